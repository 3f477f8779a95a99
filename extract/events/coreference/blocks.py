"""Blocking: which pairs of mentions are looked at at all, so that the work grows with the number of mentions.

A mention stands under a few keys: the cells of the map that its place touches, or its province, or its name, by the
weeks that its date can fall in; and its toll by week, for those that name no place. Within a block a mention meets
those that stand next to it in an order by date, type and toll, up to `WINDOW` on either side.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from extract.events.coreference.comparing.places import unlisted
from extract.events.coreference.comparing.profile import Profile
from extract.events.coreference.record import Where
from extract.model import GeoPrecision
from extract.resolve.places.held import HELD_MARK

#: Neighbours on either side that a mention meets in one block; smaller blocks are compared in full.
WINDOW = 32
CELL_DEGREES = 0.5
WEEK_DAYS = 8
_POINT_KM = 30.0  # a larger circle is not found by the cells it touches
_KM_PER_DEGREE = 110.574  # of latitude at the equator, the shortest (WGS84): no cell is missed
_TOLL = 5  # a count of killed from which it finds a mention that has no place
_SAID_TOLL = 3  # and one that has no date
_YEARS = 8
_NEVER = 10**9
_PROVINCE = "a:"  # a key under which only areas meet points

Order = tuple[int, str, int, tuple[str, int, int]]


def order(one: Profile) -> Order:
    """The canonical order of mentions: by content alone, undated ones last."""
    record = one.record
    killed = record.killed.figure if record.killed else -1
    return (record.end if record.end is not None else _NEVER, record.sub_event_type, killed, one.key)


def keys(one: Profile) -> tuple[str, ...]:
    """The blocks of a mention, as short text, without repetition."""
    record = one.record
    kind = one.stand[0] + one.family + ("!" if one.campaign else "")
    killed = record.killed.figure if record.killed else 0
    places = list(_places(record.where, one.area)) if record.where else []
    found = [f"{place}|{when}|{kind}" for when in _times(one) for place in places]
    if not one.campaign:
        if killed >= _TOLL and one.dated:
            found.extend(f"t{killed}|{when}|{kind}" for when in _times(one))
        if killed >= _SAID_TOLL and record.where is not None:
            found.append(f"u{killed}|{record.where.id}|{kind}")
    found.sort(key=lambda key: key.startswith(_PROVINCE))  # two points meet under an earlier key, or nowhere
    return tuple(dict.fromkeys(found))


def _times(one: Profile) -> Iterator[str]:
    record = one.record
    if one.campaign:
        first, last = record.start or record.end, record.end or record.start
        if first is None or last is None:
            yield "y"
            return
        years = range(int(first / 365.25), int(last / 365.25) + 1)
        yield from (f"y{year}" for year in years[:_YEARS])
        return
    if not one.dated or record.start is None or record.end is None:
        return
    yield from (f"{week}" for week in range(record.start // WEEK_DAYS, record.end // WEEK_DAYS + 1))


def _places(where: Where, area: bool) -> Iterator[str]:
    if area:
        yield f"{_PROVINCE}{where.id}"
        return
    if where.admin1 and where.precision != GeoPrecision.COUNTRY:
        yield f"{_PROVINCE}{where.admin1}"
    if HELD_MARK in where.id:
        yield unlisted(where) or where.id
    if where.radius_km > _POINT_KM:
        return
    high = where.radius_km / _KM_PER_DEGREE
    wide = min(high / max(math.cos(math.radians(where.lat)), 0.01), 180.0)
    rows = range(math.floor((where.lat - high) / CELL_DEGREES), math.floor((where.lat + high) / CELL_DEGREES) + 1)
    first, last = (math.floor((where.lon + edge) / CELL_DEGREES) for edge in (-wide, wide))
    turn = int(360 / CELL_DEGREES)  # cells around the globe: either side of the date line is one place
    for row in rows:
        yield from (f"{row},{column % turn}" for column in range(first, min(last, first + turn - 1) + 1))


@dataclass(slots=True)
class Block:
    """Mentions under one key, in the canonical order once ``sort`` has been called."""

    key: str
    members: list[int] = field(default_factory=list)
    areas: list[int] = field(default_factory=list)
    sorted: bool = False


class Index:
    """Blocks over a growing list of mentions, which are known by their number in ``profiles``."""

    def __init__(self) -> None:
        self.profiles: list[Profile] = []
        self.keys: list[tuple[str, ...]] = []
        self.blocks: dict[str, Block] = {}
        self.first: list[int] = []  # day on which a mention can have begun, and on which it can have ended
        self.last: list[int] = []

    def add(self, profiles: Iterable[Profile]) -> None:
        names: dict[str, str] = {}
        for one in profiles:
            number = len(self.profiles)
            mine = tuple(names.setdefault(key, key) for key in keys(one))
            self.profiles.append(one)
            self.keys.append(mine)
            start, end = one.record.start, one.record.end
            self.first.append(start if start is not None else 0)
            self.last.append(end if end is not None else _NEVER)
            for key in mine:
                block = self.blocks.get(key)
                if block is None:
                    block = self.blocks[key] = Block(key)
                (block.areas if one.area and key.startswith(_PROVINCE) else block.members).append(number)
                block.sorted = False

    def pairs(self, block: Block, wanted: set[int] | None = None) -> Iterator[tuple[int, int]]:
        """The pairs whose dates do not rule each other out that meet in ``block``, and not under an earlier key of the
        first; ``wanted``: with one of these in it."""
        self._sort(block)
        provincial = block.key.startswith(_PROVINCE)
        found = self._area_pairs(block, wanted) if provincial else self._windows(block.members, wanted)
        mine, key = self.keys, block.key
        for one, other in found:
            first = mine[one][0]
            if first == key or (first not in mine[other] and self._first_common(one, other) == key):
                yield one, other

    def _first_common(self, one: int, other: int) -> str:
        theirs = self.keys[other]
        return next(key for key in self.keys[one] if key in theirs)

    def around(self, block: Block, number: int) -> list[int]:
        """Those that ``number`` stands between, as far as a window reaches, where the block is too full for all to
        meet: it being there keeps some of them from meeting each other."""
        row = block.members if number in block.members else block.areas
        if len(block.members) + len(block.areas) <= WINDOW:
            return []
        self._sort(block)
        at = bisect_left(row, self._order(number), key=self._order)
        near = row[max(0, at - WINDOW) : at + WINDOW + 1]
        if not block.key.startswith(_PROVINCE):
            return near
        return [*near, *block.areas, *block.members]

    def _sort(self, block: Block) -> None:
        if not block.sorted:
            block.members.sort(key=self._order)
            block.areas.sort(key=self._order)
            block.sorted = True

    def _order(self, number: int) -> Order:
        return order(self.profiles[number])

    def _area_pairs(self, block: Block, wanted: set[int] | None) -> Iterator[tuple[int, int]]:
        yield from self._windows(block.areas, wanted)
        points = block.members
        for area in block.areas:
            at = bisect_left(points, self._order(area), key=self._order)
            first, last = self.first[area], self.last[area]
            for point in points[max(0, at - WINDOW) : at + WINDOW]:
                meets = self.first[point] <= last and first <= self.last[point]
                if meets and (wanted is None or area in wanted or point in wanted):
                    yield area, point

    def _windows(self, row: list[int], wanted: set[int] | None) -> Iterator[tuple[int, int]]:
        starts, ends = self.first, self.last
        for at, one in enumerate(row):
            chosen = wanted is None or one in wanted
            if chosen:
                last, first = ends[one], starts[one]
                for other in row[at + 1 : at + 1 + WINDOW]:
                    if starts[other] <= last and first <= ends[other]:
                        yield one, other
            if chosen and wanted is not None:
                for other in row[max(0, at - WINDOW) : at]:
                    if other not in wanted and starts[other] <= last and first <= ends[other]:
                        yield other, one
