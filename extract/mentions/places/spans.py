"""Candidate place names: stretches of capitalised words, and the longest names in them that the gazetteer knows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from extract.gazetteer.lookup import NOTHING, Entries, Gazetteer, is_acronym
from extract.gazetteer.segment import DEMONYM, GIVEN_NAME
from extract.lexicon.words import word_class, word_row
from extract.mentions.places import words as w
from extract.model import Token

LONGEST = 7  # tokens in a name
LONG_ROW, SHORT = 15, 2  # in a long row of capitalised words (a list, a heading) names are short
LOOSE_WORDS = 2  # longer names are not looked for in other spellings
LONGEST_RUN = 40  # tokens in a stretch of capitalised words
CAPITALS_PRIOR = 5.0  # a word in capitals is a name only where a city of that size has it
CONNECTORS = word_class("names.connectors")
LOWER_STARTS = word_class("names.lower_starts")
ARTICLES = word_row("names.articles")
ROADS = frozenset(("road", "highway", "axis", "route"))
PARTIES = ("D", "R", "I")  # of the United States, before the state of a member of Congress
PLACE_TAILS = word_class("names.place_tails")
ACTOR_TAILS = word_class("names.actor_tails")


@dataclass(slots=True)
class Guess:
    """One possible place name, code points ``start``..``end`` in tokens ``first``..``last``, and what speaks for it."""

    tokens: Sequence[Token]
    run: tuple[int, int]  # first and last token of the unbroken row of capitalised words around it
    first: int
    last: int
    start: int
    end: int
    text: str
    entries: Entries
    score: float = 0.0
    lead: float = 0.0  # evidence from the words before
    kind: str = ""
    within: str = ""
    rule: str = "toponym.known"
    metonym: bool = False
    veto: bool = False
    after_town: bool = False  # stands between commas after another name: "X, Y, ..."

    prior: float = field(init=False, default=0.0)  # of the best candidate
    is_country: bool = field(init=False, default=False)

    def __post_init__(self) -> None:
        if self.entries.candidates:
            best = self.entries.candidates[0]
            self.prior, self.is_country = best.prior, best.place.kind == "country"


def capitalised(word: str) -> bool:
    """Does the word start like a name? Scripts without case count as capitalised."""
    first = word[0]
    if "a" <= first <= "z":
        if len(word) < 4 or word.isalpha():
            return False
        if word[1] in "'’":
            return word[2].isupper()  # d'Ivoire
        return word.startswith(ARTICLES) and word[word.index("-") + 1 :][:1].isupper()
    if first.isupper() or first.istitle():
        return True
    if not first.isalpha():
        return len(word) > 2 and first in "'‘’ʿ`" and word[1].isupper()
    return not first.islower()


def runs(words: Sequence[str], upper: bytes) -> Iterator[tuple[int, int]]:
    """Stretches of capitalised words, first and last token, with the small words that names hold between them."""
    at, count = 0, len(words)
    while (first := upper.find(1, at)) >= 0:
        start = first - 1 if first > at and words[first - 1] in LOWER_STARTS else first
        end, j = start, start + 1
        while j < count and j - start < LONGEST_RUN:
            if upper[j]:
                end = j
            elif j - end > 2 or words[j] not in CONNECTORS:
                break
            j += 1
        yield start, end
        at = end + 1


def sentence_spans(
    text: str, tokens: Sequence[Token], words: Sequence[str], upper: bytes, gazetteer: Gazetteer
) -> list[Guess]:
    """The longest known names of a sentence, in order, not overlapping. ``words``: the tokens' texts; ``upper``: 1 for
    each of them that is capitalised, else 0."""
    found: list[Guess] = []
    for start, end in runs(words, upper):
        i = start
        while i <= end:
            guess = state_after_comma(text, tokens, i, gazetteer) if i > 1 and words[i - 1] == "," else None
            guess = guess or longest(text, tokens, upper, i, end, gazetteer)
            if guess is None:
                if "-" in words[i]:
                    found += halves(tokens, i, gazetteer)
                i += 1
                continue
            found.append(guess)
            i = guess.last + 1
    return found


def longest(
    text: str, tokens: Sequence[Token], upper: bytes, first: int, end: int, gazetteer: Gazetteer
) -> Guess | None:
    """The longest name from token ``first`` on that the gazetteer knows."""
    word, start = tokens[first].text, tokens[first].start
    if not upper[first] and word not in LOWER_STARTS:
        return None
    if first < end and word not in w.NEVER_FIRST:
        reach = LONGEST if end - first < LONG_ROW else SHORT
        refused, furthest = not_places(), min(end, first + reach - 1)
        if furthest > first + 1:
            begins = text[start : tokens[first + 1].end]
            if not gazetteer.may_start(begins) and begins.lower() not in refused_starts():
                furthest = first + 1
        for last in range(furthest, first, -1):
            if not upper[last] or tokens[last].text in w.NEVER_LAST:
                continue
            stop = tokens[last].end
            words = text[start:stop]
            if "\n\n" in words:
                continue
            if words.lower() in refused:
                return Guess(tokens, (first, last), first, last, start, stop, words, NOTHING, veto=True)
            entries = gazetteer.find(words, loosely=last - first < LOOSE_WORDS)
            if entries.candidates:
                return Guess(tokens, row_around(upper, first, last), first, last, start, stop, words, entries)
    stop = tokens[first].end
    if (
        not upper[first]
        or not (nameable(word) or before_state(text, tokens, first, gazetteer))
        or text[stop : stop + 1] in ("$", "£")
        or word.lower() in not_places()
    ):
        return None
    entries = gazetteer.find(word)
    if not entries.candidates:
        return None
    best = entries.candidates[0]
    if entries.flags & DEMONYM and best.place.kind != "country":
        return None
    if best.prior < CAPITALS_PRIOR and len(word) > 3 and is_acronym(word):
        return None
    return Guess(tokens, row_around(upper, first, first), first, first, start, stop, word, entries)


@lru_cache(maxsize=65536)
def nameable(word: str) -> bool:
    """May a single word be a place name? Not the words that begin sentences, nor abbreviations of other things."""
    if len(word) < 2 or word in w.NEVER_IN_CAPITALS:
        return False
    return word.lower().strip(".") not in w.NEVER or is_acronym(word)


@lru_cache(maxsize=1)
def not_places() -> frozenset[str]:
    """Names that hold a place name and are no place, in lower case."""
    path = Path(__file__).parent.parent.parent / "lexicon" / "places" / "not_places.txt"
    lines = path.read_text(encoding="utf-8").splitlines()
    return frozenset(line.strip().lower() for line in lines if line and not line.startswith("#"))


@lru_cache(maxsize=1)
def refused_starts() -> frozenset[str]:
    """The first two words of the longer ones."""
    return frozenset(" ".join(name.split()[:2]) for name in not_places() if name.count(" ") > 1)


def row_around(upper: bytes, first: int, last: int) -> tuple[int, int]:
    """First and last token of the unbroken row of capitalised words around a name."""
    lowest, highest = max(0, first - LONGEST_RUN // 2), min(len(upper), last + LONGEST_RUN // 2)
    while first > lowest and upper[first - 1]:
        first -= 1
    while last + 1 < highest and upper[last + 1]:
        last += 1
    return first, last


def state_after_comma(text: str, tokens: Sequence[Token], at: int, gazetteer: Gazetteer) -> Guess | None:
    """A state's abbreviation right after a town and a comma: "Gary, Ind.", "Tyler, TX". ``at``: 2 or more."""
    if not tokens[at - 2].text[0].isupper():
        return None
    last = at
    initial = len(tokens[at].text) == 1 and at + 2 < len(tokens) and tokens[at + 1].text == "."
    if initial and tokens[at + 2].start == tokens[at + 1].end and tokens[at + 2].text[0].isupper():
        last = at + 2  # "W.Va."
    start, stop = tokens[at].start, tokens[last].end
    word = text[start:stop]
    if not (word.isupper() or text[stop : stop + 1] == "." or word.endswith(".")):
        return None
    entries = gazetteer.entries(f",{word.replace('.', '').lower()}")
    if not entries.candidates:
        return None
    return Guess(tokens, (at, last), at, last, start, stop, word, entries, rule="toponym.state")


