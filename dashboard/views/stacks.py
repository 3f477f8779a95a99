"""Many events at one place: the events table -> one stack a place, merged where stacks would collide. Pure."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

import pandas as pd

from dashboard.views.symbols import AREA_PRECISIONS, status_rank, type_rank
from extract.model import GeoPrecision

#: pixels that the world is wide at zoom 0 in deck.gl
WORLD_PX = 512
#: latitude at which web Mercator ends
MAX_LATITUDE = 85.051129
#: joins the keys of merged stacks; no key holds it
SEPARATOR = "|"
#: stacks may overlap by this many pixels before they merge
SLACK_PX = 5.0
#: zoom levels for which stacks are merged; past the last one everything is as at the last
ZOOMS = tuple(step / 2 for step in range(29))

_PRECISIONS = tuple(GeoPrecision)
_PRECISION_RANK = {precision.value: rank for rank, precision in enumerate(_PRECISIONS)}


@dataclass(frozen=True, slots=True)
class Part:
    """Events of one type and status in a stack."""

    event_type: str
    status: str
    count: int


@dataclass(frozen=True, slots=True)
class Stack:
    """All events at one place (or at several, where ``keys`` are more than one: merged for a zoom).

    ``lat``/``lon``: degrees, WGS84. ``radius_km``: how far off the point the events may be, 0 where it is exact.
    ``precision``: the coarsest among its events. ``first``/``last``: days, inclusive, ``None`` where none is dated.
    """

    keys: tuple[str, ...]
    names: tuple[str, ...]
    lat: float
    lon: float
    parts: tuple[Part, ...]
    precision: GeoPrecision
    radius_km: float
    country: str = ""
    admin1: str = ""
    first: date | None = None
    last: date | None = None

    @property
    def id(self) -> str:
        """What a click on it reports; `rows_of` turns it back into events."""
        return SEPARATOR.join(self.keys)

    @property
    def count(self) -> int:
        return sum(part.count for part in self.parts)

    @property
    def area(self) -> bool:
        """Known only as an area: drawn as a shade with a square badge, never as a dot."""
        return self.precision in AREA_PRECISIONS

    @property
    def merged(self) -> bool:
        return len(self.keys) > 1

    @property
    def by_type(self) -> dict[str, int]:
        return _totals((part.event_type, part.count) for part in self.parts)

    @property
    def by_status(self) -> dict[str, int]:
        return _totals((part.status, part.count) for part in self.parts)

    @property
    def size_px(self) -> float:
        """Outer radius of its mark in pixels: the area grows with the number, within legible bounds (10 to 32)."""
        return min(32.0, 10.0 if self.count == 1 else 12.4 + 2.2 * math.sqrt(self.count))


@dataclass(frozen=True, slots=True)
class Level:
    """The stacks from ``min_zoom`` (inclusive) to ``max_zoom`` (exclusive)."""

    min_zoom: float
    max_zoom: float
    stacks: tuple[Stack, ...]


@dataclass(frozen=True, slots=True)
class Bounds:
    """Degrees; ``west`` > ``east`` where it spans the antimeridian."""

    west: float
    south: float
    east: float
    north: float


def stack_keys(frame: pd.DataFrame) -> pd.Series[str]:
    """Which stack each event of the events table belongs to; "" where it has no place to be drawn at.

    It is the place's id; a place "near" another is its own stack, told by its own coordinates.
    """
    known = frame["lat"].notna() & frame["lon"].notna()
    # "@@" would be a command in deck.gl's JSON, the separator would split a key
    names = frame["place_id"].fillna("").astype(str).str.replace(SEPARATOR, "/", regex=False).str.lstrip("@")
    keys = names.where(known, "")
    by_point = known & ((names == "") | (frame["geo_precision"] == GeoPrecision.NEAR.value))
    if by_point.any():
        rows = frame.loc[by_point, ["lat", "lon"]]
        points = [f"{lat:.3f},{lon:.3f}" for lat, lon in zip(rows["lat"], rows["lon"], strict=True)]
        keys.loc[by_point] = (names[by_point] + "@" + points).where(
            names[by_point] != "", "at:" + pd.Series(points, rows.index)
        )
    return keys


def stacks(frame: pd.DataFrame) -> tuple[Stack, ...]:
    """The events table -> one stack a place, largest first (then by key). Events without a place are left out."""
    keyed = frame.assign(
        stack=stack_keys(frame),
        rank=frame["geo_precision"].map(_PRECISION_RANK).fillna(0).astype(int),
        last=frame["end"].fillna(frame["start"]),
    )
    keyed = keyed[keyed["stack"] != ""]
    if keyed.empty:
        return ()
    # whole columns at once: a Python step for each place, not for each of a hundred thousand events
    counts = keyed.groupby(["stack", "event_type", "status"], sort=True, observed=True).size()
    parts: dict[str, list[tuple[str, str, int]]] = {}
    counted: Iterable[Any] = counts.reset_index(name="number").itertuples()
    for row in counted:
        parts.setdefault(row.stack, []).append((row.event_type, row.status, row.number))
    names: dict[str, list[str]] = {}
    for key, name in keyed[["stack", "place"]].drop_duplicates().itertuples(index=False):
        names.setdefault(key, []).append(name)
    places = keyed.groupby("stack", sort=True, observed=True).agg(
        lat=("lat", "first"),
        lon=("lon", "first"),
        rank=("rank", "max"),
        radius=("radius_km", "max"),
        country=("country", "first"),
        admin1=("admin1", "first"),
        first=("start", "min"),
        last=("last", "max"),
    )
    made = [_stack(row, names[str(row.Index)], parts[str(row.Index)]) for row in places.itertuples()]
    return tuple(sorted(made, key=lambda stack: (-stack.count, stack.keys)))


def undrawable(frame: pd.DataFrame) -> int:
    """How many events have no honest mark on the map: their place is not known."""
    return int((stack_keys(frame) == "").sum())


def rows_of(frame: pd.DataFrame, stack_id: str) -> pd.DataFrame:
    """The events in the stack (or merged stack) that a click reported; none for an id that names no stack."""
    return frame[stack_keys(frame).isin([key for key in stack_id.split(SEPARATOR) if key])]


def project(lon: float, lat: float, zoom: float) -> tuple[float, float]:
    """Degrees -> pixels from the north-west corner of the web Mercator world at ``zoom`` (EPSG:3857)."""
    x, y = _project(lon, lat)
    scale = WORLD_PX * 2.0**zoom
    return scale * x, scale * y


@lru_cache(maxsize=65536)  # every zoom asks for every place
def _project(lon: float, lat: float) -> tuple[float, float]:
    """Share of the world's width from the west and from the north, 0 to 1."""
    sine = math.sin(math.radians(max(-MAX_LATITUDE, min(MAX_LATITUDE, lat))))
    return lon / 360 + 0.5, 0.5 - math.log((1 + sine) / (1 - sine)) / (4 * math.pi)


