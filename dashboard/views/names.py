"""Names of actors and speakers as they stand inside an English sentence: their article, their first letter."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

#: longest name in a sentence, in characters; a longer one is cut with an ellipsis
LONGEST = 120

_ARTICLES = ("the", "a", "an")
#: words that stand where an article would
_DETERMINERS = frozenset(
    (
        *_ARTICLES, "some", "several", "many", "few", "both", "all", "no", "other", "another", "more", "most",
        "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "dozens", "hundreds", "thousands",
        "at", "his", "her", "its", "their", "our", "local", "unknown", "unidentified",
    )
)  # fmt: skip
#: bodies of which there is one in its country or place: they take "the" in small letters too
_SINGLE = frozenset(
    (
        "army", "military", "navy", "police", "gendarmerie", "government", "opposition", "coalition", "resistance",
        "parliament", "judiciary", "public", "council", "ministry", "presidency", "leadership", "force", "command",
        "governor", "mayor", "president", "premier", "minister", "king", "queen", "pope", "media", "church",
        "population", "community", "clergy", "youth", "taliban", "regime", "state", "junta",
    )
)  # fmt: skip
#: capitalised nouns that, as the head of a proper name, give it the article: "the Wagner Group", "the United Nations"
_HEADS = frozenset(
    (
        *_SINGLE, "forces", "front", "group", "union", "nations", "states", "organization", "organisation",
        "movement", "party", "guard", "guards", "brigade", "brigades", "battalion", "battalions", "division",
        "regiment", "corps", "league", "alliance", "militia", "militias", "congress", "committee", "commission",
        "agency", "service", "services", "department", "authority", "administration", "federation", "republic",
        "emirates", "kingdom", "cross", "crescent", "mission", "network", "units", "unit", "rebels", "houthis",
        "team", "association", "society", "observatory", "bureau", "office", "court", "bank", "tribe", "tigers",
    )
) - {"state", "king", "queen", "pope", "president", "premier", "minister", "governor", "mayor"}  # fmt: skip
#: the head of a name stands before these: "spokesman for the governor"
_PREPOSITIONS = frozenset(
    ("of", "for", "in", "from", "against", "at", "on", "to", "with", "near", "loyal", "and", "under", "who")
)
#: plural or uncountable without an s
_WITHOUT_ARTICLE = frozenset(
    (
        "people", "men", "women", "children", "troops", "personnel", "staff", "infantry", "artillery", "cavalry",
        "cattle", "society", "press", "aid",
    )
)  # fmt: skip
#: ordinary words that begin a speaker's words in a report only because they begin its sentence
_ORDINARY = frozenset(
    (
        *_DETERMINERS, "residents", "witnesses", "officials", "police", "militants", "activists", "rebels", "aid",
        "militia", "military", "army", "security", "medical", "hospital", "government", "tribal", "families",
        "survivors", "villagers", "protesters", "organisers", "organizers", "opposition", "sources", "doctors",
        "medics", "soldiers", "commanders", "monitors", "rescuers", "relatives", "authorities", "prosecutors",
        "lawyers", "journalists", "state", "federal", "provincial", "regional", "diplomats", "refugees",
        "supporters", "opponents", "eyewitnesses", "analysts", "experts", "workers", "intelligence", "defence",
        "defense", "health", "counter-terrorism", "special", "suicide", "armed", "masked", "gunmen", "displaced",
        "rights", "human", "senior", "unconfirmed", "separatists", "insurgents", "troops",
    )
)  # fmt: skip
#: left-to-right mark: invisible, see `directed`
MARK = "\u200e"
_BACKWARDS = frozenset(("R", "AL", "AN"))
_REORDERING = frozenset("\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff")


def flat(words: object, longest: int = LONGEST) -> str:
    """On one line, without control, surrogate, unassigned-noncharacter and reordering characters, cut to ``longest``.

    Such characters are legal in a report and illegal, or misleading, in XML, SVG and on paper.
    """
    shown = "".join(_shown(char) for char in str(words or ""))
    line = " ".join(shown.split())
    return line if len(line) <= longest else line[: longest - 1].rstrip() + "…"


def _shown(char: str) -> str:
    if char in _REORDERING:
        return ""
    category = unicodedata.category(char)
    if category in {"Cc", "Zl", "Zp"}:
        return " "
    return "\ufffd" if category == "Cs" or ord(char) & 0xFFFE == 0xFFFE else char


def directed(name: str) -> str:
    """A name, with a mark at each end that reads from right to left, so that the words round it keep their order.

    Without it "الجيش → 12" would stand the other way about: arrows, commas and numbers beside right-to-left letters
    join them (Unicode Annex 9).
    """
    sides = [side for side in map(unicodedata.bidirectional, name) if side in _BACKWARDS or side == "L"]
    if not sides:
        return name
    before, after = (MARK if side in _BACKWARDS else "" for side in (sides[0], sides[-1]))
    return f"{before}{name}{after}"


def articled(name: str) -> str:
    """A name with the article that English gives it: "the Iraqi army", "a suicide bomber", "Islamic State", "soldiers".

    "a" for a common noun in the singular; nothing where it has a determiner already or is a plain proper name.
    """
    words = name.split()
    if not words:
        return ""
    if words[0].lower() in _DETERMINERS or words[0][0].isdigit():
        return inside(name)
    head = _head(words)
    small = head.lower()
    if not head.isascii() or not small.isalpha():
        return name
    if head != small:
        return f"the {name}" if small in _HEADS else name
    name = inside(name)
    if small in _WITHOUT_ARTICLE or small.endswith("men") or (small.endswith("s") and not small.endswith("ss")):
        return name
    if small in _SINGLE:
        return f"the {name}"
    return f"{'an' if name[0].lower() in 'aeiou' else 'a'} {name}"


def _head(words: Sequence[str]) -> str:
    for at, word in enumerate(words[1:], start=1):
        if word.lower() in _PREPOSITIONS:
            return words[at - 1].strip(",")
    return words[-1]


def inside(words: str) -> str:
    """A speaker's words as they stand inside a sentence: an ordinary first word in small letters.

    An article always, another one unless it begins a name of several words: "residents of Kesh", "Human Rights Watch".
    """
    first, space, rest = words.partition(" ")
    small = first.lower()
    named = rest[:1].isupper() and small not in _DETERMINERS
    return small + space + rest if small in _ORDINARY and first[1:] == small[1:] and not named else words
