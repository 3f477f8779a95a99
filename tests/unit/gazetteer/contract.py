"""What any geopy geocoder must do to stand in for the gazetteer, or as its online step.

Another geocoder is tested by a class that inherits ``GeocoderContract`` and gives the fixture ``geocoder``; it has to
know the town Ramadi (33.42 N, 43.31 E), and to know nothing of "Qwxzyton" and of the middle of the South Pacific.
"""

from __future__ import annotations

from typing import Any

import pytest
from geopy.distance import great_circle
from geopy.exc import GeopyError
from geopy.extra.rate_limiter import RateLimiter
from geopy.geocoders.base import Geocoder
from geopy.location import Location
from geopy.point import Point

RAMADI = (33.42, 43.31)
OPEN_SEA = (-48.0, -125.0)


class GeocoderContract:
    def test_it_is_a_geopy_geocoder(self, geocoder: Any) -> None:
        assert isinstance(geocoder, Geocoder)

    def test_one_place(self, geocoder: Any) -> None:
        found = geocoder.geocode("Ramadi")
        assert isinstance(found, Location)
        assert great_circle(found.point, RAMADI).km < 15
        assert "Ramadi" in found.address
        assert isinstance(found.raw, dict)
        address, (lat, lon) = found
        assert (address, lat, lon) == (found.address, found.latitude, found.longitude)

    def test_several(self, geocoder: Any) -> None:
        found = geocoder.geocode("Ramadi", exactly_one=False)
        assert isinstance(found, list)
        assert all(isinstance(item, Location) for item in found)
        assert found[0] == geocoder.geocode("Ramadi")

    def test_limit(self, geocoder: Any) -> None:
        assert len(geocoder.geocode("Ramadi", exactly_one=False, limit=1)) == 1

    def test_country(self, geocoder: Any) -> None:
        assert geocoder.geocode("Ramadi", country_codes="iq") is not None
        assert geocoder.geocode("Ramadi", country_codes=["SY", "IQ"]) is not None
        assert geocoder.geocode("Ramadi", country_codes="no") is None

    @pytest.mark.parametrize("exactly_one", [True, False])
    def test_nothing_found_is_none(self, geocoder: Any, exactly_one: bool) -> None:
        assert geocoder.geocode("Qwxzyton", exactly_one=exactly_one) is None
        assert geocoder.reverse(OPEN_SEA, exactly_one=exactly_one) is None

    @pytest.mark.parametrize("point", [RAMADI, "33.42, 43.31", Point(*RAMADI)])
    def test_reverse(self, geocoder: Any, point: Any) -> None:
        found = geocoder.reverse(point)
        assert isinstance(found, Location)
        assert great_circle(found.point, RAMADI).km < 25

    def test_time_limit_and_language_are_taken(self, geocoder: Any) -> None:
        assert geocoder.geocode("Ramadi", timeout=3.0, language="en") is not None
        assert geocoder.reverse(RAMADI, timeout=None, language="en") is not None

    @pytest.mark.parametrize("point", ["no point at all", (1.0, 2.0, 3.0, 4.0), object()])
    def test_no_point(self, geocoder: Any, point: Any) -> None:
        with pytest.raises((GeopyError, ValueError, TypeError)):
            geocoder.reverse(point)

    def test_no_limit(self, geocoder: Any) -> None:
        with pytest.raises((GeopyError, ValueError)):
            geocoder.geocode("Ramadi", exactly_one=False, limit=0)

    def test_behind_the_rate_limiter(self, geocoder: Any) -> None:
        assert RateLimiter(geocoder.geocode, min_delay_seconds=0)("Ramadi") is not None
