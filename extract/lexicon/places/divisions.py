"""Words for divisions and settlements of one country or a few ("tehsil", "woreda", "barangay")."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

from extract.lexicon.loader import read_table

_TABLE = Path(__file__).parent / "divisions.tsv"
_COLUMNS = ("word", "kind", "stands", "example")
_STANDS = frozenset(("before", "after", "both"))


@dataclass(frozen=True, slots=True)
class Division:
    """``kind`` of place; does the name stand ``before`` the word, ``after`` it, or may it do both?"""

    kind: str
    before: bool
    after: bool
    example: str


@cache
def divisions() -> Mapping[str, Division]:
    """By the word, in lower case. Raises LexiconError where the table is not as it must be."""
    found: dict[str, Division] = {}
    for row in read_table(_TABLE, _COLUMNS, required=_COLUMNS):
        if row["stands"] not in _STANDS:
            raise row.fail(f"stands is {row['stands']!r}")
        word = row["word"].replace("_", " ")
        found[word] = Division(row["kind"], row["stands"] != "after", row["stands"] != "before", row["example"])
    return MappingProxyType(found)
