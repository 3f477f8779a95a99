"""Where the members of an event differ: each value with the mentions and the publishers that give it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from extract.events.coreference.comparing.kinds import is_generic
from extract.events.coreference.comparing.places import relation, within
from extract.events.coreference.comparing.profile import withdrawn
from extract.events.coreference.comparing.sides import compare, parties
from extract.events.coreference.reasons import toll_words
from extract.events.coreference.record import Record
from extract.events.coreference.tolls import count
from extract.model import Status


@dataclass(frozen=True, slots=True)
class Value:
    """One of the values of a field: text for the screen, record ids in canonical order, publishers by name."""

    value: str
    mentions: tuple[int, ...]
    sources: tuple[str, ...]


def disagreements(members: Sequence[Record]) -> dict[str, tuple[Value, ...]]:
    """Fields on which members contradict each other; one that is silent or less precise contradicts nobody.

    Fields: "event_type" (sub-event types), "time" (ISO day, or first/last day), "place" (name), "agents", "targets"
    (names), "fatalities", "injured" (counts), "status" (where one denies).
    """
    found = {
        "event_type": _differ(members, _type, _unlike),
        "time": _differ(members, _time, _no_time_within),
        "place": _differ(members, lambda one: one.where.name if one.where else "", _elsewhere),
        "agents": _differ(members, lambda one: _names(one, "agent"), _others("agent")),
        "targets": _differ(members, lambda one: _names(one, "target"), _others("target")),
        "fatalities": _differ(members, lambda one: _toll(one, "killed"), _unlike),
        "injured": _differ(members, lambda one: _toll(one, "injured"), _unlike),
        "status": _differ(members, lambda one: one.status, _denies),
    }
    return {name: values for name, values in found.items() if values}


def _differ(
    members: Sequence[Record], value_of: Callable[[Record], str], contradict: Callable[[Record, Record], bool]
) -> tuple[Value, ...]:
    rows: dict[str, list[Record]] = {}
    for one in members:
        value = value_of(one)
        if value:
            rows.setdefault(value, []).append(one)
    heads = [row[0] for row in rows.values()]
    if not any(contradict(one, other) for at, one in enumerate(heads) for other in heads[:at]):
        return ()
    return tuple(
        Value(value, tuple(one.id for one in row), tuple(sorted({one.source for one in row if one.source})))
        for value, row in rows.items()
    )


def _unlike(one: Record, other: Record) -> bool:  # noqa: ARG001 - the values differ, that is all
    return True


def _type(one: Record) -> str:
    return "" if is_generic(one.trigger, one.sub_event_type) else one.sub_event_type


def _time(one: Record) -> str:
    if not one.precision:
        return ""
    first, last = ("" if day is None else date.fromordinal(day).isoformat() for day in (one.start, one.end))
    return first if first == last else f"{first}/{last}"


def _no_time_within(one: Record, other: Record) -> bool:
    return not _covers(one, other) and not _covers(other, one)


def _covers(one: Record, other: Record) -> bool:
    early = one.start is None or (other.start is not None and one.start <= other.start)
    return early and (one.end is None or (other.end is not None and other.end <= one.end))


def _elsewhere(one: Record, other: Record) -> bool:
    if one.where is None or other.where is None:
        return False
    how = relation(one.where, other.where)
    return how == "apart" or (how == "near" and not within(one.where, other.where))


def _names(one: Record, role: str) -> str:
    return ", ".join(sorted({found.name for found in parties(one.sides, role) if found.named}))


def _others(role: str) -> Callable[[Record, Record], bool]:
    return lambda one, other: compare(parties(one.sides, role), parties(other.sides, role)) < 1


def _toll(one: Record, kind: str) -> str:
    toll = count(one, kind)
    return toll_words(toll) if toll is not None and toll.best is not None else ""


def _denies(one: Record, other: Record) -> bool:
    against = [other.status == Status.DENIED or withdrawn(other) for other in (one, other)]
    return against[0] != against[1]
