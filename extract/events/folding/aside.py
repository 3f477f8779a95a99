"""Deeds of one sentence that are part of another one beside them: looting in a riot, a retreat before a capture.

And what people protest against, which is told of and not happening here.
"""

from __future__ import annotations

from collections.abc import Sequence

from extract.events.draft import Draft
from extract.events.folding.join import FACTS, TERRITORY, family, fold
from extract.events.syntax.verbs import Verb

_LOOTING = "Looting/property destruction"
_OVER = frozenset(("against", "over", "about"))


def aside(row: Sequence[Draft]) -> None:
    """Fold what is part of another deed of the sentence; leave out what a crowd protests against."""
    for one in row:
        for other in row:
            if one.into is not None or other.into is not None or one is other:
                continue
            if _grievance(one, other):
                one.into = other  # its victims and its dead are not the protest's
            elif one.first > other.first and _goes_on(one, other):
                fold(one, other, "goes on")
            elif _gave_way(one, other):
                left = list(one.arguments.agents)
                one.arguments.agents.clear()
                other.recoded = True  # that they left does not say that nobody fought
                fold(one, other, "gave way")
                other.arguments.targets.extend(a for a in left if not other.arguments.targets)


def _grievance(one: Draft, crowd: Draft) -> bool:
    """ "marched against the killing of nine students"."""
    if one.verb is not None or not one.definite or family(one) != "violence" or family(crowd) != "crowd":
        return False
    chunks = one.syntax.chunks
    before = chunks[one.chunk - 1] if one.chunk else None
    return before is not None and before.kind == "prep" and before.word in _OVER and crowd.first < one.first


def _goes_on(one: Draft, other: Draft) -> bool:
    """ "smashed windows and burned cars": one crowd or gang, one spree; "dispersed the crowd and arrested 12"."""
    if one.verb is None or other.verb is None or not _coordinated(one.verb, other.verb):
        return False
    if one.verdict.status is not other.verdict.status:
        return False
    spree = one.sub_event_type == _LOOTING and (other.sub_event_type == _LOOTING or other.event_type == "Riots")
    return spree or (one.sub_event_type == "Arrests" and other.event_type == "Protests")


def _coordinated(lower: Verb, upper: Verb) -> bool:
    return lower.parent is upper and lower.link == "coord" and lower.subject == upper.subject


def _gave_way(one: Draft, capture: Draft) -> bool:
    """ "Rebels took the town after the army withdrew": those who left are those it was taken from."""
    verb, main = one.verb, capture.verb
    if verb is None or main is None or one.sub_event_type != "Non-violent transfer of territory":
        return False
    after = verb.parent is main and verb.link in {"after", "when", "as"}
    takes = capture.sub_event_type in TERRITORY and one.verdict.status in FACTS and capture.verdict.status in FACTS
    return after and takes and one.agent_ids().isdisjoint(capture.agent_ids())


def carried_on(one: Draft, other: Draft) -> bool:
    """ "Attacked a camp and hacked nine people to death": one deed of one hand, whose victims are told second."""
    if one.verb is None or other.verb is None or one.verb.parent is not other.verb or one.verb.link != "coord":
        return False
    same = one.sub_event_type == other.sub_event_type and one.verdict.status is other.verdict.status
    return same and not other.arguments.targets and not other.tolls and one.agent_ids() == other.agent_ids()


def label(one: Draft) -> bool:
    """ "Cattle raid: armed men ...": a noun before a colon that says what kind of entry follows."""
    at = one.chunk
    after = one.syntax.chunks[at + 1] if at + 1 < len(one.syntax.chunks) else None
    return one.verb is None and at == 0 and after is not None and after.word == ":"


def broke_up(one: Draft, other: Draft) -> bool:
    """ "Police broke up the rally; 13 people were detained"."""
    forced = other.sub_event_type in {"Protest with intervention", "Excessive force against protesters"}
    return forced and one.verdict.status in FACTS and other.verdict.status in FACTS
