"""The only bridge from the screen to the case: cached questions, and the few things that change it.

Answers are cached by case and revision, which grows with every write, so that what is shown is never older than the
case. Tables that come from here are shared between sessions: they are read, never written to.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

import streamlit as st

from dashboard.views.cards import Mark
from extract.errors import DatelineError
from extract.model import Document, EventMention, Extraction, Role
from extract.store.queries import events_frame
from extract.store.repository import Store, open_store
from extract.store.rows import DocumentRow

if TYPE_CHECKING:
    import pandas as pd

    from extract.pipeline import Extractor

#: environment variable by which ``dateline serve`` names the case
CASE_VARIABLE = "DATELINE_CASE"
DEFAULT_CASE = "case.db"


@dataclass(frozen=True, slots=True)
class Added:
    """What became of one report that was added. ``error`` is "" where it went well."""

    name: str
    document_id: int | None = None
    new: bool = False
    events: int = 0
    dated: bool = False
    error: str = ""


def case_name() -> str:
    return os.environ.get(CASE_VARIABLE) or DEFAULT_CASE


@st.cache_resource(show_spinner=False)
def _store(name: str) -> Store:
    return open_store(name, create=True)


def store() -> Store:
    """The open case. Raises StoreError with a message for the user."""
    return _store(case_name())


def events() -> pd.DataFrame:
    """Every event mention of the case (columns: ``extract.store.queries.EVENT_COLUMNS``). Do not write to it."""
    return _events(case_name(), store().revision())


def documents() -> list[DocumentRow]:
    """Every report with the state of its extraction, in the order of adding."""
    return _documents(case_name(), store().revision())


def document(document_id: int) -> Document | None:
    """A report with its text; ``None`` where the case has none of that id."""
    return _document(case_name(), store().revision(), document_id)


def extraction(document_id: int) -> Extraction | None:
    """All that was found in a report; ``None`` where it was not extracted."""
    return _extraction(case_name(), store().revision(), document_id)


def marks(document_id: int) -> dict[int, tuple[Mark, ...]]:
    """Trigger start -> the words that fill each role of the event there, in document offsets."""
    return _marks(case_name(), store().revision(), document_id)


# streamlit keys these on their arguments: the case, its revision, and what is asked for
@st.cache_resource(max_entries=2, show_spinner=False)
def _events(name: str, revision: int) -> pd.DataFrame:  # noqa: ARG001 - keys the cache
    return _with_names(events_frame(_store(name)))


def _with_names(frame: pd.DataFrame) -> pd.DataFrame:
    """Columns ``admin1_name`` and ``country_name`` beside the ids, for people to read."""
    frame["admin1_name"] = frame["admin1"].map({key: _place_name(key) for key in set(frame["admin1"])})
    frame["country_name"] = frame["country"].map({key: _place_name(f"country:{key}") for key in set(frame["country"])})
    return frame


@cache
def _place_name(gazetteer_id: str) -> str:
    """Name of a division or country; "" where the place index has none (or cannot be opened)."""
    if not gazetteer_id or gazetteer_id == "country:":
        return ""
    from extract.gazetteer.lookup import open_gazetteer  # only where there are events to name places of

    try:
        found = open_gazetteer().place(gazetteer_id)
    except DatelineError:
        return ""
    return found.name if found else ""


@st.cache_data(max_entries=2, show_spinner=False)
def _documents(name: str, revision: int) -> list[DocumentRow]:  # noqa: ARG001 - keys the cache
    return _store(name).documents()


@st.cache_data(max_entries=32, show_spinner=False)
def _document(name: str, revision: int, document_id: int) -> Document | None:
    known = {row.id for row in _documents(name, revision)}
    return _store(name).document(document_id) if document_id in known else None


@st.cache_resource(max_entries=32, show_spinner=False)
def _extraction(name: str, revision: int, document_id: int) -> Extraction | None:  # noqa: ARG001 - keys the cache
    return _store(name).extraction(document_id)


@st.cache_data(max_entries=64, show_spinner=False)
def _marks(name: str, revision: int, document_id: int) -> dict[int, tuple[Mark, ...]]:
    found = _extraction(name, revision, document_id)
    return {event.trigger.start: event_marks(event) for event in found.events} if found else {}


def event_marks(event: EventMention) -> tuple[Mark, ...]:
    """The words of a report that fill each role of one of its events, for `dashboard.views.cards`."""
    marks = [Mark(event.trigger.start, event.trigger.end, "trigger", "what happened")]
    for actor in event.actors:
        kind = "agent" if actor.role is Role.AGENT else "target"
        who = "who did it" if kind == "agent" else "to whom"
        marks.append(Mark(actor.mention.start, actor.mention.end, kind, f"{who}: {actor.actor.name}"))
    if event.place and event.place.mention:
        marks.append(
            Mark(event.place.mention.start, event.place.mention.end, "place", f"where: {event.place.place.name}")
        )
    if event.time and event.time.mention:
        marks.append(Mark(event.time.mention.start, event.time.mention.end, "time", event.time.explanation))
    for speaker, words in ((event.attribution, "who says so"), (event.denial, "who denies it")):
        if speaker:
            marks.append(Mark(speaker.start, speaker.end, "says", words))
    return tuple(marks)


def set_published(document_id: int, day: date | None) -> Added:
    """Take the analyst's publication date (or none) and extract the report again with it."""
    store().set_published(document_id, day)
    return extract_document(document_id)


def add(report: Document) -> Added:
    """Store a report and extract it, unless the same text has been extracted already with the same date."""
    name = report.name or report.title
    try:
        added = store().add_document(report)
        return _named(extract_document(added.document_id), name, new=added.new)
    except DatelineError as error:
        return Added(name, error=str(error))


def extract_document(document_id: int) -> Added:
    """Extract a stored report if it is due; a failure is noted in the case and told, it stops nothing."""
    case = store()
    worker = extractor()
    report = case.document(document_id)
    name = report.name or report.title
    if document_id in case.pending(worker.version):
        try:
            case.save_extraction(document_id, worker.extract(report))
        except DatelineError as error:
            case.save_failure(document_id, worker.version, str(error))
            return Added(name, document_id, error=str(error))
        except Exception as error:  # whatever a report does to a rule, the other reports must go on
            words = f"{type(error).__name__}: {error}"
            case.save_failure(document_id, worker.version, words)
            return Added(name, document_id, error=f"could not be extracted ({words})")
    row = next(row for row in case.documents() if row.id == document_id)
    return Added(name, document_id, events=row.events, dated=report.published is not None)


@st.cache_resource(show_spinner=False)
def extractor() -> Extractor:
    """The extractor of this server; opening the place index takes a moment the first time."""
    from extract.pipeline import Extractor  # heavy: only where a report is added

    return Extractor()


def _named(added: Added, name: str, *, new: bool) -> Added:
    return Added(name, added.document_id, new, added.events, added.dated, added.error)
