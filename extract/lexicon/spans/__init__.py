"""Words beside a number that close it: what they make of it is a measure, money or a name, and never a count of people.

The table is ``closed.tsv``; its examples are its tests.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

from extract.lexicon.loader import read_table

_TABLE = Path(__file__).with_name("closed.tsv")
COLUMNS = ("kind", "side", "form", "words", "example")


@dataclass(frozen=True, slots=True)
class Closing:
    """``words`` in lower case that close the number ``side`` ("before", "after") of which they stand.

    ``capital``: only where written with a capital. ``example``: a sentence with the closed number in brackets.
    """

    kind: str
    side: str
    capital: bool
    words: frozenset[str]
    example: str


@cache
def closings() -> tuple[Closing, ...]:
    """All rows in the order of the file. Raises LexiconError where the file is wrong."""
    found = []
    for row in read_table(_TABLE, COLUMNS, required=COLUMNS):
        if row["side"] not in ("before", "after") or row["form"] not in ("any", "capital"):
            raise row.fail(f"side {row['side']!r} or form {row['form']!r} is unknown")
        if "[" not in row["example"]:
            raise row.fail("the example wants the closed number in brackets")
        words = frozenset(row["words"].split())
        found.append(Closing(row["kind"], row["side"], row["form"] == "capital", words, row["example"]))
    return tuple(found)


@cache
def closing_words(side: str) -> Mapping[str, bool]:
    """Word -> whether it must be written with a capital, for the words that stand on one ``side`` of a number."""
    found: dict[str, bool] = {}
    for one in closings():
        if one.side == side:
            for word in one.words:
                found[word] = found.get(word, True) and one.capital
    return MappingProxyType(found)
