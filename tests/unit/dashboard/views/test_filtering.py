"""Which events a selection keeps: the arrays, a plain reference and the store's SQL must all answer the same."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.selection import Selection
from dashboard.table.load import load, sentences
from dashboard.table.words import gathered, mentioning
from dashboard.views import filtering
from dashboard.views.filtering import Sieve, sieve
from extract.standards import EVENT_TYPES
from extract.store.filters import Filter
from extract.store.queries import events_frame
from extract.store.repository import open_store
from tests.dashboard.cases import EVENTS, UNDATED, UNPLACED, build
from tests.dashboard.frames import ACTORS, SOURCES, campaign, event, frame, undated, unplaced
from tests.dashboard.tables import reference, sentences_of, table_of

START, END = date(2031, 3, 11), date(2031, 4, 2)


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("case") / "case.db")


def _sieve(rows: pd.DataFrame, selection: Selection) -> Sieve:
    table = table_of(rows)
    said = mentioning(table, sentences_of(rows), selection.text) if selection.text else None
    return sieve(table, selection, said)


def _kept(rows: pd.DataFrame, selection: Selection) -> list[int]:
    found = _sieve(rows, selection)
    return [int(one) for one in found.table.ids[found.kept]]


SELECTIONS = [
    Selection(),
    Selection(actors=("river-guard",)),
    Selection(actors=("river-guard",), role="agent"),
    Selection(actors=("river-guard", "northern-army"), role="target"),
    Selection(start=START),  # undated events stay unless told otherwise
    Selection(start=START, include_undated=False),
    Selection(end=START, include_undated=False),
    Selection(start=START, end=END, include_undated=True),
    Selection(start=START, end=END, within=True),
    Selection(event_types=("Battles",)),
    Selection(sub_event_types=("Armed clash", "Shelling/artillery/missile attack")),
    Selection(statuses=("claimed", "planned")),
    Selection(places=("tarvo",)),
    Selection(documents=(1, 3)),
    Selection(sources=("Harbour Post",)),
    Selection(text="KESH"),  # whatever the case of the letters
    Selection(text="100%"),  # no wildcard
    Selection(text="notebook"),  # of the title
    Selection(text="river guard"),  # of an actor
    Selection(box=(33.0, 14.0, 33.5, 14.5)),
    Selection(box=(170.0, -10.0, -170.0, 10.0)),  # across the antimeridian
    Selection(around=(14.1, 33.2, 50.0)),
    Selection(toll=10),
    Selection(origins=2),
    Selection(actors=("northern-army",), statuses=("claimed",), text="overnight"),
]


@pytest.mark.parametrize("selection", SELECTIONS, ids=lambda selection: str(selection.to_query()) or "all")
def test_the_store_answers_the_same(case: Path, selection: Selection) -> None:
    shared = {field: getattr(selection, field) for field in Filter.__dataclass_fields__ if hasattr(selection, field)}
    with open_store(case) as store:
        table = load(store)
        said = mentioning(table, gathered(sentences(store)), selection.text) if selection.text else None
        asked = events_frame(store, Filter(**shared))
    kept = sieve(table, selection, said).kept
    assert table.ids[kept].tolist() == sorted(asked["event_id"])


days = st.dates(date(2031, 2, 20), date(2031, 6, 10))
some = lambda values: st.lists(st.sampled_from(list(values)), unique=True, max_size=2).map(tuple)  # noqa: E731
selections = st.builds(
    Selection,
    actors=some(name for name, _ in ACTORS),
    role=st.sampled_from(["either", "agent", "target"]),
    start=st.none() | days,
    end=st.none() | days,
    include_undated=st.booleans(),
    within=st.booleans(),
    event_types=some(EVENT_TYPES),
    statuses=some(("asserted", "claimed", "denied", "planned")),
    places=some(("tarvo", "kesh", "upper-valley")),
    documents=some(range(1, 10)),
    sources=some(SOURCES),
    text=st.sampled_from(["", "", "", "SHELLED", "report 3", "old harbour", "nothing like it"]),
    window=st.none() | st.tuples(days, st.integers(0, 40)).map(lambda at: (at[0], at[0] + timedelta(days=at[1]))),
    box=st.none() | st.sampled_from([(33.0, 14.0, 33.3, 14.5), (33.5, 13.0, 34.0, 15.0), (33.6, 13.0, 33.1, 15.0)]),
    around=st.none() | st.sampled_from([(14.1, 33.2, 30.0), (14.1, 33.2, 70.0), (0.0, 0.0, 9000.0)]),
    toll=st.sampled_from([0, 0, 1, 10]),
    origins=st.sampled_from([0, 0, 1, 2]),
)
CAMPAIGN = campaign(160)
TABLE, SENTENCES = table_of(CAMPAIGN), sentences_of(CAMPAIGN)


@settings(max_examples=70, deadline=None)
@given(selections)
def test_arrays_keep_what_the_plain_reference_keeps(selection: Selection) -> None:
    said = mentioning(TABLE, SENTENCES, selection.text) if selection.text else None
    found = sieve(TABLE, selection, said)
    assert TABLE.ids[found.kept].tolist() == reference(CAMPAIGN, selection)
    assert filtering.counts(found).shown == int(found.kept.sum())


FIELDS = {
    "actors": (lambda row: row.actor_ids, lambda table: table.actors.ids),
    "event_types": (lambda row: (row.event_type,), lambda table: table.types.ids),
    "sub_event_types": (lambda row: (row.sub_event_type,), lambda table: table.sub_types.ids),
    "statuses": (lambda row: (row.status,), lambda table: table.statuses.ids),
    "places": (lambda row: (row.place_id,), lambda table: table.places.ids),
    "documents": (lambda row: row.document_ids, lambda table: table.reports.ids.tolist()),
    "sources": (lambda row: row.sources, lambda table: table.sources.ids),
}


@settings(max_examples=60, deadline=None)
@given(selections, st.sampled_from(sorted(FIELDS)))
def test_counts_beside_choices_are_those_that_the_choice_would_give(selection: Selection, field: str) -> None:
    from dataclasses import replace

    said = mentioning(TABLE, SENTENCES, selection.text) if selection.text else None
    plain = replace(selection, role="either")
    values_of, ids_of = FIELDS[field]
    others = set(reference(CAMPAIGN, replace(plain, **{field: ()})))
    rows = [row for row in CAMPAIGN.itertuples(index=False) if row.event_id in others]
    expected = {one: sum(one in values_of(row) for row in rows) for one in ids_of(TABLE)}
    counted = sieve(TABLE, plain, said).facet(field)
    assert dict(zip(ids_of(TABLE), counted.tolist(), strict=True)) == expected


def test_the_case_is_what_it_says(case: Path) -> None:
    with open_store(case) as store:
        counts = filtering.counts(sieve(load(store), Selection()))
    assert (counts.shown, counts.total) == (EVENTS, EVENTS)
    assert (counts.no_place, counts.no_date) == (UNPLACED, UNDATED)


def test_the_window_keeps_what_overlaps_it_and_nothing_undated() -> None:
    rows = frame(
        event(1, start=pd.Timestamp("2031-03-01"), end=pd.Timestamp("2031-03-10")),  # its last day is the first brushed
        event(2, start=pd.Timestamp("2031-03-12"), end=pd.Timestamp("2031-03-12")),
        event(3, start=pd.Timestamp("2031-03-13"), end=pd.Timestamp("2031-03-13")),  # the day after
        undated(4),
        event(5, start=pd.NaT, end=pd.Timestamp("2031-03-11")),  # open beginning
        event(6, start=pd.Timestamp("2031-03-01"), end=pd.NaT),  # open end
    )
    window = (date(2031, 3, 10), date(2031, 3, 12))
    assert _kept(rows, Selection(window=window)) == [1, 2, 5, 6]
    assert _kept(rows, Selection(window=window, within=True)) == [2]


def test_actor_counts_follow_the_role() -> None:
    rows = frame(event(1), event(2, agents=(), agent_ids=(), actor_ids=("northern-army",)))
    for role, expected in (("either", [1, 2]), ("agent", [1, 0]), ("target", [0, 2])):
        found = _sieve(rows, Selection(role=role))
        assert dict(zip(found.table.actors.ids, found.facet("actors").tolist(), strict=True)) == dict(
            zip(("river-guard", "northern-army"), expected, strict=True)
        )


def test_events_are_never_lost_between_map_timeline_and_tray() -> None:
    found = _sieve(CAMPAIGN, Selection())
    counts = filtering.counts(found)
    assert int(found.table.placed.sum()) + counts.no_place == len(CAMPAIGN)
    assert int(found.table.dated.sum()) + counts.no_date == len(CAMPAIGN)


def test_empty_tables_are_answered() -> None:
    for selection in SELECTIONS:
        found = _sieve(frame(), selection)
        assert not found.kept.any()
        assert all(not found.facet(field).any() for field in filtering.CHOICES)
        assert filtering.counts(found) == filtering.Counts(0, 0, 0, 0, 0)


def test_an_event_of_several_reports_is_found_by_any_of_them_and_counts_once() -> None:
    rows = frame(event(1, document_ids=(1, 2)), event(2, document_ids=(2,)))
    assert _kept(rows, Selection(documents=(1,))) == [1]
    found = _sieve(rows, Selection())
    assert found.facet("documents").tolist() == [1, 2]
    assert found.facet("sources").tolist() == [2]


def test_a_town_that_was_struck_and_nobody_in_particular_are_no_actors() -> None:
    ids = ("place:gn:1", "unresolved", "river-guard")
    rows = frame(
        event(1, agents=(), agent_ids=(), targets=("Kesh", "they", "River Guard"), target_ids=ids, actor_ids=ids)
    )
    found = _sieve(rows, Selection())
    assert dict(zip(found.table.actors.ids, found.facet("actors").tolist(), strict=True)) == {
        "place:gn:1": 0, "unresolved": 0, "river-guard": 1,
    }  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(max_size=12), max_size=8), st.text(max_size=4))
def test_words_are_found_in_the_sentence_that_has_them_and_in_no_other(said: list[str], words: str) -> None:
    rows = frame(*(event(n, evidence=text, document_title="", place="") for n, text in enumerate(said, 1)))
    table = table_of(rows)
    wanted = words.lower().strip().replace("\0", " ")
    expected = [not wanted or wanted in text.lower().replace("\0", " ") or wanted in "river guard" or
                wanted in "northern army" for text in said]  # fmt: skip
    if "\0" not in words:
        assert mentioning(table, sentences_of(rows), words).tolist() == expected


def test_no_place_is_no_spot() -> None:
    table = table_of(frame(event(1), unplaced(2)))
    assert table.spot.tolist() == [0, -1]
    assert np.flatnonzero(table.placed).tolist() == [0]
