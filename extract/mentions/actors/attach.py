"""Phrases joined by "of" and "from": "members of the Badr Organization", "government of Iraq", "people from Aleppo"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.mentions.actors.chunks import Chunk
from extract.mentions.actors.classes import Found

_LINKS = frozenset(("of", "for", "from"))
_NAME_GOES_ON = tuple("nms=HKRFfGcyYk")
_FOR_FUNCTIONS = frozenset(("rep", "office", "officer", "source"))
_PLACE = re.compile(r"d?[jN]*N")
_FROM_FUNCTIONS = frozenset(
    ("civil", "armed", "militia", "force", "military", "office", "rep", "protest", "communal", "clergy")
)


def attach(lower: Sequence[str], codes: str, found: Found, chunks: Sequence[Chunk]) -> list[tuple[Chunk, bool]]:
    """The chunks, each with whether it lies inside another: two that "of" joins become one, with the second inside.

    "from" joins only a name: "fighters from Misrata"; and only where no verb stands before the phrase, since after
    one it may tell where to ("expelled residents from X"). ``lower``: the words in lower case.
    """
    out: list[tuple[Chunk, bool]] = []
    index = 0
    while index < len(chunks):
        chunk = chunks[index]
        index += 1
        link = lower[chunk.end] if chunk.end < len(lower) else ""
        joined = following = None
        if link in _LINKS and not chunk.attributive and chunk.head in found and codes[chunk.head] in "HKR":
            following = chunks[index] if index < len(chunks) else None
            joined = _of(link, codes, found, chunk, following) or _of_name(link, codes, found, chunk)
        if joined is None:
            out.append((chunk, False))
            continue
        out.append((joined, False))
        if following is not None and following.end <= joined.end:
            out.append((following, True))
            index += 1
    return out


def _of(link: str, codes: str, found: Found, chunk: Chunk, following: Chunk | None) -> Chunk | None:
    """The chunk with the actor phrase after its "of" (of speakers also "for", of anybody "from"), where one follows."""
    if following is None or following.attributive:
        return None
    if codes[chunk.end + 1 : following.start].strip("da#pj"):
        return None
    head = found[chunk.head][0].head
    function = head.function if head is not None else ""
    if link == "for" and not (function in _FOR_FUNCTIONS and codes[following.head] in "GKR"):
        return None
    if link == "from" and not (function in _FROM_FUNCTIONS and codes[following.head] in "GKF"):
        return None
    return Chunk(chunk.start, following.end, chunk.head, False, chunk.possessor)


def _of_name(link: str, codes: str, found: Found, chunk: Chunk) -> Chunk | None:
    """The chunk with the proper name after its "of" or "from"."""
    if link not in ("of", "from"):
        return None
    head = found[chunk.head][0].head
    if link == "from" and (head is None or head.function not in _FROM_FUNCTIONS or "v" in codes[: chunk.start]):
        return None
    name = _PLACE.match(codes, chunk.end + 1)
    if name is None or codes[name.end() : name.end() + 1] in _NAME_GOES_ON:
        return None
    return Chunk(chunk.start, name.end(), chunk.head, False, chunk.possessor)
