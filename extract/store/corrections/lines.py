"""The log of corrections for people to read: a line each."""

from __future__ import annotations

from collections.abc import Iterator

from extract.store.corrections import log as correction_log
from extract.store.corrections.hand import hand_values
from extract.store.corrections.log import Correction, Kind
from extract.store.corrections.values import decode, in_words
from extract.store.repository import Store
from extract.store.review.queue import conflicts, orphaned

_WORDS = {
    Kind.REJECT: "rejected",
    Kind.RESTORE: "restored",
    Kind.MERGE: "merged",
    Kind.SPLIT: "split off",
    Kind.NOTE: "noted on",
    Kind.ACCEPT: "accepted",
}


def lines(store: Store) -> Iterator[str]:
    """Number, time, analyst, what was said and why, of every entry, oldest first; marks at the end in brackets."""
    with store.reading() as connection:
        entries = correction_log.entries(connection)
        gone = correction_log.undone(connection)
    numbers = {entry.uuid: entry.id for entry in entries}
    lost = {orphan.correction.id: orphan.reason for orphan in orphaned(store)}
    earlier = {conflict.earlier.id: conflict.later for conflict in conflicts(store)}
    for entry in entries:
        marks = []
        if entry.uuid in gone:
            marks.append("taken back")
        if entry.id in lost:
            marks.append(f"orphaned: {lost[entry.id]}")
        if entry.id in earlier:
            later = earlier[entry.id]
            marks.append(f"differs from number {later.id} by {later.analyst}, which counts")
        time = f"{entry.made_at[:10]} {entry.made_at[11:16]}"
        note = f": {' '.join(entry.note.split())}" if entry.note else ""
        ends = f" [{'; '.join(marks)}]" if marks else ""
        told = f"{entry.id}  {time}  {entry.analyst}  {in_short(entry, numbers)}{note}{ends}"
        yield "".join(char if char.isprintable() else " " for char in told)  # reports may hold a terminal's codes


def in_short(entry: Correction, numbers: dict[str, int]) -> str:
    """What an entry says, in a few words. ``numbers``: uuid -> number of the entries of this case."""
    spot = _spots(entry)
    if entry.kind is Kind.EDIT:
        told = in_words(entry.field, decode(entry.field, entry.value))
        return f"set {entry.field.replace('_', ' ')} of {spot} to {told}"
    if entry.kind is Kind.ADD:
        values = hand_values(entry)
        told = ", ".join(in_words(field, decode(field, value)) for field, value in values.items())
        return f"added {spot}: {told}"
    if entry.kind is Kind.ENTRY:
        value = decode("place", entry.value) if entry.field == "place" else None
        name = in_words("place", value) if value else _actor_name(entry)
        return f"“{entry.name}” is always the {entry.field} {name}"
    if entry.kind is Kind.UNDO:
        return f"took back number {numbers.get(entry.undoes, '(not in this case)')}"
    return f"{_WORDS[entry.kind]} {spot}"


def _actor_name(entry: Correction) -> str:
    from extract.model import Actor
    from extract.store import codec

    return codec.loads(Actor, entry.value).name


def _spots(entry: Correction) -> str:
    words = list(dict.fromkeys(f"“{anchor.text}”" for anchor in entry.anchors))
    return ", ".join(words[:3]) + (f" and {len(words) - 3} more" if len(words) > 3 else "")
