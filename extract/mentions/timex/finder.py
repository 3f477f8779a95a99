"""Finds time expressions: windows around anchor words, the grammar at every token of them, exclusions."""

from __future__ import annotations

from extract.mentions.timex import calendar
from extract.mentions.timex.exclusions import excluded
from extract.mentions.timex.grammar import Found, parse_at
from extract.mentions.timex.line import Line, lines
from extract.mentions.timex.readings import Calendar, Reading
from extract.model import TimexMention, TimexType


def find_timexes(text: str) -> tuple[TimexMention, ...]:
    """All time expressions of ``text`` in order, none overlapping, with exact code point offsets."""
    found: list[TimexMention] = []
    for line in lines(text):
        _scan(line, found)
    return tuple(found)


def _scan(line: Line, out: list[TimexMention]) -> None:
    i, last = 0, None
    size = len(line.tokens)
    while i < size:
        item = _continued(line, i, last) if last is not None else None
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
    if not last.end < i <= last.end + 2 or not isinstance(last.reading, Calendar):
        return None
    date, token = last.reading, line.word(i)
    between = [line.word(k) for k in range(last.end, i)]
    if not token.isdecimal() or between not in (
        ["-"],
        ["–"],
        ["—"],
        ["/"],
        ["to"],
        ["and"],
        ["or"],
        [","],
        [",", "and"],
        ["through"],
        ["until"],
        ["&"],
    ):
        return None
    reading: Reading | None = None
    end = i + 1
    if date.day is not None and date.month is not None and line.word(last.end - 1).isdecimal() is not None:
        reading, end = _second_day(line, i, date, between)
    elif (
        date.year is not None
        and date.month is None
        and not date.season
        and not date.bc
        and between[0] in ("-", "–", "/", "—")
    ):
        if len(token) == 2 and line.glued(i) and int(token) > date.year % 100:
            reading = Calendar(year=date.year - date.year % 100 + int(token))
    if reading is None:
        return None
    return Found(i, end, line.ends[end - 1], reading, TimexType.DATE, "joint date")


def _second_day(line: Line, i: int, date: Calendar, between: list[str]) -> tuple[Reading | None, int]:
    day = calendar.day_number(line, i)
    if day is None or date.day is None or day[1] <= date.day:
        return None, i
    if calendar.month(line, day[0]) or line.word(day[0]) in ("of",):
        return None, i  # "13 and 15 July": the grammar reads it from the month
    after = line.word(day[0])
    if between[0] in ("and", "or", ",") and (after in calendar.COUNTED or (after.isalpha() and after not in _AFTER)):
        return None, i
    if between == [","] and after not in ("and", ","):
        return None, i
    end, whole = calendar._with_year(line, day[0], Calendar(month=date.month, day=day[1]))
    if whole.year is None:
        whole = Calendar(month=date.month, day=day[1], year=date.year, year_ref=date.year_ref)
    return whole, end


_AFTER = frozenset(
    [
        "in",
        "at",
        "on",
        "when",
        "and",
        "as",
        "the",
        "with",
        "after",
        "before",
        "by",
        "but",
        "to",
        "for",
        "during",
        "were",
        "was",
        "respectively",
        "of",
        "between",
        "near",
        "from",
    ]
)
