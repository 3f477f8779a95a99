"""The polygon of the province or country that a mark stands for: Natural Earth's admin-1 units (public domain)."""

from __future__ import annotations

import json
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from dashboard.views.geometry import contains, middle_of, polygons_of
from extract.model import GeoPrecision

Geometry = dict[str, Any]

#: the committed archive: ``{ISO2}.json``, each ``[[names, GeoJSON geometry], ...]``, made by make.py
ARCHIVE = Path(__file__).parent / "areas.zip"
_GENERIC = frozenset({"al", "an", "ar", "as", "ash", "at", "ad", "az", "el", "of", "the"}) | frozenset(
    {"governorate", "province", "muhafazat", "region", "state", "district", "oblast", "wilayat", "department"}
)


@dataclass(frozen=True, slots=True)
class AreaRef:
    """A polygon of the archive: the browser fetches its country's file (see static.py) and takes number ``index``.

    ``index`` ``None``: the whole country. ``lon``, ``lat``: a point well inside, where a badge stands.
    """

    country: str
    index: int | None
    lon: float
    lat: float


class Areas:
    """Reads the countries of an archive (see make.py) as they are needed; safe to share between threads."""

    def __init__(self, archive: Path = ARCHIVE) -> None:
        self._archive = archive
        self._load = lru_cache(maxsize=64)(self._read)
        self._find = lru_cache(maxsize=16384)(self._found)  # every rerun asks for the same places

    def find(
        self, precision: GeoPrecision, *, country: str, admin1: str = "", names: tuple[str, ...] = (),
        lon: float = 0.0, lat: float = 0.0,
    ) -> AreaRef | None:  # fmt: skip
        """The polygon of a province or country; ``None`` for districts, regions and unknown ones.

        ``country``: ISO 3166-1 alpha-2. ``admin1``, ``names``: what the province is called. ``lon``, ``lat``: its
        point, in degrees.
        """
        return self._find(precision, country, tuple(word for word in (admin1, *names) if word), lon, lat)

    def geometry(self, area: AreaRef) -> Geometry:
        """GeoJSON geometry of an area that `find` gave."""
        provinces = self._load(area.country)
        if area.index is not None:
            return provinces[area.index][1]
        return {"type": "MultiPolygon", "coordinates": [part for _, shape in provinces for part in polygons_of(shape)]}

    def _found(
        self, precision: GeoPrecision, country: str, wanted: tuple[str, ...], lon: float, lat: float
    ) -> AreaRef | None:
        provinces = self._load(country)
        if not provinces or precision not in {GeoPrecision.COUNTRY, GeoPrecision.PROVINCE}:
            return None
        index = None if precision is GeoPrecision.COUNTRY else _province(provinces, wanted, lon, lat)
        if index is None and precision is GeoPrecision.PROVINCE:
            return None
        middle = middle_of(self.geometry(AreaRef(country, index, lon, lat)))
        return AreaRef(country, index, *middle)

    def country(self, country: str) -> Geometry | None:
        """A country (ISO 3166-1 alpha-2) as the polygons of all its provinces; ``None`` for an unknown one."""
        provinces = self._load(country)
        parts = [part for _, shape in provinces for part in polygons_of(shape)]
        return {"type": "MultiPolygon", "coordinates": parts} if parts else None

    def provinces(self, country: str) -> list[tuple[list[str], Geometry]]:
        """Names and polygon of every province of a country (ISO 3166-1 alpha-2); empty for an unknown one."""
        return self._load(country)

    def _read(self, country: str) -> list[tuple[list[str], Geometry]]:
        with ZipFile(self._archive) as archive:
            try:
                text = archive.read(f"{country.upper()}.json")
            except KeyError:
                return []
        return [(names, shape) for names, shape in json.loads(text)]


def _province(
    provinces: list[tuple[list[str], Geometry]], wanted: tuple[str, ...], lon: float, lat: float
) -> int | None:
    for words in wanted:
        for index, (names, _) in enumerate(provinces):
            if any(folded(name) == folded(words) for name in names):
                return index
    # the point of a province lies inside it, whatever the spelling
    return next((index for index, (_, shape) in enumerate(provinces) if contains(shape, lon, lat)), None)


@cache
def bundled() -> Areas:
    """The areas that come with the project."""
    return Areas()


def folded(name: str) -> str:
    """Name without accents, articles and words such as "province", for comparing."""
    letters = "".join(sign for sign in unicodedata.normalize("NFD", name.lower()) if not unicodedata.combining(sign))
    words = "".join(sign if sign.isalnum() else " " for sign in letters.replace("'", "")).split()
    return "".join(word for word in words if word not in _GENERIC)
