"""How many were killed or hurt, over reports that give different counts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from extract.events.coreference.record import Record
from extract.model import Toll


def merged(members: Sequence[Record], origin: Mapping[int, int], kind: str) -> Toll | None:
    """The toll over independent origins, or None where no member gives one; ``kind``: "killed" or "injured".

    low is the lowest low and high the highest high of all members. best is the median (of two in the middle the lower
    one) of what each origin said last, leaving out origins whose last word is more than ``FRESH_DAYS`` older than the
    newest: counts grow as the dead are found, and ten copies of an early report are one voice. A member that gives no
    number ("several") counts only where none gives one.
    """
    told = [(one, toll) for one in members if (toll := count(one, kind)) is not None]
    if not told:
        return None
    low = min(toll.low for _, toll in told)
    told = [(one, toll) for one, toll in told if toll.best is not None]
    if not told:
        return Toll(low, None, None)
    low = min(toll.low for _, toll in told)
    high = max(toll.most for _, toll in told)
    last: dict[int, tuple[Record, Toll]] = {}
    for one, toll in told:
        known = last.get(origin[one.document])
        if known is None or _age(one) > _age(known[0]):
            last[origin[one.document]] = (one, toll)
    newest = max(one.published or 0 for one, _ in last.values())
    fresh = sorted(toll.figure for one, toll in last.values() if (one.published or 0) == newest)
    return Toll(low, fresh[(len(fresh) - 1) // 2], high)


def count(one: Record, kind: str) -> Toll | None:
    return one.killed if kind == "killed" else one.injured


def _age(one: Record) -> tuple[int, tuple[str, int, int]]:
    return (one.published or 0, one.key)
