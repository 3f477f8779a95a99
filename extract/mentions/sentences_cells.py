"""Lists within a sentence: "Gao: three shells on 4 May; Kidal: a mine on 6 May, two dead; Bourem: nothing new."

Semicolons that part stretches of which each names a place of its own part the entries of a list, as bullets do. What
follows from clause to clause ("the rebels left; nobody was hurt; that was in May") is no list.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.model import Sentence

_SEMICOLON = re.compile(r";\s+(?:and\s+)?")
_COLON = re.compile(r":\s+")
#: A name behind a word of place, or one that opens the stretch as its label.
_PLACE = re.compile(
    r"\b(?:in|at|near|on|outside|around|of|from|over|inside|above|below|between|against|hit|struck)\s+(?:the\s+)?"
    r"(?:(?:town|city|village|hamlet|district|port)\s+of\s+)?(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b"
    r"|(?:January|February|March|April|May|June|July|August|September|October|November|December)\b)"
    r"(?:al-|el-)?[^\W\d_a-z]"
    r"|^(?:and )?[^\W\d_a-z][\w'’-]*(?: [^\W\d_a-z][\w'’-]*)?(?::| \()"
)
_DAY = re.compile(
    r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b"
    r"|\d (?:Jan|Feb|Mar|Apr|May|June|July|Aug|Sept|Oct|Nov|Dec)|(?:\b(?:Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec)\w*"
    r"|May|June|July) \d"
)
#: A stretch that hangs on the one before, and a list of what somebody said.
_HANGS = re.compile(
    r"(?:and )?(?:that|which|who|whose|whom|where|when|if|because|but|while|though|it|he|she|they)\b", re.I
)
_FEWEST = 3  # entries of a list that nothing leads in
_LABEL = 60  # code points of a label that leads in the entries


def find_cells(text: str, start: int, end: int) -> tuple[Sentence, ...]:
    """The entries of a sentence that is a list, each an item, behind what leads them in; () where it is none.

    ``start``, ``end``: the sentence, trimmed. The entries are trimmed, and keep their semicolons. Linear.
    """
    semicolon = text.find(";", start, end)
    if semicolon < 0:
        return ()
    colon = _COLON.search(text, start, semicolon)
    first = colon.end() if colon else start
    cells = list(_cells(text, first, end))
    if len(cells) < (2 if colon else _FEWEST):
        return ()
    for at, last in cells:
        if _HANGS.match(text, at, last):
            return ()
        placed = _PLACE.search(text[at:last])
        if not placed and not (colon and colon.start() - start <= _LABEL and _DAY.search(text, at, last)):
            return ()
    lead = (Sentence(start, colon.start() + 1, kind="body"),) if colon else ()
    return (*lead, *(Sentence(at, last, kind="item") for at, last in cells))


def _cells(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    at = start
    for mark in _SEMICOLON.finditer(text, start, end):
        if mark.end() >= end:
            break
        yield at, mark.start() + 1
        at = mark.end()
    yield at, end
