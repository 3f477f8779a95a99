"""What one report says of one event: its sentence, the words of each role in it, and where it stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import sqlalchemy as sa

from dashboard.views.cards import Mark
from extract.model import EventMention, Role
from extract.store import codec
from extract.store.chunks import chunks
from extract.store.repository import Store
from extract.store.schema import document, event_member, event_mention


@dataclass(frozen=True, slots=True)
class Told:
    """A mention of an event. ``marks``: in document offsets, as ``start``. ``others``: places that its words could have
    meant instead, as "name, country". ``published``: ``None`` where not known to the day."""

    mention_id: int
    event_id: int
    document_id: int
    title: str
    source: str
    published: date | None
    start: int
    end: int
    sentence: str
    event_type: str
    sub_event_type: str
    status: str
    marks: tuple[Mark, ...]
    others: tuple[str, ...]


def by_mentions(store: Store, ids: Sequence[int]) -> dict[int, Told]:
    """Mention id -> what it says, for those ids that the case has."""
    found: dict[int, Told] = {}
    for part in chunks(ids):
        found |= _asked(store, event_mention.c.id.in_(part))
    return found


def of_document(store: Store, document_id: int) -> list[Told]:
    """Everything that a report tells, in the order of its sentences."""
    return sorted(
        _asked(store, event_mention.c.document_id == document_id).values(),
        key=lambda told: (told.start, told.end, told.mention_id),
    )


def _asked(store: Store, which: sa.ColumnElement[bool]) -> dict[int, Told]:
    column = event_mention.c
    query = (
        sa.select(
            column.id, event_member.c.event_id, column.document_id, document.c.title, document.c.source,
            document.c.published_start, document.c.published_end, column.evidence_start, column.evidence_end,
            column.evidence, column.event_type, column.sub_event_type, column.status, column.mention,
        )
        .join(document, document.c.id == column.document_id)
        .join(event_member, event_member.c.mention_id == column.id)
        .where(which)
    )  # fmt: skip
    with store.reading() as connection:
        return {int(row.id): _told(row) for row in connection.execute(query)}


def _told(row: Any) -> Told:
    mention = codec.loads(EventMention, row.mention)
    same = row.published_start is not None and row.published_start == row.published_end
    return Told(
        mention_id=int(row.id),
        event_id=int(row.event_id),
        document_id=int(row.document_id),
        title=row.title,
        source=row.source,
        published=row.published_start if same else None,
        start=int(row.evidence_start),
        end=int(row.evidence_end),
        sentence=row.evidence,
        event_type=row.event_type,
        sub_event_type=row.sub_event_type,
        status=row.status,
        marks=event_marks(mention),
        others=_others(mention),
    )


def _others(mention: EventMention) -> tuple[str, ...]:
    if mention.place is None:
        return ()
    chosen = mention.place.place
    names = [
        ", ".join(part for part in (place.name, place.country) if part)
        for place in mention.place.candidates
        if place.gazetteer_id != chosen.gazetteer_id
    ]
    return tuple(dict.fromkeys(names))


def event_marks(event: EventMention) -> tuple[Mark, ...]:
    """The words of a report that fill each role of one of its events, for `dashboard.views.cards`."""
    marks = [Mark(event.trigger.start, event.trigger.end, "trigger", "what happened")]
    for actor in event.actors:
        kind = "agent" if actor.role is Role.AGENT else "target"
        who = "who did it" if kind == "agent" else "to whom"
        marks.append(Mark(actor.mention.start, actor.mention.end, kind, f"{who}: {actor.actor.name}"))
    if event.place and event.place.mention:
        marks.append(
            Mark(event.place.mention.start, event.place.mention.end, "place", f"where: {event.place.place.name}")
        )
    if event.time and event.time.mention:
        marks.append(Mark(event.time.mention.start, event.time.mention.end, "time", event.time.explanation))
    for speaker, note in ((event.attribution, "who says so"), (event.denial, "who denies it")):
        if speaker:
            marks.append(Mark(speaker.start, speaker.end, "says", note))
    return tuple(marks)
