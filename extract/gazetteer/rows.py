"""What goes into the base index: our own place data and GeoNames' cities, as rows with their look-up keys."""

from __future__ import annotations

import csv
import lzma
import math
from collections.abc import Iterator
from pathlib import Path

from extract.gazetteer.fold import TRANSLITERATED, fold, loose, native, strip_article
from extract.gazetteer.kinds import POPULATED, radius_km
from extract.gazetteer.lookup import is_acronym
from extract.gazetteer.segment import Row
from extract.lexicon.places.facts import country_facts

PLACES = Path(__file__).parent.parent / "lexicon" / "places"
CONTINENT_PRIOR, ADMIN1_PRIOR = 8.0, 6.0
QUARTERS = "own_quarters.tsv"  # known in their own city, not by themselves
OWN_PRIOR = 4.8  # a town that reports name is better known than its size says
#: the country by international recognition, where the map data draws who holds it
COUNTRY_OF = {"a1:RU:crimea": "UA", "a1:RU:sevastopol": "UA"}
#: made by ``extract.gazetteer.prepare_cities``
CITIES = PLACES / "geonames_cities.tsv.xz"
CITY_COLUMNS = ("id", "name", "lat", "lon", "country", "admin1", "population", "kind", "main_keys", "other_keys")


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
    known = country_facts()
    for line in read_table("countries.tsv"):
        facts = known.get(line["iso2"])
        population, area = (facts.population, facts.area_km2) if facts is not None else (0, 1000.0)
        row = Row(
            f"country:{line['iso2']}", line["name"], float(line["lat"]), float(line["lon"]), line["iso2"], "country",
            population=population, radius_km=max(5.0, math.sqrt((area or 1) / math.pi)),
            prior=country_prior(population),
        )  # fmt: skip
        yield add_names(row, [line["name"], *filter(None, line["aliases"].split("|"))], main=True)
    for line in read_table("geonames_continents.tsv"):
        row = Row(f"gn:{line['id']}", line["name"], float(line["lat"]), float(line["lon"]), "", "continent")
        row.radius_km, row.prior = radius_km("continent", 0), CONTINENT_PRIOR
        yield add_names(row, [line["name"], f"the {line['name']}"], main=True)


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


def cities() -> Iterator[Row]:
    """GeoNames' places of 500 inhabitants and more, line by line; capitals come last."""
    with lzma.open(CITIES, "rt", encoding="utf-8", newline="\n") as file:
        for line in file:
            if not line.startswith(("#", "id\t")):
                yield _city(line.rstrip("\n").split("\t"))


def _city(fields: list[str]) -> Row:
    identifier, name, lat, lon, country, admin1, people, kind, main, other = fields
    population = int(people)
    row = Row(f"gn:{identifier}", name, float(lat), float(lon), country, kind, population)
    row.admin1 = admin1
    row.radius_km, row.prior = radius_km("city", population), math.log10(population + 100)
    if kind == "capital":
        row.prior += 1.5 if population > 30_000 else 0.5
    row.keys = dict.fromkeys(main.split("|"), True) if main else {}
    row.keys.update(dict.fromkeys(other.split("|"), False) if other else {})
    return row


def keep(name: str) -> bool:
    """Is an alternate name worth a key? Not airport codes, not romanised lower-case forms, not single letters."""
    if len(name) < 2 or len(name) > 60:
        return False
    if name.isascii():
        return name[0].isupper() and not (name.isupper() and len(name) <= 4)
    return True
