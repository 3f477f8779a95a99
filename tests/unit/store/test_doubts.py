"""What is most likely wrong is asked about first: an analyst who has ten minutes should spend them on these."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
import sqlalchemy as sa

from extract.model import EventMention, EventPlace, GeoPrecision, Place, Span, TimeInterval, TriggerMention
from extract.store.corrections import calls as corrections
from extract.store.corrections.calls import event_state
from extract.store.repository import Store
from extract.store.review import queue as review
from extract.store.review.doubts import TABLE, doubts
from extract.store.review.reasons import DOUBTS, Reason
from extract.store.schema import event, event_role
from tests.unit.store.samples import ADEN, TEXT, document, extraction, shelling

KARMAH = Place("Karmah", 33.4, 43.9, "IQ", "77", GeoPrecision.EXACT, 5.0)
TAIZ = Place("Taiz", 13.58, 44.02, "YE", "78", GeoPrecision.EXACT, 5.0)
DJIBOUTI = Place("Obock", 11.97, 43.29, "DJ", "79", GeoPrecision.EXACT, 5.0)


@pytest.fixture
def store(store: Store) -> Store:
    store.save_extraction(store.add_document(document()).document_id, extraction())
    return store


def _doubts(store: Store) -> dict[int, tuple[Reason, ...]]:
    with store.reading() as connection:
        return doubts(connection)


def _set(store: Store, table: sa.Table = event, **values: Any) -> None:
    """What the first event would be had the rules read it so."""
    of = table.c.id if table is event else table.c.event_id
    with store.writing() as connection:
        connection.execute(sa.update(table).where(of == 1).values(**values))


def test_what_looks_right_is_not_doubted(store: Store) -> None:
    assert _doubts(store) == {}


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        # more dead than one happening has: a total of a war, or a year read as a count
        ({"fatalities_best": 2014}, Reason.TOLL),
        # forty dead "since January": the sum of many
        ({"fatalities_best": 40, "time_start": date(2015, 1, 1)}, Reason.TOLL),
        # told as done, on a day after the report came out
        ({"time_start": date(2015, 4, 2), "time_end": date(2015, 4, 2)}, Reason.PERIOD),
        # the year was guessed, and is years before the report
        ({"time_start": date(2012, 3, 23), "time_end": date(2012, 3, 23), "time_basis": "inferred"}, Reason.PERIOD),
        # a village that has the group's name
        ({"place": "Rebels"}, Reason.ACTOR_NAME),
    ],
)
def test_a_doubtful_value(store: Store, values: dict[str, Any], reason: Reason) -> None:
    _set(store, **values)
    assert _doubts(store) == {1: (reason,)}


@pytest.mark.parametrize(
    "values",
    [
        {"fatalities_best": 40},  # of one day
        {"fatalities_best": 3, "time_start": date(2015, 1, 1)},  # few, whenever it was
        # history that the words date
        {"time_start": date(2012, 3, 23), "time_end": date(2012, 3, 23), "time_basis": "explicit"},
        # what is planned lies after the report
        {"time_start": date(2015, 4, 2), "time_end": date(2015, 4, 2), "status": "planned"},
    ],
)
def test_no_doubtful_value(store: Store, values: dict[str, Any]) -> None:
    _set(store, **values)
    assert _doubts(store) == {}


@pytest.mark.parametrize("kind", ["civilians", "newsroom", "organisation"])
def test_who_carries_no_arms_is_a_doubtful_agent(store: Store, kind: str) -> None:
    """A monitor that reports a shelling did not shell."""
    _set(store, event_role, kind=kind)
    assert _doubts(store) == {1: (Reason.AGENT,)}


def _told(number: int, place: Place) -> EventMention:
    """One of several shellings of a report, each on a day of its own."""
    day = date(2015, 3, 1) + timedelta(5 * number)
    time = shelling().time
    assert time is not None
    return replace(
        shelling(),
        trigger=TriggerMention(number, number + 1, TEXT[number], entry="shell", lemma="shell"),
        time=replace(time, interval=TimeInterval(day, day)),
        place=EventPlace(place, Span(0, 1), ""),
        tolls=(),
    )


@pytest.mark.parametrize(
    ("odd", "doubted"),
    [
        (KARMAH, True),  # a namesake in another war: 1,900 km off
        (DJIBOUTI, False),  # over the strait: a war may cross it
        (TAIZ, False),  # in the report's own country, however far
    ],
)
def test_a_place_far_from_the_rest_of_its_report(store: Store, odd: Place, doubted: bool) -> None:
    events = (*(_told(number, ADEN) for number in range(4)), _told(4, odd))
    store.save_extraction(1, replace(extraction(), events=events))
    assert sorted(_doubts(store).values()) == ([(Reason.FAR,)] if doubted else [])


def test_what_an_analyst_set_is_not_doubted(store: Store) -> None:
    _set(store, place="Rebels")
    corrections.edit(store, event_state(store, 1), "place", KARMAH, by="Ana", at=datetime(2026, 11, 22, tzinfo=UTC))
    assert _doubts(store) == {}


def test_the_queue_asks_about_doubts_first(store: Store) -> None:
    """The event without a place stands before the doubtful one in the report, and after it in the queue."""
    _set(store, place="Rebels")
    items = review.queue(store)
    assert [(item.event_id, DOUBTS.isdisjoint(item.reasons)) for item in items] == [(1, False), (2, True)]


def test_every_doubt_has_a_row() -> None:
    assert {reason for reason, _ in TABLE} == DOUBTS
