"""Corrections replayed over whatever the extractor finds: which mention each fits, and what merging makes of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

import sqlalchemy as sa

from extract.model import Actor, EventMention, Place
from extract.store import codec, rows
from extract.store.chunks import chunks
from extract.store.corrections import log as correction_log
from extract.store.corrections.anchors import candidates, match
from extract.store.corrections.hand import hand_values, settle_hand_mentions
from extract.store.corrections.log import Correction, Kind
from extract.store.corrections.overrides import NONE, Overrides
from extract.store.corrections.values import decode, laid_over
from extract.store.schema import case_entry, correction, correction_anchor, document, event_mention, extraction

if TYPE_CHECKING:
    from extract.store.corrections.lexicon import CaseLexicon

_MANY = 400  # documents from which it is quicker to go through the whole case
_CONSTRAINTS = (Kind.EDIT, Kind.MERGE, Kind.SPLIT)


def refit(connection: sa.Connection, document_id: int) -> None:
    """Find again what the corrections of a document point at; to be called when its mentions changed.

    Mentions that were added by hand are put back; what fits nothing any more is left without a mention (orphaned).
    """
    sha256 = connection.execute(sa.select(document.c.sha256).where(document.c.id == document_id)).scalar_one()
    spots = sa.select(correction_anchor.c.correction_id).where(correction_anchor.c.sha256 == sha256)
    here = correction_log.entries(connection, correction.c.id.in_(spots))
    if not here:
        return
    gone = correction_log.undone(connection)
    settle_hand_mentions(connection, document_id, sha256, here, gone)
    pointed = [
        (entry, ordinal, anchor)
        for entry in here
        for ordinal, anchor in enumerate((*entry.anchors, *entry.rest))
        if anchor.document == sha256
    ]
    fitting = match([anchor for _, _, anchor in pointed], candidates(connection, document_id))
    where = (correction_anchor.c.correction_id == sa.bindparam("entry")) & (
        correction_anchor.c.ordinal == sa.bindparam("place")
    )
    changes = [
        {"entry": entry.id, "place": ordinal, "fits": mention_id}
        for (entry, ordinal, _), mention_id in zip(pointed, fitting, strict=True)
        # one that was added and taken back comes back under its old id
        if mention_id is not None or entry.kind is not Kind.ADD
    ]
    if changes:
        connection.execute(sa.update(correction_anchor).where(where).values(mention_id=sa.bindparam("fits")), changes)


def overrides(connection: sa.Connection, documents: Sequence[int] | None = None) -> Overrides:
    """What the corrections make of the mentions of these documents (None: of all).

    Corrections of mentions elsewhere that are tied to one of them (corrected together, merged, split) are in it too.
    """
    if connection.execute(sa.select(correction.c.id).limit(1)).scalar() is None:
        return NONE
    if documents is not None and len(documents) > _MANY:
        documents = None
    ids = None if documents is None else _touching(connection, documents)
    effective = _by_lexicon(connection, documents)
    active = correction_log.active(connection, ids)
    return _Replay(connection, effective, correction_log.matches(connection, ids)).run(active)


def _touching(connection: sa.Connection, documents: Sequence[int]) -> list[int]:
    """Ids of the entries about mentions of these documents, and about whatever is tied to these mentions."""
    mentions = sa.select(event_mention.c.id).where(event_mention.c.document_id.in_(documents))
    query = sa.select(correction_anchor.c.correction_id).distinct()
    found = set(connection.execute(query.where(correction_anchor.c.mention_id.in_(mentions))).scalars())
    fresh = found
    while fresh:
        beside: set[int] = set()
        for part in chunks(sorted(fresh)):
            tied = (
                sa.select(correction_anchor.c.mention_id)
                .join(correction, correction.c.id == correction_anchor.c.correction_id)
                .where(correction.c.id.in_(part), correction.c.kind.in_([kind.value for kind in _CONSTRAINTS]))
            )
            beside.update(connection.execute(query.where(correction_anchor.c.mention_id.in_(tied))).scalars())
        fresh = beside - found
        found |= fresh
    return sorted(found)


class _Replay:
    """One pass over the active corrections in their order: the later wins."""

    def __init__(
        self, connection: sa.Connection, effective: dict[int, EventMention], fitting: Mapping[int, list[int | None]]
    ) -> None:
        self._connection = connection
        self._mentions = effective
        self._fitting = fitting
        self._fields: dict[int, frozenset[str]] = {}
        self._rejected: set[int] = set()
        self._ties = _Ties()

    def run(self, active: Iterable[Correction]) -> Overrides:
        entries = list(active)
        self._load(entries)
        for entry in entries:
            self._lay(entry)
        return Overrides(
            mentions=self._mentions,
            fields=self._fields,
            together=self._ties.together(),
            apart=self._ties.apart(),
            rejected=frozenset(self._rejected),
        )

    def _load(self, entries: Sequence[Correction]) -> None:
        """The extractor's mentions of those that an entry changes."""
        changing = [entry for entry in entries if entry.kind in (Kind.EDIT, Kind.ADD)]
        wanted = sorted({i for entry in changing for i in self._of(entry)} - set(self._mentions))
        query = sa.select(event_mention.c.id, event_mention.c.mention)
        for part in chunks(wanted):
            for row in self._connection.execute(query.where(event_mention.c.id.in_(part))):
                self._mentions[row.id] = codec.loads(EventMention, row.mention)

    def _of(self, entry: Correction) -> list[int]:
        """The mentions that the entry is about, and that it fits now."""
        fitting = self._fitting.get(entry.id, [])[: len(entry.anchors)]
        return list(dict.fromkeys(i for i in fitting if i is not None))

    def _rest(self, entry: Correction) -> list[int]:
        fitting = self._fitting.get(entry.id, [])[len(entry.anchors) :]
        return list(dict.fromkeys(i for i in fitting if i is not None))

    def _lay(self, entry: Correction) -> None:
        mentions = self._of(entry)
        if entry.kind is Kind.EDIT:
            self._set(mentions, {entry.field: entry.value}, entry)
            self._ties.tie(mentions, unless_apart=True)  # it says nothing against an earlier split
        elif entry.kind is Kind.ADD:
            self._set(mentions, hand_values(entry), entry)
        elif entry.kind is Kind.REJECT:
            self._rejected.update(mentions)
        elif entry.kind is Kind.RESTORE:
            self._rejected.difference_update(mentions)
        elif entry.kind is Kind.MERGE:
            self._ties.tie(mentions)
        elif entry.kind is Kind.SPLIT:
            self._ties.part(mentions, self._rest(entry))

    def _set(self, mentions: Iterable[int], values: Mapping[str, str], entry: Correction) -> None:
        for mention_id in mentions:
            mention = self._mentions[mention_id]
            for field, value in values.items():
                mention = laid_over(mention, field, decode(field, value), entry.who)
            self._mentions[mention_id] = mention
            self._fields[mention_id] = self._fields.get(mention_id, frozenset()) | set(values)


