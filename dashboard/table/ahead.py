"""A large case is read by two processes: what links its events (actors, reports) by one beside the server's own.

It is started as soon as the command knows the case, and reads while the server still loads its libraries.
"""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
import tempfile
import zipfile
from typing import IO, Any

import numpy as np

from dashboard.table import cache
from dashboard.table.build import Part
from dashboard.table.load import fingerprint, links, size
from extract.errors import DatelineError
from extract.store.repository import open_store

#: of fewer events a process of its own is not worth its start
LEAST = 200_000
_CASE = "DATELINE_CASE"


class Beside:
    """The process and what it will have said."""

    def __init__(self, url: str, name: str) -> None:
        """``url``: the case; ``name``: what an open store calls it."""
        self.name = name
        self._said: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115 - read when the process has ended
        self._process = subprocess.Popen(
            [sys.executable, "-m", "dashboard.table.ahead"],
            env=os.environ | {_CASE: url}, stdout=self._said, stderr=subprocess.DEVNULL,
        )  # fmt: skip

    def part(self, revision: int) -> Part | None:
        """What was read, once; ``None`` where that failed or was of another revision."""
        with self._said as said:
            failed = self._process.wait()
            said.seek(0)
            try:
                return None if failed else _unpacked(said.read(), revision)
            except (OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile):
                return None


_started: list[Beside] = []


def start(url: str) -> None:
    """Start reading where the case is large and its table is not on the disk; what is wrong with it is told later."""
    if (os.cpu_count() or 1) < 2:
        return
    try:
        with open_store(url, mend=False) as store:
            if size(store) >= LEAST and not cache.there(fingerprint(store)):
                _started.append(Beside(url, store.name))
    except (DatelineError, OSError):
        return


def started(name: str) -> Beside | None:
    """The process that reads the case of this name, if one was started; it is given once."""
    found = [one for one in _started if one.name == name]
    _started.clear()
    return found[0] if found else None


def packed(revision: int, part: Part) -> bytes:
    arrays, texts = part
    made = io.BytesIO()
    words = np.frombuffer(json.dumps([revision, texts]).encode(), dtype=np.uint8)
    np.savez(made, allow_pickle=False, texts=words, **arrays)
    return made.getvalue()


def _unpacked(said: bytes, revision: int) -> Part | None:
    with np.load(io.BytesIO(said), allow_pickle=False) as found:
        arrays: dict[str, Any] = {name: found[name] for name in found.files}
    read, texts = json.loads(bytes(arrays.pop("texts")))
    return (arrays, texts) if read == revision else None


def main() -> None:
    with open_store(os.environ[_CASE], mend=False) as store:
        sys.stdout.buffer.write(packed(*links(store)))


if __name__ == "__main__":
    main()
