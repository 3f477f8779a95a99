"""Adding places: own tables and GeoNames dumps, resumable, listed, removable."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner

from extract.errors import GazetteerError
from extract.gazetteer.commands import gazetteer as commands
from extract.gazetteer.download import download
from extract.gazetteer.lookup import Gazetteer
from extract.gazetteer.segment import Segment
from extract.gazetteer.sources import add, added_paths, remove, sources

DUMP = "\t".join(
    ["990001", "Zorkabad", "Zorkabad", "Zurkabad,Zorqabad", "31.5", "64.3", "P", "PPL", "AF", "", "10", "", "", "",
     "1200", "", "800", "Asia/Kabul", "2020-01-01"]
)  # fmt: skip


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATELINE_CACHE", str(tmp_path / "cache"))


def added() -> Gazetteer:
    return Gazetteer([Segment(path) for path in added_paths()])


def test_own_table(tmp_path: Path) -> None:
    table = tmp_path / "mine.csv"
    table.write_text("name,lat,lon,country,kind,aliases\nOutpost Nine,31.5,64.3,AF,base,OP Nine\n", encoding="utf-8")
    assert add(table, progress=False).places == 1
    place = added().lookup("OP Nine")[0]
    assert (place.name, place.country, place.kind) == ("Outpost Nine", "AF", "base")
    assert [source.name for source in sources()] == ["mine.csv"]
    assert remove("mine.csv")
    assert not remove("mine.csv")
    assert sources() == ()


def test_dump_as_published(tmp_path: Path) -> None:
    archive = tmp_path / "AF.zip"
    with zipfile.ZipFile(archive, "w") as file:
        file.writestr("readme.txt", "not this one")
        file.writestr("AF.txt", DUMP + "\n")
    assert add(archive, progress=False).places == 1
    place = added().lookup("Zurkabad")[0]
    assert (place.gazetteer_id, place.kind, place.admin1) == ("gn:990001", "village", "a1:AF:hilmand")


def test_adding_again_is_no_work(tmp_path: Path) -> None:
    dump = tmp_path / "AF.txt"
    dump.write_text(DUMP + "\n", encoding="utf-8")
    add(dump, progress=False)
    before = added_paths()[0].stat().st_mtime_ns
    add(dump, progress=False)
    assert added_paths()[0].stat().st_mtime_ns == before


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.csv", "title,lat\nx,1\n", "columns name, lat and lon"),
        ("b.csv", "name,lat,lon\nX,north,1\n", "line 2"),
        ("c.csv", "name,lat,lon\nX,95,1\n", "line 2"),
        ("d.txt", "no\tdump\n", "line 1"),
        ("e.zip", "no archive", "cannot read"),
    ],
)
def test_faults_name_file_and_line(tmp_path: Path, name: str, content: str, message: str) -> None:
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")
    with pytest.raises(GazetteerError, match=message):
        add(path, progress=False)
    assert added_paths() == ()


def test_country_code_is_checked_before_any_request() -> None:
    with pytest.raises(GazetteerError, match="two letters"):
        download("Iraq", progress=False)


def test_commands_go_on_after_a_failure(tmp_path: Path) -> None:
    table = tmp_path / "mine.csv"
    table.write_text("name,lat,lon\nOutpost Nine,31.5,64.3\n", encoding="utf-8")
    result = CliRunner().invoke(commands, ["add", str(tmp_path / "missing.csv"), str(table)])
    assert result.exit_code == 1
    assert "mine.csv: 1 places" in result.output
    shown = CliRunner().invoke(commands, ["info"])
    assert "own table" in shown.output
    assert "GeoNames" in shown.output
    assert CliRunner().invoke(commands, ["remove", "nothing"]).exit_code == 1
