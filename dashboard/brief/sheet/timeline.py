"""The timeline strip: a mark an event at its day, a bar where only a stretch of days is known."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dashboard.brief.draw.fonts import BOLD, REGULAR
from dashboard.brief.draw.scene import Item, Paint, Words, rectangle, rule
from dashboard.brief.draw.shaping import shape
from dashboard.brief.model import Entry
from dashboard.brief.sheet.blocks import Block
from dashboard.views.symbols import Fill, Theme, status_style, type_rank, type_style
from dashboard.views.wording import count
from extract.lexicon.calendar import MONTHS

#: a stretch longer than this share of the whole is drawn as a bar
_BAR_SHARE = 1 / 60
_LANES = 5
_LANE = 2.6
_SIZE = 5.8


@dataclass(frozen=True, slots=True)
class _Axis:
    first: date
    days: int
    x: float
    width: float

    def at(self, day: date) -> float:
        return self.x + self.width * min(max(0, (day - self.first).days), self.days) / self.days


def timeline(entries: Sequence[Entry], theme: Theme, x: float, y: float, width: float, height: float) -> Block:
    """The strip; without any dated event it has no height."""
    dated = [(entry, *_ends(entry)) for entry in entries if _dated(entry)]
    if not dated:
        return Block((), y, 0.0)
    first, last = min(start for _, start, _ in dated), max(end for _, _, end in dated)
    axis = _Axis(first, (last - first).days + 1, x, width)
    floor = y + height - 9.5
    longest = max(1.0, axis.days * _BAR_SHARE)
    bars = [item for item in dated if (item[2] - item[1]).days + 1 > longest]
    days = [item for item in dated if (item[2] - item[1]).days + 1 <= longest]
    lanes = _lanes(bars)
    deep = _LANE * min(_LANES, len(lanes)) + (2.0 if lanes else 0.0)
    undated, unseen = len(entries) - len(dated), sum(len(lane) for lane in lanes[_LANES:])
    left_out = [count(undated, "undated event")] if undated else []
    left_out += [f"{unseen:,} of long or uncertain date not drawn"] if unseen else []
    words = shape("; ".join(left_out), REGULAR)
    items: list[Item] = _ticks(axis, floor, y, theme, width - words.width * _SIZE)
    items += _columns(days, axis, floor, floor - y - deep - 1.5, theme)
    for lane, members in enumerate(lanes[:_LANES]):
        for entry, start, end in members:
            items.append(_stretch(entry, axis.at(start), axis.at(end + timedelta(days=1)), y + _LANE * lane, theme))
    items.append(rule(x, floor, x + width, floor, Paint(stroke=theme.ink, width=0.6)))
    if left_out:
        items.append(Words(x + width, floor + 7.6, words, _SIZE, theme.muted, "end"))
    return Block(tuple(items), y, height)


def spread(entries: Sequence[Entry]) -> int:
    """Days from the first to the last, both counted; 0 without any date."""
    known = [_ends(entry) for entry in entries if _dated(entry)]
    return (max(end for _, end in known) - min(start for start, _ in known)).days + 1 if known else 0


def _dated(entry: Entry) -> bool:
    return entry.start is not None or entry.end is not None


def _ends(entry: Entry) -> tuple[date, date]:
    """First and last day; an open end counts as the day that is known."""
    start, end = entry.start or entry.end, entry.end or entry.start
    if start is None or end is None:
        raise ValueError(f"entry {entry.number} has no date")
    return start, end


def _lanes(bars: Sequence[tuple[Entry, date, date]]) -> list[list[tuple[Entry, date, date]]]:
    """Stretches in as few lanes as they need, the earliest first."""
    lanes: list[list[tuple[Entry, date, date]]] = []
    for bar in sorted(bars, key=lambda bar: (bar[1], bar[2], bar[0].number)):
        free = next((lane for lane in lanes if lane[-1][2] < bar[1]), None)
        if free is None:
            lanes.append([bar])
        else:
            free.append(bar)
    return lanes


def _columns(
    days: Sequence[tuple[Entry, date, date]], axis: _Axis, floor: float, height: float, theme: Theme
) -> list[Item]:
    """Events of a day on top of each other, by type; days share a column where there are too many to part."""
    step = max(1, -(-axis.days * 3 // int(axis.width)))  # a column is at least three points wide
    columns: dict[int, list[Entry]] = defaultdict(list)
    for entry, start, _ in days:
        columns[(start - axis.first).days // step].append(entry)
    if not columns:
        return []
    highest = max(len(column) for column in columns.values())
    wide = min(9.0, axis.width * step / axis.days - 0.7)
    tall = min(wide, height / highest)
    items: list[Item] = []
    for column, members in sorted(columns.items()):
        middle = axis.at(axis.first + timedelta(days=column * step)) + axis.width * step / axis.days / 2
        middle = min(middle, axis.x + axis.width - wide / 2)
        for level, entry in enumerate(sorted(members, key=lambda e: (type_rank(e.event_type), e.status, e.number))):
            top = floor - 1.0 - tall * (level + 1)
            items += _unit(entry, middle - wide / 2, top, wide, max(0.4, tall - (0.7 if tall > 2 else 0.0)), theme)
    return items


def _unit(entry: Entry, x: float, y: float, width: float, height: float, theme: Theme) -> list[Item]:
    style = type_style(entry.event_type)
    colour, fill = style.colour(theme.name), status_style(entry.status).fill
    if fill is Fill.FULL or height < 2.2:
        items: list[Item] = [rectangle(x, y, width, height, Paint(fill=colour))]
    else:
        pen = Paint(theme.disc, colour, 0.8, _dash(fill), fill is Fill.DOTTED)
        items = [rectangle(x + 0.4, y + 0.4, width - 0.8, height - 0.8, pen)]
        if fill is Fill.HALF:
            items.append(rectangle(x, y, width / 2, height, Paint(fill=colour)))
    if width >= 6.5 and height >= 6:
        from dashboard.brief.chart.marks import CAP, letter_colour

        size, ink = min(height, width) * 0.86, letter_colour(colour, fill, theme)
        letter = shape(style.letter, BOLD)
        halo = theme.disc if fill is Fill.HALF else ""
        baseline = y + height / 2 + CAP / 2 * size
        items.append(Words(x + width / 2, baseline, letter, size, ink, "middle", halo=halo, halo_width=0.8))
    return items


def _stretch(entry: Entry, x0: float, x1: float, y: float, theme: Theme) -> Item:
    colour = type_style(entry.event_type).colour(theme.name)
    fill = status_style(entry.status).fill
    height = _LANE - 0.9
    if fill is Fill.FULL:
        return rectangle(x0, y, max(1.0, x1 - x0 - 0.6), height, Paint(fill=colour), 0.8)
    pen = Paint(theme.disc, colour, 0.6, _dash(fill))
    return rectangle(x0 + 0.3, y + 0.3, max(0.6, x1 - x0 - 1.2), height - 0.6, pen, 0.6)


def _dash(fill: Fill) -> tuple[float, ...]:
    return {Fill.DASHED: (1.6, 1.1), Fill.SPARSE: (1.0, 2.0), Fill.DOTTED: (0.1, 1.5)}.get(fill, ())


def _ticks(axis: _Axis, floor: float, top: float, theme: Theme, room: float) -> list[Item]:
    """Dates under the first ``room`` points of the axis, as many as fit there, at natural steps."""
    items: list[Item] = []
    end = axis.x - 4.0
    for day, words in _marks(axis):
        at, line = axis.at(day), shape(words, REGULAR)
        if at > axis.x + axis.width - 2:
            continue
        items.append(rule(at, top, at, floor + 2.0, Paint(stroke=theme.admin1, width=0.4)))
        if at > end and at + line.width * _SIZE < axis.x + room:
            items.append(Words(at + 1.0, floor + 7.6, line, _SIZE, theme.muted))
            end = at + line.width * _SIZE + 7.0
    return items


def _marks(axis: _Axis) -> list[tuple[date, str]]:
    room = max(3, int(axis.width / 62))
    last = axis.first + timedelta(days=axis.days - 1)
    for step in (1, 2, 5, 7, 14):
        if axis.days / step <= room:
            days = [axis.first + timedelta(days=shift) for shift in range(0, axis.days, step)]
            return [(day, f"{day.day} {MONTHS[day.month - 1][:3]}" + _year(day, axis)) for day in days]
    months = (last.year - axis.first.year) * 12 + last.month - axis.first.month + 1
    for step in (1, 2, 3, 6):
        if months / step <= room:
            firsts = [day for day in _month_firsts(axis.first, last) if (day.month - 1) % step == 0]
            return [(day, f"{MONTHS[day.month - 1][:3]} {day.year}") for day in firsts]
    step = max(1, -(-(last.year - axis.first.year + 1) // room))
    return [(date(year, 1, 1), str(year)) for year in range(axis.first.year, last.year + 1) if year % step == 0]


def _year(day: date, axis: _Axis) -> str:
    return f" {day.year}" if day == axis.first or (day.month == 1 and day.day < 8) else ""


def _month_firsts(first: date, last: date) -> list[date]:
    day, found = date(first.year, first.month, 1), []
    while day <= last:
        if day >= first:
            found.append(day)
        day = date(day.year + day.month // 12, day.month % 12 + 1, 1)
    return found
