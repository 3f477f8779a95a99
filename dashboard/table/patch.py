"""A table brought up to date: the events that changed are read again, all others stay as they were. Pure."""

from __future__ import annotations

from typing import Any

import numpy as np

from dashboard.table.build import sorted_links
from dashboard.table.columns import Bools, Ints, Links, Longs, Names, Spots, Table

_PLAIN = (
    "start", "end", "first", "last", "dated", "killed_low", "killed_best", "killed_high", "injured_low",
    "injured_high", "origins", "party",
)  # fmt: skip
_CODED = {"type": "types", "sub_type": "sub_types", "status": "statuses", "precision": "precisions"}


def patched(old: Table, new: Table, touched: Longs) -> Table:
    """``old`` with its events of the ids ``touched`` replaced by those of ``new``, which has no others.

    ``new`` has every report of the case. Names that no event has any more stay, with no event.
    """
    keep = ~np.isin(old.ids, touched)
    ids = np.concatenate([old.ids[keep], new.ids])
    order = np.argsort(ids, kind="stable")
    place = np.empty(ids.size, dtype=np.int32)
    place[order] = np.arange(ids.size, dtype=np.int32)
    before = np.full(len(old), -1, dtype=np.int32)
    before[keep] = place[: ids.size - len(new)]
    after = place[ids.size - len(new) :]

    def columns(name: str, codes: Ints | None = None) -> Any:
        one, other = getattr(old, name), getattr(new, name)
        other = other if codes is None else np.append(codes, np.int32(-1))[other]  # -1 stays -1
        return np.concatenate([one[keep], other.astype(one.dtype)])[order]

    def links(name: str, size: int, codes: Ints, known: Ints | None = None) -> Links:
        one, other = getattr(old, name), getattr(new, name)
        stays = keep[one.owners]
        values = one.values[stays] if known is None else known[one.values[stays]]
        return _spliced(
            (before[one.owners[stays]], values), (after[other.owners], codes[other.values]), size
        )  # fmt: skip

    coded = {name: _joined(getattr(old, names), getattr(new, names)) for name, names in _CODED.items()}
    actors, actor = _joined(old.actors, new.actors)
    places, at_place = _joined(old.places, new.places)
    stacks, at_stack = _joined(old.stacks, new.stacks)
    spots, spot = _spots(old, new, at_place, at_stack)
    speakers, speaker = _joined(Names(old.speakers, old.speakers), Names(new.speakers, new.speakers))
    own = np.arange(max(len(new.reports.titles), len(new.sources)), dtype=np.int32)
    parents = _replaced(old.parents, new.parents, actor)
    index = actors.index()
    return Table(
        ids=ids[order],
        **{name: columns(name) for name in _PLAIN},
        **{name: columns(name, codes) for name, (_, codes) in coded.items()},
        types=coded["type"][0],
        sub_types=coded["sub_type"][0],
        statuses=coded["status"][0],
        precisions=coded["precision"][0],
        spot=columns("spot", spot),
        speaker=columns("speaker", speaker),
        agents=links("agents", len(actors), actor),
        targets=links("targets", len(actors), actor),
        actors_of=links("actors_of", len(actors), actor),
        reports_of=links("reports_of", len(new.reports.titles), own, _known(old.reports.ids, new.reports.ids)),
        sources_of=links("sources_of", len(new.sources), own, _codes(old.sources, new.sources)),
        spots=spots,
        reports=new.reports,
        actors=actors,
        parents=parents,
        parent=np.fromiter((index.get(one, -1) for one in parents), np.int32, len(parents)),
        kinds=_replaced(old.kinds, new.kinds, actor),
        places=places,
        sources=new.sources,
        stacks=stacks,
        speakers=speakers.ids,
    )


