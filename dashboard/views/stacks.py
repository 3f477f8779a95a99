"""Many events at one place: the events table -> one stack a place, merged where stacks would collide. Pure."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

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
SLACK_PX = 3.0
#: zoom levels for which stacks are merged; past the last one everything is as at the last
ZOOMS = range(15)

_PRECISION_RANK = {precision.value: rank for rank, precision in enumerate(GeoPrecision)}


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
        """Outer radius of its mark in pixels: the area grows with the number, within legible bounds (10 to 34)."""
        return min(34.0, 10.0 if self.count == 1 else 13.0 + 2.7 * math.sqrt(self.count))


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
    if frame.empty:
        return pd.Series([], index=frame.index, dtype=str)
    columns = zip(frame["place_id"], frame["lat"], frame["lon"], frame["geo_precision"], strict=True)
    return pd.Series([_key(*row) for row in columns], index=frame.index, dtype=str)


def stacks(frame: pd.DataFrame) -> tuple[Stack, ...]:
    """The events table -> one stack a place, largest first (then by key). Events without a place are left out."""
    keyed = frame.assign(stack=stack_keys(frame))
    keyed = keyed[keyed["stack"] != ""]
    made = [_stack(str(key), rows) for key, rows in keyed.groupby("stack", sort=True)]
    return tuple(sorted(made, key=lambda stack: (-stack.count, stack.keys)))


def undrawable(frame: pd.DataFrame) -> int:
    """How many events have no honest mark on the map: their place is not known."""
    return int((stack_keys(frame) == "").sum())


def rows_of(frame: pd.DataFrame, stack_id: str) -> pd.DataFrame:
    """The events in the stack (or merged stack) that a click reported; none for an id that names no stack."""
    return frame[stack_keys(frame).isin([key for key in stack_id.split(SEPARATOR) if key])]


def project(lon: float, lat: float, zoom: float) -> tuple[float, float]:
    """Degrees -> pixels from the north-west corner of the web Mercator world at ``zoom`` (EPSG:3857)."""
    scale = WORLD_PX * 2.0**zoom
    sine = math.sin(math.radians(max(-MAX_LATITUDE, min(MAX_LATITUDE, lat))))
    return scale * (lon / 360 + 0.5), scale * (0.5 - math.log((1 + sine) / (1 - sine)) / (4 * math.pi))


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
        names=tuple(dict.fromkeys(host.names + guest.names)),
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


def _key(place_id: object, lat: float, lon: float, precision: str) -> str:
    if not (math.isfinite(lat) and math.isfinite(lon)):
        return ""
    at = f"{lat:.3f},{lon:.3f}"
    name = str(place_id or "").replace(SEPARATOR, "/").lstrip("@")  # "@@" is a command in deck.gl's JSON
    if not name:
        return f"at:{at}"
    return f"{name}@{at}" if precision == GeoPrecision.NEAR else name


def _stack(key: str, rows: pd.DataFrame) -> Stack:
    first = rows.iloc[0]
    coarsest = max((GeoPrecision(word or "exact") for word in rows["geo_precision"]), key=_coarseness)
    dated = rows.dropna(subset=["start"])
    return Stack(
        keys=(key,),
        names=tuple(dict.fromkeys(_name(name, coarsest) for name in rows["place"])),
        lat=float(first["lat"]),
        lon=float(first["lon"]),
        parts=_parts((kind, status, 1) for kind, status in zip(rows["event_type"], rows["status"], strict=True)),
        precision=coarsest,
        radius_km=float(rows["radius_km"].max(skipna=True)) if rows["radius_km"].notna().any() else 0.0,
        country=str(first["country"] or ""),
        admin1=str(first["admin1"] or ""),
        first=dated["start"].min().date() if len(dated) else None,
        last=dated["end"].fillna(dated["start"]).max().date() if len(dated) else None,
    )


def _name(name: object, precision: GeoPrecision) -> str:
    words = str(name or "") or "Unnamed place"
    return f"near {words}" if precision is GeoPrecision.NEAR and not words.lower().startswith("near ") else words


def _coarseness(precision: GeoPrecision) -> int:
    return _PRECISION_RANK[precision.value]


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
