"""What a lead-in gives to the items of its list, and what it does not."""

from __future__ import annotations

import pytest

from extract.model import Role
from tests.unit.events.reading import actors, event, events

STRIKES = "Coalition forces conducted four strikes in Syria.\n* Near {0}, three strikes destroyed a depot.\n"


@pytest.mark.parametrize(
    ("text", "trigger", "agent", "target"),
    [
        # the actor of the sentence above acts in the item
        (STRIKES.format("Raqqa"), "destroyed", ["Coalition forces"], []),
        # two sentences above: the first says who, the second where
        (
            "Turkish jets carried out five strikes against PKK militants.\nIn Dohuk, five strikes were flown:\n"
            "- Near Amedi, two strikes hit a cave.\n- Near Zakho, three strikes destroyed a depot.\n",
            "destroyed",
            ["Turkish jets"],
            ["PKK militants"],
        ),
        # whom the list is of
        ("Attacks on the army this week:\n- In Gao, gunmen ambushed a patrol.\n", "ambushed", ["gunmen"], ["patrol"]),
        # who did it all, by a heading of deeds
        ("RSF attacks this week:\n- In Nyala, a market was shelled.\n", "shelled", ["RSF"], []),
        # an item with an actor of its own keeps it
        (
            "Al-Shabaab staged two attacks on Monday.\n- In Afgoye, militants shot a judge.\n",
            "shot",
            ["militants"],
            ["judge"],
        ),
        # behind the list the lead-in rules no more
        (STRIKES.format("Raqqa") + "\nA market in Aleppo was shelled, residents said.\n", "shelled", [], []),
        # those who only report the list do nothing in it
        (
            "The army reported the following incidents:\n- In Mopti, a village was attacked.\n- A mine hit a bus.\n",
            "attacked",
            [],
            [],
        ),
    ],
)
def test_roles_of_an_item(text: str, trigger: str, agent: list[str], target: list[str]) -> None:
    one = event(text, trigger)
    assert actors(text, one, Role.AGENT) == agent
    assert target == [] or actors(text, one, Role.TARGET) == target


def test_the_sum_is_no_further_happening() -> None:
    text = STRIKES.format("Raqqa") + "* Near Hajin, one strike destroyed a boat.\n"
    assert [text[one.evidence.start : one.evidence.end].split(",")[0] for one in events(text)] == [
        "* Near Raqqa",
        "* Near Hajin",
    ]


def test_items_of_one_list_are_told_apart() -> None:
    text = STRIKES.format("the dam") + "* Near the ford, three strikes destroyed a depot.\n"
    assert len(events(text)) == 2


def test_what_a_strike_destroys_is_no_find_of_weapons() -> None:
    text = STRIKES.format("Raqqa") + "* Near Hajin, one strike destroyed a weapons cache and a tunnel.\n"
    assert {one.sub_event_type for one in events(text)} == {"Air/drone strike"}


def test_a_single_deed_above_a_list_is_told_itself() -> None:
    text = "The rebels attacked the base in Kidal:\n- Ten soldiers were wounded.\n"
    assert any(text[one.trigger.start : one.trigger.end] == "attacked" for one in events(text))
