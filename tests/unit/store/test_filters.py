"""One filter, two readings: the SQL and the sentence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from extract.model import EventActor, EventMention, EventPlace, EventTime, Role, TimeInterval
from extract.store.filters import Filter
from extract.store.repository import Store, open_store
from tests.unit.store.samples import ADEN, REBELS, TROOPS, document, extraction, shelling, span, withdrawal

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


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with open_store(Path(tmp_path_factory.mktemp("case")) / "case.db", create=True) as opened:
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
        (Filter(bbox=(40, 10, 50, 15)), "A"),
        (Filter(bbox=(170, -20, -160, 0)), "C"),
        (Filter(bbox=(0, 0, 1, 1)), ""),
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
        (Filter(), "All event mentions."),
        (Filter(start=date(2015, 7, 1), end=date(2015, 7, 31)), "Event mentions from 1 July 2015 to 31 July 2015."),
        (Filter(start=date(2015, 7, 1), end=date(2015, 7, 1)), "Event mentions on 1 July 2015."),
        (Filter(start=date(2015, 7, 1)), "Event mentions from 1 July 2015 on."),
        (Filter(end=date(2015, 7, 1), include_undated=True), "Event mentions up to 1 July 2015 or without a date."),
        (Filter(include_undated=True), "All event mentions."),
        (Filter(actors=("rebels",)), "Event mentions involving Rebels."),
        (Filter(actors=("rebels", "x"), role="target"), "Event mentions against Rebels or x."),
        (
            Filter(event_types=("Battles",), sub_event_types=("Attack",), role="agent"),
            "Event mentions of type Battles or Attack.",
        ),
        (
            Filter(places=("415189",), statuses=("claimed", "denied")),
            "Event mentions at Aden that are claimed or denied.",
        ),
        (Filter(bbox=(-10.5, -5, 20, 5)), "Event mentions between 5°S 10.5°W and 5°N 20°E."),
        (Filter(sources=("Wire",), documents=(1, 2)), "Event mentions reported by Wire in 2 chosen reports."),
        (Filter(documents=(1,), text=" siege "), "Event mentions in one chosen report mentioning “siege”."),
    ],
)
def test_sentence(chosen: Filter, sentence: str) -> None:
    assert chosen.describe(NAMES) == sentence
