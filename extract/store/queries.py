"""Questions that views ask of a case, answered as tables."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from extract.store.filters import Filter
from extract.store.repository import Store
from extract.store.schema import document, event_actor, event_mention

if TYPE_CHECKING:
    import pandas as pd

#: The day of publication, where it is known to the day: bounds are no date to show.
_PUBLISHED = sa.case((document.c.published_start == document.c.published_end, document.c.published_start))

_EVENT_COLUMNS = (
    event_mention.c.id.label("event_id"),
    event_mention.c.document_id,
    event_mention.c.ordinal,
    document.c.title.label("document_title"),
    document.c.source,
    document.c.url,
    _PUBLISHED.label("published"),
    event_mention.c.trigger_text.label("trigger"),
    event_mention.c.trigger_start,
    event_mention.c.trigger_end,
    event_mention.c.evidence,
    event_mention.c.evidence_start,
    event_mention.c.evidence_end,
    event_mention.c.event_type,
    event_mention.c.sub_event_type,
    event_mention.c.status,
    event_mention.c.attribution,
    event_mention.c.attribution_actor,
    event_mention.c.attribution_party,
    event_mention.c.denial,
    event_mention.c.time_start.label("start"),
    event_mention.c.time_end.label("end"),
    sa.func.coalesce(event_mention.c.time_precision, "").label("time_precision"),
    event_mention.c.time_basis,
    event_mention.c.time_explanation,
    event_mention.c.place,
    event_mention.c.lat,
    event_mention.c.lon,
    event_mention.c.country,
    event_mention.c.admin1,
    event_mention.c.geo_precision,
    event_mention.c.radius_km,
    sa.func.coalesce(event_mention.c.place_id, "").label("place_id"),
    event_mention.c.place_explanation,
    event_mention.c.weapons,
    event_mention.c.fatalities_low,
    event_mention.c.fatalities_best,
    event_mention.c.fatalities_high,
    event_mention.c.injured_low,
    event_mention.c.injured_best,
    event_mention.c.injured_high,
    event_mention.c.rules,
)
_DATES = ("published", "start", "end")
_TOLLS = tuple(f"{kind}_{bound}" for kind in ("fatalities", "injured") for bound in ("low", "best", "high"))
_NUMBERS = ("lat", "lon", "radius_km", *_TOLLS)
_INTEGERS = ("event_id", "document_id", "ordinal", "trigger_start", "trigger_end", "evidence_start", "evidence_end")
_ACTOR_COLUMNS = ("agents", "targets", "actor_ids", "agent_ids", "target_ids")

#: Columns of ``events_frame``, in order.
EVENT_COLUMNS: tuple[str, ...] = (
    *(column.name for column in _EVENT_COLUMNS if column.name not in ("weapons", *_TOLLS, "rules")),
    *_ACTOR_COLUMNS,
    "weapons",
    *_TOLLS,
    "rules",
)


def events_frame(store: Store, selection: Filter | None = None) -> pd.DataFrame:
    """One row an event mention, by document and order of triggers; the columns are ``EVENT_COLUMNS``.

    published, start, end: datetime64 or NaT (end is the last day, inclusive; an open end is NaT too, and
    ``time_precision`` is "" only where there is no date at all). lat, lon (degrees, WGS84), radius_km and the
    tolls: float or NaN. agents, targets, actor_ids, agent_ids, target_ids, weapons, rules: tuples of text.
    attribution_party: True, False or None. place_id: gazetteer id, "" where not placed. Other text: "" where none.
    """
    chosen = selection or Filter()
    join = sa.join(event_mention, document, document.c.id == event_mention.c.document_id)
    where = chosen.conditions()
    order = (event_mention.c.document_id, event_mention.c.ordinal)
    query = sa.select(*_EVENT_COLUMNS).select_from(join).where(*where).order_by(*order)
    ids = sa.select(event_mention.c.id).select_from(join).where(*where)
    actors = (
        sa.select(event_actor.c.event_id, event_actor.c.role, event_actor.c.actor_id, event_actor.c.name)
        .where(event_actor.c.event_id.in_(ids))
        .order_by(event_actor.c.event_id, event_actor.c.ordinal)
    )
    with store.reading() as connection:
        result = connection.execute(query)
        names = list(result.keys())
        events = result.all()
        by_event: dict[int, list[Any]] = defaultdict(list)
        for row in connection.execute(actors):
            by_event[row.event_id].append(row)
    values = zip(*events, strict=True) if events else [()] * len(names)
    columns: dict[str, Any] = dict(zip(names, values, strict=True))
    columns |= _actor_columns([by_event.get(event_id, []) for event_id in columns["event_id"]])
    columns["weapons"] = [_strings(text) for text in columns["weapons"]]
    columns["rules"] = [_strings(text) for text in columns["rules"]]
    return _frame(columns)


def _actor_columns(by_row: list[list[Any]]) -> dict[str, list[tuple[str, ...]]]:
    return {
        "agents": [tuple(a.name for a in found if a.role == "agent") for found in by_row],
        "targets": [tuple(a.name for a in found if a.role == "target") for found in by_row],
        "actor_ids": [tuple(dict.fromkeys(a.actor_id for a in found)) for found in by_row],
        "agent_ids": [tuple(a.actor_id for a in found if a.role == "agent") for found in by_row],
        "target_ids": [tuple(a.actor_id for a in found if a.role == "target") for found in by_row],
    }


@cache
def _strings(text: str) -> tuple[str, ...]:
    return tuple(json.loads(text))


def _frame(columns: dict[str, Any]) -> pd.DataFrame:
    import pandas as pd  # heavy: loaded by the first question, not by every command

    data: dict[str, Any] = {}
    for name in EVENT_COLUMNS:
        values = list(columns[name])
        if name in _DATES:
            days = pd.Series([_iso(day) for day in values], dtype="object")
            data[name] = pd.to_datetime(days, format="%Y-%m-%d").astype("datetime64[us]")
        elif name in _NUMBERS:
            data[name] = pd.Series(values, dtype="float64")
        elif name in _INTEGERS:
            data[name] = pd.Series(values, dtype="int64")
        elif name in _ACTOR_COLUMNS or name in ("weapons", "rules", "attribution_party"):
            data[name] = pd.Series(values, dtype="object")
        else:
            data[name] = pd.Series(values, dtype="str")
    return pd.DataFrame(data)


def _iso(day: Any) -> str | None:
    return None if day is None else day.isoformat()


def actor_names(store: Store) -> dict[str, str]:
    """Actor id -> name of every actor of an event mention, by name."""
    query = sa.select(event_actor.c.actor_id, event_actor.c.name).distinct().order_by(event_actor.c.name)
    with store.reading() as connection:
        return {str(row.actor_id): str(row.name) for row in connection.execute(query)}


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """A place of at least one event mention. admin1: gazetteer id of its province, country: ISO 3166-1, "" if none."""

    id: str
    name: str
    admin1: str
    country: str


def places(store: Store) -> list[PlaceRow]:
    """Every place of an event mention, by name."""
    column = event_mention.c
    query = sa.select(column.place_id, column.place, column.admin1, column.country).distinct()
    placed = query.where(column.place_id.is_not(None)).order_by(column.place, column.place_id)
    with store.reading() as connection:
        return [PlaceRow(*row) for row in connection.execute(placed)]


def source_names(store: Store) -> list[str]:
    """Publishers of the documents in the case, by name, without the empty one."""
    query = sa.select(document.c.source).where(document.c.source != "").distinct().order_by(document.c.source)
    with store.reading() as connection:
        return list(connection.execute(query).scalars())
