"""A case's own lexicon: "always, in this case, Karma is <this place>", "the Falcons are <this actor>".

Pure: what was extracted from a document in, its changed event mentions out, each with the words that explain it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from extract.events.placing.where import PlaceContext
from extract.gazetteer.fold import loose
from extract.gazetteer.kinds import AREAS
from extract.model import Actor, EventActor, EventMention, EventPlace, Extraction, Place, ResolvedToponym, Span
from extract.resolve.places.relative import relative_place


@dataclass(frozen=True, slots=True)
class CaseLexicon:
    """Folded name (`place_key`, `actor_key`) -> what it always is, and the words that say who says so, and why."""

    places: Mapping[str, tuple[Place, str]] = field(default_factory=dict)
    actors: Mapping[str, tuple[Actor, str]] = field(default_factory=dict)


def place_key(name: str) -> str:
    """The name of a place whatever its spelling: case, accents, articles."""
    return loose(name)


def actor_key(name: str) -> str:
    """The name of an actor whatever its case and spaces, without its article."""
    words = " ".join(name.casefold().split())
    return words.removeprefix("the ")


def bare(name: str) -> str:
    """The name in lower case without its article: what any mention of it holds."""
    return re.sub(r"^(?:the |a[ld]?[ -]|a[nrstz]h?[ -]|el[ -])", "", " ".join(name.lower().split()))


def applied(found: Extraction, lexicon: CaseLexicon) -> dict[int, EventMention]:
    """Position in ``found.events`` -> the mention as the lexicon has it; only those that it changes."""
    text = found.document.text
    places = _Places(found, lexicon.places)
    changed: dict[int, EventMention] = {}
    for at, event in enumerate(found.events):
        better = _with_actors(places.moved(event), lexicon.actors, text)
        if better != event:
            changed[at] = better
    return changed


class _Places:
    """The document's toponyms with those put right that the lexicon names, and where its events then are."""

    def __init__(self, found: Extraction, entries: Mapping[str, tuple[Place, str]]) -> None:
        self._named: dict[tuple[int, int], tuple[ResolvedToponym, str]] = {}
        toponyms = list(found.toponyms)
        for at, toponym in enumerate(toponyms if entries else ()):
            entry = entries.get(place_key(toponym.mention.text))
            if entry is not None:
                place, who = entry
                words = f"in this case, “{toponym.mention.text}” is always {place.name} ({who})"
                toponyms[at] = replace(toponym, place=place, explanation=words)
                self._named[(toponym.mention.start, toponym.mention.end)] = (toponyms[at], words)
        self._context = PlaceContext(found.document.text, found.sentences, toponyms) if self._named else None

    def moved(self, event: EventMention) -> EventMention:
        """The event at the place that the lexicon gives, where its place is that name, or it has no nearer one."""
        if self._context is None:
            return event
        where = event.place.mention if event.place is not None else None
        if where is not None and (where.start, where.end) in self._named:
            return self._at(event, (where.start, where.end))
        named_here = where is not None and event.evidence.contains(where)
        if event.place is not None and named_here and event.place.place.kind not in AREAS:
            return event  # its sentence names another town
        again = self._context.of(event.trigger, event.evidence, [actor.mention for actor in event.actors])
        if again is None or again.mention is None or (again.mention.start, again.mention.end) not in self._named:
            return event
        return self._at(event, (again.mention.start, again.mention.end))

    def _at(self, event: EventMention, spot: tuple[int, int]) -> EventMention:
        toponym, words = self._named[spot]
        if toponym.place is None or toponym.mention.metonym:
            return event
        place = relative_place(toponym.place, toponym.mention.relation)
        if event.place is not None and event.place.place == place:
            return event
        where = EventPlace(place, Span(*spot), words, event.place.candidates if event.place else ())
        return replace(event, place=where, rules=(*event.rules, f"case lexicon: {words}"))


def _with_actors(event: EventMention, entries: Mapping[str, tuple[Actor, str]], text: str) -> EventMention:
    """The event with those actors put right whose words, or whose name, the lexicon has."""
    told: list[str] = []
    actors: list[EventActor] = []
    for actor in event.actors if entries else ():
        words = text[actor.mention.start : actor.mention.end]
        entry = entries.get(actor_key(words)) or entries.get(actor_key(actor.actor.name))
        if entry is not None and entry[0] != actor.actor:
            told.append(f"case lexicon: in this case, “{words}” is always {entry[0].name} ({entry[1]})")
            actors.append(replace(actor, actor=entry[0]))
        else:
            actors.append(actor)
    return replace(event, actors=tuple(actors), rules=(*event.rules, *told)) if told else event
