"""The bridge from the review to the case: cached questions about what deserves a look, and what analysts say.

As in `dashboard.data`, answers are cached by case and revision. Every correction is made in the name of an analyst and
at a time that is read here, at the edge.
"""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import sqlalchemy as sa
import streamlit as st

from dashboard import data
from extract.errors import UnknownEventError
from extract.model import Actor, ActorKind, EventMention, Place
from extract.store import codec, corrections, review
from extract.store.correction_exchange import Imported, export_corrections, import_corrections
from extract.store.correction_values import Value
from extract.store.corrections import EventState, HistoryEntry, Recorded
from extract.store.filters import Filter
from extract.store.queries import events_frame
from extract.store.review import Conflict, Orphan, QueueItem, Reason, Visit
from extract.store.schema import correction, correction_anchor, event, event_member, event_mention, event_role

#: events offered for merging; actors offered for a name
MOST_OFFERED = 12
#: days and degrees round an event within which others are offered for merging
_NEAR_DAYS, _NEAR_DEGREES = 7, 1.5
_MOST_COMPARED = 400


@dataclass(frozen=True, slots=True)
class Queue:
    """What deserves a look, in a fixed order. ``counts``: by reason. ``reviewed``: events that stand as accepted, or
    are rejected."""

    items: tuple[QueueItem, ...]
    counts: Mapping[Reason, int]
    reviewed: int

    @property
    def total(self) -> int:
        """All that deserved a look so far."""
        return self.reviewed + len(self.items)

    def only(self, reason: Reason | None) -> tuple[QueueItem, ...]:
        return tuple(item for item in self.items if reason is None or reason in item.reasons)


def key(item: QueueItem) -> str:
    """Names an item on the page: "e12" an event, "c7" a correction that fits nothing."""
    return f"c{item.correction_id}" if item.event_id is None else f"e{item.event_id}"


def now() -> datetime:
    return datetime.now(UTC)


# -- questions -----------------------------------------------------------------------------------------------------


def queue(since: int | None) -> Queue:
    """``since``: what has a higher number than this passage is new; None: nothing is."""
    return _queue(data.case_name(), data.store().revision(), since)


def rejected() -> tuple[QueueItem, ...]:
    """Events that were rejected, by id: each can be restored."""
    return _rejected(data.case_name(), data.store().revision())


def by(analyst: str) -> int:
    """Events that this analyst has reviewed."""
    return _by(data.case_name(), data.store().revision(), analyst) if analyst else 0


def state_of(event_id: int) -> EventState | None:
    """The event as it stands now; None where it is not in the case any more."""
    return _state(data.case_name(), data.store().revision(), event_id)


def now_in(mention_ids: Sequence[int]) -> int | None:
    """The event that holds the first of these passages that is still there."""
    query = sa.select(event_member.c.mention_id, event_member.c.event_id)
    with data.store().reading() as connection:
        found = dict(connection.execute(query.where(event_member.c.mention_id.in_(list(mention_ids)[:500]))).all())
    return next((found[one] for one in mention_ids if one in found), None)


def about(correction_id: int) -> int | None:
    """The event that a correction is about now."""
    query = sa.select(event_member.c.event_id).join(
        correction_anchor, correction_anchor.c.mention_id == event_member.c.mention_id
    )
    query = query.where(correction_anchor.c.correction_id == correction_id).order_by(correction_anchor.c.ordinal)
    with data.store().reading() as connection:
        found: int | None = connection.execute(query.limit(1)).scalar()
    return found


def history(event_id: int) -> list[HistoryEntry]:
    return _history(data.case_name(), data.store().revision(), event_id)


def corrections_made() -> int:
    """Entries of the log, undos among them."""
    with data.store().reading() as connection:
        return int(connection.execute(sa.select(sa.func.count()).select_from(correction)).scalar_one())


def conflicts() -> list[Conflict]:
    return _conflicts(data.case_name(), data.store().revision())


def orphans() -> dict[int, Orphan]:
    """Correction id -> why it fits nothing."""
    return _orphans(data.case_name(), data.store().revision())


