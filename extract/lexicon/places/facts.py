"""What GeoNames says of countries: codes, capital, inhabitants, area."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

from extract.lexicon.loader import read_table

_COLUMNS = ("iso2", "iso3", "numeric", "name", "continent", "capital", "population", "area_km2")


@dataclass(frozen=True, slots=True)
class CountryFacts:
    """``iso3`` and ``numeric``: ISO 3166-1, 0 where there is no number. ``continent``: GeoNames' two letters."""

    iso3: str
    numeric: int
    name: str
    continent: str
    capital: str
    population: int
    area_km2: float


@cache
def country_facts() -> Mapping[str, CountryFacts]:
    """By ISO 3166-1 alpha-2 (XK for Kosovo)."""
    rows = read_table(Path(__file__).with_name("geonames_countries.tsv"), _COLUMNS, required=("iso2", "name"))
    return MappingProxyType({row["iso2"]: _facts(row.fields) for row in rows})


def _facts(row: Mapping[str, str]) -> CountryFacts:
    return CountryFacts(
        row["iso3"], int(row["numeric"] or 0), row["name"], row["continent"], row["capital"],
        int(row["population"] or 0), float(row["area_km2"] or 0),
    )  # fmt: skip
