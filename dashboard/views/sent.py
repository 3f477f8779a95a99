"""What is sent to the browser for the marks: columns of short numbers, read by ``map_frontend/stacks.js``. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from dashboard.basemap.areas import Areas, bundled
from dashboard.views.piles import NO_DAY, PRECISIONS, STATUSES, TYPES, Piles, Thinned
from dashboard.views.symbols import ThemeName, status_style, type_style
from extract.model import GeoPrecision

#: positions are sent as whole numbers of this part of a degree (11 m)
DEGREE = 10_000
#: longest name that is sent, in characters
MOST_NAME = 60

_DRAWN_AS_AREA = (PRECISIONS.index(GeoPrecision.PROVINCE), PRECISIONS.index(GeoPrecision.COUNTRY))


def marks_json(thin: Thinned, *, areas: Areas | None = None) -> dict[str, Any]:
    """The marks by column, largest first.

    ``key``: a key, a list of keys, or 0 where they are not told. ``parts``: pairs of code and count, flat.
    ``precision``, ``radius`` (km), ``first``/``last`` (days since 1 January 1970 or null), ``area`` ([country, index or
    null for all of it] by row), and where places were joined ``members`` (their number) and ``box``, both by row.
    """
    piles = thin.piles
    shapes = _shapes(piles, areas or bundled())
    lon, lat = piles.lon.copy(), piles.lat.copy()
    for row, (_, _, x, y) in shapes.items():
        lon[row], lat[row] = x, y  # the badge of an area stands in its middle, not on its capital
    joined = np.flatnonzero(thin.members > 1)
    return {
        "lon": np.rint(lon * DEGREE).astype(int).tolist(),
        "lat": np.rint(lat * DEGREE).astype(int).tolist(),
        "name": [str(name or "Unnamed place")[:MOST_NAME] for name in piles.names],
        "key": [keys[0] if len(keys) == 1 else list(keys) or 0 for keys in thin.keys],
        "precision": piles.precision.tolist(),
        "radius": {int(row): round(float(piles.radius_km[row]), 1) for row in np.flatnonzero(piles.radius_km > 0)},
        "first": [None if day == NO_DAY else day for day in piles.first.tolist()],
        "last": [None if day == NO_DAY else day for day in piles.last.tolist()],
        "parts": _parts(piles),
        "area": {row: [country, index] for row, (country, index, _, _) in shapes.items()},
        "members": {int(row): int(thin.members[row]) for row in joined},
        "box": {int(row): np.round(thin.boxes[row], 3).tolist() for row in joined},
        "chosen": np.flatnonzero(thin.chosen & (thin.members > 1)).tolist(),
        "whole": thin.whole,
    }


def styles_json(theme: ThemeName) -> dict[str, Any]:
    """What the codes in ``parts`` stand for: types and statuses, in the order of drawing."""
    return {
        "types": [
            {"letter": style.letter, "label": style.label, "colour": style.colour(theme)}
            for style in map(type_style, TYPES)
        ],
        "statuses": [{"fill": style.fill.value, "phrase": style.phrase} for style in map(status_style, STATUSES)],
        "precisions": [precision.value for precision in PRECISIONS],
    }


def _parts(piles: Piles) -> list[list[int]]:
    rows, codes = np.nonzero(piles.counts)
    counts = piles.counts[rows, codes]
    pairs = np.column_stack((codes, counts)).reshape(-1)
    ends = 2 * np.cumsum(np.bincount(rows, minlength=len(piles)))
    flat = pairs.tolist()
    return [flat[start:end] for start, end in zip([0, *ends[:-1].tolist()], ends.tolist(), strict=True)] if flat else []


def _shapes(piles: Piles, areas: Areas) -> Mapping[int, tuple[str, int | None, float, float]]:
    """Row -> country, number and middle of its polygon, where one is known."""
    found = {}
    for row in np.flatnonzero(np.isin(piles.precision, _DRAWN_AS_AREA)).tolist():
        area = areas.find(
            PRECISIONS[piles.precision[row]],
            country=str(piles.country[row] or ""),
            admin1=str(piles.admin1[row] or ""),
            names=(str(piles.names[row] or ""),),
            lon=float(piles.lon[row]),
            lat=float(piles.lat[row]),
        )
        if area:
            found[row] = (area.country.upper(), area.index, area.lon, area.lat)
    return found
