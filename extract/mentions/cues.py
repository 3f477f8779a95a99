"""Cues of evidential status: the words themselves, with the clause-blind scope that their kind gives them.

``extract.events.status.judge`` narrows scopes to clauses and finds who says it.
"""

from __future__ import annotations

from collections.abc import Sequence

from extract.lexicon.cues import VERBAL, CueEntry, by_first_word
from extract.mentions.tagging.marks import CUE
from extract.mentions.tagging.tokens import Tagged
from extract.model import CueMention, Span, Token


def find_cues(text: str, tagged: Tagged) -> tuple[CueMention, ...]:
    """Cue mentions in the order of the text, not overlapping.

    ``scope`` is the rest of the sentence after the cue (the whole sentence for adverbs, hedges and sources);
    ``rule`` is "cue:" and the id of the entry. Modal verbs and negations are left to the verb groups.
    """
    index = by_first_word()
    found: list[CueMention] = []
    for number, hits in tagged.marked(CUE):
        sentence, tokens, lower = tagged.sentences[number], tagged.tokens[number], tagged.lower[number]
        skip = -1
        for i in hits:
            token = tokens[i]
            match = _longest(index.get(token.text) or index[lower[i]], tokens, lower, i) if i >= skip else None
            if match is None:
                continue
            length, entry = match
            skip = i + length
            end = tokens[i + length - 1].end
            found.append(
                CueMention(
                    start=token.start,
                    end=end,
                    text=text[token.start : end],
                    rule=f"cue:{entry.id}",
                    status=entry.status,
                    scope=_scope(entry, sentence, end),
                )
            )
    return tuple(found)


def _longest(
    options: Sequence[tuple[tuple[str, ...], CueEntry]], tokens: Sequence[Token], lower: Sequence[str], i: int
) -> tuple[int, CueEntry] | None:
    for phrase, entry in options:
        if len(phrase) > 1:
            if tuple(lower[i : i + len(phrase)]) == phrase:
                return len(phrase), entry
        elif _fits(entry, tokens[i].tag, tokens[i + 1].tag if i + 1 < len(tokens) else "."):
            return 1, entry
    return None


def _fits(entry: CueEntry, tag: str, following: str) -> bool:
    """Does the part of speech suit the kind ("plans" as a verb or as a noun, "the planned raid")?"""
    if entry.kind in VERBAL:
        return tag[:2] == "VB" and not (tag == "VBN" and following[:2] == "NN")
    if entry.kind == "noun":
        return tag[:2] == "NN"
    if entry.kind == "adjective":
        return tag[:2] in {"JJ", "VB", "DT"}
    return True


def _scope(entry: CueEntry, sentence: Span, end: int) -> Span:
    if entry.kind in {"hedge", "source"} or end >= sentence.end:
        return Span(sentence.start, sentence.end)
    return Span(end, sentence.end)
