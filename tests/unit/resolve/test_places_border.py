"""Borders: which one the words mean, which stretch of it, and that other uses of the word are left alone."""

from __future__ import annotations

import pytest

from extract.gazetteer.borders import border, borders, lines, neighbours
from extract.gazetteer.lookup import Gazetteer, distance_km, open_gazetteer
from extract.mentions.places.finder import find_toponyms
from extract.mentions.tagging.sentences import find_sentences
from extract.mentions.tagging.tokens import tag
from extract.model import GeoPrecision, Place
from extract.resolve.places.resolver import resolve_toponyms
from tests.offsets import assert_offsets


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return open_gazetteer()


def borders_in(text: str, gazetteer: Gazetteer, theatre: tuple[str, ...] = ()) -> list[Place]:
    mentions = find_toponyms(text, tag(text, find_sentences(text)), gazetteer)
    assert_offsets(text, mentions)
    found = resolve_toponyms(text, mentions, gazetteer, theatre=theatre)
    return [result.border for result in found if result.border is not None]


CASES = [
    # an adjective; the text's own place says which neighbour, and which stretch
    ("Gunmen hid along the Syrian border in Anbar.", "border:IQ-SY", (34.3, 40.6), 60),
    ("Shells fell near the Syrian border in Kilis.", "border:SY-TR", (36.7, 37.0), 60),
    ("Smugglers were held on the Jordanian border south of Daraa.", "border:JO-SY", (32.6, 36.1), 60),
    # the other country by its adjective only
    ("Iraqi troops dug in along the Syrian border.", "border:IQ-SY", (35.2, 41.2), 80),
    # pairs, in each of the ways of writing them
    ("Clashes broke out on the Iraq-Syria border.", "border:IQ-SY", (35.2, 41.2), 80),
    ("Clashes broke out on the Iraqi–Syrian border.", "border:IQ-SY", (35.2, 41.2), 80),
    ("Troops met in the Afghan-Pakistan border region.", "border:AF-PK", (32.5, 69.2), 100),
    ("Tanks were seen on the Lebanese-Israeli border.", "border:IL-LB", (33.2, 35.5), 40),
    ("Two died near the Thai-Cambodian frontier.", "border:KH-TH", (13.9, 102.8), 80),
    ("Patrols met on the Sino-Indian border.", "border:CN-IN", (28.0, 88.4), 100),
    ("Agents searched a truck on the U.S.-Mexico border.", "border:MX-US", (31.3, -105.9), 100),
    ("Five people died on the border between Ethiopia and Eritrea.", "border:ER-ET", (14.4, 39.3), 80),
    ("He was shot at Kenya's border with Somalia.", "border:KE-SO", (1.5, 41.0), 250),
    ("Kenya closed its side of the border of Kenya and Ethiopia.", "border:ET-KE", (3.8, 38.5), 200),
    ("Guards were posted in the borderlands of Mali and Niger.", "border:ML-NE", (15.5, 3.5), 200),
    ("Posts were rebuilt on the Sino-Korean border.", "border:CN-KP", (41.5, 127), 200),
    # crossed
    ("Rebels crossed the border from Chad and burned a village in Darfur.", "border:SD-TD", (12.8, 22.3), 150),
    ("Families from Rutshuru fled over the border into Uganda.", "border:CD-UG", (-1.1, 29.6), 40),
    # part of a country
    ("Rockets were aimed at soldiers on the Gaza border.", "border:IL-PS", (31.4, 34.4), 20),
    # a direction
    ("Sirens were heard along Israel's northern border.", "border:IL", (33.2, 35.5), 50),
    ("Missiles hit posts on Saudi Arabia's southern border.", "border:SA", (17.5, 46.0), 400),
    # a wide place near the words decides before a town far from them
    ("In Arauca, on the Venezuelan border, a bomb went off.", "border:CO-VE", (7.0, -70.7), 60),
    ("Contras burned a farm near the Honduran border in Nicaragua.", "border:HN-NI", (14.0, -85.5), 80),
]


@pytest.mark.parametrize(("text", "identifier", "point", "within_km"), CASES)
def test_border(gazetteer: Gazetteer, text: str, identifier: str, point: tuple[float, float], within_km: float) -> None:
    found = borders_in(text, gazetteer)
    assert found
    for place in found:
        assert place.gazetteer_id.partition("~")[0] == identifier
        assert distance_km(place.lat, place.lon, *point) <= within_km
        assert place.geo_precision in (GeoPrecision.REGION, GeoPrecision.NEAR)
        assert place.radius_km >= 10


@pytest.mark.parametrize(
    "text",
    [
        "Syrian border guards shot a smuggler.",  # people
        "The Turkish border police held two men.",
        "Troops of the North East Frontier Force left India.",  # a body
        "Railways ran along the border of Italian Cyrenaica.",  # part of a longer name
        "Somalia borders Kenya.",  # a verb
        "The province of Diyala borders Iran.",
        "Shells landed in the Turkish border town of Akcakale.",  # the town is named
        "A cross-border raid into Lebanon failed.",  # a kind of raid
        "The book shop Borders in London closed.",  # a name
        "He rode the Blue Line to work in Chicago.",  # a metro
        "Engineers pushed the frontiers of science in France.",
    ],
)
def test_no_border(gazetteer: Gazetteer, text: str) -> None:
    assert borders_in(text, gazetteer) == []


def test_a_border_whose_neighbour_is_not_known_is_as_wide_as_the_country(gazetteer: Gazetteer) -> None:
    (place,) = borders_in("Two men were shot near the Malian border.", gazetteer)
    assert place.geo_precision is GeoPrecision.REGION
    assert place.radius_km > 300


def test_theatre_names_the_neighbour(gazetteer: Gazetteer) -> None:
    (place,) = borders_in("Two men were shot near the Malian border.", gazetteer, ("NE",))
    assert place.gazetteer_id == "border:ML-NE"
    assert place.country == "NE"


def test_provinces_of_one_country_share_a_border(gazetteer: Gazetteer) -> None:
    one, _ = borders_in("A village on the border of Anbar and Nineveh provinces burned.", gazetteer)
    assert one.name == "Anbar–Nineveh border"
    assert one.country == "IQ"
    assert 33.5 < one.lat < 36


@pytest.mark.parametrize("line", lines(), ids=lambda line: line.name)
def test_named_lines(gazetteer: Gazetteer, line) -> None:  # type: ignore[no-untyped-def]
    found = borders_in(line.example, gazetteer)
    assert [place.gazetteer_id.partition("~")[0] for place in found] == [
        f"border:{min(line.a, line.b)}-{max(line.a, line.b)}"
    ]


def test_table() -> None:
    assert len(borders()) > 300
    assert all(a < b and line.points and line.half_km > 0 for (a, b), line in borders().items())
    assert all(-90 <= lat <= 90 and -180 <= lon <= 180 for line in borders().values() for lat, lon in line.points)
    assert neighbours("PT") == ("ES",)
    assert neighbours("IS") == ()
    assert border("SY", "IQ") is border("IQ", "SY")


def test_many_borders_in_one_text(gazetteer: Gazetteer) -> None:
    text = "Guns fired along the Syrian border. " * 3000 + "Anbar was quiet."
    assert len(borders_in(text, gazetteer)) == 3000
