"""Merged events to rows of the store."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from extract.events.coreference.event import Event
from extract.events.coreference.record import Where
from extract.store import rows


def event_id(made: Event) -> int:
    """The lowest id among the members, so that an old link to a mention still leads to its event."""
    return min(member.id for member in made.members)


def event_values(made: Event) -> dict[str, Any]:
    """Columns of ``event``."""
    where = made.where
    return {
        "id": event_id(made),
        "lead_id": made.lead.id,
        "event_type": made.event_type,
        "sub_event_type": made.sub_event_type,
        "status": str(made.status),
        "attribution": made.says.text,
        "attribution_actor": made.says.actor,
        "attribution_party": made.says.party,
        "denial": made.denial,
        "time_start": _day(made.time.start),
        "time_end": _day(made.time.end),
        "time_precision": str(made.time.precision) or None,
        "time_basis": str(made.time.basis),
        "time_explanation": made.time.explanation,
        **(_place_values(where) if where else rows.NOT_PLACED),
        "weapons": json.dumps(made.weapons, ensure_ascii=False),
        **rows.toll_values("fatalities", made.killed),
        **rows.toll_values("injured", made.injured),
        "mentions": len(made.members),
        "reports": len(made.origin),
        "origins": len(set(made.origin.values())),
        "parties": made.parties,
        "disagreement": _disagreement(made),
        "reasons": json.dumps(made.reasons, ensure_ascii=False),
        "corrected": made.corrected,
        "rejected": made.rejected,
        "by_hand": made.by_hand,
    }


def member_values(made: Event) -> list[dict[str, Any]]:
    """Rows of ``event_member``."""
    own = event_id(made)
    return [
        {"mention_id": one.id, "event_id": own, "origin": made.origin[one.document]} for one in made.members
    ]  # fmt: skip


def role_values(made: Event) -> list[dict[str, Any]]:
    """Rows of ``event_role``."""
    own = event_id(made)
    return [
        {
            "event_id": own,
            "ordinal": at,
            "role": side.role,
            "actor_id": side.id,
            "name": side.name,
            "kind": side.kind,
            "country": side.country,
            "parent": side.parent,
        }
        for at, side in enumerate(made.sides)
    ]


def _day(ordinal: int | None) -> date | None:
    return date.fromordinal(ordinal) if ordinal is not None else None


def _place_values(where: Where) -> dict[str, Any]:
    return rows.place_values(
        where.id, where.name, where.lat, where.lon, where.country, where.admin1, where.precision, where.radius_km,
        where.explanation,
    )  # fmt: skip


def _disagreement(made: Event) -> str:
    found = {
        name: [{"value": one.value, "mentions": one.mentions, "sources": one.sources} for one in values]
        for name, values in made.disagreement.items()
    }
    return json.dumps(found, ensure_ascii=False)
