"""What analysts say about events: each correction is one call here, one entry in the log and one transaction.

Every call names who (``by``), when (``at``, with a time zone; the caller's clock) and, where it matters, why. Those
that change an event take it as it was read (`event_state`), and are refused with StaleEditError where it changed since:
nobody overwrites what they have not seen. All raise StoreError, and InvalidCorrectionError for a value that is none.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from extract.errors import InvalidCorrectionError, StaleEditError, UnknownEventError
from extract.model import Actor, Place, Role
from extract.store import codec, rows
from extract.store.changes import touch
from extract.store.corrections import log as correction_log
from extract.store.corrections.anchors import Anchor, anchors_of, candidates
from extract.store.corrections.event_state import EventState, event_state, states
from extract.store.corrections.log import Correction, Kind
from extract.store.corrections.replay import documents_naming, refit, renew_case_entries
from extract.store.corrections.values import ActorValue, Value, checked, encode, name
from extract.store.merging.keep import merge as merge_events
from extract.store.repository import Store
from extract.store.schema import correction, correction_anchor, document, event_member, extraction

__all__ = [
    "Correction", "EventState", "HistoryEntry", "Kind", "Recorded", "accept", "add", "always", "edit", "event_state",
    "history", "merge", "note", "reject", "restore", "split", "undo",
]  # fmt: skip

_SILENT = (Kind.NOTE, Kind.ACCEPT)  # these change no event


@dataclass(frozen=True, slots=True)
class Recorded:
    """What became of a correction. event_ids: the events that now hold what it was about, the first one first."""

    correction: Correction
    event_ids: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """undone_by: the undo that took the correction back, None where it counts."""

    correction: Correction
    undone_by: Correction | None = None


def edit(
    store: Store, state: EventState, field: str, value: Value, *, by: str, at: datetime, why: str = ""
) -> Recorded:
    """Set one field of an event (see `correction_values.Value`); it outranks whatever reports say, now and later."""
    kept = encode(checked(field, value))
    previous = encode(state.values[field])
    return _on_event(store, state, Kind.EDIT, by, at, why, field=field, value=kept, previous=previous)


def reject(store: Store, state: EventState, *, by: str, at: datetime, why: str = "") -> Recorded:
    """No event, or none that belongs here: it is kept, hidden and not counted."""
    return _on_event(store, state, Kind.REJECT, by, at, why, value="true", previous=json.dumps(state.rejected))


def restore(store: Store, state: EventState, *, by: str, at: datetime, why: str = "") -> Recorded:
    """An event after all."""
    return _on_event(store, state, Kind.RESTORE, by, at, why, value="false", previous=json.dumps(state.rejected))


def accept(store: Store, state: EventState, *, by: str, at: datetime) -> Recorded:
    """Right as it stands. It comes back into the queue when it changes."""
    return _on_event(store, state, Kind.ACCEPT, by, at, "")


def note(store: Store, state: EventState, text: str, *, by: str, at: datetime) -> Recorded:
    """A remark beside the event; it changes nothing."""
    if not text.strip():
        raise InvalidCorrectionError("A note needs words")
    return _on_event(store, state, Kind.NOTE, by, at, text)


def merge(store: Store, events: Sequence[EventState], *, by: str, at: datetime, why: str = "") -> Recorded:
    """Several events are one, whatever the rules think."""
    if len({state.event_id for state in events}) < 2:
        raise InvalidCorrectionError("Choose at least two events that are one")
    with store.writing(durable=True) as connection:
        for state in events:
            _check(connection, state)
        mentions = [mention for state in events for mention in state.mention_ids]
        revision = " ".join(state.revision for state in events)
        anchors = tuple(anchors_of(connection, mentions).values())
        return _append(connection, Correction(Kind.MERGE, by, "", anchors, note=why, revision=revision), at)


def split(
    store: Store, state: EventState, mention_ids: Sequence[int], *, by: str, at: datetime, why: str = ""
) -> Recorded:
    """Some mentions of an event are another event: these, together, leave the rest."""
    leaving = [mention for mention in state.mention_ids if mention in set(mention_ids)]
    staying = [mention for mention in state.mention_ids if mention not in set(mention_ids)]
    if not leaving or len(leaving) != len(set(mention_ids)):
        raise InvalidCorrectionError("Choose passages of the event that are another event")
    if not staying:
        raise InvalidCorrectionError("All passages of an event cannot leave it: leave at least one")
    with store.writing(durable=True) as connection:
        _check(connection, state)
        anchors, rest = (tuple(anchors_of(connection, mentions).values()) for mentions in (leaving, staying))
        entry = Correction(Kind.SPLIT, by, "", anchors, rest, note=why, revision=state.revision)
        return _append(connection, entry, at)


def add(
    store: Store,
    document_id: int,
    start: int,
    end: int,
    values: Mapping[str, Value],
    *,
    by: str,
    at: datetime,
    why: str = "",
) -> Recorded:
    """An event that the rules did not find, told by the words from ``start`` to ``end`` (code points, end exclusive).

    ``values``: by field; "event_type" must be among them. The sentence around the words is its evidence.
    """
    if "event_type" not in values:
        raise InvalidCorrectionError("Say what type of event it is")
    kept = {field: json.loads(encode(checked(field, value))) for field, value in values.items()}
    with store.writing(durable=True) as connection:
        report = connection.execute(sa.select(document).where(document.c.id == document_id)).one_or_none()
        if report is None:
            raise UnknownEventError(f"no document {document_id} in this case")
        words = report.text[start:end]
        if not 0 <= start < end <= len(report.text) or not words.strip():
            raise InvalidCorrectionError("Choose the words that tell the event")
        sentence = _sentence(connection, document_id, report.text, start, end)
        there = candidates(connection, document_id)
        nth = sum((c.mention.trigger.start, c.mention.trigger.end) == (start, end) for c in there)
        anchor = Anchor(report.sha256, start, end, words, "", *sentence, nth)
        return _append(connection, Correction(Kind.ADD, by, "", (anchor,), value=codec.dumps(kept), note=why), at)


def always(
    store: Store, kind: str, words: str, value: Place | Actor, *, by: str, at: datetime, why: str = ""
) -> Recorded:
    """In this case, these words always mean this place (``kind`` "place") or this actor ("actor").

    It holds for reports that are still to come; each change says so in its explanation. Undo takes it back.
    """
    if kind == "place" and isinstance(value, Place):
        kept = encode(checked("place", value))
    elif kind == "actor" and isinstance(value, Actor):
        actors = checked("actors", (ActorValue(Role.AGENT, value),))
        kept = codec.dumps(actors[0].actor)  # type: ignore[index, union-attr]
    else:
        raise InvalidCorrectionError("A name means a place, or an actor")
    entry = Correction(Kind.ENTRY, by, "", field=kind, value=kept, note=why, name=name(f"the {kind}", words))
    with store.writing(durable=True) as connection:
        return _append(connection, entry, at)


def undo(store: Store, correction_id: int, *, by: str, at: datetime, why: str = "") -> Recorded:
    """Take a correction back; an undo can be taken back too. Raises UnknownEventError where there is none."""
    with store.writing(durable=True) as connection:
        found = correction_log.entries(connection, correction.c.id == correction_id)
        if not found:
            raise UnknownEventError(f"no correction {correction_id} in this case")
        if found[0].uuid in correction_log.undone(connection):
            raise InvalidCorrectionError("That correction has been taken back already")
        return _append(connection, Correction(Kind.UNDO, by, "", note=why, undoes=found[0].uuid), at)


def history(store: Store, event_id: int) -> list[HistoryEntry]:
    """What was said about an event, oldest first, with what was taken back. Raises UnknownEventError."""
    with store.reading() as connection:
        state = states(connection, [event_id]).get(event_id)
        if state is None:
            raise UnknownEventError(f"Event {event_id} is not in the case any more")
        about = sa.select(correction_anchor.c.correction_id)
        about = about.where(correction_anchor.c.mention_id.in_(state.mention_ids))
        found = correction_log.entries(connection, correction.c.id.in_(about))
        undos = correction_log.entries(connection, correction.c.kind == Kind.UNDO.value)
        gone = correction_log.undone(connection)
    by = {undo.undoes: undo for undo in undos if undo.uuid not in gone}
    return [HistoryEntry(entry, by.get(entry.uuid)) for entry in found]


# -- writing -------------------------------------------------------------------------------------------------------


def _on_event(store: Store, state: EventState, kind: Kind, by: str, at: datetime, why: str, **more: Any) -> Recorded:
    with store.writing(durable=True) as connection:
        _check(connection, state)
        anchors = tuple(anchors_of(connection, state.mention_ids).values())
        entry = Correction(kind, by, "", anchors, note=why, revision=state.revision, **more)
        return _append(connection, entry, at)


def _append(connection: sa.Connection, draft: Correction, at: datetime) -> Recorded:
    """Write the entry, and bring the events up to it."""
    entry = replace(
        draft,
        analyst=correction_log.analyst_name(draft.analyst),
        made_at=correction_log.made(connection, at),
        note=correction_log.note_text(draft.note),
    )
    entry = replace(entry, uuid=correction_log.content_uuid(entry))
    entry_id = correction_log.add(connection, entry)
    assert entry_id is not None  # noqa: S101 - its time is later than that of every other entry
    entry = replace(entry, id=entry_id)
    apply(connection, [entry])
    return Recorded(entry, _events_of(connection, entry))


def apply(connection: sa.Connection, entries: Sequence[Correction]) -> None:
    """Bring the events up to entries that were just appended: what they point at, and what they take back."""
    touch(connection, ())  # merging says which events it changes
    about = list(entries)
    taken = [entry.undoes for entry in entries if entry.kind is Kind.UNDO]
    while taken:  # an undo may take back an undo
        back = correction_log.entries(connection, correction.c.uuid.in_(taken))
        about += back
        taken = [entry.undoes for entry in back if entry.kind is Kind.UNDO]
    pointed = {entry.id: correction_log.documents_of(connection, entry) for entry in about}
    for document_id in sorted({document_id for documents in pointed.values() for document_id in documents}):
        refit(connection, document_id)
    due = {i for entry in about if entry.kind not in _SILENT for i in pointed[entry.id]}
    lexical = [entry for entry in about if entry.kind is Kind.ENTRY]
    if lexical:
        renew_case_entries(connection)
        due.update(i for entry in lexical for i in documents_naming(connection, entry.name))
    if due:
        merge_events(connection, sorted(due))


def _check(connection: sa.Connection, state: EventState) -> None:
    """Refuse a write to an event that is not any more what the analyst saw."""
    now = states(connection, [state.event_id]).get(state.event_id)
    if now is not None and now.revision == state.revision:
        return
    changes = state.differences(now) if now is not None else ("it is not in the case any more, or is part of another",)
    since = [entry.who for entry in _since(connection, state)]
    words = "; ".join(changes) + (f" ({'; '.join(since)})" if since else "")
    raise StaleEditError(
        f"The event changed since you opened it: {words}. Look at it again, then repeat your change if it still holds",
        (*changes, *since),
    )


def _since(connection: sa.Connection, state: EventState) -> list[Correction]:
    about = sa.select(correction_anchor.c.correction_id)
    about = about.where(correction_anchor.c.mention_id.in_(state.mention_ids))
    return correction_log.entries(connection, (correction.c.id > state.read_at) & correction.c.id.in_(about))


def _events_of(connection: sa.Connection, entry: Correction) -> tuple[int, ...]:
    query = (
        sa.select(correction_anchor.c.ordinal, event_member.c.event_id)
        .join(event_member, event_member.c.mention_id == correction_anchor.c.mention_id)
        .where(correction_anchor.c.correction_id == entry.id)
        .order_by(correction_anchor.c.ordinal)
    )
    return tuple(dict.fromkeys(event_id for _, event_id in connection.execute(query)))


def _sentence(connection: sa.Connection, document_id: int, text: str, start: int, end: int) -> tuple[int, int]:
    """The sentence that holds the words, as the extractor split the text; without one the line that holds them."""
    done = (extraction.c.document_id == document_id) & (extraction.c.state == "done")
    packed = connection.execute(sa.select(extraction.c.mentions).where(done)).scalar()
    for sentence in rows.sentences_of(packed) if packed else ():
        if sentence.start <= start and end <= sentence.end:
            return sentence.start, sentence.end
    after = text.find("\n", end)
    return text.rfind("\n", 0, start) + 1, after if after >= 0 else len(text)
