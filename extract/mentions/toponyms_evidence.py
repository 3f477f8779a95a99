"""How strongly the words around a capitalised name speak for a place: one number, comparable with a prior (log10)."""

from __future__ import annotations

from collections.abc import Sequence

from extract.gazetteer.segment import COMMON_WORD, GIVEN_NAME, SURNAME
from extract.mentions import toponyms_words as w
from extract.model import Token

#: weights, on the scale of a place's prior (3 = a village of 1,000, 6 = a city of a million, 8.5 = a country)
LOCATIVE, WEAK_LOCATIVE, KIND, PART_OF_LIST = 2.5, 1.0, 3.0, 1.5
IN_A_LONGER_NAME, FOLLOWED_BY_NAME, AFTER_TITLE, SPEAKS, IS_WORD, IS_GIVEN, IS_FAMILY = (
    3.5,
    2.5,
    7.0,
    1.5,
    2.5,
    3.0,
    1.5,
)


def before(tokens: Sequence[Token], first: int) -> float:
    """Evidence from the words before token ``first``."""
    if first == 0:
        return -0.5
    word = tokens[first - 1].text.lower().strip(".")
    if word in ("the", "central", "downtown") or word in w.DIRECTIONS:
        earlier = tokens[first - 2].text.lower() if first > 1 else ""
        return LOCATIVE if earlier in w.LOCATIVE else 1.0 if word in w.DIRECTIONS else 0.0
    if word in w.LOCATIVE:
        return LOCATIVE
    if word in w.TITLES:
        return -AFTER_TITLE
    if word == "of" and first > 1:
        kind = tokens[first - 2].text.lower()
        if kind in w.KIND_NOUNS:
            return KIND + 1.0
        if kind in w.ORGANISATION_HEADS and tokens[first - 2].text[0].isupper():
            return -AFTER_TITLE
    if word in w.WEAK_LOCATIVE:
        return WEAK_LOCATIVE
    return 0.0


def after(tokens: Sequence[Token], last: int) -> float:
    """Evidence from the words after token ``last``."""
    if last + 1 >= len(tokens):
        return 0.0
    token = tokens[last + 1]
    word = token.text.lower()
    if word in w.KIND_NOUNS:
        return KIND
    if word in w.SPEECH_VERBS:
        return -SPEAKS
    return 0.0


def inside_run(tokens: Sequence[Token], first: int, last: int, start: int, end: int, *, known: bool) -> float:
    """Evidence from the other capitalised words that tokens ``first``..``last`` stand among (``start``..``end``).

    ``known``: the name is a country, a first-order division or a capital, which may stand before another name
    ("Texas Governor", "Iraq Prime Minister").
    """
    score = 0.0
    if first > start:
        previous = tokens[first - 1].text
        plain = previous.lower().strip(".")
        if plain not in w.DIRECTIONS and plain not in w.KIND_NOUNS and plain not in w.LOCATIVE and plain != "the":
            score -= IN_A_LONGER_NAME
    if last < end:
        following = tokens[last + 1].text.lower().strip(".")
        if following in w.ORGANISATION_NOUNS:
            score -= AFTER_TITLE
        elif following not in w.KIND_NOUNS and following not in w.TITLES:
            score -= FOLLOWED_BY_NAME if known else IN_A_LONGER_NAME
    return score


def word_trap(flags: int, *, single: bool, sentence_start: bool) -> float:
    """Evidence from what else the name is: an English word, a given name, a family name."""
    if not single:
        return 0.0
    score = 0.0
    if flags & COMMON_WORD:
        score -= IS_WORD + (2.0 if sentence_start else 0.0)
    if flags & GIVEN_NAME:
        score -= IS_GIVEN
    elif flags & SURNAME:
        score -= IS_FAMILY
    return score
