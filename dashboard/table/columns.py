"""The table of events as arrays: one row an event, texts as codes into dictionaries, days as numbers. Pure.

Codes are positions in a tuple of names; -1 stands for none. Days count from 1 January 1970. What an event may have
several of (actors, reports, sources) is a `Links`: pairs of event row and code.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
import numpy.typing as npt

Bools = npt.NDArray[np.bool_]
Ints = npt.NDArray[np.int32]
Longs = npt.NDArray[np.int64]
Smalls = npt.NDArray[np.int8]
Floats = npt.NDArray[np.float64]

#: day numbers of an end that is not known: they overlap everything
OPEN_START, OPEN_END = -(2**31), 2**31 - 1
EPOCH = date(1970, 1, 1)


@dataclass(frozen=True, slots=True, eq=False)
class Links:
    """Event row ``owners[i]`` has the value ``values[i]``; by owner, no pair twice."""

    owners: Ints
    values: Ints

    def any_of(self, codes: Sequence[int], events: int, size: int) -> Bools:
        """Which of ``events`` rows have one of the ``codes`` (of ``size`` values)."""
        wanted = np.zeros(size + 1, dtype=bool)
        wanted[list(codes)] = True
        found = np.zeros(events, dtype=bool)
        found[self.owners[wanted[self.values]]] = True
        return found

    def counts(self, keep: Bools, size: int) -> Longs:
        """How many kept events have each of the ``size`` values."""
        if not self.values.size:
            return np.zeros(size, dtype=np.int64)
        return np.bincount(self.values[keep[self.owners]], minlength=size).astype(np.int64, copy=False)

    def of(self, row: int) -> list[int]:
        """The values of one event."""
        low, high = np.searchsorted(self.owners, [row, row + 1])
        return [int(value) for value in self.values[low:high]]

    def __len__(self) -> int:
        return int(self.values.size)


@dataclass(frozen=True, slots=True, eq=False)
class Names:
    """Ids of one kind (actors, places ...) by code, with the words that people read."""

    ids: tuple[str, ...]
    labels: tuple[str, ...]

    def codes(self, ids: Sequence[str]) -> list[int]:
        """Codes of those ids that are known."""
        known = self.index()
        return [known[one] for one in ids if one in known]

    def index(self) -> dict[str, int]:
        return {one: code for code, one in enumerate(self.ids)}

    def __len__(self) -> int:
        return len(self.ids)


@dataclass(frozen=True, slots=True, eq=False)
class Spots:
    """The distinct places as events give them: a place's id with its point, its precision and its names.

    ``lat``, ``lon``: degrees, NaN where not known. ``precision``: code into ``GeoPrecision``'s order. ``stack``: which
    mark of the map it belongs to, a code into ``Table.stacks``, -1 where there is no point to draw it at.
    """

    lat: Floats
    lon: Floats
    precision: Smalls
    radius: Floats
    place: Ints
    stack: Ints
    names: tuple[str, ...]
    country: tuple[str, ...]
    admin1: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Reports:
    """The documents that tell the events. ``published``: day number, ``OPEN_START`` where not known to the day."""

    ids: Longs
    titles: tuple[str, ...]
    source: Ints
    published: Ints


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """Every event of a case by id. Arrays are shared between sessions: they are read, never written to.

    ``start``/``end``: days, inclusive, `OPEN_START`/`OPEN_END` where not known. ``first``/``last``: the same with the
    known end in the place of an unknown one: the days that are drawn; they mean nothing where ``dated`` is False.
    ``precision``: of the date, a code into ``precisions`` ("day", "month" ..., "" where undated).
    Tolls: people, -1 where no report gives a number. ``speaker``: who is cited, a code into ``speakers``; ``party``: 1
    where they are a party to the conflict. ``parents``: by actor, the id of the actor it belongs to, "" for none;
    ``parent``: its code, -1 where no event has it.
    """

    ids: Longs
    type: Smalls
    sub_type: Ints
    status: Smalls
    start: Ints
    end: Ints
    first: Ints
    last: Ints
    dated: Bools
    precision: Smalls
    spot: Ints
    killed_low: Ints
    killed_best: Ints
    killed_high: Ints
    injured_low: Ints
    injured_high: Ints
    origins: Ints
    speaker: Ints
    party: Smalls
    agents: Links
    targets: Links
    actors_of: Links
    reports_of: Links
    sources_of: Links
    spots: Spots
    reports: Reports
    precisions: Names
    types: Names
    sub_types: Names
    statuses: Names
    actors: Names
    parents: tuple[str, ...]
    parent: Ints
    kinds: tuple[str, ...]
    places: Names
    sources: Names
    stacks: Names
    speakers: tuple[str, ...]

    def __len__(self) -> int:
        return int(self.ids.size)

    @property
    def placed(self) -> Bools:
        """Which events have a point or an area to be drawn at."""
        if not len(self.spots.names):
            return np.zeros(len(self), dtype=bool)
        return self.on_spots(self.spots.stack >= 0)

    def on_spots(self, chosen: Bools) -> Bools:
        """Which events stand at one of the chosen spots."""
        return np.append(chosen, False)[self.spot]  # -1 reads the appended False

    def rows(self, ids: Sequence[int] | Longs) -> Longs:
        """Rows of those ids that are in the case, in the order given."""
        wanted = np.asarray(ids, dtype=np.int64)
        if not len(self) or not wanted.size:
            return np.empty(0, dtype=np.int64)
        at = np.minimum(np.searchsorted(self.ids, wanted), len(self) - 1)
        found: Longs = at[self.ids[at] == wanted]
        return found


def present_codes(column: Smalls | Ints) -> list[int]:
    """The codes that occur, ascending; there is no -1 among them. Much quicker than sorting a million."""
    return [int(code) for code in np.flatnonzero(np.bincount(column))]


def day_number(day: date) -> int:
    return (day - EPOCH).days


def day_of(number: int) -> date:
    """The day with that number, held to the years that ``date`` knows (1 to 9999)."""
    low, high = (date.min - EPOCH).days, (date.max - EPOCH).days
    return EPOCH + timedelta(days=int(min(max(number, low), high)))


def is_actor(actor_id: str) -> bool:
    """Does the id stand for somebody? What was struck may be a town, and some words name nobody in particular."""
    return bool(actor_id) and actor_id != "unresolved" and not actor_id.startswith("place:")


def actor_codes(table: Table) -> Bools:
    """Which codes of actors stand for somebody (see `is_actor`)."""
    return np.fromiter((is_actor(one) for one in table.actors.ids), dtype=bool, count=len(table.actors))
