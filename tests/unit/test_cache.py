"""The cache that several versions of the program share: none takes away what another may use."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from dashboard.basemap import static
from extract import cache
from extract.gazetteer import build as gazetteer

DAY = 86_400


def _aged(path: Path, days: float) -> Path:
    os.utime(path, (time.time() - days * DAY,) * 2)
    return path


def test_only_what_nobody_has_used_for_a_month_goes(tmp_path: Path) -> None:
    names = ("gazetteer-new.idx", "gazetteer-other.idx", "gazetteer-old.idx", "notes-old.idx")
    new, other, old, foreign = (tmp_path / name for name in names)
    for path in (new, other, old, foreign):
        path.write_text("x")
    for path, days in ((new, 99), (other, 29), (old, 31), (foreign, 99)):
        _aged(path, days)
    cache.sweep(tmp_path, "gazetteer-*.idx", keep=new)
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted([new.name, other.name, foreign.name])


def test_folders_go_whole_and_a_missing_place_is_no_error(tmp_path: Path) -> None:
    old = tmp_path / "screen-old"
    (old / "deep").mkdir(parents=True)
    (old / "deep" / "file").write_text("x")
    _aged(old, 31)
    cache.sweep(tmp_path, "screen-*", keep=tmp_path / "screen-new")
    assert list(tmp_path.iterdir()) == []
    cache.sweep(tmp_path / "nowhere", "*", keep=tmp_path)
    cache.used(tmp_path / "nowhere")


def test_what_is_used_is_noted_once_a_day(tmp_path: Path) -> None:
    path = tmp_path / "index"
    path.write_text("x")
    _aged(path, 20)
    cache.used(path)
    assert time.time() - path.stat().st_mtime < 60
    _aged(path, 0.5)
    before = path.stat().st_mtime
    cache.used(path)
    assert path.stat().st_mtime == before


def test_another_versions_index_of_places_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gazetteer, "base_rows", lambda **_: iter(()))
    monkeypatch.setattr(gazetteer, "flags", dict)
    other = tmp_path / "gazetteer-of-another-version.idx"
    other.write_text("in use")
    _aged(other, 3)
    built = gazetteer.build(tmp_path / "gazetteer-of-this-one.idx", force=True, progress=False)
    assert built.exists()
    assert other.read_text() == "in use"


def test_what_the_map_needs_lies_in_the_cache_by_its_content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(cache.VARIABLE, str(tmp_path / "cache"))
    folder = static.prepare()
    assert folder.parent == tmp_path / "cache"
    other = tmp_path / "cache" / "screen-of-another-version"
    other.mkdir()
    assert static.prepare() == folder
    assert other.is_dir()
    assert (folder / "basemap" / "0" / "0" / "0.json").exists()
