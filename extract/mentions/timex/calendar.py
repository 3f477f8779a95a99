"""Calendar dates: "7 July 2015", "July 7th", "Thursday, Dec. 15", "mid-June", "the summer of 1943", "490 BC"."""

from __future__ import annotations

from dataclasses import replace

from extract.mentions.timex import words
from extract.mentions.timex.line import Line
from extract.mentions.timex.numbers import ordinal
from extract.mentions.timex.readings import Calendar

Parsed = tuple[int, Calendar]  # the token behind the expression, and what it says

DASHES = frozenset("-‐‑–—−/")
_JOINS = DASHES | {"to", "and", "or", "until", "till", "through", "thru", ",", "&"}
_EARLY_LATE = {"early": "START", "late": "END", "mid": "MID", "middle": "MID"}

#: what follows a number that counts things: "in July 20 people", "2000 troops"
COUNTED = frozenset(
    [
        "people",
        "persons",
        "men",
        "women",
        "children",
        "civilians",
        "soldiers",
        "troops",
        "fighters",
        "militants",
        "rebels",
        "insurgents",
        "police",
        "officers",
        "casualties",
        "deaths",
        "dead",
        "wounded",
        "injured",
        "killed",
        "prisoners",
        "members",
        "homes",
        "houses",
        "buildings",
        "villages",
        "vehicles",
        "tanks",
        "aircraft",
        "planes",
        "ships",
        "guns",
        "rockets",
        "missiles",
        "shells",
        "bombs",
        "tons",
        "tonnes",
        "miles",
        "km",
        "kilometres",
        "kilometers",
        "metres",
        "meters",
        "feet",
        "yards",
        "acres",
        "dollars",
        "euros",
        "pounds",
        "percent",
        "per",
        "million",
        "billion",
        "families",
        "refugees",
        "workers",
        "students",
        "protesters",
        "residents",
        "others",
        "times",
        "points",
        "votes",
        "seats",
        "hostages",
        "pages",
        "kg",
        "mm",
        "cm",
        "ft",
        "lb",
    ]
)


def month(line: Line, i: int) -> tuple[int, int] | None:
    """A month name at token ``i``, with the point of an abbreviation; (end, 1..12)."""
    number = words.MONTHS.get(line.word(i))
    if number is None:
        return None
    shown = line.shown(i)
    if not shown[0].isupper() and (shown in words.AMBIGUOUS_MONTHS or len(shown) <= 4):
        return None
    end = i + 1
    if len(shown) <= 5 and shown.lower() not in ("march", "april", "may", "june", "july") and line.word(end) == ".":
        end += 1 if line.glued(end) else 0
    return end, number


def plain_year(line: Line, i: int) -> int | None:
    """A year 1000..2199 in four digits at token ``i`` that stands alone (no "2,000", "2000s", "$2000", "20.15")."""
    token = line.word(i)
    if len(token) != 4 or not token.isdecimal() or not token.isascii() or not "1000" <= token <= "2199":
        return None
    following = line.word(i + 1)
    if line.glued(i + 1) and (following[:1].isalpha() or following in ("%", "°", "$", "€", "£", "_", "#")):
        return None
    if line.glued(i + 1) and following in (",", ".", ":") and line.glued(i + 2) and line.word(i + 2).isdecimal():
        return None
    if line.glued(i) and line.word(i - 1) in ("$", "€", "£", "#", ".", ",", ":", "_", "@", "+", "="):
        if not (line.word(i - 1) in (",", ".") and not line.word(i - 2).isdecimal()):
            return None
    return int(token)


def era(line: Line, i: int) -> tuple[int, bool] | None:
    """ "BC", "B.C.", "BCE", "AD", "CE" at token ``i``: (end, before Christ?)."""
    shown = line.shown(i)
    if shown in ("BC", "BCE"):
        return i + 1, True
    if shown in ("AD", "CE"):
        return i + 1, False
    if shown in ("B", "A") and line.word(i + 1) == "." and line.shown(i + 2) in ("C", "D"):
        end = i + 3
        if line.word(end) == "." and line.glued(end):
            end += 1
            if line.shown(end) == "E" and line.word(end + 1) == ".":
                end += 2
        return end, shown == "B"
    return None


