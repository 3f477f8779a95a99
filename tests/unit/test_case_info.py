"""``dateline info`` and ``search``; ``export`` by the ending and to standard output."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from extract import extract_text
from extract.cli import main
from extract.store.repository import open_store

TEXT = "Rebels shelled Hodeidah on 3 May 2015, killing six people. Police fired tear gas at protesters in Nairobi."


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("info") / "case.db"
    with open_store(path, create=True) as store:
        found = extract_text(TEXT, published="2015-07-14", title="Two\x1b[2J events")
        store.save_extraction(store.add_document(found.document).document_id, found)
    return path


def _run(*words: Any) -> Any:
    return CliRunner().invoke(main, [str(word) for word in words])


def test_info_counts_what_is_there(case: Path) -> None:
    found = json.loads(_run("info", case, "--json").stdout)
    assert (found["reports"], found["events"], found["first_day"]) == (1, 2, "2015-05-03")
    assert found["events_by_type"] == {"Explosions/Remote violence": 1, "Protests": 1}
    told = _run("info", case).stdout
    assert "Explosions/Remote violence 1" in told
    assert "\x1b" not in told


def test_search_quotes_the_sentence(case: Path) -> None:
    told = _run("search", case, "TEAR", "gas")
    assert "Protest with intervention" in told.stdout
    assert "Police fired tear gas at protesters in Nairobi." in told.stdout
    assert "\x1b" not in told.stdout  # of the report's title
    (line,) = _run("search", case, "tear gas", "--json").stdout.splitlines()
    assert json.loads(line)["place"] == "Nairobi"
    assert _run("search", case, "albatross").stdout == ""
    assert "1 more" in _run("search", case, "e", "--limit", 1).stderr


def test_a_case_that_is_none_is_not_made(tmp_path: Path) -> None:
    for words in (("info", tmp_path / "none.db"), ("search", tmp_path / "none.db", "x")):
        assert _run(*words).exit_code == 2
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("ending", ["csv", "jsonl", "xlsx", "geojson", "bib", "ics", "PARQUET"])
def test_the_ending_names_the_format(case: Path, tmp_path: Path, ending: str) -> None:
    out = tmp_path / f"out.{ending}"
    assert _run("export", "--db", case, out).exit_code == 0
    assert out.stat().st_size > 80


def test_an_ending_that_names_none_is_said(case: Path, tmp_path: Path) -> None:
    told = _run("export", "--db", case, tmp_path / "out.txt")
    assert told.exit_code == 2
    assert "--format" in told.stderr


def test_a_dash_is_standard_output(case: Path) -> None:
    told = _run("export", "--db", case, "--format", "jsonl", "-")
    assert [json.loads(line)["place"] for line in told.stdout.splitlines()] == ["Hodeidah", "Nairobi"]
    assert "2 events written" in told.stderr
