"""Words that only sometimes speak of time: bare years, "May", "march", "fall", "spring", "the 20th", "at that time"."""

from __future__ import annotations

from extract.lexicon.words import word_class
from extract.mentions.timex import calendar, words, years
from extract.mentions.timex.line import Line
from extract.mentions.timex.readings import Calendar, Clock, DayPart, Offset, Reading, Recurrence, Step, Vague

Parsed = tuple[int, Reading]

_BEFORE_A_TOLL = word_class("times.before_a_toll")
#: behind these four exact figures are a year: "in 1987 rebels took the town"
_OPENS_A_YEAR = frozenset({"in", "during", "since", "until", "throughout"})
_FUTURE_VERBS = word_class("times.future_verbs")
_DAY_NOUNS = word_class("times.day_nouns")
_BE = word_class("times.be")


_BEFORE_COUNT = word_class("times.before_count")
_SURE_OF_MONTH = word_class("times.sure_of_month")
_BEFORE_MONTH = word_class("times.before_month")
_SPRING_ON = word_class("times.spring_on")
_NO_AUTUMN = word_class("times.no_autumn")
_IN_SEASON = word_class("times.in_season")
_IN_SEASON_2 = word_class("times.evidence_in_season")
_FUTURE_KINDS = word_class("times.future_kinds")


def year(line: Line, i: int) -> Parsed | None:
    """A year by itself: four figures that count nothing and number nothing."""
    found = years.era_year(line, i)
    if found:
        return found
    number = years.plain_year(line, i)
    if number is None:
        return None
    before, after = line.word(i - 1), line.word(i + 1)
    if before in _BEFORE_A_TOLL:
        return None
    if after in words.UNITS:
        return None
    if after in words.COUNTED and not (after in words.BEFELL and before in words.TIME_PREPOSITIONS):
        told_in = before in _OPENS_A_YEAR and 1900 <= number <= 2099
        if not told_in or years.counts_things(line, i + 1, number):
            return None
    if after in words.DASHES and line.glued(i + 1) and line.word(i + 2) in words.UNITS:
        return None
    if 1900 <= number <= 2099:
        return i + 1, Calendar(year=number)
    plain = not after[:1].isalpha() or after in words.AFTER_A_DATE
    evident = before in words.TIME_PREPOSITIONS or before in ("", "(", "[", "'", "’") or before.startswith("\n")
    if not evident and not plain:
        return None
    if number > 2099 or (number < 1400 and not (plain and evident)):
        return None
    if before in _BEFORE_COUNT and after.endswith("s"):
        return (i + 1, Calendar(year=number)) if plain or line.shown(i + 1)[:1].isupper() else None
    return i + 1, Calendar(year=number)


def month(line: Line, i: int) -> Parsed | None:
    """A month with its day or year; by itself only where it cannot be a verb or a name."""
    found = calendar.month_first(line, i)
    if found is None:
        return None
    date = found[1]
    if date.day is None and date.year is None and not date.year_ref:
        return found if _bare_month(line, i, found[0]) else None
    return found


def _bare_month(line: Line, i: int, end: int) -> bool:
    word, before, after = line.word(i), line.word(i - 1), line.word(end)
    if not line.shown(i)[0].isupper():
        return before in _SURE_OF_MONTH and len(word) > 5
    if len(word) <= 4 and word not in ("may", "june", "july"):
        if word in ("mar", "jan", "dec", "sep"):
            return before in words.TIME_PREPOSITIONS and (line.word(i + 1) == "." or before in ("in", "since"))
        return before in words.TIME_PREPOSITIONS or line.word(i + 1) == "."
    if word not in words.AMBIGUOUS_MONTHS:
        return True
    evident = before in words.TIME_PREPOSITIONS or before in words.DASHES
    if word == "march":
        if before in ("to", "and", "or", "for", "on"):
            return before in ("to", "and", "or") and _month_before(line, i)
        if before in ("the", "this", "that"):
            return line.shown(end)[:1].islower() and after not in words.AFTER_A_DATE  # "the March offensive"
        return evident and (before != "of" or after not in ("the", "a"))
    named = line.shown(end)[:1].isupper() and after not in words.MONTHS and after not in words.WEEKDAYS
    if named and before in _BEFORE_MONTH:
        return False  # "and April Stone"
    if word == "may":
        if before == "the":
            return not named
        return evident and after not in _BE
    return evident or not named


def _month_before(line: Line, i: int) -> bool:
    return any(line.word(k) in words.MONTHS and line.shown(k)[:1].isupper() for k in range(max(0, i - 5), i - 1))