def era_year(line: Line, i: int) -> Parsed | None:
    """ "490 BC", "AD 70", "70 AD"; and a first year that takes the era of the second ("264 to 241 BC")."""
    if line.shown(i) in ("AD", "CE") and line.word(i + 1).isdecimal() and len(line.word(i + 1)) <= 4:
        return i + 2, Calendar(year=int(line.word(i + 1)))
    token = line.word(i)
    if not token.isdecimal() or len(token) > 4 or int(token) == 0:
        return None
    found = era(line, i + 1)
    if found:
        return found[0], Calendar(year=int(token), bc=found[1])
    if line.word(i + 1) in _JOINS - {","} and line.word(i + 2).isdecimal() and len(line.word(i + 2)) <= 4:
        found = era(line, i + 3)
        if found and found[1] and int(token) > int(line.word(i + 2)):
            return i + 1, Calendar(year=int(token), bc=True)
    return None


def any_year(line: Line, i: int) -> Parsed | None:
    """A year at token ``i``: plain, with its era, or short ("'99")."""
    found = era_year(line, i)
    if found:
        return found
    year = plain_year(line, i)
    if year is not None:
        return i + 1, Calendar(year=year)
    if (
        line.word(i) in ("'", "’", "‘")
        and line.glued(i + 1)
        and len(line.word(i + 1)) == 2
        and line.word(i + 1).isdecimal()
    ):
        return i + 2, Calendar(year=short_year(int(line.word(i + 1))))
    return None


def short_year(two_digits: int) -> int:
    """The year of "'99" or "15" in a date: 1950..2049, the usual pivot of POSIX-like readers moved to news of today."""
    return two_digits + (1900 if two_digits >= 50 else 2000)


def year_pointer(line: Line, i: int) -> tuple[int, str] | None:
    """ "last year", "this year", "that year", "the same year", "the previous year" from token ``i``."""
    j = i + 1 if line.word(i) in ("the", "that") and line.word(i + 1) != "year" else i
    word = line.word(j)
    if word in words.POINTERS and line.word(j + 1) == "year":
        pointer = words.POINTERS[word]
        if line.word(i) == "the" and pointer == "next":
            pointer = "following"
        return j + 2, pointer
    if word == "the" and line.word(j + 1) == "year":
        return j + 2, "that"
    return None


def _with_year(line: Line, j: int, date: Calendar) -> Parsed:
    """Takes the year behind a date at token ``j``, if one is said."""
    k = j
    if line.word(k) == ",":
        k += 1
    elif line.word(k) in ("of", "in"):
        k += 1
        if line.word(k - 1) == "in" and date.day is None and plain_year(line, k) is None:
            return j, date
        pointed = year_pointer(line, k)
        if pointed and line.word(k - 1) == "of":
            return pointed[0], replace(date, year_ref=pointed[1])
    elif line.word(k) in DASHES and line.glued(k) and line.glued(k + 1):
        # "7-July-2015"
        year = plain_year(line, k + 1)
        return (k + 2, replace(date, year=year)) if year is not None else (j, date)
    if k == j or line.word(j) == ",":
        pointed = year_pointer(line, k)
        if pointed and pointed[1] in ("this", "last", "next") and line.word(k) != "the" and k == j:
            return pointed[0], replace(date, year_ref=pointed[1])
    found = any_year(line, k)
    if found is None or (line.word(j) == "," and date.day is None and not _comma_year(line, k)):
        return j, date
    if line.word(found[0]) in COUNTED:
        return j, date
    return found[0], replace(date, year=found[1].year, bc=found[1].bc)


def _comma_year(line: Line, k: int) -> bool:
    """ "January, 1918": the year closes the expression; "In July, 2000 people" does not."""
    following = line.word(k + 1)
    return not following[:1].isalpha() or following in (
        "the",
        "when",
        "and",
        "in",
        "to",
        "at",
        "with",
        "until",
        "as",
        "a",
    )


def day_number(line: Line, i: int) -> tuple[int, int] | None:
    """A day of the month at token ``i``: "7", "7th", "07"; (end, 1..31)."""
    token = line.word(i)
    if not token.isdecimal() or not token.isascii() or len(token) > 2 or not 1 <= int(token) <= 31:
        return None
    if line.glued(i) and line.word(i - 1) in ("$", "€", "£", "#", "_", ":"):
        return None
    end = i + 1
    if line.glued(end):
        if line.word(end) in ("st", "nd", "rd", "th"):
            return end + 1, int(token)
        if line.word(end)[:1].isalpha() or line.word(end) in ("%", "°", "_", ":"):
            return None
        if line.word(end) in (".", ",") and line.glued(end + 1) and line.word(end + 1).isdecimal():
            return None
    return end, int(token)