def _joined(old: Names, new: Names) -> tuple[Names, Ints]:
    """The names of both, those of ``old`` first, and the codes of ``new`` among them; where words differ, its count."""
    known = old.index()
    fresh = [one for one in new.ids if one not in known]
    known |= {one: code for code, one in enumerate(fresh, len(old))}
    codes = np.fromiter((known[one] for one in new.ids), np.int32, len(new))
    if not fresh and all(old.labels[code] == words for code, words in zip(codes.tolist(), new.labels, strict=True)):
        return old, codes
    return Names((*old.ids, *fresh), _replaced(old.labels, new.labels, codes)), codes


def _replaced(old: tuple[str, ...], new: tuple[str, ...], codes: Ints) -> tuple[str, ...]:
    """``old``, with ``new[i]`` at ``codes[i]``, which go on where ``old`` ends."""
    words = list(old)
    for code, word in zip(codes.tolist(), new, strict=True):
        words[code : code + 1] = [word]
    return tuple(words)


def _codes(old: Names, new: Names) -> Ints:
    """Codes in ``new`` of the names of ``old``, -1 where they are gone."""
    index = new.index()
    return np.fromiter((index.get(one, -1) for one in old.ids), np.int32, len(old))


def _known(old: Longs, new: Longs) -> Ints:
    """Where the ascending ids ``old`` stand in the ascending ``new``, -1 where they are gone."""
    at = np.searchsorted(new, old)
    there = np.zeros(old.size, dtype=bool)
    there[at < new.size] = new[at[at < new.size]] == old[at < new.size]
    return np.where(there, at, -1).astype(np.int32)


def _spots(old: Table, new: Table, place: Ints, stack: Ints) -> tuple[Spots, Ints]:
    """The spots of both, those of ``old`` first, and the codes of those of ``new`` among them."""
    known = {key: code for code, key in enumerate(_keys(old))}
    keys = _keys(new)
    fresh = np.array([key not in known for key in keys], dtype=bool)
    known |= {keys[at]: len(old.spots.names) + number for number, at in enumerate(np.flatnonzero(fresh).tolist())}
    one, other = old.spots, new.spots

    def added(values: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(value for value, new_one in zip(values, fresh.tolist(), strict=True) if new_one)

    spots = Spots(
        lat=np.concatenate([one.lat, other.lat[fresh]]),
        lon=np.concatenate([one.lon, other.lon[fresh]]),
        precision=np.concatenate([one.precision, other.precision[fresh]]),
        radius=np.concatenate([one.radius, other.radius[fresh]]),
        place=np.concatenate([one.place, np.append(place, np.int32(-1))[other.place[fresh]]]),
        stack=np.concatenate([one.stack, np.append(stack, np.int32(-1))[other.stack[fresh]]]),
        names=one.names + added(other.names),
        country=one.country + added(other.country),
        admin1=one.admin1 + added(other.admin1),
    )
    return spots, np.fromiter((known[key] for key in keys), np.int32, len(keys))


def _keys(table: Table) -> list[tuple[Any, ...]]:
    """What tells one spot from another."""
    spots = table.spots
    places = [table.places.ids[code] if code >= 0 else "" for code in spots.place.tolist()]
    points = [np.nan_to_num(degrees, nan=999.0).tolist() for degrees in (spots.lat, spots.lon)]  # NaN equals nothing
    words = (spots.names, spots.country, spots.admin1)
    return list(zip(places, *points, spots.precision.tolist(), spots.radius.tolist(), *words, strict=True))


def _spliced(old: tuple[Ints, Ints], new: tuple[Ints, Ints], size: int) -> Links:
    """The pairs of both, by owner. Pairs without a value (-1) are left out."""
    there: Bools = old[1] >= 0
    one, other = (
        owners.astype(np.int64) * max(size, 1) + values
        for owners, values in ((old[0][there], old[1][there]), new)
    )  # fmt: skip
    if (one[1:] <= one[:-1]).any():
        one = np.sort(one)  # sources are told in the order of the reports, which may have changed
    other = np.sort(other)
    return sorted_links(np.insert(one, np.searchsorted(one, other), other), size)
