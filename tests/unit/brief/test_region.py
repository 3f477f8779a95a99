"""Named regions as boxes on the map."""

from __future__ import annotations

import pytest

from dashboard.brief.model import Box
from dashboard.brief.region import box_of, region
from extract.model import GeoPrecision, Place


def holds(box: Box, lon: float, lat: float) -> bool:
    across = box.west <= lon <= box.east if box.west <= box.east else lon >= box.west or lon <= box.east
    return across and box.south <= lat <= box.north


@pytest.mark.parametrize(
    ("name", "inside", "outside"),
    [
        ("Sudan", (32.53, 15.55), (36.8, -1.3)),  # a country: its capital, not its neighbour's
        ("France", (2.35, 48.86), (-52.3, 4.9)),  # without what lies overseas
        ("Fiji", (178.44, -18.14), (0.0, 0.0)),  # both sides of the antimeridian
        ("Russia", (37.6, 55.75), (-100.0, 55.0)),
        ("Anbar", (43.3, 33.42), (47.8, 30.5)),  # a province
        ("Fallujah", (43.78, 33.35), (43.0, 33.35)),  # a town and what lies round it
    ],
)
def test_region_holds_what_it_is_named_for(
    name: str, inside: tuple[float, float], outside: tuple[float, float]
) -> None:
    box = region(name)
    assert box is not None
    assert holds(box, *inside)
    assert not holds(box, *outside)


def test_an_unknown_name_is_no_region() -> None:
    assert region("Nowhereville-upon-Nothing") is None


@pytest.mark.parametrize(("lat", "lon"), [(0.0, 0.0), (89.5, 10.0), (-89.9, -179.9), (10.0, 179.99)])
def test_any_place_has_a_box_on_the_globe(lat: float, lon: float) -> None:
    box = box_of(Place("X", lat, lon, "", "x", GeoPrecision.EXACT, 5.0))
    assert -180 <= box.west < 180
    assert -180 <= box.east < 180
    assert -90 <= box.south < box.north <= 90


def test_the_box_of_a_place_grows_with_its_radius() -> None:
    small, large = (box_of(Place("X", 10.0, 20.0, "", "x", GeoPrecision.REGION, km)) for km in (5.0, 200.0))
    assert large.south < small.south < 10.0 < small.north < large.north
