"""Who did it to whom: the syntactic slots around a trigger, and the actors that fill its roles through them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field

from extract.events.clauses import Syntax, Verb
from extract.events.grounds import of_actors
from extract.events.slots import PLACED, Phrase, slots_of
from extract.events.unnamed import unnamed
from extract.lexicon.triggers import TriggerEntry
from extract.lexicon.wordlist import words
from extract.model import ActorKind, EntityType, ResolvedActor, Span

#: heads that stand for whoever holds them: "rebel positions", "an army convoy"
_HELD = words(
    """position positions target targets convoy convoys base bases camp camps stronghold strongholds vehicle
    vehicles headquarters checkpoint checkpoints territory patrol patrols post posts outpost outposts barracks
    facility facilities hideout hideouts line lines unit units tank tanks aircraft jet jets plane planes
    warplane warplanes helicopter helicopters drone drones gunship gunships artillery rocket rockets missile
    missiles shell shells ship ships boat boats warship warships troops forces fighters soldiers men members
    leader leaders commander commanders base airbase strike strikes raid raids attack attacks offensive advance
    advances assault assaults operation operations embassy consulate office offices building buildings mission
    missions side gunners snipers guns mortars crew crews house home car"""
)
#: heads that only count or gather what follows "of"
_PARTITIVE = words(
    """number numbers thousands hundreds dozens scores tens group groups members member people body part majority
    crowd crowds some most several many one two three four five six seven eight nine ten dozen hundred band
    bands column columns team teams unit units handful couple wave waves all any each none bodies remains
    families relatives lives life supporters followers residents leaders leader commander commanders head chief
    officials elements contingent contingents killing death deaths coalition alliance fighters forces positions
    convoy convoys columns fleet
    village town city district headquarters office offices branch branches compound house houses home homes residence
    son daughter wife brother father sons vehicle vehicles bus buses boat boats ship ships vessel vessels car cars truck
    trucks lorry lorries tank tanks jet jets plane planes helicopter helicopters aircraft drone drones warplane
    warplanes gunship gunships artillery howitzers post posts outpost outposts base bases camp camps barracks garrison
    checkpoint checkpoints patrol patrols hideout hideouts depot depots station stations crew crews
    gunners snipers men"""
)


@dataclass(slots=True)
class Arguments:
    """Actors by role, in the order of the text, and what was aimed at where that is no actor."""

    agents: list[ResolvedActor] = field(default_factory=list)
    targets: list[ResolvedActor] = field(default_factory=list)
    aimed_at: list[Span] = field(default_factory=list)  # noun phrases in a target's slot, whether actors or not
    rules: list[str] = field(default_factory=list)


class ActorIndex:
    """Resolved actors by offset."""

    def __init__(self, actors: Sequence[ResolvedActor]) -> None:
        self._actors = sorted(actors, key=lambda a: (a.mention.start, -a.mention.end))
        self._starts = [a.mention.start for a in self._actors]

    def without_newsrooms(self) -> ActorIndex:
        """The same without newsrooms: they report, and act in no event."""
        others = ActorIndex(())
        others._actors = [a for a in self._actors if a.actor.kind is not ActorKind.NEWSROOM]
        others._starts = [a.mention.start for a in others._actors]
        return others

    def within(self, start: int, end: int) -> list[ResolvedActor]:
        """Actors whose mention overlaps [start, end), in order."""
        at = bisect_left(self._starts, start)
        while at and self._actors[at - 1].mention.end > start:
            at -= 1
        found = []
        while at < len(self._actors) and self._starts[at] < end:
            if self._actors[at].mention.end > start:
                found.append(self._actors[at])
            at += 1
        return found


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
    _tidy(arguments)
    if "unclaimed" in syntax.lows[syntax.chunks[syntax.at[first]].start : first]:
        arguments.agents.clear()
    if entry.lemma == "fall":  # "it fell to the rebels": the town
        arguments.targets[:] = [a for a in arguments.targets if a.mention.text.lower() not in _THINGS]
    if entry.sub_event_type == "Government regains territory":
        arguments.targets[:] = [a for a in arguments.targets if not _same_state(a, arguments.agents)]
    return arguments


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
        if deep and role == "target" and syntax.lows[phrase[2]] in _GRIEVANCES:
            found = []  # who was killed is not whom the crowd is against
        if role not in {"agent", "means", "both"}:
            if not found and deep:
                found = _of_phrase(syntax, actors, phrase[2], trigger, _INSIDE)
            found = found or unnamed(syntax, phrase, slot, role, trigger)
            if slot in _PLACE_SLOTS:
                found = [a for a in found if a.mention.type is not EntityType.LOCATION]
            arguments.targets.extend(found)
            if role == "target" and not _only_near(syntax, phrase):
                arguments.aimed_at.append(_extended(syntax, phrase))
        elif role == "both":
            both.extend(found or unnamed(syntax, phrase, slot, role, trigger))
        else:
            found = found or _placed_by(syntax, actors, phrase, trigger) or unnamed(syntax, phrase, slot, role, trigger)
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
        wide = chunks[k + 1].word in {"in", "at"} and chunks[k].word in _HELD
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
_DIRECTIONS = words(
    """north-east north-west south-east south-west north south east west northeast northwest southeast southwest
    outskirts edge"""
)
_INSIDE = words("of by from against")
_GRIEVANCES = words(
    """killing killings murder murders death deaths arrest arrests detention abduction kidnapping rape shooting
    beheading execution jailing imprisonment eviction torture disappearance lynching massacre removal dismissal"""
)
_THINGS = frozenset(("it", "which", "this", "that"))
_PLACE_SLOTS = words("in at into to toward from through over")


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
            if not any(_inside(actor, other) for other in row) and actor not in kept:
                kept.append(actor)
        row[:] = kept


def _inside(one: ResolvedActor, other: ResolvedActor) -> bool:
    mine, theirs = one.mention, other.mention
    return (
        theirs.start <= mine.start and mine.end <= theirs.end and (mine.start, mine.end) != (theirs.start, theirs.end)
    )


def actors_of(syntax: Syntax, actors: ActorIndex, phrase: Phrase, trigger: Span) -> list[ResolvedActor]:
    """The actor that a noun phrase (first token, end, head) means; [] where it means none."""
    first, end, head = phrase
    tokens = syntax.tokens
    inside = [
        a
        for a in actors.within(tokens[first].start, tokens[end - 1].end)
        if not (trigger.start <= a.mention.start and a.mention.end <= trigger.end)
    ]
    head_token = tokens[head]
    low = syntax.lows[head]
    covering = [a for a in inside if a.mention.start <= head_token.start < a.mention.end]
    if tokens[first].tag == "PRP$" and low in _OWN and end - first <= 3:
        owner = [a for a in actors.within(tokens[0].start, tokens[first].start) if a.actor.kind in _HAVE_MEN]
        if owner and (not covering or covering[0].actor.kind not in _HAVE_MEN):
            return owner[-1:]  # "the front said that its men"
    carried = syntax.at[head] + 1
    if low in _CARRIERS and carried + 1 < len(syntax.chunks) and syntax.chunks[carried].word in _CARRYING:
        np = syntax.chunks[carried + 1]
        if np.kind == "np":  # "a car carrying the ambassador"
            inmates = actors_of(syntax, actors, (np.start, np.end, np.head), trigger)
            if inmates:
                return inmates
    if low in _PARTITIVE and (not covering or covering[0].actor.kind is ActorKind.OTHER):
        deeper = _of_phrase(syntax, actors, head, trigger)
        if deeper:
            return deeper
    others = [a for a in inside if a not in covering]
    if others and low in {"hostage", "captive", "prisoner"}:
        return others[-1:]  # "took nine villagers hostage"
    if covering:
        return covering
    inside = [a for a in inside if _whole_word(syntax, first, end, a)]  # not "Kurdish" of "Kurdish-held"
    named = head_token.tag in {"NNP", "NNPS"} or end - first == 1
    if inside and (named or low in _HELD or (head_token.tag in {"NNS", "NN"} and low not in _NEVER_HELD)):
        return inside[-1:]
    return []


_CARRIERS = words("car vehicle bus minibus van truck convoy plane helicopter boat ship train lorry jeep taxi aircraft")
_CARRYING = words("carrying transporting ferrying taking bringing escorting")


def _whole_word(syntax: Syntax, first: int, end: int, actor: ResolvedActor) -> bool:
    """Does the mention end where a word ends?"""
    return any(token.end == actor.mention.end for token in syntax.tokens[first:end])


_HAVE_MEN = frozenset(
    (
        ActorKind.GOVERNMENT,
        ActorKind.STATE_FORCES,
        ActorKind.REBEL_GROUP,
        ActorKind.POLITICAL_MILITIA,
        ActorKind.IDENTITY_MILITIA,
        ActorKind.EXTERNAL,
    )
)
_OWN = words(
    "men fighters forces troops soldiers members militiamen warplanes jets aircraft helicopters artillery units"
)
_NEVER_HELD = words(
    """town towns village villages city cities district province region area border capital neighbourhood airport
    road bridge hill hills island port suburb fire control talks war peace border time day week month year night
    report reports statement predecessor predecessors successor rival rivals enemy enemies ally allies foe foes
    opponent opponents media government-run way support aid help help power force violence fighting
    clashes anniversary election elections demands rights violations"""
)


def _of_phrase(
    syntax: Syntax,
    actors: ActorIndex,
    head: int,
    trigger: Span,
    prepositions: frozenset[str] = frozenset(("of", "from")),
) -> list[ResolvedActor]:
    """Actors in "of X", "from X" right after the head."""
    chunk = syntax.at[head]
    chunks = syntax.chunks
    if chunk + 2 >= len(chunks) or chunks[chunk + 1].kind != "prep" or chunks[chunk + 2].kind != "np":
        return []
    if chunks[chunk + 1].word not in prepositions:
        return []
    if len(prepositions) > 2 and chunks[chunk].word in _GRIEVANCES and chunks[chunk + 1].word != "by":
        return []  # who was killed is not whom the crowd is against
    found: list[ResolvedActor] = []
    for member in syntax.groups.get(chunk + 2, [chunk + 2]):
        if member > chunk:
            np = chunks[member]
            found.extend(actors_of(syntax, actors, (np.start, np.end, np.head), trigger))
    if not found and len(prepositions) > 2:
        return _of_phrase(syntax, actors, chunks[chunk + 2].head, trigger, prepositions)
    return found
