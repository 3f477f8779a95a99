"""What stands behind events: the passages that tell them, their reports, their merged actors."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import sqlalchemy as sa

from extract.model import ActorKind, Role
from extract.store.chunks import chunks
from extract.store.queries import PUBLISHED
from extract.store.repository import Store
from extract.store.schema import document, event_member, event_mention, event_role

_SOME = 5_000  # events asked for at once


@dataclass(frozen=True, slots=True)
class Passage:
    """One event mention of an event, as its report tells it (not as corrected or merged).

    origin: lowest document id of its origin. published: None where the day is not known. Offsets: code points.
    """

    mention_id: int
    document_id: int
    sha256: str
    title: str
    source: str
    url: str
    published: date | None
    origin: int
    trigger: str
    trigger_start: int
    trigger_end: int
    evidence: str
    evidence_start: int
    evidence_end: int
    status: str
    attribution: str
    attribution_actor: str


@dataclass(frozen=True, slots=True)
class Participant:
    role: Role
    actor_id: str
    name: str
    kind: ActorKind
    country: str
    parent: str


def passages(store: Store, event_ids: Sequence[int]) -> dict[int, list[Passage]]:
    """Event id -> its passages, by date of publication, then document and order of triggers; undated ones last."""
    query = (
        sa.select(
            event_member.c.event_id,
            event_mention.c.id,
            event_mention.c.document_id,
            document.c.sha256,
            document.c.title,
            document.c.source,
            document.c.url,
            PUBLISHED.label("published"),
            event_member.c.origin,
            event_mention.c.trigger_text,
            event_mention.c.trigger_start,
            event_mention.c.trigger_end,
            event_mention.c.evidence,
            event_mention.c.evidence_start,
            event_mention.c.evidence_end,
            event_mention.c.status,
            event_mention.c.attribution,
            event_mention.c.attribution_actor,
        )
        .join(event_mention, event_mention.c.id == event_member.c.mention_id)
        .join(document, document.c.id == event_mention.c.document_id)
        .order_by(event_mention.c.document_id, event_mention.c.ordinal)
    )
    found: dict[int, list[Passage]] = defaultdict(list)
    for row in _of_events(store, query, event_member.c.event_id, event_ids):
        found[row[0]].append(Passage(*row[1:]))
    for told in found.values():
        told.sort(key=lambda passage: (passage.published is None, passage.published or date.min))
    return found


def participants(store: Store, event_ids: Sequence[int]) -> dict[int, list[Participant]]:
    """Event id -> its merged actors in order; events without any are left out."""
    query = sa.select(
        event_role.c.event_id,
        event_role.c.role,
        event_role.c.actor_id,
        event_role.c.name,
        event_role.c.kind,
        event_role.c.country,
        event_role.c.parent,
    ).order_by(event_role.c.event_id, event_role.c.ordinal)
    found: dict[int, list[Participant]] = defaultdict(list)
    for row in _of_events(store, query, event_role.c.event_id, event_ids):
        found[row.event_id].append(
            Participant(Role(row.role), row.actor_id, row.name, ActorKind(row.kind), row.country, row.parent)
        )
    return found


def _of_events(
    store: Store, query: sa.Select[Any], column: sa.ColumnElement[int], event_ids: Sequence[int]
) -> Iterable[Any]:
    with store.reading() as connection:
        for part in chunks(event_ids, _SOME):
            yield from connection.execute(query.where(column.in_(part))).all()
