"""Questions that views ask of a case, answered as tables."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from extract.store.filters import Filter
from extract.store.repository import Store
from extract.store.schema import document, event, event_member, event_mention, event_role

if TYPE_CHECKING:
    import pandas as pd

#: The day of publication, where it is known to the day: bounds are no date to show.
PUBLISHED = sa.case((document.c.published_start == document.c.published_end, document.c.published_start))

_TOLLS = tuple(f"{kind}_{bound}" for kind in ("fatalities", "injured") for bound in ("low", "best", "high"))
_EVENT_COLUMNS = (
    event.c.id.label("event_id"),
    event_mention.c.document_id,
    event_mention.c.ordinal,
    document.c.title.label("document_title"),
    document.c.source,
    document.c.url,
    PUBLISHED.label("published"),
    event_mention.c.trigger_text.label("trigger"),
    event_mention.c.trigger_start,
    event_mention.c.trigger_end,
    event_mention.c.evidence,
    event_mention.c.evidence_start,
    event_mention.c.evidence_end,
    event.c.event_type,
    event.c.sub_event_type,
    event.c.status,
    event.c.attribution,
    event.c.attribution_actor,
    event.c.attribution_party,
    event.c.denial,
    event.c.time_start.label("start"),
    event.c.time_end.label("end"),
    sa.func.coalesce(event.c.time_precision, "").label("time_precision"),
    event.c.time_basis,
    event.c.time_explanation,
    event.c.place,
    event.c.lat,
    event.c.lon,
    event.c.country,
    event.c.admin1,
    event.c.geo_precision,
    event.c.radius_km,
    sa.func.coalesce(event.c.place_id, "").label("place_id"),
    event.c.place_explanation,
    event.c.weapons,
    *(event.c[name] for name in _TOLLS),
    event_mention.c.rules,
    event.c.mentions,
    event.c.reports,
    event.c.origins,
    event.c.parties,
    event.c.disagreement,
    event.c.corrected,
    event.c.rejected,
    event.c.by_hand,
)
_DATES = ("published", "start", "end")
_NUMBERS = ("lat", "lon", "radius_km", *_TOLLS)
_COUNTS = ("mentions", "reports", "origins", "parties")
_INTEGERS = (
    *("event_id", "document_id", "ordinal", "trigger_start", "trigger_end", "evidence_start", "evidence_end"),
    *_COUNTS,
)
_FLAGS = ("corrected", "rejected", "by_hand")
_ACTOR_COLUMNS = ("agents", "targets", "actor_ids", "agent_ids", "target_ids")
_MEMBER_COLUMNS = ("sources", "document_ids", "mention_ids")
_OBJECTS = (*_ACTOR_COLUMNS, *_MEMBER_COLUMNS, "weapons", "rules", "attribution_party", "disagreement")
_AFTER_ACTORS = ("weapons", *_TOLLS, "rules", *_COUNTS)
_LAST = ("disagreement", *_FLAGS)

#: Columns of ``events_frame``, in order.
EVENT_COLUMNS: tuple[str, ...] = (
    *(column.name for column in _EVENT_COLUMNS if column.name not in (*_AFTER_ACTORS, *_LAST)),
    *_ACTOR_COLUMNS,
    *_AFTER_ACTORS,
    *_MEMBER_COLUMNS,
    *_LAST,
)


def events_frame(store: Store, selection: Filter | None = None) -> pd.DataFrame:
    """One row an event, by the document of its lead mention and the order of triggers; columns ``EVENT_COLUMNS``.

    document_id, ordinal, document_title, source, url, published, trigger..., evidence... and rules are those of the
    lead mention (the one shown first). published, start, end: datetime64 or NaT (end is the last day, inclusive; an
    open end is NaT too, and ``time_precision`` is "" only where there is no date at all). lat, lon (degrees, WGS84),
    radius_km and the tolls: float or NaN. agents, targets, actor_ids, agent_ids, target_ids, weapons, rules: tuples of
    text. attribution_party: True, False or None. place_id: gazetteer id, "" where not placed. mentions, reports,
    origins, parties: counts. mention_ids and document_ids of all members: tuples, in the order of documents; sources:
    their publishers, each once, none that is "". disagreement: field -> list of {"value", "mentions", "sources"} where
    reports differ. corrected, rejected, by_hand: what an analyst did. Other text: "" where none.
    """
    chosen = selection or Filter()
    where = chosen.conditions()
    joined = sa.join(event, event_mention, event_mention.c.id == event.c.lead_id)
    joined = sa.join(joined, document, document.c.id == event_mention.c.document_id)
    order = (event_mention.c.document_id, event_mention.c.ordinal)
    query = sa.select(*_EVENT_COLUMNS).select_from(joined).where(*where).order_by(*order)
    ids = None if chosen == Filter() else sa.select(event.c.id).where(*where)
    with store.reading() as connection:
        result = connection.execute(query)
        names = list(result.keys())
        events = result.all()
        roles, members = _roles(connection, ids), _members(connection, ids)
    values = zip(*events, strict=True) if events else [()] * len(names)
    columns: dict[str, Any] = dict(zip(names, values, strict=True))
    found = columns["event_id"]
    columns |= _actor_columns([roles.get(event_id, ()) for event_id in found])
    columns |= _member_columns([members.get(event_id, ()) for event_id in found])
    for name in ("weapons", "rules"):
        columns[name] = [strings(text) for text in columns[name]]
    columns["disagreement"] = [{} if text == "{}" else json.loads(text) for text in columns["disagreement"]]
    return frame_of(columns, EVENT_COLUMNS)


Rows = dict[int, list[Any]]


def _roles(connection: sa.Connection, ids: sa.Select[Any] | None) -> Rows:
    """Event id -> (event id, role, actor id, name) in order; ``ids``: of these events, None: of all."""
    query = sa.select(event_role.c.event_id, event_role.c.role, event_role.c.actor_id, event_role.c.name)
    if ids is not None:
        query = query.where(event_role.c.event_id.in_(ids))
    return _by_event(connection.execute(query.order_by(event_role.c.event_id, event_role.c.ordinal)))


def _members(connection: sa.Connection, ids: sa.Select[Any] | None) -> Rows:
    """Event id -> (event id, mention id, document id, publisher) in the order of documents and triggers."""
    query = (
        sa.select(event_member.c.event_id, event_member.c.mention_id, event_mention.c.document_id, document.c.source)
        .join(event_mention, event_mention.c.id == event_member.c.mention_id)
        .join(document, document.c.id == event_mention.c.document_id)
    )
    if ids is not None:
        query = query.where(event_member.c.event_id.in_(ids))
    return _by_event(connection.execute(query.order_by(event_mention.c.document_id, event_mention.c.ordinal)))


def _by_event(rows: sa.Result[Any]) -> Rows:
    found: Rows = defaultdict(list)
    for row in rows.all():
        found[row[0]].append(row)
    return found


def _actor_columns(by_row: list[Sequence[Any]]) -> dict[str, list[tuple[str, ...]]]:
    agents = [[(actor, name) for _, role, actor, name in found if role == "agent"] for found in by_row]
    targets = [[(actor, name) for _, role, actor, name in found if role == "target"] for found in by_row]
    return {
        "agents": [tuple(name for _, name in found) for found in agents],
        "targets": [tuple(name for _, name in found) for found in targets],
        "actor_ids": [tuple(dict.fromkeys(actor for _, _, actor, _ in found)) for found in by_row],
        "agent_ids": [tuple(actor for actor, _ in found) for found in agents],
        "target_ids": [tuple(actor for actor, _ in found) for found in targets],
    }


def _member_columns(by_row: list[Sequence[Any]]) -> dict[str, list[tuple[Any, ...]]]:
    return {
        "mention_ids": [tuple(mention for _, mention, _, _ in found) for found in by_row],
        "document_ids": [tuple(dict.fromkeys(report for _, _, report, _ in found)) for found in by_row],
        "sources": [tuple(dict.fromkeys(source for _, _, _, source in found if source)) for found in by_row],
    }


@cache
def strings(text: str) -> tuple[str, ...]:
    """A JSON list of text as a tuple."""
    return tuple(json.loads(text))


def frame_of(columns: dict[str, Any], names: Iterable[str]) -> pd.DataFrame:
    """A table of these columns; their types depend on their names, never on the rows."""
    import numpy as np  # heavy: loaded by the first question, not by every command
    import pandas as pd

    data: dict[str, Any] = {}
    for name in names:
        values = list(columns[name])
        if name in _DATES:
            data[name] = pd.Series(np.array(values, dtype="datetime64[D]").astype("datetime64[us]"))
        elif name in _NUMBERS:
            data[name] = pd.Series(values, dtype="float64")
        elif name in _INTEGERS:
            data[name] = pd.Series(values, dtype="int64")
        elif name in _FLAGS:
            data[name] = pd.Series(values, dtype="bool")
        elif name in _OBJECTS:
            data[name] = pd.Series(values, dtype="object")
        else:
            data[name] = pd.Series(values, dtype="str")
    return pd.DataFrame(data)


def actor_names(store: Store) -> dict[str, str]:
    """Actor id -> name of every actor of an event, by name."""
    query = sa.select(event_role.c.name, event_role.c.actor_id).distinct()
    with store.reading() as connection:
        rows = sorted((str(name), str(actor)) for name, actor in connection.execute(query))
    return {actor: name for name, actor in rows}


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """A place of at least one event. admin1: gazetteer id of its province, country: ISO 3166-1, "" if none."""

    id: str
    name: str
    admin1: str
    country: str


def places(store: Store) -> list[PlaceRow]:
    """Every place of an event, by name."""
    query = sa.select(event.c.place_id, event.c.place, event.c.admin1, event.c.country).distinct()
    with store.reading() as connection:
        rows = [PlaceRow(*row) for row in connection.execute(query.where(event.c.place_id.is_not(None)))]
    return sorted(rows, key=lambda row: (row.name, row.id, row.admin1, row.country))


def source_names(store: Store) -> list[str]:
    """Publishers of the documents in the case, by name, without the empty one."""
    query = sa.select(document.c.source).where(document.c.source != "").distinct()
    with store.reading() as connection:
        return sorted(connection.execute(query).scalars())
