"""Blocks of text on the sheet: paragraphs, and cells whose words differ in style."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.brief.draw.fonts import REGULAR, Style
from dashboard.brief.draw.scene import Anchor, Item, Words
from dashboard.brief.draw.shaping import ASCENT, DESCENT, Line, extents, fit, shape, tokens, wrap

#: distance of baselines, in ems
LEADING = 1.24


@dataclass(frozen=True, slots=True)
class Block:
    """Items from the top of the block down; ``height`` in points. ``y``: where it begins."""

    items: tuple[Item, ...]
    y: float
    height: float

    @property
    def bottom(self) -> float:
        return self.y + self.height


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of one style and colour inside of a cell, with a space before them."""

    text: str
    style: Style = REGULAR
    colour: str = ""
    tight: bool = False  # no space before


def paragraph(
    text: str, x: float, y: float, width: float, *, size: float, colour: str, style: Style = REGULAR, most: int = 99,
    leading: float = LEADING, anchor: Anchor = "start",
) -> Block:  # fmt: skip
    """``text`` wrapped to ``width``. Right-to-left lines begin at the left edge too: the sheet reads from there."""
    items, at = [], y
    for line in wrap(text, style, width / size, most=most):
        up, down = extents(line)
        items.append(Words(x, at + size * up, line, size, colour, anchor))
        at += size * max(leading, leading - ASCENT - DESCENT + up + down)
    return Block(tuple(items), y, at - y)


def one_line(
    text: str, x: float, y: float, width: float, *, size: float, colour: str, style: Style = REGULAR,
    anchor: Anchor = "start", spacing: float = 0.0, link: str = "",
) -> Words:  # fmt: skip
    """``text`` on one line with its baseline at ``y``, cut where it is wider than ``width``."""
    return Words(x, y, fit(text, style, width / size), size, colour, anchor, spacing=spacing, link=link)


def cell(pieces: Sequence[Piece], x: float, y: float, width: float, *, size: float, most: int = 99) -> Block:
    """Pieces one behind the other, wrapped to ``width``. Text from right to left keeps to its own piece."""
    rows: list[list[tuple[Line, Piece]]] = [[]]
    room, used = width / size, 0.0
    space = shape("a a").width - shape("aa").width
    for piece in pieces:
        pending = ""
        gap = 0.0 if piece.tight or not rows[-1] else space
        for token in tokens(piece.text, piece.style, room):
            if (
                used + gap + shape(pending + token, piece.style).width > room
                and (pending or rows[-1])
                and token.strip()
            ):
                _close(rows, pending, piece)
                rows.append([])
                used, gap, pending = 0.0, 0.0, ""
            pending = pending + token if pending or token.strip() else ""
        _close(rows, pending, piece)
        used += gap + shape(pending, piece.style).width
    rows = [row for row in rows if row]
    cut = len(rows) > most
    items: list[Item] = []
    top = y
    for at, row in enumerate(rows[:most]):
        pen, last = x, at == most - 1 and cut
        reach = [extents(line) for line, _ in row]
        up, down = max(up for up, _ in reach), max(down for _, down in reach)
        for number, (line, piece) in enumerate(row):
            if last and number == len(row) - 1:
                line = fit(f"{line.text} …", piece.style, max(2.0, (x + width - pen) / size))
            pen += 0.0 if piece.tight or not number else space * size
            items.append(Words(pen, top + size * up, line, size, piece.colour))
            pen += line.width * size
        top += size * max(LEADING, LEADING - ASCENT - DESCENT + up + down)
    return Block(tuple(items), y, top - y)


def _close(rows: list[list[tuple[Line, Piece]]], words: str, piece: Piece) -> None:
    if words.strip():
        rows[-1].append((shape(words, piece.style), piece))
