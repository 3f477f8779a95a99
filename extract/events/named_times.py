"""Happenings that are named only to say when another took place: "during the 2012 Homs offensive"."""

from __future__ import annotations

from collections.abc import Sequence

from extract.events.draft import Draft
from extract.lexicon.wordlist import words
from extract.mentions.word_tags import TIME_MODIFIER

_DURING = words("during amid throughout")


def names_a_time(one: Draft, drafts: Sequence[Draft]) -> bool:
    """Is the draft a noun with its year behind "during", beside a verb that tells what happened?"""
    syntax = one.syntax
    if one.verb is not None:
        return False
    at = syntax.at[one.first]
    phrase = syntax.chunks[at]
    if at == 0 or syntax.chunks[at - 1].word not in _DURING:
        return False
    if all(syntax.tokens[k].tag != TIME_MODIFIER for k in range(phrase.start, one.first)):
        return False
    return any(other.number == one.number and other.verb is not None for other in drafts)
