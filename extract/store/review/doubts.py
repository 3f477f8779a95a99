"""What is most likely wrong in the events of a case: the review asks about these first.

A table of doubts, each a reason and the question that finds its events. What an analyst has set or added is not
doubted: somebody has looked at it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import sqlalchemy as sa

from extract.gazetteer.lookup import distance_km
from extract.model import ActorKind, Role, Status, TimeBasis, TimePrecision
from extract.store.chunks import chunks
from extract.store.review.reasons import Reason
from extract.store.schema import document, event, event_mention, event_role

#: deaths of one happening above which a toll is looked at: single massacres and strikes
#: with more are so few that each is worth a look
MOST_KILLED = 300
#: deaths of a stretch of more than a month that are more likely a sum than one happening's
SUM_KILLED, LONG = 20, timedelta(days=31)
#: before its report, without words that give the date: the year may be a wrong guess
OLD = timedelta(days=366)
#: a place is far off where its country has at most this share of what the report's commonest country has ...
FEW = 0.25
#: ... and the nearest other place of the report is farther than this (km): beyond the strip along a border
FAR_KM = 300.0
_VIOLENT = ("Battles", "Explosions/Remote violence", "Violence against civilians")
_UNARMED = (ActorKind.CIVILIANS, ActorKind.NEWSROOM, ActorKind.ORGANISATION)
_NAMED_AFTER = (ActorKind.REBEL_GROUP, ActorKind.POLITICAL_MILITIA, ActorKind.IDENTITY_MILITIA)
_TOLD = (Status.ASSERTED.value, Status.CLAIMED.value, Status.UNCONFIRMED.value)

_open = sa.and_(event.c.rejected.is_(False), event.c.corrected.is_(False), event.c.by_hand.is_(False))
_lead = event.join(event_mention, event_mention.c.id == event.c.lead_id)


def doubts(connection: sa.Connection) -> dict[int, tuple[Reason, ...]]:
    """Event id -> its doubts, in the order of the table; events without one are left out."""
    found: dict[int, list[Reason]] = defaultdict(list)
    for reason, ask in TABLE:
        for event_id in ask(connection):
            found[event_id].append(reason)
    return {event_id: tuple(reasons) for event_id, reasons in found.items()}


def _far(connection: sa.Connection) -> set[int]:
    """In a country of few of the report's events, and far from all the others."""
    placed = sa.and_(event.c.rejected.is_(False), event.c.lat.is_not(None), event.c.country != "")
    by_country = (
        sa.select(event_mention.c.document_id, event.c.country, sa.func.count().label("events"))
        .select_from(_lead)
        .where(placed)
        .group_by(event_mention.c.document_id, event.c.country)
        .subquery()
    )
    most = (
        sa.select(by_country.c.document_id, sa.func.max(by_country.c.events).label("most"))
        .group_by(by_country.c.document_id)
        .subquery()
    )
    rare = (
        sa.select(by_country.c.document_id, by_country.c.country)
        .join(most, most.c.document_id == by_country.c.document_id)
        .where(by_country.c.events <= FEW * most.c.most)
    )
    suspects = {(row.document_id, row.country) for row in connection.execute(rare)}
    found: set[int] = set()
    for part in chunks(sorted({number for number, _ in suspects})):
        rows = sa.select(event_mention.c.document_id, event.c.id, event.c.country, event.c.lat, event.c.lon)
        rows = rows.add_columns(_open.label("open")).select_from(_lead)
        where = sa.and_(placed, event_mention.c.document_id.in_(part))
        reports: dict[int, list[Any]] = defaultdict(list)
        for row in connection.execute(rows.where(where)):
            reports[row.document_id].append(row)
        for number, places in reports.items():
            for row in places:
                if row.open and (number, row.country) in suspects:
                    others = [o for o in places if o.country != row.country]
                    if others and all(distance_km(row.lat, row.lon, o.lat, o.lon) > FAR_KM for o in others):
                        found.add(row.id)
    return found


def _actor_name(connection: sa.Connection) -> set[int]:
    """The name of an armed group that begins with the place's: "Fano" of the Fano militia."""
    place, name = sa.func.lower(event.c.place), sa.func.lower(event_role.c.name)
    query = (
        sa.select(event.c.id)
        .join(event_role, event_role.c.event_id == event.c.id)
        .where(_open, event.c.lat.is_not(None), event.c.place != "")
        .where(event_role.c.kind.in_([kind.value for kind in _NAMED_AFTER]))
        .where(sa.or_(name == place, sa.func.substr(name, 1, sa.func.length(place) + 1) == place + " "))
    )
    return set(connection.execute(query).scalars())


def _toll(connection: sa.Connection) -> set[int]:
    """More dead than one happening has, or many in more than a month."""
    killed = sa.func.coalesce(event.c.fatalities_best, event.c.fatalities_low)
    query = sa.select(event.c.id, killed.label("killed"), event.c.time_start, event.c.time_end)
    found = set()
    for row in connection.execute(query.where(_open, killed >= SUM_KILLED)):
        long = row.time_start is not None and row.time_end is not None and row.time_end - row.time_start > LONG
        if row.killed > MOST_KILLED or long:
            found.add(row.id)
    return found


def _period(connection: sa.Connection) -> set[int]:
    """Told as done, and dated after its report; or long before it, and no words give the date."""
    told = sa.and_(_open, event.c.status.in_(_TOLD), event.c.time_basis != TimeBasis.ANALYST.value)
    published = document.c.published_end
    query = sa.select(
        event.c.id, event.c.time_start, event.c.time_end, event.c.time_basis, event.c.time_precision, published
    ).select_from(_lead.join(document, document.c.id == event_mention.c.document_id))
    late = event.c.time_start > published
    guessed = event.c.time_basis.in_((TimeBasis.INFERRED.value, TimeBasis.ANAPHORIC.value))
    old = sa.and_(guessed, event.c.time_precision == TimePrecision.DAY.value, event.c.time_end < published)
    found = set()
    for row in connection.execute(query.where(told, sa.or_(late, old))):
        after = row.time_start is not None and row.time_start > row.published_end
        if after or (row.time_end is not None and row.published_end - row.time_end > OLD):
            found.add(row.id)
    return found


def _agent(connection: sa.Connection) -> set[int]:
    """Violence whose agent is unarmed, an observer, or who reports it."""
    query = (
        sa.select(event.c.id)
        .join(event_role, event_role.c.event_id == event.c.id)
        .where(_open, event.c.event_type.in_(_VIOLENT), event_role.c.role == Role.AGENT.value)
        .where(event_role.c.kind.in_([kind.value for kind in _UNARMED]))
    )
    return set(connection.execute(query).scalars())


#: in the order in which a card says them
TABLE: tuple[tuple[Reason, Callable[[sa.Connection], set[int]]], ...] = (
    (Reason.FAR, _far),
    (Reason.ACTOR_NAME, _actor_name),
    (Reason.TOLL, _toll),
    (Reason.PERIOD, _period),
    (Reason.AGENT, _agent),
)
