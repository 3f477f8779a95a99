"""The stretch of time that is shown, its bins, and what brush and click say. Pure.

Days are drawn as UTC midnights and both ends of an interval are inclusive, so a bar ends where its last day ends.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any, Literal

import pandas as pd

from dashboard.views import wording
from dashboard.views.filtering import undated

DAY_MS = 86_400_000

#: statuses of what has not happened when the report is written
AHEAD = ("planned", "hypothetical")

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

    def domain(self) -> list[int]:
        margin = max(1, round(self.days * 0.015))
        return [to_ms(self.first - timedelta(days=margin)), to_ms(self.last + timedelta(days=1 + margin))]


def extent(frame: pd.DataFrame) -> Extent | None:
    """First to last day of the dated rows; ``None`` where none is dated.

    Of what is planned or possible only the first day counts, where anything has happened: a plan for "next year" would
    squeeze what did happen into a corner.
    """
    dated = frame[~undated(frame)]
    if dated.empty:
        return None
    ahead = dated["status"].isin(AHEAD)
    ends = pd.concat([dated["start"], dated["end"] if ahead.all() else dated.loc[~ahead, "end"]]).dropna()
    if ends.empty:
        ends = dated["end"]
    return Extent(ends.min().date(), ends.max().date())


def histogram(frame: pd.DataFrame, whole: Extent) -> pd.DataFrame:
    """Events by bin of their first day: ``from`` and ``to`` in UTC milliseconds, ``events``, ``when``."""
    first = frame["start"].fillna(frame["end"]).dropna()
    counted = floor(first, whole.step).value_counts().sort_index()
    starts = pd.DatetimeIndex(counted.index)
    ends = starts + _offset(whole.step)
    return pd.DataFrame(
        {
            "from": column_ms(pd.Series(starts)),
            "to": column_ms(pd.Series(ends)),
            "events": counted.to_numpy(),
            "when": [bin_name(day.date(), whole.step) for day in starts],
        }
    )


def brushed(selection: Mapping[str, Any]) -> tuple[date, date] | None:
    """The brushed days out of what the chart reports; ``None`` where nothing (or nonsense) is brushed."""
    ranges = selection.get("brush")
    if not isinstance(ranges, Mapping):
        return None
    for values in ranges.values():
        if isinstance(values, (list, tuple)) and len(values) == 2:
            try:
                first, last = sorted(float(value) for value in values)
                return from_ms(first), from_ms(max(first, last - 1))
            except (TypeError, ValueError, OverflowError, OSError):
                return None
    return None


def picked(selection: Mapping[str, Any]) -> tuple[int, ...]:
    """The clicked events out of what the lanes report; none where nothing (or nonsense) was clicked."""
    for name in ("dot", "bar", "plan"):
        for point in selection.get(name) or ():
            key = point.get("key") if isinstance(point, Mapping) else None
            parts = str(key).split("+") if key else []
            if parts and all(part.isascii() and part.isdecimal() and len(part) <= 12 for part in parts):
                return tuple(int(part) for part in parts)
    return ()


def floor(days: pd.Series[Any], step: Step) -> pd.Series[Any]:
    period = {"day": "D", "week": "W-SUN", "month": "M", "year": "Y"}[step]
    floored: pd.Series[Any] = days.dt.to_period(period).dt.start_time
    return floored


def _offset(step: Step) -> pd.DateOffset:
    return {
        "day": pd.DateOffset(days=1),
        "week": pd.DateOffset(days=7),
        "month": pd.DateOffset(months=1),
        "year": pd.DateOffset(years=1),
    }[step]


def bin_name(first: date, step: Step) -> str:
    if step == "day":
        return wording.day(first)
    if step == "week":
        return wording.days(first, first + timedelta(days=6))
    return f"{wording.MONTHS[first.month - 1]} {first.year}" if step == "month" else str(first.year)


def to_ms(day: date) -> int:
    return int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp()) * 1000


def column_ms(days: pd.Series[Any]) -> Any:
    return days.astype("datetime64[ms]").astype("int64").to_numpy()


def from_ms(moment: float) -> date:
    return (datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=moment)).date()
