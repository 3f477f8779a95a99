"""An archive of reports: whatever ends in the middle, nothing is lost or doubled; cases are cut out of it."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from distributed import KilledWorker

from extract import corpus
from extract.archive import ask, layout, tables, work
from extract.archive.ask import Asked
from extract.archive.build import Built, build
from extract.archive.cases import apply, cut_case
from extract.errors import ArchiveError
from extract.model import Document
from extract.store import schema
from extract.store.corrections import calls as corrections
from extract.store.corrections.calls import event_state
from extract.store.packed import pack
from extract.store.repository import open_store
from tests.unit.store.samples import document, extraction

VERSION = "test-1"
T0 = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)
TEXT = document().text


def _report(number: int) -> Document:
    return document(name=f"{number}.txt", text=f"{TEXT} No. {number}.")


def _extracted(version: str, report: Document) -> tables.Done:
    return tables.Done(report, pack(extraction(report, version=version)), version)


def _prepare() -> None:
    """In a worker: the sample's extraction stands for the extractor."""
    work._one = _extracted


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    lines = [json.dumps({"id": n, "text": _report(n).text, "published": "2015-03-24"}) for n in range(40)]
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "reports.jsonl").write_text("\n".join(lines))
    return tmp_path


@pytest.fixture(scope="module")
def client() -> Iterator[Any]:
    from extract.archive.build import engine

    with engine(2, None) as made:
        made.register_worker_callbacks(_prepare)
        yield made


@pytest.fixture(autouse=True)
def _sample_rules(monkeypatch: pytest.MonkeyPatch) -> None:
    class Rules:
        version = VERSION

    monkeypatch.setattr("extract.archive.build.extractor", Rules)


def _build(folder: Path, client: Any) -> Built:
    return build([folder / "in"], folder / "out", client, usual=10)


def _texts(root: Path) -> list[str]:
    with ask.opened(root) as connection:
        return [row[0] for row in connection.execute("SELECT sha256 FROM documents ORDER BY sha256").fetchall()]


def test_boundaries_are_where_the_content_says(tmp_path: Path) -> None:
    """A report that is added later does not make the whole archive be done again."""
    reports = [_report(number) for number in range(300)]
    before = {layout.key(part) for part in layout.cut(reports, usual=10)}
    after = {layout.key(part) for part in layout.cut([_report(1000), *reports], usual=10)}
    assert [one for part in layout.cut(reports, usual=10) for one in part] == reports
    assert len(before - after) <= 2 < len(before)


def test_everything_is_there_once_and_a_second_run_does_nothing(folder: Path, client: Any) -> None:
    assert _build(folder, client).reports == 40
    again = _build(folder, client)
    assert (again.reports, again.there, again.failed) == (0, 40, [])
    texts = _texts(folder / "out")
    assert len(texts) == len(set(texts)) == 40


def test_what_was_lost_is_done_again_and_what_is_half_written_is_not_seen(folder: Path, client: Any) -> None:
    """After a kill: a partition is missing, and another lies half-written under its temporary name."""
    _build(folder, client)
    texts = _texts(folder / "out")
    parts = sorted(layout.home(folder / "out", VERSION).iterdir())
    shutil.copytree(parts[0], folder / "out" / "new" / "half")
    shutil.rmtree(parts[0])
    assert 0 < _build(folder, client).reports < 40
    assert _texts(folder / "out") == texts