def reasons_of(event_id: int) -> list[tuple[int, int, str]]:
    """Why its passages are one event: two passages and the words, for each link between them."""
    import json

    with data.store().reading() as connection:
        found = connection.execute(sa.select(event.c.reasons).where(event.c.id == event_id)).scalar()
    return [(int(one), int(other), str(words)) for one, other, words in json.loads(found or "[]")]


def actors(words: str) -> list[Actor]:
    """Actors with these words in their name: those of the case first, the most frequent first; then those known."""
    wanted = words.casefold().strip()
    if not wanted:
        return []
    here = [one for one in _actors(data.case_name(), data.store().revision()) if wanted in one.name.casefold()]
    ids = {one.id for one in here}
    known = [one for one in _lexicon() if wanted in one.name.casefold() and one.id not in ids]
    known.sort(key=lambda one: (not one.name.casefold().startswith(wanted), len(one.name), one.name))
    return (here + known)[:MOST_OFFERED]


def new_actor(name: str, kind: ActorKind) -> Actor:
    from extract.lexicon.actors.entries import slug

    words = " ".join(name.split())
    return Actor(slug(words) or "actor", words, kind)


def places(words: str) -> list[Place]:
    """Places of that name, those of the case first, the best known next; then those of the case that hold the words."""
    from extract.gazetteer.lookup import open_gazetteer

    wanted = " ".join(words.split())
    if not wanted:
        return []
    key = wanted.casefold()
    known = _places(data.case_name(), data.store().revision())
    here = [place for place in known if "~" not in place.gazetteer_id]  # "north of a town" is no place of that name
    same = [place for place in here if place.name.casefold() == key]
    like = [place for place in here if key in place.name.casefold()]
    found: dict[str, Place] = {}
    for place in (*same, *open_gazetteer().lookup(wanted, limit=MOST_OFFERED), *like):
        found.setdefault(place.gazetteer_id, place)
    return list(found.values())[:MOST_OFFERED]


def places_near(lat: float, lon: float) -> list[Place]:
    from extract.gazetteer.lookup import open_gazetteer

    return list(open_gazetteer().nearest(lat, lon, limit=5, within_km=40))


def surroundings(place: Place) -> str:
    """ "Anbar, Iraq": the province and country of a place, as far as they are known."""
    parts = [data._place_name(place.admin1), data._place_name(f"country:{place.country}") or place.country]
    return ", ".join(dict.fromkeys(part for part in parts if part and part != place.name))


def country(code: str) -> str:
    return data._place_name(f"country:{code}") or code if code else ""


def read_places(mention_ids: Sequence[int]) -> list[Place]:
    """The places that these passages were read to tell of, and those that their words could have meant instead."""
    query = sa.select(event_mention.c.mention).where(event_mention.c.id.in_(list(mention_ids)[:MOST_OFFERED]))
    with data.store().reading() as connection:
        found = connection.execute(query.order_by(event_mention.c.id)).scalars().all()
    places: dict[str, Place] = {}
    for text in found:
        told = codec.loads(EventMention, text).place
        for place in (told.place, *told.candidates) if told else ():
            places.setdefault(place.gazetteer_id, place)
    return list(places.values())


def middle() -> tuple[float, float]:
    """Latitude and longitude of the place of most events of the case; 0, 0 where none is placed."""
    known = _places(data.case_name(), data.store().revision())
    return (known[0].lat, known[0].lon) if known else (0.0, 0.0)


