"""Clauses of one sentence: each verb group with its subject, objects, prepositional arguments and governing verb.

A shallow, deterministic reading of the row of chunks from left to right. It is wrong where English is hard
(attachment, long coordination), and never more than linear in the length of the sentence.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from extract.events.syntax.chunks import Chunk, find_chunks
from extract.events.syntax.coordination import coordinate
from extract.events.syntax.reader import Reader
from extract.events.syntax.verbs import Verb
from extract.lexicon.wordlist import words
from extract.model import Token

NAMING = words("call calls called calling")
NOBODY = words("no nobody none neither nothing")


@dataclass(slots=True)
class Syntax:
    """One sentence read."""

    tokens: Sequence[Token]
    lows: list[str]  # the tokens in lower case
    chunks: list[Chunk]
    verbs: list[Verb]
    at: list[int]  # chunk index by token index
    groups: dict[int, list[int]]  # noun phrase -> all noun phrases coordinated with it, in order

    def verb_at(self, token: int) -> Verb | None:
        """The verb group that holds a token."""
        index = self.at[token]
        return next((verb for verb in self.verbs if verb.chunk == index), None)

    def clause_of(self, token: int) -> Verb | None:
        """The verb whose clause a token stands in."""
        best: Verb | None = None
        for verb in self.verbs:
            if verb.start <= token < verb.end and (best is None or verb.start >= best.start):
                best = verb
        return best

    def word(self, index: int) -> str:
        return self.chunks[index].word

    def nobody(self, np: int) -> bool:
        """ "no soldiers", "neither side", "nobody": does the noun phrase name none?"""
        return self.lows[self.chunks[np].start] in NOBODY

    def names(self, verb: Verb, np: int) -> bool:
        """ "called the raid a crime": does the verb only say what its object ``np`` is?"""
        if self.word(verb.chunk) not in NAMING:
            return False
        later = range(np + 1, min(len(self.chunks), np + 6))
        return any(
            self.chunks[k].kind == "np"
            and self.chunks[k - 1].kind in {"np", "time"}
            and self.lows[self.chunks[k].start] in {"a", "an"}
            for k in later
        )


def parse(tokens: Sequence[Token], lows: list[str]) -> Syntax:
    """Read one sentence. ``lows``: the tokens in lower case."""
    chunks = find_chunks(tokens, lows)
    at = [0] * len(tokens)
    for i, chunk in enumerate(chunks):
        if chunk.end - chunk.start == 1:
            at[chunk.start] = i
        else:
            at[chunk.start : chunk.end] = [i] * (chunk.end - chunk.start)
    groups = coordinate(chunks)
    reader = Reader(tokens, lows, chunks, groups)
    reader.read()
    return Syntax(tokens, lows, chunks, reader.verbs, at, groups)


__all__ = ["Syntax", "Verb", "parse"]
