"""The words Dateline speaks: frozen dataclasses for everything between a document and a coded event.

Offsets are code points into ``Document.text``, start inclusive, end exclusive, and they always tell the
truth: ``text[mention.start:mention.end] == mention.text``. Nothing here needs anything but the standard library.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from extract.quick import quick


class Status(StrEnum):
    """Evidential status of an event mention: what the report says about whether it happened.

    The extractor never yields ``DISPUTED``: it takes two reports, or two voices, to make a dispute.
    """

    ASSERTED = "asserted"  # told in the report's own voice, or passed on from another newsroom
    CLAIMED = "claimed"  # stands on the word of somebody who is not a newsroom
    UNCONFIRMED = "unconfirmed"  # the report itself says that it is not confirmed
    DENIED = "denied"  # somebody denies it
    DISPUTED = "disputed"  # of merged events only: one side claims it and another denies it
    PLANNED = "planned"  # intended, announced, threatened or expected
    HYPOTHETICAL = "hypothetical"  # if, could, would, might
    NEGATED = "negated"  # said not to have happened


class Role(StrEnum):
    AGENT = "agent"
    TARGET = "target"


class TimexType(StrEnum):
    """TIMEX3 types (ISO-TimeML)."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


class TimePrecision(StrEnum):
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    SEASON = "season"
    YEAR = "year"
    RANGE = "range"


class TimeBasis(StrEnum):
    EXPLICIT = "explicit"  # the words themselves give the date
    RELATIVE = "relative"  # to the publication date
    ANAPHORIC = "anaphoric"  # to another event or time in the text
    INFERRED = "inferred"  # from where the passage stands, not from words about time
    UNKNOWN = "unknown"
    ANALYST = "analyst"  # set by an analyst (the extractor never says so)


class GeoPrecision(StrEnum):
    EXACT = "exact"
    NEAR = "near"
    DISTRICT = "district"
    PROVINCE = "province"
    REGION = "region"
    COUNTRY = "country"


class EntityType(StrEnum):
    ORGANISATION = "Organisation"
    PERSON = "Person"
    NATIONALITY = "Nationality"
    LOCATION = "Location"
    WEAPON = "Weapon"
    MILITARY_PLATFORM = "MilitaryPlatform"
    TEMPORAL = "Temporal"
    QUANTITY = "Quantity"


class ActorKind(StrEnum):
    """What sort of actor; the first eight are ACLED's inter codes 1 to 8 in order."""

    STATE_FORCES = "state forces"
    REBEL_GROUP = "rebel group"
    POLITICAL_MILITIA = "political militia"
    IDENTITY_MILITIA = "identity militia"
    RIOTERS = "rioters"
    PROTESTERS = "protesters"
    CIVILIANS = "civilians"
    EXTERNAL = "external or other forces"
    GOVERNMENT = "government"  # not a force: ministries, officials, parliaments, a country named as an actor
    ORGANISATION = "organisation"  # UN bodies, NGOs, companies, parties
    NEWSROOM = "newsroom"  # news agencies and outlets: they report, they do not claim
    PERSON = "person"
    OTHER = "other"


#: kinds of actor that bear arms
ARMED_KINDS = frozenset(
    (
        ActorKind.STATE_FORCES,
        ActorKind.REBEL_GROUP,
        ActorKind.POLITICAL_MILITIA,
        ActorKind.IDENTITY_MILITIA,
        ActorKind.EXTERNAL,
    )
)


@quick
@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open range of code points in ``Document.text``: 0 <= start < end <= len(text)."""

    start: int
    end: int

    def overlaps(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end


@quick
@dataclass(frozen=True, slots=True)
class TimeInterval:
    """Days, both ends inclusive; ``None`` is an open end. ``start <= end`` where both are known."""

    start: date | None
    end: date | None


@dataclass(frozen=True, slots=True)
class Published:
    """When a document was published (document creation time, DCT) and how that is known."""

    interval: TimeInterval
    basis: str  # "analyst", "metadata", "dateline", "header", "text"
    span: Span | None = None  # where in the text it stands, if it stands there
    explanation: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """One report. ``text`` is never altered after reading; every offset points into it."""

    text: str
    title: str = ""
    source: str = ""  # who published it: "Reuters"
    url: str = ""
    published: Published | None = None
    name: str = ""  # file name or id it came in under

    @property
    def sha256(self) -> str:
        """Identity of the document: hash of its text as UTF-8 (lone surrogates kept)."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()


