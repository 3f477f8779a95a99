"""Tables as text: rows of cells under a header that says what the cells mean; each row stands by itself."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.frame.model import Scope, ScopeKind
from extract.lexicon.frame import columns
from extract.model import Span

_LINE = re.compile(r"[^\n]+")
_MARKS = ("|", "\t", ";")  # between cells
_RULE = re.compile(r"[\s|:+=-]+")  # the line under a header: |---|---|
_NUMBER = re.compile(r"\s*(?:#?\s*\d+|\([^)]*\))\s*$")  # "Actor 1", "Date (UTC)"
FEWEST = 2  # columns of a header that must be known


def label(words: str) -> str:
    """What a column or label of these words gives; "" where they are none."""
    plain = " ".join(words.strip(" \t:*_#.|").lower().split())
    return columns().get(plain) or columns().get(_NUMBER.sub("", plain), "")


def find_rows(text: str) -> Iterator[Scope]:
    """Rows of every table in the text whose header is known."""
    header: tuple[str, ...] = ()
    mark, last = "", -1
    for line in _LINE.finditer(text):
        if not line.group().strip():
            continue
        if header and mark in line.group() and "\n\n\n" not in text[last : line.start()]:
            last = line.end()
            if _RULE.fullmatch(line.group()):
                continue
            cells = list(_cells(text, line.start(), line.end(), mark))
            named = tuple(
                (name, cell) for name, cell in zip(header, cells, strict=False) if name and cell.end > cell.start
            )
            if len(cells) >= FEWEST:
                whole = _trimmed(text, line.start(), line.end())
                yield Scope(whole.start, whole.end, ScopeKind.ROW, whole, named)
            continue
        header = ()
        for mark in _MARKS:
            if mark in line.group():
                names = tuple(label(text[c.start : c.end]) for c in _cells(text, line.start(), line.end(), mark))
                if sum(map(bool, names)) >= FEWEST and 2 * sum(map(bool, names)) >= len(names):
                    header, last = names, line.end()
                    break


def _cells(text: str, start: int, end: int, mark: str) -> Iterator[Span]:
    if mark == "|":  # a frame around the row is no cell
        whole = _trimmed(text, start, end)
        start = whole.start + text.startswith("|", whole.start)
        end = whole.end - (whole.end > start and text[whole.end - 1] == "|")
    while start <= end:
        at = text.find(mark, start, end)
        stop = end if at < 0 else at
        yield _trimmed(text, start, stop)
        start = stop + 1


def _trimmed(text: str, start: int, end: int) -> Span:
    """The stretch without the white space around it; empty at its start where there is nothing else."""
    piece = text[start:end]
    if not piece.strip():
        return Span(start, start)
    first = start + len(piece) - len(piece.lstrip())
    return Span(first, first + len(piece.strip()))
