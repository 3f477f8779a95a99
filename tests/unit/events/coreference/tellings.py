"""Records for tests of merging: one shelling of one town, told in so many ways."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from hashlib import sha256
from itertools import count
from typing import Any

from extract.events.coreference import Record, Says, Side, Where
from extract.model import Toll
from extract.standards import EVENT_TYPE_OF

DAY = date(2018, 4, 6).toordinal()
MENAKA = Where("gn:1", "Menaka", 15.92, 2.40, "ML", "a1:ML:gao", "exact", 2.0)
ANSONGO = Where("gn:2", "Ansongo", 15.66, 0.50, "ML", "a1:ML:gao", "exact", 2.0)
OUTSKIRTS = Where("gn:3", "Inkadewane", 15.93, 2.42, "ML", "a1:ML:gao", "exact", 2.0)
GAO = Where("a1:ML:gao", "Gao", 16.2, 0.5, "ML", "a1:ML:gao", "province", 160.0)
KIDAL = Where("a1:ML:kidal", "Kidal", 19.0, 1.5, "ML", "a1:ML:kidal", "province", 200.0)
MALI = Where("country:ML", "Mali", 17.0, -4.0, "ML", "", "country", 800.0)
CAPITAL = Where("gn:9", "Bamako", 12.65, -8.0, "ML", "a1:ML:bamako", "exact", 15.0)
ARMY = Side("agent", "mali-military", "Malian military", "state forces", "ML", "mali")
JNIM = Side("agent", "jamaat-nusrat-al-islam-wal-muslimin", "JNIM", "rebel group", "ML", "")
KATIBA = Side(
    "agent", "katiba-macina", "Katiba Macina", "rebel group", "ML", "jamaat-nusrat-al-islam-wal-muslimin"
)  # fmt: skip
GUNMEN = Side("agent", "gunmen", "gunmen", "political militia", "", "")
VILLAGERS = Side("target", "villagers", "villagers", "civilians", "", "")
_numbers = count(1)


def toll(low: int, best: int | None = None, high: int | None = None) -> Toll:
    return Toll(low, low if best is None else best, low if high is None else high)


def turned(side: Side) -> Side:
    return replace(side, role="target" if side.role == "agent" else "agent")


def telling(text: str = "", **changes: Any) -> Record:
    """A shelling of Menaka on 6 April 2018, as a report of its own tells it; ``text`` makes the report's hash."""
    number = next(_numbers)
    made = Record(
        id=number,
        document=number,
        sha256=sha256((text or f"report {number}").encode()).hexdigest(),
        trigger_start=0,
        trigger_end=7,
        trigger="shelled",
        evidence="Menaka was shelled.",
        source=f"Source {number}",
        published=DAY + 1,
        event_type="",
        sub_event_type="Shelling/artillery/missile attack",
        status="asserted",
        says=Says(),
        start=DAY,
        end=DAY,
        precision="day",
        basis="relative",
        time_explanation="Friday before publication",
        where=MENAKA,
    )
    made = replace(made, **changes)
    return replace(made, event_type=EVENT_TYPE_OF[made.sub_event_type])