def before_state(text: str, tokens: Sequence[Token], at: int, gazetteer: Gazetteer) -> bool:
    """Does a comma and the abbreviation of a state follow ("in Union, S.C.")?"""
    if at + 2 >= len(tokens) or tokens[at + 1].text != "," or len(tokens[at].text) < 3:
        return False
    return state_after_comma(text, tokens, at + 2, gazetteer) is not None


def halves(tokens: Sequence[Token], at: int, gazetteer: Gazetteer) -> list[Guess]:
    """Places inside a hyphenated word: "Denver-based", "U.S.-led", "India-Pakistan"."""
    word = tokens[at].text
    head, hyphen, tail = word.rpartition("-") if word.count("-") == 1 else ("", "", "")
    if head in PARTIES and tail[:1].isupper():
        return home_state(tokens, at, tail, gazetteer)
    if not hyphen or len(head) < 2 or not head[0].isupper() or len(tail) < 3:
        return []
    start = tokens[at].start
    parts = [(start, head)]
    if tail[0].isupper():
        parts.append((start + len(head) + 1, tail))
    elif tail not in PLACE_TAILS and tail not in ACTOR_TAILS:
        return []
    way = at + 1 < len(tokens) and tokens[at + 1].text.lower() in ROADS  # "the Gao-Ansongo road"
    found = []
    for offset, part in parts:
        entries = gazetteer.find(part)
        if part.lower() in w.NEVER or not entries.candidates or entries.flags & DEMONYM:
            continue
        if len(parts) == 2 and entries.candidates[0].prior < (3 if way else 7):
            return []
        guess = Guess(tokens, (at, at), at, at, offset, offset + len(part), part, entries)
        guess.metonym = tail in ACTOR_TAILS
        found.append(guess)
    return found if len(found) == len(parts) else []


