"""Links between the events of a case, kept true to the events."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import sqlalchemy as sa

from extract.events.coreference.comparing.kinds import family
from extract.events.coreference.comparing.places import is_area
from extract.events.coreference.comparing.profile import LONG_DAYS
from extract.events.coreference.comparing.words import CAMPAIGN_WORDS
from extract.events.coreference.links import (
    CAMPAIGN_DAYS,
    OUTCOME_DAYS,
    PART_OF,
    PLANNED,
    Link,
    Node,
    campaigns,
    is_head,
    links,
    reach,
)
from extract.events.coreference.record import Side, Where, ordinal
from extract.model import Status
from extract.standards import EVENT_TYPE_OF
from extract.store.chunks import chunks
from extract.store.schema import document, event, event_block, event_link, event_member, event_mention, event_role

#: Key of event_block under which a mention waits whose event lost what it was linked to.
LOST = "l:"
_PLACES = 40  # places asked for in one statement
_COLUMNS = tuple(
    event.c[name]
    for name in (
        "id", "sub_event_type", "status", "time_start", "time_end", "time_precision", "place_id", "place", "lat", "lon",
        "country", "admin1", "geo_precision", "radius_km",
    )
)  # fmt: skip
_Dated = tuple[int, int, Where, Node]  # first day, id


def link_everything(connection: sa.Connection, nodes: Iterable[Node]) -> None:
    """Make all links anew, given the nodes of all events."""
    _write(connection, links(nodes))


def note_linked(connection: sa.Connection, mentions: Sequence[int]) -> None:
    """Before mentions are deleted, and with them the events that they lead: what is linked to these may find another
    one when the case is next merged."""
    for part in chunks(mentions):
        losing = sa.select(event.c.id).where(event.c.lead_id.in_(part))
        query = sa.select(event.c.lead_id).join(event_link, event_link.c.from_id == event.c.id)
        for some in chunks(sorted(set(connection.execute(query.where(event_link.c.to_id.in_(losing))).scalars()))):
            noted = (event_block.c.key == LOST) & event_block.c.mention_id.in_(some)
            connection.execute(sa.delete(event_block).where(noted))
            connection.execute(sa.insert(event_block), [{"key": LOST, "mention_id": one} for one in some])


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

    What changed is compared with all that it can be linked with. Of the others, each has the best link among those
    that did not change, or none: only what changed can be better.
    """
    noted = event_block.c.key == LOST
    lost = connection.execute(sa.select(event_block.c.mention_id).where(noted)).scalars().all()
    connection.execute(sa.delete(event_block).where(noted))
    changed = {node.id: node for node in _nodes_of(connection, sorted({*mentions, *relink, *lost}))}
    heads = {node.id: node for node in _heads_near(connection, changed.values())}
    beside = {node.id: node for node in _parts_near(connection, [node for node in changed.values() if is_head(node)])}
    sources = {(node.id, PART_OF) for node in (*changed.values(), *beside.values())}
    plans = (node for node in heads.values() if node.status == Status.PLANNED)
    sources |= {(node.id, PLANNED) for node in (*changed.values(), *plans)}
    targets: set[int] = set()
    for kind in (PART_OF, PLANNED):
        for part in chunks(sorted(i for i, of in sources if of == kind)):
            mine = event_link.c.from_id.in_(part) & (event_link.c.kind == kind)
            targets.update(connection.execute(sa.select(event_link.c.to_id).where(mine)).scalars())
            connection.execute(sa.delete(event_link).where(mine))
    known = {**heads, **beside, **changed}
    for part in chunks(sorted(targets - known.keys())):
        known |= {node.id: node for node in _nodes(connection, event.c.id.in_(part))}
    made = links(known.values())
    _write(connection, [link for link in made if (link.source, link.kind) in sources])


def _write(connection: sa.Connection, made: Iterable[Link]) -> None:
    rows = [{"from_id": one.source, "to_id": one.target, "kind": one.kind, "reason": one.reason} for one in made]
    if rows:
        connection.execute(sa.insert(event_link), rows)


def _heads_near(connection: sa.Connection, nodes: Iterable[Node]) -> list[Node]:
    """Campaigns and plans around ``nodes`` in place and time that they can be part or outcome of."""
    dated = sorted(
        (node.start, node.id, node.where, node)
        for node in nodes
        if node.start is not None and node.where is not None and node.status != Status.PLANNED
    )
    if not dated:
        return []
    is_planned = event.c.status == Status.PLANNED.value
    days = _days(connection)
    # those that began long before: there are few
    asked = [(event.c.time_end >= _day(dated[0][0])) & (days > CAMPAIGN_DAYS) & ~is_planned]
    for part in _spells(dated):
        first, last = part[0][0], _day(part[-1][0])
        around = sa.or_(
            *{repr((where, family(node.sub_event_type))): _holds(node, where) for *_, where, node in part}.values()
        )
        began = event.c.time_start.between(_day(first - CAMPAIGN_DAYS), last)
        campaign = event.c.time_end.is_(None) | (days > LONG_DAYS) | _campaign_word(connection)
        asked.append(began & ~is_planned & around & campaign)
        told, due = document.c.published_end, _day(first - OUTCOME_DAYS)
        asked.append(is_planned & around & (told <= last) & ((told >= due) | (event.c.time_end >= due)))
    return [node for where in asked for node in _nodes(connection, where, is_head)]


