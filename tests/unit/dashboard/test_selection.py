"""The selection and the page's address: each is the other, and a hostile address does nothing."""

from __future__ import annotations

from dataclasses import fields
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.address import MAX_VALUES, PARAMETERS, from_query
from dashboard.selection import Selection
from extract.model import Status
from extract.standards import EVENT_TYPE_OF, EVENT_TYPES

FULL = Selection(
    actors=("river-guard", "northern-army"),
    role="agent",
    start=date(2031, 3, 1),
    end=date(2031, 4, 30),
    include_undated=False,
    event_types=("Battles", "Explosions/Remote violence"),
    sub_event_types=("Armed clash",),
    statuses=("claimed", "planned"),
    places=("geonames:98245",),
    documents=(3, 17),
    sources=("Valley News & Co",),
    text="river crossing",
    window=(date(2031, 3, 9), date(2031, 3, 20)),
    lanes="actor",
    focus_places=("geonames:98245@34.100,33.200",),
    focus_events=(12, 15),
    view=(33.2451, -71.5, 6.25),
    within=True,
    box=(33.1, 12.25, 34.5, 15.0),
    around=(14.1, -33.2, 12.5),
    toll=10,
    origins=2,
    layers=("stacks", "heat"),
    theme="dark",
    present=True,
    play_step="month",
    play_grow=True,
)


def test_nothing_chosen_is_an_empty_address() -> None:
    assert Selection().to_query() == {}
    assert from_query({}) == (Selection(), ())


def test_everything_chosen_survives_the_address() -> None:
    assert from_query(FULL.to_query()) == (FULL, ())
    assert {
        field.name for field in fields(Selection) if getattr(FULL, field.name) == getattr(Selection(), field.name)
    } == set()
    assert set(FULL.to_query()) == set(PARAMETERS)


names = st.text(st.characters(categories=["L", "N", "P", "S"]), min_size=1, max_size=40)
days = st.dates(date(1900, 1, 1), date(2100, 12, 31))


@settings(max_examples=60, deadline=None)
@given(
    actors=st.lists(names, unique=True, max_size=4),
    text=names,
    bounds=st.tuples(days, days).map(sorted),
    kinds=st.lists(st.sampled_from(sorted(EVENT_TYPES)), unique=True),
    subs=st.lists(st.sampled_from(sorted(EVENT_TYPE_OF)), unique=True, max_size=4),
    statuses=st.lists(st.sampled_from([status.value for status in Status]), unique=True),
    numbers=st.lists(st.integers(0, 10**12 - 1), unique=True, max_size=4),
)
def test_any_selection_survives_the_address(
    actors: list[str], text: str, bounds: list[date], kinds: list[str], subs: list[str], statuses: list[str],
    numbers: list[int],
) -> None:  # fmt: skip
    chosen = Selection(
        actors=tuple(actors),
        text=text,
        start=bounds[0],
        end=bounds[1],
        window=(bounds[0], bounds[1]),
        event_types=tuple(kinds),
        sub_event_types=tuple(subs),
        statuses=tuple(statuses),
        documents=tuple(numbers),
    )
    assert from_query(chosen.to_query()) == (chosen, ())


