"""One extraction as the JSON object that ``dateline annotate`` writes: keys and their order are a contract."""

from __future__ import annotations

import json
from typing import Any

from extract.interchange.why import resolutions, why
from extract.mentions.timex.entities import temporal_entities
from extract.model import (
    Attribution,
    EntityType,
    EventActor,
    EventMention,
    EventPlace,
    EventTime,
    Extraction,
    Published,
    ResolvedTimex,
    ResolvedToponym,
    Span,
    TimeInterval,
    Toll,
)

#: Decimal places of a degree: 1e-5 is about one metre, finer than any gazetteer.
_DEGREE_PLACES = 5
Json = dict[str, Any]


def annotation(extraction: Extraction, *, explain: bool = False) -> Json:
    """Everything but the ``id``, in the contract's order. Spans are code points, end exclusive; dates ISO days.

    ``explain``: each event has one key more, ``why`` (see ``extract.interchange.why``). A text in a language that is
    not read has one key more, ``not_read`` with the language's name: no events were looked for in it.
    """
    events = sorted(extraction.events, key=lambda found: found.trigger.start)
    reasons = resolutions(extraction) if explain else {}
    text = extraction.document.text
    return {
        "published": _published(extraction.document.published),
        "timex": [_timex(timex) for timex in sorted(extraction.timexes, key=_place_in_text)],
        "toponyms": [_toponym(toponym) for toponym in sorted(extraction.toponyms, key=_place_in_text)],
        "entities": _entities(extraction),
        "events": [_event(e) | ({"why": why(e, text, reasons)} if explain else {}) for e in events],
        **({"not_read": extraction.not_read} if extraction.not_read else {}),
    }


def to_line(record: Json) -> bytes:
    """``record`` as one line of JSON in UTF-8; the same record gives the same bytes."""
    line = json.dumps(record, ensure_ascii=False, allow_nan=False) + "\n"
    try:
        return line.encode("utf-8")
    except UnicodeEncodeError:  # half a surrogate pair, in an id that came so: escaped it is still JSON
        return (json.dumps(record, allow_nan=False) + "\n").encode("ascii")


def _place_in_text(found: ResolvedTimex | ResolvedToponym) -> tuple[int, int]:
    return found.mention.start, found.mention.end


def _span(span: Span | None) -> Json | None:
    return None if span is None else {"start": span.start, "end": span.end}


def _interval(interval: TimeInterval) -> Json:
    return {
        "start": interval.start.isoformat() if interval.start else None,
        "end": interval.end.isoformat() if interval.end else None,
    }


def _published(published: Published | None) -> Json | None:
    return None if published is None else {**_interval(published.interval), "basis": published.basis}


def _timex(timex: ResolvedTimex) -> Json:
    return {
        "start": timex.mention.start,
        "end": timex.mention.end,
        "text": timex.mention.text,
        "type": timex.mention.type.value,
        "value": timex.value,
        "interval": None if timex.interval is None else _interval(timex.interval),
        "basis": timex.basis.value,
    }


def _toponym(toponym: ResolvedToponym) -> Json:
    place = toponym.place
    return {
        "start": toponym.mention.start,
        "end": toponym.mention.end,
        "text": toponym.mention.text,
        "lat": round(place.lat, _DEGREE_PLACES) if place else None,
        "lon": round(place.lon, _DEGREE_PLACES) if place else None,
        "name": place.name if place else None,
        "country": place.country if place else None,
        "gazetteer_id": place.gazetteer_id if place else None,
        "geo_precision": place.geo_precision.value if place else None,
        "radius_km": place.radius_km if place else None,
    }


def _entities(extraction: Extraction) -> list[Json]:
    """Actors, places, times, weapons, platforms and quantities, each span and type once, in the text's order.

    A place name that stands for a government or a force ("U.S. officials") is among the toponyms, but no Location.
    """
    found = {(actor.mention.start, actor.mention.end, actor.mention.type, actor.mention.text): None
             for actor in extraction.actors}  # fmt: skip
    for toponym in extraction.toponyms:
        if toponym.mention.metonym:
            continue
        found[(toponym.mention.start, toponym.mention.end, EntityType.LOCATION, toponym.mention.text)] = None
    times = temporal_entities(extraction.document.text, [timex.mention for timex in extraction.timexes])
    for entity in (*times, *extraction.entities):
        found[(entity.start, entity.end, entity.type, entity.text)] = None
    return [
        {"start": start, "end": end, "text": text, "type": kind.value}
        for start, end, kind, text in sorted(found, key=lambda key: (key[0], key[1], key[2].value))
    ]


def _event(event: EventMention) -> Json:
    trigger = event.trigger
    return {
        "trigger": {"start": trigger.start, "end": trigger.end, "text": trigger.text},
        "evidence": _span(event.evidence),
        "event_type": event.event_type,
        "sub_event_type": event.sub_event_type,
        "status": event.status.value,
        "attribution": _attribution(event.attribution),
        "time": _time(event.time),
        "place": _place(event.place),
        **_places(event.place),
        "actors": [_actor(actor) for actor in event.actors],
        "weapons": list(event.weapons),
        "fatalities": _toll(event.toll("killed")),
        "injured": _toll(event.toll("injured")),
        "mentions": [_span(span) for span in event.mentions()],
    }


def _attribution(said: Attribution | None) -> Json | None:
    if said is None:
        return None
    return {"start": said.start, "end": said.end, "text": said.text, "actor": said.actor.name if said.actor else None}


def _time(time: EventTime | None) -> Json | None:
    if time is None:
        return None
    return {
        **_interval(time.interval),
        "precision": time.precision.value,
        "basis": time.basis.value,
        "mention": _span(time.mention),
        "explanation": time.explanation,
    }


def _places(found: EventPlace | None) -> Json:
    """All places of an event that has several, the one that is drawn first."""
    if found is None or not found.others:
        return {}
    rest = (EventPlace(place, span) for place, span in found.others)
    return {"places": [_place(found), *map(_place, rest)]}


def _place(found: EventPlace | None) -> Json | None:
    if found is None:
        return None
    place = found.place
    return {
        "name": place.name,
        "lat": round(place.lat, _DEGREE_PLACES),
        "lon": round(place.lon, _DEGREE_PLACES),
        "country": place.country,
        "geo_precision": place.geo_precision.value,
        "radius_km": place.radius_km,
        "mention": _span(found.mention),
    }


def _actor(actor: EventActor) -> Json:
    return {
        "role": actor.role.value,
        "name": actor.actor.name,
        "actor_id": actor.actor.id,
        "mention": _span(actor.mention),
    }


def _toll(toll: Toll | None) -> Json | None:
    return None if toll is None else {"low": toll.low, "best": toll.best, "high": toll.high}
