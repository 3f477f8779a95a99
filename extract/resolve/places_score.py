"""How well each candidate for a name fits the text: one number, on the scale of log10 of a population."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field

from extract.gazetteer.fold import fold
from extract.gazetteer.kinds import POPULATED
from extract.gazetteer.lookup import Candidate, distance_km
from extract.model import Place, ToponymMention

WITHIN, NOT_WITHIN = 6.0, -2.0
KIND, OTHER_KIND = 2.5, -2.0
COUNTRY, DIVISION, NEAR, THEATRE = 2.0, 1.5, 1.5, 2.0
AROUND_DIVISION, AROUND_COUNTRY, BESIDE = 1.2, 0.6, 1.6
ALTERNATE_NAME, LOOSE_SPELLING = -0.6, -0.7
METONYM = 1.5
TOWN_OF_THAT_NAME = -1.5  # "Homs" is the town, unless the words ask for the province
STATES = ("US", "CA", "AU")  # whose states are better known than towns named like them
NEAR_KM = 150.0
KM_PER_DEGREE = 111.2
CONSIDERED = 40  # candidates of one name; those beyond are tiny

#: kinds that satisfy a kind asked for by the words
SATISFIES = {
    "city": ("city", "capital", "town"),
    "town": ("city", "town", "village", "capital"),
    "suburb": ("suburb", "city", "district", "village", "town"),
    "admin1": ("admin1",),
    "region": ("region", "admin1", "district"),
    "district": ("district", "admin1", "city", "town"),
    "sea": ("sea", "lake"),
    "lake": ("lake", "sea"),
    "river": ("river",),
    "airport": ("airport", "base", "city", "capital", "town"),
    "camp": ("camp", "base", "city", "town", "village"),
    "dam": ("dam", "city", "town", "lake"),
    "refinery": ("refinery", "city", "town"),
    "crossing": ("crossing", "city", "town", "village"),
    "port": ("port", "city", "town", "capital"),
    "valley": ("valley", "river", "district", "region", "city", "town"),
    "mountains": ("mountains", "region", "district", "city"),
    "island": ("island", "region", "country", "admin1", "district"),
    "desert": ("desert", "region", "admin1"),
    "strait": ("strait",),
}


@dataclass(slots=True)
class Choice:
    """All mentions of one name in one sense, the candidates, and the one that is best so far."""

    key: str
    candidates: tuple[Candidate, ...]
    mentions: list[ToponymMention] = field(default_factory=list)
    best: int = 0
    scores: list[float] = field(default_factory=list)
    beside: list[str] = field(default_factory=list)  # keys of names in a list with this one
    around: list[str] = field(default_factory=list)  # keys of names close by in the text

    order: list[int] = field(default_factory=list)  # candidates, best first

    def __post_init__(self) -> None:
        self.candidates = self.candidates[:CONSIDERED]

    def settle(self) -> bool:
        """Put the best candidate first by its score; True where it is another one than before."""
        before = self.best
        self.order = sorted(range(len(self.scores)), key=lambda i: (-self.scores[i], i))
        self.best = self.order[0] if self.order else 0
        return self.best != before

    @property
    def place(self) -> Place:
        return self.candidates[self.best].place

    def weight(self, place: Place) -> float:
        """What this choice adds to the document's weight of the country of ``place``."""
        if not self.candidates or self.place.country != place.country:
            return 0.0
        return (2.0 if self.place.kind == "country" else 1.0) * math.sqrt(min(3, len(self.mentions)))

    @staticmethod
    def fits(candidate: Candidate, container: Choice) -> bool:
        """Does the candidate lie in the place (or one of the likely places) that the container's name means?"""
        return any(holds(other.place, candidate.place) for other in container.candidates[:6])


@dataclass(slots=True)
class Context:
    """What the document's current choices say: weight of each country and division, points of its towns."""

    countries: dict[str, float]
    divisions: dict[str, float]
    points: list[tuple[str, float, float]]
    theatre: frozenset[str]
    centres: list[tuple[str, float, float]]  # points of all places but continents

    @classmethod
    def of(cls, choices: Sequence[Choice], theatre: Sequence[str]) -> Context:
        countries: dict[str, float] = {}
        divisions: dict[str, float] = {}
        points: list[tuple[str, float, float]] = []
        centres: list[tuple[str, float, float]] = []
        for choice in choices:
            if not choice.candidates:
                continue
            place = choice.place
            if place.country:
                countries[place.country] = countries.get(place.country, 0.0) + choice.weight(place)
            if place.admin1:
                divisions[place.admin1] = divisions.get(place.admin1, 0.0) + min(3, len(choice.mentions))
            if place.kind != "continent":
                centres.append((choice.key, place.lat, place.lon))
            if place.kind not in ("country", "continent") and place.radius_km < 300:
                points.append((choice.key, place.lat, place.lon))
        return cls(countries, divisions, points[:40], frozenset(theatre), centres[:60])


