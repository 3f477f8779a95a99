"""What the tables hold, and the folding under which names are compared."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from extract.model import ActorKind
from extract.quick import quick


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


@quick
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
        """Only as written: "IS", "AU", "U.S.", "LeT"."""
        letters = [c for c in self.words if c.isalpha()]
        capitals = sum(map(str.isupper, letters))
        return capitals > 1 and (len(letters) <= 4 or (len(letters) <= 6 and capitals == len(letters)))


_MARKS = re.compile(r"[-'’‘ʼʿʻ`´.]")
_ARTICLE = re.compile(r"^(?:al|el|ul|ul|an|as|ash|ad|ar|at|az|ud)-(?=\w)")
_APART = re.compile(r"[(),/&]")  # marks that are words of their own
#: articles that names are written with and without, but for their first word
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
    if phrase.isascii() and phrase.replace(" ", "").isalpha():  # most of them: nothing to fold but capitals
        plain = phrase.lower().split()
        return (
            tuple(plain) if SKIPPED.isdisjoint(plain[1:]) else (plain[0], *(k for k in plain[1:] if k not in SKIPPED))
        )
    words = _APART.sub(r" \g<0> ", phrase.replace("’", "'").replace("'s ", " 's ")).split()
    return tuple(key for at, key in enumerate(map(fold, words)) if at == 0 or key not in SKIPPED)


def slug(name: str) -> str:
    """A stable id of a name: lower case words joined by hyphens. Letters of other scripts are kept."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name.lower()) if not unicodedata.combining(c))
    return re.sub(r"[\W_]+", "-", re.sub(r"['’‘ʼʿʻ`´.]", "", plain)).strip("-")
