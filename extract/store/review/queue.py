"""The review: what deserves a look, and why; what fits nothing any more; where analysts differ; how far it has got."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from extract.model import Status
from extract.store.chunks import chunks
from extract.store.corrections import log as correction_log
from extract.store.corrections.anchors import Anchor
from extract.store.corrections.event_state import states
from extract.store.corrections.log import Correction, Kind
from extract.store.corrections.values import same_value
from extract.store.repository import Store
from extract.store.review.doubts import doubts
from extract.store.review.reasons import DOUBTS, Reason
from extract.store.schema import (
    correction,
    correction_anchor,
    document,
    event,
    event_member,
    event_mention,
    extraction,
    visit,
)


@dataclass(frozen=True, slots=True)
class QueueItem:
    """event_id: the event to look at, None for an orphaned correction. correction_id: that correction, else None."""

    event_id: int | None
    reasons: tuple[Reason, ...]
    correction_id: int | None = None


@dataclass(frozen=True, slots=True)
class Orphan:
    """A correction that fits nothing now. reason: why, in words. It counts again when the text supports it again."""

    correction: Correction
    missing: tuple[Anchor, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two analysts said different things of one field, the later without having seen the earlier. The later counts.

    event_id: None where what they are about is not in the case (or is a name: ``field`` "place" or "actor").
    """

    field: str
    earlier: Correction
    later: Correction
    event_id: int | None


@dataclass(frozen=True, slots=True)
class Visit:
    """visited_at: UTC, ISO 8601. last_mention: highest id of an event mention then; what is higher is new."""

    visited_at: str
    last_mention: int


@dataclass(frozen=True, slots=True)
class Progress:
    """events: those not rejected. accepted: of these, as they stand now. waiting: with a reason to look at them."""

    events: int
    accepted: int
    waiting: int
    corrected: int
    rejected: int
    orphaned: int


def last_visit(store: Store, analyst: str) -> Visit | None:
    """When the analyst last went through the case; None where never."""
    with store.reading() as connection:
        row = connection.execute(sa.select(visit).where(visit.c.analyst == analyst)).one_or_none()
    return Visit(row.visited_at, row.last_mention) if row is not None else None


def mark_visit(store: Store, analyst: str, at: datetime) -> Visit:
    """Note that the analyst is going through the case now: ask `last_visit` before.

    It changes nothing that is shown, so it counts no revision: what other sessions have read stays good.
    """
    name, when = correction_log.analyst_name(analyst), correction_log.stamp(at)
    with store.writing(counted=False) as connection:
        last = connection.execute(sa.select(sa.func.coalesce(sa.func.max(event_mention.c.id), 0))).scalar_one()
        connection.execute(sa.delete(visit).where(visit.c.analyst == name))
        connection.execute(sa.insert(visit).values(analyst=name, visited_at=when, last_mention=last))
    return Visit(when, last)


def queue(store: Store, since: Visit | None = None) -> list[QueueItem]:
    """What deserves a look: first what is most likely wrong, each part by document and order of triggers, orphaned
    corrections last; what is accepted is not in.

    ``since``: what came in after that visit is new; None: nothing is.
    """
    with store.reading() as connection:
        found = _waiting(connection, since)
        orphans = _orphaned(connection)
    lost = [QueueItem(None, (Reason.ORPHANED,), orphan.correction.id) for orphan in orphans]
    items = [QueueItem(event_id, reasons) for event_id, reasons in found.items()]
    return sorted(items, key=lambda item: DOUBTS.isdisjoint(item.reasons)) + lost


def progress(store: Store) -> Progress:
    """How far the review has got."""
    with store.reading() as connection:
        standing = event.c.rejected.is_(False)
        counts = sa.select(sa.func.count()).select_from(event)
        total = connection.execute(counts.where(standing)).scalar_one()
        corrected = connection.execute(counts.where(standing, event.c.corrected.is_(True))).scalar_one()
        rejected = connection.execute(counts.where(event.c.rejected.is_(True))).scalar_one()
        accepted = sum(as_it_stands for as_it_stands in _accepted(connection).values())
        return Progress(
            total, accepted, len(_waiting(connection, None)), corrected, rejected, len(_orphaned(connection))
        )


def accepted_events(store: Store) -> dict[int, bool]:
    """Event id -> accepted as it stands now (True), or changed since it was accepted (False); others are left out."""
    with store.reading() as connection:
        return _accepted(connection)


