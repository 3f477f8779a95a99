"""What is a place name and what only looks like one."""

from __future__ import annotations

import pytest

from extract.gazetteer.lookup import Gazetteer, open_gazetteer
from extract.mentions.places.coordinates import find_coordinates
from extract.mentions.places.finder import find_toponyms
from extract.mentions.places.locations import find_locations
from extract.mentions.tagging.sentences import find_sentences
from extract.mentions.tagging.tokens import tag
from extract.model import ToponymMention
from tests.offsets import assert_offsets


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return open_gazetteer()


def find(text: str, gazetteer: Gazetteer) -> tuple[ToponymMention, ...]:
    found = find_toponyms(text, tag(text, find_sentences(text)), gazetteer)
    assert_offsets(text, found)
    return found


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Hit, Haditha and Rutba fell within a week.", ["Hit", "Haditha", "Rutba"]),  # a common word in a list
        ("Hit by two shells, the house burned.", []),  # a common word
        ("Ms. Paris met Haider al-Abadi at noon.", []),  # person names
        ("The Washington Institute and the Bank of Baghdad agreed.", []),  # organisations
        ("The Fallujah Military Council denied it.", []),
        ("Mr. Lincoln spoke. Lincoln said nothing new.", []),  # a person named before
        ("Kenya Airways and Air France stopped flying.", []),
        ("He lives in Cambridge, Mass., with a dog.", ["Cambridge", "Mass"]),  # state by abbreviation
        ("The fine was US$500 in all.", []),  # money
        ("Rockets fell on Al-Bab and Tal Abyad.", ["Al-Bab", "Tal Abyad"]),
        ("The Canadian said that the French had left.", []),  # peoples
        ("Baghdad's airport stayed open.", ["Baghdad"]),  # possessive
        ("Protesters gathered in Homs Governorate.", ["Homs Governorate"]),
        ("They came from Côte d'Ivoire by bus.", ["Côte d'Ivoire"]),
        ("The village of Zorkabad was burned.", ["Zorkabad"]),  # unknown, but called a village
        # unknown, but governed by a preposition of place; then wherever it is named
        ("Two boys died near Zorkabad. Rebels shelled Zorkabad again.", ["Zorkabad", "Zorkabad"]),
        ("Soldiers at a checkpoint at Zorkabad opened fire.", ["Zorkabad"]),
        ("In Zorkabad, a mine went off.", ["Zorkabad"]),
        # a company, a cause, a modifier, a person of the text, an actor, an English word, a name with capitals inside
        ("She worked at Zorkabad and had faith in Zorkabadi.", []),
        ("Nine men died in Zorkabad custody.", []),
        ("Ali Zorkabad spoke. The men believed in Zorkabad.", []),
        ("Support in Hezbollah grew, and in Parliament, and in ZorkCoin.", []),
        ("The London-based group asked for help.", ["London"]),
        ("Rebels shot down a jet over Talat al-Iss.", []),  # the name goes on: no Talat of Ireland
        ("Shells hit Jisr al-Shughour.", ["Jisr al-Shughour"]),
    ],
)
def test_found(gazetteer: Gazetteer, text: str, names: list[str]) -> None:
    assert [mention.text for mention in find(text, gazetteer)] == names


def test_kind_containment_metonym_and_relation(gazetteer: Gazetteer) -> None:
    province, texas = find("Fighting in Homs province. Police in Paris, Texas, arrested two.", gazetteer)[:2]
    assert province.kind == "admin1"
    assert texas.within == "Texas"
    assert find("Tehran denied the report.", gazetteer)[0].metonym
    assert not find("The bomb went off in Tehran.", gazetteer)[0].metonym
    # in the north of its country, not north of it
    assert find("A bomb went off in the northern town of Homs.", gazetteer)[0].relation == ""
    assert find("A bomb went off near the northern town of Homs.", gazetteer)[0].relation == "near the northern town of"
    assert find("Troops dug in 50 km (30 miles) west of Baghdad.", gazetteer)[0].relation == "50 km (30 miles) west of"


def test_described_locations() -> None:
    text = "Shells hit the besieged town and two bridges in the north of the country, near 33.35°N 43.78°E."
    found = find_locations(text, tag(text, find_sentences(text)), find_coordinates(text))
    assert_offsets(text, found)
    assert [mention.text for mention in found] == [
        "the besieged town", "two bridges", "the north of the country", "33.35°N 43.78°E",
    ]  # fmt: skip
