"""Actors that no table knows, where only a person or a group can stand; and what is none."""

from __future__ import annotations

import pytest

from extract import extract_text
from extract.model import Role


def _roles(text: str) -> tuple[list[str], list[str]]:
    events = extract_text(text, published="2021-03-03").events
    actors = [actor for event in events for actor in event.actors]
    for actor in actors:
        assert text[actor.mention.start : actor.mention.end].strip()
    return tuple([a.actor.name for a in actors if a.role is role] for role in (Role.AGENT, Role.TARGET))  # type: ignore[return-value]


@pytest.mark.parametrize(
    ("text", "agents", "targets"),
    [
        # a trade that no list holds, as the victim of a deed that is done to people
        ("Gunmen killed a chandler in Gao.", ["gunmen"], ["chandler"]),
        ("A chandler was abducted in Gao.", [], ["chandler"]),
        ("Bandits kidnapped two tinkers in Segou.", ["bandits"], ["tinkers"]),
        # killed by the happening that a noun tells
        ("The blast in Gao killed a cobbler.", [], ["cobbler"]),
        # acronyms that stand for nobody known act all the same, with a plural too
        ("QRZ arrested three smugglers in Gao.", ["QRZ"], ["smugglers"]),
        ("A search operation was launched by QFs near Gao.", ["QFs"], []),
        # a name that ends like a group's
        ("Falcon Force-Kidira killed four soldiers in Gao.", ["Falcon Force-Kidira"], ["Malian military"]),
    ],
)
def test_named_as_they_stand(text: str, agents: list[str], targets: list[str]) -> None:
    assert _roles(text) == (agents, targets)


@pytest.mark.parametrize(
    "text",
    [
        "The explosion killed dozens of cattle.",  # beasts
        "A bomb killed three.",  # a number alone
        "An IED killed three near Gao.",  # an acronym of a weapon
        "Two were wounded in the leg.",  # a limb
        "The bill was killed in committee.",  # no person
    ],
)
def test_nobody(text: str) -> None:
    assert _roles(text) == ([], [])
