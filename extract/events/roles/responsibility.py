"""Who is blamed for what a sentence tells, and who says that they did it."""

from __future__ import annotations

from collections.abc import Sequence

from extract.events.meant import ActorIndex, actors_of
from extract.events.syntax.clauses import Syntax, Verb
from extract.model import ResolvedActor, Span


def blamed(syntax: Syntax, actors: ActorIndex) -> list[ResolvedActor]:
    """Who is blamed ("the army blamed the rebels") or claims responsibility in the sentence; [] where nobody."""
    for verb in syntax.verbs:
        if syntax.word(verb.chunk) in {"blamed", "blames", "blaming", "blame"} and not verb.negated:
            row = [np for w, np in verb.preps if w == "on"] or (verb.subject if verb.passive else verb.objects)
            found = _first_of(syntax, actors, row)
            if found:
                return found
    return claimants(syntax, actors)


def claimants(syntax: Syntax, actors: ActorIndex) -> list[ResolvedActor]:
    """Who says in the sentence that they did it themselves: "claimed responsibility", "said it was behind the attack",
    "claimed by"; [] where nobody."""
    for verb in syntax.verbs:
        word = syntax.word(verb.chunk)
        row: list[int] = []
        if word in {"claimed", "claims", "claiming"} and any(
            syntax.word(np) == "responsibility" for np in verb.objects
        ):
            row = verb.subject
        elif verb.passive and word == "claimed":
            row = [np for w, np in verb.preps if w == "by"]
        elif word in {"said", "says", "announced"} and any(_owns_up(syntax, verb, other) for other in syntax.verbs):
            row = verb.subject
        found = _first_of(syntax, actors, row)
        if found:
            return found
    return []


def _owns_up(syntax: Syntax, says: Verb, verb: Verb) -> bool:
    """ "... said it was behind the attack": the clause that is said, with its speaker as its subject."""
    return (
        verb.parent is says
        and verb.link in {"that", "comp"}
        and not verb.negated
        and any(syntax.word(np) in {"it", "they", "he", "she"} for np in verb.subject)
        and not {"behind", "responsible"}.isdisjoint(syntax.lows[verb.start : verb.end])
    )


def _first_of(syntax: Syntax, actors: ActorIndex, row: Sequence[int]) -> list[ResolvedActor]:
    """The actors of the first noun phrase of ``row`` that names any."""
    for np in row:
        chunk = syntax.chunks[np]
        if not syntax.nobody(np):
            found = actors_of(syntax, actors, (chunk.start, chunk.end, chunk.head), Span(0, 0))
            if found:
                return found
    return []
