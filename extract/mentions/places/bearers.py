"""Names of places that something else bears: ships, newspapers, bodies whose acronym is a country's."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.gazetteer.lookup import is_acronym
from extract.lexicon.places.bearers import bearers
from extract.mentions.places.spans import Guess

#: before the name of who publishes, at the start of a line or after a word of telling
BYLINE = re.compile(
    r"(?:^|\n)[ \t]*(?:[Bb]y|BY|[Ss]ource:|[Pp]ublished by|©|\(c\)|[Cc]opyright)[ \t]+(?P<the>[Tt]he[ \t]+)?$"
)
TOLD = re.compile(
    r"\b(?:told|tells|telling|informed|quoted by|published by|published in|according to|interview with) The $"
)
THE = re.compile(r"\b[Tt]he $")
BORNE = "toponym.borne"
BACK = 40  # characters before a name in which those words stand
EXPLAINED = 90  # characters before "(DRC)" in which the body's name stands
#: in a name that is itself a country's
OF_STATES = re.compile(r"\b(?:Republic|Kingdom|Emirates|States)\b")


def drop_bearers(text: str, guesses: Sequence[Guess]) -> None:
    """Refuse the guesses that are names of ships, publishers and bodies."""
    printed: set[str] = set()
    for guess in guesses:
        before = guess.tokens[guess.first - 1].text if guess.first else ""
        ship = before in bearers()
        if ship and before.islower():
            guess.rule, guess.metonym = BORNE, True  # it may be hit, and has no place
        elif ship or (is_acronym(guess.text) and guess.is_country and explained(text, guess.text)):
            guess.veto = True
        elif publishes(text, guess):
            printed.add(guess.text)
    for guess in guesses:
        if guess.text in printed and (
            publishes(text, guess) or THE.search(text, max(0, guess.start - BACK), guess.start)
        ):
            guess.veto = True


def publishes(text: str, guess: Guess) -> bool:
    """Do the words before say that the name is who tells it: "By The X", "told The X"?"""
    lead = text[max(0, guess.start - BACK) : guess.start]
    byline = BYLINE.search(lead)
    return TOLD.search(lead) is not None or (byline is not None and bool(byline["the"]))


def explained(text: str, name: str) -> bool:
    """Is the acronym another body's, by the words before its bracket: "the Danish Refugee Council (DRC)"?"""
    bracket = text.find(f"({name})")
    if bracket < 0:
        return False
    lead = text[max(0, bracket - EXPLAINED) : bracket]
    initials = "".join(word[0] for word in lead.split() if word[:1].isupper())
    return initials.endswith(name.replace(".", "")) and OF_STATES.search(lead) is None
