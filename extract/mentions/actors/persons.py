"""Persons named without a title ("Tomas Bern, an analyst", "said Oleko Bant"), and surnames of persons met."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.lexicon.actors import word_set
from extract.lexicon.actors.entries import fold
from extract.mentions.actors.chunks import Chunk
from extract.mentions.actors.classes import Found
from extract.model import ActorKind

_NAMES = re.compile(r"N(?:[Nb]*N)?")
_ROLE = re.compile(r"[da]?[jnNycG=s#]{0,8}R")
_MAX_WORDS = 6
#: after these stands a place
_WITHIN = frozenset(("in", "near", "outside", "inside"))


def without_full_names(codes: str, found: Found) -> str:
    """Classes with famous surnames that stand in somebody's full name ("Javier Ortega") as plain proper nouns."""
    for at in [at for at, (phrase, end) in found.items() if phrase.code == "G" and end == at + 1]:
        entries = found[at][0].entries
        if not entries or entries[0].kind is not ActorKind.PERSON:
            continue
        if "N" in (codes[at - 1 : at], codes[at + 1 : at + 2]):
            del found[at]
            codes = f"{codes[:at]}N{codes[at + 1 :]}"
    return codes


def _taken(codes: str, chunks: Sequence[Chunk]) -> bytearray:
    """One byte a token: 1 in chunks."""
    taken = bytearray(len(codes))
    for chunk in chunks:
        taken[chunk.start : chunk.end] = b"\x01" * (chunk.end - chunk.start)
    return taken


class Persons:
    """Persons met in one text, by surname."""

    def __init__(self) -> None:
        self.surnames: set[str] = set()

    def learn(self, name: str) -> None:
        """Take the last word of a full name as a surname."""
        words = name.split()
        if len(words) > 1 and len(words[-1]) > 2:
            self.surnames.add(words[-1])

    def find(self, words: Sequence[str], codes: str, chunks: list[Chunk]) -> list[Chunk]:
        """The chunks with those of persons added, in order."""
        if "N" not in codes:
            return chunks
        taken: bytearray | None = None
        more: list[Chunk] = []
        for match in _NAMES.finditer(codes):
            start, end = match.span()
            if end - start > _MAX_WORDS or not self._person(words, codes, start, end):
                continue
            taken = taken or _taken(codes, chunks)
            if not any(taken[start:end]):
                more.append(Chunk(start, end, start))
        if not more:
            return chunks
        return sorted([*chunks, *more], key=lambda chunk: (chunk.start, -chunk.end))

    def _person(self, words: Sequence[str], codes: str, start: int, end: int) -> bool:
        last = words[end - 1]
        if end - start == 1:
            return last in self.surnames
        things = word_set("not_persons")
        if last.lower() in things or words[start].lower() in things:
            return False
        before = words[start - 1].lower() if start else ""
        after = words[end].lower() if end < len(words) else ""
        if before in _WITHIN or (end < len(words) and words[end] in things):
            return False  # "near Abu Dali", "Abu Ghraib district" (but "met Abu Ali Monday")
        if last in self.surnames or fold(words[start]) in word_set("first_names"):
            return True
        saying = word_set("saying")
        if before in saying or (after in saying and end - start < 4):
            return True
        return after == "," and _ROLE.match(codes, end + 1) is not None
