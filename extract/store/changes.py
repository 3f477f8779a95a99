"""Which events were changed by the writes of this process: what was read before need not be read anew as a whole."""

from __future__ import annotations

from collections.abc import Iterable
from threading import Lock

import sqlalchemy as sa

#: writes that are remembered
MOST = 256
_KEY = "dateline.changed_events"  # in Connection.info, while a transaction runs


def touch(connection: sa.Connection, ids: Iterable[int] | None) -> None:
    """Of events, this transaction changed, made or removed none but those with these ids, and those said before.

    None: it may have been any. Without a word nothing is known of a transaction.
    """
    known = connection.info.get(_KEY, frozenset())
    connection.info[_KEY] = None if ids is None or known is None else known | frozenset(ids)


def touched(connection: sa.Connection) -> frozenset[int] | None:
    """What was said with `touch`, which is forgotten now; None: any event may have changed."""
    ids: frozenset[int] | None = connection.info.pop(_KEY, None)
    return ids


class Changes:
    """The latest writes, by the revision that each led to. Safe to share between threads."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._ids: dict[int, frozenset[int] | None] = {}

    def add(self, revision: int, ids: frozenset[int] | None) -> None:
        with self._lock:
            self._ids[revision] = ids
            while len(self._ids) > MOST:
                del self._ids[next(iter(self._ids))]

    def between(self, since: int, until: int) -> frozenset[int] | None:
        """Ids under which an event may differ at revision ``until`` from what it was at ``since``; there may be none of
        that id now. None: not known (another process wrote, or it is long ago)."""
        found: set[int] = set()
        with self._lock:
            for revision in range(since + 1, until + 1):
                ids = self._ids.get(revision)
                if ids is None:
                    return None
                found |= ids
        return frozenset(found)
