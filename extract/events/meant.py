"""Whom a noun phrase means: the actor that it names, holds, carries or counts."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from extract.events.roles.slots import Phrase
from extract.events.syntax.clauses import Syntax
from extract.lexicon.wordlist import words
from extract.lexicon.words import word_class
from extract.model import ActorKind, ResolvedActor, Span

HELD = word_class("roles.held")
_PARTITIVE = word_class("roles.partitive")


INSIDE = words("of by from against")
GRIEVANCES = word_class("roles.grievances")


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


def inside_of(one: ResolvedActor, other: ResolvedActor) -> bool:
    mine, theirs = one.mention, other.mention
    return (
        theirs.start <= mine.start and mine.end <= theirs.end and (mine.start, mine.end) != (theirs.start, theirs.end)
    )


def actors_of(syntax: Syntax, actors: ActorIndex, phrase: Phrase, trigger: Span) -> list[ResolvedActor]:
    """The actor that a noun phrase (first token, end, head) means; [] where it means none."""
    first, end, head = phrase
    tokens = syntax.tokens
    between = trigger.start < tokens[first].start and tokens[end - 1].end < trigger.end
    inside = [
        a
        for a in actors.within(tokens[first].start, tokens[end - 1].end)
        if between or not (trigger.start <= a.mention.start and a.mention.end <= trigger.end)
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
    gathers = low in _PARTITIVE or low in _CARRIERS or low in _SITES
    if gathers and (not covering or covering[0].actor.kind is ActorKind.OTHER):
        deeper = of_phrase(syntax, actors, head, trigger)
        if deeper:
            return deeper
    others = [a for a in inside if a not in covering]
    if others and low in {"hostage", "captive", "prisoner"}:
        return others[-1:]  # "took nine villagers hostage"
    if covering:
        return [a for a in others if _shares_noun(syntax, first, head, a)] + covering
    inside = [a for a in inside if _whole_word(syntax, first, end, a)]  # not "Kurdish" of "Kurdish-held"
    inside = [a for a in inside if not any(inside_of(a, other) for other in inside)]  # "An Islamic Party office"
    named = head_token.tag in {"NNP", "NNPS"} or end - first == 1
    if inside and (named or low in HELD or (head_token.tag in {"NNS", "NN"} and low not in _NEVERHELD)):
        return inside[-1:]
    return []


_CARRIERS = word_class("roles.carriers")
_SITES = word_class("roles.sites")
_CARRYING = word_class("roles.carrying")


def _shares_noun(syntax: Syntax, first: int, head: int, one: ResolvedActor) -> bool:
    """ "French and American troops": is it the first of two nationalities with one noun?"""
    if one.mention.rule != "actor:force":
        return False
    row = range(first, head)
    return any(syntax.tokens[i].end == one.mention.end and syntax.lows[i + 1] == "and" for i in row)


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
_OWN = word_class("roles.own")
_NEVERHELD = word_class("roles.neverheld")


def of_phrase(
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
    if len(prepositions) > 2 and chunks[chunk].word in GRIEVANCES and chunks[chunk + 1].word != "by":
        return []  # who was killed is not whom the crowd is against
    found: list[ResolvedActor] = []
    for member in syntax.groups.get(chunk + 2, [chunk + 2]):
        if member > chunk:
            np = chunks[member]
            found.extend(actors_of(syntax, actors, (np.start, np.end, np.head), trigger))
    if not found and len(prepositions) > 2:
        return of_phrase(syntax, actors, chunks[chunk + 2].head, trigger, prepositions)
    return found
