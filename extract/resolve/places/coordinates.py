"""The places that coordinates and grids of a text name."""

from __future__ import annotations

from extract.gazetteer.lookup import Candidate, Gazetteer
from extract.mentions.places.coordinates import RULE, Point, read_coordinates
from extract.model import GeoPrecision, Place, ToponymMention

NEAREST_KM = 100.0  # of the known place that says which country the point lies in
CERTAIN = 9.0  # as well known as any place: a point needs no choice
EXACT_KM, NEAR_KM = 2.0, 25.0


def point_candidates(text: str, mention: ToponymMention, gazetteer: Gazetteer) -> tuple[Candidate, ...]:
    """The one candidate of coordinates; none for other mentions."""
    point = read_coordinates(text, mention.start, mention.end) if mention.rule == RULE else None
    return () if point is None else (Candidate(_place(mention.text, point, gazetteer), CERTAIN, True, True),)


def _place(name: str, point: Point, gazetteer: Gazetteer) -> Place:
    """Drawn at its point; country and division are those of the nearest place that is known."""
    near = gazetteer.nearest(point.lat, point.lon, limit=1, within_km=NEAREST_KM)
    precise = GeoPrecision.EXACT if point.radius_km <= EXACT_KM else GeoPrecision.DISTRICT
    if EXACT_KM < point.radius_km <= NEAR_KM:
        precise = GeoPrecision.NEAR
    return Place(
        name=" ".join(name.split()),
        lat=round(point.lat, 5),
        lon=round(point.lon, 5),
        country=near[0].country if near else "",
        gazetteer_id=f"point:{point.lat:.5f},{point.lon:.5f}",
        geo_precision=precise,
        radius_km=point.radius_km,
        admin1=near[0].admin1 if near else "",
        kind="site",
    )
