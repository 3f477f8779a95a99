"""Earlier actors that a definite phrase or a pronoun may take up."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import deque
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from extract.frame.model import Frame
from extract.lexicon.actors import Head, actor_lexicon, word_set
from extract.lexicon.words import word_class
from extract.mentions.actors.identity import BRANCHES
from extract.model import ActorKind, ActorMention, EntityType, ResolvedActor

_CLAUSE = re.compile(r"[,;:—()“”\"]|\b(?:that|and|but|who|which|while|as|when|after|before|if|to)\b")
_ALSO = re.compile(r"\band (?:then )?\w+(?: at| on)? $")
_ALSO_REACH = 40  # code points
_CACHED_WORDS = 1 << 13
_KEPT = 60  # actors remembered; one further back than that is not looked for
_PRONOUN_SENTENCES = 3  # how many sentences back a pronoun looks, its own among them
_ARMED = (ActorKind.REBEL_GROUP, ActorKind.POLITICAL_MILITIA, ActorKind.IDENTITY_MILITIA)
_FORCES = (ActorKind.STATE_FORCES, ActorKind.EXTERNAL)
_GROUPS = (*_ARMED, ActorKind.ORGANISATION)
#: "the coalition" takes up one that was named, never a rebel group
_LEAGUE = frozenset(("coalition", "alliance"))
_LEAGUES = (ActorKind.EXTERNAL, ActorKind.ORGANISATION)
_NO_GROUP = word_class("actors.no_group")
#: rules of mentions that name somebody
_NAMING = frozenset(("actor:name", "actor:form", "actor:force", "actor:short", "actor:person"))
#: kinds that a definite noun of this function may take up, where no earlier mention has the same noun
_KINDS = {
    "armed": _ARMED,
    "militia": (ActorKind.POLITICAL_MILITIA, ActorKind.IDENTITY_MILITIA),
    "communal": (ActorKind.IDENTITY_MILITIA,),
    "group": _GROUPS,
    "force": _FORCES,
    "military": (ActorKind.STATE_FORCES,),
    "security": (ActorKind.STATE_FORCES,),
    "body": (ActorKind.ORGANISATION,),
    "media": (ActorKind.NEWSROOM,),
}
#: nouns for one of something; the actor taken up must be named, since "the group" is never "the officials"
_ONE = frozenset(("group", "body", "media"))


class _Earlier(NamedTuple):
    """A mention remembered: ``person`` or not, None for a pronoun; ``noun`` that heads it, as its lemma, or ""."""

    resolved: ResolvedActor
    person: bool | None
    noun: str


class Antecedents:
    """What has been named so far, the latest first. ``starts``: where the text's sentences begin.

    Nobody is taken up from another item of a list or another row of a table: ``frame`` says where they begin and end.
    """

    def __init__(self, text: str, starts: tuple[int, ...], frame: Frame) -> None:
        self.text = text
        self.starts = starts
        self.frame = frame
        self.recent: deque[_Earlier] = deque(maxlen=_KEPT)

    def within_reach(self, mention: ActorMention) -> Iterator[_Earlier]:
        """What ``mention`` may take up, the latest first."""
        if not self.frame.scopes:
            yield from self.recent
            return
        here = self.frame.room(mention.start)
        for earlier in self.recent:
            room = self.frame.room(earlier.resolved.mention.start)
            if room is None or room is here:
                yield earlier

    def add(self, resolved: ResolvedActor) -> None:
        """Remember a resolved mention, unless it only stands inside or before another noun."""
        mention = resolved.mention
        if mention.nested or mention.type in (EntityType.LOCATION, EntityType.NATIONALITY):
            return
        if mention.attributive and mention.rule not in ("actor:name", "actor:force"):
            return
        person = None if mention.rule == "actor:pronoun" else mention.type is EntityType.PERSON
        head = head_of(mention)
        self.recent.appendleft(_Earlier(resolved, person, head.lemma if head is not None else ""))

    def latest(self) -> ResolvedActor | None:
        """The mention remembered last."""
        return self.recent[0].resolved if self.recent else None

    def of_pronoun(self, mention: ActorMention) -> ResolvedActor | None:
        """The last subject of this or the two sentences before that fits, else the last actor of them that fits.

        A mention in the pronoun's own sentence counts only where the pronoun comes later in it.
        """
        here = bisect_right(self.starts, mention.start)
        first = None
        object_ = mention.rule == "actor:pronoun" and not mention.subject
        doer = self.subject_before(mention) if object_ else ""
        for earlier, _, _ in self.within_reach(mention):
            back = here - bisect_right(self.starts, earlier.mention.start)
            if back >= _PRONOUN_SENTENCES:
                break
            if earlier.mention.end > mention.start or not _agrees(mention, earlier):
                continue
            if earlier.actor.id == doer or (
                not mention.subject and back == 0 and self.same_clause(earlier.mention, mention)
            ):
                continue
            if earlier.mention.subject and _ALSO.search(self.text[max(0, mention.start - _ALSO_REACH) : mention.start]):
                continue  # "soldiers seized priests and shot them": not the soldiers
            if earlier.mention.subject:
                return earlier
            first = first or earlier
        return first

    def subject_before(self, mention: ActorMention) -> str:
        """Id of the last subject before it in its sentence, "" where there is none: "they killed them" names two."""
        first = self.starts[bisect_right(self.starts, mention.start) - 1]
        row = (earlier for earlier, _, _ in self.recent if earlier.mention.end <= mention.start)
        last = next((earlier for earlier in row if earlier.mention.subject), None)
        return last.actor.id if last is not None and last.mention.start >= first else ""

    def same_clause(self, earlier: ActorMention, pronoun: ActorMention) -> bool:
        """Is one the subject and the other an object of one verb? "Rebels shelled them" is not the rebels."""
        return earlier.subject and _CLAUSE.search(self.text, earlier.end, pronoun.start) is None

    def state_beside(self, mention: ActorMention) -> str:
        """Country of the state, government or force named before in the same sentence, or ""."""
        here = bisect_right(self.starts, mention.start)
        for earlier, _, _ in self.recent:
            if bisect_right(self.starts, earlier.mention.start) != here:
                break
            if earlier.actor.kind in (ActorKind.GOVERNMENT, ActorKind.STATE_FORCES) and earlier.mention.country:
                return earlier.mention.country
        return ""

    def of_noun(self, mention: ActorMention, head: Head) -> ResolvedActor | None:
        """The actor that a definite noun takes up: the last with the same noun, else the last named one of its kind."""
        if not mention.definite and head.function not in BRANCHES:
            return None
        person, lemma, plural = mention.type is EntityType.PERSON, head.lemma, mention.plural
        for earlier, sort, noun in self.within_reach(mention):
            if noun == lemma and sort is person and earlier.mention.plural == plural:
                return earlier
        if not mention.definite:
            return None
        kinds = _LEAGUES if head.lemma in _LEAGUE else _KINDS.get(head.function, ())
        if head.function == "armed":
            rebels = self.of_kinds(mention, kinds[:1], named=False)
            if rebels is not None:
                return rebels
        if head.function == "group" and head.form != head.lemma:
            return None  # "the groups": several, not the last one
        return self.of_kinds(mention, kinds, named=head.function in _ONE)

    def of_kinds(self, mention: ActorMention, kinds: tuple[ActorKind, ...], *, named: bool) -> ResolvedActor | None:
        """The last actor of one of these kinds, persons only for persons; only one named by a name where ``named``.

        Aircraft and ships are nobody that "the troops" or "the columns" could be.
        """
        person = mention.type is EntityType.PERSON
        body = _is_body(mention)
        for earlier, sort, _ in self.within_reach(mention):
            if body and earlier.mention.rule == "actor:noun" and not _is_body(earlier.mention):
                continue  # "the army" is never "two of them sergeants"
            fits = sort is person and earlier.actor.kind in kinds and not (named and _no_group(earlier))
            if fits and not _platform(earlier.mention) and (not named or earlier.mention.rule in _NAMING):
                return earlier
        return None


def _no_group(earlier: ResolvedActor) -> bool:
    """The United Nations, the Supreme Court: a body, but no group."""
    actor = earlier.actor
    if actor.kind is not ActorKind.ORGANISATION or earlier.mention.rule not in ("actor:name", "actor:force"):
        return False
    return actor.parent == "united-nations" or not _NO_GROUP.isdisjoint(actor.name.lower().split())


def _is_body(mention: ActorMention) -> bool:
    """Is its noun one for a body of people, as "army", not for persons?"""
    head = head_of(mention)
    return head is not None and head.lemma in word_set("bodies")


def _platform(mention: ActorMention) -> bool:
    """Aircraft or ships that are an actor of their own, not those of a force that the text names."""
    head = head_of(mention)
    return head is not None and head.function == "platform" and not mention.actor_id


def head_of(mention: ActorMention) -> Head | None:
    """The lexicon noun that heads a mention, or None."""
    if mention.head is None:
        return None
    return _noun(mention.text[mention.head.start - mention.start : mention.head.end - mention.start])


@lru_cache(maxsize=_CACHED_WORDS)
def _noun(words: str) -> Head | None:
    heads, low = actor_lexicon().heads, words.lower()
    return heads.get(low) or heads.get(low.rpartition(" ")[2])


def _agrees(pronoun: ActorMention, earlier: ResolvedActor) -> bool:
    """Number and sort: "he" a person, "they" several or a group, "it" one body."""
    before = earlier.mention
    if pronoun.type is EntityType.PERSON:
        return before.type is EntityType.PERSON
    if before.type is EntityType.PERSON or (before.rule == "actor:pronoun" and before.plural != pronoun.plural):
        return False
    if pronoun.plural:
        return before.plural or earlier.actor.kind in (*_ARMED, *_FORCES)
    return not before.plural or before.rule in ("actor:name", "actor:form", "actor:short") or _one_body(before)


def _one_body(mention: ActorMention) -> bool:
    """ "The military said it ...", "its air force": a collective noun that is singular in form."""
    head = mention.head
    words = mention.text[head.start - mention.start : head.end - mention.start].lower() if head is not None else ""
    return bool(words) and not words.endswith(("s", "men", "people", "children", "personnel", "police"))