def orphaned(store: Store) -> list[Orphan]:
    """Corrections that fit nothing (any more, or yet), oldest first."""
    with store.reading() as connection:
        return _orphaned(connection)


def conflicts(store: Store) -> list[Conflict]:
    """Where two analysts differ and the later did not know of the earlier, oldest first."""
    with store.reading() as connection:
        return _conflicts(connection)


# -- the queue -----------------------------------------------------------------------------------------------------


def _waiting(connection: sa.Connection, since: Visit | None) -> dict[int, tuple[Reason, ...]]:
    accepted = _accepted(connection)
    differ = {conflict.event_id for conflict in _conflicts(connection)}
    fresh: set[int] = set()
    if since is not None:
        new = sa.select(event_member.c.event_id).where(event_member.c.mention_id > since.last_mention)
        fresh.update(connection.execute(new).scalars())
    party_alone = sa.and_(
        event.c.origins <= 1, event.c.status == Status.CLAIMED.value, event.c.attribution_party.is_(True)
    )
    disputed, unplaced = event.c.status == Status.DISPUTED.value, event.c.lat.is_(None)
    undated, low = event.c.time_precision.is_(None), sa.or_(event.c.status == Status.UNCONFIRMED.value, party_alone)
    doubtful = doubts(connection)
    query = (
        sa.select(
            event.c.id,
            event_mention.c.document_id,
            event_mention.c.ordinal,
            disputed.label("disputed"),
            unplaced.label("unplaced"),
            undated.label("undated"),
            low.label("low"),
        )
        .join(event_mention, event_mention.c.id == event.c.lead_id)
        .where(event.c.rejected.is_(False))
    )
    others = fresh | {one for one in differ if one is not None} | {one for one, same in accepted.items() if not same}
    rows = list(connection.execute(query.where(sa.or_(disputed, unplaced, undated, low))))
    there = {row.id for row in rows}  # most events have no reason: they need not be read
    for part in chunks(sorted((others | doubtful.keys()) - there)):
        rows += connection.execute(query.where(event.c.id.in_(part)))
    found: dict[int, tuple[Reason, ...]] = {}
    for row in sorted(rows, key=lambda row: (row.document_id, row.ordinal)):
        state = accepted.get(row.id)
        if state:
            continue
        said = (
            (Reason.DISPUTED, row.disputed),
            (Reason.CONFLICT, row.id in differ),
            *((reason, True) for reason in doubtful.get(row.id, ())),
            (Reason.UNPLACED, row.unplaced),
            (Reason.UNDATED, row.undated),
            (Reason.LOW_EVIDENCE, row.low),
            (Reason.CHANGED, state is False),
            (Reason.NEW, row.id in fresh),
        )
        if reasons := tuple(reason for reason, holds in said if holds):
            found[row.id] = reasons
    return found


def _accepted(connection: sa.Connection) -> dict[int, bool]:
    """Event id -> is it still what was accepted, of all that have been accepted."""
    entries = [entry for entry in _active(connection) if entry.kind is Kind.ACCEPT]
    revisions: dict[int, set[str]] = defaultdict(set)
    where = _events(connection, entries)
    for entry in entries:
        for event_id in where.get(entry.id, ()):
            revisions[event_id].add(entry.revision)
    now = states(connection, sorted(revisions))
    return {event_id: state.revision in revisions[event_id] for event_id, state in now.items() if not state.rejected}


def _active(connection: sa.Connection) -> list[Correction]:
    return correction_log.active(connection)


def _events(connection: sa.Connection, entries: Sequence[Correction]) -> dict[int, list[int]]:
    """Entry id -> the events that hold what it is about."""
    wanted = {entry.id for entry in entries}
    query = (
        sa.select(correction_anchor.c.correction_id, event_member.c.event_id)
        .join(event_member, event_member.c.mention_id == correction_anchor.c.mention_id)
        .order_by(correction_anchor.c.correction_id, correction_anchor.c.ordinal)
    )
    found: dict[int, list[int]] = defaultdict(list)
    for entry_id, event_id in connection.execute(query):
        if entry_id in wanted and event_id not in found[entry_id]:
            found[entry_id].append(event_id)
    return found


# -- what nothing fits ---------------------------------------------------------------------------------------------