@quick
@dataclass(frozen=True, slots=True)
class Sentence(Span):
    """``kind``: "body", "heading", "caption", "dateline", "item" (entry of a list or log)."""

    kind: str = "body"


@dataclass(frozen=True, slots=True)
class Token(Span):
    """One word or punctuation mark with its Penn Treebank part-of-speech ``tag``."""

    text: str
    tag: str


@dataclass(frozen=True, slots=True)
class Mention(Span):
    """Words in a text. ``rule`` names the rule or lexicon entry that found them."""

    text: str
    rule: str = ""


@quick
@dataclass(frozen=True, slots=True)
class TimexMention(Mention):
    type: TimexType = TimexType.DATE
    reading: object = None  # the parsed expression, understood by extract.resolve.times


@quick
@dataclass(frozen=True, slots=True)
class ResolvedTimex:
    mention: TimexMention
    value: str  # TIMEX3 value; symbolic (XXXX-WXX-1) where it cannot be anchored
    interval: TimeInterval | None
    precision: TimePrecision | None
    basis: TimeBasis
    explanation: str
    reference: str = ""  # what it was resolved against: "published", "narrative", "entry"


@quick
@dataclass(frozen=True, slots=True)
class ToponymMention(Mention):
    kind: str = ""  # kind of place that the words ask for: "town", "district", "province", "country", ... or ""
    within: str = ""  # containing place given beside it ("X, Y"; "X in Y province")
    metonym: bool = False  # stands for a government or a force, not for where something happens
    relation: str = ""  # words of a relative place: "50 km west of", "near", "northern outskirts of"
    border: tuple[str, ...] = ()  # names of the countries whose border the words mean ("=IQ": by code)


@dataclass(frozen=True, slots=True)
class Place:
    """A place as drawn. ``lat``/``lon`` in degrees, WGS84; ``radius_km`` > 0 says how far off the point may be."""

    name: str
    lat: float
    lon: float
    country: str  # ISO 3166-1 alpha-2, "" where none (seas, regions of several countries)
    gazetteer_id: str
    geo_precision: GeoPrecision
    radius_km: float
    admin1: str = ""
    kind: str = ""
    population: int = 0


@quick
@dataclass(frozen=True, slots=True)
class ResolvedToponym:
    mention: ToponymMention
    place: Place | None
    explanation: str = ""
    candidates: tuple[Place, ...] = ()  # the rejected ones, best first
    border: Place | None = None  # the stretch of border that the words around the name mean


@quick
@dataclass(frozen=True, slots=True)
class Actor:
    """A resolved identity. ``id`` is stable: lexicon id, or a slug of the name for actors found by form."""

    id: str
    name: str
    kind: ActorKind
    country: str = ""  # ISO 3166-1 alpha-2
    parent: str = ""  # id of the actor it belongs to


@dataclass(frozen=True, slots=True)
class ActorMention(Mention):
    type: EntityType = EntityType.ORGANISATION
    kind: ActorKind = ActorKind.OTHER
    actor_id: str = ""  # lexicon id where the words name a known actor
    head: Span | None = None  # the head noun or name inside the mention
    definite: bool = False  # "the militants", "they": to be taken back to an actor named before
    country: str = ""  # ISO 3166-1 alpha-2 that the words give
    plural: bool = False  # several people, or one body of them that "they" may take up
    attributive: bool = False  # stands before another noun: "ISIS" in "ISIS positions"
    nested: bool = False  # lies inside another actor mention that fills the roles; for entities and identity only
    subject: bool = False  # a verb follows at once
    affiliation: str = ""  # id of the group or state that a person's title gives: "Badr leader X"
    name: str = ""  # what the words come down to: a person's or group's name, or the noun with its nationality


@quick
@dataclass(frozen=True, slots=True)
class ResolvedActor:
    mention: ActorMention
    actor: Actor
    explanation: str = ""


@quick
@dataclass(frozen=True, slots=True)
class EntityMention(Mention):
    """Weapons, platforms, quantities: found and exported, not resolved."""

    type: EntityType = EntityType.QUANTITY
    name: str = ""  # canonical name of a weapon or platform ("improvised explosive device"); "" for quantities


