"""Small multiples: the same map once a period, so that one sees how it moved."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dashboard.brief.chart.extent import Frame
from dashboard.brief.chart.mapping import MapLayout, draw, view_of
from dashboard.brief.draw.fonts import BOLD
from dashboard.brief.draw.scene import Item, Words
from dashboard.brief.draw.shaping import shape
from dashboard.brief.model import MAX_PANELS, Box, Entry
from dashboard.views.symbols import Theme
from dashboard.views.wording import count, days

_TITLE = 11.0
_GAP = 7.0


@dataclass(frozen=True, slots=True)
class Period:
    """``first`` to ``last``, both inclusive, and the entries that begin in it."""

    first: date
    last: date
    entries: tuple[Entry, ...]


def periods(entries: Sequence[Entry], number: int) -> list[Period]:
    """``number`` stretches (at most 12) of equal length, by calendar months where they come out; none without dates."""
    dated = [(entry.start or entry.end, entry) for entry in entries]
    known = [(day, entry) for day, entry in dated if day is not None]
    if not known:
        return []
    first, last = min(day for day, _ in known), max(day for day, _ in known)
    number = max(1, min(number, MAX_PANELS, (last - first).days + 1))
    starts = _starts(first, last, number)
    ends = [*(start - timedelta(days=1) for start in starts[1:]), last]
    return [
        Period(start, end, tuple(entry for day, entry in known if start <= day <= end))
        for start, end in zip(starts, ends, strict=True)
    ]


def _starts(first: date, last: date, number: int) -> list[date]:
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    if months >= number and months % number == 0:
        step = months // number
        index = first.year * 12 + first.month - 1
        return [date((index + at * step) // 12, (index + at * step) % 12 + 1, 1) for at in range(number)]
    length = (last - first).days + 1
    return [first + timedelta(days=round(at * length / number)) for at in range(number)]


def grid(
    entries: Sequence[Entry], parts: Sequence[Period], area: Frame, extent: Box | None, theme: Theme
) -> tuple[list[Item], list[MapLayout]]:
    """One map a period in equal frames at one scale; the other periods' places are faint dots."""
    columns = _columns(len(parts), area)
    rows = math.ceil(len(parts) / columns)
    wide = (area.width - _GAP * (columns - 1)) / columns
    high = (area.height - _GAP * (rows - 1)) / rows - _TITLE
    items: list[Item] = []
    layouts: list[MapLayout] = []
    for at, part in enumerate(parts):
        x = area.x + (wide + _GAP) * (at % columns)
        y = area.y + (high + _TITLE + _GAP) * (at // columns)
        view = view_of(entries, Frame(x, y + _TITLE, wide, high), extent)
        others = [entry for entry in entries if entry not in part.entries]
        drawn, layout = draw(part.entries, view, theme, inset=False, detail=0.5, others=others, scale=at == 0)
        title = shape(days(part.first, part.last, _precision(part)), BOLD)
        items.append(Words(x, y + 7.6, title, min(7.4, wide * 0.7 / title.width), theme.ink))
        number = shape(count(len(part.entries), "event"))
        items.append(Words(x + wide, y + 7.6, number, 6.4, theme.muted, "end"))
        items += drawn
        layouts.append(layout)
    return items, layouts


def _columns(number: int, area: Frame) -> int:
    """As many columns as make the panels most like a map: three to two."""

    def off(columns: int) -> float:
        rows = math.ceil(number / columns)
        shape_ = (area.width / columns) / max(1.0, area.height / rows - _TITLE)
        return abs(math.log(shape_ / 1.4)) + 0.35 * (rows * columns - number)

    return min(range(1, number + 1), key=off)


def _precision(part: Period) -> str:
    """ "month" where the period is one, so that it is written "July 2015"."""
    behind = part.last + timedelta(days=1)
    whole = part.first.day == 1 and behind.day == 1 and (part.last.year, part.last.month) == (
        part.first.year, part.first.month,
    )  # fmt: skip
    return "month" if whole else ""
