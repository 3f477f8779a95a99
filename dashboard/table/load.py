"""The table of a case's events, read by plain columns in chunks: nothing is made for an event but numbers."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from typing import Any

import sqlalchemy as sa

from dashboard.table.build import Builder, Part
from dashboard.table.columns import Table
from extract.store.chunks import chunks
from extract.store.collector import collector_off
from extract.store.repository import Store
from extract.store.schema import case_info, document, event, event_member, event_mention, event_role

#: rows read at a time
CHUNK = 50_000

#: told how far it is, 0 to 1
Progress = Callable[[float], None]


def load(
    store: Store, progress: Progress = lambda _: None, beside: Callable[[int], Part | None] = lambda _: None
) -> Table:
    """Every event of the case that no analyst has rejected. Raises StoreError.

    ``beside``: gives what another process has read of this revision (`links`), or ``None``; asked when the events are
    read.
    """
    built = Builder()
    with store.reading() as connection, collector_off():
        total, revision, done = _size(connection), _revision(connection), 0
        for rows in _chunks(connection, _events()):
            built.events(rows)
            done += len(rows)
            progress(0.6 * done / max(total, 1))
        part = beside(revision)
        if part is not None:
            built.take(part)
        else:
            _read_links(connection, built, progress)
    table = built.finish()
    progress(1.0)
    return table


def links(store: Store) -> tuple[int, Part]:
    """What links the events of a case to actors and reports, for `load` in another process, and its revision. Raises
    StoreError."""
    built = Builder()
    with store.reading() as connection, collector_off():
        revision = _revision(connection)
        _read_links(connection, built, lambda _: None)
    return revision, built.part()


def size(store: Store) -> int:
    """How many events the case has, with those that were rejected. Raises StoreError."""
    with store.reading() as connection:
        return _size(connection)


def _size(connection: sa.Connection) -> int:
    return int(connection.execute(sa.select(sa.func.count()).select_from(event)).scalar_one())


def _revision(connection: sa.Connection) -> int:
    return int(connection.execute(sa.select(case_info.c.value).where(case_info.c.key == "revision")).scalar_one())


def _read_links(connection: sa.Connection, built: Builder, progress: Progress) -> None:
    for rows in _chunks(connection, _roles()):
        built.roles(rows)
    progress(0.8)
    built.actors(_actors(connection, built.first_seen()))
    for rows in _chunks(connection, sa.select(event_mention.c.id, event_mention.c.document_id)):
        built.mentions(rows)
    for rows in _chunks(connection, sa.select(event_member.c.event_id, event_member.c.mention_id)):
        built.members(rows)
    progress(0.95)
    for rows in _chunks(connection, _documents()):
        built.documents(rows)


def changed(store: Store, ids: Collection[int]) -> Table:
    """The events among these ids that are there and not rejected, with every report of the case, for
    `dashboard.table.patch`. Raises StoreError."""
    built = Builder()
    wanted = sorted(ids)
    member = event_member.c
    told = sa.select(member.event_id, member.mention_id, event_mention.c.document_id)
    told = told.join_from(event_member, event_mention, event_mention.c.id == member.mention_id)
    with store.reading() as connection:
        for part in chunks(wanted):
            for rows in _chunks(connection, _events().where(event.c.id.in_(part))):
                built.events(rows)
            for rows in _chunks(connection, _roles().where(event_role.c.event_id.in_(part))):
                built.roles(rows)
            for rows in _chunks(connection, told.where(member.event_id.in_(part))):
                built.members([row[:2] for row in rows])
                built.mentions([row[1:] for row in rows])
        built.actors(_actors(connection, built.first_seen()))
        for rows in _chunks(connection, _documents()):
            built.documents(rows)
    return built.finish()


def sentences(store: Store) -> Iterator[tuple[int, str]]:
    """(event id, sentence) of every mention of an event, by event."""
    query = (
        sa.select(event_member.c.event_id, event_mention.c.evidence)
        .join(event_mention, event_mention.c.id == event_member.c.mention_id)
        .order_by(event_member.c.event_id)
    )
    with store.reading() as connection:
        for rows in _chunks(connection, query):
            yield from ((int(number), words) for number, words in rows)


def fingerprint(store: Store) -> str:
    """Tells this state of this case from any other: its revision, its size and what is first and last in it."""
    ends = [order(document.c.id) for order in (sa.asc, sa.desc)]
    with store.reading() as connection:
        numbers = connection.execute(sa.select(sa.func.count(), sa.func.max(event.c.id))).one()
        hashes = [connection.execute(sa.select(document.c.sha256).order_by(end).limit(1)).scalar() for end in ends]
    return "|".join(map(str, (store.name, store.revision(), *numbers, *hashes)))


def _chunks(connection: sa.Connection, query: sa.Select[Any]) -> Iterator[Sequence[tuple[Any, ...]]]:
    """Rows as the driver gives them: plain tuples, which is what takes least."""
    result = connection.execute(query)
    while rows := result.cursor.fetchmany(CHUNK):
        yield rows
    result.close()


def _actors(connection: sa.Connection, events: Sequence[int]) -> Iterator[tuple[Any, ...]]:
    """Actor id, name, kind and parent of the roles of these events."""
    column = event_role.c
    query = sa.select(column.actor_id, column.name, column.kind, column.parent)
    for part in chunks(events):
        some = column.event_id.in_(part)
        for row in connection.execute(query.where(some).order_by(column.event_id, column.ordinal)):
            yield tuple(row)


def _events() -> sa.Select[Any]:
    column = event.c
    # days as text: the same from every database, and nothing is made of a million dates but their numbers
    start, end = (sa.cast(day, sa.Text) for day in (column.time_start, column.time_end))
    killed, injured = column.fatalities_low, column.injured_low  # stand for the others where no number is given
    tolls = (
        (killed,), (column.fatalities_best, killed), (column.fatalities_high, killed),
        (injured,), (column.injured_high, injured),
    )  # fmt: skip
    return (
        sa.select(
            column.id, column.event_type, column.sub_event_type, column.status, start, end,
            sa.func.coalesce(column.time_precision, ""), column.place_id, column.place, column.lat, column.lon,
            column.geo_precision, column.radius_km, column.country, column.admin1,
            *(sa.func.coalesce(*toll, -1) for toll in tolls), column.origins,
            sa.func.coalesce(sa.func.nullif(column.attribution_actor, ""), column.attribution),
            sa.case((column.attribution_party.is_(True), 1), else_=0),
        )
        .where(column.rejected.is_(False))
        .order_by(column.id)
    )  # fmt: skip


def _roles() -> sa.Select[Any]:
    column = event_role.c
    agent = sa.case((column.role == "agent", 1), else_=0)
    return sa.select(column.event_id, agent, column.actor_id).order_by(column.event_id, column.ordinal)


def _documents() -> sa.Select[Any]:
    same = document.c.published_start == document.c.published_end
    day = sa.case((same, sa.cast(document.c.published_start, sa.Text)))
    return sa.select(document.c.id, document.c.title, document.c.source, day).order_by(document.c.id)
