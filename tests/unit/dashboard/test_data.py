"""The bridge to the case: adding and dating reports, and answers that are never older than the case."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from dashboard import data
from extract.model import Document, Published, TimeInterval

TEXT = "Rebels attacked an army post in Aleppo on Monday, killing four soldiers."


@pytest.fixture(autouse=True)
def case(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "case.db"
    monkeypatch.setenv("DATELINE_CASE", str(path))
    return path


def test_an_added_report_is_extracted_and_seen_at_once() -> None:
    assert data.events().empty
    added = data.add(Document(TEXT, "An attack", name="attack.txt"))
    assert (added.new, added.error, added.dated) == (True, "", False)
    assert added.events == len(data.events()) >= 1
    assert [row.state for row in data.documents()] == ["done"]


def test_the_same_text_is_not_added_twice() -> None:
    first = data.add(Document(TEXT, "An attack", name="attack.txt"))
    again = data.add(Document(TEXT, "An attack", name="copy.txt"))
    assert again.document_id == first.document_id
    assert not again.new
    assert len(data.documents()) == 1


def test_a_date_from_the_analyst_resolves_monday_and_can_be_taken_back() -> None:
    number = data.add(Document(TEXT, "An attack", name="attack.txt")).document_id
    assert number is not None
    assert data.events()["start"].isna().all()
    dated = data.set_published(number, date(2013, 5, 15))  # a Wednesday
    assert dated.dated
    assert [day.date() for day in data.events()["start"].dropna().unique()] == [date(2013, 5, 13)]
    data.set_published(number, None)
    assert data.events()["start"].isna().all()


def test_a_report_that_cannot_be_extracted_is_told_and_the_next_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    worker = data.extractor()
    extract = worker.extract

    def fails_once(report: Document) -> object:
        if report.name == "bad.txt":
            raise ZeroDivisionError("a fault in a rule")
        return extract(report)

    monkeypatch.setattr(worker, "extract", fails_once)
    bad = data.add(Document("A text that breaks a rule.", "Bad", name="bad.txt"))
    good = data.add(Document(TEXT, "Good", name="good.txt"))
    assert "could not be extracted" in bad.error
    assert good.events >= 1
    assert [row.state for row in data.documents()] == ["failed", "done"]


def test_the_words_of_each_role_stand_where_the_marks_say() -> None:
    published = Published(TimeInterval(date(2013, 5, 15), date(2013, 5, 15)), "metadata")
    number = data.add(Document(TEXT, "An attack", published=published, name="attack.txt")).document_id
    assert number is not None
    marks = [mark for found in data.marks(number).values() for mark in found]
    words = {mark.kind: TEXT[mark.start : mark.end] for mark in marks}
    assert words["trigger"] == "attacked"
    assert "Monday" in words["time"]
    assert "Aleppo" in words["place"]


def test_what_the_case_does_not_have_is_none() -> None:
    assert data.document(99) is None
    assert data.extraction(99) is None
    assert data.marks(99) == {}
