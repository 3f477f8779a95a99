"""Persons named without a title: "Kirk Sowell, an analyst", "said Sabah al-Noori"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.mentions.actors.chunks import Chunk, Found
from extract.model import Token

_NAMES = re.compile(r"N[Nb]*+(?<=N)")
_SAYING = frozenset(("said", "says", "told", "added", "wrote", "tweeted", "warned", "announced", "noted", "claimed"))


def find_persons(row: Sequence[Token], codes: str, found: Found, chunks: list[Chunk]) -> list[Chunk]:
    """The chunks with those of persons added, in order."""
    taken = bytearray(len(codes))
    for chunk in chunks:
        taken[chunk.start : chunk.end] = b"\x01" * (chunk.end - chunk.start)
    more = []
    for match in _NAMES.finditer(codes):
        start, end = match.span()
        if end - start < 2 or end - start > 6 or any(taken[start:end]):
            continue
        if _introduced(row, codes, start, end):
            more.append(Chunk(start, end, start, end))
    if not more:
        return chunks
    return sorted([*chunks, *more], key=lambda chunk: (chunk.start, -chunk.end))


def _introduced(row: Sequence[Token], codes: str, start: int, end: int) -> bool:
    before = row[start - 1].text.lower() if start else ""
    after = row[end].text.lower() if end < len(row) else ""
    if before in _SAYING or after in _SAYING:
        return True
    return after == "," and bool(re.match(r"[ad]?[jnNycG=]*R", codes[end + 1 : end + 10]))
