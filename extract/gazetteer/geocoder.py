"""The gazetteer as a geopy geocoder, so that any geopy geocoder can stand in for it and it for any."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from geopy.exc import GeocoderQueryError, GeocoderServiceError
from geopy.geocoders.base import DEFAULT_SENTINEL, Geocoder
from geopy.location import Location
from geopy.point import Point

from extract.errors import GazetteerError
from extract.gazetteer.lookup import Candidate, Gazetteer, distance_km, open_gazetteer
from extract.model import Place

LIMIT = 10  # answers where more than one is asked for
NEAR_KM = 60.0  # a containing place given after a comma may be this far and still count


class GazetteerGeocoder(Geocoder):  # type: ignore[misc]  # geopy has no types
    """Offline geocoder. ``geocode("Hit, Iraq")`` and ``reverse((33.64, 42.83))`` give ``geopy.location.Location``.

    Raises geopy's GeocoderQueryError for a query that is none, GeocoderServiceError where the index cannot be read.
    """

    def __init__(self, gazetteer: Gazetteer | None = None, *, user_agent: str | None = None) -> None:
        super().__init__(user_agent=user_agent)
        self._gazetteer = gazetteer

    @property
    def gazetteer(self) -> Gazetteer:
        if self._gazetteer is None:
            try:
                self._gazetteer = open_gazetteer()
            except GazetteerError as error:
                raise GeocoderServiceError(str(error)) from error
        return self._gazetteer

    def geocode(
        self,
        query: str,
        *,
        exactly_one: bool = True,
        timeout: Any = DEFAULT_SENTINEL,
        limit: int | None = None,
        country_codes: str | Sequence[str] | None = None,
        language: str | bool = False,
    ) -> Location | list[Location] | None:
        """Places of a name, best known first. "X, Y" keeps the X that lie in Y. ``None`` where there is none.

        ``limit``: 1 or more, else 10. ``country_codes``: ISO 3166-1 alpha-2, one or several; only places there.
        ``language``: English or none, for the names in the answer; the query may be in any script.
        """
        del timeout  # part of geopy's interface; nothing here waits
        if not isinstance(query, str):
            raise GeocoderQueryError("the query must be text")
        parts = [part.strip() for part in query.split(",") if part.strip()]
        if not parts:
            raise GeocoderQueryError("the query is empty")
        _check_language(language)
        wanted, most = _countries(country_codes), _limit(limit)
        found = list(self.gazetteer.find(query).candidates) if len(parts) > 1 else []
        if not found:
            found = [c for c in self.gazetteer.find(parts[0]).candidates if self._inside(c, parts[1:])]
        places = [candidate.place for candidate in found if not wanted or candidate.place.country in wanted]
        return self._answer(places[:most], exactly_one)

    def reverse(
        self,
        query: Any,
        *,
        exactly_one: bool = True,
        timeout: Any = DEFAULT_SENTINEL,
        limit: int | None = None,
        language: str | bool = False,
    ) -> Location | list[Location] | None:
        """Towns and sites nearest to a point ((lat, lon), "lat, lon" or Point), within 150 km."""
        del timeout
        try:
            point = query if isinstance(query, Point) else Point(query)
        except (TypeError, ValueError) as error:
            raise GeocoderQueryError(f"no point: {query!r}") from error
        _check_language(language)
        return self._answer(
            list(self.gazetteer.nearest(point.latitude, point.longitude, limit=_limit(limit))), exactly_one
        )

    def _inside(self, candidate: Candidate, containers: list[str]) -> bool:
        return all(any(_holds(c.place, candidate.place) for c in self.gazetteer.find(n).candidates) for n in containers)

    @staticmethod
    def _answer(places: list[Place], exactly_one: bool) -> Location | list[Location] | None:
        locations = [location(place) for place in places]
        if not locations:
            return None
        return locations[0] if exactly_one else locations


def _check_language(language: str | bool) -> None:
    if language and language is not True and not re.match(r"en\b", str(language), re.IGNORECASE):
        raise GeocoderQueryError(f'no names in the language "{language}": answers are in English')


def _limit(limit: int | None) -> int:
    if limit is None:
        return LIMIT
    if isinstance(limit, bool) or not isinstance(limit, int) or limit < 1:
        raise GeocoderQueryError(f"the limit must be a whole number from 1, not {limit!r}")
    return limit


def _countries(codes: str | Sequence[str] | None) -> frozenset[str]:
    """Upper-case country codes of one code, several, or a string of several with commas."""
    given = codes.split(",") if codes and isinstance(codes, str) else list(codes or ())
    if not all(isinstance(code, str) and re.fullmatch(r"\s*[A-Za-z]{2}\s*", code) for code in given):
        raise GeocoderQueryError(f"country codes are two letters (iq, sy), not {codes!r}")
    return frozenset(code.strip().upper() for code in given)


def location(place: Place) -> Location:
    """A place as geopy gives it: address, point, and our own record under ``raw``."""
    address = ", ".join(
        filter(None, (place.name, place.admin1.rpartition(":")[2].replace("-", " ").title(), place.country))
    )
    raw = {
        "id": place.gazetteer_id, "name": place.name, "kind": place.kind, "country": place.country,
        "admin1": place.admin1, "population": place.population, "geo_precision": str(place.geo_precision),
        "radius_km": place.radius_km,
    }  # fmt: skip
    return Location(address, Point(place.lat, place.lon), raw)


def _holds(container: Place, place: Place) -> bool:
    if container.kind == "country":
        return container.country == place.country
    if container.kind == "admin1":
        return container.gazetteer_id == place.admin1
    away = distance_km(container.lat, container.lon, place.lat, place.lon)
    return away < max(NEAR_KM, container.radius_km)
