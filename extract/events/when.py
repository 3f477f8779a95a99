"""When an event happened: the time expression that governs its clause, else the one in force, else the news window.

A date inside another clause ("which fell two months ago") or inside another event's name ("the 2004 battle") dates
that event only. Lengths and repetitions date nothing, but a stretch with bounds ("over the past two weeks") does.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from datetime import date, timedelta

from extract.mentions.timex.readings import Calendar, DayPart, Duration, Recurrence, Vague
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
)
from extract.resolve.times import words
from extract.resolve.times.entries import find_entries

#: sentences that a date stays in force for, within one paragraph, if no other date follows
REACH = 2
#: days before publication that news without a date is taken to be from (the cycle of a weekly)
NEWS_DAYS = 7
#: a date in force must not be older than this many days before publication: older ones are background
BACKGROUND_DAYS = 45

#: words that open a clause of its own between a date and a trigger
_OTHER_CLAUSE = re.compile(
    r"\b(?:which|who|whom|whose|when|where|while|after|before|since|although|because|until|as)\b|;"
)
_PREPOSITION = re.compile(r"\b(?:since|until|before|after|as of)\s*(?:the\s+)?$", re.I)
#: a joint that makes two dates one stretch
_STRETCH = re.compile(r"\s*(?:[-‐‑–—]|to|and|until|till|through|up to)\s*(?:the\s+)?", re.I)
_SINCE = re.compile(r"\bsince\s+(?:the\s+)?$", re.I)
#: a sentence that goes on where the one before left off, however long ago that was
_THEN = re.compile(r"(?:Then|At the time|At that time|Back then)\b")
_SUPERLATIVE = re.compile(r"\b(?:[a-z]+iest|worst|toughest|fiercest|largest|biggest|most \w+)\s+(?:\w+\s+)?$")
_RELATIVE = re.compile(r"\b(?:which|who|whose|where)\b[^,.;]*$")
#: what may stand before a date that opens its sentence and so rules all of it: "On Monday, ..."
_FRONT = re.compile(
    r"[\W\d]*(?:(?:on|in|at|by|during|over|since|late|early|and|but|then|meanwhile,?)\s+){0,3}(?:the\s+)?", re.I
)


class TimeContext:
    """The resolved times of one document, asked by each event for the one that is its own."""

    def __init__(
        self, text: str, sentences: Sequence[Sentence], timexes: Sequence[ResolvedTimex], published: Published | None
    ) -> None:
        self._text = text
        self._sentences = tuple(sentences)
        self._starts = [sentence.start for sentence in self._sentences]
        self._dates = tuple(item for item in timexes if _dates(item))
        self._date_starts = [item.mention.start for item in self._dates]
        self._published = published
        self._entries = [
            (entry, timexes[entry.mention])
            for entry in find_entries(text, [item.mention for item in timexes], sentences)
            if timexes[entry.mention].interval is not None
        ]

    def of(self, trigger: Span, clause: Span, status: Status, tense: str = "") -> EventTime | None:
        """The time of the event that ``trigger`` tells in ``clause``; None where nothing is known of it.

        ``tense``: "past", "present", "future" or "" (not known).
        """
        compared = _SUPERLATIVE.search(self._text[max(0, trigger.start - 30) : trigger.start]) is not None
        inside = [item for item in self._within(clause) if not (compared and self._since(item))]
        own = self._nearest(trigger, inside, clause)
        if own is not None:
            return self._told(own)
        sentence = self._sentence_of(trigger)
        front = self._front(sentence, trigger) if sentence is not None else None
        if front is not None:
            return self._told(front)
        ahead = status in (Status.PLANNED, Status.HYPOTHETICAL) or tense == "future"
        entry = next((item for entry, item in self._entries if entry.start <= trigger.start < entry.end), None)
        if entry is not None and not ahead:
            return _event_time(entry, TimeBasis.ANAPHORIC, f"told under the date “{entry.mention.text}”")
        if ahead or compared or sentence is None:
            return None  # "the worst fighting since ..." may be of any time
        before = self._in_force(sentence)
        if before is not None:
            reason = f"no time of its own: “{before.mention.text}” is still in force ({before.explanation})"
            return _event_time(before, TimeBasis.INFERRED, reason)
        return self._window()

    def _within(self, span: Span) -> list[ResolvedTimex]:
        low = bisect_right(self._date_starts, span.start - 1)
        high = bisect_right(self._date_starts, span.end - 1)
        return [item for item in self._dates[low:high] if item.mention.end <= span.end]

    def _nearest(self, trigger: Span, inside: Sequence[ResolvedTimex], clause: Span) -> ResolvedTimex | None:
        """The date that governs the trigger: its attribute right before it, else the nearest of the clause."""
        best: tuple[int, ResolvedTimex] | None = None
        for item in inside:
            between, distance = self._between(item, trigger)
            if item.mention.end <= trigger.start and distance <= 1:
                return item  # "the 2004 battle"
            if self._attribute(item, trigger) or (clause.end - clause.start > 0 and _OTHER_CLAUSE.search(between)):
                continue
            weight = distance if item.mention.start >= trigger.end else distance + 1
            if best is None or weight < best[0]:
                best = (weight, item)
        return best[1] if best else None

    def _between(self, item: ResolvedTimex, trigger: Span) -> tuple[str, int]:
        mention = item.mention
        low, high = (trigger.end, mention.start) if mention.start >= trigger.end else (mention.end, trigger.start)
        return _PREPOSITION.sub("", self._text[low:high]), max(0, high - low)

    def _attribute(self, item: ResolvedTimex, trigger: Span) -> bool:
        """Is the date part of another noun ("the 2004 offensive", "Monday's raid") that is not the trigger?"""
        mention = item.mention
        tail = self._text[mention.end : mention.end + 24]
        if tail.startswith(("'s ", "’s ")):
            return not mention.end + 3 <= trigger.start <= mention.end + 24
        reading = mention.reading
        year = isinstance(reading, Calendar) and reading.month is None and not reading.season and not reading.weekday
        head = self._text[max(0, mention.start - 5) : mention.start].lower()
        noun = re.match(r"\s[a-z]{4,}", tail)
        return (
            year
            and head.endswith(("the ", " a ", "own ", "its "))
            and noun is not None
            and mention.end + 1 != trigger.start
        )

    def _sentence_of(self, trigger: Span) -> int | None:
        index = bisect_right(self._starts, trigger.start) - 1
        return index if index >= 0 and trigger.start < self._sentences[index].end else None

    def _front(self, index: int, trigger: Span) -> ResolvedTimex | None:
        """A date that opens the sentence rules its main clauses ("On Monday, troops advanced and jets struck")."""
        sentence = self._sentences[index]
        for item in self._within(sentence)[:1]:
            opening = self._text[sentence.start : item.mention.start]
            between = self._text[item.mention.end : max(item.mention.end, trigger.start)]
            if item.mention.end <= trigger.start and _FRONT.fullmatch(opening) and not _RELATIVE.search(between):
                return item
        return None

    def _in_force(self, index: int) -> ResolvedTimex | None:
        """The last main date of the sentences right before, in the same paragraph; after "Then ..." a date of
        long before counts too, and one paragraph may lie between."""
        for back in range(index - 1, max(-1, index - 1 - REACH), -1):
            sentence, after = self._sentences[back], self._sentences[back + 1].start
            then = _THEN.match(self._text, after) is not None
            if not then and (sentence.kind in ("heading", "caption") or "\n" in self._text[sentence.end : after]):
                return None
            inside = [item for item in self._within(sentence) if then or not self._aside(item, sentence)]
            if inside:
                return inside[-1]
        return None

    def _aside(self, item: ResolvedTimex, sentence: Sentence) -> bool:
        """Does the date belong to a side remark: a relative clause, a bracket, background long before the news?"""
        before = self._text[sentence.start : item.mention.start]
        if _RELATIVE.search(before) or before.count("(") > before.count(")"):
            return True
        end = item.interval.end if item.interval else None
        day = self._day()
        return (
            item.reference == "published" and end is not None and day is not None and (day - end).days > BACKGROUND_DAYS
        )

    def _told(self, item: ResolvedTimex) -> EventTime:
        """The date as an event's own: joined with its partner in a range, open from it on after "since"."""
        mention = item.mention
        at = bisect_right(self._date_starts, mention.start) - 1
        for first in (at, at - 1):
            if first >= 0 and first + 1 < len(self._dates):
                joined = self._range(self._dates[first], self._dates[first + 1])
                if joined is not None:
                    return joined
        if item.interval is not None and self._since(item):
            interval = TimeInterval(item.interval.start, self._day())
            if interval.end is None or interval.start is None or interval.start <= interval.end:
                reason = f"since “{mention.text}”: {item.explanation}"
                span = Span(mention.start, mention.end)
                return EventTime(interval, TimePrecision.RANGE, item.basis, reason, span)
        return _event_time(item, item.basis, item.explanation)

    def _since(self, item: ResolvedTimex) -> bool:
        start = item.mention.start
        return _SINCE.search(self._text[max(0, start - 12) : start]) is not None

    def _range(self, one: ResolvedTimex, two: ResolvedTimex) -> EventTime | None:
        """ "between 12 and 14 July", "from May until 2 August", "July 13-15"."""
        between = self._text[one.mention.end : two.mention.start]
        if not _STRETCH.fullmatch(between) or one.interval is None or two.interval is None:
            return None
        before = self._text[max(0, one.mention.start - 9) : one.mention.start].lower()
        if between.strip().lower() == "and" and "between" not in before:
            return None
        start, end = one.interval.start, two.interval.end
        if start is None or end is None or start > end:
            return None
        words_of = self._text[one.mention.start : two.mention.end]
        basis = TimeBasis.EXPLICIT if one.basis is two.basis is TimeBasis.EXPLICIT else two.basis
        reason = f"“{words_of}”: {two.explanation}"
        return EventTime(
            TimeInterval(start, end), TimePrecision.RANGE, basis, reason, Span(one.mention.start, two.mention.end)
        )

    def _day(self) -> date | None:
        interval = self._published.interval if self._published else None
        return interval.start if interval is not None and interval.start == interval.end else None

    def _window(self) -> EventTime | None:
        day = self._day()
        if day is None or day.toordinal() <= NEWS_DAYS:
            return None
        reason = f"no time is said: taken as the {NEWS_DAYS} days before publication on {words.day(day)}"
        interval = TimeInterval(day - timedelta(NEWS_DAYS), day)
        return EventTime(interval, TimePrecision.RANGE, TimeBasis.INFERRED, reason)


def _dates(item: ResolvedTimex) -> bool:
    """Can it date an event: a date or a stretch with bounds, not a bare length, a repetition or an open word?"""
    reading = item.mention.reading
    if item.interval is None or isinstance(reading, Recurrence):
        return False
    if isinstance(reading, DayPart):
        return item.basis is not TimeBasis.INFERRED
    return not isinstance(reading, Duration | Vague) or item.precision is not None


def _event_time(item: ResolvedTimex, basis: TimeBasis, explanation: str) -> EventTime:
    interval = item.interval or TimeInterval(None, None)
    span = Span(item.mention.start, item.mention.end)
    return EventTime(interval, item.precision or TimePrecision.RANGE, basis, explanation, span)
