"""How strongly the words around a capitalised name speak for a place: one number, comparable with a prior (log10)."""

from __future__ import annotations

from collections.abc import Sequence

from extract.gazetteer.segment import COMMON_WORD, GIVEN_NAME, SURNAME
from extract.lexicon.places.divisions import divisions
from extract.lexicon.wordlist import words
from extract.lexicon.words import word_class
from extract.mentions.places import words as w
from extract.mentions.places.spans import ARTICLES as HYPHENED
from extract.mentions.places.spans import Guess
from extract.mentions.places.unknown import part_of_town
from extract.model import Token

#: weights, on the scale of a place's prior (3 = a village of 1,000, 6 = a city of a million, 8.5 = a country)
LOCATIVE, WEAK_LOCATIVE, KIND, PART_OF_LIST, PEOPLE, TAKEN = 2.5, 1.0, 3.0, 1.5, 1.5, 2.0
IN_A_LONGER_NAME, FOLLOWED_BY_NAME, AFTER_TITLE, SPEAKS, SPOKEN = 3.5, 1.5, 9.0, 1.5, 3.0
IS_WORD, IS_KNOWN_WORD, IS_WORD_AT_START, IS_GIVEN, IS_FAMILY = 2.2, 1.4, 2.0, 3.0, 1.5
WELL_KNOWN = frozenset(("country", "continent", "admin1", "capital"))
STATE_SCORE = 9.0
HOME, OWN_KIND, SOMEBODY_OF, WAY = 4.5, 1.5, 2.0, 1.5  # ", 34, of X"; "X County"; "the X man"; "the X road"
COUNTRY_OFFICES = words("department ministry centers centres embassy")
ROUTES = frozenset(("route", "highway", "interstate"))
PERSONS = word_class("names.persons")
WAYS = word_class("names.ways")
#: adjectives and the article between a preposition and a name
NEAR_WORDS = w.DIRECTIONS | word_class("names.near_words")
#: after "X, Y": the words with which the sentence goes on where Y holds X
AFTER_TOWN = frozenset(("", ",", ".", ")", ";", "on", "in", "where", "who", "after"))
FEATURES = frozenset(("Lake", "Mount", "Mt.", "Fort", "Cape", "Camp", "Point"))
ACTS = word_class("names.acts")
ADJECTIVAL = frozenset(("US", "UK", "UAE", "USA"))  # stand before nouns as adjectives do
ARTICLES = frozenset(("the", "a", "an"))
GROUP_LINKS = frozenset(("in", "of"))  # "Islamic State in X"


_SAID_BEFORE = word_class("names.said_before")


def judge(guess: Guess) -> None:
    """Score a guess from the words around it, and see what kind of place they ask for."""
    tokens, first, last = guess.tokens, guess.first, guess.last
    best = guess.entries.candidates[0]
    if guess.rule == "toponym.state":
        guess.score, guess.after_town = STATE_SCORE, True
        return
    known = best.main and best.place.kind in WELL_KNOWN
    following = tokens[last + 1].text.lower() if last + 1 < len(tokens) else ""
    preceding = tokens[first - 1].text.lower() if first else ""
    guess.kind = kind_asked(tokens, first, last, preceding, following)
    guess.lead = before(tokens, first, preceding.strip("."))
    guess.score = best.prior + guess.lead + after(following, known=known or guess.lead >= LOCATIVE)
    somebody = preceding in ARTICLES and following in PERSONS and first == last
    if somebody:
        guess.score += SOMEBODY_OF
    if last > first and tokens[last].text in ("County", "Parish"):
        guess.score += OWN_KIND
    start, end = guess.run
    if first > start or last < end or preceding in GROUP_LINKS:
        guess.score += inside_run(guess, known=known)
    if following.startswith(HYPHENED) and tokens[last + 1].start == tokens[last].end + 1:
        guess.score -= IN_A_LONGER_NAME  # "Talat al-Iss", which the gazetteer lacks, is not Talat
    if first == last and best.prior < 8:
        guess.score += word_trap(guess, sentence_start=first == 0, named=not somebody)
    if not best.exact and not guess.kind:
        guess.score -= 0.5
    if guess.is_country and guess.text in ("U.S.", "US") and (following[:1].isdigit() or following in ROUTES):
        guess.veto = True  # "U.S. 30", "U.S. Route 52"
    guess.after_town = preceding == "," and following in AFTER_TOWN
    if known:
        spoken = following in w.SPEECH_VERBS and preceding not in w.LOCATIVE and preceding not in w.WEAK_LOCATIVE
        inside = guess.lead >= LOCATIVE and best.place.kind == "capital"  # "in Kabul police arrested"
        guess.metonym = guess.metonym or spoken or (following in w.GOVERNMENT_NOUNS and not inside)
        if guess.is_country and guess.text.replace(".", "") in ADJECTIVAL:
            noun = last + 1 < len(tokens) and tokens[last + 1].tag.startswith(("NN", "JJ", "VBN"))
            noun = following in ACTS if guess.lead >= LOCATIVE else noun
            guess.metonym = guess.metonym or noun  # "a US drone strike"


