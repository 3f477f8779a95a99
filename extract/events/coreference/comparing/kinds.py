"""Which types of event may be words for one and the same happening."""

from __future__ import annotations

from functools import cache
from itertools import combinations

from extract.lexicon.words import word_class
from extract.standards import EVENT_TYPES

GENERIC_WORDS = word_class("merging.generic_words")
_BOMBS = ("Suicide bomb", "Remote explosive/landmine/IED")
#: What crowds do and what becomes of them.
CROWDS = (
    "Peaceful protest",
    "Protest with intervention",
    "Excessive force against protesters",
    "Violent demonstration",
    "Mob violence",
)
_VIOLENT = frozenset((*EVENT_TYPES["Battles"], *EVENT_TYPES["Explosions/Remote violence"], "Attack"))
#: what a generic word can stand for: what armed people do, and what becomes of a crowd
_UNDER_GENERIC = _VIOLENT | frozenset(CROWDS) - {"Peaceful protest"}
_SPECIFIC = frozenset(EVENT_TYPES["Explosions/Remote violence"])

#: Pairs of sub-event types that are told of one happening although the words name no common means.
_TOLD_ALIKE: tuple[tuple[str, str], ...] = (
    _BOMBS,
    ("Remote explosive/landmine/IED", "Grenade"),
    ("Chemical weapon", "Shelling/artillery/missile attack"),
    ("Chemical weapon", "Air/drone strike"),
    ("Armed clash", "Attack"),
    ("Armed clash", "Suicide bomb"),  # an assault that begins with a car bomb
    ("Armed clash", "Government regains territory"),
    ("Armed clash", "Non-state actor overtakes territory"),
    ("Government regains territory", "Non-state actor overtakes territory"),  # where who took it agrees: see pairs
    ("Government regains territory", "Non-violent transfer of territory"),
    ("Non-state actor overtakes territory", "Non-violent transfer of territory"),
    ("Attack", "Mob violence"),
    ("Attack", "Excessive force against protesters"),
    ("Armed clash", "Violent demonstration"),
    ("Armed clash", "Protest with intervention"),
    ("Armed clash", "Excessive force against protesters"),
    ("Looting/property destruction", "Violent demonstration"),
    ("Looting/property destruction", "Mob violence"),
    ("Arrests", "Abduction/forced disappearance"),
    *combinations(CROWDS, 2),
)
_PAIRS = frozenset(frozenset(pair) for pair in _TOLD_ALIKE)

#: Sub-event types that are compared with each other at all; every other one only with its own.
_FAMILY = {
    **dict.fromkeys(_VIOLENT, "v"),
    **dict.fromkeys(CROWDS, "v"),
    "Non-violent transfer of territory": "v",
    "Looting/property destruction": "v",
    "Arrests": "a",
    "Abduction/forced disappearance": "a",
}
TERRITORY = frozenset(("Government regains territory", "Non-state actor overtakes territory"))
#: Types of which only the two sides matter, not who is named as the one that acts.
MUTUAL = frozenset((*EVENT_TYPES["Battles"], "Non-violent transfer of territory"))


def family(sub_event_type: str) -> str:
    """Short key: mentions of two families are never one event."""
    return _FAMILY.get(sub_event_type, sub_event_type)


@cache
def likeness(one: str, other: str, generic: bool) -> float:
    """How far two sub-event types may be one happening: 1 the same, 0.5 told alike, 0 never.

    ``generic``: one of the two triggers names no means ("the attack").
    """
    if one == other:
        return 1.0
    if frozenset((one, other)) in _PAIRS:
        return 0.5
    if not generic or one not in _UNDER_GENERIC or other not in _UNDER_GENERIC:
        return 0.0
    return 0.0 if one in _SPECIFIC and other in _SPECIFIC else 0.3


@cache
def opened(one: str, other: str, may_be: frozenset[str], other_may_be: frozenset[str]) -> float:
    """The same where a trigger is a word that leaves the means open: "the bombing" of one report may be the air strike
    of another. ``may_be``: what the triggers may be words for (`extract.lexicon.merging`)."""
    return 0.5 if one in other_may_be or other in may_be else 0.0


def is_generic(trigger: str, sub_event_type: str) -> bool:
    return sub_event_type not in _SPECIFIC and not GENERIC_WORDS.isdisjoint(trigger.lower().split())
