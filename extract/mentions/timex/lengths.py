"""Durations and sets: "for three weeks", "a 10-day siege", "the first two months of 1939", "every Friday"."""

from __future__ import annotations

from extract.lexicon.words import word_class
from extract.mentions.timex import calendar, relative, words, years
from extract.mentions.timex.line import Line
from extract.mentions.timex.numbers import Length, length
from extract.mentions.timex.readings import Calendar, Duration, Reading, Recurrence, Step, Vague

_TIME_UNITS = {"H": "H", "MIN": "M", "S": "S"}
#: units that TIMEX3 has no letter for, as a number of those it has
_AS = {"FN": (2, "W"), "NI": (1, "NI"), "SM": (6, "M"), "ML": (1000, "Y")}
#: halves of a unit are told in the unit below: half an hour is PT30M
_SMALLER = {"H": (60, "MIN"), "Y": (12, "M"), "DE": (10, "Y"), "CE": (100, "Y"), "D": (24, "H"), "MIN": (60, "S")}
_HOURS_OF = word_class("times.hours_of")
_FRAMES = {"first": "first", "opening": "first", "last": "last", "final": "last", "closing": "last"}
_ORDINAL_LEADS = frozenset({"first", "second", "third", "fourth"})
#: units whose singular with "a" is seldom a length of time ("a second", "a minute", "a night", "a quarter")
_LOOSE_UNITS = frozenset({"S", "MIN", "NI", "WE", "Q"})


_BEFORE_LENGTH = word_class("times.before_length")


def value(unit: str, count: float | None) -> str:
    """The TIMEX3 value of a length: "P2W", "PT3H", "PXD"; unknown numbers are X."""
    if unit in _AS and count is not None:
        factor, unit = _AS[unit]
        count *= factor
    unit = {"FN": "W", "SM": "M", "ML": "Y"}.get(unit, unit)
    if count is not None and 0 < count < 1 and unit in _SMALLER:
        factor, unit = _SMALLER[unit]
        count *= factor
    shown = "X" if count is None else f"{count:.4g}" if count < 10000 and count != int(count) else str(int(count))
    return f"PT{shown}{_TIME_UNITS[unit]}" if unit in _TIME_UNITS else f"P{shown}{unit}"


def qualifier(line: Line, i: int) -> int:
    """The token behind a qualifying phrase ("more than", "about") at ``i``; ``i`` where there is none."""
    for phrase in words.QUALIFIERS.get(line.word(i), ()):
        if all(line.word(i + n) == word for n, word in enumerate(phrase)):
            return i + len(phrase)
    return i


def duration(line: Line, i: int) -> tuple[int, Reading] | None:
    """Lengths, with their qualifier, and what counts from somewhere ("about two weeks ago")."""
    j = qualifier(line, i)
    if line.word(j) == "the" and j > i:
        j += 1
    found = length(line, j)
    if found is None and j > i and line.word(j) in words.PLURAL_UNITS:
        found = Length(j + 1, None, words.UNITS[line.word(j)], bare=True)  # "just hours after"
        return relative.counted(line, i, found)
    if found is None or (found.hyphened and line.word(j) in ("a", "an") and line.word(j + 1) in words.UNITS):
        return None  # "a week-long truce": the length begins behind the article
    return relative.counted(line, i, found) or _plain_length(line, j, found)


def _plain_length(line: Line, j: int, found: Length) -> tuple[int, Reading] | None:
    end = found.end
    if is_age(line, end) or found.unit == "Q":
        return None
    article = line.word(j) in ("a", "an", "the") and end == j + 2
    if article and found.unit in _LOOSE_UNITS:
        return None
    if line.word(j) == "one" and end == j + 2 and found.unit in ("D", "NI"):
        before = line.word(j - 1)
        if before not in _BEFORE_LENGTH:
            return end, Vague(value="FUTURE_REF" if before == "will" else "XXXX-XX-XX")
    return end, Duration(unit=found.unit, count=found.count)


