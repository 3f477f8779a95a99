"""Durations and vague times: the days they cover, where they cover any that can be stated."""

from __future__ import annotations

from datetime import date, timedelta

from extract.mentions.timex.lengths import value as length_value
from extract.mentions.timex.readings import Calendar, Duration, Vague
from extract.model import ResolvedTimex, TimeBasis, TimeInterval, TimePrecision, TimexMention
from extract.resolve.times import words
from extract.resolve.times.dates import built, year_of
from extract.resolve.times.moment import month_span
from extract.resolve.times.story import Answers, Story

#: mean length of a unit in days; months and years by the Gregorian calendar
UNIT_DAYS = {"H": 1 / 24, "D": 1, "NI": 1, "W": 7, "FN": 14, "M": 30.44, "SM": 182.6, "Y": 365.2425, "DE": 3652.425}
#: an unknown number of units is taken as this many ("the past months")
VAGUE_COUNT = 5
#: bounds of vague stretches in days, by unit: "recent days" are ten, "recent weeks" six weeks ...
RECENT_DAYS = {"H": 1, "D": 10, "W": 42, "M": 183, "Y": 1826, "DE": 7305}


def resolve_duration(story: Story, mention: TimexMention, length: Duration) -> ResolvedTimex:
    """The result for a length; a length has days only where it says which stretch it is."""
    value = length_value(length.unit, length.count)
    if isinstance(length.of, Calendar) and length.of.year is not None:
        moment = built(story, length.of, -length.of.year if length.of.bc else length.of.year)
        interval = _within(moment.interval() if moment else None, length)
        if interval is not None:
            reason = "counted within the period named"
            return ResolvedTimex(mention, value, interval, TimePrecision.RANGE, TimeBasis.EXPLICIT, reason)
    if isinstance(length.of, Calendar) and length.of.year is None and length.of.month is not None:
        year, base, reason = year_of(story, mention, length.of)
        moment = built(story, length.of, year) if year is not None else None
        interval = _within(moment.interval() if moment else None, length)
        if base is not None and interval is not None:
            reason = f"counted within the month named: {reason}"
            return ResolvedTimex(mention, value, interval, TimePrecision.RANGE, base.basis, reason, base.reference)
    if length.frame in ("past", "next") and length.of is None:
        base = story.base("this")
        day = base.moment.interval() if base and base.moment.kind == "day" else None
        interval = _beside(day.start, length) if day and day.start else None
        if base is not None and interval is not None:
            reason = words.step(mention.text, base.name)
            return ResolvedTimex(mention, value, interval, TimePrecision.RANGE, base.basis, reason, base.reference)
    return Answers(story).symbolic(mention, value, "a length of time, not a date")


def _days(length: Duration) -> int:
    count = VAGUE_COUNT if length.count is None else length.count
    return max(1, round(min(UNIT_DAYS.get(length.unit, 36524.25) * count, 3_000_000)))


def _beside(day: date, length: Duration) -> TimeInterval | None:
    """The stretch that ends or begins on ``day``."""
    try:
        if length.frame == "past":
            return TimeInterval(day - timedelta(_days(length)), day)
        return TimeInterval(day, day + timedelta(_days(length)))
    except OverflowError:
        return None


def _within(span: TimeInterval | None, length: Duration) -> TimeInterval | None:
    """The first or last stretch of a period."""
    if span is None or span.start is None or span.end is None or length.frame not in ("first", "last"):
        return None
    first = length.frame == "first"
    if length.count is not None and length.unit == "M" and length.count == int(length.count) and length.count <= 1200:
        index = span.start.year * 12 + span.start.month - 1
        if not first:
            index = span.end.year * 12 + span.end.month - int(length.count)
        return month_span(index // 12, index % 12 + 1, int(length.count)) if index >= 12 else None
    days = _days(length) - 1
    if days > (span.end - span.start).days:
        return span
    return (
        TimeInterval(span.start, span.start + timedelta(days))
        if first
        else TimeInterval(span.end - timedelta(days), span.end)
    )


def resolve_vague(story: Story, mention: TimexMention, vague: Vague) -> ResolvedTimex:
    """The result for "recently", "recent days", "now": bounds are stated where a unit gives them."""
    days = RECENT_DAYS.get(vague.unit, 0)
    if story.speech is None or story.history or not days or vague.value == "PRESENT_REF":
        return Answers(story).symbolic(mention, vague.value, "a vague time without bounds")
    try:
        if vague.value == "PAST_REF":
            interval, side = TimeInterval(story.speech - timedelta(days), story.speech), "before"
        else:
            interval, side = TimeInterval(story.speech, story.speech + timedelta(days)), "after"
    except OverflowError:
        return Answers(story).symbolic(mention, vague.value, "a vague time without bounds")
    reason = f"taken as the {days} days {side} publication on {words.day(story.speech)}"
    return ResolvedTimex(mention, vague.value, interval, TimePrecision.RANGE, TimeBasis.RELATIVE, reason, "published")
