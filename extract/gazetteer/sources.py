"""Places that the user adds to the gazetteer: one index file for each source, beside the base index."""

from __future__ import annotations

from pathlib import Path

from extract.gazetteer.build import cache_folder


def added_folder() -> Path:
    return cache_folder() / "added"


def added_paths() -> tuple[Path, ...]:
    """Index files of added sources; the user's own tables come before GeoNames dumps."""
    found = sorted(added_folder().glob("*.idx"))
    return tuple(sorted(found, key=lambda path: (not path.name.startswith("own-"), path.name)))