class _Ties:
    """Which mentions must be one event and which must not, as the last word on each has it."""

    def __init__(self) -> None:
        self._group: dict[int, set[int]] = {}
        self._apart: dict[tuple[int, int], None] = {}

    def tie(self, mentions: Sequence[int], *, unless_apart: bool = False) -> None:
        if len(mentions) < 2:
            return
        whole = set(mentions).union(*(self._group.get(mention, {mention}) for mention in mentions))
        inside = [pair for pair in self._apart if pair[0] in whole and pair[1] in whole]
        if inside and unless_apart:
            return
        for mention in whole:
            self._group[mention] = whole
        for pair in inside:
            del self._apart[pair]

    def part(self, leaving: Sequence[int], staying: Sequence[int]) -> None:
        for mention in leaving:
            self._group.get(mention, set()).discard(mention)
        whole = set(leaving)
        for mention in leaving:
            self._group[mention] = whole
        for one in leaving:
            for other in staying:
                if one != other:
                    self._apart[(min(one, other), max(one, other))] = None

    def together(self) -> tuple[tuple[int, ...], ...]:
        return tuple(sorted({tuple(sorted(group)) for group in self._group.values() if len(group) > 1}))

    def apart(self) -> tuple[tuple[int, int], ...]:
        return tuple(sorted(self._apart))


