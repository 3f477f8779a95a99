"""The user's cache folder: what can be made again. Several versions of the program may share it."""

from __future__ import annotations

import os
import shutil
import time
from contextlib import suppress
from pathlib import Path

#: environment variable that names another folder
VARIABLE = "DATELINE_CACHE"
#: what no version has used for this long may go
UNUSED_DAYS = 30
_DAY_S = 86_400.0


def folder() -> Path:
    """Where what can be made again is kept: ``$DATELINE_CACHE``, or the user's cache folder."""
    chosen = os.environ.get(VARIABLE)
    if chosen:
        return Path(chosen)
    from platformdirs import user_cache_path

    return user_cache_path("dateline")


def used(path: Path) -> None:
    """Note that ``path`` is in use today; a folder that cannot be written to is no error."""
    with suppress(OSError):
        if time.time() - path.stat().st_mtime > _DAY_S:
            os.utime(path)


def sweep(where: Path, pattern: str, *, keep: Path) -> None:
    """Remove files and folders of ``where`` that match and that no version has used for `UNUSED_DAYS` days.

    Never sooner: another version's process may read them at this moment, and its next start will look for them.
    """
    with suppress(OSError):
        for path in where.glob(pattern):
            with suppress(OSError):
                if path != keep and time.time() - path.stat().st_mtime > UNUSED_DAYS * _DAY_S:
                    shutil.rmtree(path) if path.is_dir() else path.unlink()
