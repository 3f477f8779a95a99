"""Numbers as reports write them: figures, words, and vague words with the values that ACLED gives them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.lexicon.wordlist import words
from extract.model import Toll

_ONES = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
UNITS: dict[str, int] = {word: n for n, word in enumerate(_ONES)} | {"no": 0, "a": 1, "an": 1}
TENS: dict[str, int] = {word: 10 * n for n, word in enumerate(_TENS, start=2)}
SCALES: dict[str, int] = {"hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}
#: vague counts: (low, best, high). "Tens" 10, "dozens" 12, "hundreds" 100 (ACLED codebook, fatalities); "scores" 20;
#: "several", "a few", "many" give no number.
VAGUE: dict[str, tuple[int, int | None, int | None]] = {
    "tens": (10, 10, 99),
    "dozens": (12, 12, 99),
    "scores": (20, 20, 99),
    "hundreds": (100, 100, 999),
    "thousands": (1_000, 1_000, 9_999),
    "millions": (1_000_000, 1_000_000, 9_999_999),
    "several": (1, None, None),
    "few": (1, None, None),
    "many": (1, None, None),
    "numerous": (1, None, None),
    "some": (1, None, None),
    "multiple": (1, None, None),
    "both": (2, 2, 2),
    "number": (1, None, None),  # "an unknown number of"
    "couple": (2, 2, 2),
    "dozen": (12, 12, 12),
}
_FIGURE = re.compile(r"\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?")
#: largest number that is read: beyond it nothing counts people or things
LIMIT = 10**12

#: words that may stand before a number as part of it
QUALIFIERS = frozenset(
    {"at", "least", "more", "than", "over", "nearly", "almost", "up", "to", "as", "many", "about", "around", "some"}
    | {"approximately", "roughly", "estimated", "fewer", "less", "close", "an", "another", "further", "excess"}
)
_FIRST = words(
    """no a an half dozens tens scores hundreds thousands millions several multiple both
    zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
    eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety"""
)


def begins(word: str) -> bool:
    """May a number begin with the lower-case word?"""
    return word in _FIRST or word[0].isdigit() or ("-" in word and word.partition("-")[0] in _FIRST)


def read_figure(word: str) -> int | None:
    """A figure ("12", "1,200") as a whole number; None where the word is no figure or beyond LIMIT."""
    if not word or not word[0].isascii() or not word[0].isdigit() or len(word) > 20:
        return None
    match = _FIGURE.fullmatch(word)
    if match is None:
        return None
    value = float(word.replace(",", ""))
    return int(value) if value <= LIMIT else None


def read_count(lower: Sequence[str], i: int) -> tuple[int, Toll] | None:
    """The count that begins at word ``i``, without its qualifier: (index after it, its values); None where none does.

    Reads figures, number words ("twenty-three", "two hundred and five", "2.5 million"), vague words ("dozens"),
    "dozens of", "a dozen", "half a million", ranges ("12 to 15", "12-15", "two or three").
    """
    first = _plain(lower, i)
    if first is None:
        return None
    end, toll = first
    joins = ("to", "or", "-", "–", "and") if i and lower[i - 1] == "between" else ("to", "or", "-", "–")
    if end + 1 < len(lower) and lower[end] in joins and toll.low == toll.high:
        second = _plain(lower, end + 1)
        if second is not None and second[1].low == second[1].high and second[1].low > toll.low:
            return second[0], Toll(toll.low, toll.low, second[1].low)
    return end, toll


def _plain(lower: Sequence[str], i: int) -> tuple[int, Toll] | None:
    word = lower[i] if i < len(lower) else ""
    after = lower[i + 1] if i + 1 < len(lower) else ""
    if word in ("a", "an") and after in ("dozen", "hundred", "thousand", "million", "couple", "few"):
        if after in VAGUE:
            return _scaled(lower, i + 2, Toll(*VAGUE[after]))
        return _scaled(lower, i + 1, Toll(1, 1, 1))
    if word in ("a", "an") and "number" in (after, *lower[i + 2 : i + 3]):
        end = i + (2 if after == "number" else 3)
        return (end, Toll(*VAGUE["number"])) if lower[end : end + 1] == ["of"] else None
    if word == "half" and after in ("a", "dozen"):
        if after == "dozen" or lower[i + 2 : i + 3] == ["dozen"]:
            return i + (2 if after == "dozen" else 3), Toll(6, 6, 6)
        if lower[i + 2 : i + 3] == ["million"]:
            return i + 3, Toll(500_000, 500_000, 500_000)
        return None
    if word in VAGUE and word not in ("dozen", "couple", "number"):
        if word == "some" and after and (read_figure(after) is not None or after in UNITS or after in TENS):
            return None  # "some 500": a qualifier
        end = i + 1
        if lower[end : end + 2] in (["of", "thousands"], ["of", "millions"]):
            return end + 2, _times(Toll(*VAGUE[word]), SCALES[lower[end + 1][:-1]])
        if word in ("several", "many", "few") and lower[end : end + 1] != [] and lower[end] in SCALES:
            return end + 1, Toll(2 * SCALES[lower[end]], None, None)  # "several hundred"
        return end, Toll(*VAGUE[word])
    number = _number(lower, i)
    if number is None:
        return None
    end, low, high = number
    if end < len(lower) and lower[end] == "dozen":
        return end + 1, Toll(low * 12, low * 12, high * 12)
    return end, Toll(low, low, high)


def _scaled(lower: Sequence[str], i: int, toll: Toll) -> tuple[int, Toll]:
    while i < len(lower) and lower[i] in SCALES and toll.most * SCALES[lower[i]] <= LIMIT:
        toll = _times(toll, SCALES[lower[i]])
        i += 1
    return i, toll


def _times(toll: Toll, factor: int) -> Toll:
    if toll.best is None or toll.high is None:
        return Toll(toll.low * factor, None, None)
    return Toll(toll.low * factor, toll.best * factor, toll.high * factor)


def _word_value(word: str) -> int | None:
    if word in TENS:
        return TENS[word]
    if word in UNITS and word not in ("a", "an", "no"):
        return UNITS[word]
    tens, hyphen, ones = word.partition("-")
    if hyphen and tens in TENS and ones in UNITS:
        return TENS[tens] + UNITS[ones]
    return None


def _number(lower: Sequence[str], i: int) -> tuple[int, int, int] | None:
    """(index after, low, high) of an exact number or a hyphenated range."""
    word = lower[i]
    for dash in ("-", "–"):
        left, found, right = word.partition(dash)
        low, high = read_figure(left), read_figure(right)
        if found and low is not None and high is not None and low < high:
            return i + 1, low, high
    value = read_figure(word)
    if value is not None and "." in word and i + 1 < len(lower) and lower[i + 1] in SCALES:
        exact = int(float(word.replace(",", "")) * SCALES[lower[i + 1]])
        return (i + 2, exact, exact) if exact <= LIMIT else None
    if value is None:
        value = _word_value(word)
        if value is None:
            return None
        ones = lower[i + 1] if i + 1 < len(lower) else ""
        if value in TENS.values() and ones not in ("a", "an") and 0 < UNITS.get(ones, 0) < 10:
            value += UNITS[ones]  # "twenty three"
            i += 1
    i += 1
    total = 0
    while i < len(lower) and lower[i] in SCALES and value * SCALES[lower[i]] <= LIMIT:
        scale = SCALES[lower[i]]
        i += 1
        if scale == 100:
            value *= scale
        else:
            total += value * scale
            value = 0
        rest = i + 1 if lower[i : i + 1] == ["and"] else i
        more = _word_value(lower[rest]) if rest < len(lower) else None
        if more is not None and more < 100 and (rest == i or scale == 100):
            value += more
            i = rest + 1
    total += value
    return i, total, total


def qualified(lower: Sequence[str], start: int, toll: Toll) -> tuple[int, Toll]:
    """Start of the count with its qualifier ("at least", "about") and the values that this makes of it.

    The rule: no figure is made up that the report does not say. "At least", "more than", "over", "about", "some" N: N;
    "nearly", "almost" N: low 0.9 N; "up to", "as many as" N: low 1; "fewer than" N: low 0; best and high N in each.
    "No fewer than" N: N.
    """
    i = start
    kinds: set[str] = set()
    while i and start - i < 4 and lower[i - 1] in QUALIFIERS and lower[i - 1] not in ("to", "an", "as", "another"):
        i -= 1
        kinds.add(lower[i])
        if lower[i] == "least" and i and lower[i - 1] == "at":
            i -= 1
            return i, toll
    if i and lower[i - 1] in ("to", "as") and start - i < 3:
        back = lower[max(0, i - 3) : i]
        if back[-1:] == ["to"] and back[-2:-1] == ["up"]:
            return i - 2, Toll(min(1, toll.low), toll.best, toll.high)
        if back[-1:] == ["to"] and back[-2:-1] == ["close"]:
            return i - 2, Toll(_nine_tenths(toll.low), toll.best, toll.high)
        if back[-1:] == ["as"] and "many" in lower[max(0, i - 2) : i + 1]:
            return max(0, i - 2), Toll(min(1, toll.low), toll.best, toll.high)
    if "than" in kinds and ("fewer" in kinds or "less" in kinds):
        if i and lower[i - 1] in ("no", "not"):
            return i - 1, toll
        return i, Toll(0, toll.best, toll.high)
    if kinds & {"nearly", "almost"}:
        return i, Toll(_nine_tenths(toll.low), toll.best, toll.high)
    return (i, toll) if kinds - {"another", "further"} else (start, toll)


def _nine_tenths(count: int) -> int:
    return count - count // 10
