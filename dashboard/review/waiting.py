"""What waits for a look, how far the review has got, and what fits nothing or clashes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

import sqlalchemy as sa
import streamlit as st

from dashboard import data
from extract.store.review import queue as review
from extract.store.review.queue import Conflict, Orphan, QueueItem, Visit
from extract.store.review.reasons import Reason
from extract.store.schema import correction, event


@dataclass(frozen=True, slots=True)
class Queue:
    """What deserves a look, in a fixed order. ``counts``: by reason. ``reviewed``: events that stand as accepted, or
    are rejected."""

    items: tuple[QueueItem, ...]
    counts: Mapping[Reason, int]
    reviewed: int

    @property
    def total(self) -> int:
        """All that deserved a look so far."""
        return self.reviewed + len(self.items)

    def only(self, reason: Reason | None) -> tuple[QueueItem, ...]:
        return tuple(item for item in self.items if reason is None or reason in item.reasons)


def key(item: QueueItem) -> str:
    """Names an item on the page: "e12" an event, "c7" a correction that fits nothing."""
    return f"c{item.correction_id}" if item.event_id is None else f"e{item.event_id}"


def queue(since: int | None) -> Queue:
    """``since``: what has a higher number than this passage is new; None: nothing is."""
    return _queue(*data.present(), since)


def rejected() -> tuple[QueueItem, ...]:
    """Events that were rejected, by id: each can be restored."""
    return _rejected(*data.present())


def by(analyst: str) -> int:
    """Events that this analyst has reviewed."""
    return _by(*data.present(), analyst) if analyst else 0


def corrections_made() -> int:
    """Entries of the log, undos among them."""
    with data.store().reading() as connection:
        return int(connection.execute(sa.select(sa.func.count()).select_from(correction)).scalar_one())


def conflicts() -> list[Conflict]:
    return _conflicts(*data.present())


def orphans() -> dict[int, Orphan]:
    """Correction id -> why it fits nothing."""
    return _orphans(*data.present())


@st.cache_resource(max_entries=8, show_spinner=False)
def _queue(name: str, revision: int, since: int | None) -> Queue:
    store = data.store()
    items = tuple(review.queue(store, None if since is None else Visit("", since)))
    done = sum(review.accepted_events(store).values()) + len(_rejected(name, revision))
    counts = Counter(reason for item in items for reason in item.reasons)
    return Queue(items, {reason: counts[reason] for reason in Reason if counts[reason]}, done)


@st.cache_resource(max_entries=8, show_spinner=False)
def _rejected(name: str, revision: int) -> tuple[QueueItem, ...]:  # noqa: ARG001 - keys the cache
    query = sa.select(event.c.id).where(event.c.rejected.is_(True)).order_by(event.c.id)
    with data.store().reading() as connection:
        return tuple(QueueItem(one, ()) for one in connection.execute(query).scalars())


@st.cache_resource(max_entries=16, show_spinner=False)
def _by(name: str, revision: int, analyst: str) -> int:  # noqa: ARG001 - keys the cache
    return review.reviewed_by(data.store(), analyst)


@st.cache_resource(max_entries=4, show_spinner=False)
def _conflicts(name: str, revision: int) -> list[Conflict]:  # noqa: ARG001 - keys the cache
    return review.conflicts(data.store())


@st.cache_resource(max_entries=4, show_spinner=False)
def _orphans(name: str, revision: int) -> dict[int, Orphan]:  # noqa: ARG001 - keys the cache
    return {orphan.correction.id: orphan for orphan in review.orphaned(data.store())}
