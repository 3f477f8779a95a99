"""Acronyms that mean one thing in one country and another in the next: who "SAC", "NDF" or "SAF" is here."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from extract.gazetteer.borders import neighbours
from extract.lexicon.actors import word_set
from extract.model import Actor, ActorKind, ActorMention, ResolvedToponym
from extract.resolve.actors.theatre import named_countries


def doubtful(mention: ActorMention) -> bool:
    """Does it begin with one of the acronyms that stand for different things in different countries?"""
    first = mention.text.partition(" ")[0]
    return first.isupper() and first.lower() in word_set("double_acronyms")


def lands(
    mentions: Sequence[ActorMention], toponyms: Sequence[ResolvedToponym], about: Sequence[str]
) -> frozenset[str]:
    """ISO 3166-1 alpha-2 codes of the countries in which a doubtful acronym may be read: those that the rest of the
    text names, and their neighbours, whose forces may be there. ``about``: those that the frame gives. Empty where the
    text names none."""
    sure: Counter[str] = named_countries([one for one in mentions if not doubtful(one)], toponyms)
    here = {*sure, *about}
    return frozenset(here.union(*(neighbours(code) for code in here)))


def elsewhere(mention: ActorMention, actor: Actor, lands: frozenset[str]) -> bool:
    """Is ``actor``, whom the tables give for the acronym, of a country that the text has nothing to do with?"""
    return bool(lands) and bool(actor.country) and actor.country not in lands and doubtful(mention)


def no_actor(mention: ActorMention) -> bool:
    """Does the acronym, where it names nobody, mean a kind of fire: "engaged by SAF", "4 x IDF rounds"?"""
    return mention.text.lower() in word_set("fire_acronyms")


def as_it_stands(mention: ActorMention) -> Actor:
    """The actor of an acronym that the tables know only of other countries."""
    return Actor(mention.text.lower().replace(" ", "-"), mention.text, ActorKind.OTHER)
