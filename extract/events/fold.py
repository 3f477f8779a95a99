"""One event a happening: drafts that tell of the same thing are put together.

Within a sentence: what came of an event ("killing 12") goes to the event, a general word to the sharper
one beside it, a purpose ("to retake the town") to the deed it was the purpose of, a repelling to the attack.
Within a document: a headline goes to what the body tells, "the attack" to the attack told before, a second telling to
the first.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from extract.events.clauses import Verb
from extract.events.draft import Draft
from extract.model import Span, Status, TimeBasis, TimeInterval

_VIOLENT = frozenset(("Battles", "Explosions/Remote violence", "Violence against civilians"))
_CROWDS = frozenset(("Protests", "Riots"))
_FACTS = frozenset((Status.ASSERTED, Status.CLAIMED, Status.UNCONFIRMED))
_RESULT_LINKS = frozenset(("when", "as", "after", "while", "ger", "coord", "part", "inf", "rel", "in", "by"))
_CROWD_ORDER = (
    "Excessive force against protesters",
    "Protest with intervention",
    "Mob violence",
    "Violent demonstration",
    "Peaceful protest",
)
_NEAR = 6  # sentences back that "the attack" looks for its attack
_HEADING_REACH = 14  # sentences on that a headline looks for its story


def put_together(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts that stand for events of their own, in the order of their triggers."""
    by_sentence: dict[int, list[Draft]] = {}
    for one in drafts:
        by_sentence.setdefault(one.number, []).append(one)
    for row in by_sentence.values():
        _within_sentence(row)
    kept = [one for one in drafts if one.into is None]
    _take_up(kept)
    kept = [one for one in kept if one.into is None]
    _headlines(kept)
    kept = [one for one in kept if one.into is None]
    _tellings(kept)
    return [one for one in kept if one.into is None]


def fold(one: Draft, other: Draft, rule: str) -> None:
    """Put ``one`` into ``other``: its words become a further mention, its actors fill what the other leaves open."""
    one.into = other
    other.also.append(Span(one.trigger.start, one.trigger.end))
    other.also.extend(one.also)
    other.tolls.extend(toll for toll in one.tolls if toll not in other.tolls)
    if one.verdict.status is Status.DENIED and other.verdict.status is not Status.DENIED:
        other.verdict.denier = other.verdict.denier or one.verdict.denier
    if one.number == other.number or one.is_("result"):
        other.words |= one.words
    same = {(a.mention.start, a.mention.end) for a in (*other.arguments.agents, *other.arguments.targets)}
    if not other.arguments.agents:
        taken = other.target_ids()
        other.arguments.agents.extend(
            a for a in one.arguments.agents if a.actor.id not in taken and (a.mention.start, a.mention.end) not in same
        )
    if not other.arguments.targets:
        taken = other.agent_ids()
        other.arguments.targets.extend(
            a for a in one.arguments.targets if a.actor.id not in taken and (a.mention.start, a.mention.end) not in same
        )
    other.rules.append(f"fold:{rule}:{one.trigger.entry}")


# -- within a sentence ----------------------------------------------------------------------------------------


def _within_sentence(row: list[Draft]) -> None:
    if len(row) < 2:
        return
    for one in row:
        if one.is_("repel") and one.into is None:
            for other in row:
                if other is not one and other.into is None and _in_object(one, other):
                    _repelled(one, other)
    for one in row:
        if one.into is None and one.is_("result"):
            _fold_nearest(one, [o for o in row if not o.is_("result")], _came_of, "result")
    for one in row:
        if one.into is None and one.verb is not None:
            _fold_nearest(one, [o for o in row if o.verb is None], _done_by, "deed of it")
    for one in row:
        if one.into is None and one.is_("result") and not one.arguments.agents:
            _fold_nearest(one, [o for o in row if o.first < one.first], _told_before, "result")
    for one in row:
        if one.into is None and (one.verdict.purpose or one.verdict.status is Status.PLANNED):
            _fold_nearest(one, [o for o in row if not o.is_("result")], _purpose_of, "purpose")
    for one in row:
        if one.into is None and one.is_("vague"):
            _fold_nearest(one, [o for o in row if not o.is_("vague") and not o.is_("result")], _beside, "vague")
    for one in row:
        if one.into is None and one.verb is None:
            _fold_nearest(one, row, _names_the_same, "apposition")
    for one in row:
        if one.into is None and one.verb is not None and _family(one) == "violence":
            _fold_nearest(one, [o for o in row if o.first > one.first], _joined_to, "coordinated")
    for one in row:
        if one.into is None and one.sub_event_type == "Arrests" and one.verb is not None:
            for other in row:
                at = any(np in other.chunks and word in {"at", "during"} for word, np in one.verb.preps)
                if other.into is None and at and _family(other) == "crowd":
                    one.event_type, one.sub_event_type = "Protests", "Protest with intervention"
                    one.recoded = True
                    fold(other, one, "arrests at a protest")
    crowd = [one for one in row if one.into is None and _family(one) == "crowd" and one.verdict.status in _FACTS]
    if len(crowd) > 1:
        main = min(crowd, key=lambda one: (_CROWD_ORDER.index(one.sub_event_type), one.first))
        for one in crowd:
            apart = any(d.verb is not None and d.verb.link in {"before", "after"} for d in (one, main))
            if one is not main and not apart and _agree(one, main, actors=False):
                fold(one, main, "same crowd")


