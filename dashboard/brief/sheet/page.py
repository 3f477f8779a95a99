"""The pages of a brief's figure: the first with heading, map, legend, timeline and table, the others with the rest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from dashboard.brief.chart.extent import Frame
from dashboard.brief.chart.ground import disputed
from dashboard.brief.chart.mapping import MapLayout, draw, view_of
from dashboard.brief.chart.places import spots
from dashboard.brief.draw.fonts import BOLD
from dashboard.brief.draw.scene import Item, Page, Paint, Words, rule
from dashboard.brief.draw.shaping import clean, shape
from dashboard.brief.model import Brief, Entry, Options, Size, size_of
from dashboard.brief.sheet.blocks import Block, one_line, paragraph
from dashboard.brief.sheet.detail import divided
from dashboard.brief.sheet.legend import Marks, legend
from dashboard.brief.sheet.panels import grid, periods
from dashboard.brief.sheet.sources import credit_block, source_block, source_lines
from dashboard.brief.sheet.table import table
from dashboard.brief.sheet.timeline import spread, timeline
from dashboard.views.symbols import THEMES, Theme
from dashboard.views.wording import count

MARGIN = 22.0
GAP = 9.0
COLUMN_GAP = 16.0
#: share of the page's width that the map has where the table stands beside it, and the size of the table's text: the
#: first at which every row has room, or else the one of `CROWDED`
BESIDE = ((0.7, 6.8), (0.65, 6.8), (0.61, 6.6), (0.57, 6.4), (0.53, 6.2), (0.5, 6.0), (0.47, 5.8))
CROWDED = (0.61, 6.6)
#: where the table stands under the map: sizes of its text to try, the least and the most share of the height that the
#: map has, and what it has where not every row finds room
UNDER = (6.8, 6.6, 6.4, 6.2)
LEAST, MOST, CROWDED_UNDER = 0.4, 0.9, 0.48
STRIP = 46.0
#: so few rows stand under the map even on a wide page
FEW = 5
MARKING_SIZE = 7.5


@dataclass(frozen=True, slots=True)
class Layout:
    """Where things stand, in points from the upper left corner of the first page.

    ``maps``: one, or one a panel, none where no event has a place. ``rows``: entries in the table of the first page.
    ``notes``: what the first page says of what it leaves out.
    """

    size: Size
    maps: tuple[MapLayout, ...]
    rows: int
    notes: tuple[str, ...]
    boxes: dict[str, Frame] = field(default_factory=dict)


def compose(brief: Brief, options: Options, *, pages: bool = True) -> tuple[list[Page], Layout]:
    """The pages and where things stand on the first. ``pages``: more than the first one, where rows are left over."""
    size = size_of(options.size)
    theme = THEMES[options.theme]
    if options.content == "map":
        return _map_only(brief, options, size, theme)
    first, layout = _first(brief, options, size, theme, pages)
    made = [first]
    if pages:
        made += _rest(brief, size, theme, layout.rows if options.table else len(brief.entries), options)
    return made, layout


def _map_only(brief: Brief, options: Options, size: Size, theme: Theme) -> tuple[list[Page], Layout]:
    """The map with its legend under it, up to the edges: for a document that has its own heading and table."""
    frame = Frame(0.5, 0.5, size.width - 1, size.height - 1)
    items, maps, under = _maps(brief, options, frame, theme)
    page = Page(size.width, size.height, theme.panel, tuple(items))
    return [page], Layout(
        size, maps, 0, _map_notes(brief, options, maps), {"map": Frame(frame.x, frame.y, frame.width, under - frame.y)}
    )


def _first(brief: Brief, options: Options, size: Size, theme: Theme, pages: bool) -> tuple[Page, Layout]:
    items: list[Item] = []
    top, bottom = MARGIN, size.height - MARGIN
    width = size.width - 2 * MARGIN
    if brief.marking:
        items += marking(brief.marking, size, theme)
        top, bottom = top + 5.0, bottom - 5.0
    heading = head(brief, MARGIN, top, width, theme)
    items += heading.items
    top = heading.bottom + GAP
    placed = any(entry.placed for entry in brief.entries)
    beside = size.width > 1.2 * size.height and placed and len(brief.entries) > FEW
    table_wanted = options.table and not (beside and options.panels > 4)
    strip = STRIP if options.timeline and spread(brief.entries) > 1 else 0.0
    notes = [*brief.notes, *_text_notes(brief)]
    foot = credit_block(brief, notes, MARGIN, 0, width, theme)
    sources = source_block(brief.sources, MARGIN, 0, width, theme, most=3 if beside else 4)
    base = bottom - foot.height - sources.height - GAP
    share, font = (1.0, UNDER[0])
    if table_wanted and placed:
        share, font = _divided(brief.entries, theme, width, base - top, strip, beside=beside)
    left = width * share if beside and table_wanted else width
    maps: tuple[MapLayout, ...] = ()
    at = top
    boxes: dict[str, Frame] = {}
    if placed:
        if beside:
            high = base - top - strip - (GAP if strip else 0)
        else:
            high = (base - top) * share if table_wanted else base - top - strip - GAP
        drawn, maps, under = _maps(brief, options, Frame(MARGIN, top, left, high), theme)
        items += drawn
        boxes["map"] = Frame(MARGIN, top, left, under - top)
        at = under + GAP * 0.6
    if not placed and brief.entries and options.legend:
        key = legend(brief.entries, Marks((), moved=False), theme, MARGIN, at, width)
        items += key.items
        at = key.bottom + GAP * 0.6
    if strip:
        # beside the table it takes what the legend has left over
        strip = max(strip, base - at) if beside or not table_wanted else strip
        line = timeline(brief.entries, theme, MARGIN, at, left, strip)
        items += line.items
        boxes["timeline"] = Frame(MARGIN, at, left, strip)
        at = line.bottom + GAP
    rows = 0
    if table_wanted:
        x, y, wide = (MARGIN + left + COLUMN_GAP, top, width - left - COLUMN_GAP) if beside else (MARGIN, at, width)
        sizes = (font,) if placed else UNDER
        for font in sizes:
            shown = table(brief.entries, theme, x, y, wide, base - y, size=font)
            if shown.shown == len(brief.entries):
                break
        if shown.shown < len(brief.entries):  # a line for what the others are
            shown = table(brief.entries, theme, x, y, wide, base - y - 9.0, size=font)
        rows = shown.shown
        items += shown.items
        boxes["table"] = Frame(x, y, wide, shown.bottom - y)
        if rows < len(brief.entries):
            words = more_rows(rows, len(brief.entries), pages)
            items.append(one_line(words, x, shown.bottom + 8.0, wide, size=6.2, colour=theme.muted))
    notes += _map_notes(brief, options, maps)
    foot = credit_block(brief, notes, MARGIN, bottom - foot.height, width, theme)
    sources = source_block(brief.sources, MARGIN, base + GAP * 0.5, width, theme, most=3 if beside else 4)
    items += [rule(MARGIN, base + 1.5, size.width - MARGIN, base + 1.5, Paint(stroke=theme.admin1, width=0.5))]
    items += [*sources.items, *foot.items]
    layout = Layout(size, maps, rows, tuple(notes), boxes)
    return Page(size.width, size.height, theme.panel, tuple(items)), layout


def _divided(
    entries: Sequence[Entry], theme: Theme, width: float, height: float, strip: float, *, beside: bool
) -> tuple[float, float]:
    """The map's share of the width (or of the height, where the table stands under it) and the size of the text."""
    if beside:
        for share, size in BESIDE:
            wide = width * (1 - share) - COLUMN_GAP
            if table(entries, theme, 0, 0, wide, height, size=size).shown == len(entries):
                return share, size
        return CROWDED
    for size in UNDER:
        whole = table(entries, theme, 0, 0, width, height, size=size)
        share = (height - whole.bottom - (strip + GAP if strip else 0.0) - GAP) / height
        if whole.shown == len(entries) and share >= LEAST:
            return min(share, MOST), size
    return CROWDED_UNDER, UNDER[1]


