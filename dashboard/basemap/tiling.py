"""Cuts geometry into the tiles of a web Mercator pyramid: each tile is cut from its parent, not from the world."""

from __future__ import annotations

import math
from collections.abc import Iterator

import shapely
from shapely.geometry.base import BaseGeometry

#: tiles of polygons overlap by this part of their width, so that no hairline shows between them
OVERLAP = 1 / 256
#: pixels that a tile is wide at its own zoom
TILE_PX = 512

Tile = tuple[int, int, int]  # zoom, column from the west, row from the north


def tile_bounds(zoom: int, x: int, y: int) -> tuple[float, float, float, float]:
    """West, south, east, north of a tile in degrees."""
    n = 2**zoom
    return x / n * 360 - 180, _latitude((y + 1) / n), (x + 1) / n * 360 - 180, _latitude(y / n)


def tile_at(lon: float, lat: float, zoom: int) -> Tile:
    """The tile a point falls in."""
    n = 2**zoom
    sine = math.sin(math.radians(max(-85.05, min(85.05, lat))))
    x = int((lon / 360 + 0.5) * n)
    y = int((0.5 - math.log((1 + sine) / (1 - sine)) / (4 * math.pi)) * n)
    return zoom, min(max(x, 0), n - 1), min(max(y, 0), n - 1)


def pixel(zoom: int) -> float:
    """Degrees of longitude that one pixel of a tile is wide at ``zoom``."""
    return 360 / (TILE_PX * 2.0**zoom)


def cut(geometry: BaseGeometry, zoom: int) -> Iterator[tuple[Tile, BaseGeometry]]:
    """The parts of ``geometry`` by tile of ``zoom``, each reaching a little over the edge; empty ones are left out."""
    yield from _cut(geometry, (0, 0, 0), zoom)


def _cut(geometry: BaseGeometry, tile: Tile, zoom: int) -> Iterator[tuple[Tile, BaseGeometry]]:
    at, x, y = tile
    west, south, east, north = tile_bounds(at, x, y)
    # the overlap of the final zoom is the smallest: cutting a parent by its own larger one loses nothing
    wide, high = (east - west) * OVERLAP, (north - south) * OVERLAP
    part = shapely.clip_by_rect(geometry, west - wide, south - high, east + wide, north + high)
    if part.is_empty:
        return
    if at == zoom:
        yield tile, part
        return
    for dx in (0, 1):
        for dy in (0, 1):
            yield from _cut(part, (at + 1, 2 * x + dx, 2 * y + dy), zoom)


def _latitude(share: float) -> float:
    return math.degrees(math.atan(math.sinh(math.pi * (1 - 2 * share))))
