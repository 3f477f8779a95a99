"""Which reports of an event are independent: copies of one text, and what is passed on, count as one origin."""

from __future__ import annotations

import re
import zlib
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence

from extract.events.coreference.record import Record

#: Share of the shorter text's sampled word sequences that must stand in the longer one: a copy, even a trimmed one, or
#: one with another headline, keeps nearly all; two reports that quote the same statement share a few in a hundred.
COPIED = 0.5
_GRAM = 4  # words in a sequence
_LEAST = 3  # sequences in common: texts of one line are not copies for a common phrase
_SAMPLED = 1  # of a word's checksum: every second word begins a sequence, the same words in every text
_LONGEST = 200_000  # characters read of a text

_WORDS = re.compile(r"[^\W_]+")
_DATELINE = re.compile(r"^[^\n.!?]{0,80}?\s[-–—]{1,2}\s")
_SHORT_LINE = 8  # words; a line of fewer that ends no sentence is a headline, a byline or the name of an agency

Sketch = frozenset[int]


def sketch(text: str) -> Sketch:
    """Hashes of a sample of the word sequences of a text; headlines, bylines and the dateline are left out."""
    lines = [line for line in text[:_LONGEST].split("\n") if _told(line)] or [text[:_LONGEST]]
    lines[0] = _DATELINE.sub("", lines[0], count=1)
    said = _WORDS.findall("\n".join(lines).lower())
    sums = {word: zlib.crc32(word.encode("utf-8", "surrogatepass")) for word in set(said)}
    marks = [sums[word] for word in said]
    return frozenset(
        hash(tuple(marks[at : at + _GRAM]))  # of integers: the same in every process
        for at in range(max(len(marks) - _GRAM + 1, 1))
        if not marks[at : at + 1] or not marks[at] & _SAMPLED
    )


def _told(line: str) -> bool:
    stripped = line.rstrip(" \t\r\"'”’)")
    return bool(stripped) and (stripped.endswith((".", "!", "?", ":", ";")) or stripped.count(" ") >= _SHORT_LINE)


def origins(
    members: Sequence[Record], sketch_of: Callable[[int], Sketch], newsrooms: frozenset[str]
) -> Mapping[int, int]:
    """Document -> lowest document of its origin, for the documents of the members of one event.

    Documents are of one origin where their texts are copies (``COPIED``), where one passes on the word of the newsroom
    that published the other, or where both pass on that of the same newsroom. ``newsrooms``: names in lower case.
    """
    first: dict[int, Record] = {}
    for member in members:
        first.setdefault(member.document, member)
    if len(first) == 1:
        return {document: document for document in first}
    parent = {document: document for document in first}
    _join_copies(first, sketch_of, parent)
    _join_passed_on(members, newsrooms, parent)
    lowest: dict[int, int] = {}
    for document in sorted(parent):
        lowest.setdefault(_root(parent, document), document)
    return {document: lowest[_root(parent, document)] for document in parent}


def _root(parent: dict[int, int], one: int) -> int:
    while parent[one] != one:
        parent[one] = parent[parent[one]]
        one = parent[one]
    return one


def _join_copies(first: Mapping[int, Record], sketch_of: Callable[[int], Sketch], parent: dict[int, int]) -> None:
    """Each text to the longer one that holds most of it; compared only where they share a sequence."""
    sketches = {document: sketch_of(document) for document in first}
    longest_first = sorted(first, key=lambda document: (-len(sketches[document]), first[document].sha256))
    holders: dict[int, list[int]] = {}
    for document in longest_first:
        mine = sketches[document]
        shared = Counter(holder for mark in mine for holder in holders.get(mark, ()))
        enough = max(_LEAST, COPIED * len(mine))
        best = min(
            (holder for holder, count in shared.items() if count >= enough),
            key=lambda holder: (-shared[holder], first[holder].sha256),
            default=None,
        )
        if best is not None:
            parent[document] = best
            continue
        for mark in mine:
            holders.setdefault(mark, []).append(document)


def _join_passed_on(members: Iterable[Record], newsrooms: frozenset[str], parent: dict[int, int]) -> None:
    word_of: dict[str, int] = {}
    rows = [(member.source.casefold(), member) for member in members]
    for source, member in rows:
        if source:
            word_of.setdefault(source, member.document)
    for _, member in rows:
        said = member.says.actor.casefold()
        if said and (said in newsrooms or any(said == source for source, _ in rows)):
            other = word_of.setdefault(said, member.document)
            parent[_root(parent, member.document)] = _root(parent, other)
