"""Names of the basemap on the sheet: countries, provinces, waters and towns, where nothing else stands."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any

import shapely

from dashboard.basemap.areas import bundled, folded
from dashboard.basemap.labels import plain
from dashboard.basemap.names import ADMIN1_NAMES, COUNTRY_NAMES
from dashboard.brief.chart.extent import View
from dashboard.brief.chart.ground import Name, names
from dashboard.brief.chart.placement import Label
from dashboard.brief.chart.places import Spot
from dashboard.brief.chart.room import Disc, Rect, Room
from dashboard.brief.chart.visible import heart, seen
from dashboard.brief.draw.fonts import BOLD, ITALIC, REGULAR, Style
from dashboard.brief.draw.scene import Item, Paint, Words, circle
from dashboard.brief.draw.shaping import shape
from dashboard.views.symbols import Theme
from extract.lexicon.places.facts import country_facts

#: kind -> style, size in points, extra points between letters, capitals
_LOOK: dict[str, tuple[Style, float, float, bool]] = {
    "country": (BOLD, 7.6, 1.5, True),
    "admin1": (REGULAR, 5.6, 0.9, True),
    "water": (ITALIC, 6.4, 0.3, False),
    "town": (REGULAR, 6.0, 0.0, False),
}
#: one town to this many square points, at most
TOWN_ROOM = 8200
#: radius of the dot of a town
DOT = 1.15


#: a name and the points where it may stand; a country's with its ISO code before
_Area = tuple[str, list[tuple[float, float]]]
_Land = tuple[str, str, list[tuple[float, float]]]


def base_labels(
    view: View, spots: Sequence[Spot], room: Room, *, detail: float = 1.0
) -> tuple[list[Label], list[tuple[float, float]]]:
    """Labels and the dots of the towns among them. ``detail``: share of the usual number of towns."""
    found = names(view)
    labels: list[Label] = []
    countries = sorted({spot.country for spot in spots if spot.country})
    provinces, own = _provinces(view, countries, found)
    named = [country for country, text, where in own if _set(text, "country", where, room, labels)]
    for name in found:
        if name.kind == "c" and not _within(name, named):
            _set(name.text, "country", _near(view, name), room, labels)
    for name in found:
        if name.kind == "w":
            _set(name.text, "water", _near(view, name), room, labels)
    for text, where in provinces:
        _set(text, "admin1", where, room, labels)
    dots = _towns(view, found, spots, room, labels, detail)
    for name in found:
        if name.kind == "a" and not _within(name, countries):
            _set(name.text, "admin1", _near(view, name), room, labels)
    return labels, dots


def capitals(view: View, spots: Sequence[Spot], room: Room) -> tuple[list[Label], list[tuple[float, float]]]:
    """Capitals of countries at which no event is: a reader looks for them, so that marks stand beside them."""
    if view.zoom < 4:
        return [], []
    for spot in spots:  # nothing may hide where an event is
        if not spot.area:
            room.guard(*view.point(spot.lon, spot.lat))
    frame = view.frame
    labels: list[Label] = []
    dots: list[tuple[float, float]] = []
    for name in names(view):
        x, y = view.point(name.lon, name.lat)
        inside = frame.x + 6 < x < frame.right - 6 and frame.y + 6 < y < frame.bottom - 6
        if name.kind == "C" and inside and room.open(x, y, 10.0) and _beside(name.text, x, y, room, labels):
            dots.append((x, y))
            room.take(Disc(x, y, DOT + 0.8))
    room.guards.clear()
    return labels, dots


def drawn(labels: Iterable[Label], theme: Theme) -> list[Item]:
    """The labels as words with halos; names of places of events stand out from those of the basemap."""
    colours = {
        "place": theme.ink,
        "country": theme.label_country,
        "admin1": theme.label_admin1,
        "water": theme.label_water,
        "town": theme.label,
    }
    return [
        Words(
            label.box.x0, label.baseline, label.line, label.size, colours[label.kind],
            halo="" if label.kind == "water" else theme.halo, halo_width=1.1, spacing=label.spacing,
        )
        for label in labels
    ]  # fmt: skip


def town_dots(dots: Iterable[tuple[float, float]], theme: Theme) -> list[Item]:
    return [circle(x, y, DOT, Paint(fill=theme.label, stroke=theme.halo, width=0.5)) for x, y in dots]


def _within(name: Name, countries: Iterable[str]) -> bool:
    """Whether a name lies in one of the countries."""
    return any(_in_country(name, country) for country in countries)


def _set(text: str, kind: str, where: Iterable[tuple[float, float]], room: Room, labels: list[Label]) -> bool:
    """A label centred on the first of the points at which it has room."""
    style, size, spacing, large = _LOOK[kind]
    line = shape(text.upper() if large else text, style)
    wide = line.width * size + spacing * max(0, len(line.text) - 1)
    for x, y in where:
        box = Rect(x - wide / 2, y - size * 0.62, x + wide / 2, y + size * 0.62)
        if room.free(box, gap=2.0):
            room.take(box)
            labels.append(Label(line, size, box, kind, spacing))
            return True
    return False


def _near(view: View, name: Name) -> list[tuple[float, float]]:
    """The point of a name and some near it."""
    x, y = view.point(name.lon, name.lat)
    return [(x, y)] + [
        (x + dx, y + dy)
        for reach in (9, 18)
        for dx, dy in ((0, reach), (0, -reach), (1.6 * reach, 0), (-1.6 * reach, 0))
    ]


def _inside(part: Any) -> list[tuple[float, float]]:
    """The middle of an area, then other points inside, the nearer first: no name stands on a neighbour's land."""
    x, y = heart(part)
    x0, y0, x1, y1 = part.bounds
    inner = part.buffer(-4.0)
    grid = [(x0 + (x1 - x0) * (a + 0.5) / 11, y0 + (y1 - y0) * (b + 0.5) / 11) for a in range(11) for b in range(11)]
    held = [point for point in grid if inner.contains(shapely.Point(point))]
    return [(x, y), *sorted(held, key=lambda point: (math.hypot(point[0] - x, 1.6 * (point[1] - y)), point))]


