"""Event mentions as GeoJSON (RFC 7946)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any, BinaryIO

#: Whose coordinates these are; the licence asks for the credit wherever they are shown.
CREDIT = "Place names and coordinates: GeoNames (geonames.org), CC BY 4.0, unless a place's id says otherwise"


def write_geojson(records: Iterable[Mapping[str, Any]], out: BinaryIO, *, description: str) -> None:
    """One feature an event mention, a line each; without a place its geometry is null, as RFC 7946 3.2 has it.

    Coordinates are WGS84 degrees, longitude first; ``radius_km`` among the properties says how far off they may be.
    ``description`` says in a sentence what was selected.
    """
    head = {"type": "FeatureCollection", "description": description, "credit": CREDIT}
    out.write(_json(head)[:-1] + b', "features": [')
    for number, record in enumerate(records):
        out.write((b",\n" if number else b"\n") + _json(_feature(record)))
    out.write(b"\n]}\n")


def _feature(record: Mapping[str, Any]) -> dict[str, Any]:
    properties = {name: value for name, value in record.items() if name not in ("event_id", "lat", "lon")}
    geometry = None
    if record["lat"] is not None and record["lon"] is not None:
        geometry = {"type": "Point", "coordinates": [record["lon"], record["lat"]]}
    return {"type": "Feature", "id": record["event_id"], "geometry": geometry, "properties": properties}


def _json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, allow_nan=False).encode("utf-8")
