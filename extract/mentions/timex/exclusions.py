"""What looks like a time expression and is none: "the March 14 Alliance", "Black September", "Highway 2015"."""

from __future__ import annotations

from extract.mentions.timex import words
from extract.mentions.timex.grammar import Found
from extract.mentions.timex.line import Line
from extract.mentions.timex.readings import Calendar, Duration, Step, Vague

#: capitalised heads that turn a date into the name of a movement, a unit or a thing
NAME_HEADS = frozenset(
    [
        "alliance",
        "movement",
        "brigade",
        "brigades",
        "coalition",
        "bloc",
        "party",
        "front",
        "martyrs",
        "group",
        "groups",
        "division",
        "corps",
        "battalion",
        "regiment",
        "street",
        "bridge",
        "square",
        "stadium",
        "university",
        "boulevard",
        "avenue",
        "hotel",
        "airport",
        "camp",
        "forum",
        "club",
        "network",
    ]
)
#: words before a number that make it a name or a count
_NUMBERED = frozenset(
    [
        "highway",
        "route",
        "road",
        "resolution",
        "article",
        "section",
        "chapter",
        "page",
        "room",
        "flight",
        "task",
        "force",
        "unit",
        "brigade",
        "no",
        "number",
        "paragraph",
        "rule",
        "law",
        "bill",
        "act",
        "line",
        "channel",
        "boeing",
        "airbus",
        "km",
        "mile",
        "model",
        "type",
        "class",
        "$",
        "€",
        "£",
        "#",
        "§",
    ]
)


def excluded(line: Line, found: Found) -> bool:
    """Is this parse of ``line`` no time expression after all?"""
    first, reading = found.first, found.reading
    before, hyphened = line.word(first - 1), line.glued(first) and line.word(first - 1) in words.DASHES
    if isinstance(reading, Calendar):
        return _excluded_date(line, found, reading, before)
    if isinstance(reading, Duration) and hyphened:
        return True
    if isinstance(reading, Step) and reading.unit in ("Q", "SM") and reading.pointer == "that":
        return True
    return isinstance(reading, Vague) and hyphened and line.word(first) != "now"


def _excluded_date(line: Line, found: Found, reading: Calendar, before: str) -> bool:
    first, end = found.first, found.end
    if before in ("black", "bloody") and line.shown(first - 1)[:1].isupper() and line.shown(first)[:1].isupper():
        return reading.year is None
    if line.word(end) in NAME_HEADS and line.shown(end)[:1].isupper():
        return reading.year is None and (reading.day is not None or reading.weekday is not None)
    year_only = reading.year is not None and reading.month is None and not reading.season and not reading.bc
    return year_only and end == first + 1 and before in _NUMBERED
