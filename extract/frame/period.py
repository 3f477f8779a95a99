"""The days that a report says it is about: a stretch in its title or head, a month, a label; or its own day."""

from __future__ import annotations

import calendar as months
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from extract.frame.model import Period, Scope, ScopeKind
from extract.frame.narrative import speech_day
from extract.lexicon.calendar import day_in_words
from extract.lexicon.frame import period_pattern
from extract.mentions.timex.readings import Calendar, DayPart, Step
from extract.model import Published, Sentence, Span, TimeInterval, TimexMention

#: code points and lines at the top of a text that are its head
HEAD, HEAD_LINES = 900, 8
HEADING = 120  # code points of a line that is a heading
LONGEST = 366  # days of a period; a longer one dates nothing
#: code points within which a label's dates stand
REACH = 80
_JOINT = re.compile(r"\s*(?:[-‐‑–—]|to|until|till|through|up to)\s*(?:the\s+)?", re.I)
_CLOCK = re.compile(r"\[?\d{1,2}[:.h]\d{2}\b|\d{4}\s?(?:Z|hrs|hours|h)\b")
OPENING = 4  # running sentences in which a report says that it is of "the day"
LOG = 3  # entries with a time of day that make a log of the text
_LINE = re.compile(r"[^\n]+")


@dataclass(frozen=True, slots=True)
class Head:
    """The lines at the top of a text before its first running sentence, as spans."""

    lines: tuple[Span, ...]
    body: Span | None  # the first running sentence
    running: tuple[Span, ...]  # the first running sentences
    clocks: int  # entries of a log that open with a time of day

    @classmethod
    def of(cls, text: str, sentences: Sequence[Sentence]) -> Head:
        body = next((s for s in sentences if s.kind in ("body", "item") and _runs(text, s)), None)
        stop = min(body.start if body is not None else len(text), HEAD)
        lines = [Span(*m.span()) for m in _LINE.finditer(text, 0, stop) if m.group().strip()][:HEAD_LINES]
        clocks = sum(_CLOCK.match(text, s.start) is not None for s in sentences if s.kind == "item")
        running = [
            Span(s.start, s.end) for s in sentences if body is not None and s.start >= body.start and s.kind == "body"
        ]
        return cls(
            tuple(lines), Span(body.start, body.end) if body is not None else None, tuple(running[:OPENING]), clocks
        )


def _runs(text: str, sentence: Sentence) -> bool:
    """Is it a sentence of the report itself, not a line of its head?"""
    return sentence.kind == "item" or (sentence.end - sentence.start > 60 and text[sentence.end - 1] in '.!?…:”"')


def find_period(text: str, head: Head, mentions: Sequence[TimexMention], published: Published | None) -> Period | None:
    """The report's period, where its head states one, else its own day where it is told as the news of a day."""
    day = speech_day(published)
    for line in head.lines:
        low = text[line.start : line.end].lower()
        inside = [m for m in mentions if line.start <= m.start and m.end <= line.end]
        labelled = period_pattern("period").search(low)
        if labelled is not None:
            inside = [m for m in inside if m.start >= line.start + labelled.end()] or inside
        if labelled is not None or period_pattern("report").search(low) or _bare(text, line, inside):
            found = _stretch(text, inside, day) or (_month(inside) if labelled or _titled(low) else None)
            if found is not None:
                return found
    return _labelled(text, mentions, day, head) or _own_day(text, head, mentions, day)


def _titled(low: str) -> bool:
    return period_pattern("report").search(low) is not None


def _bare(text: str, line: Span, inside: Sequence[TimexMention]) -> bool:
    """Is the line nothing but dates?"""
    if not inside:
        return False
    rest = text[line.start : inside[0].start] + text[inside[-1].end : line.end]
    return not any(letter.isalpha() for letter in rest)


def _labelled(text: str, mentions: Sequence[TimexMention], day: date | None, head: Head) -> Period | None:
    """ "This report covers the period from 3 to 9 March": in the first running sentence."""
    if head.body is None:
        return None
    start = head.body.start
    match = period_pattern("period").search(text[start : head.body.end].lower())
    if match is None:
        return None
    return _stretch(text, [m for m in mentions if 0 <= m.start - start - match.end() <= REACH], day)


def _stretch(text: str, inside: Sequence[TimexMention], day: date | None) -> Period | None:
    """The first two dates with a joint between them."""
    for one, two in pairwise(inside):
        if not _JOINT.fullmatch(text, one.end, two.start):
            continue
        first, second = one.reading, two.reading
        if not isinstance(first, Calendar) or not isinstance(second, Calendar):
            continue
        end = _last(second, day)
        start = _first(first, end) if end is not None else None
        if start is None or end is None or not 0 <= (end - start).days <= LONGEST:
            continue
        words = text[one.start : two.end]
        return Period(
            TimeInterval(start, end), Span(one.start, two.end), f"the report is about “{' '.join(words.split())}”"
        )
    return None


