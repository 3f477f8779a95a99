"""Triggers: the words that evoke events, found by the trigger lexicon in one pass over the tagged tokens.

A dictionary takes each lower-cased token to the patterns that begin with it; a pattern that fits in full, whose
part of speech fits and whose conditions on the words around hold, makes a candidate; of overlapping candidates
the one that asks for most words (then the longest, then the first in the lexicon) stays.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from extract.lexicon.triggers import TriggerEntry, entries
from extract.lexicon.triggers.pattern import Condition, Element, Pattern
from extract.lexicon.words import word_class
from extract.mentions.tagging.marks import TRIGGER
from extract.mentions.tagging.tokens import Tagged
from extract.mentions.tagging.word_tags import TIME, TIME_MODIFIER
from extract.mentions.triggers.words import is_name_part, is_sport, is_title_case, says_whose, stands_as
from extract.model import Token, TriggerMention

MAX_GAP = 6  # words of a gap: "launched [a series of small coordinated] attacks"
_GAP_TAGS = ("DT", "JJ", "NN", "CD", "PRP$", "POS", "RB", "VBN", "VBG", "CC", "PDT", "PRP", "FW", ",", "IN")
_OF_A_TIME = frozenset((TIME, TIME_MODIFIER))  # tags
_GAP_PREPOSITIONS = word_class("triggers.gap_prepositions")

_QUOTES = frozenset("\"'“”‘’«»")


class _Candidate(NamedTuple):
    weight: int
    length: int  # tokens that the match uses
    order: int  # place in the lexicon
    start: int  # token indices of the mention
    end: int
    entry: TriggerEntry


class _Way(NamedTuple):
    needs: tuple[frozenset[str], ...]  # those of the pattern, the smallest first
    order: int
    entry: TriggerEntry
    pattern: Pattern


class _Group(NamedTuple):
    """The patterns that begin with one word as one part of speech ("" for any).

    ``wanted``: words of which each pattern needs one in the sentence; None where a pattern needs no other.
    """

    pos: str
    wanted: frozenset[str] | None
    ways: tuple[_Way, ...]


@cache
def _index() -> Mapping[str, tuple[_Group, ...]]:
    """First word of a pattern -> the patterns that begin with it, by part of speech."""
    index: dict[str, dict[str, list[_Way]]] = {}
    for order, entry in enumerate(entries()):
        for pattern in entry.patterns:
            first = pattern.elements[0]
            way = _Way(tuple(sorted(pattern.needs, key=len)), order, entry, pattern)
            for form in first.forms:
                index.setdefault(form, {}).setdefault(first.pos, []).append(way)
    return {form: tuple(_group(pos, ways) for pos, ways in by_pos.items()) for form, by_pos in index.items()}


def _group(pos: str, ways: Sequence[_Way]) -> _Group:
    wanted = frozenset().union(*(way.needs[0] for way in ways if way.needs)) if all(way.needs for way in ways) else None
    return _Group(pos, wanted, tuple(ways))


def first_words() -> Collection[str]:
    """The lower-case words that a trigger may begin with."""
    return _index().keys()


def find_triggers(text: str, tagged: Tagged) -> tuple[TriggerMention, ...]:
    """Trigger mentions in the order of the text; they do not overlap."""
    index = _index()
    found: list[TriggerMention] = []
    for number, hits in tagged.marked(TRIGGER):
        tokens = tagged.tokens[number]
        for one in _in_sentence(tokens, tagged.lower[number], hits, index):
            start, end = tokens[one.start].start, tokens[one.end - 1].end
            found.append(
                TriggerMention(
                    start=start,
                    end=end,
                    text=text[start:end],
                    rule=f"trigger:{one.entry.id}",
                    entry=one.entry.id,
                    lemma=one.entry.lemma,
                    sub_event_type=one.entry.sub_event_type,
                )
            )
    return tuple(found)


def _in_sentence(
    tokens: Sequence[Token],
    lower: Sequence[str],
    hits: Sequence[int],
    index: Mapping[str, tuple[_Group, ...]],
) -> list[_Candidate]:
    words = frozenset(lower)
    candidates: list[_Candidate] = []
    title_case: bool | None = None
    for i in hits:
        if tokens[i].tag in _OF_A_TIME:
            continue  # "On 7 March"
        for pos, wanted, ways in index[lower[i]]:
            if wanted is not None and wanted.isdisjoint(words):
                continue
            if pos and not stands_as(pos, tokens, lower, i):
                continue
            for way in ways:
                if way.needs and (way.needs[0].isdisjoint(words) or any(map(words.isdisjoint, way.needs))):
                    continue
                match = _match(way.pattern.elements, tokens, lower, i)
                if match is None:
                    continue
                start, end, used = match
                conditions = way.entry.conditions
                if conditions and not all(_holds(c, tokens, lower, words, (i, start, end, used)) for c in conditions):
                    continue
                if "name" not in way.entry.flags and tokens[start].text[:1].isupper():
                    title_case = is_title_case(tokens) if title_case is None else title_case
                    if is_name_part(tokens, start, end, title_case):
                        continue
                candidates.append(_Candidate(way.pattern.weight, used - i, way.order, start, end, way.entry))
    return [] if not candidates or is_sport(words) else _best(candidates)


def _best(candidates: list[_Candidate]) -> list[_Candidate]:
    """Those that stay; acts of politics only where the sentence tells of nothing else."""
    sharper = [one for one in candidates if "political" not in one.entry.flags]
    candidates = sharper or candidates
    kept: list[_Candidate] = []
    taken: set[int] = set()
    for one in sorted(candidates, key=lambda c: (-c.weight, -c.length, c.order, c.start)):
        span = range(one.start, one.end)
        if taken.isdisjoint(span):
            taken.update(span)
            kept.append(one)
    return sorted(kept, key=lambda c: c.start)


def _match(
    elements: Sequence[Element], tokens: Sequence[Token], lower: Sequence[str], first: int
) -> tuple[int, int, int] | None:
    """(start, end of the mention, end of all words used) as token indices, ends exclusive; None where it does not fit.

    The first element is known to stand at ``first``.
    """
    at = first + 1
    start, end = (-1, -1) if elements[0].context else (first, at)
    gap = closed = False
    for element in elements[1:]:
        if element.kind != "word":
            gap = True
            closed = closed or (element.kind == "object" and end > 0)
            continue
        position = _next(element, tokens, lower, at, gap)
        if position < 0:
            if element.optional:
                continue
            return None
        at = position + 1
        gap = False
        if not (element.context or closed):
            start = position if start < 0 else start
            end = at
    return start, end, at


def _next(element: Element, tokens: Sequence[Token], lower: Sequence[str], at: int, gap: bool) -> int:
    """Where the element stands at or (after a gap) soon after ``at``; -1 where it does not."""
    last = min(len(tokens), at + (MAX_GAP + 1 if gap else 1))
    for i in range(at, last):
        fits = lower[i] in element.forms and (not element.pos or stands_as(element.pos, tokens, lower, i))
        if fits and not (gap and element.pos == "n" and says_whose(lower, i)):
            return i
        tag = tokens[i].tag
        if lower[i] in _QUOTES:
            continue
        if tag == "," and not (i + 1 < len(tokens) and tokens[i + 1].tag.startswith("JJ")):
            return -1  # "a long, bloody battle", not the next part of the sentence
        if not tag.startswith(_GAP_TAGS) or (tag == "IN" and lower[i] not in _GAP_PREPOSITIONS):
            return -1
    return -1


def _holds(
    condition: Condition,
    tokens: Sequence[Token],
    lower: Sequence[str],
    words: frozenset[str],
    bounds: tuple[int, int, int, int],
) -> bool:
    first, start, end, used = bounds
    if condition.before:
        low, high = max(0, start - condition.before), start
    elif condition.after:
        low, high = end, end + condition.after
    elif condition.inside:
        low, high = first, used
    else:
        return condition.words.isdisjoint(words) != condition.wanted
    hit = not condition.words.isdisjoint(lower[low:high]) or (
        bool(condition.tags) and any(token.tag.startswith(condition.tags) for token in tokens[low:high])
    )
    return hit == condition.wanted
