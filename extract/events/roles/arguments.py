"""Who did it to whom: the syntactic slots around a trigger, and the actors that fill its roles through them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from extract.events.grounds import of_actors
from extract.events.meant import GRIEVANCES, HELD, INSIDE, ActorIndex, actors_of, inside_of, of_phrase
from extract.events.roles.slots import PLACED, Phrase, slots_of
from extract.events.roles.unnamed import unnamed
from extract.events.roles_beside import (
    beside,
    object_before,
    object_within,
    told_more,
    who_put_it_there,
    who_says_it,
)
from extract.events.syntax.clauses import Syntax, Verb
from extract.lexicon.triggers import TriggerEntry
from extract.lexicon.wordlist import words
from extract.lexicon.words import word_class
from extract.model import ActorKind, EntityType, ResolvedActor, Span
from extract.resolve.actors.resolver import OPEN


@dataclass(slots=True)
class Arguments:
    """Actors by role, in the order of the text, and what was aimed at where that is no actor."""

    agents: list[ResolvedActor] = field(default_factory=list)
    targets: list[ResolvedActor] = field(default_factory=list)
    aimed_at: list[Span] = field(default_factory=list)  # noun phrases in a target's slot, whether actors or not
    rules: list[str] = field(default_factory=list)


def find_arguments(
    syntax: Syntax,
    actors: ActorIndex,
    entry: TriggerEntry,
    verb: Verb | None,
    first: int,
    last: int,
    stops: frozenset[int] = frozenset(),
) -> Arguments:
    """Arguments of the trigger that covers tokens [first, last); ``verb`` is its own, None for a noun."""
    slots = slots_of(syntax, verb, first, last, stops)
    arguments = Arguments()
    trigger = Span(syntax.tokens[first].start, syntax.tokens[last - 1].end)
    both: list[ResolvedActor] = []
    crowd = entry.event_type in {"Protests", "Riots"}
    for slot, phrases in slots.items():
        role = entry.role(slot) or ("agent" if slot == "by" and "subj" not in entry.frame else "")
        if slot == "obj" and not role and verb is not None and verb.passive and entry.role("subj") == "target":
            role = "target"  # frames of "was shot down by" name the subject of the words themselves
        if slot == "poss" and role == "target" and "of" in slots and entry.role("of") == "target":
            role = "agent"  # "the militia's killing of the informers", but "the informer's killing"
        if crowd and role == "place":
            continue  # where people rally is not whom they turn against
        if slot == "to":
            phrases = phrases[:1]  # "set fire to the bus on the road to X"
        if role:
            _fill(syntax, actors, arguments, both, (slot, role), phrases, trigger, deep=crowd)
    if entry.sub_event_type == "Agreement" and not arguments.targets:
        arguments.agents.extend(both)  # those who agree stand on one side
        both = []
    _share(arguments, both)
    for slot, role in _AROUND:
        if slot in _HARM and entry.sub_event_type == "Non-violent transfer of territory":
            continue  # "the withdrawal has left the army unable to ...": nobody is hit
        if not (arguments.agents if role == "agent" else arguments.targets):
            _fill(syntax, actors, arguments, [], (slot, role), slots.get(slot, []), trigger, deep=crowd)
    _beside(syntax, actors, arguments, entry, verb, trigger)
    _tidy(arguments)
    if unclaimed(syntax, first):
        arguments.agents.clear()
    if entry.role("subj") != "both":
        hit = {a.actor.id for a in arguments.targets}  # "they abducted three herders": not the herders
        arguments.agents[:] = [a for a in arguments.agents if a.actor.id not in hit or not _pronoun(a)]
    arguments.agents[:] = [a for a in arguments.agents if a.actor.id != OPEN or a.mention.text.lower() not in _THINGS]
    if entry.lemma == "fall":  # "it fell to the rebels": the town
        arguments.targets[:] = [a for a in arguments.targets if a.mention.text.lower() not in _THINGS]
    if entry.sub_event_type == "Government regains territory":
        arguments.targets[:] = [a for a in arguments.targets if not _same_state(a, arguments.agents)]
    return arguments


def _beside(
    syntax: Syntax, actors: ActorIndex, arguments: Arguments, entry: TriggerEntry, verb: Verb | None, trigger: Span
) -> None:
    """Roles still open that the words around the slots fill."""
    if not arguments.targets and entry.role("obj") == "target":
        found = object_within(syntax, actors, verb)
        arguments.targets.extend(found)
        if found:
            arguments.rules.append(of_actors("role:within=target", found))
    if not arguments.agents and entry.role("subj") != "both":
        found = beside(syntax, actors, verb) if entry.role("subj") == "agent" or entry.role("by") == "agent" else []
        found = found or who_put_it_there(syntax, actors, trigger)
        arguments.agents.extend(found)
        if found:
            arguments.rules.append(of_actors("role:beside=agent", found))


def _pronoun(one: ResolvedActor) -> bool:
    return one.mention.rule == "actor:pronoun"


def unclaimed(syntax: Syntax, first: int) -> bool:
    """ "An unclaimed blast": the noun phrase of the trigger says that nobody has said they did it."""
    return "unclaimed" in syntax.lows[syntax.chunks[syntax.at[first]].start : first]


def _same_state(one: ResolvedActor, others: Sequence[ResolvedActor]) -> bool:
    """ "Troops retook the government compound": their own side's compound."""
    return one.actor.kind in _STATE and any(
        other.actor.kind in _STATE and other.actor.country in {one.actor.country, ""} for other in others
    )


