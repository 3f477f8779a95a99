"""The marks of stacks as SVG: a ring by type and status round a number; a square badge for what is only an area. Pure.

Every word and number in a mark is ours (letters, counts), never a report's, so a mark is safe as an image anywhere.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import quote

from dashboard.views.stacks import Part, Stack
from dashboard.views.symbols import Fill, Theme, contrast, status_style, type_style

#: marks are drawn at twice their size on screen, so that they stay crisp on dense displays
SCALE = 2
#: clear pixels round a mark (for its rim)
MARGIN = 2.0
FONT = "Helvetica Neue,Helvetica,Arial,Liberation Sans,DejaVu Sans,sans-serif"

_DASHES = {Fill.DASHED: "3.2 2.2", Fill.SPARSE: "2 4", Fill.DOTTED: "0.1 2.9"}


@dataclass(frozen=True, slots=True)
class Mark:
    """An SVG image; ``side``: width and height on screen in pixels."""

    svg: str
    side: float

    @property
    def url(self) -> str:
        """The image as a data address: nothing is fetched."""
        return "data:image/svg+xml;charset=utf-8," + quote(self.svg, safe=" ='/:;,().-<>")


def stack_mark(stack: Stack, theme: Theme) -> Mark:
    """The mark of a stack: square badge for an area, disc with a letter for one event, ring with a number for more."""
    return _mark(stack.parts, stack.area, stack.size_px, theme)


@lru_cache(maxsize=8192)  # the same few marks come again at every zoom and every rerun
def _mark(parts: tuple[Part, ...], area: bool, radius: float, theme: Theme) -> Mark:
    if area:
        return badge(parts, radius, theme)
    if sum(part.count for part in parts) == 1:
        return disc(parts[0], radius, theme)
    return ring(parts, radius, theme)


def disc(part: Part, radius: float, theme: Theme) -> Mark:
    """One event: a disc with the letter of its type, filled by its status."""
    style = type_style(part.event_type)
    colour = style.colour(theme.name)
    fill = status_style(part.status).fill
    centre = radius + MARGIN
    body = f"<circle cx='{centre:g}' cy='{centre:g}' r='{radius:g}' fill='{theme.disc}'/>"
    inner = radius - 1.6
    if fill is Fill.FULL:
        body += f"<circle cx='{centre:g}' cy='{centre:g}' r='{inner + 0.6:.1f}' fill='{colour}'/>"
    else:
        body += f"<circle cx='{centre:g}' cy='{centre:g}' r='{inner - 0.4:.1f}' fill='none' {_pen(colour, fill, 2.2)}/>"
    if fill is Fill.HALF:
        body += _half_disc(centre, inner, colour)
    body += _letter(style.letter, centre, centre, radius * 1.08, colour, fill, theme)
    if fill in {Fill.CROSSED, Fill.STRUCK}:
        body += _strokes(centre, centre, inner * 0.72, fill, colour)
    return _image(body, 2 * centre, theme, radius=radius)


def ring(parts: Sequence[Part], radius: float, theme: Theme) -> Mark:
    """Several events: a ring of segments by type and status round their number."""
    centre = radius + MARGIN
    thick = max(8.0, 0.34 * radius)
    outer, inner = radius - 1.0, radius - 1.0 - thick
    total = sum(part.count for part in parts)
    body = f"<circle cx='{centre:g}' cy='{centre:g}' r='{radius:g}' fill='{theme.disc}'/>"
    turn = 0.0
    for part in parts:
        sweep = part.count / total
        body += _segment(part, centre, outer, inner, turn, turn + sweep, theme, whole=len(parts) == 1)
        turn += sweep
    digits = str(total) if total < 10_000 else f"{total // 1000}k"
    body += _text(digits, centre, centre, min(15.0, 2.25 * inner / max(1.55, 0.72 * len(digits) + 0.3)), theme.ink)
    return _image(body, 2 * centre, theme, radius=radius)


def badge(parts: Sequence[Part], radius: float, theme: Theme) -> Mark:
    """Events known only to an area: a square with their number over a bar of their types."""
    side = 2 * max(radius, 13.0)
    whole = side + 2 * MARGIN
    total = sum(part.count for part in parts)
    bar = max(5.0, side * 0.22)
    body = (
        f"<rect x='{MARGIN}' y='{MARGIN}' width='{side:g}' height='{side:g}' rx='3.5' fill='{theme.disc}' "
        f"stroke='{theme.area}' stroke-width='1.2'/>"
    )
    left, right, top = MARGIN + 3.0, MARGIN + side - 3.0, MARGIN + side - bar - 3.0
    turn = left
    for part in parts:
        width = (right - left) * part.count / total
        body += _bar(part, turn, top, max(1.5, width - 1.0), bar, theme)
        turn += width
    digits = str(total) if total < 10_000 else f"{total // 1000}k"
    body += _text(digits, whole / 2, (MARGIN + top) / 2 + 0.6, min(15.0, side * 0.46), theme.ink)
    return _image(body, whole, theme, radius=0)


def type_swatch(event_type: str, theme: Theme) -> Mark:
    """Legend: the disc of a type, as an asserted event is drawn."""
    return disc(Part(event_type, "asserted", 1), 8.5, theme)


def status_swatch(status: str, theme: Theme) -> Mark:
    """Legend: the fill of a status, in grey, without a letter."""
    fill = status_style(status).fill
    centre, inner = 8.5 + MARGIN, 6.9
    if fill is Fill.FULL:
        body = f"<circle cx='{centre}' cy='{centre}' r='{inner + 0.6}' fill='{theme.muted}'/>"
    else:
        body = f"<circle cx='{centre}' cy='{centre}' r='{inner}' fill='{theme.disc}' {_pen(theme.muted, fill, 2.0)}/>"
    if fill is Fill.HALF:
        body += _half_disc(centre, inner, theme.muted)
    if fill in {Fill.CROSSED, Fill.STRUCK}:
        body += _strokes(centre, centre, inner * 0.66, fill, theme.muted)
    return _image(body, 2 * centre, theme, radius=0)


def precision_swatch(*, area: bool, theme: Theme) -> Mark:
    """Legend: a shaded area with its square badge, or the dashed circle of "near"."""
    side, middle = 21.0, 10.5
    if area:
        body = (
            f"<rect x='1.5' y='1.5' width='18' height='18' rx='6' fill='{theme.area}' fill-opacity='.16' "
            f"stroke='{theme.area}' stroke-opacity='.55' stroke-width='1'/>"
            f"<rect x='6' y='6' width='9' height='9' rx='2' "
            f"fill='{theme.disc}' stroke='{theme.area}' stroke-width='1.2'/>"
        )
    else:
        body = (
            f"<circle cx='{middle}' cy='{middle}' r='9' fill='{theme.area}' fill-opacity='.1' stroke='{theme.area}' "
            f"stroke-opacity='.8' stroke-width='1.1' stroke-dasharray='3 2.2'/>"
            f"<circle cx='{middle}' cy='{middle}' r='2.6' fill='{theme.area}'/>"
        )
    return _image(body, side, theme, radius=0)


def _image(body: str, side: float, theme: Theme, *, radius: float) -> Mark:
    rim = ""
    if radius:
        centre = radius + MARGIN
        rim = (
            f"<circle cx='{centre:g}' cy='{centre:g}' r='{radius + 0.4:g}' fill='none' stroke='{theme.rim}' "
            f"stroke-width='1.6'/><circle cx='{centre:g}' cy='{centre:g}' r='{radius + 1.2:g}' fill='none' "
            f"stroke='{theme.ink}' stroke-opacity='.28' stroke-width='.7'/>"
        )
    pixels = round(side * SCALE)
    svg = (
        f"<svg xmlns='http://www.w3.org/2000/svg' width='{pixels}' height='{pixels}' viewBox='0 0 {side:g} {side:g}' "
        f"text-anchor='middle' font-family='{FONT}' font-weight='700'>{rim}{body}</svg>"
    )
    return Mark(svg, side)


def _segment(
    part: Part, centre: float, outer: float, inner: float, start: float, end: float, theme: Theme, *, whole: bool
) -> str:
    style = type_style(part.event_type)
    colour, fill = style.colour(theme.name), status_style(part.status).fill
    middle, thick = (outer + inner) / 2, outer - inner
    gap = 0.0 if whole else 0.9 / middle / math.tau  # turns: a little over a pixel and a half between segments
    start, end = start + gap, end - gap
    if fill is Fill.FULL:
        path = _ring_path(centre, outer, inner, start, end, whole=whole)
        drawn = f"<path d='{path}' fill='{colour}' fill-rule='evenodd'/>"
    else:
        inset = 0.9
        edge = 0.0 if whole else inset / middle / math.tau
        path = _ring_path(centre, outer - inset, inner + inset, start + edge, end - edge, whole=whole)
        drawn = f"<path d='{path}' fill='{theme.disc}' fill-rule='evenodd' {_pen(colour, fill, 1.7)}/>"
    if fill is Fill.HALF:  # its outer half
        path = _ring_path(centre, outer, middle, start, end, whole=whole)
        drawn += f"<path d='{path}' fill='{colour}' fill-rule='evenodd'/>"
    length = (end - start) * math.tau * middle
    angle = (start + end) / 2 if not whole else 0.125
    x, y = _at(centre, middle, angle)
    if fill in {Fill.CROSSED, Fill.STRUCK}:
        drawn += _strokes(x, y, thick * 0.32, fill, colour)
        if length < 3 * thick:
            return drawn
        x, y = _at(centre, middle, start + (end - start) * 0.25)
    if length >= 10.5:
        drawn += _letter(style.letter, x, y, thick * 0.95, colour, fill, theme)
    return drawn


def _bar(part: Part, x: float, y: float, width: float, height: float, theme: Theme) -> str:
    style = type_style(part.event_type)
    colour, fill = style.colour(theme.name), status_style(part.status).fill
    if fill is Fill.FULL:
        drawn = f"<rect x='{x:.1f}' y='{y:.1f}' width='{width:.1f}' height='{height:.1f}' fill='{colour}'/>"
    else:
        drawn = (
            f"<rect x='{x + 0.7:.1f}' y='{y + 0.7:.1f}' width='{max(0.4, width - 1.4):.1f}' "
            f"height='{height - 1.4:.1f}' fill='none' {_pen(colour, fill, 1.4)}/>"
        )
    if fill is Fill.HALF:  # its upper half
        drawn += f"<rect x='{x:.1f}' y='{y:.1f}' width='{width:.1f}' height='{height / 2:.1f}' fill='{colour}'/>"
    middle_x, middle_y = x + width / 2, y + height / 2
    if fill in {Fill.CROSSED, Fill.STRUCK}:
        return drawn + _strokes(middle_x, middle_y, height * 0.36, fill, colour)
    if width >= 8 and height >= 7:
        drawn += _letter(style.letter, middle_x, middle_y, height * 0.95, colour, fill, theme)
    return drawn


def _ring_path(centre: float, outer: float, inner: float, start: float, end: float, *, whole: bool) -> str:
    if whole:
        return " ".join(
            f"M{centre - radius:.1f} {centre:.1f}a{radius:.1f} {radius:.1f} 0 1 0 {2 * radius:.1f} 0"
            f"a{radius:.1f} {radius:.1f} 0 1 0 {-2 * radius:.1f} 0Z"
            for radius in (outer, inner)
        )
    large = 1 if end - start > 0.5 else 0
    (ax, ay), (bx, by) = _at(centre, outer, start), _at(centre, outer, end)
    (cx, cy), (dx, dy) = _at(centre, inner, end), _at(centre, inner, start)
    return (
        f"M{ax:.1f} {ay:.1f}A{outer:.1f} {outer:.1f} 0 {large} 1 {bx:.1f} {by:.1f}"
        f"L{cx:.1f} {cy:.1f}A{inner:.1f} {inner:.1f} 0 {large} 0 {dx:.1f} {dy:.1f}Z"
    )


def _at(centre: float, radius: float, turn: float) -> tuple[float, float]:
    """Point on a circle; ``turn`` 0 is at the top, 0.25 at the right."""
    angle = math.tau * (turn - 0.25)
    return centre + radius * math.cos(angle), centre + radius * math.sin(angle)


def _pen(colour: str, fill: Fill, width: float) -> str:
    dash = _DASHES.get(fill)
    cap = " stroke-linecap='round'" if fill is Fill.DOTTED else ""
    return f"stroke='{colour}' stroke-width='{width:g}'" + (f" stroke-dasharray='{dash}'{cap}" if dash else "")


def _strokes(x: float, y: float, reach: float, fill: Fill, colour: str) -> str:
    path = f"M{x - reach:.1f} {y + reach:.1f}L{x + reach:.1f} {y - reach:.1f}"
    if fill is Fill.CROSSED:
        path += f"M{x - reach:.1f} {y - reach:.1f}L{x + reach:.1f} {y + reach:.1f}"
    return f"<path d='{path}' stroke='{colour}' stroke-width='1.8' stroke-linecap='round' fill='none'/>"


def _half_disc(centre: float, radius: float, colour: str) -> str:
    """The left half."""
    path = f"M{centre:g} {centre - radius:.1f}A{radius:.1f} {radius:.1f} 0 0 0 {centre:g} {centre + radius:.1f}Z"
    return f"<path d='{path}' fill='{colour}'/>"


def _letter(letter: str, x: float, y: float, size: float, colour: str, fill: Fill, theme: Theme) -> str:
    """The letter of a type on its fill; on a half fill it has a halo."""
    words = _text(letter, x, y, size, _ink_on(colour, fill, theme))
    if fill is not Fill.HALF:
        return words
    halo = f"<text paint-order='stroke' stroke='{theme.disc}' stroke-width='2.6' stroke-linejoin='round'"
    return words.replace("<text", halo, 1)


def _ink_on(colour: str, fill: Fill, theme: Theme) -> str:
    if fill is not Fill.FULL:
        return theme.ink
    return max("#ffffff", "#16191b", key=lambda ink: contrast(ink, colour))


def _text(words: str, x: float, y: float, size: float, colour: str) -> str:
    return f"<text x='{x:.1f}' y='{y + 0.355 * size:.1f}' font-size='{size:.1f}' fill='{colour}'>{words}</text>"
