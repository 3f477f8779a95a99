"""Which events a selection keeps; the store, asked the same in SQL, must answer the same."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from dashboard.selection import Selection
from dashboard.views import filtering
from extract.store.filters import Filter
from extract.store.queries import events_frame
from extract.store.repository import open_store
from tests.dashboard.cases import EVENTS, UNDATED, UNPLACED, build
from tests.dashboard.frames import campaign, event, frame, undated, unplaced

START, END = date(2031, 3, 11), date(2031, 4, 2)


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("case") / "case.db")


SELECTIONS = [
    Selection(),
    Selection(actors=("river-guard",)),
    Selection(actors=("river-guard",), role="agent"),
    Selection(actors=("river-guard", "northern-army"), role="target"),
    Selection(start=START),  # undated events stay unless told otherwise
    Selection(start=START, include_undated=False),
    Selection(end=START, include_undated=False),
    Selection(start=START, end=END, include_undated=True),
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
    Selection(actors=("northern-army",), statuses=("claimed",), text="overnight"),
]


@pytest.mark.parametrize("selection", SELECTIONS, ids=lambda selection: str(selection.to_query()) or "all")
def test_the_store_answers_the_same(case: Path, selection: Selection) -> None:
    shared = {field: getattr(selection, field) for field in Filter.__dataclass_fields__ if hasattr(selection, field)}
    with open_store(case) as store:
        whole, asked = events_frame(store), events_frame(store, Filter(**shared))
    assert list(filtering.apply(whole, selection)["event_id"]) == list(asked["event_id"])


def test_the_case_is_what_it_says(case: Path) -> None:
    with open_store(case) as store:
        counts = filtering.counts(events_frame(store), EVENTS)
    assert (counts.shown, counts.no_place, counts.no_date) == (EVENTS, UNPLACED, UNDATED)


def test_the_window_keeps_what_overlaps_it_and_nothing_undated() -> None:
    table = frame(
        event(1, start=pd.Timestamp("2031-03-01"), end=pd.Timestamp("2031-03-10")),  # its last day is the first brushed
        event(2, start=pd.Timestamp("2031-03-12"), end=pd.Timestamp("2031-03-12")),
        event(3, start=pd.Timestamp("2031-03-13"), end=pd.Timestamp("2031-03-13")),  # the day after
        undated(4),
        event(5, start=pd.NaT, end=pd.Timestamp("2031-03-11")),  # open beginning
        event(6, start=pd.Timestamp("2031-03-01"), end=pd.NaT),  # open end
    )
    window = (date(2031, 3, 10), date(2031, 3, 12))
    assert list(filtering.apply(table, Selection(window=window))["event_id"]) == [1, 2, 5, 6]


def test_counts_beside_choices_ignore_their_own_filter_and_keep_the_others() -> None:
    table = frame(event(1), event(2, status="claimed"), event(3, status="claimed", event_type="Riots"))
    chosen = Selection(statuses=("asserted",), event_types=("Battles",))
    assert filtering.facet(table, chosen, "statuses") == {"asserted": 1, "claimed": 1}
    assert filtering.facet(table, chosen, "event_types") == {"Battles": 1}


def test_actor_counts_follow_the_role() -> None:
    table = frame(event(1), event(2, agents=(), agent_ids=(), actor_ids=("northern-army",)))
    assert filtering.facet(table, Selection(), "actors") == {"northern-army": 2, "river-guard": 1}
    assert filtering.facet(table, Selection(role="agent"), "actors") == {"river-guard": 1}


def test_events_are_never_lost_between_map_timeline_and_tray() -> None:
    table = campaign(200)
    on_map = table[~filtering.unplaced(table)]
    on_timeline = table[~filtering.undated(table)]
    counts = filtering.counts(table, 200)
    assert len(on_map) + counts.no_place == 200
    assert len(on_timeline) + counts.no_date == 200


def test_empty_tables_are_answered() -> None:
    nothing = frame()
    for selection in SELECTIONS:
        assert filtering.apply(nothing, selection).empty
    assert filtering.facet(nothing, Selection(), "actors") == {}


def test_names_of_actors_and_places() -> None:
    table = frame(event(1), unplaced(2))
    assert filtering.actor_names(table) == {"river-guard": "River Guard", "northern-army": "Northern Army"}
    assert filtering.column_names(table, "place_id", "place") == {"tarvo": "Tarvo"}


def test_a_town_that_was_struck_and_nobody_in_particular_are_no_actors() -> None:
    ids = ("place:gn:1", "unresolved", "river-guard")
    table = frame(
        event(1, agents=(), agent_ids=(), targets=("Kesh", "they", "River Guard"), target_ids=ids, actor_ids=ids)
    )
    assert filtering.actor_names(table) == {"river-guard": "River Guard"}
    assert filtering.facet(table, Selection(), "actors") == {"river-guard": 1}
