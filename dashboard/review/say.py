"""What analysts say of events: every correction in the name of one, at a time that is read here, at the edge."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

from dashboard import data
from dashboard.review.events import state_of
from extract.errors import UnknownEventError
from extract.model import Actor, Place
from extract.store.corrections import calls as corrections
from extract.store.corrections.calls import EventState, Recorded
from extract.store.corrections.exchange import Imported, export_corrections, import_corrections
from extract.store.corrections.values import Value
from extract.store.review import queue as review


def now() -> datetime:
    return datetime.now(UTC)


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
