"""Counts over a stretch of time ("since April", "so far this year"): statistics, and no event's toll."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum

from extract.lexicon.tolls import word_sets
from extract.mentions.tolls import words as w
from extract.model import Token

_STRETCHES = ("over the", "in the past", "in the last", "past few", "last few")
_EDGES = (";", ":", "(", ")", "--", "–", "—")
_REACH = 40  # tokens on either side of a count in which its period is looked for


class Period(Enum):
    """What a count is over: a stretch that is told of ("the past three weeks"), or all of a war, a year, since then."""

    STRETCH = "stretch"
    OPEN = "open"


def over_period(tokens: Sequence[Token], lower: Sequence[str], i: int) -> Period | None:
    """What the clause of the word at ``i`` counts over, if over more than a happening. ``lower``: with words of times.

    What follows a comma behind the count tells of something else ("was shot, the second of his family this year").
    """
    first = next((k + 1 for k in range(i - 1, max(-1, i - _REACH), -1) if lower[k] in _EDGES), max(0, i - _REACH))
    end = min(len(lower), i + _REACH)
    last = next((k for k in range(i + 1, end) if lower[k] == "," or lower[k] in _EDGES), end)
    clause = lower[first:last]
    said = " ".join(clause)
    since = [first + at for at, word in enumerate(clause) if word == "since" and _begins(tokens, lower, first + at)]
    if since:
        recent = all(not word_sets()["days"].isdisjoint(lower[at + 1 : at + 3]) for at in since)
        return Period.STRETCH if recent else Period.OPEN
    told = [phrase for phrase in w.PERIOD_PHRASES if phrase in said and not _hours(said, phrase)]
    if not told:
        return None
    return Period.STRETCH if all(phrase.startswith(_STRETCHES) for phrase in told) else Period.OPEN


def _hours(said: str, phrase: str) -> bool:
    """ "over the past 36 hours", "in the last day": as short as a happening."""
    following = said[said.index(phrase) + len(phrase) :].split()[:3]
    return phrase.endswith((" past", " last")) and not word_sets()["short_units"].isdisjoint(following)


def _begins(tokens: Sequence[Token], lower: Sequence[str], at: int) -> bool:
    """ "120 have died since January"; not "had since left" nor "the deadliest attack since 2003", which compares."""
    if at + 1 >= len(tokens) or tokens[at + 1].tag in ("VBN", "VBD", ",", "."):
        return False
    before = range(max(0, at - 8), at)
    return not any(tokens[k].tag == "JJS" or lower[k] in ("first", "worst", "most", "highest") for k in before)
