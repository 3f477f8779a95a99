"""Whom persons belong to, as the words after their names say: "X, a commander in the Badr Organization"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.model import ActorMention, EntityType

#: between a name and the noun that tells of it
APPOSITION = re.compile(r"\s?,\s{1,3}(?:(?:an?|the|one of the|former|then|now)\s){0,2}")
_BELONGS = re.compile(r"\s(?:in|of|for|at|with|from)\s(?:the\s)?")


def affiliations(text: str, mentions: Sequence[ActorMention]) -> dict[str, str]:
    """Id of the group or state force that each person with an apposition belongs to, by the person's name."""
    outer = [mention for mention in mentions if not mention.nested and mention.rule != "actor:nationality"]
    found: dict[str, str] = {}
    for at, person in enumerate(outer[:-1]):
        if person.rule != "actor:person":
            continue
        role = outer[at + 1]
        if role.type is not EntityType.PERSON or not APPOSITION.fullmatch(text, person.end, role.start):
            continue
        owner = role.actor_id
        if not owner and at + 2 < len(outer) and _BELONGS.fullmatch(text, role.end, outer[at + 2].start):
            owner = outer[at + 2].actor_id
        if owner:
            found.setdefault(person.name or person.text, owner)
    return found
