"""One event a happening, with its toll, in the order of the triggers."""

from __future__ import annotations

import pytest

from extract.events.assemble import assemble
from extract.mentions.tagging.sentences import find_sentences
from extract.mentions.tagging.tokens import tag
from extract.model import Document, Role
from tests.unit.events.reading import actors, event, events


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
        # what is done to a weapon is one deed, and a weapon under whose cover it is done no other
        ("Soldiers defused hundreds of bombs in the streets.", 1),
        ("Soldiers stormed the hill under cover of rocket fire.", 1),
        # two nouns of one row
        ("Officials said forty people were killed in shelling and bombing.", 1),
        # the noun that opens with a sharper one
        ("The assault opened with a wave of suicide car bombs.", 1),
        # a noun that sums the clause up
        ("Troops recaptured the port from the rebels on Sunday, the first counter-attack since May.", 1),
        # the bomb that killed
        ("Two people were killed when a roadside bomb exploded beside a minibus.", 1),
        # two results of one explosion
        ("Two soldiers died and the convoy burned when a mine exploded.", 1),
        # an answer in kind is another event
        ("Rebels fired rockets at the port, and the army answered with mortars.", 2),
        # a trap that kills those who cleared others
        ("Soldiers defused bombs in the streets, and three of them were killed by a booby-trapped house.", 2),
        # one spree
        ("Masked rioters smashed windows and set cars alight.", 1),
        # the bomb that went off was placed by somebody
        ("A car bomb exploded outside the ministry. The device had been placed by rebels.", 1),
        # what is protested against does not happen here
        ("Thousands marched against the killing of nine students.", 1),
        # those who left are those from whom it was taken
        ("Troops liberated the town after the rebels retreated.", 1),
        # a standing state is no happening
        ("A colonel saw no will to fight.", 0),
        ("He leads one of the militias fighting in the hills.", 0),
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


@pytest.mark.parametrize(
    ("text", "trigger", "agents", "targets"),
    [
        # whoever wields the weapon
        ("The rebels answered with five car bombs against the soldiers.", "car bombs", ["rebels"], ["soldiers"]),
        # whoever prepares it
        ("The rebels prepared for an offensive on the army.", "offensive", ["rebels"], ["army"]),
        # whom a bomb hurt, in the passive
        ("Four soldiers were wounded by roadside bombs.", "bombs", [], ["soldiers"]),
        # whoever came before is repelled
        ("Soldiers attacked the rebels. The attack was repelled by the rebels.", "repelled", ["rebels"], ["Soldiers"]),
        # "its men"
        ("The People's Liberation Front said that its men captured the dam.", "captured", ["Front"], []),
        # two that stand at the head of the second clause
        ("Rebels advanced, and soldiers and policemen attacked a bus.", "attacked", ["soldiers", "policemen"], []),
        # whom somebody accuses
        ("He accused the rebels of mining roads with explosives.", "mining", ["rebels"], []),
        # a speaker between two commas does not take the verb after it
        ("Shells fell on the town, they said, and killed nine villagers.", "Shells", [], ["villagers"]),
    ],
)
def test_who_did_it_to_whom(text: str, trigger: str, agents: list[str], targets: list[str]) -> None:
    one = event(text, trigger)
    for role, wanted in ((Role.AGENT, agents), (Role.TARGET, targets)):
        said = actors(text, one, role)
        assert len(said) == len(wanted)
        assert all(want in words for want, words in zip(wanted, said, strict=True))


def test_the_toll_of_an_operation_is_not_that_of_what_was_told_last() -> None:
    text = "Troops captured the port on Sunday. At least 400 rebels had been killed in the operation."
    assert event(text, "captured").toll("killed") is None


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
    assert any(rule.startswith("status:plan vowed@") for rule in found.rules)


def test_no_triggers_no_events() -> None:
    text = "All is quiet."
    assert assemble(Document(text), tag(text, find_sentences(text)), (), (), (), (), (), (), ()) == ()
