"""Adding places: own tables and GeoNames dumps, resumable, listed, removable, and used by the extractor's gazetteer."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner

from extract.errors import GazetteerError
from extract.gazetteer import sources as module
from extract.gazetteer.build import is_whole
from extract.gazetteer.commands import gazetteer as commands
from extract.gazetteer.lookup import Gazetteer
from extract.gazetteer.segment import Segment
from extract.gazetteer.sources import Source, add, added_fingerprint, added_paths, current_paths, remove, sources
from tests.unit.gazetteer.dumps import archive, line

OWN = "name,lat,lon,country,kind,aliases\nOutpost Nine,31.5,64.3,AF,base,OP Nine\n"


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATELINE_CACHE", str(tmp_path / "cache"))


def added() -> Gazetteer:
    return Gazetteer([Segment(path) for path in current_paths()])


def write(path: Path, content: str | bytes) -> Path:
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def test_own_table(tmp_path: Path) -> None:
    assert add(write(tmp_path / "mine.csv", OWN), progress=False).places == 1
    place = added().lookup("OP Nine")[0]
    assert (place.name, place.country, place.kind) == ("Outpost Nine", "AF", "base")
    assert [source.name for source in sources()] == ["mine.csv"]
    assert remove("mine.csv")
    assert not remove("mine.csv")
    assert sources() == ()


@pytest.mark.parametrize(
    "text",
    [
        "Name;Latitude;Longitude\nOutpost Nine;31.5;64.3\n",  # as spreadsheets in many countries write it
        "name\tlat\tlng\nOutpost Nine\t31.5\t64.3\n",
        '\ufeffname,lat,lon\r\n"Outpost Nine",31.5,64.3\r\n,,\r\n',  # byte order mark, quotes, an empty row
        "lon,lat,name,source\n64.3,31.5,Outpost\u202e Nine,seen by us\n",  # other order, a direction override
    ],
)
def test_own_tables_as_programs_write_them(tmp_path: Path, text: str) -> None:
    add(write(tmp_path / "mine.csv", text), progress=False)
    place = added().lookup("Outpost Nine")[0]
    assert (place.name, place.lat, place.lon, place.kind) == ("Outpost Nine", 31.5, 64.3, "town")


def test_own_places_win(tmp_path: Path) -> None:
    add(write(tmp_path / "AF.txt", line(population="900000")), progress=False)
    add(write(tmp_path / "mine.csv", "name,lat,lon\nZorkabad,1.5,2.5\n"), progress=False)
    assert [place.lat for place in added().lookup("Zorkabad")] == [1.5, 31.5]


def test_dump_as_published(tmp_path: Path) -> None:
    text = line() + line(2, "Old Zor", feature_code="PPLQ") + line(3, "Zor Dam", feature_class="S", feature_code="DAM")
    assert add(write(tmp_path / "AF.zip", archive(text)), progress=False).places == 2  # abandoned places are left out
    place = added().lookup("Zurkabad")[0]
    assert (place.gazetteer_id, place.kind, place.admin1) == ("gn:990001", "village", "a1:AF:hilmand")
    assert added().lookup("Zor Dam")[0].kind == "dam"


@pytest.mark.parametrize(
    ("code", "population", "kind"),
    [
        ("PPL", "0", "village"),  # not known, as of nearly all villages
        ("PPL", "1999", "village"),
        ("PPL", "2000", "city"),
        ("PPLA3", "0", "city"),  # seat of a district
        ("PPLX", "0", "suburb"),
        ("ADM2", "0", "district"),
    ],
)
def test_kinds_of_features(tmp_path: Path, code: str, population: str, kind: str) -> None:
    add(write(tmp_path / "AF.txt", line(feature_code=code, population=population)), progress=False)
    assert added().lookup("Zorkabad")[0].kind == kind


def test_adding_again_is_no_work_and_another_file_takes_its_place(tmp_path: Path) -> None:
    dump = write(tmp_path / "AF.txt", line())
    add(dump, progress=False)
    before = added_paths()[0].stat().st_mtime_ns
    add(dump, progress=False)
    assert added_paths()[0].stat().st_mtime_ns == before
    add(write(dump, line(7, "Gulkalay", alternatenames="")), progress=False)
    assert [path.name for path in added_paths()] == ["geonames-af.idx"]
    assert added().lookup("Zorkabad") == ()
    assert added().lookup("Gulkalay")


BAD_LINES = [
    (line() + "Zorkalay\t31\n", "line 2: 2 columns"),
    (line() + line(latitude="north"), "line 2: lat or lon is no number"),
    (line(latitude="91"), "line 1: lat goes from"),
    (line(longitude="nan"), "line 1: lat goes from"),
    (line(population="many"), "line 1: the population"),
    (line(country_code="Afghanistan"), "no country code"),
    ("x" * 300_000, "line 1: longer than"),
    ("", "holds no places"),
]


@pytest.mark.parametrize(("text", "message"), BAD_LINES)
def test_faults_in_dumps(tmp_path: Path, text: str, message: str) -> None:
    for path in (write(tmp_path / "AF.txt", text), write(tmp_path / "AF.zip", archive(text))):
        with pytest.raises(GazetteerError, match=message):
            add(path, progress=False)
    assert added_paths() == ()


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.csv", "title,lat\nx,1\n", "columns name, lat and lon"),
        ("a.csv", "", "columns name, lat and lon"),
        ("b.csv", "name,lat,lon\nX,north,1\n", "line 2: lat or lon is no number"),
        ("b.csv", "name,lat,lon\nX,1\n", "line 2: lat or lon is no number"),
        ("c.csv", "name,lat,lon\nXx,95,1\n", "line 2: lat goes from"),
        ("c.csv", "name,lat,lon\nXx,1,inf\n", "line 2: lat goes from"),
        ("c.csv", "name,lat,lon\n...,1,1\n", "line 2: no name"),
        ("d.csv", "name,lat,lon,country\nXx,1,1,Iraq\n", "no country code"),  # cut short it would be Iran
        ("d.csv", "name,lat,lon,kind\nXx,1,1,palace\n", "no kind of place"),
        ("d.csv", "name,lat,lon,population\nXx,1,1,-5\n", "no whole number"),
        ("e.csv", 'name,lat,lon\n"Xx,1,1\n', "as a table"),  # a quote without its end
        ("e.csv", b"name,lat,lon\nX\xe9x,1,1\n", "UTF-8"),
        ("f.csv", "name,lat,lon\n", "holds no places"),
        ("g.zip", "no archive", "archive is broken"),
        ("h.zip", archive(line())[:-90], "archive is broken"),
        ("i.zip", archive(line(), "AF.csv"), "no .txt file"),
        ("missing.txt", None, "No such file"),
    ],
)
def test_faults_name_file_and_line(tmp_path: Path, name: str, content: str | bytes | None, message: str) -> None:
    path = tmp_path / name
    if content is not None:
        write(path, content)
    with pytest.raises(GazetteerError, match=message):
        add(path, progress=False)
    assert added_paths() == ()


def test_an_archive_whose_content_was_changed(tmp_path: Path) -> None:
    content = bytearray(archive("".join(line(i) for i in range(500))))
    content[len(content) // 2] ^= 0xFF
    with pytest.raises(GazetteerError, match=r"AF\.zip"):
        add(write(tmp_path / "AF.zip", bytes(content)), progress=False)
    assert added_paths() == ()


def test_a_bomb_ends_at_its_first_line(tmp_path: Path) -> None:
    with pytest.raises(GazetteerError, match="longer than"):
        add(write(tmp_path / "AF.zip", archive("0" * 50_000_000)), progress=False)


def test_more_places_than_any_dump_holds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("extract.gazetteer.readers.MOST_PLACES", 2)
    with pytest.raises(GazetteerError, match="more than 2 places"):
        add(write(tmp_path / "AF.txt", line(1) + line(2) + line(3)), progress=False)


def test_killed_half_way_leaves_nothing_and_can_go_on(tmp_path: Path) -> None:
    dump = write(tmp_path / "AF.txt", "".join(line(i, f"Zorkabad {i}") for i in range(20_000)))
    command = [sys.executable, "-c", f"from extract.cli import main; main(['gazetteer', 'add', {str(dump)!r}])"]
    process = subprocess.Popen(command, env=os.environ)
    folder = module.added_folder()
    deadline = time.monotonic() + 60
    while not list(folder.rglob("*.lock")) and time.monotonic() < deadline:
        time.sleep(0.01)
    time.sleep(0.3)
    process.send_signal(signal.SIGKILL)
    process.wait()
    assert added_paths() == ()
    leftover = write(folder / module.rules() / "geonames-af.idx.1.tmp", "half")
    assert add(dump, progress=False).places == 20_000
    assert not leftover.exists()


def test_an_index_of_another_version_is_made_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    dump = write(tmp_path / "AF.txt", line())
    add(dump, progress=False)
    monkeypatch.setattr(module, "rules", lambda: "newer")
    assert not sources()[0].current
    assert added().lookup("Zorkabad")
    assert sources()[0].current
    monkeypatch.setattr(module, "rules", lambda: "newest")
    dump.unlink()
    with pytest.raises(GazetteerError, match="add their file again"):
        current_paths()
    assert remove("AF.txt")
    assert current_paths() == ()


def test_two_versions_that_share_a_cache_leave_each_other_their_index(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A server of one version reads its index while another version starts, and back: nothing is made twice."""
    dump = write(tmp_path / "AF.txt", line())
    add(dump, progress=False)
    (first,) = current_paths()
    made, ours = first.stat().st_mtime_ns, module.rules
    monkeypatch.setattr(module, "rules", lambda: "newer")
    (second,) = current_paths()
    assert second != first
    assert first.stat().st_mtime_ns == made
    monkeypatch.setattr(module, "rules", ours)
    assert current_paths() == (first,)
    assert first.stat().st_mtime_ns == made
    add(write(dump, line(7, "Gulkalay", alternatenames="")), progress=False)  # the other version sees what was added
    monkeypatch.setattr(module, "rules", lambda: "newer")
    assert added().lookup("Gulkalay")
    assert remove("AF.txt")
    assert not first.exists()
    assert not second.exists()


