"""A case whose events are of other rules, or were left unmerged, is made true when it is opened; on both back ends."""

from __future__ import annotations

import multiprocessing
import os
import signal
from pathlib import Path

import pytest
import sqlalchemy as sa

from extract.errors import FullStoreError, ReadOnlyStoreError
from extract.store.backup import backup
from extract.store.corrections.calls import edit, event_state
from extract.store.corrections.log import entries
from extract.store.merging import keep as merging
from extract.store.repository import Store, open_store
from extract.store.schema import case_info, event, event_block
from tests.unit.store.conftest import NewCase, new_case
from tests.unit.store.merging.test_merging import NOW, dump, report, save

FORK = "fork"


def _updated_since(store: Store) -> None:
    """As an older Dateline left the case: other neighbours, another event, and the fingerprint of its rules."""
    with store.writing() as connection:
        connection.execute(sa.delete(event_block))
        connection.execute(sa.update(event).values(sub_event_type="Attack"))
        connection.execute(sa.update(case_info).where(case_info.c.key == "merging").values(value="older"))


def _case(url: str) -> dict[str, list[str]]:
    """A case of four reports, one of them corrected; then it is one of older rules. What it was before."""
    with open_store(url, create=True) as store:
        save(store, *(report(n, day=20 + n % 2) for n in range(4)))
        edit(store, event_state(store, 1), "weapons", ("mortar",), by="Ana", at=NOW)
        wanted = dump(store)
        _updated_since(store)
        assert dump(store) != wanted
    return wanted


def test_a_case_of_older_rules_is_merged_when_it_is_opened(new_url: NewCase) -> None:
    url = new_url()
    wanted = _case(url)
    told: list[float] = []
    with open_store(url, progress=told.append) as store:
        assert dump(store) == wanted
        with store.reading() as connection:
            assert len(entries(connection)) == 1
    assert told == sorted(told)  # it never goes back
    assert (told[0], told[-1]) == (0.0, 1.0)
    assert len(told) >= 5


def test_a_correction_after_an_update_finds_nothing_left_to_merge(
    new_url: NewCase, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = new_url()
    _case(url)
    with open_store(url) as store:
        state = event_state(store, 1)
        monkeypatch.setattr(merging, "_everything", lambda *_: pytest.fail("the whole case was merged in a click"))
        edit(store, state, "weapons", ("drone",), by="Ana", at=NOW)


@pytest.mark.parametrize(
    "rules_known",
    [
        True,  # as it was closed
        False,  # never merged: a case without any event mention
    ],
)
def test_where_nothing_is_to_do_nothing_is_written_and_nothing_told(new_url: NewCase, rules_known: bool) -> None:
    url = new_url()
    with open_store(url, create=True) as store:
        if rules_known:
            save(store, report(1))
        before = store.revision()
    told: list[float] = []
    with open_store(url, progress=told.append) as store:
        assert store.revision() == before
    assert told == []


def test_a_caller_may_mend_later_and_once(new_url: NewCase, monkeypatch: pytest.MonkeyPatch) -> None:
    url = new_url()
    wanted = _case(url)
    with open_store(url, mend=False) as store:
        assert dump(store) != wanted
        store.mend()
        assert dump(store) == wanted
        monkeypatch.setattr(store, "merge", lambda **_: pytest.fail("it was looked at again"))
        store.mend()


def test_a_backup_is_the_case_as_it_stands(tmp_path: Path) -> None:
    """Copying changes neither the case nor, on another server, what is copied out of it."""
    url = new_case("postgresql", tmp_path)()
    wanted = _case(url)
    with open_store(url, mend=False) as store:
        older, revision = dump(store), store.revision()
    backup(url, tmp_path / "copy.db")
    with open_store(url, mend=False) as store:
        assert (dump(store), store.revision()) == (older, revision)
    with open_store(tmp_path / "copy.db", mend=False) as store:
        assert dump(store) == older
    with open_store(tmp_path / "copy.db") as store:
        assert dump(store) == wanted


def test_a_case_that_cannot_be_written_to_opens_as_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    case = tmp_path / "case.db"
    wanted = _case(str(case))
    monkeypatch.setattr("extract.store.database.connection.BUSY_TIMEOUT_S", 0.1)
    with open_store(case, mend=False) as other, other.writing(), open_store(case) as store:
        assert dump(store) != wanted
    with open_store(case) as store:
        assert dump(store) == wanted


def test_who_may_only_read_a_case_on_a_server_reads_it_as_it_is(tmp_path: Path) -> None:
    url = new_case("postgresql", tmp_path)()
    wanted = _case(url)
    with open_store(url, mend=False) as store, store.writing() as connection:
        if connection.exec_driver_sql("SELECT count(*) FROM pg_roles WHERE rolname = 'reader'").scalar_one() == 0:
            connection.exec_driver_sql("CREATE ROLE reader LOGIN")
        connection.exec_driver_sql("GRANT SELECT ON ALL TABLES IN SCHEMA public TO reader")
    readers = sa.make_url(url).set(username="reader").render_as_string()
    with open_store(readers) as store:
        assert len(store.documents()) == 4
        assert dump(store) != wanted
        with pytest.raises(ReadOnlyStoreError, match="does not let you do that"):
            store.add_document(report(9)[0])


def test_a_case_on_a_full_disk_opens_as_it_is(tmp_path: Path) -> None:
    case = tmp_path / "case.db"
    with open_store(case, create=True) as store:
        save(store, *(report(n, day=1 + n % 28) for n in range(40)), merge=False)
    with open_store(case, mend=False) as store:
        with store.reading() as connection:  # the same pooled connection writes next
            pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
            connection.exec_driver_sql(f"PRAGMA max_page_count = {pages + 1}")
        with pytest.raises(FullStoreError, match="disk is full"):
            store.merge()
        store.mend()
        assert (len(store.documents()), dump(store)["event"]) == (40, [])
    with open_store(case) as store:
        assert len(dump(store)["event_member"]) == 40


def _open_and_die(url: str, part: float) -> None:
    """Killed when merging is that far."""

    def die(done: float) -> None:
        if done >= part:
            os.kill(os.getpid(), signal.SIGKILL)

    open_store(url, progress=die)


@pytest.mark.skipif(FORK not in multiprocessing.get_all_start_methods(), reason="only a fork starts in no time")
@pytest.mark.parametrize("part", [0.0, 0.25, 0.45, 0.6, 0.95, 1.0])
def test_killed_meanwhile_the_next_opening_does_it(new_url: NewCase, part: float) -> None:
    url = new_url()
    wanted = _case(url)
    process = multiprocessing.get_context(FORK).Process(target=_open_and_die, args=(url, part))
    process.start()
    process.join()
    assert process.exitcode == -signal.SIGKILL
    with open_store(url, mend=False) as store:
        assert dump(store) != wanted  # nothing of it was kept
    with open_store(url) as store:
        assert dump(store) == wanted
