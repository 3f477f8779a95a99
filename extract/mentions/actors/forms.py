"""Groups that no list knows, by the form of their names: "Martyrs of Hit Brigade", "Front for Open Valleys".

A form noun written with a capital ("Brigade", "Party", "Ministry") ends or begins a proper name; the capitalised
words around it belong to the name. What is found is written into the classes as a named actor (G).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.lexicon.actors import Phrase, actor_lexicon, word_set
from extract.lexicon.actors.entries import fold
from extract.mentions.actors.classes import Found
from extract.model import ActorKind

_MAX_WORDS = 12
_FORM = re.compile(r"[FfHKR]")
#: classes of capitalised words that a name may take in on its left; roles and known names it may not
_LEFT = "NFycYjKHnbfB#="
_RIGHT = "NFycYjKHRnm=bgf"
_ORDINAL = re.compile(
    r"\d{1,4}(?:st|nd|rd|th)|First|Second|Third|Fourth|Fifth|Sixth|Seventh|Eighth|Ninth|Tenth|Eleventh|Twelfth"
)
_POSSESSIVE = ("'s", "’s", "'", "’")
_PREFIX = ("al-", "el-", "ul-")


def mark_forms(words: Sequence[str], codes: str, found: Found) -> str:
    """Classes with the names found by form marked as G; ``found`` gains their phrases and loses those inside them."""
    forms = actor_lexicon().forms
    done = 0
    for match in _FORM.finditer(codes):
        at = match.start()
        word = words[at]
        if at < done or not word[:1].isupper() or at not in found:
            continue
        end = found[at][1]
        if match.group() == "f":
            start, kind = at, found[at][0].kind
            end = _right(words, codes, end)
            named = end > found[at][1]
        else:
            known = forms.get(fold(words[end - 1]))
            if known is None:
                continue
            kind, start = known, _left(words, codes, at, done)
            if end < len(words) and words[end] in ("of", "for"):
                end = _right(words, codes, end)
            named = _proper(words, codes, start, end, at)
        if not named or end - start > _MAX_WORDS:
            continue
        if _ORDINAL.fullmatch(words[start]):
            kind = ActorKind.STATE_FORCES
        elif kind is ActorKind.ORGANISATION and any(fold(word) in word_set("warlike") for word in words[start:end]):
            kind = ActorKind.REBEL_GROUP
        for inside in range(start, end):
            found.pop(inside, None)
        found[start] = (Phrase("G", " ".join(words[start:end]), kind=kind), end)
        codes = codes[:start] + "G" + "=" * (end - start - 1) + codes[end:]
        done = end
    return codes


def _capital(text: str) -> bool:
    """Written large, as a name is; an ordinal counts too: "3rd Battalion"."""
    if text[:1].isupper() or _ORDINAL.fullmatch(text):
        return True
    return text[:3].lower() in _PREFIX and text[3:4].isupper()


def _left(words: Sequence[str], codes: str, at: int, floor: int) -> int:
    """Start of the name that ends with the form noun at ``at``; not before ``floor``."""
    start, links = at, word_set("links")
    while start > floor and at - start < _MAX_WORDS:
        code, word = codes[start - 1], words[start - 1]
        before = start - 2
        if code == "=" and _begins(codes, start - 1) == "G":
            break
        if code in _LEFT and (_capital(word) or (code == "=" and word in links)):
            start -= 1
        elif before < floor or not _capital(words[before]):
            break
        elif _links(words, codes, before):
            start = before
        else:
            break
    while start < at and codes[start] in "=b":
        start += 1
    return start


def _links(words: Sequence[str], codes: str, at: int) -> bool:
    """Do the capitalised word at ``at`` and the mark or small word after it go on a name: "People's", "Martyrs of"?"""
    word, link = words[at], words[at + 1]
    if link in _POSSESSIVE:
        return word.lower().rstrip("s") in word_set("owners")
    return link in ("of", "and", "&") and codes[at] in "NFf" and _stem(words, codes, at)


def _stem(words: Sequence[str], codes: str, at: int) -> bool:
    """May "X of" or "X and" go before the rest of a name? Not where a sentence or a list of names runs there."""
    return at == 0 or (codes[at - 1] in "daNpxvi=,:" and words[at].lower() not in word_set("generic"))


def _right(words: Sequence[str], codes: str, end: int) -> int:
    """End of a name that goes on at ``end``: "for the Liberation of X", "of Higher Education"."""
    links = word_set("links")
    stop = at = end
    while at < len(words) and at - end < _MAX_WORDS:
        word = words[at]
        if _capital(word) and codes[at] in _RIGHT:
            at += 1
            stop = at
            continue
        if word not in links or (word in ("and", "&", "to", "in") and at == end):
            break
        following = at + 1
        while following < len(words) and following - at < 3 and words[following] in links:
            following += 1
        if word == "in" or following >= len(words):
            break
        if not _capital(words[following]) or codes[following] not in _RIGHT or words[following] == "The":
            break
        if word in ("and", "&") and codes[following] in "cgyYH":
            break
        at = following
    return stop


def _proper(words: Sequence[str], codes: str, start: int, end: int, form: int) -> bool:
    """Does the name say more than a state's force does? "Iraqi National Army" does not."""
    generic = word_set("generic")
    for at in range(start, end):
        word = words[at]
        if at == form or codes[at] in "yYcgKHRs&o" or not _capital(word):
            continue
        if codes[at] == "=" and _begins(codes, at) in "ycgKHR":
            continue
        if fold(word) not in generic or _ORDINAL.fullmatch(word):
            return True
    return False


def _begins(codes: str, at: int) -> str:
    """Class of the phrase that the word at ``at`` is a later word of."""
    return codes[:at].rstrip("=")[-1:] or "="
