"""A named region as a box on the map: a country or province by its borders, another place with its surroundings."""

from __future__ import annotations

import math
from collections.abc import Iterable

from dashboard.basemap.areas import bundled
from dashboard.brief.model import Box
from dashboard.views.geometry import polygons_of
from extract.gazetteer.lookup import open_gazetteer
from extract.model import GeoPrecision, Place

#: half the side of the box around a town, in kilometres, at least
AROUND_KM = 25.0
#: parts of a country further than this from its main part, in degrees, are left out (overseas territories)
APART = 4.5
#: share of the region's side that is left free around it
MARGIN = 0.04
_KM_PER_DEGREE = 111.2
_POLE = 89.0  # no box comes nearer to a pole, in degrees

Bounds = tuple[float, float, float, float]


def region(name: str) -> Box | None:
    """The box of a place by its name; ``None`` where the gazetteer has none. Raises GazetteerError."""
    found = open_gazetteer().lookup(name, limit=1)
    return box_of(found[0]) if found else None


def box_of(place: Place) -> Box:
    """The box that shows a whole place."""
    bounds = _parts(place)
    if not bounds:
        return _around(place)
    west, south, east, north = _main(bounds, place)
    across, up = (east - west) * MARGIN, (north - south) * MARGIN
    return Box(_lon(west - across), max(-_POLE, south - up), _lon(east + across), min(_POLE, north + up))


def _parts(place: Place) -> list[Bounds]:
    if place.geo_precision is GeoPrecision.COUNTRY:
        shape = bundled().country(place.country)
        rings = [polygon[0] for polygon in polygons_of(shape)] if shape else []
        return [_bounds(ring) for ring in rings]
    if place.geo_precision is GeoPrecision.PROVINCE:
        return [_bounds(ring) for ring in open_gazetteer().admin1_polygon(place.gazetteer_id)]
    return []


def _bounds(ring: Iterable[Iterable[float]]) -> Bounds:
    lons, lats = zip(*((point[0], point[1]) for point in map(tuple, ring)), strict=True)
    return min(lons), min(lats), max(lons), max(lats)


def _main(parts: list[Bounds], place: Place) -> Bounds:
    """Bounds of the part about the place's point and of all that lie near it, or near those; east may exceed 180."""
    rest = sorted(parts, key=lambda part: (_away(part, place), part))
    west, south, east, north = rest.pop(0)
    grown = True
    while grown:
        grown = False
        for part in list(rest):
            shift = _near_shift(part, (west, east))
            if shift is None or part[1] > north + APART or part[3] < south - APART:
                continue
            west, east = min(west, part[0] + shift), max(east, part[2] + shift)
            south, north = min(south, part[1]), max(north, part[3])
            rest.remove(part)
            grown = True
    return west, south, min(east, west + 359.0), north


def _away(part: Bounds, place: Place) -> float:
    """How far the place's point lies outside the part, in degrees; 0 inside."""
    across = max(part[0] - place.lon, place.lon - part[2], 0.0)
    return max(across, part[1] - place.lat, place.lat - part[3], 0.0)


def _near_shift(part: Bounds, span: tuple[float, float]) -> float | None:
    """By how many degrees (0 or a whole turn) the part lies within reach of the span; ``None`` where it does not."""
    for shift in (0.0, 360.0, -360.0):
        if part[0] + shift <= span[1] + APART and part[2] + shift >= span[0] - APART:
            return shift
    return None


def _around(place: Place) -> Box:
    reach = max(AROUND_KM, 1.5 * place.radius_km) / _KM_PER_DEGREE
    across = min(170.0, reach / max(0.05, math.cos(math.radians(place.lat))))
    middle = min(max(place.lat, -_POLE + 0.5), _POLE - 0.5)
    south, north = max(-_POLE, middle - reach), min(_POLE, middle + reach)
    return Box(_lon(place.lon - across), south, _lon(place.lon + across), north)


def _lon(degrees: float) -> float:
    return (degrees + 180.0) % 360.0 - 180.0