def home_state(tokens: Sequence[Token], at: int, tail: str, gazetteer: Gazetteer) -> list[Guess]:
    """The state of a member of Congress: "D-Ohio", "R-Tex."."""
    entries = gazetteer.entries(f",{tail.replace('.', '').lower()}")
    if not entries.candidates:
        entries = gazetteer.find(tail)
    if not entries.candidates or entries.candidates[0].place.kind != "admin1":
        return []
    start = tokens[at].start + 2
    guess = Guess(tokens, (at, at), at, at, start, start + len(tail), tail, entries, rule="toponym.state")
    return [guess]


def person_names(words: Sequence[str], upper: bytes, gazetteer: Gazetteer) -> set[str]:
    """Family names said in full somewhere in the sentence ("Mr. Lincoln", "Jack London"), in lower case."""
    names: set[str] = set()
    i = -1
    while (i := upper.find(b"\1\1", i + 1)) >= 0:
        word = words[i]
        if len(word) < 2 or not word[0].isupper() or not words[i + 1][0].isupper():
            continue
        lower = word.lower().strip(".")
        given = lower not in w.TITLES and lower not in w.PLACE_LIKE_GIVEN
        if lower in w.TITLES or (given and gazetteer.entries(lower).flags & GIVEN_NAME):
            j = i + 1
            while j < len(words) and j - i < 5 and words[j][0].isupper():
                last = words[j]
                j += 1
            if last.isalpha():
                names.add(last.lower())
    return names