REFUSED = [
    ("view", "91.0,0.0,3.0", "view"),  # beyond the pole
    ("view", "33.1,44.2,99.0", "view"),  # deeper than the map goes
    ("view", "33.1,44.2", "view"),
    ("view", "nan,44.2,5.0", "view"),
    ("from", "13/07/2015", "start"),  # not ISO: the order of day and month would be a guess
    ("from", "2015-02-30", "start"),  # no such day
    ("from", "today", "start"),  # there is no today here
    ("to", "99999-01-01", "end"),  # a year that no calendar on screen can show
    ("role", "both", "role"),
    ("undated", "maybe", "include_undated"),
    ("type", "Battles'; DROP TABLE document;--", "event_types"),
    ("status", "true", "statuses"),
    ("report", "-1", "documents"),
    ("report", "٣", "documents"),  # a digit, but not one that ids are written in
    ("event", "1e9", "focus_events"),
    ("event", "9" * 5000, "focus_events"),  # int() of a very long number is slow on purpose
    ("window", "2015-07-13", "window"),
    ("window", "2015-07-13..2015-07-01", "window"),  # ends before it begins
    ("text", "x" * 201, "text"),
    ("text", "a\u202eb", "text"),  # reverses the reading of what follows
    ("text", "a\x00b", "text"),
    ("actor", "\ud800", "actors"),  # half a surrogate pair
    ("place", "   ", "places"),
    ("box", "33,14,34", "box"),
    ("box", "33,15,34,14", "box"),  # its south is north of its north
    ("box", "333,14,34,15", "box"),
    ("around", "14.1,33.2,0", "around"),  # no kilometres
    ("around", "14.1,33.2,99999", "around"),  # more than half the way round the Earth
    ("around", "14.1,33.2,1e3", "around"),
    ("toll", "-3", "toll"),
    ("origins", "many", "origins"),
    ("within", "perhaps", "within"),
    ("layers", "../../etc", "layers"),
    ("theme", "url(x)", "theme"),
    ("present", "always", "present"),
    ("play", "hour", "play_step"),
    ("lanes", "javascript:alert(1)", "lanes"),
]


@pytest.mark.parametrize(("name", "value", "field"), REFUSED)
def test_what_cannot_be_read_is_left_out_and_named(name: str, value: str, field: str) -> None:
    selection, notices = from_query({name: [value]})
    assert getattr(selection, field) == getattr(Selection(), field)
    assert len(notices) == 1
    assert f"“{name}”" in notices[0]
    assert value not in notices[0] or value == name


def test_good_values_beside_bad_ones_are_kept() -> None:
    selection, notices = from_query({"status": ["claimed", "certain"], "report": ["4", "four"]})
    assert (selection.statuses, selection.documents) == (("claimed",), (4,))
    assert len(notices) == 1


def test_dates_that_contradict_each_other_are_both_left_out() -> None:
    selection, notices = from_query({"from": ["2031-05-01"], "to": ["2031-04-01"]})
    assert (selection.start, selection.end) == (None, None)
    assert "“from” and “to”" in notices[0]


def test_unknown_parameters_are_named_only_when_harmless() -> None:
    _, notices = from_query({"colour": ["red"], "<script>": ["x"]})
    assert "“colour”" in notices[0]
    assert "script" not in notices[0]
    assert from_query({"read": ["3"]}, also=("read",))[1] == ()


def test_known_layers_beside_an_unknown_one_are_kept() -> None:
    selection, notices = from_query({"layers": ["heat,lasers"]})
    assert selection.layers == ("heat",)
    assert len(notices) == 1


def test_no_layer_at_all_is_a_choice() -> None:
    assert from_query(Selection(layers=()).to_query()) == (Selection(layers=()), ())


def test_an_endless_list_is_cut() -> None:
    selection, notices = from_query({"actor": [f"a{number}" for number in range(MAX_VALUES + 50)]})
    assert len(selection.actors) == MAX_VALUES
    assert notices


@settings(max_examples=150, deadline=None)
@given(st.dictionaries(st.sampled_from([*PARAMETERS, "x", "__class__"]), st.lists(st.text(max_size=30), max_size=3)))
def test_no_address_raises(query: dict[str, list[str]]) -> None:
    selection, notices = from_query(query)
    assert from_query(selection.to_query()) == (selection, ())
    assert all(isinstance(notice, str) for notice in notices)


def test_reset_keeps_how_it_is_drawn() -> None:
    drawn = FULL.drawing()
    assert drawn == Selection(
        lanes="actor", view=FULL.view, layers=FULL.layers, theme="dark", present=True, play_step="month", play_grow=True
    )
    assert not drawn.filtered


def test_focus_is_no_filter() -> None:
    assert not Selection(focus_events=(3,), focus_places=("a",), lanes="actor", theme="dark", layers=()).filtered
    assert Selection(text="x").filtered
    assert Selection(window=(date(2031, 1, 1), date(2031, 1, 2))).filtered
