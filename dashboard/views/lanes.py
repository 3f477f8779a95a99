"""What the lanes of the timeline show: a mark for each event while they are few, else counts by bin. Pure.

Everything is numbers and indices into short lists of words, so that little is sent; rows inside a lane are packed in
the browser, which knows the width.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from dashboard.table.columns import OPEN_END, OPEN_START, Bools, Ints, Longs, Table, actor_codes, present_codes
from dashboard.views import wording
from dashboard.views.symbols import contrast, type_rank, type_style
from dashboard.views.timeline import Extent, ahead, bins

#: most lanes by actor; the rest share one
MOST_ACTORS = 8
#: most events that have each a mark of their own
MOST_MARKS = 260
#: most publication dates that are sent
MOST_TICKS = 400
#: precisions of a date under which the event lies somewhere in the interval, so that its ends are not known
VAGUE = ("week", "month", "season", "year")

_WHITE, _BLACK = "#ffffff", "#16191b"

PLANNED = "Planned or possible"
OTHERS = "Others"
NOBODY = "Nobody named"


@dataclass(frozen=True, slots=True, eq=False)
class Lanes:
    """Lanes from top to bottom. ``ids``: what each stands for (a type, an actor id), "" where it stands for no filter.

    ``rows`` and ``lane``: events and the lane each stands in; an event with several actors stands in several.
    """

    names: tuple[str, ...]
    ids: tuple[str, ...]
    rows: Longs
    lane: Longs


def lanes(table: Table, kept: Bools, within: Extent, by: str) -> Lanes:
    """The dated events that overlap ``within``, put into lanes: those not yet happened in one of their own, last."""
    low, high = within.numbers
    rows = np.flatnonzero(kept & table.dated & (table.last >= low) & (table.first <= high))
    waits = ahead(table)[rows]
    told, later = rows[~waits], rows[waits]
    names, ids, placed, lane = (_by_actor if by == "actor" else _by_type)(table, told)
    if later.size:
        return Lanes(
            (*names, PLANNED), (*ids, ""), np.concatenate([placed, later]),
            np.concatenate([lane, np.full(later.size, len(names), dtype=np.int64)]),
        )  # fmt: skip
    return Lanes(names, ids, placed, lane)


def marks(table: Table, found: Lanes) -> dict[str, Any]:
    """Each event as one mark: columns of equal length, and the words that they point at."""
    rows, lane = found.rows, found.lane
    order = np.lexsort((table.ids[rows], table.first[rows], lane))
    rows, lane = rows[order], lane[order]
    vague = np.array([word in VAGUE for word in table.precisions.ids] + [False])
    spots, spot = np.unique(table.spot[rows], return_inverse=True)
    subs, sub = np.unique(table.sub_type[rows], return_inverse=True)
    return {
        "id": table.ids[rows].tolist(),
        "lane": lane.tolist(),
        "from": table.first[rows].tolist(),
        "to": table.last[rows].tolist(),
        "open": _open(table, rows).tolist(),
        "vague": vague[table.precision[rows]].astype(int).tolist(),
        "type": table.type[rows].tolist(),
        "status": table.status[rows].tolist(),
        "sub": sub.tolist(),
        "spot": spot.tolist(),
        "subs": [table.sub_types.labels[code] for code in subs],
        "spots": [table.spots.names[code] if code >= 0 else "" for code in spots],
        "keys": [_stack(table, int(code)) for code in spots],  # of the marks on the map
    }


def counts(table: Table, found: Lanes, within: Extent) -> dict[str, Any]:
    """Events of each lane by bin of their first day: by type, what is told as a fact and the rest apart.

    ``cells``: lane, bin, type, 1 where asserted else 0, number; flat, five numbers each, only those that are not zero.
    Events that began before ``within`` are in no bin, where they would look like a first day of many: ``earlier`` has
    their number by lane.
    """
    made = bins(within)
    asserted = np.array([status == "asserted" for status in table.statuses.ids] + [False])
    began = table.first[found.rows] >= within.numbers[0]
    rows, lane = found.rows[began], found.lane[began]
    first = np.minimum(table.first[rows], made.edges[-1] - 1)
    types = len(table.types)
    key = ((lane * len(made) + made.of(first)) * types + table.type[rows]) * 2 + asserted[table.status[rows]]
    size = len(found.names) * len(made) * types * 2
    number = np.bincount(key, minlength=size)
    present = np.flatnonzero(number)
    cells = np.column_stack(
        [
            present // (len(made) * types * 2), present // (types * 2) % len(made), present // 2 % types, present % 2,
            number[present],
        ]
    )  # fmt: skip
    earlier = np.bincount(found.lane[~began], minlength=len(found.names))
    return {
        "edges": made.edges.tolist(),
        "step": made.step,
        "cells": cells.ravel().tolist(),
        "earlier": earlier.tolist(),
    }


def totals(found: Lanes) -> list[int]:
    """Events in each lane."""
    return [int(number) for number in np.bincount(found.lane, minlength=len(found.names))]


def published(table: Table, kept: Bools, within: Extent) -> list[int]:
    """Days on which the reports of the kept events were published, thinned where they are many."""
    told = table.reports_of.counts(kept, len(table.reports.titles)) > 0
    days = np.unique(table.reports.published[told])
    low, high = within.numbers
    days = days[(days >= low) & (days <= high)]
    if days.size > MOST_TICKS:
        made = bins(within)
        days = days[np.unique(made.of(days), return_index=True)[1]]
    return [int(day) for day in days]


def palette(table: Table, theme: Any) -> list[dict[str, str]]:
    """Label, colour and letter of each type, by code, and the ink that is legible on its colour."""
    styles = [type_style(kind) for kind in table.types.ids]
    return [
        {"label": one.label, "colour": one.colour(theme), "letter": one.letter, "ink": _ink_on(one.colour(theme))}
        for one in styles
    ]


def _stack(table: Table, spot: int) -> str:
    """Key of the mark on the map that holds a spot; "" for none."""
    stack = int(table.spots.stack[spot]) if spot >= 0 else -1
    return table.stacks.ids[stack] if stack >= 0 else ""


def _ink_on(colour: str) -> str:
    return max((_WHITE, _BLACK), key=lambda ink: contrast(ink, colour))


def status_words(table: Table) -> list[dict[str, str]]:
    """Word and label of each status, by code."""
    return [{"word": word, "label": wording.status_label(word)} for word in table.statuses.ids]


def legend_order(table: Table) -> list[int]:
    """Codes of the types in the order of every legend."""
    return sorted(range(len(table.types)), key=lambda code: type_rank(table.types.ids[code]))


def _open(table: Table, rows: Longs) -> Ints:
    """1 where the beginning is not known, 2 where the end is not."""
    opened: Ints = (table.start[rows] == OPEN_START) * 1 + (table.end[rows] == OPEN_END) * 2
    return opened


def _by_type(table: Table, rows: Longs) -> tuple[tuple[str, ...], tuple[str, ...], Longs, Longs]:
    present = set(present_codes(table.type[rows]))
    order = [code for code in legend_order(table) if code in present]
    place = np.zeros(len(table.types) + 1, dtype=np.int64)
    place[order] = np.arange(len(order))
    names = tuple(type_style(table.types.ids[code]).label for code in order)
    return names, tuple(table.types.ids[code] for code in order), rows, place[table.type[rows]]


def _by_actor(table: Table, rows: Longs) -> tuple[tuple[str, ...], tuple[str, ...], Longs, Longs]:
    mine = np.zeros(len(table), dtype=bool)
    mine[rows] = True
    links, named = table.actors_of, actor_codes(table)
    of = mine[links.owners] & named[links.values] if len(links) else np.empty(0, dtype=bool)
    owners, actors = links.owners[of].astype(np.int64), links.values[of]
    number = np.bincount(actors, minlength=len(table.actors))
    ranked = sorted(np.flatnonzero(number).tolist(), key=lambda code: (-number[code], table.actors.labels[code], code))
    top = ranked if len(ranked) <= MOST_ACTORS + 1 else ranked[:MOST_ACTORS]
    place = np.full(len(table.actors), -1, dtype=np.int64)
    place[top] = np.arange(len(top))
    leading = place[actors] >= 0
    # an event of two of the others stands among them once
    rest = np.zeros(len(table), dtype=bool)
    rest[owners[~leading]] = True
    alone = mine.copy()
    alone[owners] = False
    names, ids = [table.actors.labels[code] for code in top], [table.actors.ids[code] for code in top]
    parts = [(owners[leading], place[actors[leading]])]
    for chosen, name in ((rest, OTHERS), (alone, NOBODY)):
        if chosen.any():
            found = np.flatnonzero(chosen)
            parts.append((found, np.full(found.size, len(names), dtype=np.int64)))
            names, ids = [*names, name], [*ids, ""]
    return tuple(names), tuple(ids), np.concatenate([p[0] for p in parts]), np.concatenate([p[1] for p in parts])
