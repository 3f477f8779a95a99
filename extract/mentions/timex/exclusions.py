"""What looks like a time expression and is none: "the March 14 Alliance", "Black September", "Highway 2015"."""

from __future__ import annotations

from extract.mentions.timex import words
from extract.mentions.timex.grammar import Found
from extract.mentions.timex.line import Line
from extract.mentions.timex.readings import Calendar, Duration, Step, Vague

#: before a quarter of the year; towns have quarters as well
_IN_A_QUARTER = frozenset(
    {"in", "during", "over", "for", "since", "of", "from", "than", "throughout", "until", "by", "through", "", "and"}
)


def excluded(line: Line, found: Found) -> bool:
    """Is this parse of ``line`` no time expression after all?"""
    first, reading = found.first, found.reading
    before, hyphened = line.word(first - 1), line.glued(first) and line.word(first - 1) in words.DASHES
    if isinstance(reading, Calendar):
        return _excluded_date(line, found, reading, before)
    if isinstance(reading, Duration) and hyphened:
        return True
    if isinstance(reading, Step) and reading.unit in ("Q", "SM"):
        return reading.pointer == "that" or (before not in _IN_A_QUARTER and line.word(found.end) != "'")
    return isinstance(reading, Vague) and hyphened and line.word(first) != "now"


def _excluded_date(line: Line, found: Found, reading: Calendar, before: str) -> bool:
    first, end = found.first, found.end
    if reading.quarter and reading.year is None and not reading.year_ref and line.word(first) != "q":
        # "captured the third quarter", "in the first quarter of the town"
        hyphened = line.word(end - 2) in words.DASHES
        return line.word(end) == "of" or not (hyphened or before in _IN_A_QUARTER)
    if before in ("black", "bloody") and line.shown(first - 1)[:1].isupper() and line.shown(first)[:1].isupper():
        return reading.year is None
    if reading.year is None and reading.day and before == "of" and line.word(first - 2) in words.NAME_HEADS:
        return line.shown(first - 2)[:1].isupper()  # "Martyrs of 15 May"
    if line.word(end) in words.NAMED_BY_MONTH and line.shown(end)[:1].isupper() and end == first + 1:
        return reading.year is None
    if line.word(end) in words.NAME_HEADS and line.shown(end)[:1].isupper():
        return reading.year is None and (reading.day is not None or reading.weekday is not None)
    named = line.word(end) in words.MOVEMENTS and reading.year is None and line.word(first - 1) == "the"
    if named and (reading.day is not None) and not line.shown(end)[:1].isupper():
        return True
    year_only = reading.year is not None and reading.month is None and not reading.season and not reading.bc
    counted = line.word(end) == "of" and line.word(end + 1) in ("them", "these", "those", "which", "whom")
    return year_only and end == first + 1 and (before in words.NUMBERED or counted)
