"""Whose army "the army" is: the places of the text speak beside the actors."""

from __future__ import annotations

import pytest

from extract.gazetteer.lookup import open_gazetteer
from extract.mentions.actors import find_actors
from extract.mentions.places.finder import find_toponyms
from extract.mentions.tagging.sentences import find_sentences
from extract.mentions.tagging.tokens import tag
from extract.model import Document
from extract.pipeline import Extractor
from extract.resolve.actors.resolver import resolve_actors
from extract.resolve.places.resolver import resolve_toponyms


@pytest.mark.parametrize(
    ("text", "actor_id"),
    [
        # two Iraqi towns outweigh the country that a road leads to
        ("The army took Rutbah on Tuesday. Rutbah and Ramadi lie on the highway to Jordan.", "iraq-military"),
        # a town against a country: nobody's
        ("The army took Rutbah on Tuesday. It lies on the highway to Jordan.", "army"),
        # no country is named at all, the towns are enough
        ("The army shelled Maiduguri and Bama.", "nigeria-military"),
        # whose border it is says nothing of who patrols it
        ("The army killed three smugglers at the frontier with Niger.", "army"),
    ],
)
def test_army_of_the_country_that_the_places_are_in(text: str, actor_id: str) -> None:
    tagged = tag(text, find_sentences(text))
    gazetteer = open_gazetteer()
    toponyms = resolve_toponyms(text, find_toponyms(text, tagged, gazetteer), gazetteer)
    found = resolve_actors(text, tagged, find_actors(text, tagged), toponyms=toponyms)
    assert [each.actor.id for each in found if each.mention.text.lower().endswith("army")] == [actor_id]


def test_a_border_is_no_side() -> None:
    found = Extractor().extract(Document("Troops clashed with rebels along the border with Chad."))
    assert [event.sub_event_type for event in found.events] == ["Armed clash"]
    assert "chad" not in {actor.actor.id for event in found.events for actor in event.actors}
    assert "chad" in {each.actor.id for each in found.actors}, "it is still found"
