"""Temporary files beside their target: held while they are written, and swept where their writer was killed."""

from __future__ import annotations

import glob
import os
import tempfile
from contextlib import suppress
from pathlib import Path

try:
    import fcntl
except ImportError:  # Windows: nothing tells a file that is written from one that was left
    fcntl = None  # type: ignore[assignment]

_ENDING = ".part"
#: What SQLite keeps beside a database.
_BESIDE = ("-wal", "-shm", "-journal")


def part_file(target: Path) -> tuple[int, Path]:
    """A new file beside ``target``, open and held: (descriptor, path). Those that a killed writer left are removed.

    It is held as long as the descriptor is open. Rights 0600. Raises OSError.
    """
    sweep(target)
    handle, name = tempfile.mkstemp(prefix=_prefix(target), suffix=_ENDING, dir=target.parent)
    if fcntl is not None:
        with suppress(OSError):  # a file system without locks
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    return handle, Path(name)


def sweep(target: Path) -> None:
    """Remove what killed writers of ``target`` left beside it; what somebody is writing stays."""
    if fcntl is None:
        return
    pattern = glob.escape(str(target.parent / _prefix(target))) + "*" + _ENDING
    for name in glob.glob(pattern, include_hidden=True):  # noqa: PTH207 - pathlib's has no such option
        left = Path(name)
        with suppress(OSError):
            if _nobody_holds(left):
                for beside in _BESIDE:
                    left.with_name(left.name + beside).unlink(missing_ok=True)
                left.unlink(missing_ok=True)


def _nobody_holds(path: Path) -> bool:
    handle = os.open(path, os.O_RDWR | getattr(os, "O_NOFOLLOW", 0))
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    finally:
        os.close(handle)
    return True


def _prefix(target: Path) -> str:
    return f".{target.name[:100]}."
