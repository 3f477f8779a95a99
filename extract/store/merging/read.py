"""Event mentions out of a case as slim records, as the extractor and the analysts have them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any

import sqlalchemy as sa

from extract.events.coreference import Bonds, Record, Says, Side, Where, record_of
from extract.events.coreference.lineage import root_of
from extract.events.coreference.record import ordinal
from extract.events.coreference.together import Reading, names_in, read
from extract.model import Actor, ActorKind, Toll
from extract.store.chunks import chunks
from extract.store.corrections.overrides import NONE, Overrides
from extract.store.merging import names as merging_names
from extract.store.schema import document, event_actor, event_mention, hand_mention

_PAGE = 20_000  # mentions read at a time where all are read

_MENTION_COLUMNS = tuple(
    column
    for column in event_mention.c
    if column.name not in ("mention", "rules", "ordinal", "evidence_start", "evidence_end")
)
_DOCUMENT_COLUMNS = (document.c.sha256, document.c.source, document.c.published_end)


class Reader:
    """Records of a case, each read once; ``overrides`` is asked for what analysts decided about documents read."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection
        self._records: dict[int, Record] = {}
        self._names: dict[str, Reading | None] = {}
        self._overrides: dict[int, Overrides] = {}
        self._decided: set[int] = set()
        self._together: dict[tuple[int, ...], None] = {}
        self._apart: set[frozenset[int]] = set()

    def bonds(self) -> Bonds:
        """Which of the mentions read so far must be one event, and which must not."""
        return Bonds(tuple(self._together), frozenset(self._apart))

    def tied(self) -> frozenset[int]:
        """Mentions that an analyst put together with others or took apart from them."""
        pairs = [*self._together, *(tuple(pair) for pair in self._apart)]
        return frozenset(mention_id for row in pairs for mention_id in row)

    def of_documents(self, documents: Sequence[int], others: Iterable[int] = ()) -> list[Record]:
        """The records of the mentions of these documents, and of those with the other ids."""
        query = sa.select(event_mention.c.id)
        ids: list[int] = list(others)
        for part in chunks(documents):
            ids.extend(self._connection.execute(query.where(event_mention.c.document_id.in_(part))).scalars())
        return self.of_ids(ids)

    def of_ids(self, ids: Iterable[int]) -> list[Record]:
        """The records of the mentions with these ids that are there, and of those that analysts tied to them."""
        wanted = sorted(set(ids))
        missing = [mention_id for mention_id in wanted if mention_id not in self._records]
        if missing:
            self._read(missing)
        tied = sorted({i for row in self._together for i in row if not set(row).isdisjoint(wanted)} - set(wanted))
        unread = [mention_id for mention_id in tied if mention_id not in self._records]
        if unread:
            self._read(unread)
        return [self._records[i] for i in (*wanted, *tied) if i in self._records]

    def all(self) -> Iterator[Record]:
        """Every record of the case, by id; they are not kept here."""
        decided = _overrides(self._connection, None)
        self._note(decided)
        known = merging_names.everything_known(self._connection)
        last = 0
        while True:
            page = event_mention.c.id > last
            rows = self._rows(page, limit=_PAGE)
            if not rows:
                return
            upper = rows[-1].id
            sides = self._sides((event_actor.c.event_id > last) & (event_actor.c.event_id <= upper))
            hand = self._by_hand((hand_mention.c.mention_id > last) & (hand_mention.c.mention_id <= upper))
            for row in rows:
                yield read(_record(row, sides.get(row.id, ()), decided, by_hand=row.id in hand), known)
            last = upper

    def _read(self, ids: Sequence[int]) -> None:
        for part in chunks(ids):
            rows = self._rows(event_mention.c.id.in_(part))
            sides = self._sides(event_actor.c.event_id.in_(part))
            hand = self._by_hand(hand_mention.c.mention_id.in_(part))
            decided = self._decide(sorted({row.document_id for row in rows}))
            known = self._known(rows)
            for row in rows:
                said = decided.get(row.document_id, NONE)
                plain = _record(row, sides.get(row.id, ()), said, by_hand=row.id in hand)
                self._records[row.id] = read(plain, known)

    def _known(self, rows: Sequence[Any]) -> dict[str, Reading]:
        """What the case reads the names in these mentions' sentences as."""
        names = {name for row in rows for name in names_in(row.evidence, _where(row))}
        missing = sorted(names - self._names.keys())
        if missing:
            self._names |= dict.fromkeys(missing)
            self._names |= merging_names.known(self._connection, missing)
        return {name: reading for name in names if (reading := self._names[name]) is not None}

    def _rows(self, where: sa.ColumnElement[bool], limit: int | None = None) -> Sequence[Any]:
        says = sa.case((event_mention.c.attribution_party.is_(True), event_mention.c.mention), else_="")
        query = (
            sa.select(*_MENTION_COLUMNS, *_DOCUMENT_COLUMNS, says.label("whole"))
            .join(document, document.c.id == event_mention.c.document_id)
            .where(where)
            .order_by(event_mention.c.id)
        )
        return self._connection.execute(query.limit(limit) if limit else query).all()

    def _sides(self, where: sa.ColumnElement[bool]) -> dict[int, tuple[Side, ...]]:
        columns = [event_actor.c[name] for name in ("role", "actor_id", "name", "kind", "country", "parent")]
        query = sa.select(event_actor.c.event_id, *columns).where(where)
        found: dict[int, tuple[Side, ...]] = {}
        for row in self._connection.execute(query.order_by(event_actor.c.event_id, event_actor.c.ordinal)):
            found[row[0]] = (*found.get(row[0], ()), _side(*row[1:]))
        return found

    def _by_hand(self, where: sa.ColumnElement[bool]) -> frozenset[int]:
        return frozenset(self._connection.execute(sa.select(hand_mention.c.mention_id).where(where)).scalars())

    def _decide(self, documents: Sequence[int]) -> dict[int, Overrides]:
        new = [document_id for document_id in documents if document_id not in self._overrides]
        if new:
            decided = _overrides(self._connection, new)
            self._note(decided)
            self._overrides |= dict.fromkeys(new, decided)
        return self._overrides

    def _note(self, decided: Overrides) -> None:
        self._together |= dict.fromkeys(decided.together)
        self._apart |= {frozenset(pair) for pair in decided.apart}