def before(tokens: Sequence[Token], first: int, word: str) -> float:
    """Evidence from the words before token ``first``; ``word``: the one right before it, in lower case, "" if none."""
    if not word:
        return 0.0
    if word in w.LOCATIVE:
        return LOCATIVE
    if word in w.CONTEST_LINKS and first > 1 and tokens[first - 2].text.lower() in w.CONTESTS:
        return LOCATIVE  # "the battle for X": a place, however the sentence goes on
    if word == "of" and first > 2 and tokens[first - 2].text == "," and tokens[first - 3].text.isdigit():
        return HOME  # "Ann Lee, 34, of Tyler"
    if word in NEAR_WORDS:
        earlier = tokens[first - 2].text.lower() if first > 1 else ""
        if earlier in w.LOCATIVE:
            return LOCATIVE
        return -0.5 if word == "the" else 1.5
    if word in w.TITLES:
        return -AFTER_TITLE
    if word == "of" and first > 1:
        kind = tokens[first - 2].text.lower()
        if kind in w.KIND_NOUNS:
            return KIND + 1.0
        if kind in w.ORGANISATION_HEADS and tokens[first - 2].text[0].isupper():
            return -AFTER_TITLE
    if word in w.SPEECH_VERBS:
        return -SPOKEN if word in _SAID_BEFORE else 0.0
    if word in w.TAKING_VERBS:
        return TAKEN
    if word in w.KIND_NOUNS and tokens[first - 1].text[0].islower():
        return 1.5  # "the city Homs"
    return WEAK_LOCATIVE if word in w.WEAK_LOCATIVE else 0.0


def after(word: str, *, known: bool) -> float:
    """Evidence from the word after the name, in lower case, "" if none."""
    if word in w.KIND_NOUNS:
        return KIND
    if word in w.PEOPLE_NOUNS:
        return PEOPLE
    if word in WAYS:
        return WAY
    return -SPEAKS if word in w.SPEECH_VERBS and not known else 0.0


