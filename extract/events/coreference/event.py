"""A group of mentions to the event that is shown: merged values, what differs, who says so, and why they are one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from extract.events.coreference.cast import cast
from extract.events.coreference.comparing.pairs import LINK
from extract.events.coreference.comparing.profile import Profile
from extract.events.coreference.disagreement import Value, disagreements
from extract.events.coreference.groups import Group
from extract.events.coreference.origins import Sketch, origins
from extract.events.coreference.reasons import ALONE, BY_HAND, why
from extract.events.coreference.record import Record, Says, Side, Where
from extract.events.coreference.tolls import count, merged
from extract.events.coreference.values import (
    Time,
    fixed,
    lead_of,
    status_of,
    time_of,
    type_of,
    weapons_of,
    where_of,
)
from extract.model import Status, Toll


@dataclass(frozen=True, slots=True)
class Event:
    """Coreferent mentions of all documents, merged. ``members``: in canonical order; values come from those that no
    analyst rejected, or from all where all are rejected. ``origin``: document -> lowest document of its origin.
    ``parties``: parties to the conflict among those who say so. ``reasons``: (record id, record id, words)."""

    members: tuple[Record, ...]
    lead: Record
    event_type: str
    sub_event_type: str
    status: str
    says: Says
    denial: str
    time: Time
    where: Where | None
    sides: tuple[Side, ...]
    weapons: tuple[str, ...]
    killed: Toll | None
    injured: Toll | None
    origin: Mapping[int, int]
    parties: int
    disagreement: Mapping[str, tuple[Value, ...]]
    reasons: tuple[tuple[int, int, str], ...]
    corrected: bool
    rejected: bool
    by_hand: bool


def event_of(
    group: Group,
    sketch_of: Callable[[int], Sketch],
    newsrooms: frozenset[str] = frozenset(),
    *,
    tied: frozenset[int] = frozenset(),
) -> Event:
    """The event that the mentions of ``group`` tell. ``sketch_of``: document -> sketch of its text, asked only where an
    event has several documents. ``tied``: ids of mentions that an analyst put together or took apart."""
    members = tuple(one.record for one in group.members)
    live = tuple(one for one in members if not one.rejected) or members
    origin = origins(members, sketch_of, newsrooms)
    lead = lead_of(live)
    first = (lead, *(one for one in live if one is not lead))
    kind = type_of(live, lead, origin)
    status = status_of(live, origin)
    speaker = _speaker(first, status)
    return Event(
        members=members,
        lead=lead,
        event_type=kind.event_type,
        sub_event_type=kind.sub_event_type,
        status=status,
        says=speaker.says,
        denial=_denial(first),
        time=time_of(live, lead),
        where=where_of(live, origin),
        sides=_sides(live, lead, origin),
        weapons=weapons_of(first),
        killed=_toll(live, origin, "killed"),
        injured=_toll(live, origin, "injured"),
        origin=origin,
        parties=_parties(live),
        disagreement=disagreements(live) if len(live) > 1 else {},
        reasons=_reasons(group),
        corrected=any(one.fixed or one.id in tied for one in members),
        rejected=all(one.rejected for one in members),
        by_hand=all(one.by_hand for one in members),
    )


def _speaker(first: tuple[Record, ...], status: str) -> Record:
    """The member whose attribution goes with the status."""
    wanted = (Status.CLAIMED, Status.ASSERTED, Status.UNCONFIRMED) if status == Status.DISPUTED else (status,)
    return next((one for one in first if one.status in wanted), first[0])


def _denial(first: tuple[Record, ...]) -> str:
    for one in first:
        if one.denial:
            return one.denial
    denying = [one for one in first if one.status == Status.DENIED]
    return next((one.says.text or one.trigger for one in denying), "") if len(denying) < len(first) else ""


def _sides(live: tuple[Record, ...], lead: Record, origin: Mapping[int, int]) -> tuple[Side, ...]:
    chosen = fixed(live, "actors")
    return chosen[0].sides if chosen else cast(live, lead, origin)


def _toll(live: tuple[Record, ...], origin: Mapping[int, int], kind: str) -> Toll | None:
    chosen = fixed(live, "tolls")
    return count(chosen[0], kind) if chosen else merged(live, origin, kind)


def _parties(live: tuple[Record, ...]) -> int:
    """Sides of the conflict that speak; "state" is one that the words leave open: another state's, if one speaks."""
    roots = {one.says.root or one.says.actor or one.says.text for one in live if one.says.party and not _denies(one)}
    known = roots - {"state"}
    return len(known) or len(roots)


def _denies(one: Record) -> bool:
    return one.status in (Status.DENIED, Status.NEGATED)


def _reasons(group: Group) -> tuple[tuple[int, int, str], ...]:
    members: tuple[Profile, ...] = group.members
    out = []
    for a, b, points in group.joined:
        words = BY_HAND if points == float("inf") else why(members[a], members[b])
        if points < LINK:
            words += f"; {ALONE}"
        out.append((members[a].record.id, members[b].record.id, words))
    return tuple(out)
