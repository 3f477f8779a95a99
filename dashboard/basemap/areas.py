"""The polygon of the province or country that a stack stands for: Natural Earth's admin-1 units (public domain)."""

from __future__ import annotations

import json
import unicodedata
from functools import cache, lru_cache
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from dashboard.views.geometry import contains, polygons_of
from dashboard.views.stacks import Stack
from extract.model import GeoPrecision

Geometry = dict[str, Any]

#: the committed archive: ``{ISO2}.json``, each ``[[names, GeoJSON geometry], ...]``, made by make.py
ARCHIVE = Path(__file__).parent / "areas.zip"
_GENERIC = frozenset({"al", "an", "ar", "as", "ash", "at", "ad", "az", "el", "of", "the"}) | frozenset(
    {"governorate", "province", "muhafazat", "region", "state", "district", "oblast", "wilayat", "department"}
)


class Areas:
    """Reads the countries of an archive (see make.py) as they are needed; safe to share between threads."""

    def __init__(self, archive: Path = ARCHIVE) -> None:
        self._archive = archive
        self._load = lru_cache(maxsize=64)(self._read)

    def area_of(self, stack: Stack) -> Geometry | None:
        """GeoJSON geometry of the stack's province or country; ``None`` for districts, regions and unknown ones."""
        provinces = self._load(stack.country)
        if not provinces:
            return None
        if stack.precision is GeoPrecision.COUNTRY:
            return {
                "type": "MultiPolygon",
                "coordinates": [part for _, shape in provinces for part in polygons_of(shape)],
            }
        if stack.precision is not GeoPrecision.PROVINCE:
            return None
        wanted = [word for word in (stack.admin1, *stack.names) if word]
        for words in wanted:
            for names, shape in provinces:
                if any(folded(name) == folded(words) for name in names):
                    return shape
        # the point of a province lies inside it, whatever the spelling
        return next((shape for _, shape in provinces if contains(shape, stack.lon, stack.lat)), None)

    def _read(self, country: str) -> list[tuple[list[str], Geometry]]:
        with ZipFile(self._archive) as archive:
            try:
                text = archive.read(f"{country.upper()}.json")
            except KeyError:
                return []
        return [(names, shape) for names, shape in json.loads(text)]


@cache
def bundled() -> Areas:
    """The areas that come with the project."""
    return Areas()


def folded(name: str) -> str:
    """Name without accents, articles and words such as "province", for comparing."""
    letters = "".join(sign for sign in unicodedata.normalize("NFD", name.lower()) if not unicodedata.combining(sign))
    words = "".join(sign if sign.isalnum() else " " for sign in letters.replace("'", "")).split()
    return "".join(word for word in words if word not in _GENERIC)
