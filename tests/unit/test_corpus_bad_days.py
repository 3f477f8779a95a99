"""Bad days: killed at any moment of extraction, merging and correction, two runs into one case, two analysts at once.

The case opens, holds whole documents and every confirmed correction, and goes on to what it would have become.
"""

from __future__ import annotations

import multiprocessing
import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import count, zip_longest
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from extract import corpus
from extract.corpus import extract_corpus
from extract.errors import StaleEditError
from extract.model import GeoPrecision, Place
from extract.store import schema
from extract.store.corrections import calls as corrections
from extract.store.corrections.calls import event_state
from extract.store.corrections.log import entries
from extract.store.database.connection import sqlite_path
from extract.store.filters import Filter
from extract.store.queries import events_frame
from extract.store.repository import Store, open_store
from extract.store.review import queue as review
from tests.unit.fakes import FakeExtractor
from tests.unit.store.conftest import BACKENDS, new_case
from tests.unit.store.samples import document, extraction

DOCUMENTS = 36
#: How often each is killed, and at how many different moments (documents done, corrections there) at least.
KILLS = {"sqlite": (50, 6), "postgresql": (15, 3)}
FORK = "fork"
T0 = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)
TOWN = Place("Kesh", 13.9, 33.9, "SD", "own:kesh", GeoPrecision.EXACT, 2.0)


# What is corrected is found by its content: PostgreSQL does not give a number again that a kill took back, so that
# a case that was killed holds the same reports and events under other numbers.


def _event(store: Store, number: int) -> Any:
    """The ``number``-th event of the case by report and trigger, or of what is left of it."""
    mention, report = schema.event_mention, schema.document
    query = (
        sa.select(schema.event.c.id)
        .join(mention, mention.c.id == schema.event.c.lead_id)
        .join(report, report.c.id == mention.c.document_id)
        .order_by(report.c.name, mention.c.trigger_start)
    )
    with store.reading() as connection:
        ids = list(connection.execute(query).scalars())
    return event_state(store, ids[number % len(ids)])


def _report(store: Store, title: str) -> int:
    return next(row.id for row in store.documents() if row.title == title)


def _correction(store: Store, number: int) -> int:
    """Id of the ``number``-th correction, from 1 on."""
    with store.reading() as connection:
        return entries(connection)[number - 1].id


Step = Callable[[Store, datetime], object]
#: What the analyst does, one correction each.
STEPS: tuple[Step, ...] = (
    lambda store, at: corrections.edit(store, _event(store, 3), "place", TOWN, by="Ana", at=at, why="video"),
    lambda store, at: corrections.reject(store, _event(store, 5), by="Ana", at=at),
    lambda store, at: corrections.merge(store, [_event(store, 7), _event(store, 8)], by="Ana", at=at),
    lambda store, at: corrections.add(
        store, _report(store, "003"), 0, 6, {"event_type": "Attack", "place": TOWN}, by="Ana", at=at
    ),
    lambda store, at: corrections.always(store, "place", "the town", TOWN, by="Ana", at=at),
    lambda store, at: corrections.edit(store, _event(store, 7), "status", "denied", by="Ben", at=at),
    lambda store, at: corrections.undo(store, _correction(store, 2), by="Ben", at=at),
    lambda store, at: corrections.note(store, _event(store, 9), "ask again", by="Ben", at=at),
    lambda store, at: corrections.accept(store, _event(store, 9), by="Ben", at=at),
    lambda store, at: corrections.undo(store, _correction(store, 3), by="Ana", at=at),
)


def _use(version: str) -> None:
    made = FakeExtractor(version)
    corpus.extractor = lambda: made  # type: ignore[assignment]
    corpus._BATCH_DOCUMENTS = 3  # a kill falls before, between and within batches
    os.environ["DATELINE_LIMITS"] = "off"  # in this process, which is killed as a whole


def _run(reports: Path, case: str) -> None:
    """Extraction alone."""
    _use("fake-1")
    with open_store(case, create=True) as store:
        extract_corpus([reports], store)


def _work(reports: Path, case: str, confirmed: Path) -> None:
    """Extraction, corrections, extraction by newer rules; from wherever the case stands. Confirms each correction."""
    with open_store(case, create=True) as store:
        done = _corrections(store)
        if done < len(STEPS):
            _use("fake-1")
            extract_corpus([reports], store)
        for number in range(done, len(STEPS)):
            STEPS[number](store, T0 + timedelta(minutes=number))
            with confirmed.open("a") as told:
                told.write(f"{number}\n")
        _use("fake-2")
        extract_corpus([reports], store)


def _corrections(store: Store) -> int:
    with store.reading() as connection:
        return len(entries(connection))


def _finish(target: Callable[..., None], *arguments: object) -> None:
    """Run to its end, which must be a good one."""
    process = _spawned(target, *arguments)
    process.join()
    assert process.exitcode == 0


def _spawned(target: Callable[..., None], *arguments: object) -> multiprocessing.process.BaseProcess:
    process = multiprocessing.get_context(FORK).Process(target=target, args=arguments)
    process.start()
    return process


