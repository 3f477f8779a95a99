"""One filter, two readings: the SQL and the sentence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
import sqlalchemy as sa

from extract.model import EventActor, EventMention, EventPlace, EventTime, Role, TimeInterval
from extract.store.filters import Filter
from extract.store.queries import events_frame
from extract.store.repository import Store, open_store
from extract.store.schema import event
from tests.unit.store.conftest import BACKENDS, new_case
from tests.unit.store.samples import ADEN, REBELS, TEXT, TROOPS, document, extraction, shelling, span, withdrawal

PAGO_PAGO = replace(ADEN, name="Pago Pago", lat=-14.28, lon=-170.7, gazetteer_id="5881576", country="AS")


def _dated(event: EventMention, start: date | None, end: date | None) -> EventMention:
    assert shelling().time is not None
    time: EventTime = replace(shelling().time, interval=TimeInterval(start, end))  # type: ignore[type-var]
    return replace(event, time=time)


# four events: A shelling of Aden on 23 March; B planned, undated, unplaced; C all of April, Pago Pago; D until 1 March
A = shelling()
B = withdrawal()
C = replace(
    _dated(withdrawal(), date(2015, 4, 1), date(2015, 4, 30)),
    place=EventPlace(PAGO_PAGO, None),
    actors=(EventActor(Role.TARGET, REBELS, span("Rebels")), EventActor(Role.AGENT, TROOPS, span("Government troops"))),
    status=shelling().status,
)
D = replace(_dated(withdrawal(), None, date(2015, 3, 1)), actors=())
LETTERS = "ABCD"


@pytest.fixture(scope="module", params=BACKENDS)
def store(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    url = new_case(request.param, tmp_path_factory.mktemp("case"))()
    with open_store(url, create=True) as opened:
        document_id = opened.add_document(document()).document_id
        opened.save_extraction(document_id, replace(extraction(), events=(A, B, C, D)))
        yield opened


@pytest.mark.parametrize(
    ("chosen", "expected"),
    [
        (Filter(), "ABCD"),
        # dates: overlap, both ends inclusive, open ends reach for ever
        (Filter(start=date(2015, 3, 23), end=date(2015, 3, 23)), "A"),
        (Filter(start=date(2015, 3, 24)), "C"),
        (Filter(end=date(2015, 4, 1)), "ACD"),
        (Filter(start=date(2015, 4, 30), end=date(2015, 5, 9)), "C"),
        (Filter(start=date(2015, 5, 1)), ""),
        (Filter(end=date(1900, 1, 1)), "D"),
        (Filter(start=date(2015, 5, 1), include_undated=True), "B"),
        # actors and roles
        (Filter(actors=("rebels",)), "AC"),
        (Filter(actors=("Rebels",)), "AC"),  # a name in the case does as well as an id
        (Filter(actors=("rebels",), role="agent"), "A"),
        (Filter(actors=("rebels",), role="target"), "C"),
        (Filter(actors=("rebels", "government-troops")), "ABC"),
        (Filter(actors=("nobody",)), ""),
        # types, status, places, reports
        (Filter(event_types=("Explosions/Remote violence",)), "A"),
        (Filter(sub_event_types=("Non-violent transfer of territory",)), "BCD"),
        (Filter(statuses=("planned",)), "BD"),
        (Filter(places=("415189", "5881576")), "AC"),
        (Filter(documents=(1,)), "ABCD"),
        (Filter(documents=(2,)), ""),
        (Filter(sources=("Coast Monitor",)), "ABCD"),
        (Filter(sources=("Other",)), ""),
        # boxes: plain, across the antimeridian, and one that holds nothing
        (Filter(box=(40, 10, 50, 15)), "A"),
        (Filter(box=(170, -20, -160, 0)), "C"),
        (Filter(box=(0, 0, 1, 1)), ""),
        (Filter(boxes=((40, 10, 50, 15), (170, -20, -160, 0))), "AC"),
        (Filter(box=(0, 0, 1, 1), boxes=((40, 10, 50, 15),)), "A"),
        # a circle: what lies on the far side of the antimeridian is near too; what has no place is nowhere
        (Filter(around=(12.8, 45.0, 10)), "A"),
        (Filter(around=(12.8, 45.0, 2)), ""),
        (Filter(around=(-14.3, 179.0, 1200)), "C"),
        (Filter(around=(0, 0, 20100)), "AC"),
        # within: an interval that has an end open lies within nothing on that side
        (Filter(start=date(2015, 3, 23), end=date(2015, 4, 29)), "AC"),
        (Filter(start=date(2015, 3, 23), end=date(2015, 4, 29), within=True), "A"),
        (Filter(start=date(2015, 3, 23), end=date(2015, 4, 30), within=True), "AC"),
        (Filter(end=date(2015, 3, 23), within=True), "AD"),
        (Filter(start=date(1900, 1, 1), within=True), "AC"),
        (Filter(start=date(2015, 3, 24), within=True, include_undated=True), "BC"),
        # at least so many dead, so many origins
        (Filter(toll=12), "A"),
        (Filter(toll=13), ""),
        (Filter(origins=1), "ABCD"),
        (Filter(origins=2), ""),
        # by id; ids are those of the lead mentions
        (Filter(events=(2, 4)), "BD"),
        (Filter(events=(99,)), ""),
        (Filter(include_rejected=True), "ABCD"),
        # words: in the sentence, the title, the place, an actor's name; any case; no wildcards
        (Filter(text="a medic"), "A"),
        (Filter(text="PORT CITY"), "ABCD"),
        (Filter(text="pago"), "C"),
        (Filter(text="  government TROOPS "), "BCD"),
        (Filter(text="%"), ""),
        (Filter(text="_"), ""),
        (Filter(text="'; DROP TABLE document; --"), ""),
        # conditions are joined by and
        (Filter(actors=("rebels",), statuses=("claimed",), start=date(2015, 4, 1)), "C"),
    ],
)
def test_selection(store: Store, chosen: Filter, expected: str) -> None:
    order = dict(zip((A, B, C, D), LETTERS, strict=True))
    assert "".join(order[found] for _, _, found in store.events(chosen)) == expected


NAMES = {"rebels": "Rebels", "415189": "Aden"}


@pytest.mark.parametrize(
    ("chosen", "sentence"),
    [
        (Filter(), "All events."),
        (Filter(start=date(2015, 7, 1), end=date(2015, 7, 31)), "Events from 1 July 2015 to 31 July 2015."),
        (Filter(start=date(2015, 7, 1), end=date(2015, 7, 1)), "Events on 1 July 2015."),
        (Filter(start=date(2015, 7, 1)), "Events from 1 July 2015 on."),
        (Filter(end=date(2015, 7, 1), include_undated=True), "Events up to 1 July 2015 or without a date."),
        (Filter(include_undated=True), "All events."),
        (Filter(actors=("rebels",)), "Events involving Rebels."),
        (Filter(actors=("rebels", "x"), role="target"), "Events against Rebels or x."),
        (
            Filter(event_types=("Battles",), sub_event_types=("Attack",), role="agent"),
            "Events of type Battles or Attack.",
        ),
        (
            Filter(places=("415189",), statuses=("claimed", "denied")),
            "Events at Aden that are claimed or denied.",
        ),
        (Filter(box=(-10.5, -5, 20, 5)), "Events between 5°S 10.5°W and 5°N 20°E."),
        (
            Filter(boxes=((1, 2, 3, 4), (5, 6, 7, 8))),
            "Events between 2°N 1°E and 4°N 3°E or 6°N 5°E and 8°N 7°E.",
        ),
        (Filter(around=(12.5, -45, 50)), "Events within 50 km of 12.5°N 45°W."),
        (Filter(start=date(2015, 7, 1), within=True), "Events wholly from 1 July 2015 on."),
        (Filter(toll=5, origins=2), "Events with at least 5 killed from at least 2 independent origins."),
        (Filter(events=(5,)), "Events chosen by hand."),
        (Filter(events=(5, 6), include_rejected=True), "Events among 2 chosen by hand with those that were rejected."),
        (Filter(sources=("Wire",), documents=(1, 2)), "Events reported by Wire in 2 chosen reports."),
        (Filter(documents=(1,), text=" siege "), "Events in one chosen report mentioning “siege”."),
    ],
)
def test_sentence(chosen: Filter, sentence: str) -> None:
    assert chosen.describe(NAMES) == sentence


def test_a_rejected_event_is_there_only_when_asked_for(store: Store) -> None:
    with store.writing() as connection:
        connection.execute(sa.update(event).where(event.c.id == 2).values(rejected=True))
    try:
        assert [found for found, _, _ in store.events()] == [1, 3, 4]
        assert [found for found, _, _ in store.events(Filter(include_rejected=True))] == [1, 2, 3, 4]
    finally:
        with store.writing() as connection:
            connection.execute(sa.update(event).values(rejected=False))


def test_every_report_of_an_event_is_asked_for_words_and_source(tmp_path: Path) -> None:
    """One event of two reports: the second is not shown first, but is sought in."""
    with open_store(tmp_path / "case.db", create=True) as store:
        other = document(text="Zinjibar quiet. " + TEXT, source="Bay Wire", title="Elsewhere")
        for report in (document(), other):
            found = replace(extraction(report), events=(A,))
            store.save_extraction(store.add_document(report).document_id, found)
        shown = events_frame(store)["source"][0]  # of the two that merging made one
        for chosen in (Filter(sources=("Bay Wire",)), Filter(documents=(2,)), Filter(text="elsewhere")):
            frame = events_frame(store, chosen)
            assert list(frame["event_id"]) == [1]
            assert frame["source"][0] == shown
            assert (frame["sources"][0], frame["document_ids"][0]) == (("Coast Monitor", "Bay Wire"), (1, 2))
            assert frame["mention_ids"][0] == (1, 2)
