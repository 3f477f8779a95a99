"""Expressions that point: "last week", "two months ago", "three days later", "the previous day", "that afternoon"."""

from __future__ import annotations

from dataclasses import replace

from extract.mentions.timex import calendar, words
from extract.mentions.timex.line import Line
from extract.mentions.timex.numbers import Length, length
from extract.mentions.timex.readings import Calendar, DayPart, Duration, Offset, Step, Vague

Pointed = tuple[int, Calendar | Step | Offset | Duration | Vague | DayPart]

_BACK = frozenset(["earlier", "before", "previously", "prior", "beforehand"])
_ON = frozenset(["later", "after", "afterwards", "afterward", "thereafter", "subsequently", "hence", "on"])
_TOLD = {"last": "previous", "next": "following"}


def pointer(line: Line, i: int) -> tuple[int, str] | None:
    """A pointing word from token ``i``, with its article: "last", "the previous", "that same"; (end, pointer)."""
    the = line.word(i) in ("the", "that", "this", "these", "those") and line.word(i + 1) in words.POINTERS
    j = i + 1 if the else i
    word = line.word(j)
    if word == "very" and line.word(j + 1) in ("same", "next"):
        j, word = j + 1, line.word(j + 1)
    if word in ("these", "those"):
        return j + 1, "this" if word == "these" else "that"
    if word not in words.POINTERS:
        return None
    found = words.POINTERS[word]
    if the and line.word(i) != "this":
        found = _TOLD.get(found, found)
        if word in ("past", "coming", "upcoming", "current", "present"):
            found = words.POINTERS[word]
    return j + 1, found


def unit_step(line: Line, i: int) -> Pointed | None:
    """ "last week", "the following month", "this year", "the past two weeks", "next Tuesday", "last summer"."""
    found = pointer(line, i)
    if found is None:
        return None
    j, to = found
    lead = line.word(j - 1)
    the = line.word(i) in ("the", "these", "those")
    word = line.word(j)
    if word in words.UNITS and words.UNITS[word] not in ("S", "MIN", "NI", "ML"):
        unit = words.UNITS[word]
        if word in words.PLURAL_UNITS:
            return j + 1, Duration(unit=unit, count=None, frame=_frame(lead))
        if lead == "past" or (
            the and lead in ("last", "next", "coming") and unit in ("H", "DE", "CE") and to != "that"
        ):
            if lead == "past" and unit != "WE":
                return j + 1, Duration(unit=unit, count=1, frame="past")
        if unit == "H":
            return None
        return j + 1, Step(unit=unit, pointer=to)
    if lead in ("past", "last", "next", "coming", "previous", "preceding", "following", "first", "final", "subsequent"):
        many = length(line, j)
        if many and not many.hyphened and word not in ("a", "an", "the"):
            return many.end, Duration(unit=many.unit, count=many.count, frame=_frame(lead))
    named = calendar.weekday(line, j)
    if named and (word not in words.SHORT_WEEKDAYS or line.shown(j)[:1].isupper()):
        return named[0], Calendar(weekday=named[1], pointer=to)
    month = calendar.month(line, j)
    if month and line.shown(j)[:1].isupper():
        day = calendar.day_number(line, month[0])
        if day:
            return day[0], Calendar(month=month[1], day=day[1], pointer=to)
        return month[0], Calendar(month=month[1], pointer=to)
    if word in words.SEASONS:
        return j + 1, Calendar(season=words.SEASONS[word], pointer=to)
    if word in words.PARTS and word not in words.PART_HOURS and word not in ("overnight", "daytime", "daylight"):
        return j + 1, DayPart(part=words.PARTS[word], pointer=to)
    if word in ("christmas", "easter", "ramadan"):
        return j + 1, Calendar(feast=word, pointer=to)
    return None


def _frame(lead: str) -> str:
    return {
        "past": "past",
        "last": "past",
        "previous": "past",
        "preceding": "past",
        "first": "first",
        "final": "last",
    }.get(lead, "next")


def mod_step(line: Line, i: int) -> Pointed | None:
    """ "earlier this month", "later that year", "early last week", "late in the year", "later in 1792"."""
    word = line.word(i)
    if word not in ("earlier", "later", "early", "late", "mid"):
        return None
    mod = {"earlier": "START", "early": "START", "later": "END", "late": "END", "mid": "MID"}[word]
    j = i + 1
    if line.word(j) == "on" and word in ("later", "earlier"):
        j += 1
    if line.word(j) == "in" and word != "mid":
        j += 1
        inner = _whole_period(line, j)
        if inner is None:
            return None
        return inner[0], with_mod(inner[1], mod)
    if line.word(j) in words.POINTERS or line.word(j) in ("today", "yesterday", "tomorrow"):
        if line.word(j) in words.DEICTIC_DAYS:
            day = {"today": "this", "yesterday": "last", "tomorrow": "next"}[line.word(j)]
            return j + 1, Step(unit="D", pointer=day, mod=mod)
        found = unit_step(line, j)
        if found and not isinstance(found[1], Duration):
            return found[0], with_mod(found[1], mod)
        return None
    return None


