"""The log of corrections as JSON lines: one analyst's work for another's case."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any, BinaryIO

from extract.errors import InvalidCorrectionError
from extract.model import Actor, Place
from extract.store import codec
from extract.store.corrections import log as correction_log
from extract.store.corrections.anchors import decoded
from extract.store.corrections.calls import apply
from extract.store.corrections.log import Correction, Kind, analyst_name, checked_stamp, content_uuid, note_text
from extract.store.corrections.values import ActorValue, checked, decode, name
from extract.store.repository import Store

#: Version of the lines. A reader refuses what is newer.
FORMAT = 1


@dataclass(frozen=True, slots=True)
class Imported:
    """new: entries that the case did not have; known: those that it had already."""

    new: int
    known: int


def export_corrections(store: Store, out: BinaryIO) -> int:
    """Write every entry, undos and what they take back too, in the order in which they count; how many."""
    with store.reading() as connection:
        entries = correction_log.entries(connection)
    for entry in entries:
        out.write((line(entry) + "\n").encode("utf-8"))
    return len(entries)


def import_corrections(store: Store, lines: Iterable[bytes]) -> Imported:
    """Add the entries that are not there yet, all or none, and bring the events up to them.

    Those of reports that are not in the case wait for them (they are listed as orphaned). Raises
    InvalidCorrectionError that names the line that is no correction, or has been tampered with.
    """
    entries = [_numbered(number, text) for number, text in enumerate(lines, start=1) if text.strip()]
    with store.writing(durable=True) as connection:
        fresh: list[Correction] = []
        for entry in entries:
            entry_id = correction_log.add(connection, entry)
            if entry_id is not None:
                fresh.append(replace(entry, id=entry_id))
        apply(connection, fresh)
    return Imported(len(fresh), len(entries) - len(fresh))


def line(entry: Correction) -> str:
    """One entry as JSON, without its row id."""
    record = {
        "dateline_correction": FORMAT,
        "uuid": entry.uuid,
        "made_at": entry.made_at,
        "analyst": entry.analyst,
        "kind": entry.kind,
        "target": json.loads(correction_log.target_json(entry)),
        "field": entry.field,
        "value": json.loads(entry.value),
        "previous": json.loads(entry.previous),
        "note": entry.note,
        "revision": entry.revision,
    }
    return codec.dumps(record)


def _numbered(number: int, text: bytes) -> Correction:
    try:
        return parsed(text)
    except InvalidCorrectionError as error:
        raise InvalidCorrectionError(f"line {number}: {error}. Nothing was imported") from error


def parsed(text: bytes) -> Correction:
    """The entry of a line. Raises InvalidCorrectionError."""
    try:
        record = json.loads(text)
        if record["dateline_correction"] > FORMAT:
            raise InvalidCorrectionError("written by a newer Dateline; update to read it")
        entry = _entry(record)
    except InvalidCorrectionError:
        raise
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise InvalidCorrectionError("not a correction as dateline corrections export writes it") from error
    if entry.uuid != content_uuid(entry):
        raise InvalidCorrectionError("its content does not fit its uuid: it was changed after it was written")
    _check_value(entry)
    return entry


def _entry(record: dict[str, Any]) -> Correction:
    target = record["target"]
    return Correction(
        kind=Kind(record["kind"]),
        analyst=analyst_name(record["analyst"]),
        made_at=checked_stamp(record["made_at"]),
        anchors=decoded(target.get("anchors", ())),
        rest=decoded(target.get("rest", ())),
        field=_text(record["field"]),
        value=codec.dumps(record["value"]),
        previous=codec.dumps(record["previous"]),
        note=note_text(record["note"]),
        name=_text(target.get("name", "")),
        undoes=_text(target.get("undoes", "")),
        revision=_text(record["revision"]),
        uuid=_text(record["uuid"]),
    )


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise InvalidCorrectionError(f"{str(value)[:100]!r} is not text")
    return value


def _check_value(entry: Correction) -> None:
    """A value that the field cannot have must not get into the log: replaying it would fail for ever."""
    for anchor in (*entry.anchors, *entry.rest):
        numbers = (anchor.start, anchor.end, anchor.sentence_start, anchor.sentence_end, anchor.nth)
        words = (anchor.document, anchor.text, anchor.lemma)
        if not all(type(n) is int and 0 <= n < 2**31 for n in numbers) or not all(isinstance(w, str) for w in words):
            raise InvalidCorrectionError("it points at no place in a text")
    about_mentions = entry.kind not in (Kind.ENTRY, Kind.UNDO)
    if about_mentions != bool(entry.anchors) or (entry.kind is Kind.UNDO) != bool(entry.undoes):
        raise InvalidCorrectionError("it does not say what it is about")
    if entry.kind is Kind.EDIT:
        decode(entry.field, entry.value)
    elif entry.kind is Kind.ADD:
        values = json.loads(entry.value)
        for field, value in values.items():
            decode(field, codec.dumps(value))
        if "event_type" not in values or len(entry.anchors) != 1:
            raise InvalidCorrectionError("an event that was added has a type and one place in a text")
    elif entry.kind is Kind.ENTRY:
        name("an entry", entry.name)
        if entry.field == "place":
            checked("place", codec.loads(Place, entry.value))
        elif entry.field == "actor":
            from extract.model import Role

            checked("actors", (ActorValue(Role.AGENT, codec.loads(Actor, entry.value)),))
        else:
            raise InvalidCorrectionError("a name means a place, or an actor")
