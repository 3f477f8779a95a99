"""Names that the gazetteer lacks beside a word for a kind of place: "the village of X", "X district", "Barangay X"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extract.gazetteer.lookup import NOTHING
from extract.lexicon.actors import actor_lexicon
from extract.lexicon.places.divisions import Division, divisions
from extract.lexicon.wordlist import words as listed
from extract.mentions.places import words as w
from extract.mentions.places.spans import Guess, row_around
from extract.mentions.places.unknown import UNKNOWN_SCORE, part_of_town, plausible
from extract.mentions.tagging.word_tags import lexicon
from extract.model import Token

#: kind words that make an unknown name before them a place; others ("Red River", "Black Sea") are names already
KIND_AFTER = listed(
    """province governorate district village oblast prefecture town township sub-district subdistrict neighborhood
    neighbourhood suburb quarter raion municipality county commune slum slums camp mine mines oilfield refinery airbase
    airfield crossing pass ridge island checkpoint dam hospital valley bridge junction prison market"""
)
#: works and lands whose names are often common words ("Field hospital", "Central market")
WORKS = listed("island checkpoint dam hospital valley bridge junction prison market")
KIND_BEFORE = KIND_AFTER | listed("villages towns city settlement hamlet cities port")
#: kind words that may be part of the name as written ("Kani Township")
CAPITALISED = listed("township district commune prefecture municipality")
NATIONAL = frozenset(divisions())
#: between a name and the word for its kind
MODIFIERS = listed("refugee displacement idp displaced border military army air police training local rural")
#: so common that only a name which a preposition or article leads to is one
LEADING = listed("area zone territory")
LEADS = listed("in the at of to from near around into")


def beside_kinds(
    text: str, tokens: Sequence[Token], words: Sequence[str], upper: bytes, found: Sequence[Guess]
) -> list[Guess]:
    """Names not among ``found`` that stand before or after a word for a kind of place. ``words``: the tokens' texts;
    ``upper``: 1 for each of them that is capitalised, else 0. Parts of longer names among ``found`` are refused."""
    lower = [word.lower() for word in words]
    if KIND_BEFORE.isdisjoint(lower) and NATIONAL.isdisjoint(lower):
        return []
    result: list[Guess] = []
    for i, word in enumerate(lower):
        national, at = divisions().get(word), i - 1
        if word == "area" and lower[max(0, i - 2) : i] == ["local", "government"]:
            national, at = divisions()["local government area"], i - 3
        if (word not in KIND_BEFORE and national is None) or (upper[i] and word in KIND_AFTER - CAPITALISED):
            continue
        kind = national.kind if national is not None else w.KIND_NOUNS.get(word, "town")
        for first, last in _spans(words, lower, upper, i, at, national):
            strange = national is not None or word in WORKS
            guess = unknown_span(text, tokens, words, [*found, *result], first, last, kind, strange=strange)
            if guess is not None:
                result.append(guess)
                break
    return result


def _spans(
    words: Sequence[str], lower: Sequence[str], upper: bytes, i: int, at: int, national: Division | None
) -> Iterator[tuple[int, int]]:
    """First and last token of what may be the name beside the kind word ``i``; ``at``: the token before the word."""
    of_name = i + 2 < len(words) and words[i + 1] == "of" and upper[i + 2]
    if of_name:
        yield i + 2, min(row_around(upper, i + 2, i + 2)[1], i + 5)
    elif national is not None and national.after and i + 1 < len(words) and upper[i + 1]:
        yield i + 1, min(row_around(upper, i + 1, i + 1)[1], i + 4)
    if at > 0 and lower[at] in MODIFIERS and not upper[at]:
        at -= 1  # "X refugee camp"
    if at < 0 or not upper[at] or not (lower[i] in KIND_AFTER or (national is not None and national.before)):
        return
    if of_name and national is None and not part_of_town(lower[i], words[at]):
        return
    first = row_around(upper, at, at)[0]
    while first < at and lower[first] in w.NEVER | w.DIRECTIONS:
        first += 1
    if lower[i] not in LEADING or at < i - 2 or (first and lower[first - 1] in LEADS):
        yield first, at


def unknown_span(
    text: str,
    tokens: Sequence[Token],
    words: Sequence[str],
    found: Sequence[Guess],
    first: int,
    last: int,
    kind: str,
    *,
    strange: bool,
) -> Guess | None:
    """The tokens as an unknown place of that kind, unless something known stands there; its parts are refused.

    ``strange``: the name must hold a word that nothing else knows."""
    parts = [guess for guess in found if guess.first <= last and first <= guess.last]
    if not plausible(tokens, first, last) or any(stands(part, first, last, kind) for part in parts):
        return None
    if (parts or strange) and not is_strange(words, first, last):
        return None
    for part in parts:
        part.veto = True
    start, end = tokens[first].start, tokens[last].end
    guess = Guess(tokens, (first, last), first, last, start, end, text[start:end], NOTHING, UNKNOWN_SCORE)
    guess.kind, guess.rule = kind, "toponym.unknown"
    return guess


def stands(part: Guess, first: int, last: int, kind: str) -> bool:
    """Does a known name stay what it is, rather than be a part of a longer name that nobody knows, or its whole in
    another spelling? ``kind``: of place that the words ask for."""
    if part.veto and part.entries is NOTHING:
        return True
    if part.first <= first and part.last >= last:
        return True
    if not part.entries.candidates or part.first < first or part.last > last:
        return True
    best = part.entries.candidates[0]
    if best.place.kind == "country":
        return True
    return part.last == last and best.exact and best.place.kind == kind


def is_strange(words: Sequence[str], first: int, last: int) -> bool:
    """Is a word of the name none that anything else knows, and none of them an actor's?"""
    actors, english = actor_lexicon(), lexicon()
    row = words[first : last + 1]
    if any(actors.single(word) != (None, False) for word in row):
        return False
    return any(word not in english and word.lower() not in english for word in row)