def merge(items: Sequence[Stack], zoom: float) -> tuple[Stack, ...]:
    """Join stacks whose marks would collide at ``zoom``: points with points, areas with areas as coarse as they are.

    The larger swallows the smaller and keeps its place, so that a merged mark still stands on a real place. The result
    depends on the set of stacks alone, not on their order.
    """
    kinds = [{precision} for precision in AREA_PRECISIONS] + [set(GeoPrecision) - AREA_PRECISIONS]
    merged = [stack for kind in kinds for stack in _merge_kind([s for s in items if s.precision in kind], zoom)]
    return tuple(sorted(merged, key=lambda stack: (-stack.count, stack.keys)))


def levels(items: Sequence[Stack]) -> tuple[Level, ...]:
    """The stacks at every zoom, neighbouring zooms with the same stacks made one level."""
    result: list[Level] = []
    for zoom in ZOOMS:
        merged = merge(items, zoom)
        low = zoom if result else -math.inf
        if result and result[-1].stacks == merged:
            low = result.pop().min_zoom
        elif result:
            result[-1] = Level(result[-1].min_zoom, zoom, result[-1].stacks)
        result.append(Level(low, math.inf, merged))
    return tuple(result)


def offsets(level: Level) -> dict[str, tuple[float, float]]:
    """Pixels (right, down) by which to shift the badges of areas so that they hide no mark: stack id -> offset.

    A badge stands for its whole area, so it may move; the mark of a known place may not.
    """
    zoom = max(level.min_zoom, 0.0)
    taken = [(*project(stack.lon, stack.lat, zoom), stack.size_px) for stack in level.stacks if not stack.area]
    moved: dict[str, tuple[float, float]] = {}
    for stack in (stack for stack in level.stacks if stack.area):
        x, y = project(stack.lon, stack.lat, zoom)
        size = max(stack.size_px, 13.0) * 1.2  # a square reaches farther than a circle
        free = (
            (dx, dy)
            for dx, dy in _SHIFTS
            if all(math.hypot(x + dx - ox, y + dy - oy) > size + reach for ox, oy, reach in taken)
        )
        dx, dy = next(free, (0.0, 0.0))
        taken.append((x + dx, y + dy, size))
        moved[stack.id] = (dx, dy)
    return moved


#: the badge's own place, then rings round it: nearest first
_SHIFTS = [(0.0, 0.0)] + [
    (round(reach * math.cos(math.tau * step / 12), 1), round(reach * math.sin(math.tau * step / 12), 1))
    for reach in (22, 38, 54, 72, 92)
    for step in range(12)
]