def with_mod(reading: object, mod: str) -> Calendar | Step | DayPart:
    """The same reading, narrowed to its beginning, middle or end."""
    if isinstance(reading, Calendar | Step | DayPart):
        return replace(reading, mod=mod)
    raise TypeError(type(reading).__name__)


def _whole_period(line: Line, i: int) -> tuple[int, Calendar | Step] | None:
    """What can have an end or a beginning: "the month", "this year", "2015", "July 2015", "the 1990s", "the season"."""
    if line.word(i) in ("the", "that") and line.word(i + 1) in (
        "day",
        "week",
        "month",
        "year",
        "decade",
        "century",
        "weekend",
    ):
        return i + 2, Step(unit=words.UNITS[line.word(i + 1)], pointer="that")
    if line.word(i) == "the" and line.word(i + 1) in words.PARTS and line.word(i + 2) == "of":
        return None
    if line.word(i) == "the" and line.word(i + 1) == "year":
        found = calendar.any_year(line, i + 2)
        if found:
            return found
    stepped = unit_step(line, i)
    if stepped and isinstance(stepped[1], Calendar | Step):
        return stepped[0], stepped[1]
    for parse in (
        calendar.decade,
        calendar.century,
        calendar.season,
        calendar.month_first,
        calendar.day_first,
        calendar.weekday_first,
        calendar.any_year,
    ):
        date = parse(line, i)
        if date:
            return date
    return None


def period_part(line: Line, i: int) -> Pointed | None:
    """ "the end of the month", "the beginning of October", "the first half of 2015", "the rest of the year", "month's end"."""
    j = i + 1 if line.word(i) == "the" else i
    if line.word(j) in (
        "very",
        "latter",
        "early",
        "later",
        "final",
        "closing",
        "opening",
        "greater",
        "better",
        "bulk",
        "most",
    ):
        j += 1
    word = line.word(j)
    if line.word(j - 1) in ("latter", "early", "later", "greater", "better") and word in (
        "part",
        "half",
        "stages",
        "days",
        "weeks",
        "months",
        "years",
    ):
        mod = {"latter": "END", "later": "END", "early": "START"}.get(line.word(j - 1), "")
        if line.word(j + 1) != "of":
            return None
        inner = _whole_period(line, j + 2)
        return (inner[0], with_mod(inner[1], mod)) if inner else None
    if word in ("first", "second") and line.word(j + 1) in ("half",) and line.word(j + 2) == "of":
        inner = _whole_period(line, j + 3)
        if inner is None:
            return None
        half = 1 if word == "first" else 2
        if isinstance(inner[1], Calendar) and inner[1].year and inner[1].month is None and not inner[1].season:
            return inner[0], replace(inner[1], half=half)
        return inner[0], with_mod(inner[1], "START" if half == 1 else "END")
    if word in words.PERIOD_PARTS and word not in ("early", "late", "mid") and line.word(j + 1) == "of":
        inner = _whole_period(line, j + 2)
        if inner is None:
            return None
        return inner[0], with_mod(inner[1], words.PERIOD_PARTS[word])
    if (
        word in ("month", "year", "week", "day")
        and line.word(j + 1) in ("'", "’")
        and line.word(j + 2) == "s"
        and line.word(j + 3) == "end"
    ):
        return j + 4, Step(unit=words.UNITS[word], pointer="that", mod="END")
    if (
        word in ("year", "month", "week", "day")
        and line.word(j + 1) in calendar.DASHES
        and line.word(j + 2) == "end"
        and line.glued(j + 1)
    ):
        return j + 3, Step(unit=words.UNITS[word], pointer="that", mod="END")
    return None


def early_late(line: Line, i: int) -> Pointed | None:
    """ "early October", "late 1942", "mid-June", "the late 1980s", "late Thursday", "early on 7 July"."""
    j = i + 1 if line.word(i) == "the" else i
    word = line.word(j)
    if word not in ("early", "late", "mid", "middle"):
        return None
    mod = words.PERIOD_PARTS[word]
    k = j + 1
    while line.word(k) in calendar.DASHES or (line.word(k) in ("to", "or") and line.word(k + 1) in ("mid", "late")):
        k += 1 if line.word(k) in calendar.DASHES else 2
    if line.word(k) in ("mid", "late") and line.word(k + 1):
        k += 1
        while line.word(k) in calendar.DASHES:
            k += 1
    if line.word(k) == "on" and word in ("early", "late"):
        k += 1
        found = calendar.weekday_first(line, k) or calendar.day_first(line, k) or calendar.month_first(line, k)
        return (found[0], replace(found[1], mod=mod)) if found else None
    for parse in (
        calendar.decade,
        calendar.century,
        calendar.season,
        calendar.month_first,
        calendar.weekday_first,
        calendar.day_first,
        calendar.any_year,
    ):
        found = parse(line, k)
        if found:
            if line.word(i) == "the" and not (found[1].decade or found[1].century or found[1].season):
                return None
            end, date = found
            if date.weekday and date.day is None and line.word(end) in words.PARTS:
                return end + 1, replace(date, mod=mod, part=words.PARTS[line.word(end)])
            return end, replace(date, mod=mod)
    if line.word(k) in words.PARTS and line.word(k) not in ("overnight",):
        return _part_of(line, k + 1, DayPart(part=words.PARTS[line.word(k)], mod=mod))
    return None


