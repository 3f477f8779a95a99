"""What the timeline shows: the stretch of time, its bins, and for each event a lane, a row and both ends. Pure.

Days are drawn as UTC midnights and both ends of an interval are inclusive, so a bar ends where its last day ends.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any, Literal

import numpy as np
import pandas as pd

from dashboard.views import wording
from dashboard.views.filtering import undated
from dashboard.views.symbols import type_style

DAY_MS = 86_400_000
#: most lanes by actor; the rest share one
MOST_ACTORS = 9
#: width in pixels that rows are packed for
CHART_PX = 560

OTHERS = "Others"
NOBODY = "Nobody named"

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
        """Width of a bin that gives some 20 to 120 bins."""
        return "day" if self.days <= 120 else "week" if self.days <= 900 else "month" if self.days <= 3650 else "year"

    def domain(self) -> list[int]:
        margin = max(1, round(self.days * 0.015))
        return [to_ms(self.first - timedelta(days=margin)), to_ms(self.last + timedelta(days=1 + margin))]


def extent(frame: pd.DataFrame) -> Extent | None:
    """First to last day of the dated rows; ``None`` where none is dated."""
    dated = frame[~undated(frame)]
    if dated.empty:
        return None
    ends = pd.concat([dated["start"], dated["end"]]).dropna()
    return Extent(ends.min().date(), ends.max().date())


def rows(
    frame: pd.DataFrame,
    *,
    lanes: str = "type",
    order: Sequence[str] = (),
    within: Extent | None = None,
    px: int = CHART_PX,
) -> pd.DataFrame:
    """One row a mark: the lane, the row inside the picture, both ends in UTC milliseconds and the words to show.

    An event with several actors stands once in each of their lanes. Marks that would touch get rows of their own.
    ``order``: lanes by type follow it; lanes by actor go by number of events, most first. ``within``: the stretch that
    is drawn (all of it by default), which decides what touches.
    """
    dated = frame[~undated(frame)]
    span = extent(frame)
    if span is None:
        return pd.DataFrame(columns=["event_id", "lane", "row", "from", "to", "mid", "point", "status", "type"])
    ids = dated["event_id"].to_numpy()
    start = dated["start"].fillna(dated["end"])
    end = dated["end"].fillna(dated["start"])
    marks = pd.DataFrame(
        {
            "event_id": ids,
            "place_id": dated["place_id"].fillna("").to_numpy(),
            "lane": _lanes(dated, lanes).to_numpy(),
            "from": column_ms(start),
            "to": column_ms(end) + DAY_MS,
            "status": dated["status"].to_numpy(),
            "type": dated["event_type"].to_numpy(),
            "what": [f"{row.sub_event_type}" + (f", {row.place}" if row.place else "") for row in _each(dated)],
            "when": [wording.event_date(row) for row in _each(dated)],
            "says": [wording.who_says(row) for row in _each(dated)],
            "words": [_short(row.evidence) for row in _each(dated)],
        }
    ).explode("lane", ignore_index=True)
    marks["mid"] = (marks["from"] + marks["to"]) // 2
    marks["point"] = marks["to"] - marks["from"] <= DAY_MS
    low, high = (within or span).domain()
    return _packed(marks, _ordered(marks, lanes, order), dot=round((high - low) / px * 12))


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


def picked(selection: Mapping[str, Any]) -> int | None:
    """The clicked event out of what the chart reports."""
    for name in ("dot", "bar"):
        for point in selection.get(name) or ():
            if isinstance(point, Mapping) and isinstance(point.get("event_id"), (int, float)):
                return int(point["event_id"])
    return None


def _lanes(dated: pd.DataFrame, lanes: str) -> pd.Series[Any]:
    if lanes != "actor":
        return dated["event_type"].map(lambda kind: type_style(kind).label)
    everyone = [tuple(dict.fromkeys((*row.agents, *row.targets))) or (NOBODY,) for row in _each(dated)]
    numbers = pd.Series([name for names in everyone for name in names]).value_counts()
    ranked = sorted((name for name in numbers.index if name != NOBODY), key=lambda name: (-numbers[name], name))
    kept = set(ranked if len(ranked) <= MOST_ACTORS + 1 else ranked[:MOST_ACTORS]) | {NOBODY}
    folded = [tuple(dict.fromkeys(name if name in kept else OTHERS for name in names)) for names in everyone]
    return pd.Series(folded, index=dated.index)


def _ordered(marks: pd.DataFrame, lanes: str, order: Sequence[str]) -> list[str]:
    numbers = marks.groupby("lane")["event_id"].nunique()
    if lanes == "type":
        known = [lane for lane in (type_style(kind).label for kind in order) if lane in numbers.index]
        return known + sorted(set(numbers.index) - set(known))
    last = {OTHERS: 1, NOBODY: 2}
    return sorted(numbers.index, key=lambda lane: (last.get(lane, 0), -numbers[lane], lane))


def _packed(marks: pd.DataFrame, lanes: Sequence[str], *, dot: int) -> pd.DataFrame:
    """Give each mark a row: lanes in order, inside a lane the first row free for ``dot`` milliseconds around."""
    placed = []
    top = 0
    for lane in lanes:
        inside = marks[marks["lane"] == lane].sort_values(["from", "to", "event_id"])
        free: list[int] = []  # first free moment of each row
        taken = []
        for mid, first, last, point in zip(inside["mid"], inside["from"], inside["to"], inside["point"], strict=True):
            left, right = (mid - dot // 2, mid + dot // 2) if point else (first, max(last, first + dot))
            row = next((index for index, moment in enumerate(free) if moment <= left), len(free))
            if row == len(free):
                free.append(right)
            free[row] = right
            taken.append(row)
        placed.append(inside.assign(row=np.array(taken) + top))
        top += max(len(free), 2)
    return pd.concat(placed, ignore_index=True)


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


def _each(frame: pd.DataFrame) -> Any:
    return frame.itertuples(index=False)


def _short(words: str, most: int = 160) -> str:
    flat = " ".join(str(words).split())
    return flat if len(flat) <= most else flat[: most - 1].rsplit(" ", 1)[0] + "…"


def to_ms(day: date) -> int:
    return int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp()) * 1000


def column_ms(days: pd.Series[Any]) -> Any:
    return days.astype("datetime64[ms]").astype("int64").to_numpy()


def from_ms(moment: float) -> date:
    return (datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=moment)).date()