def season(line: Line, i: int) -> Parsed | None:
    """A season; "fall" and "spring" only where they are no verbs, and no season inside a name."""
    found = years.season(line, i)
    if found is None:
        return None
    found = calendar.borrow(line, *found)
    the = line.word(i) == "the"
    j = i + 1 if the else i
    word, before, after = line.word(j), line.word(i - 1), line.word(j + 1)
    if found[1].year is not None or found[1].year_ref:
        return found
    if word == "fall" and not _autumnal(line, j, before, after, the=the):
        return None
    if word == "spring" and before in ("a", "an", "hot", "water"):
        return None
    if (
        word == "spring"
        and not the
        and (before not in words.TIME_PREPOSITIONS or before in ("and", "to"))
        and after in _SPRING_ON
    ):
        return None
    if (
        line.shown(j)[:1].isupper()
        and line.shown(j - 1)[:1].isupper()
        and j > 0
        and line.word(j - 1) not in ("the", "in")
    ):
        return found if line.shown(j + 1)[:1].isupper() else None  # a "Spring Offensive", no "Silver Spring"
    return None if the and _goes_on(line, j + 1) else found


def _autumnal(line: Line, j: int, before: str, after: str, *, the: bool) -> bool:
    if after in _NO_AUTUMN:
        return False
    if the:
        return line.word(j - 2) in _IN_SEASON
    return (before in _IN_SEASON_2 and not after[:1].isalpha()) or before == "in"


def _goes_on(line: Line, k: int) -> bool:
    """ "the summer offensive": the season is part of a noun, and begins behind the article."""
    after = line.word(k)
    return after.isalpha() and len(after) > 2 and after not in words.AFTER_A_DATE and not after.endswith(("ed", "ly"))


def day_first(line: Line, i: int) -> Parsed | None:
    """ "the 14 September" stands as it is, but "the 13 November attacks" begins behind the article."""
    found = calendar.day_first(line, i)
    figure = found is not None and line.word(i) == "the" and line.word(i + 1).isdecimal() and not line.glued(i + 2)
    return None if found and figure and found[1].year is None and _noun_behind(line, found[0]) else found


def _noun_behind(line: Line, k: int) -> bool:
    return line.shown(k)[:1].islower() and _goes_on(line, k)


def day_number(line: Line, i: int) -> Parsed | None:
    """ "the 20th" of the month told of: only as a figure with its ending, and followed by no noun."""
    j = i + 1
    if not line.word(j).isdecimal() or not line.glued(j + 1) or line.word(j + 1) not in ("st", "nd", "rd", "th"):
        return None
    number = int(line.word(j)) if len(line.word(j)) <= 2 else 0
    after = line.word(j + 2)
    joint = calendar.first_of_list(line, j + 2, number) if 1 <= number <= 31 else None
    if joint:
        return joint  # "the 13th to the 19th of October"
    if not 1 <= number <= 31 or after in words.DASHES or line.word(i - 1) not in words.BEFORE_DAY:
        return None
    if after[:1].isalpha() and (after not in words.AFTER_A_DATE or after == "of"):
        return None
    before = line.word(i - 2)
    if (
        line.word(i - 1) == "of"
        and before not in words.PARTS
        and before not in words.UNITS
        and before not in _DAY_NOUNS
    ):
        return None  # "officers of the 5th"
    return j + 2, Calendar(day=number)


def the_weekend(line: Line, i: int) -> Parsed | None:
    """ "the weekend" of news: the last one, or the next where the words look ahead."""
    return (i + 2, Step(unit="WE", pointer="")) if line.word(i + 1) == "weekend" else None


def year_word(line: Line, i: int) -> Parsed | None:
    """ "the year 1950"."""
    return years.any_year(line, i + 2) if line.word(i + 1) in ("year", "years") else None


def deictic(line: Line, i: int) -> Parsed | None:
    """ "today", "tonight", "yesterday morning"."""
    word = line.word(i)
    if word == "tonight":
        return i + 1, DayPart(part="NI", pointer="this")
    pointer = {"today": "this", "yesterday": "last", "tomorrow": "next"}[word]
    if line.word(i + 1) in words.PARTS and line.word(i + 1) != "overnight":
        return i + 2, Step(unit="D", pointer=pointer, part=words.PARTS[line.word(i + 1)])
    return i + 1, Step(unit="D", pointer=pointer)


def past_future(line: Line, i: int) -> Parsed | None:
    """ "the past", "the future", "the near future", "the recent past": without a unit behind them."""
    j = i + 1
    if line.word(j) in _FUTURE_KINDS:
        j += 1
    value = {"past": "PAST_REF", "future": "FUTURE_REF"}.get(line.word(j))
    after = line.word(j + 1)
    if value is None or (after[:1].isalpha() and after not in words.AFTER_A_DATE and after not in _FUTURE_VERBS):
        return None
    return j + 1, Vague(value=value)


