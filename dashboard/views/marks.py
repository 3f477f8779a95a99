"""The mark of an event and the swatches of a legend as SVG. Pure.

The same looks as on the map, where rings and badges of many events are drawn by ``map_frontend/marks.js``. Every letter
in a mark is ours, never a report's, so a mark is safe as an image anywhere.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import quote

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
        return _address(self.svg)


@lru_cache(maxsize=512)
def _address(svg: str) -> str:
    return "data:image/svg+xml;charset=utf-8," + quote(svg, safe=" ='/:;,().-<>")


def disc(event_type: str, status: str, theme: Theme, *, radius: float = 8.5) -> Mark:
    """One event: a disc with the letter of its type, filled by its status. ``radius``: pixels."""
    style = type_style(event_type)
    colour = style.colour(theme.name)
    fill = status_style(status).fill
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


def type_swatch(event_type: str, theme: Theme) -> Mark:
    """Legend: the disc of a type, as an asserted event is drawn."""
    return disc(event_type, "asserted", theme)


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
