"""Land borders of pairs of countries as stretches, the words that name countries beside "border", and capitals."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from extract.gazetteer.kinds import precision, radius_km
from extract.gazetteer.rows import read_table
from extract.model import Place

#: first parts of words such as "Sino-Indian"
COMBINING = {"sino": "CN", "russo": "RU", "soviet": "RU", "indo": "IN", "franco": "FR", "greco": "GR", "turco": "TR",
             "serbo": "RS", "austro": "AT", "luso": "PT", "finno": "FI"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Border:
    """The land border of countries ``a`` < ``b`` (ISO 3166-1 alpha-2): middles (lat, lon, degrees) of its stretches,
    none of which is longer than twice ``half_km``."""

    a: str
    b: str
    half_km: float
    points: tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A border with a name of its own. ``needs``: one of these countries (by code) or words must stand in the text,
    where any are given. ``point``: where on the border it runs; None for all of it."""

    name: str
    a: str
    b: str
    needs: tuple[str, ...]
    point: tuple[float, float] | None
    example: str


@cache
def borders() -> dict[tuple[str, str], Border]:
    """All land borders by their pair of codes in alphabetical order."""
    found = {}
    for row in read_table("borders.tsv"):
        points = tuple((float(lat), float(lon)) for lat, lon in (p.split() for p in row["points"].split("|")))
        found[row["a"], row["b"]] = Border(row["a"], row["b"], float(row["half_km"]), points)
    return found


def border(one: str, other: str) -> Border | None:
    """The border of two countries, in either order."""
    return borders().get((min(one, other), max(one, other)))


@cache
def neighbours(code: str) -> tuple[str, ...]:
    """Countries that share a land border with a country, in alphabetical order."""
    return tuple(sorted(b if a == code else a for a, b in borders() if code in (a, b)))


@cache
def lines() -> tuple[Line, ...]:
    """Borders with names of their own, longest name first."""
    found = [
        Line(
            row["name"], row["a"], row["b"], tuple(filter(None, row["needs"].split("|"))),
            (float(row["lat"]), float(row["lon"])) if row["lat"] else None, row["example"],
        )
        for row in read_table("border_lines.tsv")
    ]  # fmt: skip
    return tuple(sorted(found, key=lambda line: -len(line.name)))


@cache
def country_words() -> dict[str, tuple[str, ...]]:
    """Names and adjectives of countries in lower case -> codes; several where countries share the word."""
    found: dict[str, list[str]] = {}
    for row in read_table("countries.tsv"):
        for field in (row["name"], row["aliases"], row["adjectives"]):
            for word in filter(None, field.split("|")):
                codes = found.setdefault(word.lower(), [])
                if row["iso2"] not in codes:
                    codes.append(row["iso2"])
    for word, code in COMBINING.items():
        found.setdefault(word, [code])
    found["korean"] = ["KR", "KP"]  # "the Sino-Korean border" is the North's
    return {word: tuple(codes) for word, codes in found.items()}


@cache
def words_of(code: str) -> tuple[str, ...]:
    """The names and adjectives of a country as written ("Syria", "Syrian")."""
    row = next((row for row in read_table("countries.tsv") if row["iso2"] == code), None)
    if row is None:
        return ()
    given = "|".join((row["name"], row["aliases"], row["adjectives"])).split("|")
    return tuple(dict.fromkeys(word for word in given if len(word) > 2))


@cache
def seats() -> dict[str, Place]:
    """Capital of each country (by "country:IQ") and first-order division (by its gazetteer id)."""
    found = {}
    for row in read_table("seats.tsv"):
        country, people = row["of"].split(":")[1], int(row["population"])
        kind = "capital" if row["of"].startswith("country:") else "city"
        lat, lon, radius = float(row["lat"]), float(row["lon"]), radius_km(kind, people)
        found[row["of"]] = Place(
            row["name"], lat, lon, country, row["id"], precision(kind, radius), radius, row["admin1"], kind, people
        )
    return found
