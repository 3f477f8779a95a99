"""Killed, or without room, at any moment; eight who write at once: the case is whole, and the next run ends well."""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from extract.store.repository import open_store
from tests.hostile.formats import GOOD
from tests.hostile.scale import rounds
from tests.hostile.test_files import dateline

pytestmark = pytest.mark.skipif(os.name != "posix", reason="kills whole groups of processes")
SAMPLES = Path(__file__).parents[1] / "unit" / "store"
TOWNS = ("Mocha", "Taiz", "Aden", "Gao", "Goma", "Sirte", "Derna", "Idlib")


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    folder = tmp_path / "reports"
    folder.mkdir()
    for number in range(24):
        town = TOWNS[number % len(TOWNS)]
        (folder / f"{number:02}.txt").write_text(f"Rebels shelled {town} on {number + 1} May 2018. {GOOD * 3}")
    return folder


def _start(*arguments: object) -> subprocess.Popen[bytes]:
    program = [sys.executable, "-m", "dashboard", *map(str, arguments)]
    return subprocess.Popen(program, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)


def _cpu(pid: int) -> float:
    """CPU seconds that a process has used; those that it waited for among them."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    except OSError:
        return float("inf")
    return sum(map(int, fields[11:15])) / os.sysconf("SC_CLK_TCK")


def _killed(after: float, *arguments: object) -> bool:
    """Whether it was killed, with all that it started, after so many CPU seconds; else it came to its end."""
    process = _start(*arguments)
    while process.poll() is None and _cpu(process.pid) < after:
        time.sleep(0.01)
    if process.poll() is not None:
        return False
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    return True


def _whole(case: Path) -> bool:
    if not case.exists() or not case.stat().st_size:
        return True
    with closing(sqlite3.connect(case)) as database:
        return database.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def _exported(case: Path, target: Path) -> bytes:
    assert dateline("export", "--db", case, "--format", "jsonl", target).returncode == 0
    return target.read_bytes()


def _moments(count: int, most: float) -> Iterator[float]:
    chance = random.Random(5)  # noqa: S311 - moments, no secrets
    for _ in range(count):
        yield chance.uniform(0.2, most)


def test_kills_in_extract(tmp_path: Path, reports: Path) -> None:
    whole = tmp_path / "whole.db"
    assert dateline("extract", "--db", whole, reports).returncode == 0
    expected = _exported(whole, tmp_path / "whole.jsonl")
    case = tmp_path / "killed.db"
    for after in _moments(rounds(3, 40), 2.5):
        if not _killed(after, "extract", "--db", case, reports):
            case = tmp_path / f"{after}.db"
        assert _whole(case)
    done = dateline("extract", "--db", case, reports)
    assert done.returncode == 0
    assert "Found 24: 24 read, 0 failed, 0 passed over" in done.stderr
    assert _exported(case, tmp_path / "killed.jsonl") == expected


@pytest.mark.parametrize("what", ["export", "backup", "restore", "corrections"])
def test_kills_leave_whole_files_or_none_and_the_next_run_sweeps(tmp_path: Path, reports: Path, what: str) -> None:
    case, target = tmp_path / "case.db", tmp_path / "out"
    assert dateline("extract", "--db", case, reports).returncode == 0
    commands = {
        "export": ("export", "--db", case, "--format", "csv", target),
        "backup": ("backup", case, target),
        "restore": ("restore", case, target),
        "corrections": ("corrections", "export", "--db", case, target),
    }
    before = {path.name for path in tmp_path.iterdir()}
    assert dateline(*commands[what]).returncode == 0
    size = target.stat().st_size
    for after in _moments(rounds(2, 20), 0.8):
        target.unlink(missing_ok=True)
        _killed(after, *commands[what])
        if target.exists():
            assert abs(target.stat().st_size - size) <= (8192 if what in ("backup", "restore") else 0)
    target.unlink(missing_ok=True)
    left = tmp_path / ".out.abc.part"  # as if it had been killed at the worst moment
    left.write_text("half")
    assert dateline(*commands[what]).returncode == 0
    assert {path.name for path in tmp_path.iterdir()} - before <= {"out", "case.db-wal", "case.db-shm"}


@pytest.mark.parametrize("version", [1, 2, 3])
def test_kills_in_migration(tmp_path: Path, version: int) -> None:
    case = tmp_path / "old.db"
    for after in _moments(rounds(1, 15), 0.8):
        case.unlink(missing_ok=True)
        with closing(sqlite3.connect(case)) as database:
            database.executescript((SAMPLES / f"case_{version}.sql").read_text())
        _killed(after, "export", "--db", case, "--format", "jsonl", tmp_path / "out.jsonl")
        assert _whole(case)
        with open_store(case) as store:
            assert len(store.documents()) == 2


def test_no_room(tmp_path: Path, reports: Path) -> None:
    """The file may not grow: it is said in words, and with room the next run ends what this one began."""
    resource = pytest.importorskip("resource")
    case = tmp_path / "case.db"

    def small() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (250_000, 250_000))

    done = dateline("extract", "--db", case, reports, preexec_fn=small)
    assert done.returncode in (1, 2)
    assert "Traceback" not in done.stderr
    assert "Error: " in done.stderr
    assert _whole(case)
    assert dateline("extract", "--db", case, reports).returncode == 0


def test_many_writers(tmp_path: Path, reports: Path) -> None:
    case = tmp_path / "case.db"
    files = sorted(reports.iterdir())
    count = rounds(3, 8)
    writers = [_start("extract", "--db", case, *files[number::count]) for number in range(count)]
    assert [writer.wait() for writer in writers] == [0] * count
    with open_store(case) as store:
        assert sorted(Path(row.name).name for row in store.documents()) == [path.name for path in files]
        assert {row.state for row in store.documents()} == {"done"}


def test_a_new_case_is_its_owners_alone(tmp_path: Path) -> None:
    case = tmp_path / "case.db"
    with open_store(case, create=True) as store:
        store.revision()
        rights = {path.name: path.stat().st_mode & 0o777 for path in tmp_path.iterdir()}
    assert rights
    assert set(rights.values()) == {0o600}


@pytest.mark.parametrize(("before", "after"), [(0o644, 0o600), (0o640, 0o600), (0o664, 0o660), (0o600, 0o600)])
def test_a_case_that_others_could_read_is_closed_to_them_and_that_is_said(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, before: int, after: int
) -> None:
    """A group that may write to it was meant to; what the system's default gave to everybody was not."""
    case = tmp_path / "case.db"
    with open_store(case, create=True) as store:
        store.revision()
    case.chmod(before)
    with open_store(case) as store:
        store.revision()
    assert case.stat().st_mode & 0o777 == before  # who only reads changes nothing
    with open_store(case, create=True) as store:
        store.revision()
    assert case.stat().st_mode & 0o777 == after
    assert ("other users" in caplog.text) is (before != after)
