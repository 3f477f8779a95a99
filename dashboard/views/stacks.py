"""Many events at one place: which place an event stands at, and where that is on the map. Pure."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache

import pandas as pd

from extract.model import GeoPrecision

#: pixels that the world is wide at zoom 0 in deck.gl
WORLD_PX = 512
#: latitude at which web Mercator ends
MAX_LATITUDE = 85.051129
#: joins the keys of merged stacks; no key holds it
SEPARATOR = "|"


@dataclass(frozen=True, slots=True)
class Part:
    """Events of one type and status in a stack."""

    event_type: str
    status: str
    count: int


@dataclass(frozen=True, slots=True)
class Bounds:
    """Degrees; ``west`` > ``east`` where it spans the antimeridian."""

    west: float
    south: float
    east: float
    north: float


def stack_keys(frame: pd.DataFrame) -> pd.Series[str]:
    """Which stack each event of the events table belongs to; "" where it has no place to be drawn at.

    It is the place's id; a place "near" another is its own stack, told by its own coordinates.
    """
    known = frame["lat"].notna() & frame["lon"].notna()
    # "@@" would be a command in deck.gl's JSON, the separator would split a key
    names = frame["place_id"].fillna("").astype(str).str.replace(SEPARATOR, "/", regex=False).str.lstrip("@")
    keys = names.where(known, "")
    by_point = known & ((names == "") | (frame["geo_precision"] == GeoPrecision.NEAR.value))
    if by_point.any():
        rows = frame.loc[by_point, ["lat", "lon"]]
        points = [f"{lat:.3f},{lon:.3f}" for lat, lon in zip(rows["lat"], rows["lon"], strict=True)]
        keys.loc[by_point] = (names[by_point] + "@" + points).where(
            names[by_point] != "", "at:" + pd.Series(points, rows.index)
        )
    return keys


def project(lon: float, lat: float, zoom: float) -> tuple[float, float]:
    """Degrees -> pixels from the north-west corner of the web Mercator world at ``zoom`` (EPSG:3857)."""
    x, y = _project(lon, lat)
    scale = WORLD_PX * 2.0**zoom
    return scale * x, scale * y


@lru_cache(maxsize=65536)  # every zoom asks for every place
def _project(lon: float, lat: float) -> tuple[float, float]:
    """Share of the world's width from the west and from the north, 0 to 1."""
    sine = math.sin(math.radians(max(-MAX_LATITUDE, min(MAX_LATITUDE, lat))))
    return lon / 360 + 0.5, 0.5 - math.log((1 + sine) / (1 - sine)) / (4 * math.pi)
