"""One event a happening within one sentence: results, purposes, means and general words find their event."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from extract.events.draft import Draft
from extract.events.folding import fits
from extract.events.folding.aside import aside, broke_up, carried_on, label
from extract.events.folding.join import FACTS, agree, family, fold
from extract.events.listed import counted_from, own_scenes
from extract.lexicon.words import word_class
from extract.model import Status

_CROWD_ORDER = (
    "Excessive force against protesters",
    "Protest with intervention",
    "Mob violence",
    "Violent demonstration",
    "Peaceful protest",
)
_MOST = 40  # triggers in one sentence; a row of more is no sentence, and is left as it is


def within_sentence(row: list[Draft]) -> None:
    """Fold what one sentence tells of one happening: the steps in their order, each over the whole sentence."""
    if not 1 < len(row) <= _MOST:
        return
    for step in _STEPS:
        for one in row:
            if one.into is None:
                step(one, row)
    if row[0].into is None and label(row[0]):
        same = [other for other in row[1:] if family(other) == family(row[0])]
        _fold_nearest(row[0], same or row[1:], lambda *_: True, "headline")
    aside(row)
    for one in row:
        if one.into is None and one.sub_event_type == "Arrests":
            _arrests(one, row)
    _crowds(row)


def _repelling(one: Draft, row: Sequence[Draft]) -> None:
    for other in row if one.is_("repel") else ():
        if other is not one and other.into is None and _in_object(one, other):
            _repelled(one, other)


def _thing(one: Draft, row: Sequence[Draft]) -> None:
    if one.verb is None and family(one) in {"violence", "Disrupted weapons use"}:
        _fold_thing(one, row)


def _result(one: Draft, row: Sequence[Draft]) -> None:
    if one.is_("result"):
        _fold_nearest(one, [o for o in row if not o.is_("result")], fits.came_of, "result")
    elif one.verb is not None and one.syntax.word(one.verb.chunk) in fits.HARM:
        _fold_nearest(one, [o for o in row if o.verb is None and not o.is_("result")], fits.came_of, "result")


def _deed(one: Draft, row: Sequence[Draft]) -> None:
    if one.verb is not None:
        _fold_nearest(one, [o for o in row if o.verb is None], fits.done_by, "deed of it")


def _nameless_result(one: Draft, row: Sequence[Draft]) -> None:
    if one.arguments.agents:
        return
    if one.is_("result"):
        _fold_nearest(one, _before(one, row), fits.told_before, "result")
    elif one.sub_event_type == "Looting/property destruction":
        _fold_nearest(one, _before(one, row), fits.told_before, "destroyed in it")


def _purpose(one: Draft, row: Sequence[Draft]) -> None:
    if one.verdict.purpose or one.verdict.status is Status.PLANNED:
        _fold_nearest(one, [o for o in row if not o.is_("result")], fits.purpose_of, "purpose")


def _noun(one: Draft, row: Sequence[Draft]) -> None:
    if one.verb is not None:
        return
    _fold_nearest(one, [o for o in row if o.verb is not None], fits.means_of, "means")
    if one.into is None and family(one) == "violence":
        _fold_nearest(one, [o for o in _before(one, row) if o.verb is None], fits.listed_with, "coordinated")
        _fold_nearest(one, [o for o in _behind(one, row) if o.verb is None], fits.opens_with, "opened with")


def _participle(one: Draft, row: Sequence[Draft]) -> None:
    verb = one.verb
    if verb is None or verb.form not in {"ger", "part"}:
        return
    if verb.form == "ger":
        _fold_nearest(one, _behind(one, row), fits.qualified_by, "same subject")
        if one.into is None and verb.parent is None and verb.noun < 0:
            _fold_nearest(one, [o for o in _behind(one, row) if o.verb is not None], fits.restated, "told again")
    if one.into is None:
        _fold_nearest(one, _before(one, row), fits.restated, "told again")


def _vague(one: Draft, row: Sequence[Draft]) -> None:
    if one.is_("vague"):
        _fold_nearest(one, [o for o in row if not o.is_("vague") and not o.is_("result")], fits.beside, "vague")


def _apposition(one: Draft, row: Sequence[Draft]) -> None:
    if one.verb is None:
        _fold_nearest(one, row, fits.names_the_same, "apposition")


def _coordinated(one: Draft, row: Sequence[Draft]) -> None:
    if one.verb is not None and family(one) == "violence":
        _fold_nearest(one, _behind(one, row), fits.joined_to, "coordinated")
        _fold_nearest(one, _before(one, row), carried_on, "coordinated")


def _before(one: Draft, row: Sequence[Draft]) -> list[Draft]:
    return [other for other in row if other.first < one.first]


def _behind(one: Draft, row: Sequence[Draft]) -> list[Draft]:
    return [other for other in row if other.first > one.first]


#: what is asked of each mention that is not folded yet, one step over the whole sentence after the other
_STEPS: tuple[Callable[[Draft, Sequence[Draft]], None], ...] = (
    _repelling,
    _thing,
    _result,
    _deed,
    _nameless_result,
    _purpose,
    _noun,
    _participle,
    _vague,
    _apposition,
    _coordinated,
)


def _arrests(one: Draft, row: Sequence[Draft]) -> None:
    """Arrests at a protest are its intervention."""
    preps = one.verb.preps if one.verb is not None else ()
    for other in row:
        at = any(np in other.chunks and word in {"at", "during"} for word, np in preps)
        if other.into is None and at and family(other) == "crowd":
            one.event_type, one.sub_event_type = "Protests", "Protest with intervention"
            one.recoded = True
            fold(other, one, "arrests at a protest")
    if one.into is None and one.sub_event_type == "Arrests" and not one.arguments.agents:
        _fold_nearest(one, _before(one, row), broke_up, "arrests at a protest")


def _crowds(row: Sequence[Draft]) -> None:
    """One crowd of a sentence is one event, unless one deed stands before or after the other."""
    crowd = [one for one in row if one.into is None and family(one) == "crowd" and one.verdict.status in FACTS]
    if len(crowd) < 2:
        return
    main = min(crowd, key=lambda one: (_CROWD_ORDER.index(one.sub_event_type), one.first))
    for one in crowd:
        apart = any(d.verb is not None and d.verb.link in {"before", "after"} for d in (one, main))
        again = one.verb is None and one.definite and one.first > main.first
        if one is not main and not apart and (again or agree(one, main, actors=False)):
            fold(one, main, "same crowd")


def _fold_nearest(one: Draft, others: Sequence[Draft], belongs: Callable[[Draft, Draft], bool], rule: str) -> None:
    free = [other for other in others if other is not one and other.into is None and not _two(one, other)]
    found = _nearest(one, free, belongs)
    if found is not None:
        fold(one, found, rule)


def _two(one: Draft, other: Draft) -> bool:
    return own_scenes(one, other) or counted_from(one) or counted_from(other)


def _nearest(one: Draft, others: Sequence[Draft], belongs: Callable[[Draft, Draft], bool]) -> Draft | None:
    fitting = [other for other in others if belongs(one, other)]
    return min(fitting, key=lambda o: abs(o.first - one.first)) if fitting else None


def _in_object(one: Draft, other: Draft) -> bool:
    verb = one.verb
    if verb is None or other.verb is not None:
        return False
    return other.chunk in (verb.subject if verb.passive else verb.objects) or one.chunk == other.chunk


def _repelled(one: Draft, attack: Draft) -> None:
    """ "The garrison repelled a rebel attack": the attack is the event, and the garrison its target.

    "The attacks were repelled by the rebels", where the attackers are not said, stays an act of the rebels.
    """
    if attack.definite and not attack.arguments.agents:
        attack.arguments.targets.clear()
        fold(attack, one, "repelled")
        return
    own = attack.agent_ids()
    attack.arguments.targets[:] = [a for a in one.arguments.agents if a.actor.id not in own]
    attack.verdict.status, attack.verdict.speaker = one.verdict.status, one.verdict.speaker
    one.arguments.agents.clear()
    one.arguments.targets.clear()
    fold(one, attack, "repelled")


def _fold_thing(one: Draft, row: Sequence[Draft]) -> None:
    """ "defused hundreds of bombs", "destroyed a car bomb": a weapon that a deed is done to is no happening."""
    if one.sub_event_type not in fits.REMOTE and one.sub_event_type != "Disrupted weapons use":
        return
    here = fits.climbed(one, one.chunk)
    for verb in one.syntax.verbs:
        if one.syntax.word(verb.chunk) in _UNDOING and here & set(verb.subject if verb.passive else verb.objects):
            one.arguments.agents.clear()
            deeds = [other for other in row if other is not one and other.verb is verb]
            _fold_nearest(one, deeds, lambda _, deed: deed.into is None, "thing in it")
    chunks, at = one.syntax.chunks, one.chunk
    if not one.arguments.agents and at >= 3 and chunks[at - 1].word == "of" and chunks[at - 2].word == "cover":
        _fold_nearest(one, [o for o in row if o.first < one.first], fits.beside_cover, "under cover of it")


_UNDOING = word_class("folding.undoing")