def _last(said: Calendar, day: date | None) -> date | None:
    """The last day of the later date of a stretch; its year is at most that of publication where it is not said."""
    if said.month is None or said.bc:
        return None
    year = said.year
    if year is None:
        if day is None:
            return None
        year = day.year - ((said.month, said.day or 0) > (day.month, day.day))
    number = said.day or months.monthrange(year, said.month)[1]
    return _made(year, said.month, number)


def _first(said: Calendar, end: date) -> date | None:
    if said.month is None or said.bc:
        return None
    year = end.year
    if (said.month, said.day or 1) > (end.month, end.day):
        year -= 1
    elif said.year is not None:
        year = said.year
    return _made(year, said.month, said.day or 1)


def _made(year: int, month: int, number: int) -> date | None:
    try:
        return date(year, month, number)
    except ValueError:
        return None


def _month(inside: Sequence[TimexMention]) -> Period | None:
    """ "MONTHLY REPORT - MAY 2020": a month with its year, and no day in the line."""
    read = [(m, m.reading) for m in inside if isinstance(m.reading, Calendar)]
    if any(reading.day is not None for _, reading in read):
        return None
    for mention, reading in read:
        if reading.month is not None and reading.year is not None and not reading.mod and not reading.bc:
            end = _last(reading, None)
            if end is not None:
                span = Span(mention.start, mention.end)
                return Period(TimeInterval(end.replace(day=1), end), span, f"the report is about “{mention.text}”")
    return None


def _own_day(text: str, head: Head, mentions: Sequence[TimexMention], day: date | None) -> Period | None:
    """The day of publication, where the head or the first running sentence says that the report is of that day."""
    if head.clocks >= LOG:
        day = day or _named_day(text, head, mentions)
    if day is None:
        return None
    for number, sentence in enumerate(head.running):
        inside = [m for m in mentions if sentence.start <= m.start < sentence.end]
        for mention in inside:
            own = _today(mention) if number == 0 else _this_day(mention)
            if own or (number == 0 and len(inside) == 1 and isinstance(mention.reading, DayPart)):
                span = Span(mention.start, mention.end)
                reason = f"the report opens with “{mention.text}”, {day_in_words(day)}"
                return Period(TimeInterval(day, day), span, reason, stated=False)
    if head.clocks >= LOG and head.lines:
        line = head.lines[0]
        reason = f"a log by the clock, of {day_in_words(day)}"
        return Period(TimeInterval(day, day), line, reason, stated=False)
    for line in head.lines:
        match = period_pattern("day").search(text[line.start : line.end].lower())
        if match is not None and _titled(text[line.start : line.end].lower()):
            span = Span(line.start + match.start(), line.start + match.end())
            reason = f"a “{match.group()}” report of {day_in_words(day)}"
            start = day - timedelta(1) if "24" in match.group() else day
            return Period(TimeInterval(start, day), span, reason, stated=False)
    return None


def _named_day(text: str, head: Head, mentions: Sequence[TimexMention]) -> date | None:
    """ "Log of Sunday 3 March 2013": the one whole date of the line that names the report."""
    for line in head.lines:
        inside = [m.reading for m in mentions if line.start <= m.start < line.end and isinstance(m.reading, Calendar)]
        whole = [r for r in inside if r.year is not None and r.month is not None and r.day is not None and not r.bc]
        if len(whole) == 1 and _titled(text[line.start : line.end].lower()):
            return _made(whole[0].year or 0, whole[0].month or 0, whole[0].day or 0)
    return None


def _today(mention: TimexMention) -> bool:
    """ "today", "this morning": the writer's own day."""
    reading = mention.reading
    return isinstance(reading, Step) and reading.unit == "D" and reading.pointer == "this" and not reading.mod


def _this_day(mention: TimexMention) -> bool:
    """ "since the start of the day": of the day that the report is of."""
    reading = mention.reading
    return isinstance(reading, Step) and reading.unit == "D" and reading.mod == "START"


def outside(text: str, sentences: Sequence[Sentence]) -> list[Scope]:
    """Sections whose heading says that they tell of days outside the period."""
    found: list[Scope] = []
    for number, sentence in enumerate(sentences):
        if sentence.end - sentence.start > HEADING or not _alone(text, sentence):
            continue
        if period_pattern("outside").search(text[sentence.start : sentence.end].lower()) is None:
            continue
        following = next((s for s in sentences[number + 1 :] if s.kind == "heading"), None)
        end = following.start if following is not None else len(text)
        found.append(Scope(sentence.start, end, ScopeKind.OUTSIDE, Span(sentence.start, sentence.end)))
    return found


def _alone(text: str, sentence: Sentence) -> bool:
    """Does it fill its line?"""
    first = text.rfind("\n", 0, sentence.start) + 1
    stop = text.find("\n", sentence.end)
    rest = text[first : sentence.start] + text[sentence.end : stop if stop >= 0 else len(text)]
    return not any(letter.isalnum() for letter in rest)
