"""The one description of the columns of a table of events: name, type, unit, meaning (``columns.tsv``)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

from extract.lexicon.loader import LexiconError, read_table

TYPES = ("integer", "number", "text", "day", "flag", "texts", "integers", "json")
_TABLE = Path(__file__).with_name("columns.tsv")
_FIELDS = ("name", "type", "unit", "meaning")


@dataclass(frozen=True, slots=True)
class Column:
    """``type``: one of `TYPES`. ``unit``: of a number, "" where there is none."""

    name: str
    type: str
    unit: str
    meaning: str


@cache
def described() -> Mapping[str, Column]:
    """By name. Raises LexiconError, with file and line, where a row names no known type or a column twice."""
    found: dict[str, Column] = {}
    for row in read_table(_TABLE, _FIELDS, required=("name", "type", "meaning")):
        if row["type"] not in TYPES or row["name"] in found:
            raise row.fail(f"{row['name']}: {row['type']!r} is no type, or the column is there twice")
        found[row["name"]] = Column(row["name"], row["type"], row["unit"], row["meaning"])
    return MappingProxyType(found)


def column(name: str) -> Column:
    """Raises LexiconError where nothing describes it."""
    try:
        return described()[name]
    except KeyError:
        raise LexiconError(f"{_TABLE.name}: the column {name!r} is not described") from None
