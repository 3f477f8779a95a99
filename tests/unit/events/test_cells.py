"""What the cells of a row and the labels of a record give to the event that it tells."""

from __future__ import annotations

import pytest

from extract.model import EventMention, Role
from tests.unit.events.reading import event, events

TABLE = (
    "Date | Place | Actor | Incident | Killed | Wounded\n"
    "4 May 2021 | Fizi | Mai-Mai | Ambush on a military convoy | 3 | 5\n"
    "5 May 2021 | Uvira | | Shooting at a bar in the evening | 2 | 0\n"
    "7 May 2021 | Minembwe | Soldiers | Clashes with a militia near the airstrip | n/a | 1\n"
)
RECORDS = (
    "Incident 14\nDate: 12 March 2018\nLocation: Bama\nPerpetrator: Boko Haram\nNotes: Raiders burned a school. Four "
    "people were killed.\n\n"
    "Incident 15\nDate: 14 March 2018\nLocation: Mubi\nVictim: a trader\nNotes: Gunmen abducted him on the road.\n"
)


def of(one: EventMention, role: Role) -> list[str]:
    return [actor.actor.name for actor in one.actors if actor.role is role]


@pytest.mark.parametrize(
    ("trigger", "agents", "killed", "injured"),
    [
        # the cells say who, and how many
        ("Ambush", ["Mai-Mai"], 3, 5),
        # an empty cell takes nobody from the row above; none wounded is no toll
        ("Shooting", [], 2, None),
        # a cell without a number says nothing
        ("Clashes", ["soldiers"], None, 1),
    ],
)
def test_a_row(trigger: str, agents: list[str], killed: int | None, injured: int | None) -> None:
    one = event(TABLE, trigger)
    if trigger != "Clashes":
        assert of(one, Role.AGENT) == agents
    for kind, count in (("killed", killed), ("injured", injured)):
        toll = one.toll(kind)
        assert (toll.best if toll is not None else None) == count, kind


def test_the_header_tells_nothing_and_rows_stay_apart() -> None:
    found = [TABLE[one.evidence.start : one.evidence.end].split(" |")[0] for one in events(TABLE)]
    assert found == ["4 May 2021", "5 May 2021", "7 May 2021"]


def test_records() -> None:
    first, second = event(RECORDS, "killed"), event(RECORDS, "abducted")
    assert of(first, Role.AGENT) == ["Boko Haram"]
    assert of(second, Role.AGENT) == ["gunmen"]
    toll = first.toll("killed")
    assert toll is not None
    assert toll.best == 4
