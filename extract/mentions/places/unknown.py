"""Names that the gazetteer lacks but the words call places, and the words of relative places before a name."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.gazetteer.lookup import NOTHING
from extract.lexicon.words import word_class
from extract.mentions.places import words as w
from extract.mentions.places.spans import Guess, row_around
from extract.model import Token

UNKNOWN_SCORE = 6.0
WEAK = 5.0  # score below which a name is none by itself (toponyms.THRESHOLD)
DIRECTION = (
    r"(?:(?:(?:north|south)[ -]?(?:east|west)|north|south|east|west)(?:ern|wards?)?"
    r"|(?-i:NNE|ENE|ESE|SSE|SSW|WSW|WNW|NNW|NE|SE|SW|NW|N|S|E|W)(?![\w.]))"
)
RELATION = re.compile(
    r"(?:(?:"
    r"\d[\d,.]{0,9}[ -]?(?:km|kms|kilomet(?:er|re)s?|miles?|mi)\.?(?: \([^()]{1,30}\))?"
    rf"(?: (?:away )?(?:to the |due )?(?:{DIRECTION}))?(?: (?:of|from|outside|away from|inside))"
    rf"|(?:to the |due |just |far )?{DIRECTION} of|near|ivo|outside|close to|not far from|in the vicinity of"
    rf"|(?:the )?(?:(?:{DIRECTION}) )?(?:outskirts|suburbs|edge|countryside) of"
    r"|around|between|on the road (?:from|to|between)|(?:the )?road (?:from|between)"
    r"|(?:along|near|across|on) the(?: border with)?)"
    rf"(?: (?:the )?(?:(?:besieged|key|strategic|{DIRECTION}) )?(?:city|town|village|capital)(?: of)?)?(?: the)?"
    rf"|{DIRECTION})\s{{1,2}}$",
    re.IGNORECASE,
)
#: where the words of a relative place may begin
FIRST_WORD = re.compile(
    r"(?:(?<=\W)|^)(?:\d|north|south|east|west|to |near|ivo|outside|close|not |in |the |outskirts|suburbs|edge"
    r"|countryside|around|between|on |road|along|across)",
    re.IGNORECASE,
)
BEFORE_TOWN = word_class("names.before_town")
#: between an unknown name and the last of a list, behind its comma or without
LISTED = ([","], ["and"], [",", "and"], ["or"])
LIST_ENDS = frozenset((",", "and", "or"))  # before a name that ends a list, or that holds the one before
PEOPLE_ENDINGS = ("an", "ese", "ish", "i")  # of adjectives of countries
REACH = 70  # characters before a name in which those words stand

#: what the words of a relative place end in: looked at first, because the pattern is dear
LAST_WORDS = w.DIRECTIONS | word_class("names.last_words")


def beside_known(
    tokens: Sequence[Token], words: Sequence[str], upper: bytes, text: str, found: Sequence[Guess]
) -> list[Guess]:
    """Unknown names whose place in the sentence makes them places: before a comma and the state or country that holds
    them ("in Zork Hollow, Ky."), and in a list between two places that are known ("Bondo, Zork and Kisii")."""
    result = []
    for at, right in enumerate(found):
        comma = right.first - 1
        if (
            words[comma] not in LIST_ENDS
            or right.veto
            or right.run[0] != right.first
            or comma < 2
            or not right.entries.candidates
        ):
            continue
        left = found[at - 1] if at else None
        free = left.last + 1 if left is not None else 0
        area = right.rule == "toponym.state" or (right.entries.candidates[0].place.kind in ("country", "admin1"))
        if words[comma] == "," and area and upper[comma - 1]:
            part = left is not None and left.last == comma - 1 and left.score < WEAK
            if part:  # "Hollow" of "Zork Hollow"
                free = found[at - 2].last + 1 if at > 1 else 0
            first = max(row_around(upper, comma - 1, comma - 1)[0], free)
            state = right.rule == "toponym.state" or not right.is_country
            if first and town_may_follow(words, first, state=state) and plausible(tokens, first, comma - 1):
                if left is not None and part:
                    left.veto = True
                result.append(unknown(tokens, text, first, comma - 1, right.text))
                continue
        between = words[left.last + 1 : right.first] if left is not None else []
        if left is None or left.veto or len(between) < 3 or between[0] != "," or not upper[left.last + 2]:
            continue
        if between[2:] in LISTED and plausible(tokens, left.last + 2, left.last + 2):
            result.append(unknown(tokens, text, left.last + 2, left.last + 2, ""))
    return result


def town_may_follow(words: Sequence[str], first: int, *, state: bool) -> bool:
    """May a town begin at ``first``, by the words before it? Not after "according to", "Ministry of"; after "of" only
    where a ``state`` follows it."""
    before, earlier = words[first - 1].lower(), words[first - 2] if first > 1 else ""
    if before == "of" and earlier[:1].isupper() and earlier.lower() in w.ORGANISATION_NOUNS | w.ORGANISATION_HEADS:
        return False
    if before == "of" and not state:
        return False
    return before in BEFORE_TOWN and earlier.lower() != "according"


def unknown(tokens: Sequence[Token], text: str, first: int, last: int, within: str) -> Guess:
    start, end = tokens[first].start, tokens[last].end
    guess = Guess(tokens, (first, last), first, last, start, end, text[start:end], NOTHING, UNKNOWN_SCORE)
    guess.rule, guess.within = "toponym.unknown", within
    return guess


def part_of_town(kind: str, name: str) -> bool:
    """ "The X quarter of Y" names two places; "the Bosnian town of Y", "the Iraqi district of Y" only one."""
    return w.KIND_NOUNS.get(kind) in ("suburb", "district") and not name.endswith(PEOPLE_ENDINGS)


def plausible(tokens: Sequence[Token], first: int, last: int) -> bool:
    """No unknown place: people, common words, single letters, long titles."""
    words = [token.text for token in tokens[first : last + 1]]
    if last - first > 2 or first == 0:
        return False
    lower = [word.lower().strip(".") for word in words]
    if any(word in w.NEVER or word in w.TITLES or word in w.ORGANISATION_NOUNS for word in lower):
        return False
    return all(len(word) > 2 and word[0].isalpha() and not word.isupper() for word in words) and not any(
        token.tag.startswith(("JJ", "VB")) and len(words) == 1 and token.text.endswith(PEOPLE_ENDINGS)
        for token in tokens[first : last + 1]
    )


def relation_before(text: str, guess: Guess) -> str:
    """The words of a relative place right before the name: "50 km west of", "near", "northern outskirts of"."""
    start = relation_start(text, guess)
    return " ".join(text[start : guess.start].split()) if start is not None else ""


def relation_start(text: str, guess: Guess) -> int | None:
    """Where those words begin; None where there are none."""
    before = guess.tokens[guess.first - 1].text.lower() if guess.first else ""
    if before not in LAST_WORDS:
        return None
    lowest = max(guess.tokens[0].start, guess.start - REACH)
    for start in FIRST_WORD.finditer(text, lowest, guess.start):
        if RELATION.match(text, start.start(), guess.start) is not None:
            return start.start()
    return None
