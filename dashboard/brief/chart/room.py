"""Who stands where on the sheet: circles, boxes and lines that must not run into each other."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dashboard.brief.chart.extent import Frame


@dataclass(frozen=True, slots=True)
class Rect:
    """``x0`` < ``x1`` and ``y0`` < ``y1``, in points."""

    x0: float
    y0: float
    x1: float
    y1: float

    def grown(self, by: float) -> Rect:
        return Rect(self.x0 - by, self.y0 - by, self.x1 + by, self.y1 + by)

    def meets(self, other: Rect) -> bool:
        return self.x0 < other.x1 and other.x0 < self.x1 and self.y0 < other.y1 and other.y0 < self.y1


@dataclass(frozen=True, slots=True)
class Disc:
    x: float
    y: float
    radius: float

    def meets(self, other: Disc | Rect) -> bool:
        if isinstance(other, Disc):
            return math.hypot(self.x - other.x, self.y - other.y) < self.radius + other.radius
        dx = max(other.x0 - self.x, 0.0, self.x - other.x1)
        dy = max(other.y0 - self.y, 0.0, self.y - other.y1)
        return math.hypot(dx, dy) < self.radius


class Room:
    """What is taken inside of a frame. Distances in points; ``gap`` is kept free between any two."""

    def __init__(self, frame: Frame, *, gap: float = 1.0) -> None:
        self.inside = Rect(frame.x, frame.y, frame.right, frame.bottom)
        self.gap = gap
        self._discs = _Rows(3)
        self._rects = _Rows(4)
        self._lines = _Rows(4)
        self.guards: list[tuple[float, float]] = []

    def copy(self) -> Room:
        """The same, to try something in."""
        made = Room.__new__(Room)
        made.inside, made.gap = self.inside, self.gap
        made._discs, made._rects, made._lines = self._discs.copy(), self._rects.copy(), self._lines.copy()
        made.guards = list(self.guards)
        return made

    def guard(self, x: float, y: float) -> None:
        """A point that no box may cover, until the guards are cleared."""
        self.guards.append((x, y))

    def open(self, x: float, y: float, reach: float) -> bool:
        """Whether no guarded point is that near."""
        return not any(math.hypot(x - gx, y - gy) < reach for gx, gy in self.guards)

    def take(self, thing: Disc | Rect) -> None:
        if isinstance(thing, Disc):
            self._discs.add((thing.x, thing.y, thing.radius))
        else:
            self._rects.add((thing.x0, thing.y0, thing.x1, thing.y1))

    def take_line(self, x0: float, y0: float, x1: float, y1: float) -> None:
        self._lines.add((x0, y0, x1, y1))

    def free(self, thing: Disc | Rect, *, gap: float | None = None, lines: bool = True) -> bool:
        """Whether the thing lies inside of the frame and meets nothing; ``lines``: leaders count too."""
        margin = self.gap if gap is None else gap
        if isinstance(thing, Disc):
            return self._disc_free(thing.x, thing.y, thing.radius + margin, lines=lines)
        return self._rect_free(thing.grown(margin), lines=lines)

    def _disc_free(self, x: float, y: float, reach: float, *, lines: bool) -> bool:
        box = self.inside
        if not (box.x0 + reach <= x <= box.x1 - reach and box.y0 + reach <= y <= box.y1 - reach):
            return False
        discs, rects = self._discs.rows, self._rects.rows
        if (np.hypot(discs[:, 0] - x, discs[:, 1] - y) < discs[:, 2] + reach).any():
            return False
        dx = np.maximum(np.maximum(rects[:, 0] - x, x - rects[:, 2]), 0.0)
        dy = np.maximum(np.maximum(rects[:, 1] - y, y - rects[:, 3]), 0.0)
        if (np.hypot(dx, dy) < reach).any():
            return False
        return not lines or not (_distance_to_lines(self._lines.rows, x, y) < reach).any()

    def _rect_free(self, rect: Rect, *, lines: bool) -> bool:
        box = self.inside
        if rect.x0 < box.x0 or rect.y0 < box.y0 or rect.x1 > box.x1 or rect.y1 > box.y1:
            return False
        if any(rect.x0 - 4 < x < rect.x1 + 4 and rect.y0 - 4 < y < rect.y1 + 4 for x, y in self.guards):
            return False
        discs, rects = self._discs.rows, self._rects.rows
        if (
            (rects[:, 0] < rect.x1) & (rect.x0 < rects[:, 2]) & (rects[:, 1] < rect.y1) & (rect.y0 < rects[:, 3])
        ).any():
            return False
        dx = np.maximum(np.maximum(rect.x0 - discs[:, 0], discs[:, 0] - rect.x1), 0.0)
        dy = np.maximum(np.maximum(rect.y0 - discs[:, 1], discs[:, 1] - rect.y1), 0.0)
        if (np.hypot(dx, dy) < discs[:, 2]).any():
            return False
        return not lines or not any(crosses(rect, *row) for row in self._lines.rows.tolist())

    def line_free(self, x0: float, y0: float, x1: float, y1: float) -> bool:
        """Whether a leader from a mark to its place runs clear of boxes, other leaders and marks.

        A mark may stand on the place itself: over the last third the leader may run under one.
        """
        near_x, near_y = x0 + 0.67 * (x1 - x0), y0 + 0.67 * (y1 - y0)
        for x, y, reach in self._discs.rows.tolist():
            if _distance(x0, y0, near_x, near_y, x, y) < reach + 0.5:
                return False
        if any(crosses(Rect(*row), x0, y0, x1, y1) for row in self._rects.rows.tolist()):
            return False
        return not any(_intersect((x0, y0, x1, y1), tuple(row)) for row in self._lines.rows.tolist())


class _Rows:
    """Rows of numbers that grow."""

    def __init__(self, width: int) -> None:
        self._data = np.zeros((64, width))
        self._count = 0

    def add(self, row: tuple[float, ...]) -> None:
        if self._count == len(self._data):
            self._data = np.concatenate((self._data, np.zeros_like(self._data)))
        self._data[self._count] = row
        self._count += 1

    def copy(self) -> _Rows:
        made = _Rows.__new__(_Rows)
        made._data, made._count = self._data.copy(), self._count
        return made

    @property
    def rows(self) -> NDArray[np.float64]:
        return self._data[: self._count]


def crosses(rect: Rect, x0: float, y0: float, x1: float, y1: float) -> bool:
    """Whether a line touches a box (Liang and Barsky's clipping)."""
    low, high = 0.0, 1.0
    for step, before, after in ((x1 - x0, rect.x0 - x0, rect.x1 - x0), (y1 - y0, rect.y0 - y0, rect.y1 - y0)):
        if abs(step) < 1e-12:
            if before > 0 or after < 0:
                return False
            continue
        first, last = sorted((before / step, after / step))
        low, high = max(low, first), min(high, last)
        if low > high:
            return False
    return True


def _distance(x0: float, y0: float, x1: float, y1: float, x: float, y: float) -> float:
    dx, dy = x1 - x0, y1 - y0
    length = dx * dx + dy * dy
    share = 0.0 if length == 0 else min(1.0, max(0.0, ((x - x0) * dx + (y - y0) * dy) / length))
    return math.hypot(x0 + share * dx - x, y0 + share * dy - y)


def _distance_to_lines(lines: NDArray[np.float64], x: float, y: float) -> NDArray[np.float64]:
    dx, dy = lines[:, 2] - lines[:, 0], lines[:, 3] - lines[:, 1]
    length = np.maximum(dx * dx + dy * dy, 1e-12)
    share = np.clip(((x - lines[:, 0]) * dx + (y - lines[:, 1]) * dy) / length, 0, 1)
    return np.hypot(lines[:, 0] + share * dx - x, lines[:, 1] + share * dy - y)


def _intersect(one: tuple[float, ...], two: tuple[float, ...]) -> bool:
    def side(a: tuple[float, ...], x: float, y: float) -> float:
        return (a[2] - a[0]) * (y - a[1]) - (a[3] - a[1]) * (x - a[0])

    return (
        side(one, two[0], two[1]) * side(one, two[2], two[3]) < 0
        and side(two, one[0], one[1]) * side(two, one[2], one[3]) < 0
    )
