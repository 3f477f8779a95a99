"""Find place names: capitalised names that the gazetteer knows and the words around them bear out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extract.gazetteer.fold import fold
from extract.gazetteer.lookup import Candidate, Entries, Gazetteer, is_acronym
from extract.mentions import toponyms_evidence as evidence
from extract.mentions import toponyms_words as w
from extract.mentions.tokens import Tagged
from extract.model import Sentence, Token, ToponymMention

LONGEST = 6  # tokens in a name
THRESHOLD = 5.0  # evidence and prior together (see toponyms_evidence)
SAME_DIVISION, SAME_COUNTRY, SAID_BEFORE = 1.6, 0.8, 1.0
CONNECTORS = frozenset(("of", "the", "de", "del", "la", "le", "los", "las", "el", "al", "da", "do", "dos", "das", "di",
                        "du", "des", "van", "der", "den", "on", "upon", "and", "sur", "en", "am", "an", "y", "e", "wa",
                        "kwa", "-", "&", "'s", "’s"))  # fmt: skip
ARTICLES = ("al-", "el-", "an-", "as-", "ad-", "ar-", "at-", "az-", "ash-", "adh-", "ath-", "ed-", "es-", "er-", "ez-")
WELL_KNOWN = frozenset(("country", "continent", "admin1", "capital"))


@dataclass(slots=True)
class Guess:
    """One possible place name: tokens ``first``..``last`` of ``tokens``, with what is known for and against it."""

    tokens: Sequence[Token]
    sentence: Sentence
    first: int
    last: int
    text: str
    entries: Entries
    score: float = 0.0
    kind: str = ""
    within: str = ""
    metonym: bool = False
    sure: bool = False

    @property
    def prior(self) -> float:
        return self.entries.candidates[0].prior if self.entries.candidates else 0.0


def find_toponyms(text: str, tagged: Tagged, gazetteer: Gazetteer) -> tuple[ToponymMention, ...]:
    """Place names of ``text`` in order, not overlapping. Names may be unknown where the words around say what they are."""
    guesses = [
        guess
        for sentence, tokens in zip(tagged.sentences, tagged.tokens, strict=True)
        for guess in sentence_guesses(text, sentence, tokens, gazetteer)
    ]
    accepted = document_pass(guesses)
    return tuple(mention_of(text, guess) for guess in accepted)


def capitalised(token: Token) -> bool:
    """Does the token start like a name? Scripts without case count as capitalised."""
    first = token.text[0]
    if first.isupper() or first.istitle():
        return True
    if first.isalpha() and not first.islower():
        return True
    lower = token.text
    return (
        lower.startswith(ARTICLES) and len(lower) > 4 and lower[lower.index("-") + 1 : lower.index("-") + 2].isupper()
    )


def runs(tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """Stretches of capitalised words, first and last token, with the small words that names hold between them."""
    i = 0
    while i < len(tokens):
        if not capitalised(tokens[i]):
            small = tokens[i].text in ("al", "el") and i + 1 < len(tokens) and capitalised(tokens[i + 1])
            if not small:
                i += 1
                continue
        start, end = i, i
        j = i + 1
        while j < len(tokens) and j - start < 40:
            if capitalised(tokens[j]):
                end = j
            elif tokens[j].text not in CONNECTORS or j - end > 2:
                break
            j += 1
        yield start, end
        i = end + 1


def sentence_guesses(text: str, sentence: Sentence, tokens: Sequence[Token], gazetteer: Gazetteer) -> Iterator[Guess]:
    """The longest known names of a sentence with their scores, and unknown names that the words call places."""
    found: list[Guess] = []
    for start, end in runs(tokens):
        i = start
        while i <= end:
            guess = longest(text, sentence, tokens, i, end, gazetteer)
            if guess is None:
                i += 1
                continue
            judge(guess, start, end)
            found.append(guess)
            i = guess.last + 1
    contain(found)
    yield from found


def longest(
    text: str, sentence: Sentence, tokens: Sequence[Token], first: int, end: int, gazetteer: Gazetteer
) -> Guess | None:
    """The longest name that starts at token ``first`` and that the gazetteer knows."""
    for last in range(min(end, first + LONGEST - 1), first - 1, -1):
        if last > first and not capitalised(tokens[last]):
            continue
        words = text[tokens[first].start : tokens[last].end]
        if last == first and (words.lower().strip(".") in w.NEVER) and not is_acronym(words):
            continue
        if last == first and not capitalised(tokens[first]):
            continue
        if len(words) < 2 or "\n\n" in words:
            continue
        entries = gazetteer.find(words)
        if entries.candidates:
            return Guess(tokens, sentence, first, last, words, entries)
    return None


def judge(guess: Guess, start: int, end: int) -> None:
    """Score a guess from the words around it, and see what kind of place they ask for."""
    tokens, first, last = guess.tokens, guess.first, guess.last
    best = guess.entries.candidates[0]
    known = best.place.kind in WELL_KNOWN and best.main
    main_end = first_capital_run_end(tokens, last, end)
    main_start = first_capital_run_start(tokens, first, start)
    guess.score = (
        best.prior
        + evidence.before(tokens, first)
        + evidence.after(tokens, last)
        + evidence.inside_run(tokens, first, last, main_start, main_end, known=known)
        + evidence.word_trap(guess.entries.flags, single=first == last, sentence_start=first == 0)
    )
    guess.kind = kind_asked(tokens, first, last)
    following = tokens[last + 1].text.lower() if last + 1 < len(tokens) else ""
    preceding = tokens[first - 1].text.lower() if first else ""
    spoken = following in w.SPEECH_VERBS and preceding not in w.LOCATIVE and preceding not in w.WEAK_LOCATIVE
    guess.metonym = spoken and best.place.kind in WELL_KNOWN


def first_capital_run_end(tokens: Sequence[Token], last: int, end: int) -> int:
    """Last token of the unbroken row of capitalised words that follows ``last``."""
    while last < end and capitalised(tokens[last + 1]):
        last += 1
    return last


def first_capital_run_start(tokens: Sequence[Token], first: int, start: int) -> int:
    """First token of the unbroken row of capitalised words that leads up to ``first``."""
    while first > start and capitalised(tokens[first - 1]):
        first -= 1
    return first


def kind_asked(tokens: Sequence[Token], first: int, last: int) -> str:
    """Kind of place that the words ask for: "Homs province", "the town of Hit", "Lake Chad"."""
    following = tokens[last + 1].text.lower() if last + 1 < len(tokens) else ""
    if following in w.KIND_NOUNS and following not in ("camp", "port", "capital", "mount"):
        return w.KIND_NOUNS[following]
    if tokens[last].text.lower() in w.KIND_NOUNS and last > first:
        return w.KIND_NOUNS[tokens[last].text.lower()]
    if first > 1 and tokens[first - 1].text.lower() == "of":
        return w.KIND_NOUNS.get(tokens[first - 2].text.lower(), "")
    return ""


def inside(inner: Candidate, outer: Candidate) -> bool:
    """Does the place lie in the other, by country and first-order division?"""
    place, container = inner.place, outer.place
    if place.gazetteer_id == container.gazetteer_id:
        return False
    if container.kind == "country":
        return bool(place.country) and place.country == container.country
    if container.kind in ("admin1", "district"):
        return place.admin1 == container.gazetteer_id or (
            place.country == container.country and bool(place.admin1) and place.admin1 == container.admin1
        )
    return False


def contain(found: list[Guess]) -> None:
    """Bind "X, Y" where Y holds X; lists of names lend each other strength."""
    for left, right in zip(found, found[1:], strict=False):
        between = [token.text for token in left.tokens[left.last + 1 : right.first]]
        if between in ([","], ["("], ["in"], [",", "in"], ["["], ["[", "in"], []):
            holds = any(inside(a, b) for b in right.entries.candidates[:6] for a in left.entries.candidates[:40])
            if holds and (between or right.prior >= 6):
                left.within = right.text
                bonus = 4.0 if between == [","] else 2.0
                left.score += bonus
                right.score += bonus
        elif between in (["and"], ["or"], [",", "and"], ["to"]) and left.score >= THRESHOLD:
            right.score += evidence.PART_OF_LIST
        elif between in (["and"], ["or"], [",", "and"]) and right.score >= THRESHOLD + 1:
            left.score += evidence.PART_OF_LIST
        if between == [","] and not left.within and left.score >= THRESHOLD:
            right.score += 1.0


def document_pass(guesses: list[Guess]) -> list[Guess]:
    """Accept what is strong enough, alone or in the light of the rest of the document."""
    countries: set[str] = set()
    divisions: set[str] = set()
    names: dict[str, float] = {}
    for guess in guesses:
        if guess.score >= THRESHOLD:
            best = guess.entries.candidates[0]
            countries.add(best.place.country)
            if guess.prior < 7:
                divisions.add(best.place.admin1)
            names[fold(guess.text)] = max(names.get(fold(guess.text), 0.0), guess.score)
    accepted = []
    for guess in guesses:
        score = guess.score
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
    return accepted


def mention_of(text: str, guess: Guess) -> ToponymMention:
    start, last = guess.tokens[guess.first].start, guess.last
    if last + 1 < len(guess.tokens):
        following = guess.tokens[last + 1]
        if following.text in (
            "Province",
            "Governorate",
            "County",
            "District",
            "Prefecture",
            "Oblast",
            "River",
            "State",
        ):
            last += 1
    end = guess.tokens[last].end
    mention = ToponymMention(start, end, text[start:end], rule="toponym.known", kind=guess.kind, within=guess.within)
    return replace(mention, metonym=True) if guess.metonym else mention
