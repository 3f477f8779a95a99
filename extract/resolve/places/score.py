"""How well each candidate for a name fits the text: one number, on the scale of log10 of a population."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from extract.gazetteer.fold import fold
from extract.gazetteer.kinds import POPULATED
from extract.gazetteer.lookup import Candidate, distance_km
from extract.lexicon.words import word_row
from extract.model import Place, ToponymMention

WITHIN, NOT_WITHIN = 6.0, -2.0
MEASURED, MEASURED_KM, MEASURED_SHARE = 4.0, 15.0, 0.35  # "X, 32 km south of Y": off by so much and no more
KIND, OTHER_KIND = 2.5, -2.0
COUNTRY, DIVISION, NEAR, THEATRE = 2.0, 1.5, 1.5, 2.0
SETTLED = 2.0  # weight of a country that is named, or of two places in it
ABOUT, STRANGE = 1.5, 2.0  # of a country that the text is about; of one that nothing in it speaks for
AROUND_DIVISION, AROUND_COUNTRY, BESIDE = 1.2, 0.6, 1.6
ALTERNATE_NAME, LOOSE_SPELLING = -1.0, -0.7
METONYM = 1.5
TOWN_OF_THAT_NAME = -1.5  # "Homs" is the town, unless the words ask for the province
STATES = ("US", "CA", "AU")  # whose states are better known than towns named like them
NEAR_KM = 150.0
LAND_SHARE, TOWN_SHARE = 1.6, 2.5  # of its radius that land, or a town with its suburbs, may reach
BAND = 8.0  # degrees of latitude
KM_PER_DEGREE = 111.2
LINKS = 4  # of a chain of places, each in the next
#: kind words that may be part of a mention, as sense keys end in them ("anbar province|area")
SUFFIX_KEYS = tuple(
    f"{word}|{area}"
    for word in word_row("geocoding.suffix_keys")
    for area in ("area", "")
)  # fmt: skip
MEASURING = re.compile(r"^\d|(?:north|south|east|west)\w* (?:of|from)$", re.IGNORECASE)
ROOTS = (0.0, 1.0, math.sqrt(2), math.sqrt(3))  # three mentions weigh as many as any more
CONSIDERED = 40  # candidates of one name; those beyond are tiny

#: kinds that satisfy a kind asked for by the words
SATISFIES = {
    "city": ("city", "capital", "town"),
    "town": ("city", "town", "village", "capital"),
    "village": ("village", "town", "city", "suburb"),
    "suburb": ("suburb", "city", "district", "village", "town"),
    "admin1": ("admin1",),
    "region": ("region", "admin1", "district"),
    "district": ("district", "admin1", "city", "town", "suburb"),
    "sea": ("sea", "lake"),
    "lake": ("lake", "sea"),
    "river": ("river",),
    "airport": ("airport", "base", "city", "capital", "town"),
    "camp": ("camp", "base", "city", "town", "village"),
    "dam": ("dam", "city", "town", "lake"),
    "refinery": ("refinery", "city", "town"),
    "crossing": ("crossing", "city", "town", "village"),
    "port": ("port", "city", "town", "capital"),
    "valley": word_row("geocoding.satisfies.valley"),
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

    measured: list[tuple[str, float]] = field(default_factory=list)  # keys of names that it is so many km from
    order: list[int] = field(default_factory=list)  # candidates, best first

    def __post_init__(self) -> None:
        self.candidates = self.candidates[:CONSIDERED]
        self.order = [0] if self.candidates else []  # until there are scores; a single candidate needs none

    def settle(self) -> bool:
        """Put the best candidate first by its score; True where it is another one than before."""
        before = self.best
        self.order = sorted(range(len(self.scores)), key=self.scores.__getitem__, reverse=True)  # stable
        self.best = self.order[0] if self.order else 0
        return self.best != before

    @property
    def place(self) -> Place:
        """The place chosen so far. There must be a candidate."""
        return self.candidates[self.best].place

    def weight(self, place: Place) -> float:
        """What this choice adds to the document's weight of the country of ``place``."""
        if not self.candidates or self.place.country != place.country:
            return 0.0
        return (2.0 if self.place.kind == "country" else 1.0) * ROOTS[min(3, len(self.mentions))]

    @staticmethod
    def fits(candidate: Candidate, container: Choice) -> bool:
        """Does the candidate lie in the place (or one of the likely places) that the container's name means?"""
        return any(holds(other.place, candidate.place) for other in container.candidates[:6])