def is_age(line: Line, end: int) -> bool:
    """ "18 years old", "29-year-old", "25 years of age": an age, and no stretch of the told time."""
    if line.word(end) in ("old", "olds"):
        return True
    if line.word(end) in words.DASHES and line.word(end + 1) in ("old", "olds"):
        return True
    return line.word(end) == "of" and line.word(end + 1) == "age"


def the_length(line: Line, i: int) -> tuple[int, Reading] | None:
    """ "the two weeks" (of it); not "the six-day war", whose length is an adjective and begins behind "the"."""
    found = length(line, i + 1)
    if found is None or found.hyphened or line.word(i + 1) in ("a", "an", "second", "one") or found.end == i + 2:
        return None
    if line.shown(i + 1)[:1].isupper() and line.word(i + 1).isalpha():
        return None  # "the Seven Years War"
    return relative.counted(line, i, found) or _plain_length(line, i + 1, found)


def bare_units(line: Line, i: int) -> tuple[int, Reading] | None:
    """ "for weeks", "days of fighting", "hours later", "decades ago"; "month-long" and "months-long"."""
    word = line.word(i)
    unit = words.UNITS[word]
    if line.word(i + 1) in words.DASHES and line.word(i + 2) == "long" and line.glued(i + 1) and unit not in ("S", "Q"):
        return i + 3, Duration(unit=unit, count=None if word in words.PLURAL_UNITS else 1)
    if word not in words.PLURAL_UNITS or is_age(line, i + 1):
        return None
    bare = Length(i + 1, None, unit, bare=True)
    counted = relative.counted(line, i, bare)
    if counted:
        return counted
    if unit == "H" and line.word(i - 1) in _HOURS_OF:
        return None
    if unit in _LOOSE_UNITS or unit == "SM" or (line.shown(i)[0].isupper() and line.shown(i - 1)[:1].isupper()):
        return None
    return i + 1, Duration(unit=unit, count=None)


def first_last(line: Line, i: int) -> tuple[int, Duration | Calendar] | None:
    """ "the first three days", "the last week of August", "the final months of 1944", "the third quarter"."""
    j = i + 1 if line.word(i) == "the" else i
    lead, k = line.word(j), j + 1
    if lead not in _FRAMES and lead not in _ORDINAL_LEADS:
        return None
    word = line.word(k)
    if i == j and lead == "last" and word in words.UNITS and word not in words.PLURAL_UNITS:
        return None  # "last week" points, "the last week" is a length
    if lead in _ORDINAL_LEADS and word in words.DASHES and line.word(k + 1) == "quarter" and line.glued(k):
        return _quarter(line, k + 2, words.ORDINALS[lead])  # "fourth-quarter profit"
    if lead in _ORDINAL_LEADS and word == "quarter":
        return _quarter(line, k + 1, words.ORDINALS[lead])
    frame = _FRAMES.get(lead, "nth")
    if word in words.UNITS and words.UNITS[word] not in _LOOSE_UNITS:
        plural = word in words.PLURAL_UNITS
        end, found = _within(line, Length(k + 1, None if plural else 1, words.UNITS[word]), frame)
        if lead == "last" and found.of is None and words.UNITS[word] not in ("D", "H"):
            return end, Duration(unit=found.unit, count=found.count, frame="past")
        return None if found.of is None and (frame == "nth" or not plural) else (end, found)
    many = length(line, k) if frame != "nth" and word not in ("a", "an", "one", "another") else None
    if many is None or many.hyphened:
        return None
    end, found = _within(line, many, frame)
    if lead == "last" and found.of is None and line.word(end) != "of":
        found = Duration(unit=found.unit, count=found.count, frame="past")
    return end, found


def _quarter(line: Line, k: int, quarter: int) -> tuple[int, Calendar]:
    of = line.word(k) == "of"
    pointed = years.year_pointer(line, k + 1 if of else k) if of or line.word(k) in ("last", "this", "next") else None
    if pointed:
        return pointed[0], Calendar(quarter=quarter, year_ref=pointed[1])
    inside = years.any_year(line, k + 1 if of else k)
    return (inside[0], Calendar(year=inside[1].year, quarter=quarter)) if inside else (k, Calendar(quarter=quarter))


