"""What a verb does to the event that its object names: light verbs and their like (``verbs.tsv``)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

from extract.lexicon.loader import read_table

_TABLE = Path(__file__).with_name("verbs.tsv")
COLUMNS = ("verb", "class", "forms", "example")
CLASSES = frozenset(("light", "aim", "end", "suffer", "meet", "transitive", "aimed", "person"))


@dataclass(frozen=True, slots=True)
class VerbEntry:
    """One line: a verb in one class. ``forms``: base, third person, -ing, then the past forms, lower case."""

    verb: str
    kind: str  # one of CLASSES
    forms: tuple[str, ...]
    example: str  # the verb in the past, with its object


@cache
def entries() -> tuple[VerbEntry, ...]:
    """All lines, in the order of the file. Raises LexiconError where one is wrong."""
    found: dict[tuple[str, str], VerbEntry] = {}
    for row in read_table(_TABLE, COLUMNS, required=COLUMNS):
        key = row["verb"], row["class"]
        forms = tuple(row["forms"].split())
        if row["class"] not in CLASSES:
            raise row.fail(f"class {row['class']!r} is none of {sorted(CLASSES)}")
        if key in found:
            raise row.fail(f"{row['verb']!r} is a verb of class {row['class']!r} already")
        if forms[0] != row["verb"] or len(forms) < 3:
            raise row.fail("forms must begin with the base, the third person and the -ing form")
        found[key] = VerbEntry(row["verb"], row["class"], forms, row["example"])
    return tuple(found.values())


@cache
def _by_class() -> Mapping[str, frozenset[str]]:
    return MappingProxyType(
        {kind: frozenset(form for one in entries() if one.kind == kind for form in one.forms) for kind in CLASSES}
    )


def forms_of(*kinds: str) -> frozenset[str]:
    """Every form of the verbs of these classes. Raises KeyError for a class that there is not."""
    return frozenset().union(*(_by_class()[kind] for kind in kinds))
