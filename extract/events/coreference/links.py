"""Links between events that are not one: an incident is part of a campaign; what was planned came to pass."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from extract.events.coreference.comparing.kinds import family, likeness
from extract.events.coreference.comparing.places import is_area, relation
from extract.events.coreference.comparing.profile import is_long
from extract.events.coreference.comparing.sides import Party, compare, parties
from extract.events.coreference.comparing.words import is_campaign
from extract.events.coreference.event import Event
from extract.events.coreference.reasons import day_words
from extract.events.coreference.record import Side, Where
from extract.gazetteer.lookup import distance_km
from extract.model import Status

PART_OF = "part_of"
PLANNED = "planned"
#: Days for which a campaign is taken to last where no report says when it ended.
CAMPAIGN_DAYS = 90
#: Days after the last day planned for, or after the plan was reported, within which the deed counts as its outcome.
OUTCOME_DAYS = 30
#: How far from a campaign's town an incident may lie and still be part of it: a day's advance and its approaches.
CAMPAIGN_KM = 60.0

_FACTS = frozenset((Status.ASSERTED, Status.CLAIMED, Status.UNCONFIRMED, Status.DISPUTED))
_CELL = 2.0  # degrees: more than CAMPAIGN_KM wherever people live


@dataclass(frozen=True, slots=True)
class Node:
    """What linking needs to know of an event. ``id``: the caller's handle. ``key``: canonical order of events, by
    content. ``told``: last day on which its first report can have been published. Days are ordinals, as in `Record`."""

    id: int
    key: tuple[str, int, int]
    sub_event_type: str
    status: str
    campaign: bool
    start: int | None
    end: int | None
    where: Where | None
    sides: tuple[Side, ...]
    told: int | None


@dataclass(frozen=True, slots=True)
class Link:
    """``source`` is part of ``target``, or is the plan of which ``target`` came; handles of the nodes."""

    source: int
    target: int
    kind: str
    reason: str


def node_of(event: Event, handle: int) -> Node:
    """The node of a merged event; its campaign words are those of the lead."""
    lead, time = event.lead, event.time
    return Node(
        id=handle,
        key=lead.key,
        sub_event_type=event.sub_event_type,
        status=event.status,
        campaign=campaigns(lead.trigger, event.sub_event_type, time.precision, time.start, time.end),
        start=time.start,
        end=time.end,
        where=event.where,
        sides=event.sides,
        told=lead.published,
    )


def campaigns(trigger: str, sub_event_type: str, precision: str, start: int | None, end: int | None) -> bool:
    """Is it a stretch of many incidents, by the word for it or by its length?"""
    return (family(sub_event_type) == "v" and is_campaign(trigger)) or (bool(precision) and is_long(start, end))


def is_head(node: Node) -> bool:
    """Can other events be linked with it as its parts or outcome: a campaign that is a fact, or a plan?"""
    return (node.campaign and node.status in _FACTS) or node.status == Status.PLANNED


def reach(head: Node) -> tuple[date, date]:
    """First and last day on which a part or an outcome of ``head`` can begin; wider rather than narrower."""
    known = [day for day in (head.start, head.end, head.told) if day is not None] or [date.min.toordinal()]
    last = min(max(known) + max(CAMPAIGN_DAYS, OUTCOME_DAYS), date.max.toordinal())
    return date.fromordinal(min(known)), date.fromordinal(last)


def links(nodes: Iterable[Node]) -> list[Link]:
    """The links among ``nodes``, in canonical order.

    An incident is part of one campaign at most, the one nearest in place, then in time; a plan has one outcome at
    most, the first. Each depends on the candidates around its place alone.
    """
    ordered = sorted(nodes, key=lambda node: node.key)
    heads = [node for node in ordered if is_head(node)]
    if not heads:
        return []
    cells = _cells(ordered)
    best: dict[tuple[int, str], tuple[tuple[object, ...], Link]] = {}
    for head in heads:
        for other in _around(head, cells):
            found = _link(head, other)
            if found is None:
                continue
            rank, link = found
            slot = (link.source, link.kind)
            if slot not in best or rank < best[slot][0]:
                best[slot] = (rank, link)
    at = {node.id: node.key for node in ordered}
    return sorted((link for _, link in best.values()), key=lambda link: (at[link.source], link.kind))


def _cells(nodes: Sequence[Node]) -> dict[str, list[Node]]:
    found: dict[str, list[Node]] = defaultdict(list)
    for node in nodes:
        if node.where is not None and node.start is not None:
            found[_cell(node.where.lat, node.where.lon)].append(node)
            if node.where.admin1:
                found[node.where.admin1].append(node)
            found[node.where.id].append(node)
    return found


def _cell(lat: float, lon: float) -> str:
    return f"{math.floor(lat / _CELL)},{math.floor((lon % 360) / _CELL)}"


def _around(head: Node, cells: dict[str, list[Node]]) -> list[Node]:
    where = head.where
    if where is None:
        return []
    keys = [where.id] if is_area(where) else [_cell(where.lat + y, where.lon + x) for y in _STEPS for x in _STEPS]
    found = {node.id: node for key in keys for node in cells.get(key, ())}
    return [node for node in found.values() if node.id != head.id]


_STEPS = (-_CELL, 0.0, _CELL)


def _link(head: Node, other: Node) -> tuple[tuple[object, ...], Link] | None:
    if other.status not in _FACTS or family(head.sub_event_type) != family(other.sub_event_type):
        return None
    return _outcome(head, other) if head.status == Status.PLANNED else _part(head, other)


def _part(campaign: Node, incident: Node) -> tuple[tuple[object, ...], Link] | None:
    if incident.campaign or incident.start is None or campaign.start is None:
        return None
    last = campaign.end if campaign.end is not None and campaign.end > campaign.start else campaign.start
    if not campaign.start <= incident.start <= max(last, campaign.start + CAMPAIGN_DAYS):
        return None
    far = _distance(campaign, incident)
    shared = _shared(campaign.sides, incident.sides)
    if far is None or not shared:
        return None
    reason = (
        f"during the campaign that began on {day_words(campaign.start)}, {_place_words(campaign, far)}, with {shared}"
    )
    rank = (far, incident.start - campaign.start, campaign.key)
    return rank, Link(incident.id, campaign.id, PART_OF, reason)


def _outcome(plan: Node, deed: Node) -> tuple[tuple[object, ...], Link] | None:
    if deed.start is None or plan.told is None or deed.campaign != plan.campaign:
        return None
    if not likeness(plan.sub_event_type, deed.sub_event_type, True):
        return None
    last = max(plan.end or plan.told, plan.told) + OUTCOME_DAYS
    first = max(plan.told, plan.start or plan.told)
    if not first <= deed.start <= last or plan.where is None or deed.where is None:
        return None
    agents = parties(plan.sides, "agent"), parties(deed.sides, "agent")
    if relation(plan.where, deed.where) == "apart" or compare(*agents) < _NAMED:
        return None
    reason = f"planned by {_name(*agents)} for {plan.where.name}; told as done on {day_words(deed.start)}"
    return (deed.start, deed.key), Link(plan.id, deed.id, PLANNED, reason)


_NAMED = 2  # of `sides.compare`: an identified actor in common


def _distance(campaign: Node, incident: Node) -> float | None:
    """Kilometres, 0 within the campaign's area; None where it is too far."""
    here, there = campaign.where, incident.where
    if here is None or there is None:
        return None
    if relation(here, there) != "apart":
        return 0.0
    if is_area(here) or is_area(there):
        return None
    far = distance_km(here.lat, here.lon, there.lat, there.lon)
    return far if far <= CAMPAIGN_KM else None


def _place_words(campaign: Node, far: float) -> str:
    name = campaign.where.name if campaign.where else ""
    return f"in {name}" if far == 0 else f"{far:.0f} km from {name}"


def _shared(ours: tuple[Side, ...], theirs: tuple[Side, ...]) -> str:
    a, b = parties(ours), parties(theirs)
    return _name(a, b) if compare(a, b) == _NAMED else ""


def _name(ours: tuple[Party, ...], theirs: tuple[Party, ...]) -> str:
    return next((a.name for a in ours for b in theirs if a.named and compare((a,), (b,)) == _NAMED), "")
