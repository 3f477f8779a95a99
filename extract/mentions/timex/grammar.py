"""The grammar's one entrance: which expression, if any, begins at a token."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from extract.lexicon.words import word_class
from extract.mentions.timex import calendar, clock, evidence, foreign, lengths, periods, relative, words, years
from extract.mentions.timex.line import Line
from extract.mentions.timex.months import FOREIGN_MONTHS
from extract.mentions.timex.readings import Calendar, DayPart, Duration, Offset, Reading, Recurrence, Step
from extract.model import TimexType
from extract.quick import quick


@quick
@dataclass(frozen=True, slots=True)
class Found:
    """An expression from token ``first`` to before token ``end``; ``stop`` is its end in code points."""

    first: int
    end: int
    stop: int
    reading: Reading
    type: TimexType
    rule: str


Parser = Callable[[Line, int], "tuple[int, Reading] | None"]


def type_of(reading: Reading) -> TimexType:
    """The TIMEX3 type of a reading."""
    if isinstance(reading, Recurrence):
        return TimexType.SET
    if isinstance(reading, Duration):
        return TimexType.DURATION
    if isinstance(reading, DayPart):
        return TimexType.TIME
    if isinstance(reading, Offset):
        return TimexType.TIME if reading.unit in ("H", "MIN", "S") or reading.part else TimexType.DATE
    if isinstance(reading, Calendar | Step):
        return TimexType.TIME if reading.part or reading.clock else TimexType.DATE
    return TimexType.DATE


_THE: tuple[Parser, ...] = (
    relative.the_day, lengths.first_last, lengths.recent, periods.period_part, periods.early_late,
    relative.unit_step, relative.part_of_day, years.decade, years.century, evidence.season, evidence.day_number,
    evidence.day_first, evidence.year_word, lengths.the_length, evidence.at_that_time, evidence.past_future,
    evidence.the_weekend,
)  # fmt: skip
_DIGITS: tuple[Parser, ...] = (
    evidence.o_clock,
    evidence.day_first,
    foreign.day_first,
    lengths.duration,
    years.decade,
    years.century,
    evidence.year,
)

_DISPATCH: dict[str, tuple[Parser, ...]] = {"the": _THE}


def _register(names: Iterable[str], *parsers: Parser) -> None:
    for name in sorted(names):
        _DISPATCH[name] = (*_DISPATCH.get(name, ()), *parsers)


_register(words.MONTHS, evidence.month)
_register(words.WEEKDAYS, evidence.weekday)
_register(words.SEASONS, evidence.season)
_register(words.PARTS, relative.part_of_day)
_register({*words.POINTERS, "these", "those"}, lengths.recent, lengths.first_last, relative.unit_step)
_register({"this", "that", "these"}, evidence.at_that_time, evidence.this_time)
_register({f"{name}s" for name in words.WEEKDAYS if name not in words.SHORT_WEEKDAYS}, evidence.weekdays)
_register({"q"}, evidence.quarter)
_register({"earlier", "later", "early", "late", "mid"}, periods.mod_step, periods.early_late, relative.part_of_day)
_register(
    {*words.ONES, *words.TENS, *words.VAGUE_NUMBERS, "a", "an", "half", "couple", "dozens", "scores", "hundreds"}
    | {"thousands", "tens", "both"}
    | set(words.QUALIFIERS),
    lengths.duration,
)
_register(words.UNITS, lengths.bare_units)
_register(words.DEICTIC_DAYS, evidence.deictic)
_register({*words.VAGUE_WORDS, "right"}, lengths.recent, evidence.vague)
_register(words.ONES, evidence.o_clock)
_register(words.RECURRENT, evidence.recurrent)
_register({"every", "each", "per", "once", "twice", "thrice"}, lengths.every)
_register({"first", "second", "third", "fourth", "final"}, lengths.first_last)
_register(
    {
        "month",
        "year",
        "week",
        "beginning",
        "start",
        "end",
        "middle",
        "midst",
        "close",
        "rest",
        "most",
        "second",
        "first",
    },
    periods.period_part,
)
_register({*words.ORDINALS, *words.TENS}, calendar.day_first, years.century)
_register(words.ONES, calendar.day_first)
_register({"ad"}, years.era_year)
_register({name.split()[0] for name in FOREIGN_MONTHS}, foreign.month_first)
_register({"easter", "ramadan", "eid", "ashura", "nowruz"}, foreign.feast)
_register({"nineteen", "'", "’", "‘"}, years.decade)
_register(words.FEASTS, years.feast)


#: what can follow "the" in an expression: most articles are passed over at a glance
_BEHIND_THE = frozenset(
    {*words.UNITS, *words.PARTS, *words.SEASONS, *words.POINTERS, *words.PERIOD_PARTS, *words.ORDINALS, *words.ONES}
    | {*words.TENS, *words.VAGUE_NUMBERS, *words.DECADES, *words.MONTHS, "very", "latter", "later", "final", "greater"}
    | word_class("times.behind_the")
    | word_class("times.grammar_behind_the")
)


#: every word, figures apart, that an expression can begin with
OPENERS = frozenset({*_DISPATCH, "ca", "c"})


_UNITS = frozenset(words.UNITS)
#: words that begin nothing but a length ("a", "some", "more"): one must have its unit among the next few words
_ONLY_LENGTHS = frozenset(word for word, parsers in _DISPATCH.items() if parsers == (lengths.duration,))
_LENGTH_REACH = 12


def starts(line: Line, i: int) -> bool:
    """Can an expression begin at token ``i``? Quick, and seldom wrongly yes."""
    word = line.lower[i]
    if word in _ONLY_LENGTHS:
        ahead = line.lower[i + 1 : i + 1 + _LENGTH_REACH]
        return not _UNITS.isdisjoint(ahead) or (word in ("about", "circa") and any(map(str.isdecimal, ahead[:2])))
    if word == "the":
        following = line.word(i + 1)
        return following in _BEHIND_THE or following.isdecimal()
    return word in _DISPATCH or word.isdecimal() or word in ("ca", "c")


def parse_at(line: Line, i: int) -> Found | None:
    """The longest expression that begins at token ``i`` of ``line``."""
    word = line.word(i)
    figure = word.isdecimal()
    if figure:
        figures = _figures(line, i)
        if figures:
            return figures
    best: tuple[int, Reading] | None = None
    for parse in _DIGITS if figure else _DISPATCH.get(word, ()):
        found = parse(line, i)
        if found and (best is None or found[0] > best[0]):
            best = found
    if best is None:
        return _circa(line, i) if word in ("ca", "c", "circa", "about") else None
    end, reading = best
    stop = line.ends[end - 1]
    if isinstance(reading, Calendar) and reading.clock is None and reading.day is not None:
        end, stop, reading = _with_clock(line, end, stop, reading)
    return Found(i, end, stop, reading, type_of(reading), type(reading).__name__.lower())


def _circa(line: Line, i: int) -> Found | None:
    """ "ca. 466 BC", "about 1910": the qualifier belongs to the year."""
    j = i + 2 if line.word(i + 1) == "." else i + 1
    found = years.era_year(line, j)
    if found is None:
        year = evidence.year(line, j)
        if year is None or not isinstance(year[1], Calendar) or not 1400 <= (year[1].year or 0) <= 2099:
            return None
        if line.word(year[0])[:1].isalpha() and line.word(year[0]) not in words.AFTER_A_DATE:
            return None
        found = year[0], year[1]
    return Found(i, found[0], line.ends[found[0] - 1], found[1], TimexType.DATE, "calendar")


def _with_clock(line: Line, end: int, stop: int, date: Calendar) -> tuple[int, int, Calendar]:
    """Takes a clock time right behind a date: "May 8 1:00 am", "7 July 2015, 14:30Z"."""
    k = end + 1 if line.word(end) == "," else end
    if k >= len(line.starts) or not line.word(k).isdecimal() or line.starts[k] > stop + 2:
        return end, stop, date
    timed = clock.clock(line.text, line.starts[k])
    if timed is None:
        return end, stop, date
    return _token_behind(line, k, timed[0]), timed[0], replace(date, clock=timed[1])


def _token_behind(line: Line, i: int, stop: int) -> int:
    while i < len(line.starts) and line.starts[i] < stop:
        i += 1
    return i


def _figures(line: Line, i: int) -> Found | None:
    """Dates and times in figures, read from the text itself."""
    at = line.starts[i]
    before = line.text[at - 1] if at else " "
    if before.isalnum() or (before in "./:-_" and at > 1 and line.text[at - 2].isalnum() and before != "-"):
        return None
    dated = clock.numeric(line.text, at) or clock.date_time_group(line.text, at)
    reading: Reading
    if dated:
        stop, reading = dated
    else:
        timed = clock.clock(line.text, at) or clock.bare_military(line.text, at, line.word(i - 1), line.word(i - 2))
        if timed is None:
            return None
        stop, reading = timed[0], DayPart(part="", clock=timed[1])
        return _clock_on(line, i, stop, reading)
    return Found(i, _token_behind(line, i, stop), stop, reading, type_of(reading), "figures")


def _clock_on(line: Line, i: int, stop: int, reading: DayPart) -> Found:
    """A day right behind the time is one expression with it ("5:30 p.m. Thursday"); a day behind "on" is another,
    but tells which day the time is of."""
    end = _token_behind(line, i, stop)
    on = line.word(end) == "on"
    k = end + 1 if on else end
    date = calendar.weekday_first(line, k)
    if date is None and on:
        date = calendar.month_first(line, k) or calendar.day_first(line, k)
    if date is None or (date[1].day is None and not (date[1].weekday and line.shown(k)[:1].isupper())):
        return Found(i, end, stop, reading, TimexType.TIME, "figures")
    whole = replace(date[1], clock=reading.clock)
    if on:
        return Found(i, end, stop, whole, TimexType.TIME, "figures")
    return Found(i, date[0], line.ends[date[0] - 1], whole, TimexType.TIME, "figures")
