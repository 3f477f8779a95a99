"""GeoJSON polygons: whether they hold a point, and a point in their middle. Pure, planar in degrees."""

from __future__ import annotations

import math
from itertools import pairwise
from typing import Any

Geometry = dict[str, Any]
Ring = list[list[float]]


def contains(shape: Geometry, lon: float, lat: float) -> bool:
    """Whether a (Multi)Polygon holds the point: an odd number of edges lies to the east of it (even-odd rule)."""
    crossings = 0
    for rings in polygons_of(shape):
        for ring in rings:
            for (x0, y0), (x1, y1) in pairwise(ring):
                if (y0 > lat) != (y1 > lat) and lon < x0 + (lat - y0) / (y1 - y0) * (x1 - x0):
                    crossings += 1
    return crossings % 2 == 1


def middle_of(shape: Geometry) -> tuple[float, float]:
    """A point well inside the largest part, as ``(lon, lat)``: where an area's badge stands.

    The middle of the widest of nine horizontal cuts through it: always inside, near the middle of common shapes.
    """
    rings = max(polygons_of(shape), key=lambda part: abs(_signed_area(part[0])))
    south, north = min(y for _, y in rings[0]), max(y for _, y in rings[0])
    best = (-1.0, rings[0][0][0], rings[0][0][1])
    for step in range(1, 10):
        lat = south + (north - south) * step / 10
        cuts = sorted(
            x0 + (lat - y0) / (y1 - y0) * (x1 - x0)
            for ring in rings
            for (x0, y0), (x1, y1) in pairwise(ring)
            if (y0 > lat) != (y1 > lat)
        )
        for west, east in zip(cuts[::2], cuts[1::2], strict=False):
            weight = (east - west) * (1 - 0.6 * abs(step - 5) / 5)  # prefer the middle
            best = max(best, (weight, (west + east) / 2, lat))
    return best[1], best[2]


def polygons_of(shape: Geometry) -> list[list[Ring]]:
    """The polygons of a Polygon or MultiPolygon, each a list of rings, the outer one first."""
    coordinates: list[Any] = shape["coordinates"]
    return [coordinates] if shape["type"] == "Polygon" else coordinates


def _signed_area(ring: Ring) -> float:
    total = math.fsum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in pairwise(ring))
    return total / 2
