"""Resolve actor mentions: lexicon ids, states' forces, short names and surnames of the text, antecedents."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from extract.frame.model import Frame
from extract.lexicon.actors import Entry, Head, actor_lexicon, word_set
from extract.lexicon.actors.entries import fold, slug
from extract.mentions.actors.identity import BRANCHES
from extract.mentions.actors.shorts import form_words, forms_of
from extract.mentions.tagging.tokens import Tagged
from extract.model import Actor, ActorKind, ActorMention, EntityType, ResolvedActor, ResolvedToponym
from extract.resolve.actors.acronyms import as_it_stands, doubtful, elsewhere, lands, no_actor
from extract.resolve.actors.affiliation import APPOSITION, affiliations, known_as
from extract.resolve.actors.antecedents import Antecedents, head_of
from extract.resolve.actors.catalogue import branch_of, catalogue_actor
from extract.resolve.actors.theatre import main_country, named_countries

_DEFINITION = re.compile(r"\s{0,3}\(\s?(?:the\s)?[\"“']?([^\W\d_][\w.&/-]{1,11})[\"”']?\s?[),;]")
_BRACKET_REACH = 4  # characters of the white space before the bracket, and the bracket
#: the actor of a pronoun that nothing before it explains
OPEN = "unresolved"
_OWNER = re.compile(r"(their|its|his|her)\s$", re.IGNORECASE)
_THE = re.compile(r"\bthe\s$", re.IGNORECASE)
_OWNER_REACH = 6  # characters of the longest owner and the space after it
_SPEAKING = frozenset(("i", "me", "we", "us", "myself", "ourselves"))
_KIN_LENGTH = 2
_NO_ACTOR = "no actor"  # id of what only looks like an actor's name
_ARMY = frozenset(("military", "marines", "special-forces"))


def resolve_actors(
    text: str,
    tagged: Tagged,
    mentions: Sequence[ActorMention],
    *,
    toponyms: Sequence[ResolvedToponym] = (),
    frame: Frame | None = None,
) -> tuple[ResolvedActor, ...]:
    """One ``ResolvedActor`` a mention, in the same order, each with the reason in words; none for an acronym that in
    the text's countries names nobody and means a kind of fire ("engaged by SAF").

    ``toponyms``: the places of the text; with the actors they say which country it is about. ``frame``: its items and
    rows, of which each names its own actors.

    A definite phrase or a pronoun is taken back to an earlier actor that fits in number and kind; where none fits, a
    phrase stays an actor of its own, named as the text names it, and a pronoun is left open (id "unresolved").
    """
    return tuple(_Resolver(text, tagged, mentions, toponyms, frame or Frame()).run())


class _Resolver:
    """The state of one text's resolution: what has been named so far."""

    def __init__(
        self,
        text: str,
        tagged: Tagged,
        mentions: Sequence[ActorMention],
        toponyms: Sequence[ResolvedToponym],
        frame: Frame,
    ) -> None:
        self.text = text
        self.mentions = mentions
        self.lands = lands(mentions, toponyms, frame.about())
        here = [one for one in mentions if not doubtful(one) or not self.lands or one.country in self.lands]
        self.countries = named_countries(here, toponyms)
        self.home = main_country(self.countries)
        self.before = Antecedents(text, tuple(sentence.start for sentence in tagged.sentences), frame)
        self.shorts: dict[str, Actor] = {}
        self.forms: dict[str, Actor] = {}
        self.surnames: dict[str, Actor] = {}
        self.by_base: dict[str, Actor] = {}
        self.seen: dict[str, Actor] = {}
        self.affiliations = affiliations(text, mentions)
        self.known_as = known_as(text, mentions)

    def run(self) -> list[ResolvedActor]:
        out = []
        for mention in self.mentions:
            resolved = self.resolve(mention)
            if resolved.actor.id == _NO_ACTOR:
                continue
            out.append(resolved)
            self.seen.setdefault(resolved.actor.id, resolved.actor)
            if resolved.actor.id != OPEN:
                self.before.add(resolved)
            self.define(resolved)
        return out

    def define(self, resolved: ResolvedActor) -> None:
        """Learn a short name in brackets right after the mention: "Movement for X (MX)"."""
        mention = resolved.mention
        if mention.rule == "actor:pronoun":
            return
        if mention.rule in ("actor:name", "actor:form", "actor:force") and " " in resolved.actor.name:
            self.forms.update(dict.fromkeys(_form_nouns(resolved.actor), resolved.actor))
        if self.text.find("(", mention.end, mention.end + _BRACKET_REACH) < 0:
            return
        match = _DEFINITION.match(self.text, mention.end)
        if match is not None and sum(map(str.isupper, match.group(1))) > 1:
            self.shorts.setdefault(match.group(1), resolved.actor)

    def resolve(self, mention: ActorMention) -> ResolvedActor:
        if self.shorts:
            short = self.shorts.get(mention.text) or self.shorts.get(mention.name)
            if short is not None:
                return _explained(mention, short, f"short for {short.name}, as the text says before")
        if mention.rule == "actor:pronoun":
            return self.pronoun(mention)
        name = self.known_as.get((mention.start, mention.end))
        if name is not None:
            actor = self.resolve(name).actor
            return _explained(mention, actor, f"{actor.name}, as the words after it say")
        if mention.actor_id:
            told = self.introduced(mention) if mention.rule == "actor:force" else None
            return told or self.side(mention) or self.known(mention)
        if mention.rule == "actor:name":
            return self.shared_name(mention)
        if mention.rule == "actor:person":
            return self.person(mention)
        if mention.rule == "actor:form" and mention.text in self.forms:
            named = self.forms[mention.text]
            return _explained(mention, named, f"{named.name}, named before")
        if mention.rule in ("actor:form", "actor:short"):
            return _own(mention, mention.name or mention.text, "a name found by its form")
        return self.noun(mention)

    def known(self, mention: ActorMention) -> ResolvedActor:
        """A lexicon id; a bare surname only where the text has named nobody else of that surname."""
        actor = catalogue_actor(mention.actor_id)
        if actor is None:
            return _own(mention, mention.name or mention.text, "named by these words alone")
        if elsewhere(mention, actor, self.lands):
            return _foreign(mention)
        if actor.kind is ActorKind.PERSON:
            other = self.surnames.get(_surname(mention.name or mention.text))
            if other is not None and " " not in mention.text:
                return _explained(mention, other, f"the surname of {other.name}, named in full before")
            self.surnames.setdefault(_surname(actor.name), actor)
        return _explained(mention, actor, _reason(mention, actor))

    def side(self, mention: ActorMention) -> ResolvedActor | None:
        """Forces taken up by their people: "the Russians" after "Russian forces"."""
        if mention.rule != "actor:people" or not _THE.search(self.text[max(0, mention.start - 4) : mention.start]):
            return None
        military = self.seen.get(mention.actor_id.removesuffix("-people") + "-military")
        return _explained(mention, military, f"{military.name}, named before") if military is not None else None

    def shared_name(self, mention: ActorMention) -> ResolvedActor:
        """A name of several actors: the one whose country the text names most."""
        words = fold(mention.name or mention.text)
        entries = [entry for entry in _sharing(words) if catalogue_actor(entry.id) is not None]
        if not entries:
            return _own(mention, mention.name or mention.text, "a name of its own")
        counts = self.countries
        best = max(entries, key=lambda e: (counts[e.country] if e.country else 0, not e.country))
        if elsewhere(mention, Actor(best.id, best.name, best.kind, best.country), self.lands):
            return _foreign(mention)
        actor = catalogue_actor(best.id) or Actor(best.id, best.name, best.kind, best.country)
        why = f"the text names {best.country} most" if counts[best.country] else "the best known of that name"
        return _explained(mention, actor, f"{actor.name}: {why}")

    def person(self, mention: ActorMention) -> ResolvedActor:
        name = mention.name or mention.text
        surname = _surname(name)
        known = self.surnames.get(surname)
        if known is not None and (" " not in name or known.name.endswith(name)):
            return _explained(mention, known, f"the surname of {known.name}, named in full before")
        parent = mention.affiliation or self.affiliations.get(name, "")
        actor = Actor(_slug(name) or "person", name, ActorKind.PERSON, mention.country, parent)
        if known is None or len(name.split()) >= _KIN_LENGTH:
            self.surnames[surname] = actor
        return _explained(mention, actor, "a person's name")

    def pronoun(self, mention: ActorMention) -> ResolvedActor:
        low = mention.text.lower()
        earlier = None if low in _SPEAKING else self.before.of_pronoun(mention)
        if earlier is None:
            return _explained(mention, Actor(OPEN, mention.text, mention.kind), "left open: no earlier actor fits")
        return _taken(mention, earlier)

    def noun(self, mention: ActorMention) -> ResolvedActor:
        """A common noun: an actor that it takes up, the forces of the text's country, or an actor of its own."""
        head = head_of(mention)
        introduced = self.introduced(mention)
        if introduced is not None:
            return introduced
        if head is not None and not mention.country:
            owned = self.owned(mention, head) if mention.definite else None
            if owned is not None:
                return owned
            earlier = self.before.of_noun(mention, head)
            if earlier is not None:
                return _taken(mention, earlier)
            at_home = self.at_home(mention, head)
            if at_home is not None:
                return at_home
        name = mention.name or mention.text
        base = _base(name, mention.country)
        if not mention.country and base in self.by_base:
            actor = self.by_base[base]
            return _explained(mention, actor, f"the {actor.name} named before")
        resolved = _own(mention, name, "named by these words alone")
        self.by_base.setdefault(base, resolved.actor)
        return resolved

    def introduced(self, mention: ActorMention) -> ResolvedActor | None:
        """The person whom an apposition tells of: "Tomas Bern, an analyst"."""
        last = self.before.latest()
        if last is None or mention.type is not EntityType.PERSON or last.actor.kind is not ActorKind.PERSON:
            return None
        if not APPOSITION.fullmatch(self.text, last.mention.end, mention.start):
            return None
        return _explained(mention, last.actor, f"told of {last.actor.name}, whose name stands before it")

    def owned(self, mention: ActorMention, head: Head) -> ResolvedActor | None:
        """Whose forces "their forces" are: those of the last subject before it, a state's military of a state."""
        before = self.text[max(0, mention.start - _OWNER_REACH) : mention.start]
        said = _OWNER.search(before)
        if said is None or head.function not in ("force", "military", "officer"):
            return None
        word = said.group(1).lower()
        type_ = EntityType.PERSON if word in ("his", "her") else EntityType.ORGANISATION
        owner = self.before.of_pronoun(replace(mention, plural=word == "their", type=type_))
        if owner is None:
            return None
        if owner.actor.kind is ActorKind.PERSON and owner.actor.parent:
            side = catalogue_actor(owner.actor.parent)  # a minister's forces are the state's
            owner = replace(owner, actor=side) if side is not None else owner
        state = owner.actor.kind is ActorKind.GOVERNMENT or owner.actor.id.endswith("-people")
        military = catalogue_actor(f"{owner.actor.id.removesuffix('-people').removesuffix('-government')}-military")
        if state and military is not None:
            return _explained(mention, military, f"of {owner.actor.name}, who stands before it")
        return _taken(mention, owner)

    def at_home(self, mention: ActorMention, head: Head) -> ResolvedActor | None:
        """Whose "army" or "police" it is: of the state named in the same sentence, else of the country of the text.

        Where several are named and none has most of the mentions, it is nobody's.
        """
        branch = BRANCHES.get(head.function, "government" if head.function == "government" else "")
        words = (mention.name or mention.text).lower()
        country = self.before.state_beside(mention) or self.home
        if branch in _ARMY and country.lower() in word_set("without_army"):
            return None
        if not branch or not country or words not in (head.form, head.many, head.lemma):
            return None
        actor = catalogue_actor(branch_of(country, branch))
        if actor is None:
            return None
        return _explained(
            mention, actor, f"taken as {actor.name}: no other country stands beside it or as often in this text"
        )


