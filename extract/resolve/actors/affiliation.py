"""What the words after a mention tell of it: whom a person belongs to ("X, a commander in the Badr Organization"),
the name of a group told by its kind ("a movement known as the Red Dawn")."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.model import ActorMention, EntityType

#: between a name and the noun that tells of it
APPOSITION = re.compile(r"\s?,\s{1,3}(?:(?:an?|the|one of the|former|then|now)\s){0,2}")
_BELONGS = re.compile(r"\s(?:in|of|for|at|with|from)\s(?:the\s)?")


_KNOWN_AS = re.compile(
    r"(?:\s(?:in|of|from|based in)(?:\s[\w'’-]{1,24}){1,4})?\s?,?\s"
    r"(?:(?:better|also|widely|commonly|locally|formerly|popularly|simply|now|then)\s)?"
    r"(?:known as|called|calling itself|calling themselves|(?:that|which|who) calls? (?:itself|themselves)|dubbed)\s"
    r"(?:the\s)?[\"“‘']?"
)
_KNOWN_REACH = 110  # code points between a noun and the name it is known as
_NAMES = frozenset(("actor:name", "actor:form", "actor:short"))


def known_as(text: str, mentions: Sequence[ActorMention]) -> dict[tuple[int, int], ActorMention]:
    """By start and end of a mention that tells only a group's kind, the mention that names it: "known as", "called"."""
    if "known as" not in text and "call" not in text and "dubbed" not in text:
        return {}
    outer = [mention for mention in mentions if not mention.nested and mention.rule != "actor:nationality"]
    found: dict[tuple[int, int], ActorMention] = {}
    for at, one in enumerate(outer):
        if one.rule != "actor:noun":
            continue
        for name in outer[at + 1 : at + 3]:
            near = name.start - one.end <= _KNOWN_REACH and name.rule in _NAMES
            if near and name.type is one.type and _KNOWN_AS.fullmatch(text, one.end, name.start):
                found[one.start, one.end] = name
                break
    return found


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
