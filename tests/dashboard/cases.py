"""A small case made by hand: reports of an invented valley; offsets of their events are looked up, not counted."""

from __future__ import annotations

import re
from datetime import date, timedelta
from pathlib import Path

from extract.model import (
    Actor,
    ActorKind,
    Attribution,
    Document,
    EventActor,
    EventMention,
    EventPlace,
    EventTime,
    Extraction,
    GeoPrecision,
    Place,
    Published,
    Role,
    Span,
    Status,
    TimeBasis,
    TimeInterval,
    TimePrecision,
    Toll,
    TriggerMention,
)
from extract.store.repository import open_store

GUARD = Actor("river-guard", "River Guard", ActorKind.REBEL_GROUP)
ARMY = Actor("northern-army", "Northern Army", ActorKind.STATE_FORCES, "SD")
PLACES = {
    "Tarvo": Place("Tarvo", 14.10, 33.20, "SD", "tarvo", GeoPrecision.EXACT, 2.0, "Upper Valley"),
    "Kesh": Place("Kesh", 13.90, 33.90, "SD", "kesh", GeoPrecision.EXACT, 2.0, "Upper Valley"),
    "Upper Valley": Place("Upper Valley", 14.60, 33.90, "SD", "upper-valley", GeoPrecision.PROVINCE, 90.0),
}
#: each line one event: words of the trigger, agent and target between marks; place; type; days after publication
_REPORTS = (
    (
        "Clashes in the valley", "Valley News", date(2031, 3, 12),
        "The [River Guard|a] <attacked> the [Northern Army|t] in {Tarvo} on Monday, killing 12 to 20 people. "
        "Residents said the [Northern Army|a] <shelled> {Kesh} overnight.\n\n"
        "The [River Guard|a] said it would <storm> {Kesh}. The army <withdrew> from its camp.",
    ),
    (
        "Shells on <Kesh> & the harbour", "Harbour Post", date(2031, 4, 2),
        "The [Northern Army|a] <shelled> the [River Guard|t] near {Kesh}. A convoy was <ambushed> in {Upper Valley}.",
    ),
    ("Notes from a notebook", "", None, "On Monday the [River Guard|a] <attacked> the [Northern Army|t] in {Tarvo}."),
)  # fmt: skip
_TYPES = {
    "attacked": ("Battles", "Armed clash", Status.ASSERTED),
    "shelled": ("Explosions/Remote violence", "Shelling/artillery/missile attack", Status.CLAIMED),
    "storm": ("Battles", "Armed clash", Status.PLANNED),
    "withdrew": ("Strategic developments", "Non-violent transfer of territory", Status.ASSERTED),
    "ambushed": ("Battles", "Armed clash", Status.UNCONFIRMED),
}
#: events in the case; of these without a place; without a date
EVENTS, UNPLACED, UNDATED = 7, 1, 1

_MARK = re.compile(r"\[(?P<actor>[^|\]]+)\|(?P<role>[at])\]|<(?P<trigger>[^>]+)>|\{(?P<place>[^}]+)\}")


def build(path: Path) -> Path:
    """Write the case to ``path``: three extracted reports, one that told nothing, one that failed, one still to do."""
    with open_store(path, create=True) as store:
        for title, source, published, markup in _REPORTS:
            found = _extraction(title, source, published, markup)
            store.save_extraction(store.add_document(found.document).document_id, found)
        quiet = Document("The harvest was good this year.", "The harvest", "Valley News", name="harvest.txt")
        number = store.add_document(quiet).document_id
        store.save_extraction(number, Extraction(quiet, (), (), (), (), (), (), "test"))
        broken = store.add_document(Document("A page that no rule could read.", "A broken page", name="broken.txt"))
        store.save_failure(broken.document_id, "test", "the page could not be read")
        store.add_document(Document("Not read yet.", "A new page", name="new.txt"))
    return path


def _extraction(title: str, source: str, day: date | None, markup: str) -> Extraction:
    published = Published(TimeInterval(day, day), "metadata") if day else None
    text, marks = _plain(markup)
    document = Document(text, title, source, published=published, name=f"{title}.txt")
    events = []
    for start, end in _sentences(text):
        inside = [mark for mark in marks if start <= mark[0].start < end]
        events.extend(
            _event(text, Span(start, end), span, inside, day) for span, kind, _ in inside if kind == "trigger"
        )
    return Extraction(document, (), (), (), (), (), tuple(events), "test")


def _event(
    text: str, evidence: Span, trigger: Span, inside: list[tuple[Span, str, str]], day: date | None
) -> EventMention:
    words = text[trigger.start : trigger.end]
    event_type, sub_event_type, status = _TYPES[words]
    actors = tuple(
        EventActor(Role.AGENT if kind == "a" else Role.TARGET, GUARD if "Guard" in name else ARMY, span)
        for span, kind, name in inside
        if kind in "at"
    )
    place = next((EventPlace(PLACES[name], span, "named here") for span, kind, name in inside if kind == "place"), None)
    monday = text.find("Monday", evidence.start, evidence.end)
    happened = day - timedelta(days=2) if day else None
    time = (
        EventTime(
            TimeInterval(happened, happened), TimePrecision.DAY, TimeBasis.RELATIVE, "two days before publication",
            Span(monday, monday + 6) if monday >= 0 else None,
        )
        if happened
        else None
    )  # fmt: skip
    said = text.find("Residents", evidence.start, evidence.end)
    speaker = Attribution(said, said + 9, "Residents") if said >= 0 and status is Status.CLAIMED else None
    return EventMention(
        trigger=TriggerMention(trigger.start, trigger.end, words, "test"),
        evidence=evidence,
        event_type=event_type,
        sub_event_type=sub_event_type,
        status=status,
        attribution=speaker,
        time=time,
        place=place,
        actors=actors,
        tolls=(("killed", Toll(12, 12, 20)),) if "killing 12" in text[evidence.start : evidence.end] else (),
        rules=("test",),
    )


def _plain(markup: str) -> tuple[str, list[tuple[Span, str, str]]]:
    """The text without its markup, and each mark as (span, kind, words)."""
    text = ""
    at = 0
    marks = []
    for match in _MARK.finditer(markup):
        text += markup[at : match.start()]
        words = match["actor"] or match["trigger"] or match["place"]
        kind = match["role"] or ("trigger" if match["trigger"] else "place")
        marks.append((Span(len(text), len(text) + len(words)), kind, words))
        text += words
        at = match.end()
    return text + markup[at:], marks


def _sentences(text: str) -> list[tuple[int, int]]:
    return [match.span() for match in re.finditer(r"[^\s.][^.]*\.", text)]
