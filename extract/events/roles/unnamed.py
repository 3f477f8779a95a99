"""Actors that no lexicon knows: what stands in a role that only people or a group can fill is named as it stands.

"GF rushed there and arrested a storekeeper": who GF are in this country nobody has told us, and they acted.
"""

from __future__ import annotations

from extract.events.syntax.clauses import Syntax
from extract.lexicon.actors import word_set
from extract.lexicon.actors.entries import slug
from extract.lexicon.verbs import forms_of
from extract.lexicon.wordlist import words
from extract.mentions.actors.acronyms import short_name
from extract.model import Actor, ActorKind, ActorMention, EntityType, ResolvedActor, Span

_WHY = "named as the text names it: no table knows it, and only an actor can stand there"
_GROUP_SLOTS = words("subj obj by poss on against doer")
_PERSON_SLOTS = words("obj hurt")
_OPENERS = frozenset(("DT", "PRP$", "CD", "PDT", "RB", "JJR", "JJS"))
_SHORTEST = 2  # letters of an acronym


def unnamed(syntax: Syntax, phrase: tuple[int, int, int], slot: str, role: str, trigger: Span) -> list[ResolvedActor]:
    """The actor of a noun phrase (first token, end, head) in a slot of a trigger; [] where it may be none.

    An acronym or a name that ends like a group's in the slot of any role; a common noun only as the victim of a deed
    that is done to people ("killed a pharmacist").
    """
    first, _, head = phrase
    token = syntax.tokens[head]
    if token.start < trigger.end and trigger.start < token.end:
        return []
    if slot in _GROUP_SLOTS and token.tag in {"NNP", "NNPS", "NN", "NNS"} and _names_group(syntax, first, head):
        start = _slashed(syntax, first, head) if short_name(token.text) else _name_start(syntax, first, head)
        return [_actor(syntax, start, head + 1, ActorKind.OTHER, EntityType.ORGANISATION)]
    if role == "target" and slot in _PERSON_SLOTS and _harmed(syntax, head):
        return somebody(syntax, phrase)
    return []


def somebody(syntax: Syntax, phrase: tuple[int, int, int]) -> list[ResolvedActor]:
    """Whoever a noun phrase (first token, end, head) names, where it must be a person; [] where its noun is none."""
    first, end, head = phrase
    if not _may_be_person(syntax, head):
        return []
    while first < head and syntax.tokens[first].tag in _OPENERS:
        first += 1
    return [_actor(syntax, first, end, ActorKind.CIVILIANS, EntityType.PERSON)]


def _harmed(syntax: Syntax, head: int) -> bool:
    """Is the noun phrase what a verb of harm to people is done to?"""
    at = syntax.at[head]
    return any(
        at in (verb.subject if verb.passive else verb.objects) and syntax.word(verb.chunk) in forms_of("person")
        for verb in syntax.verbs
    )


def _names_group(syntax: Syntax, first: int, head: int) -> bool:
    """An acronym that is no weapon's or measure's, or a name with a word for a group in it ("Falcon Force-Myinmu")."""
    text = syntax.tokens[head].text
    if short_name(text):
        return sum(map(str.isalpha, text)) >= _SHORTEST and text.rstrip("s").lower() not in word_set("no_actors")
    parts = syntax.lows[head].split("-")
    if syntax.tokens[head].tag not in {"NNP", "NNPS"} or head == first:
        return False
    return not word_set("group_words").isdisjoint((*parts, syntax.lows[head - 1]))


def _slashed(syntax: Syntax, first: int, head: int) -> int:
    """ "GF/NPF": where the short names begin that a stroke joins to the head."""
    while head - 2 >= first and syntax.tokens[head - 1].text == "/":
        head -= 2
    return head


def _name_start(syntax: Syntax, first: int, head: int) -> int:
    start = head
    while start > first and syntax.tokens[start - 1].tag in {"NNP", "NNPS"}:
        start -= 1
    return start


def _may_be_person(syntax: Syntax, head: int) -> bool:
    """A common noun that is no thing, beast, number or measure."""
    low = syntax.lows[head]
    return syntax.tokens[head].tag in {"NN", "NNS"} and low.isalpha() and low not in word_set("no_persons")


def _actor(syntax: Syntax, first: int, end: int, kind: ActorKind, type_: EntityType) -> ResolvedActor:
    row = syntax.tokens[first:end]
    name = " ".join(token.text for token in row).replace(" / ", "/")
    mention = ActorMention(row[0].start, row[-1].end, name, "actor:unnamed", type=type_, kind=kind, name=name)
    return ResolvedActor(mention, Actor(slug(name) or "actor", name, kind), f"“{name}”: {_WHY}")
