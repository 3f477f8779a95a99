"""How the code is laid out: no folder so full that nobody finds anything in it."""

from __future__ import annotations

from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
MOST = 20  # files of code in one folder
_CODE = {".py", ".js", ".css"}
FOLDERS = sorted(
    folder
    for top in ("extract", "dashboard", "tests")
    for folder in (ROOT / top, *(ROOT / top).rglob("*"))
    if folder.is_dir() and "__pycache__" not in folder.parts
)


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.relative_to(ROOT).as_posix())
def test_a_folder_is_no_heap(folder: Path) -> None:
    assert sum(path.suffix in _CODE for path in folder.iterdir() if path.is_file()) <= MOST
