"""Coordinates and grids: found whole, read to degrees, with the radius of their digits; what only looks like them."""

from __future__ import annotations

import pytest

from extract.gazetteer.lookup import open_gazetteer
from extract.mentions.places.coordinates import find_coordinates, outside, read_coordinates
from extract.model import Document
from extract.pipeline import Extractor
from tests.offsets import assert_offsets

#: text with [the coordinate], latitude, longitude, radius in km
FOUND = [
    ("A drone hit a lorry at [14.12, 38.72] on Sunday.", 14.12, 38.72, 1.1),  # two decimals behind a word of place
    ("The house ([-12.4021, 39.8710]) burned.", -12.4021, 39.871, 0.1),  # signs
    ("Impact: [48.5079,37.9821].", 48.5079, 37.9821, 0.1),  # no space, many decimals
    ('"coordinates":[[34.352115,31.417260]]', 31.41726, 34.352115, 0.1),  # GeoJSON: longitude first
    ("at [33.602N 69.224E] (Gardez)", 33.602, 69.224, 0.1),  # letters behind
    ("near [N33.602 E69.224]", 33.602, 69.224, 0.1),  # letters before
    ("[13.5432°N, 2.1098°E] at noon", 13.5432, 2.1098, 0.1),
    ("a post ([12°18'S, 39°57'E]) fell", -12.3, 39.95, 1.9),  # degrees and minutes
    ("[33°21′06″N 43°47′12″E] was hit", 33.35167, 43.78667, 0.1),  # typographic marks
    ("wreck at [15º 20' 30'' N, 44º 12' 10'' E]", 15.34167, 44.20278, 0.1),  # ordinal sign for degrees
    ("[N 34° 12.345' E 062° 10.123']", 34.20575, 62.16872, 0.1),  # decimal minutes
    ("en [4°35′56″N 74°04′51″O]", 4.59889, -74.08083, 0.1),  # Spanish west
    ("pos [33 21 06 N, 043 47 12 E]", 33.35167, 43.78667, 0.1),  # no marks
    ("Shells fell near [33.35°N 43.78°E].", 33.35, 43.78, 1.1),  # the full stop is the sentence's
    ("[332106N0434712E]", 33.35167, 43.78667, 0.1),  # as pilots write
    ("[Latitude: -12.3456 Longitude: 39.95]", -12.3456, 39.95, 1.1),
    ("[lat 33.6, lon 69.2]", 33.6, 69.2, 11.1),  # one decimal: eleven kilometres
    ("at grid [38SLB1234587654] on 3 July", 33.31168, 42.98424, 0.1),  # MGRS to the metre
    ("GRID [42S WC 2878 0897], FF", 33.52, 69.31, 0.1),  # in groups
    ("grid [38SMB4444]", 32.93782, 44.40684, 1.0),  # to the kilometre, drawn at its middle
    ("[UTM 38N 312345 3687654]", 33.31168, 42.98424, 0.1),
    ("[38S 312345E 3687654N]", 33.31168, 42.98424, 0.1),  # band S lies in the north
    ("[zone 36 South 512345 8012345]", -17.97709, 33.11656, 0.1),
]
NOTHING = [
    "Prices rose by 12.50, 13.75 percent.",
    "The cells (12.50, 13.75 million) were lost.",  # a measure behind
    "Rounds of 7.62 and 12.7 mm were found.",
    "12.50, 13.75",  # few decimals and no word
    "The mast stands at 91.5N 20.1E.",  # no such latitude
    "grid 38SLB123",  # an odd number of digits
    "38SIB1234",  # no such square
    "In 2014, 30 people were killed and 12 N soldiers.",
    "Section 3 N and 5 E were cleared.",  # whole numbers without a degree sign
    "on 12/11/2014 at 10:30",
]


@pytest.mark.parametrize(("marked", "lat", "lon", "radius"), FOUND, ids=[row[0][:30] for row in FOUND])
def test_found(marked: str, lat: float, lon: float, radius: float) -> None:
    open_at = marked.index("[") if marked.count("[") == 1 else marked.index("[[") + 1
    text = marked[:open_at] + marked[open_at + 1 :].replace("]", "", 1) if '"' not in marked else marked
    (found,) = find_coordinates(text)
    assert_offsets(text, [found])
    point = read_coordinates(text, found.start, found.end)
    assert point is not None
    assert (point.lat, point.lon) == pytest.approx((lat, lon), abs=2e-4)
    assert point.radius_km == radius
    if '"' not in marked:
        assert found.text == marked[open_at + 1 : marked.index("]")]


@pytest.mark.parametrize("text", NOTHING)
def test_nothing(text: str) -> None:
    assert find_coordinates(text) == ()


def test_numbers_of_a_coordinate_are_nothing_else() -> None:
    text = "Troops fired at grid 38SMB44001215 and killed 3."
    points = find_coordinates(text)
    assert outside(points, points) == ()
    assert outside((), points) == points


def test_a_coordinate_is_the_place_of_its_event() -> None:
    text = "On 3 May 2019 a mine killed 2 soldiers at 14.0321, -1.6280 (42 km from the post)."
    found = Extractor(open_gazetteer()).extract(Document(text))
    (event,) = found.events
    assert event.place is not None
    assert (event.place.place.lat, event.place.place.lon) == (14.0321, -1.628)
    assert event.place.place.country == "BF"  # of the nearest place that is known
    assert dict(event.tolls)["killed"].best == 2