def borrowed(line: Line, j: int) -> Calendar | None:
    """The later member of a joint date from token ``j`` ("and early August 1942"), for its year and era."""
    for _ in range(3):
        if line.word(j) not in _JOINS:
            return None
        j += 1
        while (
            line.word(j) in ("the", "on", "in", "until")
            or line.word(j) in _EARLY_LATE
            or (line.word(j) in DASHES and line.word(j - 1) == "mid")
        ):
            j += 1
        day = day_number(line, j)
        if day:
            j = day[0]
            if line.word(j) in _JOINS and day_number(line, j + 1):
                continue
        named = month(line, j)
        if named:
            end, date = _with_year(line, _skip_day(line, named[0]), Calendar(month=named[1]))
            if date.year is None and date.year_ref == "":
                j = end
                continue
            return date
        if line.word(j) in words.SEASONS:
            end, date = _with_year(line, j + 1, Calendar(season=words.SEASONS[line.word(j)]))
            return date if date.year is not None or date.year_ref else None
        if day:
            end, date = _with_year(line, j, Calendar(day=day[1]))
            return date if date.year is not None else None
        return None
    return None


def _skip_day(line: Line, j: int) -> int:
    day = day_number(line, j)
    if day is None:
        return j
    j = day[0]
    if line.word(j) in DASHES and day_number(line, j + 1):
        j = (day_number(line, j + 1) or (j, 0))[0]
    return j


def _borrow(line: Line, end: int, date: Calendar) -> Parsed:
    if date.year is not None or date.year_ref:
        return end, date
    later = borrowed(line, end)
    if later is None or (later.year is None and not later.year_ref):
        return end, date
    year = later.year
    if year is not None and later.month and date.month and later.month < date.month and not later.bc:
        year -= 1
    return end, replace(date, year=year, bc=later.bc, year_ref=later.year_ref)


def month_first(line: Line, i: int) -> Parsed | None:
    """ "July", "July 7", "July 7th, 2015", "July 2015", "July of that year", "July last year"."""
    named = month(line, i)
    if named is None:
        return None
    j, date = named[0], Calendar(month=named[1])
    k = j
    if line.word(k) in DASHES and line.glued(k) and line.glued(k + 1) and line.word(k + 1).isdecimal():
        k += 1  # "July-7"
    elif line.word(k) == "the" and ordinal(line, k + 1):
        k += 1
    day = day_number(line, k)
    if day and not _counts(line, i, day[0]):
        date = replace(date, day=day[1])
        j = day[0]
    return _borrow(line, *_with_year(line, j, date))


def _counts(line: Line, i: int, j: int) -> bool:
    """ "In July 20 people ...": the number behind the month counts what follows it."""
    following = line.word(j)
    if following in COUNTED or following in words.UNITS:
        return True
    return line.word(i - 1) == "in" and following.isalpha() and following.endswith("s") and len(following) > 4


def day_first(line: Line, i: int) -> Parsed | None:
    """ "7 July 2015", "7th of July", "the 7th of July", "12" of "12 and 14 July"."""
    j = i + 1 if line.word(i) == "the" else i
    day = day_number(line, j)
    if day is None:
        spelled = ordinal(line, j) if line.word(j) in words.ORDINALS or line.word(j) in words.TENS else None
        if spelled is None or spelled[1] > 31 or line.word(spelled[0]) not in ("of",):
            return None
        day = spelled
    end, number = day
    k = end
    if line.word(k) in ("of", ",") or (line.word(k) in DASHES and line.glued(k) and line.glued(k + 1)):
        k += 1
    if line.word(k) == "." and line.glued(k):
        k += 1  # "7. July"
    named = month(line, k)
    if named and not (line.word(k) in ("may", "march") and not line.shown(k)[0].isupper()):
        return _borrow(line, *_with_year(line, named[0], Calendar(month=named[1], day=number)))
    if line.word(end) == "of" and line.word(end + 1) in ("this", "that", "last", "next", "the"):
        pointed = month_pointer(line, end + 1)
        if pointed:
            return pointed[0], Calendar(day=number, month_ref=pointed[1])
    # "12" of "12 and 14 July", "3-5 July 2015", "12, 13 and 14 July"
    return _first_of_list(line, i, end, number)


def _first_of_list(line: Line, i: int, end: int, number: int) -> Parsed | None:
    k = end
    for _ in range(6):
        if line.word(k) not in _JOINS:
            return None
        k += 1
        if line.word(k) in ("and", "or", "the", "-"):
            k += 1
        if line.word(k) == "the":
            k += 1
        day = day_number(line, k)
        if day is None or day[1] <= number:
            return None
        k = day[0]
        if line.word(k) == "of":
            k += 1
        named = month(line, k)
        if named:
            _, date = _borrow(line, *_with_year(line, named[0], Calendar(month=named[1], day=number)))
            if line.word(i) == "the" and line.word(i + 1).isdecimal() is False:
                return None
            return end, date
    return None


