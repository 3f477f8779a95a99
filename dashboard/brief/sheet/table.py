"""The chronology as a table: as many rows as there is room for, in columns or, where it is narrow, in running cells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from dashboard.brief.chart import marks
from dashboard.brief.draw.fonts import BOLD, REGULAR
from dashboard.brief.draw.scene import Item, Paint, Words, rule
from dashboard.brief.draw.shaping import shape
from dashboard.brief.model import Entry
from dashboard.brief.sheet.blocks import ASCENT, Block, Piece, cell, one_line, paragraph
from dashboard.views.stacks import Part
from dashboard.views.symbols import Theme
from dashboard.views.wording import sentence_case

#: from this width on every field has a column of its own
BROAD = 470.0
PAD = 2.3
HEAD = 12.0


@dataclass(frozen=True, slots=True)
class Table:
    """``shown``: how many of the entries, counted from the first given, the table holds."""

    items: tuple[Item, ...]
    shown: int
    bottom: float


@dataclass(frozen=True, slots=True)
class _Column:
    title: str
    share: float


_BROAD = (
    _Column("No.", 0.052), _Column("Date", 0.112), _Column("Place", 0.148), _Column("What happened", 0.185),
    _Column("Who", 0.21), _Column("Toll", 0.1), _Column("Status", 0.148), _Column("Source", 0.045),
)  # fmt: skip
_NARROW = (
    _Column("No.", 0.085), _Column("Date", 0.155), _Column("Place", 0.21), _Column("What happened", 0.46),
    _Column("Source", 0.09),
)  # fmt: skip


def table(
    entries: Sequence[Entry], theme: Theme, x: float, y: float, width: float, height: float, *, size: float
) -> Table:
    """Rows from ``y`` down to at most ``y + height``."""
    columns = _BROAD if width >= BROAD else _NARROW
    gap = 5.0
    free = width - gap * (len(columns) - 1)
    lefts, wides, left = [], [], x
    for column in columns:
        lefts.append(left)
        wides.append(free * column.share / sum(each.share for each in columns))
        left += wides[-1] + gap
    head_size = min(5.6, size)
    items: list[Item] = [
        one_line(column.title, at, y + 7.0, wide + gap, size=head_size, colour=theme.muted, style=BOLD)
        for column, at, wide in zip(columns, lefts, wides, strict=True)
    ]
    top = y + HEAD - 1.6
    items.append(rule(x, top, x + width, top, Paint(stroke=theme.ink, width=0.7)))
    shown = 0
    for entry in entries:
        blocks = _cells(entry, lefts, wides, top + PAD, theme, size)
        tall = max(block.height for block in blocks) + 2 * PAD - 0.8
        if top + tall > y + height:
            break
        items += _number(entry, lefts[0], top + PAD, theme, size)
        for block in blocks:
            items += block.items
        top += tall
        items.append(rule(x, top, x + width, top, Paint(stroke=theme.admin1, width=0.4)))
        shown += 1
    return Table(tuple(items), shown, top)


def _number(entry: Entry, x: float, y: float, theme: Theme, size: float) -> list[Item]:
    """The mark of the entry and its number."""
    radius = 0.58 * size
    part = Part(entry.event_type, entry.status, 1)
    line = shape(str(entry.number), BOLD)
    middle = y + size * (ASCENT - marks.CAP / 2)
    return [
        *marks.disc(part, x + radius + 0.4, middle, radius, theme),
        Words(x + 2 * radius + 3.0, y + size * ASCENT, line, size, theme.ink),
    ]


def _cells(
    entry: Entry, lefts: Sequence[float], wides: Sequence[float], y: float, theme: Theme, size: float
) -> list[Block]:
    sources = ", ".join(str(number) for number in entry.sources)
    write = partial(paragraph, size=size, colour=theme.ink)
    date = write(entry.date_words, lefts[1], y, wides[1], most=3)
    place = write(entry.place_words, lefts[2], y, wides[2], most=3, style=BOLD if entry.placed else REGULAR)
    status = sentence_case(entry.status_words)
    if len(lefts) == len(_BROAD):
        texts = (entry.what, entry.who, entry.toll_words, status, sources)
        return [
            date,
            place,
            *(write(text, at, y, wide, most=4) for text, at, wide in zip(texts, lefts[3:], wides[3:], strict=True)),
        ]
    pieces = [Piece(entry.what + ".", BOLD, theme.ink), Piece(_ended(entry.who), REGULAR, theme.ink)]
    if entry.toll_words:
        pieces.append(Piece(_ended(entry.toll_words), REGULAR, theme.ink))
    pieces.append(Piece(_ended(status), REGULAR, theme.muted))
    told = cell([piece for piece in pieces if piece.text], lefts[3], y, wides[3], size=size, most=5)
    return [date, place, told, write(sources, lefts[4], y, wides[4], most=3)]


def _ended(words: str) -> str:
    """As a sentence of its own."""
    return words if not words else sentence_case(words) + ("" if words[-1] in ".!?…" else ".")
