"""Groups that no list knows, by the form of their names: "Martyrs of Hit Brigade", "Front for Open Valleys".

A form noun written with a capital ("Brigade", "Party", "Ministry") ends or begins a proper name; the capitalised
words around it belong to the name. What is found is written into the classes as a named actor (G).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from extract.lexicon.actors import Phrase, actor_lexicon
from extract.lexicon.actors.entries import fold
from extract.mentions.actors.chunks import Found
from extract.model import ActorKind, Token

_MAX_WORDS = 12
_FORM = re.compile(r"[FfHKR]")
_LINKS = frozenset(
    ("of", "for", "and", "&", "the", "to", "in", "de", "del", "la", "el", "los", "pour", "du", "des", "le")
)
#: words that describe a state's force or body and make no name of their own: "National Army", "Interior Ministry"
_GENERIC = frozenset(
    ["national", "royal", "federal", "central", "supreme", "high", "general", "armed", "special", "state", "regional", "provincial", "local", "joint", "united", "air", "naval", "security", "public", "republican", "imperial", "people", "people's", "territorial", "civil", "former", "new", "old", "northern", "southern", "eastern", "western", "north", "south", "east", "west", "interior", "foreign", "defence", "defense", "justice", "finance", "health", "education", "information", "transport", "agriculture", "oil", "energy", "labour", "labor", "trade", "first", "second", "third", "chief", "top", "senior", "deputy"]
)
_REBEL_WORDS = frozenset(
    ["liberation", "resistance", "martyrs", "jihad", "mujahideen", "mujahidin", "revolutionary", "guerrilla", "islamic", "lions", "swords", "sons", "rebel", "army", "brigade", "brigades", "front", "fighters", "freedom", "popular", "patriotic"]
)


@lru_cache(maxsize=1)
def _form_kinds() -> dict[str, ActorKind]:
    """Kind of group by folded form noun."""
    kinds: dict[str, ActorKind] = {}

    def walk(node: dict[str, object]) -> None:
        for key, value in node.items():
            if key == "" and isinstance(value, list):
                for phrase in value:
                    if phrase.code == "F":
                        kinds[fold(phrase.words)] = phrase.kind
            elif isinstance(value, dict) and "" in value:
                walk({"": value[""]})

    walk(actor_lexicon().root)
    return kinds


def mark_forms(row: Sequence[Token], codes: str, found: Found) -> str:
    """Classes with the names found by form marked as G; ``found`` gains their phrases."""
    kinds = _form_kinds()
    marked = codes
    done = -1
    for match in _FORM.finditer(codes):
        at = match.start()
        word = row[at].text
        if at < done or not word[:1].isupper():
            continue
        if codes[at] == "f":
            start, end, kind = at, found[at][1], found[at][0].kind
            end = _right(row, codes, end, loose=True)
            if end == found[at][1]:
                continue
        else:
            kind_of = kinds.get(fold(word))
            if kind_of is None:
                continue
            kind, start, end = kind_of, _left(row, codes, at, max(done, 0)), found[at][1]
            if end < len(row) and row[end].text in ("of", "for"):
                end = _right(row, codes, end, loose=False)
        if not _proper(row, codes, start, end, at):
            continue
        if end - start > _MAX_WORDS:
            continue
        if kind is ActorKind.ORGANISATION and any(fold(t.text) in _REBEL_WORDS for t in row[start:end]):
            kind = ActorKind.REBEL_GROUP if _warlike(row, start, end) else kind
        for inside in range(start, end):
            found.pop(inside, None)
        found[start] = (Phrase("G", " ".join(t.text for t in row[start:end]), kind=kind), end)
        marked = marked[:start] + "G" + "=" * (end - start - 1) + marked[end:]
        done = end
    return marked


def _warlike(row: Sequence[Token], start: int, end: int) -> bool:
    words = {fold(token.text) for token in row[start:end]}
    return bool(words & {"liberation", "resistance", "jihad", "mujahideen", "mujahidin", "martyrs", "guerrilla"})


def _capital(token: Token) -> bool:
    return token.text[:1].isupper() or (token.text[:3].lower() in ("al-", "el-", "ul-") and token.text[3:4].isupper())


def _left(row: Sequence[Token], codes: str, at: int, floor: int) -> int:
    """Start of the name that ends with the form noun at ``at``."""
    start = at
    while start > floor and at - start < _MAX_WORDS:
        code, token = codes[start - 1], row[start - 1]
        if (code in "NFGycYjKHnbf=" and _capital(token) and code not in "G") or (code == "=" and not _capital(token) and token.text in _LINKS):
            start -= 1
        elif (
            token.text in ("'s", "’s", "'", "’")
            and start - 2 >= floor
            and _capital(row[start - 2])
            and codes[start - 2] in "NHKY"
        ):
            if not _possessive_of_name(row[start - 2].text):
                break
            start -= 2
        elif (
            token.text in ("of", "and", "&")
            and start - 2 >= floor
            and _capital(row[start - 2])
            and codes[start - 2] in "NFf"
        ):
            start -= 2
        else:
            break
    while start < at and codes[start] in "=b":
        start += 1
    return start


def _possessive_of_name(word: str) -> bool:
    return word.lower().rstrip("s") in _OWNERS


_OWNERS = frozenset(
    ["people", "lord", "women", "worker", "children", "farmer", "student", "teacher", "nation", "mother", "peasant", "citizen", "men", "doctor", "lawyer", "journalist", "miner", "writer", "veteran", "youth", "soldier", "prisoner", "villager", "king", "queen", "pupil", "parent", "railwaymen", "driver", "nurse", "god", "allah"]
)


def _right(row: Sequence[Token], codes: str, end: int, *, loose: bool) -> int:
    """End of a name that goes on after ``end``: "for the Liberation of X", "of Higher Education"."""
    stop = end
    at = end
    while at < len(row) and at - end < _MAX_WORDS:
        token, code = row[at], codes[at]
        if _capital(token) and code in "NFfycYjKHRngM=bGs":
            at += 1
            stop = at
        elif code == "=" and at < len(row) and token.text in _LINKS:
            at += 1
        elif token.text in _LINKS and at + 1 < len(row) and (at > end or not loose or True):
            if token.text in ("in", "to", "and", "&") and at == end:
                break
            if token.text == "in":
                break
            nxt = at + 1
            while nxt < len(row) and row[nxt].text in _LINKS and nxt - at < 3:
                nxt += 1
            if nxt < len(row) and _capital(row[nxt]) and codes[nxt] not in "Gdaw":
                at = nxt
            else:
                break
        else:
            break
    return stop


def _proper(row: Sequence[Token], codes: str, start: int, end: int, form: int) -> bool:
    """Does the name say more than a state's force does ("Iraqi National Army" does not)?"""
    for at in range(start, end):
        token = row[at]
        if at == form or not _capital(token):
            continue
        code = codes[at]
        if code in "yc=g" and not any(c in "NFjn" for c in codes[at]):
            continue
        if fold(token.text) in _GENERIC or token.text.lower() in _GENERIC:
            continue
        if code in "KHR":
            continue
        return True
    return codes[form] == "f"
