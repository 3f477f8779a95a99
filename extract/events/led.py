"""What a lead-in gives to the items of its list: who acts and against whom, where an item does not say itself.

"On 17 August, coalition forces carried out 12 strikes in the north: * Near X, one strike destroyed a depot." The strike
near X is the coalition's. The lead-in's own count is the sum of its items and no further happening.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from extract.events.draft import Draft
from extract.events.grounds import of_actors
from extract.events.meant import ActorIndex
from extract.frame import Frame
from extract.lexicon.frame import lead_in_words
from extract.model import ARMED_KINDS, ResolvedActor, Span

#: right before an actor of a lead-in whose items tell of what it suffered: "Attacks on the army:"
_AGAINST = ("on", "against", "at", "targeting", "upon")
#: types of what people do to each other: a lead-in of such happenings gives its actors to them
_VIOLENT = frozenset(("Battles", "Explosions/Remote violence", "Violence against civilians", "Riots", "Protests"))
_HARMFUL = frozenset(("Looting/property destruction",))


def give_lead(text: str, drafts: Sequence[Draft], frame: Frame, actors: ActorIndex) -> list[Draft]:
    """The drafts with the actors of their lead-ins; lead-ins that only sum up their items are left out."""
    starts = [one.trigger.start for one in drafts]
    summed: set[int] = set()
    for one in drafts:
        leads = frame.lead_ins(one.trigger.start)
        leads = tuple(lead for lead in leads if not lead.contains(Span(one.trigger.start, one.trigger.end)))
        if not leads:
            continue
        room = frame.room(one.trigger.start)
        one.room = room.start if room is not None else -1
        if one.entry.event_type not in _VIOLENT and one.entry.sub_event_type not in _HARMFUL:
            continue
        for lead in leads:
            above = drafts[bisect_left(starts, lead.start) : bisect_left(starts, lead.end)]
            summed |= {id(other) for other in above if _sums(other)}
        _take(text, one, leads, drafts, starts, actors)
    return [one for one in drafts if id(one) not in summed]


def _take(
    text: str, one: Draft, leads: Sequence[Span], drafts: Sequence[Draft], starts: Sequence[int], actors: ActorIndex
) -> None:
    """Agents and targets for ``one``, each from the nearest lead-in that has them."""
    mine = {a.actor.id for a in (*one.arguments.agents, *one.arguments.targets)}
    for role in ("agent", "target"):
        row = one.arguments.agents if role == "agent" else one.arguments.targets
        if row:
            continue
        for lead in leads:
            above = [a for a in _of_lead(text, role, lead, drafts, starts, actors) if a.actor.id not in mine]
            if above:
                row.extend(above)
                mine |= {a.actor.id for a in above}
                one.rules.append(of_actors(f"role:lead-in={role}", above))
                break


def _of_lead(
    text: str, role: str, lead: Span, drafts: Sequence[Draft], starts: Sequence[int], actors: ActorIndex
) -> list[ResolvedActor]:
    """Who fills the role in the lead-in: of what it tells, else the one armed actor that it names."""
    above = drafts[bisect_left(starts, lead.start) : bisect_left(starts, lead.end)]
    for other in above:
        row = other.arguments.agents if role == "agent" else other.arguments.targets
        if row:
            return list(row)
    if any(other.arguments.agents or other.arguments.targets for other in above):
        return []
    words = text[lead.start : lead.end].lower().replace(":", " ").split()
    if lead_in_words().isdisjoint(words) or not (lead_in_words("tells") | lead_in_words("issues")).isdisjoint(words):
        return []
    named = [a for a in actors.within(lead.start, lead.end) if a.actor.kind in ARMED_KINDS]
    if len({a.actor.id for a in named}) != 1:
        return []
    before = text[lead.start : named[0].mention.start].lower().removesuffix("the ").split()
    suffers = bool(before) and before[-1] in _AGAINST
    return named[:1] if suffers == (role == "target") else []


def _sums(one: Draft) -> bool:
    """ "carried out 12 strikes", "three attacks": several happenings, counted or told by their plural."""
    chunk = one.syntax.chunks[one.syntax.at[one.last - 1]]
    tokens = one.syntax.tokens[chunk.start : chunk.end]
    return chunk.kind == "np" and any(token.tag == "NNS" for token in tokens)
