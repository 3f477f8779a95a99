"""Kinds of place, in a fixed order (the index stores the number), and the precision that each gives."""

from __future__ import annotations

import math

from extract.model import GeoPrecision

KINDS = (
    "city", "capital", "country", "continent", "admin1", "district", "region", "sea", "river", "lake", "desert",
    "mountains", "island", "suburb", "village", "camp", "base", "airport", "dam", "refinery", "crossing", "strait",
    "port", "valley", "town", "road", "site",
)  # fmt: skip
NUMBER = {kind: number for number, kind in enumerate(KINDS)}

POPULATED = frozenset({"city", "capital", "suburb", "village", "camp", "town"})
SITES = frozenset({"base", "airport", "dam", "refinery", "crossing", "port", "site"})
AREAS = frozenset(KINDS) - POPULATED - SITES

#: radius in km where the data give none
DEFAULT_RADIUS = {
    "continent": 2500.0, "country": 300.0, "admin1": 80.0, "district": 20.0, "region": 200.0, "sea": 300.0,
    "river": 300.0, "lake": 40.0, "desert": 250.0, "mountains": 120.0, "island": 40.0, "strait": 40.0, "valley": 60.0,
    "road": 50.0, "suburb": 2.0, "village": 2.0, "camp": 2.0, "town": 3.0,
}  # fmt: skip


def radius_km(kind: str, population: int) -> float:
    """How far from the point the place may reach, in km: towns by their population, others by their kind."""
    if kind in ("city", "capital"):
        return round(min(25.0, max(2.0, 0.01 * math.sqrt(population))), 1)
    return DEFAULT_RADIUS.get(kind, 3.0)


def precision(kind: str, radius: float) -> GeoPrecision:
    """Precision of a place of this kind drawn at its own point."""
    if kind in ("country", "continent"):
        return GeoPrecision.COUNTRY
    if kind == "admin1":
        return GeoPrecision.PROVINCE
    if kind == "district":
        return GeoPrecision.DISTRICT
    if kind in AREAS:
        return GeoPrecision.REGION if radius > 25 else GeoPrecision.DISTRICT
    return GeoPrecision.EXACT
