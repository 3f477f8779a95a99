"""The stretch of time that is shown, and the events of a selection counted by bins of it. Pure.

Days are numbers from 1 January 1970; both ends of an interval are inclusive.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil, floor, log
from typing import Any, Literal

import numpy as np

from dashboard.table.columns import Bools, Ints, Longs, Table, day_number, day_of
from dashboard.views import wording
from extract.lexicon.calendar import MONTHS

#: a number of days that no calendar reaches
_FAR = 1e7
#: statuses of what has not happened when the report is written
AHEAD = ("planned", "hypothetical")
#: shares of the events that may be left out until asked for, where they would take most of the width
SPARED = (0.015, 0.03, 0.05, 0.08, 0.12, 0.17, 0.23, 0.3)
#: what a share costs: to leave out an eighth of the events, the rest must become e times as wide
PRICE = 8.0
#: fewer events are all shown
LEAST = 8
#: and the rest takes less than this share of the whole
SQUEEZED = 0.34

Step = Literal["day", "week", "month", "year"]


@dataclass(frozen=True, slots=True)
class Extent:
    """Days drawn, both inclusive."""

    first: date
    last: date

    @property
    def days(self) -> int:
        return (self.last - self.first).days + 1

    @property
    def step(self) -> Step:
        """Width of a bin that gives some 20 to 240 bins."""
        return "day" if self.days <= 120 else "week" if self.days <= 900 else "month" if self.days <= 7300 else "year"

    @property
    def numbers(self) -> tuple[int, int]:
        return day_number(self.first), day_number(self.last)


@dataclass(frozen=True, slots=True, eq=False)
class Bins:
    """Bin ``i`` has the days from ``edges[i]`` to before ``edges[i + 1]``."""

    step: Step
    edges: Ints

    def __len__(self) -> int:
        return len(self.edges) - 1

    def of(self, days: Ints) -> Longs:
        """Bin of each day; every one of them must lie in the bins."""
        lookup = np.searchsorted(self.edges, np.arange(self.edges[0], self.edges[-1]), side="right") - 1
        found: Longs = lookup[days - self.edges[0]]
        return found


def extent(table: Table, kept: Bools) -> Extent | None:
    """First to last day of the dated events; ``None`` where none is dated.

    Of what is planned or possible only the first day counts, where anything has happened: a plan for "next year" would
    squeeze what did happen into a corner.
    """
    dated = kept & table.dated
    if not dated.any():
        return None
    told = dated & ~ahead(table)
    first, last = table.first[dated], table.last[told if told.any() else dated]
    return Extent(day_of(int(first.min())), day_of(max(int(last.max()), int(first.max()))))


def busy(table: Table, kept: Bools, whole: Extent) -> Extent:
    """The stretch that is shown first: where the events are. Left out are those so far off that the rest would be
    squeezed: the more of them, the more the rest must gain in width."""
    first = table.first[kept & table.dated]
    if first.size < LEAST:
        return whole
    origin = int(first.min())
    so_far = np.cumsum(np.bincount(first - origin))
    best, gain = (0, whole.days), 0.0
    for spare in sorted({max(1, int(first.size * share)) for share in SPARED}):
        low, high = _shortest(so_far, first.size, spare)
        won = log(whole.days / (high - low + 1)) - PRICE * spare / first.size
        if won > gain and high - low + 1 < SQUEEZED * whole.days:
            best, gain = (low, high), won
    if not gain:
        return whole
    low, high = origin + best[0], origin + best[1]
    margin = max(3, (high - low) // 12)
    return Extent(max(whole.first, day_of(low - margin)), min(whole.last, day_of(high + margin)))


def _shortest(so_far: Longs, size: int, spare: int) -> tuple[int, int]:
    """First and last day of the shortest stretch with all but ``spare`` events. ``so_far``: events up to each day."""
    before = np.arange(spare + 1)  # try each share of them before it and after it
    lows = np.searchsorted(so_far, before, side="right")
    highs = np.searchsorted(so_far, before + size - spare)
    best = int(np.argmin(highs - lows))
    return int(lows[best]), int(highs[best])


def ahead(table: Table) -> Bools:
    """Which events have not happened when the report is written."""
    marked = np.array([status in AHEAD for status in table.statuses.ids] + [False])
    found: Bools = marked[table.status]
    return found


def bins(span: Extent) -> Bins:
    """Bins that cover the days of ``span``; weeks begin on Monday."""
    low, high = span.numbers
    if span.step in ("day", "week"):
        width = 1 if span.step == "day" else 7
        low -= (low + 3) % width  # day 0 was a Thursday
        edges = np.arange(low, high + width + 1, width)
        return Bins(span.step, edges[: np.searchsorted(edges, high, side="right") + 1].astype(np.int32))
    if span.step == "month":
        months = np.arange(_month(span.first), _month(span.last) + 2)
        starts = months.astype("datetime64[M]")
    else:
        starts = np.arange(span.first.year - 1970, span.last.year - 1968).astype("datetime64[Y]")
    return Bins(span.step, starts.astype("datetime64[D]").astype(np.int32))


def _month(day: date) -> int:
    """Months since January 1970."""
    return 12 * (day.year - 1970) + day.month - 1


def by_type(table: Table, kept: Bools, made: Bins) -> Longs:
    """Events by bin of their first day (rows) and type (columns), what is only planned or possible in a last column."""
    rows = np.flatnonzero(kept & table.dated)
    first = table.first[rows]
    inside = (first >= made.edges[0]) & (first < made.edges[-1])
    rows, first = rows[inside], first[inside]
    width = len(table.types) + 1
    kind = np.where(ahead(table)[rows], width - 1, table.type[rows])
    counted: Longs = np.bincount(made.of(first) * width + kind, minlength=len(made) * width).astype(np.int64)
    return counted.reshape(len(made), width)


def bin_name(first: date, step: Step) -> str:
    if step == "day":
        return wording.day(first)
    if step == "week":
        return wording.days(first, first + timedelta(days=6))
    return f"{MONTHS[first.month - 1]} {first.year}" if step == "month" else str(first.year)


def read_window(value: object) -> tuple[date, date] | None:
    """Days out of what the browser reports, first to last; ``None`` for nothing or nonsense."""
    if not isinstance(value, (list, tuple)) or len(value) != 2:
        return None
    if not all(isinstance(one, (int, float)) and abs(one) < _FAR for one in value):
        return None
    first, last = sorted(int(one) for one in value)
    return day_of(first), day_of(last)


def read_view(value: object) -> tuple[float, float] | None:
    """Moments between which the browser shows, as numbers of days; ``None`` for nonsense, and for less than an hour."""
    if not isinstance(value, (list, tuple)) or len(value) != 2:
        return None
    if not all(isinstance(one, (int, float)) and abs(one) < _FAR for one in value):
        return None
    return (value[0], value[1]) if value[1] - value[0] > 0.99 / 24 else None


def days_of(view: tuple[float, float]) -> Extent:
    """The days that have a part in a view."""
    return Extent(day_of(floor(view[0])), day_of(ceil(view[1]) - 1))


def read_ids(value: object) -> tuple[int, ...]:
    """Event ids out of what the browser reports."""
    if not isinstance(value, (list, tuple)):
        return ()
    return tuple(one for one in value if isinstance(one, int) and 0 <= one < 10**12)


def read_play(value: object) -> tuple[Any, bool] | None:
    """Step and "does it grow" out of what the browser reports."""
    if not isinstance(value, Mapping) or value.get("step") not in ("day", "week", "month"):
        return None
    return value["step"], value.get("grow") is True
