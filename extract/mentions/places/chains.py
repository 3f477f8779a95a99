"""Chains of places as databases and situation reports write them, read from the inside out: "X village (Y, Z)",
"X, Y district, Z province", "X area of Y tehsil", "Z's X"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from extract.mentions.places import words as w
from extract.mentions.places.spans import Guess

LONGEST = 60  # characters between two links
KINDS = "|".join(sorted({*map(re.escape, w.KIND_NOUNS), "area", "zone", "territory", "countryside"}, key=len)[::-1])
_KIND = rf"(?: (?i:{KINDS}))?"
_PART = r"(?: (?:the|an?|(?:far )?(?:north|south|east|west|central|cent)[\w-]*|upper|lower|rural|part|parts|of))*"
#: between a place and what holds it
IN = re.compile(
    rf"{_KIND},?(?: an?(?: \w+)?(?: (?:{KINDS})))?,?(?: (?:in|of|inside|within)){_PART}{_KIND}(?: of)?(?: the)? "
)
OPENS = re.compile(rf"{_KIND} ?[(\[]")
COMMA = re.compile(rf"{_KIND},(?: the)?(?: [NSEW]{{1,2}}\.?| (?i:north|south|east|west)[\w-]*)?{_KIND}(?: of)? ")
_KIND_WORD = re.compile(rf" (?i:{KINDS})\b")
_AREA = re.compile(r" areas? (?:of|in)\b")
_SAID = re.compile(rf" (?i:{KINDS}),? (?:in|of|inside|within)\b")
CLOSES = re.compile(rf"{_KIND} ?[,;)\]]")
#: between what holds a place and the place: "Nigeria's Borno", "Hama province's northern town of"
OWNS = re.compile(rf"{_KIND}['’]s{_PART}{_KIND}(?: of)? ")
AND = re.compile(r",? (?:and|or|&) [A-Z]")
#: kinds from the inside out
RANKS = {
    "": 0, "village": 0, "suburb": 0, "crossing": 0, "airport": 0, "camp": 0, "site": 0, "dam": 0, "refinery": 0,
    "port": 0, "town": 1, "city": 1, "valley": 2, "mountains": 2, "island": 2, "district": 3, "region": 4, "admin1": 4,
}  # fmt: skip
TOWN, DISTRICT, COUNTRY = 1, 3, 5
HOLDERS = 3  # the least rank of what holds others behind a mere comma


def chain(text: str, guesses: Sequence[Guess]) -> None:
    """Say of each accepted place what the text names as holding it, where it names that right beside it."""
    for left, right in pairwise(guesses):
        if right.start - left.end > LONGEST or left.metonym:
            continue
        gap = text[left.end : right.start]
        if OWNS.fullmatch(gap):
            if rank(right) < rank(left) and not right.within and left.text != right.text:
                right.within = left.text
        elif not left.within and may_lie(gap, left, right) and holds(text, gap, left, right):
            left.within = right.text


def may_lie(gap: str, left: Guess, right: Guess) -> bool:
    """May the left place lie in the right one, by their kinds? A tehsil may lie in a district, a site in a town."""
    inner, outer = rank(left), rank(right)
    if inner == outer == TOWN and (OPENS.fullmatch(gap) or _AREA.match(gap)):
        return True  # a village and, in brackets, the seat of its commune; an area of a town
    if left.kind == right.kind == "village":
        return COMMA.fullmatch(gap) is not None  # "Sitio X, Barangay Y"
    return inner < outer or (inner == outer == DISTRICT and left.text != right.text)


def holds(text: str, gap: str, left: Guess, right: Guess) -> bool:
    """Do the words between two names, and those behind, say that the right one holds the left one?"""
    if "\n" in gap:
        return False
    if OPENS.fullmatch(gap):
        return bool(CLOSES.match(text, right.end)) and not left.is_country
    explicit = RANKS.get(right.kind, 0) >= HOLDERS or rank(right) == DISTRICT
    if IN.fullmatch(gap):
        return explicit or rank(right) >= HOLDERS or rank(left) == 0 or _SAID.match(gap) is not None
    if left.kind == right.kind == "village":
        return True
    said = _KIND_WORD.match(gap)
    if rank(left) == rank(right) and (said is None or text.startswith(said[0], right.end)):
        return False  # "Sennar district, Dinder district" are two
    if said is not None and COMMA.fullmatch(gap) and rank(right) >= HOLDERS and not AND.match(text, right.end):
        return True
    if not COMMA.fullmatch(gap) or AND.match(text, right.end):
        return False
    return explicit or (rank(right) > HOLDERS and right.after_town) or (left.kind == "village" and right.kind == "town")


def rank(guess: Guess) -> int:
    """How large the kind of place is that the words ask for or, where they ask for none, that the best known one is."""
    behind = guess.last + 1 < len(guess.tokens) and guess.tokens[guess.last + 1].text == "Township"
    if behind or guess.text.endswith(" Township"):
        return DISTRICT  # holds villages, in Myanmar as in the United States
    asked = RANKS.get(guess.kind, 1) if guess.kind else 0
    if asked or not guess.entries.candidates:
        return asked
    kind = guess.entries.candidates[0].place.kind
    return COUNTRY if kind == "country" else RANKS.get(kind, 2 if kind == "region" else 1)
