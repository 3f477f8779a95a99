"""A backup is the whole case, from either back end to either; nothing that is there is written over."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from extract.errors import ForeignStoreError, NewerStoreError, StoreError
from extract.store import schema
from extract.store.backup import backup, restore
from extract.store.corrections import calls as corrections
from extract.store.corrections.calls import event_state
from extract.store.repository import Store, open_store
from tests.unit.store.conftest import BACKENDS, NewCase, new_case
from tests.unit.store.samples import TEXT, document, extraction

T0 = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)


def _fill(url: str) -> None:
    with open_store(url, create=True) as store:
        store.save_extraction(store.add_document(document()).document_id, extraction())
        store.save_failure(store.add_document(document(text="Other.", name="other.txt")).document_id, "test-1", "x")
        corrections.edit(store, event_state(store, 1), "status", "denied", by="Ana", at=T0, why="“no”")
        corrections.add(store, 1, 0, 6, {"event_type": "Attack"}, by="Ana", at=T0)


def _rows(url: str) -> dict[str, list[Any]]:
    with open_store(url) as store, store.reading() as connection:
        return {
            table.name: [tuple(row) for row in connection.execute(sa.select(table).order_by(*table.primary_key))]
            for table in schema.metadata.sorted_tables
        }


@pytest.mark.parametrize("target", BACKENDS)
def test_there_and_back(new_url: NewCase, tmp_path: Path, target: str) -> None:
    old, new = new_url(), new_case(target, tmp_path)()
    _fill(old)
    before = _rows(old)
    backup(old, tmp_path / "backup.db")
    restore(tmp_path / "backup.db", new)
    assert _rows(new) == _rows(str(tmp_path / "backup.db")) == _rows(old) == before
    assert all(rows for name, rows in before.items() if name in ("document", "event", "correction", "hand_mention"))
    with open_store(new) as store:  # it goes on, and no number is given twice
        added = store.add_document(document(text="Later. " + TEXT, name="later.txt"))
        assert added.document_id == 3
        store.save_extraction(added.document_id, extraction(document(text="Later. " + TEXT, name="later.txt")))
        corrections.note(store, event_state(store, 1), "x", by="Ana", at=T0)
        ids = [found for found, document_id, _ in store.events() if document_id == 3]
        assert min(ids) > max(row[0] for row in before["event_mention"])


@pytest.fixture
def no_room() -> Iterator[None]:
    """No file may grow beyond what reading a case needs beside it."""
    resource = pytest.importorskip("resource")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (65_536, hard))
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_a_target_without_room_is_named_and_leaves_nothing(tmp_path: Path, request: pytest.FixtureRequest) -> None:
    case, target = tmp_path / "case.db", tmp_path / "away" / "backup.db"
    target.parent.mkdir()
    _fill(str(case))
    request.getfixturevalue("no_room")
    with pytest.raises(StoreError, match="no more room") as told:
        backup(str(case), target)
    assert str(told.value).startswith(str(target))
    assert list(target.parent.iterdir()) == []


def test_only_the_backup_is_left(new_url: NewCase, tmp_path: Path) -> None:
    url = new_url()
    _fill(url)
    folder = tmp_path / "backups"
    folder.mkdir()
    backup(url, folder / "a.db")
    assert [path.name for path in folder.iterdir()] == ["a.db"]


def test_nothing_is_written_over(new_url: NewCase, tmp_path: Path) -> None:
    url, there = new_url(), tmp_path / "there.db"
    _fill(url)
    there.write_bytes(b"mine")
    backup(url, tmp_path / "a.db")
    with pytest.raises(StoreError, match=r"there\.db is there already"):
        backup(url, there)
    with pytest.raises(StoreError, match=r"there\.db is there already"):
        restore(tmp_path / "a.db", str(there))
    assert there.read_bytes() == b"mine"
    (tmp_path / "link.db").symlink_to("nowhere.db")
    with pytest.raises(StoreError, match="is there already"):
        backup(url, tmp_path / "link.db")
    before = _rows(url)
    with pytest.raises(StoreError, match=r"there already|holds a case"):
        restore(tmp_path / "a.db", url)
    assert _rows(url) == before


def test_what_is_no_case_is_neither_backed_up_nor_restored(tmp_path: Path, new_url: NewCase) -> None:
    diary, target = tmp_path / "diary.txt", new_url()
    diary.write_text("Dear diary")
    for act in (lambda: backup(str(diary), tmp_path / "a.db"), lambda: restore(diary, target)):
        with pytest.raises(ForeignStoreError):
            act()
    with pytest.raises(StoreError, match="no such case file"):
        backup(str(tmp_path / "none.db"), tmp_path / "a.db")
    with pytest.raises(StoreError, match="cannot be written"):
        backup(str(diary), tmp_path / "no folder" / "a.db")
    assert [path.name for path in tmp_path.iterdir()] == ["diary.txt"]


def test_a_backup_of_a_newer_dateline_is_refused(tmp_path: Path, new_url: NewCase) -> None:
    _fill(str(tmp_path / "a.db"))
    with sqlite3.connect(tmp_path / "a.db") as database:
        database.execute("UPDATE case_info SET value = '999' WHERE key = 'schema_version'")
    database.close()
    url = new_url()
    with pytest.raises(NewerStoreError):
        restore(tmp_path / "a.db", url)
    with open_store(url, create=True) as store:  # still empty
        assert store.documents() == []


def test_an_older_case_is_backed_up_as_it_is_and_restored_as_it_would_open(tmp_path: Path, new_url: NewCase) -> None:
    with sqlite3.connect(tmp_path / "old.db") as database:
        database.executescript((Path(__file__).parent / "case_1.sql").read_text())
    database.close()
    before = (tmp_path / "old.db").read_bytes()
    backup(str(tmp_path / "old.db"), tmp_path / "a.db")
    assert (tmp_path / "old.db").read_bytes() == before
    copied = (tmp_path / "a.db").read_bytes()
    url = new_url()
    restore(tmp_path / "a.db", url)
    assert (tmp_path / "a.db").read_bytes() == copied
    with open_store(url) as store:
        assert len(list(store.events())) == 2


def test_a_backup_is_one_state_while_another_writes(tmp_path: Path, store: Store) -> None:
    """What is written while the copy is made is in it as a whole, or not at all."""
    url = store.name if "://" not in store.name else store._engine.url.render_as_string(hide_password=False)
    for number in range(20):
        store.add_document(document(text=f"{number}"))
    with store.reading() as connection:
        connection.execute(sa.select(schema.document)).all()
        store.add_document(document(text="while it is read"))
        backup(url, tmp_path / "a.db")
    with open_store(tmp_path / "a.db") as copy:
        assert len(copy.documents()) == 21
        assert copy.revision() == 21
