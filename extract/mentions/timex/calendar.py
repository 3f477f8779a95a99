"""Days and months of the calendar: "7 July 2015", "July 7th", "Thursday, Dec. 15", "the 20th of the month"."""

from __future__ import annotations

from dataclasses import replace

from extract.mentions.timex import words
from extract.mentions.timex.line import Line
from extract.mentions.timex.numbers import cardinal, ordinal
from extract.mentions.timex.readings import Calendar
from extract.mentions.timex.years import Parsed, with_year

_LONG_NAMES = frozenset({"march", "april", "may", "june", "july"})  # never abbreviated with a point
_MODS = frozenset({"early", "late", "mid", "middle"})


def month(line: Line, i: int) -> tuple[int, int] | None:
    """A month name at token ``i``, with the point of an abbreviation; (end, 1..12)."""
    number = words.MONTHS.get(line.word(i))
    if number is None:
        return None
    shown = line.shown(i)
    if not shown[0].isupper() and (shown in words.AMBIGUOUS_MONTHS or len(shown) <= 4):
        return None
    end = i + 1
    if len(shown) <= 5 and shown.lower() not in _LONG_NAMES and line.word(end) == "." and line.glued(end):
        end += 1
    return end, number


def day_number(line: Line, i: int) -> tuple[int, int] | None:
    """A day of the month at token ``i``: "7", "7th", "07"; (end, 1..31)."""
    shown = line.word(i)
    if not shown.isdecimal() or not shown.isascii() or len(shown) > 2 or not 1 <= int(shown) <= 31:
        return None
    if line.glued(i) and line.word(i - 1) in words.BEFORE_A_COUNT:
        return None
    end = i + 1
    if line.glued(end):
        following = line.word(end)
        if following in ("st", "nd", "rd", "th"):
            return end + 1, int(shown)
        joined = following in words.MONTHS and len(following) == 3 and line.shown(end).isupper()  # "03MAR2011"
        if (following[:1].isalpha() and not joined) or following in ("%", "°", "_", ":"):
            return None
        if following in (".", ",") and line.glued(end + 1) and line.word(end + 1).isdecimal():
            return None
    return end, int(shown)


def borrowed(line: Line, j: int, *, dated: bool) -> Calendar | None:
    """The later member of a joint date from token ``j`` ("and early August 1942"), for its year and era."""
    for _ in range(4):
        if line.word(j) not in words.JOINS:
            return None
        comma = line.word(j) == ","
        j += 1
        if comma and dated and (month(line, j) or day_first(line, j)):
            return None  # "7 May, 9 June 2011": two dates, not one that is joint
        while (
            line.word(j) in ("the", "on", "in", "until", "and")
            or line.word(j) in _MODS
            or (line.word(j) in words.DASHES and line.word(j - 1) == "mid")
        ):
            j += 1
        day = day_number(line, j)
        if day:
            j = day[0]
            if line.word(j) in words.JOINS and day_number(line, j + 1):
                continue
        named = month(line, j)
        if named:
            end, date = with_year(line, _skip_days(line, named[0]), Calendar(month=named[1]))
            if date.year is None and not date.year_ref:
                j = end
                continue
            return date
        if line.word(j) in words.SEASONS:
            return with_year(line, j + 1, Calendar(season=words.SEASONS[line.word(j)]))[1]
        return with_year(line, j, Calendar(day=day[1]))[1] if day else None
    return None


def _skip_days(line: Line, j: int) -> int:
    day = day_number(line, j)
    if day is None:
        return j
    second = day_number(line, day[0] + 1) if line.word(day[0]) in words.DASHES else None
    return second[0] if second else day[0]


def borrow(line: Line, end: int, date: Calendar) -> Parsed:
    """Gives a date without a year the year of the date that it is joined to ("May and June 2011")."""
    if date.year is not None or date.year_ref:
        return end, date
    later = borrowed(line, end, dated=date.day is not None)
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
    if line.word(k) in words.DASHES and line.glued(k) and line.glued(k + 1) and line.word(k + 1).isdecimal():
        k += 1  # "July-7"
    elif line.word(k) == "the" and ordinal(line, k + 1):
        k += 1
    day = day_number(line, k) or _spelled_day(line, k)
    if day and not _counts(line, i, day[0]):
        date = replace(date, day=day[1])
        j = day[0]
    if date.month == 9 and date.day == 11 and line.word(j) in ("attack", "attacks", "terrorist", "hijackings"):
        return j, replace(date, year=2001)  # known by its day alone
    return borrow(line, *with_year(line, j, date))


def _spelled_day(line: Line, i: int) -> tuple[int, int] | None:
    if line.word(i) not in words.ORDINALS and line.word(i) not in words.TENS:
        return None
    found = ordinal(line, i)
    return found if found and found[1] <= 31 else None


