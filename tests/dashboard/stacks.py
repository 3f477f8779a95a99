"""The plain way from events to places, one object a place: what the counted columns of the map are held to."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
import pandas as pd

from dashboard.views.piles import CODES, NO_DAY, PRECISIONS, STATUSES, TYPES, Piles
from dashboard.views.stacks import MAX_LATITUDE, SEPARATOR, Bounds, Part, stack_keys
from dashboard.views.symbols import AREA_PRECISIONS, status_rank, type_rank
from extract.model import GeoPrecision, Status

_PRECISIONS = tuple(GeoPrecision)
_PRECISION_RANK = {precision.value: rank for rank, precision in enumerate(_PRECISIONS)}
_EPOCH = date(1970, 1, 1).toordinal()
_TYPE_CODE = {event_type: number for number, event_type in enumerate(TYPES)}
_STATUS_CODE = {status: number for number, status in enumerate(STATUSES)}


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


def code(event_type: str, status: str) -> int:
    """Column of `Piles.counts` of a type and a status."""
    return _TYPE_CODE.get(event_type, len(TYPES) - 1) * len(STATUSES) + _STATUS_CODE[Status(status)]


def day_number(day: date | None) -> int:
    return NO_DAY if day is None else day.toordinal() - _EPOCH


def day_of(number: int) -> date | None:
    """The day of a number; ``None`` for `NO_DAY`."""
    return None if number == NO_DAY else date.fromordinal(int(number) + _EPOCH)


def piles_of(stacks: Sequence[Stack]) -> Piles:
    """The same from a list of stacks."""
    counts = np.zeros((len(stacks), CODES), np.int32)
    for row, stack in enumerate(stacks):
        for part in stack.parts:
            counts[row, code(part.event_type, part.status)] += part.count
    return Piles(
        keys=np.array([stack.id for stack in stacks], object),
        names=np.array([stack.names[0] for stack in stacks], object),
        lat=np.array([stack.lat for stack in stacks], float),
        lon=np.array([stack.lon for stack in stacks], float),
        precision=np.array([PRECISIONS.index(stack.precision) for stack in stacks], np.int8),
        radius_km=np.array([stack.radius_km for stack in stacks], float),
        country=np.array([stack.country for stack in stacks], object),
        admin1=np.array([stack.admin1 for stack in stacks], object),
        first=np.array([day_number(stack.first) for stack in stacks], np.int32),
        last=np.array([day_number(stack.last) for stack in stacks], np.int32),
        counts=counts,
    )


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