# -- the case's own lexicon ----------------------------------------------------------------------------------------


def renew_case_entries(connection: sa.Connection) -> None:
    """Make the table of the case's own lexicon from the log: the last word on each name."""
    from extract.store.corrections.lexicon import actor_key, place_key

    last: dict[tuple[str, str], Correction] = {}
    everything = correction_log.entries(connection, correction.c.kind == Kind.ENTRY.value)
    gone = correction_log.undone(connection)
    for entry in everything:
        if entry.uuid not in gone:
            last[(entry.field, (place_key if entry.field == "place" else actor_key)(entry.name))] = entry
    connection.execute(sa.delete(case_entry))
    if last:
        connection.execute(
            sa.insert(case_entry),
            [
                {"kind": kind, "name_key": key, "name": entry.name, "value": entry.value, "correction_id": entry.id}
                for (kind, key), entry in sorted(last.items())
            ],
        )


def case_lexicon(connection: sa.Connection) -> CaseLexicon | None:
    """The case's own lexicon; None where it has no entry."""
    known = connection.execute(sa.select(case_entry)).all()
    if not known:
        return None
    from extract.store.corrections.lexicon import CaseLexicon

    ids = [row.correction_id for row in known]
    who = {entry.id: entry.who for entry in correction_log.entries(connection, correction.c.id.in_(ids))}
    values = {
        kind: {row.name_key: (codec.loads(cls, row.value), who[row.correction_id]) for row in known if row.kind == kind}
        for kind, cls in (("place", Place), ("actor", Actor))
    }
    places: dict[str, tuple[Place, str]] = values["place"]  # type: ignore[assignment]
    actors: dict[str, tuple[Actor, str]] = values["actor"]  # type: ignore[assignment]
    return CaseLexicon(places, actors)


def documents_naming(connection: sa.Connection, name: str, among: Sequence[int] | None = None) -> list[int]:
    """Ids of the documents (of these, or all) whose text holds the name of an entry, ignoring case and its article."""
    from extract.store.corrections.lexicon import bare

    query = sa.select(document.c.id).where(sa.func.lower(document.c.text).contains(bare(name), autoescape=True))
    if among is not None:
        query = query.where(document.c.id.in_(among))
    return list(connection.execute(query.order_by(document.c.id)).scalars())


def _by_lexicon(connection: sa.Connection, documents: Sequence[int] | None) -> dict[int, EventMention]:
    """Mention id -> the mention as the case's own lexicon has it, of these documents; only those that it changes."""
    lexicon = case_lexicon(connection)
    if lexicon is None:
        return {}
    from extract.store.corrections.lexicon import applied

    names = [row.name for row in connection.execute(sa.select(case_entry.c.name))]
    due = sorted({i for name in names for i in documents_naming(connection, name, documents)})
    changed: dict[int, EventMention] = {}
    done = sa.select(extraction).where(extraction.c.state == "done")
    for document_id in due:
        report = connection.execute(sa.select(document).where(document.c.id == document_id)).one()
        state = connection.execute(done.where(extraction.c.document_id == document_id)).one_or_none()
        if state is None:
            continue
        query = sa.select(event_mention.c.id, event_mention.c.mention).order_by(event_mention.c.ordinal)
        mentions = connection.execute(query.where(event_mention.c.document_id == document_id)).all()
        told = [row.mention for row in mentions]
        found = rows.extraction_of(rows.document_of(report), state.mentions, told, state.version)
        changed |= {mentions[at].id: mention for at, mention in applied(found, lexicon).items()}
    return changed
