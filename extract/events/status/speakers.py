"""Whose word it is: the speaker of a clause, of a quotation that runs over sentences, of "according to"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extract.events.meant import ActorIndex
from extract.events.syntax.clauses import Syntax, Verb
from extract.lexicon import cues
from extract.lexicon.wordlist import words
from extract.lexicon.words import word_class
from extract.model import ARMED_KINDS, Actor, ActorKind, ResolvedActor, Sentence, Span
from extract.resolve.actors.catalogue import catalogue_actor

_FAR = 12  # clauses looked through outwards
_BLAMING = words("blamed blames blaming blame")
_EXTENDING = word_class("status.extending")
_OPEN, _CLOSE = "“«„", "”»"
_MARK = re.compile(f'[{_OPEN}{_CLOSE}"]')


@dataclass(frozen=True, slots=True)
class Speaker:
    """``span``: the words that name the speaker; ``newsroom``: it reports, it does not claim."""

    span: Span
    actor: Actor | None
    newsroom: bool
    outsider: bool  # words that say the speaker is no party: residents, witnesses, analysts, monitors
    armed: bool  # words or an apposition that say the speaker belongs to an armed side
    rule: str
    side: Actor | None = None  # the government or armed side spoken for: who "we" is


_ARMED_WORDS = word_class("status.armed_words")
_OFFICES = word_class("status.offices")
_OUTSIDERS = word_class("status.outsiders")


def speaker_of(syntax: Syntax, actors: ActorIndex, verb: Verb, *, rule: str = "") -> Speaker | None:
    """The subject of a reporting verb, with the prepositional phrases that belong to it."""
    row = verb.subject
    if verb.passive:
        row = [np for word, np in verb.preps if word == "by"]
    if not row or syntax.nobody(row[0]) or not any(map(str.isalpha, syntax.word(row[0]))):
        return None  # "no group claimed responsibility"
    word = syntax.word(verb.chunk)
    return _speaker(syntax, actors, row[0], row[-1], rule or f"say {word}", limit=verb.chunk)


def _speaker(syntax: Syntax, actors: ActorIndex, first: int, last: int, rule: str, *, limit: int) -> Speaker:
    chunks, tokens = syntax.chunks, syntax.tokens
    start, end = chunks[first].start, chunks[last].end
    k = last
    while (
        k + 2 < len(chunks)
        and not (k < limit <= k + 2)
        and chunks[k + 1].kind == "prep"
        and chunks[k + 1].word in _EXTENDING
        and chunks[k + 2].kind == "np"
    ):
        k += 2
        end = chunks[k].end
    while start < end - 1 and not tokens[start].text[0].isalnum():
        start += 1  # a bullet, a quotation mark
    span = Span(tokens[start].start, tokens[end - 1].end)
    head = tokens[chunks[first].head]
    found = actors.within(span.start, span.end)
    covering = [a for a in found if a.mention.start <= head.start < a.mention.end]
    actor = next(iter(covering or found), None)
    low = set(syntax.lows[start:end])
    kind = actor.actor.kind if actor is not None else None
    named = {token.text.lower() for token in tokens[start:end] if token.text[:1].isupper()}
    newsroom = kind is ActorKind.NEWSROOM or (
        kind in {None, ActorKind.OTHER, ActorKind.ORGANISATION, ActorKind.CIVILIANS}
        and (syntax.lows[chunks[first].head] in cues.NEWSROOM_WORDS or bool(named & cues.NEWSROOM_WORDS))
        and not low & _OFFICES
    )
    apposed = _apposed(syntax, actors, k)
    actors_ = (_side(a.actor) for a in (*found, *apposed))
    sides = [a for a in actors_ if a is not None and (a.kind in ARMED_KINDS or a.kind is ActorKind.GOVERNMENT)]
    armed = bool(low & _ARMED_WORDS) or any(side.kind in ARMED_KINDS for side in sides[-1:] if apposed)
    one = actor.actor if actor is not None else None
    return Speaker(span, one, newsroom, bool(low & _OUTSIDERS), armed, rule, next(iter(sides), None))


def _side(actor: Actor) -> Actor | None:
    """Whom an actor speaks for: itself, or the group or state that a person belongs to."""
    return catalogue_actor(actor.parent) if actor.kind is ActorKind.PERSON and actor.parent else actor


def _apposed(syntax: Syntax, actors: ActorIndex, k: int) -> list[ResolvedActor]:
    """Actors in the apposition after noun phrase ``k``: "Musa, a spokesman for the rebels, said"."""
    chunks, tokens = syntax.chunks, syntax.tokens
    if k + 2 >= len(chunks) or chunks[k + 1].kind != "comma" or chunks[k + 2].kind != "np":
        return []
    end = k + 2
    while end + 2 < len(chunks) and chunks[end + 1].kind == "prep" and chunks[end + 2].kind == "np":
        end += 2
    return actors.within(tokens[chunks[k + 2].start].start, tokens[chunks[end].end - 1].end)


def speaker_beside(syntax: Syntax, actors: ActorIndex, verb: Verb | None, first: int) -> Speaker | None:
    """ "..., officials said": the subject of a reporting verb beside ``verb``'s clause, which holds token ``first``."""
    kinds = cues.verbs()
    for other in syntax.verbs:
        if other is verb or other.form != "finite" or other.link not in {"parataxis", "coord", "main"}:
            continue
        if kinds.get(syntax.word(other.chunk)) != "say" or other.start <= first < other.end or not other.subject:
            continue
        owns_up = any(syntax.word(np) == "responsibility" for np in other.objects)
        if owns_up or syntax.word(other.chunk) in _BLAMING:
            continue  # "The house was bombed; the army blamed rebels": who did it is said, not that it was done
        last = syntax.chunks[other.chunk].end >= len(syntax.tokens) - 3 and first < other.start
        if (other.link == "parataxis" or last) and not _hangs_on(verb, other):
            return speaker_of(syntax, actors, other)
    return None


