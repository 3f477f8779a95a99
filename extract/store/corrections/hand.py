"""Mentions that an analyst added: from a selected sentence to a row beside those that the extractor found."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

import sqlalchemy as sa

from extract.model import EventMention, Span, Status, TriggerMention
from extract.standards import EVENT_TYPE_OF
from extract.store import rows
from extract.store.corrections.anchors import candidates
from extract.store.corrections.log import Correction, Kind
from extract.store.corrections.values import decode, laid_over
from extract.store.merging.links import note_linked
from extract.store.schema import correction_anchor, document, event_actor, event_mention, hand_mention

RULE = "by hand"


def hand_values(entry: Correction) -> dict[str, str]:
    """Field -> JSON of its value, of a mention that was added."""
    values: Mapping[str, Any] = json.loads(entry.value)
    return {field: json.dumps(value, ensure_ascii=False) for field, value in values.items()}


def as_mention(entry: Correction) -> EventMention:
    """The mention that an entry of kind ADD describes."""
    anchor, values = entry.anchors[0], hand_values(entry)
    sub_event_type = str(decode("event_type", values["event_type"]))
    mention = EventMention(
        trigger=TriggerMention(anchor.start, anchor.end, anchor.text, RULE, lemma=anchor.lemma),
        evidence=Span(anchor.sentence_start, anchor.sentence_end),
        event_type=EVENT_TYPE_OF[sub_event_type],
        sub_event_type=sub_event_type,
        status=Status.ASSERTED,
        rules=(RULE,),
    )
    for field, value in values.items():
        mention = laid_over(mention, field, decode(field, value), entry.who)
    return mention


def settle_hand_mentions(
    connection: sa.Connection, document_id: int, sha256: str, entries: Sequence[Correction], gone: frozenset[str]
) -> None:
    """Put the mentions added to a document where they belong: beside those found, unless the rules find them now.

    ``gone``: uuids of the entries that were taken back.
    """
    added = [entry for entry in entries if entry.kind is Kind.ADD and entry.anchors[0].document == sha256]
    if not added:
        return
    rows_there = connection.execute(
        sa.select(hand_mention.c.correction_id, hand_mention.c.mention_id)
        .join(event_mention, event_mention.c.id == hand_mention.c.mention_id)
        .where(event_mention.c.document_id == document_id)
    )
    there = {row.correction_id: row.mention_id for row in rows_there}
    mentions = candidates(connection, document_id)
    by_hand = set(there.values())
    found = {candidate.key for candidate in mentions if candidate.mention_id not in by_hand}
    ordinal = max((candidate.ordinal for candidate in mentions), default=-1)
    for entry in added:
        wanted = entry.uuid not in gone and entry.anchors[0].key not in found
        if entry.id in there and not wanted:
            note_linked(connection, [there[entry.id]])
            connection.execute(sa.delete(event_mention).where(event_mention.c.id == there[entry.id]))
        elif wanted and entry.id not in there:
            ordinal += 1
            _insert(connection, document_id, ordinal, entry)


def _insert(connection: sa.Connection, document_id: int, ordinal: int, entry: Correction) -> None:
    text = connection.execute(sa.select(document.c.text).where(document.c.id == document_id)).scalar_one()
    mention = as_mention(entry)
    values = {"document_id": document_id, **rows.event_values(mention, text, ordinal)}
    before = sa.select(correction_anchor.c.mention_id).where(correction_anchor.c.correction_id == entry.id)
    known = connection.execute(before.where(correction_anchor.c.ordinal == 0)).scalar()
    taken = sa.select(event_mention.c.id).where(event_mention.c.id == known)
    if known is not None and connection.execute(taken).scalar() is None:
        values = {"id": known, **values}  # it had that id before its report was extracted again
    result = connection.execute(sa.insert(event_mention).values(values))
    assert result.inserted_primary_key is not None  # noqa: S101 - narrows for mypy
    mention_id = int(result.inserted_primary_key[0])
    actors = [{"event_id": mention_id, **row} for row in rows.actor_values(mention)]
    if actors:
        connection.execute(sa.insert(event_actor), actors)
    connection.execute(sa.insert(hand_mention).values(mention_id=mention_id, correction_id=entry.id))
