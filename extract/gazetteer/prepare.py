"""Make the committed place data from map data: run by hand when the map data changes, never by the program.

    python -m extract.gazetteer.prepare admin1 world_map.gpkg
    python -m extract.gazetteer.prepare counties counties-10m.json

``admin1``: Natural Earth's admin-1 units (public domain) from the GeoPackage that QGIS ships ->
``extract/lexicon/places/admin1.tsv`` (names, point, radius) and ``admin1_shapes.json.gz`` (outlines).
``counties``: the counties of the United States from the Census Bureau's cartographic boundary files (public domain)
in the TopoJSON that the package us-atlas ships -> ``counties.tsv``.
"""

from __future__ import annotations

import gzip
import json
import math
import re
import sqlite3
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import shapely
from shapely import make_valid, wkb
from shapely.geometry import Polygon
from shapely.geometry.base import BaseGeometry
from shapely.ops import unary_union

from extract.gazetteer.fold import fold

PLACES = Path(__file__).parent.parent / "lexicon" / "places"
TOLERANCE = 0.03  # degrees, about 3 km: enough to shade a province
SCALE = 100  # outlines are kept in hundredths of a degree
KM_PER_DEGREE = 111.2
ENVELOPE_BYTES = {0: 0, 1: 32, 2: 48, 3: 48, 4: 64}  # GeoPackage 1.3, clause 2.1.3

#: words for the kind of unit that GeoNames puts beside the name, in many languages
UNIT_WORDS = re.compile(
    r"\b(province|governorate|muhafazat|region|state of|state|comarca|oblast'?|district|department|departamento"
    r"|departement"
    r"|departement de (?:la|l'|los)?|provincia de(?:l| la)?|provincia|estado de|fylke|laen|county|prefecture|wilaya de"
    r"|gouvernorat de|kommune|municipality|judetul|rayon|rayonu|krai|kray|respublika|republic of|avtonomnyy okrug)\b",
    re.IGNORECASE,
)


#: what UNIT_WORDS leaves at the front of a genitive ("Departement de l'Ain")
STRAY = re.compile(r"(?:of|du|des|de|da|City|Sir)\b|[dl]'")


@dataclass
class Unit:
    """One division: ISO 3166-1 alpha-2 code of its country, names (the first is the main one), outline."""

    iso2: str
    names: list[str]
    geometry: BaseGeometry


def radius_km(geometry: BaseGeometry, lat: float) -> float:
    """Radius of the circle of the same area, in km."""
    return math.sqrt(geometry.area * KM_PER_DEGREE**2 * math.cos(math.radians(lat)) / math.pi)


def middle(geometry: BaseGeometry) -> tuple[float, float]:
    """Latitude and longitude of the centroid, or of a point inside where the centroid lies outside."""
    parts = getattr(geometry, "geoms", [geometry])
    main = max(parts, key=lambda part: part.area)
    point = geometry.centroid if geometry.contains(geometry.centroid) else main.centroid
    if not geometry.contains(point):
        point = main.representative_point()
    return round(point.y, 3), round(point.x, 3)


def rings(geometry: BaseGeometry) -> list[list[int]]:
    """Outer rings, largest first, as delta-coded hundredths of a degree: [lon, lat, dlon, dlat, ...]."""
    parts = list(geometry.geoms) if hasattr(geometry, "geoms") else [geometry]
    parts = sorted((p for p in parts if isinstance(p, Polygon)), key=lambda part: -part.area)
    result: list[list[int]] = []
    for part in parts[:12]:
        if result and part.area < 0.004:
            break
        line: list[int] = []
        last = (0, 0)
        for lon, lat in shapely.get_coordinates(shapely.get_exterior_ring(part.simplify(TOLERANCE))).tolist():
            here = (round(lon * SCALE), round(lat * SCALE))
            if not line or here != last:
                line += [here[0] - last[0], here[1] - last[1]]
                last = here
        result.append(line)
    return result


def admin1_names(*given: str | None) -> list[str]:
    """The names without the words for the kind of unit, each once, in the order given."""
    found: dict[str, str] = {}
    for name in given:
        for variant in re.split(r"[|/]", name or ""):
            short = " ".join(UNIT_WORDS.sub(" ", variant).split()).strip(" ,-'") or variant.strip()
            if len(fold(short)) >= 2 and not STRAY.match(short):
                found.setdefault(fold(short), short)
    return list(found.values())


