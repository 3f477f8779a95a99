"""Patterns of the trigger lexicon and conditions on the words around a match, parsed from their one-line notation.

A pattern is a row of elements parted by spaces:

- ``attack/v`` any form of the verb, ``attack/n`` of the noun; ``raid|assault/n`` any of several; ``@set`` or
  ``@set/n`` the words of a named set; ``held/ved`` only past tense or past participle, ``firing/ving`` only -ing;
- ``under`` that very word; a trailing ``?`` makes an element optional;
- ``~`` up to six words of one noun phrase (articles, adjectives, nouns, numbers, "of");
- ``_`` the same, but the match counts as its first part only (an object inside: "blew the bridge up");
- ``^word`` must stand there but is no part of the mention: a subject before it, an object or complement after it
  ("^jet/n bomb/v": the mention is "bombed");
- ``{do}`` any of the light verbs of DO.

A condition is ``POSITION OP ITEMS``: position ``-N`` the N words before the mention, ``+N`` the N words after it, ``g``
the words of the whole match, ``s`` the whole sentence; op ``=`` one of the items must be there, ``!`` none may; items
parted by ``|``: a word, ``@set``, or ``:TAG`` (a part-of-speech tag that begins so). Conditions are parted by ``;``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from extract.lexicon.loader import LexiconError, read_table

INFLECTIONS = Path(__file__).parent / "inflections.tsv"
#: Light verbs: they take the meaning of their object ("launched an attack").
DO = (
    "launch|mount|stage|conduct|undertake|begin|start|commence|continue|resume|execute|perform|unleash|intensify"
    "|initiate|lead|wage|repeat|escalate|expand|open|make/v",
    "carry/v out",
    "step/v up",
    "take/v part in",
    "participate|engage|join/v in?",
)
_CONDITION = re.compile(r"([+-]\d+|[sg])([=!])(.+)")


@dataclass(frozen=True, slots=True)
class Element:
    """``kind``: "word", "gap" or "object"; ``forms``: lower-case words that it matches."""

    kind: str
    forms: frozenset[str] = frozenset()
    lemma: str = ""
    pos: str = ""  # "v", "ved", "ving", "n" or "" (any)
    optional: bool = False
    context: bool = False  # must be there, but is no part of the mention


@dataclass(frozen=True, slots=True)
class Pattern:
    """``needs``: for each further word that must be there, the forms of which the sentence must hold one."""

    elements: tuple[Element, ...]
    needs: tuple[frozenset[str], ...]

    @property
    def head(self) -> Element:
        """First inflected element of the mention, or the first."""
        for element in self.elements:
            if element.pos and not element.context:
                return element if element.pos == "n" else _as_verb(element)
        return self.elements[0]

    @property
    def weight(self) -> int:
        """How many words it asks for: of two matches of one length the heavier wins."""
        return sum(e.kind == "word" and not e.optional for e in self.elements)


@dataclass(frozen=True, slots=True)
class Condition:
    """``before``/``after`` > 0: window in words; both 0 with ``inside``: the match; else the sentence."""

    before: int
    after: int
    inside: bool
    wanted: bool
    words: frozenset[str]
    tags: tuple[str, ...]


def _as_verb(element: Element) -> Element:
    return Element(element.kind, element.forms, element.lemma, "v", element.optional)


@cache
def inflections() -> Mapping[tuple[str, str], tuple[str, ...]]:
    """(lemma, "v" or "n") -> its forms, verbs in the order base, third person, -ing, past, participle."""
    rows = read_table(INFLECTIONS, ("lemma", "pos", "forms"), required=("lemma", "pos", "forms"))
    return {(row["lemma"], row["pos"]): tuple(row["forms"].split()) for row in rows}


def parse_patterns(notation: str, sets: Mapping[str, frozenset[str]]) -> tuple[Pattern, ...]:
    """All patterns of one entry. Raises LexiconError where the notation is wrong."""
    patterns: list[Pattern] = []
    for alternative in notation.split("||"):
        texts = [alternative.replace("{do}", do) for do in DO] if "{do}" in alternative else [alternative]
        for text in texts:
            elements = tuple(_element(part, sets) for part in text.split())
            if not elements or elements[0].kind != "word" or elements[0].optional:
                raise LexiconError(f"pattern {text!r} must begin with a word")
            if all(element.context or element.kind != "word" for element in elements):
                raise LexiconError(f"pattern {text!r} has no word that is the mention")
            needs = tuple(e.forms for e in elements[1:] if e.kind == "word" and not e.optional)
            patterns.append(Pattern(elements, needs))
    return tuple(patterns)


def _element(part: str, sets: Mapping[str, frozenset[str]]) -> Element:
    if part == "~":
        return Element("gap")
    if part == "_":
        return Element("object")
    optional, context = part.endswith("?"), part.startswith("^")
    words, _, pos = part.lstrip("^").rstrip("?").partition("/")
    lemmas = list(_words(words, sets))
    if pos not in ("", "v", "n", "ved", "ving"):
        raise LexiconError(f"element {part!r}: unknown part of speech")
    forms: list[str] = []
    for lemma in lemmas:
        forms.extend(_forms(lemma, pos))
    return Element("word", frozenset(forms), lemmas[0], pos, optional, context)


def _forms(lemma: str, pos: str) -> tuple[str, ...]:
    if not pos:
        return (lemma,)
    forms = inflections().get((lemma, pos[0]))
    if forms is None:
        # before the table is renewed (or for a word that does not inflect) the word stands for itself
        return (lemma,)
    if pos == "ved":
        return forms[3:] or forms
    if pos == "ving":
        return forms[2:3] or forms
    return forms


def _words(words: str, sets: Mapping[str, frozenset[str]]) -> tuple[str, ...]:
    found: list[str] = []
    for word in words.split("|"):
        if word.startswith("@"):
            if word[1:] not in sets:
                raise LexiconError(f"set {word!r} is unknown")
            found.extend(sorted(sets[word[1:]]))
        elif word:
            found.append(word)
        else:
            raise LexiconError(f"empty word in {words!r}")
    return tuple(found)


def parse_conditions(notation: str, sets: Mapping[str, frozenset[str]]) -> tuple[Condition, ...]:
    """Conditions of one entry. Raises LexiconError where the notation is wrong."""
    conditions: list[Condition] = []
    for text in notation.split(";"):
        if not text.strip():
            continue
        match = _CONDITION.fullmatch(text.strip())
        if match is None:
            raise LexiconError(f"condition {text.strip()!r} is not understood")
        where, op, items = match.groups()
        tags = tuple(item[1:] for item in items.split("|") if item.startswith(":"))
        words = "|".join(item for item in items.split("|") if not item.startswith(":"))
        size = int(where) if where[0] in "+-" else 0
        conditions.append(
            Condition(
                before=max(0, -size),
                after=max(0, size),
                inside=where == "g",
                wanted=op == "=",
                words=frozenset(_words(words, sets)) if words else frozenset(),
                tags=tags,
            )
        )
    return tuple(conditions)
