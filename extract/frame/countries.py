"""The countries that a text is about, from its own words: names, divisions, nationalities, flags, where they stand."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache

from ahocorasick_rs import AhoCorasick, MatchKind

from extract.frame.model import CountryEvidence
from extract.lexicon.frame import country_weights
from extract.lexicon.places.names import country_names
from extract.model import Sentence, Span

#: how many times as much a word counts in the title, and in a heading or dateline
TITLE, HEADING = 3.0, 2.0
#: of one name and ground no more mentions than these are weighed: a long text does not drown its title
COUNTED = 6
GROUNDS = 5  # kept for each country
_LOCATIVE = re.compile(
    r"\b(?:in|across|throughout|inside|within|of)\s(?:the\s)?(?:(?:far\s)?(?:north|south|east|west|central)[a-z-]*\s)?$",
    re.I,
)
#: full names that countries' acronyms stand for
_IS_COUNTRY = re.compile(r"\b(?:Republic|Kingdom|Emirates|States)\b")
_FLAG = re.compile(r"[\U0001F1E6-\U0001F1FF]{2}")
_REGIONAL_A = 0x1F1E6  # regional indicator symbol letter A
#: what a country counts for of which no more than divisions are named: their names are often towns' elsewhere
DIVISIONS_ONLY = 0.5
_LEAD = 24  # code points before a name in which its preposition stands


def find_countries(
    text: str, sentences: Sequence[Sentence], *, title: str = "", start: int = 0, end: int | None = None
) -> tuple[CountryEvidence, ...]:
    """Countries named in ``text[start:end]`` and in ``title``, most important first."""
    stop = len(text) if end is None else end
    weights: dict[str, float] = {}
    grounds: dict[str, list[tuple[str, Span]]] = {}
    counted: dict[tuple[str, str, bool], int] = {}
    table = country_weights()
    starts = [sentence.start for sentence in sentences]
    for country, ground, span in _mentions(text[start:stop] if (start, stop) != (0, len(text)) else text):
        at = Span(span.start + start, span.end + start)
        number = bisect_right(starts, at.start) - 1
        heads = number >= 0 and sentences[number].kind in ("heading", "dateline")
        key = (country, ground, heads)
        counted[key] = counted.get(key, 0) + 1
        if counted[key] > COUNTED:
            continue
        if ground != "demonym" and _LOCATIVE.search(text, max(0, at.start - _LEAD), at.start):
            factor = table["located"]
        else:
            factor = 1.0
        weights[country] = weights.get(country, 0.0) + table[ground] * factor * (HEADING if heads else 1.0)
        if len(row := grounds.setdefault(country, [])) < GROUNDS:
            row.append((ground, at))
    for country, ground, _ in _mentions(title):
        weights[country] = weights.get(country, 0.0) + table[ground] * TITLE
    for country, row in grounds.items():
        if all(ground == "division" for ground, _ in row):
            weights[country] *= DIVISIONS_ONLY
    total = sum(weights.values())
    ordered = sorted(weights.items(), key=lambda item: (-item[1], item[0]))
    return tuple(
        CountryEvidence(country, round(weight, 3), round(weight / total, 4), tuple(grounds.get(country, ())))
        for country, weight in ordered
    )


def _mentions(text: str) -> Iterator[tuple[str, str, Span]]:
    """Country, ground and place of each name in the text, in order, then of each flag."""
    names, machine, forms = country_names(), *_machine()
    size = len(text)
    others: dict[str, bool] = {}  # acronyms, by whether the text explains them as another body's
    try:
        matches = machine.find_matches_as_indexes(text)
    except UnicodeEncodeError:  # lone surrogates: each is replaced by one other code point, so offsets hold
        matches = machine.find_matches_as_indexes(text.encode("utf-8", "replace").decode("utf-8"))
    for index, start, end in matches:
        if (start and text[start - 1].isalnum()) or (end < size and text[end].isalnum()):
            continue
        form = forms[index]
        if form.isupper():
            if form not in others:
                others[form] = _explained(text, form)
            if others[form]:
                continue
        country, ground = names[form]
        yield country, ground, Span(start, end)
    for flag in _FLAG.finditer(text):
        code = "".join(chr(ord(letter) - _REGIONAL_A + ord("A")) for letter in flag.group())
        yield code, "flag", Span(*flag.span())


def _explained(text: str, name: str) -> bool:
    """Is the acronym another body's, by what the text says before its bracket: "the Danish Refugee Council (DRC)"?"""
    bracket = text.find(f"({name})")
    if bracket < 0:
        return False
    initials = "".join(word[0] for word in text[max(0, bracket - 90) : bracket].split() if word[:1].isupper())
    return initials.endswith(name.replace(".", "")) and not _IS_COUNTRY.search(text, max(0, bracket - 60), bracket)


@cache
def _machine() -> tuple[AhoCorasick, tuple[str, ...]]:
    forms = tuple(sorted(country_names()))
    return AhoCorasick(forms, matchkind=MatchKind.LeftmostLongest), forms
