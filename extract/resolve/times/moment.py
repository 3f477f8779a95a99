"""A stretch of the calendar as far as it is known: its TIMEX3 value, its days, its precision."""

from __future__ import annotations

import calendar as months
from dataclasses import dataclass, replace
from datetime import date, timedelta

from extract.mentions.timex.readings import Clock
from extract.model import TimeInterval, TimePrecision
from extract.quick import quick

#: seasons of the northern temperate zone as news uses them (meteorological): first month, length in months
SEASON_MONTHS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
FIRST_YEAR, LAST_YEAR = 1, 9998  # what a date can hold, with room for a winter's end


@quick
@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """A year (negative: before Christ), or a part of one. ``kind`` names the widest granularity in use:
    "day", "month", "season", "quarter", "half", "week", "weekend", "year", "decade", "century"."""

    kind: str
    year: int
    month: int = 0
    day: int = 0
    season: str = ""
    number: int = 0  # of the week, quarter, half; 1 for a winter counted by the year it ends in
    part: str = ""
    clock: Clock | None = None

    def story_month(self) -> int:
        """The month that a story stands in after telling of this; 0 where it says no month."""
        if self.season == "WI":
            return 1 if self.number else 12
        return self.month or SEASON_MONTHS.get(self.season, 0)

    def value(self) -> str:
        """The TIMEX3 value."""
        year = f"{self.year:04d}" if self.year >= 0 else f"BC{-self.year:04d}"
        if self.kind == "day":
            return f"{year}-{self.month:02d}-{self.day:02d}" + time_suffix(self.part, self.clock)
        if self.kind == "month":
            return f"{year}-{self.month:02d}" + (f"-XX{time_suffix(self.part, self.clock)}" if self.part else "")
        if self.kind == "season":
            return f"{year}-{self.season}"
        if self.kind in ("quarter", "half"):
            return f"{year}-{'Q' if self.kind == 'quarter' else 'H'}{self.number}"
        if self.kind in ("week", "weekend"):
            return f"{year}-W{self.number:02d}" + ("-WE" if self.kind == "weekend" else "")
        if self.kind == "decade":
            return f"{year[:-1]}"
        if self.kind == "century":
            return f"{year[:-2]}"
        return year

    def interval(self) -> TimeInterval | None:
        """First and last day, inclusive; None before the year 1, which no calendar day of ours reaches."""
        if not FIRST_YEAR <= self.year <= LAST_YEAR:
            return None
        if self.kind == "day":
            day = date(self.year, self.month, self.day)
            return TimeInterval(day, day)
        if self.kind == "month":
            return month_span(self.year, self.month, 1)
        if self.kind == "season":
            return (
                month_span(self.year - self.number, SEASON_MONTHS[self.season], 3) if self.year > FIRST_YEAR else None
            )
        if self.kind == "quarter":
            return month_span(self.year, 3 * self.number - 2, 3)
        if self.kind == "half":
            return month_span(self.year, 6 * self.number - 5, 6)
        if self.kind in ("week", "weekend"):
            try:
                monday = date.fromisocalendar(self.year, self.number, 1)
            except ValueError:
                return None
            return TimeInterval(monday + timedelta(5 if self.kind == "weekend" else 0), monday + timedelta(6))
        years = {"decade": 10, "century": 100}.get(self.kind, 1)
        return TimeInterval(date(self.year, 1, 1), date(min(self.year + years - 1, LAST_YEAR), 12, 31))

    def precision(self) -> TimePrecision:
        """How much of the calendar it covers."""
        return {
            "day": TimePrecision.DAY,
            "month": TimePrecision.MONTH,
            "season": TimePrecision.SEASON,
            "week": TimePrecision.WEEK,
            "year": TimePrecision.YEAR,
        }.get(self.kind, TimePrecision.RANGE)

    def narrowed(self, mod: str) -> TimeInterval | None:
        """The days of its beginning, middle or end: thirds of a stretch longer than a day."""
        whole = self.interval()
        if whole is None or whole.start is None or whole.end is None or not mod or self.kind == "day":
            return whole
        third = ((whole.end - whole.start).days + 1) // 3
        if mod == "START":
            return TimeInterval(whole.start, whole.start + timedelta(max(third - 1, 0)))
        if mod == "END":
            return TimeInterval(whole.end - timedelta(max(third - 1, 0)), whole.end)
        return TimeInterval(whole.start + timedelta(third), whole.end - timedelta(third))


def time_suffix(part: str, clock: Clock | None) -> str:
    """The part of a TIMEX3 value behind the day: "TMO", "T14:30Z", or nothing."""
    if clock is not None:
        shown = f"T{clock.hour:02d}" + (f":{clock.minute:02d}" if clock.minute is not None else ":00")
        if clock.second is not None:
            shown += f":{clock.second:02d}"
        return shown + (clock.zone if clock.zone not in ("local",) else "")
    if part:
        return "T" + {"DA": "MO"}.get(part, part)
    return ""


def of_day(day: date, *, part: str = "", clock: Clock | None = None) -> Moment:
    """The moment of one calendar day."""
    return Moment(kind="day", year=day.year, month=day.month, day=day.day, part=part, clock=clock)


def month_span(year: int, month: int, count: int) -> TimeInterval:
    """``count`` whole months from ``month`` of ``year``."""
    last = month + count - 1
    end_year, end_month = year + (last - 1) // 12, (last - 1) % 12 + 1
    return TimeInterval(date(year, month, 1), date(end_year, end_month, months.monthrange(end_year, end_month)[1]))


def make_day(year: int, month: int, day: int) -> Moment | None:
    """A day, if the calendar has it; days before Christ are not checked against it."""
    if year < FIRST_YEAR or year > LAST_YEAR:
        return Moment(kind="day", year=year, month=month, day=day)
    if day > months.monthrange(year, month)[1]:
        return None
    return Moment(kind="day", year=year, month=month, day=day)


def shifted(moment: Moment, unit: str, count: int) -> Moment | None:
    """``moment`` moved by whole units, as coarse as the unit asks; None where it leaves the calendar."""
    if unit in ("D", "W", "NI"):
        if moment.kind != "day" or not FIRST_YEAR <= moment.year <= LAST_YEAR:
            if unit == "W" and moment.kind in ("week", "weekend"):
                base = moment.interval()
            else:
                return None
            if base is None or base.start is None:
                return None
            start = _moved(base.start, 7 * count)
            return week_of(start) if start else None
        day = _moved(date(moment.year, moment.month, moment.day), count * (7 if unit == "W" else 1))
        return of_day(day) if day else None
    if unit == "M":
        month = moment.month or (SEASON_MONTHS[moment.season] if moment.season else 0)
        if not month:
            return None
        index = moment.year * 12 + month - 1 + count
        return Moment(kind="month", year=index // 12, month=index % 12 + 1)
    if unit in ("Y", "DE", "CE"):
        year = moment.year + count * {"Y": 1, "DE": 10, "CE": 100}[unit]
        return Moment(kind="year", year=year) if -9999 <= year <= LAST_YEAR else None
    return None


def _moved(day: date, days: int) -> date | None:
    try:
        moved = day + timedelta(days)
    except OverflowError:
        return None
    return moved if FIRST_YEAR <= moved.year <= LAST_YEAR else None


def week_of(day: date) -> Moment:
    """The ISO week that holds ``day``."""
    year, week, _ = day.isocalendar()
    return Moment(kind="week", year=year, number=week)


def with_time(moment: Moment, part: str, clock: Clock | None) -> Moment:
    """The same day with a part of day or a clock time."""
    return replace(moment, part=part, clock=clock)
