"""Hostile files: each is read or named, the numbers add up, and none costs another."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest

from extract.account import Account
from extract.documents.outcome import Failure, Opened, PassedOver
from extract.documents.read import File
from extract.intake import Readers
from extract.isolation.limits import Limits
from extract.isolation.model import Begun
from extract.model import Document
from extract.store.intake import accounts
from extract.store.repository import open_store
from tests.hostile.bombs import QUICK, SLOW
from tests.hostile.files import BY_HAND, mutants
from tests.hostile.formats import GOOD
from tests.hostile.scale import rounds

LIMITS = Limits(cpu=2, cpu_per_mb=0.2, memory=1_000)
MB = 1 << 20


@pytest.fixture(scope="module")
def readers() -> Iterator[Readers]:
    with Readers(1, LIMITS) as started:
        yield started


def read(readers: Readers, name: str, data: bytes) -> tuple[list[Document], Account]:
    """The documents and the account of one file; everything that begins has its end before the next begins."""
    reports: list[Document] = []
    account = Account()
    begun = 0
    for told in readers.read([File(name, data)]):
        account.add(told, named=told.part == 1)
        if isinstance(told.outcome, Begun):
            assert begun == 0
            begun += 1
            continue
        assert isinstance(told.outcome, (Document, Failure, PassedOver, Opened))
        begun -= 1
        assert begun == 0
        if isinstance(told.outcome, Document):
            reports.append(told.outcome)
    assert begun == 0
    assert account.found == account.read + account.failed + account.passed_over
    assert account.read == len(reports)
    assert all(item.name and item.reason for item in account.items)
    return reports, account


@pytest.mark.parametrize("name", BY_HAND)
def test_a_file_made_by_hand(readers: Readers, name: str) -> None:
    data, expected = BY_HAND[name]
    reports, account = read(readers, name, data)
    assert expected is None or len(reports) == expected
    assert account.found >= 1 or reports == []
    for report in reports:
        assert report.name.isprintable()
        assert "root:" not in report.text  # nothing of this machine comes in


def test_every_member_of_an_archive_is_counted(readers: Readers) -> None:
    """Counted by the library, not by the reader."""
    for name, (data, _) in BY_HAND.items():
        if name in ("names.zip", "hidden.zip", "outside.zip", "damaged-lzma.zip", "trailing.zip"):
            with zipfile.ZipFile(BytesIO(data)) as archive:
                members = len(archive.infolist())
            assert read(readers, name, data)[1].found == members


def test_mutants(readers: Readers) -> None:
    for name, data in mutants(rounds(210, 4_000)):
        read(readers, name, data)


@pytest.mark.parametrize("name", [*QUICK, *(SLOW if rounds(0, 1) else {})])
def test_a_bomb_ends_and_the_next_file_is_read(readers: Readers, name: str) -> None:
    make, whole = (QUICK | SLOW)[name]
    before = _held()
    reports, account = read(readers, name, make())
    assert ((len(reports), account.failed) == (1, 0)) if whole else account.found >= 1
    assert read(readers, "next.txt", GOOD.encode())[0][0].text.startswith("Rebels")
    assert _held() - before < 150 * MB  # the parent has not taken part


def _held() -> int:
    """Bytes in memory of this process."""
    status = Path("/proc/self/statm")
    return int(status.read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") if status.exists() else 0


def test_a_whole_folder_from_the_command_line(tmp_path: Path) -> None:
    """The account of ``--json`` adds up, is kept in the case, and names every file that is not in it."""
    folder = tmp_path / "hostile"
    folder.mkdir()
    names = []
    for name, data in [*((name, data) for name, (data, _) in BY_HAND.items()), *mutants(rounds(20, 400), seed=2)]:
        (folder / name).write_bytes(data)
        names.append(name)
    odd = [
        b"\xff\xfe.txt",
        b"\xff.jsonl",
        b"esc\x1b[31m\x07.txt",
        "\u202etxt.exe.txt".encode(),
        b"-rf.txt",
        b"\x1b[2J.jsonl",
    ]
    for number, raw in enumerate(odd):
        text = f"{GOOD}{number}"
        content = json.dumps({"text": text}) if raw.endswith(b"jsonl") else text
        (folder / os.fsdecode(raw)).write_text(content)
    os.mkfifo(folder / "pipe.txt")
    (folder / "nowhere.txt").symlink_to("none")
    (folder / "round").symlink_to(".", target_is_directory=True)
    (folder / "device.txt").symlink_to("/dev/zero")
    (folder / "README.txt").write_text("About.")
    (folder / ".hidden").write_text("x")
    case = tmp_path / "case.db"
    done = dateline("extract", "--json", "--db", case, folder)
    assert done.returncode == 1  # some failed
    assert "Traceback" not in done.stderr
    told = json.loads(done.stdout)
    assert told["found"] == told["read"] + told["failed"] + told["passed_over"]
    assert len(told["failed_items"]) == told["failed"]
    assert len(told["passed_over_items"]) == told["passed_over"]
    items = [item["name"] for item in (*told["failed_items"], *told["passed_over_items"])]
    with open_store(case) as store:
        assert accounts(store)[str(folder)].counts() == {key: told[key] for key in Account().counts()}
        there = [row.name for row in store.documents()]
        texts = {store.document(row.id).text for row in store.documents()}
    for name in (*names, "pipe.txt", "nowhere.txt", "round", "device.txt", "README.txt", ".hidden"):
        mine = str(folder / name)
        named = any(one.startswith(mine) for one in (*there, *items))
        assert named or _all_known(mine, texts), name
    assert sum(GOOD in text for text in texts) >= len(odd)
    again = dateline("extract", "--db", case, folder)
    assert not any(char in again.stderr for char in "\x1b\x07\u202e")
    assert f"Found {told['found']}: {told['read']} read" in again.stderr


def _all_known(path: str, texts: set[str]) -> bool:
    """Is it only that another file with the very same text was there first?"""
    from extract.documents.read import read_path

    return all(isinstance(found, Document) and found.text in texts for found in read_path(path))


def dateline(*arguments: object, **options: object) -> subprocess.CompletedProcess[str]:
    """The command line, with small limits."""
    environment = {**os.environ, "DATELINE_LIMITS": "cpu=4,cpu_per_mb=0.5,memory=1000", "PYTHONUTF8": "1"}
    program = [sys.executable, "-m", "dashboard", *map(str, arguments)]
    return subprocess.run(
        program, capture_output=True, text=True, errors="replace", env=environment, check=False, **options
    )  # type: ignore[call-overload, no-any-return]
