"""Makes ``inflections.tsv`` from the patterns: ``python -m extract.lexicon.triggers.inflect``.

The forms come from lemminflect, at the time of writing the table, not at start-up (it takes half a second to import).
A test holds the committed table to what this makes.
"""

from __future__ import annotations

import re

from extract.lexicon.loader import read_table, read_word_sets
from extract.lexicon.triggers import COLUMNS, FILES, HERE
from extract.lexicon.triggers.pattern import DO, INFLECTIONS

_INFLECTED = re.compile(r"\^?(\S+?)/(ving|ved|v|n)\??(?=\s|$)")
_VERB_TAGS = ("VB", "VBZ", "VBG", "VBD", "VBN")
_NOUN_TAGS = ("NN", "NNS")
#: Verbs with two past forms, or whose form lemminflect does not give as reports write it.
EXTRA = {
    ("light", "v"): ("lighted", "lit"),
    ("hang", "v"): ("hung", "hanged"),
    ("machinegun", "v"): ("machinegunned",),
}


def lemmas() -> list[tuple[str, str]]:
    """Every (lemma, "v" or "n") that a pattern inflects, sorted."""
    sets = read_word_sets(HERE / "sets.toml")
    found: set[tuple[str, str]] = set()
    texts = [row["pattern"] for name in FILES for row in read_table(HERE / f"{name}.tsv", COLUMNS)]
    for text in (*texts, *DO):
        for words, pos in _INFLECTED.findall(text):
            for word in words.split("|"):
                members = sorted(sets[word[1:]]) if word.startswith("@") else [word]
                found.update((member, pos[0]) for member in members)
    return sorted(found)


def table() -> str:
    """The whole table as text."""
    from lemminflect import getInflection

    lines = ["# Made by extract/lexicon/triggers/inflect.py from the patterns: do not edit.", "lemma\tpos\tforms"]
    for lemma, pos in lemmas():
        tags = _VERB_TAGS if pos == "v" else _NOUN_TAGS
        # a hyphenated or joined word inflects like its last part ("air-strike", "petrol-bomb")
        prefix, hyphen, last = lemma.rpartition("-")
        forms: list[str] = []
        for tag in tags:
            given = getInflection(last, tag, inflect_oov=True)
            forms.append(prefix + hyphen + (given[0] if given else last))
            forms.extend(prefix + hyphen + other for other in given[1:] if tag in ("VBD", "VBN", "NNS"))
        forms.extend(EXTRA.get((lemma, pos), ()))
        base, rest = forms[0], forms[1:]
        lines.append(f"{lemma}\t{pos}\t{' '.join(_ordered(base, rest, pos))}")
    return "\n".join(lines) + "\n"


def _ordered(base: str, rest: list[str], pos: str) -> list[str]:
    """Base, third person, -ing, then the past forms, each once ("beat beats beating beat beaten")."""
    fixed, others = ([base, *rest[:2]], rest[2:]) if pos == "v" else ([base], rest)
    return [*fixed, *dict.fromkeys(others)]


if __name__ == "__main__":
    INFLECTIONS.write_text(table(), encoding="utf-8")
