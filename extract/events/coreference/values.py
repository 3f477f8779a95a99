"""The merged value of each field of an event, by a stated rule. Values that an analyst set outrank reported ones."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from extract.events.coreference.comparing.kinds import is_generic
from extract.events.coreference.comparing.places import LARGE_KM, is_area
from extract.events.coreference.comparing.profile import withdrawn
from extract.events.coreference.reasons import day_words
from extract.events.coreference.record import Record, Where
from extract.model import GeoPrecision, Status, TimeBasis, TimePrecision

_PRECISIONS = tuple(GeoPrecision)
_FOUNDED = (Status.ASSERTED, Status.CLAIMED, Status.UNCONFIRMED)
_STRENGTH = {status: at for at, status in enumerate(Status)}
_STATED = (TimeBasis.ANALYST, TimeBasis.EXPLICIT, TimeBasis.RELATIVE, TimeBasis.ANAPHORIC)
_BASES = (*_STATED, TimeBasis.INFERRED, TimeBasis.UNKNOWN)
#: Independent origins that must tell it in their own voice before a denial no longer makes it disputed.
_ENOUGH = 2


class Time(NamedTuple):
    """As in `Record`: days as ordinals, ends inclusive, None open; precision "" where undated."""

    start: int | None
    end: int | None
    precision: str
    basis: str
    explanation: str


UNDATED = Time(None, None, "", "", "")


def lead_of(members: Sequence[Record]) -> Record:
    """The member shown first: the one best founded and most fully told (stated day, precise place, both roles, toll);
    of equals the first in canonical order."""
    return min(members, key=_poverty)


def _poverty(one: Record) -> tuple[object, ...]:
    stated = one.precision == TimePrecision.DAY and one.basis in _STATED
    told = (
        bool(one.fixed),
        stated,
        bool(one.precision),
        one.where is not None and not is_area(one.where),
        one.where is not None,
        any(side.role == "agent" for side in one.sides),
        any(side.role == "target" for side in one.sides),
        one.killed is not None,
    )
    return (_STRENGTH.get(Status(one.status), 9), -sum(told), *(not item for item in told), one.key)


def fixed(members: Sequence[Record], name: str) -> list[Record]:
    """Members of which an analyst set this field."""
    return [one for one in members if name in one.fixed]


def status_of(members: Sequence[Record], origin: Mapping[int, int]) -> str:
    """Asserted where two independent origins tell it in their own voice; else negated where a claim of it was taken
    back; else disputed where one denies what another says; else the strongest that any member has, in the order of
    `Status`."""
    chosen = fixed(members, "status")
    if chosen:
        return chosen[0].status
    asserting = {origin[one.document] for one in members if one.status == Status.ASSERTED}
    if len(asserting) >= _ENOUGH:
        return Status.ASSERTED
    if any(withdrawn(one) for one in members):
        return Status.NEGATED
    said = any(one.status in _FOUNDED for one in members)
    if said and any(one.denial or one.status == Status.DENIED for one in members):
        return Status.DISPUTED
    return min((one.status for one in members), key=lambda status: _STRENGTH[Status(status)])


def type_of(members: Sequence[Record], lead: Record, origin: Mapping[int, int]) -> Record:
    """The member whose type the event takes: the sub-event type that most independent origins give in words that name
    a means ("the attack" names none); of equals the lead's, then the first in canonical order."""
    chosen = fixed(members, "event_type")
    if chosen:
        return chosen[0]
    telling = [one for one in members if not is_generic(one.trigger, one.sub_event_type)] or list(members)
    voices: dict[str, set[int]] = defaultdict(set)
    for one in telling:
        voices[one.sub_event_type].add(origin[one.document])
    return min(telling, key=lambda one: (-len(voices[one.sub_event_type]), one is not lead, one.key))


def time_of(members: Sequence[Record], lead: Record) -> Time:
    """The days that all dated members allow, with the words of the member that says it most precisely.

    Where an analyst put together what no day allows, the lead's date stands; the others are kept as disagreement.
    """
    chosen = fixed(members, "time")
    if chosen:
        return _time(chosen[0])
    dated = [one for one in members if one.precision]
    if not dated:
        return UNDATED
    start = max((one.start for one in dated if one.start is not None), default=None)
    end = min((one.end for one in dated if one.end is not None), default=None)
    if start is not None and end is not None and start > end:
        return _time(lead if lead.precision else dated[0])
    for one in sorted(
        dated, key=lambda one: (_BASES.index(TimeBasis(one.basis or "unknown")), one is not lead, one.key)
    ):
        if (one.start, one.end) == (start, end):
            return _time(one)
    days = " to ".join(day_words(day) for day in (start, end) if day is not None)
    precision = TimePrecision.DAY if start == end else TimePrecision.RANGE
    return Time(start, end, precision, TimeBasis.INFERRED, f"the days that every report allows: {days}")


def _time(one: Record) -> Time:
    return Time(one.start, one.end, one.precision, one.basis, one.time_explanation)


def where_of(members: Sequence[Record], origin: Mapping[int, int]) -> Where | None:
    """The most precise place: the finer precision, a town or quarter before a large city around it; of equally precise
    ones that of most independent origins, then the smaller circle."""
    chosen = fixed(members, "place")
    if chosen:
        return chosen[0].where
    placed = [one for one in members if one.where is not None]
    voices: dict[str, set[int]] = defaultdict(set)
    for one in placed:
        voices[one.where.id if one.where else ""].add(origin[one.document])
    best = min(placed, key=lambda one: _vagueness(one, voices), default=None)
    return best.where if best else None


def _vagueness(one: Record, voices: Mapping[str, set[int]]) -> tuple[object, ...]:
    where = one.where
    if where is None:
        return (len(_PRECISIONS),)
    large = where.radius_km >= LARGE_KM
    return (_PRECISIONS.index(GeoPrecision(where.precision)), large, -len(voices[where.id]), where.radius_km, one.key)


def weapons_of(members: Sequence[Record]) -> tuple[str, ...]:
    """All weapons told, in the order of ``members``; no name twice."""
    names: dict[str, str] = {}
    for one in fixed(members, "weapons")[:1] or members:
        for name in one.weapons:
            names.setdefault(name.casefold(), name)
    return tuple(names.values())
