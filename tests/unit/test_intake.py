"""Files in readers of their own: what stops one costs its part; the account of everything adds up."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from extract import corpus
from extract.account import Account
from extract.documents.outcome import Failure, PassedOver
from extract.documents.read import File, inputs
from extract.intake import Readers
from extract.isolation.limits import Limits
from extract.model import Document
from extract.store.intake import accounts
from extract.store.repository import open_store

SMALL = Limits(cpu=1, cpu_per_mb=1)
#: A page of so many attributes that the parser compares all with all: minutes, for two megabytes.
SLOW = b"<p " + b"".join(b"a%d=1 " % number for number in range(250_000)) + b">x</p>"


def _zip(members: dict[str, bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in members.items():
            packed.writestr(name, data)
    return target.getvalue()


def _read(*files: File, limits: Limits = SMALL) -> tuple[list[str], Account]:
    """Names of the documents, and the account."""
    account, names = Account(), []
    with Readers(1, limits) as readers:
        for told in readers.read(files):
            account.add(told)
            if isinstance(told.outcome, Document):
                names.append(told.outcome.name)
    assert account.found == account.read + account.failed + account.passed_over
    return names, account


def test_a_member_that_takes_all_the_time_costs_itself() -> None:
    inner = _zip({"a.txt": b"A.", "slow.html": SLOW, "b.txt": b"B."})
    data = _zip({"1.txt": b"One.", "in.zip": inner, "2.txt": b"Two.", "photo.jpg": b"x", ".hidden": b"x"})
    names, account = _read(File("r.zip", data))
    assert names == ["r.zip/1.txt", "r.zip/in.zip/a.txt", "r.zip/in.zip/b.txt", "r.zip/2.txt"]
    assert [(item.name, item.state) for item in account.items] == [
        ("r.zip/in.zip/slow.html", "failed"),
        ("r.zip/photo.jpg", "passed over"),
        ("r.zip/.hidden", "passed over"),
    ]
    assert "CPU time" in account.items[0].reason


def test_files_after_one_that_stops_its_reader_are_read() -> None:
    names, account = _read(File("slow.html", SLOW), File("a.txt", b"A."), File("b.txt", b"B."))
    assert names == ["a.txt", "b.txt"]
    assert account.failed == 1


def test_what_stops_readers_again_and_again_is_given_up_and_said(tmp_path: Path) -> None:
    data = _zip({**{f"{number}.html": SLOW for number in range(5)}, "last.txt": b"Last."})
    names, account = _read(File("r.zip", data), File("a.txt", b"A."), limits=Limits(cpu=0.2, cpu_per_mb=0.1))
    assert names == ["a.txt"]
    assert "r.zip: the rest of it" in [item.name for item in account.items]


def test_a_run_does_not_meet_again_what_stopped_a_reader(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATELINE_LIMITS", "cpu=1,cpu_per_mb=1")
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "r.zip").write_bytes(_zip({"slow.html": SLOW, "a.txt": b"Rebels shelled Mocha on 3 May 2018."}))
    with open_store(tmp_path / "case.db", create=True) as store:
        first = corpus.extract_corpus([folder], store)
        assert first.counts == {"found": 2, "read": 1, "failed": 1, "passed_over": 0}
        assert accounts(store)[str(folder)].counts() == first.counts
        monkeypatch.setenv("DATELINE_LIMITS", "cpu=600,cpu_per_mb=600")  # it would be read, for a long time
        again = corpus.extract_corpus([folder], store)
        assert again.failures == first.failures
        monkeypatch.setenv("DATELINE_LIMITS", "cpu=1,cpu_per_mb=1")
        assert corpus.extract_corpus([folder], store, retry_failed=True).counts == first.counts
        (folder / "r.zip").write_bytes(_zip({"a.txt": b"Rebels shelled Mocha on 3 May 2018."}))
        assert corpus.extract_corpus([folder], store).failures == []  # another file
        assert accounts(store)[str(folder)].counts() == {"found": 1, "read": 1, "failed": 0, "passed_over": 0}


def test_a_report_that_cannot_be_extracted_within_the_limits_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATELINE_LIMITS", "cpu=2,cpu_per_mb=0.2")  # a worker's start takes most of a second
    big = "Rebels shelled Mocha on 3 May 2018, killing six people. " * 20_000
    with open_store(tmp_path / "case.db", create=True) as store:
        for name, text in (("big.txt", big), ("small.txt", "Rebels shelled Mocha on 4 May 2018.")):
            store.add_document(Document(text, name=name))
        summary = corpus.extract_corpus([], store, jobs=1)
        assert [row.state for row in store.documents()] == ["failed", "done"]
    ((name, reason),) = summary.unextracted
    assert name.endswith("big.txt")
    assert "CPU time" in reason


def test_everything_in_a_folder_has_its_end(tmp_path: Path) -> None:
    folder = tmp_path / "reports"
    (folder / "deep").mkdir(parents=True)
    for name in ("a.txt", "README.md", ".hidden", "photo.jpg", "deep/b.txt"):
        (folder / name).write_text(f"In {name}.")
    (folder / "nowhere.txt").symlink_to("none")
    (folder / "round").symlink_to(folder)
    names, account = [], Account()
    files = [File(str(found)) if isinstance(found, Path) else found for found in inputs(folder)]
    with Readers(1) as readers:
        for told in readers.read(files):
            account.add(told)
            names += [Path(told.outcome.name).name] if isinstance(told.outcome, Document) else []
    assert names == ["a.txt", "b.txt"]
    passed = {Path(item.name).name: item.reason for item in account.items}
    assert passed == {
        ".hidden": "hidden",
        "README.md": "it speaks about the reports",
        "nowhere.txt": "a link that leads nowhere",
        "photo.jpg": "not a kind of file that is read",
        "round": "a link to a folder, which is not followed",
    }
    assert account.counts() == {"found": 7, "read": 2, "failed": 0, "passed_over": 5}


def test_a_folder_that_cannot_be_listed_is_a_failure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import os

    (tmp_path / "shut").mkdir()
    (tmp_path / "a.txt").write_text("A.")
    listed = os.scandir

    def refuse(path: Path) -> object:
        if Path(path).name == "shut":
            raise PermissionError(13, "Permission denied")
        return listed(path)

    monkeypatch.setattr(os, "scandir", refuse)
    found = list(inputs(tmp_path))
    assert [type(one) for one in found if not isinstance(one, Path)] == [Failure]
    assert "cannot be listed: Permission denied" in str(next(f.error for f in found if isinstance(f, Failure)))


@pytest.mark.parametrize("name", ["x" * 5000, "a\x00b", "none.txt", "none.jsonl", "\udcff\x1b.jsonl"])
def test_a_path_that_no_file_has_is_one_failure(name: str) -> None:
    (found,) = inputs(name)
    assert isinstance(found, Path)
    _, account = _read(File(str(found)))
    assert account.counts() == {"found": 1, "read": 0, "failed": 1, "passed_over": 0}


def test_a_pipe_is_passed_over_and_nothing_waits_for_it(tmp_path: Path) -> None:
    os = pytest.importorskip("os")
    os.mkfifo(tmp_path / "pipe.txt")
    (found,) = inputs(tmp_path)
    assert isinstance(found, PassedOver)
