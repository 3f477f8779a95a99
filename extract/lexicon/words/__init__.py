"""The words of a language, each once, with every class that it is of (``en.tsv``; what a class means: ``classes.tsv``).

Whoever needs to know whether a word is a light verb, a kind of place or a unit asks here; there is no second list. In
some classes a word is worth something ("march" is 3 of the months): the value stands behind it, ``class=value``.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

from extract.lexicon.loader import LexiconError, read_table

HERE = Path(__file__).parent
_Classes = Mapping[str, Mapping[str, str]]


@cache
def meanings() -> Mapping[str, str]:
    """What each class means, by its name. Raises LexiconError where the table is wrong."""
    found: dict[str, str] = {}
    for row in read_table(HERE / "classes.tsv", ("class", "means"), required=("class", "means")):
        if row["class"] in found:
            raise row.fail(f"class {row['class']!r} stands twice")
        found[row["class"]] = row["means"]
    return MappingProxyType(found)


def read_words(path: Path, known: Mapping[str, str]) -> _Classes:
    """Class -> word -> its value there ("" where it has none), the longest words first. ``known``: the classes.

    Raises LexiconError, with file and line, for a word that stands twice and for a class that is not known or that a
    word has twice; and for a class of no word.
    """
    classes: dict[str, dict[str, str]] = {name: {} for name in known}
    seen: set[str] = set()
    for row in read_table(path, ("word", "classes"), required=("word", "classes")):
        word = row["word"]
        if word in seen:
            raise row.fail(f"{word!r} stands twice: give the one row all classes")
        seen.add(word)
        for given in row["classes"].split():
            name, _, value = given.partition("=")
            if name not in classes:
                raise row.fail(f"class {name!r} is not in classes.tsv")
            if word in classes[name]:
                raise row.fail(f"{word!r} is of class {name!r} twice")
            classes[name][word] = value.replace("_", " ")
    empty = sorted(name for name, words in classes.items() if not words)
    if empty:
        raise LexiconError(f"{path.name}: no word is of class {empty[0]!r}")
    return MappingProxyType({name: _ordered(words) for name, words in classes.items()})


def _ordered(words: Mapping[str, str]) -> Mapping[str, str]:
    """The longest first, so that alternatives of a pattern may be made of them as they are."""
    return MappingProxyType({word: words[word] for word in sorted(words, key=lambda word: (-len(word), word))})


@cache
def _classes() -> _Classes:
    return read_words(HERE / "en.tsv", meanings())


def word_class(name: str) -> frozenset[str]:
    """The words of a class. Raises KeyError for a class that there is not."""
    return frozenset(_classes()[name])


def word_row(name: str) -> tuple[str, ...]:
    """The words of a class, the longest first: for alternatives, and for what a word may begin or end with."""
    return tuple(_classes()[name])


def word_values(name: str) -> dict[str, str]:
    """The words of a class with what each is worth in it, the longest first."""
    return dict(_classes()[name])


def word_numbers(name: str) -> dict[str, int]:
    """The words of a class with the number that each is worth in it, the longest first."""
    return {word: int(value) for word, value in _classes()[name].items()}
