"""Model objects to rows of the store and back."""

from __future__ import annotations

import json
import zlib
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from extract.model import (
    Document,
    EntityMention,
    EventMention,
    EventPlace,
    Extraction,
    Published,
    ResolvedActor,
    ResolvedTimex,
    ResolvedToponym,
    Sentence,
    Span,
    TimeInterval,
    Toll,
)
from extract.store import codec, schema

_PACKING = 3  # zlib level: half the time of the usual 6 for a tenth more bytes


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """What the store knows of one document, without its text.

    state: "done", "failed" or "pending" (not extracted yet). events: number of event mentions, 0 or more.
    length: of the text, in code points.
    """

    id: int
    sha256: str
    name: str
    title: str
    source: str
    url: str
    published: Published | None
    length: int
    state: str
    version: str
    events: int
    error: str

    @property
    def not_read(self) -> str:
        """ "not read: Russian" where the language is none that is read: no events were looked for; else ""."""
        return self.error if self.state == "done" else ""


def published_key(published: Published | None) -> str:
    """What an extraction depends on of a publication date: its days."""
    if published is None:
        return ""
    interval = published.interval
    return f"{interval.start or ''}/{interval.end or ''}"


_told = schema.document.c
#: The same of a row of ``document``, for the database to compare: days are ISO text, as SQLite keeps them and as
#: ``connection`` asks a server for them.
PUBLISHED_KEY = sa.case(
    (_told.published_basis.is_(None), ""),
    else_=sa.func.coalesce(sa.cast(_told.published_start, sa.Text), "")
    + "/"
    + sa.func.coalesce(sa.cast(_told.published_end, sa.Text), ""),
)


def unstorable(document: Document) -> str:
    """What in a document no database holds, in words; "" where there is nothing. Readers replace it one for one."""
    told = "".join((document.text, document.title, document.source, document.url, document.name))
    if "\x00" in told:
        return "a NUL character"
    try:
        told.encode("utf-8")
    except UnicodeEncodeError:
        return "half a surrogate pair"
    return ""


def document_values(document: Document) -> dict[str, Any]:
    return {
        "sha256": document.sha256,
        "name": document.name,
        "title": document.title,
        "source": document.source,
        "url": document.url,
        "text": document.text,
        **published_values(document.published),
    }


def published_values(published: Published | None) -> dict[str, Any]:
    if published is None:
        names = ("start", "end", "basis", "explanation", "span_start", "span_end")
        return {f"published_{name}": None for name in names}
    return {
        "published_start": published.interval.start,
        "published_end": published.interval.end,
        "published_basis": published.basis,
        "published_explanation": published.explanation,
        "published_span_start": published.span.start if published.span else None,
        "published_span_end": published.span.end if published.span else None,
    }


def published_of(row: Any) -> Published | None:
    if row.published_basis is None:
        return None
    span = None
    if row.published_span_start is not None:
        span = Span(row.published_span_start, row.published_span_end)
    interval = TimeInterval(row.published_start, row.published_end)
    return Published(interval, row.published_basis, span, row.published_explanation or "")


def document_of(row: Any) -> Document:
    return Document(
        text=row.text,
        title=row.title,
        source=row.source,
        url=row.url,
        published=published_of(row),
        name=row.name,
    )


def document_row(row: Any, state: Any | None) -> DocumentRow:
    """A row of ``document``, its text's length beside it, with the row of its latest extraction."""
    published = published_of(row)
    if state is not None and state.published_key != published_key(published):
        state = None  # the publication date was changed since: to be extracted again
    return DocumentRow(
        id=row.id,
        sha256=row.sha256,
        name=row.name,
        title=row.title,
        source=row.source,
        url=row.url,
        published=published,
        length=row.length,
        state=state.state if state is not None else "pending",
        version=state.version if state is not None else "",
        events=state.events if state is not None else 0,
        error=state.error if state is not None else "",
    )


