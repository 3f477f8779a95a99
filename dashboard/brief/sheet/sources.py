"""Sources, numbered, and the small print: notes, credits, when and with what it was made."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.brief.draw.fonts import BOLD
from dashboard.brief.draw.scene import Item, Words
from dashboard.brief.draw.shaping import ASCENT, shape, wrap
from dashboard.brief.model import Brief, Source
from dashboard.brief.sheet.blocks import LEADING, Block, Piece, cell, paragraph
from dashboard.views.symbols import Theme
from dashboard.views.wording import day

SIZE = 6.2


def source_words(source: Source) -> str:
    """ "Reuters, “Offensive launched in Anbar”, 13 July 2015"."""
    title = f"“{source.title}”" if source.title else ""
    return ", ".join(part for part in (source.publisher, title, source.published) if part) or "unnamed report"


def source_block(sources: Sequence[Source], x: float, y: float, width: float, theme: Theme, *, most: int) -> Block:
    """The sources run on, as many as ``most`` lines hold; the others are counted."""
    if not sources:
        return Block((), y, 0.0)
    shown = len(sources)
    while True:
        pieces = _pieces(sources, shown, theme)
        block = cell(pieces, x, y, width, size=SIZE)
        lines = round(block.height / (SIZE * LEADING))
        if lines <= most or shown <= 1:
            return block if lines <= most else cell(pieces, x, y, width, size=SIZE, most=most)
        shown = max(1, min(shown - 1, shown * most // lines))


def _pieces(sources: Sequence[Source], shown: int, theme: Theme) -> list[Piece]:
    pieces = [Piece("Sources", BOLD, theme.ink)]
    for source in sources[:shown]:
        pieces.append(Piece(str(source.number), BOLD, theme.ink))
        # a title may run from right to left: it is a piece of its own, or the date would join it
        title = f"“{source.title}”" if source.title else ""
        parts = [part for part in (source.publisher, title, source.published) if part] or ["unnamed report"]
        for at, part in enumerate(parts):
            pieces.append(Piece(part, colour=theme.muted))
            pieces.append(Piece("," if at + 1 < len(parts) else ".", colour=theme.muted, tight=True))
    if shown < len(sources):
        pieces.append(Piece(f"And {len(sources) - shown:,} more.", BOLD, theme.muted))
    return pieces


def source_lines(sources: Sequence[Source], width: float, theme: Theme) -> list[Block]:
    """One block a source, each from 0 downwards, for pages of their own."""
    blocks = []
    for source in sources:
        items: list[Item] = [Words(22.0, 6.6 * ASCENT, shape(str(source.number), BOLD), 6.6, theme.ink)]
        words = source_words(source) + (f". {source.url}" if source.url else ".")
        lines = wrap(words, "regular", (width - 24.0) / 6.6, most=3)
        link = source.url if source.url.startswith(("https://", "http://")) else ""
        items += [
            Words(46.0, 6.6 * (ASCENT + LEADING * at), line, 6.6, theme.ink, link=link) for at, line in enumerate(lines)
        ]
        blocks.append(Block(tuple(items), 0.0, 6.6 * LEADING * max(1, len(lines))))
    return blocks


def credit_block(brief: Brief, notes: Sequence[str], x: float, y: float, width: float, theme: Theme) -> Block:
    """Notes, then whose data it stands on and when it was made."""
    made = f"Made {day(brief.made)} with Dateline" if brief.made else "Made with Dateline"
    mark = f", case {brief.metadata.case_hash[:12]}" if brief.metadata.case_hash else ""
    words = " ".join([*notes, brief.credits, f"{made}{mark}."])
    return paragraph(words, x, y, width, size=SIZE - 0.4, colour=theme.muted, most=3)
