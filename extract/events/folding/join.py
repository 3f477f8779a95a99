"""When two drafts may tell of one happening, and how one is put into the other."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from extract.events.draft import Draft
from extract.events.grounds import of_actors
from extract.gazetteer.lookup import distance_km
from extract.lexicon.rules import located
from extract.model import ActorKind, GeoPrecision, Place, ResolvedActor, Span, Status, TimeBasis, TimeInterval

VIOLENT = frozenset(("Battles", "Explosions/Remote violence", "Violence against civilians"))
_CROWDS = frozenset(("Protests", "Riots"))
TERRITORY = frozenset(
    ("Government regains territory", "Non-state actor overtakes territory", "Non-violent transfer of territory")
)
FACTS = frozenset((Status.ASSERTED, Status.CLAIMED, Status.UNCONFIRMED))


def fold(one: Draft, other: Draft, rule: str) -> None:
    """Put ``one`` into ``other``: its words become a further mention, its actors fill what the other leaves open."""
    one.into = other
    other.parts.append(one)
    other.parts.extend(one.parts)
    other.tally = other.tally or one.tally
    other.also.append(Span(one.trigger.start, one.trigger.end))
    other.also.extend(one.also)
    other.tolls.extend(toll for toll in one.tolls if toll not in other.tolls)
    if one.verdict.status is Status.DENIED and other.verdict.status is not Status.DENIED:
        other.verdict.denier = other.verdict.denier or one.verdict.denier
    if one.number == other.number or one.is_("result"):
        other.words |= one.words
    same = {(a.mention.start, a.mention.end) for a in (*other.arguments.agents, *other.arguments.targets)}
    other.rules.append(located(f"fold:{rule}:{one.trigger.entry}", [Span(one.trigger.start, one.trigger.end)]))
    if one.verdict.status is Status.DENIED:
        return  # who denies a deed has not thereby done it
    if not other.arguments.agents:
        taken = other.target_ids()
        _take_over(one.arguments.agents, other.arguments.agents, taken, same, other, "agent")
    if not other.arguments.targets:
        taken = other.agent_ids()
        _take_over(one.arguments.targets, other.arguments.targets, taken, same, other, "target")


def _take_over(
    given: Sequence[ResolvedActor],
    row: list[ResolvedActor],
    taken: frozenset[str],
    same: Collection[tuple[int, int]],
    other: Draft,
    role: str,
) -> None:
    """Actors of one telling fill a role that the other leaves open, unless they stand on its other side."""
    new = [a for a in given if a.actor.id not in taken and (a.mention.start, a.mention.end) not in same]
    if new:
        row.extend(new)
        other.rules.append(of_actors(f"role:taken over={role}", new))


def family(one: Draft) -> str:
    if one.event_type in VIOLENT:
        return "violence"
    return "crowd" if one.event_type in _CROWDS else one.sub_event_type


def agree(one: Draft, other: Draft, *, actors: bool = True) -> bool:
    """Nothing that both say of actors, place or date differs."""
    for mine, theirs in ((one.agent_ids(), other.agent_ids()), (one.target_ids(), other.target_ids())):
        if actors and mine and theirs and mine.isdisjoint(theirs) and not _both_civilian(one, other):
            return False
    here, there = own_place(one), own_place(other)
    if here and there and here.gazetteer_id != there.gazetteer_id and not _in_town(here, there):
        return False
    if own_time(one) is None and own_time(other) is None:
        return True
    return one.time is None or other.time is None or _overlap(one.time.interval, other.time.interval)


def _both_civilian(one: Draft, other: Draft) -> bool:
    """ "people" and "villagers" may be the same; so may no agents."""
    kinds = [{a.actor.kind for a in draft.arguments.targets} for draft in (one, other)]
    agents = one.agent_ids(), other.agent_ids()
    return ActorKind.CIVILIANS in kinds[0] & kinds[1] and not (agents[0] and agents[1] and agents[0] != agents[1])


def own_place(one: Draft) -> Place | None:
    """The place if it is said in the event's own sentence."""
    place = one.place
    said = place is not None and place.mention is not None and one.sentence.contains(place.mention)
    return place.place if place is not None and said else None


def _in_town(one: Place, other: Place) -> bool:
    """Does one of two towns or quarters lie in the other: "Homs was shelled. Four people were killed in Baba Amr"?"""
    small, large = sorted((one, other), key=lambda place: place.radius_km)
    if small.radius_km == large.radius_km or large.geo_precision is not GeoPrecision.EXACT:
        return False
    return distance_km(small.lat, small.lon, large.lat, large.lon) <= large.radius_km


def own_time(one: Draft) -> TimeInterval | None:
    time = one.time
    if time is None or time.basis is TimeBasis.INFERRED or time.mention is None:
        return None
    return time.interval


def _overlap(one: TimeInterval, other: TimeInterval) -> bool:
    before = one.end is not None and other.start is not None and one.end < other.start
    after = other.end is not None and one.start is not None and other.end < one.start
    return not before and not after
