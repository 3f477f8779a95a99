"""Durations, sets and words without a date: "for three weeks", "a 10-day siege", "every Friday", "daily", "recently"."""

from __future__ import annotations

from extract.mentions.timex import calendar, words
from extract.mentions.timex.line import Line
from extract.mentions.timex.numbers import Length, length
from extract.mentions.timex.readings import Calendar, Duration, Recurrence, Step, Vague

_QUALIFIERS: dict[str, tuple[tuple[str, ...], ...]] = {}
for _phrase in sorted(words.QUALIFIERS, key=len, reverse=True):
    _QUALIFIERS[_phrase[0]] = (*_QUALIFIERS.get(_phrase[0], ()), _phrase)

_TIME_UNITS = {"H": "H", "MIN": "M", "S": "S"}
#: units that TIMEX3 has no letter for, as a number of those it has
_AS = {"FN": (2, "W"), "NI": (1, "NI"), "SM": (6, "M"), "ML": (1000, "Y")}


def value(unit: str, count: float | None) -> str:
    """The TIMEX3 value of a length: "P2W", "PT3H", "PXD"; unknown numbers are X."""
    if unit in _AS and count is not None:
        factor, unit = _AS[unit]
        count *= factor
    unit = {"FN": "W", "SM": "M", "ML": "Y"}.get(unit, unit)
    shown = "X" if count is None else f"{count:g}"
    if count is not None and count >= 100000:
        shown = str(int(count))
    return f"PT{shown}{_TIME_UNITS[unit]}" if unit in _TIME_UNITS else f"P{shown}{unit}"


def qualifier(line: Line, i: int) -> int:
    """The token behind a qualifying phrase ("more than", "about") at ``i``; ``i`` where there is none."""
    for phrase in _QUALIFIERS.get(line.word(i), ()):
        if all(line.word(i + n) == word for n, word in enumerate(phrase)):
            return i + len(phrase)
    return i


def every(line: Line, i: int) -> tuple[int, Recurrence] | None:
    """ "every Friday", "each day", "every two weeks", "every other day", "twice a week", "per month", "Fridays"."""
    word = line.word(i)
    if word in ("every", "each"):
        j = i + 1
        if line.word(j) == "single":
            j += 1
        many = 1.0
        if line.word(j) == "other" and line.word(j + 1):
            many, j = 2.0, j + 1
        if line.word(j) == "few":
            found = line.word(j + 1) in words.UNITS
            return (j + 2, Recurrence(value=value(words.UNITS[line.word(j + 1)], None))) if found else None
        token = line.word(j)
        if token in words.UNITS and token not in ("second", "seconds", "quarter"):
            unit = words.UNITS[token]
            return j + 1, Recurrence(value=value(unit, many) if unit != "NI" else "XXXX-XX-XXTNI")
        if token in words.WEEKDAYS:
            return j + 1, Recurrence(value=f"XXXX-WXX-{words.WEEKDAYS[token]}")
        if token in words.MONTHS and line.shown(j)[:1].isupper():
            return j + 1, Recurrence(value=f"XXXX-{words.MONTHS[token]:02d}")
        if token in words.SEASONS:
            return j + 1, Recurrence(value=f"XXXX-{words.SEASONS[token]}")
        if token in words.PARTS:
            return j + 1, Recurrence(value=f"XXXX-XX-XXT{day_code(words.PARTS[token])}")
        found_length = length(line, j)
        if found_length and not found_length.hyphened:
            return found_length.end, Recurrence(value=value(found_length.unit, found_length.count))
        return None
    if word == "per" and line.word(i + 1) in words.UNITS and line.word(i + 1) not in ("second",):
        return i + 2, Recurrence(value=value(words.UNITS[line.word(i + 1)], 1))
    times = i + 1 if word in ("once", "twice", "thrice") else 0
    if times and line.word(times) in ("a", "each", "every", "per") and line.word(times + 1) in words.UNITS:
        return times + 2, Recurrence(value=value(words.UNITS[line.word(times + 1)], 1))
    return None


def day_code(part: str) -> str:
    """The TIMEX3 code of a part of day; dawn and dusk have none of their own."""
    return "MO" if part == "DA" else part


def frame_of(line: Line, found: Length, frame: str) -> tuple[int, Duration]:
    """ "the first two months of 1939", "the last week of August": a length within a period."""
    end = found.end
    if line.word(end) == "of":
        for parse in (calendar.month_first, calendar.any_year, calendar.season):
            inside = parse(line, end + 1)
            if inside:
                return inside[0], Duration(unit=found.unit, count=found.count, frame=frame, of=inside[1])
        if line.word(end + 1) in ("the", "this", "that") and line.word(end + 2) in ("year", "month", "decade"):
            unit = words.UNITS[line.word(end + 2)]
            return end + 3, Duration(
                unit=found.unit, count=found.count, frame=frame, of=Step(unit=unit, pointer="that")
            )
    return end, Duration(unit=found.unit, count=found.count, frame=frame)


def first_last(line: Line, i: int) -> tuple[int, Duration | Calendar] | None:
    """ "the first three days", "the last week of August", "the final months of 1944", "the first week of July"."""
    j = i + 1 if line.word(i) == "the" else i
    lead = line.word(j)
    if lead not in ("first", "last", "final", "opening", "closing", "second", "third", "fourth"):
        return None
    frame = {"first": "first", "opening": "first", "last": "last", "final": "last", "closing": "last"}.get(lead, "nth")
    k = j + 1
    token = line.word(k)
    if lead in ("first", "second", "third", "fourth") and token == "quarter":
        inside = None
        if line.word(k + 1) == "of":
            inside = calendar.any_year(line, k + 2)
        quarter = words.ORDINALS[lead]
        if inside:
            return inside[0], Calendar(year=inside[1].year, quarter=quarter)
        pointed = calendar.year_pointer(line, k + 2) if line.word(k + 1) == "of" else None
        if pointed:
            return pointed[0], Calendar(quarter=quarter, year_ref=pointed[1])
        after = calendar.any_year(line, k + 1)
        return (
            (after[0], Calendar(year=after[1].year, quarter=quarter)) if after else (k + 1, Calendar(quarter=quarter))
        )
    if token in words.UNITS and token not in ("second", "seconds", "minute", "quarter", "night"):
        plural = token in words.PLURAL_UNITS
        if not plural and line.word(k + 1) != "of":
            return None
        end, found = frame_of(line, Length(k + 1, None if plural else 1, words.UNITS[token]), frame)
        if frame == "nth" and found.of is None:
            return None
        if not plural and found.of is None:
            return None
        return end, found
    if frame == "nth":
        return None
    many = length(line, k)
    if many and not many.hyphened and line.word(k) not in ("a", "an", "one", "another"):
        return frame_of(line, many, frame)
    return None


def recent(line: Line, i: int) -> tuple[int, Vague] | None:
    """ "recent days", "the coming weeks", "in recent years": a vague stretch that ends or begins now."""
    j = i + 1 if line.word(i) in ("the", "these") else i
    if line.word(j) == "most" and line.word(j + 1) == "recent":
        j += 1
    side = {"recent": "PAST_REF", "coming": "FUTURE_REF", "upcoming": "FUTURE_REF"}.get(line.word(j))
    if side and line.word(j + 1) in words.PLURAL_UNITS:
        end = j + 2
        if line.word(end) in ("and", "or") and line.word(end + 1) in words.PLURAL_UNITS:
            end += 2
        return end, Vague(value=side, unit=words.UNITS[line.word(j + 1)])
    return None
