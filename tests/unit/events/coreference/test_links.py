"""Events that belong together without being one."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from extract.events.coreference.links import Link, Node, links
from tests.unit.events.coreference.tellings import ANSONGO, ARMY, DAY, GAO, JNIM, MENAKA, OUTSKIRTS, turned

SIEGE = Node(
    1, ("a", 0, 1), "Armed clash", "asserted", True, DAY, DAY, MENAKA, (JNIM, turned(ARMY)), DAY + 1
)  # fmt: skip
CLASH = Node(2, ("b", 0, 1), "Armed clash", "asserted", False, DAY + 9, DAY + 9, MENAKA, (JNIM,), DAY + 10)
PLAN = Node(3, ("c", 0, 1), "Armed clash", "planned", False, None, None, MENAKA, (ARMY,), DAY)
DEED = Node(4, ("d", 0, 1), "Armed clash", "claimed", False, DAY + 5, DAY + 5, MENAKA, (ARMY,), DAY + 6)


def changed(node: Node, **changes: Any) -> Node:
    return replace(node, **changes)


def test_an_incident_is_part_of_the_campaign_around_it() -> None:
    (link,) = links([CLASH, SIEGE])
    assert (link.source, link.target, link.kind) == (CLASH.id, SIEGE.id, "part_of")
    assert link.reason == "during the campaign that began on Fri 6 April 2018, in Menaka, with JNIM"


def test_what_was_planned_came_to_pass() -> None:
    assert links([DEED, PLAN]) == [
        Link(PLAN.id, DEED.id, "planned", "planned by Malian military for Menaka; told as done on Wed 11 April 2018")
    ]
    first = changed(DEED, id=9, key=("e", 0, 1), start=DAY + 2, end=DAY + 2)
    assert [link.target for link in links([DEED, first, PLAN])] == [9]  # the first of several


NONE: list[tuple[str, Node, Node]] = [
    ("before the siege began", SIEGE, changed(CLASH, start=DAY - 3, end=DAY - 3)),
    ("years later", SIEGE, changed(CLASH, start=DAY + 900, end=DAY + 900)),
    ("far away", SIEGE, changed(CLASH, where=ANSONGO)),
    ("others fight", SIEGE, changed(CLASH, sides=(replace(ARMY, id="france-military", parent="france"),))),
    ("undated", SIEGE, changed(CLASH, start=None, end=None)),
    ("a protest", SIEGE, changed(CLASH, sub_event_type="Agreement")),
    ("another siege", SIEGE, changed(CLASH, campaign=True)),
    ("denied", SIEGE, changed(CLASH, status="denied")),
    ("done before it was planned", PLAN, changed(DEED, start=DAY - 1, end=DAY - 1)),
    ("done by others", PLAN, changed(DEED, sides=(JNIM,))),
    ("done elsewhere", PLAN, changed(DEED, where=ANSONGO)),
    ("done long after", PLAN, changed(DEED, start=DAY + 90, end=DAY + 90)),
    ("another sort of deed", PLAN, changed(DEED, sub_event_type="Peaceful protest")),
]


@pytest.mark.parametrize(("why", "head", "other"), NONE, ids=[case[0] for case in NONE])
def test_no_link(why: str, head: Node, other: Node) -> None:
    assert links([head, other]) == [], why


def test_the_nearest_campaign_takes_the_incident() -> None:
    province = changed(SIEGE, id=7, key=("0", 0, 1), where=GAO)
    beside = changed(SIEGE, id=8, key=("00", 0, 1), where=replace(OUTSKIRTS, lat=16.2))
    assert {link.target for link in links([CLASH, beside, SIEGE])} == {SIEGE.id}
    assert {link.target for link in links([CLASH, province])} == {province.id}
    assert links([CLASH, beside, SIEGE]) == links([SIEGE, CLASH, beside])
