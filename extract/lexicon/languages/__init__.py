"""Languages by name, and the commonest words of those that are read (``languages.tsv``)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

from extract.lexicon.loader import read_table

_TABLE = Path(__file__).with_name("languages.tsv")
#: in place of words: read with the lexicon of another language
_READ = "read"


@dataclass(frozen=True, slots=True)
class Language:
    """``code``: ISO 639. ``read``: has a lexicon here. ``words``: its commonest, lower case; empty where not needed."""

    code: str
    name: str
    read: bool
    words: frozenset[str]


@cache
def languages() -> Mapping[str, Language]:
    """Every language of the table by its code. Raises LexiconError where the table is wrong."""
    found: dict[str, Language] = {}
    for row in read_table(_TABLE, ("code", "name", "words"), required=("code", "name")):
        words = frozenset(row["words"].split())
        if row["code"] in found:
            raise row.fail(f"{row['code']!r} stands twice")
        found[row["code"]] = Language(row["code"], row["name"], bool(words), words - {_READ})
    return MappingProxyType(found)


@cache
def common_words() -> frozenset[str]:
    """The commonest words of all languages that are read."""
    return frozenset().union(*(language.words for language in languages().values()))
