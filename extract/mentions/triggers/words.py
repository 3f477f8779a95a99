"""How a word stands: as verb or noun, as part of a name, in a sentence about sport. For the trigger finder.

The tags are a guide, not the law: an ambiguous form ("attack", "raids", "strikes") is judged by its neighbours first.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from extract.lexicon.triggers import word_sets
from extract.lexicon.triggers.pattern import inflections
from extract.lexicon.words import word_class
from extract.model import Token

_DETERMINERS = ("DT", "PRP$", "POS", "CD", "WP$", "PDT")
_SUBJECTS = word_class("triggers.subjects")
_OBJECTS = word_class("triggers.objects")
_NOUN_FOLLOWERS = word_class("triggers.noun_followers")
_BEFORE_NOUN = word_class("triggers.before_noun")


@cache
def _forms(pos: str) -> frozenset[str]:
    return frozenset(form for (_, p), forms in inflections().items() if p == pos for form in forms)


@cache
def _past_forms() -> frozenset[str]:
    return frozenset(form for (_, p), forms in inflections().items() if p == "v" for form in forms[3:])


def stands_as(pos: str, tokens: Sequence[Token], lower: Sequence[str], i: int) -> bool:
    """Does token ``i`` stand as a verb (``pos`` "v", "ved", "ving") or noun ("n")?"""
    word, tag = lower[i], tokens[i].tag
    if pos == "n":
        return _is_noun(word, tag, tokens, lower, i)
    if word.endswith("ing"):
        return pos != "ved" and not _is_ing_noun(tokens, lower, i)
    if pos == "ving":
        return False
    if word in _past_forms() and not (
        word in _forms("n") and tag.startswith("NN") and _is_determined(tokens, lower, i)
    ):
        if word == "armed" and i + 2 < len(tokens) and tokens[i + 2].tag in {"VBD", "VBZ", "VBP", "MD"}:
            return False  # "In Gao armed rebels attacked"
        return not _is_prenominal(tokens, lower, i)
    return pos == "v" and not _is_noun(word, tag, tokens, lower, i)


def _is_determined(tokens: Sequence[Token], lower: Sequence[str], i: int) -> bool:
    """ "a shot", "the cut": a noun after an article or adjective; or with nothing before it."""
    if i == 0:
        return True
    before = tokens[i - 1]
    return before.tag in _DETERMINERS or before.tag.startswith("JJ") or lower[i - 1] in ("the", "of", "in", "no")


def _is_ing_noun(tokens: Sequence[Token], lower: Sequence[str], i: int) -> bool:
    """ "the shelling of", "heavy bombing": a noun; "the attacking force": no verb either."""
    after = lower[i + 1] if i + 1 < len(lower) else "."
    takes_object = i + 1 < len(tokens) and tokens[i + 1].tag.startswith(("DT", "PRP", "CD", "NN", "JJ"))
    if i == 0:
        return after in ("of", "in")
    before = tokens[i - 1]
    if before.tag in _DETERMINERS or lower[i - 1] in ("the", "a", "an"):
        return True
    if before.tag.startswith("JJ"):
        return not takes_object or after in ("of", "in", "by", "on", "and")
    if lower[i - 1] in _BEFORE_NOUN or before.tag in ("NN", "NNP", "CC"):
        return not takes_object and after not in ("at", "on", "with")
    return False


def _is_prenominal(tokens: Sequence[Token], lower: Sequence[str], i: int) -> bool:
    """ "the captured tank", "three wounded soldiers": a participle that describes, no event of its own."""
    if i == 0 or i + 1 >= len(tokens):
        return False
    before, after = tokens[i - 1], tokens[i + 1]
    if not (after.tag.startswith(("NN", "JJ")) or after.tag in ("CD",)):
        return False
    if tokens[i].tag == "VBD" and before.tag.startswith("NN"):
        return False
    if before.tag == "JJ" and not after.tag.startswith("NN"):
        return False  # "the general declared martial law"
    return before.tag in (*_DETERMINERS, "JJ", "IN") and lower[i - 1] not in ("after", "before", "since", "that")


def _is_noun(word: str, tag: str, tokens: Sequence[Token], lower: Sequence[str], i: int) -> bool:
    if word not in _forms("v") or (word.endswith("ing") and word in _forms("n")):
        return not word.endswith("ing") or not tag.startswith("VB") or _ing_alone(tokens, lower, i)
    if i:
        before = tokens[i - 1]
        if before.tag in ("TO", "MD") or lower[i - 1] == "to" or lower[i - 1] in _SUBJECTS:
            return tag.startswith("NN") and lower[i - 1] == "to" and lower[i + 1 : i + 2] != ["the"] and tag == "NNS"
        plural_subject = before.tag in ("NNS", "NNPS") and not word.endswith("s")
        if plural_subject and i + 1 < len(tokens) and tokens[i + 1].tag.startswith(("NN", "DT", "CD", "JJ", "PRP$")):
            return False  # "Rebels Attack Border Town"
        if before.tag in _DETERMINERS or before.tag == "JJ" or lower[i - 1] in _BEFORE_NOUN:
            return True
    if i + 1 < len(tokens):
        after = lower[i + 1]
        if after in _OBJECTS or tokens[i + 1].tag in ("DT", "PRP$", "CD"):
            return tag.startswith("NN") and not (i and tokens[i - 1].tag in ("NNS", "NNPS", "NNP"))
        if after in _NOUN_FOLLOWERS:
            return tag not in ("VBD", "VBN")
    return tag.startswith(("NN", "JJ"))


def _ing_alone(tokens: Sequence[Token], lower: Sequence[str], i: int) -> bool:
    """An -ing word that is in the lexicon as a noun ("shelling") and is tagged as a verb: is it one?"""
    if (
        i
        and tokens[i - 1].tag in (*_DETERMINERS, "JJ", "IN", "CC", "NN", "NNP", "NNS")
        and lower[i - 1] not in ("who",)
    ):
        after = tokens[i + 1].tag if i + 1 < len(tokens) else "."
        return after not in ("DT", "PRP$", "PRP", "CD") and lower[i - 1] not in ("were", "was", "is", "are", "been")
    return i == 0 and (len(tokens) == 1 or tokens[1].tag in ("IN", "VBD", "VBZ", "VBP"))


def says_whose(lower: Sequence[str], i: int) -> bool:
    """ "rebel" of "captured the last rebel stronghold": it says whose the ground is that is told of."""
    sets = word_sets()
    return i + 1 < len(lower) and lower[i + 1] in sets["place_head"] and lower[i] in sets["armed"]


def is_name_part(tokens: Sequence[Token], start: int, end: int, title_case: bool) -> bool:
    """Is the match ``tokens[start:end]`` a piece of a capitalised name ("Strike Force", "Joint Attack Command")?"""
    if title_case or not tokens[start].text[:1].isupper():
        return False
    after = tokens[end] if end < len(tokens) else None
    before = tokens[start - 1] if start else None
    if after is not None and after.text[:1].isupper() and after.tag.startswith("NNP"):
        return True
    if after is not None and after.text == "of" and end + 1 < len(tokens) and tokens[end + 1].text[:1].isupper():
        return start > 0
    return before is not None and before.text[:1].isupper() and before.tag.startswith(("NNP", "JJ")) and start > 1


def is_title_case(tokens: Sequence[Token]) -> bool:
    """Is most of the sentence capitalised, as headlines are? Capitals then say nothing."""
    words = [t.text for t in tokens if len(t.text) > 3 and t.text[0].isalpha()]
    return len(words) > 2 and sum(w[0].isupper() for w in words) > 0.7 * len(words)


def is_sport(words: frozenset[str]) -> bool:
    """Two words of sport among the sentence's: its attacks and battles are games."""
    return len(word_sets()["sport"] & words) > 1
