"""People who flee are no event of the conflict, and yet say whom the deed beside them drove out."""

from __future__ import annotations

import pytest

from extract import extract_text
from extract.model import Role

#: a deed beside which somebody fled
DEEDS = [
    "Military troops torched 40 houses in Kale, forcing residents to flee.",
    "Residents fled as military troops torched their village.",
    "Troops torched houses; residents fled.",
    "Military troops torched the village, and residents fled to the forest.",
]


@pytest.mark.parametrize("text", DEEDS)
def test_who_fled_is_the_target_of_the_deed(text: str) -> None:
    (event,) = extract_text(text).events
    assert event.trigger.text == "torched"
    assert [actor.actor.name for actor in event.actors if actor.role is Role.TARGET] == ["residents"]


def test_flight_alone_is_no_event() -> None:
    assert extract_text("Hundreds of families fled the valley on Monday.", published="2021-03-03").events == ()
