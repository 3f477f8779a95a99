"""The only bridge from the screen to the case: cached questions, and the few things that change it.

Answers are cached by case and revision, which grows with every write, so that what is shown is never older than the
case. Tables that come from here are shared between sessions: they are read, never written to.
"""

from __future__ import annotations

import os
from collections import namedtuple
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from threading import Lock, RLock
from typing import TYPE_CHECKING, Any, Generic, TypeVar

import numpy as np
import sqlalchemy as sa
import streamlit as st

from dashboard import work
from dashboard.selection import Selection
from dashboard.table import ahead, words
from dashboard.table import cache as disk
from dashboard.table.columns import Table
from dashboard.table.load import Progress, changed, fingerprint, load, sentences
from dashboard.table.patch import patched
from dashboard.told import Told, by_mentions, of_document
from dashboard.views.filtering import Sieve, sieve
from dashboard.watch import Watch
from extract.errors import DatelineError
from extract.model import Document, Extraction
from extract.store import named_views
from extract.store.filters import Filter
from extract.store.queries import events_frame
from extract.store.repository import Store, open_store
from extract.store.rows import DocumentRow
from extract.store.schema import document as document_table

if TYPE_CHECKING:
    import pandas as pd

    from extract.pipeline import Extractor

#: environment variable by which ``dateline serve`` names the case
CASE_VARIABLE = "DATELINE_CASE"
DEFAULT_CASE = "case.db"
#: states of cases whose tables stay in memory
MOST_TABLES = 2
#: of more events that changed, all are read anew
MOST_PATCHED = 20_000
#: selections whose answers stay in memory; each takes some megabytes where there are a million events
MOST_SIEVES = 24

_MENDING = Lock()

Key = TypeVar("Key")
Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Added:
    """What became of one report that was added. ``error`` is "" where it went well. ``not_read``: its language, where
    that is none that is read."""

    name: str
    document_id: int | None = None
    new: bool = False
    events: int = 0
    dated: bool = False
    error: str = ""
    not_read: str = ""


def case_name() -> str:
    return os.environ.get(CASE_VARIABLE) or DEFAULT_CASE


@st.cache_resource(show_spinner=False)
def _store(name: str) -> Store:
    return open_store(name, create=True, mend=False)


def store() -> Store:
    """The open case. Raises StoreError with a message for the user."""
    return _store(case_name())


@st.cache_resource(show_spinner=False)
def _watch(name: str) -> Watch:
    return Watch(_store(name))


def present() -> tuple[str, int]:
    """The case and its revision, by which answers are kept. Quick: a run of a page asks many times."""
    name = case_name()
    return name, _watch(name).revision()


def mend(progress: Progress) -> None:
    """Make the events true to the case before any are read, once for all sessions: who comes meanwhile waits for it.

    ``progress`` is told how far it is where there is something to do. Raises StoreError.
    """
    with _MENDING:
        store().mend(progress)


def table(progress: Progress = lambda _: None) -> Table:
    """Every event of the case as columns; ``progress`` is told how far it is where they are not in memory yet."""
    return _table(*present(), progress)


def kept(selection: Selection) -> Sieve:
    """The filters of a selection laid over the table."""
    asked = (*present(), selection.filters())
    return _sieves().get(asked, lambda: _sieve(*asked))


def documents() -> list[DocumentRow]:
    """Every report with the state of its extraction, in the order of adding."""
    return _documents(*present())


def any_documents() -> bool:
    """Has the case a report? Quick, where `documents` lists them all."""
    return _any_document(store())


def document(document_id: int) -> Document | None:
    """A report with its text; ``None`` where the case has none of that id."""
    return _document(*present(), document_id)


def extraction(document_id: int) -> Extraction | None:
    """All that was found in a report; ``None`` where it was not extracted."""
    return _extraction(*present(), document_id)


def rows(ids: Sequence[int]) -> pd.DataFrame:
    """The events with these ids, whole and in that order (columns: ``extract.store.queries.EVENT_COLUMNS``, and the
    names of divisions and countries). Do not write to it."""
    return _rows(*present(), tuple(ids))


