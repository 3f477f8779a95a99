"""What each form of a word is to the finders: worked out once a form, and looked up once a token for all of them.

A mark is one bit. The marks of a text's tokens stand in one string of bytes, which a regular expression searches for
the tokens that a finder wants; those that no finder wants cost it nothing.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from extract.lexicon.numerals import begins
from extract.mentions.places.spans import capitalised
from extract.mentions.tagging.rules import RULES
from extract.mentions.tagging.word_tags import inside

TRIGGER = 1  # a pattern of the trigger lexicon begins with it
WEAPON = 2  # a phrase of the weapon lexicon begins with it
CUE = 4  # a phrase of the cue lexicon begins with it
QUANTITY = 8  # a number may begin with it
PLACE = 16  # a kind of place: the head of a description, the end of a name
CAPITAL = 32  # begins like a name
CASUALTY = 64  # killed, wounded, ...
OPEN = 128  # its tag is to be closed by the words around it
_MEMO_LIMIT = 1 << 16  # word forms


class Form(NamedTuple):
    """A form of a word: in lower case, its tag (or open reading) inside a sentence, its marks."""

    lower: str
    tag: str
    marks: int


class _Forms(dict[str, Form]):
    """Forms by word. A cache: a dictionary is looked up in half the time of one that keeps an order."""

    def __missing__(self, word: str) -> Form:
        if len(self) >= _MEMO_LIMIT:
            self.clear()
        lower, tag = word.lower(), inside(word)
        self[word] = form = Form(lower, tag, _marks(word, lower) | (OPEN if tag in RULES else 0))
        return form


FORMS = _Forms()


def _marks(word: str, lower: str) -> int:
    """All marks of a word but ``OPEN``."""
    in_lower, as_written = _listed()
    found = in_lower.get(lower, 0) | as_written.get(word, 0)
    if begins(lower):
        found |= QUANTITY
    return found | CAPITAL if capitalised(word) else found


@cache
def _listed() -> tuple[Mapping[str, int], Mapping[str, int]]:
    """Marks that lists of words give: by words in lower case, by words as written."""
    # imported when first asked for: these finders themselves need the marks
    from extract.lexicon.cues import by_first_word
    from extract.lexicon.weapons import phrases
    from extract.mentions.places.locations import HEADS
    from extract.mentions.tolls.words import CUES
    from extract.mentions.triggers.finder import first_words

    in_lower: dict[str, int] = {}
    as_written: dict[str, int] = {}
    for mark, found, words in (
        (TRIGGER, in_lower, first_words()),
        (WEAPON, in_lower, phrases()),
        (CUE, in_lower, by_first_word()),
        (CUE, as_written, by_first_word()),
        (CASUALTY, in_lower, CUES),
        (PLACE, as_written, HEADS),
    ):
        for word in words:
            found[word] = found.get(word, 0) | mark
    return in_lower, as_written


@cache
def finder(mark: int) -> re.Pattern[bytes]:
    """An expression that finds the tokens with a mark."""
    return re.compile(b"[" + b"".join(b"\\x%02x" % byte for byte in range(256) if byte & mark) + b"]")
