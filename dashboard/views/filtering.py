"""Which events a selection keeps, and how many each choice would give: masks over the table of events. Pure.

The same questions can be put to the store as SQL (``extract.store.filters``); a test holds the two to one answer.
Here they are answered on arrays that are in memory, so that a click costs milliseconds at a million events and the
counts beside the choices come from the same rows as the map.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

import numpy as np

from dashboard.selection import Selection
from dashboard.table.columns import Bools, Floats, Links, Longs, Names, Table, actor_codes, day_number

#: fields of a selection that are choices among values, in the order of the sidebar
CHOICES = ("actors", "event_types", "sub_event_types", "statuses", "places", "documents", "sources")
_EARTH_KM = 6371.0088  # mean radius, IUGG


@dataclass(frozen=True, slots=True)
class Counts:
    """``shown`` of ``total``; of the shown, how many cannot be drawn on the map or on the timeline."""

    shown: int
    total: int
    no_place: int
    no_date: int
    claimed: int


@dataclass(frozen=True, slots=True, eq=False)
class Sieve:
    """A selection laid over the table. ``parts``: for each filter that is set, which events pass it."""

    table: Table
    selection: Selection
    parts: dict[str, Bools]
    kept: Bools
    _facets: dict[str, Longs] = field(default_factory=dict)

    def without(self, name: str) -> Bools:
        """Which events pass every filter but that one."""
        return _all(self.table, [part for other, part in self.parts.items() if other != name])

    @property
    def rows(self) -> Longs:
        """Rows of the kept events."""
        return np.flatnonzero(self.kept)

    def facet(self, name: str) -> Longs:
        """How many events each choice of ``name`` (one of ``CHOICES``) would give, all other filters kept, by code."""
        if name not in self._facets:
            self._facets[name] = _FACETS[name](self.table, self.without(name), self.selection)
        return self._facets[name]


def sieve(table: Table, selection: Selection, said: Bools | None = None) -> Sieve:
    """``said``: which events mention the words of ``selection.text`` (`dashboard.table.words.mentioning`)."""
    found = {
        "actors": _actors(table, selection),
        "event_types": _coded(table.type, table.types, selection.event_types),
        "sub_event_types": _coded(table.sub_type, table.sub_types, selection.sub_event_types),
        "statuses": _coded(table.status, table.statuses, selection.statuses),
        "places": _places(table, selection),
        "documents": _documents(table, selection),
        "sources": table.sources_of.any_of(table.sources.codes(selection.sources), len(table), len(table.sources))
        if selection.sources
        else None,
        "text": said if selection.text.strip() else None,
        "days": _days(table, selection),
        "window": _between(table, *selection.window, within=selection.within) if selection.window else None,
        "box": _box(table, selection),
        "around": _around(table, selection),
        "toll": table.killed_best >= selection.toll if selection.toll else None,
        "origins": table.origins >= selection.origins if selection.origins else None,
    }
    parts = {name: part for name, part in found.items() if part is not None}
    return Sieve(table, selection, parts, _all(table, list(parts.values())))


def counts(found: Sieve) -> Counts:
    """The kept events in numbers."""
    table, kept = found.table, found.kept
    return Counts(
        shown=int(kept.sum()),
        total=len(table),
        no_place=int((kept & ~table.placed).sum()),
        no_date=int((kept & ~table.dated).sum()),
        claimed=int((kept & (table.status == _code(table.statuses, "claimed"))).sum()),
    )


def _all(table: Table, parts: list[Bools]) -> Bools:
    kept = np.ones(len(table), dtype=bool)
    for part in parts:
        kept &= part
    return kept


def _code(names: Names, one: str) -> int:
    return names.ids.index(one) if one in names.ids else -1


def _coded(column: np.typing.NDArray[np.integer], names: Names, chosen: tuple[str, ...]) -> Bools | None:
    if not chosen:
        return None
    wanted = np.zeros(len(names) + 1, dtype=bool)
    wanted[names.codes(chosen)] = True
    passed: Bools = wanted[column]
    return passed


def _actors(table: Table, selection: Selection) -> Bools | None:
    if not selection.actors:
        return None
    links = _links(table, selection)
    return links.any_of(table.actors.codes(selection.actors), len(table), len(table.actors))


def _links(table: Table, selection: Selection) -> Links:
    return {"either": table.actors_of, "agent": table.agents, "target": table.targets}[selection.role]


def _places(table: Table, selection: Selection) -> Bools | None:
    if not selection.places:
        return None
    return table.on_spots(np.isin(table.spots.place, table.places.codes(selection.places)))


def _documents(table: Table, selection: Selection) -> Bools | None:
    if not selection.documents:
        return None
    codes = np.flatnonzero(np.isin(table.reports.ids, selection.documents))
    return table.reports_of.any_of([int(code) for code in codes], len(table), len(table.reports.titles))


def _days(table: Table, selection: Selection) -> Bools | None:
    if selection.start is None and selection.end is None:
        return None
    passed = _between(table, selection.start, selection.end, within=selection.within)
    return passed | ~table.dated if selection.include_undated else passed


def _between(table: Table, start: date | None, end: date | None, *, within: bool) -> Bools:
    """Intervals that overlap the days (or lie ``within`` them), both inclusive; ``None`` is an open end."""
    passed = table.dated.copy()
    low, high = (table.start, table.end) if within else (table.end, table.start)
    if start is not None:
        passed &= low >= day_number(start)
    if end is not None:
        passed &= high <= day_number(end)
    return passed


def _box(table: Table, selection: Selection) -> Bools | None:
    if selection.box is None:
        return None
    west, south, east, north = selection.box
    lat, lon = table.spots.lat, table.spots.lon
    across = (lon >= west) & (lon <= east) if west <= east else (lon >= west) | (lon <= east)
    return table.on_spots((lat >= south) & (lat <= north) & across)


def _around(table: Table, selection: Selection) -> Bools | None:
    if selection.around is None:
        return None
    lat, lon, km = selection.around
    return table.on_spots(distance_km(table.spots.lat, table.spots.lon, lat, lon) <= km)


def distance_km(lats: Floats, lons: Floats, lat: float, lon: float) -> Floats:
    """Great-circle distance on the sphere (haversine formula); NaN where a point is not known."""
    phi, there = np.radians(lats), np.radians(lat)
    half = np.sin((phi - there) / 2) ** 2 + np.cos(phi) * np.cos(there) * np.sin(np.radians(lons - lon) / 2) ** 2
    distance: Floats = 2 * _EARTH_KM * np.arcsin(np.sqrt(np.minimum(half, 1.0)))
    return distance


def _of_column(column: str, names: str) -> Callable[[Table, Bools, Selection], Longs]:
    def counted(table: Table, keep: Bools, _selection: Selection) -> Longs:
        values = getattr(table, column)[keep]
        return np.bincount(values, minlength=len(getattr(table, names))).astype(np.int64, copy=False)

    return counted


def _of_actors(table: Table, keep: Bools, selection: Selection) -> Longs:
    return np.where(actor_codes(table), _links(table, selection).counts(keep, len(table.actors)), 0)


def _of_places(table: Table, keep: Bools, _selection: Selection) -> Longs:
    by_spot = np.bincount(table.spot[keep] + 1, minlength=len(table.spots.names) + 1)[1:]
    named = table.spots.place >= 0
    found = np.bincount(table.spots.place[named], weights=by_spot[named], minlength=len(table.places))
    return found.astype(np.int64)


def _of_documents(table: Table, keep: Bools, _selection: Selection) -> Longs:
    return table.reports_of.counts(keep, len(table.reports.titles))


def _of_sources(table: Table, keep: Bools, _selection: Selection) -> Longs:
    return table.sources_of.counts(keep, len(table.sources))


_FACETS: dict[str, Callable[[Table, Bools, Selection], Longs]] = {
    "actors": _of_actors,
    "event_types": _of_column("type", "types"),
    "sub_event_types": _of_column("sub_type", "sub_types"),
    "statuses": _of_column("status", "statuses"),
    "places": _of_places,
    "documents": _of_documents,
    "sources": _of_sources,
}
