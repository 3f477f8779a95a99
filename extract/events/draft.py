"""Event drafts: what one trigger tells, before mentions of one happening are put together."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from operator import attrgetter

from extract.events.grounds import by_word
from extract.events.meant import ActorIndex
from extract.events.roles.arguments import Arguments, find_arguments
from extract.events.roles.slots import own_verb
from extract.events.status.judge import Judge
from extract.events.status.verdict import Verdict
from extract.events.syntax.clauses import Syntax, Verb
from extract.lexicon.rules import located
from extract.lexicon.triggers import TriggerEntry, entry
from extract.lexicon.words import word_class
from extract.model import ActorKind, CasualtyMention, EventActor, EventPlace, EventTime, Sentence, Span, TriggerMention

_HELD_PLACE = frozenset(("Government regains territory", "Non-state actor overtakes territory"))


_DEFINITE = word_class("tolls.definite")


@dataclass(slots=True, eq=False)
class Draft:
    trigger: TriggerMention
    entry: TriggerEntry
    number: int  # of its sentence
    sentence: Sentence
    syntax: Syntax
    first: int  # tokens of the trigger
    last: int
    verb: Verb | None
    arguments: Arguments
    verdict: Verdict
    clause: Span
    event_type: str = ""
    sub_event_type: str = ""
    time: EventTime | None = None
    place: EventPlace | None = None
    weapons: tuple[str, ...] = ()
    words: frozenset[str] = frozenset()  # of its clause, lower case, and of the clauses folded into it
    tolls: list[tuple[int, CasualtyMention]] = field(default_factory=list)  # with the number of their sentence
    also: list[Span] = field(default_factory=list)
    rules: list[str] = field(default_factory=list)
    target_place: EventActor | None = None  # a place aimed at, where no actor is named as the target
    recoded: bool = False  # its type comes from what was folded into it, not from its own words
    into: Draft | None = None  # the draft that this one was put into
    room: int = -1  # where the item of a led-in list begins that tells it; each item tells of its own
    parts: list[Draft] = field(default_factory=list)  # the drafts that were put into this one
    tally: bool = False  # a total over a period, not a happening of a day

    @property
    def chunk(self) -> int:
        return self.syntax.at[self.first]

    @property
    def chunks(self) -> frozenset[int]:
        """All chunks that the trigger's words stand in."""
        return frozenset(self.syntax.at[self.first : self.last])

    @property
    def definite(self) -> bool:
        """ "the attack", "this raid", "their advance": words that take up what was told before?"""
        if self.sub_event_type in _HELD_PLACE and self.verb is not None:
            return False  # "raised the flag"
        number = self.syntax.at[self.last - 1]
        if self.verb is not None and number == self.verb.chunk:
            return False
        chunk = self.syntax.chunks[number]
        opener = self.syntax.lows[chunk.start]
        return chunk.kind == "np" and opener in _DEFINITE

    @property
    def superlative(self) -> bool:
        """ "their bloodiest combat of the war": a comparison, not news of a happening."""
        chunk = self.syntax.chunks[self.chunk]
        return self.verb is None and any(t.tag == "JJS" for t in self.syntax.tokens[chunk.start : self.first])

    def is_(self, flag: str) -> bool:
        return flag in self.entry.flags

    def counts(self) -> frozenset[str]:
        """Kinds of victims that are counted for it."""
        return frozenset(toll.kind for _, toll in self.tolls)

    def agent_ids(self) -> frozenset[str]:
        return frozenset(a.actor.id for a in self.arguments.agents)

    def target_ids(self) -> frozenset[str]:
        return frozenset(a.actor.id for a in self.arguments.targets)


def draft(
    trigger: TriggerMention,
    number: int,
    sentence: Sentence,
    syntax: Syntax,
    judge: Judge,
    actors: ActorIndex,
    stops: frozenset[int],
) -> Draft | None:
    """The draft of one trigger; None where the words tell no event.

    ``stops``: chunks of all triggers of the sentence.
    """
    first, last = tokens_of(syntax, trigger)
    known = entry(trigger.entry)
    if first >= last or _only_qualifies(syntax, first, last):
        return None
    while last - first > 1 and syntax.tokens[last - 1].tag in {"IN", "TO", "RP"}:
        last -= 1  # "attack on": what stands after is read with its preposition
    verb = own_verb(syntax, known, first, last)
    if verb is not None and known.id in _STATES and _only_a_state(syntax, verb):
        return None
    if verb is not None and verb.link == "rel" and known.sub_event_type == "Other" and known.lemma in _MOVES:
        return None  # "49 men who fled the town were shot"
    arguments = find_arguments(
        syntax, actors, known, verb, first, last, stops - {syntax.at[first], syntax.at[last - 1]}
    )
    if (
        known.sub_event_type == _TRANSFER
        and arguments.agents
        and all(a.actor.kind in _HOLD_NOTHING for a in arguments.agents)
    ):
        return None  # "families who left the town"
    verdict = judge.judge(known, first, last, verb)
    if known.flags & {"result", "vague"} and not _NONE.isdisjoint(verdict.rules):
        return None  # "nobody was injured" tells of no event
    made = Draft(
        trigger,
        known,
        number,
        sentence,
        syntax,
        first,
        last,
        verb,
        arguments,
        verdict,
        _clause(syntax, verb, first, sentence),
    )
    here = Span(trigger.start, trigger.end)
    told = [by_word(rule, syntax, here) for rule in verdict.rules]
    made.rules = [located(trigger.rule or f"trigger:{trigger.entry}", [here]), *arguments.rules, *told]
    return made


