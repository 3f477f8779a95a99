"""Happenings that are named only to say when another took place: "during the 2012 Homs offensive"."""

from __future__ import annotations

from collections.abc import Sequence

from extract.events.draft import Draft
from extract.lexicon.wordlist import words
from extract.mentions.tagging.word_tags import TIME_MODIFIER

_DURING = words("during amid throughout")


def without_named_times(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts but for those that only name a time, in their order."""
    told = frozenset(one.number for one in drafts if one.verb is not None)
    return [one for one in drafts if one.number not in told or not _names_a_time(one)]


def _names_a_time(one: Draft) -> bool:
    """Is the draft a noun with its year behind "during"? (In a sentence with a verb that tells what happened.)"""
    syntax = one.syntax
    if one.verb is not None:
        return False
    at = syntax.at[one.first]
    phrase = syntax.chunks[at]
    if at == 0 or syntax.chunks[at - 1].word not in _DURING:
        return False
    return any(syntax.tokens[k].tag == TIME_MODIFIER for k in range(phrase.start, one.first))
