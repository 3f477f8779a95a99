"""The commands: what they write, what they say, and how they end."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from extract import corpus
from extract.cli import main
from extract.model import Actor, ActorKind, EventActor, Role
from extract.store.repository import open_store
from tests.unit.fakes import FakeExtractor
from tests.unit.store.samples import document, extraction, shelling, span


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[..., Result]:
    """Run ``dateline`` with arguments in an empty folder with a small extractor."""
    made = FakeExtractor()
    monkeypatch.setattr(corpus, "extractor", lambda: made)
    monkeypatch.setenv("DATELINE_LIMITS", "off")  # in this process, which alone has the small extractor
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("DATELINE_DB", raising=False)

    def invoke(*arguments: str) -> Result:
        return CliRunner().invoke(main, list(arguments), catch_exceptions=False)

    return invoke


Run = Callable[..., Result]


def test_extract_makes_the_case_and_says_what_it_did(run: Run) -> None:
    Path("a.txt").write_text("They shelled.")
    result = run("extract", "a.txt")
    assert result.exit_code == 0
    assert result.stdout == ""
    assert (
        "1 report read (1 new), 1 extracted, 1 event mention (1 undated, 1 not placed). Case: case.db" in result.stderr
    )
    assert "a.txt: no publication date found" in result.stderr
    with open_store("case.db") as store:
        assert store.documents()[0].events == 1


def test_extract_with_a_date_and_another_case(run: Run) -> None:
    Path("a.txt").write_text("They shelled.")
    assert run("extract", "a.txt", "--db", "other.db", "--published", "2015-07-13", "--jobs", "1").exit_code == 0
    with open_store("other.db") as store:
        published = store.document(1).published
    assert published is not None
    assert (str(published.interval.start), published.basis) == ("2015-07-13", "analyst")


def test_the_case_can_be_named_in_the_environment(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATELINE_DB", "mine.db")
    Path("a.txt").write_text("They shelled.")
    run("extract", "a.txt")
    assert Path("mine.db").exists()
    assert not Path("case.db").exists()


def test_extract_does_the_rest_when_one_fails(run: Run) -> None:
    Path("a.txt").write_text("They shelled.")
    Path("b.txt").touch()
    Path("c.txt").write_bytes(bytes(range(256)))
    result = run("extract", "none.txt", "b.txt", "c.txt", "a.txt")
    assert result.exit_code == 1
    for words in ("none.txt: no such file", "b.txt holds no text", "c.txt is not a text file", "3 failed"):
        assert words in result.stderr
    assert "Traceback" not in result.stderr
    with open_store("case.db") as store:
        assert [row.name for row in store.documents()] == ["a.txt"]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["extract"], "Missing argument"),
        (["extract", "a.txt", "--published", "soon"], "no date"),
        (["extract", "a.txt", "--published", "2015-02-30"], "no date"),
        (["extract", "a.txt", "--jobs", "0"], "--jobs"),
        (["extract", "a.txt", "--db", "foreign.db"], "not a Dateline case"),
        (["annotate", "none.jsonl", "out.jsonl"], "does not exist"),
        (["annotate", "a.txt"], "Missing argument"),
        (["export", "--format", "pdf", "out.pdf"], "csv, jsonl, parquet, xlsx, geojson"),
        (["export", "out.what"], "--format"),
        (["export", "--format", "csv", "--db", "none.db", "out.csv"], "no such case file"),
        (["frobnicate"], "No such command"),
    ],
)
def test_wrong_usage(run: Run, arguments: list[str], words: str) -> None:
    Path("a.txt").write_text("They shelled.")
    with sqlite3.connect("foreign.db") as database:
        database.execute("CREATE TABLE x (y)")
    database.close()
    result = run(*arguments)
    assert result.exit_code == 2
    assert words in result.stderr
    assert "Traceback" not in result.stderr
    assert not Path("case.db").exists()


def test_annotate(run: Run) -> None:
    Path("in.jsonl").write_text('{"id": 1, "text": "They shelled."}\n{"id": 2}\n')
    result = run("annotate", "in.jsonl", "out.jsonl")
    assert result.exit_code == 1
    first, second = (json.loads(line) for line in Path("out.jsonl").read_text().splitlines())
    assert (first["id"], len(first["events"])) == (1, 1)
    assert list(second) == ["id", "error"]
    assert "in.jsonl, id 2" in result.stderr


def test_annotate_into_a_folder_that_is_not_there(run: Run) -> None:
    Path("in.jsonl").write_text('{"id": 1, "text": "They shelled."}\n')
    result = run("annotate", "in.jsonl", "none/out.jsonl")
    assert result.exit_code == 1
    assert "does not exist" in result.stderr


def test_export_csv(run: Run, case: Path) -> None:
    result = run("export", "--format", "csv", "out.csv")
    assert result.exit_code == 0
    assert "2 events written to out.csv" in result.stderr
    assert len(Path("out.csv").read_bytes().splitlines()) == 3


@pytest.mark.parametrize(
    ("filters", "triggers"),
    [
        ([], ["shelled", "leave"]),
        (["--from", "2015-03-23", "--to", "2015-03-23"], ["shelled"]),
        (["--from", "24 March 2015"], []),
        (["--actor", "rebels"], ["shelled"]),
        (["--actor", "GOVERNMENT TROOPS", "--actor", "Rebels"], ["shelled", "leave"]),
        (["--type", "explosions/remote violence"], ["shelled"]),
        (["--type", "Non-violent transfer of territory"], ["leave"]),
        (["--status", "planned", "--status", "claimed"], ["shelled", "leave"]),
        (["--place", "Aden"], ["shelled"]),
        (["--place", "Al-ʿAden"], ["shelled"]),  # another spelling
        (["--place", "415189"], ["shelled"]),
        (["--place", "Yemen"], ["shelled"]),  # what lies in it
        (["--bbox", "40,10,50,15"], ["shelled"]),
        (["--bbox", "-10,-10,10,10"], []),
        (["--bbox", "-10,-10,10,10", "--bbox", "40,10,50,15"], ["shelled"]),
        (["--around", "12.8,45,10"], ["shelled"]),
        (["--from", "2015-03-23", "--undated"], ["shelled", "leave"]),
        (["--from", "2015-03-23", "--within"], ["shelled"]),
        (["--actor", "Rebels", "--role", "target"], []),
        (["--toll", "12", "--origins", "1"], ["shelled"]),
        (["--toll", "13"], []),
        (["--source", "coast monitor", "--text", "zinjibar"], ["leave"]),
    ],
)
def test_export_filters(run: Run, case: Path, filters: list[str], triggers: list[str]) -> None:
    assert run("export", "--format", "geojson", *filters, "out.geojson").exit_code == 0
    features = json.loads(Path("out.geojson").read_text())["features"]
    assert [feature["properties"]["trigger"] for feature in features] == triggers


@pytest.mark.parametrize(
    ("kind", "told"),
    [
        ("csv", "2 events written"),
        ("jsonl", "2 events written"),
        ("parquet", "2 events written"),
        ("geojson", "2 events written"),
        ("kml", "2 events written"),
        ("acled", "1 event left out: planned, hypothetical, negated or denied\n1 event written"),
        ("ucdp", "1 event left out: no organised violence\n1 event written"),
        ("timemap", "1 event left out: neither a date nor a place\n1 event written"),
    ],
)
def test_export_says_what_a_format_leaves_out(run: Run, case: Path, kind: str, told: str) -> None:
    result = run("export", "--format", kind, "out")
    assert (result.exit_code, result.stderr) == (0, f"{told} to out\n")
    assert Path("out").stat().st_size


def test_an_actor_by_an_alias_and_in_words(run: Run) -> None:
    state = Actor("islamic-state", "Islamic State", ActorKind.REBEL_GROUP)
    event = replace(shelling(), actors=(EventActor(Role.AGENT, state, span("Rebels")),))
    with open_store("case.db", create=True) as store:
        store.save_extraction(store.add_document(document()).document_id, replace(extraction(), events=(event,)))
    assert run("export", "--format", "geojson", "--actor", "Daesh", "out.geojson").exit_code == 0
    collection = json.loads(Path("out.geojson").read_text())
    assert len(collection["features"]) == 1
    assert collection["description"] == "Events involving Islamic State."


@pytest.mark.parametrize(
    ("filters", "words"),
    [
        (["--from", "yesterday"], "no date"),
        (["--from", "2015-03-02", "--to", "2015-03-01"], "is before"),
        (["--actor", "Rebells"], "Near it: Rebels"),
        (["--place", "Atlantis"], "in this case"),
        (["--type", "Battle"], "Near it: Battles"),
        (["--status", "sure"], "no 'sure'"),
        (["--source", "x"], "no 'x'"),
        (["--bbox", "1,2,3"], "four numbers"),
        (["--bbox", "1,2,3,nan"], "not on the globe"),
        (["--bbox", "0,50,10,40"], "not on the globe"),
        (["--around", "1,2"], "three numbers"),
        (["--around", "91,2,3"], "latitudes -90 to 90"),
        (["--around", "1,2,nan"], "more than 0 km"),
    ],
)
def test_filters_that_mean_nothing_here(run: Run, case: Path, filters: list[str], words: str) -> None:
    result = run("export", "--format", "csv", *filters, "out.csv")
    assert result.exit_code == 2
    assert words in result.stderr
    assert not Path("out.csv").exists()


def test_export_leaves_the_old_file_where_it_cannot_write(run: Run, case: Path) -> None:
    result = run("export", "--format", "csv", "none/out.csv")
    assert result.exit_code == 1
    assert "does not exist" in result.stderr


def test_a_locked_case(run: Run, case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from extract.store.database import connection

    monkeypatch.setattr(connection, "BUSY_TIMEOUT_S", 0.05)
    Path("a.txt").write_text("They shelled.")
    holder = sqlite3.connect(case, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    result = run("extract", "a.txt")
    holder.close()
    assert result.exit_code == 1
    assert "locked by another program" in result.stderr


def test_help_names_every_command(run: Run) -> None:
    result = run("--help")
    assert result.exit_code == 0
    assert all(name in result.stdout for name in ("annotate", "export", "extract"))