_STATE = frozenset((ActorKind.GOVERNMENT, ActorKind.STATE_FORCES))


def _fill(
    syntax: Syntax,
    actors: ActorIndex,
    arguments: Arguments,
    both: list[ResolvedActor],
    slot_role: tuple[str, str],
    phrases: list[Phrase],
    trigger: Span,
    *,
    deep: bool,
) -> None:
    """``deep``: a target may stand inside what is protested against ("against abuses by the army")."""
    slot, role = slot_role
    for phrase in phrases:
        found = actors_of(syntax, actors, phrase, trigger)
        if slot == "mod" and all(a.mention.rule == "actor:state" and not a.mention.text.isupper() for a in found):
            found = []  # "the Burkina raid": where it was; "a US raid" says whose
        if deep and role == "target" and syntax.lows[phrase[2]] in GRIEVANCES:
            found = []  # who was killed is not whom the crowd is against
        if role not in {"agent", "means", "both"}:
            if not found and deep:
                found = of_phrase(syntax, actors, phrase[2], trigger, INSIDE)
            found = found or unnamed(syntax, phrase, slot, role, trigger)
            if found and all(a.actor.id == OPEN for a in found):
                found = object_before(syntax, actors, phrase) or found
            if slot in _PLACE_SLOTS:
                # "in Syria and Iraq": a state in such a slot is where it was
                found = [
                    a for a in found if a.mention.type is not EntityType.LOCATION and a.mention.rule != _STATE_NAME
                ]
            arguments.targets.extend(found)
            if role == "target" and not _only_near(syntax, phrase):
                arguments.aimed_at.append(_extended(syntax, phrase))
        elif role == "both":
            both.extend(found or unnamed(syntax, phrase, slot, role, trigger))
        else:
            found = (
                told_more(syntax, actors, phrase, found)
                or _placed_by(syntax, actors, phrase, trigger)
                or who_says_it(syntax, actors, phrase)
                or unnamed(syntax, phrase, slot, role, trigger)
            )
            arguments.agents.extend(found)
        if found:
            arguments.rules.append(of_actors(f"role:{slot}={role}", found))


def _placed_by(syntax: Syntax, actors: ActorIndex, phrase: Phrase, trigger: Span) -> list[ResolvedActor]:
    """ "A mine left behind by the rebels": who placed the weapon."""
    chunks, k = syntax.chunks, syntax.at[phrase[2]] + 1
    if k >= len(chunks) or chunks[k].kind != "part" or chunks[k].word not in PLACED:
        return []
    k += 1
    while k < len(chunks) and chunks[k].kind == "adv":
        k += 1
    if k + 1 >= len(chunks) or chunks[k].word not in {"by", "behind"} or chunks[k + 1].kind not in {"np", "prep"}:
        return []
    k += 1 if chunks[k + 1].kind == "np" else 2
    if k >= len(chunks) or chunks[k].kind != "np":
        return []
    return actors_of(syntax, actors, (chunks[k].start, chunks[k].end, chunks[k].head), trigger)


def _extended(syntax: Syntax, phrase: Phrase) -> Span:
    """The noun phrase with "of X" after it, and "in X" after a word such as "positions"."""
    chunks = syntax.chunks
    k = syntax.at[phrase[2]]
    end = phrase[1]
    while k + 2 < len(chunks) and chunks[k + 1].kind == "prep" and chunks[k + 2].kind == "np":
        wide = chunks[k + 1].word in {"in", "at"} and chunks[k].word in HELD
        if (chunks[k + 1].word != "of" and not wide) or chunks[k].word in _DIRECTIONS:
            break
        k += 2
        end = chunks[k].end
    return Span(syntax.tokens[phrase[0]].start, syntax.tokens[end - 1].end)


def _only_near(syntax: Syntax, phrase: Phrase) -> bool:
    """ "an air strike near the town": the place is not what was aimed at."""
    at = syntax.at[phrase[0]]
    return at > 0 and syntax.chunks[at - 1].kind == "prep" and syntax.chunks[at - 1].word in _BESIDE


_BESIDE = words("near around outside beside by")
_DIRECTIONS = word_class("roles.directions")
_THINGS = frozenset(("it", "which", "this", "that"))
_STATE_NAME = "actor:state"
_PLACE_SLOTS = word_class("roles.place_slots")


#: slots that no frame names, in the order in which they are asked
_HARM = frozenset(("hurt", "sufferer"))
_AROUND = (("doer", "agent"), ("hurt", "target"), ("sufferer", "target"), ("aim", "target"))


def _share(arguments: Arguments, both: list[ResolvedActor]) -> None:
    """Sides of a two-sided event: the first is the agent; the others are, unless a target is named already."""
    if not both:
        return
    if arguments.targets or len(both) == 1:
        arguments.agents.extend(both)
    else:
        arguments.agents.append(both[0])
        arguments.targets.extend(both[1:])


def _tidy(arguments: Arguments) -> None:
    """Each mention once in a role, and none that lies inside another ("Russian" in "Russian troops")."""
    for row in (arguments.agents, arguments.targets):
        kept: list[ResolvedActor] = []
        for actor in row:
            if not any(inside_of(actor, other) for other in row) and actor not in kept:
                kept.append(actor)
        row[:] = kept
