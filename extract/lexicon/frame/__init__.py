"""What tells of the frame of a document: the words of its head and headings, of its lists and of its tables."""

from __future__ import annotations

import re
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


@cache
def lead_in_words(says: str = "deeds") -> frozenset[str]:
    """Lower-case words of a sentence right above a list (``lead_ins.tsv``): of "deeds", or of who only "tells"."""
    columns = ("says", "words", "example")
    rows = read_table(HERE / "lead_ins.tsv", columns, required=columns)
    return frozenset(word for row in rows if row["says"] == says for word in row["words"].split("|"))


@cache
def columns() -> Mapping[str, str]:
    """What a column or a label of a record is called, in lower case -> what stands under it (``columns.tsv``)."""
    rows = read_table(HERE / "columns.tsv", ("meaning", "words", "example"), required=("meaning", "words", "example"))
    return MappingProxyType({word: row["meaning"] for row in rows for word in row["words"].split("|")})


@cache
def period_pattern(says: str) -> re.Pattern[str]:
    """What is searched in a line of a report's head, in lower case, for what it says of its days (``periods.tsv``)."""
    rows = read_table(HERE / "periods.tsv", ("says", "pattern", "example"), required=("says", "pattern", "example"))
    return re.compile(next(row["pattern"] for row in rows if row["says"] == says))
