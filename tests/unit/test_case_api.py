"""A case in Python: ``open_case(...).events(...)`` by the names that people use."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from extract import Case, extract_text, open_case
from extract.errors import DateFormatError, DatelineError, SelectionError, StoreError
from extract.store.repository import open_store

TEXTS = [
    "Islamic State fighters attacked an army post near Haditha on Sunday and killed four soldiers.",
    "Rebels shelled Hodeidah on 3 May 2015, killing six people.",
    "Police fired tear gas at protesters in Nairobi.",
]


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Case]:
    path = tmp_path_factory.mktemp("api") / "case.db"
    with open_store(path, create=True) as store:
        for text in TEXTS:
            found = extract_text(text, published="2015-07-14")
            store.save_extraction(store.add_document(found.document).document_id, found)
    with open_case(path) as opened:
        yield opened


#: what is asked, the places of the events that answer
QUESTIONS: list[tuple[dict[str, Any], set[str]]] = [
    ({}, {"Haditha", "Hodeidah", "Nairobi"}),
    ({"actor": "Daesh"}, {"Haditha"}),  # an alias
    ({"actor": "ISIL", "role": "target"}, set()),
    ({"since": "2015-07-01"}, {"Haditha", "Nairobi"}),
    ({"since": date(2015, 5, 3), "until": "3 May 2015"}, {"Hodeidah"}),
    ({"type": "Explosions/Remote violence"}, {"Hodeidah"}),
    ({"type": ["Armed clash", "Protest with intervention"]}, {"Haditha", "Nairobi"}),
    ({"place": "Yemen"}, {"Hodeidah"}),
    ({"killed": 5}, {"Hodeidah"}),
    ({"text": "tear gas"}, {"Nairobi"}),
]


@pytest.mark.parametrize(("asked", "places"), QUESTIONS)
def test_events_of_a_selection(case: Case, asked: dict[str, Any], places: set[str]) -> None:
    events = case.events(**asked)
    assert {event.place.removeprefix("near ") for event in events} == places
    assert len(events) == len(events.to_frame()) == len(list(events))


def test_an_event_holds_plain_values(case: Case) -> None:
    (event,) = case.events(actor="Islamic State")
    assert (event.start, event.end, event.published) == (date(2015, 7, 12), date(2015, 7, 12), date(2015, 7, 14))
    assert (event.fatalities_best, event.injured_best) == (4, None)
    assert event.agents == ("Islamic State",)
    assert event.evidence == TEXTS[0]
    (unarmed,) = case.events(text="tear gas")
    assert (unarmed.fatalities_low, unarmed.agents) == (None, ("Kenyan police",))


#: questions that have no answer, and the error that says so
WRONG: list[tuple[dict[str, Any], type[DatelineError]]] = [
    ({"actor": "the seventh choir"}, SelectionError),
    ({"place": "Atlantis"}, SelectionError),
    ({"type": "Picnic"}, SelectionError),
    ({"status": "true"}, SelectionError),
    ({"role": "witness"}, SelectionError),
    ({"since": "soon"}, DateFormatError),
    ({"since": "2015-07-02", "until": "2015-07-01"}, SelectionError),
]


@pytest.mark.parametrize(("asked", "error"), WRONG)
def test_what_is_not_there_is_said(case: Case, asked: dict[str, Any], error: type[DatelineError]) -> None:
    with pytest.raises(error):
        case.events(**asked)


def test_a_case_that_is_none_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(StoreError):
        open_case(tmp_path / "none.db")
    assert not list(tmp_path.iterdir())


def test_a_geoframe_has_the_placed_events(case: Case) -> None:
    frame = case.events(place="Yemen").to_geoframe()
    assert frame.crs == "EPSG:4326"
    assert [round(point.y) for point in frame.geometry] == [15]


def test_without_geopandas_it_is_said_how_to_get_it(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "geopandas", None)
    with pytest.raises(DatelineError, match="pip install"):
        case.events().to_geoframe()
