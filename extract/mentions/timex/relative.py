"""Expressions that point: "last week", "two months ago", "three days later", "the previous day", "that afternoon"."""

from __future__ import annotations

from dataclasses import replace

from extract.lexicon.words import word_class
from extract.mentions.timex import calendar, words
from extract.mentions.timex.line import Line
from extract.mentions.timex.numbers import Length, length
from extract.mentions.timex.readings import Calendar, DayPart, Duration, Offset, Step

Pointed = tuple[int, Calendar | Step | Offset | Duration | DayPart]

_BACK = frozenset({"earlier", "before", "previously", "prior", "beforehand"})
_ON = frozenset({"later", "after", "afterwards", "afterward", "thereafter"})
_ARTICLES = frozenset({"the", "that", "this", "these", "those"})
_LASTING = word_class("times.lasting")
_STRETCH_LEADS = word_class("times.stretch_leads")
#: behind "that" these begin a clause: "said that next week troops would leave"
_DEICTIC = frozenset({"this", "last", "next", "past", "coming"})
_NEAR_LEADS = frozenset({"past", "last", "next", "coming"})
_NOT_EVENTS = word_class("times.not_events")


_UNITS_OF_TALE = word_class("times.units_of_tale")


def pointer(line: Line, i: int) -> tuple[int, str] | None:
    """A pointing word from token ``i``, with its article: "last", "the previous", "that same"; (end, pointer)."""
    j = i + 1 if line.word(i) in _ARTICLES and line.word(i + 1) in words.POINTERS else i
    word = line.word(j)
    if word == "very" and line.word(j + 1) in ("same", "next"):
        j, word = j + 1, line.word(j + 1)
    if word in ("these", "those"):
        return j + 1, "this" if word == "these" else "that"
    if word not in words.POINTERS or (word in _DEICTIC and line.word(i) == "that"):
        return None
    found = words.POINTERS[word]
    if j > i and line.word(i) != "this" and word in ("last", "next"):
        found = words.TOLD[found]
    return j + 1, found


def unit_step(line: Line, i: int) -> Pointed | None:
    """ "last week", "the following month", "this year", "the past two weeks", "next Tuesday", "last summer"."""
    found = pointer(line, i)
    if found is None:
        return None
    j, to = found
    lead, word = line.word(j - 1), line.word(j)
    if word in words.UNITS and words.UNITS[word] not in ("S", "MIN", "NI", "ML"):
        return _stepped(line, i, j, to)
    if lead in _STRETCH_LEADS and word not in ("a", "an", "the"):
        many = length(line, j)
        if many and not many.hyphened:
            return many.end, Duration(unit=many.unit, count=many.count, frame=frame_of(lead))
    return _named_step(line, j, to)


def _stepped(line: Line, i: int, j: int, to: str) -> Pointed | None:
    lead, word = line.word(j - 1), line.word(j)
    unit = words.UNITS[word]
    if word in words.PLURAL_UNITS:
        if lead in ("these", "those") and word == "days":
            return None
        return j + 1, Duration(unit=unit, count=None, frame=frame_of(lead))
    if lead == "past" and unit != "WE":
        return j + 1, Duration(unit=unit, count=1, frame="past")
    if unit == "H":
        return None
    over = line.word(i - 1) in ("for", "over", "within", "during") and line.word(i) == "the" and lead in _NEAR_LEADS
    if over and (line.word(i - 1) == "for" or unit != "D"):
        return j + 1, Duration(unit=unit, count=1, frame=frame_of(lead))
    return j + 1, Step(unit=unit, pointer=to)


def _named_step(line: Line, j: int, to: str) -> Pointed | None:
    word = line.word(j)
    named = calendar.weekday(line, j)
    if named and line.word(named[0]) == ",":
        dated = calendar.weekday_first(line, j)
        if dated and dated[1].day is not None:
            return dated  # "this Tuesday, July 7, 2015"
    if named:
        if line.word(named[0]) in words.PARTS and line.word(named[0]) not in words.POINT_PARTS:
            return named[0] + 1, Calendar(weekday=named[1], pointer=to, part=words.PARTS[line.word(named[0])])
        return named[0], Calendar(weekday=named[1], pointer=to)
    month = calendar.month(line, j)
    if month and line.shown(j)[:1].isupper():
        day = calendar.day_number(line, month[0])
        if day and line.word(day[0]) not in words.COUNTED:
            return day[0], Calendar(month=month[1], day=day[1], pointer=to)
        return month[0], Calendar(month=month[1], pointer=to)
    if word in words.SEASONS:
        return j + 1, Calendar(season=words.SEASONS[word], pointer=to)
    if word in words.PARTS and word not in words.POINT_PARTS:
        return j + 1, DayPart(part=words.PARTS[word], pointer=to)
    if word == "christmas":
        return j + 1, Calendar(month=12, day=25, pointer=to)
    return None


def frame_of(lead: str) -> str:
    """Which side of the time of speaking a stretch lies on, by the word before it."""
    sides = {"past": "past", "last": "past", "previous": "past", "preceding": "past", "first": "first", "final": "last"}
    return sides.get(lead, "next" if lead in _STRETCH_LEADS else "")


