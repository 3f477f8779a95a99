"""Years, eras, seasons, decades, centuries and feasts: "490 BC", "'99", "the summer of 1943", "the late 1980s"."""

from __future__ import annotations

from dataclasses import replace

from extract.lexicon.words import word_class
from extract.mentions.timex import words
from extract.mentions.timex.line import Line
from extract.mentions.timex.numbers import ordinal
from extract.mentions.timex.readings import Calendar

Parsed = tuple[int, Calendar]  # the token behind the expression, and what it says

_APOSTROPHES = frozenset("'’‘")
_BEFORE_A_NUMBER = frozenset("$€£#.,:_@+=~^")
_YEAR_JOINS = words.DASHES | word_class("times.year_joins")


_POSSESSIVES = word_class("times.possessives")
_BEFORE_FEAST = word_class("times.before_feast")


def plain_year(line: Line, i: int) -> int | None:
    """A year 1000..2199 in four digits at token ``i`` that stands alone (no "2,000", "2000s", "$2000", "20.15")."""
    shown = line.word(i)
    if len(shown) != 4 or not shown.isdecimal() or not shown.isascii() or not "1000" <= shown <= "2199":
        return None
    following = line.word(i + 1)
    if line.glued(i + 1):
        if following[:1].isalpha() or following in ("%", "°", "$", "€", "£", "_", "#"):
            return None
        if following in (",", ".", ":") and line.glued(i + 2) and line.word(i + 2).isdecimal():
            return None
    before = line.word(i - 1)
    if line.glued(i) and before in _BEFORE_A_NUMBER and (before not in ",." or line.word(i - 2).isdecimal()):
        return None
    return int(shown)


def era(line: Line, i: int) -> tuple[int, bool] | None:
    """ "BC", "B.C.", "BCE", "AD", "CE" at token ``i``: (end, before Christ?)."""
    shown = line.shown(i)
    if shown in ("BC", "BCE"):
        return i + 1, True
    if shown in ("AD", "CE"):
        return i + 1, False
    if shown not in ("B", "A") or line.word(i + 1) != "." or line.shown(i + 2) not in ("C", "D"):
        return None
    end = i + 3
    if line.word(end) == "." and line.glued(end) and line.shown(end + 1) == "E":
        end += 2
    if line.word(end) == "." and line.glued(end):
        end += 1
    return end, shown == "B"


def era_year(line: Line, i: int) -> Parsed | None:
    """ "490 BC", "AD 70", "70 AD"; and a first year that takes the era of the second ("264 to 241 BC")."""
    if line.shown(i) in ("AD", "CE"):
        year = line.word(i + 1)
        return (i + 2, Calendar(year=int(year))) if year.isdecimal() and len(year) <= 4 and int(year) else None
    shown = line.word(i)
    if not shown.isdecimal() or len(shown) > 4 or int(shown) == 0:
        return None
    found = era(line, i + 1)
    if found:
        return found[0], Calendar(year=int(shown), bc=found[1])
    second = line.word(i + 2)
    if line.word(i + 1) in _YEAR_JOINS and second.isdecimal() and len(second) <= 4 and int(shown) > int(second):
        found = era(line, i + 3)
        if found and found[1]:
            return i + 1, Calendar(year=int(shown), bc=True)
    return None


def any_year(line: Line, i: int) -> Parsed | None:
    """A year at token ``i``: plain, with its era, or short ("'99")."""
    found = era_year(line, i)
    if found:
        return found
    year = plain_year(line, i)
    if year is not None:
        return i + 1, Calendar(year=year)
    two = line.word(i + 1)
    if line.word(i) in _APOSTROPHES and line.glued(i + 1) and len(two) == 2 and two.isdecimal():
        if line.glued(i + 2) and line.word(i + 2)[:1].isalnum():
            return None
        return i + 2, Calendar(year=short_year(int(two)))
    return None