def bounds(items: Iterable[Stack]) -> Bounds | None:
    """The box round all stacks, areas with some of their extent; ``None`` without any.

    Whole countries and regions count only where nothing more precise is known: they would dwarf the rest.
    """
    known = list(items)
    wide = {GeoPrecision.COUNTRY, GeoPrecision.REGION}
    boxes = [_box(stack) for stack in [s for s in known if s.precision not in wide] or known]
    if not boxes:
        return None
    west, south, east, north = zip(*boxes, strict=True)
    return Bounds(min(west), min(south), max(east), max(north))


def _box(stack: Stack) -> tuple[float, float, float, float]:
    reach = min(stack.radius_km / 111.2, 1.5) if stack.area else 0.0  # one degree of latitude is 111.2 km
    wide = reach / max(0.2, math.cos(math.radians(stack.lat)))
    south, north = max(-MAX_LATITUDE, stack.lat - reach), min(MAX_LATITUDE, stack.lat + reach)
    return max(-180.0, stack.lon - wide), south, min(180.0, stack.lon + wide), north


def _merge_kind(items: Sequence[Stack], zoom: float) -> list[Stack]:
    queue = sorted(items, key=lambda stack: (-stack.count, stack.keys))
    while True:
        kept: list[Stack] = []
        grid: dict[tuple[int, int], list[int]] = {}
        for stack in queue:
            x, y = project(stack.lon, stack.lat, zoom)
            column, row = int(x // _CELL_PX), int(y // _CELL_PX)
            near = [
                index
                for dx in (-1, 0, 1)
                for dy in (-1, 0, 1)
                for index in grid.get((column + dx, row + dy), ())
                if _collide(kept[index], x, y, stack.size_px, zoom)
            ]
            if near:
                host = min(near)
                kept[host] = _joined(kept[host], stack)
            else:
                grid.setdefault((column, row), []).append(len(kept))
                kept.append(stack)
        if len(kept) == len(queue):
            return kept
        queue = sorted(kept, key=lambda stack: (-stack.count, stack.keys))


#: no two marks farther apart than this can touch (twice the largest radius)
_CELL_PX = 68.0


def _collide(other: Stack, x: float, y: float, size: float, zoom: float) -> bool:
    ox, oy = project(other.lon, other.lat, zoom)
    return math.hypot(ox - x, oy - y) < other.size_px + size - SLACK_PX


def _joined(host: Stack, guest: Stack) -> Stack:
    first = min((day for day in (host.first, guest.first) if day), default=None)
    last = max((day for day in (host.last, guest.last) if day), default=None)
    coarsest = max(host.precision, guest.precision, key=lambda precision: _PRECISION_RANK[precision.value])
    return Stack(
        keys=tuple(sorted({*host.keys, *guest.keys})),
        names=_names(host.names + guest.names),
        lat=host.lat,
        lon=host.lon,
        parts=_parts((part.event_type, part.status, part.count) for part in host.parts + guest.parts),
        precision=coarsest,
        radius_km=max(host.radius_km, guest.radius_km),
        country=host.country if host.country == guest.country else "",
        admin1=host.admin1 if host.admin1 == guest.admin1 else "",
        first=first,
        last=last,
    )


def _stack(row: Any, names: Iterable[object], parts: Iterable[tuple[str, str, int]]) -> Stack:
    precision = _PRECISIONS[row.rank]
    return Stack(
        keys=(str(row.Index),),
        names=tuple(dict.fromkeys(_name(name, precision) for name in names)),
        lat=float(row.lat),
        lon=float(row.lon),
        parts=_parts(parts),
        precision=precision,
        radius_km=0.0 if pd.isna(row.radius) else float(row.radius),
        country="" if pd.isna(row.country) else str(row.country),
        admin1="" if pd.isna(row.admin1) else str(row.admin1),
        first=None if pd.isna(row.first) else row.first.date(),
        last=None if pd.isna(row.last) else row.last.date(),
    )


def _name(name: object, precision: GeoPrecision) -> str:
    words = str(name or "") or "Unnamed place"
    return f"near {words}" if precision is GeoPrecision.NEAR and not words.lower().startswith("near ") else words


def _names(given: Iterable[str]) -> tuple[str, ...]:
    """Each name once; "near Ramadi" says nothing beside "Ramadi"."""
    names = dict.fromkeys(given)
    return tuple(name for name in names if name.removeprefix("near ") not in names or not name.startswith("near "))


def _parts(counted: Iterable[tuple[str, str, int]]) -> tuple[Part, ...]:
    totals: Counter[tuple[str, str]] = Counter()
    for event_type, status, count in counted:
        totals[event_type, status] += count
    ordered = sorted(totals.items(), key=lambda item: (type_rank(item[0][0]), item[0][0], status_rank(item[0][1])))
    return tuple(Part(event_type, status, count) for (event_type, status), count in ordered)


def _totals(counted: Iterable[tuple[str, int]]) -> dict[str, int]:
    totals: Counter[str] = Counter()
    for key, count in counted:
        totals[key] += count
    return dict(totals)