def _only_qualifies(syntax: Syntax, first: int, last: int) -> bool:
    """ "attack helicopters", "invasion forces": the noun says what sort of thing, not what happened."""
    chunk = syntax.chunks[syntax.at[first]]
    return chunk.kind == "np" and last <= chunk.head < chunk.end and chunk.word in _THINGS


def _only_a_state(syntax: Syntax, verb: Verb) -> bool:
    """ "militias fighting the insurgents", "a call to fight them", "no will to fight"."""
    if verb.form == "ger" and verb.noun >= 0:
        return bool(verb.objects) or any(word in {"in", "for", "against", "alongside"} for word, _ in verb.preps)
    before = syntax.chunks[verb.chunk - 1] if verb.chunk else None
    return verb.form == "inf" and before is not None and before.word in _WILL


_NONE = frozenset(("status:no", "status:adjective no"))
_TRANSFER = "Non-violent transfer of territory"
_HOLD_NOTHING = frozenset((ActorKind.CIVILIANS, ActorKind.NEWSROOM, ActorKind.ORGANISATION, ActorKind.PROTESTERS))
_MOVES = frozenset(("flee", "escape"))
_WILL = word_class("tolls.will")
#: verbs that name a standing state where they qualify a noun ("militias fighting the insurgents")
_STATES = frozenset(("fight.v", "battle.v"))
_THINGS = word_class("tolls.things")


def tokens_of(syntax: Syntax, span: Span) -> tuple[int, int]:
    tokens = syntax.tokens
    low, high = 0, len(tokens)
    while low < high:
        middle = (low + high) // 2
        if tokens[middle].end <= span.start:
            low = middle + 1
        else:
            high = middle
    last = low
    while last < len(tokens) and tokens[last].start < span.end:
        last += 1
    return low, last


def words_in(syntax: Syntax, span: Span) -> frozenset[str]:
    """Lower-case tokens that begin in a span of the text."""
    tokens = syntax.tokens
    first = bisect_left(tokens, span.start, key=_start)
    return frozenset(syntax.lows[first : bisect_left(tokens, span.end, lo=first, key=_start)])


_start = attrgetter("start")


def _clause(syntax: Syntax, verb: Verb | None, first: int, sentence: Sentence) -> Span:
    """The stretch that tells the event: its clause, with the purpose and participles that hang on it."""
    own = verb or syntax.clause_of(first)
    tokens = syntax.tokens
    if own is None:
        return Span(sentence.start, sentence.end)
    start, end = own.start, own.end
    grown = True
    while grown:
        grown = False
        for other in syntax.verbs:
            hangs = other.parent is own and other.form != "finite" and other.link in {"inf", "ger", "part"}
            if hangs and other.start <= end < other.end:
                end, grown = other.end, True
    if own.form != "finite" and own.parent is not None and own.link in {"inf", "ger", "part", "coord"}:
        start = min(start, own.parent.start)
    if own.form == "finite" and own.link in {"main", "parataxis"} and own.parent is None:
        start = min(start, _opening(syntax, own))
    return Span(tokens[start].start, tokens[max(end, start + 1) - 1].end)


def _opening(syntax: Syntax, verb: Verb) -> int:
    """A main clause takes the phrases that open the sentence, unless another clause stands there."""
    earlier = [other.end for other in syntax.verbs if other.end <= verb.start]
    return min(earlier) if earlier and min(earlier) < verb.start else verb.start


def quoted_sentences(runs: Sequence[int]) -> dict[int, list[int]]:
    """Number of a quotation -> the sentences in it."""
    found: dict[int, list[int]] = {}
    for number, run in enumerate(runs):
        if run >= 0:
            found.setdefault(run, []).append(number)
    return found
