"""The log of corrections: one entry as a value, its row and back. Entries are added; none is changed or removed."""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import Any

import sqlalchemy as sa

from extract.errors import InvalidCorrectionError
from extract.store import codec
from extract.store.chunks import chunks
from extract.store.corrections import anchors
from extract.store.corrections.anchors import Anchor
from extract.store.corrections.values import name
from extract.store.schema import correction, correction_anchor, document

_STAMP = "%Y-%m-%dT%H:%M:%S.%fZ"
#: Names the uuids of corrections: a version 5 UUID of what a correction says, so that one is the same in every case.
_NAMESPACE = uuid.UUID("6f1a4f43-6d0f-5b5e-9d0e-6b1f8a0c7d21")
MAX_NOTE = 10_000  # characters


class Kind(StrEnum):
    EDIT = "edit"  # a field of an event
    REJECT = "reject"  # no event: kept, hidden, not counted
    RESTORE = "restore"  # an event after all
    ADD = "add"  # an event that the rules did not find
    MERGE = "merge"  # several events are one
    SPLIT = "split"  # mentions of one event are another
    NOTE = "note"
    ACCEPT = "accept"  # right as it stands
    ENTRY = "entry"  # in this case, a name is always this place or actor
    UNDO = "undo"


@dataclass(frozen=True, slots=True)
class Correction:
    """One entry of the log.

    made_at: UTC, ISO 8601 with microseconds and Z. anchors: of the mentions that it is about (of a split: of those that
    leave). rest: of a split, of those that stay. field: of an edit which field, of an entry "place" or "actor".
    value, previous: JSON of what was set and of what stood there before. name: of an entry, the words in the text.
    undoes: uuid of the correction that an undo takes back. revision: of the event that it was made on.
    """

    kind: Kind
    analyst: str
    made_at: str
    anchors: tuple[Anchor, ...] = ()
    rest: tuple[Anchor, ...] = ()
    field: str = ""
    value: str = "null"
    previous: str = "null"
    note: str = ""
    name: str = ""
    undoes: str = ""
    revision: str = ""
    uuid: str = ""
    id: int = 0

    @property
    def order(self) -> tuple[str, str]:
        """The later wins; two of one microsecond are told apart in the same way everywhere."""
        return self.made_at, self.uuid

    @property
    def who(self) -> str:
        """Who said so, when and why, for an explanation."""
        day = f"{self.made_at[:10]} {self.made_at[11:16]} UTC"
        return f"{self.analyst}, {day}" + (f": {self.note}" if self.note else "")


def stamp(at: datetime) -> str:
    """The time as the log keeps it. Raises InvalidCorrectionError for one without a time zone."""
    if at.tzinfo is None:
        raise InvalidCorrectionError("The time of a correction needs a time zone")
    return at.astimezone(UTC).strftime(_STAMP).zfill(27)


def checked_stamp(text: str) -> str:
    """The time of an imported correction. Raises InvalidCorrectionError."""
    try:
        return stamp(datetime.strptime(text, _STAMP).replace(tzinfo=UTC))
    except (ValueError, TypeError) as error:
        raise InvalidCorrectionError(f"{text!r} is not a time such as 2026-01-31T12:00:00.000000Z") from error


def made(connection: sa.Connection, at: datetime) -> str:
    """``at`` as the log keeps it, after every entry that this case knows.

    Who corrects has seen what stands, so the correction is the later one, also where another computer's clock is fast.
    """
    given = stamp(at)
    last = connection.execute(sa.select(sa.func.max(correction.c.made_at))).scalar()
    if last is None or last < given:
        return given
    after = datetime.strptime(last, _STAMP).replace(tzinfo=UTC)
    return stamp(after + timedelta(microseconds=1))


def analyst_name(given: str) -> str:
    return name("the analyst", given)


def note_text(given: str) -> str:
    words = given.replace("\x00", " ").strip()
    if len(words) > MAX_NOTE:
        raise InvalidCorrectionError(f"A note has up to {MAX_NOTE} characters")
    try:
        words.encode("utf-8")
    except UnicodeEncodeError as error:
        raise InvalidCorrectionError("The note holds half a surrogate pair") from error
    return words


def content_uuid(entry: Correction) -> str:
    """The uuid that the content of an entry gives."""
    return str(uuid.uuid5(_NAMESPACE, codec.dumps([*_content(entry).values()])))


