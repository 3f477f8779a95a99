"""The stages up to assembly, without dates and places, for the tests of this folder."""

from __future__ import annotations

from extract.events.assemble import assemble
from extract.events.syntax.clauses import Syntax, parse
from extract.frame import read_frame
from extract.mentions.actors import find_actors
from extract.mentions.cues import find_cues
from extract.mentions.tagging.sentences import find_sentences
from extract.mentions.tagging.tokens import tag
from extract.mentions.tolls.finder import find_casualties
from extract.mentions.triggers.finder import find_triggers
from extract.mentions.weapons import find_weapons
from extract.model import Document, EventMention, Role
from extract.resolve.actors.resolver import resolve_actors


def read(text: str) -> Syntax:
    """Syntax of the first sentence."""
    tagged = tag(text, find_sentences(text))
    return parse(tagged.tokens[0], tagged.lower[0])


def events(text: str) -> tuple[EventMention, ...]:
    tagged = tag(text, find_sentences(text))
    return assemble(
        Document(text),
        tagged,
        (),
        (),
        resolve_actors(text, tagged, find_actors(text, tagged)),
        find_weapons(text, tagged),
        find_casualties(text, tagged),
        find_triggers(text, tagged),
        find_cues(text, tagged),
        read_frame(text, tagged.sentences),
    )


def event(text: str, trigger: str) -> EventMention:
    """The event whose trigger, or another mention of it, covers the given words."""
    start = text.index(trigger)
    end = start + len(trigger)
    for one in events(text):
        if any(span.start < end and start < span.end for span in (one.trigger, *one.also)):
            return one
    raise AssertionError(f"no event at {trigger!r} in {text!r}")


def actors(text: str, one: EventMention, role: Role) -> list[str]:
    return [text[a.mention.start : a.mention.end] for a in one.actors if a.role is role]