def _maps(
    brief: Brief, options: Options, frame: Frame, theme: Theme
) -> tuple[list[Item], tuple[MapLayout, ...], float]:
    """The map or the panels, with their legend under them; the last value: where all this ends."""
    parts = periods(brief.entries, options.panels) if options.panels > 1 else []
    # the map has what the legend leaves: its height is found with the most that it may have to explain
    found = spots(brief.entries)
    most = Marks(found, moved=len(found) > 1, disputed=disputed(view_of(brief.entries, frame, options.extent)))
    key = _legend(brief, options, most, Frame(frame.x, 0, frame.width, 0), theme)
    high = frame.height - key.height - (4.0 if options.legend else 0.0)
    area = Frame(frame.x, frame.y, frame.width, high)
    items: list[Item] = []
    layouts: list[MapLayout] = []
    if parts:
        drawn, layouts = grid(brief.entries, parts, area, options.extent, theme)
        items += drawn
    else:
        drawn, layout = draw(brief.entries, view_of(brief.entries, area, options.extent), theme)
        parted = divided(brief.entries, layout, area, theme) if options.extent is None else None
        drawn, layouts = parted or (drawn, [layout])
        items += drawn
    key = _legend(brief, options, Marks.of(layouts), Frame(frame.x, area.bottom + 4.0, frame.width, 0), theme)
    return [*items, *key.items], tuple(layouts), key.bottom


def _legend(brief: Brief, options: Options, marks: Marks, at: Frame, theme: Theme) -> Block:
    """The legend from that corner on, in that width; nothing where the document has its own."""
    if not options.legend:
        return Block((), at.y, 0.0)
    return legend(brief.entries, marks, theme, at.x, at.y, at.width)