def _content(entry: Correction) -> dict[str, Any]:
    return {
        "made_at": entry.made_at,
        "analyst": entry.analyst,
        "kind": entry.kind,
        "target": json.loads(target_json(entry)),
        "field": entry.field,
        "value": json.loads(entry.value),
        "previous": json.loads(entry.previous),
        "note": entry.note,
        "revision": entry.revision,
    }


def target_json(entry: Correction) -> str:
    target: dict[str, Any] = {"anchors": entry.anchors, "rest": entry.rest, "name": entry.name, "undoes": entry.undoes}
    return codec.dumps({key: value for key, value in target.items() if value})


def add(connection: sa.Connection, entry: Correction) -> int | None:
    """Append an entry (its ``uuid`` set); its id, or None where the case has it already."""
    if connection.execute(sa.select(correction.c.id).where(correction.c.uuid == entry.uuid)).scalar() is not None:
        return None
    values = {
        "uuid": entry.uuid,
        "made_at": entry.made_at,
        "analyst": entry.analyst,
        "kind": entry.kind.value,
        "target": target_json(entry),
        "field": entry.field,
        "value": entry.value,
        "previous": entry.previous,
        "note": entry.note,
        "revision": entry.revision,
    }
    result = connection.execute(sa.insert(correction).values(values))
    assert result.inserted_primary_key is not None  # noqa: S101 - narrows for mypy
    entry_id = int(result.inserted_primary_key[0])
    spots = [
        {"correction_id": entry_id, "ordinal": ordinal, "sha256": anchor.document, "mention_id": None}
        for ordinal, anchor in enumerate((*entry.anchors, *entry.rest))
    ]
    if spots:
        connection.execute(sa.insert(correction_anchor), spots)
    return entry_id


def entries(connection: sa.Connection, where: sa.ColumnElement[bool] | None = None) -> list[Correction]:
    """Entries in the order in which they count."""
    query = sa.select(correction) if where is None else sa.select(correction).where(where)
    return sorted(map(of_row, connection.execute(query)), key=lambda entry: entry.order)


def of_row(row: Any) -> Correction:
    target = json.loads(row.target)
    return Correction(
        kind=Kind(row.kind),
        analyst=row.analyst,
        made_at=row.made_at,
        anchors=anchors.decoded(target.get("anchors", ())),
        rest=anchors.decoded(target.get("rest", ())),
        field=row.field,
        value=row.value,
        previous=row.previous,
        note=row.note,
        name=target.get("name", ""),
        undoes=target.get("undoes", ""),
        revision=row.revision,
        uuid=row.uuid,
        id=row.id,
    )


def undone(connection: sa.Connection) -> frozenset[str]:
    """Uuids of the entries that are taken back: by an undo that is not taken back itself."""
    undos = entries(connection, correction.c.kind == Kind.UNDO.value)
    gone: set[str] = set()
    for undo in reversed(undos):  # an undo is later than what it takes back
        if undo.uuid not in gone:
            gone.add(undo.undoes)
    return frozenset(gone)


def active(connection: sa.Connection, ids: Iterable[int] | None = None) -> list[Correction]:
    """Entries that count (of these ids, or all), undos and what they take back left out, in their order."""
    if ids is None:
        found = entries(connection)
    else:
        parts = chunks(sorted(ids))
        found = [entry for part in parts for entry in entries(connection, correction.c.id.in_(part))]
        found.sort(key=lambda entry: entry.order)
    gone = undone(connection)
    return [entry for entry in found if entry.kind is not Kind.UNDO and entry.uuid not in gone]


def matches(connection: sa.Connection, ids: Sequence[int] | None = None) -> dict[int, list[int | None]]:
    """Entry id -> for each of its anchors (those of ``rest`` last) the mention that it fits now, or None."""
    query = sa.select(correction_anchor.c.correction_id, correction_anchor.c.mention_id)
    query = query.order_by(correction_anchor.c.correction_id, correction_anchor.c.ordinal)
    about = correction_anchor.c.correction_id
    some = [query] if ids is None else [query.where(about.in_(part)) for part in chunks(ids)]
    found: dict[int, list[int | None]] = {}
    for question in some:
        for entry_id, mention_id in connection.execute(question):
            found.setdefault(entry_id, []).append(mention_id)
    return found


def documents_of(connection: sa.Connection, entry: Correction) -> list[int]:
    """Ids of the documents in this case that an entry points at."""
    hashes = sorted({anchor.document for anchor in (*entry.anchors, *entry.rest)})
    query = sa.select(document.c.id).where(document.c.sha256.in_(hashes)).order_by(document.c.id)
    return list(connection.execute(query).scalars())