def _counted_day(line: Line, i: int) -> tuple[int, int] | None:
    """ "on [thirteen] October 2015": a number in words right before its month."""
    found = cardinal(line, i) if line.word(i) in words.ONES or line.word(i) in words.TENS else None
    return found if found and 1 <= found[1] <= 31 and line.word(found[0]) in words.MONTHS else None


def _counts(line: Line, i: int, j: int) -> bool:
    """ "In July 20 people ...": the number behind the month counts what follows it."""
    following = line.word(j)
    if line.word(i - 1) == "on" and following not in words.UNITS:
        return False
    if following in words.COUNTED or following in words.UNITS:
        return True
    return (
        line.word(i - 1) in ("in", "since") and following.isalpha() and following.endswith("s") and len(following) > 4
    )


def day_first(line: Line, i: int) -> Parsed | None:
    """ "7 July 2015", "7th of July", "the 7th of July", "12" of "12 and 14 July"."""
    the = line.word(i) == "the"
    j = i + 1 if the else i
    day = day_number(line, j) or _spelled_day(line, j) or _counted_day(line, j)
    if day is None:
        return None
    end, number = day
    k = end
    if line.word(k) == "day" and line.word(k + 1) == "of":
        k += 1
    if line.word(k) in ("of", ",") or (line.word(k) in words.DASHES and line.glued(k) and line.glued(k + 1)):
        k += 1
    elif line.word(k) == "." and line.glued(k):
        k += 1  # "7. July"
    named = month(line, k)
    if named and (line.shown(k)[0].isupper() or line.word(k) not in words.AMBIGUOUS_MONTHS):
        found = with_year(line, named[0], Calendar(month=named[1], day=number))
        if line.word(j).isalpha() and line.word(k - 1) != "of" and (the or found[1].year is None):
            return None  # "the first July ..."
        return borrow(line, *found)
    if line.word(end) == "of":
        pointed = month_pointer(line, end + 1)
        if pointed:
            return pointed[0], Calendar(day=number, month_ref=pointed[1])
    return None if line.word(j).isalpha() else first_of_list(line, end, number)


def first_of_list(line: Line, end: int, number: int) -> Parsed | None:
    """ "12" of "12 and 14 July", "3" of "3-5 July 2015", "12" of "12, 13 and 14 July"."""
    k = end
    for _ in range(6):
        if line.word(k) not in words.JOINS:
            return None
        k += 1
        while line.word(k) in ("and", "or", "the", "-"):
            k += 1
        day = day_number(line, k)
        if day is None or day[1] <= number:
            return None
        k = day[0]
        if line.word(k) == "of":
            k += 1
        named = month(line, k)
        if named and line.shown(k)[0].isupper():
            _, date = borrow(line, *with_year(line, named[0], Calendar(month=named[1], day=number)))
            return end, date
    return None


def month_pointer(line: Line, i: int) -> tuple[int, str] | None:
    """ "this month", "last month", "the month", "the same month" from token ``i``."""
    j = i + 1 if line.word(i) in ("the", "that") and line.word(i + 1) != "month" else i
    if line.word(j) in words.POINTERS and line.word(j + 1) == "month":
        pointer = words.POINTERS[line.word(j)]
        return j + 2, words.TOLD.get(pointer, pointer) if line.word(i) == "the" else pointer
    if line.word(i) == "the" and line.word(i + 1) == "month":
        return i + 2, "that"
    return None


def weekday(line: Line, i: int) -> tuple[int, int] | None:
    """A weekday's name at token ``i``; (end, 1..7). Short forms must be capitalised and take their point along."""
    word = line.word(i)
    number = words.WEEKDAYS.get(word)
    if number is None or (word in words.SHORT_WEEKDAYS and not line.shown(i)[0].isupper()):
        return None
    end = i + 1
    if word in words.SHORT_WEEKDAYS and line.word(end) == "." and line.glued(end):
        end += 1
    return end, number


def weekday_first(line: Line, i: int) -> Parsed | None:
    """ "Monday", "Thursday, Dec. 15", "Monday 19 December 2016", "Sat 7 Jul", "Friday the 13th"."""
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
        after = line.word(spelled[0]) if spelled else ""
        # "Saturday, the first attack since ..." names no day of the month
        one_of = (
            after == "of" and spelled is not None and not month_pointer(line, spelled[0] + 1)
        )  # "the third of her sons"
        if spelled and spelled[1] <= 31 and not one_of and (not after[:1].isalpha() or after in words.AFTER_A_DATE):
            return spelled[0], Calendar(weekday=number, day=spelled[1])
    if line.word(i) in words.SHORT_WEEKDAYS and line.word(end - 1) != ".":
        return None
    return end, Calendar(weekday=number)
