"""What an actor belongs to, by the catalogue's parents."""

from __future__ import annotations

from extract.model import Actor, ActorKind
from extract.resolve.actors.catalogue import catalogue_actor

_ANCESTORS = 8  # no chain of parents in the catalogue is longer
_STATE = frozenset((ActorKind.STATE_FORCES, ActorKind.GOVERNMENT))


def lineage(actor_id: str, parent: str) -> tuple[str, ...]:
    """The actor's id and the ids that it belongs to, nearest first."""
    found = [actor_id]
    above = parent
    while above and above not in found and len(found) < _ANCESTORS:
        found.append(above)
        actor = catalogue_actor(above)
        above = actor.parent if actor else ""
    return tuple(found)


def root_of(actor: Actor) -> str:
    """What stands for the whole side in a conflict: the country of a state's forces and officials, else the last of
    the groups that the actor belongs to. "state" for officials and soldiers of a state that the words leave open."""
    if actor.kind in _STATE:
        return actor.country or "state"
    return lineage(actor.id, actor.parent)[-1]
