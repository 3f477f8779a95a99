"""geopy's contract: geocode, reverse, exactly_one, exceptions, Location."""

from __future__ import annotations

import pytest
from geopy.exc import GeocoderQueryError
from geopy.geocoders.base import Geocoder
from geopy.location import Location
from geopy.point import Point

from extract.gazetteer.geocoder import GazetteerGeocoder


@pytest.fixture(scope="module")
def geocoder() -> GazetteerGeocoder:
    return GazetteerGeocoder()


def test_it_is_a_geopy_geocoder(geocoder: GazetteerGeocoder) -> None:
    assert isinstance(geocoder, Geocoder)


def test_one_and_several(geocoder: GazetteerGeocoder) -> None:
    one = geocoder.geocode("Ramadi")
    several = geocoder.geocode("Paris", exactly_one=False)
    assert isinstance(one, Location)
    assert isinstance(several, list)
    assert several[0].raw["country"] == "FR"
    assert len(several) > 1


def test_containing_place_after_a_comma(geocoder: GazetteerGeocoder) -> None:
    found = geocoder.geocode("Paris, Texas")
    assert isinstance(found, Location)
    assert (round(found.latitude), round(found.longitude)) == (34, -96)


@pytest.mark.parametrize("query", [(33.35, 43.78), "33.35, 43.78", Point(33.35, 43.78)])
def test_reverse(geocoder: GazetteerGeocoder, query: object) -> None:
    found = geocoder.reverse(query)
    assert isinstance(found, Location)
    assert found.raw["name"] == "Fallujah"


def test_nothing_found_is_none(geocoder: GazetteerGeocoder) -> None:
    assert geocoder.geocode("Qwxzyton") is None
    assert geocoder.reverse((-60.0, -140.0)) is None


@pytest.mark.parametrize("query", ["", " , ", 7])
def test_no_query_is_an_error(geocoder: GazetteerGeocoder, query: object) -> None:
    with pytest.raises(GeocoderQueryError):
        geocoder.geocode(query)  # type: ignore[arg-type]
    with pytest.raises(GeocoderQueryError):
        geocoder.reverse("no point at all")