def as_rows(frame: pd.DataFrame) -> list[Any]:
    """Each row as an object with the columns by name, as ``itertuples`` gives them, which takes ten times as long."""
    row = _row_of(tuple(frame.columns))
    return [row(*values) for values in frame.to_numpy(dtype=object).tolist()]


@cache
def _row_of(columns: tuple[str, ...]) -> Any:
    return namedtuple("row", columns)


def told(mention_ids: Sequence[int]) -> dict[int, Told]:
    """What each of these mentions says."""
    return _told(*present(), tuple(mention_ids))


def told_in(document_id: int) -> list[Told]:
    """Everything that a report tells, in its order."""
    return _told_in(*present(), document_id)


def views() -> dict[str, str]:
    """Name -> address query of the views that were saved in the case."""
    change = _watch(case_name()).change()  # views count no revision
    if change is None:
        return named_views.named_views(store())
    return _views(case_name(), change)


def save_view(name: str, query: str) -> None:
    """Keep an address query under a name. Raises StoreError."""
    named_views.save_view(store(), name, query)


def drop_view(name: str) -> None:
    named_views.drop_view(store(), name)


class Recent(Generic[Key, Value]):
    """The latest few answers. Unlike a cached function it may move a progress bar, and it keys by plain equality."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._lock = RLock()  # making one answer may drop others
        self._kept: dict[Key, Value] = {}

    def get(self, key: Key, make: Callable[[], Value]) -> Value:
        with self._lock:  # a second session that asks the same waits for the first one's answer
            found = self._kept.pop(key) if key in self._kept else make()
            self._kept[key] = found
            while len(self._kept) > self._most:
                del self._kept[next(iter(self._kept))]
            return found

    def latest(self, wanted: Callable[[Key], bool]) -> tuple[Key, Value] | None:
        """The answer given last of those whose key is wanted, with its key."""
        with self._lock:
            return next(((key, self._kept[key]) for key in reversed(self._kept) if wanted(key)), None)

    def drop(self, unwanted: Callable[[Key], bool]) -> None:
        with self._lock:
            for key in [key for key in self._kept if unwanted(key)]:
                del self._kept[key]

    def all(self, keys: Sequence[Key], make: Callable[[list[Key]], Mapping[Key, Value]]) -> list[Value]:
        """The answers to several keys; ``make`` is asked for the missing ones together, and may leave some out."""
        with self._lock:
            found = {key: self._kept.pop(key) for key in dict.fromkeys(keys) if key in self._kept}
            missing = [key for key in dict.fromkeys(keys) if key not in found]
            found |= make(missing) if missing else {}
            self._kept |= found
            while len(self._kept) > self._most:
                del self._kept[next(iter(self._kept))]
            return [found[key] for key in keys if key in found]


@st.cache_resource(show_spinner=False)
def _shelf() -> Recent[tuple[str, int], Table]:
    return Recent(MOST_TABLES)


def _table(name: str, revision: int, progress: Progress) -> Table:
    shelf = _shelf()
    older = shelf.latest(lambda key: key[0] == name and key[1] < revision)
    found = shelf.get((name, revision), lambda: _read_table(_store(name), revision, older, progress))
    if older is not None:  # what was asked of older states keeps their tables in memory
        _sieves().drop(lambda key: key[0] == name and key[1] < revision)
    return found


def _read_table(
    case: Store, revision: int, older: tuple[tuple[str, int], Table] | None, progress: Progress
) -> Table:  # fmt: skip
    """The table of this state: made of an ``older`` one where it is known what changed since, else from the disk."""
    if older is not None:
        (_, since), table = older
        touched = case.changes.between(since, revision)
        if touched is not None and len(touched) <= MOST_PATCHED:
            return patched(table, changed(case, touched), np.array(sorted(touched), dtype=np.int64))
    mark = fingerprint(case)
    found = disk.read(mark)
    if found is None:
        beside = ahead.started(case.name)
        found = load(case, progress, beside.part if beside else lambda _: None)
        if len(found) >= disk.LEAST:
            disk.write(mark, found)
    return found


# streamlit keys these on their arguments: the case, its revision, and what is asked for
@st.cache_resource(show_spinner=False)
def _sieves() -> Recent[tuple[str, int, Selection], Sieve]:
    return Recent(MOST_SIEVES)


def _sieve(name: str, revision: int, selection: Selection) -> Sieve:
    events = _table(name, revision, lambda _: None)
    said = words.mentioning(events, _sentences(name, revision), selection.text) if selection.text else None
    return sieve(events, selection, said)


@st.cache_resource(max_entries=1, show_spinner="Reading the sentences …")
def _sentences(name: str, revision: int) -> words.Sentences:  # noqa: ARG001 - keys the cache
    return words.gathered(sentences(_store(name)))


@st.cache_resource(max_entries=64, show_spinner=False)
def _rows(name: str, revision: int, ids: tuple[int, ...]) -> pd.DataFrame:  # noqa: ARG001 - keys the cache
    frame = events_frame(_store(name), Filter(events=ids or (-1,), include_rejected=True))
    order = {number: place for place, number in enumerate(ids)}
    return _with_names(frame.sort_values("event_id", key=lambda column: column.map(order), ignore_index=True))


@st.cache_resource(max_entries=64, show_spinner=False)
def _told(name: str, revision: int, ids: tuple[int, ...]) -> dict[int, Told]:  # noqa: ARG001 - keys the cache
    return by_mentions(_store(name), ids)


@st.cache_resource(max_entries=16, show_spinner=False)
def _told_in(name: str, revision: int, document_id: int) -> list[Told]:  # noqa: ARG001 - keys the cache
    return of_document(_store(name), document_id)


def _with_names(frame: pd.DataFrame) -> pd.DataFrame:
    """Columns ``admin1_name`` and ``country_name`` beside the ids, for people to read."""
    frame["admin1_name"] = frame["admin1"].map({key: _place_name(key) for key in set(frame["admin1"])})
    frame["country_name"] = frame["country"].map({key: _place_name(f"country:{key}") for key in set(frame["country"])})
    return frame


def country_name(code: str) -> str:
    """Name of the country with that ISO 3166-1 alpha-2 code; the code itself where the place index has none."""
    return _place_name(f"country:{code}") or code


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


@st.cache_resource(max_entries=2, show_spinner=False)
def _views(name: str, change: int) -> dict[str, str]:  # noqa: ARG001 - keys the cache
    return named_views.named_views(_store(name))


@st.cache_resource(max_entries=2, show_spinner=False)
def _documents(name: str, revision: int) -> list[DocumentRow]:  # noqa: ARG001 - keys the cache
    return _store(name).documents()


@st.cache_data(max_entries=32, show_spinner=False)
def _document(name: str, revision: int, document_id: int) -> Document | None:  # noqa: ARG001 - keys the cache
    known = _any_document(_store(name), document_table.c.id == document_id)
    return _store(name).document(document_id) if known else None


def _any_document(case: Store, *where: sa.ColumnElement[bool]) -> bool:
    with case.reading() as connection:
        return connection.execute(sa.select(document_table.c.id).where(*where).limit(1)).scalar() is not None


@st.cache_resource(max_entries=32, show_spinner=False)
def _extraction(name: str, revision: int, document_id: int) -> Extraction | None:  # noqa: ARG001 - keys the cache
    return _store(name).extraction(document_id)


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
    if case.pending(worker.version, among=[document_id]):
        try:
            result = work.extract(report, worker.extract)
        except Exception as error:  # whatever a report does to a rule, the other reports must go on
            result = f"could not be extracted ({type(error).__name__}: {error})"
        if isinstance(result, str):
            case.save_failure(document_id, worker.version, result)
            return Added(name, document_id, error=result)
        case.save_extraction(document_id, result)
    found = case.extraction(document_id)
    events, unread = (len(found.events), found.not_read) if found else (0, "")
    return Added(name, document_id, events=events, dated=report.published is not None, not_read=unread)


@st.cache_resource(show_spinner=False)
def extractor() -> Extractor:
    """The extractor of this server; opening the place index takes a moment the first time."""
    from extract.pipeline import Extractor  # heavy: only where a report is added

    return Extractor()


def _named(added: Added, name: str, *, new: bool) -> Added:
    return replace(added, name=name, new=new)
