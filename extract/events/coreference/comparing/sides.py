"""Who against whom: which actors of two mentions may be the same, and which rule each other out."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from extract.events.coreference.lineage import lineage
from extract.events.coreference.record import Side
from extract.model import ActorKind
from extract.resolve.actors.catalogue import catalogue_actor

_STATE = frozenset((ActorKind.STATE_FORCES, ActorKind.GOVERNMENT))
_ARMED = frozenset((ActorKind.REBEL_GROUP, ActorKind.POLITICAL_MILITIA, ActorKind.IDENTITY_MILITIA))
_CROWD = frozenset((ActorKind.PROTESTERS, ActorKind.RIOTERS))


@dataclass(frozen=True, slots=True, eq=False)
class Party:
    """An actor made ready to compare. lineage: its own id and those it belongs to. camp: "s" state, "a" armed group,
    "c" crowd, "u" civilians, "" anybody. named: an identity, not a noun such as "gunmen". Hashed by identity, which is
    quick: `party` gives the same object for the same actor. known: to the catalogue."""

    id: str
    name: str
    lineage: frozenset[str]
    camp: str
    named: bool
    known: bool = False


@lru_cache(maxsize=65536)
def party(side_id: str, name: str, kind: str, parent: str) -> Party:
    above = lineage(side_id, parent)
    known = catalogue_actor(side_id) is not None
    named = (known or any(c.isupper() for c in name)) and not side_id.startswith("place:") and side_id != "unresolved"
    return Party(side_id, name, frozenset(above), _camp(kind), named, known)


def _camp(kind: str) -> str:
    if kind in _STATE:
        return "s"
    if kind in _ARMED:
        return "a"
    if kind in _CROWD:
        return "c"
    return "u" if kind == ActorKind.CIVILIANS else ""


@lru_cache(maxsize=65536)
def parties(sides: tuple[Side, ...], role: str = "") -> tuple[Party, ...]:
    """The parties of a mention in one role, or in any ("")."""
    chosen = (s for s in sides if not role or s.role == role)
    return tuple(party(s.id, s.name, s.kind, s.parent) for s in chosen if not s.id.startswith("place:"))


def same(one: Party, other: Party) -> bool:
    """The same actor, or one that belongs to the other."""
    return one.id == other.id or one.id in other.lineage or other.id in one.lineage


def kin(one: Party, other: Party) -> bool:
    """Two that belong to one and the same third: the army and the police of a state."""
    return not one.lineage.isdisjoint(other.lineage)


def strangers(one: Party, other: Party) -> bool:
    """Two that cannot be one: two names that have nothing to do with each other, or a soldier and a civilian. A unit of
    a state that only its report names ("a patrol of the First Brigade") may be any part of that state's forces."""
    if kin(one, other):
        return False
    if one.camp == other.camp == "s" and not (one.known and other.known):
        return False
    if one.named and other.named:
        return True
    return bool(one.camp and other.camp) and one.camp != other.camp and {one.camp, other.camp} != {"c", "u"}


@lru_cache(maxsize=262144)
def compare(ours: tuple[Party, ...], theirs: tuple[Party, ...]) -> int:
    """2: a named actor in common, by itself or as part of the other; 1: a noun in common or kin; 0: open;
    -1: none that could be the same, by nouns that a report may choose loosely; -2: strangers for sure."""
    if not ours or not theirs:
        return 0
    best = -2
    for a in ours:
        for b in theirs:
            if same(a, b):
                if a.named and b.named:
                    return 2
                best = max(best, 1)
            elif kin(a, b):
                best = max(best, 1)
            elif not strangers(a, b):
                best = max(best, 0)
            elif not _sure(a, b):
                best = max(best, -1)
    return best


def _sure(one: Party, other: Party) -> bool:
    """Are two strangers so by what they are: two names, or a name and a noun of another camp, civilians aside?"""
    return (one.named and other.named) or ((one.named or other.named) and "u" not in (one.camp, other.camp))