def units(source: Path) -> list[Unit]:
    """The units of the GeoPackage at ``source``; a name that several share becomes a unit of its own, their union."""
    database = sqlite3.connect(f"file:{source}?mode=ro", uri=True)
    query = "SELECT geom, iso_a2, name, woe_name, gn_name FROM states_provinces ORDER BY iso_a2, name, gn_name"
    found = []
    for blob, iso2, *names in database.execute(query):
        geometry = wkb.loads(blob[8 + ENVELOPE_BYTES[(blob[3] >> 1) & 7] :]).buffer(0)
        variants = admin1_names(*names)
        if variants and iso2 not in (None, "", "-1", "-99") and not geometry.is_empty:
            found.append(Unit(iso2, variants, geometry))
    primary = {(unit.iso2, fold(unit.names[0])) for unit in found}
    shared: dict[tuple[str, str], list[Unit]] = {}
    for unit in found:
        for name in unit.names[1:]:
            shared.setdefault((unit.iso2, fold(name)), []).append(unit)
    unions = []
    for (iso2, key), members in shared.items():
        if (iso2, key) in primary or len(members) > 1:
            name = next(n for n in members[0].names if fold(n) == key)
            for unit in members:
                unit.names = [n for n in unit.names if fold(n) != key]
            if (iso2, key) not in primary and len(members) > 2:
                unions.append(Unit(iso2, [name], unary_union([unit.geometry for unit in members])))
    return sorted(found + unions, key=lambda unit: (unit.iso2, unit.names[0]))


def admin1(source: Path) -> None:
    """Write admin1.tsv and admin1_shapes.json.gz from the GeoPackage at ``source``."""
    shapes: dict[str, list[list[int]]] = {}
    lines = []
    for unit in units(source):
        lat, lon = middle(unit.geometry)
        base = identifier = f"a1:{unit.iso2}:{fold(unit.names[0]).replace(' ', '-')}"
        number = 2
        while identifier in shapes:
            identifier, number = f"{base}-{number}", number + 1
        shapes[identifier] = rings(unit.geometry)
        radius = round(radius_km(unit.geometry, lat), 1)
        fields = (identifier, unit.iso2, unit.names[0], "|".join(unit.names[1:]), lat, lon, radius)
        lines.append("\t".join(map(str, fields)))
    write("admin1.tsv", "First-order divisions of the world. Natural Earth, public domain.", lines)
    packed = json.dumps(shapes, separators=(",", ":"), ensure_ascii=False).encode()
    (PLACES / "admin1_shapes.json.gz").write_bytes(gzip.compress(packed, 9, mtime=0))


def write(name: str, title: str, lines: list[str]) -> None:
    head = f"# {title} Made by extract/gazetteer/prepare.py.\nid\tcountry\tname\taliases\tlat\tlon\tradius_km\n"
    (PLACES / name).write_text(head + "\n".join(lines) + "\n", encoding="utf-8")


def decoded_arcs(topology: dict[str, Any]) -> list[list[tuple[float, float]]]:
    """TopoJSON arcs in degrees (TopoJSON 1.0, clause 2.1.3: delta-coded, quantised)."""
    (kx, ky), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for arc in topology["arcs"]:
        x = y = 0
        line = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            line.append((x * kx + tx, y * ky + ty))
        arcs.append(line)
    return arcs


def county_shapes(topology: dict[str, Any]) -> Iterator[tuple[str, str, BaseGeometry]]:
    """FIPS code, name and polygon of each county."""
    arcs = decoded_arcs(topology)

    def ring(indexes: list[int]) -> list[tuple[float, float]]:
        return [point for i in indexes for point in (arcs[i] if i >= 0 else arcs[~i][::-1])]

    for item in topology["objects"]["counties"]["geometries"]:
        polygons = [item["arcs"]] if item["type"] == "Polygon" else item["arcs"]
        outer = [Polygon(line) for line in (ring(parts[0]) for parts in polygons) if len(line) >= 4]
        yield item["id"], item["properties"]["name"], unary_union([make_valid(part) for part in outer])


def counties(source: Path) -> None:
    """Write counties.tsv from the TopoJSON at ``source``."""
    topology = json.loads(source.read_text(encoding="utf-8"))
    states = {s["id"]: s["properties"]["name"] for s in topology["objects"]["states"]["geometries"]}
    lines = []
    for fips, name, geometry in sorted(county_shapes(topology), key=lambda found: found[0]):
        lat, lon = middle(geometry)
        state = states[fips[:2]]
        lines.append(f"fips:{fips}\tUS\t{name}\t{state}\t{lat}\t{lon}\t{round(radius_km(geometry, lat), 1)}")
    head = "# Counties of the United States; 'state' is the name in admin1.tsv. US Census Bureau, public domain."
    head += " Made by extract/gazetteer/prepare.py.\nid\tcountry\tname\tstate\tlat\tlon\tradius_km\n"
    (PLACES / "counties.tsv").write_text(head + "\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    {"admin1": admin1, "counties": counties}[sys.argv[1]](Path(sys.argv[2]))
