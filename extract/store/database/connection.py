"""Opening a case: engine settings, recognising what is no case of ours, schema version, errors in plain words."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy import event, exc

from extract.errors import (
    ForeignStoreError,
    FullStoreError,
    LockedStoreError,
    NewerStoreError,
    ReadOnlyStoreError,
    StoreError,
)
from extract.store import schema
from extract.store.conditions import distance_km
from extract.store.database import migrations
from extract.store.database.address import shown
from extract.store.database.private import make_private

#: How long a writer waits for another one to finish, in seconds, before it gives up with LockedStoreError: as long as
#: merging a large case takes.
BUSY_TIMEOUT_S = 30.0
_CONNECT_TIMEOUT_S = 10
_BACKENDS = "a case is a file, or a PostgreSQL database. Give a path or postgresql+psycopg://USER@HOST/DATABASE"
_HEADER_BYTES = 100  # SQLite file header: magic string at 0, application_id at 68 (sqlite.org/fileformat2.html)
_MAGIC = b"SQLite format 3\x00"


def connect(url: str, *, create: bool) -> tuple[sa.Engine, str]:
    """Engine on the case at ``url`` (a path or a database URL) and the words that name it in messages.

    Raises StoreError, ForeignStoreError, NewerStoreError or LockedStoreError.
    """
    path = sqlite_path(url)
    name = str(path) if path is not None else shown(url)
    with translated(name):
        if path is None:
            engine = _server_engine(url)
        else:
            check_file(path, create=create)
            if create:
                make_private(path)
            engine = _sqlite_engine(path)
        try:
            _prepare(engine, name, create=create)
        except BaseException:
            engine.dispose()
            raise
    return engine, name


def sqlite_path(url: str) -> Path | None:
    """The file that ``url`` names, or None where it names a database server."""
    if "://" not in url:
        return Path(url)
    try:
        parsed = sa.make_url(url)
    except (exc.ArgumentError, ValueError) as error:  # ValueError: a port that is no number
        raise StoreError(f"{shown(url)}: {_BACKENDS}") from error
    if parsed.get_backend_name() == "postgresql":
        return None
    if parsed.get_backend_name() != "sqlite":
        raise StoreError(f"{shown(url)}: {_BACKENDS}")
    if not parsed.database or parsed.database == ":memory:":
        raise StoreError(f"{url}: a case is kept in a file. Give a path, for example sqlite:///case.db")
    return Path(parsed.database)


def _server_engine(url: str) -> sa.Engine:
    """PostgreSQL: a writer waits for another for as long as in SQLite; times do not depend on the server's settings.

    A client whose machine or network is gone in the middle of a write is found out within a minute, not after hours;
    until then it holds up every other writer.
    """
    parsed = sa.make_url(url).set(drivername="postgresql+psycopg")
    wait_ms = int(BUSY_TIMEOUT_S * 1000)
    alive = "-c tcp_keepalives_idle=30 -c tcp_keepalives_interval=10 -c tcp_keepalives_count=3"
    options = f"-c lock_timeout={wait_ms} -c timezone=UTC -c datestyle=ISO -c client_encoding=UTF8 {alive}"
    settings = {"connect_timeout": _CONNECT_TIMEOUT_S, "options": options, "application_name": "dateline"}
    try:
        return sa.create_engine(parsed, pool_pre_ping=True, connect_args=settings)
    except ModuleNotFoundError as error:
        raise StoreError(f"a case on PostgreSQL needs {error.name}: pip install 'dateline[postgres]'") from error


def check_file(path: Path, *, create: bool) -> None:
    """Look at the file's own header, through no database, so that a foreign file is not touched at all.

    Raises StoreError or ForeignStoreError where it is no case; with ``create`` a file that is not there or empty may
    become one.
    """
    if path.is_dir():
        raise StoreError(f"{path} is a folder. Give the path of a case file, for example {path / 'case.db'}")
    if not path.parent.is_dir():
        raise StoreError(f"{path}: the folder {path.parent} does not exist. Make it first, or give another path")
    if not path.exists():
        if not create:
            raise StoreError(f"{path}: no such case file. Make one with: dateline extract REPORTS --db {path}")
        return
    try:
        with path.open("rb") as file:
            header = file.read(_HEADER_BYTES)
    except OSError as error:
        raise StoreError(f"{path} cannot be read: {error.strerror}") from error
    if not header and create:
        return
    if not header.startswith(_MAGIC) or int.from_bytes(header[68:72], "big") != schema.APPLICATION_ID:
        raise ForeignStoreError(f"{path} is not a Dateline case; it was left as it is. Give another path with --db")


def _sqlite_engine(path: Path) -> sa.Engine:
    url = sa.URL.create("sqlite", database=str(path))
    if on_read_only_medium(path):
        url = sa.URL.create("sqlite", database=reading_uri(path), query={"uri": "true"})
    engine = sa.create_engine(url, connect_args={"timeout": BUSY_TIMEOUT_S, "check_same_thread": False})

    @event.listens_for(engine, "connect")
    def _on_connect(connection: sqlite3.Connection, _record: Any) -> None:
        connection.isolation_level = None  # transactions are begun below, not by the driver
        connection.execute("PRAGMA foreign_keys = ON")
        # SQLite's own lower() knows ASCII only
        connection.create_function("lower", 1, _lower, deterministic=True)
        connection.create_function("great_circle_km", 4, distance_km, deterministic=True)

    @event.listens_for(engine, "begin")
    def _on_begin(connection: sa.Connection) -> None:
        # a writer takes the lock at once: a reader that turns writer cannot wait for another, it fails
        options = connection.get_execution_options()
        write = options.get("write", False)
        # what a person decided outlives a power cut too; what can be extracted again need not wait for the disk
        connection.exec_driver_sql(f"PRAGMA synchronous = {'FULL' if options.get('durable') else 'NORMAL'}")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")

    return engine


def on_read_only_medium(path: Path) -> bool:
    """Is the case closed (no log is left beside it), and its file system one that nothing can be written to?

    SQLite cannot keep the files beside a case there that its readers agree by, and needs none: it is told so.
    """
    try:
        fixed = bool(os.statvfs(path).f_flag & os.ST_RDONLY)
    except (AttributeError, OSError):  # a system without statvfs; no such file
        return False
    return fixed and not path.with_name(f"{path.name}-wal").exists()


def reading_uri(path: Path) -> str:
    """The case file as SQLite is told to open it where it is only read."""
    return f"{path.resolve().as_uri()}?mode=ro" + ("&immutable=1" if on_read_only_medium(path) else "")


def _lower(value: Any) -> Any:
    return value.lower() if isinstance(value, str) else value


def _prepare(engine: sa.Engine, name: str, *, create: bool) -> None:
    """Check the schema version; make or migrate the tables where needed, in one transaction."""
    with engine.connect() as connection:
        version = _version(connection, name)
        if engine.dialect.name == "postgresql":
            _check_letters(connection, name)
    if version == schema.SCHEMA_VERSION:
        return
    if version == 0 and not create:
        raise StoreError(f"{name}: the case is empty. Fill it with: dateline extract REPORTS --db {name}")
    if version == 0 and engine.dialect.name == "sqlite":
        _mark(engine)
    with engine.connect().execution_options(write=True) as connection, connection.begin():
        if engine.dialect.name == "postgresql":
            connection.execute(sa.select(sa.func.pg_advisory_xact_lock(schema.APPLICATION_ID)))
        version = _version(connection, name)  # another process may have been quicker
        _upgrade(connection, version)


def _check_letters(connection: sa.Connection, name: str) -> None:
    """A database of another encoding, or that knows ASCII's letters only, would lose words or not find them."""
    encoding = connection.execute(sa.text("SHOW server_encoding")).scalar_one()
    lowered = connection.execute(sa.select(sa.func.lower("ÀЖ"))).scalar_one() if encoding == "UTF8" else ""
    if lowered != "àж":
        raise StoreError(
            f"{name}: the database does not know the letters of all scripts. Make one with: "
            "CREATE DATABASE name TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C.UTF-8'"
        )