def _towns(
    view: View, found: Sequence[Name], spots: Sequence[Spot], room: Room, labels: list[Label], detail: float
) -> list[tuple[float, float]]:
    told = {folded(name) for spot in spots for name in spot.names}
    homes = [view.point(spot.lon, spot.lat) for spot in spots if not spot.area]
    dots: list[tuple[float, float]] = []
    most = int(view.frame.width * view.frame.height / TOWN_ROOM * detail)
    for name in found:
        if name.kind not in {"C", "p"} or len(dots) >= most or (name.kind == "C" and view.zoom >= 4):
            continue
        x, y = view.point(name.lon, name.lat)
        if folded(name.text) in told or any(abs(x - hx) + abs(y - hy) < 4 for hx, hy in homes):
            continue
        if not room.free(Disc(x, y, DOT + 0.5), gap=0.5):
            continue
        if _beside(name.text, x, y, room, labels):
            room.take(Disc(x, y, DOT + 0.5))
            dots.append((x, y))
    return dots


def _beside(text: str, x: float, y: float, room: Room, labels: list[Label]) -> bool:
    """The name of a town beside its dot, where there is room on one of four sides."""
    style, size, _, _ = _LOOK["town"]
    line = shape(text, style)
    wide, high = line.width * size, size * 1.16
    for left, top in (
        (x + 2.9, y - high / 2), (x - 2.9 - wide, y - high / 2),
        (x - wide / 2, y - 2.8 - high), (x - wide / 2, y + 2.8),
    ):  # fmt: skip
        box = Rect(left, top, left + wide, top + high)
        if room.free(box, gap=0.8):
            room.take(box)
            labels.append(Label(line, size, box, "town"))
            return True
    return False


def _provinces(view: View, countries: Sequence[str], known: Sequence[Name]) -> tuple[list[_Area], list[_Land]]:
    """Provinces of the countries of the events with points in what is seen of each; and those countries."""
    if view.projection.world:
        return [], []
    found: list[tuple[float, str, Any]] = []
    own: list[_Land] = []
    for country in countries:
        pieces = []
        for titles, outline in _shapes(country):
            part = seen(outline, view, margin=6.0)
            if part is None:
                continue
            pieces.append(part)
            name = ADMIN1_NAMES.get((country, titles[0]), titles[0]) if titles else ""
            if name and part.area >= 900:
                found.append((-part.area, plain(name, country), part))
        name = _country_name(country, known) if sum(piece.area for piece in pieces) > 1200 else ""
        if name:
            own.append((country, name, _inside(shapely.union_all(pieces, grid_size=0.05))))
    return [(name, _inside(part)[:9]) for _, name, part in sorted(found, key=lambda item: item[:2])], own


def _country_name(country: str, found: Iterable[Name]) -> str:
    """The basemap's own name where the map's window holds it, else that of GeoNames."""
    own = next((name.text for name in found if name.kind == "c" and _in_country(name, country)), "")
    if own:
        return own
    facts = country_facts().get(country)
    known = facts.name if facts is not None else ""
    return COUNTRY_NAMES.get(known, known)


def _in_country(name: Name, country: str) -> bool:
    point = shapely.Point(name.lon, name.lat)
    return any(outline.contains(point) for _, outline in _shapes(country))


@lru_cache(maxsize=32)
def _shapes(country: str) -> tuple[tuple[tuple[str, ...], Any], ...]:
    found = bundled().provinces(country)
    return tuple((tuple(titles), shapely.from_geojson(json.dumps(outline))) for titles, outline in found)
