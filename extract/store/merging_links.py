"""Links between the events of a case, kept true to the events."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import sqlalchemy as sa

from extract.events.coreference.links import PART_OF, PLANNED, Link, Node, campaigns, is_head, links, reach
from extract.events.coreference.record import Side, Where, ordinal
from extract.events.coreference.words import CAMPAIGN_WORDS
from extract.model import Status
from extract.store.chunks import chunks
from extract.store.schema import document, event, event_link, event_member, event_mention, event_role

_PLACES = 40  # places asked for in one statement


def link_everything(connection: sa.Connection, nodes: Iterable[Node]) -> None:
    """Make all links anew, given the nodes of all events."""
    _write(connection, links(nodes))


def linked_to(connection: sa.Connection, events: Sequence[int]) -> list[int]:
    """A member of each event that is linked to one of these, which are about to go: it may find another one."""
    found: set[int] = set()
    for part in chunks(events):
        query = sa.select(event.c.lead_id).join(event_link, event_link.c.from_id == event.c.id)
        found.update(connection.execute(query.where(event_link.c.to_id.in_(part))).scalars())
    return sorted(found)


def link_changed(connection: sa.Connection, mentions: Sequence[int], relink: Sequence[int]) -> None:
    """Make the links anew that the events of these mentions can take part in.

    ``relink``: mentions of events that lost what they were linked to.
    """
    changed = {node.id: node for node in _nodes_of(connection, sorted({*mentions, *relink}))}
    heads = {node.id: node for node in _near(connection, changed.values(), heads_only=True)}
    # a campaign that changed, and a plan beside a change, may be for others than the changed ones
    open_heads = [
        node
        for node in {**heads, **changed}.values()
        if is_head(node) and (node.id in changed or node.status == Status.PLANNED)
    ]
    beside = {node.id: node for node in _near(connection, open_heads, heads_only=False)}
    heads |= {node.id: node for node in _near(connection, beside.values(), heads_only=True)}
    sources = {(node.id, PART_OF) for node in (*changed.values(), *beside.values())}
    sources |= {(node.id, PLANNED) for node in open_heads}
    for kind in (PART_OF, PLANNED):
        for part in chunks(sorted(i for i, of in sources if of == kind)):
            mine = event_link.c.from_id.in_(part) & (event_link.c.kind == kind)
            connection.execute(sa.delete(event_link).where(mine))
    made = links({**heads, **beside, **changed}.values())
    _write(connection, [link for link in made if (link.source, link.kind) in sources])


def _write(connection: sa.Connection, made: Iterable[Link]) -> None:
    rows = [{"from_id": one.source, "to_id": one.target, "kind": one.kind, "reason": one.reason} for one in made]
    if rows:
        connection.execute(sa.insert(event_link), rows)


def _may_be_head(connection: sa.Connection) -> sa.ColumnElement[bool]:
    """Wider than `is_head`: what the database can tell of it, and quickly (LIKE of SQLite ignores case by itself)."""
    like = "ILIKE" if connection.dialect.name == "postgresql" else "LIKE"
    trigger = event_mention.c.trigger_text
    words = [trigger.bool_op(like)(f"%{word}%") for word in sorted(CAMPAIGN_WORDS)]
    undated = event.c.time_precision.is_(None)
    is_open = ~undated & (event.c.time_start.is_(None) | event.c.time_end.is_(None))
    long = event.c.time_precision.not_in(("day", "week"))
    return (event.c.status == Status.PLANNED.value) | sa.or_(*words) | is_open | long


def _near(connection: sa.Connection, nodes: Iterable[Node], *, heads_only: bool) -> list[Node]:
    """Events around the places of ``nodes``; where heads are not asked for, those in the days that a head can reach."""
    conditions: dict[str, sa.ColumnElement[bool]] = {}
    for node in nodes:
        if node.where is None:
            continue
        here = _around(node.where)
        if not heads_only:
            first, last = reach(node)
            here &= (event.c.time_start >= first) & (event.c.time_start <= last)
        conditions.setdefault(repr((node.where.id, None if heads_only else reach(node))), here)
    found: dict[int, Node] = {}
    for part in chunks(conditions.values(), _PLACES):
        where = sa.or_(*part)
        rows = _nodes(connection, where & _may_be_head(connection) if heads_only else where)
        found |= {node.id: node for node in rows if not heads_only or is_head(node)}
    return list(found.values())


def _around(where: Where) -> sa.ColumnElement[bool]:
    """Wider than what `links` looks at: the boxes around a point, and what lies in or holds an area."""
    high = 2.0
    box = event.c.lat.between(where.lat - 2 * high, where.lat + 2 * high)
    west, east = where.lon - 2 * high, where.lon + 2 * high
    within = [event.c.lon.between(west + turn, east + turn) for turn in (-360.0, 0.0, 360.0)]
    areas = [name for name in (where.id, where.admin1) if name]
    return (box & sa.or_(*within)) | event.c.place_id.in_(areas) | event.c.admin1.in_(areas)


def _nodes_of(connection: sa.Connection, mentions: Sequence[int]) -> list[Node]:
    found: list[Node] = []
    for part in chunks(mentions):
        ids = sa.select(event_member.c.event_id).where(event_member.c.mention_id.in_(part))
        found.extend(_nodes(connection, event.c.id.in_(ids)))
    return list({node.id: node for node in found}.values())


def _nodes(connection: sa.Connection, where: sa.ColumnElement[bool]) -> list[Node]:
    query = (
        sa.select(
            event,
            event_mention.c.trigger_text,
            event_mention.c.trigger_start,
            event_mention.c.trigger_end,
            document.c.sha256,
            document.c.published_end,
        )
        .join(event_mention, event_mention.c.id == event.c.lead_id)
        .join(document, document.c.id == event_mention.c.document_id)
        .where(where, event.c.rejected.is_(False))
    )
    rows = connection.execute(query).all()
    sides: dict[int, tuple[Side, ...]] = {}
    for part in chunks([row.id for row in rows]):
        mine = event_role.c.event_id.in_(part)
        order = (event_role.c.event_id, event_role.c.ordinal)
        for role in connection.execute(sa.select(event_role).where(mine).order_by(*order)):
            side = Side(role.role, role.actor_id, role.name, role.kind, role.country, role.parent)
            sides[role.event_id] = (*sides.get(role.event_id, ()), side)
    return [_node(row, sides.get(row.id, ())) for row in rows]


def _node(row: sa.Row[Any], sides: tuple[Side, ...]) -> Node:
    where = None
    if row.place_id is not None:
        where = Where(
            row.place_id, row.place, row.lat, row.lon, row.country, row.admin1, row.geo_precision, row.radius_km or 0.0
        )
    start, end = ordinal(row.time_start), ordinal(row.time_end)
    return Node(
        id=row.id,
        key=(row.sha256, row.trigger_start, row.trigger_end),
        sub_event_type=row.sub_event_type,
        status=row.status,
        campaign=campaigns(row.trigger_text, row.sub_event_type, row.time_precision or "", start, end),
        start=start,
        end=end,
        where=where,
        sides=sides,
        told=ordinal(row.published_end),
    )
