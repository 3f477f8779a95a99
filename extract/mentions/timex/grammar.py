"""The grammar's one entrance: which expression, if any, begins at a token."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from extract.mentions.timex import calendar, clock, lengths, relative, words
from extract.mentions.timex.line import Line
from extract.mentions.timex.numbers import Length, length
from extract.mentions.timex.readings import (
    Calendar,
    DayPart,
    Duration,
    Offset,
    Reading,
    Recurrence,
    Step,
    Vague,
)
from extract.model import TimexType


@dataclass(frozen=True, slots=True)
class Found:
    """An expression from one token to before another; ``stop`` is its end in code points."""

    first: int
    end: int
    stop: int
    reading: Reading
    type: TimexType
    rule: str


Parser = Callable[[Line, int], "tuple[int, Reading] | None"]

_STARTS_NUMBER = frozenset(words.ONES) | frozenset(words.TENS) | words.VAGUE_NUMBERS | {
    "a", "an", "another", "half", "couple", "dozens", "scores", "hundreds", "thousands", "tens", "both",
}  # fmt: skip
_POINTING = frozenset(words.POINTERS) | {"these", "those"}
_PREPOSITIONS = frozenset(
    [
        "in",
        "since",
        "of",
        "by",
        "until",
        "till",
        "from",
        "during",
        "to",
        "and",
        "after",
        "before",
        "early",
        "late",
        "mid",
        "the",
        "through",
        "throughout",
        "between",
        "around",
        "about",
        "circa",
        "ca",
        "or",
        "year",
        "years",
        "on",
        "for",
        "into",
        "than",
        "within",
        "over",
        "that",
        "as",
        "back",
        "this",
        "last",
        "next",
        "towards",
        "toward",
        "c",
        "when",
    ]
)


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
    if isinstance(reading, Vague):
        return TimexType.DATE
    return TimexType.TIME if reading.part or reading.clock else TimexType.DATE


def _duration(line: Line, i: int) -> tuple[int, Reading] | None:
    """Lengths, with their qualifier, and what counts from somewhere ("about two weeks ago")."""
    j = lengths.qualifier(line, i)
    if line.word(j) == "the" and (j > i or line.word(j + 1) in words.ONES):
        j += 1
    found = length(line, j)
    if found is None:
        return None
    counted = relative.counted(line, j, found)
    if counted:
        return counted
    return _plain_length(line, j, found)


def _plain_length(line: Line, j: int, found: Length) -> tuple[int, Reading] | None:
    if line.word(found.end) in ("old", "olds") or (
        line.word(found.end) in calendar.DASHES and line.word(found.end + 1) in ("old", "olds")
    ):
        return None
    if line.word(found.end) == "of" and line.word(found.end + 1) == "age":
        return None
    article = line.word(j) in ("a", "an") and line.word(found.end - 1) in words.UNITS
    if article and found.end == j + 2 and found.unit in ("S", "MIN", "NI", "WE", "Q"):
        return None
    if found.unit in ("Q",):
        return None
    if found.unit == "S" and line.word(j) in ("a", "the"):
        return None
    if (
        line.word(j) == "one"
        and found.end == j + 2
        and found.unit == "D"
        and line.word(j - 1) not in ("for", "in", "within", "only", "just", "than", "least")
    ):
        return found.end, Duration(unit="D", count=1)
    return found.end, Duration(unit=found.unit, count=found.count)


def _bare_units(line: Line, i: int) -> tuple[int, Reading] | None:
    """ "for weeks", "days of fighting", "hours later", "decades ago"."""
    word = line.word(i)
    unit = words.UNITS[word]
    if unit in ("S", "MIN", "NI", "WE", "Q", "SM") and line.word(i + 1) not in (
        "later",
        "earlier",
        "ago",
        "after",
        "before",
    ):
        return None
    if unit in ("S",) or line.word(i + 1) in ("old",):
        return None
    bare = Length(i + 1, None, unit, bare=True)
    return relative.counted(line, i, bare) or (i + 1, Duration(unit=unit, count=None))


def _year(line: Line, i: int) -> tuple[int, Reading] | None:
    found = calendar.era_year(line, i)
    if found:
        return found
    year = calendar.plain_year(line, i)
    if year is None:
        return None
    before, after = line.word(i - 1), line.word(i + 1)
    if (
        after in calendar.COUNTED
        or after in words.UNITS
        or (after in calendar.DASHES and line.word(i + 2) in words.UNITS and line.glued(i + 1))
    ):
        return None
    evident = before in _PREPOSITIONS or before in ("", "(", "\n", "'", "’", "[") or before.startswith("\n")
    if not 1900 <= year <= 2099 and not evident and after[:1].isalpha():
        return None
    if not 1400 <= year <= 2099 and after[:1].isalpha() and after not in _AFTER_YEAR:
        return None
    if (
        before in ("to", "than", "about", "of", "over", "around", "some", "and", "from")
        and after.isalpha()
        and after.endswith("s")
        and after not in _AFTER_YEAR
        and not 1900 <= year <= 2099
    ):
        return None
    return calendar._borrow(line, i + 1, Calendar(year=year)) if False else (i + 1, Calendar(year=year))


_AFTER_YEAR = frozenset(
    [
        "the",
        "a",
        "an",
        "and",
        "to",
        "in",
        "when",
        "as",
        "with",
        "after",
        "before",
        "until",
        "was",
        "were",
        "is",
        "but",
        "at",
        "on",
        "by",
        "his",
        "her",
        "its",
        "their",
        "had",
        "he",
        "she",
        "it",
        "they",
        "that",
        "which",
        "who",
        "for",
        "from",
        "through",
        "or",
        "there",
        "this",
        "under",
        "over",
        "because",
        "while",
    ]
)


def _month_start(line: Line, i: int) -> tuple[int, Reading] | None:
    found = calendar.month_first(line, i)
    if found is None:
        return None
    if found[1].day is None and found[1].year is None and not found[1].year_ref:
        if not _bare_month(line, i, found[0]):
            return None
    elif not line.shown(i)[0].isupper() and line.word(i) in words.AMBIGUOUS_MONTHS:
        return None
    return found


def _bare_month(line: Line, i: int, end: int) -> bool:
    shown, word, before, after = line.shown(i), line.word(i), line.word(i - 1), line.word(end)
    if not shown[0].isupper():
        return before in ("in", "since", "until", "last", "next", "by") and len(word) > 5
    if len(word) <= 4 and word not in ("may", "june", "july"):
        return before in _PREPOSITIONS and (
            word not in ("mar", "jan", "dec", "sep") or line.word(i + 1) == "." or before in ("in", "since")
        )
    if word not in words.AMBIGUOUS_MONTHS:
        return True
    evident = before in _PREPOSITIONS or before in calendar.DASHES
    follows_name = line.shown(end)[:1].isupper() and after not in words.MONTHS and line.word(end) not in words.WEEKDAYS
    if word == "march":
        return (evident and before not in ("the", "to", "on", "and", "for", "this", "that")) or (
            before in ("to", "and") and _month_before(line, i)
        )
    if word == "may":
        if before in ("the",):
            return not follows_name
        return evident and after not in ("be", "have", "not", "also", "well")
    return evident or not follows_name


def _month_before(line: Line, i: int) -> bool:
    return any(line.word(k) in words.MONTHS and line.shown(k)[:1].isupper() for k in range(max(0, i - 5), i - 1))


def _digits(line: Line, i: int) -> tuple[int, Reading] | None:
    return (
        calendar.day_first(line, i)
        or _duration(line, i)
        or calendar.decade(line, i)
        or _century(line, i)
        or _year(line, i)
    )


def _century(line: Line, i: int) -> tuple[int, Reading] | None:
    return calendar.century(line, i)


def _season(line: Line, i: int) -> tuple[int, Reading] | None:
    found = calendar.season(line, i)
    if found is None:
        return None
    j = i + 1 if line.word(i) == "the" else i
    word = line.word(j)
    dated = found[1].year is not None or bool(found[1].year_ref)
    before = line.word(i - 1)
    if word == "fall" and not dated:
        if line.word(i) == "the" and line.word(j + 1) == "of":
            return None
        if not (
            before in ("in", "last", "next", "this", "by", "since", "during")
            and line.word(j + 1) not in ("of", "in", "into", "to", "back", "from")
        ):
            return None
        if line.word(j + 1) and line.word(j + 1)[0].isalpha() and before != "in":
            return None
    if word == "spring" and not dated and line.word(i) != "the" and before not in _PREPOSITIONS:
        return None if line.word(j + 1) in ("up", "from", "to", "into", "water", "back") else found
    if (
        line.shown(j)[:1].isupper()
        and not dated
        and j > 0
        and line.shown(j - 1)[:1].isupper()
        and line.word(j - 1) not in ("the", "in", "last")
    ):
        return None
    return found


def _the(line: Line, i: int) -> tuple[int, Reading] | None:
    """Expressions that begin with "the"."""
    best: tuple[int, Reading] | None = None
    parsers: tuple[Parser, ...] = (
        relative.the_day, lengths.first_last, lengths.recent, relative.period_part, relative.early_late,
        relative.unit_step, relative.part_of_day, calendar.decade, calendar.century, _season, _the_day_number,
        calendar.day_first, _year_word, _duration_the,
    )  # fmt: skip
    for parse in parsers:
        found = parse(line, i)
        if found and (best is None or found[0] > best[0]):
            best = found
    return best


def _duration_the(line: Line, i: int) -> tuple[int, Reading] | None:
    found = length(line, i + 1)
    if found is None or line.word(i + 1) in ("a", "an", "second", "one") or found.end == i + 2:
        return None
    return relative.counted(line, i + 1, found) or _plain_length(line, i + 1, found)


def _the_day_number(line: Line, i: int) -> tuple[int, Reading] | None:
    """ "the 20th" of the month told of: only as a figure with its ending, and followed by no noun."""
    j = i + 1
    if not line.word(j).isdecimal() or not line.glued(j + 1) or line.word(j + 1) not in ("st", "nd", "rd", "th"):
        return None
    number = int(line.word(j)) if len(line.word(j)) <= 2 else 0
    after = line.word(j + 2)
    if (
        not 1 <= number <= 31
        or after in calendar.DASHES
        or line.word(i - 1)
        not in (
            "on",
            "by",
            "until",
            "till",
            "from",
            "to",
            "since",
            "of",
            "and",
            "before",
            "after",
            "between",
            "through",
        )
    ):
        return None
    if after[:1].isalpha() and after not in _AFTER_DAY:
        return None
    return j + 2, Calendar(day=number)


_AFTER_DAY = frozenset(
    [
        "and",
        "to",
        "the",
        "a",
        "was",
        "were",
        "is",
        "had",
        "he",
        "she",
        "they",
        "it",
        "we",
        "when",
        "with",
        "in",
        "at",
        "but",
        "as",
        "while",
        "by",
        "after",
        "before",
        "until",
        "only",
        "that",
        "who",
        "which",
        "there",
        "several",
        "some",
    ]
)


def _year_word(line: Line, i: int) -> tuple[int, Reading] | None:
    """ "the year 1950"."""
    if line.word(i + 1) in ("year", "years"):
        found = calendar.any_year(line, i + 2)
        if found:
            return found[0], found[1]
    return None


def _pointing(line: Line, i: int) -> tuple[int, Reading] | None:
    return lengths.recent(line, i) or lengths.first_last(line, i) or relative.unit_step(line, i)


def _part(line: Line, i: int) -> tuple[int, Reading] | None:
    return relative.part_of_day(line, i)


def _early(line: Line, i: int) -> tuple[int, Reading] | None:
    return relative.mod_step(line, i) or relative.early_late(line, i) or relative.part_of_day(line, i)


def _deictic(line: Line, i: int) -> tuple[int, Reading] | None:
    word = line.word(i)
    if word == "tonight":
        return i + 1, DayPart(part="NI", pointer="this")
    pointer = {"today": "this", "yesterday": "last", "tomorrow": "next"}[word]
    if line.word(i + 1) in words.PARTS and line.word(i + 1) not in ("overnight",):
        return i + 2, Step(unit="D", pointer=pointer, part=words.PARTS[line.word(i + 1)])
    return i + 1, Step(unit="D", pointer=pointer)


def _vague(line: Line, i: int) -> tuple[int, Reading] | None:
    found = lengths.recent(line, i)
    if found:
        return found
    word = line.word(i)
    if word == "future" and line.word(i - 1) == "the":
        return None
    return i + 1, Vague(value=words.VAGUE_WORDS[word])


def _recurrent(line: Line, i: int) -> tuple[int, Reading] | None:
    if line.shown(i)[:1].isupper() and line.shown(i + 1)[:1].isupper():
        return None  # "Daily Telegraph"
    if line.shown(i)[:1].isupper() and line.shown(i - 1)[:1].isupper():
        return None
    return i + 1, Recurrence(value=words.RECURRENT[line.word(i)])


def _weekday(line: Line, i: int) -> tuple[int, Reading] | None:
    found = calendar.weekday_first(line, i)
    if found is None:
        return None
    end, date = found
    if date.day is None and line.word(end) in words.PARTS and line.word(end) != "overnight":
        tail = relative.part_of_day(line, end)
        if tail and isinstance(tail[1], Calendar):
            return tail
        return end + 1, Calendar(weekday=date.weekday, part=words.PARTS[line.word(end)])
    if line.word(i).endswith("s") and False:
        return None
    return found


_DISPATCH: dict[str, tuple[Parser, ...]] = {}


def _register(names: frozenset[str] | dict[str, object] | set[str], *parsers: Parser) -> None:
    for name in sorted(names):
        _DISPATCH[name] = (*_DISPATCH.get(name, ()), *parsers)


_register({"the"}, _the)
_register(set(words.MONTHS), _month_start)
_register(set(words.WEEKDAYS), _weekday)
_register(set(words.SEASONS), _season)
_register(set(words.PARTS), _part)
_register(set(_POINTING), _pointing)
_register({"earlier", "later", "early", "late", "mid"}, _early)
_register(_STARTS_NUMBER, _duration)
_register({phrase[0] for phrase in words.QUALIFIERS}, _duration)
_register(set(words.PLURAL_UNITS), _bare_units)
_register(set(words.DEICTIC_DAYS), _deictic)
_register(set(words.VAGUE_WORDS), _vague)
_register(set(words.RECURRENT), _recurrent)
_register({"every", "each", "per", "once", "twice"}, lengths.every)
_register({"first", "second", "third", "fourth", "final", "last"}, lengths.first_last)
_register({"month", "year", "week", "beginning", "start", "end", "middle", "midst", "close"}, relative.period_part)
_register(set(words.ORDINALS) | set(words.TENS), calendar.day_first, _century)
_register({"ad"}, calendar.era_year)
_register({"nineteen", "'", "’", "‘"}, calendar.decade)


def parse_at(line: Line, i: int) -> Found | None:
    """The longest expression that begins at token ``i`` of ``line``."""
    word = line.word(i)
    best: tuple[int, Reading] | None = None
    if word.isdecimal():
        figures = _figures(line, i)
        if figures:
            return figures
        best = _digits(line, i)
    else:
        for parse in _DISPATCH.get(word, ()):
            found = parse(line, i)
            if found and (best is None or found[0] > best[0]):
                best = found
    if best is None:
        return None
    end, reading = best
    return Found(i, end, line.ends[end - 1], reading, type_of(reading), type(reading).__name__.lower())


def _figures(line: Line, i: int) -> Found | None:
    """Dates and times in figures, read from the text itself."""
    at = line.starts[i]
    before = line.text[at - 1] if at else " "
    if before.isalnum() or (
        before in ".,/:-" and at > 1 and line.text[at - 2].isalnum() and before != "-" and not before == ","
    ):
        return None
    dated = clock.numeric(line.text, at) or clock.date_time_group(line.text, at)
    if dated:
        stop, date = dated
        reading: Reading = date
    else:
        timed = clock.clock(line.text, at)
        if timed is None:
            return None
        stop, reading = timed[0], DayPart(part="", clock=timed[1])
    end = i
    while end < len(line.starts) and line.starts[end] < stop:
        end += 1
    return Found(i, end, stop, reading, type_of(reading), "figures")
