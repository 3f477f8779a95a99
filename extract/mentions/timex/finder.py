"""Finds time expressions: windows around anchor words, the grammar at every token of them, exclusions."""

from __future__ import annotations

from functools import lru_cache

from extract.mentions.timex import calendar, words, years
from extract.mentions.timex.exclusions import excluded
from extract.mentions.timex.grammar import OPENERS, Found, parse_at, starts
from extract.mentions.timex.line import Line, lines
from extract.mentions.timex.readings import Calendar
from extract.model import TimexMention, TimexType


@lru_cache(maxsize=2)
def find_timexes(text: str) -> tuple[TimexMention, ...]:
    """All time expressions of ``text`` in order, none overlapping, with exact code point offsets.

    The last two answers are kept: a report is asked once to be dated and once to be read.
    """
    found: list[TimexMention] = []
    for line in lines(text):
        _scan(line, found)
    return tuple(found)


def _scan(line: Line, out: list[TimexMention]) -> None:
    i, last = 0, None
    lower, size = line.lower, len(line.lower)
    while i < size:
        word = lower[i]
        if word not in OPENERS and not word.isdecimal():  # most words
            i += 1
            continue
        item = _continued(line, i, last) if last is not None and i <= last.end + 2 else None
        if item is None and not starts(line, i):
            i += 1
            continue
        if item is None:
            item = parse_at(line, i)
            if item is not None and excluded(line, item):
                i = max(item.end, i + 1) if isinstance(item.reading, Calendar) else i + 1
                last = None
                continue
        if item is None:
            i += 1
            continue
        start = line.starts[item.first]
        if not out or start >= out[-1].end:
            out.append(
                TimexMention(
                    start=start,
                    end=item.stop,
                    text=line.text[start : item.stop],
                    rule=item.rule,
                    type=item.type,
                    reading=item.reading,
                )
            )
        last = item
        i = max(item.end, i + 1)


def _continued(line: Line, i: int, last: Found) -> Found | None:
    """The second member of a joint date, right behind the first: "July 13-[15]", "1915-[17]", "September 6 and [7]"."""
    if not last.end < i <= last.end + 2 or not isinstance(last.reading, Calendar) or not line.word(i).isdecimal():
        return None
    date, between = last.reading, " ".join(line.word(k) for k in range(last.end, i))
    if between not in _BETWEEN:
        return None
    found: tuple[int, Calendar] | None = None
    if date.day is not None and date.month is not None:
        found = _second_day(line, i, date, between)
    elif date.year is not None and date.month is None and not date.season and not date.bc and between in words.DASHES:
        found = _second_year(line, i, date.year)
    if found is None:
        return None
    return Found(i, found[0], line.ends[found[0] - 1], found[1], TimexType.DATE, "joint date")


def _second_year(line: Line, i: int, first: int) -> tuple[int, Calendar] | None:
    shown = line.word(i)
    if len(shown) == 2 and line.glued(i) and int(shown) > first % 100:
        return i + 1, Calendar(year=first - first % 100 + int(shown))
    year = years.plain_year(line, i)
    return (i + 1, Calendar(year=year)) if year is not None and first < year < first + 200 else None


def _second_day(line: Line, i: int, date: Calendar, between: str) -> tuple[int, Calendar] | None:
    day = calendar.day_number(line, i)
    if day is None or date.day is None or day[1] <= date.day:
        return None
    end, after = day[0], line.word(day[0])
    if line.glued(end) and line.glued(end + 1) and line.word(end + 1).isdecimal():
        return None  # "03/04/2023 and 13/04/2023"
    if calendar.month(line, end) or after == "of":
        return None  # "13 and 15 July": the grammar reads it from the month
    if between in ("and", "or", ",", "&") and after.isalpha() and after not in words.AFTER_A_DATE:
        return None
    if after in words.COUNTED or (between == "," and after not in ("and", ",")):
        return None
    end, whole = years.with_year(line, end, Calendar(month=date.month, day=day[1]))
    if whole.year is None:
        whole = Calendar(month=date.month, day=day[1], year=date.year, year_ref=date.year_ref, bc=date.bc)
    return end, whole


_BETWEEN = words.DASHES | {"to", "and", "or", ",", ", and", "through", "until", "&"}