def test_a_task_that_is_done_twice_is_there_once(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A scheduler gives a slow worker's task to another one, and both come to their end."""
    monkeypatch.setattr(work, "_one", _extracted)
    root = folder / "out"
    layout.begin(root, VERSION)
    part = [_report(1), _report(2)]
    target = layout.home(root, VERSION) / "k"
    with layout.whole(root, target) as fresh:
        assert work.build(str(root), VERSION, "k", part)[:2] == (2, 4)
        tables.write(fresh, [])
    assert len(_texts(root)) == 2
    assert list((root / "new").iterdir()) == []


class _Cluster:
    """Does each task at once; one that holds a report that kills ends "its worker"."""

    def submit(self, _work: Any, *task: Any, **_: Any) -> Any:
        kills = any("KILL" in report.text for report in task[3])
        error = KilledWorker("task", None, 0) if kills else None  # type: ignore[no-untyped-call]
        result = None if kills else work.build(*task)
        return Future("error" if kills else "finished", error, result)

    def scheduler_info(self) -> dict[str, Any]:
        return {"workers": {"one": {}}}


@dataclass(eq=False)
class Future:
    status: str
    error: Exception | None
    found: Any

    def exception(self) -> Exception | None:
        return self.error

    def result(self) -> Any:
        return self.found

    def release(self) -> None:
        pass


class _Queue(list[Any]):
    add = list.append

    def __next__(self) -> Any:
        return self.pop(0)


def test_a_report_that_ends_its_workers_is_named_and_the_others_are_done(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One hostile report among a million costs itself, and is not met again by the next run."""
    monkeypatch.setattr(work, "_one", _extracted)
    monkeypatch.setattr("distributed.as_completed", _Queue)
    with (folder / "in" / "reports.jsonl").open("a") as file:
        file.write("\n" + json.dumps({"id": "bad", "text": f"{TEXT} KILL", "published": "2015-03-24"}))
    built = _build(folder, _Cluster())
    ((name, why),) = built.failed
    assert name.endswith("#bad")
    assert "ended every worker" in why
    assert len(set(_texts(folder / "out"))) == built.reports == 41
    assert _build(folder, _Cluster()).reports == 0


@pytest.fixture
def root(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An archive of forty reports, made in this process."""
    monkeypatch.setattr(work, "_one", _extracted)
    layout.begin(folder / "out", VERSION)
    for part in layout.cut([_report(number) for number in range(40)], usual=10):
        work.build(str(folder / "out"), VERSION, layout.key(part), part)
    return folder / "out"


ASKED = [
    (Asked(), 80),
    (Asked(text="no. 7."), 0),
    (Asked(statuses=("no such",)), 0),
    (Asked(start=date(2030, 1, 1)), 0),
    (Asked(actors=("no such' OR 1=1 --",)), 0),  # a value is never read as SQL
    (Asked(box=(170.0, -90.0, -170.0, 90.0)), 0),  # across the antimeridian
]


@pytest.mark.parametrize(("asked", "wanted"), ASKED)
def test_filters(root: Path, asked: Asked, wanted: int) -> None:
    assert ask.count(root, asked) == wanted == len(list(ask.mentions(root, asked)))


def test_each_filter_finds_what_the_mention_says(root: Path) -> None:
    one = next(row for row in ask.mentions(root) if row["actors"] and row["place"] and row["time_start"])
    day = one["time_start"]
    found = (
        Asked(start=day, end=one["time_end"]),
        Asked(actors=(one["actors"][0]["name"].upper(),)),
        Asked(actors=(one["actors"][0]["actor_id"],)),
        Asked(types=(one["event_type"],)),
        Asked(types=(one["sub_event_type"],)),
        Asked(statuses=(one["status"],)),
        Asked(places=(one["place"],)),
        Asked(sources=(one["source"],)),
        Asked(box=(one["lon"] - 1, one["lat"] - 1, one["lon"] + 1, one["lat"] + 1)),
        Asked(text=one["evidence"][:12].upper()),
    )
    for asked in found:
        assert ask.count(root, asked) >= 40, asked


def test_a_case_that_is_cut_out_is_the_case_that_extraction_gives(root: Path, tmp_path: Path) -> None:
    """The map, the review and the brief of it are those of any case; nothing is left to extract."""
    with open_store(tmp_path / "cut.db", create=True) as cut, open_store(tmp_path / "own.db", create=True) as own:
        assert cut_case(root, Asked(), cut) == 40
        for row in cut.documents():
            report = cut.document(row.id)
            own.save_extraction(own.add_document(report).document_id, extraction(report, version=VERSION), merge=False)
        own.merge()
        assert cut.pending(VERSION) == []
        for table in (schema.extraction, schema.event_mention, schema.event_actor, schema.event, schema.event_member):
            with cut.reading() as one, own.reading() as other:
                mine, theirs = one.execute(sa.select(table)).all(), other.execute(sa.select(table)).all()
            assert sorted(map(repr, mine)) == sorted(map(repr, theirs)), table.name


def test_a_correction_made_in_a_case_is_in_the_next_one(root: Path, tmp_path: Path) -> None:
    """What an analyst said once is not asked of the next who looks at the same reports."""
    with open_store(tmp_path / "a.db", create=True) as first:
        cut_case(root, Asked(), first)
        event = event_state(first, 1)
        corrections.edit(first, event, "status", "denied", by="Ana", at=T0)
        assert apply(first, root) == apply(first, root) == 1
    with open_store(tmp_path / "b.db", create=True) as second:
        cut_case(root, Asked(), second)
        assert event_state(second, 1).values["status"] == "denied"


def test_a_folder_of_something_else_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("notes")
    with pytest.raises(ArchiveError, match="something else"):
        layout.begin(tmp_path, VERSION)
    with pytest.raises(ArchiveError, match="no archive"):
        ask.count(tmp_path)


def test_a_worker_with_other_rules_is_found_out(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine of the cluster that was not updated must not mix its results in."""
    monkeypatch.setattr(corpus, "extract_packed", lambda task: pack(extraction(task[1])))

    class Child:
        def send(self, *_: object) -> None:
            pass

        def results(self) -> Iterator[object]:
            yield replace(pack(extraction(_report(1))), version="other")

    monkeypatch.setattr(work, "_child", Child)
    assert "other rules" in work._one(VERSION, _report(1)).error
