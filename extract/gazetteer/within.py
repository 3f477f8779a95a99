"""Which first-order division a point lies in, by the outlines in our place data."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Iterator
from typing import Any

from extract.gazetteer.lookup import SHAPES, _decoded
from extract.gazetteer.segment import Row

BATCH = 20_000
COAST = 0.3  # degrees


class Divisions:
    """The outlines, ready to be asked. Loads shapely; for building only."""

    def __init__(self) -> None:
        from shapely import STRtree
        from shapely.geometry import Polygon

        shapes: dict[str, list[list[int]]] = json.loads(gzip.decompress(SHAPES.read_bytes()))
        self._ids: list[str] = []
        polygons: list[Any] = []
        for identifier, rings in shapes.items():
            for ring in rings:
                points = _decoded(ring)
                if len(points) >= 4:
                    self._ids.append(identifier)
                    polygons.append(Polygon(points))
        self._areas = [polygon.area for polygon in polygons]
        self._tree = STRtree(polygons)

    def assign(self, rows: Iterable[Row]) -> Iterator[Row]:
        """The same rows, each with the smallest division of its own country that holds it."""
        batch: list[Row] = []
        for row in rows:
            batch.append(row)
            if len(batch) == BATCH:
                yield from self._assigned(batch)
                batch = []
        yield from self._assigned(batch)

    def _nearest(self, rows: list[Row], points: Any, best: dict[int, int]) -> None:
        """Give ports and islands off the simplified coast the nearest division of their country."""
        lost = [at for at in range(len(rows)) if at not in best and rows[at].radius_km < 100]
        if not lost:
            return
        found = self._tree.query_nearest(points[lost], max_distance=COAST, all_matches=True)
        for i, polygon in zip(found[0].tolist(), found[1].tolist(), strict=True):
            if self._ids[polygon].split(":")[1] == rows[lost[i]].country:
                best.setdefault(lost[i], polygon)

    def _assigned(self, rows: list[Row]) -> list[Row]:
        import shapely

        if not rows:
            return rows
        points = shapely.points([row.lon for row in rows], [row.lat for row in rows])
        best: dict[int, int] = {}
        for at, polygon in zip(
            *(found.tolist() for found in self._tree.query(points, predicate="within")), strict=True
        ):
            same = self._ids[polygon].split(":")[1] == rows[at].country
            if same and (at not in best or self._areas[polygon] > self._areas[best[at]]):
                best[at] = polygon
        self._nearest(rows, points, best)
        for at, polygon in best.items():
            rows[at].admin1 = rows[at].admin1 or self._ids[polygon]
        return rows
