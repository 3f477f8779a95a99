"""A verb group and what stands around it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from extract.events.syntax import words as w
from extract.events.syntax.chunks import Chunk
from extract.model import Token


@dataclass(slots=True, eq=False)
class Verb:
    """A verb group and what stands around it. Lists hold indices of chunks of kind "np"."""

    chunk: int
    form: str  # "finite", "inf", "ger", "part", "base"
    passive: bool = False
    negated: bool = False
    modal: str = ""  # will, would, could, may, might, should, must, can, shall
    subject: list[int] = field(default_factory=list)
    objects: list[int] = field(default_factory=list)
    preps: list[tuple[str, int]] = field(default_factory=list)  # (preposition, np), in order
    parent: Verb | None = None
    link: str = "main"  # how it hangs on its parent: main, that, rel, coord, inf, ger, part, or the subordinator
    noun: int = -1  # the noun phrase that a relative, participle or infinitive hangs on, -1 where none
    start: int = 0  # tokens of its clause, end exclusive
    end: int = 0


def joined_passive(verbs: Sequence[Verb], verb: Verb) -> bool:
    """Is the verb joined by "and" to a passive, whose auxiliary it may share?"""
    return verb.link == "coord" and bool(verbs) and verbs[-1].passive and verbs[-1] is verb.parent


def colour(verb: Verb, chunks: Sequence[Chunk], tokens: Sequence[Token], lows: Sequence[str]) -> None:
    """Voice, modality, negation of a verb group from its words."""
    chunk = chunks[verb.chunk]
    for k in range(chunk.start, chunk.end):
        low = lows[k]
        if tokens[k].tag == "MD":
            verb.modal = w.MODALS.get(low, low)
        elif low in w.NEGATIONS:
            verb.negated = True
    before = chunks[verb.chunk - 1] if verb.chunk else None
    if before is not None and before.kind == "adv" and lows[before.end - 1] in w.NEVER:
        verb.negated = True  # "never attacked": the word stands outside of the verb group
    if tokens[chunk.head].tag == "VBN" and chunk.kind in {"aux", "inf", "ger"}:
        k = chunk.head - 1
        while k >= chunk.start and tokens[k].tag in {"RB", "RBR"}:
            k -= 1
        verb.passive = k >= chunk.start and lows[k] in w.BE_FORMS
