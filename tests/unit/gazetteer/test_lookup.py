"""Look-ups in the real index: spellings, scripts, countries and provinces."""

from __future__ import annotations

import pytest

from extract.gazetteer.lookup import Gazetteer, distance_km, is_acronym, open_gazetteer


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return open_gazetteer()


@pytest.mark.parametrize(
    ("name", "country", "lat", "lon"),
    [
        ("Falluja", "IQ", 33.35, 43.78),
        ("al-Fallujah", "IQ", 33.35, 43.78),
        ("الفلوجة", "IQ", 33.35, 43.78),  # Arabic script
        ("Харків", "UA", 49.98, 36.25),  # Cyrillic
        ("Kiev", "UA", 50.45, 30.52),
        ("Kyiv", "UA", 50.45, 30.52),
        ("Saqlawiyah", "IQ", 33.40, 43.68),  # our supplement
        ("Karma", "IQ", 33.39, 43.91),
        ("Bavaria", "DE", 49.0, 11.5),  # English name of a province
        ("Donbas", "UA", 48.3, 38.2),
        ("U.S.", "US", 40.0, -100.0),
        ("D.C.", "US", 38.9, -77.0),
        ("Maricopa County", "US", 33.3, -112.5),
    ],
)
def test_best_known_place(gazetteer: Gazetteer, name: str, country: str, lat: float, lon: float) -> None:
    place = next(p for p in gazetteer.lookup(name) if p.country == country)
    assert distance_km(place.lat, place.lon, lat, lon) < 60


def test_anbar_is_the_iraqi_province(gazetteer: Gazetteer) -> None:
    best = gazetteer.lookup("Anbar")[0]
    assert (best.country, best.kind) == ("IQ", "admin1")


def test_a_quarter_gives_its_city_no_name(gazetteer: Gazetteer) -> None:
    """Yangon was once called Dagon, as a quarter of it still is."""
    assert gazetteer.lookup("Yangon")[0].name == "Yangon"
    assert "suburb" in {place.kind for place in gazetteer.lookup("Dagon")}


def test_acronyms_keep_their_capitals(gazetteer: Gazetteer) -> None:
    assert gazetteer.lookup("US")[0].country == "US"
    assert all(place.kind != "country" for place in gazetteer.lookup("us"))
    assert is_acronym("U.K.")
    assert not is_acronym("Uk")


def test_countries_come_before_their_namesakes(gazetteer: Gazetteer) -> None:
    for name in ("Mexico", "Niger", "Benin", "China", "Lebanon", "Jordan"):
        assert gazetteer.lookup(name)[0].kind == "country", name


def test_polygon_of_a_province_surrounds_its_point(gazetteer: Gazetteer) -> None:
    from shapely.geometry import Point, Polygon

    place = gazetteer.lookup("Anbar")[0]
    rings = gazetteer.admin1_polygon(place.gazetteer_id)
    assert Polygon(rings[0]).contains(Point(place.lon, place.lat))
    assert gazetteer.admin1_polygon("a1:XX:nowhere") == []


def test_towns_know_their_province(gazetteer: Gazetteer) -> None:
    assert gazetteer.lookup("Fallujah")[0].admin1 == gazetteer.lookup("Anbar")[0].gazetteer_id