def near(event_id: int, words: str = "") -> list[int]:
    """Events that might be the same: near in days and place, the nearest first; with words, those that tell them."""
    state = state_of(event_id)
    if state is None:
        return []
    if words.strip():
        frame = events_frame(data.store(), Filter(text=words.strip()))
        found = [int(one) for one in frame["event_id"] if int(one) != event_id]
        return found[:MOST_OFFERED]
    time, place = state.values["time"], state.values["place"]
    column = event.c
    query = sa.select(column.id, column.time_start, column.lat, column.lon)
    query = query.where(column.rejected.is_(False), column.id != event_id)
    start = getattr(time, "start", None) or getattr(time, "end", None)
    end = getattr(time, "end", None) or start
    if start and end:
        reach = timedelta(days=_NEAR_DAYS)
        query = query.where(column.time_start <= end + reach)
        query = query.where(sa.func.coalesce(column.time_end, column.time_start) >= start - reach)
    if isinstance(place, Place):
        query = query.where(column.lat.between(place.lat - _NEAR_DEGREES, place.lat + _NEAR_DEGREES))
        query = query.where(column.lon.between(place.lon - _NEAR_DEGREES, place.lon + _NEAR_DEGREES))
    if not start and not isinstance(place, Place):
        return []

    def far(row: Any) -> tuple[float, float, int]:
        days = abs((row.time_start - start).days) if start and row.time_start else 0
        if not isinstance(place, Place) or row.lat is None:
            return 0.0, days, row.id
        return abs(row.lat - place.lat) + abs(row.lon - place.lon) + days / 10, days, row.id

    with data.store().reading() as connection:
        rows = connection.execute(query.order_by(column.id).limit(_MOST_COMPARED)).all()
    return [row.id for row in sorted(rows, key=far)[:MOST_OFFERED]]


# -- what analysts say ---------------------------------------------------------------------------------------------


def visit(analyst: str) -> int | None:
    """The highest passage that the case had when this analyst went through it before; None where never. From now on
    the visit is now."""
    before = review.last_visit(data.store(), analyst)
    review.mark_visit(data.store(), analyst, now())
    return before.last_mention if before else None


def edit(state: EventState, field: str, value: Value, *, by: str, why: str = "") -> Recorded:
    return corrections.edit(data.store(), state, field, value, by=by, at=now(), why=why)


def accept(state: EventState, *, by: str) -> Recorded:
    return corrections.accept(data.store(), state, by=by, at=now())


def reject(state: EventState, *, by: str, why: str = "") -> Recorded:
    return corrections.reject(data.store(), state, by=by, at=now(), why=why)


def restore(state: EventState, *, by: str, why: str = "") -> Recorded:
    return corrections.restore(data.store(), state, by=by, at=now(), why=why)


def note(state: EventState, words: str, *, by: str) -> Recorded:
    return corrections.note(data.store(), state, words, by=by, at=now())


def merge(state: EventState, others: Sequence[int], *, by: str, why: str = "") -> Recorded:
    states = [state]
    for other in others:
        found = state_of(other)
        if found is None:
            raise UnknownEventError("One of the chosen events is not in the case any more: choose again")
        states.append(found)
    return corrections.merge(data.store(), states, by=by, at=now(), why=why)


def split(state: EventState, mention_ids: Sequence[int], *, by: str, why: str = "") -> Recorded:
    return corrections.split(data.store(), state, mention_ids, by=by, at=now(), why=why)


def add(document_id: int, start: int, end: int, values: Mapping[str, Value], *, by: str, why: str = "") -> Recorded:
    return corrections.add(data.store(), document_id, start, end, values, by=by, at=now(), why=why)


def always(kind: str, words: str, value: Place | Actor, *, by: str, why: str = "") -> Recorded:
    return corrections.always(data.store(), kind, words, value, by=by, at=now(), why=why)


def undo(correction_id: int, *, by: str) -> Recorded:
    return corrections.undo(data.store(), correction_id, by=by, at=now())


def exported() -> bytes:
    """The log of corrections as JSON lines."""
    out = io.BytesIO()
    export_corrections(data.store(), out)
    return out.getvalue()


def imported(content: bytes) -> Imported:
    return import_corrections(data.store(), content.splitlines())


# -- cached by case, revision and what is asked --------------------------------------------------------------------


