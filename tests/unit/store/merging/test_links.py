"""Links that are kept up while reports come, change and go are those that all events together have."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import replace
from datetime import date, timedelta

import pytest
import sqlalchemy as sa

from extract.model import Actor, ActorKind, Document, EventMention, GeoPrecision, Place, Published, Status, TimeInterval
from extract.model import TimePrecision as Precision
from extract.store.corrections import calls as corrections
from extract.store.corrections.calls import event_state
from extract.store.repository import Store, open_store
from extract.store.schema import event_link
from tests.unit.store.conftest import NewCase
from tests.unit.store.merging.test_merging import NOW, assert_as_anew, events, found, report, save
from tests.unit.store.samples import ADEN, REBELS

FIRST = date(2014, 1, 1)
PLACES = (
    ADEN,
    Place("Lahij", 13.06, 44.88, "YE", "lahij", GeoPrecision.EXACT, 3.0, admin1="a1:YE:lahij"),  # 35 km from Aden
    Place("Lahij province", 13.2, 44.9, "YE", "a1:YE:lahij", GeoPrecision.PROVINCE, 60.0, admin1="a1:YE:lahij"),
    Place("Ataq", 14.5, 46.8, "YE", "ataq", GeoPrecision.EXACT, 3.0, admin1="a1:YE:shabwah"),  # beside, and too far
    Place("Lakeba", 0.1, 179.9, "FJ", "east", GeoPrecision.EXACT, 3.0),  # either side of the date line
    Place("Niulakita", 0.1, -179.9, "FJ", "west", GeoPrecision.EXACT, 3.0),
)
ACTORS = (REBELS, Actor("guard", "National Guard", ActorKind.REBEL_GROUP, "YE"))
KINDS = (("Battles", "Armed clash"), ("Violence against civilians", "Attack"), ("Protests", "Peaceful protest"))
STATUSES = (Status.ASSERTED, Status.CLAIMED, Status.PLANNED, Status.DENIED)
LASTS = (0, 0, 0, 0, 3, 60, 200)  # days
VERBS = ("shelled", "shelled", "besieged", "BESIEGED")


def told(number: int, chance: random.Random) -> tuple[Document, EventMention]:
    """A report of any such event, in a year."""
    document, made = report(number, verb=chance.choice(VERBS), killed=number + 1)
    assert made.time is not None
    assert made.place is not None
    start = FIRST + timedelta(days=chance.randrange(365))
    end = start + timedelta(days=chance.choice(LASTS))
    broad, narrow = chance.choices(KINDS, (6, 2, 1))[0]
    precision = Precision.DAY if start == end else Precision.RANGE
    time = replace(made.time, interval=TimeInterval(start, end), precision=precision)
    published = start + timedelta(days=chance.choice((-20, -3, 1, 1, 1, 40)))
    return replace(document, published=Published(TimeInterval(published, published), "metadata", None, "")), replace(
        made,
        event_type=broad,
        sub_event_type=narrow,
        status=chance.choices(STATUSES, (5, 2, 3, 1))[0],
        time=time if chance.random() < 0.9 else None,
        place=replace(made.place, place=chance.choices(PLACES, (3, 2, 2, 1, 2, 2))[0]),
        actors=tuple(replace(actor, actor=chance.choices(ACTORS, (4, 1))[0]) for actor in made.actors),
    )


def linked(store: Store) -> Counter[str]:
    with store.reading() as connection:
        return Counter(connection.execute(sa.select(event_link.c.kind)).scalars())


def run(store: Store, seed: int) -> Counter[str]:
    """Reports come one by one and some at a time; then some are read anew, emptied, corrected, rejected."""
    chance = random.Random(seed)  # noqa: S311 - the same each time
    reports = [told(number, chance) for number in range(30)]
    ids = [save(store, one)[0] for one in reports[:20]] + save(store, *reports[20:])
    assert_as_anew(store)
    seen = linked(store)
    for number in chance.sample(range(30), 6):
        document, other = reports[number][0], told(number, chance)[1]
        other = replace(other, trigger=reports[number][1].trigger, evidence=reports[number][1].evidence)
        extraction = found((document, other))
        store.save_extraction(ids[number], extraction if chance.random() < 0.6 else replace(extraction, events=()))
    assert_as_anew(store)
    for row in chance.sample(events(store), 6):
        state = event_state(store, row.id)
        if chance.random() < 0.4:
            corrections.reject(store, state, by="Ana", at=NOW)
        else:
            status = chance.choice([one for one in ("asserted", "planned", "denied") if one != row.status])
            corrections.edit(store, state, "status", status, by="Ana", at=NOW)
    assert_as_anew(store)
    return seen + linked(store)


@pytest.mark.parametrize("seeds", [(0, 2, 3, 4), (5, 7, 159)])
def test_links_kept_up_are_those_made_anew(new_url: NewCase, seeds: tuple[int, ...]) -> None:
    seen: Counter[str] = Counter()
    for seed in seeds:
        with open_store(new_url(), create=True) as store:
            seen += run(store, seed)
    assert set(seen) == {"part_of", "planned"}