def part_of_day(line: Line, i: int) -> Pointed | None:
    """ "the morning of 31 January", "dawn on Monday", "overnight", "the night", "early in the morning of 29 April"."""
    j = i + 1 if line.word(i) == "the" else i
    mod = ""
    if line.word(j) in ("early", "late"):
        mod = words.PERIOD_PARTS[line.word(j)]
        j += 1
        if line.word(j) == "in" and line.word(j + 1) == "the":
            j += 2
    if line.word(j) in calendar.DASHES and mod:
        j += 1
    word = line.word(j)
    if word not in words.PARTS:
        return None
    end = j + 1
    if line.word(end) in ("hours", "time"):
        end += 1
    elif line.word(end) in calendar.DASHES and line.word(end + 1) == "time":
        end += 2
    return _part_of(line, end, DayPart(part=words.PARTS[word], mod=mod))


def _part_of(line: Line, end: int, part: DayPart) -> tuple[int, DayPart | Calendar]:
    k = end
    if line.word(k) in ("of", "on"):
        k += 1
        if line.word(k) == "the":
            pass
        found = calendar.weekday_first(line, k) or calendar.day_first(line, k) or calendar.month_first(line, k)
        if found and (found[1].day is not None or found[1].weekday is not None):
            if line.word(end) == "of" or found[1].weekday is not None:
                return found[0], replace(found[1], part=part.part, mod=part.mod)
        if line.word(end) == "of" and line.word(k) == "the":
            nth = calendar.day_number(line, k + 1)
            if nth and not line.word(nth[0] - 1).isdecimal():
                return nth[0], Calendar(day=nth[1], part=part.part, mod=part.mod)
    return end, part


def counted(line: Line, i: int, found: Length) -> Pointed | None:
    """A length with a direction: "two months ago", "three days later", "two weeks from now", "a day before the raid"."""
    j, word = found.end, line.word(found.end)
    if found.hyphened and word not in ("ago", "later", "earlier"):
        return None
    if found.unit in ("NI", "WE") and word not in ("ago", "later", "earlier", "before"):
        return None
    if word == "ago":
        return j + 1, Offset(unit=found.unit, count=found.count, sign=-1, origin="speech")
    if word == "back" and line.word(j + 1) in (".", ","):
        return j + 1, Offset(unit=found.unit, count=found.count, sign=-1, origin="speech")
    if word == "from" and line.word(j + 1) in ("now", "today"):
        return j + 2, Offset(unit=found.unit, count=found.count, sign=1, origin="speech")
    if word in _BACK:
        if word in ("before", "prior") and _opens_phrase(line, j + 1):
            end = j + 2 if word == "prior" and line.word(j + 1) == "to" else j + 1
            return end, Offset(unit=found.unit, count=found.count, sign=-1, origin="event")
        return j + 1, Offset(unit=found.unit, count=found.count, sign=-1, origin="told")
    if word in _ON - {"on", "hence", "subsequently"}:
        if word == "after" and _opens_phrase(line, j + 1):
            return j + 1, Offset(unit=found.unit, count=found.count, sign=1, origin="event")
        return j + 1, Offset(unit=found.unit, count=found.count, sign=1, origin="told")
    return None


def _opens_phrase(line: Line, j: int) -> bool:
    """Does an event or a clause follow ("before the offensive"), or does the expression end here?"""
    word = line.word(j)
    return bool(word) and (word[:1].isalnum() or word in "'’\"“")


def the_day(line: Line, i: int) -> Pointed | None:
    """ "the day before", "the next day", "the day after the battle", "the week before", "the night before"."""
    if line.word(i) != "the" or line.word(i + 1) not in (
        "day",
        "week",
        "month",
        "year",
        "night",
        "morning",
        "evening",
        "weekend",
    ):
        return None
    word, tail = line.word(i + 1), line.word(i + 2)
    if tail not in ("before", "after", "prior", "earlier"):
        return None
    sign = 1 if tail == "after" else -1
    if word == "day" and line.word(i + 3) in ("yesterday", "tomorrow"):
        return i + 4, Offset(unit="D", count=2, sign=sign, origin="speech")
    origin = (
        "event" if _opens_phrase(line, i + 3) and line.word(i + 3) not in ("and", "in", "at", "when", "but") else "told"
    )
    if word in words.PARTS:
        return i + 3, Offset(unit="D", count=1, sign=sign, origin=origin, part=words.PARTS[word])
    if word == "weekend":
        return None
    return i + 3, Offset(unit=words.UNITS[word], count=1, sign=sign, origin=origin)