@quick
@dataclass(frozen=True, slots=True)
class Toll:
    """People; 0 <= low <= best <= high. ``best`` and ``high`` are both None where no number is given ("several")."""

    low: int
    best: int | None
    high: int | None

    @property
    def figure(self) -> int:
        """The number to compare by: the best one, else the least."""
        return self.low if self.best is None else self.best

    @property
    def most(self) -> int:
        """The highest number, else the least."""
        return self.low if self.high is None else self.high

    def __add__(self, other: Toll) -> Toll:
        """Both together; without a number where one of them has none."""
        low = self.low + other.low
        if self.best is None or other.best is None or self.high is None or other.high is None:
            return Toll(low, None, None)
        return Toll(low, self.best + other.best, self.high + other.high)


#: more than nobody, and no number given: "killed several", "incurring fatalities"
SOME = Toll(1, None, None)


@dataclass(frozen=True, slots=True)
class CasualtyMention(Mention):
    kind: str = "killed"  # "killed", "injured", "captured", "displaced", "missing"
    toll: Toll = Toll(0, 0, 0)
    victims: Span | None = None  # who, as said
    over_period: bool = False  # a running total, not the toll of one event
    statistic: bool = False  # a total of a war, of a year, since a date: of no event at all


@quick
@dataclass(frozen=True, slots=True)
class CueMention(Mention):
    status: Status = Status.CLAIMED
    scope: Span | None = None  # what it governs
    holder: Span | None = None  # who says, denies, plans
    newsroom: bool = False


@quick
@dataclass(frozen=True, slots=True)
class TriggerMention(Mention):
    entry: str = ""  # lexicon entry id
    lemma: str = ""
    sub_event_type: str = ""  # the entry's type before context refines it


@dataclass(frozen=True, slots=True)
class Attribution(Span):
    text: str
    actor: Actor | None = None
    party: bool | None = None  # is the speaker a party to the conflict told of? None: not known


@quick
@dataclass(frozen=True, slots=True)
class EventTime:
    interval: TimeInterval
    precision: TimePrecision
    basis: TimeBasis
    explanation: str
    mention: Span | None = None


@quick
@dataclass(frozen=True, slots=True)
class EventPlace:
    place: Place
    mention: Span | None = None
    explanation: str = ""
    candidates: tuple[Place, ...] = ()
    others: tuple[tuple[Place, Span], ...] = ()  # further places of the same event, in a list with this one


@quick
@dataclass(frozen=True, slots=True)
class EventActor:
    role: Role
    actor: Actor
    mention: Span


@quick
@dataclass(frozen=True, slots=True)
class EventMention:
    """One event as one passage tells it. Types are ACLED's names (extract.standards)."""

    trigger: TriggerMention
    evidence: Span  # the sentence (or caption, heading) that tells it
    event_type: str
    sub_event_type: str
    status: Status
    attribution: Attribution | None = None
    denial: Attribution | None = None  # who denies it, where a claim and a denial stand side by side
    time: EventTime | None = None
    place: EventPlace | None = None
    actors: tuple[EventActor, ...] = ()
    weapons: tuple[str, ...] = ()
    tolls: tuple[tuple[str, Toll], ...] = ()  # by kind, as CasualtyMention.kind
    also: tuple[Span, ...] = ()  # other mentions of the same happening in this document (headline, "the attack")
    rules: tuple[str, ...] = field(default=())

    def toll(self, kind: str) -> Toll | None:
        return dict(self.tolls).get(kind)

    def mentions(self) -> tuple[Span, ...]:
        """Every mention of the happening in this document, the trigger among them, in the order of the text."""
        return tuple(sorted((Span(self.trigger.start, self.trigger.end), *self.also)))


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that was found in one document. ``events`` are in the order of their triggers."""

    document: Document
    sentences: tuple[Sentence, ...]
    timexes: tuple[ResolvedTimex, ...]
    toponyms: tuple[ResolvedToponym, ...]
    actors: tuple[ResolvedActor, ...]
    entities: tuple[EntityMention, ...]
    events: tuple[EventMention, ...]
    version: str  # extract.pipeline.VERSION that made it
    not_read: str = ""  # name of the language, where it is one that is not read: then no events are looked for
