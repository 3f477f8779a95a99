"""Spans that are closed before anything else is read of a sentence: times, measures, money, designations, marks.

A number inside one counts nothing. Times come from the time finder and have tags of their own, so that no finder and
no reader of noun phrases takes a word of theirs ("On 3 May 2022 the rebels ..."); the others are told by the words
beside the number (``extract.lexicon.spans``) or by its form. Whoever counts asks ``countable``.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from itertools import chain

from extract.lexicon.spans import closing_words
from extract.mentions.tagging.word_tags import (
    GERUND,
    NOUN_OR_VERB,
    NOUNS_OR_VERBZ,
    PAST,
    TIME,
    TIME_MODIFIER,
    VERB_OR_NOUN,
)
from extract.mentions.timex.readings import Duration, Recurrence, Vague
from extract.model import Span, TimexMention, Token

CLOSED = "CLOSED"  # of what ``countable`` closes
_LONGEST_COUNT = 6  # figures of a count without commas; longer ones are numbers of files, telephones, accounts
_OWNERS = frozenset(("DT", "PRP$", "POS"))
_NOUNS = ("NN", "JJ", NOUN_OR_VERB, NOUNS_OR_VERBZ, GERUND, VERB_OR_NOUN)  # what a noun phrase may go on with
_TAKEN_BACK = 4  # words between an article and the time that stands before its noun


def time_tags(
    starts: Sequence[int], tags: Sequence[str], times: Sequence[TimexMention]
) -> tuple[dict[int, str], frozenset[int]]:
    """The tags of the words that belong to a time, by index; and the indices of all words that belong to a length.

    ``starts``: of the words of one sentence; ``tags``: what each may be; ``times``: those in the sentence, in order.
    """
    fixed: dict[int, str] = {}
    lengths: set[int] = set()
    for time in times:
        first, end = bisect_left(starts, time.start), bisect_left(starts, time.end)
        if isinstance(time.reading, Duration):
            lengths.update(range(first, end))
        elif not isinstance(time.reading, Recurrence | Vague):
            kind = TIME_MODIFIER if _before_its_noun(tags, first, end) else TIME
            fixed.update(dict.fromkeys(range(first, end), kind))
    return fixed, frozenset(lengths)


def within(starts: Sequence[int], spans: Sequence[Span], sentence: Span) -> frozenset[int]:
    """The indices of the words, which begin at ``starts``, that stand in one of the ``spans`` of the ``sentence``."""
    first = bisect_left(spans, sentence.start, key=lambda span: span.start)
    last = bisect_left(spans, sentence.end, key=lambda span: span.start)
    inside = (range(bisect_left(starts, one.start), bisect_left(starts, one.end)) for one in spans[first:last])
    return frozenset(chain.from_iterable(inside))


def _before_its_noun(tags: Sequence[str], first: int, end: int) -> bool:
    """ "a [Tuesday] raid", "the failed [2016] coup", "a group's [2014] push"; not "the rebels [Tuesday] shelled"."""
    if end >= len(tags) or not tags[end].startswith(_NOUNS):
        return False
    back = first - 1
    while back >= max(0, first - _TAKEN_BACK) and tags[back] in ("JJ", "VBN", PAST):
        back -= 1
    return back >= 0 and tags[back] in _OWNERS


def countable(
    tokens: Sequence[Token], lower: Sequence[str], lengths: frozenset[int]
) -> tuple[Sequence[Token], Sequence[str]]:
    """The words of a sentence with those that are closed blotted out: tag ``CLOSED``, no letters.

    ``lengths``: indices of words that belong to a length of time. The answer has the same indices and offsets.
    """
    shut = set(lengths)
    for i, token in enumerate(tokens):
        if token.tag in (TIME, TIME_MODIFIER):
            shut.add(i)
        elif token.tag == "CD" and _closed(tokens, lower, i):
            shut.add(i)
            if lower[i + 1 : i + 2] and lower[i + 1] in closing_words("after"):
                shut.add(i + 1)
    if not shut:
        return tokens, lower
    return (
        [Token(t.start, t.end, t.text, CLOSED) if i in shut else t for i, t in enumerate(tokens)],
        ["" if i in shut else word for i, word in enumerate(lower)],
    )


def _closed(tokens: Sequence[Token], lower: Sequence[str], i: int) -> bool:
    """Is the number at ``i`` part of a measure, a sum, a designation, a mark or a list?"""
    word = lower[i]
    if word.isdigit() and len(word) > _LONGEST_COUNT:
        return True
    before = lower[i - 1] if i else ""
    after = lower[i + 1] if i + 1 < len(lower) else ""
    if _beside(closing_words("after"), after, tokens, i + 1):
        return True
    if not word[0].isdigit():
        return False
    if _beside(closing_words("before"), before, tokens, i - 1) and not _counts(tokens, i + 1):
        return True
    fraction = "." in word or ":" in word
    if fraction and after not in ("million", "billion", "thousand"):
        return True
    if before == "[" and after == "]":
        return True  # a footnote
    if i == 0 or (i == 1 and before in ("(", "#")):
        return after in (".", ")") and i + 2 < len(tokens)  # the number of an item in a list
    return (after == "/" and _figure(lower, i + 2)) or (before == "/" and _figure(lower, i - 2))


def _beside(words: Mapping[str, bool], word: str, tokens: Sequence[Token], at: int) -> bool:
    capital = words.get(word)
    return capital is not None and (not capital or tokens[at].text[:1].isupper())


def _counts(tokens: Sequence[Token], at: int) -> bool:
    """Does what stands at ``at`` name what the number before it counts: "in Kalo District 12 [people] ..."?"""
    return at < len(tokens) and tokens[at].tag in ("NNS", "JJ", "NN")


def _figure(lower: Sequence[str], at: int) -> bool:
    return 0 <= at < len(lower) and lower[at].isdigit()
