"""One event a mention: what a case shows while nothing merges the mentions of one happening."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa

from extract.store import rows
from extract.store.overrides import NONE, Overrides
from extract.store.replay import overrides
from extract.store.schema import event, event_actor, event_member, event_mention, event_role

#: Columns that an event of one member takes over from it as they are.
_SAME = tuple(column.name for column in event.c if column.name in event_mention.c and column.name != "id")


def merge(connection: sa.Connection, changed_documents: Sequence[int] | None) -> int:
    """Make the events of the documents with these ids (``None``: of all) anew; how many there now are of them."""
    mine = sa.true() if changed_documents is None else event_mention.c.document_id.in_(changed_documents)
    mentions = sa.select(event_mention.c.id).where(mine)
    connection.execute(sa.delete(event).where(event.c.lead_id.in_(mentions)))
    party = sa.case((event_mention.c.attribution_party.is_(True), 1), else_=0)
    made = {
        "id": event_mention.c.id,
        "lead_id": event_mention.c.id,
        **{name: event_mention.c[name] for name in _SAME},
        **{name: sa.literal(1) for name in ("mentions", "reports", "origins")},
        "parties": party,
        "disagreement": sa.literal("{}"),
        "reasons": sa.literal("[]"),
        **{name: sa.literal(False) for name in ("corrected", "rejected", "by_hand")},
    }
    result = connection.execute(sa.insert(event).from_select(list(made), sa.select(*made.values()).where(mine)))
    member = sa.select(event_mention.c.id, event_mention.c.id, event_mention.c.document_id).where(mine)
    connection.execute(sa.insert(event_member).from_select(["mention_id", "event_id", "origin"], member))
    names = [column.name for column in event_role.c]
    roles = sa.select(*(event_actor.c[name] for name in names)).where(event_actor.c.event_id.in_(mentions))
    connection.execute(sa.insert(event_role).from_select(names, roles))
    _lay_over(connection, overrides(connection, changed_documents), mine)
    return int(result.rowcount)


def _lay_over(connection: sa.Connection, decided: Overrides, mine: sa.ColumnElement[bool]) -> None:
    """What analysts set, on the events of these mentions."""
    here = set(connection.execute(sa.select(event_mention.c.id).where(mine)).scalars()) if decided != NONE else set()
    for mention_id in sorted(here & {*decided.mentions, *decided.rejected}):
        changes: dict[str, Any] = {"rejected": mention_id in decided.rejected}
        mention = decided.mentions.get(mention_id)
        if mention is not None:
            values = rows.event_values(mention, "", 0, 0)
            changes |= {name: values[name] for name in _SAME}
            changes["corrected"] = bool(decided.fields.get(mention_id))
            connection.execute(sa.delete(event_role).where(event_role.c.event_id == mention_id))
            names = [column.name for column in event_role.c]
            roles = [{name: row[name] for name in names} for row in rows.actor_values(mention, mention_id)]
            if roles:
                connection.execute(sa.insert(event_role), roles)
        connection.execute(sa.update(event).where(event.c.id == mention_id).values(changes))
