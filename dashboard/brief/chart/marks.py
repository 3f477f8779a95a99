"""Marks of spots in points, as the screen draws them (dashboard/views/marks.py): disc, ring, badge; legend swatches."""

from __future__ import annotations

import math
from collections.abc import Sequence

from dashboard.brief.chart.places import Spot
from dashboard.brief.draw.fonts import BOLD
from dashboard.brief.draw.scene import Item, Paint, Shape, Step, Words, arc, circle, rectangle
from dashboard.brief.draw.shaping import shape
from dashboard.views.stacks import Part
from dashboard.views.symbols import Fill, Theme, contrast, status_style, type_style

#: radius of the disc of one event, in points
DISC = 6.4
#: widest a ring gets
LARGEST = 16.0
#: height of capital letters and digits in the face of numbers, in ems
CAP = 0.714

_DASHES: dict[Fill, tuple[float, ...]] = {Fill.DASHED: (2.1, 1.4), Fill.SPARSE: (1.3, 2.6), Fill.DOTTED: (0.1, 1.9)}


def radius(spot: Spot) -> float:
    """Outer radius in points (half the side of a badge): the area grows with the number, within legible bounds."""
    if spot.area:
        return min(13.0, 7.2 + 0.8 * math.sqrt(spot.count))
    return DISC if spot.count == 1 else min(LARGEST, 7.4 + 1.05 * math.sqrt(spot.count))


def mark(spot: Spot, x: float, y: float, theme: Theme) -> list[Item]:
    """The mark of a spot round (x, y)."""
    size = radius(spot)
    if spot.area:
        return badge(spot.parts, x, y, size, theme)
    if spot.count == 1:
        return disc(spot.parts[0], x, y, size, theme)
    return ring(spot.parts, x, y, size, theme)


def disc(part: Part, x: float, y: float, size: float, theme: Theme, *, letter: bool = True) -> list[Item]:
    """One event: its type's letter on a disc filled by its status."""
    style = type_style(part.event_type)
    colour, fill = style.colour(theme.name), status_style(part.status).fill
    items: list[Item] = [
        circle(x, y, size + 0.55, Paint(fill=theme.rim, stroke=theme.ink, width=0.35, stroke_alpha=0.45)),
        circle(x, y, size, Paint(fill=theme.disc)),
    ]
    items += _filled(x, y, size, colour, fill)
    if letter:
        items.append(_letter(style.letter, x, y, size * 1.12, colour, fill, theme))
    if fill in {Fill.CROSSED, Fill.STRUCK}:
        items.append(_strokes(x, y, size * 0.62, fill, colour))
    return items


def swatch(status: str, x: float, y: float, size: float, theme: Theme) -> list[Item]:
    """The fill of a status, in grey, for the legend."""
    fill = status_style(status).fill
    items: list[Item] = [circle(x, y, size, Paint(fill=theme.disc)), *_filled(x, y, size, theme.muted, fill)]
    if fill in {Fill.CROSSED, Fill.STRUCK}:
        items.append(_strokes(x, y, size * 0.62, fill, theme.muted))
    return items


def ring(parts: Sequence[Part], x: float, y: float, size: float, theme: Theme) -> list[Item]:
    """Several events: segments by type and status round their number."""
    thick = max(5.0, 0.36 * size)
    outer, inner = size - 0.4, size - 0.4 - thick
    total = sum(part.count for part in parts)
    items: list[Item] = [
        circle(x, y, size + 0.55, Paint(fill=theme.rim, stroke=theme.ink, width=0.35, stroke_alpha=0.45)),
        circle(x, y, size, Paint(fill=theme.disc)),
    ]
    turn = 0.0
    for part in parts:
        sweep = part.count / total
        items += _segment(part, x, y, outer, inner, turn, turn + sweep, theme, whole=len(parts) == 1)
        turn += sweep
    digits = _digits(total)
    items.append(_number(digits, x, y, min(9.5, 2.15 * inner / max(1.5, 0.66 * len(digits) + 0.4)), theme.ink))
    return items


def badge(parts: Sequence[Part], x: float, y: float, size: float, theme: Theme) -> list[Item]:
    """Events known only to an area: a square with their number over a bar of their types."""
    side, total = 2 * size, sum(part.count for part in parts)
    left, top = x - size, y - size
    bar = max(3.6, side * 0.27)
    items: list[Item] = [
        rectangle(
            left - 0.5, top - 0.5, side + 1, side + 1,
            Paint(fill=theme.rim, stroke=theme.ink, width=0.35, stroke_alpha=0.45), 2.9,
        ),
        rectangle(left, top, side, side, Paint(fill=theme.disc, stroke=theme.area, width=0.9), 2.4),
    ]  # fmt: skip
    start, end, low = left + 2.0, left + side - 2.0, top + side - bar - 2.0
    at = start
    for part in parts:
        wide = (end - start) * part.count / total
        items += _bar(part, at, low, max(1.0, wide - 0.6), bar, theme)
        at += wide
    items.append(_number(_digits(total), x, (top + low) / 2 + 0.3, min(9.0, side * 0.46), theme.ink))
    return items


def letter_colour(colour: str, fill: Fill, theme: Theme) -> str:
    """Colour of a letter on a fill."""
    if fill is not Fill.FULL:
        return theme.ink
    return max("#ffffff", "#16191b", key=lambda ink: contrast(ink, colour))


