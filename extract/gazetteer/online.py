"""A second step for names that the gazetteer lacks: a geocoding service, asked only where the user has switched it on.

No finder and no resolver imports this. A failing or slow service never stops anything: it gives no answer, and after
three failures it is asked no more. What it sends is checked: it comes from strangers.
"""

from __future__ import annotations

import math
import os
import time
from collections.abc import Callable, Mapping, MutableMapping
from typing import Any, Protocol
from urllib.parse import urlsplit

from extract.gazetteer.fold import fold
from extract.gazetteer.kinds import DEFAULT_RADIUS, KINDS, precision
from extract.gazetteer.lookup import distance_km
from extract.model import Place

AGENT = "dateline/0.1 (conflict analysis; places named in reports)"
SERVICE = "OpenStreetMap (Nominatim)"
ADDRESS_VARIABLE = "DATELINE_NOMINATIM"  # a Nominatim of one's own, as "https://host/path"
PAUSE_S = 1.0  # Nominatim's usage policy: one request a second at most
TIMEOUT_S = 5.0
FAILURES = 3  # one after the other; then the service is left alone
LONGEST_QUERY, LONGEST_NAME = 200, 200  # characters
KM_PER_DEGREE = 111.2

#: What is kept of an answer: lat, lon (degrees), radius_km, id, country, kind, name, service. None: no such place.
Answer = dict[str, Any]


class GeopyGeocoder(Protocol):
    """Any geopy geocoder."""

    def geocode(self, query: str, *, exactly_one: bool, timeout: float) -> Any: ...


class OnlineStep:
    """Ask a service for places, one request a second, each answer (and each "no such place") kept in ``answers``.

    ``answers`` maps ``answer_key(query)`` to the kept answer: the case file's table, or a dict. ``geocoder`` is
    Nominatim unless another geopy geocoder is given, then ``service`` is its name in explanations.
    """

    def __init__(
        self,
        answers: MutableMapping[str, Answer | None],
        *,
        geocoder: GeopyGeocoder | None = None,
        service: str = SERVICE,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self.answers = answers
        self.service = service
        self._geocoder = geocoder
        self._options: dict[str, Any] = {} if geocoder else {"language": "en", "addressdetails": True}
        self._clock = clock
        self._sleep = sleep
        self._last = -math.inf
        self.asked = self.failures = 0

    @property
    def given_up(self) -> bool:
        """Has the service failed too often to be asked again?"""
        return self.failures >= FAILURES

    def answer(self, query: str) -> Answer | None:
        """What was answered before, or what the service answers; ``None`` where it knows none or gives no answer."""
        key = answer_key(query)
        if not key or len(query) > LONGEST_QUERY:
            return None
        if key not in self.answers and not self.given_up:
            self._ask(key, query)
        return self.answers.get(key)

    def _ask(self, key: str, query: str) -> None:
        wait = self._last + PAUSE_S - self._clock()
        if wait > 0:
            self._sleep(wait)
        self._last = self._clock()
        self.asked += 1
        try:
            found = self._nominatim().geocode(query, exactly_one=True, timeout=TIMEOUT_S, **self._options)
            self.answers[key] = None if found is None else checked(found, self.service)
        except Exception:  # whatever goes wrong in a service or on the way to it, extraction goes on
            self.failures += 1
        else:
            self.failures = 0

    def _nominatim(self) -> GeopyGeocoder:
        if self._geocoder is None:
            from geopy.geocoders import Nominatim

            where = urlsplit(os.environ.get(ADDRESS_VARIABLE) or "https://nominatim.openstreetmap.org")
            self._geocoder = Nominatim(
                user_agent=AGENT, timeout=TIMEOUT_S, scheme=where.scheme, domain=where.netloc + where.path
            )
        return self._geocoder


def answer_key(query: str) -> str:
    """Queries that differ only in case, accents and punctuation share their answer."""
    return fold(query)


def checked(found: Any, service: str) -> Answer:
    """What is kept of a geopy Location. Raises ValueError where it has no point on the globe."""
    lat, lon = float(found.latitude), float(found.longitude)
    if not (-90 <= lat <= 90 and -180 <= lon <= 180):
        raise ValueError(f"no point: {lat}, {lon}")
    raw = found.raw if isinstance(found.raw, dict) else {}
    details = raw.get("address")
    country = str(details.get("country_code", "")) if isinstance(details, dict) else ""
    kind = str(raw.get("addresstype") or raw.get("type") or "")
    kind = kind if kind in KINDS else "town"
    return {
        "lat": lat,
        "lon": lon,
        "radius_km": _radius(raw.get("boundingbox"), kind),
        "id": f"osm:{str(raw.get('osm_type', ''))[:1]}{raw['osm_id']}" if str(raw.get("osm_id", "")).isdigit() else "",
        "country": country.upper() if len(country) == 2 and country.isascii() and country.isalpha() else "",
        "kind": kind,
        "name": " ".join(str(found.address).split())[:LONGEST_NAME],
        "service": service,
    }


def _radius(box: Any, kind: str) -> float:
    """Half the diagonal of Nominatim's bounding box (south, north, west, east), at least the kind's own radius."""
    least = DEFAULT_RADIUS.get(kind, 3.0)
    try:
        south, north, west, east = (float(edge) for edge in box)
    except (TypeError, ValueError):
        return least
    if not (-90 <= south <= north <= 90 and -180 <= west <= 180 and -180 <= east <= 180):
        return least
    return round(max(2.0, distance_km(south, west, north, east) / 2), 1)


def place_of(name: str, answer: Mapping[str, Any]) -> Place:
    """The place of a kept answer under the name that the text gives it."""
    kind, radius = answer["kind"], answer["radius_km"]
    return Place(
        name=name,
        lat=round(answer["lat"], 5),
        lon=round(answer["lon"], 5),
        country=answer["country"],
        gazetteer_id=answer["id"] or f"online:{fold(name).replace(' ', '-')}",
        geo_precision=precision(kind, radius),
        radius_km=radius,
        kind=kind,
    )
