"""The bridge to the case: adding and dating reports, and answers that are never older than the case."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from dashboard import data
from dashboard.table.columns import day_of
from dashboard.watch import Watch
from extract.errors import StoreError
from extract.model import Document, Published, TimeInterval
from extract.store.repository import open_store

TEXT = "Rebels attacked an army post in Aleppo on Monday, killing four soldiers."


@pytest.fixture(autouse=True)
def case(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "case.db"
    monkeypatch.setenv("DATELINE_CASE", str(path))
    return path


def test_an_added_report_is_extracted_and_seen_at_once() -> None:
    assert not len(data.table())
    added = data.add(Document(TEXT, "An attack", name="attack.txt"))
    assert (added.new, added.error, added.dated) == (True, "", False)
    assert added.events == len(data.table()) >= 1
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
    assert not data.table().dated.any()
    dated = data.set_published(number, date(2013, 5, 15))  # a Wednesday
    assert dated.dated
    table = data.table()
    assert {day_of(int(day)) for day in table.first[table.dated]} == {date(2013, 5, 13)}
    data.set_published(number, None)
    assert not data.table().dated.any()


def test_a_report_that_cannot_be_extracted_is_told_and_the_next_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATELINE_LIMITS", "off")  # in this process, whose extractor is made to fail
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
    marks = [mark for told in data.told_in(number) for mark in told.marks]
    words = {mark.kind: TEXT[mark.start : mark.end] for mark in marks}
    assert words["trigger"] == "attacked"
    assert "Monday" in words["time"]
    assert "Aleppo" in words["place"]


def test_what_the_case_does_not_have_is_none() -> None:
    assert data.document(99) is None
    assert data.extraction(99) is None
    assert data.told_in(99) == []
    assert data.told([99]) == {}
    assert data.rows([99]).empty


def test_events_come_whole_in_the_order_asked_for() -> None:
    data.add(Document(TEXT + " The army shelled Homs on Tuesday.", "An attack", name="attack.txt"))
    ids = [int(one) for one in data.table().ids]
    assert len(ids) >= 2
    for order in (ids, ids[::-1]):
        frame = data.rows(order)
        assert list(frame["event_id"]) == order
        assert {"admin1_name", "country_name"} <= set(frame)
    told = data.told([one for mentions in data.rows(ids)["mention_ids"] for one in mentions])
    assert {one.event_id for one in told.values()} == set(ids)


def test_views_are_kept_in_the_case_and_change_nothing_that_is_shown() -> None:
    data.add(Document(TEXT, "An attack", name="attack.txt"))
    before = data.store().revision()
    data.save_view("Aleppo & north", "place=gn%3A1")
    data.save_view("Aleppo & north", "place=gn%3A2")
    assert data.views() == {"Aleppo & north": "place=gn%3A2"}
    assert data.store().revision() == before
    data.drop_view("Aleppo & north")
    data.drop_view("never saved")
    assert data.views() == {}
    with pytest.raises(StoreError):
        data.save_view(" ", "x=1")


def test_the_revision_is_asked_of_the_case_only_when_somebody_wrote(
    case: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_store(case, create=True) as store, open_store(case) as other:
        watch, asked = Watch(store), Counter[str]()
        revision = store.revision
        monkeypatch.setattr(store, "revision", lambda: asked.update(["asked"]) or revision())
        before = [watch.revision() for _ in range(5)]
        assert (set(before), asked.total()) == ({revision()}, 1)
        other.add_document(Document(TEXT, "An attack", name="attack.txt"))
        assert watch.revision() == watch.revision() == revision() > before[0]
        assert asked.total() == 2


def test_a_view_that_was_saved_is_there_at_once_though_it_counts_no_revision() -> None:
    assert data.views() == {}
    data.save_view("Riots", "type=Riots")
    assert data.views() == {"Riots": "type=Riots"}
    data.drop_view("Riots")
    assert data.views() == {}


def test_recent_answers_are_asked_for_together_and_the_oldest_go_first() -> None:
    asked: list[list[int]] = []

    def make(keys: list[int]) -> dict[int, str]:
        asked.append(keys)
        return {key: str(key) for key in keys if key != 9}  # there is no answer to 9

    recent = data.Recent[int, str](3)
    assert recent.all([1, 2, 1, 9], make) == ["1", "2", "1"]
    assert recent.all([2, 3, 4], make) == ["2", "3", "4"]
    assert recent.all([1, 3], make) == ["1", "3"]
    assert asked == [[1, 2, 9], [3, 4], [1]]
    assert recent.latest(lambda key: key < 3) == (1, "1")
    recent.drop(lambda key: key == 1)
    assert recent.latest(lambda key: key < 3) is None
