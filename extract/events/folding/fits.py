"""Whether an event of a sentence belongs to another one of it: what came of it, what it was for, who names it again.

Each question is of two drafts of one sentence, ``one`` and the event that it may belong to, and changes neither.
"""

from __future__ import annotations

from extract.events.coding.words import EXPLOSIVES
from extract.events.draft import Draft
from extract.events.folding.join import FACTS, TERRITORY, VIOLENT, agree, family
from extract.events.syntax.verbs import Verb
from extract.lexicon.words import word_class
from extract.model import Span, Status

REMOTE = word_class("folding.remote")
#: verbs that tell of victims
HARM = frozenset(("killed", "wounded", "injured", "hurt"))
_RESULT_LINKS = frozenset(("when", "as", "after", "while", "ger", "coord", "part", "inf", "rel", "in", "by"))


_OPENED = word_class("folding.opened")


def came_of(one: Draft, event: Draft) -> bool:
    """Is ``one`` ("killed 12") what came of ``event``?"""
    verb = one.verb
    if verb is not None and verb.passive and event.verb is not None and _own_cause(one, event):
        return False
    if verb is not None and verb.link in {"after", "because", "since"} and family(event) == "crowd":
        return False  # "rallied after a boy was killed": the grievance
    if event.verb is not None and verb is not None and event.verb.link == "coord" and event.verb.parent is verb:
        return False  # "killed two and abducted nine": another deed
    if event.superlative or (event.verdict.status not in FACTS and one.verdict.status in FACTS):
        return False
    if verb is None:
        return event.verb is None and abs(event.chunk - one.chunk) <= 2
    chunks = event.chunks
    if chunks & set(verb.subject) or any(np in chunks for _, np in verb.preps):
        return True
    if verb.subject and not verb.passive and event.verb is None and chunks & climbed(one, verb.subject[0]):
        return True  # "the attack on a base between the river and the dam killed nine"
    if verb.link == "rel" and verb.subject and chunks & climbed(one, verb.subject[0]):
        return True
    if event.verb is None:
        if any(_beside_harm(verb, v) and any(np in chunks for _, np in v.preps) for v in one.syntax.verbs):
            return one.syntax.word(verb.chunk) in HARM  # "11 were killed and five were wounded in clashes"
        when = any(
            v.parent is verb and v.link in {"when", "as", "after"} and chunks & set(v.subject) for v in one.syntax.verbs
        )
        return when or event.chunk == one.chunk or _same_clause(one, event)
    return _hangs(verb, event.verb) or _hangs(event.verb, verb)


def _beside_harm(one: Verb, other: Verb) -> bool:
    """Two passives joined by "and": "were killed and wounded"."""
    return (one.parent is other or other.parent is one) and "coord" in (one.link, other.link) and other.passive


def _own_cause(one: Draft, event: Draft) -> bool:
    """ "and three of them were killed by a booby-trapped house": an explosive of its own did it."""
    between = [np for word, np in (one.verb.preps if one.verb else []) if word == "by"]
    chunks = one.syntax.chunks
    said = frozenset().union(*(one.syntax.lows[chunks[np].start : chunks[np].end] for np in between))
    return bool(said & EXPLOSIVES) and event.sub_event_type not in REMOTE


def climbed(one: Draft, np: int) -> frozenset[int]:
    """The noun phrase and those that it hangs on: "the battle in the valley, which"."""
    chunks, groups, found = one.syntax.chunks, one.syntax.groups, [np]
    np = groups.get(np, [np])[0]  # "between the river and the dam": from the first of a row
    while np >= 2 and chunks[np - 1].kind == "prep" and chunks[np - 2].kind == "np":
        np -= 2
        found.append(np)
    return frozenset(found)


def done_by(one: Draft, event: Draft) -> bool:
    """ "The air strike hit a market": is the subject of ``one`` an event noun of the same sentence?"""
    verb = one.verb
    if verb is None or family(event) not in {"violence", "crowd"}:
        return False
    if verb.passive and not one.is_("result") and not {one.sub_event_type, event.sub_event_type} <= REMOTE:
        return False
    return bool(event.chunks & set(verb.subject)) and one.sub_event_type not in _OTHER_DEEDS


#: deeds that stay events of their own although an event is their subject ("the attack sparked protests")
_OTHER_DEEDS = frozenset(("Peaceful protest", "Agreement", "Arrests", "Non-violent transfer of territory"))


def joined_to(one: Draft, other: Draft) -> bool:
    """ "Beaten and shot dead": two verbs of one deed, nothing between them but "and"."""
    if other.verb is None or one.verb is None or other.verb.parent is not one.verb or other.verb.link != "coord":
        return False
    between = one.syntax.chunks[one.verb.chunk + 1 : other.verb.chunk]
    kinds = {one.sub_event_type, other.sub_event_type}
    return (
        family(other) == "violence"
        and all(chunk.kind in {"coord", "adv"} for chunk in between)
        and one.verdict.status is other.verdict.status
        and not kinds & {"Abduction/forced disappearance", "Sexual violence"}
    )


def means_of(one: Draft, deed: Draft) -> bool:
    """ "fought, contending with roadside bombs": a weapon in the deed's "with"."""
    verbs = [v for v in one.syntax.verbs if deed.verb is not None and _hangs(v, deed.verb)]
    return family(deed) == "violence" and any(("with", one.chunk) in v.preps for v in verbs)


def listed_with(one: Draft, other: Draft) -> bool:
    """ "killed in shelling and bombing": two nouns of one row tell of one happening, unless each has its own agent."""
    group = one.syntax.groups.get(one.chunk, ())
    apart = one.arguments.agents and other.arguments.agents
    near = other.chunk in group and family(other) == "violence" and not apart
    return near and (one.verdict.status in FACTS) == (other.verdict.status in FACTS)


