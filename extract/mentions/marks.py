"""What each form of a word is to the finders: worked out once a form, and looked up once a token for all of them.

A mark is one bit. The marks of a text's tokens stand in one string of bytes, which a regular expression searches for
the tokens that a finder wants; those that no finder wants cost it nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from extract.mentions.tagger_rules import RULES
from extract.mentions.word_tags import inside

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
        marks = sum(mark for mark, has in _rules().items() if has(word, lower))
        self[word] = form = Form(lower, tag, marks | (OPEN if tag in RULES else 0))
        return form


FORMS = _Forms()


@cache
def _rules() -> dict[int, Callable[[str, str], bool]]:
    """By mark, whether a word (as written, in lower case) has it."""
    # imported when first asked for: the finders themselves need the marks
    from extract.lexicon.cues import by_first_word
    from extract.lexicon.weapons import phrases
    from extract.mentions.casualties_words import CUES
    from extract.mentions.locations import HEADS
    from extract.mentions.quantities import begins
    from extract.mentions.toponyms_spans import capitalised
    from extract.mentions.triggers import first_words

    triggers, weapons, cues = first_words(), phrases(), by_first_word()
    return {
        TRIGGER: lambda _, lower: lower in triggers,
        WEAPON: lambda _, lower: lower in weapons,
        CUE: lambda word, lower: word in cues or lower in cues,
        QUANTITY: lambda _, lower: begins(lower),
        PLACE: lambda word, _: word in HEADS,
        CAPITAL: lambda word, _: capitalised(word),
        CASUALTY: lambda _, lower: lower in CUES,
    }


@cache
def finder(mark: int) -> re.Pattern[bytes]:
    """An expression that finds the tokens with a mark."""
    return re.compile(b"[" + b"".join(b"\\x%02x" % byte for byte in range(256) if byte & mark) + b"]")
