"""`dateline brief`: what it writes, what it says, and how it ends."""

from __future__ import annotations

import io
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

import pytest
from click.testing import CliRunner, Result
from docx import Document
from pptx import Presentation

import dashboard.cli  # the command joins the others there
from dashboard.brief.build import Words
from dashboard.brief.command import brief
from dashboard.brief.files import KINDS, file_name, kind_of
from extract.model import Document as Report
from extract.store.repository import open_store
from tests.dashboard.cases import EVENTS, UNPLACED, build
from tests.dashboard.frames import event
from tests.unit.brief.briefs import brief_of, usual

Run = Callable[..., Result]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("brief") / "case.db")


@pytest.fixture
def run(built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run ``dateline brief`` on the hand-made case in an empty folder."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)

    def invoke(*arguments: str, db: Path | str = built) -> Result:
        return CliRunner().invoke(brief, ["--db", str(db), *arguments], catch_exceptions=False)

    return invoke


def test_it_is_one_of_the_commands() -> None:
    result = CliRunner().invoke(dashboard.cli.main, ["--help"])
    assert re.search(r"^  brief +Write the case's events", result.stdout, re.MULTILINE)


def test_the_list_of_commands_loads_nothing_heavy() -> None:
    heavy = {"pandas", "sqlalchemy", "streamlit", "pptx", "docx", "uharfbuzz"}
    code = f"import sys, dashboard.brief.command; print(sorted({heavy!r} & set(sys.modules)))"
    assert subprocess.check_output([sys.executable, "-c", code], text=True).strip() == "[]"


@pytest.mark.parametrize("size", ["7x4.5in", "6.850 × 4.5 in", "1200x800", "a4"])
def test_sizes_that_are_known(run: Run, size: str) -> None:
    assert run("--size", size, "out.csv").exit_code == 0


@pytest.mark.parametrize("kind", KINDS)
def test_every_format_is_what_its_ending_says(run: Run, kind: str) -> None:
    result = run("--title", "The valley", f"out.{kind}")
    assert result.exit_code == 0, result.output
    assert f"{EVENTS} events written to out.{kind}; {UNPLACED} without a place" in result.stderr
    data = Path(f"out.{kind}").read_bytes()
    start = {"png": b"\x89PNG", "svg": b"<?xml", "pdf": b"%PDF", "html": b"<!DOCTYPE", "csv": b"\xef\xbb\xbfnumber"}
    assert data.startswith(start.get(kind, b""))
    words = {
        "pptx": lambda: Presentation(io.BytesIO(data)).slides[0].notes_slide.notes_text_frame.text,
        "docx": lambda: "\n".join(paragraph.text for paragraph in Document(io.BytesIO(data)).paragraphs),
        "html": lambda: data.decode("utf-8"),
        "csv": lambda: data.decode("utf-8"),
        "txt": lambda: data.decode("utf-8"),
    }.get(kind, lambda: "")()
    if words:
        assert len(re.findall("River Guard (?:fought|planned)", words)) >= 2
        assert words.count("esidents claimed that the Northern Army bombarded Kesh") == 0  # it names no target
        assert words.count("esidents claimed that the Northern Army carried out a bombardment") == 1
    assert list(Path().iterdir()) == [Path(f"out.{kind}")]


@pytest.mark.parametrize("kind", ["png", "svg", "pdf", "pptx", "docx", "html", "csv", "txt"])
def test_the_same_bytes_twice(run: Run, kind: str) -> None:
    for name in ("one", "two"):
        assert run("--made", "2031-04-01", f"{name}.{kind}").exit_code == 0
    assert Path(f"one.{kind}").read_bytes() == Path(f"two.{kind}").read_bytes()


def test_filters_are_those_of_export(run: Run) -> None:
    run("--actor", "River Guard", "--role", "agent", "--status", "planned", "out.txt")
    words = Path("out.txt").read_text()
    assert words.startswith("River Guard as agent, planned\n")
    assert "1. 10 March 2031, Kesh: It was planned that the River Guard would take part in fighting (“storm”)." in words
    assert "\n2. " not in words


def test_what_the_analyst_writes(run: Run) -> None:
    run("--title", "T", "--subtitle", "S", "--marking", "M", "--order", "place", "out.txt")
    assert Path("out.txt").read_text().splitlines()[:5] == [
        "M", "", "T", "S", "10–31 March 2031 · 7 of 7 events shown, 1 without a place",
    ]  # fmt: skip


def test_a_folder_gets_a_name_that_says_what_it_is(run: Run) -> None:
    Path("briefs").mkdir()
    result = run("--title", "Fighting: the valley / <b>", "--format", "csv", "briefs")
    name = "brief-fighting-the-valley-b-2031-03-10-to-2031-03-31.csv"
    assert f"written to {Path('briefs', name)}" in result.stderr
    assert [path.name for path in Path("briefs").iterdir()] == [name]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["out.doc"], "ending names no format"),
        (["out"], "ending names no format"),
        (["--size", "huge", "out.csv"], "1920x1080"),
        (["--size", "10x10", "out.csv"], "480 to 8000"),
        (["--size", "1x1in", "out.csv"], "2 to 30 inches"),
        (["--size", "20x4in", "out.csv"], "four times"),
        (["--extent", "view", "out.csv"], "the screen's"),
        (["--extent", "Nowhereville-upon-Nothing", "out.csv"], "no place"),
        (["--extent", "40,50,30", "out.csv"], "no place"),
        (["--extent", "400,30,46,35", "out.csv"], "not on the globe"),
        (["--panels", "1", "out.csv"], "2 to 12"),
        (["--panels", "13", "out.csv"], "--panels"),
        (["--order", "toll", "out.csv"], "--order"),
        (["--actor", "Nobody", "out.csv"], "there is no 'Nobody'"),
        (["--made", "soon", "out.csv"], "no date"),
        ([], "Missing argument"),
    ],
)
def test_wrong_usage(run: Run, arguments: list[str], words: str) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert words in result.stderr
    assert not list(Path().iterdir())


