"""The basemap of a view: land, water, borders, rivers, and the names it could show, out of the screen's own tiles."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

from dashboard.basemap import static
from dashboard.basemap.labels import LEVELS
from dashboard.basemap.tiling import tile_at, tile_bounds
from dashboard.brief.chart.extent import View
from dashboard.brief.draw.scene import Item, Lines, Paint, Points
from dashboard.brief.model import Box
from dashboard.views.symbols import Theme

MAX_ZOOM = 5
#: lines are simplified to this many points on the sheet
FINE = 0.12
_KINDS = re.compile(r'"l":\s*"(\w+)"')


@dataclass(frozen=True, slots=True)
class Name:
    """A name of the basemap. ``kind``: c country, a admin-1, w water, C capital, p town; small ``rank`` first."""

    text: str
    lon: float
    lat: float
    kind: str
    rank: float


@cache
def folder() -> Path:
    """Where the tiles lie; unpacked when this is the first to ask."""
    return static.prepare() / "basemap"


def ground(view: View, theme: Theme, *, detail: float = 1.0) -> list[Item]:
    """Land to borders in the order of drawing. ``detail``: 1 for a map, less for an inset that shows only outlines."""
    window = view.window()
    zoom = max(0, min(MAX_ZOOM, int(view.zoom + 0.35) if detail >= 1 else int(view.zoom)))
    drawn: dict[str, list[Points]] = {}
    land: list[Item] = []
    for kind, shape in _geometries(window, zoom):
        if detail < 1 and kind not in {"land", "coast", "border"}:
            continue
        paths = projected(shape, view, window)
        if not paths:
            continue
        if kind == "land":  # tiles overlap: each is a drawing of its own, or the overlaps would cancel out
            land.append(Lines(tuple(paths), Paint(fill=theme.land), closed=True))
        else:
            drawn.setdefault(kind, []).extend(paths)
    drawn["disputed"] = projected(_disputed(), view, window)
    thin = detail * (1.0 if view.zoom > 3 else 0.65)
    pens = {
        "stream": Paint(stroke=theme.river, width=0.35),
        "river": Paint(stroke=theme.river, width=0.7 * thin, round=True),
        "shore": Paint(stroke=theme.river, width=0.4),
        "coast": Paint(stroke=theme.coast, width=0.5 * thin),
        "admin1": Paint(stroke=theme.admin1, width=0.55),
        "border": Paint(stroke=theme.border, width=0.9 * thin),
        "disputed": Paint(stroke=theme.disputed, width=0.9 * thin, dash=(3.0, 2.0)),
    }
    lines: list[Item] = [Lines(tuple(drawn[kind]), pen) for kind, pen in pens.items() if drawn.get(kind)]
    return [*_sea(view, theme), *land, *lines]


@lru_cache(maxsize=64)
def disputed(view: View) -> bool:
    """Whether the map shows a border that is disputed."""
    return bool(projected(_disputed(), view, view.window()))


def shaded(shape: dict[str, Any], view: View, paint: Paint) -> Lines | None:
    """A GeoJSON polygon on the map; ``None`` where nothing of it is seen."""
    paths = projected(shapely.from_geojson(json.dumps(shape)), view, view.window())
    return Lines(tuple(paths), paint, closed=True) if paths else None


def ring_round(view: View, lon: float, lat: float, km: float) -> Points:
    """The circle of a radius on the ground, as a closed line on the sheet."""
    from geographiclib.geodesic import Geodesic

    earth = Geodesic.WGS84
    ends = [earth.Direct(lat, lon, bearing, km * 1000) for bearing in range(0, 360, 6)]
    return view.points(np.array([end["lon2"] for end in ends]), np.array([end["lat2"] for end in ends]))


@lru_cache(maxsize=64)
def names(view: View, *, zoom: float | None = None) -> tuple[Name, ...]:
    """Names that the screen would show at this scale, the most important first."""
    window, at = view.window(), view.zoom if zoom is None else zoom
    found: set[Name] = set()
    for level in LEVELS:
        if level > at + 1:
            continue
        for x, y in _tiles(window, level):
            for text, lon, lat, kind, rank, first in _labels(level, x, y):
                if first <= at:
                    found.add(Name(text, lon, lat, kind, rank))
    inside = (name for name in found if _holds(window, name))
    return tuple(sorted(inside, key=lambda name: (name.rank, name.text, name.lon, name.lat)))


def _holds(window: Box, name: Name) -> bool:
    across = any(window.west <= name.lon + shift <= window.east for shift in (-360, 0, 360))
    return across and window.south <= name.lat <= window.north


def projected(shape: Any, view: View, window: Box) -> list[Points]:
    """Lines or rings of a geometry on the sheet, cut to the window (degrees, continuous round the centre)."""
    paths: list[Points] = []
    for shift in (-360.0, 0.0, 360.0):
        west, east = window.west - shift, window.east - shift
        if west > 180 or east < -180:
            continue
        part = shapely.clip_by_rect(shape, west, window.south, east, window.north)
        if part.is_empty:
            continue
        if window.east - window.west > 12:
            part = shapely.segmentize(part, 1.5)  # a straight edge in degrees is a curve on the sheet

        def onto(points: NDArray[np.float64]) -> NDArray[np.float64]:
            return view.points(points[:, 0], points[:, 1])

        flat = shapely.simplify(shapely.transform(part, onto), FINE, preserve_topology=False)
        paths.extend(_paths(flat))
    return paths


def _paths(shape: Any) -> Iterator[Points]:
    for part in shapely.get_parts(shapely.get_parts(shape)):
        rings = [part.exterior, *part.interiors] if part.geom_type == "Polygon" else [part]
        for ring in rings:
            points = shapely.get_coordinates(ring)
            if len(points) > (3 if part.geom_type == "Polygon" else 1):
                yield points


def _geometries(window: Box, zoom: int) -> Iterator[tuple[str, Any]]:
    for x, y in _tiles(window, zoom):
        yield from _tile(zoom, x, y)


def _tiles(window: Box, zoom: int) -> Sequence[tuple[int, int]]:
    """Columns and rows of the pyramid that the window touches."""
    n = 2**zoom
    _, _, top = tile_at(0, window.north, zoom)
    _, _, low = tile_at(0, window.south, zoom)
    columns = []
    for x in range(n):
        west, _, east, _ = tile_bounds(zoom, x, 0)
        if any(west + shift < window.east and east + shift > window.west for shift in (-360, 0, 360)):
            columns.append(x)
    return [(x, y) for x in columns for y in range(top, low + 1)]


@lru_cache(maxsize=256)
def _tile(zoom: int, x: int, y: int) -> tuple[tuple[str, Any], ...]:
    text = _read(f"{zoom}/{x}/{y}.json")
    if not text:
        return ()
    kinds = _KINDS.findall(text)
    shapes = shapely.get_parts(shapely.from_geojson(text))
    return tuple(zip(kinds, shapes, strict=True))


@lru_cache(maxsize=512)
def _labels(zoom: int, x: int, y: int) -> tuple[tuple[str, float, float, str, float, float], ...]:
    text = _read(f"labels/{zoom}/{x}/{y}.json")
    return tuple((n, lon, lat, kind, rank, first) for n, lon, lat, kind, rank, first in json.loads(text or "[]"))


@cache
def _disputed() -> Any:
    return shapely.MultiLineString([path for path in json.loads(_read("disputed.json") or "[]") if len(path) > 1])


def _read(name: str) -> str:
    try:
        return (folder() / name).read_text(encoding="utf-8")
    except FileNotFoundError:
        return ""


def _sea(view: View, theme: Theme) -> Iterable[Item]:
    """Water: the whole frame, or on a map of the whole earth the earth's own outline."""
    frame = view.frame
    if not view.projection.world:
        corners = [(frame.x, frame.y), (frame.right, frame.y), (frame.right, frame.bottom), (frame.x, frame.bottom)]
        return [Lines((np.array(corners),), Paint(fill=theme.water), closed=True)]
    lon = view.projection.centre[0]
    lats = np.linspace(-90, 90, 91)
    edge = np.concatenate((np.full(91, lon - 180), np.full(91, lon + 179.999)))
    outline = view.points(edge, np.concatenate((lats, lats[::-1])))
    return [Lines((outline,), Paint(fill=theme.water), closed=True)]
