"""Every name that a known actor goes by: "ISIL", "Daesh" and "Islamic State" are one."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from functools import cache

from extract.lexicon.actors.lexicon import actor_lexicon


def ids_named(words: str) -> tuple[str, ...]:
    """Ids of the actors of the lexicon one of whose names is ``words``, whatever case, marks and hyphens; in the
    lexicon's order, empty where there is none."""
    return _by_name().get(folded_name(words), ())


def other_names(actor_id: str) -> tuple[str, ...]:
    """The names of an actor of the lexicon, its main one first; empty for an id that the lexicon has not."""
    lexicon = actor_lexicon()
    if actor_id in lexicon.entries:
        return lexicon.entries[actor_id].names
    return lexicon.nations[actor_id].names if actor_id in lexicon.nations else ()


def folded_name(words: str) -> str:
    """Without case, marks on letters, full stops, hyphens and quotes: "Al-Shabaab" and "al Shabaab" are one."""
    bare = unicodedata.normalize("NFKD", words.casefold())
    kept = "".join(" " if char == "-" else char for char in bare if char.isalnum() or char in " -")
    return " ".join(kept.split())


@cache
def _by_name() -> Mapping[str, tuple[str, ...]]:
    lexicon = actor_lexicon()
    found: dict[str, dict[str, None]] = {}
    for actor_id in (*lexicon.entries, *lexicon.nations):
        for name in other_names(actor_id):
            found.setdefault(folded_name(name), {})[actor_id] = None
    return {name: tuple(ids) for name, ids in found.items()}