def _rest(brief: Brief, size: Size, theme: Theme, shown: int, options: Options) -> list[Page]:
    """Pages of the rows that the first one has no room for, then of the sources where there are many."""
    bodies: list[list[Item]] = []
    top, bottom, width = MARGIN + 26.0, size.height - MARGIN - 14.0, size.width - 2 * MARGIN
    at, y = shown, top
    while at < len(brief.entries):
        part = table(brief.entries[at:], theme, MARGIN, top, width, bottom - top, size=6.8)
        if not part.shown:  # a row that is taller than a page: never with cells of at most five lines
            break
        bodies.append(list(part.items))
        at += part.shown
        y = part.bottom + 14.0
    lines = (
        source_lines(brief.sources, width, theme) if len(brief.sources) > 4 and (bodies or not options.table) else []
    )
    if lines:
        if not bodies or y + 60 > bottom:
            bodies.append([])
            y = top
        bodies[-1].append(Words(MARGIN, y + 6.0, shape("Sources", BOLD), 7.4, theme.ink))
        y += 12.0
        for block in lines:
            if y + block.height > bottom:
                bodies.append([])
                y = top
            bodies[-1] += [_moved(item, y) for item in block.items]
            y += block.height + 1.5
    return [
        _continued(brief, size, theme, body, number, len(bodies) + 1) for number, body in enumerate(bodies, start=2)
    ]


def _continued(brief: Brief, size: Size, theme: Theme, body: Sequence[Item], number: int, last: int) -> Page:
    width = size.width - 2 * MARGIN
    items: list[Item] = [
        *(marking(brief.marking, size, theme) if brief.marking else ()),
        one_line(brief.title, MARGIN, MARGIN + 12.0, width - 90, size=9.0, colour=theme.ink, style=BOLD),
        Words(size.width - MARGIN, MARGIN + 12.0, shape(f"Page {number} of {last}"), 6.6, theme.muted, "end"),
        *body,
    ]
    return Page(size.width, size.height, theme.panel, tuple(items))


def _moved(item: Item, down: float) -> Item:
    if isinstance(item, Words):
        return Words(
            item.x, item.y + down, item.line, item.size, item.colour, item.anchor, item.halo, item.halo_width,
            item.spacing, item.link,
        )  # fmt: skip
    return item


def head(brief: Brief, x: float, y: float, width: float, theme: Theme) -> Block:
    """Title, subtitle, and what is shown of how much."""
    size = 17.0 if width > 640 else 15.0
    title = paragraph(brief.title, x, y, width, size=size, colour=theme.ink, style=BOLD, most=2, leading=1.16)
    at = title.bottom + 1.0
    items = list(title.items)
    if brief.subtitle:
        under = paragraph(brief.subtitle, x, at, width, size=9.2, colour=theme.ink, most=2)
        items += under.items
        at = under.bottom + 1.0
    facts = paragraph(brief.facts, x, at, width, size=7.6, colour=theme.muted, most=2)
    return Block((*items, *facts.items), y, facts.bottom - y)


def marking(words: str, size: Size, theme: Theme) -> list[Item]:
    """The handling caveat, at the top and at the bottom of every page."""
    line = shape(words, BOLD)
    fitting = min(MARKING_SIZE, (size.width - 2 * MARGIN) / max(line.width, 1e-6))
    heights = (MARGIN - 6.0, size.height - MARGIN + 12.0)
    return [Words(size.width / 2, y, line, fitting, theme.ink, "middle") for y in heights]


def more_rows(shown: int, total: int, pages: bool) -> str:
    """What the foot of a table says that does not hold every row."""
    where = "the others are on the following pages" if pages else "the PDF, the document and the CSV hold all"
    return f"Rows 1–{shown:,} of {total:,}; {where}."


def _text_notes(brief: Brief) -> list[str]:
    """Whether some characters have no font and stand in Latin letters."""
    texts = [brief.title, brief.subtitle, brief.marking]
    for entry in brief.entries:
        texts += [entry.place, entry.place_words, entry.what, entry.who, entry.status_words, entry.toll_words]
    for source in brief.sources:
        texts += [source.publisher, source.title]
    return ["Characters without a typeface are in Latin letters."] if any(clean(text)[1] for text in texts) else []


def _map_notes(brief: Brief, options: Options, maps: Sequence[MapLayout]) -> tuple[str, ...]:
    notes = []
    if not any(entry.placed for entry in brief.entries):
        notes.append("No event of this selection has a known place: chronology without a map.")
    outside = sum(layout.outside for layout in maps)
    missing = sum(entry.placed and entry.start is None and entry.end is None for entry in brief.entries)
    if options.panels > 1 and maps and missing:
        notes.append(f"{count(missing, 'undated event')} in no panel.")
    if outside:
        notes.append(f"{count(outside, 'placed event')} outside of this map.")
    if any(marker.spot.merged for layout in maps for marker in layout.markers):
        notes.append("Places too close to part at this scale share a mark.")
    return tuple(notes)
