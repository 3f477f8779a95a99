"""Bad days: killed at any moment, two runs into one case; the case opens, holds whole documents, and goes on."""

from __future__ import annotations

import multiprocessing
import os
import random
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from extract import corpus
from extract.corpus import extract_corpus
from extract.store.repository import open_store
from tests.unit.fakes import FakeExtractor

DOCUMENTS = 60
KILLS = 50
FORK = "fork"


def _run(reports: Path, case: Path) -> None:
    made = FakeExtractor()
    corpus.extractor = lambda: made  # type: ignore[assignment]
    with open_store(case, create=True) as store:
        extract_corpus([reports], store)


def _spawned(reports: Path, case: Path) -> multiprocessing.process.BaseProcess:
    process = multiprocessing.get_context(FORK).Process(target=_run, args=(reports, case))
    process.start()
    return process


def _dump(case: Path) -> list[str]:
    """Every row of the case but the count of writes."""
    with sqlite3.connect(case) as database:
        lines = [line for line in database.iterdump() if "'revision'" not in line]
    database.close()
    return lines


def _check_whole(case: Path) -> int:
    """Every document that is done has all of its events, every other has none; how many are done."""
    with sqlite3.connect(case) as database:
        assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        tables = {name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        rows = database.execute(
            """SELECT d.text, x.events, (SELECT count(*) FROM event_mention e WHERE e.document_id = d.id)
               FROM document d LEFT JOIN extraction x ON x.document_id = d.id"""
        ).fetchall() if "document" in tables else []  # fmt: skip
    database.close()
    for text, promised, found in rows:
        assert found == (promised or 0)
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
def test_two_extractions_into_one_case_at_once(tmp_path: Path, reports: Path) -> None:
    _spawned(reports, tmp_path / "alone.db").join()
    runs = [_spawned(reports, tmp_path / "both.db") for _ in range(2)]
    for run in runs:
        run.join()
    assert [run.exitcode for run in runs] == [0, 0]
    assert _check_whole(tmp_path / "both.db") == DOCUMENTS
    with open_store(tmp_path / "alone.db") as alone, open_store(tmp_path / "both.db") as both:
        assert list(both.events()) == list(alone.events())


@needs_fork
def test_killed_at_random_moments(tmp_path: Path, reports: Path) -> None:
    began = time.monotonic()
    _spawned(reports, tmp_path / "whole.db").join()
    lasted = time.monotonic() - began

    chance = random.Random(7)  # noqa: S311 - moments, no secrets
    stages: set[int] = set()
    for number in range(4 * KILLS):
        if number >= KILLS and len(stages) > 3:
            break  # on a loaded machine most kills of the first fifty may fall before the first document is done
        case = tmp_path / f"{number % 10}.db"
        process = _spawned(reports, case)
        time.sleep(chance.uniform(0, lasted))
        process.kill()
        process.join()
        if case.exists() and case.stat().st_size:
            stages.add(_check_whole(case))
    assert len(stages) > 3  # the kills did fall at different moments
    expected = _dump(tmp_path / "whole.db")
    for number in range(10):
        case = tmp_path / f"{number}.db"
        _spawned(reports, case).join()
        assert _dump(case) == expected


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="looks the workers up in /proc")
def test_workers_do_not_outlive_a_killed_parent(tmp_path: Path) -> None:
    program = """
import multiprocessing, time
from extract.processes import in_order
if __name__ == "__main__":
    results = in_order(time.sleep, [0.01] * 1000, jobs=2)
    next(results)
    print(*[child.pid for child in multiprocessing.active_children()], flush=True)
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
