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
                nearest = min(row, key=lambda d: _distance(d, casualty))
                nearest.tolls.append((nearest.number, casualty))


def _distance(one: Draft, casualty: CasualtyMention) -> tuple[bool, int]:
    trigger = Span(one.trigger.start, one.trigger.end)
    gap = max(trigger.start - casualty.end, casualty.start - trigger.end, 0)
    return not one.clause.overlaps(casualty), gap


def totals(counts: Sequence[tuple[int, CasualtyMention]]) -> tuple[tuple[str, Toll], ...]:
    """Toll by kind, kinds in alphabetical order.

    Counts of one sentence add up. Of counts in different sentences the first is the best;
    another one widens low and high.
    """
    found: dict[str, dict[int, list[CasualtyMention]]] = {}
    for number, casualty in counts:
        found.setdefault(casualty.kind, {}).setdefault(number, []).append(casualty)
    return tuple(
        (kind, _agreed([_sum(row) for _, row in sorted(rows.items())])) for kind, rows in sorted(found.items())
    )


def _agreed(tolls: Sequence[Toll]) -> Toll:
    said = [toll for toll in tolls if toll.high] or list(tolls)
    return Toll(min(t.low for t in said), said[0].best, max(t.high for t in said))


def _sum(row: Sequence[CasualtyMention]) -> Toll:
    kept: list[CasualtyMention] = []
    for one in sorted(row, key=lambda c: (c.start, c.end)):
        if not any(one.start < other.end and other.start < one.end for other in kept):
            kept.append(one)
    return Toll(
        sum(one.toll.low for one in kept), sum(one.toll.best for one in kept), sum(one.toll.high for one in kept)
    )
