"""Whether a case was written to, asked many times in one run of a page."""

from __future__ import annotations

import sqlite3
from contextlib import suppress
from threading import Lock

from extract.store.database.connection import sqlite_path
from extract.store.repository import Store


class Watch:
    """Asks the store only where somebody has written since the last time.

    A case file tells that by itself, in some microseconds: ``PRAGMA data_version`` of a connection changes with every
    write of another one (sqlite.org/pragma.html#pragma_data_version), and this one never writes. Of a database server
    the store is asked every time.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._lock = Lock()
        self._seen: tuple[int, int] | None = None  # change, revision
        self._file: sqlite3.Connection | None = None
        path = sqlite_path(store.name)
        if path is not None:
            with suppress(sqlite3.Error):
                self._file = sqlite3.connect(path, check_same_thread=False, isolation_level=None)

    def change(self) -> int | None:
        """A number that is another one after every write, also one that counts no revision; ``None``: not known."""
        if self._file is None:
            return None
        with self._lock, suppress(sqlite3.Error):
            return int(self._file.execute("PRAGMA data_version").fetchone()[0])
        return None

    def revision(self) -> int:
        """The present revision (`Store.revision`). Raises StoreError."""
        change, seen = self.change(), self._seen
        if seen is not None and seen[0] == change:
            return seen[1]
        revision = self._store.revision()  # asked after the change: what is written between the two is seen next time
        self._seen = None if change is None else (change, revision)
        return revision