def _fold_nearest(one: Draft, others: Sequence[Draft], fits: Callable[[Draft, Draft], bool], rule: str) -> None:
    found = _nearest(one, [other for other in others if other is not one and other.into is None], fits)
    if found is not None:
        fold(one, found, rule)


def _nearest(one: Draft, others: Sequence[Draft], fits: Callable[[Draft, Draft], bool]) -> Draft | None:
    fitting = [other for other in others if fits(one, other)]
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


def _came_of(one: Draft, event: Draft) -> bool:
    """Is ``one`` ("killed 12") what came of ``event``?"""
    verb = one.verb
    if event.verdict.status not in _FACTS and one.verdict.status in _FACTS:
        return False
    if verb is None:
        return event.verb is None and abs(event.chunk - one.chunk) <= 2
    chunks = event.chunks
    if chunks & set(verb.subject) or any(np in chunks for _, np in verb.preps):
        return True
    if event.verb is None:
        return event.chunk == one.chunk or _same_clause(one, event)
    return _hangs(verb, event.verb) or _hangs(event.verb, verb)


def _done_by(one: Draft, event: Draft) -> bool:
    """ "The air strike hit a market": is the subject of ``one`` an event noun of the same sentence?"""
    verb = one.verb
    if verb is None or _family(event) not in {"violence", "crowd"} or (verb.passive and not one.is_("result")):
        return False
    return bool(event.chunks & set(verb.subject)) and one.sub_event_type not in _OTHER_DEEDS


#: deeds that stay events of their own although an event is their subject ("the attack sparked protests")
_OTHER_DEEDS = frozenset(("Peaceful protest", "Agreement", "Arrests", "Non-violent transfer of territory"))


def _joined_to(one: Draft, other: Draft) -> bool:
    """ "Beaten and shot dead": two verbs of one deed, nothing between them but "and"."""
    if other.verb is None or one.verb is None or other.verb.parent is not one.verb or other.verb.link != "coord":
        return False
    between = one.syntax.chunks[one.verb.chunk + 1 : other.verb.chunk]
    kinds = {one.sub_event_type, other.sub_event_type}
    return (
        _family(other) == "violence"
        and all(chunk.kind in {"coord", "adv"} for chunk in between)
        and one.verdict.status is other.verdict.status
        and not kinds & {"Abduction/forced disappearance", "Sexual violence"}
    )


def _told_before(one: Draft, event: Draft) -> bool:
    """ "Shells fell on the market; nine people died": the violence that the sentence told before."""
    return (
        _family(event) == "violence"
        and event.verdict.status in _FACTS
        and not event.is_("result")
        and _agree(one, event)
    )


def _hangs(lower: Verb, upper: Verb) -> bool:
    """Does ``lower`` hang on ``upper`` by links that keep to one happening?"""
    steps = 0
    here: Verb | None = lower
    while here is not None and steps < 4:
        if here is upper:
            return True
        if here.link not in _RESULT_LINKS:
            return False
        here, steps = here.parent, steps + 1
    return False


def _same_clause(one: Draft, other: Draft) -> bool:
    return one.clause.contains(Span(other.trigger.start, other.trigger.end))


def _purpose_of(one: Draft, deed: Draft) -> bool:
    verb = one.verb
    if verb is None or verb.parent is None:
        return False
    if not one.verdict.purpose and deed.sub_event_type != "Agreement":
        return False
    if deed.verdict.status is Status.PLANNED and not one.verdict.purpose:
        return False
    if deed.verb is not None:
        return verb.parent is deed.verb or _hangs(verb, deed.verb)
    return deed.chunk in verb.parent.objects or deed.chunk == verb.noun


def _beside(one: Draft, other: Draft) -> bool:
    if (one.verdict.status in _FACTS) != (other.verdict.status in _FACTS):
        return False
    if one.verb is not None and other.verb is not None:
        return _hangs(one.verb, other.verb) or _hangs(other.verb, one.verb)
    return _same_clause(one, other) or _same_clause(other, one)


def _names_the_same(one: Draft, other: Draft) -> bool:
    """ "the attack, a suicide bombing, ..."; "in an ambush on a convoy" beside "attacked"."""
    within = other.verb is not None and any(
        np == one.chunk and word in {"in", "during"} for word, np in other.verb.preps
    )
    if within and _family(one) == "violence" and one.verdict.status in _FACTS:
        return other.verdict.status in _FACTS and _agree(one, other)
    if one.event_type != other.event_type and not {one.event_type, other.event_type} <= _VIOLENT:
        return False
    if other.first > one.first and other.verb is not None and not one.definite:
        return False
    if (one.verdict.status in _FACTS) != (other.verdict.status in _FACTS):
        return False
    if one.definite and other.first < one.first and _agree(one, other) and one.is_("resume"):
        return True
    chunks = one.syntax.chunks
    between = range(min(one.chunk, other.chunk) + 1, max(one.chunk, other.chunk))
    if other.verb is None:
        return len(between) == 1 and chunks[between[0]].kind == "comma" and one.first > other.first
    return False


