"""Anchors: what a correction points at, so that it finds its mention again in any case and after any re-extraction.

An anchor names the text by its hash and the trigger by its words and place in it, never a row. Texts never change, so
offsets into one mean the same for ever; what may change is which triggers the rules find there.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from extract.model import EventMention
from extract.store import codec
from extract.store.schema import document, event_mention


@dataclass(frozen=True, slots=True)
class Anchor:
    """One event mention by where it is told.

    document: sha256 of the text. start, end: of the trigger, code points, end exclusive. text: the trigger's words.
    lemma: of the trigger, "" where none is known. sentence_start, sentence_end: of the sentence that tells it.
    nth: which of several mentions of that same trigger, from 0 on, in their order.
    """

    document: str
    start: int
    end: int
    text: str
    lemma: str = ""
    sentence_start: int = 0
    sentence_end: int = 0
    nth: int = 0

    @property
    def key(self) -> tuple[int, int, int]:
        return self.start, self.end, self.nth


@dataclass(frozen=True, slots=True)
class Candidate:
    """A mention of the document that an anchor may fit. ``ordinal``: its place among the document's mentions."""

    mention_id: int
    ordinal: int
    mention: EventMention
    nth: int

    @property
    def key(self) -> tuple[int, int, int]:
        return self.mention.trigger.start, self.mention.trigger.end, self.nth

    def anchor(self, sha256: str) -> Anchor:
        trigger, told = self.mention.trigger, self.mention.evidence
        return Anchor(sha256, trigger.start, trigger.end, trigger.text, trigger.lemma, told.start, told.end, self.nth)


def candidates(connection: sa.Connection, document_id: int) -> list[Candidate]:
    """The mentions of a document in their order."""
    query = sa.select(event_mention.c.id, event_mention.c.ordinal, event_mention.c.mention)
    rows = connection.execute(query.where(event_mention.c.document_id == document_id).order_by(event_mention.c.ordinal))
    return numbered((row.id, row.ordinal, codec.loads(EventMention, row.mention)) for row in rows)


def numbered(mentions: Iterable[tuple[int, int, EventMention]]) -> list[Candidate]:
    """Candidates of (id, ordinal, mention) of one document, in order; those of one trigger are counted from 0 on."""
    seen: dict[tuple[int, int], int] = defaultdict(int)
    found = []
    for mention_id, ordinal, mention in mentions:
        at = (mention.trigger.start, mention.trigger.end)
        found.append(Candidate(mention_id, ordinal, mention, seen[at]))
        seen[at] += 1
    return found


def anchors_of(connection: sa.Connection, mention_ids: Sequence[int]) -> dict[int, Anchor]:
    """Mention id -> its anchor, in the order of the ids; ids that are not there are left out."""
    query = sa.select(event_mention.c.document_id, document.c.sha256).distinct()
    query = query.join(document, document.c.id == event_mention.c.document_id)
    rows = connection.execute(query.where(event_mention.c.id.in_(mention_ids)))
    wanted = set(mention_ids)
    found = {
        candidate.mention_id: candidate.anchor(row.sha256)
        for row in rows.all()
        for candidate in candidates(connection, row.document_id)
        if candidate.mention_id in wanted
    }
    return {mention_id: found[mention_id] for mention_id in mention_ids if mention_id in found}


def match(anchors: Sequence[Anchor], found: Sequence[Candidate]) -> list[int | None]:
    """For each anchor of one document the id of the mention that it fits, or None.

    It fits the mention of the same trigger; where the rules find that trigger no more, one of the same sentence whose
    trigger overlaps it or has its lemma, the nearest, unless that one is another anchor's own.
    """
    exact = {candidate.key: candidate.mention_id for candidate in found}
    own = {exact[anchor.key] for anchor in anchors if anchor.key in exact}
    free = [candidate for candidate in found if candidate.mention_id not in own]
    return [exact.get(anchor.key) or _moved(anchor, free) for anchor in anchors]


def _moved(anchor: Anchor, found: Sequence[Candidate]) -> int | None:
    near = [
        (abs(candidate.mention.trigger.start - anchor.start), candidate.ordinal, candidate.mention_id)
        for candidate in found
        if _same_sentence(anchor, candidate.mention) and _same_words(anchor, candidate.mention)
    ]
    return min(near)[2] if near else None


def _same_sentence(anchor: Anchor, mention: EventMention) -> bool:
    return mention.evidence.start < anchor.sentence_end and anchor.sentence_start < mention.evidence.end


def _same_words(anchor: Anchor, mention: EventMention) -> bool:
    trigger = mention.trigger
    if trigger.start < anchor.end and anchor.start < trigger.end:
        return True
    if anchor.lemma and trigger.lemma:
        return anchor.lemma == trigger.lemma
    return anchor.text.lower() == trigger.text.lower()


def decoded(items: Iterable[Any]) -> tuple[Anchor, ...]:
    """Anchors of parsed JSON objects."""
    return codec.loads_many(Anchor, list(items))
