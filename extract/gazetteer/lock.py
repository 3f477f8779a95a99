"""One writer at a time for a file of the cache, between processes. A lock ends with the process that holds it."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from extract.errors import GazetteerError


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold the lock file beside ``path``; waits for another holder, and clears away what a killed one left behind.

    Raises GazetteerError where the folder cannot be written.
    """
    lock = path.with_name(f"{path.name}.lock")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        file = lock.open("a+b")
    except OSError as error:
        raise GazetteerError(
            f"cannot write to {path.parent}: set DATELINE_CACHE to another folder ({error.strerror or error})"
        ) from error
    with file:
        _hold(file)
        for left in path.parent.glob(f"{path.name}.*.tmp"):
            left.unlink(missing_ok=True)
        yield


if sys.platform == "win32":

    def _hold(file: BinaryIO) -> None:
        import msvcrt
        import time

        while True:
            file.seek(0)
            try:
                msvcrt.locking(file.fileno(), msvcrt.LK_LOCK, 1)
                return
            except OSError:  # LK_LOCK gives up after ten seconds
                time.sleep(0.1)

else:

    def _hold(file: BinaryIO) -> None:
        import fcntl

        fcntl.flock(file, fcntl.LOCK_EX)
