"""What a text has said of actors so far: whom "the militants", "they" and a surname may mean."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Sequence

from extract.lexicon.actors import Entry
from extract.lexicon.actors.entries import slug
from extract.mentions.tokens import Tagged
from extract.model import Actor, ActorKind, ActorMention, EntityType, ResolvedActor

_KEPT = 40  # actors remembered: an antecedent further back than that is not looked for
_ARMED_KINDS = (ActorKind.REBEL_GROUP, ActorKind.POLITICAL_MILITIA, ActorKind.IDENTITY_MILITIA)


class Memory:
    """Actors met so far, in order; acronyms defined; persons by surname; how often each country was named."""

    def __init__(self, text: str, tagged: Tagged) -> None:
        self.text = text
        self.recent: deque[ResolvedActor] = deque(maxlen=_KEPT)
        self.acronyms: dict[str, Actor] = {}
        self.surnames: dict[str, Actor] = {}
        self.countries: Counter[str] = Counter()

    def add(self, resolved: ResolvedActor) -> None:
        self.recent.appendleft(resolved)
        if resolved.actor.country and not resolved.mention.definite:
            self.countries[resolved.actor.country] += 1

    def define(self, short: str, actor: Actor) -> None:
        self.acronyms[short] = actor

    def defined(self, words: str) -> Actor | None:
        return self.acronyms.get(words)

    def nearest_country(self, entries: Sequence[Entry]) -> Entry:
        """Of several entries of one name, the one whose country the text names most; the first where none is named."""
        return max(entries, key=lambda entry: self.countries[entry.country] if entry.country else 0)

    def person(self, mention: ActorMention) -> ResolvedActor:
        """The person of this name, or the one whose surname it is."""
        surname = mention.text.split()[-1]
        known = self.surnames.get(surname)
        if known is not None:
            return ResolvedActor(mention, known, f"“{mention.text}” is {known.name}, named in full before")
        actor = Actor(slug(mention.text) or "person", mention.text, ActorKind.PERSON, mention.country)
        self.surnames[surname] = actor
        return ResolvedActor(mention, actor, f"“{mention.text}” is a person's name")

    def antecedent(self, mention: ActorMention) -> ResolvedActor | None:
        """The nearest earlier actor that a definite phrase or a pronoun may take up, or None."""
        for earlier in self.recent:
            if earlier.mention.attributive or earlier.mention.nested or not _fits(mention, earlier):
                continue
            why = f"“{mention.text}” taken back to “{earlier.mention.text}”, the nearest earlier actor that fits"
            return ResolvedActor(mention, earlier.actor, why)
        return None


def _fits(mention: ActorMention, earlier: ResolvedActor) -> bool:
    before = earlier.mention
    if mention.rule == "actor:pronoun":
        if mention.type is EntityType.PERSON:
            return before.type is EntityType.PERSON
        return before.plural == mention.plural and before.type is not EntityType.PERSON
    if before.definite:
        return False
    return mention.kind == earlier.actor.kind or (mention.kind in _ARMED_KINDS and earlier.actor.kind in _ARMED_KINDS)