def _within(line: Line, found: Length, frame: str) -> tuple[int, Duration]:
    """Takes the period that a length is counted in: "the first two months [of 1939]"."""
    end = found.end
    of: Calendar | Step | None = None
    if line.word(end) == "of":
        for parse in (calendar.month_first, years.any_year, years.season):
            inside = parse(line, end + 1)
            if inside:
                end, of = inside
                break
        else:
            if line.word(end + 1) in ("the", "this", "that") and line.word(end + 2) in ("year", "month", "decade"):
                of = Step(
                    unit=words.UNITS[line.word(end + 2)], pointer="this" if line.word(end + 1) == "this" else "that"
                )
                end += 3
    return end, Duration(unit=found.unit, count=found.count, frame=frame, of=of)


def recent(line: Line, i: int) -> tuple[int, Vague] | None:
    """ "recent days", "the coming weeks", "these days": a vague stretch that ends or begins now."""
    if line.word(i) == "these" and line.word(i + 1) == "days":
        return i + 2, Vague(value="PRESENT_REF")
    j = i + 1 if line.word(i) in ("the", "these") else i
    if line.word(j) == "most" and line.word(j + 1) == "recent":
        j += 1
    side = {"recent": "PAST_REF", "coming": "FUTURE_REF", "upcoming": "FUTURE_REF"}.get(line.word(j))
    if side is None or line.word(j + 1) not in words.PLURAL_UNITS:
        return None
    end = j + 2
    if line.word(end) in ("and", "or") and line.word(end + 1) in words.PLURAL_UNITS:
        end += 2
    return end, Vague(value=side, unit=words.UNITS[line.word(end - 1)])


def every(line: Line, i: int) -> tuple[int, Recurrence] | None:
    """ "every Friday", "each day", "every two weeks", "every other day", "twice a week", "per month"."""
    word = line.word(i)
    if word in ("every", "each"):
        return _each(line, i + 2 if line.word(i + 1) == "single" else i + 1)
    if word == "per" and line.word(i + 1) in words.UNITS and line.word(i + 1) != "second":
        return i + 2, Recurrence(value=value(words.UNITS[line.word(i + 1)], 1))
    if word in ("once", "twice", "thrice") and line.word(i + 1) in ("a", "each", "every", "per"):
        unit = words.UNITS.get(line.word(i + 2))
        return (i + 3, Recurrence(value=value(unit, 1))) if unit else None
    return None


def _each(line: Line, j: int) -> tuple[int, Recurrence] | None:
    many = 1.0
    if line.word(j) == "other":
        many, j = 2.0, j + 1
    word = line.word(j)
    if word == "few" and line.word(j + 1) in words.UNITS:
        return j + 2, Recurrence(value=value(words.UNITS[line.word(j + 1)], None))
    if word in words.UNITS and word not in ("second", "seconds", "quarter"):
        return j + 1, Recurrence(value=value(words.UNITS[word], many) if word != "night" else "XXXX-XX-XXTNI")
    if word in words.WEEKDAYS:
        return j + 1, Recurrence(value=f"XXXX-WXX-{words.WEEKDAYS[word]}")
    if word in words.MONTHS and line.shown(j)[:1].isupper():
        return j + 1, Recurrence(value=f"XXXX-{words.MONTHS[word]:02d}")
    if word in words.SEASONS:
        return j + 1, Recurrence(value=f"XXXX-{words.SEASONS[word]}")
    if word in words.PARTS:
        return j + 1, Recurrence(value="XXXX-XX-XXT" + {"DA": "MO"}.get(words.PARTS[word], words.PARTS[word]))
    many_units = length(line, j)
    if many_units and not many_units.hyphened:
        return many_units.end, Recurrence(value=value(many_units.unit, many_units.count))
    return None