def this_time(line: Line, i: int) -> Parsed | None:
    """ "this time last year": the month of a year before."""
    if line.word(i + 1) != "time" or line.word(i + 2) not in ("last", "next"):
        return None
    months = {"year": 12, "month": 1}.get(line.word(i + 3))
    if months is None:
        return None
    sign = -1 if line.word(i + 2) == "last" else 1
    return i + 4, Offset(unit="M", count=months, sign=sign, origin="speech")


def vague(line: Line, i: int) -> Parsed | None:
    """ "now", "right now", "recently", "in future"."""
    if line.word(i) == "right":
        return (i + 2, Vague(value="PRESENT_REF")) if line.word(i + 1) == "now" else None
    word = line.word(i)
    if line.word(i - 1) == "as" and line.word(i + 1) == "as":
        return None  # "as recently as late 2009"
    if line.shown(i)[0].isupper() and line.shown(i + 1)[:1].isupper() and line.word(i - 1) not in ("", "."):
        return None
    return i + 1, Vague(value=words.VAGUE_WORDS[word])


def recurrent(line: Line, i: int) -> Parsed | None:
    """ "daily", "annual"; not in a name ("Daily Telegraph", "The Weekly Standard")."""
    if line.shown(i)[:1].isupper() and (line.shown(i + 1)[:1].isupper() or line.shown(i - 1)[:1].isupper()):
        return None
    return i + 1, Recurrence(value=words.RECURRENT[line.word(i)])


def weekdays(line: Line, i: int) -> Parsed | None:
    """ "Fridays": every one of them."""
    number = words.WEEKDAYS.get(line.word(i)[:-1])
    return (i + 1, Recurrence(value=f"XXXX-WXX-{number}")) if number and line.shown(i)[0].isupper() else None


def quarter(line: Line, i: int) -> Parsed | None:
    """ "Q2 2015", "Q3": the tokens are a letter and a figure."""
    number = line.word(i + 1)
    if line.shown(i) != "Q" or number not in ("1", "2", "3", "4") or not line.glued(i + 1):
        return None
    year = years.any_year(line, i + 3 if line.word(i + 2) == "of" else i + 2)
    return (
        (year[0], Calendar(quarter=int(number), year=year[1].year)) if year else (i + 2, Calendar(quarter=int(number)))
    )


def weekday(line: Line, i: int) -> Parsed | None:
    """A weekday, with the part of day behind it ("Thursday morning")."""
    found = calendar.weekday_first(line, i)
    if found is None:
        return None
    end, date = found
    if date.day is None and line.word(end) in words.PARTS and line.word(end) != "overnight":
        part = words.PARTS[line.word(end)]
        whole = calendar.day_first(line, end + 2) or calendar.month_first(line, end + 2)
        if line.word(end + 1) == "of" and whole and whole[1].day is not None:
            return whole[0], Calendar(
                year=whole[1].year, month=whole[1].month, day=whole[1].day, weekday=date.weekday, part=part
            )
        return end + 1, Calendar(weekday=date.weekday, part=part)
    return found


_DAY_HALVES = {("in", "the", "morning"): 0, ("in", "the", "afternoon"): 12, ("in", "the", "evening"): 12}


def o_clock(line: Line, i: int) -> Parsed | None:
    """ "four o'clock in the morning", "10 o'clock"."""
    hour = words.ONES.get(line.word(i)) or (
        int(line.word(i)) if line.word(i).isdecimal() and len(line.word(i)) < 3 else 0
    )
    if not 1 <= hour <= 12 or line.word(i + 1) != "o" or line.word(i + 3) != "clock":
        return None
    half = _DAY_HALVES.get((line.word(i + 4), line.word(i + 5), line.word(i + 6)))
    if half is None:
        return i + 4, DayPart(part="", clock=Clock(hour))
    return i + 7, DayPart(part="", clock=Clock(hour % 12 + half))


_AT = word_class("times.at")
_AT_OR_IN = _AT | {"in", "since", "until", "of", "over"}
_GOES_ON_AS_CLAUSE = word_class("times.goes_on_as_clause")


def at_that_time(line: Line, i: int) -> Parsed | None:
    """ "at that time", "during this period", "at the same time", "at the time": the time that is being told of."""
    before, lead = line.word(i - 1), line.word(i)
    same = line.word(i + 1) == "same"
    j = i + 2 if same else i + 1
    noun = line.word(j)
    if noun not in ("time", "period", "moment", "era") or before not in _AT_OR_IN:
        return None
    if lead == "the" and not same:
        follows = line.word(j + 1)
        ends = not follows[:1].isalpha() or follows in words.AFTER_A_DATE
        if noun not in ("time", "period") or before not in ("at", "of") or follows in _GOES_ON_AS_CLAUSE or not ends:
            return None
    elif noun == "time" and (line.word(j + 1) == "of" or (lead == "this" and before not in _AT)):
        return None  # "at this time of year"; "this time" of repetition
    return j + 1, Step(unit="T", pointer="this" if lead == "this" else "that")