def part_of_day(line: Line, i: int) -> tuple[int, DayPart | Calendar] | None:
    """ "the morning of 31 January", "dawn on Monday", "overnight", "early in the morning of 29 April"."""
    j, mod = i + 1 if line.word(i) == "the" else i, ""
    if line.word(j) in ("early", "late"):
        mod = words.PERIOD_PARTS[line.word(j)]
        j += 1
        if line.word(j) == "in" and line.word(j + 1) == "the":
            j += 2
        elif line.word(j) in words.DASHES:
            j += 1
    word = line.word(j)
    if mod and word == "hours" and line.word(i) == "the":
        return part_on(line, j + 1, DayPart(part="MO" if mod == "START" else "NI", mod=mod))
    if word not in words.PARTS:
        return None
    end = j + 1
    if line.word(end) == "hours":
        end += 1
    elif line.word(end) in words.DASHES and line.word(end + 1) == "time":
        end += 2
    return part_on(line, end, DayPart(part=words.PARTS[word], mod=mod))


def part_on(line: Line, end: int, part: DayPart) -> tuple[int, DayPart | Calendar]:
    """Takes the date that a part of day is said to belong to: "of 31 January", "on Monday", "of the 19th"."""
    of = line.word(end) == "of"
    if not of and line.word(end) != "on":
        named = calendar.weekday_first(line, end) if line.word(end) in words.WEEKDAYS else None
        # "noon Saturday", "overnight Tuesday"
        return (named[0], replace(named[1], part=part.part, mod=part.mod)) if named else (end, part)
    k = end + 1
    found = calendar.weekday_first(line, k) or calendar.day_first(line, k) or calendar.month_first(line, k)
    if found and (found[1].weekday is not None or found[1].day is not None):
        # "the night of 20 June" is one expression; "dawn on Monday" are two, but the dawn is Monday's
        return found[0] if of else end, replace(found[1], part=part.part, mod=part.mod)
    if of and line.word(k) == "the":
        day = calendar.day_number(line, k + 1)
        if day and not line.word(day[0] - 1).isdecimal():
            return day[0], Calendar(day=day[1], part=part.part, mod=part.mod)
    return end, part


def counted(line: Line, first: int, found: Length) -> Pointed | None:
    """A length with a direction: "two months ago", "three days later", "two weeks from now", "a day before the raid".

    ``first`` is the token that the whole expression begins at, its qualifier included.
    """
    j, word = found.end, line.word(found.end)
    if found.hyphened and word not in ("ago", "later", "earlier"):
        return None
    if word == "or" and line.word(j + 1) in ("so", "more") and line.word(j + 2) in ("ago", "later", "earlier"):
        j, word = j + 2, line.word(j + 2)
    if word == "ago":
        return j + 1, Offset(unit=found.unit, count=found.count, sign=-1, origin="speech")
    if word == "from" and line.word(j + 1) in ("now", "today"):
        return j + 2, Offset(unit=found.unit, count=found.count, sign=1, origin="speech")
    if word not in _BACK and word not in _ON:
        return None
    sign = -1 if word in _BACK else 1
    if word not in ("before", "after", "prior"):
        return j + 1, Offset(unit=found.unit, count=found.count, sign=sign, origin="told")
    if line.word(first - 1) in _LASTING:
        return None
    if found.unit in ("NI", "WE") and word != "before":
        return None
    if _opens_phrase(line, j + 1):
        end = j + 2 if word == "prior" and line.word(j + 1) == "to" else j + 1
        return end, Offset(unit=found.unit, count=found.count, sign=sign, origin="event")
    return j + 1, Offset(unit=found.unit, count=found.count, sign=sign, origin="told")


def _opens_phrase(line: Line, j: int) -> bool:
    """Does an event or a clause follow ("before the offensive"), or does the expression end here?"""
    word = line.word(j)
    return bool(word) and (word[:1].isalnum() or word in "'’\"“")


def the_day(line: Line, i: int) -> Pointed | None:
    """ "the day before", "the day after the battle", "the week before", "the night before", "the day following"."""
    word, tail = line.word(i + 1), line.word(i + 2)
    if line.word(i) != "the" or tail not in ("before", "after", "prior", "earlier", "following"):
        return None
    if word not in _UNITS_OF_TALE:
        return None
    sign = 1 if tail in ("after", "following") else -1
    if word == "day" and line.word(i + 3) in ("yesterday", "tomorrow"):
        return i + 4, Offset(unit="D", count=2, sign=sign, origin="speech")
    event = _opens_phrase(line, i + 3) and line.word(i + 3) not in _NOT_EVENTS and tail != "following"
    origin = "event" if event else "told"
    if word in words.PARTS:
        return i + 3, Offset(unit="D", count=1, sign=sign, origin=origin, part=words.PARTS[word])
    return i + 3, Offset(unit=words.UNITS[word], count=1, sign=sign, origin=origin)
