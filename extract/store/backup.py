"""A case to a backup and back. A backup is itself a case file: one SQLite file, whole, that opens like any other.

A case in SQLite is copied page by page by SQLite's own online backup, while others go on writing; one in PostgreSQL row
by row, as it stood when the copy began. Nothing that is there is ever written over.
"""

from __future__ import annotations

import os
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import sqlalchemy as sa

from extract.errors import StoreError
from extract.store import schema
from extract.store.database.connection import check_file, connect, reading_uri, sqlite_path, translated
from extract.store.repository import Store, open_store
from extract.temporary import part_file

_ROWS = 500  # copied at a time


def backup(case: str, target: str | Path) -> None:
    """Copy the case at ``case`` (path or URL) to the new file ``target``; the case is not changed.

    Raises StoreError where there is no case, where ``target`` is there, or cannot be written.
    """
    source = sqlite_path(case)
    with _new_file(Path(target)) as temporary:
        if source is not None:
            check_file(source, create=False)
            _copy_pages(source, temporary, str(target))
        else:
            with open_store(case, mend=False) as store, open_store(temporary, create=True) as copy:
                _copy_rows(store, copy)


def restore(source: str | Path, case: str) -> None:
    """Make a new case at ``case`` (path or URL of an empty database) from a backup; the backup is not changed.

    Raises StoreError where the backup is none, or ``case`` holds something.
    """
    path = Path(source)
    check_file(path, create=False)
    target = sqlite_path(case)
    if target is not None:
        with _new_file(target) as temporary:
            _copy_pages(path, temporary, str(target))
            open_store(temporary).close()  # of this version or older, and whole
        return
    with tempfile.TemporaryDirectory(prefix="dateline-") as folder:
        copy = Path(folder) / "backup.db"
        _copy_pages(path, copy, "the folder for temporary files")
        with open_store(copy) as store, _empty_database(case) as new:
            _copy_rows(store, new)


@contextmanager
def _new_file(target: Path) -> Iterator[Path]:
    """A temporary file beside ``target`` that takes its name when the block ends, and vanishes when it fails."""
    if target.exists() or target.is_symlink():
        raise StoreError(f"{target} is there already; it was left as it is. Give another path")
    try:
        handle, temporary = part_file(target)
    except OSError as error:
        raise StoreError(f"{target} cannot be written: {error.strerror or error}") from error
    try:
        with translated(str(target)):
            yield temporary
        _check_whole(temporary, str(target))
        with temporary.open("rb") as file:
            os.fsync(file.fileno())
        _take_name(temporary, target)
    except OSError as error:
        raise StoreError(f"{target} cannot be written: {error.strerror or error}. Nothing was left behind") from error
    finally:
        os.close(handle)  # only now: SQLite loses its own locks of a file when any descriptor of it is closed
        for left in (temporary, *(temporary.with_name(temporary.name + end) for end in ("-wal", "-shm", "-journal"))):
            left.unlink(missing_ok=True)


def _take_name(temporary: Path, target: Path) -> None:
    try:
        os.link(temporary, target)  # unlike renaming, it refuses where somebody was quicker
    except FileExistsError as error:
        raise StoreError(f"{target} is there already; it was left as it is. Give another path") from error
    except OSError:  # a file system without links
        temporary.replace(target)


def _check_whole(path: Path, name: str) -> None:
    with translated(name), closing(sqlite3.connect(path)) as database:
        found = database.execute("PRAGMA quick_check(1)").fetchone()
    if found != ("ok",):
        raise StoreError(f"{name}: the copy is damaged ({found[0]}). Is the disk failing?")


def _copy_pages(source: Path, target: Path, name: str) -> None:
    """SQLite's online backup: one consistent state, and no writer waits for it. ``name``: of the target, in errors."""
    with translated(str(source)), closing(sqlite3.connect(reading_uri(source), uri=True)) as old:
        old.execute("PRAGMA schema_version")  # one that cannot be read says so here, and not of the copy
        with translated(name), closing(sqlite3.connect(target)) as new:
            old.backup(new)


@contextmanager
def _empty_database(url: str) -> Iterator[Store]:
    """The database at ``url`` made a case, where it holds nothing. Raises StoreError."""
    engine, name = connect(url, create=True)
    with closing(Store(engine, name)) as store:
        with store.reading() as connection:
            held = [t.name for t in schema.metadata.sorted_tables if t is not schema.case_info and _any(connection, t)]
        if held:
            raise StoreError(f"{name} holds a case already; it was left as it is. Give an empty database")
        yield store


def _any(connection: sa.Connection, table: sa.Table) -> bool:
    return connection.execute(sa.select(sa.literal(1)).select_from(table).limit(1)).scalar() is not None


def _copy_rows(source: Store, target: Store) -> None:
    """Every row of every table, in one transaction, as the source stood when it began."""
    with source.reading() as old, target.writing(counted=False) as new:
        for table in schema.metadata.sorted_tables:
            new.execute(sa.delete(table))
            rows = old.execution_options(yield_per=_ROWS).execute(sa.select(table).order_by(*table.primary_key))
            for part in rows.mappings().partitions():
                new.execute(sa.insert(table), [dict(row) for row in part])
            if new.dialect.name == "postgresql" and table.name in schema.NUMBERED:
                _count_on(new, table)


def _count_on(connection: sa.Connection, table: sa.Table) -> None:
    """Let PostgreSQL number new rows after those that came with their numbers."""
    last = sa.select(sa.func.max(table.c.id)).scalar_subquery()
    sequence = sa.func.pg_get_serial_sequence(table.name, "id")
    connection.execute(sa.select(sa.func.setval(sequence, sa.func.coalesce(last, 1), last.is_not(None))))
