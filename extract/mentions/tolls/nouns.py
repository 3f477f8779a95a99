"""Tolls told by a noun or a state: "12 deaths", "the toll rose to 12", "three bodies were found", "2 x CF KIA"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extract.lexicon.numerals import qualified, read_count
from extract.lexicon.tolls import word_sets
from extract.lexicon.words import word_class
from extract.mentions.tolls import words as w
from extract.mentions.tolls.base import left, mention, right
from extract.mentions.tolls.people import read_list, read_people
from extract.model import SOME, CasualtyMention, Token, Toll

_TOLL_REACH = 20  # tokens between "death toll" and what it has done since
_BODY_REACH = 7  # tokens from the number of bodies to the bodies
_SHORT_REACH = 6  # tokens from the number to "KIA"
_PHRASE_ENDS = (",", ".", ":", "IN", "TO", "CC", "CLOSED", "MD", "PRP", "WDT", "WP")  # tags
#: a number, perhaps with a sign of multiplication, then at most three words of who, right before the cue
_SHORTHAND = re.compile(
    r"(?<![\w.:/-])(\d{1,4})\s?(?:[xX×]\s?)?(?:(?<!\d)[A-Z][A-Za-z/]{0,7}\s|[a-z]{2,9}\s){0,3}(?=(?:[A-Z]+)\b)"
)


_LARGE_COUNTS = word_class("tolls.large_counts")
_TOOK_LIVES = word_class("tolls.took_lives")
_LEFT = word_class("tolls.left")
_FOUND = word_class("tolls.found")


def counted(text: str, tokens: Sequence[Token], lower: Sequence[str], i: int, over: bool) -> list[CasualtyMention]:
    """ "no casualties", "12 deaths", "a death toll of 12", "the toll rose to 12"."""
    kinds = {"casualties": ("killed", "injured"), "losses": ("killed", "injured"), "injuries": ("injured",)}.get(
        lower[i], ("killed",)
    )
    none = [k for k in range(max(0, i - 5), i) if lower[k] in ("no", "without", "any")]
    before = lower[max(0, none[-1] - 6) : none[-1]] if none else []
    if none and _untold(tokens, lower, none[-1]):
        return []
    if none and not (w.UNKNOWN.isdisjoint(lower[none[-1] : i]) and w.UNKNOWN.isdisjoint(before)):
        return []
    if none and (lower[none[-1]] != "any" or not {"not", "n't", "nor", "without", "no"}.isdisjoint(before)):
        return [mention(text, tokens, none[-1], i + 1, kind, Toll(0, 0, 0), None, False, "none") for kind in kinds]
    harmed = next((k for k in range(i - 1, max(-1, i - 4), -1) if lower[k] in ("sustained", "suffered")), -1)
    if lower[i] == "injuries" and harmed >= 0:
        return left(text, tokens, lower, harmed, i + 1, "injured", over)
    if lower[i] == "toll" and "death" not in lower[max(0, i - 2) : i]:
        return []
    if lower[i] in ("toll",):
        return toll_of(text, tokens, lower, i, over)
    for k in range(max(0, i - 5), i):
        if tokens[k].tag == "CD" or lower[k] in _LARGE_COUNTS:
            people = read_list(tokens, lower, k)
            if people is not None and people.end > i - 1 and people.said:
                toll = people.toll if lower[i] != "casualties" else Toll(0, 0, people.toll.most)
                return [mention(text, tokens, k, max(people.end, i + 1), kinds[0], toll, people, over, "counted")]
    return uncounted(text, tokens, lower, i, over)


def _untold(tokens: Sequence[Token], lower: Sequence[str], no: int) -> bool:
    """ "without giving losses": the words at ``no`` say that nothing is said, which is not none."""
    return tokens[no + 1].tag == "VBG" and lower[no + 1] not in word_sets()["brought"]


def uncounted(text: str, tokens: Sequence[Token], lower: Sequence[str], i: int, over: bool) -> list[CasualtyMention]:
    """ "incurring fatalities", "losses on both sides": deaths, and nobody says how many."""
    sets = word_sets()
    if lower[i] not in sets["deaths"] and lower[i] not in sets["losses"]:
        return []
    before, after = lower[max(0, i - 4) : i], lower[i + 1 : i + 4]
    if not sets["not_so"].isdisjoint(before):
        return []
    sides = after[:1] in (["on"], ["among"], ["to"]) and not {"both", "all", "sides"}.isdisjoint(after)
    stood = after[:1] in (["were"], ["are"]) and after[1:2] in (["reported"], ["confirmed"], ["caused"])
    if not (sides or stood or not sets["brought"].isdisjoint(before)):
        return []
    if lower[i] in sets["losses"] and not (sides or not sets["borne"].isdisjoint(before)):
        return []
    return [mention(text, tokens, i, i + 1, "killed", SOME, None, over, "uncounted")]


def toll_of(text: str, tokens: Sequence[Token], lower: Sequence[str], i: int, over: bool) -> list[CasualtyMention]:
    """The number that a death toll has: what it rose to, else the first one behind it."""
    rise = next((k for k in range(i + 1, min(len(tokens), i + _TOLL_REACH)) if lower[k] in w.RISEN), i)
    aim = next((k for k in range(rise + 1, min(len(tokens), rise + 6)) if lower[k] == "to"), rise) if rise > i else i
    for k in range(aim + 1, min(len(tokens), aim + 9)):
        if tokens[k].tag == "CD":
            people = read_people(tokens, lower, k)
            if people is not None and people.toll.figure < 10**7:
                return [mention(text, tokens, i, people.end, "killed", people.toll, people, over, "toll")]
    return []


def lives(text: str, tokens: Sequence[Token], lower: Sequence[str], i: int, over: bool) -> list[CasualtyMention]:
    """ "claimed the lives of 12 soldiers", "cost 12 lives", "three people lost their lives"."""
    before = lower[max(0, i - 5) : i]
    if not _TOOK_LIVES.isdisjoint(before):
        if lower[i + 1 : i + 2] == ["of"]:
            return right(text, tokens, lower, i, i + 2, "killed", over)
        for k in range(max(0, i - 4), i):
            people = read_list(tokens, lower, k)
            if people is not None and people.said:
                return [mention(text, tokens, k, i + 1, "killed", people.toll, people, over, "lives")]
    if not {"lost", "losing"}.isdisjoint(before):
        at = next(k for k in range(i - 1, -1, -1) if lower[k] in ("lost", "losing"))
        return left(text, tokens, lower, at, i + 1, "killed", over)
    return []


def bodies(text: str, tokens: Sequence[Token], lower: Sequence[str], i: int, over: bool) -> list[CasualtyMention]:
    """ "the bodies of three men were found", "found 12 bodies", "two bullet-riddled bodies lay"."""
    near = lower[max(0, i - 8) : i + 12]
    if word_sets()["found"].isdisjoint(near):
        return []
    of = right(text, tokens, lower, i, i + 2, "killed", over) if lower[i + 1 : i + 2] == ["of"] else []
    if any(one.toll.best is not None for one in of):
        return [replace(one, rule="casualty:bodies") for one in of]
    for k in range(i - 1, max(-1, i - _BODY_REACH), -1):
        if tokens[k].tag in _PHRASE_ENDS:
            break
        count = read_count(lower, k)
        if count is not None and count[0] <= i and read_count(lower, k - 1) is None:
            toll = qualified(lower, k, count[1])[1]
            return [mention(text, tokens, k, i + 1, "killed", toll, None, over, "bodies")]
    if of:
        return [replace(one, rule="casualty:bodies") for one in of]
    toll = Toll(1, 1, 1) if lower[i] == "body" else SOME
    return [mention(text, tokens, i, i + 1, "killed", toll, None, over, "bodies")]


def martyrs(text: str, tokens: Sequence[Token], lower: Sequence[str], i: int, over: bool) -> list[CasualtyMention]:
    """ "11 martyrs": the dead as their own side counts them."""
    count = read_count(lower, i - 1) if i else None
    if count is None or count[0] != i:
        return []
    return [mention(text, tokens, i - 1, i + 1, "killed", qualified(lower, i - 1, count[1])[1], None, over, "martyrs")]


def shorthand(
    text: str, tokens: Sequence[Token], lower: Sequence[str], i: int, kind: str, over: bool
) -> list[CasualtyMention]:
    """ "2 x CF KIA", "5 WIA", "1x LN KIA", "EKIA: 4": what logs write of the dead and the hurt, in capitals."""
    if not tokens[i].text.isupper():
        return []  # a make of cars
    first = max(0, i - _SHORT_REACH)
    stretch = _SHORTHAND.finditer(text, tokens[first].start, tokens[i].end)
    found = next((one for one in stretch if one.end() == tokens[i].start), None)
    if found is not None:
        at = next(k for k in range(first, i) if tokens[k].end > found.start(1))
        number = int(found[1])
        return [mention(text, tokens, at, i + 1, kind, Toll(number, number, number), None, over, "shorthand")]
    if lower[i + 1 : i + 2] in ([":"], ["="]) and i + 2 < len(tokens) and lower[i + 2].isdigit():
        number = int(lower[i + 2][:6])
        return [mention(text, tokens, i, i + 3, kind, Toll(number, number, number), None, over, "shorthand")]
    return state(text, tokens, lower, i, over)


def state(text: str, tokens: Sequence[Token], lower: Sequence[str], i: int, over: bool) -> list[CasualtyMention]:
    """ "12 dead", "left three people dead", "found dead", "five are missing"."""
    kind = w.STATES[lower[i]]
    if i and lower[i - 1] in ("shot", "gunned", "the", "their") and lower[i - 1] != "found":
        return []
    if kind == "missing" and (lower[i + 1 : i + 2] and tokens[i + 1].tag.startswith("NN")):
        return []
    verb = next(
        (k for k in range(i - 1, max(-1, i - 9), -1) if lower[k] in _LEFT),
        -1,
    )
    if verb >= 0:
        people = read_list(tokens, lower, verb + 1)
        if people is not None and people.end >= i - 1:
            return [mention(text, tokens, people.start, i + 1, kind, people.toll, people, over, "left")]
    for k in range(max(0, i - 4), i):
        people = read_list(tokens, lower, k)
        if people is not None and people.said and people.end >= i and people.toll.figure:
            return [mention(text, tokens, k, i + 1, kind, people.toll, people, over, "state")]
    if i and lower[i - 1] in _FOUND:
        j = i - 1
        while j and lower[j - 1] in w.BE:
            j -= 1
        return left(text, tokens, lower, j, i + 1, kind, over)
    return []
