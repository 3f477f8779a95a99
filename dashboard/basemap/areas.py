"""The polygon of the province or country that a stack stands for, out of the basemap."""

from __future__ import annotations

import json
import unicodedata
from functools import lru_cache
from pathlib import Path
from typing import Any

from dashboard.basemap.static import STATIC
from dashboard.views.geometry import contains, polygons_of
from dashboard.views.stacks import Stack
from extract.model import GeoPrecision

Geometry = dict[str, Any]
_GENERIC = frozenset({"al", "an", "ar", "as", "ash", "at", "ad", "az", "el", "of", "the"}) | frozenset(
    {"governorate", "province", "muhafazat", "region", "state", "district", "oblast", "wilayat", "department"}
)


class Areas:
    """Reads the country files of the basemap as they are needed. ``folder``: the unpacked archive."""

    def __init__(self, folder: Path = STATIC / "basemap") -> None:
        self._folder = folder
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
        if not (len(country) == 2 and country.isascii() and country.isalpha()):
            return []
        try:
            text = (self._folder / "areas" / f"{country.upper()}.json").read_text(encoding="utf-8")
        except OSError:
            return []
        return [(names, shape) for names, shape in json.loads(text)]


def folded(name: str) -> str:
    """Name without accents, articles and words such as "province", for comparing."""
    letters = "".join(sign for sign in unicodedata.normalize("NFD", name.lower()) if not unicodedata.combining(sign))
    words = "".join(sign if sign.isalnum() else " " for sign in letters.replace("'", "")).split()
    return "".join(word for word in words if word not in _GENERIC)
