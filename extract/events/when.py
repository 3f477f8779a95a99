"""When an event happened: the time expression that governs its clause, else the one in force, else the news window."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from datetime import timedelta

from extract.mentions.timex.readings import Calendar, Duration, Recurrence, Vague
from extract.model import (
    EventTime,
    Published,
    ResolvedTimex,
    Sentence,
    Span,
    Status,
    TimeBasis,
    TimeInterval,
    TimePrecision,
    TimexType,
)
from extract.resolve.times import words

#: sentences that a date stays in force for, in the same paragraph, if no other date follows
REACH = 2
#: days before publication that news without a date is taken to be from (a weekly's cycle)
NEWS_DAYS = 7


class TimeContext:
    """The resolved times of one document, asked by each event for the one that is its own."""

    def __init__(
        self,
        text: str,
        sentences: Sequence[Sentence],
        timexes: Sequence[ResolvedTimex],
        published: Published | None,
    ) -> None:
        self._text = text
        self._sentences = tuple(sentences)
        self._starts = [sentence.start for sentence in self._sentences]
        self._timexes = tuple(item for item in timexes if _dates(item))
        self._published = published

    def of(self, trigger: Span, clause: Span, status: Status, tense: str = "") -> EventTime | None:
        """The time of the event that ``trigger`` tells in ``clause``; None where nothing is known of it.

        ``tense``: "past", "present", "future" or "" (not known).
        """
        own = self._governing(trigger, clause)
        if own is not None:
            return _told(own, own.basis, own.explanation, mention=True)
        sentence = self._sentence(trigger)
        if sentence is not None:
            before = self._in_force(sentence)
            if before is not None and status not in (Status.PLANNED, Status.HYPOTHETICAL):
                return _told(
                    before,
                    TimeBasis.INFERRED,
                    f"the time in force here: {before.mention.text} ({before.explanation})",
                    mention=True,
                )
        return self._window(status, tense)

    def _governing(self, trigger: Span, clause: Span) -> ResolvedTimex | None:
        inside = [item for item in self._timexes if clause.contains(item.mention)]
        if not inside:
            return None
        after = [item for item in inside if item.mention.start >= trigger.end]
        before = [item for item in inside if item.mention.end <= trigger.start]
        return (after or before or inside)[0] if not before else min(inside, key=lambda item: _distance(item, trigger))

    def _sentence(self, trigger: Span) -> int | None:
        index = bisect_right(self._starts, trigger.start) - 1
        return index if index >= 0 else None

    def _in_force(self, index: int) -> ResolvedTimex | None:
        for back in range(index - 1, max(-1, index - 1 - REACH), -1):
            sentence = self._sentences[back]
            if "\n\n" in self._text[sentence.end : self._sentences[back + 1].start]:
                return None
            inside = [item for item in self._timexes if sentence.contains(item.mention)]
            if inside:
                return inside[-1]
        return None

    def _window(self, status: Status, tense: str) -> EventTime | None:
        if self._published is None or status in (Status.PLANNED, Status.HYPOTHETICAL) or tense == "future":
            return None
        day = self._published.interval.end
        if day is None or self._published.interval.start != day:
            return None
        return EventTime(
            TimeInterval(day - timedelta(NEWS_DAYS), day),
            TimePrecision.RANGE,
            TimeBasis.INFERRED,
            f"no time is said: taken as the {NEWS_DAYS} days before publication on {words.day(day)}",
        )


def _distance(item: ResolvedTimex, trigger: Span) -> int:
    return item.mention.start - trigger.end if item.mention.start >= trigger.end else trigger.start - item.mention.end


def _dates(item: ResolvedTimex) -> bool:
    """Can it date an event: a date or a range, not a bare length or a repetition?"""
    reading = item.mention.reading
    if isinstance(reading, Recurrence) or item.interval is None:
        return False
    if isinstance(reading, Duration):
        return reading.frame in ("past", "next", "first", "last")
    return isinstance(reading, Calendar) or not isinstance(reading, Vague) or item.mention.type is TimexType.DATE


def _told(item: ResolvedTimex, basis: TimeBasis, explanation: str, *, mention: bool) -> EventTime:
    assert item.interval is not None
    return EventTime(
        TimeInterval(item.interval.start, item.interval.end),
        item.precision or TimePrecision.RANGE,
        basis,
        explanation,
        Span(item.mention.start, item.mention.end) if mention else None,
    )
