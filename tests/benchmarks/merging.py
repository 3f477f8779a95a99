"""Measure merging: ``python -m tests.benchmarks.merging [--store] [MENTIONS ...]`` (default 25,000 50,000 100,000).

Mentions are made up with the skew of real archives: a few towns have most of what is reported (Zipf), a day in a
hundred has a hundred times the usual, half of all events are told by several reports. A larger archive has more towns
and more days (Heaps' law): with 100,000 mentions there are 3,000 of each, and 8,000 mentions in the first town. Prints
CPU seconds of this process for grouping and for merging values, peak memory, and the exponent of growth between sizes:
t ~ n^k; n log n from 100,000 to 1 million is k = 1.08. ``--store``: the same out of and into a case file, then one
report more.
"""

from __future__ import annotations

import gc
import math
import random
import resource
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import accumulate
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from extract.events.coreference import Record, Says, Side, Where, group
from extract.events.coreference.event import event_of
from extract.events.coreference.origins import sketch
from extract.model import Toll
from extract.standards import EVENT_TYPE_OF
from extract.store.merging.keep import merge
from extract.store.repository import Store, open_store
from extract.store.schema import document, event_actor, event_mention

SIZES = (25_000, 50_000, 100_000)
_FIRST_DAY, _DAYS = 728_000, 3_000
_TOWNS = 3_000  # with 100,000 mentions
_KINDS = (
    ("Armed clash", "clashed", 30),
    ("Shelling/artillery/missile attack", "shelled", 20),
    ("Air/drone strike", "bombed", 15),
    ("Remote explosive/landmine/IED", "exploded", 10),
    ("Attack", "attacked", 15),
    ("Suicide bomb", "blew up", 3),
    ("Peaceful protest", "marched", 7),
)
_SITES = "market school hospital mosque convoy checkpoint bridge camp bakery station quarter village".split()  # noqa: SIM905
_SIDES = [Side("agent", f"group-{n}", f"Group {n}", "rebel group", "SY", "") for n in range(12)]
_ARMY = Side("agent", "syria-military", "Syrian military", "state forces", "SY", "syria")
_PEOPLE = Side("target", "people", "people", "civilians", "", "")


@dataclass(frozen=True)
class Happening:
    day: int
    town: Where
    kind: str
    trigger: str
    sides: tuple[Side, ...]
    killed: int
    site: str


def _towns(number: int, chance: random.Random) -> list[Where]:
    return [
        Where(
            f"gn:{n}", f"Town {n}", 30 + chance.random() * 8, 36 + chance.random() * 12, "SY",
            f"a1:SY:{n % max(number // 200, 1)}", "exact", 12.0 if n < 5 else 2.5,
        )
        for n in range(number)
    ]  # fmt: skip


def records(mentions: int, seed: int = 7) -> Iterator[Record]:
    """That many mentions, the same for the same seed."""
    chance = random.Random(seed)  # noqa: S311 - a benchmark
    scale = mentions / 100_000
    towns = _towns(int(_TOWNS * scale**0.6), chance)
    weights = list(accumulate(1 / (n + 1) ** 0.9 for n in range(len(towns))))
    days = range(int(_DAYS * scale**0.4))
    bursts = list(accumulate(chance.choices((1, 5, 100), (90, 9, 1))[0] for _ in days))
    made = 0
    while made < mentions:
        kind, trigger, _ = chance.choices(_KINDS, [kind[2] for kind in _KINDS])[0]
        sides = (chance.choice([_ARMY, *_SIDES]), chance.choice([_PEOPLE, replace(_ARMY, role="target")]))
        what = Happening(
            _FIRST_DAY + chance.choices(days, cum_weights=bursts)[0],
            chance.choices(towns, cum_weights=weights)[0],
            kind,
            trigger,
            sides,
            min(int(chance.paretovariate(1.2)), 300),
            chance.choice(_SITES),
        )
        for _ in range(chance.choice((1, 1, 1, 2, 3, 5))):
            if made < mentions:
                yield _told(what, made, chance)
                made += 1


def _told(what: Happening, number: int, chance: random.Random) -> Record:
    stated = chance.random() < 0.6
    first = what.day if stated else what.day - chance.randrange(7)
    known = chance.random() < 0.6
    killed = max(what.killed + chance.choice((-1, 0, 0, 0, 2)), 0)
    where = what.town if chance.random() < 0.85 else replace(_AREA, id=what.town.admin1, admin1=what.town.admin1)
    return Record(
        id=number + 1,
        document=number // 3 + 1,
        sha256=f"{chance.getrandbits(128):032x}",
        trigger_start=10,
        trigger_end=20,
        trigger=what.trigger,
        evidence=f"The {what.site} of {what.town.name} was {what.trigger} and {killed} people were killed.",
        source=f"Source {number % 40}",
        published=what.day + 1,
        event_type=EVENT_TYPE_OF[what.kind],
        sub_event_type=what.kind,
        status="asserted",
        says=Says(),
        start=first,
        end=first if stated else first + 7,
        precision="day" if stated else "week",
        basis="relative" if stated else "inferred",
        where=where if chance.random() < 0.95 else None,
        sides=tuple(side for side in what.sides if known or side.role == "target"),
        killed=Toll(killed, killed, killed) if chance.random() < 0.5 else None,
    )


