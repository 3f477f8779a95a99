"""Which of the places of a name is meant, and relative places."""

from __future__ import annotations

import pytest

from extract.gazetteer.lookup import Gazetteer, distance_km, open_gazetteer
from extract.mentions.places.finder import find_toponyms
from extract.mentions.tagging.sentences import find_sentences
from extract.mentions.tagging.tokens import tag
from extract.model import GeoPrecision, Place, ResolvedToponym
from extract.resolve.places.relative import relative_place
from extract.resolve.places.resolver import resolve_toponyms


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return open_gazetteer()


def resolve(text: str, gazetteer: Gazetteer, theatre: tuple[str, ...] = ()) -> dict[str, ResolvedToponym]:
    mentions = find_toponyms(text, tag(text, find_sentences(text)), gazetteer)
    return {found.mention.text: found for found in resolve_toponyms(text, mentions, gazetteer, theatre=theatre)}


def country_of(text: str, name: str, gazetteer: Gazetteer) -> str:
    place = resolve(text, gazetteer)[name].place
    assert place is not None
    return place.country


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("Police in Paris, Texas, arrested two men.", "Paris", "US"),  # containment
        ("Paris and Berlin signed the treaty in Rome.", "Paris", "FR"),  # the well-known one
        ("Snow fell in Toronto. Schools in London and Hamilton were closed, Ontario said.", "London", "CA"),
        ("Troops left Tripoli, in northern Lebanon.", "Tripoli", "LB"),
        ("Militias fought in Tripoli and Benghazi.", "Tripoli", "LY"),
        ("The plant, in Texas and Georgia, was closed.", "Georgia", "US"),  # beside a state
        ("Georgia, Armenia and Azerbaijan sent envoys.", "Georgia", "GE"),  # beside countries
        ("Clashes broke out in Anbar.", "Anbar", "IQ"),
        ("Iran, Iraq and Turkey share a border.", "Iraq", "IQ"),  # no town of that name in Iran
    ],
)
def test_country(gazetteer: Gazetteer, text: str, name: str, country: str) -> None:
    assert country_of(text, name, gazetteer) == country


def test_town_and_province_of_one_name_are_kept_apart(gazetteer: Gazetteer) -> None:
    town = resolve("Fighting continued in Homs.", gazetteer)["Homs"].place
    province = resolve("Fighting continued in Homs province.", gazetteer)["Homs"].place
    assert town is not None
    assert province is not None
    assert town.geo_precision is GeoPrecision.EXACT
    assert province.geo_precision is GeoPrecision.PROVINCE


def test_towns_listed_together_stay_towns(gazetteer: Gazetteer) -> None:
    found = resolve("Kandahar and Herat fell on the same day.", gazetteer)
    assert [found[name].place.geo_precision for name in ("Kandahar", "Herat")] == [GeoPrecision.EXACT] * 2  # type: ignore[union-attr]


def test_unknown_village_falls_back_to_what_holds_it(gazetteer: Gazetteer) -> None:
    found = resolve("Two men died in the village of Zorkabad in Helmand province.", gazetteer)["Zorkabad"]
    assert found.place is not None
    assert found.place.country == "AF"
    assert found.place.geo_precision is GeoPrecision.PROVINCE
    assert "Helmand" in found.explanation


def test_unknown_village_with_nothing_around_stays_unresolved(gazetteer: Gazetteer) -> None:
    found = resolve("Two men died in the village of Zorkabad.", gazetteer)["Zorkabad"]
    assert found.place is None
    assert found.explanation


@pytest.mark.parametrize(
    ("text", "name", "country", "precision"),
    [
        # the only place of that name is 230 km away, in another country
        ("Guns shelled Fallujah. Later they took the Golan quarter.", "Golan", "IQ", GeoPrecision.NEAR),
        ("Guns shelled Fallujah. Later they took the Golan district.", "Golan", "IQ", GeoPrecision.NEAR),
        ("Shells hit Homs, above all the Zorkabadiya neighbourhood.", "Zorkabadiya", "SY", GeoPrecision.NEAR),
        # said to be in a town that is named after it
        ("Rebels left Basra. A bomb went off in the Zorkabad quarter of Mosul.", "Zorkabad", "IQ", GeoPrecision.NEAR),
        # a district of a country that is named may lie far from the town that is named
        ("Officials in Damascus said shells fell in the Manbij district.", "Manbij", "SY", GeoPrecision.DISTRICT),
        # near by: the gazetteer's own
        ("Rebels seized Deraa. Troops later attacked the Nawa district.", "Nawa", "SY", GeoPrecision.DISTRICT),
        # no town named: nothing to hold it
        ("They took the Golan quarter.", "Golan", "IR", GeoPrecision.EXACT),
        # a quarter of a larger town beside it; the town that has the quarter
        ("A bomb went off in the Kadhimiya district of Baghdad.", "Kadhimiya", "IQ", GeoPrecision.EXACT),
        ("A bomb went off in the Kadhimiya district of Baghdad.", "Baghdad", "IQ", GeoPrecision.EXACT),
    ],
)
def test_quarter_lies_in_the_town_of_the_passage(
    gazetteer: Gazetteer, text: str, name: str, country: str, precision: GeoPrecision
) -> None:
    place = resolve(text, gazetteer)[name].place
    assert place is not None
    assert (place.country, place.geo_precision) == (country, precision)


