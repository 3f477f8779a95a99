"""What the coding rules look at: the trigger's entry, the kinds of actor on each side, the words of the clause."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from extract.lexicon.loader import read_word_sets
from extract.lexicon.triggers import TriggerEntry
from extract.model import ActorKind
from extract.quick import quick

_WORDS = Path(__file__).parent.parent.parent / "lexicon" / "rules" / "coding.toml"
STATE = frozenset({ActorKind.STATE_FORCES, ActorKind.EXTERNAL, ActorKind.GOVERNMENT})
NON_STATE = frozenset({ActorKind.REBEL_GROUP, ActorKind.POLITICAL_MILITIA, ActorKind.IDENTITY_MILITIA})
ARMED = NON_STATE | {ActorKind.STATE_FORCES, ActorKind.EXTERNAL}
#: people in numbers, without arms as a rule
CROWDS = frozenset({ActorKind.CIVILIANS, ActorKind.RIOTERS, ActorKind.PROTESTERS})
UNARMED = frozenset(
    {ActorKind.CIVILIANS, ActorKind.PROTESTERS, ActorKind.PERSON, ActorKind.NEWSROOM, ActorKind.ORGANISATION}
)


@quick
@dataclass(frozen=True, slots=True)
class Case:
    """One event to code. ``words`` (with those of its weapons) and ``text`` are those of the clause, lower case."""

    entry: TriggerEntry
    agents: frozenset[ActorKind]
    targets: frozenset[ActorKind]
    words: frozenset[str]
    text: str
    aimed: frozenset[str] = frozenset()  # words of what was aimed at, lower case
    at_place: bool = False  # a place of the gazetteer was aimed at
    allied: bool = False  # every agent is of a state or fights beside one

    def has(self, words: Collection[str], phrases: Sequence[str] = ()) -> bool:
        """Does the clause hold one of the words or phrases?"""
        if not self.words.isdisjoint(words):
            return True
        for phrase in phrases:  # noqa: SIM110 - asked often: a generator would cost more than it reads better
            if phrase in self.text:
                return True
        return False

    def by(self, kinds: frozenset[ActorKind]) -> bool:
        """Is one of the agents of these kinds?"""
        return not self.agents.isdisjoint(kinds)

    def on(self, kinds: frozenset[ActorKind]) -> bool:
        """Is one of the targets of these kinds?"""
        return not self.targets.isdisjoint(kinds)

    def begins(self, words: Collection[str]) -> bool:
        """Is one of the words among the first three of the clause (where its subject stands)?"""
        return any(word.strip(",") in words for word in self.text.split(maxsplit=3)[:3])


@cache
def word_sets() -> Mapping[str, frozenset[str]]:
    """The word lists of coding by name."""
    return read_word_sets(_WORDS)


def fights_no_more(words: str, behind: str) -> bool:
    """Is an armed actor, by its ``words`` in lower case or by the clause ``behind`` it, a captive or a veteran?"""
    if not word_sets()["helpless"].isdisjoint(words.replace("-", " ").split()[:3]):
        return True
    clause = behind.lower().split()[:6]
    if clause[:1] not in (["who"], ["that"]) or clause[1:2] not in (["had"], ["were"], ["have"], ["was"]):
        return False
    return not word_sets()["given_up"].isdisjoint(word.strip(",.;") for word in clause[2:5])
