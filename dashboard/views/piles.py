"""Every place of a selection with its events counted, as arrays: what the map is drawn from, ready for many places.

`thinned` keeps what is sent small: where there are more places than `LIMIT`, neighbours are joined for the view, the
finer the nearer they are to what is looked at. Marks that collide on the screen are joined in the browser.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dashboard.views.stacks import MAX_LATITUDE, WORLD_PX, Bounds
from dashboard.views.symbols import AREA_PRECISIONS, OTHER, STATUS_STYLES, TYPE_STYLES
from extract.model import GeoPrecision, Status

#: event types by their code; the last stands for every type that no standard names
TYPES: tuple[str, ...] = (*TYPE_STYLES, OTHER.event_type)
#: statuses by their code
STATUSES: tuple[Status, ...] = tuple(STATUS_STYLES)
#: precisions by their code, from exact to country
PRECISIONS: tuple[GeoPrecision, ...] = tuple(GeoPrecision)
#: columns of `Piles.counts`: code of the type times the number of statuses, plus code of the status
CODES = len(TYPES) * len(STATUSES)
#: no dated event (day numbers count from 1 January 1970)
NO_DAY = np.iinfo(np.int32).min
#: most marks that are sent
LIMIT = 1500
#: of merged places, at most so many are named one by one; of more, only their number
MOST_KEYS = 40

_AREAS = np.array([precision in AREA_PRECISIONS for precision in PRECISIONS])
_NEAR_SHARE = 0.72  # of the limit, for what is in or near the view
_AREA_SHARE = 0.25  # of the limit, for areas that keep their shade

Words = NDArray[np.object_]
Numbers = NDArray[np.float64]
Days = NDArray[np.int32]


@dataclass(frozen=True, slots=True, eq=False)
class Piles:
    """One row a place, in any order. Empty arrays where there is none.

    ``keys``: what a click reports. ``lat``, ``lon``: degrees, WGS84. ``precision``: code in `PRECISIONS`.
    ``radius_km``: how far off the point the events may be, 0 where exact. ``first``, ``last``: day numbers since
    1 January 1970, inclusive, `NO_DAY` where none is dated. ``counts``: rows x `CODES`.
    """

    keys: Words
    names: Words
    lat: Numbers
    lon: Numbers
    precision: NDArray[np.int8]
    radius_km: Numbers
    country: Words
    admin1: Words
    first: Days
    last: Days
    counts: NDArray[np.int32]

    def __len__(self) -> int:
        return len(self.keys)

    @property
    def totals(self) -> NDArray[np.int64]:
        """Events of each place."""
        totals: NDArray[np.int64] = self.counts.sum(axis=1, dtype=np.int64)
        return totals

    @property
    def areas(self) -> NDArray[np.bool_]:
        """Which places are known only as an area."""
        return _AREAS[self.precision]

    def take(self, rows: NDArray[Any]) -> Piles:
        """The chosen rows (indices or a mask) as piles of their own."""
        return Piles(*(getattr(self, name)[rows] for name in self.__dataclass_fields__))


@dataclass(frozen=True, slots=True, eq=False)
class Thinned:
    """Piles to send. ``members``: for each row, how many places it stands for; ``boxes``: west, south, east and north
    of their points; ``keys``: their keys, empty where there are more than `MOST_KEYS` or they are not told."""

    piles: Piles
    members: NDArray[np.int64]
    boxes: Numbers
    keys: tuple[tuple[str, ...], ...]
    chosen: NDArray[np.bool_]  # a chosen place is among them
    whole: bool  # every place is there, by itself


def bounds_of(piles: Piles) -> Bounds | None:
    """The box round all places, areas with some of their extent; ``None`` without any. Whole countries and regions
    count only where nothing more precise is known: they would dwarf the rest."""
    if not len(piles):
        return None
    wide = np.isin(piles.precision, [PRECISIONS.index(p) for p in (GeoPrecision.COUNTRY, GeoPrecision.REGION)])
    known = piles.take(~wide) if not wide.all() else piles
    reach = np.where(known.areas, np.minimum(known.radius_km / 111.2, 1.5), 0.0)  # a degree of latitude is 111.2 km
    across = reach / np.maximum(0.2, np.cos(np.radians(known.lat)))
    return Bounds(
        west=max(-180.0, float((known.lon - across).min())),
        south=max(-MAX_LATITUDE, float((known.lat - reach).min())),
        east=min(180.0, float((known.lon + across).max())),
        north=min(MAX_LATITUDE, float((known.lat + reach).max())),
    )


def thinned(
    piles: Piles,
    *,
    lon: float,
    lat: float,
    zoom: float,
    width: int = 1600,
    height: int = 900,
    limit: int = LIMIT,
    chosen: Collection[str] = (),
) -> Thinned:
    """At most about ``limit`` rows for a view (centre in degrees, deck.gl zoom, frame in pixels), largest first.

    Places stay as they are where they are few enough. Else those in one cell of a grid are joined, points with points
    and areas with areas as coarse; the largest gives its place and name, so that a mark stands on a real place. Cells
    are small in and around the view and coarse elsewhere. Areas are left as they are where they are few, so that each
    keeps its own shade.
    """
    piles = piles.take(np.argsort(-piles.totals, kind="stable"))
    wanted = frozenset(chosen)
    picked = np.fromiter((key in wanted for key in piles.keys), np.bool_, len(piles))
    if len(piles) <= limit:
        boxes = np.column_stack((piles.lon, piles.lat, piles.lon, piles.lat))
        return Thinned(
            piles, np.ones(len(piles), np.int64), boxes, tuple((key,) for key in piles.keys), picked, whole=True
        )
    x, y = _project(piles.lon, piles.lat)
    at_x, at_y = (float(value) for value in _project(np.array(lon), np.array(lat)))
    scale = WORLD_PX * 2.0**zoom
    near = (np.abs(x - at_x) * scale < 0.8 * width) & (np.abs(y - at_y) * scale < 0.8 * height)
    kind = np.where(piles.areas, piles.precision + 1, 0)
    cells = np.zeros(len(piles), np.int64)
    apart = piles.areas if piles.areas.sum() <= limit * _AREA_SHARE else np.zeros(len(piles), np.bool_)
    limit -= int(apart.sum())
    shares = ((near & ~apart, 22.0, _NEAR_SHARE), (~near & ~apart, 80.0, 1 - _NEAR_SHARE))
    for part, cell, share in shares:
        if part.any():
            cells[part] = _cells(x[part] * scale, y[part] * scale, kind[part], cell, int(limit * share))
    cells = np.where(apart, -1 - np.arange(len(piles)), cells * 2 + near)
    return _joined(piles, cells, picked, tell_keys=zoom >= 10)


def _cells(x: Numbers, y: Numbers, kind: NDArray[Any], cell: float, most: int) -> NDArray[np.int64]:
    """Number of the cell that each point lies in, cells made larger until there are at most ``most`` of them."""
    while True:
        columns, rows = np.floor(x / cell).astype(np.int64), np.floor(y / cell).astype(np.int64)
        cells: NDArray[np.int64] = ((columns + (1 << 27)) << 32) + ((rows + (1 << 26)) << 4) + kind
        if len(np.unique(cells)) <= most or cell > 1e7:
            return cells
        cell *= 1.3


def _joined(piles: Piles, cells: NDArray[np.int64], picked: NDArray[np.bool_], *, tell_keys: bool) -> Thinned:
    order = np.argsort(cells, kind="stable")  # rows come largest first, so the first of each cell is its largest
    starts = np.flatnonzero(np.r_[True, np.diff(cells[order]) != 0])
    host, everyone = piles.take(order[starts]), piles.take(order)
    first = np.where(everyone.first == NO_DAY, np.iinfo(np.int32).max, everyone.first)
    first = np.minimum.reduceat(first, starts)
    sizes = np.diff(np.r_[starts, len(order)])
    joined = Piles(
        host.keys, host.names, host.lat, host.lon,
        precision=np.maximum.reduceat(everyone.precision, starts),
        radius_km=np.maximum.reduceat(everyone.radius_km, starts),
        country=host.country, admin1=host.admin1,
        first=np.where(first == np.iinfo(np.int32).max, NO_DAY, first),
        last=np.maximum.reduceat(everyone.last, starts),
        counts=np.add.reduceat(everyone.counts, starts, axis=0),
    )  # fmt: skip
    boxes = np.column_stack(
        [
            edge.reduceat(values, starts)
            for edge, values in (
                (np.minimum, everyone.lon), (np.minimum, everyone.lat),
                (np.maximum, everyone.lon), (np.maximum, everyone.lat),
            )
        ]
    )  # fmt: skip
    keys = tuple(
        tuple(everyone.keys[at : at + size]) if size == 1 or (tell_keys and size <= MOST_KEYS) else ()
        for at, size in zip(starts, sizes, strict=True)
    )
    largest = np.argsort(-joined.totals, kind="stable")
    return Thinned(
        joined.take(largest),
        sizes[largest],
        boxes[largest],
        tuple(keys[row] for row in largest),
        np.logical_or.reduceat(picked[order], starts)[largest],
        whole=False,
    )


def _project(lon: Numbers, lat: Numbers) -> tuple[Numbers, Numbers]:
    """Share of the world's width from the west and from the north, 0 to 1 (web Mercator, EPSG:3857)."""
    sine = np.sin(np.radians(np.clip(lat, -MAX_LATITUDE, MAX_LATITUDE)))
    return lon / 360 + 0.5, 0.5 - np.log((1 + sine) / (1 - sine)) / (4 * np.pi)
