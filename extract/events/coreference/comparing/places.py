"""Whether two places may be one: the same, one within the other, or within the sum of their radii."""

from __future__ import annotations

from functools import lru_cache

from extract.events.coreference.record import Where
from extract.gazetteer.lookup import distance_km
from extract.model import GeoPrecision
from extract.resolve.places.held import HELD_MARK, held_name

_AREAS = frozenset((GeoPrecision.PROVINCE, GeoPrecision.REGION, GeoPrecision.COUNTRY))
#: From this radius on a town is so large that several attacks a week in it are nothing unusual.
LARGE_KM = 8.0


@lru_cache(maxsize=262144)
def is_area(where: Where) -> bool:
    """A province, region or country, or a part of one by direction ("northeastern Nigeria"); not a village that is
    only known to lie in it: of that the id ends with its own name."""
    return where.precision in _AREAS and not unlisted(where)


@lru_cache(maxsize=262144)
def unlisted(where: Where) -> str:
    """The key of a place that the gazetteer lacks, by its name and country, whatever it was put in; else ""."""
    name = held_name(where.id, where.name)
    return f"{where.country}{HELD_MARK}{name}" if name else ""


def relation(one: Where, other: Where) -> str:
    """ "same", "near" (points), "within" (one is an area around the other), "area" (the same area), or "apart"."""
    if one.id == other.id:
        return "area" if is_area(one) else "same"
    return _relation(one, other)


@lru_cache(maxsize=262144)
def _relation(one: Where, other: Where) -> str:
    first, second = is_area(one), is_area(other)
    if first and second:
        return _nested(one, other)
    if first or second:
        area, point = (one, other) if first else (other, one)
        return "within" if _holds(area, point) else "apart"
    if HELD_MARK in one.id or HELD_MARK in other.id:
        return _held(one, other)
    far = distance_km(one.lat, one.lon, other.lat, other.lon)
    return "near" if far <= one.radius_km + other.radius_km else "apart"


def within(one: Where, other: Where) -> bool:
    """Does the point of one of two places lie in the circle of the other?"""
    return distance_km(one.lat, one.lon, other.lat, other.lon) <= max(one.radius_km, other.radius_km)


def _base(place_id: str) -> str:
    return place_id.partition(HELD_MARK)[0]


def _held(one: Where, other: Where) -> str:
    """One of the two is "near X", "10 km west of X", or a name that the gazetteer lacks, put in X."""
    here, there = _base(one.id), _base(other.id)
    named_alike = one.name.casefold() == other.name.casefold() and one.country == other.country
    if not named_alike:
        if here == other.id or there == one.id:
            return "near"  # a quarter of the town
        if here == there or here.startswith("a1:") or there.startswith("a1:"):
            return "apart"  # two names, and nothing known of how far they are from each other
    far = distance_km(one.lat, one.lon, other.lat, other.lon)
    wide = "country" in (one.precision, other.precision)  # of the one no more is known than its country
    if far > one.radius_km + other.radius_km and not (named_alike and wide):
        return "apart"
    return "same" if named_alike else "near"


def _holds(area: Where, point: Where) -> bool:
    if area.precision == GeoPrecision.COUNTRY:
        return area.country == point.country
    if area.id == point.admin1 or area.id == _base(point.id):
        return True
    if area.id.startswith("a1:"):
        return False
    return distance_km(area.lat, area.lon, point.lat, point.lon) <= area.radius_km + point.radius_km


def _nested(one: Where, other: Where) -> str:
    if GeoPrecision.COUNTRY in (one.precision, other.precision):
        return "within" if one.country == other.country else "apart"
    if one.id.startswith("a1:") and other.id.startswith("a1:"):
        return "apart"
    far = distance_km(one.lat, one.lon, other.lat, other.lon)
    return "within" if far <= max(one.radius_km, other.radius_km) else "apart"
