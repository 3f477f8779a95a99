"""Weapons and platforms: names found, names of other things left alone."""

from __future__ import annotations

import pytest

from extract.mentions.tagging.sentences import find_sentences
from extract.mentions.tagging.tokens import tag
from extract.mentions.weapons import find_weapons
from tests.offsets import assert_offsets


def names(text: str) -> list[str]:
    found = find_weapons(text, tag(text, find_sentences(text)))
    assert_offsets(text, found)
    return [m.name for m in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They fired rocket-propelled grenades at the gate.", ["rocket-propelled grenade"]),  # not a hand grenade
        (
            "A car bomb and two IEDs went off.",
            ["vehicle-borne improvised explosive device", "improvised explosive device"],
        ),
        ("Warplanes dropped barrel bombs.", ["combat aircraft", "barrel bomb"]),  # platform and weapon
        ("Militants attacked with machetes and AK-47 rifles.", ["blade", "rifle"]),
    ],
)
def test_found(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Weapons inspectors returned to the capital.",  # people
        "The fish tank broke.",  # another tank
        "The coal mine closed.",  # another mine
        "Rock music filled the hall.",  # another rock
        "They shelled the town.",  # a verb
    ],
)
def test_left_alone(text: str) -> None:
    assert names(text) == []