def _let_go(case: str) -> None:
    """Wait until the server has noticed that its client was killed: what that one was committing may still come."""
    if sqlite_path(case) is not None:
        return
    left = sa.text("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> :me")
    engine = sa.create_engine(case)
    with engine.connect() as connection:
        me = connection.execute(sa.text("SELECT pg_backend_pid()")).scalar_one()
        while connection.execute(left, {"me": me}).scalar_one():
            connection.rollback()  # the server's list of sessions stands still within a transaction
            time.sleep(0.01)
    engine.dispose()


def _rows(case: str) -> dict[str, list[str]]:
    """Every row of the case but the count of writes."""
    with open_store(case) as store, store.reading() as connection:
        return {
            table.name: sorted(repr(row) for row in connection.execute(sa.select(table)) if "revision" not in row)
            for table in schema.metadata.sorted_tables
        }


def _content(case: str) -> dict[str, list[str]]:
    """What the case tells, without its numbers: PostgreSQL gives none twice, also none that a kill took back."""
    numbers = ["event_id", "document_id", "ordinal", "mention_ids", "document_ids"]
    with open_store(case) as store:
        frame = events_frame(store, Filter(include_rejected=True)).drop(columns=numbers)
        documents = [replace(row, id=0) for row in store.documents()]
        with store.reading() as connection:
            log = [replace(entry, id=0, uuid="", undoes="", revision="") for entry in entries(connection)]
    shown = sorted(frame.astype(str).to_dict("records"), key=repr)
    return {"events": [*map(repr, shown)], "log": [*map(repr, log)], "documents": [*map(repr, documents)]}


def _differences(found: dict[str, list[str]], expected: dict[str, list[str]]) -> list[str]:
    """Rows that are not the same in both."""
    return [
        f"{table}: {row} | {other}"
        for table in expected
        for row, other in zip_longest(found[table], expected[table])
        if row != other
    ]


def _check_whole(case: str) -> int:
    """Every document that is done has all of its events, every other has none; how many are done."""
    with open_store(case, create=True) as store, store.reading() as connection:
        if connection.dialect.name == "sqlite":
            assert connection.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"
        by_hand = sa.select(schema.hand_mention.c.mention_id)
        found = (
            sa.select(sa.func.count())
            .where(
                schema.event_mention.c.document_id == schema.document.c.id, schema.event_mention.c.id.not_in(by_hand)
            )
            .scalar_subquery()
        )
        query = sa.select(schema.document.c.text, schema.extraction.c.events, found).outerjoin(
            schema.extraction, schema.extraction.c.document_id == schema.document.c.id
        )
        rows = connection.execute(query).all()
        # whatever is in the case is merged: opening has mended it
        assert connection.execute(sa.select(sa.func.count()).select_from(schema.unmerged)).scalar() == 0
        members = sa.select(schema.event_member.c.mention_id)
        loose = sa.select(schema.event_mention.c.id).where(schema.event_mention.c.id.not_in(members))
        assert connection.execute(loose).all() == []
    for text, promised, there in rows:
        assert there == (promised or 0)
        assert promised is None or promised == text.count("shelled")
    return sum(promised is not None for _, promised, _ in rows)


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    folder = tmp_path / "reports"
    folder.mkdir()
    for number in range(DOCUMENTS):
        words = "They shelled the town. " * (number % 7)
        (folder / f"{number:03}.txt").write_text(f"Report {number}. {words}")
    return folder


needs_fork = pytest.mark.skipif(
    FORK not in multiprocessing.get_all_start_methods(), reason="only a fork starts fifty runs in seconds"
)


@needs_fork
@pytest.mark.parametrize("backend", BACKENDS)
def test_two_extractions_into_one_case_at_once(tmp_path: Path, reports: Path, backend: str) -> None:
    address = new_case(backend, tmp_path)
    alone, both = address(), address()
    _finish(_run, reports, alone)
    runs = [_spawned(_run, reports, both) for _ in range(2)]
    for run in runs:
        run.join()
    assert [run.exitcode for run in runs] == [0, 0]
    assert _check_whole(both) == DOCUMENTS
    with open_store(alone) as one, open_store(both) as other:
        # of which run a document came first decides its number, and its mentions'
        told = [sorted(repr(found) for _, _, found in store.events()) for store in (one, other)]
        assert told[0] == told[1]


@needs_fork
@pytest.mark.parametrize("backend", BACKENDS)
def test_killed_at_random_moments(tmp_path: Path, reports: Path, backend: str) -> None:
    address = new_case(backend, tmp_path)
    whole = address()
    began = time.monotonic()
    _finish(_work, reports, whole, tmp_path / "confirmed")
    lasted = time.monotonic() - began
    # the same rows; on PostgreSQL the same content, whose rows may have other numbers
    read = _rows if backend == "sqlite" else _content
    expected = read(whole)

    chance = random.Random(7)  # noqa: S311 - moments, no secrets
    moments: set[tuple[int, int]] = set()
    numbers = count()
    kills, wanted, different = 0, *KILLS[backend]
    while kills < wanted or len(moments) < different:  # the kills fall at different moments, whatever the machine
        case, confirmed = address(), tmp_path / f"confirmed_{next(numbers)}"
        while _killed(_work, reports, case, confirmed, after=chance.uniform(0, lasted)):
            kills += 1
            moments.add(_check_killed(case, confirmed))
            lasted *= 1.1
        assert _differences(read(case), expected) == []
        lasted *= 0.6  # a machine may be far quicker or slower than a moment ago: some five kills to each end


