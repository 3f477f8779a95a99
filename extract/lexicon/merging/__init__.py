"""Words that merging goes by, as data: which words for an event leave open what it was."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

from extract.lexicon.loader import read_table
from extract.standards import EVENT_TYPE_OF

FOLDER = Path(__file__).parent


@cache
def open_means() -> Mapping[str, frozenset[str]]:
    """Lower-case word -> the sub-event types that it may be a word for. Raises LexiconError naming a wrong line."""
    columns = ("word", "may be", "example")
    found: dict[str, frozenset[str]] = {}
    for row in read_table(FOLDER / "open_means.tsv", columns, required=columns):
        types = frozenset(row["may be"].split("|"))
        if unknown := types - EVENT_TYPE_OF.keys():
            raise row.fail(f"no sub-event types: {sorted(unknown)}")
        if row["word"] not in row["example"].lower().replace(".", "").split():
            raise row.fail("the example does not hold the word")
        found[row["word"]] = types
    return MappingProxyType(found)


def may_be(trigger: str) -> frozenset[str]:
    """The sub-event types that a trigger may be a word for, where all its words leave that open; else none."""
    words = trigger.lower().split()
    table = open_means()
    if not words or any(word not in table for word in words):
        return frozenset()
    return frozenset.intersection(*(table[word] for word in words))
