"""What a case knows of place names: which reports settle them, and which mentions hang on that.

Kept as keys of ``event_block``: ``n:`` and a name for a mention whose report settles it as a place, ``o:`` for one
whose sentence holds a name that another report may settle, ``c:`` for the mention by which the case reads it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import sqlalchemy as sa

from extract.events.coreference.reasons import day_words
from extract.events.coreference.record import Where, ordinal
from extract.events.coreference.together import Reading, names_in, settle, teaches
from extract.store.chunks import chunks
from extract.store.schema import document, event_block, event_mention

SETTLES, OPEN, CHOSEN = "n:", "o:", "c:"
NAMES = (SETTLES, OPEN, CHOSEN)

_PLACE = tuple(
    event_mention.c[name]
    for name in ("place_id", "place", "lat", "lon", "country", "admin1", "geo_precision", "radius_km")
)
_COLUMNS = (event_mention.c.id, event_mention.c.evidence, event_mention.c.place_explanation, *_PLACE)
_ROWS = 5_000


def where_of(row: Any) -> Where | None:
    """The place of a mention as its own report has it."""
    if row.place_id is None:
        return None
    return Where(
        row.place_id, row.place, row.lat, row.lon, row.country, row.admin1, row.geo_precision, row.radius_km or 0.0,
        row.place_explanation,
    )  # fmt: skip


def write_all(connection: sa.Connection) -> None:
    """The names of the whole case, of which no key stands yet."""
    settled: set[str] = set()
    last = 0
    while rows := _rows(connection, event_mention.c.id > last, limit=_ROWS):
        last = rows[-1].id
        settled |= _write(connection, rows)
    _choose(connection, sorted(settled))


def write_changed(connection: sa.Connection, before: Iterable[int], documents: Sequence[int]) -> list[int]:
    """Bring the names up to the mentions of ``documents``; ``before``: mentions that these had. Returns the mentions
    of any document whose place may be another one now."""
    gone = sorted(set(before))
    mine = [row for part in chunks(documents) for row in _rows(connection, event_mention.c.document_id.in_(part))]
    touched = _names_of(connection, gone, SETTLES)
    ids = sorted({*gone, *(row.id for row in mine)})
    for part in chunks(ids):
        of_these = sa.delete(event_block).where(event_block.c.mention_id.in_(part))
        for prefix in (SETTLES, OPEN):
            connection.execute(of_these.where(event_block.c.key.startswith(prefix)))
    touched |= _write(connection, mine)
    moved = _choose(connection, sorted(touched), frozenset(ids))
    found: set[int] = set()
    for part in chunks([f"{OPEN}{name}" for name in moved]):
        query = sa.select(event_block.c.mention_id).where(event_block.c.key.in_(part))
        found.update(connection.execute(query).scalars())
    return sorted(found)


def known(connection: sa.Connection, names: Iterable[str]) -> dict[str, Reading]:
    """What the case reads these names as; those that no report settles are left out."""
    found: dict[str, Reading] = {}
    for part in chunks(sorted({f"{CHOSEN}{name}" for name in names})):
        query = (
            sa.select(event_block.c.key, *_COLUMNS, document.c.source, document.c.title, document.c.published_end)
            .join(event_mention, event_mention.c.id == event_block.c.mention_id)
            .join(document, document.c.id == event_mention.c.document_id)
            .where(event_block.c.key.in_(part))
        )
        for row in connection.execute(query):
            where = where_of(row)
            if where is not None:
                found[row.key.removeprefix(CHOSEN)] = Reading(where, 1, _report(row))
    return found


def everything_known(connection: sa.Connection) -> dict[str, Reading]:
    """The same for all names of the case."""
    query = sa.select(event_block.c.key).where(event_block.c.key.startswith(CHOSEN))
    return known(connection, [key.removeprefix(CHOSEN) for key in connection.execute(query).scalars()])


def _report(row: Any) -> str:
    day = ordinal(row.published_end)
    return (row.source or row.title or "another report") + (f" of {day_words(day)}" if day is not None else "")


def _rows(connection: sa.Connection, where: sa.ColumnElement[bool], limit: int | None = None) -> Sequence[Any]:
    query = sa.select(*_COLUMNS).where(where).order_by(event_mention.c.id)
    return connection.execute(query.limit(limit) if limit else query).all()


def _write(connection: sa.Connection, rows: Iterable[Any]) -> set[str]:
    """Write the names of these mentions; gives those that they settle."""
    made, settled = [], set()
    for row in rows:
        where = where_of(row)
        name = teaches(where) if where else ""
        if name:
            settled.add(name)
            made.append({"key": f"{SETTLES}{name}", "mention_id": row.id})
        made.extend({"key": f"{OPEN}{name}", "mention_id": row.id} for name in names_in(row.evidence, where))
    if made:
        connection.execute(sa.insert(event_block), made)
    return settled


def _names_of(connection: sa.Connection, ids: Sequence[int], prefix: str) -> set[str]:
    found: set[str] = set()
    for part in chunks(ids):
        query = sa.select(event_block.c.key).where(event_block.c.mention_id.in_(part))
        found.update(connection.execute(query.where(event_block.c.key.startswith(prefix))).scalars())
    return {key.removeprefix(prefix) for key in found}


def _choose(connection: sa.Connection, names: Sequence[str], changed: frozenset[int] = frozenset()) -> list[str]:
    """Settle what the case reads these names as; gives those of which that may be another place than before."""
    moved: list[str] = []
    for part in chunks(names):
        before = _chosen(connection, part)
        now = dict(_representatives(connection, part))
        connection.execute(sa.delete(event_block).where(event_block.c.key.in_([f"{CHOSEN}{name}" for name in part])))
        if now:
            rows = [{"key": f"{CHOSEN}{name}", "mention_id": mention_id} for name, mention_id in now.items()]
            connection.execute(sa.insert(event_block), rows)
        moved.extend(n for n in part if now.get(n) != before.get(n) or now.get(n) in changed)
    return moved


def _chosen(connection: sa.Connection, names: Sequence[str]) -> dict[str, int]:
    query = sa.select(event_block.c.key, event_block.c.mention_id)
    rows = connection.execute(query.where(event_block.c.key.in_([f"{CHOSEN}{name}" for name in names])))
    return {row.key.removeprefix(CHOSEN): row.mention_id for row in rows}


def _representatives(connection: sa.Connection, names: Sequence[str]) -> Iterator[tuple[str, int]]:
    """For each name the mention by which it is read: that of the place which most reports give, in the report that
    comes first by its content."""
    keys = [f"{SETTLES}{name}" for name in names]
    query = (
        sa.select(
            event_block.c.key,
            event_mention.c.place_id,
            sa.func.count(sa.distinct(event_mention.c.document_id)).label("documents"),
            sa.func.min(document.c.sha256).label("sha256"),
        )
        .join(event_mention, event_mention.c.id == event_block.c.mention_id)
        .join(document, document.c.id == event_mention.c.document_id)
        .where(event_block.c.key.in_(keys))
        .group_by(event_block.c.key, event_mention.c.place_id)
    )
    told: dict[str, list[Any]] = defaultdict(list)
    for row in connection.execute(query):
        told[row.key].append(row)
    first = _first_mentions(connection, told)
    for key in sorted(told):
        readings = {}
        for row in told[key]:
            mention_id, where = first[key, row.place_id]
            readings[mention_id] = Reading(where, row.documents, row.sha256)
        best = settle(readings.values())
        yield key.removeprefix(SETTLES), next(i for i, reading in readings.items() if reading is best)


def _first_mentions(
    connection: sa.Connection, told: Mapping[str, Sequence[Any]]
) -> dict[tuple[str, str], tuple[int, Where]]:
    wanted = sorted({row.sha256 for rows in told.values() for row in rows})
    chosen = {(key, row.place_id): row.sha256 for key, rows in told.items() for row in rows}
    found: dict[tuple[str, str], tuple[int, Where]] = {}
    for part in chunks(wanted):
        query = (
            sa.select(event_block.c.key, document.c.sha256, *_COLUMNS)
            .join(event_mention, event_mention.c.id == event_block.c.mention_id)
            .join(document, document.c.id == event_mention.c.document_id)
            .where(document.c.sha256.in_(part), event_block.c.key.startswith(SETTLES))
            .order_by(event_mention.c.ordinal)
        )
        for row in connection.execute(query):
            where = where_of(row)
            if where is not None and chosen.get((row.key, row.place_id)) == row.sha256:
                found.setdefault((row.key, row.place_id), (row.id, where))
    return found
