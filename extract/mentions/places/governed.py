"""Names that the gazetteer lacks, taken for places because of what governs them: "near X", "a checkpoint at X".

Villages are in no gazetteer that may be shipped, and are where most of a war happens. A name counts only where it is
no word or name that anything else knows: an English word, a person's name of this text, an actor of the lexicon.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extract.lexicon.actors import actor_lexicon
from extract.lexicon.wordlist import words as listed
from extract.mentions.places.spans import Guess, row_around
from extract.mentions.places.unknown import plausible, unknown
from extract.mentions.tagging.word_tags import lexicon
from extract.model import Token

LONGEST = 2  # words in such a name
#: prepositions that govern a place wherever they stand
GOVERNING = frozenset(("in", "near", "outside", "around"))
_GOVERNORS = GOVERNING | {"at", "of"}
_OPENING = frozenset(word.capitalize() for word in GOVERNING)
_NAME_BEGINS = re.compile(b"\0\1").finditer
#: before "at X" or "of X": what is there, so that X is a place and no company or cause
HELD_GROUND = listed(
    """base bases camp camps checkpoint checkpoints post posts outpost outposts position positions line lines frontline
    frontlines bridge junction crossing barracks garrison stronghold strongholds bastion bastions enclave enclaves
    roadblock pocket hamlet outskirts suburbs edge north south east west northeast northwest southeast southwest"""
)
#: before "in X": X is a matter, not a place
MATTERS = listed("interest confidence faith trust belief believe believed believes rise fall decline increase expert")
#: tags of what may follow the name; a noun there would make it a mere modifier ("in Brelov custody")
BEHIND = (
    "IN",
    "TO",
    "TIME",
    "DT",
    "CC",
    "MD",
    "RB",
    "CD",
    "VB",
    "W",
    "PRP",
    "EX",
    "-",
    ".",
    ",",
    ":",
    "(",
    ")",
    "''",
    "``",
)


@dataclass(frozen=True, slots=True)
class Row:
    """A sentence: its tokens, their texts, 1 for each of them that is capitalised (else 0), the names found so far."""

    tokens: Sequence[Token]
    words: Sequence[str]
    upper: bytes
    found: list[Guess]


def add_governed(text: str, rows: Sequence[Row], persons: set[str]) -> None:
    """Add to each row the unknown names that a preposition of place governs there, then those that the text calls
    places anywhere. ``persons``: words of the names of persons in the text, in lower case."""
    for row in rows:
        row.found.extend(_governed(text, row, persons))
    names = {guess.text for row in rows for guess in row.found if guess.rule == "toponym.unknown"}
    if names:
        firsts = {name.partition(" ")[0] for name in names}
        for row in rows:
            row.found.extend(_named_again(text, row, names, firsts))


def _governed(text: str, row: Row, persons: set[str]) -> Iterator[Guess]:
    """ "near X", "a base at X"."""
    words, upper = row.words, row.upper
    begins = [match.start() for match in _NAME_BEGINS(upper)]
    if words[0] in _OPENING and upper[1:2] == b"\1":
        begins.insert(0, 0)
    for at in begins:
        if at and words[at] not in _GOVERNORS:
            continue
        first, last = at + 1, row_around(upper, at + 1, at + 1)[1]
        if last - first >= LONGEST or _taken(row, first, last) or not _is_place(row, first, last):
            continue
        if persons.isdisjoint(word.lower() for word in words[first : last + 1]):
            yield _town(text, row, first, last)


def _named_again(text: str, row: Row, names: set[str], firsts: set[str]) -> Iterator[Guess]:
    """The same names where nothing governs them: "attacked X", once "near X" has told that X is a place.

    A name that is part of a longer one is another.
    """
    for first, word in enumerate(row.words):
        if word not in firsts or not row.upper[first]:
            continue
        begin, last = row_around(row.upper, first, first)
        whole = begin == first and " ".join(row.words[first : last + 1]) in names
        if whole and not _taken(row, first, last):
            yield _town(text, row, first, last)


def _taken(row: Row, first: int, last: int) -> bool:
    return any(guess.first <= last and first <= guess.last for guess in row.found)


def _town(text: str, row: Row, first: int, last: int) -> Guess:
    guess = unknown(row.tokens, text, first, last, "")
    guess.kind = "town"
    return guess


def _is_place(row: Row, first: int, last: int) -> bool:
    """Is the row of capitalised words from ``first`` to ``last`` a place by what stands before and behind it?"""
    tokens, words = row.tokens, row.words
    before, governor = words[first - 2].lower() if first > 1 else "", words[first - 1].lower()
    if governor not in GOVERNING and before not in HELD_GROUND:
        return False
    if governor == "in" and before in MATTERS:
        return False
    if last + 1 < len(tokens) and not tokens[last + 1].tag.startswith(BEHIND):
        return False
    actors, english = actor_lexicon(), lexicon()
    for word in words[first : last + 1]:
        if not all(part[1:].islower() for part in word.split("-")) or word in english or word.lower() in english:
            return False
        if actors.single(word) != (None, False):
            return False
    return plausible(tokens, first, last)
