"""Marks where their places are, or as near as there is room, with a leader line back; beside each its numbers and name.

Greedy, in a fixed order, nothing at random: marks that fit at home stay, the others go to the nearest free position of
a spiral, and what finds no room at all joins its neighbour as one mark. So nothing ever overlaps.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from dashboard.brief.chart.extent import View
from dashboard.brief.chart.marks import radius
from dashboard.brief.chart.places import Spot, join, tag_lines
from dashboard.brief.chart.room import Disc, Rect, Room
from dashboard.brief.draw.fonts import BOLD, REGULAR
from dashboard.brief.draw.shaping import Line, fit, shape

#: size of the numbers and of the names of places, in points
NUMBER_PT, NAME_PT = 6.8, 6.5
#: height of a line of them
LEADING = 7.6
#: farthest that a mark goes from its place
FARTHEST = 96.0
#: a mark moved by less than this needs no leader
NUDGE = 1.5
#: more marks than this many to the million square points are joined with their neighbours first
DENSEST = 420

#: places closer than this cannot be told apart on the sheet: one mark
TOGETHER = 5.0

Side = Literal["right", "left", "above", "below"]
SIDES: tuple[Side, ...] = ("right", "left", "above", "below")


@dataclass(frozen=True, slots=True)
class Marker:
    """A mark as drawn: ``x``, ``y`` its middle, ``home``: where its place is, ``tag``: box of its numbers."""

    spot: Spot
    x: float
    y: float
    radius: float
    home: tuple[float, float]
    tag: Rect
    tag_lines: tuple[Line, ...]
    side: Side

    @property
    def moved(self) -> bool:
        return math.hypot(self.x - self.home[0], self.y - self.home[1]) > NUDGE

    @property
    def body(self) -> Disc | Rect:
        """What it covers: a square for an area, else a circle; the rim included."""
        size = self.radius + 0.75
        if self.spot.area:
            return Rect(self.x - size, self.y - size, self.x + size, self.y + size)
        return Disc(self.x, self.y, size)

    @property
    def leader(self) -> tuple[float, float, float, float] | None:
        """From the edge of the mark to its place; ``None`` where it has not moved."""
        if not self.moved:
            return None
        dx, dy = self.home[0] - self.x, self.home[1] - self.y
        away = max(abs(dx), abs(dy)) if self.spot.area else math.hypot(dx, dy)
        reach = (self.radius + 0.6) / away
        if reach >= 1:
            return None
        return self.x + dx * reach, self.y + dy * reach, *self.home


@dataclass(frozen=True, slots=True)
class Label:
    """A name as drawn. ``kind``: "place" beside a mark; "country", "admin1", "water", "town" of the basemap."""

    line: Line
    size: float
    box: Rect
    kind: str
    spacing: float = 0.0

    @property
    def baseline(self) -> float:
        return self.box.y1 - 0.26 * self.size


def place(spots: Sequence[Spot], view: View, room: Room) -> tuple[Marker, ...]:
    """A marker for every spot (spots without room joined), in the order of placing; ``room`` knows them afterwards."""
    spots = _joined(spots, view)
    while True:
        trial = room.copy()
        markers, homeless = _try(spots, view, trial)
        if not homeless or not markers:
            for marker in markers:
                _occupy(marker, room)
            return markers
        spots = _absorb(spots, homeless, markers, view)


def name_labels(markers: Iterable[Marker], room: Room, *, longest: float = 110.0) -> list[Label]:
    """The names of the places beside their numbers, where there is room."""
    labels = []
    for marker in markers:
        if not marker.spot.name:
            continue
        line = fit(marker.spot.name, REGULAR, longest / NAME_PT)
        wide = line.width * NAME_PT
        for x, y in _name_positions(marker, wide):
            box = Rect(x, y, x + wide, y + LEADING)
            if room.free(box, gap=0.4):
                room.take(box)
                labels.append(Label(line, NAME_PT, box, "place"))
                break
    return labels


def _name_positions(marker: Marker, wide: float) -> Iterator[tuple[float, float]]:
    """Upper left corners, the best first: on the line of the numbers, under them, then round the mark."""
    tag, body = marker.tag, marker.radius + 1.8
    last = tag.y1 - LEADING
    end = marker.tag_lines[-1].width * NUMBER_PT
    if marker.side == "left":
        yield tag.x1 - end - wide - 2.2, last
        yield tag.x1 - wide, tag.y1
        yield tag.x1 - wide, tag.y0 - LEADING
    else:
        yield tag.x0 + end + 2.2, last
        yield tag.x0, tag.y1
        yield tag.x0, tag.y0 - LEADING
    yield marker.x - wide / 2, marker.y + body
    yield marker.x - wide / 2, marker.y - body - LEADING
    yield marker.x - body - wide, marker.y - LEADING / 2
    yield marker.x + body, marker.y - LEADING / 2
    yield (tag.x0 + tag.x1 - wide) / 2, tag.y0 - LEADING
    yield (tag.x0 + tag.x1 - wide) / 2, tag.y1


def _try(spots: Sequence[Spot], view: View, room: Room) -> tuple[tuple[Marker, ...], list[Spot]]:
    homes = {spot.key: view.point(spot.lon, spot.lat) for spot in spots}
    settled: list[Spot] = []
    moving: list[Spot] = []
    # places known to the point first: the badge of an area may stand elsewhere in it
    for spot in sorted(spots, key=lambda spot: (spot.area, -spot.count, spot.numbers)):
        body = _body(spot, *homes[spot.key])
        if room.free(body):
            room.take(body)
            settled.append(spot)
        else:
            moving.append(spot)
    markers: list[Marker] = []
    for spot in settled:
        marker = _with_tag(spot, *homes[spot.key], homes[spot.key], room)
        markers.append(marker or _bare(spot, *homes[spot.key]))
        if marker:
            room.take(marker.tag)
    untagged = [marker for marker in markers if not marker.tag_lines]
    homeless = [marker.spot for marker in untagged]
    for spot in moving:
        moved = _moved(spot, homes[spot.key], _outward(homes[spot.key], list(homes.values())), room)
        if moved is None:
            homeless.append(spot)
        else:
            markers.append(moved)
            _occupy(moved, room)
    return tuple(marker for marker in markers if marker.tag_lines), homeless


def _moved(spot: Spot, home: tuple[float, float], outward: float, room: Room) -> Marker | None:
    """The nearest position with room for mark, numbers and leader; a leader that crosses others only at need."""
    for careful, farthest in ((True, FARTHEST), (False, FARTHEST / 2)):
        for x, y in _spiral(*home, outward, farthest):
            if not room.free(_body(spot, x, y)):
                continue
            marker = _with_tag(spot, x, y, home, room)
            if marker is None:
                continue
            leader = marker.leader
            if careful and leader is not None and not room.line_free(*leader):
                continue
            return marker
    return None


def _outward(home: tuple[float, float], others: Sequence[tuple[float, float]]) -> float:
    """The direction away from the middle of the crowd round a place, in radians: leaders that fan out do not cross."""
    near = [other for other in others if math.hypot(other[0] - home[0], other[1] - home[1]) < 60]
    x, y = (sum(values) / len(near) for values in zip(*near, strict=True))
    if math.hypot(home[0] - x, home[1] - y) < 0.5:
        return -math.pi / 4
    return math.atan2(home[1] - y, home[0] - x)


def _spiral(x: float, y: float, outward: float, farthest: float) -> Iterator[tuple[float, float]]:
    """Positions round a place, the nearer first, on each round those outwards first; the far side comes late."""
    for reach, off in _rounds(farthest):
        yield x + reach * math.cos(outward + off), y + reach * math.sin(outward + off)


@lru_cache(maxsize=8)
def _rounds(farthest: float) -> tuple[tuple[float, float], ...]:
    """Distances and turns from outwards; a quarter of a turn counts as if it were half as far again."""
    found = []
    for reach in [4.0 + 3.0 * step for step in range(13)] + [46.0 + 6.0 * step for step in range(20)]:
        turns = max(12, int(math.tau * reach / 5))
        for turn in range(turns):
            off = math.tau * (turn // 2 + turn % 2) / turns * (1 if turn % 2 else -1)
            found.append((reach * (1 + abs(off) / math.pi), turn, reach, off))
    return tuple((reach, off) for _, _, reach, off in sorted(found) if reach <= farthest)


def _with_tag(spot: Spot, x: float, y: float, home: tuple[float, float], room: Room) -> Marker | None:
    """The marker with its numbers at the first free side; ``None`` where all are taken."""
    lines = tuple(shape(words, BOLD) for words in tag_lines(spot.numbers))
    wide, high = max(line.width for line in lines) * NUMBER_PT, LEADING * len(lines)
    size = radius(spot)
    reach = size + 2.6
    slips = (0.0, -0.55 * size, 0.55 * size, -size, size)
    candidates: list[tuple[Side, float, float]] = []
    for side in SIDES:
        for slip in slips:
            if side == "right":
                candidates.append((side, x + reach, y - high / 2 + slip))
            elif side == "left":
                candidates.append((side, x - reach - wide, y - high / 2 + slip))
            elif side == "above":
                candidates.append((side, x - wide / 2 + slip, y - reach - high))
            else:
                candidates.append((side, x - wide / 2 + slip, y + reach))
    for side, left, top in candidates:
        box = Rect(left, top, left + wide, top + high)
        if room.free(box, gap=1.7):
            return Marker(spot, x, y, size, home, box, lines, side)
    return None


def _bare(spot: Spot, x: float, y: float) -> Marker:
    return Marker(spot, x, y, radius(spot), (x, y), Rect(x, y, x, y), (), "right")


def _body(spot: Spot, x: float, y: float) -> Disc | Rect:
    size = radius(spot) + 0.75
    return Rect(x - size, y - size, x + size, y + size) if spot.area else Disc(x, y, size)


def _occupy(marker: Marker, room: Room) -> None:
    room.take(marker.body)
    room.take(marker.tag)
    if marker.leader is not None:
        room.take_line(*marker.leader)


def _joined(spots: Sequence[Spot], view: View) -> list[Spot]:
    """Spots that are far too many for the frame joined with their neighbours, the nearest first."""
    frame = view.frame
    most = max(12, int(frame.width * frame.height / 1e6 * DENSEST))
    kept = _cluster(spots, view, TOGETHER)
    reach = TOGETHER
    while len(kept) > most and reach < 200:
        kept = _cluster(kept, view, reach)
        reach *= 1.35
    return kept


def _cluster(spots: Iterable[Spot], view: View, reach: float) -> list[Spot]:
    """Spots closer than ``reach`` points joined into the fullest: points with points, areas with areas alike."""
    hosts: list[Spot] = []
    grid: dict[tuple[int, int, str], list[int]] = {}
    for spot in sorted(spots, key=lambda spot: (-spot.count, spot.numbers)):
        x, y = view.point(spot.lon, spot.lat)
        column, row = int(x // reach), int(y // reach)
        kind = spot.precision.value if spot.area else ""
        near = []
        for dx in (-1, 0, 1):
            for dy in (-1, 0, 1):
                for index in grid.get((column + dx, row + dy, kind), ()):
                    ox, oy = view.point(hosts[index].lon, hosts[index].lat)
                    away = math.hypot(ox - x, oy - y)
                    if away < reach:
                        near.append((away, index))
        if near:
            index = min(near)[1]
            hosts[index] = join(hosts[index], spot)
        else:
            grid.setdefault((column, row, kind), []).append(len(hosts))
            hosts.append(spot)
    return hosts


def _absorb(spots: Sequence[Spot], homeless: Sequence[Spot], markers: Sequence[Marker], view: View) -> list[Spot]:
    """Each spot without room joined to the nearest one that has it."""
    lost = {spot.key for spot in homeless}
    kept = {spot.key: spot for spot in spots if spot.key not in lost}
    hosts = {marker.spot.key: marker.home for marker in markers}
    for spot in homeless:
        x, y = view.point(spot.lon, spot.lat)
        same = [key for key in hosts if kept[key].area == spot.area] or list(hosts)
        nearest = min(same, key=lambda key: (math.hypot(hosts[key][0] - x, hosts[key][1] - y), key))
        kept[nearest] = join(kept[nearest], spot)
    return list(kept.values())
