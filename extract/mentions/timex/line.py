"""Text around time words, cut into words: what the grammar reads.

Most text says nothing of time, so only windows around anchor words (months, weekdays, units, years, digits in
the form of a date) are cut into tokens. The work is linear in the length of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from extract.mentions.timex import words
from extract.mentions.timex.months import FOREIGN_MONTHS

#: code points kept on either side of an anchor; longer than any expression reaches from its nearest anchor
REACH = 64

_TOKEN = re.compile(r"[^\W\d_]+|\d+|\n[^\S\n]*\n\s*|[^\w\s]|_")


def trie_pattern(entries: Iterable[str]) -> str:
    """A regular expression for a set of literal words, nested by their first letters: no word is tried twice."""

    def build(items: list[str]) -> str:
        groups: dict[str, list[str]] = {}
        for item in items:
            groups.setdefault(item[:1], []).append(item[1:])
        optional = "" in groups
        parts = [re.escape(first) + build(sorted(rest)) for first, rest in sorted(groups.items()) if first]
        if not parts:
            return ""
        joined = parts[0] if len(parts) == 1 else "(?:" + "|".join(parts) + ")"
        return f"(?:{joined})?" if optional else joined

    return build(sorted(set(entries)))


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
    | {"weekday", "weekdays", "millenium", "era", "period", "time", "moment", "date", "past", "once", "christmas"}
    | {"easter", "ramadan", "eid", "ashura", "halloween", "noon", "o", "circa", "halfyear", "ago", "former", "present"}
    | {"nowruz", "hanukkah", "passover", "lent", "weeklong", "monthlong", "yearlong", "daylong", "hourlong"}
    | {name.lower() for name in words.MONTHS if len(name) > 4}
    | {name for name in words.WEEKDAYS if len(name) > 5}
    | {f"{name}s" for name in words.WEEKDAYS if len(name) > 5}
)
_FOREIGN = {form for name in FOREIGN_MONTHS for form in (name.split()[0], name.split()[0].capitalize())}
_ANCHOR = re.compile(
    r"(?<![^\W_])(?:"
    + trie_pattern(
        _CAPITALISED | _LOWER | {word.capitalize() for word in _LOWER} | {"BC", "BCE", "AD", "CE", "AH"} | _FOREIGN
    )
    + r")(?![^\W\d_])"
    r"|(?<!\d)(?:1\d{3}|20\d\d)(?!\d)"
    r"|\d[:.]\d\d|\d(?:st|nd|rd|th)\b|\d ?[ap]\.?m\b|\d[/.-]\d{1,2}[/.-]\d"
    r"|\d{4}(?:Z|hrs?\b| ?(?:local|GMT|UTC|hours))"
    r"|\d{6}[A-Z]|['’]\d0s|(?<!\d)[3-9]0s\b|FY ?\d|Q[1-4]\b|\d(?:hrs?|h)\b"
)


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
    for match in _ANCHOR.finditer(text):
        low, high = match.start() - REACH, match.end() + REACH
        if low > end:
            if end >= 0:
                yield max(start, 0), end
            start = low
        end = high
    if end >= 0:
        yield max(start, 0), min(end, len(text))


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
        found = [(m.group(), m.start(), m.end()) for m in _TOKEN.finditer(text, low, high)]
        if found:
            shown, starts, ends = zip(*found, strict=True)
            yield Line(text, shown, tuple(token.lower() for token in shown), starts, ends)
