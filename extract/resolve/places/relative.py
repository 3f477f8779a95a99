"""Relative and vague places: "50 km west of Baghdad", "northern outskirts of Homs", "between Hit and Haditha"."""

from __future__ import annotations

import re
from dataclasses import replace

from extract.gazetteer.lookup import distance_km
from extract.model import GeoPrecision, Place
from extract.resolve.places.held import held_name

BEARINGS = {
    "north": 0.0, "northeast": 45.0, "east": 90.0, "southeast": 135.0, "south": 180.0, "southwest": 225.0,
    "west": 270.0, "northwest": 315.0,
}  # fmt: skip
KM_PER_MILE = 1.609344  # international mile
DISTANCE_ERROR = 0.2  # of the distance: "50 km west" and "40 miles west" of Baghdad both mean Fallujah
VAGUE_KM = {
    "near": 10.0,
    "ivo": 10.0,
    "around": 10.0,
    "outside": 10.0,
    "close": 10.0,
    "not": 15.0,
    "in the vicinity": 10.0,
}
DISTANCE = re.compile(r"^(\d[\d,.]*)[ -]?(km|kms|kilomet|mile|mi)", re.IGNORECASE)
DIRECTION = re.compile(r"\b(north|south|east|west)[ -]?(east|west)?(?:ern|wards?)?\b", re.IGNORECASE)
#: of the compass, clockwise from north, every 22.5 degrees
WINDS = ("N", "NNE", "NE", "ENE", "E", "ESE", "SE", "SSE", "S", "SSW", "SW", "WSW", "W", "WNW", "NW", "NNW")
WIND = re.compile(rf"(?<![\w.])({'|'.join(sorted(WINDS, key=len, reverse=True))}) (?:of|from)\b")


def relative_place(place: Place, relation: str, other: Place | None = None) -> Place:
    """The place that ``relation`` (the words before the name) makes of ``place``: point, radius and precision.

    ``other`` is the second place of "between X and Y" and "the road from X to Y". Distances run along the WGS84
    geodesic. Returns ``place`` itself where the words say nothing that moves or blurs it.
    """
    words = relation.lower()
    if not words:
        return place
    if held_name(place.gazetteer_id, place.name):
        return place  # nothing is known of it but what holds it
    bearing = bearing_of(relation)
    distance = DISTANCE.match(words)
    if distance:
        return at_distance(place, kilometres(distance), bearing, relation)
    if other is not None and ("between" in words or "road" in words):
        return between(place, other, relation)
    if "border" in words or "along" in words:
        return blurred(place, max(place.radius_km, 15.0), GeoPrecision.REGION, relation)
    if bearing is not None and words.endswith(" of") and not any(w in words for w in ("outskirts", "suburbs", "edge")):
        reach = max(10.0, place.radius_km)
        return moved(place, reach, bearing, max(reach, 10.0), GeoPrecision.NEAR, relation)
    if any(word in words for word in ("outskirts", "suburbs", "edge", "countryside")):
        reach = max(3.0, place.radius_km * (1.5 if "countryside" in words else 0.8))
        if bearing is None:
            return blurred(place, reach + 3.0, GeoPrecision.NEAR, relation)
        return moved(place, reach, bearing, max(3.0, reach), GeoPrecision.NEAR, relation)
    if bearing is not None:
        return part(place, bearing, relation)
    for word, radius in VAGUE_KM.items():
        if words.startswith(word):
            return blurred(place, max(place.radius_km * 1.5, radius), GeoPrecision.NEAR, relation)
    return place


def bearing_of(relation: str) -> float | None:
    """Degrees clockwise from north that the words name ("north west of", "SSW of"); None where they name none."""
    direction = DIRECTION.search(relation)
    if direction is not None:
        return BEARINGS[direction[1].lower() + (direction[2] or "").lower()]
    wind = WIND.search(relation)
    return WINDS.index(wind[1]) * 22.5 if wind is not None else None


def kilometres(match: re.Match[str]) -> float:
    """Distance in km of a number and a unit; 0 to 2,000."""
    try:
        number = float(match[1].replace(",", "").rstrip("."))
    except ValueError:
        return 0.0
    return min(2000.0, number * (KM_PER_MILE if match[2].lower().startswith("mi") else 1.0))


def at_distance(place: Place, km: float, bearing: float | None, relation: str) -> Place:
    radius = max(3.0, DISTANCE_ERROR * km)
    if bearing is None:
        return blurred(place, km + radius, GeoPrecision.NEAR if km <= 25 else GeoPrecision.DISTRICT, relation)
    precise = GeoPrecision.NEAR if radius <= 25 else GeoPrecision.REGION
    return moved(place, km, bearing, radius, precise, relation)


def moved(place: Place, km: float, bearing: float, radius: float, precision: GeoPrecision, relation: str) -> Place:
    """The place moved along a geodesic.

    By the library behind ``geopy.distance.geodesic``: importing geopy itself loads its geocoders and network code.
    """
    from geographiclib.geodesic import Geodesic

    end = Geodesic.WGS84.Direct(place.lat, place.lon, bearing, km * 1000)
    shifted = replace(place, lat=round(end["lat2"], 5), lon=round(end["lon2"], 5))
    return blurred(shifted, radius, precision, relation)


def part(place: Place, bearing: float, relation: str) -> Place:
    """ "Western Anbar", "southern Iraq": half-way out to that side, and half as wide."""
    if place.radius_km < 15:
        return moved(place, place.radius_km * 0.5, bearing, place.radius_km, GeoPrecision.NEAR, relation)
    precision = place.geo_precision
    if precision is GeoPrecision.COUNTRY:
        precision = GeoPrecision.REGION
    return moved(place, place.radius_km * 0.5, bearing, place.radius_km * 0.6, precision, relation)


def between(place: Place, other: Place, relation: str) -> Place:
    """Half-way, with a radius that reaches both."""
    away = distance_km(place.lat, place.lon, other.lat, other.lon)
    lon = other.lon - place.lon
    lon -= 360.0 if lon > 180 else -360.0 if lon < -180 else 0.0
    middle = replace(
        place, lat=round((place.lat + other.lat) / 2, 5), lon=round((place.lon + lon / 2 + 180) % 360 - 180, 5)
    )
    named = replace(middle, name=f"{place.name} – {other.name}")
    return blurred(named, max(3.0, away / 2), GeoPrecision.NEAR if away < 50 else GeoPrecision.REGION, relation)


def blurred(place: Place, radius: float, precision: GeoPrecision, relation: str) -> Place:
    """The same point with another radius and precision, and an id of its own."""
    slug = re.sub(r"[^a-z0-9]+", "-", relation.lower()).strip("-")
    return replace(
        place,
        radius_km=round(radius, 1),
        geo_precision=precision,
        gazetteer_id=f"{place.gazetteer_id}~{slug}",
    )
