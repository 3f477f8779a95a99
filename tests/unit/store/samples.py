"""A report with two events, built by hand: what every test of the store and of interchange starts from."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from extract.model import (
    Actor,
    ActorKind,
    ActorMention,
    Attribution,
    Document,
    EntityMention,
    EntityType,
    EventActor,
    EventMention,
    EventPlace,
    EventTime,
    Extraction,
    GeoPrecision,
    Place,
    Published,
    ResolvedActor,
    ResolvedTimex,
    ResolvedToponym,
    Role,
    Sentence,
    Span,
    Status,
    TimeBasis,
    TimeInterval,
    TimePrecision,
    TimexMention,
    TimexType,
    Toll,
    ToponymMention,
    TriggerMention,
)

FIRST = "Rebels shelled Aden on Monday, killing at least 12 people, a medic said."
SECOND = "Government troops plan to leave the coast near Zinjibar."
TEXT = f"{FIRST}\n\n{SECOND}\n"

REBELS = Actor("rebels", "Rebels", ActorKind.REBEL_GROUP)
TROOPS = Actor("government-troops", "Government troops", ActorKind.STATE_FORCES, "YE")
MEDIC = Actor("medic", "a medic", ActorKind.PERSON)
ADEN = Place("Aden", 12.7794, 45.0367, "YE", "415189", GeoPrecision.EXACT, 5.0, admin1="Aden", kind="town")
OTHER_ADEN = Place("Aden", 49.6, -83.1, "CA", "1", GeoPrecision.EXACT, 5.0)

PUBLISHED = Published(TimeInterval(date(2015, 3, 25), date(2015, 3, 25)), "metadata", None, "date: in the front matter")


def span(words: str, text: str = TEXT) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def at(words: str, text: str = TEXT) -> tuple[int, int, str]:
    found = span(words, text)
    return found.start, found.end, words


def shelling() -> EventMention:
    return EventMention(
        trigger=TriggerMention(*at("shelled"), entry="shell", lemma="shell", rule="trigger:shell"),
        evidence=span(FIRST),
        event_type="Explosions/Remote violence",
        sub_event_type="Shelling/artillery/missile attack",
        status=Status.CLAIMED,
        attribution=Attribution(*at("a medic said"), actor=MEDIC, party=False),
        time=EventTime(
            TimeInterval(date(2015, 3, 23), date(2015, 3, 23)),
            TimePrecision.DAY,
            TimeBasis.RELATIVE,
            "Monday before publication on 25 March 2015",
            span("Monday"),
        ),
        place=EventPlace(ADEN, span("Aden"), "most populous in YE", (OTHER_ADEN,)),
        actors=(EventActor(Role.AGENT, REBELS, span("Rebels")),),
        weapons=("artillery",),
        tolls=(("killed", Toll(12, 12, 20)),),
        rules=("code:shell",),
    )


def withdrawal() -> EventMention:
    return EventMention(
        trigger=TriggerMention(*at("leave"), entry="leave", lemma="leave"),
        evidence=span(SECOND),
        event_type="Strategic developments",
        sub_event_type="Non-violent transfer of territory",
        status=Status.PLANNED,
        actors=(EventActor(Role.AGENT, TROOPS, span("Government troops")),),
    )


def document(**changes: object) -> Document:
    made = Document(TEXT, "Port city shelled", "Coast Monitor", "https://example.org/1", PUBLISHED, "aden.txt")
    return replace(made, **changes)  # type: ignore[arg-type]


def extraction(report: Document | None = None, version: str = "test-1", *, events: int = 2) -> Extraction:
    """Of a report that begins with ``TEXT``; ``events``: how many of the two to keep."""
    monday = TimexMention(*at("Monday"), type=TimexType.DATE, reading=("weekday", 0))
    day = TimeInterval(date(2015, 3, 23), date(2015, 3, 23))
    rebels = ActorMention(*at("Rebels"), type=EntityType.ORGANISATION, kind=ActorKind.REBEL_GROUP, actor_id="rebels")
    return Extraction(
        document=report or document(),
        sentences=(Sentence(*_ends(FIRST)), Sentence(*_ends(SECOND), kind="body")),
        timexes=(
            ResolvedTimex(monday, "2015-03-23", day, TimePrecision.DAY, TimeBasis.RELATIVE, "before publication"),
        ),
        toponyms=(
            ResolvedToponym(ToponymMention(*at("Aden")), ADEN, "context", (OTHER_ADEN,)),
            ResolvedToponym(ToponymMention(*at("Zinjibar"), relation="near"), None, "not in the gazetteer"),
        ),
        actors=(ResolvedActor(rebels, REBELS),),
        entities=(EntityMention(*at("12 people"), type=EntityType.QUANTITY),),
        events=(shelling(), withdrawal())[:events],
        version=version,
    )


def _ends(words: str) -> tuple[int, int]:
    found = span(words)
    return found.start, found.end
