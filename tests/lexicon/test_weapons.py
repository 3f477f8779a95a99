"""Every entry of the weapon lexicon finds itself in its own example."""

from __future__ import annotations

import pytest

from extract.lexicon.weapons import WeaponEntry, entries, plural
from extract.mentions.tagging.sentences import find_sentences
from extract.mentions.tagging.tokens import tag
from extract.mentions.weapons import find_weapons
from tests.offsets import assert_offsets


@pytest.mark.parametrize("one", entries(), ids=lambda one: one.name)
def test_example_holds_the_weapon(one: WeaponEntry) -> None:
    found = find_weapons(one.example, tag(one.example, find_sentences(one.example)))
    assert_offsets(one.example, found)
    assert (one.name, one.type) in {(m.name, m.type) for m in found}


@pytest.mark.parametrize(
    ("singular", "many"),
    [
        ("mortar", "mortars"),
        ("heavy weaponry", "heavy weaponries"),
        ("torch", "torches"),
        ("knife", "knives"),
        ("aircraft", "aircraft"),
    ],
)
def test_plurals(singular: str, many: str) -> None:
    assert plural(singular) in (many, singular)
