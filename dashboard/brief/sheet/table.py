"""The chronology as a table: as many rows as there is room for, in columns or, where it is narrow, in running cells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from dashboard.brief.chart import marks
from dashboard.brief.draw.fonts import BOLD, REGULAR
from dashboard.brief.draw.scene import Item, Paint, Words, rule
from dashboard.brief.draw.shaping import ASCENT, shape
from dashboard.brief.model import Entry
from dashboard.brief.sheet.blocks import Block, Piece, cell, one_line, paragraph
from dashboard.views.stacks import Part
from dashboard.views.symbols import Theme
from dashboard.views.wording import sentence_case

#: from this width on every field has a column of its own
BROAD = 470.0
PAD = 2.0
HEAD, HEAD_SIZE = 12.0, 5.6
#: rows whose words decide how wide the columns are
MEASURED = 60


@dataclass(frozen=True, slots=True)
class Table:
    """``shown``: how many of the entries, counted from the first given, the table holds."""

    items: tuple[Item, ...]
    shown: int
    bottom: float


@dataclass(frozen=True, slots=True)
class _Column:
    """``least``, ``most``: bounds of its width as shares of the table's; between them it is as wide as its words."""

    title: str
    least: float
    most: float


_DATE, _PLACE = _Column("Date", 0.07, 0.17), _Column("Place", 0.09, 0.22)
_BROAD = (
    _DATE, _PLACE, _Column("What happened", 0.1, 0.22), _Column("Who", 0.14, 0.5),
    _Column("Toll", 0.05, 0.15), _Column("Status", 0.1, 0.35), _Column("Source", 0.04, 0.07),
)  # fmt: skip
_RUNNING = _Column("What happened", 0.44, 0.44)
_NARROW = (_DATE, _PLACE, _RUNNING, _Column("Source", 0.06, 0.09))
_GAP = 6.0


def _widths(columns: Sequence[_Column], entries: Sequence[Entry], free: float, size: float) -> list[float]:
    """Each column as wide as its longest words need, within its bounds; where room is short, all give way alike."""
    least, wanted = [], []
    for at, column in enumerate(columns):
        texts = [_texts(entry, broad=len(columns) == len(_BROAD))[at] for entry in entries[:MEASURED]]
        style = BOLD if column is _PLACE else REGULAR
        head = shape(column.title, BOLD).width * HEAD_SIZE
        need = max([shape(text, style).width * size for text in texts] + [head]) + 0.5
        least.append(max(head, free * column.least))
        wanted.append(max(0.0, min(need, free * column.most) - least[-1]))
    spare, asked = free - sum(least), sum(wanted)
    if asked <= spare:
        wides = [low + want for low, want in zip(least, wanted, strict=True)]
        if len(columns) == len(_NARROW):  # the running cell takes what is left
            return [
                wide + (spare - asked if column is _RUNNING else 0) for wide, column in zip(wides, columns, strict=True)
            ]
        return [wide + (spare - asked) / len(columns) for wide in wides]
    return [low + want * spare / asked for low, want in zip(least, wanted, strict=True)]


def _texts(entry: Entry, *, broad: bool) -> tuple[str, ...]:
    sources = ", ".join(str(number) for number in entry.sources)
    status = sentence_case(entry.status_words)
    if broad:
        who, toll = sentence_case(entry.who), sentence_case(entry.toll_words)
        return entry.date_words, sentence_case(entry.place_words), entry.what, who, toll, status, sources
    return entry.date_words, sentence_case(entry.place_words), entry.what, sources


def table(
    entries: Sequence[Entry], theme: Theme, x: float, y: float, width: float, height: float, *, size: float
) -> Table:
    """Rows from ``y`` down to at most ``y + height``."""
    columns = _BROAD if width >= BROAD else _NARROW
    number_width = size * (1.16 + 0.9 + 0.62 * len(str(max((entry.number for entry in entries), default=1))))
    wides = [number_width, *_widths(columns, entries, width - number_width - _GAP * len(columns), size)]
    lefts = [x + sum(wides[:at]) + _GAP * at for at in range(len(wides))]
    head_size = min(HEAD_SIZE, size)
    items: list[Item] = [
        one_line(title, at, y + 7.0, wide + _GAP, size=head_size, colour=theme.muted, style=BOLD)
        for title, at, wide in zip(("No.", *(column.title for column in columns)), lefts, wides, strict=True)
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
    write = partial(paragraph, size=size, colour=theme.ink)
    broad = len(lefts) > len(_NARROW) + 1
    texts = _texts(entry, broad=broad)
    date = write(texts[0], lefts[1], y, wides[1], most=3)
    place = write(texts[1], lefts[2], y, wides[2], most=3, style=BOLD if entry.placed else REGULAR)
    if broad:
        rest = zip(texts[2:], lefts[3:], wides[3:], strict=True)
        return [date, place, *(write(text, at, y, wide, most=4) for text, at, wide in rest)]
    pieces = [Piece(_ended(entry.what), BOLD, theme.ink), Piece(_ended(entry.who), REGULAR, theme.ink)]
    if entry.toll_words:
        pieces.append(Piece(_ended(entry.toll_words), REGULAR, theme.ink))
    pieces.append(Piece(_ended(entry.status_words), REGULAR, theme.muted))
    told = cell([piece for piece in pieces if piece.text], lefts[3], y, wides[3], size=size, most=5)
    return [date, place, told, write(texts[-1], lefts[4], y, wides[4], most=3)]


def _ended(words: str) -> str:
    """As a sentence of its own."""
    return words if not words else sentence_case(words) + ("" if words[-1] in ".!?…" else ".")
