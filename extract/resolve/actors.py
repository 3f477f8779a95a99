"""Resolve actor mentions to identities: lexicon ids, states' forces, acronyms and surnames of the text, antecedents."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.lexicon.actors import actor_lexicon
from extract.lexicon.actors.entries import fold, slug
from extract.mentions.tokens import Tagged
from extract.model import Actor, ActorKind, ActorMention, EntityType, ResolvedActor
from extract.resolve.actors_catalogue import catalogue_actor
from extract.resolve.actors_salience import Memory

_DEFINITION = re.compile(r"\s{0,3}\(\s?(?:the\s)?[\"“']?([^\W\d_][\w.&/-]{1,11})[\"”']?\s?[),;]")


def resolve_actors(text: str, tagged: Tagged, mentions: Sequence[ActorMention]) -> tuple[ResolvedActor, ...]:
    """One ``ResolvedActor`` a mention, in the same order, each with the reason in words.

    Text order matters: a definite phrase or a pronoun is taken back to the nearest earlier actor that fits in number
    and kind; where none fits it stays an actor of its own, named as the text names it.
    """
    memory = Memory(text, tagged)
    return tuple(_remember(memory, text, mention, _resolve(memory, text, mention)) for mention in mentions)


def _remember(memory: Memory, text: str, mention: ActorMention, resolved: ResolvedActor) -> ResolvedActor:
    memory.add(resolved)
    match = _DEFINITION.match(text, mention.end)
    if match is not None and not mention.definite and match.group(1).isupper():
        memory.define(match.group(1), resolved.actor)
    return resolved


def _resolve(memory: Memory, text: str, mention: ActorMention) -> ResolvedActor:
    defined = memory.defined(mention.text)
    if defined is not None:
        return ResolvedActor(mention, defined, f"“{mention.text}” is given in the text as short for {defined.name}")
    if mention.actor_id:
        actor = catalogue_actor(mention.actor_id)
        if actor is not None:
            return ResolvedActor(mention, actor, f"“{mention.text}” names {actor.name}")
    if mention.rule == "actor:form" or mention.rule == "actor:name":
        return _by_name(memory, mention)
    if mention.type is EntityType.PERSON and mention.rule == "actor:person":
        return memory.person(mention)
    if mention.definite:
        taken = memory.antecedent(mention)
        if taken is not None:
            return taken
    return _own(mention)


def _by_name(memory: Memory, mention: ActorMention) -> ResolvedActor:
    phrase = actor_lexicon()
    entries = [entry for entry in phrase.entries.values() if mention.text in entry.names]
    if entries:
        best = memory.nearest_country(entries)
        actor = catalogue_actor(best.id)
        assert actor is not None
        return ResolvedActor(mention, actor, f"“{mention.text}” names {actor.name}")
    return _own(mention)


def _own(mention: ActorMention) -> ResolvedActor:
    name = mention.text
    key = slug(name) or "actor"
    actor = Actor(key, name, mention.kind, mention.country)
    return ResolvedActor(mention, actor, f"“{name}” is named by these words alone")


__all__ = ["ActorKind", "fold", "resolve_actors"]
