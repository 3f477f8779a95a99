"""Roles that stand further off: behind "of", in a cell, after the name of a town, in the clause before."""

from __future__ import annotations

import pytest

from extract import extract_text
from extract.model import Role


def _roles(text: str, trigger: str) -> tuple[list[str], list[str]]:
    start = text.index(trigger)
    for one in extract_text(text, published="2021-03-03").events:
        if any(span.start <= start < span.end for span in (one.trigger, *one.also)):
            for actor in one.actors:
                assert text[actor.mention.start : actor.mention.end].strip()
            return tuple([a.actor.name for a in one.actors if a.role is role] for role in (Role.AGENT, Role.TARGET))  # type: ignore[return-value]
    raise AssertionError(f"no event at {trigger!r}")


@pytest.mark.parametrize(
    ("text", "trigger", "agents", "targets"),
    [
        # whose vehicle, camp or post it was is whom the deed hit, or who came in it
        ("Rebels opened fire on a bus of the gendarmerie near Kidal.", "opened fire", ["rebels"], ["Malian police"]),
        ("Drones destroyed a camp of the insurgents near Kidal.", "destroyed", [], ["insurgents"]),
        ("Twelve tanks of the Chadian army entered the suburb.", "entered", ["Chadian military"], []),
        # a name inside a longer name is not the one that was hit
        ("A Somali Islamic Union office was raided on Monday.", "raided", [], ["Somali Islamic Union"]),
        # words of the trigger may stand on both sides of whom it was done to
        ("A lorry blew up in Kano, leaving four nurses dead.", "blew up", [], ["nurses"]),
        # a force that its speaker owns
        ("The army said that its planes bombed a camp of the rebels.", "bombed", ["army"], ["rebels"]),
        # a phrase about the place swallows no subject
        ("Last month in Kano police arrested two tailors.", "arrested", ["Nigerian police"], ["tailors"]),
        ("GFs cordoned off the market of Mubi and arrested four men.", "arrested", ["GFs"], ["men"]),
        ("A bandit armed with a machete injured three traders.", "injured", ["bandits"], ["traders"]),
        ("Bandits kidnapped two girls and later drove off 40 goats.", "kidnapped", ["bandits"], ["girls"]),
        # joined by a stroke, as logs write a side and its unit
        ("GF/QRZ arrested three smugglers in Mubi.", "arrested", ["GF/QRZ"], ["smugglers"]),
        # a pronoun is never whom its own verb is done to
        ("Gunmen rounded up loggers. They picked out two and killed them.", "killed", ["gunmen"], ["loggers"]),
        (
            "Raiders with spears got into a camp of herders. They abducted two herders.",
            "abducted",
            ["raiders"],
            ["herders"],
        ),
        ("They dragged out the lodger and beheaded him.", "beheaded", ["They"], ["lodger"]),
        # the words that tell it reach over whom it was done to
        (
            "Police shot dead three militants in a gunfight in Sopore.",
            "gunfight",
            ["Indian police"],
            ["militants"],
        ),
        # two nationalities share their noun
        ("Metz was shelled by French and American troops.", "shelled", ["French military", "U.S. military"], ["Metz"]),
        # stopped by it: whom it hit
        ("The rebels were stopped by air strikes near Sebha.", "air strikes", [], ["rebels"]),
        # a place that opens the sentence is not the first of a list of those who act
        ("In the Gedo region, Kenyan soldiers and rebels clashed at dawn.", "clashed", ["Kenyan military"], ["rebels"]),
        # "it" in what a group says of itself
        (
            "The Falcon Brigade claimed it and an allied militia attacked a police post in Loikaw.",
            "attacked",
            ["Falcon Brigade", "militia"],
            ["Burmese police"],
        ),
        # a count of rounds or waves stands before the happening itself
        ("Rebels launched a new wave of attacks on the army.", "attacks", ["rebels"], ["army"]),
        # who put it there
        ("A lorry hit a rebel-planted mine near Menaka.", "mine", ["rebel"], []),
        # between two commas: who the men were
        ("Men in masks, suspected militiamen, stormed a radio station in Basra.", "stormed", ["militiamen"], []),
        # a participle behind a comma goes on with what the gunmen did, and says nothing of the police
        ("Gunmen held up a lorry near Kosti, one trader shot dead.", "shot dead", ["gunmen"], ["traders"]),
        ("Police reached the village near Kosti, one trader shot dead.", "shot dead", [], ["traders"]),
        # nobody is meant by a pronoun that stands for a thing
        ("Boys threw stones at a shell in the field. It detonated and killed two.", "detonated", [], []),
    ],
)
def test_roles(text: str, trigger: str, agents: list[str], targets: list[str]) -> None:
    found = _roles(text, trigger)
    assert found == (agents, targets)


def test_its_fighters_are_those_of_the_group_that_speaks() -> None:
    # the group of the sentence before was blamed, since a bracket stood between the speaker and its verb
    text = (
        "The Falcon Unit bombed a camp near Hpakant on Monday.\n\n"
        "The Karen Democratic Defence Force (KDDF) said that its fighters attacked a police post in Demoso."
    )
    assert _roles(text, "attacked")[0] == ["Karen Democratic Defence Force"]


def test_the_army_is_no_sergeant() -> None:
    # "the army" was taken back to "two of them sergeants"
    text = "Rebels killed seven men, two of them sergeants. The army said that its planes bombed a camp of the rebels."
    assert _roles(text, "bombed")[0] == ["army"]


def test_a_lead_in_holds_under_the_names_of_its_parts() -> None:
    # the bullets under "Libya" and "Chad" are the coalition's strikes as much as those under no heading
    text = (
        "On May 3, coalition forces conducted 3 strikes against the rebels in Libya and Chad.\n\n"
        "Libya\n* Near Sebha, one strike destroyed a fuel depot.\n\n"
        "Chad\n* Near Faya, two strikes destroyed a radio mast.\n"
    )
    assert _roles(text, "destroyed a fuel")[0] == ["coalition forces"]
    assert _roles(text, "destroyed a radio")[0] == ["coalition forces"]


def test_pronouns_stay_in_their_row() -> None:
    # a table's rows are other incidents: "they" of one row named the rebels of the row above
    text = (
        "Date | Location | Details\n"
        "08 Jun 2020 | Damboa, Borno | Boko Haram fighters came at midnight and burned a shop.\n"
        "09 Jun 2020 | Uba, Borno | Bandits with handguns came into a camp. They abducted three tailors.\n"
    )
    assert _roles(text, "abducted") == (["bandits"], ["tailors"])