@st.cache_resource(max_entries=8, show_spinner=False)
def _queue(name: str, revision: int, since: int | None) -> Queue:
    store = data.store()
    items = tuple(review.queue(store, None if since is None else Visit("", since)))
    done = sum(review.accepted_events(store).values()) + len(_rejected(name, revision))
    counts = Counter(reason for item in items for reason in item.reasons)
    return Queue(items, {reason: counts[reason] for reason in Reason if counts[reason]}, done)


@st.cache_resource(max_entries=8, show_spinner=False)
def _rejected(name: str, revision: int) -> tuple[QueueItem, ...]:  # noqa: ARG001 - keys the cache
    query = sa.select(event.c.id).where(event.c.rejected.is_(True)).order_by(event.c.id)
    with data.store().reading() as connection:
        return tuple(QueueItem(one, ()) for one in connection.execute(query).scalars())


@st.cache_resource(max_entries=16, show_spinner=False)
def _by(name: str, revision: int, analyst: str) -> int:  # noqa: ARG001 - keys the cache
    return review.reviewed_by(data.store(), analyst)


@st.cache_resource(max_entries=64, show_spinner=False)
def _state(name: str, revision: int, event_id: int) -> EventState | None:  # noqa: ARG001 - keys the cache
    try:
        return corrections.event_state(data.store(), event_id)
    except UnknownEventError:
        return None


@st.cache_resource(max_entries=64, show_spinner=False)
def _history(name: str, revision: int, event_id: int) -> list[HistoryEntry]:  # noqa: ARG001 - keys the cache
    try:
        return corrections.history(data.store(), event_id)
    except UnknownEventError:
        return []


@st.cache_resource(max_entries=4, show_spinner=False)
def _conflicts(name: str, revision: int) -> list[Conflict]:  # noqa: ARG001 - keys the cache
    return review.conflicts(data.store())


@st.cache_resource(max_entries=4, show_spinner=False)
def _orphans(name: str, revision: int) -> dict[int, Orphan]:  # noqa: ARG001 - keys the cache
    return {orphan.correction.id: orphan for orphan in review.orphaned(data.store())}


@st.cache_resource(max_entries=2, show_spinner=False)
def _actors(name: str, revision: int) -> list[Actor]:  # noqa: ARG001 - keys the cache
    column = event_role.c
    who = (column.actor_id, column.name, column.kind, column.country, column.parent)
    query = sa.select(*who, sa.func.count().label("events")).group_by(*who)
    with data.store().reading() as connection:
        rows = connection.execute(query).all()
    rows = sorted(rows, key=lambda row: (-row.events, row.name, row.actor_id))
    return [Actor(row.actor_id, row.name, ActorKind(row.kind), row.country, row.parent) for row in rows]


@st.cache_resource(show_spinner=False)
def _lexicon() -> list[Actor]:
    from extract.lexicon.actors.lexicon import actor_lexicon
    from extract.resolve.actors_catalogue import STATE_BRANCHES, catalogue_actor

    lexicon = actor_lexicon()
    states = [nation.id for nation in lexicon.nations.values() if nation.state]
    ids = dict.fromkeys(
        [*lexicon.entries, *lexicon.nations, *(f"{one}-{part}" for one in states for part in STATE_BRANCHES)]
    )
    return [actor for actor in map(catalogue_actor, ids) if actor is not None]


@st.cache_resource(max_entries=2, show_spinner=False)
def _places(name: str, revision: int) -> list[Place]:  # noqa: ARG001 - keys the cache
    from extract.model import GeoPrecision

    column = event.c
    where = (
        column.place_id, column.place, column.lat, column.lon, column.country, column.admin1, column.geo_precision,
        column.radius_km,
    )  # fmt: skip
    query = sa.select(*where, sa.func.count().label("events")).where(column.place_id.is_not(None)).group_by(*where)
    with data.store().reading() as connection:
        rows = connection.execute(query).all()
    rows = sorted(rows, key=lambda row: (-row.events, row.place, row.place_id))
    return [
        Place(
            row.place, row.lat, row.lon, row.country, row.place_id, GeoPrecision(row.geo_precision), row.radius_km,
            admin1=row.admin1,
        )
        for row in rows
    ]  # fmt: skip
