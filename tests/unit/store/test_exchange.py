"""The log goes to another analyst's case and comes back: the same there as here, and never twice."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from io import BytesIO
from typing import Any

import pytest
import sqlalchemy as sa

from extract.errors import InvalidCorrectionError
from extract.model import Actor, ActorKind, GeoPrecision, Place, Role, TimePrecision, Toll
from extract.store.corrections import calls as corrections
from extract.store.corrections.calls import event_state
from extract.store.corrections.exchange import Imported, export_corrections, import_corrections
from extract.store.corrections.values import ActorValue, TimeValue, TollValue
from extract.store.filters import Filter
from extract.store.queries import events_frame
from extract.store.repository import Store, open_store
from extract.store.review import queue as review
from extract.store.schema import correction
from tests.unit.store.conftest import NewCase
from tests.unit.store.samples import document, extraction, span

T0 = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)
ZINJIBAR = Place("Zinjibar", 13.1287, 45.3807, "YE", "66666", GeoPrecision.EXACT, 3.0)
COUNCIL = Actor("southern-council", "Southern Council", ActorKind.REBEL_GROUP, "YE")
COPY = document(text="Late news.\n" + document().text, source="Bay Wire", name="bay.txt")


@pytest.fixture
def store(store: Store) -> Store:
    store.save_extraction(store.add_document(document()).document_id, extraction())
    return store


def _work(store: Store) -> None:
    """Something of every kind."""

    def state(event_id: int) -> Any:
        return event_state(store, event_id)

    corrections.edit(store, state(1), "place", ZINJIBAR, by="Ana", at=T0, why="“seen”\non video")
    corrections.edit(store, state(1), "time", TimeValue(None, T0.date(), TimePrecision.RANGE), by="Ana", at=T0)
    corrections.edit(store, state(1), "tolls", (TollValue("killed", None),), by="Ana", at=T0)
    corrections.edit(store, state(2), "actors", (ActorValue(Role.AGENT, COUNCIL),), by="Ben", at=T0)
    corrections.edit(store, state(2), "tolls", (TollValue("injured", Toll(1, 2, 3)),), by="Ben", at=T0)
    corrections.note(store, state(1), "ask again", by="Ben", at=T0)
    at = span("12 people")
    made = corrections.add(store, 1, at.start, at.end, {"event_type": "Attack", "place": ZINJIBAR}, by="Ana", at=T0)
    merged = corrections.merge(store, [state(1), state(made.event_ids[0])], by="Ana", at=T0)
    corrections.split(store, state(1), [1], by="Ana", at=T0)
    corrections.undo(store, merged.correction.id, by="Ana", at=T0)
    corrections.always(store, "actor", "government troops", COUNCIL, by="Ana", at=T0)
    corrections.accept(store, state(2), by="Ana", at=T0)
    corrections.reject(store, state(2), by="Ana", at=T0)
    corrections.restore(store, state(2), by="Ana", at=T0)


def _exported(store: Store) -> bytes:
    out = BytesIO()
    export_corrections(store, out)
    return out.getvalue()


def _shown(store: Store) -> list[dict[str, Any]]:
    frame = events_frame(store, Filter(include_rejected=True)).astype(object)
    # ids of what was added by hand may differ from case to case
    kept = frame.drop(columns=["event_id", "mention_ids", "ordinal"]).where(frame.notna(), None)
    return sorted(kept.to_dict("records"), key=lambda row: (row["trigger_start"], row["trigger"]))  # type: ignore[no-any-return]


def test_the_log_makes_another_case_the_same(store: Store, new_url: NewCase) -> None:
    _work(store)
    log = _exported(store)
    assert log.count(b"\n") == 14
    with open_store(new_url(), create=True) as other:
        other.save_extraction(other.add_document(document()).document_id, extraction())
        assert import_corrections(other, log.splitlines()) == Imported(new=14, known=0)
        assert _shown(other) == _shown(store)
        assert _exported(other) == log
        revision = other.revision()
        assert import_corrections(other, [*log.splitlines(), b"", b"  "]) == Imported(new=0, known=14)
        assert _shown(other) == _shown(store)
        assert other.revision() == revision + 1
        assert review.accepted_events(other) == review.accepted_events(store)


def test_corrections_wait_for_their_report(store: Store, new_url: NewCase) -> None:
    _work(store)
    with open_store(new_url(), create=True) as other:
        import_corrections(other, _exported(store).splitlines())
        assert {orphan.reason for orphan in review.orphaned(other)} == {"its report is not in this case"}
        document_id = other.add_document(document()).document_id
        assert {orphan.reason for orphan in review.orphaned(other)} == {"its report has not been extracted yet"}
        other.save_extraction(document_id, extraction())
        assert review.orphaned(other) == []
        assert _shown(other) == _shown(store)


def test_the_order_in_which_logs_arrive_does_not_matter(store: Store, new_url: NewCase) -> None:
    _work(store)
    lines = _exported(store).splitlines()
    with open_store(new_url(), create=True) as other:
        other.save_extraction(other.add_document(document()).document_id, extraction())
        for part in (lines[9:], lines[4:11], lines[::-1]):
            import_corrections(other, part)
        assert _shown(other) == _shown(store)
        assert _exported(other) == _exported(store)


def _tampered(line: bytes, **changes: Any) -> bytes:
    return json.dumps({**json.loads(line), **changes}).encode()


@pytest.mark.parametrize(
    ("spoil", "message"),
    [
        (lambda _: b"Dear diary", "not a correction"),
        (lambda _: b"[]", "not a correction"),
        (lambda _: b"\xff\xfe", "not a correction"),
        (lambda _: b"{" * 100_000, "not a correction"),
        (lambda line: line[:-10], "not a correction"),
        (lambda line: _tampered(line, dateline_correction=99), "newer Dateline"),
        (lambda line: _tampered(line, analyst="Eve"), "changed after it was written"),
        (lambda line: _tampered(line, value=None), "changed after it was written"),
        (lambda line: _tampered(line, made_at="yesterday"), "not a time"),
        (lambda line: _tampered(line, kind="drop table"), "not a correction"),
        (lambda line: _tampered(line, note=5), "not a correction"),
    ],
)
def test_a_line_that_is_no_correction_is_named_and_nothing_is_imported(store: Store, spoil: Any, message: str) -> None:
    corrections.edit(store, event_state(store, 1), "place", ZINJIBAR, by="Ana", at=T0)
    line = _exported(store).strip()
    before = store.revision()
    with pytest.raises(InvalidCorrectionError, match=f"line 2: .*{message}.*Nothing was imported"):
        import_corrections(store, [line, spoil(line)])
    assert store.revision() == before


def _forged(line: bytes, **changes: Any) -> bytes:
    """A line whose uuid fits its content, made with another program."""
    from extract.store.corrections.exchange import _entry
    from extract.store.corrections.log import content_uuid

    record = {**json.loads(line), **changes}
    return json.dumps({**record, "uuid": content_uuid(_entry(record))}).encode()


@pytest.mark.parametrize(
    "changes",
    [
        {"field": "colour"},
        {"field": "status", "value": "sure"},
        {"value": {"name": "Nowhere"}},
        {"target": {}},
        {"target": {"anchors": [{"document": "x", "start": -1, "end": 2, "text": "x"}]}},
        {"kind": "add"},
        {"kind": "entry"},
        {"kind": "undo"},
    ],
)
def test_a_forged_line_does_not_get_into_the_log(store: Store, changes: dict[str, Any]) -> None:
    corrections.edit(store, event_state(store, 1), "place", ZINJIBAR, by="Ana", at=T0)
    line = _exported(store).strip()
    with pytest.raises(InvalidCorrectionError):
        import_corrections(store, [_forged(line, **changes)])
    with store.reading() as connection:
        assert connection.execute(sa.select(sa.func.count()).select_from(correction)).scalar() == 1


def test_times_of_any_clock_are_kept_to_the_microsecond(store: Store) -> None:
    late = T0.replace(year=9998) + timedelta(microseconds=1)
    done = corrections.note(store, event_state(store, 1), "x", by="Ana", at=late)
    early = corrections.note(store, event_state(store, 1), "x", by="Ana", at=T0)
    assert done.correction.made_at == "9998-11-22T10:00:00.000001Z"
    assert early.correction.made_at == "9998-11-22T10:00:00.000002Z"
    with open_store(store.name) if "://" not in store.name else store as again:
        assert len(corrections.history(again, 1)) == 2