def test_a_damaged_index_can_be_listed_and_taken_away(tmp_path: Path) -> None:
    add(write(tmp_path / "AF.txt", line()), progress=False)
    path = added_paths()[0]
    write(path, path.read_bytes()[:-100])
    assert not is_whole(path)
    assert sources() == (Source("geonames-af", False, 0, 0, path.stat().st_size, False),)
    with pytest.raises(GazetteerError, match="dateline gazetteer remove geonames-af"):
        current_paths()
    assert remove("geonames-af")


def test_fingerprint_follows_the_added_places(tmp_path: Path) -> None:
    table = write(tmp_path / "mine.csv", OWN)
    assert added_fingerprint(Gazetteer([])) == ""
    add(table, progress=False)
    first = added_fingerprint(added())
    assert first == added_fingerprint(added())
    add(write(table, OWN.replace("31.5", "31.6")), progress=False)
    assert added_fingerprint(added()) not in ("", first)


def test_commands_go_on_after_a_failure(tmp_path: Path) -> None:
    table = write(tmp_path / "mine.csv", OWN)
    result = CliRunner().invoke(commands, ["add", str(tmp_path / "missing.csv"), str(table)])
    assert result.exit_code == 1
    assert "mine.csv: 1 place, " in result.output
    shown = CliRunner().invoke(commands, ["info"])
    assert "own table" in shown.output
    assert "GeoNames" in shown.output
    assert CliRunner().invoke(commands, ["remove", "nothing"]).exit_code == 1
    assert CliRunner().invoke(commands, ["remove", "mine.csv"]).exit_code == 0


def test_a_stop_keeps_what_was_finished(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(_: Path) -> None:
        raise KeyboardInterrupt

    first, second = write(tmp_path / "mine.csv", OWN), write(tmp_path / "AF.txt", line())
    add(first, progress=False)
    monkeypatch.setattr(module, "read_rows", stopped)
    result = CliRunner().invoke(commands, ["add", str(first), str(second)])
    assert result.exit_code == 1
    assert "goes on from there" in result.output
    assert [source.name for source in sources()] == ["mine.csv"]
