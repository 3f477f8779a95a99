"""What later sentences say of events told before: who is to blame, who denies it, that nobody could confirm it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from extract.events.draft import Draft
from extract.events.folding.join import TERRITORY, VIOLENT
from extract.events.grounds import of_actors
from extract.events.passages import Rooms
from extract.events.roles.responsibility import blamed, claimants
from extract.events.status.speakers import speaker_of
from extract.events.syntax.clauses import Syntax
from extract.events.syntax.verbs import Verb
from extract.lexicon import cues as cue_lexicon
from extract.lexicon.rules import located
from extract.lexicon.wordlist import words
from extract.lexicon.words import word_class
from extract.model import ResolvedActor, Span, Status

_BLAME_WORDS = word_class("aftermath.blame_words")
_FACELESS = word_class("aftermath.faceless")
_DENIALS = word_class("aftermath.denials")
#: a sentence with one of these speaks of another deed, or denies this one
_ELSEWHERE = _DENIALS | words("another separate earlier previous")
_DENIED = word_class("aftermath.denied")
_TAKEN_UP = word_class("aftermath.taken_up")
_LOST = word_class("aftermath.lost")
_STRUCK = word_class("aftermath.struck")
_UNVERIFIED = word_class("aftermath.unverified")
_TOLD = word_class("aftermath.told")


def blame(rooms: Rooms, drafts: Sequence[Draft]) -> None:
    """Violence without an agent: whoever is blamed or claims it in its sentence or the two after. Where its agents
    have no face ("gunmen"), whoever claims it stands before them."""
    blamed_in: dict[tuple[int, bool], list[ResolvedActor]] = {}
    for one in drafts:
        seen = bool(one.arguments.agents)
        faceless = all(a.mention.text.lower().split()[-1] in _FACELESS for a in one.arguments.agents)
        if not faceless or one.event_type not in VIOLENT or (one.is_("result") and not seen):
            continue
        if "unclaimed" in one.syntax.lows:
            continue
        for number in range(one.number, min(one.number + 3, len(rooms.starts))):
            if (number, seen) not in blamed_in:
                told = rooms.words(number)
                # "Russia denies the attack and blames the regiment": only its own word against the regiment
                says = not _BLAME_WORDS.isdisjoint(told) and _ELSEWHERE.isdisjoint(told)
                ask = claimants if seen else blamed
                blamed_in[number, seen] = ask(rooms.syntax(number), rooms.actors) if says else []
            known = one.target_ids() | one.agent_ids()
            found = [a for a in blamed_in[number, seen] if a.actor.id not in known]
            if found:
                one.arguments.agents[:0] = found
                one.rules.append(of_actors("role:blamed=agent", found))
                break


def denials(rooms: Rooms, kept: Sequence[Draft]) -> None:
    """ "The army denied the use of such weapons", "denied the claim": of the claim told last before."""
    kinds = cue_lexicon.verbs()
    claims = [one for one in kept if one.verdict.status is Status.CLAIMED and one.verdict.denier is None]
    told = {one.number for one in kept}
    first = {one.number: one for one in reversed(claims)}  # the first claim of its sentence is its main one
    numbers = [*sorted(first), len(rooms.starts)]
    for at, later in pairwise(numbers):
        one = first[at]
        for number in range(one.number + 1, min(at + 3, len(rooms.starts), later + 1)):
            if _DENIALS.isdisjoint(rooms.words(number)):
                continue
            syntax = rooms.syntax(number)
            for verb in syntax.verbs:
                denies = kinds.get(syntax.word(verb.chunk)) == "deny" and not verb.passive
                generic = any(syntax.word(np) in _DENIED for np in verb.objects)
                lost = one.sub_event_type in TERRITORY and _takes_up(syntax, verb, _LOST)
                struck = one.event_type in VIOLENT and _takes_up(syntax, verb, _STRUCK)
                again = lost or struck or (number not in told and _takes_up(syntax, verb))
                clause = number == one.number + 1 and again
                if denies and (generic or clause):
                    one.verdict.denier = speaker_of(syntax, rooms.everyone, verb)


def _takes_up(syntax: Syntax, verb: Verb, said: frozenset[str] = _TAKEN_UP) -> bool:
    """Does the clause that is denied speak of what was told before?"""
    return any(
        other.parent is verb
        and other.link in {"that", "comp"}
        and not said.isdisjoint(syntax.lows[other.start : other.end])
        for other in syntax.verbs
    )


def unverified(rooms: Rooms, kept: Sequence[Draft]) -> None:
    """ "The report could not be confirmed": what the sentence before claimed is unconfirmed."""
    for one in kept:
        number = one.number + 1
        claim = one.verdict.status is Status.CLAIMED and number < len(rooms.starts)
        if not claim or _UNVERIFIED.isdisjoint(rooms.words(number)):
            continue
        syntax = rooms.syntax(number)
        for verb in syntax.verbs:
            row = verb.subject if verb.passive else verb.objects
            if (
                syntax.word(verb.chunk) in _UNVERIFIED
                and (verb.negated or "unable" in syntax.lows)
                and any(syntax.word(np) in _TOLD for np in row)
            ):
                one.verdict.status = Status.UNCONFIRMED
                one.rules.append(located("status:could not be confirmed", [_verb_span(syntax, verb)]))
                break


def _verb_span(syntax: Syntax, verb: Verb) -> Span:
    chunk = syntax.chunks[verb.chunk]
    return Span(syntax.tokens[chunk.start].start, syntax.tokens[chunk.end - 1].end)