def _killed(target: Callable[..., None], *arguments: object, after: float) -> bool:
    """Whether it was killed after so many seconds; else it came to its end, which must be a good one."""
    process = _spawned(target, *arguments)
    process.join(after)
    process.kill()
    process.join()
    assert process.exitcode in (0, -signal.SIGKILL)
    return process.exitcode != 0


def _check_killed(case: str, confirmed: Path) -> tuple[int, int]:
    """The moment: how many documents are done, and how many corrections there are. All that was confirmed is there."""
    _let_go(case)
    done = _check_whole(case)
    with open_store(case) as store:
        there = _corrections(store)
    told = confirmed.read_text().split() if confirmed.exists() else []
    assert there - len(told) in (0, 1)  # killed before it could say so, one more is there
    if there > len(told):
        with confirmed.open("a") as file:
            file.write(f"{there - 1}\n")
    return done, there


@needs_fork
def test_numbers_that_a_kill_took_back_change_nothing(tmp_path: Path, reports: Path) -> None:
    """A server counts on where a transaction was taken back: documents, mentions and corrections skip numbers."""
    address = new_case("postgresql", tmp_path)
    whole, gaps = address(), address()
    with open_store(gaps, create=True) as store, store.writing() as connection:
        for skipped, table in enumerate(schema.NUMBERED, start=1):
            for _ in range(skipped):
                connection.execute(sa.select(sa.func.nextval(f"{table}_id_seq")))
    for number, case in enumerate((whole, gaps)):
        _finish(_work, reports, case, tmp_path / f"confirmed_{number}")
    with open_store(gaps) as store:
        assert store.documents()[0].id == 2
    assert _differences(_content(gaps), _content(whole)) == []


# -- two analysts at once ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("backend", BACKENDS)
def test_of_two_who_edit_what_both_have_read_one_is_refused(tmp_path: Path, backend: str) -> None:
    """Each round both read the same event and write at the same moment: one is in, the other learns of it."""
    url = new_case(backend, tmp_path)()
    with open_store(url, create=True) as store:
        store.save_extraction(store.add_document(document()).document_id, extraction())
    rounds = 12
    barrier = threading.Barrier(2, timeout=60)
    done: dict[str, list[object]] = {"Ana": [], "Ben": []}

    def correct(analyst: str) -> None:
        with open_store(url) as store:
            for number in range(rounds):
                state = event_state(store, 1)
                barrier.wait()
                try:
                    name = f"{analyst} {number}"
                    corrections.edit(store, state, "weapons", (name,), by=analyst, at=T0)
                    done[analyst].append(name)
                except StaleEditError as error:
                    done[analyst].append(error)
                barrier.wait()

    threads = [threading.Thread(target=correct, args=(analyst,)) for analyst in done]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    refused = [error for told in done.values() for error in told if isinstance(error, StaleEditError)]
    kept = [name for told in done.values() for name in told if isinstance(name, str)]
    assert (len(refused), len(kept)) == (rounds, rounds)
    with open_store(url) as store:
        told = [entry.correction.value for entry in corrections.history(store, 1)]
        assert sorted(told) == sorted(f'["{name}"]' for name in kept)  # no lost update
        assert review.conflicts(store) == []  # each knew of the one before
    for error in refused:
        assert "the weapon was" in str(error)
        assert any(analyst in error.changes[-1] for analyst in done)


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="looks the workers up in /proc")
def test_workers_do_not_outlive_a_killed_parent(tmp_path: Path) -> None:
    program = """
import os, time
from pathlib import Path
from extract.processes import in_order
if __name__ == "__main__":
    results = in_order(time.sleep, [0.01] * 1000, jobs=2)
    next(results)
    print(*Path(f"/proc/{os.getpid()}/task/{os.getpid()}/children").read_text().split(), flush=True)
    time.sleep(60)
"""
    script = tmp_path / "parent.py"
    script.write_text(program)
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    parent = subprocess.Popen([sys.executable, str(script)], stdout=subprocess.PIPE, text=True, env=environment)
    assert parent.stdout is not None
    workers = [int(pid) for pid in parent.stdout.readline().split()]
    parent.kill()
    parent.wait()
    parent.stdout.close()
    assert workers
    deadline = time.monotonic() + 10
    while any(_alive(pid) for pid in workers) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not any(_alive(pid) for pid in workers)


def _alive(pid: int) -> bool:
    try:
        return "\nState:\tZ" not in Path(f"/proc/{pid}/status").read_text()
    except FileNotFoundError:
        return False
