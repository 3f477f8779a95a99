"""The gazetteer as a geopy geocoder: the contract, and what it does beyond."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from geopy.exc import GeocoderQueryError, GeocoderServiceError
from geopy.geocoders import Nominatim
from geopy.location import Location

from extract.gazetteer.geocoder import GazetteerGeocoder
from tests.unit.gazetteer.contract import GeocoderContract
from tests.unit.gazetteer.nominatim import FakeNominatim, serving


class TestGazetteer(GeocoderContract):
    @pytest.fixture
    def geocoder(self) -> GazetteerGeocoder:
        return GazetteerGeocoder()


class TestNominatim(GeocoderContract):
    """The contract holds for geopy's own geocoder too, asked against a server on this machine."""

    @pytest.fixture
    def geocoder(self) -> Iterator[Nominatim]:
        with serving(FakeNominatim()) as server:
            yield Nominatim(user_agent="dateline-tests", scheme="http", domain=server.domain, timeout=5)


@pytest.fixture(scope="module")
def geocoder() -> GazetteerGeocoder:
    return GazetteerGeocoder()


def test_best_known_first(geocoder: GazetteerGeocoder) -> None:
    several = geocoder.geocode("Paris", exactly_one=False)
    assert isinstance(several, list)
    assert several[0].raw["country"] == "FR"
    assert 1 < len(several) <= 10
    found = geocoder.geocode("Paris", country_codes="us", exactly_one=False)
    assert isinstance(found, list)
    assert {item.raw["country"] for item in found} == {"US"}


def test_raw_is_our_own_record(geocoder: GazetteerGeocoder) -> None:
    found = geocoder.geocode("Ramadi")
    assert isinstance(found, Location)
    assert found.raw["country"] == "IQ"
    assert found.raw["admin1"] == "a1:IQ:al-anbar"
    assert found.raw["geo_precision"] == "exact"
    assert set(found.raw) == {
        *("id", "name", "kind", "country", "admin1", "population", "geo_precision", "radius_km"),
    }


def test_containing_place_after_a_comma(geocoder: GazetteerGeocoder) -> None:
    found = geocoder.geocode("Paris, Texas")
    assert isinstance(found, Location)
    assert (round(found.latitude), round(found.longitude)) == (34, -96)
    assert geocoder.geocode("Paris, Mongolia") is None


def test_reverse_names_the_nearest(geocoder: GazetteerGeocoder) -> None:
    found = geocoder.reverse((33.35, 43.78), exactly_one=False, limit=3)
    assert isinstance(found, list)
    assert (len(found), found[0].raw["name"]) == (3, "Fallujah")


@pytest.mark.parametrize(
    ("query", "options"),
    [
        ("", {}),
        (" , ", {}),
        (7, {}),
        ("Ramadi", {"language": "ar"}),
        ("Ramadi", {"country_codes": "Iraq"}),
        ("Ramadi", {"country_codes": [7]}),
        ("Ramadi", {"limit": 0}),
        ("Ramadi", {"limit": "many"}),
    ],
)
def test_no_query(geocoder: GazetteerGeocoder, query: object, options: dict[str, object]) -> None:
    with pytest.raises(GeocoderQueryError):
        geocoder.geocode(query, **options)  # type: ignore[arg-type]


def test_no_reverse_query(geocoder: GazetteerGeocoder) -> None:
    with pytest.raises(GeocoderQueryError):
        geocoder.reverse("no point at all")
    with pytest.raises(GeocoderQueryError):
        geocoder.reverse((33.0, 43.0), language="ar")


def test_an_index_that_cannot_be_built_is_a_service_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("DATELINE_CACHE", str(tmp_path / "file" / "below"))
    with pytest.raises(GeocoderServiceError, match="DATELINE_CACHE"):
        GazetteerGeocoder().geocode("Ramadi")