def short_year(two_digits: int) -> int:
    """The year of "'99" or "15" in a date: 1950..2049, so that news of today and its past century are both read."""
    return two_digits + (1900 if two_digits >= 50 else 2000)


def year_pointer(line: Line, i: int) -> tuple[int, str] | None:
    """ "last year", "this year", "that year", "the same year", "the previous year" from token ``i``."""
    j = i + 1 if line.word(i) in ("the", "that") and line.word(i + 1) != "year" else i
    word = line.word(j)
    if word in words.POINTERS and line.word(j + 1) == "year":
        pointer = words.POINTERS[word]
        return j + 2, words.TOLD.get(pointer, pointer) if line.word(i) == "the" else pointer
    if word == "the" and line.word(j + 1) == "year":
        return j + 2, "that"
    return None


def counts_things(line: Line, i: int, number: int) -> bool:
    """Does the word at token ``i`` name things that ``number`` before it counts ("2000 troops")?

    Behind a month or "in" a round number may; 1987 troops are too exact a count to be written without a comma.
    """
    word = line.word(i)
    if word not in words.COUNTED or word in words.BEFELL:
        return False
    return word in words.MEASURED or number % 100 == 0


def with_year(line: Line, j: int, date: Calendar) -> Parsed:
    """Takes the year behind a date at token ``j``, if one is said: "2015", ", 2015", "of 2015", "last year"."""
    k = j
    if line.word(k) == ",":
        k += 1
    elif line.word(k) == "of":
        k += 1
        pointed = year_pointer(line, k)
        if pointed:
            return pointed[0], replace(date, year_ref=pointed[1])
    elif line.word(k) == "in" and date.day is None and plain_year(line, k + 1) is None:
        return j, date
    elif line.word(k) == "in":
        k += 1
    elif line.word(k) in words.DASHES and line.glued(k) and line.glued(k + 1):
        year = plain_year(line, k + 1)  # "7-July-2015"
        if year is None and date.day is not None and (short := _two_figures(line, k)):
            return short[0], replace(date, year=short[1].year)
        return (k + 2, replace(date, year=year)) if year is not None and date.day is not None else (j, date)
    if k == j:
        pointed = year_pointer(line, k)
        if pointed and pointed[1] in ("this", "last", "next") and line.word(k) != "the":
            return pointed[0], replace(date, year_ref=pointed[1])
    found = any_year(line, k) or (_two_figures(line, k) if date.day is not None else None)
    if found is None or counts_things(line, found[0], found[1].year or 0):
        return j, date
    if line.word(j) == "," and date.day is None and not _closes(line, found[0]):
        return j, date
    return found[0], replace(date, year=found[1].year, bc=found[1].bc)


def _two_figures(line: Line, k: int) -> Parsed | None:
    """The year of "17 DEC 23", "3-Mar-11", "03MAR11", "(5 Feb 19)": two figures behind a day and a short month."""
    shown = line.word(k)
    dashed = line.word(k) in words.DASHES and line.glued(k) and line.glued(k + 1)
    if dashed:
        shown = line.word(k + 1)
    end = k + 1 + dashed
    short = line.shown(k - 1)
    if len(shown) != 2 or not shown.isdecimal() or len(short) not in (3, 4) or not short.isalpha():
        return None
    following = line.word(end)
    if line.glued(end) and (following in (":", "-", "/", "%") or following.isdecimal()):
        return None
    if not dashed and following[:1].isalpha() and following not in words.AFTER_A_DATE:
        return None  # "On 4 NOV 12 civilians ..."
    if not dashed and not short.isupper() and (following[:1].isalnum() or not following):
        return None
    return end, Calendar(year=short_year(int(shown)))


def _closes(line: Line, k: int) -> bool:
    """ "January, 1918": the year closes the expression; "In July, 2000 people" does not."""
    following = line.word(k)
    return not following[:1].isalpha() or following in words.AFTER_A_DATE