def _spells(dated: Iterable[_Dated]) -> Iterator[list[_Dated]]:
    """What comes in the order of days, in parts of a few days and places each."""
    part: list[_Dated] = []
    for one in dated:
        if part and (one[0] > part[0][0] + OUTCOME_DAYS or len(part) == _PLACES):
            yield part
            part = []
        part.append(one)
    yield part


def _holds(node: Node, where: Where) -> sa.ColumnElement[bool]:
    """Around ``node``, or an area that holds it, and of a type that can be linked with its own."""
    areas = [name for name in (where.id, where.admin1) if name]
    return _alike(node) & (_box(where) | event.c.place_id.in_(areas))


def _parts_near(connection: sa.Connection, heads: Iterable[Node]) -> list[Node]:
    """Events around ``heads`` in place and time that can be part or outcome of them."""
    near: dict[str, sa.ColumnElement[bool]] = {}
    for head in heads:
        begin = head.told if head.status == Status.PLANNED else head.start
        if head.where is None or begin is None:
            continue
        first, last = _day(max(begin, head.start or begin)), reach(head)[1]
        here = _within(head.where.id) if is_area(head.where) else _box(head.where)
        name = repr((head.where, first, last, family(head.sub_event_type)))
        near[name] = event.c.time_start.between(first, last) & _alike(head) & here
    happened = event.c.status != Status.PLANNED.value
    return [node for part in chunks(near.values(), _PLACES) for node in _nodes(connection, sa.or_(*part) & happened)]


def _any(_node: Node) -> bool:
    return True


def _days(connection: sa.Connection) -> sa.ColumnElement[float]:
    """Days from the first to the last one of an event that has both; else NULL."""
    first, last = event.c.time_start, event.c.time_end
    if connection.dialect.name == "postgresql":  # there a day less a day is a number of days
        return sa.type_coerce(last, sa.Float) - sa.type_coerce(first, sa.Float)
    return sa.func.julianday(last, type_=sa.Float) - sa.func.julianday(first, type_=sa.Float)


def _campaign_word(connection: sa.Connection) -> sa.ColumnElement[bool]:
    """Wider than `is_campaign`, as the database can tell it (LIKE of SQLite ignores case by itself)."""
    like = "ILIKE" if connection.dialect.name == "postgresql" else "LIKE"
    trigger = event_mention.c.trigger_text
    return sa.or_(*(trigger.bool_op(like)(f"%{word}%") for word in sorted(CAMPAIGN_WORDS)))


def _alike(node: Node) -> sa.ColumnElement[bool]:
    """Of the types of event that can be linked with that of ``node``."""
    own = family(node.sub_event_type)
    return event.c.sub_event_type.in_(sorted({node.sub_event_type, *(i for i in EVENT_TYPE_OF if family(i) == own)}))


def _box(where: Where) -> sa.ColumnElement[bool]:
    """Wider than what `links` looks at around a point, which is cells of the map."""
    high = 2.0
    box = event.c.lat.between(where.lat - 2 * high, where.lat + 2 * high)
    west, east = where.lon - 2 * high, where.lon + 2 * high
    return box & sa.or_(*(event.c.lon.between(west + turn, east + turn) for turn in (-360.0, 0.0, 360.0)))


def _within(area: str) -> sa.ColumnElement[bool]:
    return (event.c.place_id == area) | (event.c.admin1 == area)


def _day(ordinal_day: int) -> date:
    """The day, or the first or last one that there is."""
    return date.fromordinal(min(max(ordinal_day, date.min.toordinal()), date.max.toordinal()))


def _nodes_of(connection: sa.Connection, mentions: Sequence[int]) -> list[Node]:
    found: list[Node] = []
    for part in chunks(mentions):
        ids = sa.select(event_member.c.event_id).where(event_member.c.mention_id.in_(part))
        found.extend(_nodes(connection, event.c.id.in_(ids)))
    return list({node.id: node for node in found}.values())


def _nodes(
    connection: sa.Connection, where: sa.ColumnElement[bool], wanted: Callable[[Node], bool] = _any
) -> list[Node]:
    """The events that are ``where`` and not rejected, as far as they are ``wanted``, which looks at no sides."""
    query = (
        sa.select(
            *_COLUMNS,
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
    found = [node for node in (_without_sides(row) for row in connection.execute(query)) if wanted(node)]
    sides: dict[int, tuple[Side, ...]] = {}
    for part in chunks([node.id for node in found]):
        mine = event_role.c.event_id.in_(part)
        order = (event_role.c.event_id, event_role.c.ordinal)
        for role in connection.execute(sa.select(event_role).where(mine).order_by(*order)):
            side = Side(role.role, role.actor_id, role.name, role.kind, role.country, role.parent)
            sides[role.event_id] = (*sides.get(role.event_id, ()), side)
    return [replace(node, sides=sides.get(node.id, ())) for node in found]


def _without_sides(row: Any) -> Node:
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
        sides=(),
        told=ordinal(row.published_end),
    )
