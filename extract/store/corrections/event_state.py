"""An event as it stands: its values, typed, its members, and its revision, which every write to it must name."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from extract.errors import UnknownEventError
from extract.model import Actor, ActorKind, GeoPrecision, Place, Role, TimePrecision, Toll
from extract.store import codec
from extract.store.chunks import chunks
from extract.store.corrections.values import FIELDS, ActorValue, TimeValue, TollValue, Value, encode, in_words
from extract.store.queries import strings
from extract.store.repository import Store
from extract.store.schema import correction, event, event_member, event_mention, event_role


@dataclass(frozen=True, slots=True)
class EventState:
    """One event as it was read. Keep it with the form: a write takes it, and is refused where it no longer holds.

    values: by field of ``correction_values.FIELDS``. mention_ids: of the members, by document and order of triggers.
    read_at: id of the last correction that the case held then (not part of the revision).
    """

    event_id: int
    values: Mapping[str, Value]
    mention_ids: tuple[int, ...]
    rejected: bool
    read_at: int = 0

    @property
    def revision(self) -> str:
        """Equal exactly where everything in it is equal; 16 hexadecimal digits."""
        told = [[encode(self.values[field]) for field in FIELDS], self.mention_ids, self.rejected]
        return hashlib.sha256(codec.dumps(told).encode("utf-8")).hexdigest()[:16]

    def differences(self, now: EventState) -> tuple[str, ...]:
        """What changed from this to ``now``, a sentence each."""
        found = [
            f"{_NAMES[field]} was {in_words(field, self.values[field])}, now {in_words(field, now.values[field])}"
            for field in FIELDS
            if encode(self.values[field]) != encode(now.values[field])
        ]
        if self.rejected != now.rejected:
            found.append("it was rejected" if now.rejected else "it was restored")
        gone, came = set(self.mention_ids) - set(now.mention_ids), set(now.mention_ids) - set(self.mention_ids)
        if came:
            found.append(f"{_passages(len(came))} joined it")
        if gone:
            found.append(f"{_passages(len(gone))} left it")
        return tuple(found)


_NAMES = {
    "event_type": "the type",
    "time": "the date",
    "place": "the place",
    "actors": "the actors",
    "tolls": "the toll",
    "status": "the status",
    "weapons": "the weapon",
}


def _passages(count: int) -> str:
    return "one passage" if count == 1 else f"{count} passages"


def event_state(store: Store, event_id: int) -> EventState:
    """The event as it stands. Raises UnknownEventError."""
    with store.reading() as connection:
        return state_of(connection, event_id)


def state_of(connection: sa.Connection, event_id: int) -> EventState:
    found = states(connection, [event_id])
    if event_id not in found:
        raise UnknownEventError(f"Event {event_id} is not in the case any more: it was merged, or its report changed")
    return found[event_id]


def states(connection: sa.Connection, event_ids: Sequence[int]) -> dict[int, EventState]:
    """Event id -> its state, for those that are there."""
    found: dict[int, EventState] = {}
    for part in chunks(event_ids):
        found |= _states(connection, part)
    return found


def _states(connection: sa.Connection, event_ids: Sequence[int]) -> dict[int, EventState]:
    members: dict[int, list[int]] = defaultdict(list)
    query = sa.select(event_member.c.event_id, event_member.c.mention_id)
    query = query.join(event_mention, event_mention.c.id == event_member.c.mention_id)
    query = query.order_by(event_mention.c.document_id, event_mention.c.ordinal)
    for event_id, mention_id in connection.execute(query.where(event_member.c.event_id.in_(event_ids))):
        members[event_id].append(mention_id)
    roles: dict[int, list[Any]] = defaultdict(list)
    who = sa.select(event_role).where(event_role.c.event_id.in_(event_ids)).order_by(event_role.c.ordinal)
    for row in connection.execute(who):
        roles[row.event_id].append(row)
    rows = connection.execute(sa.select(event).where(event.c.id.in_(event_ids)))
    read_at = connection.execute(sa.select(sa.func.coalesce(sa.func.max(correction.c.id), 0))).scalar_one()
    return {
        row.id: EventState(row.id, _values(row, roles[row.id]), tuple(members[row.id]), bool(row.rejected), read_at)
        for row in rows
    }


def _values(row: Any, roles: list[Any]) -> dict[str, Value]:
    time = place = None
    if row.time_precision is not None:
        time = TimeValue(row.time_start, row.time_end, TimePrecision(row.time_precision))
    if row.place_id is not None:
        place = Place(
            name=row.place,
            lat=row.lat,
            lon=row.lon,
            country=row.country,
            gazetteer_id=row.place_id,
            geo_precision=GeoPrecision(row.geo_precision),
            radius_km=row.radius_km,
            admin1=row.admin1,
        )
    actors = tuple(
        ActorValue(Role(r.role), Actor(r.actor_id, r.name, ActorKind(r.kind), r.country, r.parent)) for r in roles
    )
    return {
        "event_type": row.sub_event_type,
        "time": time,
        "place": place,
        "actors": actors,
        "tolls": (_toll("killed", row, "fatalities"), _toll("injured", row, "injured")),
        "status": row.status,
        "weapons": strings(row.weapons),
    }


def _toll(kind: str, row: Any, column: str) -> TollValue:
    low, best, high = (getattr(row, f"{column}_{bound}") for bound in ("low", "best", "high"))
    return TollValue(kind, None if low is None else Toll(low, best, high))
