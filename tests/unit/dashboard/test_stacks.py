from __future__ import annotations

import math
from itertools import pairwise
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.views.stacks import (
    SLACK_PX,
    Bounds,
    Part,
    Stack,
    bounds,
    levels,
    merge,
    offsets,
    project,
    rows_of,
    stack_keys,
    stacks,
    undrawable,
)
from extract.model import GeoPrecision, Status
from extract.standards import EVENT_TYPES
from tests.unit.dashboard.frames import ANBAR, FALLUJAH, KHARTOUM, NOWHERE, RAMADI, day, events


def test_one_stack_a_place_largest_first() -> None:
    made = stacks(events(FALLUJAH, RAMADI, FALLUJAH))
    assert [(stack.id, stack.count) for stack in made] == [("99454", 2), ("95446", 1)]


def test_parts_are_counted_by_type_and_status_in_the_order_of_the_legend() -> None:
    protest = {**FALLUJAH, "event_type": "Protests"}
    claim = {**FALLUJAH, "status": "claimed"}
    (stack,) = stacks(events(protest, claim, FALLUJAH, FALLUJAH))
    assert stack.parts == (
        Part("Battles", "asserted", 2),
        Part("Battles", "claimed", 1),
        Part("Protests", "asserted", 1),
    )
    assert stack.by_type == {"Battles": 3, "Protests": 1}
    assert stack.by_status == {"asserted": 3, "claimed": 1}


def test_days_span_all_events() -> None:
    long = {**FALLUJAH, "start": pd.Timestamp("2016-04-01"), "end": pd.Timestamp("2016-06-30")}
    undated = {**FALLUJAH, "start": pd.NaT, "end": pd.NaT}
    (stack,) = stacks(events(FALLUJAH, long, undated))
    assert (stack.first, stack.last) == (day("2016-04-01"), day("2016-06-30"))
    (stack,) = stacks(events(undated))
    assert (stack.first, stack.last) == (None, None)


def test_events_without_a_place_are_counted_not_drawn() -> None:
    frame = events(FALLUJAH, NOWHERE, NOWHERE)
    assert undrawable(frame) == 2
    assert sum(stack.count for stack in stacks(frame)) == 1


def test_empty_table() -> None:
    frame = events()
    assert stacks(frame) == ()
    assert undrawable(frame) == 0
    assert rows_of(frame, "99454").empty
    assert bounds(()) is None


def test_near_a_place_is_not_the_place() -> None:
    near = {**FALLUJAH, "lat": 33.5, "geo_precision": "near", "radius_km": 12.0}
    town, beside = stacks(events(FALLUJAH, FALLUJAH, near))
    assert town.id != beside.id
    assert beside.names == ("near Fallujah",)
    assert not beside.area
    assert beside.radius_km == 12


def test_province_is_an_area() -> None:
    (stack,) = stacks(events(ANBAR))
    assert stack.area
    assert stack.precision is GeoPrecision.PROVINCE


def test_place_without_an_id_is_told_by_its_coordinates() -> None:
    nameless = {**FALLUJAH, "place_id": "", "place": ""}
    (stack,) = stacks(events(nameless))
    assert stack.id == "at:33.350,43.780"
    assert stack.names == ("Unnamed place",)


@pytest.mark.parametrize(
    ("place_id", "key"),
    [
        ("a|b", "a/b"),  # the sign that joins merged stacks
        ("@@=alert(1)", "=alert(1)"),  # deck.gl's JSON would take it for a command
    ],
)
def test_hostile_ids_are_tamed(place_id: str, key: str) -> None:
    frame = events({**FALLUJAH, "place_id": place_id})
    assert list(stack_keys(frame)) == [key]
    assert len(rows_of(frame, key)) == 1


def test_clicked_stack_gives_its_events() -> None:
    frame = events(FALLUJAH, RAMADI, KHARTOUM, RAMADI)
    assert list(rows_of(frame, "95446")["event_id"]) == [1, 3]
    assert list(rows_of(frame, "95446|99454")["event_id"]) == [0, 1, 3]
    assert rows_of(frame, "").empty
    assert rows_of(frame, "nowhere").empty


def test_stacks_merge_where_they_would_collide() -> None:
    items = stacks(events(FALLUJAH, FALLUJAH, RAMADI, KHARTOUM))  # Fallujah and Ramadi are 45 km apart
    (iraq, sudan) = merge(items, 4)
    assert iraq.id == "95446|99454"
    assert iraq.names == ("Fallujah", "Ramadi")
    assert (iraq.lat, iraq.lon) == (33.35, 43.78)  # the mark stays on the larger place
    assert sudan.id == "379252"
    assert len(merge(items, 9)) == 3


