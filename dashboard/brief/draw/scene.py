"""What a page holds, in points from its upper left corner, y downwards: shapes, lines and words. Pure data."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from dashboard.brief.draw.shaping import Line

Points = NDArray[np.float64]  # n rows of x, y
Anchor = Literal["start", "middle", "end"]
#: ("M", x, y), ("L", x, y), ("C", x1, y1, x2, y2, x, y), ("Z",): absolute, as in SVG
Step = tuple[Any, ...]

#: control points of a quarter of a circle by one cubic curve, for a radius of 1 (off by 0.03 %)
KAPPA = 0.5522847498


@dataclass(frozen=True, slots=True)
class Paint:
    """Colours are ``#rrggbb``, "" for none; ``width`` of the stroke and ``dash`` in points; alphas 0 to 1."""

    fill: str = ""
    stroke: str = ""
    width: float = 0.0
    dash: tuple[float, ...] = ()
    round: bool = False
    fill_alpha: float = 1.0
    stroke_alpha: float = 1.0


@dataclass(frozen=True, slots=True, eq=False)
class Lines:
    """Many straight lines or polygons (filled even-odd) of one paint."""

    paths: tuple[Points, ...]
    paint: Paint
    closed: bool = False


@dataclass(frozen=True, slots=True)
class Shape:
    """A drawing of few steps."""

    steps: tuple[Step, ...]
    paint: Paint


@dataclass(frozen=True, slots=True)
class Words:
    """A line of text. ``x``: of its start, middle or end; ``y``: of its baseline; ``halo``: colour round the letters.

    ``turn``: degrees clockwise round (x, y). ``spacing``: extra points between letters.
    """

    x: float
    y: float
    line: Line
    size: float
    colour: str
    anchor: Anchor = "start"
    halo: str = ""
    halo_width: float = 0.0
    spacing: float = 0.0
    link: str = ""

    @property
    def width(self) -> float:
        return self.line.width * self.size + self.spacing * max(0, len(self.line.text) - 1)

    @property
    def left(self) -> float:
        return self.x - {"start": 0.0, "middle": 0.5, "end": 1.0}[self.anchor] * self.width


@dataclass(frozen=True, slots=True)
class Clip:
    """Items seen only inside of a rectangle."""

    x: float
    y: float
    width: float
    height: float
    items: tuple[Item, ...]


Item = Lines | Shape | Words | Clip


@dataclass(frozen=True, slots=True)
class Page:
    width: float
    height: float
    background: str
    items: tuple[Item, ...]


def words_of(items: Sequence[Item]) -> list[Words]:
    """Every line of text, those inside of clips too."""
    found: list[Words] = []
    for item in items:
        if isinstance(item, Words):
            found.append(item)
        elif isinstance(item, Clip):
            found.extend(words_of(item.items))
    return found


def rectangle(x: float, y: float, width: float, height: float, paint: Paint, radius: float = 0.0) -> Shape:
    if radius <= 0:
        steps: tuple[Step, ...] = (
            ("M", x, y), ("L", x + width, y), ("L", x + width, y + height), ("L", x, y + height), ("Z",),
        )  # fmt: skip
        return Shape(steps, paint)
    r = min(radius, width / 2, height / 2)
    k, right, low = r * (1 - KAPPA), x + width, y + height
    return Shape(
        (
            ("M", x + r, y), ("L", right - r, y), ("C", right - k, y, right, y + k, right, y + r),
            ("L", right, low - r), ("C", right, low - k, right - k, low, right - r, low),
            ("L", x + r, low), ("C", x + k, low, x, low - k, x, low - r),
            ("L", x, y + r), ("C", x, y + k, x + k, y, x + r, y), ("Z",),
        ),
        paint,
    )  # fmt: skip


def circle(x: float, y: float, radius: float, paint: Paint) -> Shape:
    return Shape((*arc(x, y, radius, 0.0, 1.0, first="M"), ("Z",)), paint)


def arc(x: float, y: float, radius: float, start: float, end: float, *, first: str) -> tuple[Step, ...]:
    """Steps along a circle from turn ``start`` to ``end`` (0 at the top, 0.25 at the right; backwards if end < start).

    ``first``: "M" or "L", how to come to its start.
    """
    pieces = max(1, math.ceil(abs(end - start) * 4 - 1e-9))
    sweep = (end - start) / pieces * math.tau
    reach = 4 / 3 * math.tan(sweep / 4) * radius
    steps: list[Step] = []
    for piece in range(pieces):
        a = (start - 0.25) * math.tau + piece * sweep
        b = a + sweep
        ax, ay, bx, by = math.cos(a), math.sin(a), math.cos(b), math.sin(b)
        if not piece:
            steps.append((first, x + radius * ax, y + radius * ay))
        steps.append(
            (
                "C",
                x + radius * ax - reach * ay, y + radius * ay + reach * ax,
                x + radius * bx + reach * by, y + radius * by - reach * bx,
                x + radius * bx, y + radius * by,
            )
        )  # fmt: skip
    return tuple(steps)


def rule(x0: float, y0: float, x1: float, y1: float, paint: Paint) -> Shape:
    return Shape((("M", x0, y0), ("L", x1, y1)), paint)
