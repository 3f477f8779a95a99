"""Numbers in words and figures, and lengths of time ("two and a half years", "a 10-day", "several weeks")."""

from __future__ import annotations

from dataclasses import dataclass

from extract.mentions.timex import words
from extract.mentions.timex.line import Line
from extract.quick import quick

_FRACTION_SIGNS = {"½": 0.5, "¼": 0.25, "¾": 0.75}


@quick
@dataclass(frozen=True, slots=True)
class Number:
    """A number that ends before token ``end``. ``value`` None is an unknown number ("several")."""

    end: int
    value: float | None
    digits: bool = False


@quick
@dataclass(frozen=True, slots=True)
class Length:
    """A number of units that ends before token ``end``; ``hyphened`` in "10-day" (an adjective)."""

    end: int
    count: float | None
    unit: str
    hyphened: bool = False
    bare: bool = False


def _below_hundred(line: Line, i: int) -> tuple[int, int] | None:
    word = line.word(i)
    if word in words.TENS:
        tens = words.TENS[word]
        if line.word(i + 1) in words.DASHES and 0 < words.ONES.get(line.word(i + 2), 0) < 10:
            return i + 3, tens + words.ONES[line.word(i + 2)]
        if 0 < words.ONES.get(line.word(i + 1), 0) < 10:
            return i + 2, tens + words.ONES[line.word(i + 1)]
        return i + 1, tens
    if word in words.ONES:
        return i + 1, words.ONES[word]
    return None


def cardinal(line: Line, i: int) -> tuple[int, int] | None:
    """A number in words from token ``i``, up to the thousands."""
    first = _below_hundred(line, i)
    if first is None:
        if line.word(i) in ("a", "one") and line.word(i + 1) in ("hundred", "thousand"):
            first = (i + 1, 1)
        else:
            return None
    end, value = first
    for scale, size in (("hundred", 100), ("thousand", 1000)):
        if line.word(end) == scale:
            end, value = end + 1, value * size
            rest = _below_hundred(line, end + 1) if line.word(end) == "and" else _below_hundred(line, end)
            if rest:
                end, value = rest[0], value + rest[1]
    return end, value


def number(line: Line, i: int) -> Number | None:
    """A number from token ``i``: figures ("1,500", "2.5"), words, "a", "several", "a couple of", "half a"."""
    word = line.word(i)
    if not word:
        return None
    if word.isdecimal():
        return _figures(line, i)
    if word in words.VAGUE_NUMBERS:
        end = i + 1
        if word in ("few", "many") and line.word(end) in ("more", "other", "additional"):
            end += 1
        return Number(end, None)
    if word in ("a", "an", "one", "another"):
        return _one(line, i)
    if word in ("dozens", "scores", "hundreds", "thousands", "tens") and line.word(i + 1) == "of":
        return Number(i + 2, None)
    if word == "half":
        if line.word(i + 1) in ("a", "an"):
            return Number(i + 2, 0.5)
        if line.word(i + 1) in words.DASHES:
            return Number(i + 2, 0.5)
        return None
    if word == "both":
        return Number(i + 1, 2)
    if word == "couple":
        return Number(i + 2 if line.word(i + 1) == "of" else i + 1, 2)
    found = cardinal(line, i)
    if found is None:
        return None
    end, value = found
    tail = [line.word(end + n) for n in range(6)]
    if tail[0] in words.DASHES and tail[1] == "and" and tail[3] == "a" and tail[5] == "half":
        return Number(end + 6, value + 0.5)  # "one-and-a-half"
    if line.word(end) == "and":
        if line.word(end + 1) == "a" and line.word(end + 2) == "half":
            return Number(end + 3, value + 0.5)
        if line.word(end + 1) == "half" and line.word(end + 2) in words.UNITS:
            return Number(end + 2, value + 0.5)
    return Number(end, value)


def _figures(line: Line, i: int) -> Number:
    text, end = line.shown(i), i + 1
    while (
        line.word(end) == ","
        and line.glued(end)
        and line.glued(end + 1)
        and len(line.word(end + 1)) == 3
        and line.word(end + 1).isdecimal()
    ):
        text, end = text + line.shown(end + 1), end + 2
    if line.word(end) == "." and line.glued(end) and line.glued(end + 1) and line.word(end + 1).isdecimal():
        text, end = text + "." + line.shown(end + 1), end + 2
    value = float(text) if len(text) < 12 else 0.0
    sign = _FRACTION_SIGNS.get(line.word(end))
    if sign is not None:
        return Number(end + 1, value + sign)
    if line.word(end) == "and" and line.word(end + 1) == "a" and line.word(end + 2) == "half":
        return Number(end + 3, value + 0.5)
    if line.word(end) == "plus" or (line.word(end) in words.DASHES and line.word(end + 1) == "plus"):
        return Number(end + (1 if line.word(end) == "plus" else 2), value)
    if line.word(end) == "+" and line.glued(end):
        return Number(end + 1, value)
    return Number(end, value, digits=True)


