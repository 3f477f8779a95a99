"""What the tables hold, and the folding under which names are compared."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from extract.model import ActorKind


@dataclass(frozen=True, slots=True)
class Entry:
    """A named actor. ``names`` are its display name and aliases; ``country`` is ISO 3166-1 alpha-2 or ""."""

    id: str
    name: str
    kind: ActorKind
    country: str
    parent: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Nation:
    """A state, or a people. A state has government and forces; ``people`` is the name for its people."""

    id: str
    name: str
    adjective: str  # "Iraqi": what its forces are called by
    country: str  # ISO 3166-1 alpha-2, "" for peoples of several countries
    state: bool
    names: tuple[str, ...]
    adjectives: tuple[str, ...]
    people: tuple[str, ...]
    seats: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Head:
    """A common noun for actors in one of its forms. ``plural``: several people or a collective."""

    lemma: str  # singular form, or the collective form
    many: str  # plural or collective form
    form: str
    plural: bool
    collective: bool
    function: str
    kind: ActorKind
    noun: bool  # counts only where it is tagged as a noun


@dataclass(frozen=True, slots=True)
class Phrase:
    """What one or more words of a text may mean. ``code`` is the class letter used by the phrase grammar:

    c state by name, g seat of government, y adjective of nationality or community, Y people in the plural,
    G named actor, H plural head noun, K collective head noun, R singular head noun, k weapon platform that stands
    for a force, T title before a name, F noun that ends the proper name of a group, f noun that begins one,
    M first name. A name may belong to several entries: ``entries``.
    """

    code: str
    words: str  # as written in the lexicon
    entries: tuple[Entry, ...] = ()
    nation: Nation | None = None
    head: Head | None = None
    kind: ActorKind = ActorKind.OTHER  # of a group named by form

    @property
    def acronym(self) -> bool:
        """Only capitals count: "IS", "AU", "U.S."."""
        letters = [c for c in self.words if c.isalpha()]
        return 1 < len(letters) <= 6 and all(c.isupper() for c in letters)


_MARKS = re.compile(r"[-'’‘ʼʿʻ`´.]")
_ARTICLE = re.compile(r"^(?:al|el|ul|ul|an|as|ash|ad|ar|at|az|ud)-(?=\w)")
#: articles that names are written with and without
SKIPPED = frozenset(("", "al", "el", "ul"))


def fold(word: str) -> str:
    """Key of one word: lower case, no accents, no apostrophes, hyphens or full stops, no Arabic article."""
    if word.isascii():
        if word.isalpha():
            return word.lower()
        low = word.lower()
    else:
        low = "".join(c for c in unicodedata.normalize("NFD", word.lower()) if not unicodedata.combining(c))
    return _MARKS.sub("", _ARTICLE.sub("", low))


def folded(phrase: str) -> tuple[str, ...]:
    """Keys of the words of a lexicon phrase, articles left out, a possessive 's a word of its own."""
    words = phrase.replace("’", "'").replace("'s ", " 's ").split()
    return tuple(key for key in map(fold, words) if key not in SKIPPED)


def slug(name: str) -> str:
    """A stable id of a name: lower case words joined by hyphens. Letters of other scripts are kept."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name.lower()) if not unicodedata.combining(c))
    return re.sub(r"[\W_]+", "-", re.sub(r"['’‘ʼʿʻ`´.]", "", plain)).strip("-")
