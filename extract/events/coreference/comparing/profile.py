"""A record made ready to compare: what would otherwise be worked out again for every pair."""

from __future__ import annotations

from dataclasses import dataclass

from extract.events.coreference.comparing.kinds import family, is_generic
from extract.events.coreference.comparing.places import is_area
from extract.events.coreference.comparing.sides import Party, parties
from extract.events.coreference.comparing.words import bits, is_campaign, sentence_bits
from extract.events.coreference.record import Record
from extract.events.coreference.together import name_key, spot
from extract.lexicon.merging import may_be
from extract.model import Status, TimeBasis

#: Intervals of more days are treated as stretches of many incidents.
LONG_DAYS = 45

_FACTS = frozenset((Status.ASSERTED, Status.CLAIMED, Status.UNCONFIRMED, Status.DENIED, Status.DISPUTED))
_AHEAD = frozenset((Status.PLANNED, Status.HYPOTHETICAL))


@dataclass(frozen=True, slots=True, eq=False)
class Profile:
    """stand: "fact" (said to have happened, denied, or taken back), "ahead" (planned, hypothetical) or "not" (negated).
    may_be: the types that its trigger leaves open. spot: the name that says where besides its place, as a key.
    stated: the date rests on words about this event, not on where the passage stands. vague: not of one stated day at
    one town."""

    record: Record
    key: tuple[str, int, int]
    family: str
    stand: str
    campaign: bool
    generic: bool
    may_be: frozenset[str]
    another: bool
    content: int
    sites: int
    spot: str
    agents: tuple[Party, ...]
    targets: tuple[Party, ...]
    dated: bool
    stated: bool
    area: bool
    vague: bool


def profile(record: Record) -> Profile:
    content, sites, another = sentence_bits(record.evidence)
    content &= ~_said_otherwise(record)
    dated = bool(record.precision)
    stated = dated and record.basis in _STATED
    area = record.where is not None and is_area(record.where)
    campaign = family(record.sub_event_type) == "v" and is_campaign(record.trigger)
    return Profile(
        record=record,
        key=record.key,
        family=family(record.sub_event_type),
        stand="fact" if withdrawn(record) else _stand(record.status),
        campaign=campaign or (dated and is_long(record.start, record.end)),
        generic=is_generic(record.trigger, record.sub_event_type),
        may_be=may_be(record.trigger),
        another=another,
        content=content,
        sites=sites,
        spot=spot(record.evidence, record.trigger, name_key(record.where.name) if record.where else ""),
        agents=parties(record.sides, "agent"),
        targets=parties(record.sides, "target"),
        dated=dated,
        stated=stated,
        area=area,
        vague=area or record.where is None or not stated or record.start != record.end,
    )


def _said_otherwise(record: Record) -> int:
    """The words of trigger, place and actors: what they have in common is counted as such."""
    found = bits(record.trigger) | (bits(record.where.name) if record.where else 0)
    for side in record.sides:
        found |= bits(side.name)
    return found


def is_long(start: int | None, end: int | None) -> bool:
    """Is an interval of days open, or longer than ``LONG_DAYS``?"""
    return start is None or end is None or end - start > LONG_DAYS


_STATED = frozenset((TimeBasis.EXPLICIT, TimeBasis.RELATIVE, TimeBasis.ANAPHORIC))


def withdrawn(record: Record) -> bool:
    """Does the report say that somebody takes back the claim that it happened?"""
    return record.status == Status.NEGATED and bool(record.denial)


def _stand(status: str) -> str:
    if status in _FACTS:
        return "fact"
    return "ahead" if status in _AHEAD else "not"
