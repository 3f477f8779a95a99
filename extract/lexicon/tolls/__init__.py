"""Words of tolls that stand without the usual verb: shorthand of logs, nouns of loss, bodies, what is no person."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

from extract.lexicon.loader import read_word_sets


@cache
def word_sets() -> Mapping[str, frozenset[str]]:
    """The sets of ``words.toml`` by name. Raises LexiconError where the file is wrong."""
    return MappingProxyType(read_word_sets(Path(__file__).with_name("words.toml")))