_AREA = Where("", "Province", 34.0, 40.0, "SY", "", "province", 80.0)


def measure(mentions: int) -> float:
    """CPU seconds from records to merged events."""
    rows = list(records(mentions))
    chance = random.Random(mentions)  # noqa: S311 - a benchmark
    chance.shuffle(rows)
    text = sketch("Nothing of this is a copy of anything else, and the words are only here to be counted.")
    gc.disable()  # as merging a whole case does
    start = time.process_time()
    groups = group(rows)
    middle = time.process_time()
    largest = max(len(one.members) for one in groups)
    events = sum(1 for one in groups if event_of(one, lambda _: text))
    seconds = time.process_time() - start
    gc.enable()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{mentions:>9,} mentions -> {events:>8,} events (largest {largest}): {seconds:7.1f} CPU s "
        f"(grouping {middle - start:.1f}), peak {peak:,.0f} MB",
        flush=True,
    )
    return seconds


def main() -> None:
    chosen = [word for word in sys.argv[1:] if not word.startswith("-")]
    sizes = [int(word.replace(",", "")) for word in chosen] or list(SIZES)
    if "--store" in sys.argv:
        for size in sizes:
            in_a_case(size)
        return
    times = [measure(size) for size in sizes]
    if len(sizes) > 1:
        growth = math.log(times[-1] / times[0]) / math.log(sizes[-1] / sizes[0])
        print(f"growth from {sizes[0]:,} to {sizes[-1]:,}: n^{growth:.2f}")


def in_a_case(mentions: int) -> None:
    """The same through a case file: all of it, then one report more."""
    with tempfile.TemporaryDirectory() as folder, open_store(Path(folder, "case.db"), create=True) as store:
        _fill(store, list(records(mentions)))
        start = time.process_time()
        made = store.merge(everything=True)
        middle = time.process_time()
        with store.writing() as connection:
            connection.execute(sa.update(event_mention).where(event_mention.c.document_id == 1).values(denial="no"))
            merge(connection, [1])
        last = time.process_time()
        print(
            f"{mentions:>9,} mentions in a case -> {made:,} events: {middle - start:.1f} CPU s; "
            f"one report of three changed: {last - middle:.2f} CPU s",
            flush=True,
        )


def _fill(store: Store, rows: list[Record]) -> None:
    reports = {row.document: row for row in rows}
    with store.writing() as connection:
        connection.execute(
            sa.insert(document),
            [
                {
                    "id": number, "sha256": f"{number:064d}", "name": "", "title": "", "source": row.source, "url": "",
                    "text": f"{row.evidence} Report {number} of {row.source}, day {row.published}.",
                    "published_end": date.fromordinal(row.published or 1),
                }
                for number, row in sorted(reports.items())
            ],
        )  # fmt: skip
        for at in range(0, len(rows), 5_000):
            part = rows[at : at + 5_000]
            connection.execute(sa.insert(event_mention), [_mention_values(row) for row in part])
            connection.execute(sa.insert(event_actor), [actor for row in part for actor in _actor_values(row)])


_EMPTY = ("attribution", "attribution_actor", "denial", "time_explanation", "place_explanation", "mention")


def _mention_values(row: Record) -> dict[str, Any]:
    where = row.where
    return {
        **dict.fromkeys(_EMPTY, ""),
        "id": row.id, "document_id": row.document, "ordinal": row.id, "trigger_start": row.trigger_start,
        "trigger_end": row.trigger_end, "trigger_text": row.trigger, "evidence_start": 0, "evidence_end": 9,
        "evidence": row.evidence, "event_type": row.event_type, "sub_event_type": row.sub_event_type,
        "status": row.status, "time_start": date.fromordinal(row.start or 1),
        "time_end": date.fromordinal(row.end or 1),
        "time_precision": row.precision, "time_basis": row.basis, "place_id": where.id if where else None,
        "place": where.name if where else "", "lat": where.lat if where else None, "lon": where.lon if where else None,
        "country": where.country if where else "", "admin1": where.admin1 if where else "",
        "geo_precision": where.precision if where else "", "radius_km": where.radius_km if where else None,
        "weapons": "[]", "rules": "[]", "fatalities_low": row.killed.low if row.killed else None,
        "fatalities_best": row.killed.best if row.killed else None,
        "fatalities_high": row.killed.high if row.killed else None,
    }  # fmt: skip


def _actor_values(row: Record) -> list[dict[str, Any]]:
    return [
        {
            "event_id": row.id, "ordinal": at, "role": side.role, "actor_id": side.id, "name": side.name,
            "kind": side.kind, "country": side.country, "parent": side.parent, "span_start": 0, "span_end": 1,
        }
        for at, side in enumerate(row.sides)
    ]  # fmt: skip


if __name__ == "__main__":
    main()
