"""Lead-ins and headlines that count what is told one by one below them: "conducted 12 strikes", "19 killed in a day".

Such a sentence tells of no thirteenth strike. It is left out where the items that it sums up are there.
"""

from __future__ import annotations

from collections.abc import Sequence

from extract.events.draft import Draft
from extract.events.folding.join import FACTS, VIOLENT, family, own_time
from extract.events.folding.pair import ABOVE, word_sets
from extract.events.syntax.layout import Layout

_ITEMS = 2  # events below that a sum has at least
_LEAD = 6  # sentences below the headings that may sum up a report
_LEAST, _MOST = 0.4, 1.4  # of the victims of a sum, those who are told of one by one


def sums_up(one: Draft, kept: Sequence[Draft], plan: Layout) -> bool:
    """Does the draft only count the happenings that are told below it? ``kept``: all of the document, in order."""
    if one.verdict.status not in FACTS or family(one) != "violence":
        return False
    below = [
        other
        for other in kept
        if other.number > one.number
        and other.sentence.kind not in ABOVE
        and other.verdict.status in FACTS
        and other.event_type in VIOLENT
    ]
    if len(below) < _ITEMS:
        return False
    if _counted(one):
        listed = [other for other in below if plan.entries[other.number] >= 0 and _alike(one, other)]
        if plan.entries[one.number] < 0 and len(listed) >= _ITEMS:
            return True
        apart = [other for other in below if _alike(one, other) and _later(one, other, plan)]
        if _leads(one, plan) and len(apart) >= _ITEMS:
            return True
    general = (_leads(one, plan) and _speaks_of_several(one)) or several(one)
    return general and not _of_one_day(one) and _victims_add_up(one, below)


def _speaks_of_several(one: Draft) -> bool:
    """Does its sentence, or one of those folded into it, speak of "attacks" or "clashes", or is it a headline?"""
    told = (one, *one.parts)
    several = word_sets()["happenings"]
    return any(d.sentence.kind == "heading" or not several.isdisjoint(d.syntax.lows) for d in told)


def _of_one_day(one: Draft) -> bool:
    day = own_time(one)
    return day is not None and day.start is not None and day.start == day.end


def _alike(one: Draft, other: Draft) -> bool:
    return one.sub_event_type == other.sub_event_type


def _later(one: Draft, other: Draft, plan: Layout) -> bool:
    return plan.paragraphs[other.number] > plan.paragraphs[one.number]


def _leads(one: Draft, plan: Layout) -> bool:
    return one.number < plan.titles + _LEAD and plan.entries[one.number] < 0


def _counted(one: Draft) -> bool:
    """ "12 strikes", "a string of blasts": a plural noun with a number, or a row of them."""
    syntax = one.syntax
    chunk = syntax.chunks[one.chunk]
    spans = [*syntax.tokens[chunk.start : one.last], *syntax.tokens[one.first : one.last]]
    plural = any(token.tag in {"NNS", "NNPS"} for token in syntax.tokens[one.first : one.last])
    number = any(token.tag == "CD" and token.text.lower() not in {"one", "1"} for token in spans)
    before = syntax.lows[max(0, chunk.start - 3) : chunk.start]
    return plural and (number or not word_sets()["row_of"].isdisjoint(before))


def several(one: Draft) -> bool:
    """ "in the course of three operations, three men were killed"."""
    tokens = one.syntax.tokens
    lows = one.syntax.lows
    for at, token in enumerate(tokens):
        near = lows[at + 1 : at + 4]
        if token.tag == "CD" and lows[at] not in {"one", "1"} and not word_sets()["happenings"].isdisjoint(near):
            return True
    return False


def _victims_add_up(one: Draft, below: Sequence[Draft]) -> bool:
    total = max((c.toll.best or 0 for _, c in one.tolls if c.kind == "killed"), default=0)
    told = [max((c.toll.best or 0 for _, c in other.tolls if c.kind == "killed"), default=0) for other in below]
    parts = [count for count in told if count]
    if total < _ITEMS or len(parts) < _ITEMS or max(parts) > total:
        return False
    return _LEAST * total <= sum(parts) <= _MOST * total
