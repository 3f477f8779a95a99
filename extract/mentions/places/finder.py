"""Find place names: capitalised names that the gazetteer knows and the words around them bear out."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from extract.gazetteer.fold import fold
from extract.gazetteer.lookup import Candidate, Gazetteer
from extract.gazetteer.segment import COMMON_WORD
from extract.mentions.places import evidence
from extract.mentions.places import words as w
from extract.mentions.places.bearers import drop_bearers
from extract.mentions.places.border import with_borders
from extract.mentions.places.chains import chain
from extract.mentions.places.governed import Row, add_governed
from extract.mentions.places.kinds import beside_kinds
from extract.mentions.places.leaning import leaning
from extract.mentions.places.spans import Guess, person_names, sentence_spans
from extract.mentions.places.unknown import beside_known, relation_before
from extract.mentions.tagging.marks import CAPITAL
from extract.mentions.tagging.tokens import Tagged
from extract.model import ToponymMention

THRESHOLD = 5.0  # evidence and prior together (see toponyms_evidence)
SAME_DIVISION, SAME_COUNTRY, SAID_BEFORE = 1.6, 0.8, 1.0
CONTAINED, CONTAINED_LOOSELY, SHARED, LISTED_WORD = 4.0, 2.0, 0.8, 3.5
_IS_CAPITAL = bytes(1 if byte & CAPITAL else 0 for byte in range(256))
SEPARATORS = ([","], ["("], ["["], ["in"], [",", "in"], [", ", "near"])
CONJUNCTIONS = (["and"], ["or"], [",", "and"], ["to"], ["and", "in"], ["&"])


def find_toponyms(text: str, tagged: Tagged, gazetteer: Gazetteer) -> tuple[ToponymMention, ...]:
    """Place names of ``text``, in order, not overlapping. Names that the gazetteer lacks are found where the words say
    that they are places ("the village of X", "X district")."""
    rows: list[Row] = []
    persons: set[str] = set()
    capitals = tagged.marks.translate(_IS_CAPITAL)
    for (first, behind), tokens, words in zip(pairwise(tagged.cuts), tagged.tokens, tagged.words, strict=True):
        upper = capitals[first:behind]
        found: list[Guess] = []
        if 1 in upper:
            found = sentence_spans(text, tokens, words, upper, gazetteer)
            persons |= person_names(words, upper, gazetteer)
        for guess in found:
            if not guess.veto:
                evidence.judge(guess)
        contain(found)
        if 1 in upper:
            if found and "," in words:
                found += beside_known(tokens, words, upper, text, found)
            found += beside_kinds(text, tokens, words, upper, found)
            found += leaning(text, tokens, words, upper, found)
            rows.append(Row(tokens, words, upper, found))
    add_governed(text, rows, persons)
    guesses = [guess for row in rows for guess in sorted(row.found, key=lambda guess: guess.start)]
    drop_bearers(text, guesses)
    accepted = document_pass(guesses, persons)
    chain(text, accepted)
    return with_borders(text, [mention_of(text, guess) for guess in accepted])


def inside(inner: Candidate, outer: Candidate) -> bool:
    """Does the place lie in the other, by country and first-order division?"""
    place, container = inner.place, outer.place
    if place.gazetteer_id == container.gazetteer_id or place.kind in ("country", "continent"):
        return False
    if container.kind == "country":
        return bool(place.country) and place.country == container.country
    if container.kind in ("admin1", "district"):
        return bool(place.admin1) and place.admin1 == container.admin1 and place.kind != "admin1"
    if container.kind == "region":
        return bool(place.country) and place.country == container.country and place.kind != "admin1"
    return False


def contain(found: list[Guess]) -> None:
    """Bind "X, Y" where Y holds X; lists of names lend each other strength."""
    known: dict[tuple[str, str], bool] = {}
    for left, right in pairwise(found):
        between = [token.text for token in left.tokens[left.last + 1 : right.first]]
        if len(between) > 4 or left.veto or right.veto:
            continue
        countries = left.is_country and right.is_country  # a list of countries
        if not countries and (between in SEPARATORS or not between or lies_in(between)):
            holds = may_hold(left, right, known)
            if holds and (between or right.prior >= 6) and not (right.entries.flags & 1 and between != [","]):
                left.within = right.text
                bonus = CONTAINED if between[:1] == [","] else CONTAINED_LOOSELY
                left.score += bonus
                right.score += bonus
                continue
            area = right.entries.candidates[0].place.kind in ("admin1", "country")
            asked = between == ["in"] and right.kind == "admin1" and not left.is_country and not left.kind
            if area and asked and left.prior < 6.5 and left.score >= THRESHOLD:
                left.within = right.text  # "Paraíso in Chalatenango department": another Paraíso than those known
            if between == [","] and area and left.prior < 6.5 and right.after_town:
                left.within = right.text  # the gazetteer may lack that town
                left.score += CONTAINED_LOOSELY
        if between in CONJUNCTIONS or between == [","]:
            if shared_division(left, right):
                left.score += SHARED
                right.score += SHARED
                if left.entries.flags & COMMON_WORD and right.score >= THRESHOLD:
                    left.score += LISTED_WORD  # "Hit, Haditha and Rutba fell"
            if right.lead == 0.0 and left.lead > 0:
                right.lead = left.lead  # "between X and Y", "in X, Y and Z": the preposition governs them all
                right.score += left.lead
            elif left.score >= THRESHOLD:
                right.score += evidence.PART_OF_LIST if between != [","] else 1.0
            if left.score < THRESHOLD <= right.score - 1 and not left.within:
                left.score += evidence.PART_OF_LIST


def may_hold(left: Guess, right: Guess, known: dict[tuple[str, str], bool]) -> bool:
    """May the right one hold the left one? Remembered for the sentence."""
    key = (left.text, right.text)
    if key not in known:
        outer = right.entries.candidates[:4]
        known[key] = any(inside(a, b) for a in left.entries.candidates[:40] for b in outer)
    return known[key]


def lies_in(between: Sequence[str]) -> bool:
    """Words like ", in northern", "in the north of", ", a town in"."""
    words = [word.lower() for word in between if word not in (",", "the", "a", "an")]
    return (
        bool(words)
        and words[0] != "and"
        and "in" in words
        and all(word in ("in", "of", "part") or word in w.DIRECTIONS or word in w.KIND_NOUNS for word in words)
    )


def shared_division(left: Guess, right: Guess) -> bool:
    """May both lie in one first-order division?"""
    divisions = {c.place.admin1 for c in left.entries.candidates[:10] if c.place.admin1 and c.place.kind != "admin1"}
    return any(c.place.admin1 in divisions and c.place.kind != "admin1" for c in right.entries.candidates[:10])


def document_pass(guesses: list[Guess], persons: set[str]) -> list[Guess]:
    """Accept what is strong enough, alone or in the light of the rest of the document."""
    countries: set[str] = set()
    divisions: set[str] = set()
    seen: set[str] = set()
    names: dict[str, float] = {}
    for guess in guesses:
        if guess.score >= THRESHOLD and not guess.veto and guess.entries.candidates:
            best = guess.entries.candidates[0]
            countries.add(best.place.country)
            division = best.place.admin1
            if guess.within or guess.prior >= 5 or (division and division in seen):
                divisions.add(division)
            seen.add(division)
            key = fold(guess.text)
            names[key] = max(names.get(key, 0.0), guess.score)
    accepted = []
    end = -1
    for guess in guesses:
        score = guess.score
        if guess.veto or guess.start < end:
            continue
        if guess.first == guess.last and not guess.within and not guess.kind and guess.lead < evidence.LOCATIVE:
            key = guess.text.lower()
            if key in persons and guess.prior < 8:
                continue
        if score < THRESHOLD:
            places = [candidate.place for candidate in guess.entries.candidates]
            if any(place.admin1 and place.admin1 in divisions for place in places):
                score += SAME_DIVISION
            elif any(place.country and place.country in countries for place in places):
                score += SAME_COUNTRY
            if names.get(fold(guess.text), 0.0) >= THRESHOLD + 1:
                score += SAID_BEFORE
        if score >= THRESHOLD:
            accepted.append(guess)
            end = guess.end
    return accepted


def mention_of(text: str, guess: Guess) -> ToponymMention:
    """The mention, with a capitalised kind word that follows the name taken in ("Homs Governorate")."""
    end = guess.end
    if guess.last + 1 < len(guess.tokens) and guess.end == guess.tokens[guess.last].end:
        following = guess.tokens[guess.last + 1]
        if following.text in w.KIND_SUFFIXES and text[end : following.start] == " ":
            end = following.end
    return ToponymMention(
        guess.start,
        end,
        text[guess.start : end],
        rule=guess.rule,
        kind=guess.kind,
        within=guess.within,
        metonym=guess.metonym,
        relation=relation_before(text, guess),
    )
