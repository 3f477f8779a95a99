"""Names that say little of where a text plays: those behind "HMS" or "frigate"; cities that all news speaks of."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from extract.lexicon.loader import read_table

_TABLE = Path(__file__).parent / "bearers.tsv"
_COLUMNS = ("word", "bearer", "example")


@cache
def bearers() -> frozenset[str]:
    """The words as they stand in the table."""
    rows = read_table(_TABLE, _COLUMNS, required=_COLUMNS)
    return frozenset(row["word"] for row in rows)


@cache
def world_cities() -> frozenset[str]:
    """Names, as in the gazetteer, of cities that news of any country speaks of."""
    lines = (Path(__file__).parent / "world_cities.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(line.strip() for line in lines if line.strip() and not line.startswith("#"))
