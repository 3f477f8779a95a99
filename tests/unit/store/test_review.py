"""The queue of what deserves a look, progress, where analysts differ."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from extract.errors import InvalidCorrectionError
from extract.model import GeoPrecision, Place, Status
from extract.store.corrections import calls as corrections
from extract.store.corrections.calls import event_state
from extract.store.queries import events_frame
from extract.store.repository import Store
from extract.store.review import queue as review
from extract.store.review.queue import Progress, Visit
from extract.store.review.reasons import Reason
from tests.unit.store.samples import TEXT, document, extraction, shelling, withdrawal

T0 = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)
ZINJIBAR = Place("Zinjibar", 13.1287, 45.3807, "YE", "66666", GeoPrecision.EXACT, 3.0)
OPEN = (Reason.UNPLACED, Reason.UNDATED)  # of the second event of the sample


@pytest.fixture
def store(store: Store) -> Store:
    store.save_extraction(store.add_document(document()).document_id, extraction())
    return store


def _queue(store: Store, since: Visit | None = None) -> list[tuple[int | None, tuple[Reason, ...]]]:
    return [(item.event_id, item.reasons) for item in review.queue(store, since)]


def test_what_lacks_a_place_or_a_date_deserves_a_look(store: Store) -> None:
    assert _queue(store) == [(2, OPEN)]


@pytest.mark.parametrize(
    ("status", "party", "low"),
    [
        (Status.UNCONFIRMED, False, True),
        (Status.CLAIMED, True, True),  # on the word of a party alone
        (Status.CLAIMED, False, False),
        (Status.ASSERTED, None, False),
    ],
)
def test_low_evidence(store: Store, status: Status, party: bool | None, low: bool) -> None:
    said = shelling().attribution
    assert said is not None
    event = replace(shelling(), status=status, attribution=replace(said, party=party))
    store.save_extraction(1, replace(extraction(), events=(event,)))
    assert _queue(store) == ([(1, (Reason.LOW_EVIDENCE,))] if low else [])


def test_what_is_accepted_leaves_the_queue_until_it_changes(store: Store) -> None:
    corrections.accept(store, event_state(store, 2), by="Ana", at=T0)
    assert _queue(store) == []
    assert review.accepted_events(store) == {2: True}
    store.save_extraction(1, extraction(version="test-2"))  # nothing changed
    assert _queue(store) == []
    store.save_extraction(1, replace(extraction(), events=(shelling(), replace(withdrawal(), status=Status.ASSERTED))))
    assert _queue(store) == [(2, (*OPEN, Reason.CHANGED))]
    assert review.accepted_events(store) == {2: False}


def test_what_is_rejected_is_not_in_the_queue(store: Store) -> None:
    corrections.reject(store, event_state(store, 2), by="Ana", at=T0)
    assert _queue(store) == []


def test_what_came_in_since_the_last_visit_is_new(store: Store) -> None:
    assert review.last_visit(store, "Ana") is None
    seen = review.mark_visit(store, "Ana", T0)
    assert review.last_visit(store, "Ana") == seen
    assert review.last_visit(store, "Ben") is None
    assert _queue(store, seen) == [(2, OPEN)]
    other = document(text="Night in the port.\n" + TEXT.replace("Aden", "Oslo"), source="Bay Wire")
    store.save_extraction(store.add_document(other).document_id, replace(extraction(other), events=(shelling(),)))
    new = [event_id for event_id, reasons in _queue(store, seen) if Reason.NEW in reasons]
    frame = events_frame(store)
    assert new == [event_id for event_id, ids in zip(frame["event_id"], frame["mention_ids"], strict=True) if 3 in ids]
    assert all(Reason.NEW not in reasons for _, reasons in _queue(store, review.mark_visit(store, "Ana", T0)))


def test_an_analyst_has_a_name(store: Store) -> None:
    with pytest.raises(InvalidCorrectionError):
        review.mark_visit(store, " \n", T0)


def test_orphans_are_last_in_the_queue(store: Store) -> None:
    done = corrections.reject(store, event_state(store, 1), by="Ana", at=T0)
    store.save_extraction(1, replace(extraction(), events=(withdrawal(),)))
    items = review.queue(store)
    assert [(item.event_id, item.correction_id) for item in items] == [(2, None), (None, done.correction.id)]
    assert items[-1].reasons == (Reason.ORPHANED,)
    assert review.entry_of(store, done.correction.id) == done.correction
    assert review.entry_of(store, 99) is None


def test_progress_counts(store: Store) -> None:
    assert review.progress(store) == Progress(events=2, accepted=0, waiting=1, corrected=0, rejected=0, orphaned=0)
    corrections.edit(store, event_state(store, 1), "place", ZINJIBAR, by="Ana", at=T0)
    corrections.accept(store, event_state(store, 1), by="Ana", at=T0)
    corrections.reject(store, event_state(store, 2), by="Ana", at=T0)
    assert review.progress(store) == Progress(events=1, accepted=1, waiting=0, corrected=1, rejected=1, orphaned=0)


# -- where analysts differ -----------------------------------------------------------------------------------------


def test_a_correction_of_what_another_set_is_no_conflict(store: Store) -> None:
    for by, status in (("Ana", "denied"), ("Ben", "asserted"), ("Ana", "negated")):
        corrections.edit(store, event_state(store, 1), "status", status, by=by, at=T0)
    corrections.edit(store, event_state(store, 1), "place", ZINJIBAR, by="Ana", at=T0)
    corrections.edit(store, event_state(store, 1), "place", replace(ZINJIBAR, lat=13.0), by="Ben", at=T0)
    assert review.conflicts(store) == []


def test_two_who_did_not_know_of_each_other_conflict(store: Store) -> None:
    """Ben's correction was made in a copy of the case, before he knew of Ana's."""
    from io import BytesIO

    from extract.store.corrections.exchange import export_corrections, import_corrections

    corrections.edit(store, event_state(store, 1), "status", "denied", by="Ben", at=T0 + timedelta(hours=1))
    corrections.edit(store, event_state(store, 1), "weapons", ("mortar",), by="Ben", at=T0 + timedelta(hours=1))
    out = BytesIO()
    export_corrections(store, out)
    for entry in (1, 2):
        corrections.undo(store, entry, by="Ben", at=T0)
    undone = review.conflicts(store)
    assert undone == []
    with store.writing() as connection:  # Ana's case, where nothing of that has been heard of
        from extract.store.schema import correction

        connection.execute(correction.delete())
    store.merge(everything=True)
    first = corrections.edit(store, event_state(store, 1), "status", "negated", by="Ana", at=T0)
    import_corrections(store, out.getvalue().splitlines())
    assert list(events_frame(store)["status"]) == ["denied", "planned"]  # the later wins
    found = review.conflicts(store)
    assert [(c.field, c.earlier, c.later.analyst, c.event_id) for c in found] == [
        ("status", first.correction, "Ben", 1)
    ]
    assert (1, (Reason.CONFLICT,)) in _queue(store)
