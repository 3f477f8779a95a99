"""The kept events counted by place, type and status: what the map is drawn from. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import numpy as np

from dashboard.table.columns import OPEN_END, OPEN_START, Bools, Ints, Longs, Table, actor_codes
from dashboard.views.arcs import Arcs, arcs_of
from dashboard.views.piles import CODES, LIMIT, NO_DAY, PRECISIONS, STATUSES, TYPES, Piles
from dashboard.views.symbols import OTHER
from extract.model import GeoPrecision, Status

#: most events and most different cells that are sent as a film
MOST_FILMED, MOST_CELLS = 200_000, 15_000
_NEAR = PRECISIONS.index(GeoPrecision.NEAR)


def piles(table: Table, kept: Bools) -> Piles:
    """One row a place that a kept event stands at; events without a point are left out."""
    rows = np.flatnonzero(kept & table.placed)
    spot = table.spot[rows]
    by_spot = np.bincount(spot, minlength=len(table.spots.names)) > 0
    present = np.unique(table.spots.stack[by_spot])
    place = np.full(len(table.stacks) + 1, -1, dtype=np.int64)
    place[present] = np.arange(present.size)
    at = place[table.spots.stack[spot]]
    counts = np.bincount(at * CODES + _codes(table)[rows], minlength=present.size * CODES)
    first, last = _span(table, rows, at, present.size)
    spots = np.flatnonzero(by_spot)
    precision = np.zeros(present.size, dtype=np.int8)
    radius = np.zeros(present.size)
    np.maximum.at(precision, place[table.spots.stack[spots]], table.spots.precision[spots])
    np.maximum.at(radius, place[table.spots.stack[spots]], table.spots.radius[spots])
    face = _faces(table)[present]
    return Piles(
        keys=_words([table.stacks.ids[code] for code in present]),
        names=_words([_name(table, spot) for spot in face]),
        lat=table.spots.lat[face],
        lon=table.spots.lon[face],
        precision=precision,
        radius_km=radius,
        country=_words([table.spots.country[spot] for spot in face]),
        admin1=_words([table.spots.admin1[spot] for spot in face]),
        first=first,
        last=last,
        counts=counts.reshape(present.size, CODES).astype(np.int32),
    )


def at_places(table: Table, keys: tuple[str, ...]) -> Bools:
    """Which events stand at the places with these keys (`Piles.keys`)."""
    return table.on_spots(np.isin(table.spots.stack, table.stacks.codes(keys)))


def keys_of(table: Table, events: Sequence[int]) -> tuple[str, ...]:
    """Keys of the places at which these events stand (ids of events); what has no point has none."""
    spots = table.spot[table.rows(events)]
    stacks = np.unique(table.spots.stack[spots[spots >= 0]])
    return tuple(table.stacks.ids[int(stack)] for stack in stacks if stack >= 0)


def film(table: Table, kept: Bools) -> dict[str, Any] | None:
    """What the map shows on which days, for playback in the browser; ``None`` where it is too much to send.

    ``cells``: index into ``keys``, column of `Piles.counts`, first day, days to the last one, number of events; flat,
    five numbers each, by first day. ``total``: the dated events, on the map or not.
    """
    dated = kept & table.dated
    rows = np.flatnonzero(dated & table.placed)
    stack = table.spots.stack[table.spot[rows]]
    present, place = np.unique(stack, return_inverse=True)
    if rows.size > MOST_FILMED or present.size > LIMIT:
        return None
    cells = np.column_stack([table.first[rows], place, _codes(table)[rows], table.last[rows] - table.first[rows]])
    cells, number = np.unique(cells, axis=0, return_counts=True)
    if len(cells) > MOST_CELLS:
        return None
    ordered = np.column_stack([cells[:, 1], cells[:, 2], cells[:, 0], cells[:, 3], number])
    keys = [table.stacks.ids[code] for code in present]
    return {"keys": keys, "cells": ordered.ravel().tolist(), "total": int(dated.sum())}


#: up to so many pairs of actors are looked up in a list of all of them
MOST_PAIRED = 10_000_000
#: offered, not shown
NO_ARCS = Arcs((), ())


def arcs(table: Table, kept: Bools) -> Arcs:
    """Where the same two actors met next (see ``dashboard.views.arcs``), over the kept events known to a point."""
    point = np.isin(table.spots.precision, [PRECISIONS.index(one) for one in (GeoPrecision.EXACT, GeoPrecision.NEAR)])
    named = actor_codes(table)
    useful = kept & table.dated & table.on_spots(point & (table.spots.stack >= 0))
    sides = []
    for links in (table.agents, table.targets):
        chosen = useful[links.owners] & named[links.values]
        sides.append((links.owners[chosen].astype(np.int64), links.values[chosen].astype(np.int64)))
    (owner, one), (others, other) = sides
    low, high = np.searchsorted(others, owner), np.searchsorted(others, owner, side="right")
    size = high - low
    start = np.repeat(low - np.r_[0, np.cumsum(size)[:-1]], size) if size.size else low
    event, agent = np.repeat(owner, size), np.repeat(one, size)
    target = other[start + np.arange(event.size)]
    actors = max(len(table.actors), 1)
    pairs, pair = _numbered(np.minimum(agent, target) * actors + np.maximum(agent, target), actors * actors)
    labels = table.actors.labels
    faces = _faces(table)
    return arcs_of(
        first=table.first[event],
        last=table.last[event],
        pair=pair,
        place=table.spots.stack[table.spot[event]],
        names=[(labels[both // actors], labels[both % actors]) for both in pairs.tolist()],
        keys=table.stacks.ids,
        lon=table.spots.lon[faces],
        lat=table.spots.lat[faces],
    )


def _numbered(codes: Longs, size: int) -> tuple[Longs, Longs]:
    """The codes (below ``size``) that occur, ascending, and for each of ``codes`` its place among them."""
    if size > MOST_PAIRED:
        return np.unique(codes, return_inverse=True)
    there = np.zeros(size, dtype=bool)
    there[codes] = True
    return np.flatnonzero(there), (np.cumsum(there) - 1)[codes]


def _words(values: list[str]) -> np.typing.NDArray[np.object_]:
    made = np.empty(len(values), dtype=object)
    made[:] = values
    return made


def _span(table: Table, rows: Longs, at: Longs, size: int) -> tuple[Ints, Ints]:
    """First and last day of each place's dated events, `NO_DAY` where it has none."""
    dated = table.dated[rows]
    rows, at = rows[dated], at[dated]
    first, last = np.full(size, OPEN_END, dtype=np.int32), np.full(size, OPEN_START, dtype=np.int32)
    np.minimum.at(first, at, table.first[rows])
    np.maximum.at(last, at, table.last[rows])
    return np.where(first == OPEN_END, NO_DAY, first).astype(np.int32), last


@lru_cache(maxsize=2)
def _codes(table: Table) -> Ints:
    """For each event, its column in `Piles.counts`."""
    types = [TYPES.index(kind) if kind in TYPES else TYPES.index(OTHER.event_type) for kind in table.types.ids]
    statuses = [STATUSES.index(Status(status)) for status in table.statuses.ids]
    kind, status = np.array([*types, 0], dtype=np.int32), np.array([*statuses, 0], dtype=np.int32)
    return kind[table.type] * len(STATUSES) + status[table.status]


@lru_cache(maxsize=2)
def _faces(table: Table) -> Longs:
    """For each stack, the spot that gives it its point and its name: the first one, whatever is selected."""
    faces = np.zeros(len(table.stacks), dtype=np.int64)
    drawn = np.flatnonzero(table.spots.stack >= 0)[::-1]
    faces[table.spots.stack[drawn]] = drawn
    return faces


def _name(table: Table, spot: int) -> str:
    words = table.spots.names[spot] or "Unnamed place"
    near = table.spots.precision[spot] == _NEAR and not words.lower().startswith("near ")
    return f"near {words}" if near else words
