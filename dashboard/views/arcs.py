"""Lines from each event to the next one between the same two actors at another place. Pure.

An arc from one actor to the other would need a place for each, and a report gives one place an event. What can be said
honestly is the order in which the same two met: the line goes from the earlier to the later place. It is drawn only
where the earlier event surely ended before the later one began, and it says nothing of how anybody moved.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

#: most pairs of actors that are drawn: more than letters and dashes can tell apart
MOST_PAIRS = 6
#: most lines
MOST_LINES = 240


@dataclass(frozen=True, slots=True)
class Line:
    """``count`` times the next event after one at ``start`` was at ``end`` (keys of places); ``pair``: number of the
    actors in `Arcs.pairs`; longitudes and latitudes in degrees."""

    start: str
    end: str
    lon1: float
    lat1: float
    lon2: float
    lat2: float
    count: int
    pair: int


@dataclass(frozen=True, slots=True)
class Arcs:
    """``pairs``: two actors and the number of times the next event of the two was elsewhere, most first."""

    pairs: tuple[tuple[str, str, int], ...]
    lines: tuple[Line, ...]

    def as_json(self) -> dict[str, Any]:
        return {
            "pairs": [list(pair) for pair in self.pairs],
            "lines": [
                [line.start, line.end, *(round(x, 4) for x in (line.lon1, line.lat1, line.lon2, line.lat2)),
                 line.count, line.pair]
                for line in self.lines
            ],
        }  # fmt: skip


def arcs_of(
    *,
    first: Sequence[int] | NDArray[Any],
    last: Sequence[int] | NDArray[Any],
    pair: Sequence[int] | NDArray[Any],
    place: Sequence[int] | NDArray[Any],
    names: Sequence[tuple[str, str]],
    keys: Sequence[str] | NDArray[Any],
    lon: Sequence[float] | NDArray[Any],
    lat: Sequence[float] | NDArray[Any],
) -> Arcs:
    """One row an event that has two actors, a date and a place known as a point; an event of several pairs comes once
    for each.

    ``first``, ``last``: day numbers, inclusive. ``pair``: index into ``names``, whatever the direction (who attacked
    whom). ``place``: index into ``keys``, ``lon``, ``lat`` (degrees).
    """
    columns = _ordered(*(np.asarray(column, np.int64) for column in (pair, first, last, place)))
    one, other = [column[:-1] for column in columns], [column[1:] for column in columns]
    follows = (one[0] == other[0]) & (one[2] < other[1]) & (one[3] != other[3])
    if not follows.any():
        return Arcs((), ())
    steps = _ordered(one[0][follows], one[3][follows], other[3][follows])
    starts = np.flatnonzero(np.r_[True, np.logical_or.reduce([column[1:] != column[:-1] for column in steps])])
    counts = np.diff(np.r_[starts, len(steps[0])])
    steps = [column[starts] for column in steps]
    totals = np.bincount(steps[0], weights=counts, minlength=len(names)).astype(int)
    leading = [int(index) for index in np.argsort(-totals, kind="stable")[:MOST_PAIRS] if totals[index]]
    rank = {index: number for number, index in enumerate(leading)}
    drawn = [
        Line(str(keys[a]), str(keys[b]), float(lon[a]), float(lat[a]), float(lon[b]), float(lat[b]), int(n), rank[p])
        for p, a, b, n in zip(*(column.tolist() for column in steps), counts.tolist(), strict=True)
        if p in rank
    ]
    drawn.sort(key=lambda line: (-line.count, line.pair, line.start, line.end))
    return Arcs(tuple((*names[index], int(totals[index])) for index in leading), tuple(drawn[:MOST_LINES]))


def _ordered(*columns: NDArray[np.int64]) -> list[NDArray[np.int64]]:
    """The rows of these columns by the first, then by the second and so on.

    Where a row fits into one number of 63 bits, numbers are sorted: ten times as quick as sorting rows.
    """
    if not columns[0].size:
        return list(columns)
    lows = [int(column.min()) for column in columns]
    bits = [(int(column.max()) - low).bit_length() for column, low in zip(columns, lows, strict=True)]
    if sum(bits) > 63:
        order = np.lexsort(columns[::-1])
        return [column[order] for column in columns]
    key = np.zeros(columns[0].size, np.int64)
    for column, low, width in zip(columns, lows, bits, strict=True):
        key = (key << width) | (column - low)
    key.sort()
    found = []
    for low, width in zip(lows[::-1], bits[::-1], strict=True):
        found.append((key & ((1 << width) - 1)) + low)
        key = key >> width
    return found[::-1]
