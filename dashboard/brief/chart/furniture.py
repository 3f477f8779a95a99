"""What a map needs besides its content: scale bar, north arrow, and the inset that says where on earth it lies."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from dashboard.brief.chart.extent import Frame, View, shown
from dashboard.brief.chart.ground import ground, names
from dashboard.brief.chart.room import Rect
from dashboard.brief.draw.fonts import BOLD, REGULAR
from dashboard.brief.draw.scene import Clip, Item, Lines, Paint, Points, Shape, Words, rectangle
from dashboard.brief.draw.shaping import shape
from dashboard.brief.model import Box
from dashboard.views.symbols import Theme

#: lengths that a scale bar may have, times a power of ten
_NICE = (1, 2, 5)
#: distance of the furniture from the map's edge, in points
INSET_MARGIN = 7.0
SCALE_SIZE = 6.2


@dataclass(frozen=True, slots=True)
class ScaleBar:
    """``length``: in points, ``km``: on the ground, true at the middle of the map (``lat``)."""

    x: float
    y: float
    length: float
    km: float
    lat: float


@dataclass(frozen=True, slots=True)
class Furniture:
    """Where things stand; ``None`` where a map has none (the whole earth has no one scale and no one north)."""

    scale: ScaleBar | None
    north: tuple[float, float] | None
    inset: Frame | None
    boxes: tuple[Rect, ...]


def arrange(view: View, homes: Sequence[tuple[float, float]], *, inset: bool) -> Furniture:
    """Scale bar, arrow and inset in the corners with the fewest events."""
    frame = view.frame
    if view.projection.world:
        return Furniture(None, None, None, ())
    bar = _bar_length(view)
    wide, high = bar[0] + 34.0, 21.0
    small = Frame(0, 0, min(104.0, frame.width * 0.24), min(78.0, frame.height * 0.26))
    corners = [(False, False), (True, False), (False, True), (True, True)]  # right?, bottom?

    def box(corner: tuple[bool, bool], width: float, height: float) -> Rect:
        x = frame.right - INSET_MARGIN - width if corner[0] else frame.x + INSET_MARGIN
        y = frame.bottom - INSET_MARGIN - height if corner[1] else frame.y + INSET_MARGIN
        return Rect(x, y, x + width, y + height)

    def crowd(rect: Rect) -> int:
        near = rect.grown(9.0)
        return sum(near.x0 <= x <= near.x1 and near.y0 <= y <= near.y1 for x, y in homes)

    taken: list[Rect] = []
    where: Frame | None = None
    left = corners
    if inset:
        order = [(True, False), (False, False), (True, True), (False, True)]
        best = min(order, key=lambda corner: crowd(box(corner, small.width, small.height)))
        rect = box(best, small.width, small.height)
        where = Frame(rect.x0, rect.y0, small.width, small.height)
        taken.append(rect)
        left = [corner for corner in corners if corner != best]
    order = [corner for corner in [(False, True), (True, True), (False, False), (True, False)] if corner in left]
    best = min(order, key=lambda corner: crowd(box(corner, wide, high)))
    rect = box(best, wide, high)
    taken.append(rect)
    scale = ScaleBar(rect.x0 + 22.0, rect.y1 - 5.0, bar[0], bar[1], view.projection.centre[1])
    return Furniture(scale, (rect.x0 + 7.0, rect.y0 + 2.0), where, tuple(taken))


def scale_and_north(furniture: Furniture, theme: Theme) -> list[Item]:
    """A bar in two halves with its length, and an arrow to the north (the middle of the map's true north is up)."""
    scale, north = furniture.scale, furniture.north
    if scale is None or north is None:
        return []
    ink = theme.ink
    half = scale.length / 2
    items: list[Item] = [
        rectangle(scale.x - 1.2, scale.y - 3.6, scale.length + 2.4, 5.0, Paint(fill=theme.halo, fill_alpha=0.75)),
        rectangle(scale.x, scale.y - 2.4, half, 2.6, Paint(fill=ink, stroke=ink, width=0.5)),
        rectangle(scale.x + half, scale.y - 2.4, half, 2.6, Paint(fill=theme.disc, stroke=ink, width=0.5)),
    ]
    for share, words in ((0.0, "0"), (0.5, _km(scale.km / 2)), (1.0, f"{_km(scale.km)} km")):
        # the number stands over its mark, its unit behind
        number = shape(words.split(" ", maxsplit=1)[0], REGULAR).width * SCALE_SIZE
        x = scale.x + share * scale.length - number / 2
        line = shape(words, REGULAR)
        items.append(Words(x, scale.y - 5.4, line, SCALE_SIZE, ink, halo=theme.halo, halo_width=1.0))
    x, y = north
    needle = (("M", x, y + 7), ("L", x + 3.4, y + 17), ("L", x, y + 14.6), ("L", x - 3.4, y + 17), ("Z",))
    letter = Words(x, y + 5.4, shape("N", BOLD), 6.4, ink, "middle", halo=theme.halo, halo_width=1.0)
    return [*items, Shape(needle, Paint(stroke=theme.halo, width=2.0)), Shape(needle, Paint(fill=ink)), letter]


def locator(view: View, where: Frame, theme: Theme) -> list[Item]:
    """The inset: outlines of the wider surroundings with the map's extent as a box."""
    around = _surroundings(view, where)
    items: list[Item] = [
        rectangle(where.x, where.y, where.width, where.height, Paint(fill=theme.water)),
        *ground(around, theme, detail=0.55),
    ]
    taken: list[Rect] = []
    extent = outline(view, around)
    middle = Rect(extent[:, 0].min(), extent[:, 1].min(), extent[:, 0].max(), extent[:, 1].max())
    if middle.x1 - middle.x0 < 3.5:  # too small for a box: a spot that can be seen
        x, y = (middle.x0 + middle.x1) / 2, (middle.y0 + middle.y1) / 2
        extent = np.array([(x - 2, y - 2), (x + 2, y - 2), (x + 2, y + 2), (x - 2, y + 2)])
    taken.append(middle.grown(1.0))
    for name in names(around, zoom=around.zoom + 1.7):
        if name.kind != "c" or len(taken) > 7:
            continue
        line = shape(name.text, REGULAR)
        x, y = around.point(name.lon, name.lat)
        width = line.width * 5.0
        for shift in (0.0, 6.5, -6.5, 10.0, -10.0):
            box = Rect(x - width / 2, y + shift - 3, x + width / 2, y + shift + 3)
            inside = where.x + 2 <= box.x0 and box.x1 <= where.right - 2
            inside = inside and where.y + 2 <= box.y0 and box.y1 <= where.bottom - 2
            if inside and not any(box.meets(other) for other in taken):
                taken.append(box.grown(1.0))
                items.append(Words(x, y + shift + 1.8, line, 5.0, theme.label, "middle", theme.halo, 0.8))
                break
    pen = Paint(fill=theme.accent, fill_alpha=0.12, stroke=theme.accent, width=0.9)
    items.append(Lines((extent,), pen, closed=True))
    edge = rectangle(where.x, where.y, where.width, where.height, Paint(stroke=theme.border, width=0.6))
    return [Clip(where.x, where.y, where.width, where.height, tuple(items)), edge]


def _surroundings(view: View, where: Frame) -> View:
    """About four times the map's extent, more where that shows no two countries, at last the whole earth."""
    window = view.window()
    lon, lat = view.projection.centre
    reach = max(9.0, 1.9 * max(window.north - window.south, (window.east - window.west) * 0.7))
    while True:
        wide = reach * 1.3 / max(0.3, math.cos(math.radians(lat)))
        if reach > 42 or wide > 80:
            return shown(Box(-179.0, -56.0, 179.0, 78.0), where)
        around = shown(Box(lon - wide, max(-85.0, lat - reach), lon + wide, min(85.0, lat + reach)), where)
        seen = 0
        for name in names(around, zoom=around.zoom + 1.7):
            x, y = around.point(name.lon, name.lat)
            seen += name.kind == "c" and where.x < x < where.right and where.y < y < where.bottom
        if seen >= 2:
            return around
        reach *= 1.6


def _bar_length(view: View) -> tuple[float, float]:
    """Points and kilometres of the bar: a round number, a sixth to a fifth of the map's width."""
    most = min(120.0, view.frame.width * 0.2)
    km = view.metres * most / 1000
    power = 10.0 ** math.floor(math.log10(km))
    nice = max((step * power for step in _NICE if step * power <= km), default=power)
    return nice * 1000 / view.metres, nice


def outline(view: View, around: View) -> Points:
    """The extent of one map on another."""
    frame, corners = view.frame, []
    for x0, y0, x1, y1 in (
        (frame.x, frame.y, frame.right, frame.y), (frame.right, frame.y, frame.right, frame.bottom),
        (frame.right, frame.bottom, frame.x, frame.bottom), (frame.x, frame.bottom, frame.x, frame.y),
    ):  # fmt: skip
        corners += [view.degrees(x0 + (x1 - x0) * step / 8, y0 + (y1 - y0) * step / 8) for step in range(8)]
    lons, lats = zip(*corners, strict=True)
    return around.points(np.array(lons), np.array(lats))


def _km(value: float) -> str:
    return f"{value:,.0f}" if value >= 1 and value == int(value) else f"{value:g}"
