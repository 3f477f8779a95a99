"""Places that are described, buildings and works by name, coordinates."""

from __future__ import annotations

import pytest

from extract.mentions.places.coordinates import find_coordinates
from extract.mentions.places.locations import find_locations
from extract.mentions.tagging.sentences import find_sentences
from extract.mentions.tagging.tokens import tag
from tests.offsets import assert_offsets


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Guards closed the Bab Sharqi Gate at dusk.", ["Bab Sharqi Gate"]),
        ("A bomb went off in the Al-Noor Mosque on Friday.", ["Al-Noor Mosque"]),
        ("The Zorkabad Hospital was hit twice.", ["Zorkabad Hospital"]),  # the article is no part of the name
        ("Hospital staff fled.", []),  # no name before it
        ("He plays at Madison Square Garden.", []),  # the name goes on
        ("They burned the library.", ["the library"]),
        ("Shells fell at 33.4213, 43.3012 at noon.", ["33.4213, 43.3012"]),
    ],
)
def test_locations(text: str, names: list[str]) -> None:
    found = find_locations(text, tag(text, find_sentences(text)), find_coordinates(text))
    assert_offsets(text, found)
    assert [mention.text for mention in found] == names