def _filled(x: float, y: float, size: float, colour: str, fill: Fill) -> list[Item]:
    if fill is Fill.FULL:
        return [circle(x, y, size, Paint(fill=colour))]
    pen = Paint(stroke=colour, width=1.5, dash=_DASHES.get(fill, ()), round=fill is Fill.DOTTED)
    items: list[Item] = []
    if fill is Fill.HALF:
        items.append(Shape((*arc(x, y, size - 0.2, 1.0, 0.5, first="M"), ("Z",)), Paint(fill=colour)))
    return [*items, circle(x, y, size - 0.75, pen)]


def _segment(
    part: Part, x: float, y: float, outer: float, inner: float, start: float, end: float, theme: Theme, *, whole: bool
) -> list[Item]:
    style = type_style(part.event_type)
    colour, fill = style.colour(theme.name), status_style(part.status).fill
    middle, thick = (outer + inner) / 2, outer - inner
    gap = 0.0 if whole else 0.55 / middle / math.tau
    start, end = start + gap, end - gap
    if fill is Fill.FULL:
        items: list[Item] = [Shape(_band(x, y, outer, inner, start, end, whole=whole), Paint(fill=colour))]
    else:
        inset = 0.55
        edge = 0.0 if whole else inset / middle / math.tau
        steps = _band(x, y, outer - inset, inner + inset, start + edge, end - edge, whole=whole)
        pen = Paint(theme.disc, colour, 1.1, _DASHES.get(fill, ()), fill is Fill.DOTTED)
        items = [Shape(steps, pen)]
    if fill is Fill.HALF:
        items.append(Shape(_band(x, y, outer, middle, start, end, whole=whole), Paint(fill=colour)))
    length = (end - start) * math.tau * middle
    turn = 0.125 if whole else (start + end) / 2
    at_x, at_y = _at(x, y, middle, turn)
    if fill in {Fill.CROSSED, Fill.STRUCK}:
        items.append(_strokes(at_x, at_y, thick * 0.32, fill, colour))
        if length < 3 * thick:
            return items
        at_x, at_y = _at(x, y, middle, start + (end - start) * 0.25)
    if length >= 6.2:
        items.append(_letter(style.letter, at_x, at_y, thick * 0.98, colour, fill, theme))
    return items


def _band(x: float, y: float, outer: float, inner: float, start: float, end: float, *, whole: bool) -> tuple[Step, ...]:
    """Part of a ring between two turns; drawn whole, its inner circle runs backwards (both fill rules leave a hole)."""
    if whole:
        return (
            *arc(x, y, outer, 0.0, 1.0, first="M"), ("Z",), *arc(x, y, inner, 1.0, 0.0, first="M"), ("Z",),
        )  # fmt: skip
    return (*arc(x, y, outer, start, end, first="M"), *arc(x, y, inner, end, start, first="L"), ("Z",))


def _bar(part: Part, x: float, y: float, width: float, height: float, theme: Theme) -> list[Item]:
    style = type_style(part.event_type)
    colour, fill = style.colour(theme.name), status_style(part.status).fill
    if fill is Fill.FULL:
        items: list[Item] = [rectangle(x, y, width, height, Paint(fill=colour))]
    else:
        pen = Paint(stroke=colour, width=0.9, dash=_DASHES.get(fill, ()), round=fill is Fill.DOTTED)
        items = [rectangle(x + 0.45, y + 0.45, max(0.3, width - 0.9), height - 0.9, pen)]
    if fill is Fill.HALF:
        items.append(rectangle(x, y, width, height / 2, Paint(fill=colour)))
    if fill in {Fill.CROSSED, Fill.STRUCK}:
        items.append(_strokes(x + width / 2, y + height / 2, height * 0.36, fill, colour))
    elif width >= 4.6 and height >= 4:
        items.append(_letter(style.letter, x + width / 2, y + height / 2, height * 0.98, colour, fill, theme))
    return items


def _strokes(x: float, y: float, reach: float, fill: Fill, colour: str) -> Shape:
    steps: list[Step] = [("M", x - reach, y + reach), ("L", x + reach, y - reach)]
    if fill is Fill.CROSSED:
        steps += [("M", x - reach, y - reach), ("L", x + reach, y + reach)]
    return Shape(tuple(steps), Paint(stroke=colour, width=1.15, round=True))


def _at(x: float, y: float, size: float, turn: float) -> tuple[float, float]:
    angle = math.tau * (turn - 0.25)
    return x + size * math.cos(angle), y + size * math.sin(angle)


def _digits(total: int) -> str:
    return str(total) if total < 10_000 else f"{total // 1000}k"


def _letter(letter: str, x: float, y: float, size: float, colour: str, fill: Fill, theme: Theme) -> Words:
    halo = theme.disc if fill is Fill.HALF else ""
    line = shape(letter, BOLD)
    ink = letter_colour(colour, fill, theme)
    return Words(x, y + CAP / 2 * size, line, size, ink, "middle", halo=halo, halo_width=0.9 if halo else 0.0)


def _number(digits: str, x: float, y: float, size: float, colour: str) -> Words:
    return Words(x, y + CAP / 2 * size, shape(digits, BOLD), size, colour, "middle")