def inside_run(guess: Guess, *, known: bool) -> float:
    """Evidence from the other capitalised words that the name stands among; sets ``veto`` where it names no place.

    ``known``: the name is a country, a first-order division or a capital, which may stand before another name
    ("Texas Governor", "Iraq Prime Minister").
    """
    tokens, first, last = guess.tokens, guess.first, guess.last
    start, end = guess.run
    score = 0.0
    if first > start:
        plain = tokens[first - 1].text.lower().strip(".")
        opening = first == 1 and not tokens[0].tag.startswith("NNP")
        tail = tokens[first - 1].text.rpartition("-")[2]
        if tail[:1].islower() and "-" in tokens[first - 1].text:
            pass  # "Pakistan-administered Kashmir"
        elif tokens[first - 1].text in FEATURES:
            score -= IN_A_LONGER_NAME  # "Lake Winnipesaukee" is not Winnipesaukee
        elif plain in w.TITLES:
            score -= AFTER_TITLE
        elif not (
            opening
            or plain in w.NEVER
            or plain in w.DIRECTIONS
            or plain in w.KIND_NOUNS
            or plain in w.LOCATIVE
            or plain in w.SPANISH_KINDS
        ):
            score -= IN_A_LONGER_NAME + (1.0 if known else 0.0)
    if first > 1 and tokens[first - 1].text in ("in", "of") and tokens[first - 2].text in w.GROUP_HEADS:
        guess.veto = True  # "Islamic State in Iraq", "al-Qaeda in Yemen"
    if last < end:
        rest = rest_of_name(tokens, last + 1)
        if not rest:
            return score
        if rest[0] in w.GOVERNMENT_NOUNS and known:
            return score
        if rest[0] in w.KIND_NOUNS or rest == ["department"] or rest[0] in w.TITLES or rest[0] in w.SMALL:
            return score
        county = guess.kind == "district" and tokens[last].text in ("County", "Parish")
        state = known and first > 1 and tokens[first - 1].text == "," and tokens[first - 2].text[0].isupper()
        if known and rest[0] in COUNTRY_OFFICES and guess.is_country:
            guess.metonym = True  # "the U.S. Department of Agriculture"
            return score
        if not county and not state and not w.ORGANISATION_NOUNS.isdisjoint(rest):
            guess.veto = True
        if first == start and guess.text.lower() in w.PLACE_LIKE_GIVEN and rest[0] not in w.PEOPLE_NOUNS:
            guess.veto = True
        if county:
            return score  # "Jackson County Circuit Judge ..."
        score -= FOLLOWED_BY_NAME if known else IN_A_LONGER_NAME
    return score


def rest_of_name(tokens: Sequence[Token], start: int) -> list[str]:
    """The words of the capitalised name that goes on at token ``start``, in lower case, six at most."""
    words = []
    for token in tokens[start : start + 6]:
        if not token.text[0].isupper() and token.text not in ("'s", "’s", "of", "for", "and", "the"):
            break
        words.append(token.text.lower().strip("."))
    return words


def word_trap(guess: Guess, *, sentence_start: bool, named: bool) -> float:
    """Evidence from what else a name of one word is: an English word and, where it may be ``named`` so, a given name,
    a family name."""
    flags, score = guess.entries.flags, 0.0
    if flags & COMMON_WORD:
        score -= IS_KNOWN_WORD if guess.prior >= 5.3 else IS_WORD
        score -= IS_WORD_AT_START if sentence_start else 0.0
    if flags & GIVEN_NAME and named:
        score -= IS_GIVEN
    elif flags & SURNAME and named:
        score -= IS_FAMILY
    return score


def kind_asked(tokens: Sequence[Token], first: int, last: int, preceding: str, following: str) -> str:
    """Kind of place that the words ask for: "Homs province", "the town of Hit", "Scott County". ``preceding`` and
    ``following``: the words right before and after the name, in lower case."""
    if following in w.KIND_NOUNS and following not in ("camp", "port", "capital", "mount"):
        return w.KIND_NOUNS[following]
    if preceding in divisions() and divisions()[preceding].after:
        return divisions()[preceding].kind  # "Barangay X"
    if last > first:
        own = tokens[last].text.lower()
        if own in w.KIND_NOUNS:
            return w.KIND_NOUNS[own]
    if following == "department" and (last + 2 >= len(tokens) or tokens[last + 2].text not in ("of", "for", "store")):
        return "admin1"
    if preceding == "of" and first > 1:
        noun, name = tokens[first - 2].text.lower(), tokens[first - 3].text if first > 2 else ""
        if name[:1].isupper() and part_of_town(noun, name):
            return ""  # "the Karrada district of Baghdad": of the town
        return w.KIND_NOUNS.get(noun, "")
    return ""