def _overrides(connection: sa.Connection, documents: Sequence[int] | None) -> Overrides:
    from extract.store.corrections.replay import overrides  # it imports what a case without corrections does not need

    return overrides(connection, documents)


def _record(row: sa.Row[Any], sides: tuple[Side, ...], decided: Overrides, *, by_hand: bool) -> Record:
    effective = decided.mentions.get(row.id)
    fixed = decided.fields.get(row.id, frozenset())
    rejected = row.id in decided.rejected
    if effective is not None:
        made = record_of(
            effective,
            mention_id=row.id,
            document_id=row.document_id,
            sha256=row.sha256,
            evidence=row.evidence,
            source=row.source,
            published=row.published_end,
        )
        return replace(made, fixed=fixed, rejected=rejected, by_hand=by_hand)
    return Record(
        id=row.id,
        document=row.document_id,
        sha256=_same(row.sha256),
        trigger_start=row.trigger_start,
        trigger_end=row.trigger_end,
        trigger=_same(row.trigger_text),
        evidence=row.evidence,
        source=_same(row.source),
        published=ordinal(row.published_end),
        event_type=_same(row.event_type),
        sub_event_type=_same(row.sub_event_type),
        status=_same(row.status),
        says=_says(row),
        denial=row.denial,
        start=ordinal(row.time_start),
        end=ordinal(row.time_end),
        precision=_same(row.time_precision or ""),
        basis=_same(row.time_basis),
        time_explanation=row.time_explanation,
        where=_where(row),
        sides=sides,
        weapons=_weapons(row.weapons),
        killed=_toll(row.fatalities_low, row.fatalities_best, row.fatalities_high),
        injured=_toll(row.injured_low, row.injured_best, row.injured_high),
        fixed=fixed,
        rejected=rejected,
        by_hand=by_hand,
    )


def _says(row: sa.Row[Any]) -> Says:
    if not row.attribution:
        return Says()
    root = ""
    if row.whole:
        actor = (json.loads(row.whole).get("attribution") or {}).get("actor")
        if actor:
            kind = ActorKind(actor["kind"])
            root = root_of(Actor(actor["id"], actor["name"], kind, actor["country"], actor["parent"]))
    return Says(row.attribution, row.attribution_actor, row.attribution_party, root)


def _where(row: sa.Row[Any]) -> Where | None:
    if row.place_id is None:
        return None
    return _place(
        row.place_id, row.place, row.lat, row.lon, row.country, row.admin1, row.geo_precision, row.radius_km or 0.0,
        row.place_explanation,
    )  # fmt: skip


# the same few thousand places, actors and words come again and again: one object each
@lru_cache(maxsize=200_000)
def _place(*values: Any) -> Where:
    return Where(*values)


@lru_cache(maxsize=200_000)
def _side(*values: Any) -> Side:
    return Side(*values)


@lru_cache(maxsize=10_000)
def _toll(low: int | None, best: int | None, high: int | None) -> Toll | None:
    return None if low is None else Toll(low, best, high)


@lru_cache(maxsize=10_000)
def _weapons(text: str) -> tuple[str, ...]:
    return tuple(json.loads(text))


@lru_cache(maxsize=200_000)
def _same(text: str) -> str:
    return text
