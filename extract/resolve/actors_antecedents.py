"""Earlier actors that a definite phrase or a pronoun may take up."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import deque
from collections.abc import Iterator

from extract.lexicon.actors import Head, actor_lexicon
from extract.mentions.actors.identity import BRANCHES
from extract.model import ActorKind, ActorMention, EntityType, ResolvedActor

_CLAUSE = re.compile(r"[,;:—()“”\"]|\b(?:that|and|but|who|which|while|as|when|after|before|if|to)\b")
_KEPT = 60  # actors remembered; one further back than that is not looked for
_PRONOUN_SENTENCES = 3  # how many sentences back a pronoun looks, its own among them
_ARMED = (ActorKind.REBEL_GROUP, ActorKind.POLITICAL_MILITIA, ActorKind.IDENTITY_MILITIA)
_FORCES = (ActorKind.STATE_FORCES, ActorKind.EXTERNAL)
_GROUPS = (*_ARMED, ActorKind.ORGANISATION, ActorKind.EXTERNAL)
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


class Antecedents:
    """What has been named so far, the latest first. ``starts``: where the text's sentences begin."""

    def __init__(self, text: str, starts: tuple[int, ...]) -> None:
        self.text = text
        self.starts = starts
        self.recent: deque[ResolvedActor] = deque(maxlen=_KEPT)

    def add(self, resolved: ResolvedActor) -> None:
        """Remember a resolved mention, unless it only stands inside or before another noun."""
        mention = resolved.mention
        if mention.nested or mention.type in (EntityType.LOCATION, EntityType.NATIONALITY):
            return
        if mention.attributive and mention.rule not in ("actor:name", "actor:force"):
            return
        self.recent.appendleft(resolved)

    def latest(self) -> ResolvedActor | None:
        """The mention remembered last."""
        return self.recent[0] if self.recent else None

    def of_pronoun(self, mention: ActorMention) -> ResolvedActor | None:
        """The last subject of this or the two sentences before that fits, else the last actor of them that fits.

        A mention in the pronoun's own sentence counts only where the pronoun comes later in it.
        """
        here = bisect_right(self.starts, mention.start)
        first = None
        for earlier in self.recent:
            back = here - bisect_right(self.starts, earlier.mention.start)
            if back >= _PRONOUN_SENTENCES:
                break
            if earlier.mention.end > mention.start or not _agrees(mention, earlier):
                continue
            if not mention.subject and back == 0 and self.same_clause(earlier.mention, mention):
                continue
            if earlier.mention.subject:
                return earlier
            first = first or earlier
        return first

    def same_clause(self, earlier: ActorMention, pronoun: ActorMention) -> bool:
        """Is one the subject and the other an object of one verb? "Rebels shelled them" is not the rebels."""
        return earlier.subject and _CLAUSE.search(self.text, earlier.end, pronoun.start) is None

    def state_beside(self, mention: ActorMention) -> str:
        """Country of the state, government or force named before in the same sentence, or ""."""
        here = bisect_right(self.starts, mention.start)
        for earlier in self.recent:
            if bisect_right(self.starts, earlier.mention.start) != here:
                break
            if earlier.actor.kind in (ActorKind.GOVERNMENT, ActorKind.STATE_FORCES) and earlier.mention.country:
                return earlier.mention.country
        return ""

    def of_noun(self, mention: ActorMention, head: Head) -> ResolvedActor | None:
        """The actor that a definite noun takes up: the last with the same noun, else the last named one of its kind."""
        if not mention.definite and head.function not in BRANCHES:
            return None
        for earlier in self.fitting(mention):
            if _same_noun(earlier.mention, head) and mention.plural == earlier.mention.plural:
                return earlier
        if not mention.definite:
            return None
        kinds = _KINDS.get(head.function, ())
        if head.function == "armed":
            rebels = self.of_kinds(mention, kinds[:1], named=False)
            if rebels is not None:
                return rebels
        if head.function == "group" and head.form != head.lemma:
            return None  # "the groups": several, not the last one
        return self.of_kinds(mention, kinds, named=head.function in _ONE)

    def of_kinds(self, mention: ActorMention, kinds: tuple[ActorKind, ...], *, named: bool) -> ResolvedActor | None:
        """The last fitting actor of one of these kinds; only one named by a name where ``named``."""
        for earlier in self.fitting(mention):
            if earlier.actor.kind in kinds and (not named or earlier.mention.rule in _NAMING):
                return earlier
        return None

    def fitting(self, mention: ActorMention) -> Iterator[ResolvedActor]:
        """Earlier mentions that are no pronouns, latest first; persons only for persons."""
        person = mention.type is EntityType.PERSON
        for earlier in self.recent:
            if earlier.mention.rule != "actor:pronoun" and (earlier.mention.type is EntityType.PERSON) == person:
                yield earlier


def head_of(mention: ActorMention) -> Head | None:
    """The lexicon noun that heads a mention, or None."""
    if mention.head is None:
        return None
    words = mention.text[mention.head.start - mention.start : mention.head.end - mention.start]
    heads = actor_lexicon().heads
    return heads.get(words.lower()) or heads.get(words.lower().rpartition(" ")[2])


def _same_noun(mention: ActorMention, head: Head) -> bool:
    other = head_of(mention)
    return other is not None and other.lemma == head.lemma


def _agrees(pronoun: ActorMention, earlier: ResolvedActor) -> bool:
    """Number and sort: "he" a person, "they" several or a group, "it" one body."""
    before = earlier.mention
    if pronoun.type is EntityType.PERSON:
        return before.type is EntityType.PERSON
    if before.type is EntityType.PERSON or (before.rule == "actor:pronoun" and before.plural != pronoun.plural):
        return False
    if pronoun.plural:
        return before.plural or earlier.actor.kind in (*_ARMED, *_FORCES)
    return not before.plural or before.rule in ("actor:name", "actor:form", "actor:short")
