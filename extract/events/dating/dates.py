"""The dates of a document and what the words around each say of it: whether it may date what is told beside it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from datetime import date

from extract.events.dating import times as when_times
from extract.events.dating import words as when_words
from extract.frame import Frame
from extract.frame.narrative import passing
from extract.mentions.timex.readings import Calendar
from extract.model import (
    EventTime,
    Published,
    ResolvedTimex,
    Sentence,
    Span,
    TimeBasis,
    TimeInterval,
    TimePrecision,
)
from extract.resolve.times.speech import spoken

NO_FRAME = Frame()
#: days before publication that news without a date is taken to be from (the cycle of a weekly)
NEWS_DAYS = 7
#: a date in force must not be older than this many days before publication: older ones are background
BACKGROUND_DAYS = 45


class Dates:
    """The resolved times of one document that can date an event, by where they stand."""

    def __init__(
        self,
        text: str,
        sentences: Sequence[Sentence],
        timexes: Sequence[ResolvedTimex],
        published: Published | None,
        frame: Frame,
    ) -> None:
        self._text = text
        self._frame = frame
        self._sentences = tuple(sentences)
        self._starts = [sentence.start for sentence in self._sentences]
        self._dates = tuple(item for item in timexes if when_times.dates(item))
        self._date_starts = [item.mention.start for item in self._dates]
        self._published = published

    def _newsday(self, item: ResolvedTimex) -> bool:
        """Is it a single day of the week up to publication?"""
        day, interval = self._day(), item.interval
        if day is None or interval is None or interval.start is None or interval.start != interval.end:
            return False
        return 0 <= (day - interval.start).days <= NEWS_DAYS

    def _to_come(self, item: ResolvedTimex) -> bool:
        day, interval = self._day(), item.interval
        return day is not None and interval is not None and interval.start is not None and interval.start > day

    def _spoken(self, item: ResolvedTimex) -> bool:
        """Is it the day on which somebody said so?"""
        return spoken(self._text, item.mention)

    def _within(self, span: Span) -> list[ResolvedTimex]:
        low = bisect_right(self._date_starts, span.start - 1)
        high = bisect_right(self._date_starts, span.end - 1)
        return [item for item in self._dates[low:high] if item.mention.end <= span.end]

    def _between(self, item: ResolvedTimex, trigger: Span) -> tuple[str, int]:
        mention = item.mention
        low, high = (trigger.end, mention.start) if mention.start >= trigger.end else (mention.end, trigger.start)
        between = when_words.PREPOSITION.sub("", self._text[low:high])
        return when_words.ASIDE.sub(",", between) if "," in between else between, max(0, high - low)

    def _attribute(self, item: ResolvedTimex, trigger: Span) -> bool:
        """Is the date part of another noun ("the 2004 offensive", "Monday's raid") that is not the trigger?"""
        mention = item.mention
        tail = self._text[mention.end : mention.end + 24]
        if tail.startswith(("'s ", "’s ")):
            return not mention.end + 3 <= trigger.start <= mention.end + 24
        reading = mention.reading
        year = isinstance(reading, Calendar) and reading.month is None and not reading.season and not reading.weekday
        head = self._text[max(0, mention.start - 5) : mention.start].lower()
        noun = when_words.NAMED.match(self._text, mention.end)
        return (
            year
            and head.endswith(("the ", " a ", "own ", "its "))
            and noun is not None
            and not mention.end < trigger.start < noun.end()
        )

    def _sentence_of(self, trigger: Span) -> int | None:
        index = bisect_right(self._starts, trigger.start) - 1
        return index if index >= 0 and trigger.start < self._sentences[index].end else None

    def _aside(self, item: ResolvedTimex, sentence: Sentence) -> bool:
        """Does the date belong to a side remark, or to background?"""
        return self._remark(item, sentence) or self._background(item) or passing(self._text, item.mention)

    def _remark(self, item: ResolvedTimex, sentence: Sentence) -> bool:
        """A relative clause, a bracket."""
        before = self._text[sentence.start : item.mention.start]
        return when_words.RELATIVE.search(before) is not None or before.count("(") > before.count(")")

    def _background(self, item: ResolvedTimex) -> bool:
        """Long before the news."""
        end = item.interval.end if item.interval else None
        day = self._day()
        return (
            item.reference == "published" and end is not None and day is not None and (day - end).days > BACKGROUND_DAYS
        )

    def _since(self, item: ResolvedTimex) -> bool:
        start = item.mention.start
        return when_words.SINCE.search(self._text[max(0, start - 12) : start]) is not None

    def _range(self, one: ResolvedTimex, two: ResolvedTimex) -> EventTime | None:
        """ "between 12 and 14 July", "from May until 2 August", "July 13-15"."""
        between = self._text[one.mention.end : two.mention.start]
        if not when_words.STRETCH.fullmatch(between) or one.interval is None or two.interval is None:
            return None
        before = self._text[max(0, one.mention.start - 9) : one.mention.start].lower()
        if between.strip().lower() == "and" and "between" not in before and not when_times.neighbours(one, two):
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

    def _owned(self, item: ResolvedTimex) -> bool:
        """ "survivors of Saturday's attack": the day of what is only named there, unless it opens the sentence."""
        mention = item.mention
        if not self._text.startswith(("'s ", "’s "), mention.end):
            return False
        index = self._sentence_of(Span(mention.start, mention.end))
        opening = self._text[self._sentences[index].start : mention.start] if index is not None else "-"
        return when_words.FRONT.fullmatch(opening) is None

    def _room(self, index: int) -> int | None:
        """The number of the first sentence of the item or row that sentence ``index`` lies in."""
        room = self._frame.room(self._sentences[index].start)
        return None if room is None else max(0, bisect_right(self._starts, room.start) - 1)
