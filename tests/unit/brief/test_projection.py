"""Shapes stay true, degrees come back, and the scale bar is as long as it says."""

from __future__ import annotations

import math

import numpy as np
import pytest
from geographiclib.geodesic import Geodesic
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.brief.chart.extent import Frame, View, fitted, shown
from dashboard.brief.chart.furniture import arrange
from dashboard.brief.chart.projection import EqualEarth, Projection, Stereographic
from dashboard.brief.model import Box

FRAME = Frame(20.0, 80.0, 560.0, 400.0)
#: a street, a province, a country, a continent; both hemispheres, the equator, far north, over the antimeridian
BOXES = {
    "Aleppo": Box(37.0, 36.1, 37.3, 36.3),
    "Anbar": Box(38.8, 31.0, 44.5, 35.0),
    "Mali": Box(-12.3, 10.1, 4.3, 25.0),
    "Kivu": Box(26.5, -4.5, 30.0, 1.5),
    "Cauca": Box(-78.0, 1.0, -75.5, 3.5),
    "Finnmark": Box(21.0, 68.5, 31.0, 71.2),
    "Fiji": Box(176.5, -19.5, -178.0, -15.5),
}


@given(
    lon=st.floats(-180, 180), lat=st.floats(-80, 80), dx=st.floats(-15, 15), dy=st.floats(-8, 8)
)  # fmt: skip
@settings(max_examples=200, deadline=None)
def test_degrees_come_back(lon: float, lat: float, dx: float, dy: float) -> None:
    projection = Stereographic(lon, lat)
    x, y = projection.forward(np.array([lon + dx]), np.array([lat + dy]))
    back_lon, back_lat = projection.backward(x, y)
    assert back_lat[0] == pytest.approx(lat + dy, abs=1e-7)
    assert math.cos(math.radians(back_lon[0] - lon - dx)) == pytest.approx(1, abs=1e-12)


@given(lon=st.floats(-179, 179), lat=st.floats(-85, 85), middle=st.floats(-180, 180))
@settings(max_examples=200, deadline=None)
def test_degrees_come_back_from_the_whole_earth(lon: float, lat: float, middle: float) -> None:
    projection = EqualEarth(middle, 10.0)
    back_lon, back_lat = projection.backward(*projection.forward(np.array([lon]), np.array([lat])))
    assert back_lat[0] == pytest.approx(lat, abs=1e-6)
    assert math.cos(math.radians(back_lon[0] - lon)) == pytest.approx(1, abs=1e-9)


@pytest.mark.parametrize("name", BOXES)
def test_shapes_are_true(name: str) -> None:
    """A kilometre north is as long as a kilometre east, at a right angle to it, wherever on the map."""
    view = shown(BOXES[name], FRAME)
    for share_x, share_y in ((0.1, 0.1), (0.5, 0.5), (0.9, 0.2), (0.2, 0.9)):
        lon, lat = view.degrees(FRAME.x + share_x * FRAME.width, FRAME.y + share_y * FRAME.height)
        ends = [Geodesic.WGS84.Direct(lat, lon, bearing, 1000.0) for bearing in (0, 90)]
        (ax, ay), (bx, by), (cx, cy) = _point(view, lon, lat), *(_point(view, e["lon2"], e["lat2"]) for e in ends)
        north, east = (bx - ax, by - ay), (cx - ax, cy - ay)
        assert math.hypot(*north) == pytest.approx(math.hypot(*east), rel=2e-3)
        cosine = (north[0] * east[0] + north[1] * east[1]) / math.hypot(*north) / math.hypot(*east)
        assert abs(cosine) < 2e-3


def _point(view: View, lon: float, lat: float) -> tuple[float, float]:
    found = view.points(np.array([lon]), np.array([lat]))
    return float(found[0, 0]), float(found[0, 1])


def geodesic_km(view: View, x0: float, y0: float, x1: float, y1: float) -> float:
    """Distance on the ellipsoid between two points of the sheet."""
    (lon0, lat0), (lon1, lat1) = view.degrees(x0, y0), view.degrees(x1, y1)
    return float(Geodesic.WGS84.Inverse(lat0, lon0, lat1, lon1)["s12"]) / 1000


@pytest.mark.parametrize("name", BOXES)
def test_scale_bar_against_the_geodesic(name: str) -> None:
    view = shown(BOXES[name], FRAME)
    bar = arrange(view, [], inset=True).scale
    assert bar is not None
    middle = FRAME.x + FRAME.width / 2, FRAME.y + FRAME.height / 2
    at_middle = geodesic_km(view, middle[0] - bar.length / 2, middle[1], middle[0] + bar.length / 2, middle[1])
    assert at_middle == pytest.approx(bar.km, rel=0.001)
    assert geodesic_km(view, bar.x, bar.y, bar.x + bar.length, bar.y) == pytest.approx(bar.km, rel=0.01)
    assert 40 < bar.length <= 0.2 * FRAME.width
    assert bar.km / 10 ** math.floor(math.log10(bar.km)) in (1, 2, 5)


@pytest.mark.parametrize("name", BOXES)
def test_north_is_up_in_the_middle(name: str) -> None:
    view = shown(BOXES[name], FRAME)
    lon, lat = view.projection.centre
    (x0, y0), (x1, y1) = _point(view, lon, lat), _point(view, lon, lat + 0.01)
    assert (x0, y0) == pytest.approx((300.0, 280.0), abs=1e-6)
    assert x1 == pytest.approx(x0, abs=1e-6)
    assert y1 < y0


def test_the_whole_earth_has_no_scale_and_no_one_north() -> None:
    view = shown(Box(-170, -50, 170, 70), FRAME)
    furniture = arrange(view, [], inset=True)
    assert view.projection.world
    assert (furniture.scale, furniture.north, furniture.inset) == (None, None, None)


@given(places=st.lists(st.tuples(st.floats(-180, 180), st.floats(-75, 75), st.floats(0, 200)), min_size=1, max_size=12))
@settings(max_examples=150, deadline=None)
def test_every_place_lies_inside(places: list[tuple[float, float, float]]) -> None:
    view = fitted(places, FRAME, margin=30)
    for lon, lat, _ in places:
        x, y = view.point(lon, lat)
        assert FRAME.x - 1 <= x <= FRAME.right + 1
        assert FRAME.y - 1 <= y <= FRAME.bottom + 1


def test_a_box_over_the_antimeridian_is_small() -> None:
    view = shown(BOXES["Fiji"], FRAME)
    assert abs(view.projection.centre[0]) > 176
    assert view.metres * FRAME.width < 1_500_000


def test_one_place_is_not_shown_from_a_metre() -> None:
    view = fitted([(43.0, 36.0, 0.0)], FRAME, margin=30)
    assert view.metres * FRAME.height / 1000 > 60


@pytest.mark.parametrize("projection", [Stereographic(0.0, 90.0), Stereographic(12.0, -90.0), EqualEarth(170.0)])
def test_poles_are_points_like_others(projection: Projection) -> None:
    x, y = projection.forward(np.array([0.0, 90.0]), np.array([89.0, -60.0]))
    assert np.isfinite(x).all()
    assert np.isfinite(y).all()
