"""One toll of all that is said of the victims of one happening.

Within a sentence counts add up. Of sentences that count everybody, the first gives the best figure and the others widen
the range, one of the body before a headline, an exact number before "dozens", a corrected one before the older. What
counts only part of the victims ("three of them", "a boy") changes nothing; one more ("another died later") is added,
and so are the dead of another side ("12 rebels" and "two soldiers").
"""

from __future__ import annotations

import itertools
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import add

from extract.lexicon.tolls import word_sets
from extract.mentions.tolls.words import RISEN
from extract.model import CasualtyMention, Toll

#: a count of all the dead so far: the others of its sentence are part of it ("risen to 33 after two more died")
RUNNING = ("casualty:toll", "casualty:number")
_SIDES = ("side_state", "side_rebel", "side_civilian")


@dataclass(slots=True)
class _Said:
    """What one sentence counts of one kind. ``sides``: whose dead, as far as its nouns say; ``head``: the last noun.

    ``part``: of a whole told elsewhere ("three of them"). ``more``: besides those told before ("another").
    ``risen``: what the earlier figure has become. ``claim``: told by somebody who is named for it.
    """

    number: int
    toll: Toll
    sides: frozenset[str]
    head: str
    part: bool
    more: bool
    vague: bool
    claim: bool
    risen: bool


def totals(
    counts: Sequence[tuple[int, CasualtyMention]],
    above: Collection[int] = (),
    newer: Collection[int] = (),
    claims: Collection[int] = (),
) -> tuple[tuple[str, Toll], ...]:
    """Toll by kind, kinds in alphabetical order.

    ``counts``: each with the number of its sentence. ``above``: the sentences that are headlines or captions, which
    count after the body; ``newer``: those that correct what was told before them; ``claims``: those with a speaker.
    """
    found: dict[str, dict[int, list[CasualtyMention]]] = {}
    for number, casualty in counts:
        found.setdefault(casualty.kind, {}).setdefault(number, []).append(casualty)
    return tuple(
        (kind, _agreed([_said(number, row, number in claims) for number, row in sorted(rows.items())], above, newer))
        for kind, rows in sorted(found.items())
    )


def _said(number: int, row: Sequence[CasualtyMention], claim: bool) -> _Said:
    sets = word_sets()
    victims = [_victims(one) for one in row]
    nouns = {word for words in victims for word in words}
    sides = frozenset(side for side in _SIDES if not sets[side].isdisjoint(nouns))
    head = next((words[-1] for words in victims if words), "")
    lows = row[0].text.lower().split()
    part = any(f"{a} {b}" in sets["of_whole"] for a, b in itertools.pairwise(lows))
    more = not sets["one_more"].isdisjoint(nouns)
    vague = not sets["vague"].isdisjoint(nouns)
    return _Said(number, _sum(row), sides, head, part, more, vague, claim, _risen(row))


def _risen(row: Sequence[CasualtyMention]) -> bool:
    """ "The death toll has risen to 17": what was counted before is part of it."""
    return any(one.rule in RUNNING and not RISEN.isdisjoint(one.text.lower().split()) for one in row)


def _victims(one: CasualtyMention) -> list[str]:
    if one.victims is None:
        return []
    return one.text[max(0, one.victims.start - one.start) : max(0, one.victims.end - one.start)].lower().split()


def _agreed(rows: list[_Said], above: Collection[int], newer: Collection[int]) -> Toll:
    said = [row for row in rows if row.toll.most] or rows
    numbered = [row for row in said if row.toll.best is not None]
    if not numbered:
        return said[0].toll
    latest = max((row.number for row in numbered if row.number in newer or row.risen), default=-1)
    if latest >= 0:  # what it corrects holds no longer
        return next(row.toll for row in numbered if row.number == latest)
    body = [row for row in numbered if row.number not in above]
    rows = _with_more(body) + [row for row in numbered if row.number in above]
    whole = [row for row in rows if not any(_part_of(row, other) for other in rows)]
    sides = _by_side(whole or rows)
    return reduce(add, (_range(row) for row in sides))


def _range(rows: Sequence[_Said]) -> Toll:
    best = next((row for row in rows if not row.vague), rows[0]).toll
    exact = [row.toll for row in rows if not row.vague] or [row.toll for row in rows]
    return Toll(min(t.low for t in exact), best.best, max(t.most for t in exact))


def _with_more(rows: Sequence[_Said]) -> list[_Said]:
    """Each "another" added to what was counted before it."""
    kept: list[_Said] = []
    for row in rows:
        if row.more and not row.part and kept:
            kept[-1].toll = kept[-1].toll + row.toll
        else:
            kept.append(row)
    return kept


def _part_of(one: _Said, whole: _Said) -> bool:
    """Does ``one`` count some of those that ``whole`` counts, and no other number of the same victims?"""
    if one is whole or one.toll.figure >= whole.toll.figure:
        return False
    if one.part or (one.claim and whole.claim):
        return one.part  # two who count otherwise
    general = word_sets()["everybody"]
    if one.head in general or not one.head or one.head == whole.head or one.head.rstrip("s") == whole.head.rstrip("s"):
        return False
    return whole.head in general or not whole.head or one.sides <= whole.sides


def _by_side(rows: Sequence[_Said]) -> list[list[_Said]]:
    """The rows in groups that count other people: one group, unless each of them names its sides and none is in two."""
    groups: list[tuple[set[str], list[_Said]]] = []
    for row in rows:
        if not row.sides:
            return [list(rows)]
        meets = [group for group in groups if group[0] & row.sides]
        if len(meets) > 1:
            return [list(rows)]
        if meets:
            meets[0][0].update(row.sides)
            meets[0][1].append(row)
        else:
            groups.append((set(row.sides), [row]))
    return [group for _, group in groups]


def _sum(row: Sequence[CasualtyMention]) -> Toll:
    risen = [one for one in row if one.rule in RUNNING]
    if risen:
        return max((one.toll for one in risen), key=lambda toll: toll.figure)
    kept: list[CasualtyMention] = []
    for one in sorted(row, key=lambda c: (c.start, c.end)):
        if not any(one.start < other.end and other.start < one.end for other in kept):
            kept.append(one)
    return reduce(add, (one.toll for one in kept))
