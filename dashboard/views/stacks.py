"""Many events at one place: the events table -> one stack a place. Pure."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable
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
    """All events at one place.

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
        """What a click on it reports."""
        return SEPARATOR.join(self.keys)

    @property
    def count(self) -> int:
        return sum(part.count for part in self.parts)

    @property
    def area(self) -> bool:
        """Known only as an area: drawn as a shade with a square badge, never as a dot."""
        return self.precision in AREA_PRECISIONS

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
