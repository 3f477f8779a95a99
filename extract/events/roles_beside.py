"""Roles that no slot of the trigger holds: who acts in the clause beside it, or behind a comma, or before a hyphen."""

from __future__ import annotations

from collections.abc import Sequence

from extract.events.meant import ActorIndex, actors_of
from extract.events.roles.slots import Phrase
from extract.events.roles.unnamed import somebody
from extract.events.syntax.clauses import Syntax, Verb
from extract.lexicon.verbs import forms_of
from extract.lexicon.words import word_class
from extract.model import ARMED_KINDS, ActorKind, ResolvedActor, Span

_NOWHERE = Span(0, 0)
_ITSELF = frozenset(("it", "they"))
_GENERIC = word_class("roles.generic")
_IRREGULAR = frozenset((ActorKind.REBEL_GROUP, ActorKind.POLITICAL_MILITIA, ActorKind.IDENTITY_MILITIA))
_PUT_THERE = word_class("roles.put_there")


def phrase_of(syntax: Syntax, np: int) -> Phrase:
    chunk = syntax.chunks[np]
    return chunk.start, chunk.end, chunk.head


def _meant(syntax: Syntax, actors: ActorIndex, row: Sequence[int]) -> list[ResolvedActor]:
    """The actors of the first noun phrase of ``row`` that means any."""
    for np in row:
        found = actors_of(syntax, actors, phrase_of(syntax, np), _NOWHERE)
        if found:
            return found
    return []


def object_before(syntax: Syntax, actors: ActorIndex, phrase: Phrase) -> list[ResolvedActor]:
    """ "Dragged the lodger out and killed him": whom the verb before was done to, where no actor known before fits."""
    at = syntax.at[phrase[2]]
    verb = next((v for v in syntax.verbs if at in v.objects and v.link == "coord" and v.parent is not None), None)
    if verb is None or verb.parent is None:
        return []
    for np in verb.parent.objects:
        before = phrase_of(syntax, np)
        found = actors_of(syntax, actors, before, _NOWHERE) or somebody(syntax, before)
        if found:
            return found
    return []


def object_within(syntax: Syntax, actors: ActorIndex, verb: Verb | None) -> list[ResolvedActor]:
    """ "Shot dead three militants": the object that the words of the trigger reach into."""
    if verb is None or verb.passive or syntax.word(verb.chunk) not in forms_of("person", "aimed"):
        return []  # "opened fire", "took control": what they do is no harm to their object
    heads = [syntax.tokens[syntax.chunks[np].head] for np in verb.objects]
    found = _meant(syntax, actors, verb.objects)
    return [a for a in found if any(a.mention.start <= head.start < a.mention.end for head in heads)]


def who_says_it(syntax: Syntax, actors: ActorIndex, phrase: Phrase) -> list[ResolvedActor]:
    """ "The front claimed it and an allied unit killed nine": who "it" is in what somebody says of himself."""
    if phrase[1] - phrase[0] != 1 or syntax.lows[phrase[0]] not in _ITSELF:
        return []
    at = syntax.at[phrase[2]]
    for verb in syntax.verbs:
        if at in verb.subject and verb.link in {"that", "comp"} and verb.parent is not None:
            return _meant(syntax, actors, verb.parent.subject)
    return []


def told_more(syntax: Syntax, actors: ActorIndex, phrase: Phrase, found: list[ResolvedActor]) -> list[ResolvedActor]:
    """ "Men in uniform, suspected militiamen, stormed the office": who the men are, between two commas."""
    if len(found) != 1 or found[0].actor.name.lower() not in _GENERIC:
        return found
    chunks = syntax.chunks
    k = syntax.at[phrase[2]] + 1
    while k + 1 < len(chunks) and chunks[k].kind == "prep" and chunks[k + 1].kind == "np":
        k += 2
    if k + 2 >= len(chunks) or [chunks[k].kind, chunks[k + 1].kind, chunks[k + 2].kind] != ["comma", "np", "comma"]:
        return found
    more = [a for a in _meant(syntax, actors, [k + 1]) if a.actor.kind in ARMED_KINDS]
    return more or found


def beside(syntax: Syntax, actors: ActorIndex, verb: Verb | None) -> list[ResolvedActor]:
    """ "Gunmen held up a lorry, one driver shot dead": a participle without "by" tells on what the gunmen did."""
    if verb is None or not verb.passive or verb.form != "part" or not verb.subject:
        return []
    if any(word == "by" for word, _ in verb.preps):
        return []
    first = verb.subject[0]
    if first < 1 or syntax.chunks[first - 1].kind != "comma":
        return []
    main = next((v for v in reversed(syntax.verbs) if v.chunk < first and v.form == "finite"), None)
    if main is None or main.passive or main.subject == verb.subject:
        return []
    return [a for a in _meant(syntax, actors, main.subject) if a.actor.kind in _IRREGULAR]


def who_put_it_there(syntax: Syntax, actors: ActorIndex, trigger: Span) -> list[ResolvedActor]:
    """ "Hit a rebel-planted mine": whose mine it was."""
    starts = {token.start: low for token, low in zip(syntax.tokens, syntax.lows, strict=True)}
    return [
        one
        for one in actors.within(trigger.start, trigger.end)
        if one.mention.rule == "actor:prefix" and starts.get(one.mention.start, "").rpartition("-")[2] in _PUT_THERE
    ]
