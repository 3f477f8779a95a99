"""The SQL of a ``Filter``: conditions over the table ``event`` and what belongs to it."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.functions import FunctionElement

from extract.lexicon.actors.names import ids_named
from extract.store.schema import document, event, event_member, event_mention, event_role

if TYPE_CHECKING:
    from extract.store.filters import Filter

_EARTH_KM = 6371.0088  # mean radius, IUGG
Condition = sa.ColumnElement[bool]


class great_circle_km(FunctionElement[float]):  # noqa: N801 - a function of SQL
    """Distance (haversine formula) of two points: lat, lon, lat, lon in degrees."""

    type = sa.Float()
    inherit_cache = True


@compiles(great_circle_km)
def _great_circle(element: Any, compiler: Any, **options: Any) -> str:
    return f"great_circle_km({compiler.process(element.clauses, **options)})"


@compiles(great_circle_km, "postgresql")
def _haversine(element: Any, compiler: Any, **options: Any) -> str:
    lat, lon, lat0, lon0 = (f"({compiler.process(clause, **options)})" for clause in element.clauses)
    half = (
        f"power(sin(radians({lat0} - {lat}) / 2), 2) + "
        f"cos(radians({lat})) * cos(radians({lat0})) * power(sin(radians({lon0} - {lon}) / 2), 2)"
    )
    return f"(2 * {_EARTH_KM} * asin(least(1.0, sqrt({half}))))"


def distance_km(lat: float | None, lon: float | None, lat0: float, lon0: float) -> float | None:
    """What ``great_circle_km`` means in SQLite; None of a point that is not known."""
    if lat is None or lon is None:
        return None
    p, q = math.radians(lat), math.radians(lat0)
    half = math.sin((q - p) / 2) ** 2 + math.cos(p) * math.cos(q) * math.sin(math.radians(lon0 - lon) / 2) ** 2
    return 2 * _EARTH_KM * math.asin(min(1.0, math.sqrt(half)))


def of(chosen: Filter) -> list[Condition]:
    """All conditions of a filter, to be joined by *and*."""
    column = event.c
    found = [*_when(chosen), *_where(chosen), *_who(chosen), *_words(chosen), *_reported(chosen)]
    for wanted, values in (
        (column.event_type, chosen.event_types),
        (column.sub_event_type, chosen.sub_event_types),
        (column.status, chosen.statuses),
        (column.place_id, chosen.places),
        (column.id, chosen.events),
    ):
        if values:
            found.append(wanted.in_(values))
    if chosen.toll > 0:
        found.append(sa.func.coalesce(column.fatalities_best, column.fatalities_low) >= chosen.toll)
    if chosen.origins > 0:
        found.append(column.origins >= chosen.origins)
    if not chosen.include_rejected:
        found.append(column.rejected.is_(False))
    return found


def _when(chosen: Filter) -> list[Condition]:
    start, end = chosen.start, chosen.end
    if start is None and end is None:
        return []
    column = event.c
    inside: list[Condition] = [column.time_precision.is_not(None)]
    if start is not None:
        # an open end reaches for ever, so it overlaps whatever comes and lies within nothing
        inside.append(
            column.time_start >= start if chosen.within else sa.or_(column.time_end.is_(None), column.time_end >= start)
        )
    if end is not None:
        inside.append(
            column.time_end <= end if chosen.within else sa.or_(column.time_start.is_(None), column.time_start <= end)
        )
    dated = sa.and_(*inside)
    return [sa.or_(dated, column.time_precision.is_(None)) if chosen.include_undated else dated]


def _where(chosen: Filter) -> list[Condition]:
    lat, lon = event.c.lat, event.c.lon
    found: list[Condition] = []
    boxes = []
    for west, south, east, north in chosen.all_boxes:
        across = lon.between(west, east) if west <= east else sa.or_(lon >= west, lon <= east)
        boxes.append(sa.and_(lat.between(south, north), across))
    if boxes:
        found.append(sa.or_(*boxes))
    if chosen.around is not None:
        lat0, lon0, km = chosen.around
        # what is too far north or south is told without trigonometry; a degree is some 111 km
        found.append(lat.between(lat0 - km / 110, lat0 + km / 110))
        found.append(great_circle_km(lat, lon, sa.literal(lat0), sa.literal(lon0)) <= km)
    return found


def _who(chosen: Filter) -> list[Condition]:
    if not chosen.actors:
        return []
    wanted = [words.strip() for words in chosen.actors]
    ids = {actor for words in wanted for actor in (words, *ids_named(words))}
    names = {words.lower() for words in wanted}
    one_of_them = sa.or_(event_role.c.actor_id.in_(sorted(ids)), sa.func.lower(event_role.c.name).in_(sorted(names)))
    inner = sa.select(event_role.c.event_id).where(one_of_them)
    if chosen.role != "either":
        inner = inner.where(event_role.c.role == chosen.role)
    return [event.c.id.in_(inner)]


def _members() -> sa.Select[Any]:
    """Ids of events with a row for each member, its mention and its document."""
    return (
        sa.select(event_member.c.event_id)
        .join(event_mention, event_mention.c.id == event_member.c.mention_id)
        .join(document, document.c.id == event_mention.c.document_id)
    )


def _reported(chosen: Filter) -> list[Condition]:
    found: list[Condition] = []
    if chosen.documents:
        found.append(event.c.id.in_(_members().where(event_mention.c.document_id.in_(chosen.documents))))
    if chosen.sources:
        found.append(event.c.id.in_(_members().where(document.c.source.in_(chosen.sources))))
    return found


def _words(chosen: Filter) -> list[Condition]:
    wanted = chosen.text.strip().lower()
    if not wanted:
        return []
    told = _members().where(sa.or_(*(_holds(spot, wanted) for spot in (event_mention.c.evidence, document.c.title))))
    named = sa.select(event_role.c.event_id).where(_holds(event_role.c.name, wanted))
    return [sa.or_(_holds(event.c.place, wanted), event.c.id.in_(told), event.c.id.in_(named))]


def _holds(spot: sa.ColumnElement[str], wanted: str) -> Condition:
    return sa.func.lower(spot).contains(wanted, autoescape=True)
