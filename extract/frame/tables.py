"""Tables and records as text: cells under a header, values behind labels; each row or record stands by itself."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.frame.model import Scope, ScopeKind
from extract.lexicon.frame import columns
from extract.lexicon.words import word_class
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
                    yield Scope(line.start(), line.end(), ScopeKind.HEADER, Span(*line.span()))
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


def find_records(text: str) -> Iterator[Scope]:
    """Records: labels with their values ("Location: X", or the label on a line of its own above its value).

    A record goes on to the next one's first label, or to the end of the text: what is told in it, in whatever words, is
    of its day and place.
    """
    starts: list[int] = []
    rows: list[dict[str, Span]] = []
    waiting = ""
    for line in _LINE.finditer(text):
        if not waiting and not _LETTER.search(text, *line.span()):
            continue  # a rule, a number, a blank line: no label
        whole = _trimmed(text, *line.span())
        if whole.end == whole.start:
            continue
        if waiting:
            rows[-1].setdefault(waiting, whole)
            waiting = ""
            continue
        match = _LABELLED.match(text, whole.start, whole.end)
        meaning = label(match[1]) if match else label(text[whole.start : whole.end]) if _short(whole) else ""
        if not meaning or (match is None and meaning not in _SIDES):
            continue
        if not rows or (meaning in rows[-1] and meaning in _SIDES):
            starts.append(whole.start)
            rows.append({})
        if match is None:
            waiting = meaning
        else:
            rows[-1].setdefault(meaning, Span(match.end(), whole.end))
    stops = [*starts[1:], len(text)]
    for start, stop, row in zip(starts, stops, rows, strict=False):
        fields = tuple((name, span) for name, span in row.items() if span.end > span.start)
        if sum(name in _SIDES for name, _ in fields) >= FEWEST:
            yield Scope(start, stop, ScopeKind.RECORD, Span(start, stop), fields)


_SIDES = word_class("tables.sides")
_LETTER = re.compile(r"[A-Za-z]")
_LABELLED = re.compile(r"[-*• ]*([A-Za-z][A-Za-z./# ]{1,38}?)\s*:[ \t]+(?=\S)")


def _short(line: Span) -> bool:
    return line.end - line.start <= 24
