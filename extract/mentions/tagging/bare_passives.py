"""Participles that stand without their auxiliary, as headlines, telegrams and logs write them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from extract.lexicon.triggers import entries, word_sets
from extract.lexicon.verbs import forms_of
from extract.lexicon.wordlist import words as wordset
from extract.lexicon.words import word_class
from extract.mentions.tagging.readings import TIME_OPENERS
from extract.mentions.tagging.word_tags import NOUN_OR_VERB, NOUNS_OR_VERBZ, PAST, TIME

_ABOUT = word_class("tagging.about")
_VERBAL = frozenset(("VBD", "VBN", "RB", PAST, "VBZ", "VBP"))
_OBJECT = frozenset(("CD", "DT", "JJ", "NN", "NNS", "NNP", "NNPS", "PRP", "PRP$", NOUN_OR_VERB, NOUNS_OR_VERBZ))
_PHRASE = frozenset(("DT", "PRP$", "JJ", "JJR", "JJS", "POS", "CD", "NN", "NNS", "NNP", "NNPS", "RB"))
_CLOCK = word_class("tagging.clock")
#: verbs that "off" only completes: "cordoned off the quarter", but "a boat seized off the coast"
_OFF = wordset("cordoned sealed closed blocked fenced cut fought beat carried drove held called set")
_AIMING = word_class("tagging.aiming")


def bare_passive(words: Sequence[str], tags: Sequence[str], i: int, *, heading: bool = False) -> bool:
    """Is the past form at i a participle without its auxiliary: "Nine soldiers killed in Sagaing"?

    It is where no object follows, and the verb never goes without one, or its subject is a thing that does nothing
    or a noun in the singular without an article, as telegrams and headlines write ("Convoy attacked near Gao").
    ``heading``: headlines tell what is past in the present, so that every past form of a verb with objects is one.
    """
    if _object_follows(words, tags, i) or _object_before(tags, i):
        return False
    word = words[i].lower()
    if word in forms_of("aimed"):
        return i + 1 >= len(words) or words[i + 1].lower() not in _AIMING
    if word in forms_of("transitive"):
        return True
    if word not in with_object():
        return False
    if heading:
        return True
    head = words[i - 1].lower()
    return head in _suffering() or (tags[i - 1] == "NN" and _telegraphic(tags, i))


def _object_follows(words: Sequence[str], tags: Sequence[str], i: int) -> bool:
    """ "killed nine", "killed at least nine", "killed more than nine", "killed and wounded nine"."""
    k = i + 1
    if k >= len(tags) or words[k].lower() in TIME_OPENERS:
        return False
    low, found = words[k].lower(), tags[k]
    later = tags[k + 1] if k + 1 < len(tags) else "."
    if found in {"CC", ","}:
        return later in _VERBAL and (found == "CC" or _joined_after(tags, k + 2))
    if found == "RP" and later in _OBJECT:
        return True  # "shot down 18 jets"
    if low == "off" and words[i].lower() in _OFF and later in _OBJECT:
        return True
    if found in {"IN", "RP", "TO"}:
        if low == "at":
            return words[k + 1].lower() in {"least", "most"} if k + 1 < len(words) else False
        return low in _ABOUT and later in {"CD", "DT", "JJ"} and not _clock(words, k + 2)
    return found not in {".", ":", "''", "-LRB-", "-RRB-", "WRB", "MD", TIME}


def _object_before(tags: Sequence[str], i: int) -> bool:
    """ "the town, which the rebels captured in May": does a relative pronoun stand before the subject?"""
    k = i - 1
    while k >= 0 and tags[k] in _PHRASE:
        k -= 1
    return k >= 0 and tags[k] in {"WDT", "WP", "WRB"}


def _joined_after(tags: Sequence[str], k: int) -> bool:
    """ "killed, wounded or captured 30": does "and" or "or" follow the verb behind the comma?"""
    return k < len(tags) and tags[k] == "CC"


def _clock(words: Sequence[str], k: int) -> bool:
    return k < len(words) and words[k].lower() in _CLOCK


def _telegraphic(tags: Sequence[str], i: int) -> bool:
    """Is the noun before i without an article, at the beginning of its clause?"""
    k = i - 1
    while k >= 0 and tags[k] in {"NN", "NNP", "NNPS", "NNS", "JJ"}:
        k -= 1
    return k < 0 or tags[k] in {":", ".", "``", "SYM"}


@cache
def with_object() -> frozenset[str]:
    """The past forms of the verbs of the lexicon whose subject acts on an object."""
    found: set[str] = set()
    for one in entries():
        if one.role("subj") == "agent" and one.role("obj") in {"target", "place"} and not one.role("between"):
            for pattern in one.patterns:
                first, *others = pattern.elements
                if first.pos == "v" and all(other.optional for other in others):
                    found |= first.forms
    return frozenset(found)


@cache
def _suffering() -> frozenset[str]:
    """Nouns for what is hit, burnt or held, and does nothing itself."""
    return word_sets()["property"] | word_sets()["place_head"]
