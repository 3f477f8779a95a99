"""Habits of local news: states of members of Congress, ages and homes, highways, unknown towns before their state."""

from __future__ import annotations

import pytest

from extract.gazetteer.lookup import Gazetteer, open_gazetteer
from extract.mentions.places.finder import find_toponyms
from extract.mentions.tagging.sentences import find_sentences
from extract.mentions.tagging.tokens import tag
from extract.resolve.places.resolver import resolve_toponyms
from tests.offsets import assert_offsets


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return open_gazetteer()


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ruth Baker, 81, of Tyler died at home.", ["Tyler"]),  # a given name, but somebody's home
        ("The Warren man was taken to a hospital.", ["Warren"]),  # a surname, but of a place
        ("The Coles County coroner was called.", ["Coles County"]),
        ("Sen. Ray Cole, D-Ohio, spoke first.", ["Ohio"]),
        ("Sen. Ann Day, R-Tex., voted no.", ["Tex"]),
        ("Crews from the mill in Union, S.C., came.", ["Union", "S.C."]),  # a common word, but its state follows
        ("A barn burned in Zork Hollow, Ky., on Monday.", ["Zork Hollow", "Ky"]),  # in no gazetteer
        ("Fighting reached Bondo, Zorkani, Kisumu and Siaya.", ["Bondo", "Zorkani", "Kisumu", "Siaya"]),
        ("He had lived in Pakistan-administered Kashmir.", ["Pakistan", "Kashmir"]),
        ("He lives in Elkins, W.Va., now.", ["Elkins", "W.Va"]),
        ("Crews closed U.S. 30 at noon.", []),  # a highway
        ("A truck overturned on U.S. Route 52.", []),
        ("Two boys drowned in Lake Winnipesaukee.", ["Lake Winnipesaukee"]),
        ("Two boys drowned in Lake Milwaukee.", []),  # an unknown lake, not the city
        ("According to Bruschke, China is helping.", ["China"]),  # a person, no town of China
        ("The Ministry of Health, Angola, was warned.", ["Angola"]),
    ],
)
def test_names(gazetteer: Gazetteer, text: str, names: list[str]) -> None:
    mentions = find_toponyms(text, tag(text, find_sentences(text)), gazetteer)
    assert_offsets(text, mentions)
    assert [mention.text for mention in mentions] == names


@pytest.mark.parametrize(
    ("text", "name", "division"),
    [
        # so many kilometres from a place: the one of the name that is as far away
        ("Gunmen killed the mayor of La Libertad, a port 32 km southwest of San Salvador.", "La Libertad", "SV"),
        ("A fire broke out in Springfield, 85 miles northwest of Boston.", "Springfield", "US:massachusetts"),
        # another town than those known: in the department that is named
        ("They took Los Pinos in Chalatenango department.", "Los Pinos", "SV:chalatenango"),
        # a town on the river between two states
        ("She moved to Vancouver, Wash., in 1999.", "Vancouver", "US:washington"),
        ("Rallies were held in Paducah and in Metropolis, Ill.", "Metropolis", "US:illinois"),
    ],
)
def test_division(gazetteer: Gazetteer, text: str, name: str, division: str) -> None:
    mentions = find_toponyms(text, tag(text, find_sentences(text)), gazetteer)
    found = {r.mention.text: r.place for r in resolve_toponyms(text, mentions, gazetteer)}[name]
    assert found is not None
    assert f"a1:{division}" in (found.admin1, f"a1:{found.country}")


def test_unknown_town_in_a_list_is_somewhere_about_its_neighbours(gazetteer: Gazetteer) -> None:
    text = "Fighting reached Bondo, Zorkani, Kisumu and Siaya."
    mentions = find_toponyms(text, tag(text, find_sentences(text)), gazetteer)
    found = resolve_toponyms(text, mentions, gazetteer)[1]
    assert found.place is not None
    assert found.place.country == "KE"
    assert found.place.radius_km >= 50
    assert "listed between" in found.explanation