def _one(line: Line, i: int) -> Number | None:
    following = line.word(i + 1)
    if following == "few" or (following in ("good", "great") and line.word(i + 2) in ("few", "many")):
        return Number(i + (2 if following == "few" else 3), None)
    if following == "couple":
        return Number(i + 3 if line.word(i + 2) == "of" else i + 2, 2)
    if following in ("number", "matter", "series", "handful") and line.word(i + 2) == "of":
        return Number(i + 3, None)
    if following == "dozen":
        return Number(i + 2, 12)
    if following in ("hundred", "thousand"):
        found = cardinal(line, i)
        return Number(found[0], found[1]) if found else None
    if following == "quarter" and line.word(i + 2) == "of" and line.word(i + 3) in ("a", "an"):
        return Number(i + 4, 0.25)
    if following == "half" and line.word(i) == "a":
        return Number(i + 3 if line.word(i + 2) in words.DASHES else i + 2, 0.5)
    if line.word(i) == "one" and following == "and" and line.word(i + 2) == "a" and line.word(i + 3) == "half":
        return Number(i + 4, 1.5)
    if line.word(i) == "one" and following in words.DASHES and words.UNITS.get(line.word(i + 2)) is None:
        return None
    if line.word(i) in ("a", "an") and (following.isdecimal() or following in words.ONES or following in words.TENS):
        return None
    return Number(i + 1, 1)


def length(line: Line, i: int) -> Length | None:
    """A number with its unit from token ``i``; plural units alone ("for weeks") are of unknown number."""
    found = number(line, i)
    if found is None:
        return None
    j = found.end
    if line.word(j) in words.DASHES and line.glued(j) and line.glued(j + 1) and line.word(j + 1) in words.UNITS:
        unit = words.UNITS[line.word(j + 1)]
        end = j + 2
        if line.word(end) in words.DASHES and line.word(end + 1) == "long":
            end += 2
        elif line.word(end) in ("long",) and line.word(end - 1) not in words.PLURAL_UNITS:
            end += 1
        return Length(end, found.value, unit, hyphened=True)
    alternative = _alternative(line, j)
    if alternative is not None:
        j, found = alternative.end, alternative
    skipped = 0
    while line.word(j) in words.FILLERS and skipped < 2:
        j, skipped = j + 1, skipped + 1
        if line.word(j) == "," and line.word(j + 1) in words.FILLERS:
            j += 1
    unit_word = line.word(j)
    if unit_word not in words.UNITS:
        if line.word(j) in ("half", "quarter") and line.word(j + 1) in words.DASHES and line.word(j + 2) in words.UNITS:
            return Length(j + 3, 0.5 if line.word(j) == "half" else 0.25, words.UNITS[line.word(j + 2)])
        return None
    unit, end = words.UNITS[unit_word], j + 1
    count = found.value
    if unit_word.endswith("s") or count is None or count == 1:
        # "a year and a half", "an hour and a half"
        if line.word(end) == "and" and line.word(end + 1) == "a" and line.word(end + 2) == "half" and count is not None:
            count, end = count + 0.5, end + 3
    elif not found.digits and unit_word not in words.PLURAL_UNITS and count > 1:
        # "ten year truce", "3 year long": singular after a number is an adjective
        return Length(end + 1 if line.word(end) == "long" else end, count, unit, hyphened=True)
    if line.word(end) in words.DASHES and line.word(end + 1) == "long" and line.glued(end):
        return Length(end + 2, count, unit, hyphened=True)
    return Length(end, count, unit)


def _alternative(line: Line, j: int) -> Number | None:
    """The second number of "two or three", "2 to 3", "10-15"."""
    if line.word(j) in ("or", "to"):
        second = number(line, j + 1)
        if second and second.value is not None and second.value > 1:
            return second
    if line.word(j) in words.DASHES and line.word(j + 1).isdecimal():
        return _figures(line, j + 1)
    return None


def ordinal(line: Line, i: int) -> tuple[int, int] | None:
    """An ordinal from token ``i``: "3rd", "third", "twenty-first". Gives (end, number)."""
    word = line.word(i)
    if word.isdecimal() and len(word) <= 4:
        if line.glued(i + 1) and line.word(i + 1) in ("st", "nd", "rd", "th"):
            return i + 2, int(word)
        return None
    if word in words.ORDINALS:
        return i + 1, words.ORDINALS[word]
    if word in words.TENS and line.word(i + 1) in words.DASHES and words.ORDINALS.get(line.word(i + 2), 99) < 10:
        return i + 3, words.TENS[word] + words.ORDINALS[line.word(i + 2)]
    return None
