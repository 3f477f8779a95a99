"""The legend: exactly the types, statuses and precisions that the figure shows, with their numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from dashboard.brief.chart import marks
from dashboard.brief.chart.mapping import MapLayout
from dashboard.brief.chart.places import Spot
from dashboard.brief.draw.fonts import BOLD, REGULAR
from dashboard.brief.draw.scene import Item, Paint, Words, circle, rectangle, rule
from dashboard.brief.draw.shaping import shape
from dashboard.brief.model import Entry
from dashboard.brief.sheet.blocks import Block
from dashboard.views.stacks import Part
from dashboard.views.symbols import Theme, status_rank, status_style, type_rank, type_style
from extract.model import GeoPrecision, Status

SIZE = 6.6
ROW = 12.4
_GAP = 11.0
_TITLE = 5.4

Swatch = Callable[[float, float], list[Item]]


@dataclass(frozen=True, slots=True)
class Marks:
    """What of the map needs explaining: the spots that it shows, and whether some stand aside of their places."""

    spots: tuple[Spot, ...]
    moved: bool
    disputed: bool = False

    @classmethod
    def of(cls, maps: Sequence[MapLayout]) -> Marks:
        """What the maps show."""
        markers = [marker for layout in maps for marker in layout.markers]
        moved = any(marker.leader for marker in markers)
        return cls(tuple(marker.spot for marker in markers), moved, any(layout.disputed for layout in maps))


def legend(entries: Sequence[Entry], shown: Marks, theme: Theme, x: float, y: float, width: float) -> Block:
    """Groups on rows of ``width`` points, each group begun with its title."""
    groups = [("Type", _types(entries, theme)), ("Status", _statuses(entries, theme)), ("Map", _map(shown, theme))]
    groups = [(title, samples) for title, samples in groups if samples]
    items: list[Item] = []
    column = (
        max((shape(title.upper(), BOLD).width * _TITLE + 0.5 * len(title) for title, _ in groups), default=0.0) + 9.0
    )
    top = y
    for title, samples in groups:
        items.append(Words(x, top + ROW / 2 + 2.0, shape(title.upper(), BOLD), _TITLE, theme.muted, spacing=0.5))
        left = x + column
        for swatch, words in samples:
            wide = _wide((swatch, words))
            if left + wide > x + width and left > x + column:
                left, top = x + column, top + ROW
            items += swatch(left + 6.0, top + ROW / 2)
            items.append(Words(left + 14.5, top + ROW / 2 + 2.35, shape(words, REGULAR), SIZE, theme.ink))
            left += wide + _GAP
        top += ROW
    return Block(tuple(items), y, top - y)


def _wide(sample: tuple[Swatch, str]) -> float:
    return 14.5 + shape(sample[1], REGULAR).width * SIZE


def _types(entries: Sequence[Entry], theme: Theme) -> list[tuple[Swatch, str]]:
    counts = Counter(entry.event_type for entry in entries)
    samples: list[tuple[Swatch, str]] = []
    for kind in sorted(counts, key=lambda kind: (type_rank(kind), kind)):
        part = Part(kind, Status.ASSERTED.value, 1)

        def swatch(at_x: float, at_y: float, part: Part = part) -> list[Item]:
            return marks.disc(part, at_x, at_y, 5.0, theme)

        samples.append((swatch, f"{type_style(kind).label} ({counts[kind]:,})"))
    return samples


def _statuses(entries: Sequence[Entry], theme: Theme) -> list[tuple[Swatch, str]]:
    counts = Counter(entry.status for entry in entries)
    if set(counts) <= {Status.ASSERTED.value}:
        return []
    samples: list[tuple[Swatch, str]] = []
    for status in sorted(counts, key=status_rank):

        def swatch(at_x: float, at_y: float, status: str = status) -> list[Item]:
            return marks.swatch(status, at_x, at_y, 4.7, theme)

        samples.append((swatch, f"{status_style(status).label} ({counts[status]:,})"))
    return samples


def _map(shown: Marks, theme: Theme) -> list[tuple[Swatch, str]]:
    spots = shown.spots
    samples: list[tuple[Swatch, str]] = []
    if any(spot.count > 1 and not spot.area for spot in spots):
        samples.append((_ring(theme), "Several events, their count inside"))
    if spots:
        first = min(spot.numbers[0] for spot in spots)
        samples.append((_number(first, theme), "Number of the row in the chronology"))
    if any(spot.near for spot in spots):
        samples.append((_near(theme), "Near: within the circle"))
    found = {spot.precision for spot in spots if spot.area}
    areas = [precision.value for precision in GeoPrecision if precision in found]
    if areas:
        *others, last = areas
        words = f"{', '.join(others)} or {last}" if others else last
        samples.append((_area(theme), f"Only the {words} is known"))
    if shown.moved:
        samples.append((_leader(theme), "Moved aside: the line leads to the place"))
    if shown.disputed:
        samples.append((_border(theme), "Disputed border"))
    return samples


def _border(theme: Theme) -> Swatch:
    pen = Paint(stroke=theme.disputed, width=1.0, dash=(3.0, 2.0))
    return lambda x, y: [rule(x - 6.0, y, x + 6.0, y, pen)]


def _ring(theme: Theme) -> Swatch:
    def swatch(x: float, y: float) -> list[Item]:
        grey = Paint(fill=theme.disc, stroke=theme.muted, width=1.9)
        return [circle(x, y, 4.4, grey), Words(x, y + 1.9, shape("3", BOLD), 5.2, theme.ink, "middle")]

    return swatch


def _number(number: int, theme: Theme) -> Swatch:
    return lambda x, y: [Words(x, y + 2.4, shape(str(number), BOLD), SIZE, theme.ink, "middle")]


def _near(theme: Theme) -> Swatch:
    def swatch(x: float, y: float) -> list[Item]:
        pen = Paint(fill=theme.area, fill_alpha=0.1, stroke=theme.area, width=0.7, dash=(2.0, 1.4))
        return [circle(x, y, 5.0, pen), circle(x, y, 1.6, Paint(fill=theme.area))]

    return swatch


def _area(theme: Theme) -> Swatch:
    def swatch(x: float, y: float) -> list[Item]:
        shade = Paint(fill=theme.area, fill_alpha=0.16, stroke=theme.area, stroke_alpha=0.5, width=0.7)
        square = Paint(fill=theme.disc, stroke=theme.area, width=0.8)
        return [rectangle(x - 5.5, y - 5, 11, 10, shade, 2.5), rectangle(x - 2.6, y - 2.6, 5.2, 5.2, square, 1.0)]

    return swatch


def _leader(theme: Theme) -> Swatch:
    def swatch(x: float, y: float) -> list[Item]:
        line = rectangle(x - 4.5, y - 0.3, 7.5, 0.6, Paint(fill=theme.ink))
        return [line, circle(x + 4.0, y, 1.4, Paint(fill=theme.ink)), circle(x - 4.0, y, 2.6, Paint(fill=theme.muted))]

    return swatch