def test_areas_do_not_swallow_places() -> None:
    items = stacks(events(RAMADI, ANBAR, ANBAR))  # the province's point lies on its capital
    assert {stack.id for stack in merge(items, 2)} == {"anbar", "95446"}


def test_badges_of_areas_step_aside_for_marks() -> None:
    (level,) = levels(stacks(events(RAMADI, ANBAR)))
    (moved,) = offsets(level).values()
    assert math.hypot(*moved) >= 22


def test_levels_cover_every_zoom_once() -> None:
    made = levels(stacks(events(FALLUJAH, RAMADI, KHARTOUM)))
    assert made[0].min_zoom == -math.inf
    assert made[-1].max_zoom == math.inf
    assert all(one.max_zoom == next_.min_zoom for one, next_ in pairwise(made))
    assert [len(level.stacks) for level in made] == [2, 3]


@pytest.mark.parametrize(
    ("lon", "lat", "zoom", "x", "y"),
    [
        (0, 0, 0, 256, 256),
        (-180, 85.051129, 0, 0, 0),
        (180, -85.051129, 1, 1024, 1024),
        (0, 90, 0, 256, 0),  # beyond where web Mercator ends
    ],
)
def test_projection(lon: float, lat: float, zoom: float, x: float, y: float) -> None:
    assert project(lon, lat, zoom) == (pytest.approx(x, abs=1e-3), pytest.approx(y, abs=1e-3))


def test_bounds_give_a_province_its_extent_but_a_country_none() -> None:
    country = {**ANBAR, "place_id": "IQ", "place": "Iraq", "geo_precision": "country", "lat": 33.0, "lon": 44.0}
    assert bounds(stacks(events(FALLUJAH, KHARTOUM))) == Bounds(32.53, 15.55, 43.78, 33.35)
    province = bounds(stacks(events(ANBAR)))
    assert province is not None
    assert province.north - province.south > 2
    assert bounds(stacks(events(FALLUJAH, {**country, "radius_km": 900.0}))) == Bounds(43.78, 33.35, 43.78, 33.35)


def test_size_grows_with_the_number_within_bounds() -> None:
    sizes = [_stack(0, 0, count).size_px for count in (1, 2, 5, 20, 10_000)]
    assert sizes == sorted(sizes)
    assert sizes[0] >= 10
    assert sizes[-1] <= 34


def _stack(lon: float, lat: float, count: int, key: str = "k", precision: GeoPrecision = GeoPrecision.EXACT) -> Stack:
    return Stack((key,), (key,), lat, lon, (Part("Battles", "asserted", count),), precision, 0.0)


places = st.tuples(st.floats(-180, 180), st.floats(-80, 80), st.integers(1, 60), st.sampled_from(GeoPrecision))


@settings(max_examples=60, deadline=None)
@given(st.lists(places, max_size=25), st.floats(0, 8), st.randoms(use_true_random=False))
def test_merging_loses_nothing_hides_nothing_and_knows_no_order(drawn: list[Any], zoom: float, random: Any) -> None:
    items = [_stack(lon, lat, count, f"k{index:02}", kind) for index, (lon, lat, count, kind) in enumerate(drawn)]
    merged = merge(items, zoom)
    assert sum(stack.count for stack in merged) == sum(stack.count for stack in items)
    assert sorted(key for stack in merged for key in stack.keys) == [key for stack in items for key in stack.keys]
    shuffled = list(items)
    random.shuffle(shuffled)
    assert merge(shuffled, zoom) == merged
    points = [stack for stack in merged if not stack.area]
    for index, one in enumerate(points):
        for other in points[:index]:
            (ax, ay), (bx, by) = project(one.lon, one.lat, zoom), project(other.lon, other.lat, zoom)
            assert math.hypot(ax - bx, ay - by) >= one.size_px + other.size_px - SLACK_PX


rows = st.fixed_dictionaries(
    {
        "place_id": st.sampled_from(["", "1", "2", "3"]),
        "place": st.text(max_size=8),
        "lat": st.one_of(st.just(float("nan")), st.floats(-90, 90)),
        "lon": st.floats(-180, 180),
        "geo_precision": st.sampled_from([*GeoPrecision, ""]),
        "radius_km": st.one_of(st.just(float("nan")), st.floats(0, 500)),
        "event_type": st.sampled_from([*EVENT_TYPES, "Unheard of"]),
        "status": st.sampled_from(list(Status)),
    }
)


@settings(max_examples=60, deadline=None)
@given(st.lists(rows, max_size=20))
def test_every_event_is_in_one_stack_or_counted_as_undrawable(drawn: list[dict[str, Any]]) -> None:
    frame = events(*drawn)
    made = stacks(frame)
    assert sum(stack.count for stack in made) + undrawable(frame) == len(frame)
    assert sum(len(rows_of(frame, stack.id)) for stack in made) == len(frame) - undrawable(frame)