def _hangs_on(verb: Verb | None, other: Verb) -> bool:
    for _ in range(_FAR):
        if verb is None or verb is other:
            break
        verb = verb.parent
    return verb is other


def source_in(syntax: Syntax, actors: ActorIndex) -> Speaker | None:
    """ "according to X", "quoting X", "citing X" in the sentence; the first."""
    chunks = syntax.chunks
    for i, chunk in enumerate(chunks):
        target = -1
        if chunk.word == "according" and i + 2 < len(chunks) and chunks[i + 1].word == "to":
            target = i + 2
        elif chunk.kind == "ger" and chunk.word in {"quoting", "citing"} and any(c.kind == "np" for c in chunks[:i]):
            target = i + 1  # what opens the sentence is the reason of who acts in it: "Citing its own rules, the court"
        if 0 <= target < len(chunks) and chunks[target].kind == "np":
            return _speaker(syntax, actors, target, target, f"source {chunk.word}", limit=-1)
    return None


def quote_runs(text: str, sentences: Sequence[Sentence]) -> list[int]:
    """For each sentence the number of the quotation it lies wholly in or begins in, -1 outside.

    A quotation opens at an opening mark and lasts to its closing one; a paragraph that ends without closing it goes on.
    """
    runs: list[int] = []
    number, depth = -1, False
    for sentence in sentences:
        words_ = text[sentence.start : sentence.end]
        if _MARK.search(words_) is None:  # most sentences
            runs.append(number if depth else -1)
            continue
        opens = words_[:1] in _OPEN or (words_[:1] == '"')
        if opens and not depth:
            number += 1
        inside = depth or opens
        straight = words_.count('"')
        last_open = max(words_.rfind(mark) for mark in _OPEN)
        last_close = max(words_.rfind(mark) for mark in _CLOSE)
        if last_open >= 0 or last_close >= 0:
            depth = last_open > last_close
        elif straight % 2:
            depth = not depth
        runs.append(number if inside else -1)
    return runs
