"""Temporary files: held while written, swept when left."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from extract.temporary import part_file, sweep

pytest.importorskip("fcntl")


def test_what_was_left_is_swept_and_what_is_written_stays(tmp_path: Path) -> None:
    target = tmp_path / "out[1].csv"
    handle, held = part_file(target)
    left = tmp_path / ".out[1].csv.abc.part"
    others = [tmp_path / ".out.csv.abc.part", tmp_path / "out[1].csv.part", tmp_path / ".out[1].csv.abc"]
    for path in (left, left.with_name(left.name + "-wal"), *others):
        path.write_text("half")
    sweep(target)
    assert sorted(tmp_path.iterdir()) == sorted([held, *others])
    assert held.stat().st_mode & 0o777 == 0o600
    os.close(handle)
    sweep(target)
    assert not held.exists()
