"""Groups told by their kind and named after it; nouns that take up only what can be meant."""

from __future__ import annotations

import pytest

from extract.mentions.actors import find_actors
from extract.mentions.tagging.sentences import find_sentences
from extract.mentions.tagging.tokens import tag
from extract.resolve.actors.resolver import resolve_actors
from tests.offsets import assert_offsets


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        # named by the words after it
        ("A militia known as the Red Dawn Brigade took the town.", "militia", "Red Dawn Brigade"),
        ("A group calling itself the Sons of Dawn killed a judge.", "group", "Sons of Dawn"),
        ("The movement in Iraq known as Hashd al-Shaabi attacked.", "movement", "Popular Mobilization Forces"),
        # another clause names somebody else
        ("A militia took the town. The Red Dawn Brigade fled.", "militia", "militia"),
        # bodies that nobody calls a group
        ("The United Nations met rebels. The group shot a driver.", "group", "group"),
        ("The Supreme Court spoke. The group shot a driver.", "group", "group"),
        # a group is one
        ("Boko Haram fled. The group shot a driver.", "group", "Boko Haram"),
        # a coalition is no rebel group
        ("Islamic State fled. The coalition bombed a depot.", "coalition", "coalition"),
        # a machine is its owners'
        ("Rebel drones hit the base.", "Rebel drones", "rebel drones"),
        # an attributive group is found
        ("Troops fired at Islamic State extremist positions.", "Islamic State extremist", "Islamic State"),
        # a verb is no adjective
        ("He accused ISIS jihadists of lying.", "ISIS jihadists", "Islamic State"),
    ],
)
def test_identity(text: str, words: str, name: str) -> None:
    tagged = tag(text, find_sentences(text))
    found = resolve_actors(text, tagged, find_actors(text, tagged))
    assert_offsets(text, [one.mention for one in found])
    assert [one.actor.name for one in found if one.mention.text == words and not one.mention.nested] == [name]
