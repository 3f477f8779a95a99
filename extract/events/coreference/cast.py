"""The actors of a merged event: the union of the members' actors, each by its most specific identity, in one role."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from extract.events.coreference.comparing.sides import Party, parties, party, same
from extract.events.coreference.record import Record, Side
from extract.model import Role

ROLES = (Role.AGENT.value, Role.TARGET.value)


@dataclass(frozen=True, slots=True)
class _Told:
    side: Side
    party: Party
    origins: frozenset[int]


def cast(members: Sequence[Record], lead: Record, origin: Mapping[int, int]) -> tuple[Side, ...]:
    """Agents, then targets; those that most origins name first, then in the lead's order.

    An actor that another one is part of gives way to it ("Iraqi forces" to "Badr"). A noun ("gunmen") gives way to a
    name, unless the lead itself tells of both; of nouns alone those that most origins use
    stay, with what else the lead tells. An actor told in both roles keeps the one that more origins give. What one
    mention tells is told as it tells it.
    """
    if len(members) == 1:
        return lead.sides
    told: dict[tuple[str, str], _Told] = {}
    for one in (lead, *members):
        for side in one.sides:
            key = (side.role, side.id)
            known = told.get(key)
            voices = frozenset((origin[one.document],))
            made = party(side.id, side.name, side.kind, side.parent)
            told[key] = _Told(known.side, made, known.origins | voices) if known else _Told(side, made, voices)
    order = {key: at for at, key in enumerate(told)}
    kept: list[_Told] = []
    for key, given in told.items():
        turned = told.get((ROLES[1 - ROLES.index(key[0])], key[1]))
        if turned and (len(turned.origins), -order[turned.side.role, key[1]]) > (len(given.origins), -order[key]):
            continue
        kept.append(given)
    out: list[Side] = []
    for role in ROLES:
        row = [given for given in kept if given.side.role == role]
        row.sort(key=lambda given: (-len(given.origins), order[given.side.role, given.side.id]))
        out.extend(_specific(row, lead))
    return tuple(out)


def _specific(row: Sequence[_Told], lead: Record) -> list[Side]:
    names = [one for one in row if one.party.named]
    own = {(side.role, side.id) for side in lead.sides}
    leads = [one for one in row if (one.side.role, one.side.id) in own]
    if names:
        beside = [one for one in leads if not one.party.named] if any(one.party.named for one in leads) else []
        narrower = [one for one in names if not _widened(one, names)]
        return [one.side for one in row if one in narrower or one in beside]
    nouns = [one for one in row if not one.side.id.startswith("place:")] or row
    chosen: list[_Told] = []
    for one in nouns:
        if all(known.party.camp != one.party.camp for known in chosen):
            chosen.append(one)
    return [one.side for one in (leads if leads and all(one in leads for one in chosen) else chosen)]


def _widened(one: _Told, names: Sequence[_Told]) -> bool:
    """Is one of the names a part of it?"""
    return any(one.party.id in other.party.lineage and one.party.id != other.party.id for other in names)


def common(one: Record, other: Record, role: str) -> str:
    """Name of an identified actor that both mentions have in a role, by its narrower name; "" where none."""
    for a in parties(one.sides, role):
        for b in parties(other.sides, role):
            if a.named and b.named and same(a, b):
                return a.name if b.id in a.lineage else b.name
    return ""
