"""What tells of the frame of a document: the words of its head and headings, of its lists and of its tables."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

from extract.lexicon.loader import read_table

HERE = Path(__file__).parent


@cache
def country_weights() -> Mapping[str, float]:
    """What each ground weighs as evidence of a country (``countries.tsv``)."""
    rows = read_table(HERE / "countries.tsv", ("ground", "weight", "example"), required=("ground", "weight", "example"))
    return MappingProxyType({row["ground"]: float(row["weight"]) for row in rows})
