"""Any Unicode text: no exception, true offsets, one result for each mention."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from extract.events.placing.where import PlaceContext
from extract.gazetteer.fold import fold, loose
from extract.gazetteer.lookup import keys_of, open_gazetteer
from extract.mentions.places.coordinates import find_coordinates
from extract.mentions.places.finder import find_toponyms
from extract.mentions.places.locations import find_locations
from extract.mentions.tagging.sentences import find_sentences
from extract.mentions.tagging.tokens import tag
from extract.model import GeoPrecision, Place, Span
from extract.resolve.places.relative import relative_place
from extract.resolve.places.resolver import resolve_toponyms
from tests.offsets import assert_offsets

PIECES = st.sampled_from(
    ["Paris", "Hit", " in ", " and ", ", ", "al-Bab", "U.S.", "US$", "-led", " province", "village of ", "'s ", "Mr. ",
     ". ", "\n\n", "50 km west of ", "الفلوجة", "Kyïv", "ß", "\U0001f4a5", "Ind.", "Denver-based", "between ", "A"]
)  # fmt: skip
TEXTS = st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=25).map("".join))


@settings(max_examples=120, deadline=None)
@given(TEXTS)
def test_any_text(text: str) -> None:
    gazetteer = open_gazetteer()
    sentences = find_sentences(text)
    tagged = tag(text, sentences)
    mentions = find_toponyms(text, tagged, gazetteer)
    assert_offsets(text, mentions)
    assert_offsets(text, find_locations(text, tagged, find_coordinates(text)))
    assert all(a.end <= b.start for a, b in pairwise(mentions))
    resolved = resolve_toponyms(text, mentions, gazetteer)
    assert [found.mention for found in resolved] == list(mentions)
    if text:
        context = PlaceContext(text, sentences, resolved)
        found = context.of(Span(0, 1), Span(0, len(text)))
        assert found is None or -90 <= found.place.lat <= 90


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=40))
def test_keys_of_any_name(name: str) -> None:
    assert fold(fold(name)) == fold(name)
    assert isinstance(loose(name), str)
    assert all(keys_of(name)) or not name.strip()


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=40), st.floats(-90, 90), st.floats(-180, 180))
def test_relative_place_of_any_words(words: str, lat: float, lon: float) -> None:
    place = Place("X", lat, lon, "", "x:1", GeoPrecision.EXACT, 5.0)
    moved = relative_place(place, words)
    assert -90 <= moved.lat <= 90
    assert moved.radius_km > 0
