"""The server's readers and extractors: nothing of a stranger is parsed in the server's own process."""

from __future__ import annotations

import subprocess
import sys

import pytest

from dashboard import work
from dashboard.components.reports.intake import told
from extract.account import Account
from extract.model import Document, Extraction
from tests.hostile.bombs import QUICK
from tests.hostile.formats import GOOD, pages, written

_PROGRAM = """
import sys
from dashboard import work
from tests.hostile.formats import GOOD, docx, mail, pages, paragraph, written, zipped
files = {"a.html": ("<p>" + GOOD * 9).encode(), "a.pdf": pages(written("Gao.")), "a.docx": docx(paragraph("Gao."))}
files |= {"a.eml": mail(), "a.zip": zipped({"b.html": ("<p>" + GOOD * 9).encode()})}
files["a.md"] = b"---\\na: b\\n---\\nText."
for name, data in files.items():
    reports, account = work.read(name, data)
    assert len(reports) == 1, (name, account)
libraries = {"trafilatura", "pypdf", "docx", "yaml", "extract.documents.html", "extract.documents.email"}
print(*sorted(libraries & set(sys.modules)))
"""


def test_no_library_that_parses_files_is_even_loaded_in_the_server() -> None:
    done = subprocess.run([sys.executable, "-c", _PROGRAM], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []


def test_a_bomb_that_is_uploaded_is_named_and_the_next_file_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATELINE_LIMITS", "cpu=1,cpu_per_mb=0.1")
    work._readers.cache_clear()
    try:
        reports, account = work.read("bomb.html", QUICK["attributes.html"][0]())
        assert (reports, account.failed) == ([], 1)
        assert "CPU time" in account.items[0].reason
        assert len(work.read("a.pdf", pages(written("Gao.")))[0]) == 1
    finally:
        work._readers.cache_clear()


def test_a_report_is_extracted_beside_the_server() -> None:
    def here(_: Document) -> Extraction:
        raise AssertionError("in the server")

    found = work.extract(Document(GOOD, name="a.txt"), here)
    assert isinstance(found, Extraction)
    assert found.events


def test_the_account_of_all_inputs_in_one_line() -> None:
    kept = {"a": Account(3, 1, 1, 1), "b": Account(1_000, 1_000)}
    assert told(kept) == "Found 1,003: 1,001 read, 1 failed, 1 passed over"
