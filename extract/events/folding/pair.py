"""Two drafts of one document beside each other, and the words that the questions about them look for."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from extract.events.draft import Draft
from extract.events.syntax.layout import Layout
from extract.lexicon.loader import read_word_sets

#: kinds of sentences that stand above what they tell of
ABOVE = frozenset(("heading", "caption"))
_WORDS = Path(__file__).parent.parent.parent / "lexicon" / "rules" / "folding.toml"


@cache
def word_sets() -> Mapping[str, frozenset[str]]:
    """The word lists of the folding table by name."""
    return read_word_sets(_WORDS)


def told_as(draft: Draft, words: str) -> bool:
    """Is its entry of the trigger lexicon one of those that a word list of the folding table names?"""
    return draft.entry.id.replace("_", " ") in word_sets()[words]


class Pair:
    """``one``, the later mention or the headline, beside ``other``: mains, with what was folded into them."""

    __slots__ = ("layout", "one", "other")

    def __init__(self, one: Draft, other: Draft, layout: Layout) -> None:
        self.one, self.other, self.layout = one, other, layout

    @property
    def apart(self) -> int:
        """Sentences between the two, and between ``one`` and what was folded into ``other``."""
        return between(self.one, self.other)


def between(one: Draft, other: Draft) -> int:
    """Sentences between a mention and the nearest of those of another happening."""
    if not other.parts:
        return abs(one.number - other.number)
    return min(abs(one.number - part.number) for part in (other, *other.parts))


def relative(draft: Draft) -> bool:
    """ "the column that was attacked", "villagers shot by a militia": a clause that says of somebody who they are."""
    verb = draft.verb
    return verb is not None and (verb.link == "rel" or (verb.form == "part" and verb.noun >= 0))
