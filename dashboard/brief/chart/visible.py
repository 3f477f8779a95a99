"""What a map shows of an area, and where in it a name or a badge stands."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import shapely

from dashboard.basemap.areas import bundled
from dashboard.brief.chart.extent import View
from dashboard.brief.chart.places import Spot
from dashboard.brief.chart.projection import around

#: an area of which less than this many square points is seen has no badge there
LEAST = 150.0


def seen(outline: Any, view: View, *, margin: float = 0.0) -> Any:
    """The part of an outline (degrees) that the map shows, in points; ``None`` for nothing of it."""
    window, frame = view.window(), view.frame
    if not shapely.intersects(outline, shapely.box(window.west, window.south, window.east, window.north)):
        return None
    cut = shapely.clip_by_rect(outline, window.west, window.south, window.east, window.north)
    flat: Any = shapely.transform(cut, lambda points: view.points(points[:, 0], points[:, 1]))
    box = shapely.box(frame.x + margin, frame.y + margin, frame.right - margin, frame.bottom - margin)
    part = shapely.intersection(shapely.make_valid(shapely.simplify(flat, 0.5)), box)
    return None if part.is_empty or part.area <= 0 else part


def heart(shape: Any) -> tuple[float, float]:
    """Centre of the largest circle inside of the largest part."""
    parts = [part for part in shapely.get_parts(shapely.get_parts(shape)) if part.geom_type == "Polygon"]
    spoke: Any = shapely.maximum_inscribed_circle(max(parts, key=lambda part: part.area), tolerance=2.0)
    x, y = spoke.coords[0][:2]
    return float(x), float(y)


def on_map(spot: Spot, view: View) -> Spot | None:
    """The spot where the map shows it: an area whose middle lies outside stands in the middle of what is seen of it.

    ``None`` where the map shows nothing of it.
    """
    x, y = view.point(spot.lon, spot.lat)
    frame = view.frame
    if frame.x + 1 <= x <= frame.right - 1 and frame.y + 1 <= y <= frame.bottom - 1:
        return spot
    part = seen(_outline(spot), view, margin=14.0) if spot.area and not view.projection.world else None
    if part is None or part.area < LEAST:
        return None
    lon, lat = view.degrees(*heart(part))
    return replace(spot, lon=float(around(lon, 0.0)), lat=lat)


def _outline(spot: Spot) -> Any:
    """The area of a spot in degrees: its polygon, else a box as wide as its radius."""
    area = bundled().find(
        spot.precision, country=spot.country, admin1=spot.admin1, names=spot.names, lon=spot.lon, lat=spot.lat
    )
    if area is not None:
        return shapely.from_geojson(json.dumps(bundled().geometry(area)))
    reach = spot.radius_km / 111.2
    return shapely.box(spot.lon - reach, spot.lat - reach, spot.lon + reach, spot.lat + reach)
