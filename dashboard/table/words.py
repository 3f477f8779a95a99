"""Free text over the sentences of a case: one run of bytes, searched as a whole. Pure.

A million sentences are some 200 MB; a search is one pass of the C library's over them, not a step for each.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from dashboard.table.columns import Bools, Longs, Table

_END = b"\x00"


@dataclass(frozen=True, slots=True, eq=False)
class Sentences:
    """``text``: every sentence in small letters as UTF-8, each ended by a zero byte, sentence i at ``starts[i]``, told
    of the event with the id ``events[i]``."""

    text: bytes
    starts: Longs
    events: Longs


def gathered(pairs: Iterable[tuple[int, str]]) -> Sentences:
    """(event id, sentence), in any order."""
    numbers: list[int] = []
    lengths: list[int] = []
    text = bytearray()
    for number, words in pairs:
        piece = _bytes(words)
        text += piece
        text += _END
        numbers.append(number)
        lengths.append(len(piece) + 1)
    starts = np.zeros(len(lengths), dtype=np.int64)
    np.cumsum(lengths[:-1], out=starts[1:])
    return Sentences(bytes(text), starts, np.array(numbers, dtype=np.int64))


def mentioning(table: Table, sentences: Sentences, words: str) -> Bools:
    """Which events have ``words`` (whatever the case) in a sentence, a report's title, the place or an actor's name."""
    wanted = words.lower().strip()
    found = np.zeros(len(table), dtype=bool)
    if not wanted:
        return ~found
    if sentences.starts.size:
        hits = np.fromiter((hit.start() for hit in re.finditer(re.escape(_bytes(wanted)), sentences.text)), np.int64)
        told = sentences.events[np.unique(np.searchsorted(sentences.starts, hits, side="right") - 1)]
        found[table.rows(told)] = True
    named = [code for code, name in enumerate(table.actors.labels) if wanted in name.lower()]
    titled = [code for code, title in enumerate(table.reports.titles) if wanted in title.lower()]
    placed = np.fromiter((wanted in name.lower() for name in table.spots.names), dtype=bool)
    found |= table.actors_of.any_of(named, len(table), len(table.actors))
    found |= table.reports_of.any_of(titled, len(table), len(table.reports.titles))
    found |= table.on_spots(placed)
    return found


def _bytes(words: str) -> bytes:
    return words.lower().replace("\x00", " ").encode("utf-8", "surrogatepass")
