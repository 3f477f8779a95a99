"""Names that tell of a country: its own, its people's, those of its divisions and regions. Without the gazetteer."""

from __future__ import annotations

import csv
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

from extract.lexicon.wordlist import words

_HERE = Path(__file__).parent
#: radius in km below which a first-order division is a town or a quarter, whose name may be anyone's
_SMALL_KM = 12.0
_SHORTEST = 4  # letters of a division's name: shorter ones are words of many languages
_MANY = ""  # of a name that several countries share
#: names of divisions that are common words
_COMMON = words(
    """North South East West Central Centre Center Northern Southern Eastern Western Coast Capital Plateau Littoral
    Union General Islands Upper Lower Delta Rivers Mayo Mara Bay Cross Federal Imperial Orange Bolivar Independencia"""
)


@cache
def country_names() -> Mapping[str, tuple[str, str]]:
    """Name, as written -> country (ISO 3166-1 alpha-2) and ground: "name", "demonym" or "division".

    Names that several countries share ("Northern", "Punjab") are left out.
    """
    found: dict[str, tuple[str, str]] = {}
    for ground, rows in (("name", _states("name", "aliases")), ("demonym", _states("adjectives", "people"))):
        for name, country in rows:
            found.setdefault(name, (country, ground))
    shared: dict[str, str] = {}
    for name, country in _divisions():
        shared[name] = country if shared.get(name, country) == country else _MANY
    for name, country in shared.items():
        if country != _MANY and len(name) >= _SHORTEST and name not in _COMMON:
            found.setdefault(name, (country, "division"))
    return MappingProxyType(found)


def _states(*columns: str) -> Iterator[tuple[str, str]]:
    for row in _rows("countries.tsv"):
        for column in columns:
            for name in filter(None, row[column].split("|")):
                yield from ((form, row["iso2"]) for form in _forms(name))


def _divisions() -> Iterator[tuple[str, str]]:
    english = {row["id"]: row["aliases"] for row in _rows("admin1_names.tsv")}
    for row in _rows("admin1.tsv"):
        if float(row["radius_km"]) >= _SMALL_KM:
            for name in filter(None, (row["name"], *row["aliases"].split("|"), *english.get(row["id"], "").split("|"))):
                yield from ((form, row["country"]) for form in _forms(name))
    for row in _rows("own_regions.tsv"):
        if row["country"] and row["kind"] in ("region", "admin1", "district"):
            for name in filter(None, (row["name"], *row["aliases"].split("|"))):
                yield from ((form, row["country"]) for form in _forms(name))


def _forms(name: str) -> set[str]:
    """The name, and the same without accents."""
    plain = "".join(c for c in unicodedata.normalize("NFD", name) if not unicodedata.combining(c))
    return {name, plain} if name[:1].isupper() else set()


def _rows(file: str) -> Iterator[dict[str, str]]:
    with (_HERE / file).open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader((line for line in lines if line[:1] != "#"), delimiter="\t", quoting=3)
