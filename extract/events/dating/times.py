"""What a resolved time can say of an event: its days, those of its neighbour, those that it was counted from."""

from __future__ import annotations

from extract.mentions.timex.readings import DayPart, Duration, Offset, Recurrence, Vague
from extract.model import EventTime, ResolvedTimex, Span, TimeBasis, TimeInterval, TimePrecision, TimexType
from extract.resolve.times.moment import Moment, of_day, shifted

MOST_STEPS = 100_000  # units that an event is counted back by


def is_clock(item: ResolvedTimex) -> bool:
    """A clock time of one known day ("0630" in a log of that day)."""
    interval = item.interval
    return item.mention.type is TimexType.TIME and interval is not None and interval.start == interval.end


def dates(item: ResolvedTimex) -> bool:
    """Can it date an event: a date or a stretch with bounds, not a bare length, a repetition or an open word?"""
    reading = item.mention.reading
    if item.interval is None or isinstance(reading, Recurrence):
        return False
    if isinstance(reading, DayPart):
        return item.basis is not TimeBasis.INFERRED
    return not isinstance(reading, Duration | Vague) or item.precision is not None


def neighbours(one: ResolvedTimex, two: ResolvedTimex) -> bool:
    """Two days, the second right after the first: "on Tuesday and Wednesday"."""
    first, second = one.interval, two.interval
    if first is None or second is None or first.start is None or second.start is None:
        return False
    return first.start == first.end and second.start == second.end and (second.start - first.start).days == 1


def from_event(item: ResolvedTimex) -> bool:
    """Is it counted from an event ("two days after the town fell"), and has days?"""
    reading = item.mention.reading
    return isinstance(reading, Offset) and reading.origin == "event" and item.interval is not None


def counted_back(item: ResolvedTimex) -> Moment | None:
    """The moment that a resolved offset was counted from."""
    reading, interval = item.mention.reading, item.interval
    if not isinstance(reading, Offset) or interval is None or interval.start is None or interval.start != interval.end:
        return None
    if reading.count is None or reading.count != int(reading.count) or abs(reading.count) > MOST_STEPS:
        return None
    return shifted(of_day(interval.start), reading.unit, -reading.sign * int(reading.count))


def event_time(item: ResolvedTimex, basis: TimeBasis, explanation: str) -> EventTime:
    """The days of ``item`` as an event's time."""
    interval = item.interval or TimeInterval(None, None)
    span = Span(item.mention.start, item.mention.end)
    return EventTime(interval, item.precision or TimePrecision.RANGE, basis, explanation, span)
