"""Many documents: what is done is not done again, and one that fails costs no other."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from extract import corpus
from extract.errors import ExportError
from extract.model import Published, TimeInterval
from extract.store.repository import Store, open_store
from tests.unit.fakes import FakeExtractor


@pytest.fixture
def fake(monkeypatch: pytest.MonkeyPatch) -> FakeExtractor:
    made = FakeExtractor()
    monkeypatch.setattr(corpus, "extractor", lambda: made)
    monkeypatch.setenv("DATELINE_LIMITS", "off")  # in this process, which alone has the small extractor
    return made


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "case.db", create=True) as opened:
        yield opened


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    folder = tmp_path / "reports"
    folder.mkdir()
    for name, text in {"a.txt": "They shelled A.", "b.txt": "Nothing.", "c.txt": "They shelled C, then leave."}.items():
        (folder / name).write_text(text)
    return folder


def _names(store: Store) -> list[tuple[str, str, int]]:
    return [(Path(row.name).name, row.state, row.events) for row in store.documents()]


def test_all_are_read_and_extracted_in_order(fake: FakeExtractor, store: Store, reports: Path) -> None:
    summary = corpus.extract_corpus([reports], store)
    assert _names(store) == [("a.txt", "done", 1), ("b.txt", "done", 0), ("c.txt", "done", 2)]
    assert (summary.read, summary.new, summary.extracted, summary.events) == (3, 3, 3, 3)
    assert (summary.undated, summary.unplaced) == (3, 3)
    assert [Path(name).name for name in summary.without_publication_date] == ["a.txt", "b.txt", "c.txt"]


def test_a_second_run_extracts_nothing(fake: FakeExtractor, store: Store, reports: Path) -> None:
    corpus.extract_corpus([reports], store)
    revision = store.revision()
    again = corpus.extract_corpus([reports], store)
    assert (again.read, again.new, again.extracted) == (3, 0, 0)
    assert len(fake.seen) == 3
    assert _names(store) == [("a.txt", "done", 1), ("b.txt", "done", 0), ("c.txt", "done", 2)]
    assert store.revision() == revision + 1  # the reading alone


def test_other_rules_or_another_date_extract_again(fake: FakeExtractor, store: Store, reports: Path) -> None:
    corpus.extract_corpus([reports], store)
    fake.version = "fake-2"
    assert corpus.extract_corpus([], store).extracted == 3
    given = Published(TimeInterval(date(2015, 1, 1), date(2015, 1, 1)), "analyst")
    dated = corpus.extract_corpus([reports / "a.txt"], store, published=given)
    assert (dated.extracted, dated.without_publication_date) == (1, [])
    assert store.document(1).published == given
    # given once, it is known: the file alone must not be called undated afterwards
    assert corpus.extract_corpus([reports / "a.txt"], store).without_publication_date == []


def test_a_fault_costs_one_report_and_is_tried_again_if_asked(fake: FakeExtractor, store: Store, reports: Path) -> None:
    (reports / "b.txt").write_text("A fault.")
    summary = corpus.extract_corpus([reports], store)
    assert _names(store) == [("a.txt", "done", 1), ("b.txt", "failed", 0), ("c.txt", "done", 2)]
    ((name, reason),) = summary.failures
    assert name.endswith("b.txt")
    assert "ValueError: a fault of two lines" in reason
    again = corpus.extract_corpus([reports], store)
    assert len(fake.seen) == 3
    ((_, reason),) = again.failures  # not tried, and not forgotten
    assert "--retry-failed" in reason
    assert len(corpus.extract_corpus([reports], store, retry_failed=True).failures) == 1
    assert len(fake.seen) == 4


def test_what_cannot_be_read_is_named_and_the_rest_done(fake: FakeExtractor, store: Store, reports: Path) -> None:
    (reports / "empty.txt").touch()
    (reports / "photo.jpg").touch()
    summary = corpus.extract_corpus([reports, reports / "none.txt", reports / "photo.jpg"], store)
    assert [Path(name).name for name, _ in summary.failures] == ["empty.txt", "none.txt", "photo.jpg"]
    assert [Path(name).name for name, _ in summary.passed_over] == ["photo.jpg"]  # found in the folder, not asked for
    assert summary.extracted == 3


def test_an_interrupted_run_goes_on_where_it_ended(
    fake: FakeExtractor, store: Store, reports: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(stage: str, done: int, total: int | None) -> None:
        if (stage, done) == ("extracting", 2):
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        corpus.extract_corpus([reports], store, progress=interrupt)
    assert [state for _, state, _ in _names(store)] == ["done", "done", "pending"]
    corpus.extract_corpus([reports], store)
    assert [Path(name).name for name in fake.seen] == ["a.txt", "b.txt", "c.txt"]


def test_progress_counts_up_to_the_total(fake: FakeExtractor, store: Store, reports: Path) -> None:
    calls: list[tuple[str, int, int | None]] = []
    corpus.extract_corpus([reports], store, progress=lambda *call: calls.append(call))
    assert calls[:3] == [("reading", number, None) for number in (1, 2, 3)]
    assert calls[3:] == [("extracting", number, 3) for number in (1, 2, 3)]


def _annotated(lines: list[str]) -> list[dict[str, Any]]:
    return list(corpus.annotate_lines(io.BytesIO("\n".join(lines).encode("utf-8", "surrogatepass"))))


def test_one_line_in_one_line_out_in_order(fake: FakeExtractor) -> None:
    records = _annotated([json.dumps({"id": n, "text": "They shelled."}) for n in (3, "x", None, [1])])
    assert [record["id"] for record in records] == [3, "x", None, [1]]
    assert list(records[0]) == ["id", "published", "timex", "toponyms", "entities", "events"]


@pytest.mark.parametrize(
    ("line", "given_id", "words"),
    [
        ("{broken", None, "line 1 is not JSON"),
        ('["no object"]', None, "line 1 is not a JSON object"),
        ('{"id": 5}', 5, 'line 1 has no "text"'),
        ('{"id": 5, "text": null}', 5, 'line 1 has no "text"'),
        ('{"id": 5, "text": "T", "published": "soon"}', 5, "is no date"),
        ('{"id": 5, "text": "T", "published": 2015}', 5, "line 1"),
        ('{"id": 5, "text": "a fault"}', 5, "could not be processed"),
        ('{"id": NaN, "text": "T"}', None, "line 1 is not JSON"),
        ('{"id": 1e999, "text": "T"}', None, "line 1 is not JSON"),
    ],
)
def test_a_line_that_fails_says_why_and_the_run_goes_on(
    fake: FakeExtractor, line: str, given_id: object, words: str
) -> None:
    failed, good = _annotated([line, '{"id": 6, "text": "They shelled."}'])
    assert list(failed) == ["id", "error"]
    assert failed["id"] == given_id
    assert words in failed["error"]
    assert len(good["events"]) == 1


@pytest.mark.parametrize(
    ("published", "expected"),
    [
        ("2015-07-13", {"start": "2015-07-13", "end": "2015-07-13", "basis": "metadata"}),
        (None, None),
        ("", None),
    ],
)
def test_the_publication_date_of_a_line(fake: FakeExtractor, published: str | None, expected: object) -> None:
    (record,) = _annotated([json.dumps({"id": 1, "text": "They shelled.", "published": published})])
    assert record["published"] == expected


def test_an_empty_text_is_annotated_with_nothing(fake: FakeExtractor) -> None:
    (record,) = _annotated(['{"id": 1, "text": ""}'])
    assert record == {"id": 1, "published": None, "timex": [], "toponyms": [], "entities": [], "events": []}


def test_offsets_hold_for_the_text_as_given(fake: FakeExtractor) -> None:
    text = "\r\n\ud83d 😀 \u0000 They shelled."  # line ends, half a pair, astral character, NUL: none moves an offset
    (record,) = _annotated([json.dumps({"id": 1, "text": text})])
    trigger = record["events"][0]["trigger"]
    assert text[trigger["start"] : trigger["end"]] == "shelled"


def test_blank_lines_and_a_byte_order_mark_are_passed_over(fake: FakeExtractor) -> None:
    assert [
        record["id"] for record in _annotated(['\ufeff{"id": 1, "text": "T"}', "", "  ", '{"id": 2, "text": "T"}'])
    ] == [1, 2]


def test_a_file_is_annotated_whole_with_the_failed_lines_named(fake: FakeExtractor, tmp_path: Path) -> None:
    source, target = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    source.write_text('{"id": "a", "text": "They shelled."}\n{"id": "b"}\n')
    failures = corpus.annotate_file(source, target)
    assert len(target.read_text().splitlines()) == 2
    assert len(failures) == 1
    assert "'b'" in failures[0]


def test_nothing_is_left_where_the_target_cannot_be_written(fake: FakeExtractor, tmp_path: Path) -> None:
    source = tmp_path / "in.jsonl"
    source.write_text('{"id": "a", "text": "They shelled."}\n')
    with pytest.raises(ExportError):
        corpus.annotate_file(source, tmp_path / "none" / "out.jsonl")
    assert [found.name for found in tmp_path.iterdir()] == ["in.jsonl"]
