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
        # nobody is meant by a pronoun that stands for a thing
        ("Boys threw stones at a shell in the field. It detonated and killed two.", "detonated", [], []),
    ],
)
def test_roles(text: str, trigger: str, agents: list[str], targets: list[str]) -> None:
    found = _roles(text, trigger)
    assert found == (agents, targets)


def test_pronouns_stay_in_their_row() -> None:
    # a table's rows are other incidents: "they" of one row named the rebels of the row above
    text = (
        "Date | Location | Details\n"
        "08 Jun 2020 | Damboa, Borno | Boko Haram fighters came at midnight and burned a shop.\n"
        "09 Jun 2020 | Uba, Borno | Bandits with handguns came into a camp. They abducted three tailors.\n"
    )
    assert _roles(text, "abducted") == (["bandits"], ["tailors"])
