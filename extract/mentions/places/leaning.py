"""Names that the gazetteer lacks and that lean on a known one: "X, 30 miles east of Gao", "to X in Marib governorate",
"the village of Y (X, Z)"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extract.lexicon.wordlist import words as listed
from extract.mentions.places import words as w
from extract.mentions.places.chains import HOLDERS, IN, RANKS, rank
from extract.mentions.places.kinds import unknown_span
from extract.mentions.places.spans import Guess, row_around
from extract.mentions.places.unknown import relation_start
from extract.model import Token

GAP = 12  # tokens between the two names
LONGEST = 3  # tokens of a name
LENT = 3.0  # to the score of a known name that stands where an unknown one would be a place
#: between a place and the words that say where it lies
HEAD = re.compile(
    r"(?: (?:village|town|area|camp|hamlet|settlement|base|locality|checkpoint|post|farm|market|kebele|township)s?)?"
    r"(?:,? (?:an?|the)(?: [a-z]+){1,2})?,?"
    r"(?: (?:about|some|around|roughly|nearly|just|only|almost|approximately|over|located|situated|lying|which|is|lies"
    r"|on|at|in|close|the|to))* ?"
)
#: before a name that a chain follows: the name is a place
TOWARD = listed("to into from at towards toward through in near outside around reached entered left")


def leaning(
    text: str, tokens: Sequence[Token], words: Sequence[str], upper: bytes, found: Sequence[Guess]
) -> list[Guess]:
    """Unknown names before a known one, where the words between them say that they are places."""
    result: list[Guess] = []
    for right in found:
        if right.veto or not right.entries.candidates:
            continue
        span = _before(text, tokens, words, upper, right)
        if span is not None:
            result += _place_at(text, tokens, words, [*found, *result], span, "town")
    for left in [*found, *result]:
        if left.veto:
            continue
        for span in _bracketed(words, upper, left):
            result += _place_at(text, tokens, words, [*found, *result], span, "")
    return result


def _place_at(
    text: str, tokens: Sequence[Token], words: Sequence[str], found: Sequence[Guess], span: tuple[int, int], kind: str
) -> list[Guess]:
    """The span as an unknown place; a known name of just these words is believed the more."""
    for guess in found:
        if (guess.first, guess.last) == span:
            guess.score += LENT if guess.entries.candidates else 0.0
            return []
    unknown = unknown_span(text, tokens, words, found, *span, kind, strange=True)
    return [] if unknown is None else [unknown]


def _before(
    text: str, tokens: Sequence[Token], words: Sequence[str], upper: bytes, right: Guess
) -> tuple[int, int] | None:
    """The capitalised words before ``right`` that it says the whereabouts of."""
    start = relation_start(text, right)
    at = right.first - 1
    while at >= 0 and right.first - at <= GAP and (not upper[at] or (start is not None and tokens[at].start >= start)):
        at -= 1
    if at < 0 or right.first - at > GAP:
        return None
    first = row_around(upper, at, at)[0]
    while first < at and (words[first].lower() in w.NEVER or words[first].lower() in w.DIRECTIONS):
        first += 1
    if not first or at - first >= LONGEST:
        return None
    gap = text[tokens[at].end : right.start if start is None else start]
    if start is not None:
        return (first, at) if HEAD.fullmatch(gap) else None
    area = RANKS.get(right.kind, 0) >= HOLDERS or rank(right) > HOLDERS
    said = words[first - 1].lower() in TOWARD
    return (first, at) if area and said and IN.fullmatch(gap) else None


def _bracketed(words: Sequence[str], upper: bytes, left: Guess) -> Iterator[tuple[int, int]]:
    """ "the village of Y (X, Z)": X, and Z where a known place does not stand there."""
    at = left.last + 1
    if at + 1 < len(words) and words[at].lower() in w.KIND_NOUNS:
        at += 1
    if at + 2 >= len(words) or words[at] not in ("(", "[") or RANKS.get(left.kind, 0) > 1 or not left.kind:
        return
    at += 1
    for _ in range(LONGEST):
        if at >= len(words) or not upper[at]:
            return
        last = row_around(upper, at, at)[1]
        if last - at >= LONGEST or last + 1 >= len(words) or words[last + 1] not in (",", ")", "]", ";"):
            return
        yield at, last
        if words[last + 1] != ",":
            return
        at = last + 2
