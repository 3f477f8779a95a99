"""Corrections of every kind, made by the released code in a case of schema version 3, still apply."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from extract.store import queries
from extract.store.backup import restore
from extract.store.corrections.calls import history
from extract.store.corrections.exchange import export_corrections, import_corrections
from extract.store.corrections.log import Kind, content_uuid, entries, undone
from extract.store.filters import Filter
from extract.store.repository import Store, open_store
from extract.store.review import queue as review
from tests.unit.store.conftest import BACKENDS, new_case

DUMP = Path(__file__).parent / "case_3_corrected.sql"

#: Reports of an event -> what analysts made of it; all else about it is as the reports have it, below.
CORRECTED: dict[tuple[int, ...], dict[str, Any]] = {
    # every field edited
    (1,): {
        "sub_event_type": "Armed clash",
        "days": "2015-03-02 2015-03-03",
        "place": "Zinjibar",
        "agents": ("Southern Council",),
        "targets": ("Rebels",),
        "killed": (3, 4, 5),
        "status": "denied",
        "weapons": ("mortar", "rifle"),
        "corrected": True,
    },
    (2,): {"rejected": True},
    (3,): {},  # rejected, then restored
    (4, 5): {"killed": (4, 5, 5), "days": "2015-03-11 2015-03-11", "corrected": True},  # merged: eleven days between
    (6,): {"corrected": True},  # split from the next: one place and day
    (7,): {"corrected": True},
    (8,): {},  # a note, and accepted
    (9,): {},  # an edit that was undone
    (10,): {"rejected": True},  # rejected, undone, and the undo undone
    (11,): {"place": "Karma"},  # "always, in this case"
}
DAYS = {1: 1, 2: 5, 3: 8, 4: 11, 5: 16, 6: 21, 7: 21, 8: 24, 9: 26, 10: 28, 11: 30}
BY_HAND = ("Non-violent transfer of territory", "left by night", "Aden")


@pytest.fixture
def old(tmp_path: Path) -> Path:
    path = tmp_path / "old.db"
    with sqlite3.connect(path) as database:
        database.executescript(DUMP.read_text())
    database.close()
    return path


def _as_the_report_has_it(reports: tuple[int, ...]) -> dict[str, Any]:
    first = reports[0]
    return {
        "sub_event_type": "Shelling/artillery/missile attack",
        "days": f"2015-03-{DAYS[first]:02} 2015-03-{DAYS[first]:02}",
        "place": "Aden",
        "agents": ("Southern Council",),  # in this case, "the rebels" are always they
        "targets": (),
        "killed": (first, first, first),
        "status": "asserted",
        "weapons": ("artillery",),
        "corrected": False,
        "rejected": False,
    }


def _check(store: Store) -> None:
    frame = queries.events_frame(store, Filter(include_rejected=True))
    by_hand = frame[frame["by_hand"]]
    assert [*by_hand[["sub_event_type", "trigger", "place"]].itertuples(index=False, name=None)] == [BY_HAND]
    shown = {}
    for row in frame[~frame["by_hand"]].to_dict("records"):
        tolls = tuple(int(row[f"fatalities_{bound}"]) for bound in ("low", "best", "high"))
        told = {**row, "days": f"{row['start'].date()} {row['end'].date()}", "killed": tolls}
        reports = tuple(int(store.document(number).name.removesuffix(".txt")) for number in row["document_ids"])
        shown[reports] = {name: told[name] for name in _as_the_report_has_it((1,))}
    assert shown == {reports: _as_the_report_has_it(reports) | changes for reports, changes in CORRECTED.items()}
    # what is no value of an event
    [orphan] = review.orphaned(store)
    assert (orphan.correction.value, orphan.correction.anchors[0].text) == ('["rocket"]', "shelled")
    assert review.progress(store).accepted == 1
    eighth = frame[(frame["document_title"] == "Report 8") & ~frame["by_hand"]]["event_id"]
    assert [entry.correction.kind for entry in history(store, int(eighth.item()))] == [Kind.NOTE, Kind.ACCEPT]


def _extract_again(store: Store) -> None:
    """By newer rules, which find the same."""
    for row in store.documents():
        found = store.extraction(row.id)
        assert found is not None
        kept = tuple(mention for mention in found.events if "by hand" not in mention.rules)
        store.save_extraction(row.id, replace(found, version="test-2", events=kept))


def _merge_by_newer_rules(store: Store) -> None:
    store.merge(everything=True)


def _leave(_: Store) -> None:
    """As it was opened."""


@pytest.mark.parametrize("change", [_leave, _extract_again, _merge_by_newer_rules])
@pytest.mark.parametrize("backend", BACKENDS)
def test_they_still_apply(old: Path, backend: str, change: Callable[[Store], None]) -> None:
    url = str(old)
    if backend == "postgresql":
        url = new_case(backend, old.parent)()
        restore(old, url)
    with open_store(url) as store:
        _check(store)
        change(store)
        _check(store)


def test_the_log_is_whole_and_its_entries_are_who_they_were(old: Path) -> None:
    with open_store(old) as store, store.reading() as connection:
        log = entries(connection)
        assert {entry.kind for entry in log} == set(Kind)  # one of every kind
        assert [content_uuid(entry) for entry in log] == [entry.uuid for entry in log]
        by_id = {entry.id: entry for entry in log}
        gone = sorted(entry.id for entry in log if entry.uuid in undone(connection))
        assert [by_id[i].kind for i in gone] == [Kind.EDIT, Kind.UNDO]
    with open_store(old) as store:
        assert review.last_visit(store, "Ana") is not None


@pytest.mark.parametrize("backend", BACKENDS)
def test_they_go_into_another_case(old: Path, tmp_path: Path, backend: str) -> None:
    """The log, exported now, makes of the same reports in a new case what it made of them in the old one."""
    line = BytesIO()
    with open_store(old) as store, open_store(new_case(backend, tmp_path)(), create=True) as new:
        export_corrections(store, line)
        for row in store.documents():
            found = store.extraction(row.id)
            assert found is not None
            kept = tuple(mention for mention in found.events if "by hand" not in mention.rules)
            new.save_extraction(new.add_document(found.document).document_id, replace(found, events=kept))
        assert import_corrections(new, line.getvalue().splitlines()).new == 23
        _check(new)