# -- within a document ----------------------------------------------------------------------------------------


def _family(one: Draft) -> str:
    if one.event_type in _VIOLENT:
        return "violence"
    return "crowd" if one.event_type in _CROWDS else one.sub_event_type


def _agree(one: Draft, other: Draft, *, actors: bool = True) -> bool:
    """Nothing that both say of actors, place or date differs."""
    for mine, theirs in ((one.agent_ids(), other.agent_ids()), (one.target_ids(), other.target_ids())):
        if actors and mine and theirs and mine.isdisjoint(theirs):
            return False
    here, there = _own_place(one), _own_place(other)
    if here and there and here != there:
        return False
    if _own_time(one) is None and _own_time(other) is None:
        return True
    return one.time is None or other.time is None or _overlap(one.time.interval, other.time.interval)


def _own_place(one: Draft) -> str:
    """Id of the place if it is said in the event's own sentence, else ""."""
    place = one.place
    said = place is not None and place.mention is not None and one.sentence.contains(place.mention)
    return place.place.gazetteer_id if place is not None and said else ""


def _own_time(one: Draft) -> TimeInterval | None:
    time = one.time
    if time is None or time.basis is TimeBasis.INFERRED or time.mention is None:
        return None
    return time.interval


def _overlap(one: TimeInterval, other: TimeInterval) -> bool:
    before = one.end is not None and other.start is not None and one.end < other.start
    after = other.end is not None and one.start is not None and other.end < one.start
    return not before and not after


def _take_up(kept: list[Draft]) -> None:
    """ "The attack" takes up an attack told before; "nine people were killed" what the sentence before told."""
    for i, one in enumerate(kept):
        earlier = [o for o in reversed(kept[max(0, i - 12) : i]) if o.into is None and one.number - o.number <= _NEAR]
        rule, found = "", None
        if one.verdict.status is Status.DENIED:
            rule, found = "denied", next((o for o in earlier if _same_as_denied(one, o)), None)
        elif one.definite and not one.tolls_of_own():
            rule, found = "taken up", next((o for o in earlier if _may_take_up(one, o)), None)
        elif one.is_("result") and one.verdict.status in _FACTS:
            rule, found = "toll told after", next((o for o in earlier if _tells_toll_of(one, o)), None)
        if found is not None:
            fold(one, found, rule)


def _same_as_denied(one: Draft, other: Draft) -> bool:
    return other.verdict.status in _FACTS and _family(other) == _family(one) and _agree(one, other)


def _tells_toll_of(one: Draft, other: Draft) -> bool:
    """ "Shells fell on the market. Nine people were killed": soon after, and nothing that speaks against it."""
    agents = bool(one.arguments.agents)
    if not 0 < one.number - other.number <= (1 if agents else 2):
        return False
    if agents and (not other.arguments.agents or any(toll.kind == "killed" for _, toll in other.tolls)):
        return False
    fact = other.verdict.status in _FACTS and not other.is_("result")
    return fact and _family(other) == "violence" and _agree(one, other, actors=agents)


def _may_take_up(one: Draft, other: Draft) -> bool:
    """Facts take up facts. What is planned of "the attack" may be of one under way, but not of "the next attack"."""
    if other.is_("result") or _family(other) != _family(one) or not _agree(one, other):
        return False
    fact, other_fact = one.verdict.status in _FACTS, other.verdict.status in _FACTS
    if fact == other_fact:
        return True
    return other_fact and not any(rule.startswith(("status:adjective", "status:noun")) for rule in one.verdict.rules)


def _headlines(kept: list[Draft]) -> None:
    for i, one in enumerate(kept):
        if one.sentence.kind != "heading":
            continue
        for other in kept[i + 1 :]:
            if other.number - one.number > _HEADING_REACH:
                break
            if other.sentence.kind == "heading" or other.into is not None:
                continue
            if _family(other) == _family(one) and _agree(one, other) and _alike(one, other):
                fold(one, other, "headline")
                break


def _alike(one: Draft, other: Draft) -> bool:
    """Do a headline and a sentence share a type or an actor?"""
    shared = one.agent_ids() & other.agent_ids() or one.target_ids() & other.target_ids()
    return bool(shared) or one.sub_event_type == other.sub_event_type


def _tellings(kept: list[Draft]) -> None:
    """A second telling of one event: the same deed by the same actors at the same place, dates not at odds."""
    seen: dict[tuple[str, str], list[Draft]] = {}
    for one in kept:
        place = one.place.place.gazetteer_id if one.place is not None else ""
        key = (one.sub_event_type, place)
        for other in seen.get(key, []):
            same_agents = one.agent_ids() and one.agent_ids() & other.agent_ids()
            if same_agents and one.trigger.lemma == other.trigger.lemma and _agree(one, other) and place:
                fold(one, other, "told again")
                break
        else:
            seen.setdefault(key, []).append(one)
