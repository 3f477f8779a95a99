"""Choose the place that each name means: containment, the document's countries and other places, then how well known."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field

from extract.gazetteer.fold import fold
from extract.gazetteer.lookup import Candidate, Gazetteer, distance_km
from extract.model import Place, ResolvedToponym, ToponymMention

ROUNDS = 3  # choices settle after two or three
WITHIN, NOT_WITHIN = 6.0, -2.0
KIND, OTHER_KIND = 2.5, -2.0
COUNTRY, DIVISION, NEAR, THEATRE = 2.0, 1.2, 1.5, 2.0
NEAR_KM = 150.0
KEPT = 5  # rejected candidates kept for the analyst

#: kinds that satisfy a kind asked for by the words
SATISFIES = {
    "city": ("city", "capital", "town"),
    "town": ("city", "town", "village", "capital"),
    "suburb": ("suburb", "city", "district", "village"),
    "admin1": ("admin1",),
    "region": ("region", "admin1"),
    "district": ("district", "admin1", "city"),
}


@dataclass(slots=True)
class Choice:
    """All mentions of one name: one sense for the document."""

    name: str
    candidates: tuple[Candidate, ...]
    mentions: list[ToponymMention] = field(default_factory=list)
    best: int = 0
    scores: list[float] = field(default_factory=list)

    @property
    def place(self) -> Place:
        return self.candidates[self.best].place


def resolve_toponyms(
    text: str, mentions: Sequence[ToponymMention], gazetteer: Gazetteer, *, theatre: Sequence[str] = ()
) -> tuple[ResolvedToponym, ...]:
    """One result for each mention, in order. ``theatre``: ISO 3166-1 alpha-2 codes that the corpus is about."""
    choices = gather(mentions, gazetteer)
    for _ in range(ROUNDS):
        context = Context.of(choices.values(), theatre)
        for choice in choices.values():
            choice.scores = [score(candidate, choice, choices, context) for candidate in choice.candidates]
            choice.best = max(range(len(choice.scores)), key=lambda i: (choice.scores[i], -i), default=0)
    return tuple(resolved(mention, choices[sense_key(mention)], choices) for mention in mentions)


def sense_key(mention: ToponymMention) -> str:
    """Mentions with the same key have the same sense: the name, and province or town where the words say which."""
    return f"{fold(mention.text)}|{'area' if mention.kind in ('admin1', 'region', 'district') else ''}"


def gather(mentions: Sequence[ToponymMention], gazetteer: Gazetteer) -> dict[str, Choice]:
    choices: dict[str, Choice] = {}
    for mention in mentions:
        key = sense_key(mention)
        choice = choices.get(key)
        if choice is None:
            choice = choices[key] = Choice(mention.text, candidates_of(mention.text, gazetteer))
        choice.mentions.append(mention)
    return choices


def candidates_of(name: str, gazetteer: Gazetteer) -> tuple[Candidate, ...]:
    """Candidates for the name, with those for the name without its kind word ("Homs Province" -> Homs)."""
    found = gazetteer.find(name).candidates
    words = name.split()
    if len(words) > 1 and words[-1] in (
        "Province",
        "Governorate",
        "District",
        "Prefecture",
        "Oblast",
        "River",
        "State",
    ):
        found += gazetteer.find(" ".join(words[:-1])).candidates
    return found


@dataclass(slots=True)
class Context:
    """What the document's current choices say: weight of each country and division, points of its towns."""

    countries: dict[str, float]
    divisions: dict[str, float]
    points: list[tuple[str, float, float]]
    theatre: frozenset[str]

    @classmethod
    def of(cls, choices: Sequence[Choice] | object, theatre: Sequence[str]) -> Context:
        countries: dict[str, float] = {}
        divisions: dict[str, float] = {}
        points: list[tuple[str, float, float]] = []
        for choice in choices:  # type: ignore[attr-defined]
            if not choice.candidates:
                continue
            place, count = choice.place, min(3, len(choice.mentions))
            if place.country:
                weight = 2.0 if place.kind == "country" else 1.0
                countries[place.country] = countries.get(place.country, 0.0) + weight * math.sqrt(count)
            if place.admin1:
                divisions[place.admin1] = divisions.get(place.admin1, 0.0) + count
            if place.kind not in ("country", "continent"):
                points.append((choice.name, place.lat, place.lon))
        return cls(countries, divisions, points, frozenset(theatre))


def score(candidate: Candidate, choice: Choice, choices: dict[str, Choice], context: Context) -> float:
    """How well a candidate fits: its prior and the document's evidence, all on the scale of log10 of a population."""
    place = candidate.place
    total = candidate.prior + kind_fit(place, choice.mentions[0].kind) + within_fit(candidate, choice, choices)
    if not candidate.exact:
        total -= 0.5
    own = place.gazetteer_id == choice.place.gazetteer_id
    support = context.countries.get(place.country, 0.0) - (1.0 if own and place.kind != "country" else 0.0)
    if place.country and place.kind != "country":
        total += COUNTRY * support / (support + 1.5) if support > 0 else 0.0
    division = context.divisions.get(place.admin1, 0.0) - (len(choice.mentions) if own else 0)
    if place.admin1 and division > 0:
        total += DIVISION * division / (division + 1.0)
    if place.kind not in ("country", "continent"):
        total += NEAR * nearness(place, choice.name, context)
    if place.country in context.theatre:
        total += THEATRE
    return total


def nearness(place: Place, name: str, context: Context) -> float:
    """0 to 1: how near the document's other places are."""
    total = 0.0
    for other, lat, lon in context.points:
        if other != name and abs(lat - place.lat) < 5:
            total += math.exp(-distance_km(place.lat, place.lon, lat, lon) / NEAR_KM)
    return total / (total + 1.0)


def kind_fit(place: Place, kind: str) -> float:
    if not kind:
        return 0.0
    return KIND if place.kind in SATISFIES.get(kind, (kind,)) else OTHER_KIND


def within_fit(candidate: Candidate, choice: Choice, choices: dict[str, Choice]) -> float:
    """Does the candidate lie in the place that the text names beside it?"""
    named = [mention.within for mention in choice.mentions if mention.within]
    if not named:
        return 0.0
    container = choices.get(f"{fold(named[0])}|") or choices.get(f"{fold(named[0])}|area")
    if container is None:
        return 0.0
    return WITHIN if any(holds(c.place, candidate.place) for c in container.candidates[:6]) else NOT_WITHIN


def holds(container: Place, place: Place) -> bool:
    if container.kind == "country":
        return place.country == container.country
    if container.kind in ("admin1", "district") and place.admin1 and place.admin1 == container.admin1:
        return True
    return distance_km(container.lat, container.lon, place.lat, place.lon) < max(30.0, container.radius_km)


def resolved(mention: ToponymMention, choice: Choice, choices: dict[str, Choice]) -> ResolvedToponym:
    if not choice.candidates:
        return ResolvedToponym(mention, None, "not in the gazetteer")
    place = choice.place
    order = sorted(range(len(choice.scores)), key=lambda i: (-choice.scores[i], i))
    rest = tuple(choice.candidates[i].place for i in order if i != choice.best)[:KEPT]
    reason = f"{place.name}, {place.country or place.kind} ({place.kind})"
    if mention.within:
        reason += f'; the text says "{mention.within}" beside it'
    if rest:
        reason += f"; {len(choice.candidates) - 1} other places have that name"
    return ResolvedToponym(mention, place, reason, rest)