def _orphaned(connection: sa.Connection) -> list[Orphan]:
    fitting = correction_log.matches(connection)
    entries = [entry for entry in _active(connection) if _lost(entry, fitting.get(entry.id, []))]
    if not entries:
        return []
    there = {row.sha256: row.id for row in connection.execute(sa.select(document.c.sha256, document.c.id))}
    done = sa.select(extraction.c.document_id).where(extraction.c.state == "done")
    extracted = set(connection.execute(done).scalars())
    found = []
    for entry in entries:
        spots = zip((*entry.anchors, *entry.rest), fitting[entry.id], strict=True)
        missing = tuple(anchor for anchor, mention_id in spots if mention_id is None)
        found.append(Orphan(entry, missing, _why(missing[0], there, extracted)))
    return found


def _lost(entry: Correction, fitting: Sequence[int | None]) -> bool:
    """Can the entry do nothing now? It needs a mention; a merge two, a split one on either side."""
    if not entry.anchors:
        return False
    count = len(entry.anchors)
    here = len({mention for mention in fitting[:count] if mention is not None})
    if entry.kind is Kind.MERGE:
        return here < 2
    if entry.kind is Kind.SPLIT:
        return not here or all(mention is None for mention in fitting[count:])
    return not here


def _why(anchor: Anchor, there: Mapping[str, int], extracted: set[int]) -> str:
    if anchor.document not in there:
        return "its report is not in this case"
    if there[anchor.document] not in extracted:
        return "its report has not been extracted yet"
    return f"the rules find no event at “{anchor.text}” in that sentence any more"


# -- where analysts differ -----------------------------------------------------------------------------------------


def _conflicts(connection: sa.Connection) -> list[Conflict]:
    active = _active(connection)
    spots = [entry for entry in active if entry.kind in (Kind.EDIT, Kind.REJECT, Kind.RESTORE, Kind.ENTRY)]
    if len({entry.analyst for entry in spots}) < 2:
        return []
    where = _events(connection, spots)
    last: dict[tuple[str, object], Correction] = {}
    found: dict[tuple[str, object], Conflict] = {}
    for entry in spots:
        field = entry.field or "rejected"
        for key in _about(entry):
            earlier = last.get((field, key))
            last[(field, key)] = entry
            if earlier is None or earlier.analyst == entry.analyst:
                continue
            if _known(earlier, entry):
                found.pop((field, key), None)  # who saw what the other had set, and set it, has settled it
            else:
                event_id = next(iter(where.get(entry.id, ())), None)
                found[(field, key)] = Conflict(field, earlier, entry, event_id)
    once = {(conflict.earlier.uuid, conflict.later.uuid): conflict for conflict in found.values()}
    return sorted(once.values(), key=lambda conflict: (conflict.later.order, conflict.earlier.order))


def _known(earlier: Correction, later: Correction) -> bool:
    """Does the later say the same, or was it made on what the earlier had set?"""
    if later.kind in (Kind.REJECT, Kind.RESTORE, Kind.ENTRY):
        return earlier.value in (later.value, later.previous)
    return any(same_value(later.field, earlier.value, value) for value in (later.value, later.previous))


def _about(entry: Correction) -> list[object]:
    """What two entries must share to be about the same."""
    if entry.kind is Kind.ENTRY:
        return [("name", entry.name.casefold())]
    return [(anchor.document, anchor.key) for anchor in entry.anchors]


def entry_of(store: Store, correction_id: int) -> Correction | None:
    """One correction by its id; None where there is none."""
    with store.reading() as connection:
        found = correction_log.entries(connection, correction.c.id == correction_id)
    return found[0] if found else None


def reviewed_by(store: Store, analyst: str) -> int:
    """How many events stand as this analyst accepted them, or are rejected on this analyst's word."""
    with store.reading() as connection:
        mine = [
            entry
            for entry in _active(connection)
            if entry.analyst == analyst and entry.kind in (Kind.ACCEPT, Kind.REJECT)
        ]
        said: dict[int, set[str]] = defaultdict(set)
        where = _events(connection, mine)
        for entry in mine:
            for event_id in where.get(entry.id, ()):
                said[event_id].add(entry.revision if entry.kind is Kind.ACCEPT else Kind.REJECT.value)
        now = states(connection, sorted(said))
    return sum((Kind.REJECT.value if state.rejected else state.revision) in said[i] for i, state in now.items())
