"""Tolls of events: each count of victims goes to the one event of its sentence that it belongs to."""

from __future__ import annotations

from collections.abc import Sequence

from extract.events.draft import Draft
from extract.model import CasualtyMention, Span, Status, Toll

_FACTS = frozenset((Status.ASSERTED, Status.CLAIMED, Status.UNCONFIRMED, Status.DENIED))


def attach(drafts: Sequence[Draft], casualties: Sequence[CasualtyMention]) -> None:
    """Give each casualty mention to the draft nearest to it in its sentence; totals over a period go to none.

    A count in a sentence without events goes to the last event of the sentence before.
    """
    by_sentence: dict[int, list[Draft]] = {}
    for one in drafts:
        by_sentence.setdefault(one.number, []).append(one)
    bounds = sorted((row[0].sentence.start, row[0].sentence.end, number) for number, row in by_sentence.items())
    at = 0
    for casualty in sorted(casualties, key=lambda c: (c.start, c.end)):
        while at < len(bounds) and bounds[at][1] <= casualty.start:
            at += 1
        if casualty.over_period:
            continue
        if at < len(bounds) and bounds[at][0] <= casualty.start:
            row = [d for d in by_sentence[bounds[at][2]] if d.verdict.status in _FACTS]
            if row:
                min(row, key=lambda d: _distance(d, casualty)).tolls.append(casualty)


def _distance(one: Draft, casualty: CasualtyMention) -> tuple[bool, int]:
    trigger = Span(one.trigger.start, one.trigger.end)
    gap = max(trigger.start - casualty.end, casualty.start - trigger.end, 0)
    return not one.clause.overlaps(casualty), gap


def totals(casualties: Sequence[CasualtyMention]) -> tuple[tuple[str, Toll], ...]:
    """Toll by kind, kinds in alphabetical order: counts of one sentence add up, a count told again does not."""
    found: dict[str, list[CasualtyMention]] = {}
    for casualty in casualties:
        found.setdefault(casualty.kind, []).append(casualty)
    return tuple((kind, _sum(row)) for kind, row in sorted(found.items()))


def _sum(row: Sequence[CasualtyMention]) -> Toll:
    kept: list[CasualtyMention] = []
    for one in sorted(row, key=lambda c: (c.start, c.end)):
        if not any(one.start < other.end and other.start < one.end for other in kept):
            kept.append(one)
    return Toll(
        sum(one.toll.low for one in kept), sum(one.toll.best for one in kept), sum(one.toll.high for one in kept)
    )