def _mark(engine: sa.Engine) -> None:
    """Mark a new SQLite file as ours before anything else is in it, then switch it to WAL.

    The mark is written in the rollback-journal mode of a new file: in WAL mode it could be missing from the
    file's header after a kill, and the file would look like somebody else's.
    """
    raw = engine.raw_connection()
    try:
        raw.cursor().execute(f"PRAGMA application_id = {schema.APPLICATION_ID}")
        raw.cursor().execute("PRAGMA journal_mode = WAL")
    finally:
        raw.close()


def _version(connection: sa.Connection, name: str) -> int:
    """Schema version of the case; 0 where there are no tables yet."""
    tables = sa.inspect(connection).get_table_names()
    if not tables:
        return 0
    info: dict[str, str] = {}
    if schema.case_info.name in tables:
        info = {row.key: row.value for row in connection.execute(sa.select(schema.case_info))}
    if info.get("application") != "dateline":
        raise ForeignStoreError(f"{name} holds something else than a Dateline case; it was left as it is")
    version = int(info["schema_version"])
    if version > schema.SCHEMA_VERSION:
        raise NewerStoreError(
            f"{name} was written by a newer Dateline (case version {version}, this one reads up to "
            f"{schema.SCHEMA_VERSION}). Update Dateline to open it; it was left as it is"
        )
    return version