def event_values(event: EventMention, text: str, ordinal: int) -> dict[str, Any]:
    """Columns of ``event_mention`` for one event of the document with ``text`` (``id``, ``document_id`` left out)."""
    time, place, attribution = event.time, event.place, event.attribution
    return {
        "ordinal": ordinal,
        "trigger_start": event.trigger.start,
        "trigger_end": event.trigger.end,
        "trigger_text": event.trigger.text,
        "evidence_start": event.evidence.start,
        "evidence_end": event.evidence.end,
        "evidence": text[event.evidence.start : event.evidence.end],
        "event_type": event.event_type,
        "sub_event_type": event.sub_event_type,
        "status": event.status.value,
        "attribution": attribution.text if attribution else "",
        "attribution_actor": attribution.actor.name if attribution and attribution.actor else "",
        "attribution_party": attribution.party if attribution else None,
        "denial": event.denial.text if event.denial else "",
        "time_start": time.interval.start if time else None,
        "time_end": time.interval.end if time else None,
        "time_precision": time.precision.value if time else None,
        "time_basis": time.basis.value if time else "",
        "time_explanation": time.explanation if time else "",
        **(_place_values(place) if place else NOT_PLACED),
        "weapons": json.dumps(event.weapons, ensure_ascii=False),
        "rules": json.dumps(event.rules, ensure_ascii=False),
        **toll_values("fatalities", event.toll("killed")),
        **toll_values("injured", event.toll("injured")),
        "mention": codec.dumps(event),
    }


def _place_values(place: EventPlace) -> dict[str, Any]:
    where = place.place
    return place_values(
        where.gazetteer_id, where.name, where.lat, where.lon, where.country, where.admin1, where.geo_precision.value,
        where.radius_km, place.explanation,
    )  # fmt: skip


def place_values(*told: str | float | None) -> dict[str, Any]:
    """Columns of where a mention or an event is, of the values in the order of the columns."""
    return dict(zip(PLACE_COLUMNS, told, strict=True))


PLACE_COLUMNS = (
    *("place_id", "place", "lat", "lon", "country", "admin1", "geo_precision", "radius_km"),
    "place_explanation",
)
#: Columns of where it is, of one that is not placed.
NOT_PLACED = place_values(None, "", None, None, "", "", "", None, "")


def toll_values(name: str, toll: Toll | None) -> dict[str, int | None]:
    """Columns of a toll; ``name``: "fatalities" or "injured"."""
    return {
        f"{name}_low": toll.low if toll else None,
        f"{name}_best": toll.best if toll else None,
        f"{name}_high": toll.high if toll else None,
    }


def actor_values(event: EventMention) -> list[dict[str, Any]]:
    """Columns of ``event_actor`` for the actors of an event (``event_id`` left out)."""
    return [
        {
            "ordinal": ordinal,
            "role": actor.role.value,
            "actor_id": actor.actor.id,
            "name": actor.actor.name,
            "kind": actor.actor.kind.value,
            "country": actor.actor.country,
            "parent": actor.actor.parent,
            "span_start": actor.mention.start,
            "span_end": actor.mention.end,
        }
        for ordinal, actor in enumerate(event.actors)
    ]


def packed_mentions(extraction: Extraction) -> bytes:
    """Everything found in a document besides its events; packed, it is a fifteenth of its JSON."""
    found = codec.dumps(
        {
            "sentences": extraction.sentences,
            "timexes": extraction.timexes,
            "toponyms": extraction.toponyms,
            "actors": extraction.actors,
            "entities": extraction.entities,
        }
    )
    return zlib.compress(found.encode("utf-8"), _PACKING)


def sentences_of(mentions: bytes) -> tuple[Sentence, ...]:
    """The sentences among what ``packed_mentions`` packed."""
    return codec.loads_many(Sentence, json.loads(zlib.decompress(mentions))["sentences"])


def extraction_of(document: Document, mentions: bytes, events: list[str], version: str) -> Extraction:
    found = json.loads(zlib.decompress(mentions))
    return Extraction(
        document=document,
        sentences=codec.loads_many(Sentence, found["sentences"]),
        timexes=codec.loads_many(ResolvedTimex, found["timexes"]),
        toponyms=codec.loads_many(ResolvedToponym, found["toponyms"]),
        actors=codec.loads_many(ResolvedActor, found["actors"]),
        entities=codec.loads_many(EntityMention, found["entities"]),
        events=tuple(codec.loads(EventMention, event) for event in events),
        version=version,
    )
