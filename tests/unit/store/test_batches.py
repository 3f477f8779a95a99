"""Extractions stored many at a time: the same case as one at a time; a batch is whole or not there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime

import pytest
import sqlalchemy as sa

from extract.errors import StoreError
from extract.store import schema
from extract.store.corrections import calls as corrections
from extract.store.corrections.calls import event_state
from extract.store.packed import pack
from extract.store.repository import Store, open_store
from tests.unit.store.conftest import NewCase
from tests.unit.store.samples import document, extraction

T0 = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)
REPORTS = [document(name=f"{n}.txt", text=f"{document().text} No. {n}.") for n in range(5)]


def _rows(store: Store) -> dict[str, list[tuple[object, ...]]]:
    tables = (schema.extraction, schema.event_mention, schema.event_actor, schema.event, schema.event_member)
    with store.reading() as connection:
        return {t.name: sorted(map(tuple, connection.execute(sa.select(t))), key=repr) for t in tables}


@pytest.fixture
def other(new_url: NewCase) -> Iterator[Store]:
    with open_store(new_url(), create=True) as opened:
        yield opened


def test_a_batch_gives_the_case_that_single_extractions_give(store: Store, other: Store) -> None:
    """What the analyst sees does not depend on how many processes worked."""
    for report in REPORTS:
        store.save_extraction(store.add_document(report).document_id, extraction(report), merge=False)
    ids = [added.document_id for added in other.add_documents(REPORTS)]
    other.save_packed([(number, pack(extraction(report))) for number, report in zip(ids, REPORTS, strict=True)])
    store.merge()
    other.merge()
    assert _rows(store) == _rows(other)


def test_ids_and_corrections_outlive_a_batch_of_newer_rules(store: Store) -> None:
    """A link to an event, and what an analyst said of it, hold when the whole archive is extracted again."""
    ids = [added.document_id for added in store.add_documents(REPORTS)]
    store.save_packed([(n, pack(extraction(report))) for n, report in zip(ids, REPORTS, strict=True)])
    store.merge()
    before = [row[0] for row in _rows(store)["event_mention"]]
    corrections.edit(store, event_state(store, 1), "status", "denied", by="Ana", at=T0)
    newer = [(n, pack(extraction(report, version="test-2"))) for n, report in zip(ids, REPORTS, strict=True)]
    store.save_packed(newer)
    store.merge()
    assert [row[0] for row in _rows(store)["event_mention"]] == before
    assert event_state(store, 1).values["status"] == "denied"


def test_one_that_is_of_another_text_leaves_nothing_of_its_batch(store: Store) -> None:
    ids = [added.document_id for added in store.add_documents(REPORTS[:2])]
    wrong = replace(pack(extraction(REPORTS[1])), sha256="0" * 64)
    with pytest.raises(StoreError, match="texts differ"):
        store.save_packed([(ids[0], pack(extraction(REPORTS[0]))), (ids[1], wrong)])
    assert _rows(store)["extraction"] == []


def test_what_is_packed_says_what_the_summary_counts() -> None:
    found = extraction()
    undated = replace(found, events=tuple(replace(event, time=None, place=None) for event in found.events))
    assert pack(undated).undated == pack(undated).unplaced == len(found.events)
    assert pack(replace(found, events=(), not_read="Russian")).not_read == "Russian"
