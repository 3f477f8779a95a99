"""Whose army "the army" is: the places of the text speak beside the actors."""

from __future__ import annotations

import pytest

from extract.gazetteer.lookup import open_gazetteer
from extract.mentions.actors import find_actors
from extract.mentions.sentences import find_sentences
from extract.mentions.tokens import tag
from extract.mentions.toponyms import find_toponyms
from extract.resolve.actors import resolve_actors
from extract.resolve.places import resolve_toponyms


@pytest.mark.parametrize(
    ("text", "actor_id"),
    [
        # two Iraqi towns outweigh the country that a road leads to
        ("The army took Rutbah on Tuesday. Rutbah and Ramadi lie on the highway to Jordan.", "iraq-military"),
        # a town against a country: nobody's
        ("The army took Rutbah on Tuesday. It lies on the highway to Jordan.", "army"),
        # no country is named at all, the towns are enough
        ("The army shelled Maiduguri and Bama.", "nigeria-military"),
    ],
)
def test_army_of_the_country_that_the_places_are_in(text: str, actor_id: str) -> None:
    tagged = tag(text, find_sentences(text))
    gazetteer = open_gazetteer()
    toponyms = resolve_toponyms(text, find_toponyms(text, tagged, gazetteer), gazetteer)
    found = resolve_actors(text, tagged, find_actors(text, tagged), toponyms=toponyms)
    assert [each.actor.id for each in found if each.mention.text.lower().endswith("army")] == [actor_id]