def season(line: Line, i: int) -> Parsed | None:
    """ "summer", "the summer of 1943", "summer 1918", "spring of next year"."""
    j = i + 1 if line.word(i) == "the" else i
    code = words.SEASONS.get(line.word(j))
    if code is None:
        return None
    end, date = with_year(line, j + 1, Calendar(season=code))
    if date.year and line.word(end) in words.DASHES and line.glued(end) and line.glued(end + 1):
        tail = line.word(end + 1)
        if tail.isdecimal() and len(tail) in (2, 4):
            end += 2  # "the winter of 1941-42" is one winter
    return end, date


def decade(line: Line, i: int) -> Parsed | None:
    """ "1920s", "the 1920s", "the '90s", "the nineties", "the 470s BC"."""
    the = line.word(i) == "the"
    j = i + 1 if the else i
    shown = line.word(j)
    if shown.isdecimal():
        return _figure_decade(line, j, the=the)
    tens = line.word(j + 1)
    if shown in _APOSTROPHES and len(tens) == 2 and tens.isdecimal() and tens[1] == "0" and tens >= "20":
        return (j + 3, Calendar(decade=1900 + int(tens))) if line.word(j + 2) == "s" and line.glued(j + 2) else None
    if shown in words.DECADES and the:
        return j + 1, Calendar(decade=1900 + words.DECADES[shown])
    if shown == "nineteen" and tens in words.DECADES:
        return j + 2, Calendar(decade=1900 + words.DECADES[tens])
    return None


def _figure_decade(line: Line, j: int, *, the: bool) -> Parsed | None:
    shown = line.word(j)
    if not shown.endswith("0") or not line.glued(j + 1):
        return None
    end = j + 2
    if line.word(j + 1) in _APOSTROPHES and line.word(j + 2) == "s" and line.glued(j + 2):
        end = j + 3
    elif line.word(j + 1) != "s":
        return None
    found = era(line, end)
    if len(shown) == 4 and shown < "2000" and shown.endswith("00"):
        return (found[0] if found else end), Calendar(century=int(shown[:2]) + 1, bc=bool(found and found[1]))
    if len(shown) == 4 and "1000" <= shown <= "2199":
        return (found[0] if found else end), Calendar(decade=int(shown), bc=bool(found and found[1]))
    if found and len(shown) in (2, 3):
        return found[0], Calendar(decade=int(shown), bc=found[1])
    return (
        (end, Calendar(decade=1900 + int(shown)))
        if len(shown) == 2 and shown >= "20" and (the or _mid(line, j))
        else None
    )


def _mid(line: Line, j: int) -> bool:
    """ "mid-[90s]", "the late [80s]"; not "in her mid-40s", an age."""
    k = j - 1 - (line.word(j - 1) in words.DASHES)
    return line.word(k) in ("mid", "early", "late") and line.word(k - 1) not in _POSSESSIVES


def century(line: Line, i: int) -> Parsed | None:
    """ "the 19th century", "the nineteenth century BC", "eighteenth-century" (the noun's own part)."""
    found = ordinal(line, i + 1 if line.word(i) == "the" else i)
    if found is None:
        return None
    end, number = found
    if line.word(end) in words.DASHES:
        end += 1
    if line.word(end) not in ("century", "centuries") or not 1 <= number <= 30:
        return None
    age = era(line, end + 1)
    return (age[0] if age else end + 1), Calendar(century=number, bc=bool(age and age[1]))


def feast(line: Line, i: int) -> Parsed | None:
    """ "Christmas Eve", "New Year's Day 2016", "Christmas 1963": feasts with a day of their own in the calendar."""
    for phrase, (month, day, part) in words.FEASTS.get(line.word(i), ()):
        if all(line.word(i + n) == word for n, word in enumerate(phrase)) and line.shown(i)[:1].isupper():
            before = line.shown(i - 1)
            if before[:1].isupper() and before.lower() not in _BEFORE_FEAST:
                return None  # "White Christmas"
            end, date = with_year(line, i + len(phrase), Calendar(month=month, day=day, part=part))
            return end, date
    return None
