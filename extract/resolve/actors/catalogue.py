"""Actors by stable id: named groups, states, their governments and the branches of their forces."""

from __future__ import annotations

from functools import lru_cache

from extract.lexicon.actors import Nation, actor_lexicon
from extract.model import Actor, ActorKind

#: branch of a state: (words after the adjective, kind)
STATE_BRANCHES = {
    "government": ("government", ActorKind.GOVERNMENT),
    "military": ("military", ActorKind.STATE_FORCES),
    "marines": ("Marines", ActorKind.STATE_FORCES),
    "special-forces": ("special forces", ActorKind.STATE_FORCES),
    "air-force": ("air force", ActorKind.STATE_FORCES),
    "navy": ("navy", ActorKind.STATE_FORCES),
    "coast-guard": ("coast guard", ActorKind.STATE_FORCES),
    "national-guard": ("national guard", ActorKind.STATE_FORCES),
    "border-guards": ("border guards", ActorKind.STATE_FORCES),
    "police": ("police", ActorKind.STATE_FORCES),
    "security-forces": ("security forces", ActorKind.STATE_FORCES),
    "intelligence": ("intelligence", ActorKind.STATE_FORCES),
    "peacekeepers": ("peacekeepers", ActorKind.EXTERNAL),
}
_MILITARY_PARTS = frozenset(("marines", "special-forces", "air-force", "navy"))


@lru_cache(maxsize=1)
def _states() -> dict[str, str]:
    """Id of the present state by country code; the states table names today's before those that are gone."""
    ids: dict[str, str] = {}
    for nation in actor_lexicon().nations.values():
        if nation.state:
            ids.setdefault(nation.country, nation.id)
    return ids


def branch_of(country: str, branch: str) -> str:
    """Id of a branch ("government", "military", "police" ...) of the state with this ISO code, or "" for no state."""
    state = _states().get(country, "")
    return f"{state}-{branch}" if state else ""


@lru_cache(maxsize=8192)
def catalogue_actor(actor_id: str) -> Actor | None:
    """The actor with this id, or None where the catalogue has none."""
    lexicon = actor_lexicon()
    nation = lexicon.nations.get(actor_id)
    if nation is not None:
        kind = ActorKind.GOVERNMENT if nation.state else ActorKind.CIVILIANS
        return Actor(nation.id, nation.name, kind, nation.country)
    for branch, (words, kind) in STATE_BRANCHES.items():
        if actor_id.endswith("-" + branch):
            owner = lexicon.nations.get(actor_id[: -len(branch) - 1])
            if owner is not None:
                parent = f"{owner.id}-military" if branch in _MILITARY_PARTS else owner.id
                return Actor(actor_id, f"{owner.adjective} {words}", kind, owner.country, parent)
    entry = lexicon.entries.get(actor_id)
    if entry is not None:
        return Actor(entry.id, entry.name, entry.kind, entry.country, entry.parent)
    if actor_id.endswith("-people"):
        owner = lexicon.nations.get(actor_id.removesuffix("-people"))
        if owner is not None:
            return Actor(actor_id, _people_name(owner), ActorKind.CIVILIANS, owner.country, "")
    if actor_id.endswith("-forces"):
        sender = lexicon.entries.get(actor_id.removesuffix("-forces"))
        if sender is not None:
            return Actor(actor_id, f"{sender.name} forces", ActorKind.EXTERNAL, sender.country, sender.id)
    return None


def _people_name(nation: Nation) -> str:
    return nation.people[0] if nation.people else f"{nation.adjective} people"
