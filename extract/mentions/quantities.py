"""Quantities: counts, measures and sums of money, as spans (not resolved)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.lexicon.numerals import read_count
from extract.lexicon.words import word_class
from extract.mentions.tagging.marks import QUANTITY
from extract.mentions.tagging.tokens import Tagged
from extract.model import EntityMention, EntityType, Token

_MONTHS = word_class("quantities.months")
_TIME_UNITS = word_class("quantities.time_units")
_MEASURES = word_class("quantities.measures")
_CURRENCY = word_class("quantities.currency")
_STOP_BEFORE = word_class("quantities.stop_before")
#: tags of words in a sentence that may have a quantity
_SIGNS = frozenset(("CD", "NNS", "JJ", "DT"))
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")


_VAGUE_COUNTS = word_class("quantities.vague_counts")


def find_quantities(text: str, tagged: Tagged) -> tuple[EntityMention, ...]:
    """Quantities in the order of the text; they do not overlap. Years, dates, ages and durations are none."""
    found: list[EntityMention] = []
    for number, hits in tagged.marked(QUANTITY):
        tokens, lower = tagged.tokens[number], tagged.lower[number]
        if _SIGNS.isdisjoint(tagged.tags[number]) and not any(lower[i][0].isdigit() for i in hits):
            continue
        done = 0
        for i in hits:
            span = _quantity(tokens, lower, i) if i >= done else None
            if span is None:
                continue
            first, last = span
            start, end = tokens[first].start, tokens[last - 1].end
            found.append(
                EntityMention(
                    start=start, end=end, text=text[start:end], rule="quantity:count", type=EntityType.QUANTITY
                )
            )
            done = last
    return tuple(found)


def _quantity(tokens: Sequence[Token], lower: Sequence[str], i: int) -> tuple[int, int] | None:
    """Token range of the quantity at ``i``, None where the number is a date, an age or a name's part."""
    if lower[i] in _VAGUE_COUNTS and not (
        lower[i + 1 : i + 2] and lower[i + 1] in ("dozen", "hundred", "thousand", "million", "couple")
    ):
        return None
    count = read_count(lower, i)
    if count is None:
        return None
    end, _ = count
    before = lower[i - 1] if i else ""
    after = lower[end] if end < len(lower) else ""
    if before in _STOP_BEFORE or before in _MONTHS or after in _MONTHS or after in _TIME_UNITS or "year-old" in after:
        return None
    if (
        _YEAR.fullmatch(lower[i])
        and after not in _MEASURES
        and not tokens[min(end, len(tokens) - 1)].tag.startswith("NN")
    ):
        return None
    if before in ("/", ":", "-", "–") or (
        after in ("/", ":") and end + 1 < len(lower) and lower[end + 1][:1].isdigit()
    ):
        return None
    if i and tokens[i - 1].tag.startswith("NNP") and tokens[i - 1].end == tokens[i].start:
        return None
    start = i
    if start and lower[start - 1] in _CURRENCY:
        start -= 1
    while end < len(lower) and lower[end] in _MEASURES and end - i < 6:
        end += 1
    return start, end