def month_pointer(line: Line, i: int) -> tuple[int, str] | None:
    """ "this month", "last month", "the month", "the same month" from token ``i``."""
    j = i + 1 if line.word(i) in ("the", "that") and line.word(i + 1) != "month" else i
    if line.word(j) in words.POINTERS and line.word(j + 1) == "month":
        return j + 2, words.POINTERS[line.word(j)]
    if line.word(i) == "the" and line.word(i + 1) == "month":
        return i + 2, "that"
    return None


def weekday(line: Line, i: int) -> tuple[int, int] | None:
    """A weekday's name at token ``i``, capitalised or long; (end, 1..7). Short forms end before their point."""
    word = line.word(i)
    number = words.WEEKDAYS.get(word)
    if number is None:
        return None
    if word in words.SHORT_WEEKDAYS and not line.shown(i)[0].isupper():
        return None
    end = i + 1
    if word in words.SHORT_WEEKDAYS and line.word(end) == "." and line.glued(end):
        end += 1
    return end, number


def weekday_first(line: Line, i: int) -> Parsed | None:
    """ "Monday", "Thursday, Dec. 15", "Monday 19 December 2016", "Sat 7 Jul"."""
    named = weekday(line, i)
    if named is None:
        return None
    end, number = named
    k = end + 1 if line.word(end) == "," else end
    if line.word(k) == "the":
        k += 1
    date = month_first(line, k) if month(line, k) else day_first(line, k)
    if date and date[1].day is not None and (date[1].month is not None or date[1].month_ref):
        return date[0], replace(date[1], weekday=number)
    if line.word(k - 1) == "the":
        spelled = ordinal(line, k)
        if spelled and spelled[1] <= 31 and line.word(spelled[0]) not in words.UNITS:
            return spelled[0], Calendar(weekday=number, day=spelled[1])
    if line.word(i) in words.SHORT_WEEKDAYS:
        return None
    return end, Calendar(weekday=number)


def season(line: Line, i: int) -> Parsed | None:
    """ "summer", "the summer of 1943", "summer 1918", "spring of next year"."""
    j = i + 1 if line.word(i) == "the" else i
    code = words.SEASONS.get(line.word(j))
    if code is None:
        return None
    end, date = _borrow(line, *_with_year(line, j + 1, Calendar(season=code)))
    if line.word(end) in DASHES and date.year and line.glued(end) and line.glued(end + 1):
        tail = line.word(end + 1)
        if tail.isdecimal() and len(tail) in (2, 4):
            end += 2  # "the winter of 1941-42" is one winter
    return end, date


def decade(line: Line, i: int) -> Parsed | None:
    """ "1920s", "the 1920s", "the '90s", "the nineties", "the 470s BC"."""
    j = i + 1 if line.word(i) == "the" else i
    token = line.word(j)
    if token.isdecimal() and token.endswith("0") and line.glued(j + 1):
        end = j + 2
        if line.word(j + 1) in ("'", "’") and line.word(j + 2) == "s" and line.glued(j + 2):
            end = j + 3
        elif line.word(j + 1) != "s":
            return None
        found = era(line, end)
        bc = bool(found and found[1])
        if len(token) == 4 and "1000" <= token <= "2199":
            return (found[0] if found else end), Calendar(decade=int(token), bc=bc)
        if found and len(token) in (2, 3):
            return found[0], Calendar(decade=int(token), bc=bc)
        if len(token) == 2 and token >= "20" and line.word(i) == "the":
            return end, Calendar(decade=1900 + int(token))
        return None
    if token in ("'", "’", "‘") and line.word(j + 1) in ("20", "30", "40", "50", "60", "70", "80", "90"):
        if line.word(j + 2) == "s" and line.glued(j + 2):
            return j + 3, Calendar(decade=1900 + int(line.word(j + 1)))
    if token in words.DECADES and line.word(i) == "the":
        return j + 1, Calendar(decade=1900 + words.DECADES[token])
    if token == "nineteen" and line.word(j + 1) in words.DECADES:
        return j + 2, Calendar(decade=1900 + words.DECADES[line.word(j + 1)])
    return None


def century(line: Line, i: int) -> Parsed | None:
    """ "the 19th century", "the nineteenth century BC", "eighteenth-century" (the noun's own part)."""
    j = i + 1 if line.word(i) == "the" else i
    found = ordinal(line, j)
    if found is None:
        return None
    end, number = found
    if line.word(end) in DASHES:
        end += 1
    if line.word(end) not in ("century", "centuries") or not 1 <= number <= 30:
        return None
    end += 1
    age = era(line, end)
    return (age[0] if age else end), Calendar(century=number, bc=bool(age and age[1]))