@dataclass(slots=True)
class Context:
    """What the document's current choices say: weight of each country and division, points of its towns."""

    countries: dict[str, float]
    divisions: dict[str, float]
    bands: dict[int, list[tuple[str, float, float]]]  # points of its towns by the bands of latitude they are near to
    theatre: frozenset[str]
    about: frozenset[str]  # countries that the text is about
    centres: list[tuple[str, float, float, float]]  # points and radii (km) of all places but continents
    priors: list[tuple[str, float]]  # how well known the places are, by their keys

    @classmethod
    def of(cls, choices: Sequence[Choice], theatre: Sequence[str], about: Sequence[str] = ()) -> Context:
        countries: dict[str, float] = {}
        divisions: dict[str, float] = {}
        priors: list[tuple[str, float]] = []
        senders: set[str] = set()  # countries of which the text names only the troops, planes or ministers
        points: list[tuple[str, float, float]] = []
        centres: list[tuple[str, float, float, float]] = []
        for choice in choices:
            if not choice.candidates:
                continue
            place, counted = choice.place, min(3, len(choice.mentions))
            if place.kind == "country" and all(mention.metonym for mention in choice.mentions):
                senders.add(place.country)
                continue  # whose troops or planes they are is not where it happens
            priors.append((choice.key, choice.candidates[choice.best].prior))
            if place.country:
                weight = (2.0 if place.kind == "country" else 1.0) * ROOTS[counted]
                countries[place.country] = countries.get(place.country, 0.0) + weight
            if place.admin1:
                divisions[place.admin1] = divisions.get(place.admin1, 0.0) + counted
            if place.kind != "continent":
                centres.append((choice.key, place.lat, place.lon, place.radius_km))
            if place.kind not in ("country", "continent") and place.radius_km < 300:
                points.append((choice.key, place.lat, place.lon))
        bands: dict[int, list[tuple[str, float, float]]] = {}
        for point in points[:40]:
            for band in range(int((point[1] - 4) // BAND), int((point[1] + 4) // BAND) + 1):
                bands.setdefault(band, []).append(point)
        return cls(
            countries, divisions, bands, frozenset(theatre),
            frozenset(code for code in about if code not in senders or code in countries), centres[:60], priors[:60],
        )  # fmt: skip

    def is_settled(self, prior: float, key: str) -> bool:
        """Does the text say where it plays: by a country, two places of one, or one better known than ``prior``?"""
        if self.about or any(weight >= SETTLED for weight in self.countries.values()):
            return True
        return any(other != key and known > prior for other, known in self.priors)


@dataclass(slots=True)
class Case:
    """What the text says for or against any candidate of one choice: gathered once, asked for each candidate."""

    choice: Choice
    context: Context
    kinds: tuple[str, ...]  # kinds of place that the words ask for
    container: Choice | None  # what the text names beside it as holding it
    metonym: bool  # every mention stands for a government
    towns: frozenset[str]  # divisions that hold a town of this name
    weight: float  # of the choice's own country in the context
    mentions: int  # of the choice, as its division counts them
    divisions: frozenset[str]  # first-order divisions named close by
    countries: Mapping[str, frozenset[str]]  # countries named close by, with their ids
    measured: Sequence[tuple[Place, float]]  # places from which it is so many km, by the words
    beside_it: bool  # the words measure a distance or a direction from it
    beside: Mapping[str, str]  # kinds of the places listed beside it, each with the first one's country

    @classmethod
    def of(cls, choice: Choice, choices: Mapping[str, Choice], context: Context) -> Case:
        kinds = tuple(sorted({mention.kind for mention in choice.mentions if mention.kind}))
        divisions: set[str] = set()
        countries: dict[str, frozenset[str]] = {}
        for key in dict.fromkeys(choice.around):
            other = choices[key]
            if other.candidates:
                place = other.place
                if place.kind == "admin1":
                    divisions.add(place.admin1)
                elif place.kind == "country":
                    countries[place.country] = countries.get(place.country, frozenset()) | {place.gazetteer_id}
        beside: dict[str, str] = {}
        for key in dict.fromkeys(choice.beside):
            other = choices[key]
            if other.candidates:
                beside.setdefault(other.place.kind, other.place.country)
        towns: frozenset[str] = frozenset()
        if not kinds:
            towns = frozenset(c.place.admin1 for c in choice.candidates if c.place.kind in POPULATED)
        return cls(
            choice, context, kinds, container_named(choice, choices),
            all(mention.metonym for mention in choice.mentions), towns,
            choice.weight(choice.place), min(3, len(choice.mentions)), frozenset(divisions), countries,
            [(choices[key].place, km) for key, km in choice.measured if choices[key].candidates],
            any(MEASURING.search(mention.relation) for mention in choice.mentions), beside,
        )  # fmt: skip

    def scores(self) -> list[float]:
        """Prior and evidence together, of each candidate. How near the other places are is asked only where it can
        decide."""
        found = [self.score(candidate) for candidate in self.choice.candidates]
        within_reach = max(found) - NEAR
        for at, candidate in enumerate(self.choice.candidates):
            if found[at] >= within_reach and candidate.place.kind not in ("country", "continent"):
                found[at] += NEAR * nearness(candidate.place, self.choice.key, self.context)
        return found

    def score(self, candidate: Candidate) -> float:
        """Prior and evidence together, but for how near the text's other places are."""
        place, context, own = candidate.place, self.context, self.choice.place
        total = candidate.prior
        if self.container is not None:
            total += WITHIN if Choice.fits(candidate, self.container) else NOT_WITHIN
        if self.kinds:
            total += max(kind_fit(place, kind) for kind in self.kinds)
        if not candidate.exact:
            total += LOOSE_SPELLING
        if not candidate.main:
            total += ALTERNATE_NAME
        if place.kind == "admin1" and place.country not in STATES and place.gazetteer_id in self.towns:
            total += TOWN_OF_THAT_NAME
        if self.beside_it and place.kind in ("admin1", "country", "region"):
            total += TOWN_OF_THAT_NAME  # one is so many km, or south, of a town
        if self.metonym and place.kind in ("capital", "country"):
            total += METONYM
        support = context.countries.get(place.country, 0.0) - (self.weight if own.country == place.country else 0.0)
        if place.country and support > 0:
            total += COUNTRY * support / (support + 1.5)
        division = context.divisions.get(place.admin1, 0.0) - (self.mentions if place.admin1 == own.admin1 else 0)
        if place.admin1 and division > 0:
            total += DIVISION * division / (division + 1.0)
        if self.measured and any(at_distance(place, other, km) for other, km in self.measured):
            total += MEASURED
        total += self.local_fit(place)
        if context.about:
            if place.country in context.about:
                total += ABOUT if place.kind != "country" else 0.0  # its own name is no evidence for it
            elif support <= 0 and place.kind not in ("country", "capital"):
                total -= STRANGE
        return total + (THEATRE if place.country in context.theatre else 0.0)

    def local_fit(self, place: Place) -> float:
        """Evidence from the names close by: those that hold the place, those listed beside it that are of its kind."""
        total = 0.0
        if place.admin1 in self.divisions and place.kind != "admin1":
            total = AROUND_DIVISION
        elif self.countries.get(place.country, frozenset()) - {place.gazetteer_id}:
            total = AROUND_COUNTRY
        if place.kind == "admin1" and place.country not in STATES:
            return total  # "Luhansk and Kherson" are towns as likely as provinces
        country = self.beside.get(place.kind)
        if country is None:
            return total
        return total + (BESIDE if place.country == country or place.kind == "country" else 0.3)


def at_distance(place: Place, other: Place, km: float) -> bool:
    """Is the place about so far from the other? By road it may be more."""
    away = distance_km(place.lat, place.lon, other.lat, other.lon)
    return km * (1 - 2 * MEASURED_SHARE) - MEASURED_KM <= away <= km * (1 + MEASURED_SHARE) + MEASURED_KM


def container_named(choice: Choice, choices: Mapping[str, Choice]) -> Choice | None:
    """The choice made for the place that the text names as holding this one."""
    for mention in choice.mentions:
        container = container_of(mention.within, choices) if mention.within else None
        if container is not None:
            return container
    return None


def container_of(name: str, choices: Mapping[str, Choice]) -> Choice | None:
    """The choice made for a containing place by its name in the text; of one that nobody knows, what contains it."""
    for _ in range(LINKS):
        key, unknown = fold(name), ""
        for candidate in (f"{key}|", f"{key}|area", f",{key}", *(f"{key} {suffix}" for suffix in SUFFIX_KEYS)):
            choice = choices.get(candidate)
            if choice is not None and choice.candidates:
                return choice
            if choice is not None and not unknown:
                unknown = next((mention.within for mention in choice.mentions if mention.within), "")
        if not unknown:
            return None
        name = unknown
    return None


def nearness(place: Place, key: str, context: Context) -> float:
    """0 to 1: how near the document's other places are."""
    total = 0.0
    here_lat, here_lon = place.lat, place.lon
    squeeze = math.cos(math.radians(here_lat))
    for other, lat, lon in context.bands.get(int(here_lat // BAND), ()):
        north = lat - here_lat
        if -4 < north < 4 and other != key:
            east = (lon - here_lon) * squeeze  # on a plane: exact enough at this range
            if -4 < east < 4:
                total += math.exp(-KM_PER_DEGREE * math.hypot(north, east) / NEAR_KM)
    return total / (total + 1.0)


def kind_fit(place: Place, kind: str) -> float:
    """Does the place have the kind that the words ask for?"""
    return KIND if place.kind in SATISFIES.get(kind, (kind,)) else OTHER_KIND


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
    share = TOWN_SHARE if container.kind in POPULATED else LAND_SHARE
    return away < max(30.0, min(400.0, container.radius_km * share))