def _upgrade(connection: sa.Connection, version: int) -> None:
    if version == 0:
        schema.metadata.create_all(connection)
        rows = {"application": "dateline", "schema_version": str(schema.SCHEMA_VERSION), "revision": "0"}
        connection.execute(sa.insert(schema.case_info), [{"key": k, "value": v} for k, v in rows.items()])
        return
    for step in range(version + 1, schema.SCHEMA_VERSION + 1):
        migrations.MIGRATIONS[step](connection)
    connection.execute(
        sa.update(schema.case_info)
        .where(schema.case_info.c.key == "schema_version")
        .values(value=str(schema.SCHEMA_VERSION))
    )


@contextmanager
def translated(name: str) -> Iterator[None]:
    """Turn a database driver's error into a StoreError that says what happened to ``name`` and what to do."""
    try:
        yield
    except (exc.DBAPIError, sqlite3.Error) as error:
        cause = error.orig if isinstance(error, exc.DBAPIError) else error
        raise _translate(name, str(cause)) from error


def _translate(name: str, message: str) -> StoreError:
    low = message.lower()
    for words, kind, told in _FAULTS:
        if any(word in low for word in words):
            return kind(f"{name} {told.format(seconds=BUSY_TIMEOUT_S, message=message.strip())}")
    return StoreError(f"{name}: {message.strip()}")


_FOREIGN = "is not a Dateline case; it was left as it is. Give another path with --db"
_FULL = "cannot grow: the disk is full. Make room and run again; what was finished is kept"
# files beside it (write-ahead log) are needed by readers too
_SHUT = "cannot be opened. Is its folder there, and may you write to it (also to read)? If not, copy the case elsewhere"
# SQLite tells a quota or a limit on files so too
_IO = "cannot be read or written ({message}): its disk fails, or allows it no more room. What was finished is kept"
#: words of SQLite's or PostgreSQL's message -> our error, and what to do
_FAULTS: tuple[tuple[tuple[str, ...], type[StoreError], str], ...] = (
    (
        ("locked", "busy", "lock timeout", "deadlock", "could not serialize"),
        LockedStoreError,
        "is locked by another program (waited {seconds:g} s). Close it or try again; nothing was lost",
    ),
    (
        ("readonly", "read-only"),
        ReadOnlyStoreError,
        "is read-only. Allow writing to it (a file: to its folder too), or give another path",
    ),
    (("full", "no space left"), FullStoreError, _FULL),
    (("not a database",), ForeignStoreError, _FOREIGN),
    (("malformed",), StoreError, "is damaged ({message}). Restore it from a copy"),
    (("i/o error",), StoreError, _IO),
    (("unable to open",), StoreError, _SHUT),
    (("does not exist",), StoreError, "cannot be opened ({message}). Make the database, or give another address"),
    # of a table: a server's way to let somebody read alone
    (("permission denied for",), ReadOnlyStoreError, "does not let you do that ({message}). Ask for the right to"),
    (("password", "authentication", "permission denied"), StoreError, "does not let you in ({message})"),
    (
        ("connection refused", "could not translate host", "no such file", "timeout expired", "connection failed"),
        StoreError,
        "does not answer ({message}). Is the server running, and the address right?",
    ),
    (
        ("terminating connection", "server closed the connection", "connection is closed", "connection is lost"),
        StoreError,
        "broke the connection ({message}). What was finished is kept; run again when the server is back",
    ),
)