def beside_cover(one: Draft, deed: Draft) -> bool:
    """ "advanced under cover of artillery": one reality of a deed of violence and of what covered it."""
    return family(deed) == "violence" and (one.verdict.status in FACTS) == (deed.verdict.status in FACTS)


def opens_with(one: Draft, other: Draft) -> bool:
    """ "The assault opened with a wave of car bombs": the sharper noun is the event."""
    return (
        one.event_type == "Battles"
        and other.sub_event_type in REMOTE
        and any(
            one.chunk in verb.subject
            and one.syntax.word(verb.chunk) in _OPENED
            and any(word == "with" and np in climbed(other, other.chunk) for word, np in verb.preps)
            for verb in one.syntax.verbs
        )
    )


def qualified_by(one: Draft, other: Draft) -> bool:
    """ "Two mines targeting a convoy exploded"."""
    if one.verb is None or other.verb is None or one.verb.noun < 0:
        return False
    return one.verb.noun in other.verb.subject and family(one) == family(other) == "violence"


def restated(one: Draft, other: Draft) -> bool:
    """ "stepped up air strikes, with 29 missions targeting ..."."""
    mine, theirs = one.agent_ids(), other.agent_ids()
    same = one.sub_event_type == other.sub_event_type and one.verdict.status is other.verdict.status
    return same and not (mine and theirs and mine.isdisjoint(theirs))


def told_before(one: Draft, event: Draft) -> bool:
    """ "Shells fell on the market; nine people died": the violence that the sentence told before."""
    if event.verb is not None and one.verb is not None and one.verb.passive and _own_cause(one, event):
        return False
    return (
        family(event) == "violence"
        and event.verdict.status in FACTS
        and not event.is_("result")
        and not event.superlative  # "the deadliest attack since March, when nine were killed"
        and agree(one, event, actors=False)
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


def purpose_of(one: Draft, deed: Draft) -> bool:
    """ "advanced to retake the town": what the deed was done for."""
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


def beside(one: Draft, other: Draft) -> bool:
    """A general word in the clause of a sharper one, or in one that hangs on it."""
    if (one.verdict.status in FACTS) != (other.verdict.status in FACTS) or family(one) != family(other):
        return False
    if one.verb is not None and other.verb is not None:
        if one.sub_event_type in TERRITORY and one.verdict.status is not other.verdict.status:
            return False  # "shelled the town, and claimed to have gained ground"
        return _hangs(one.verb, other.verb) or _hangs(other.verb, one.verb)
    return _same_clause(one, other) or _same_clause(other, one)


def _fought_before(one: Draft) -> bool:
    """ "took the town after (three days of) fighting"."""
    chunks, at = one.syntax.chunks, one.chunk
    if at >= 4 and chunks[at - 1].word == "of" and chunks[at - 2].kind in {"np", "time"}:
        at -= 2
    return at >= 1 and chunks[at - 1].word in {"after", "following"} and one.first > chunks[at - 1].start


def _same_victim(one: Draft, other: Draft) -> bool:
    """ "The murder of a mayor, who was shot by gunmen": the very same words name whom both were done to."""
    mine = {(a.mention.start, a.mention.end) for a in one.arguments.targets}
    theirs = {(a.mention.start, a.mention.end) for a in other.arguments.targets}
    agents = (one.agent_ids(), other.agent_ids())
    return bool(mine & theirs) and not (agents[0] and agents[1] and agents[0].isdisjoint(agents[1]))


def _sums_up(one: Draft, other: Draft) -> bool:
    """ "retook the town on Sunday, the first counter-attack since May": a noun that sums up the clause before it."""
    if other.verb is None or one.first < other.first or one.arguments.agents:
        return False
    chunks, at = one.syntax.chunks, one.chunk
    loose = (
        chunks[at - 1].kind == "comma"
        and one.chunk not in one.syntax.groups
        and one.syntax.lows[chunks[at].start] in {"the", "a", "an"}
    )
    taken = any(at in verb.subject or at in verb.objects for verb in one.syntax.verbs)
    return loose and not taken and _same_clause(one, other)


def names_the_same(one: Draft, other: Draft) -> bool:
    """ "the attack, a suicide bombing, ..."; "in an ambush on a convoy" beside "attacked"."""
    within = other.verb is not None and any(
        np == one.chunk and word in {"in", "during"} for word, np in other.verb.preps
    )
    agreed = other.sub_event_type == one.sub_event_type == "Agreement" and other.verb is not None
    if agreed and other.verb is not None and any(np == one.chunk for _, np in other.verb.preps):
        return True  # "agreed to a truce"
    raids = within and one.sub_event_type == other.sub_event_type == "Arrests"
    within = within or (other.sub_event_type in TERRITORY and _fought_before(one))
    if within and (family(one) == "violence" or raids) and one.verdict.status in FACTS:
        return other.verdict.status in FACTS and agree(one, other)
    if one.event_type != other.event_type and not {one.event_type, other.event_type} <= VIOLENT:
        return False
    if other.first > one.first and other.verb is not None and not one.definite:
        return False
    if (one.verdict.status in FACTS) != (other.verdict.status in FACTS):
        return False
    if one.definite and other.first < one.first and agree(one, other) and one.is_("resume"):
        return True
    if family(one) == "violence" and other.verb is not None and _same_victim(one, other):
        return True
    chunks = one.syntax.chunks
    if _sums_up(one, other):
        return True
    between = range(min(one.chunk, other.chunk) + 1, max(one.chunk, other.chunk))
    if other.verb is None:
        return len(between) == 1 and chunks[between[0]].kind == "comma" and one.first > other.first
    return False