@pytest.mark.parametrize(
    ("text", "name", "lat", "lon"),
    [
        ("Police shot two men in Nairobi. In Mathare, tyres were burned.", "Mathare", -1.26, 36.86),
        ("Shells fell on Homs all night, most of them on Baba Amr.", "Baba Amr", 34.72, 36.69),
        ("Gangs in Port-au-Prince set houses in Cité Soleil on fire.", "Cité Soleil", 18.58, -72.33),
        ("Lima was dark; a car bomb went off in San Isidro.", "San Isidro", -12.1, -77.04),
    ],
)
def test_quarter_that_only_its_city_knows(gazetteer: Gazetteer, text: str, name: str, lat: float, lon: float) -> None:
    place = resolve(text, gazetteer)[name].place
    assert place is not None
    assert distance_km(place.lat, place.lon, lat, lon) < 5


def test_delta_is_that_of_its_river(gazetteer: Gazetteer) -> None:
    place = resolve("Floods drove thousands from their homes in the Red River Delta.", gazetteer)[
        "Red River Delta"
    ].place
    assert place is not None
    assert place.country == "VN"


def test_quarter_is_drawn_at_the_town_it_is_said_to_be_in(gazetteer: Gazetteer) -> None:
    found = resolve("Rebels left Basra. A bomb went off in the Zorkabad quarter of Mosul.", gazetteer)
    quarter, town = found["Zorkabad"].place, found["Mosul"].place
    assert quarter is not None
    assert town is not None
    assert (quarter.lat, quarter.lon, quarter.admin1) == (town.lat, town.lon, town.admin1)
    assert "Mosul" in found["Zorkabad"].explanation


def test_rejected_candidates_are_kept(gazetteer: Gazetteer) -> None:
    assert any(place.country == "US" for place in resolve("She flew to Paris.", gazetteer)["Paris"].candidates)


def test_theatre_decides_between_equals(gazetteer: Gazetteer) -> None:
    place = resolve("Clashes in Tripoli went on.", gazetteer, theatre=("LB",))["Tripoli"].place
    assert place is not None
    assert place.country in ("LB", "LY")


BAGHDAD = Place("Baghdad", 33.34, 44.40, "IQ", "gn:98182", GeoPrecision.EXACT, 25.0)


@pytest.mark.parametrize("relation", ["50 km west of", "30 miles west of", "about 50 kilometres west of"])
def test_distance_and_direction(relation: str) -> None:
    place = relative_place(BAGHDAD, relation.removeprefix("about "))
    assert distance_km(place.lat, place.lon, 33.35, 43.78) < 12  # Fallujah
    assert place.radius_km >= 9
    assert place.gazetteer_id != BAGHDAD.gazetteer_id


@pytest.mark.parametrize(
    ("relation", "precision"),
    [("near", GeoPrecision.NEAR), ("northern outskirts of", GeoPrecision.NEAR), ("", GeoPrecision.EXACT)],
)
def test_vague_places(relation: str, precision: GeoPrecision) -> None:
    assert relative_place(BAGHDAD, relation).geo_precision is precision


def test_northern_outskirts_lie_north() -> None:
    assert relative_place(BAGHDAD, "the northern outskirts of").lat > BAGHDAD.lat


def test_between_two_places() -> None:
    hit = Place("Hit", 33.64, 42.83, "IQ", "x:1", GeoPrecision.EXACT, 2.0)
    haditha = Place("Haditha", 34.14, 42.38, "IQ", "x:2", GeoPrecision.EXACT, 2.0)
    middle = relative_place(hit, "between", haditha)
    assert hit.lat < middle.lat < haditha.lat
    assert middle.radius_km >= distance_km(hit.lat, hit.lon, haditha.lat, haditha.lon) / 2 - 0.1


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("Troops left Nyala. Two men died near Zorkani.", "gn:369004~zorkani"),  # somewhere about the town before it
        ("NYALA, Sunday - Two men died near Zorkani.", "country:SD~zorkani"),  # ... but not about the dateline's
        ("Troops left Nyala.\n\nTwo men died near Zorkani.", "country:SD~zorkani"),  # the country of most places
        ("Troops left Nyala and Goma.\n\nTwo men died near Zorkani.", ""),  # no country has most
        ("In Borno state, two men died near Zorkani.", "a1:NG:borno~zorkani"),  # the area named beside it
    ],
)
def test_an_unknown_village_lies_in_what_is_known_to_hold_it(gazetteer: Gazetteer, text: str, held: str) -> None:
    place = resolve(text, gazetteer)["Zorkani"].place
    assert (place.gazetteer_id if place else "") == held


def test_nothing_is_measured_from_a_place_known_only_by_what_holds_it(gazetteer: Gazetteer) -> None:
    place = resolve("Troops left Nyala. Two men died near Zorkani.", gazetteer)["Zorkani"].place
    assert place is not None
    assert relative_place(place, "10 km north of") is place
