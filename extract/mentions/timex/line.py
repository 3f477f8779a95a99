"""Text around time words, cut into words: what the grammar reads.

Most text says nothing of time, so only windows around anchor words (months, weekdays, units, years, digits in
the form of a date) are cut into tokens. The work is linear in the length of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ahocorasick_rs import AhoCorasick, MatchKind

from extract.lexicon.words import word_class
from extract.mentions.timex import words
from extract.mentions.timex.months import FOREIGN_MONTHS
from extract.quick import quick

#: code points kept on either side of an anchor; longer than any expression reaches from its nearest anchor
REACH = 64

_TOKEN = re.compile(r"[^\W\d_]+|\d+|\n[^\S\n]*\n\s*|[^\w\s]|_")


_CAPITALISED = (
    {name.capitalize() for name in (*words.MONTHS, *words.WEEKDAYS)}
    | {f"{name.capitalize()}s" for name in words.WEEKDAYS if len(name) > 5}
    | {name.upper() for name in (*words.MONTHS, *words.WEEKDAYS)}
)
_LOWER = (
    set(words.UNITS)
    | set(words.PARTS)
    | set(words.SEASONS)
    | set(words.DEICTIC_DAYS)
    | set(words.VAGUE_WORDS)
    | set(words.RECURRENT)
    | set(words.DECADES)
    | word_class("times.lower")
    | {"nowruz"}
    | {name.lower() for name in words.MONTHS if len(name) > 4}
    | {name for name in words.WEEKDAYS if len(name) > 5}
    | {f"{name}s" for name in words.WEEKDAYS if len(name) > 5}
)
_FOREIGN = {form for name in FOREIGN_MONTHS for form in (name.split()[0], name.split()[0].capitalize())}
_ANCHORS = AhoCorasick(
    sorted(_CAPITALISED | _LOWER | {word.capitalize() for word in _LOWER} | {"BC", "BCE", "AD", "CE", "AH"} | _FOREIGN),
    matchkind=MatchKind.LeftmostLongest,
)
#: figures in the form of a date, a time or a year; a pattern that begins with one set of characters is quickly searched
_FIGURES = re.compile(
    r"[\dQ](?:(?<=\d)(?:[:.]\d\d|(?:st|nd|rd|th)\b| ?[ap]\.?m\b|[/.-]\d{1,2}[/.-]\d"
    r"|\d{3}(?:(?<!\d{5})(?!\d)|Z|hrs?\b| ?(?:local|GMT|UTC|hours))"
    r"|\d{5}[A-Z]|0s\b|(?:hrs?|h)\b)"
    r"|(?<=\bQ)[1-4]\b|(?<=\b9)/11\b|(?<=\d) ?[BA]\.[CD]\b|(?<=[A-Za-z] 0)\d{3}\b)"
)


@quick
@dataclass(frozen=True, slots=True)
class Line:
    """One window of ``text`` as tokens; ``starts``/``ends`` are code points into the whole text."""

    text: str
    tokens: tuple[str, ...]
    lower: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def word(self, index: int) -> str:
        """The lower-case token at ``index``; "" outside the window."""
        return self.lower[index] if 0 <= index < len(self.lower) else ""

    def shown(self, index: int) -> str:
        """The token at ``index`` as written; "" outside the window."""
        return self.tokens[index] if 0 <= index < len(self.tokens) else ""

    def glued(self, index: int) -> bool:
        """Does token ``index`` stand right behind the token before it?"""
        return 0 < index < len(self.starts) and self.starts[index] == self.ends[index - 1]


def windows(text: str) -> Iterator[tuple[int, int]]:
    """Stretches of ``text`` that may hold a time expression, in order, none overlapping."""
    start = end = -1
    for first, behind in _anchors(text):
        low, high = first - REACH, behind + REACH
        if low > end:
            if end >= 0:
                yield max(start, 0), end
            start = low
        end = max(end, high)
    if end >= 0:
        yield max(start, 0), min(end, len(text))


def _anchors(text: str) -> list[tuple[int, int]]:
    """Where whole anchor words and figures stand, in order."""
    try:
        matches = _ANCHORS.find_matches_as_indexes(text)
    except UnicodeEncodeError:  # lone surrogates: each is replaced by one other code point, so offsets hold
        matches = _ANCHORS.find_matches_as_indexes(text.encode("utf-8", "replace").decode("utf-8"))
    size = len(text)
    found = [
        (start, end)
        for _, start, end in matches
        if (start == 0 or not text[start - 1].isalnum()) and (end == size or not text[end].isalpha())
    ]
    found += [match.span() for match in _FIGURES.finditer(text)]
    found.sort()
    return found


def lines(text: str) -> Iterator[Line]:
    """The windows of ``text``, cut into tokens. A blank line is a token of its own: no expression crosses it."""
    for start, end in windows(text):
        low = start
        # a window begins and ends between words, not inside one
        while low > 0 and low > start - REACH and text[low - 1].isalnum():
            low -= 1
        high = min(end, len(text))
        limit = min(len(text), high + REACH)
        while high < limit and text[high].isalnum():
            high += 1
        spans = [m.span() for m in _TOKEN.finditer(text, low, high)]
        if spans:
            shown = tuple([text[first:last] for first, last in spans])
            starts, ends = zip(*spans, strict=True)
            yield Line(text, shown, tuple(map(str.lower, shown)), starts, ends)
