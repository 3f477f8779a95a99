"""Who was hit, where no role of the trigger says so: those who are counted as killed or hurt by it."""

from __future__ import annotations

from collections.abc import Sequence

from extract.events.draft import Draft
from extract.events.grounds import of_actors
from extract.events.meant import ActorIndex
from extract.model import EntityType
from extract.standards import EVENT_TYPES

#: deeds in which those who are counted as dead were hit
_VIOLENT = frozenset(
    t for kind in ("Explosions/Remote violence", "Violence against civilians") for t in EVENT_TYPES[kind]
)


def victims_as_targets(drafts: Sequence[Draft], actors: ActorIndex) -> None:
    """ "A truck blew up, leaving four soldiers dead": who is counted as killed or hurt was hit, where nobody else is
    named as the target of a deed of violence."""
    for one in drafts:
        if one.arguments.targets or one.trigger.sub_event_type not in _VIOLENT:
            continue
        agents = one.agent_ids()
        for _, casualty in one.tolls:
            victims = casualty.victims
            if victims is None or casualty.kind not in ("killed", "injured") or not one.sentence.contains(casualty):
                continue
            found = [
                actor
                for actor in actors.within(victims.start, victims.end)
                if actor.mention.type is not EntityType.LOCATION and actor.actor.id not in agents
            ]
            if found:
                one.arguments.targets.append(found[-1])
                one.rules.append(of_actors("role:victims=target", found[-1:]))
                break
