"""Reads the files of a shapefile (.shp, .shx, .dbf) that the basemap is made from.

Layout: ESRI Shapefile Technical Description, July 1998; dBASE III+ table format. Used by make.py alone.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import shapely
from shapely.geometry.base import BaseGeometry

_POINT, _LINE, _POLYGON = 1, 3, 5


def read(path: Path) -> list[tuple[BaseGeometry, dict[str, str]]]:
    """Every record of ``path`` (.shp) with its attributes (names in lower case). Null shapes are left out."""
    attributes = list(_attributes(path.with_suffix(".dbf").read_bytes()))
    shapes = list(_shapes(path.read_bytes(), path.with_suffix(".shx").read_bytes()))
    return [(shape, row) for shape, row in zip(shapes, attributes, strict=True) if shape is not None]


def _shapes(data: bytes, index: bytes) -> Iterator[BaseGeometry | None]:
    for words, _ in struct.iter_unpack(">2i", index[100:]):
        yield _shape(data, 2 * words + 8)


def _shape(data: bytes, at: int) -> BaseGeometry | None:
    kind = struct.unpack_from("<i", data, at)[0] % 10  # Z and M variants carry the same plane coordinates first
    if kind == _POINT:
        return shapely.Point(struct.unpack_from("<2d", data, at + 4))
    if kind not in {_LINE, _POLYGON}:
        return None
    parts, points = struct.unpack_from("<2i", data, at + 36)
    starts = [*struct.unpack_from(f"<{parts}i", data, at + 44), points]
    flat = struct.unpack_from(f"<{2 * points}d", data, at + 44 + 4 * parts)
    pairs = list(zip(flat[::2], flat[1::2], strict=True))
    rings = [pairs[start:end] for start, end in pairwise(starts)]
    if kind == _LINE:
        return shapely.MultiLineString([ring for ring in rings if len(ring) > 1])
    # whatever the direction of its rings: what lies inside an odd number of them belongs to it
    return shapely.build_area(shapely.MultiLineString([ring for ring in rings if len(ring) > 3]))


def _attributes(data: bytes) -> Iterator[dict[str, str]]:
    rows, head, width = struct.unpack_from("<IHH", data, 4)
    fields, at = [], 32
    while data[at] != 0x0D:
        fields.append((data[at : at + 11].split(b"\0")[0].decode("ascii").lower(), data[at + 16]))
        at += 32
    for row in range(rows):
        at, values = head + row * width + 1, {}
        for name, size in fields:
            values[name] = _text(data[at : at + size])
            at += size
        yield values


def _text(raw: bytes) -> str:
    """Natural Earth's older tables are Windows-1252, the newer ones UTF-8."""
    try:
        return raw.decode("utf-8").strip(" \0")
    except UnicodeDecodeError:
        return raw.decode("cp1252", "replace").strip(" \0")
