"""What an analyst says stays said: each kind of correction, who and when and why, what is refused."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from extract.errors import InvalidCorrectionError, StaleEditError, UnknownEventError
from extract.model import Actor, ActorKind, GeoPrecision, Place, Role, Status, TimePrecision, Toll
from extract.store.corrections import calls as corrections
from extract.store.corrections.calls import event_state
from extract.store.corrections.values import ActorValue, TimeValue, TollValue, point, time_value
from extract.store.filters import Filter
from extract.store.queries import events_frame
from extract.store.repository import Store
from tests.unit.store.samples import FIRST, SECOND, TEXT, TROOPS, document, extraction, shelling, span, withdrawal

T0 = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)
ZINJIBAR = Place("Zinjibar", 13.1287, 45.3807, "YE", "66666", GeoPrecision.EXACT, 3.0)
COUNCIL = Actor("southern-council", "Southern Council", ActorKind.REBEL_GROUP, "YE")


@pytest.fixture
def store(store: Store) -> Store:
    store.save_extraction(store.add_document(document()).document_id, extraction())
    return store


def _row(store: Store, event_id: int = 1) -> Any:
    frame = events_frame(store, Filter(include_rejected=True))
    return frame[frame["event_id"] == event_id].iloc[0]


def _edit(store: Store, field: str, value: Any, event_id: int = 1, by: str = "Ana", minutes: int = 0) -> Any:
    at = T0 + timedelta(minutes=minutes)
    return corrections.edit(store, event_state(store, event_id), field, value, by=by, at=at, why="seen on video")


DAY = TimeValue(date(2015, 3, 22), date(2015, 3, 22), TimePrecision.DAY)


@pytest.mark.parametrize(
    ("field", "value", "column", "expected"),
    [
        ("event_type", "Air/drone strike", "sub_event_type", "Air/drone strike"),
        ("event_type", "Attack", "event_type", "Violence against civilians"),  # the type follows
        ("status", Status.DENIED, "status", "denied"),
        ("time", DAY, "time_precision", "day"),
        ("time", None, "time_precision", ""),
        ("place", ZINJIBAR, "place", "Zinjibar"),
        ("place", None, "place_id", ""),
        (
            "actors",
            (ActorValue(Role.TARGET, COUNCIL), ActorValue(Role.AGENT, TROOPS)),
            "targets",
            ("Southern Council",),
        ),
        ("actors", (), "actor_ids", ()),
        ("tolls", (TollValue("injured", Toll(1, 2, 3)),), "injured_best", 2),
        ("tolls", (TollValue("injured", Toll(1, 2, 3)),), "fatalities_best", 12),  # the other figure stays
        ("weapons", ("mortar",), "weapons", ("mortar",)),
    ],
)
def test_a_field_is_set_and_stays_set_when_the_report_is_extracted_again(
    store: Store, field: str, value: Any, column: str, expected: object
) -> None:
    done = _edit(store, field, value)
    assert done.event_ids == (1,)
    for version in ("test-1", "test-2"):
        assert _row(store)[column] == expected
        assert _row(store)["corrected"]
        store.save_extraction(1, extraction(version=version))
    assert _row(store, 2)["corrected"] == False  # noqa: E712 - numpy's


def test_a_spot_on_the_map_is_a_place(store: Store) -> None:
    _edit(store, "place", point(-12.5, 45.25, radius_km=2))
    row = _row(store)
    assert (row["place"], row["lat"], row["lon"], row["radius_km"]) == ("12.500°S 45.250°E", -12.5, 45.25, 2)
    _edit(store, "place", point(-12.5, 45.25, place_name="the old quarry", country="YE"))
    assert (_row(store)["place"], _row(store)["country"]) == ("the old quarry", "YE")


def test_a_value_says_who_set_it_when_and_why(store: Store) -> None:
    _edit(store, "place", ZINJIBAR)
    _edit(store, "time", DAY)
    assert _row(store)["place_explanation"] == "Ana, 2026-11-22 10:00 UTC: seen on video"
    assert _row(store)["time_basis"] == "analyst"
    assert "Ana" in _row(store)["time_explanation"]


def test_what_the_extractor_found_is_never_written_over(store: Store) -> None:
    _edit(store, "place", ZINJIBAR)
    assert [found for _, _, found in store.events()] == [shelling(), withdrawal()]


def test_reject_and_restore(store: Store) -> None:
    corrections.reject(store, event_state(store, 1), by="Ana", at=T0, why="a drill")
    assert list(events_frame(store)["event_id"]) == [2]
    assert _row(store)["rejected"]
    store.save_extraction(1, extraction(version="test-2"))
    assert list(events_frame(store)["event_id"]) == [2]
    corrections.restore(store, event_state(store, 1), by="Ben", at=T0)
    assert list(events_frame(store)["event_id"]) == [1, 2]


def test_a_note_and_an_acceptance_change_no_event(store: Store) -> None:
    before = events_frame(store)
    corrections.note(store, event_state(store, 1), "ask the harbour master", by="Ana", at=T0)
    corrections.accept(store, event_state(store, 1), by="Ana", at=T0)
    assert events_frame(store).equals(before)
    assert [entry.correction.kind for entry in corrections.history(store, 1)] == ["note", "accept"]


def _add(store: Store, words: str = "12 people", **values: Any) -> Any:
    told = {"event_type": "Attack", **values}
    at = span(words)
    return corrections.add(store, 1, at.start, at.end, told, by="Ana", at=T0, why="not found")


def test_an_event_added_by_hand_is_there_with_its_sentence(store: Store) -> None:
    done = _add(store, place=ZINJIBAR, status="unconfirmed", actors=(ActorValue(Role.AGENT, COUNCIL),))
    for version in ("test-1", "test-2"):
        row = _row(store, done.event_ids[0])
        assert (row["trigger"], row["evidence"], row["document_id"]) == ("12 people", FIRST, 1)
        assert (row["event_type"], row["sub_event_type"]) == ("Violence against civilians", "Attack")
        assert (row["place"], row["status"], row["agents"]) == ("Zinjibar", "unconfirmed", ("Southern Council",))
        assert len(events_frame(store)) == 3
        store.save_extraction(1, extraction(version=version))
    assert TEXT[row["trigger_start"] : row["trigger_end"]] == row["trigger"]


def test_an_event_added_by_hand_can_be_corrected_and_taken_back(store: Store) -> None:
    done = _add(store)
    _edit(store, "place", ZINJIBAR, done.event_ids[0])
    store.save_extraction(1, extraction(version="test-2"))
    assert _row(store, done.event_ids[0])["place"] == "Zinjibar"
    back = corrections.undo(store, done.correction.id, by="Ana", at=T0)
    assert len(events_frame(store)) == 2
    corrections.undo(store, back.correction.id, by="Ana", at=T0)
    assert _row(store, done.event_ids[0])["place"] == "Zinjibar"


def test_what_was_added_is_no_second_event_once_the_rules_find_it(store: Store) -> None:
    store.save_extraction(1, extraction(events=1))
    done = _add(store, "leave", status="claimed")
    assert len(events_frame(store)) == 2
    store.save_extraction(1, extraction(version="test-2"))
    frame = events_frame(store)
    assert list(frame["trigger"]) == ["shelled", "leave"]
    assert list(frame["status"]) == ["claimed", "claimed"]  # as the analyst has it, not "planned"
    store.save_extraction(1, extraction(events=1, version="test-3"))
    assert sorted(events_frame(store)["trigger"]) == ["leave", "shelled"]
    assert corrections.history(store, int(events_frame(store)["event_id"].max()))[0].correction == done.correction


def test_undo_is_a_correction_and_can_be_undone(store: Store) -> None:
    first = _edit(store, "place", ZINJIBAR)
    back = corrections.undo(store, first.correction.id, by="Ben", at=T0, why="wrong town")
    assert _row(store)["place"] == "Aden"
    assert not _row(store)["corrected"]
    told = corrections.history(store, 1)
    assert [(entry.correction.kind, entry.undone_by and entry.undone_by.analyst) for entry in told] == [("edit", "Ben")]
    with pytest.raises(InvalidCorrectionError, match="already"):
        corrections.undo(store, first.correction.id, by="Ben", at=T0)
    corrections.undo(store, back.correction.id, by="Ana", at=T0)
    assert _row(store)["place"] == "Zinjibar"


def test_the_later_wins_and_history_keeps_both(store: Store) -> None:
    _edit(store, "status", "denied")
    _edit(store, "status", "asserted", by="Ben", minutes=5)
    assert _row(store)["status"] == "asserted"
    told = [entry.correction for entry in corrections.history(store, 1)]
    assert [(entry.analyst, entry.value, entry.previous) for entry in told] == [
        ("Ana", '"denied"', '"claimed"'),
        ("Ben", '"asserted"', '"denied"'),
    ]


def test_whoever_corrects_last_wins_also_with_a_slow_clock(store: Store) -> None:
    _edit(store, "status", "denied", minutes=30)
    _edit(store, "status", "asserted", by="Ben", minutes=-30)
    _edit(store, "status", "negated", by="Ben", minutes=-30)
    assert _row(store)["status"] == "negated"


# -- two analysts at once ------------------------------------------------------------------------------------------


def test_a_stale_edit_is_refused_with_what_changed(store: Store) -> None:
    seen = event_state(store, 1)
    _edit(store, "place", ZINJIBAR)
    with pytest.raises(StaleEditError) as refused:
        corrections.edit(store, seen, "status", "denied", by="Ben", at=T0)
    assert "the place was Aden, now Zinjibar" in str(refused.value)
    assert "Ana, 2026-11-22 10:00 UTC: seen on video" in str(refused.value)
    assert _row(store)["status"] == "claimed"
    corrections.edit(store, event_state(store, 1), "status", "denied", by="Ben", at=T0)
    assert (_row(store)["status"], _row(store)["place"]) == ("denied", "Zinjibar")


@pytest.mark.parametrize(
    "write",
    [
        lambda store, seen: corrections.edit(store, seen, "status", "denied", by="Ben", at=T0),
        lambda store, seen: corrections.reject(store, seen, by="Ben", at=T0),
        lambda store, seen: corrections.restore(store, seen, by="Ben", at=T0),
        lambda store, seen: corrections.accept(store, seen, by="Ben", at=T0),
        lambda store, seen: corrections.note(store, seen, "x", by="Ben", at=T0),
        lambda store, seen: corrections.merge(store, [seen, event_state(store, 2)], by="Ben", at=T0),
    ],
)
def test_every_write_to_an_event_that_changed_is_refused(store: Store, write: Any) -> None:
    seen = event_state(store, 1)
    store.save_extraction(1, replace(extraction(), events=(replace(shelling(), status=Status.NEGATED), withdrawal())))
    revision = store.revision()
    with pytest.raises(StaleEditError, match="the status was claimed, now negated"):
        write(store, seen)
    assert store.revision() == revision


def test_an_event_that_is_gone_is_said_to_be_gone(store: Store) -> None:
    seen = event_state(store, 2)
    store.save_extraction(1, extraction(events=1))
    with pytest.raises(StaleEditError, match="not in the case any more"):
        corrections.reject(store, seen, by="Ben", at=T0)
    for ask in (lambda: event_state(store, 2), lambda: corrections.history(store, 2)):
        with pytest.raises(UnknownEventError):
            ask()


def test_a_revision_is_the_same_exactly_while_the_event_is(store: Store) -> None:
    seen = event_state(store, 1)
    store.save_extraction(1, extraction(version="test-2"))
    assert event_state(store, 1).revision == seen.revision
    assert event_state(store, 2).revision != seen.revision
    _edit(store, "weapons", ("mortar",))
    assert event_state(store, 1).revision != seen.revision


# -- values that are none ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("colour", "red", "no field 'colour'"),
        ("event_type", "Battles", "not a sub-event type"),
        ("event_type", None, "not a sub-event type"),
        ("status", "sure", "not a status"),
        ("status", None, "not a status"),
        ("time", "Monday", "first and a last day"),
        ("time", TimeValue(None, None, TimePrecision.RANGE), "undated"),
        ("time", TimeValue(date(2015, 2, 2), date(2015, 2, 1), TimePrecision.RANGE), "before the first"),
        ("time", TimeValue(date(2015, 2, 1), date(2015, 2, 2), TimePrecision.DAY), "one day"),
        ("place", "Aden", "gazetteer"),
        ("place", replace(ZINJIBAR, lat=91.0), "latitudes"),
        ("place", replace(ZINJIBAR, lat=float("nan")), "on the globe"),
        ("place", replace(ZINJIBAR, lon=181.0), "longitudes"),
        ("place", replace(ZINJIBAR, radius_km=0.0), "radius"),
        ("place", replace(ZINJIBAR, name="  "), "name of a place"),
        ("place", replace(ZINJIBAR, name="x" * 301), "1 to 300"),
        ("place", replace(ZINJIBAR, name="\ud800"), "surrogate"),
        ("actors", "Rebels", "list of actors"),
        ("actors", (ActorValue(Role.AGENT, replace(COUNCIL, id="")),), "needs an id"),
        ("tolls", (), "number of people"),
        ("tolls", (TollValue("frightened", None),), "no kind of toll"),
        ("tolls", (TollValue("killed", Toll(3, 2, 1)),), "must rise"),
        ("tolls", (TollValue("killed", Toll(-1, 2, 3)),), "must rise"),
        ("tolls", (TollValue("killed", None), TollValue("killed", None)), "once"),
        ("weapons", "mortar", "list of names"),
        ("weapons", ("",), "name of a weapon"),
    ],
)
def test_a_value_that_is_none_is_refused_in_plain_words(store: Store, field: str, value: Any, message: str) -> None:
    revision = store.revision()
    with pytest.raises(InvalidCorrectionError, match=message):
        _edit(store, field, value)
    assert store.revision() == revision


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda store: corrections.note(store, event_state(store, 1), " ", by="Ana", at=T0), "needs words"),
        (lambda store: corrections.note(store, event_state(store, 1), "x" * 10_001, by="Ana", at=T0), "10000"),
        (lambda store: corrections.note(store, event_state(store, 1), "x", by=" ", at=T0), "name of the analyst"),
        (
            lambda store: corrections.accept(store, event_state(store, 1), by="Ana", at=T0.replace(tzinfo=None)),
            "time zone",
        ),
        (lambda store: corrections.merge(store, [event_state(store, 1)], by="Ana", at=T0), "at least two"),
        (lambda store: corrections.split(store, event_state(store, 1), [1], by="Ana", at=T0), "at least one"),
        (lambda store: corrections.split(store, event_state(store, 1), [2], by="Ana", at=T0), "passages of the event"),
        (lambda store: corrections.add(store, 1, 3, 3, {"event_type": "Attack"}, by="Ana", at=T0), "words that tell"),
        (
            lambda store: corrections.add(store, 1, 0, 9999, {"event_type": "Attack"}, by="Ana", at=T0),
            "words that tell",
        ),
        (lambda store: corrections.add(store, 1, 0, 6, {}, by="Ana", at=T0), "type of event"),
        (lambda store: corrections.always(store, "place", "Aden", COUNCIL, by="Ana", at=T0), "a place, or an actor"),
        (lambda store: corrections.always(store, "place", "", ZINJIBAR, by="Ana", at=T0), "name of the place"),
    ],
)
def test_a_call_that_makes_no_sense_is_refused(store: Store, call: Any, message: str) -> None:
    with pytest.raises(InvalidCorrectionError, match=message):
        call(store)
    assert corrections.history(store, 1) == []


@pytest.mark.parametrize("call", [
    lambda store: corrections.undo(store, 99, by="Ana", at=T0),
    lambda store: corrections.add(store, 99, 0, 1, {"event_type": "Attack"}, by="Ana", at=T0),
])  # fmt: skip
def test_what_is_not_there(store: Store, call: Any) -> None:
    with pytest.raises(UnknownEventError):
        call(store)


@pytest.mark.parametrize(
    ("start", "end", "precision"),
    [
        (date(2015, 3, 1), date(2015, 3, 1), "day"),
        (date(2015, 3, 2), date(2015, 3, 8), "week"),
        (date(2016, 2, 1), date(2016, 2, 29), "month"),
        (date(2015, 2, 1), date(2015, 3, 1), "range"),
        (date(2015, 1, 1), date(2015, 12, 31), "year"),
        (date(9999, 12, 1), date.max, "month"),
        (date(2015, 1, 1), None, "range"),
        (None, date(2015, 1, 1), "range"),
    ],
)
def test_the_precision_of_a_time_follows_from_its_days(start: date | None, end: date | None, precision: str) -> None:
    assert time_value(start, end).precision == precision


def test_a_sentence_is_the_line_where_the_report_was_split_otherwise(store: Store) -> None:
    at = span("leave")
    across = corrections.add(store, 1, at.start - 90, at.end, {"event_type": "Attack"}, by="Ana", at=T0)
    anchor = across.correction.anchors[0]
    assert TEXT[anchor.sentence_start : anchor.sentence_end] == TEXT.strip()
    assert SECOND in TEXT[anchor.sentence_start : anchor.sentence_end]