def test_a_case_that_is_not_there_is_wrong_usage_and_is_not_made(run: Run) -> None:
    result = run("out.csv", db="none.db")
    assert result.exit_code == 2
    assert "no such case file" in result.stderr
    assert not list(Path().iterdir())


def test_nothing_selected(run: Run) -> None:
    result = run("--from", "1999-01-01", "--to", "1999-12-31", "out.png")
    assert result.exit_code == 1
    assert f"None of the {EVENTS} events passes these filters" in result.stderr
    assert not list(Path().iterdir())


def test_a_case_without_events_says_how_to_get_some(run: Run, tmp_path_factory: pytest.TempPathFactory) -> None:
    empty = tmp_path_factory.mktemp("empty") / "case.db"
    with open_store(empty, create=True) as store:
        store.add_document(Report("Not read yet.", "A page"))
    result = run("out.png", db=empty)
    assert result.exit_code == 1
    assert "dateline extract REPORTS" in result.stderr


@pytest.mark.parametrize("kind", KINDS)
def test_without_a_place_there_is_a_chronology_without_a_map(run: Run, kind: str) -> None:
    result = run("--text", "withdrew", f"out.{kind}")
    assert result.exit_code == 0, result.output
    assert "1 event written" in result.stderr
    assert "none has a place: a chronology without a map" in result.stderr
    if kind == "html":
        assert "<figure" not in Path("out.html").read_text()
    if kind == "docx":
        assert not [name for name in ZipFile("out.docx").namelist() if name.startswith("word/media")]


def test_an_unwritable_path_leaves_nothing(run: Run) -> None:
    result = run("none/out.csv")
    assert result.exit_code == 1
    assert "does not exist" in result.stderr
    assert not list(Path().iterdir())


def test_a_failure_leaves_what_was_there(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("out.csv").write_text("before")
    monkeypatch.setattr("dashboard.brief.files.render", lambda *_: (_ for _ in ()).throw(OSError(28, "disk full")))
    result = run("out.csv")
    assert result.exit_code == 1
    assert "disk full" in result.stderr
    assert Path("out.csv").read_text() == "before"
    assert [path.name for path in Path().iterdir()] == ["out.csv"]


def test_the_day_that_it_bears_can_come_from_the_environment(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1932768000")  # 1 April 2031
    run("out.html")
    assert "Made 1 April 2031" in Path("out.html").read_text()


def test_how_it_was_made_is_in_the_file(run: Run) -> None:
    run("--actor", "River Guard", "out.csv")
    assert "Events involving River Guard." in Path("out.csv").read_text()
    first = Path("out.csv").read_bytes()
    run("--actor", "river-guard", "out.csv")
    assert Path("out.csv").read_bytes() == first


@pytest.mark.parametrize(
    ("name", "kind"),
    [("a.PNG", "png"), ("a.b.svg", "svg"), ("a", None), (".pdf", "pdf"), ("a.exe", None), ("a.", None)],
)
def test_kind_of(name: str, kind: str | None) -> None:
    assert kind_of(name) == kind


def test_file_names() -> None:
    assert file_name(usual(), "pdf") == "brief-river-guard-2031-03-10.pdf"
    assert file_name(brief_of(event(1), words=Words(title="Киев 2015")), "png") == "brief-kiev-2015-2031-03-10.png"
    assert file_name(brief_of(event(1), words=Words(title="../../etc; rm -rf ~")), "png") == (
        "brief-etc-rm-rf-2031-03-10.png"
    )
    assert file_name(brief_of(event(1), words=Words(title="★")), "png").isascii()
    assert len(file_name(brief_of(event(1), words=Words(title="long words " * 20)), "png")) < 100
