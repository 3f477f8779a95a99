"""Extractions of many documents into a case in one transaction: what costs a question to the database is asked once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa

from extract.errors import StoreError
from extract.store.chunks import chunks
from extract.store.corrections.replay import refit
from extract.store.merging.links import note_linked
from extract.store.packed import Packed
from extract.store.schema import correction_anchor, document, event_actor, event_mention, extraction, unmerged

#: A document's id and what was extracted from it.
Batch = Sequence[tuple[int, Packed]]


def write(connection: sa.Connection, batch: Batch) -> None:
    """Put each in the place of whatever was extracted from its document before, as a whole; noted as unmerged.

    No document may be in a batch twice. Raises StoreError where an extraction is of another text than the case has.
    """
    if not batch:
        return
    ids = [document_id for document_id, _ in batch]
    _check(connection, batch)
    old = _old_events(connection, ids)
    if old:
        note_linked(connection, [row for spots in old.values() for rows in spots.values() for row in rows])
    for part in chunks(ids):
        for table in (extraction, event_mention, unmerged):
            connection.execute(sa.delete(table).where(table.c.document_id.in_(part)))
    connection.execute(sa.insert(extraction), [_state(document_id, packed) for document_id, packed in batch])
    _write_events(connection, batch, old)
    corrected = _corrected(connection, [packed.sha256 for _, packed in batch])
    for document_id, packed in batch:
        if packed.sha256 in corrected:
            refit(connection, document_id)
    connection.execute(sa.insert(unmerged), [{"document_id": document_id} for document_id in ids])


def _check(connection: sa.Connection, batch: Batch) -> None:
    kept: dict[int, str] = {}
    for part in chunks([document_id for document_id, _ in batch]):
        query = sa.select(document.c.id, document.c.sha256).where(document.c.id.in_(part))
        kept |= {row.id: row.sha256 for row in connection.execute(query)}
    for document_id, packed in batch:
        if kept.get(document_id) != packed.sha256:
            raise StoreError(f"the extraction is not of document {document_id}: the texts differ")


def _state(document_id: int, packed: Packed) -> dict[str, Any]:
    return {
        "document_id": document_id,
        "version": packed.version,
        "state": "done",
        "published_key": packed.published_key,
        "events": len(packed.events),
        "error": packed.error,
        "mentions": packed.mentions,
    }


Spots = dict[tuple[int, int], list[int]]


def _old_events(connection: sa.Connection, ids: Sequence[int]) -> dict[int, Spots]:
    """Of each document that has mentions: their ids by where their triggers stand, in their order."""
    columns = ("id", "document_id", "trigger_start", "trigger_end")
    found: dict[int, Spots] = {}
    for part in chunks(ids):
        query = sa.select(*(event_mention.c[name] for name in columns)).where(event_mention.c.document_id.in_(part))
        for row in connection.execute(query.order_by(event_mention.c.document_id, event_mention.c.ordinal)):
            spots = found.setdefault(row.document_id, defaultdict(list))
            spots[row.trigger_start, row.trigger_end].append(row.id)
    return found


def _write_events(connection: sa.Connection, batch: Batch, old: dict[int, Spots]) -> None:
    """One whose trigger stands where an older one's stood keeps its id."""
    kept: list[dict[str, Any]] = []
    new: list[dict[str, Any]] = []
    for document_id, packed in batch:
        spots = old.get(document_id, {})
        for event in packed.events:
            known = spots.get((event["trigger_start"], event["trigger_end"]))
            if known:
                kept.append({"id": known.pop(0), "document_id": document_id, **event})
            else:
                new.append({"document_id": document_id, **event})
    ids = {(row["document_id"], row["ordinal"]): row["id"] for row in kept}
    if kept:
        connection.execute(sa.insert(event_mention), kept)
    if new:
        insert = sa.insert(event_mention).returning(event_mention.c.id, sort_by_parameter_order=True)
        made = connection.execute(insert, new).scalars()
        ids |= {(row["document_id"], row["ordinal"]): own for row, own in zip(new, made, strict=True)}
    actors = [
        {"event_id": ids[document_id, at], **actor}
        for document_id, packed in batch
        for at, row in enumerate(packed.actors)
        for actor in row
    ]
    if actors:
        connection.execute(sa.insert(event_actor), actors)


def _corrected(connection: sa.Connection, texts: Sequence[str]) -> set[str]:
    """Those of these texts that a correction points into."""
    found: set[str] = set()
    for part in chunks(texts):
        query = sa.select(correction_anchor.c.sha256).where(correction_anchor.c.sha256.in_(part)).distinct()
        found.update(connection.execute(query).scalars())
    return found
