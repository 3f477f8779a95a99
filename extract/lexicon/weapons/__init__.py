"""Weapons, means of attack and military platforms: the words that name them, with their canonical names.

Columns of ``weapons.tsv``: ``name`` (canonical, singular), ``type`` (Weapon or MilitaryPlatform), ``words`` (singular
phrases joined by ``|``; plurals are made), ``context`` (words of which one must stand in the sentence, or empty).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

from extract.lexicon.loader import read_table
from extract.model import EntityType

HERE = Path(__file__).parent
COLUMNS = ("name", "type", "words", "context", "example")
_SAME_PLURAL = ("aircraft", "ammunition", "ordnance", "artillery", "weaponry", "materiel", "gunfire", "gas")


@dataclass(frozen=True, slots=True)
class WeaponEntry:
    name: str
    type: EntityType
    words: tuple[str, ...]
    context: frozenset[str]
    example: str


@cache
def entries() -> tuple[WeaponEntry, ...]:
    """All entries in the order of the file. Raises LexiconError where the file is wrong."""
    found = []
    for row in read_table(HERE / "weapons.tsv", COLUMNS, required=("name", "type", "words", "example")):
        if row["type"] not in ("Weapon", "MilitaryPlatform"):
            raise row.fail(f"type {row['type']!r} is neither Weapon nor MilitaryPlatform")
        found.append(
            WeaponEntry(
                name=row["name"],
                type=EntityType(row["type"]),
                words=tuple(row["words"].split("|")),
                context=frozenset(row["context"].split("|")) - {""},
                example=row["example"],
            )
        )
    return tuple(found)


@cache
def phrases() -> Mapping[str, tuple[tuple[tuple[str, ...], WeaponEntry], ...]]:
    """First word -> (all words, entry), longest first; singular and plural, lower case."""
    index: dict[str, list[tuple[tuple[str, ...], WeaponEntry]]] = {}
    for entry in entries():
        for phrase in entry.words:
            for form in sorted({phrase, plural(phrase)}):
                parts = tuple(form.split())
                index.setdefault(parts[0], []).append((parts, entry))
    return MappingProxyType({key: tuple(sorted(ways, key=lambda way: -len(way[0]))) for key, ways in index.items()})


def plural(phrase: str) -> str:
    """Plural of a weapon's name by the regular rules of spelling; the last word takes it."""
    if phrase.endswith(_SAME_PLURAL) or phrase.endswith("s"):
        return phrase
    if phrase.endswith(("ch", "sh", "x")):
        return phrase + "es"
    if phrase.endswith("y") and phrase[-2] not in "aeiou":
        return phrase[:-1] + "ies"
    if phrase.endswith("man"):
        return phrase[:-3] + "men"
    if phrase.endswith("knife"):
        return phrase[:-2] + "ves"
    return phrase + "s"
