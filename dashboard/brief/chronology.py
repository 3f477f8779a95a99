"""The selection's events as numbered rows of a chronology, and the reports behind them as numbered sources. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

import pandas as pd

from dashboard.brief.model import Entry, Order, Source
from dashboard.brief.sentences import LONGEST_QUOTE, sentence, toll
from dashboard.views import wording
from dashboard.views.names import directed, flat
from dashboard.views.speakers import status_words
from dashboard.views.stacks import stack_keys
from extract.interchange.names import country_id, gazetteer_name
from extract.store.rows import DocumentRow

if TYPE_CHECKING:
    from extract.model import Published

NOT_PLACED, NOBODY_NAMED = "place not known", "not said"
#: longest sentence of a report that a brief quotes, in characters
LONGEST_EVIDENCE = 1200
LONGEST_TITLE = 300

_NEAR = {"near": "near ", "district": "somewhere in ", "province": "somewhere in ", "region": "somewhere in "}
_NEAR["country"] = "somewhere in "
#: precisions that the words for the days do not show by themselves
_COARSE = {"week": " (week)", "season": " (season)", "year": " (year)"}
_VAGUE = frozenset(("Other", "Change to group/activity"))
_LAST_DAY = date.max


def chronology(
    events: pd.DataFrame, documents: Iterable[DocumentRow], *, order: Order = "date"
) -> tuple[tuple[Entry, ...], tuple[Source, ...]]:
    """Entries in the analyst's order, numbered from 1, and their reports numbered in the order of first mention.

    ``events``: rows of `extract.store.queries.events_frame`. By date: what has no date comes last; by place: country,
    province, place, then date, what has no place last. ``documents``: every report that ``events`` refers to.
    """
    reports = {row.id: row for row in documents}
    keyed = events.assign(place_key=stack_keys(events)) if len(events) else events
    rows = sorted(keyed.itertuples(index=False), key=_by_place if order == "place" else _by_date)
    abroad = len({row.country for row in rows if row.country}) > 1
    numbers: dict[int, int] = {}
    entries = []
    for number, row in enumerate(rows, start=1):
        told_in = _documents(row)
        for document_id in told_in:
            numbers.setdefault(document_id, len(numbers) + 1)
        entries.append(_entry(number, row, tuple(sorted(numbers[key] for key in told_in)), abroad=abroad))
    sources = tuple(_source(number, reports.get(key)) for key, number in numbers.items())
    return tuple(entries), sources


def place_words(event: Any, *, abroad: bool) -> str:
    """ "near Karma, Anbar", "somewhere in Anbar", "place not known"; ``abroad``: with the country."""
    if not event.place or pd.isna(event.lat):
        return NOT_PLACED
    around = [gazetteer_name(event.admin1), gazetteer_name(country_id(event.country)) if abroad else ""]
    names = dict.fromkeys(directed(flat(part)) for part in (event.place, *around) if part)
    return _NEAR.get(event.geo_precision, "") + ", ".join(names)


def date_words(event: Any) -> str:
    """ "6 July 2015", "26 October – 1 November 2015 (week)", "undated"."""
    words = wording.event_date(event)
    days = wording.as_day(event.start), wording.as_day(event.end)
    coarse = event.time_precision if days[0] != days[1] and not words.isdigit() else ""
    return words + _COARSE.get(coarse, "")


def who_words(event: Any) -> str:
    """ "Islamic State → Iraqi military": who did it, to whom."""
    agents, targets = (
        wording.listed([directed(name) for name in map(flat, names) if name]) for names in (event.agents, event.targets)
    )
    if not targets:
        return agents or NOBODY_NAMED
    return f"{agents or NOBODY_NAMED} → {targets}"


def source_words(source: Source) -> str:
    """A source as a reference reads: 'Valley News, “Fighting in the valley”, 12 March 2031. https://…'."""
    title = f"“{directed(source.title)}”" if source.title else ""
    words = ", ".join(part for part in (directed(source.publisher), title, source.published) if part)
    words = words or "Untitled report"
    return f"{words}. {source.url}" if source.url else f"{words}."


def period_words(entries: Sequence[Entry]) -> str:
    """First to last day of the entries, in words; "" where none is dated."""
    starts = [entry.start or entry.end for entry in entries]
    ends = [entry.end or entry.start for entry in entries]
    known = [day for day in starts if day], [day for day in ends if day]
    return wording.days(min(known[0]), max(known[1])) if known[0] else ""


def _entry(number: int, row: Any, sources: tuple[int, ...], *, abroad: bool) -> Entry:
    placed = not (pd.isna(row.lat) or pd.isna(row.lon))
    return Entry(
        number=number,
        event_id=int(row.event_id),
        event_type=str(row.event_type),
        sub_event_type=str(row.sub_event_type),
        status=str(row.status),
        date_words=date_words(row),
        place_words=place_words(row, abroad=abroad),
        what=_what(row),
        who=who_words(row),
        toll_words=toll(row),
        status_words=status_words(row),
        sources=sources,
        sentence=sentence(row),
        evidence=flat(row.evidence, LONGEST_EVIDENCE),
        start=wording.as_day(row.start),
        end=wording.as_day(row.end),
        time_precision=str(row.time_precision or ""),
        place=flat(row.place),
        place_key=str(row.place_key),
        lat=float(row.lat) if placed else None,
        lon=float(row.lon) if placed else None,
        geo_precision=str(row.geo_precision or "") if placed else "",
        radius_km=0.0 if pd.isna(row.radius_km) else float(row.radius_km),
        country=str(row.country or ""),
        admin1=str(row.admin1 or ""),
    )


def _what(row: Any) -> str:
    """The sub-event type; beside one that says next to nothing, the report's own word."""
    words = directed(flat(row.trigger, LONGEST_QUOTE))
    return f"{row.sub_event_type} (“{words}”)" if row.sub_event_type in _VAGUE and words else str(row.sub_event_type)


def _documents(row: Any) -> tuple[int, ...]:
    """The reports that tell the event; the one whose sentence is shown first."""
    lead = int(row.document_id)
    return tuple(dict.fromkeys((lead, *(int(key) for key in getattr(row, "document_ids", ())))))


def _source(number: int, row: DocumentRow | None) -> Source:
    if row is None:
        return Source(number, "", "")
    return Source(
        number, flat(row.source), flat(row.title or row.name, LONGEST_TITLE), _published(row.published),
        flat(row.url, LONGEST_TITLE),
    )  # fmt: skip


def _published(published: Published | None) -> str:
    """The day of publication; bounds are told as bounds."""
    if published is None:
        return ""
    return wording.days(published.interval.start, published.interval.end)


def _by_date(row: Any) -> tuple[Any, ...]:
    first, last = wording.as_day(row.start), wording.as_day(row.end)
    undated = first is None and last is None
    return undated, first or last or _LAST_DAY, last or _LAST_DAY, int(row.event_id)


def _by_place(row: Any) -> tuple[Any, ...]:
    unplaced = pd.isna(row.lat)
    country, province = gazetteer_name(country_id(row.country)), gazetteer_name(row.admin1)
    return (unplaced, country, province, flat(row.place), row.place_key, *_by_date(row))
