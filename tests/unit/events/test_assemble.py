"""One event a happening, with its toll, in the order of the triggers."""

from __future__ import annotations

import pytest

from extract.events.assemble import assemble
from extract.mentions.sentences import find_sentences
from extract.mentions.tokens import tag
from extract.model import Document
from tests.unit.events.reading import event, events


@pytest.mark.parametrize(
    ("text", "count"),
    [
        # what came of it
        ("Gunmen attacked a bus, killing nine people.", 1),
        ("Nine people were killed in an attack on a bus.", 1),
        ("A bomb exploded in a market; nine people were killed.", 1),
        ("Shells fell on the market. Nine people were killed.", 1),
        # a purpose is part of the deed
        ("The army launched an offensive to retake the town from the rebels.", 1),
        # a noun that takes the event up
        ("Gunmen attacked a bus near the dam. The attack lasted an hour.", 1),
        # a headline and its story
        ("Gunmen attack bus\n\nGunmen attacked a bus near the dam on Sunday.", 1),
        # two happenings stay two
        ("Gunmen attacked a bus. Police arrested two mayors.", 2),
        ("Rebels shelled the port on Monday. Soldiers kidnapped two priests in May.", 2),
        # no event
        ("Two attack helicopters stood at the airport.", 0),
        ("The mayor spoke to the press.", 0),
    ],
)
def test_one_event_a_happening(text: str, count: int) -> None:
    assert len(events(text)) == count


def test_the_toll_goes_to_the_event() -> None:
    toll = event("Gunmen attacked a bus, killing nine people and wounding four.", "attacked")
    assert [(kind, one.best) for kind, one in toll.tolls] == [("injured", 4), ("killed", 9)]


def test_another_count_widens_the_range() -> None:
    text = "A bomb exploded in a market. Two soldiers were killed, police said. Medics said nine people were killed."
    toll = event(text, "exploded").toll("killed")
    assert toll is not None
    assert (toll.low, toll.best, toll.high) == (2, 2, 9)


def test_order_is_that_of_the_triggers() -> None:
    text = "Police arrested a mayor. Rebels shelled the port. Soldiers kidnapped two priests."
    starts = [one.trigger.start for one in events(text)]
    assert starts == sorted(starts)
    assert len(starts) == 3


def test_each_event_says_what_made_it() -> None:
    found = event("The rebels vowed to attack the port.", "attack")
    assert any(rule.startswith("trigger:") for rule in found.rules)
    assert "status:plan vowed" in found.rules


def test_no_triggers_no_events() -> None:
    text = "All is quiet."
    assert assemble(Document(text), tag(text, find_sentences(text)), (), (), (), (), (), (), ()) == ()