def score(candidate: Candidate, choice: Choice, choices: dict[str, Choice], context: Context) -> float:
    """Prior and evidence together."""
    place = candidate.place
    total = candidate.prior + within_fit(candidate, choice, choices)
    total += max((kind_fit(place, mention.kind) for mention in choice.mentions if mention.kind), default=0.0)
    if not candidate.exact:
        total += LOOSE_SPELLING
    if not candidate.main:
        total += ALTERNATE_NAME
    if place.kind == "admin1" and place.country not in STATES and not any(mention.kind for mention in choice.mentions):
        town = any(c.place.admin1 == place.gazetteer_id and c.place.kind in POPULATED for c in choice.candidates)
        total += TOWN_OF_THAT_NAME if town else 0.0
    if place.kind in ("capital", "country") and all(mention.metonym for mention in choice.mentions):
        total += METONYM
    if len(choice.candidates) == 1:
        return total
    support = context.countries.get(place.country, 0.0) - choice.weight(place)
    if place.country and support > 0:
        total += COUNTRY * support / (support + 1.5)
    own = place.admin1 == choice.place.admin1
    division = context.divisions.get(place.admin1, 0.0) - (min(3, len(choice.mentions)) if own else 0)
    if place.admin1 and division > 0:
        total += DIVISION * division / (division + 1.0)
    if place.kind not in ("country", "continent"):
        total += NEAR * nearness(place, choice.key, context)
    total += local_fit(place, choice, choices)
    return total + (THEATRE if place.country in context.theatre else 0.0)


def local_fit(place: Place, choice: Choice, choices: dict[str, Choice]) -> float:
    """Evidence from the names close by: those that hold the place, those listed beside it that are of its kind."""
    total = 0.0
    for key in choice.around:
        other = choices[key]
        if not other.candidates or other.place.gazetteer_id == place.gazetteer_id:
            continue
        if other.place.kind == "admin1" and place.admin1 == other.place.admin1 and place.kind != "admin1":
            total = max(total, AROUND_DIVISION)
        elif other.place.kind == "country" and place.country == other.place.country:
            total = max(total, AROUND_COUNTRY)
    if place.kind == "admin1" and place.country not in STATES:
        return total  # "Luhansk and Kherson" are towns as likely as provinces
    for key in choice.beside:
        other = choices[key]
        if other.candidates and other.place.kind == place.kind:
            same = place.country == other.place.country or place.kind == "country"
            return total + (BESIDE if same else 0.3)
    return total


def nearness(place: Place, key: str, context: Context) -> float:
    """0 to 1: how near the document's other places are."""
    total = 0.0
    here_lat, here_lon = place.lat, place.lon
    squeeze = math.cos(math.radians(here_lat))
    for other, lat, lon in context.points:
        north = lat - here_lat
        if -4 < north < 4 and other != key:
            east = (lon - here_lon) * squeeze  # on a plane: exact enough at this range
            if -4 < east < 4:
                total += math.exp(-KM_PER_DEGREE * math.hypot(north, east) / NEAR_KM)
    return total / (total + 1.0)


def kind_fit(place: Place, kind: str) -> float:
    """Does the place have the kind that the words ask for?"""
    return KIND if place.kind in SATISFIES.get(kind, (kind,)) else OTHER_KIND


def within_fit(candidate: Candidate, choice: Choice, choices: dict[str, Choice]) -> float:
    """Does the candidate lie in the place that the text names beside it?"""
    for mention in choice.mentions:
        if not mention.within:
            continue
        key = fold(mention.within)
        container = choices.get(f"{key}|") or choices.get(f"{key}|area") or choices.get(f",{key}")
        if container is not None and container.candidates:
            return WITHIN if Choice.fits(candidate, container) else NOT_WITHIN
    return 0.0


def holds(container: Place, place: Place) -> bool:
    """Does the one place lie in the other, by country, division or distance?"""
    if container.gazetteer_id == place.gazetteer_id or container.kind == "continent":
        return False
    if container.kind == "country":
        return place.country == container.country
    if container.kind in ("admin1", "district") and place.admin1 and place.admin1 == container.admin1:
        return True
    if container.kind == "admin1" and place.admin1:
        return False
    away = distance_km(container.lat, container.lon, place.lat, place.lon)
    return away < max(30.0, min(400.0, container.radius_km * 1.3))
