"""Parts of periods and narrowed dates: "the end of the month", "early October", "later that year", "mid-2015"."""

from __future__ import annotations

from dataclasses import replace

from extract.lexicon.words import word_class
from extract.mentions.timex import calendar, words, years
from extract.mentions.timex.line import Line
from extract.mentions.timex.readings import Calendar, DayPart, Step
from extract.mentions.timex.relative import part_on, unit_step

Period = Calendar | Step
Narrowed = tuple[int, Calendar | Step | DayPart]

_WHOLE_UNITS = word_class("times.whole_units")
_MODS = {"earlier": "START", "early": "START", "later": "END", "late": "END", "mid": "MID"}
#: "the latter part of", "the early days of"
_SIDES = {
    "latter": "END",
    "later": "END",
    "early": "START",
    "greater": "",
    "better": "",
    "final": "END",
    "first": "START",
}
_STRETCHES = frozenset({"part", "half", "stages", "phase"})
_DATES = (years.decade, years.century, years.season, calendar.month_first, calendar.weekday_first, calendar.day_first)


def whole_period(line: Line, i: int) -> tuple[int, Period] | None:
    """What can have a beginning or an end: "the month", "this year", "2015", "July 2015", "the 1990s", "the summer"."""
    if line.word(i) in ("the", "that") and line.word(i + 1) in _WHOLE_UNITS:
        named = years.any_year(line, i + 2) if line.word(i + 1) == "year" else None
        return named or (i + 2, Step(unit=words.UNITS[line.word(i + 1)], pointer="that"))
    stepped = unit_step(line, i)
    if stepped and isinstance(stepped[1], Calendar | Step):
        return stepped[0], stepped[1]
    return _date(line, i) or years.any_year(line, i)


def _date(line: Line, i: int) -> tuple[int, Calendar] | None:
    for parse in _DATES:
        found = parse(line, i)
        if found:
            return found
    return None


def mod_step(line: Line, i: int) -> Narrowed | None:
    """ "earlier this month", "later that year", "early last week", "late in the year", "later in 1792"."""
    mod = _MODS.get(line.word(i))
    if mod is None:
        return None
    j = i + 1
    if line.word(j) == "on" and line.word(i) in ("later", "earlier"):
        j += 1
    if line.word(j) == "in" and mod != "MID":
        inner = whole_period(line, j + 1)
        return (inner[0], replace(inner[1], mod=mod)) if inner else None
    if line.word(j) == "the" and line.word(j + 1) in ("next", "following", "same", "previous"):
        pass
    elif line.word(j) in words.DEICTIC_DAYS and line.word(j) != "tonight":
        pointer = {"today": "this", "yesterday": "last", "tomorrow": "next"}[line.word(j)]
        return j + 1, Step(unit="D", pointer=pointer, mod=mod)
    elif line.word(j) not in words.POINTERS:
        return None
    found = unit_step(line, j)
    if found and isinstance(found[1], Step) and line.word(i) in ("earlier", "later"):
        return found[0], replace(found[1], mod=line.word(i).upper())
    if found and isinstance(found[1], Calendar | Step | DayPart):
        return found[0], replace(found[1], mod=mod)
    return None


def period_part(line: Line, i: int) -> Narrowed | None:
    """ "the end of the month", "the beginning of October", "the first half of 2015", "the rest of the year"."""
    j = i + 1 if line.word(i) == "the" else i
    side = _SIDES.get(line.word(j))
    if side is not None and line.word(j + 1) in _STRETCHES and line.word(j + 2) == "of":
        return _half(line, j, side)
    if line.word(j) == "second" and line.word(j + 1) == "half" and line.word(j + 2) == "of":
        return _half(line, j, "END")
    if line.word(j) in ("very", "most"):
        j += 3 if line.word(j) == "most" and line.word(j + 1) == "of" and line.word(j + 2) == "the" else 1
    word = line.word(j)
    if word in words.PERIOD_PARTS and word not in ("early", "late", "mid") and line.word(j + 1) == "of":
        inner = whole_period(line, j + 2)
        if inner is None or (word in ("dawn", "onset") and line.word(j + 2) in words.SEASONS):
            return None
        return inner[0], replace(inner[1], mod=words.PERIOD_PARTS[word])
    return _units_end(line, j)


def _half(line: Line, j: int, side: str) -> Narrowed | None:
    inner = whole_period(line, j + 3)
    if inner is None:
        return None
    end, reading = inner
    exact = line.word(j + 1) == "half" and line.word(j) in ("first", "second")
    if exact and isinstance(reading, Calendar) and reading.year and reading.month is None and not reading.season:
        return end, replace(reading, half=1 if side == "START" else 2)
    if exact and isinstance(reading, Step) and reading.unit == "Y":
        return end, Calendar(year_ref=reading.pointer, half=1 if side == "START" else 2)
    return end, replace(reading, mod=side)


def _units_end(line: Line, j: int) -> Narrowed | None:
    """ "month's end", "year-end"."""
    word = line.word(j)
    if word not in ("month", "year", "week", "day"):
        return None
    if line.word(j + 1) in ("'", "’") and line.word(j + 2) == "s" and line.word(j + 3) == "end":
        return j + 4, Step(unit=words.UNITS[word], pointer="that", mod="END")
    if line.word(j + 1) in words.DASHES and line.word(j + 2) == "end" and line.glued(j + 1):
        return j + 3, Step(unit=words.UNITS[word], pointer="that", mod="END")
    return None


def early_late(line: Line, i: int) -> Narrowed | None:
    """ "early October", "late 1942", "mid-June", "the late 1980s", "late Thursday", "mid-to-late May"."""
    the = line.word(i) == "the"
    j = i + 1 if the else i
    word = line.word(j)
    if word not in ("early", "late", "mid", "middle"):
        return None
    mod = words.PERIOD_PARTS[word]
    k = _behind_mods(line, j + 1)
    if line.word(k) == "on" and word in ("early", "late"):
        dated = calendar.weekday_first(line, k + 1) or _with_day(line, k + 1)
        return (dated[0], replace(dated[1], mod=mod)) if dated else None
    found = _date(line, k) or years.any_year(line, k)
    if found is None:
        if line.word(k) in words.PARTS and line.word(k) != "overnight":
            return part_on(line, k + 1, DayPart(part=words.PARTS[line.word(k)], mod=mod))
        return None
    end, date = found
    if the and not (date.decade or date.century or date.season):
        return None
    if date.weekday and date.day is None and line.word(end) in words.PARTS:
        return end + 1, replace(date, mod=mod, part=words.PARTS[line.word(end)])
    return end, replace(date, mod=mod)


def _behind_mods(line: Line, k: int) -> int:
    """Behind the hyphen of "mid-June" and the second word of "mid-to-late June"."""
    while line.word(k) in words.DASHES:
        k += 1
    if line.word(k) in ("to", "or") or line.word(k) in ("mid", "late"):
        m = k + 1 if line.word(k) in ("to", "or") else k
        while line.word(m) in words.DASHES:
            m += 1
        if line.word(m) in ("mid", "late", "early"):
            k = m + 1
            while line.word(k) in words.DASHES:
                k += 1
    return k


def _with_day(line: Line, k: int) -> tuple[int, Calendar] | None:
    found = calendar.day_first(line, k) or calendar.month_first(line, k)
    return found if found and found[1].day is not None else None
