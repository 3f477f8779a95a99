from __future__ import annotations

from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.views.stacks import Bounds, Part, project, stack_keys
from extract.model import GeoPrecision, Status
from extract.standards import EVENT_TYPES
from tests.dashboard.stacks import Stack, bounds, stacks
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
    assert (stack_keys(frame) == "").sum() == 2
    assert sum(stack.count for stack in stacks(frame)) == 1


def test_empty_table() -> None:
    frame = events()
    assert stacks(frame) == ()
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
def test_every_event_with_a_point_is_in_one_stack(drawn: list[dict[str, Any]]) -> None:
    frame = events(*drawn)
    drawable = int((frame["lat"].notna() & frame["lon"].notna()).sum())
    assert sum(stack.count for stack in stacks(frame)) == drawable
    assert int((stack_keys(frame) != "").sum()) == drawable
