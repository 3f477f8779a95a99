"""Rows in, in chunks, as a database gives them; a `Table` out. Pure."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from typing import Any

import numpy as np

from dashboard.table.columns import OPEN_END, OPEN_START, Bools, Ints, Links, Longs, Names, Reports, Spots, Table
from extract.model import GeoPrecision
from extract.standards import EVENT_TYPES

#: columns of the rows that `Builder.events` takes, in order
EVENT_COLUMNS = (
    "id", "event_type", "sub_event_type", "status", "time_start", "time_end", "time_precision",
    "place_id", "place", "lat", "lon", "geo_precision", "radius_km", "country", "admin1",
    "fatalities_low", "fatalities_best", "fatalities_high", "injured_low", "injured_high",
    "origins", "speaker", "party",
)  # fmt: skip
_SPOT = slice(7, 15)
_TOLLS = ("killed_low", "killed_best", "killed_high", "injured_low", "injured_high")
_PRECISIONS = {precision.value: code for code, precision in enumerate(GeoPrecision)}


#: arrays by name, and lists of texts by name
Part = tuple[dict[str, Any], dict[str, list[Any]]]


class _Coder(dict[Hashable, int]):
    """Value -> code, in the order of first appearance."""

    def __missing__(self, key: Hashable) -> int:
        code = self[key] = len(self)
        return code

    def codes(self, values: Sequence[Any]) -> Ints:
        return np.fromiter(map(self.__getitem__, values), dtype=np.int32, count=len(values))


class Builder:
    """Takes the rows of a case, table by table; `finish` makes the columns.

    Roles and members of events that were not given are passed over.
    """

    def __init__(self) -> None:
        self._types, self._sub_types, self._statuses = _Coder(), _Coder(), _Coder()
        self._days, self._spots, self._speakers = _Coder(), _Coder(), _Coder()
        self._precisions = _Coder()
        self._actors = _Coder()
        self._first_seen: list[int] = []
        self._said: dict[str, tuple[str, str, str]] = {}  # name, kind, parent
        self._chunks: dict[str, list[Any]] = {}
        self._nowhere = -1
        self._documents: list[tuple[int, str, str, str | None]] = []
        for kind in EVENT_TYPES:  # types have the standard's order, whatever the case has first
            self._types[kind]

    def events(self, rows: Sequence[Sequence[Any]]) -> None:
        """Rows of ``EVENT_COLUMNS``, ids ascending over all calls.

        Days are ISO text or None, tolls -1 where there is none, ``time_precision`` "" where undated, ``speaker`` the
        actor that is cited or else the words, ``party`` 1 where they are a party to the conflict.
        """
        if not rows:
            return
        column = list(zip(*rows, strict=True))
        self._add(
            ids=np.fromiter(column[0], np.int64, len(rows)),
            type=self._types.codes(column[1]),
            sub_type=self._sub_types.codes(column[2]),
            status=self._statuses.codes(column[3]),
            start=self._days.codes(column[4]),
            end=self._days.codes(column[5]),
            precision=self._precisions.codes(column[6]),
            spot=self._spots.codes(list(zip(*column[_SPOT], strict=True))),
            origins=np.fromiter(column[20], np.int32, len(rows)),
            speaker=self._speakers.codes(column[21]),
            party=np.fromiter(column[22], np.int8, len(rows)),
            **{name: np.fromiter(column[at], np.int32, len(rows)) for at, name in enumerate(_TOLLS, 15)},
        )

    def roles(self, rows: Sequence[Sequence[Any]]) -> None:
        """Rows of event id, whether as agent (1, else as target) and actor id, by event id over all calls."""
        if not rows:
            return
        owners, roles, ids = zip(*rows, strict=True)
        seen = len(self._actors)
        codes = self._actors.codes(ids)
        # where each new actor stands first: its name is asked for there
        new = np.flatnonzero(codes >= seen)
        self._first_seen += [owners[at] for at in new[np.unique(codes[new], return_index=True)[1]]]
        self._add(
            role_event=np.fromiter(owners, np.int64, len(rows)),
            role_agent=np.fromiter(roles, bool, len(rows)),
            role_actor=codes,
        )

    def first_seen(self) -> list[int]:
        """Ids of the events whose roles name every actor, ascending."""
        return sorted(set(self._first_seen))

    def actors(self, rows: Iterable[Sequence[str]]) -> None:
        """Rows of actor id, name, kind and parent; the first of an actor counts."""
        for actor, *said in rows:
            self._said.setdefault(actor, (said[0], said[1], said[2]))

    def mentions(self, rows: Sequence[Sequence[int]]) -> None:
        """Rows of mention id and document id, in any order."""
        self._add_pairs("mention", rows)

    def members(self, rows: Sequence[Sequence[int]]) -> None:
        """Rows of event id and mention id, in any order."""
        self._add_pairs("member", rows)

    def documents(self, rows: Iterable[Sequence[Any]]) -> None:
        """Rows of document id, title, source, day of publication (ISO text or None), by id over all calls."""
        self._documents.extend((int(number), title, source, day) for number, title, source, day in rows)

    def part(self) -> Part:
        """What was taken of roles, actors, mentions, members and documents, for another builder to `take`."""
        arrays = {name: np.concatenate(parts) for name, parts in self._chunks.items()}
        said = [[actor, *words] for actor, words in self._said.items()]
        return arrays, {"actors": [str(one) for one in self._actors], "said": said, "documents": self._documents}

    def take(self, part: Part) -> None:
        """The `part` of another builder in the place of all roles, actors, mentions, members and documents."""
        arrays, texts = part
        self._add(**arrays)
        self._actors.codes(texts["actors"])
        self.actors(texts["said"])
        self.documents(texts["documents"])

    def finish(self) -> Table:
        ids = self._joined("ids", np.int64)
        start, end, dated = self._intervals()
        spots, places, stacks = self._places()
        owners, here = _rows_of(ids, self._joined("role_event", np.int64))
        owners, agent = owners[here], self._joined("role_agent", bool)[here]
        actor = self._joined("role_actor", np.int32)[here]
        said = [self._said.get(str(one), (str(one), "", "")) for one in self._actors]
        reports, sources, reports_of, sources_of = self._reports(ids)
        types = _names(self._types)
        return Table(
            ids=ids,
            type=self._joined("type", np.int8),
            sub_type=self._joined("sub_type", np.int32),
            status=self._joined("status", np.int8),
            start=start,
            end=end,
            first=np.where(start == OPEN_START, end, start).astype(np.int32),
            last=np.where(end == OPEN_END, start, end).astype(np.int32),
            dated=dated,
            precision=self._joined("precision", np.int8),
            spot=self._spotted(),
            **{name: self._joined(name, np.int32) for name in _TOLLS},
            origins=self._joined("origins", np.int32),
            speaker=self._joined("speaker", np.int32),
            party=self._joined("party", np.int8),
            agents=_links(owners[agent], actor[agent], len(self._actors)),
            targets=_links(owners[~agent], actor[~agent], len(self._actors)),
            actors_of=_links(owners, actor, len(self._actors)),
            reports_of=reports_of,
            sources_of=sources_of,
            spots=spots,
            reports=reports,
            precisions=_names(self._precisions),
            types=types,
            sub_types=_names(self._sub_types),
            statuses=_names(self._statuses),
            actors=Names(tuple(str(one) for one in self._actors), tuple(name for name, _, _ in said)),
            parents=tuple(parent for *_, parent in said),
            parent=np.array([self._actors.get(parent, -1) for *_, parent in said], dtype=np.int32),
            kinds=tuple(kind for _, kind, _ in said),
            places=places,
            sources=sources,
            stacks=stacks,
            speakers=tuple(str(words) for words in self._speakers),
        )

    def _add(self, **arrays: Any) -> None:
        for name, array in arrays.items():
            self._chunks.setdefault(name, []).append(array)

    def _add_pairs(self, name: str, rows: Sequence[Sequence[int]]) -> None:
        if rows:
            one, other = zip(*rows, strict=True)
            pair = {
                f"{name}_0": np.fromiter(one, np.int64, len(rows)),
                f"{name}_1": np.fromiter(other, np.int64, len(rows)),
            }
            self._add(**pair)

    def _joined(self, name: str, kind: Any) -> Any:
        parts = self._chunks.pop(name, None)
        return np.concatenate(parts).astype(kind, copy=False) if parts else np.empty(0, dtype=kind)

    def _intervals(self) -> tuple[Ints, Ints, Bools]:
        days = [str(day)[:10] if day is not None else "NaT" for day in self._days]
        numbers = np.array(days, dtype="datetime64[D]")
        known = ~np.isnat(numbers)
        value = numbers.astype(np.int64)
        start, end = self._joined("start", np.int32), self._joined("end", np.int32)
        if not len(days):
            return start, end, np.empty(0, dtype=bool)
        dated = known[start] | known[end]
        opened = np.where(known, value, OPEN_START).astype(np.int32)
        closed = np.where(known, value, OPEN_END).astype(np.int32)
        return opened[start], closed[end], dated

    def _places(self) -> tuple[Spots, Names, Names]:
        """The spots with the places and stacks that they belong to."""
        places: dict[str, str] = {}
        stacks = _Coder()
        rows: list[Any] = list(self._spots)
        # nothing was said of a place: that is no spot, its code becomes -1
        self._nowhere = next(
            (code for code, row in enumerate(rows) if not row[0] and not row[1] and row[2] is None), -1
        )
        stack = []
        for place_id, name, lat, lon, precision, *_ in rows:
            if place_id:
                places.setdefault(place_id, name)
            key = stack_key(place_id or "", lat, lon, precision or "")
            stack.append(stacks[key] if key else -1)
        by_id = {place_id: code for code, place_id in enumerate(places)}
        spots = Spots(
            lat=np.array([np.nan if row[2] is None else row[2] for row in rows], dtype=np.float64),
            lon=np.array([np.nan if row[3] is None else row[3] for row in rows], dtype=np.float64),
            precision=np.array([_PRECISIONS.get(row[4] or "", 0) for row in rows], dtype=np.int8),
            radius=np.array([row[5] or 0.0 for row in rows], dtype=np.float64),
            place=np.array([by_id.get(row[0], -1) for row in rows], dtype=np.int32),
            stack=np.array(stack, dtype=np.int32),
            names=tuple(str(row[1] or "") for row in rows),
            country=tuple(str(row[6] or "") for row in rows),
            admin1=tuple(str(row[7] or "") for row in rows),
        )
        return spots, Names(tuple(places), tuple(places.values())), _names(stacks)

    def _spotted(self) -> Ints:
        spot = self._joined("spot", np.int32)
        placed: Ints = np.where(spot == self._nowhere, -1, spot).astype(np.int32)
        return placed

    def _reports(self, ids: Longs) -> tuple[Reports, Names, Links, Links]:
        numbers = np.array([row[0] for row in self._documents], dtype=np.int64)
        sources = _Coder()
        for *_, source, _day in self._documents:
            if source:
                sources[source]
        by_source = np.array([sources.get(row[2], -1) for row in self._documents], dtype=np.int32)
        days = np.array([row[3] or "NaT" for row in self._documents], dtype="datetime64[D]")
        published = np.where(np.isnat(days), OPEN_START, days.astype(np.int64)).astype(np.int32)
        mentions, documents = self._joined("mention_0", np.int64), self._joined("mention_1", np.int64)
        order = np.argsort(mentions)
        owners, here = _rows_of(ids, self._joined("member_0", np.int64))
        told, known = _rows_of(mentions[order], self._joined("member_1", np.int64))
        owners, told = owners[here & known], documents[order[told[here & known]]]
        told = np.searchsorted(numbers, told).astype(np.int32)
        named = by_source[told] >= 0 if told.size else np.empty(0, dtype=bool)
        reports = Reports(numbers, tuple(row[1] for row in self._documents), by_source, published)
        return (
            reports,
            _names(sources),
            _links(owners, told, len(self._documents)),
            _links(owners[named], by_source[told[named]] if told.size else told, len(sources)),
        )


def _rows_of(ids: Longs, wanted: Longs) -> tuple[Ints, Bools]:
    """Row of each wanted id among the ascending ``ids``, and whether it is there."""
    if not ids.size:
        return np.zeros(wanted.size, dtype=np.int32), np.zeros(wanted.size, dtype=bool)
    rows = np.minimum(np.searchsorted(ids, wanted), ids.size - 1).astype(np.int32)
    return rows, ids[rows] == wanted


def stack_key(place_id: str, lat: float | None, lon: float | None, precision: str) -> str:
    """Which mark of the map an event belongs to; "" where it has no point to be drawn at.

    It is the place's id; a place "near" another is its own stack, told by its own coordinates.
    """
    if lat is None or lon is None:
        return ""
    # "@@" would be a command in deck.gl's JSON, "|" joins the keys of merged stacks
    name = place_id.replace("|", "/").lstrip("@")
    if name and precision != GeoPrecision.NEAR.value:
        return name
    return f"{name}@{lat:.3f},{lon:.3f}" if name else f"at:{lat:.3f},{lon:.3f}"


def _names(coder: _Coder) -> Names:
    ids = tuple(str(value) for value in coder)
    return Names(ids, ids)


def _links(owners: Ints, values: Ints, size: int) -> Links:
    """Pairs by owner, each once."""
    pairs = np.sort(owners.astype(np.int64) * max(size, 1) + values)  # numpy's own unique hashes: ten times as long
    return sorted_links(pairs, size)


def sorted_links(pairs: Longs, size: int) -> Links:
    """Links of ascending numbers, each owner times ``size`` plus value; what comes twice is taken once."""
    if not pairs.size:
        return Links(np.empty(0, dtype=np.int32), np.empty(0, dtype=np.int32))
    pairs = pairs[np.r_[True, pairs[1:] != pairs[:-1]]]
    return Links((pairs // size).astype(np.int32), (pairs % size).astype(np.int32))
