"""A case is read together in the store: a place that one report settles places the events of others, in any order."""

from __future__ import annotations

from dataclasses import replace

from extract.model import Document, EventMention
from extract.store.repository import Store, open_store
from tests.unit.store.conftest import NewCase
from tests.unit.store.merging.test_merging import assert_as_anew, events, found, report, save
from tests.unit.store.samples import ADEN

CLAUSE = 'in the clause of "shelled"'
CRATER = replace(ADEN, name="Crater", gazetteer_id="9:crater", lat=12.78, lon=45.04)


def placed(number: int, why: str = CLAUSE) -> tuple[Document, EventMention]:
    """A report that places its shelling of Aden."""
    document, told = report(number)
    assert told.place is not None
    return document, replace(told, place=replace(told.place, explanation=why))


def open_one(number: int) -> tuple[Document, EventMention]:
    """One that names Aden, and whose reading left the place open."""
    document, told = report(number)
    return document, replace(told, place=None)


def test_another_report_places_it(store: Store) -> None:
    save(store, open_one(1))
    assert events(store)[0].place_id is None
    save(store, placed(2))
    (only,) = events(store)
    assert (only.place_id, only.mentions) == (ADEN.gazetteer_id, 2)
    assert_as_anew(store)


def test_an_event_of_its_own_says_who_placed_it(store: Store) -> None:
    document, told = report(3, day=20)
    save(store, placed(2), (document, replace(told, place=None)))
    own = next(one for one in events(store) if one.time_start.day == 20)
    assert own.place_id == ADEN.gazetteer_id
    assert own.place_explanation == "Aden, named in the sentence of “shelled”: placed by Source 2 of Wed 25 March 2015"
    assert_as_anew(store)


def test_a_guess_places_nothing(store: Store) -> None:
    document, told = report(1, day=20)
    save(store, (document, replace(told, place=None)), placed(2, "named in an earlier sentence and still in force"))
    assert {one.place_id for one in events(store)} == {ADEN.gazetteer_id, None}


def test_most_reports_decide_whatever_came_first(new_url: NewCase) -> None:
    """Two reports read Aden as the one place, one as another of that name; the fourth left it open."""
    other = replace(ADEN, gazetteer_id="77", lat=49.6, lon=-83.1, country="CA")
    document, told = placed(5)
    assert told.place is not None
    rows = [placed(2), placed(4), (document, replace(told, place=replace(told.place, place=other))), open_one(1)]
    seen = set()
    for order in (rows, rows[::-1], [rows[2], rows[3], rows[0], rows[1]]):
        with open_store(new_url(), create=True) as store:
            for one in order:
                save(store, one)
            assert_as_anew(store)
            seen.add(tuple(sorted((one.place_id, one.mentions) for one in events(store))))
    assert len(seen) == 1
    assert all(place_id is not None for row in seen for place_id, _ in row)


def test_what_is_read_otherwise_places_no_more(store: Store) -> None:
    """The report that placed it is extracted again and no longer knows the place."""
    save(store, open_one(1))
    (taught,) = save(store, placed(2))
    store.save_extraction(taught, replace(found(open_one(2)), version="test-2"))
    assert {one.place_id for one in events(store)} == {None}
    assert_as_anew(store)
