"""Opening cases: ours, older, newer, somebody else's, broken, locked."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest
import sqlalchemy as sa

from extract.errors import (
    ForeignStoreError,
    FullStoreError,
    LockedStoreError,
    NewerStoreError,
    ReadOnlyStoreError,
    StoreError,
)
from extract.store import schema
from extract.store.backup import backup
from extract.store.database import connection, migrations
from extract.store.repository import open_store
from tests.unit.store.samples import document


def _make(path: Path) -> None:
    with open_store(path, create=True) as store:
        store.add_document(document())


def _someone_elses(path: Path) -> None:
    with sqlite3.connect(path) as database:
        database.execute("CREATE TABLE recipe (id INTEGER, name TEXT)")
    database.close()


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (_someone_elses, "not a Dateline case"),
        (lambda path: path.write_text("Dear diary,"), "not a Dateline case"),
        (lambda path: path.write_bytes(b"SQLite format 3\x00" + bytes(84)), "not a Dateline case"),  # header alone
    ],
)
@pytest.mark.parametrize("create", [True, False])
def test_a_foreign_file_is_refused_and_not_touched(
    tmp_path: Path, make: Callable[[Path], object], message: str, create: bool
) -> None:
    path = tmp_path / "other.db"
    make(path)
    before = (path.read_bytes(), path.stat().st_mtime_ns)
    with pytest.raises(ForeignStoreError, match=message):
        open_store(path, create=create)
    assert (path.read_bytes(), path.stat().st_mtime_ns) == before
    assert [found.name for found in tmp_path.iterdir()] == ["other.db"]


def test_a_marked_file_with_foreign_tables_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    _someone_elses(path)
    with sqlite3.connect(path) as database:
        database.execute(f"PRAGMA application_id = {schema.APPLICATION_ID}")
    database.close()
    with pytest.raises(ForeignStoreError, match="something else"):
        open_store(path, create=True)


def test_a_newer_case_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "case.db"
    _make(path)
    with sqlite3.connect(path) as database:
        database.execute("UPDATE case_info SET value = '999' WHERE key = 'schema_version'")
    database.close()
    with pytest.raises(NewerStoreError, match="Update Dateline"):
        open_store(path, create=True)


def test_an_older_case_is_migrated_step_by_step_and_keeps_its_content(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "case.db"
    _make(path)
    applied: list[int] = []

    def step(number: int) -> Callable[[sa.Connection], None]:
        def migrate(database: sa.Connection) -> None:
            applied.append(number)
            database.execute(sa.text(f"ALTER TABLE document ADD COLUMN step_{number} TEXT"))

        return migrate

    present = schema.SCHEMA_VERSION
    monkeypatch.setattr(schema, "SCHEMA_VERSION", present + 2)
    monkeypatch.setattr(migrations, "MIGRATIONS", {present + 1: step(present + 1), present + 2: step(present + 2)})
    for _ in range(2):  # the second time there is nothing to do
        with open_store(path) as store:
            assert [row.name for row in store.documents()] == ["aden.txt"]
    assert applied == [present + 1, present + 2]


def test_a_migration_that_fails_leaves_the_case_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "case.db"
    _make(path)
    present = schema.SCHEMA_VERSION

    def half(database: sa.Connection) -> None:
        database.execute(sa.text("ALTER TABLE document ADD COLUMN half TEXT"))
        database.execute(sa.text("ALTER TABLE nowhere ADD COLUMN half TEXT"))

    with monkeypatch.context() as patch:
        patch.setattr(schema, "SCHEMA_VERSION", present + 1)
        patch.setattr(migrations, "MIGRATIONS", {present + 1: half})
        with pytest.raises(StoreError):
            open_store(path)
    with open_store(path) as store:
        assert [row.name for row in store.documents()] == ["aden.txt"]


def test_every_version_after_the_first_has_its_step() -> None:
    assert sorted(migrations.MIGRATIONS) == list(range(2, schema.SCHEMA_VERSION + 1))


def test_an_empty_file_becomes_a_case_only_when_asked(tmp_path: Path) -> None:
    path = tmp_path / "case.db"
    path.touch()
    with pytest.raises(ForeignStoreError):
        open_store(path)
    with open_store(path, create=True) as store:
        assert store.documents() == []


def test_a_case_that_was_marked_and_then_killed_is_finished(tmp_path: Path) -> None:
    path = tmp_path / "case.db"
    with sqlite3.connect(path) as database:
        database.execute(f"PRAGMA application_id = {schema.APPLICATION_ID}")
    database.close()
    with pytest.raises(StoreError, match="empty"):
        open_store(path)
    with open_store(path, create=True) as store:
        assert store.documents() == []


@pytest.mark.parametrize(
    ("url", "message"),
    [
        ("{folder}/none.db", "no such case file"),
        ("{folder}/no/such/folder/case.db", "does not exist"),
        ("{folder}", "is a folder"),
        ("sqlite://", "kept in a file"),
        ("sqlite:///:memory:", "kept in a file"),
        ("nonsense://host/db", "a PostgreSQL database"),
        ("://", "a PostgreSQL database"),
    ],
)
def test_what_cannot_be_opened_says_why(tmp_path: Path, url: str, message: str) -> None:
    with pytest.raises(StoreError, match=message):
        open_store(url.format(folder=tmp_path))
    assert list(tmp_path.iterdir()) == []


def test_a_database_without_its_driver_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    # the extra "postgres" is not part of the smallest installation
    def absent(*_: object, **__: object) -> None:
        raise ModuleNotFoundError("No module named 'psycopg'", name="psycopg")

    monkeypatch.setattr("sqlalchemy.create_engine", absent)
    with pytest.raises(StoreError, match=r"needs psycopg: pip install 'dateline\[postgres\]'"):
        open_store("postgresql+psycopg://ana@localhost/case")


def test_a_password_is_in_no_message() -> None:
    with pytest.raises(StoreError) as caught:
        open_store("nonsense://analyst:secret@host/db")
    assert "secret" not in str(caught.value)


def test_a_case_is_in_wal_mode_and_marked(tmp_path: Path) -> None:
    path = tmp_path / "case.db"
    _make(path)
    with sqlite3.connect(path) as database:
        assert database.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        assert database.execute("PRAGMA application_id").fetchone() == (schema.APPLICATION_ID,)
    database.close()


def test_a_locked_case_says_so_and_loses_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "BUSY_TIMEOUT_S", 0.05)
    path = tmp_path / "case.db"
    _make(path)
    holder = sqlite3.connect(path, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    with open_store(path) as store:
        assert len(store.documents()) == 1  # reading goes on
        with pytest.raises(LockedStoreError, match="locked by another program"):
            store.add_document(document(text="Another."))
        holder.execute("ROLLBACK")
        holder.close()
        store.add_document(document(text="Another."))
        assert len(store.documents()) == 2


def test_a_case_on_a_read_only_medium_can_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a case with % and #.db"
    _make(path)
    before = sorted(tmp_path.iterdir())
    assert not connection.on_read_only_medium(path)
    assert not connection.on_read_only_medium(tmp_path / "none.db")
    monkeypatch.setattr(connection.os, "statvfs", lambda _: SimpleNamespace(f_flag=os.ST_RDONLY))
    with open_store(path) as store:
        assert [row.name for row in store.documents()] == ["aden.txt"]
        with pytest.raises(ReadOnlyStoreError, match="is read-only"):
            store.add_document(document(text="Other."))
        assert sorted(tmp_path.iterdir()) == before  # nothing was tried beside it
    backup(str(path), tmp_path / "copy.db")
    path.with_name(f"{path.name}-wal").touch()
    assert not connection.on_read_only_medium(path)  # somebody has it open, or had when the machine stopped


def test_two_writers_take_turns(tmp_path: Path) -> None:
    path = tmp_path / "case.db"
    with open_store(path, create=True) as one, open_store(path) as other:
        for number in range(5):
            one.add_document(document(text=f"one {number}"))
            other.add_document(document(text=f"other {number}"))
        assert one.revision() == other.revision() == 10


@pytest.mark.parametrize(
    ("driver", "kind", "words"),
    [
        ("database is locked", LockedStoreError, "try again"),
        ("attempt to write a readonly database", StoreError, "read-only"),
        ("database or disk is full", FullStoreError, "disk is full"),
        ("permission denied for table case_info", ReadOnlyStoreError, "does not let you do that"),
        ('FATAL: permission denied to set role "x"', StoreError, "does not let you in"),
        ("disk I/O error", StoreError, "allows it no more room"),
        ("file is not a database", ForeignStoreError, "not a Dateline case"),
        ("database disk image is malformed", StoreError, "damaged"),
        ("unable to open database file", StoreError, "cannot be opened"),
        ("something unheard of", StoreError, "something unheard of"),
    ],
)
def test_driver_errors_in_plain_words(driver: str, kind: type[StoreError], words: str) -> None:
    with pytest.raises(kind, match=words), connection.translated("case.db"):
        raise sqlite3.OperationalError(driver)


def test_a_full_disk_loses_nothing(tmp_path: Path) -> None:
    path = tmp_path / "case.db"
    _make(path)
    with open_store(path) as store:
        with store.reading() as database:
            pages = database.exec_driver_sql("PRAGMA page_count").scalar_one()
            database.exec_driver_sql(f"PRAGMA max_page_count = {pages + 1}")  # the same pooled connection writes next
        with pytest.raises(StoreError, match="disk is full"):
            store.add_document(document(text="x" * 1_000_000))
        assert [row.name for row in store.documents()] == ["aden.txt"]
