"""Short names that a text defines for itself: "the State Board of Antiquities (SBA)"."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from extract.lexicon.actors import word_set
from extract.mentions.actors.chunks import Chunk

_SHORTEST, _LONGEST = 2, 10
_MAX_WORDS = 12


def short_name(word: str) -> bool:
    """Is this written like an acronym: two to ten characters, two capitals or more, no lower case but a last "s"?"""
    letters = word.rstrip("s") if len(word) > _SHORTEST else word
    capitals = sum(map(str.isupper, letters))
    return _SHORTEST <= len(word) <= _LONGEST and capitals > 1 and not any(map(str.islower, letters))


def defined(
    words: Sequence[str], codes: str, chunks: Sequence[Chunk], known: Collection[str]
) -> list[tuple[Chunk, int]]:
    """Long names of this sentence that a short name follows in brackets, each with the token of the short name.

    The long name is an actor phrase that ends at the bracket, or capitalised words whose initials the short name gives.
    """
    found: list[tuple[Chunk, int]] = []
    at = codes.find("(")
    while 0 < at < len(words) - 2:
        short = words[at + 1]
        if codes[at + 2] == ")" and short_name(short) and short not in known:
            ended = [chunk for chunk in chunks if chunk.end == at and codes[chunk.head] in "GNHKR"]
            if ended:
                found.append((ended[-1], at + 1))
            else:
                start = _by_initials(words, at, short)
                if start is not None:
                    found.append((Chunk(start, at, start), at + 1))
        at = codes.find("(", at + 1)
    return found


def _by_initials(words: Sequence[str], end: int, short: str) -> int | None:
    """Start of the capitalised words before ``end`` whose initials are ``short``, or None."""
    links = word_set("links")
    wanted = [letter.lower() for letter in short if letter.isalpha() and letter.isupper()]
    at = end
    while at > 0 and end - at < _MAX_WORDS and wanted:
        word = words[at - 1]
        if word[:1].isupper() and word[0].lower() == wanted[-1]:
            wanted.pop()
        elif word not in links:
            return None
        at -= 1
    return at if not wanted and words[at][:1].isupper() else None
