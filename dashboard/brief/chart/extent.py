"""What part of the earth a map shows, and how degrees become points on its sheet."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from dashboard.brief.chart.projection import Array, EqualEarth, Projection, Stereographic, around
from dashboard.brief.draw.scene import Points
from dashboard.brief.model import Box

#: a map shows at least this many kilometres across, however close the events lie
LEAST_KM = 110.0
#: wider than this (kilometres from the middle to the farthest corner) the whole-earth projection is used
WIDEST_KM = 5500.0
KM_PER_DEGREE = 111.2


@dataclass(frozen=True, slots=True)
class Frame:
    """A rectangle of the sheet, in points from the page's upper left corner."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        return self.x + self.width

    @property
    def bottom(self) -> float:
        return self.y + self.height


@dataclass(frozen=True, slots=True)
class View:
    """A map in its frame. ``metres``: on the ground for one point at the centre."""

    projection: Projection
    frame: Frame
    metres: float

    def points(self, lon: Array, lat: Array) -> Points:
        x, y = self.projection.forward(np.asarray(lon, dtype=float), np.asarray(lat, dtype=float))
        left, top = self.frame.x + self.frame.width / 2, self.frame.y + self.frame.height / 2
        return np.column_stack((left + x / self.metres, top - y / self.metres))

    def point(self, lon: float, lat: float) -> tuple[float, float]:
        return _point(self, lon, lat)

    def degrees(self, x: float, y: float) -> tuple[float, float]:
        """Longitude (not wrapped: continuous round the centre) and latitude of a point of the sheet."""
        left, top = self.frame.x + self.frame.width / 2, self.frame.y + self.frame.height / 2
        lon, lat = self.projection.backward(np.array([(x - left) * self.metres]), np.array([(top - y) * self.metres]))
        return float(lon[0]), float(lat[0])

    def window(self) -> Box:
        """Degrees that the frame reaches to, with a little more; ``west``/``east`` continuous round the centre."""
        return _window(self)

    def _reach(self) -> Box:
        if self.projection.world:
            return Box(self.projection.centre[0] - 179.99, -90, self.projection.centre[0] + 179.99, 90)
        frame, steps = self.frame, np.linspace(0, 1, 33)
        across, down = frame.x + steps * frame.width, frame.y + steps * frame.height
        xs = np.concatenate((across, across, np.full(33, frame.x), np.full(33, frame.right)))
        ys = np.concatenate((np.full(33, frame.y), np.full(33, frame.bottom), down, down))
        left, top = frame.x + frame.width / 2, frame.y + frame.height / 2
        lons, lats = self.projection.backward((xs - left) * self.metres, (top - ys) * self.metres)
        south, north, west, east = float(lats.min()), float(lats.max()), float(lons.min()), float(lons.max())
        for pole in (-90.0, 90.0):  # a pole inside of the frame: every meridian is
            x, y = self.point(self.projection.centre[0], pole)
            if frame.x <= x <= frame.right and frame.y <= y <= frame.bottom:
                south, north = min(south, pole), max(north, pole)
                west, east = self.projection.centre[0] - 179.99, self.projection.centre[0] + 179.99
        pad = 0.03 * max(north - south, east - west)
        return Box(west - pad, max(-90.0, south - pad), east + pad, min(90.0, north + pad))

    @property
    def zoom(self) -> float:
        """Zoom of the web Mercator pyramid (tiles of 512 pixels, 96 to the inch) that is as detailed at the centre."""
        per_pixel = self.metres * 72 / 96
        return math.log2(40075016.7 * math.cos(math.radians(self.projection.centre[1])) / 512 / per_pixel)


@lru_cache(maxsize=65536)  # the same places are asked for again and again while marks find their room
def _point(view: View, lon: float, lat: float) -> tuple[float, float]:
    found = view.points(np.array([lon]), np.array([lat]))
    return float(found[0, 0]), float(found[0, 1])


@lru_cache(maxsize=64)
def _window(view: View) -> Box:
    return view._reach()


def fitted(places: Sequence[tuple[float, float, float]], frame: Frame, *, margin: float) -> View:
    """The map of places given as (lon, lat, reach in km): all lie inside, ``margin`` points from the frame's edge."""
    if not places:
        return View(EqualEarth(), frame, 2 * math.pi * 6378137.0 / frame.width)
    middle = _middle_lon([lon for lon, _, _ in places])
    lons = around(np.array([lon for lon, _, _ in places]), middle) + middle
    lats = np.array([lat for _, lat, _ in places])
    reach = np.array([max(0.0, km) / KM_PER_DEGREE for _, _, km in places])
    wide = reach / np.maximum(0.1, np.cos(np.radians(lats)))
    box = Box(
        float((lons - wide).min()), float((lats - reach).min()), float((lons + wide).max()), float((lats + reach).max())
    )
    return shown(Box(box.west, max(-89.0, box.south), box.east, min(89.0, box.north)), frame, margin=margin)


def shown(box: Box, frame: Frame, *, margin: float = 0.0) -> View:
    """The map that shows a box of degrees whole, as large as the frame allows."""
    east = box.east if box.east >= box.west else box.east + 360
    lon, lat = (box.west + east) / 2, (box.south + box.north) / 2
    steps = np.linspace(0, 1, 17)
    lons = np.concatenate([box.west + steps * (east - box.west)] * 3)
    lats = np.repeat([box.south, lat, box.north], 17)
    room = max(40.0, frame.width - 2 * margin), max(40.0, frame.height - 2 * margin)
    if east - box.west < 230:
        projection: Projection = Stereographic(lon, lat)
        for _ in range(3):  # the middle of the box in degrees is not the middle of its picture
            x, y = projection.forward(lons, lats)
            lon0, lat0 = projection.backward(np.array([(x.max() + x.min()) / 2]), np.array([(y.max() + y.min()) / 2]))
            projection = Stereographic(float(lon0[0]), float(lat0[0]))
        x, y = projection.forward(lons, lats)
        if max(np.ptp(x), np.ptp(y)) < 2000 * WIDEST_KM:
            metres = max(float(np.ptp(x)) / room[0], float(np.ptp(y)) / room[1], LEAST_KM * 1000 / min(room))
            return View(projection, frame, metres)
    if east - box.west > 190:  # most of the earth: all of it, as readers know it
        lons, lats = np.tile(np.linspace(-180, 179.99, 17), 3), np.repeat([-58.0, 0.0, 78.0], 17)
        lon, lat = 0.0, 12.0
    world = EqualEarth(lon, lat)
    x, y = world.forward(lons, lats)
    return View(world, frame, max(float(np.ptp(x)) / room[0], float(np.ptp(y)) / room[1]))


def _middle_lon(lons: Iterable[float]) -> float:
    """The middle of the shortest arc that holds every longitude."""
    turned = sorted(float(lon) % 360 for lon in lons)
    gaps = [
        ((turned[(at + 1) % len(turned)] - lon) % 360 or (360.0 if len(turned) == 1 else 0.0), at)
        for at, lon in enumerate(turned)
    ]
    gap, at = max(gaps)
    start = turned[(at + 1) % len(turned)]
    return (start + (360 - gap) / 2 + 180) % 360 - 180
