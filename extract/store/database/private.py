"""Who may read a case file: its owner, and a group that was given it."""

from __future__ import annotations

import logging
import os
import stat
from contextlib import suppress
from pathlib import Path

_log = logging.getLogger("dateline")


def make_private(path: Path) -> None:
    """A case is for its owner alone to read; SQLite gives its log and index the same rights.

    One that is there and that others may read becomes so, and that is said. A group that may write to it keeps it.
    """
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    except FileExistsError:
        _close_to_others(path)
    except OSError:
        return  # it cannot be made, which SQLite says better


def _close_to_others(path: Path) -> None:
    closed = False
    for each in (path, *(path.with_name(f"{path.name}{end}") for end in ("-wal", "-shm"))):
        with suppress(OSError):  # it is not there, or somebody else's
            mode = stat.S_IMODE(each.stat().st_mode)
            kept = mode & (0o770 if mode & stat.S_IWGRP else 0o700)
            if os.name == "posix" and kept != mode:
                each.chmod(kept)
                closed = True
    if closed:
        _log.warning("%s could be read by other users of this machine; now it cannot", path)
