"""A case: documents, what was extracted from them, and which of them are still to do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import Any, NamedTuple

import sqlalchemy as sa

from extract.account import NOT_READ
from extract.errors import DocumentError, FullStoreError, LockedStoreError, ReadOnlyStoreError, StoreError
from extract.model import Document, EventMention, Extraction, Published, TimeInterval
from extract.store import batches, codec, rows
from extract.store.changes import Changes, touch, touched
from extract.store.chunks import chunks
from extract.store.database.connection import connect, translated
from extract.store.filters import Filter
from extract.store.merging.keep import Told, by_present_rules, silent
from extract.store.merging.keep import merge as merge_events
from extract.store.packed import pack
from extract.store.rows import DocumentRow
from extract.store.schema import (
    case_info,
    document,
    event,
    event_member,
    event_mention,
    extraction,
    unmerged,
)

#: Publication date given by a person: nothing read from a file replaces it.
ANALYST = "analyst"


class Added(NamedTuple):
    """document_id: of the stored document; new: it was not there before; published: as the case now has it."""

    document_id: int
    new: bool
    published: Published | None = None


def open_store(url_or_path: str | Path, *, create: bool = False, mend: bool = True, progress: Told = silent) -> Store:
    """Open a case file (SQLite) or a case database (URL); with ``create``, make it where there is none.

    A case of an older schema version is brought up to date, and mended (`Store.mend`, which tells ``progress``) unless
    the caller does it later. Raises ForeignStoreError, NewerStoreError, LockedStoreError, or StoreError (missing,
    read-only, damaged).
    """
    engine, name = connect(str(url_or_path), create=create)
    store = Store(engine, name)
    try:
        if mend:
            store.mend(progress)
    except BaseException:
        store.close()
        raise
    return store


class Store:
    """One open case. Safe to share between threads; every write is one transaction; use as a context manager."""

    def __init__(self, engine: sa.Engine, name: str) -> None:
        self._engine = engine
        self._mended = False
        self.name = name
        self.changes = Changes()

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        self._engine.dispose()

    @contextmanager
    def reading(self) -> Iterator[sa.Connection]:
        """A connection that sees one consistent state of the case."""
        with translated(self.name), self._engine.connect() as connection:
            if self._engine.dialect.name == "postgresql":  # a transaction in SQLite is always one state
                connection.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
            with connection.begin():
                yield connection

    @contextmanager
    def writing(self, *, counted: bool = True, durable: bool = False) -> Iterator[sa.Connection]:
        """A transaction that commits as a whole, and counts one revision, or leaves nothing.

        Without ``counted`` the caller writes the revision too: a copy has that of the original. ``durable``: it is on
        the disk when this returns, also in a power cut.
        """
        revision = case_info.c.key == "revision"
        present = sa.select(case_info.c.value).where(revision)
        with translated(self.name), self._engine.connect() as connection:
            connection.execution_options(write=True, durable=durable)
            with connection.begin():
                if self._engine.dialect.name == "postgresql":  # one writer at a time, as in SQLite
                    connection.execute(present.with_for_update())
                touched(connection)  # of a transaction that failed
                yield connection
                if counted:
                    count = sa.cast(sa.cast(case_info.c.value, sa.BigInteger) + 1, sa.Text)
                    connection.execute(sa.update(case_info).where(revision).values(value=count))
                    reached = int(connection.execute(present).scalar_one())
                changed = touched(connection)
            if counted:
                self.changes.add(reached, changed)

    def revision(self) -> int:
        """Grows with every write to the case; equal revisions mean equal content."""
        with self.reading() as connection:
            query = sa.select(case_info.c.value).where(case_info.c.key == "revision")
            return int(connection.execute(query).scalar_one())

    # -- documents ---------------------------------------------------------------------------------------------

    def add_document(self, report: Document) -> Added:
        """Store a document unless its text is there; see ``add_documents``."""
        return self.add_documents([report])[0]

    def add_documents(self, reports: Iterable[Document]) -> list[Added]:
        """Store those whose text is not there yet, in one transaction, in the given order.

        Where the text is there and the document now comes with another publication date, that date is taken
        over (and the document is extracted again), unless an analyst has set the stored one.
        """
        with self.writing() as connection:
            touch(connection, ())  # events change when the documents are extracted
            return [self._add(connection, report) for report in reports]

    def _add(self, connection: sa.Connection, report: Document) -> Added:
        fault = rows.unstorable(report)
        if fault:
            raise DocumentError(f"{report.name}: the text holds {fault} and cannot be stored")
        known = connection.execute(sa.select(document).where(document.c.sha256 == report.sha256)).one_or_none()
        if known is None:
            result = connection.execute(sa.insert(document).values(rows.document_values(report)))
            return Added(_new_id(result), True, report.published)
        stored = rows.published_of(known)
        by_analyst = stored is not None and stored.basis == ANALYST
        given = report.published
        changed = rows.published_key(given) != rows.published_key(stored)
        if given is not None and changed and (given.basis == ANALYST or not by_analyst):
            self._redate(connection, known.id, given)
            stored = given
        return Added(int(known.id), False, stored)

    def set_published(self, document_id: int, day: date | Published | None) -> None:
        """Set or clear a document's publication date on an analyst's word; it is pending afterwards."""
        published = day
        if isinstance(day, date):
            published = Published(TimeInterval(day, day), ANALYST, None, f"set by the analyst: {day.isoformat()}")
        assert published is None or isinstance(published, Published)  # noqa: S101 - narrows for mypy
        with self.writing() as connection:
            touch(connection, ())
            self._redate(connection, document_id, published)

    @staticmethod
    def _redate(connection: sa.Connection, document_id: int, published: Published | None) -> None:
        values = rows.published_values(published)
        result = connection.execute(sa.update(document).where(document.c.id == document_id).values(values))
        if result.rowcount != 1:
            raise StoreError(f"no document {document_id} in this case")

    def document(self, document_id: int) -> Document:
        """The stored document with its text. Raises StoreError where there is none."""
        with self.reading() as connection:
            row = connection.execute(sa.select(document).where(document.c.id == document_id)).one_or_none()
        if row is None:
            raise StoreError(f"no document {document_id} in this case")
        return rows.document_of(row)

    def texts(self, ids: Iterable[int], ahead: int = 50) -> Iterator[tuple[int, Document]]:
        """(id, document) of these that are there, in their order, read ``ahead`` at a time."""
        for part in chunks(ids, ahead):
            with self.reading() as connection:
                found = {row.id: row for row in connection.execute(sa.select(document).where(document.c.id.in_(part)))}
            yield from ((number, rows.document_of(found[number])) for number in part if number in found)

    def documents(self) -> list[DocumentRow]:
        """Every document in the order of adding, with the state of its latest extraction, without its text."""
        columns = [column for column in document.c if column.name != "text"]
        query = sa.select(*columns, sa.func.length(document.c.text).label("length")).order_by(document.c.id)
        states = sa.select(*(column for column in extraction.c if column.name != "mentions"))
        with self.reading() as connection:
            # a failure stands beside the older success whose events are still shown: the failure is the news
            latest: dict[int, Any] = {}
            for state in connection.execute(states):
                if state.document_id not in latest or state.state == "failed":
                    latest[state.document_id] = state
            return [rows.document_row(row, latest.get(row.id)) for row in connection.execute(query)]

    # -- extraction --------------------------------------------------------------------------------------------

    def pending(self, version: str, *, retry_failed: bool = True, among: Sequence[int] | None = None) -> list[int]:
        """Ids of documents not yet extracted by ``version`` with their present publication date, in order.

        ``among``: ask of these only, which costs what they cost, however large the case is.
        """
        done = (extraction.c.document_id == document.c.id) & (extraction.c.version == version)
        if retry_failed:
            done &= extraction.c.state == "done"
        query = sa.select(document.c.id).outerjoin(extraction, done).order_by(document.c.id)
        query = query.where(extraction.c.published_key.is_distinct_from(rows.PUBLISHED_KEY))
        with self.reading() as connection:
            if among is None:
                return list(connection.execute(query).scalars())
            parts = chunks(sorted(set(among)))
            return [i for part in parts for i in connection.execute(query.where(document.c.id.in_(part))).scalars()]

    def length(self, ids: Sequence[int]) -> int:
        """Code points of the texts of these documents, all in all."""
        query = sa.select(sa.func.coalesce(sa.func.sum(sa.func.length(document.c.text)), 0))
        with self.reading() as connection:
            return sum(connection.execute(query.where(document.c.id.in_(part))).scalar_one() for part in chunks(ids))

    def save_extraction(self, document_id: int, found: Extraction, *, merge: bool = True) -> None:
        """Put ``found`` in the place of whatever was extracted from the document before, as a whole.

        ``merge``: bring the events up to it in the same transaction. Without, the document is noted as unmerged,
        for a caller that saves many and calls ``merge`` after each batch.
        """
        with self.writing() as connection:
            batches.write(connection, [(document_id, pack(found))])
            if merge:
                merge_events(connection, [document_id])
                connection.execute(sa.delete(unmerged).where(unmerged.c.document_id == document_id))

    def save_packed(self, batch: batches.Batch) -> None:
        """The same for many documents in one transaction, unmerged: all of them are in the case afterwards, or none."""
        with self.writing() as connection:
            batches.write(connection, batch)

    def merge(self, *, everything: bool = False, progress: Told = silent) -> int:
        """Bring the events up to the mentions of documents saved unmerged, or of ``everything``; how many were made.

        Where the events are of other rules of merging than this version's, they are all made anew. One transaction;
        nothing is written where nothing is to do. ``progress`` is told how far it is, 0 to 1, where it takes long.
        """
        with self.reading() as connection:
            if not everything and not _due(connection):
                return 0
        with self.writing() as connection:
            made = merge_events(connection, None if everything else _unmerged(connection), told=progress)
            connection.execute(sa.delete(unmerged))
        return made

    def mend(self, progress: Told = silent) -> None:
        """Make the events true to the case where a run was killed before it merged, or Dateline's rules are new since.

        Once for each opened case: calls after the first cost nothing. ``progress`` is told how far it is, 0 to 1, only
        where there is something to do. All or nothing: killed meanwhile, the next opening does it. A case that cannot
        be written to now (read-only, no room, or another program is at it) stays as it is, and can be read.
        """
        if self._mended:
            return
        self._mended = True
        try:
            self.merge(progress=progress)
        except (FullStoreError, LockedStoreError, ReadOnlyStoreError):
            return

    def save_failure(self, document_id: int, version: str, error: str) -> None:
        """Note that ``version`` could not extract the document; an older version's events stay."""
        with self.writing() as connection:
            row = connection.execute(sa.select(document).where(document.c.id == document_id)).one_or_none()
            if row is None:
                raise StoreError(f"no document {document_id} in this case")
            same = (extraction.c.document_id == document_id) & (extraction.c.version == version)
            connection.execute(sa.delete(extraction).where(same))
            key = rows.published_key(rows.published_of(row))
            connection.execute(
                sa.insert(extraction).values(
                    document_id=document_id,
                    version=version,
                    state="failed",
                    published_key=key,
                    events=0,
                    error=error,
                    mentions=b"",
                )
            )

    def extraction(self, document_id: int) -> Extraction | None:
        """All that was found in a document; None where it has not been extracted."""
        with self.reading() as connection:
            row = connection.execute(sa.select(document).where(document.c.id == document_id)).one_or_none()
            done = (extraction.c.document_id == document_id) & (extraction.c.state == "done")
            state = connection.execute(sa.select(extraction).where(done)).one_or_none()
            if row is None or state is None:
                return None
            query = sa.select(event_mention.c.mention).where(event_mention.c.document_id == document_id)
            events = list(connection.execute(query.order_by(event_mention.c.ordinal)).scalars())
        found = rows.extraction_of(rows.document_of(row), state.mentions, events, state.version)
        return replace(found, not_read=state.error.removeprefix(NOT_READ)) if state.error else found

    def event(self, event_id: int) -> tuple[int, EventMention] | None:
        """Document id and event mention with that (mention) id, as extracted; None where there is none (any more)."""
        query = sa.select(event_mention.c.document_id, event_mention.c.mention).where(event_mention.c.id == event_id)
        with self.reading() as connection:
            row = connection.execute(query).one_or_none()
        if row is None:
            return None
        return int(row.document_id), codec.loads(EventMention, row.mention)

    def events(self, selection: Filter | None = None) -> Iterator[tuple[int, int, EventMention]]:
        """(mention id, document id, mention as extracted) of the events of a selection, by document and trigger."""
        query = (
            sa.select(event_mention.c.id, event_mention.c.document_id, event_mention.c.mention)
            .join(event_member, event_member.c.mention_id == event_mention.c.id)
            .join(event, event.c.id == event_member.c.event_id)
            .where(*(selection or Filter()).conditions())
            .order_by(event_mention.c.document_id, event_mention.c.ordinal)
        )
        with self.reading() as connection:
            found: Sequence[Any] = connection.execute(query).all()
        for row in found:
            yield int(row.id), int(row.document_id), codec.loads(EventMention, row.mention)


def _unmerged(connection: sa.Connection) -> list[int]:
    return list(connection.execute(sa.select(unmerged.c.document_id).order_by(unmerged.c.document_id)).scalars())


def _due(connection: sa.Connection) -> bool:
    """Is there anything to merge?"""
    if connection.execute(sa.select(unmerged.c.document_id).limit(1)).scalar() is not None:
        return True
    if by_present_rules(connection):
        return False
    return connection.execute(sa.select(event_mention.c.id).limit(1)).scalar() is not None


def _new_id(result: sa.CursorResult[Any]) -> int:
    key = result.inserted_primary_key
    assert key is not None  # noqa: S101 - a single-row insert has one; told to mypy
    return int(key[0])