@lru_cache(maxsize=4096)
def _form_nouns(actor: Actor) -> tuple[str, ...]:
    entry = actor_lexicon().entries.get(actor.id)
    return tuple(sorted(forms_of(entry) if entry is not None else form_words((actor.name,))))


_slug = lru_cache(maxsize=1 << 13)(slug)


def _taken(mention: ActorMention, earlier: ResolvedActor) -> ResolvedActor:
    why = f"taken back to “{earlier.mention.text}”, the last actor before it that fits"
    return _explained(mention, earlier.actor, why)


def _foreign(mention: ActorMention) -> ResolvedActor:
    """An acronym that the tables know of other countries than the text's."""
    if no_actor(mention):
        return _explained(mention, Actor(_NO_ACTOR, mention.text, ActorKind.OTHER), "a kind of fire")
    return _explained(mention, as_it_stands(mention), "left as it stands: known only of other countries")


def _explained(mention: ActorMention, actor: Actor, why: str) -> ResolvedActor:
    return ResolvedActor(mention, actor, f"“{mention.text}”: {why}")


def _own(mention: ActorMention, name: str, why: str) -> ResolvedActor:
    actor = Actor(_slug(name) or "actor", name, mention.kind, mention.country)
    return _explained(mention, actor, why)


def _reason(mention: ActorMention, actor: Actor) -> str:
    if mention.rule == "actor:force":
        return f"{actor.name}, by its nationality or name and its noun"
    return f"a name of {actor.name}"


def _surname(name: str) -> str:
    return name.split()[-1]


def _base(name: str, country: str) -> str:
    """The name without the adjective of its country: "Iraqi Shiite militias" and "Shiite militias" are one."""
    key = _slug(name)
    if country:
        for adjective in _adjectives().get(country, ()):
            key = key.removeprefix(adjective + "-")
    return key


_ADJECTIVES: dict[str, tuple[str, ...]] = {}


def _adjectives() -> dict[str, tuple[str, ...]]:
    if not _ADJECTIVES:
        for nation in actor_lexicon().nations.values():
            if nation.state:
                words = tuple(slug(word) for word in (nation.adjective, *nation.adjectives))
                _ADJECTIVES[nation.country] = _ADJECTIVES.get(nation.country, ()) + words
    return _ADJECTIVES


_SHARED: dict[str, list[Entry]] = {}


def _sharing(key: str) -> list[Entry]:
    """Entries that have a name with this folded key."""
    if not _SHARED:
        for entry in actor_lexicon().entries.values():
            for name in entry.names:
                _SHARED.setdefault(fold(name), []).append(entry)
    return _SHARED.get(key, [])


__all__ = ["OPEN", "resolve_actors"]
