"""Groups taken up by the noun of their name: "the Tigers" after "Tamil Tiger rebels", "the Front" after its name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache

from extract.lexicon.actors import Entry, Phrase, actor_lexicon
from extract.lexicon.actors.entries import fold
from extract.mentions.actors.classes import Found
from extract.model import ActorKind


def form_words(names: Iterable[str]) -> frozenset[str]:
    """The form nouns in names, as they are written there: "Tigers", "Front"."""
    forms = actor_lexicon().forms
    return frozenset(word for name in names for word in name.split() if word[:1].isupper() and fold(word) in forms)


@lru_cache(maxsize=4096)
def forms_of(entry: Entry) -> frozenset[str]:
    """Those of an actor of the lexicon, in any of its names."""
    return form_words((entry.name, *entry.names))


def learn(found: Found, forms: dict[str, ActorKind]) -> None:
    """Add the form nouns of the groups named in a sentence."""
    for phrase, _ in found.values():
        if phrase.code == "G":
            for entry in phrase.entries:
                forms.update(dict.fromkeys(sorted(forms_of(entry)), entry.kind))
            if not phrase.entries:
                forms.update(dict.fromkeys(sorted(form_words((phrase.words,))), phrase.kind))


def mark(words: list[str], codes: str, found: Found, forms: Mapping[str, ActorKind]) -> str:
    """Classes with the form nouns marked as names that stand alone after "the", once a group of that form is named."""
    at = codes.find("dF")
    while at >= 0:
        word = words[at + 1]
        if word in forms and words[at].lower() == "the" and codes[at + 2 : at + 3] not in _GOES_ON:
            found[at + 1] = (Phrase("G", word, kind=forms[word]), at + 2)
            codes = f"{codes[: at + 1]}G{codes[at + 2 :]}"
        at = codes.find("dF", at + 1)
    return codes


#: classes of what would make it part of a longer name
_GOES_ON = tuple("NFnf=")
