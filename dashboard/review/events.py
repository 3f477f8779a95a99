"""An event as it stands now: its values, its history, why it is one, and which others it might be."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import timedelta
from typing import Any

import sqlalchemy as sa
import streamlit as st

from dashboard import data
from dashboard.review.known import MOST_OFFERED
from extract.errors import UnknownEventError
from extract.model import Place
from extract.store.corrections import calls as corrections
from extract.store.corrections.calls import EventState, HistoryEntry
from extract.store.filters import Filter
from extract.store.queries import events_frame
from extract.store.schema import correction_anchor, event, event_member

#: days and degrees round an event within which others are offered for merging
_NEAR_DAYS, _NEAR_DEGREES = 7, 1.5
_MOST_COMPARED = 400


def state_of(event_id: int) -> EventState | None:
    """The event as it stands now; None where it is not in the case any more."""
    return _state(*data.present(), event_id)


def now_in(mention_ids: Sequence[int]) -> int | None:
    """The event that holds the first of these passages that is still there."""
    query = sa.select(event_member.c.mention_id, event_member.c.event_id)
    with data.store().reading() as connection:
        found = dict(connection.execute(query.where(event_member.c.mention_id.in_(list(mention_ids)[:500]))).all())
    return next((found[one] for one in mention_ids if one in found), None)


def about(correction_id: int) -> int | None:
    """The event that a correction is about now."""
    query = sa.select(event_member.c.event_id).join(
        correction_anchor, correction_anchor.c.mention_id == event_member.c.mention_id
    )
    query = query.where(correction_anchor.c.correction_id == correction_id).order_by(correction_anchor.c.ordinal)
    with data.store().reading() as connection:
        found: int | None = connection.execute(query.limit(1)).scalar()
    return found


def history(event_id: int) -> list[HistoryEntry]:
    return _history(*data.present(), event_id)


def reasons_of(event_id: int) -> list[tuple[int, int, str]]:
    """Why its passages are one event: two passages and the words, for each link between them."""

    with data.store().reading() as connection:
        found = connection.execute(sa.select(event.c.reasons).where(event.c.id == event_id)).scalar()
    return [(int(one), int(other), str(words)) for one, other, words in json.loads(found or "[]")]


def near(event_id: int, words: str = "") -> list[int]:
    """Events that might be the same: near in days and place, the nearest first; with words, those that tell them."""
    state = state_of(event_id)
    if state is None:
        return []
    if words.strip():
        frame = events_frame(data.store(), Filter(text=words.strip()))
        found = [int(one) for one in frame["event_id"] if int(one) != event_id]
        return found[:MOST_OFFERED]
    time, place = state.values["time"], state.values["place"]
    column = event.c
    query = sa.select(column.id, column.time_start, column.lat, column.lon)
    query = query.where(column.rejected.is_(False), column.id != event_id)
    start = getattr(time, "start", None) or getattr(time, "end", None)
    end = getattr(time, "end", None) or start
    if start and end:
        reach = timedelta(days=_NEAR_DAYS)
        query = query.where(column.time_start <= end + reach)
        query = query.where(sa.func.coalesce(column.time_end, column.time_start) >= start - reach)
    if isinstance(place, Place):
        query = query.where(column.lat.between(place.lat - _NEAR_DEGREES, place.lat + _NEAR_DEGREES))
        query = query.where(column.lon.between(place.lon - _NEAR_DEGREES, place.lon + _NEAR_DEGREES))
    if not start and not isinstance(place, Place):
        return []

    def far(row: Any) -> tuple[float, float, int]:
        days = abs((row.time_start - start).days) if start and row.time_start else 0
        if not isinstance(place, Place) or row.lat is None:
            return 0.0, days, row.id
        return abs(row.lat - place.lat) + abs(row.lon - place.lon) + days / 10, days, row.id

    with data.store().reading() as connection:
        rows = connection.execute(query.order_by(column.id).limit(_MOST_COMPARED)).all()
    return [row.id for row in sorted(rows, key=far)[:MOST_OFFERED]]


@st.cache_resource(max_entries=64, show_spinner=False)
def _state(name: str, revision: int, event_id: int) -> EventState | None:  # noqa: ARG001 - keys the cache
    try:
        return corrections.event_state(data.store(), event_id)
    except UnknownEventError:
        return None


@st.cache_resource(max_entries=64, show_spinner=False)
def _history(name: str, revision: int, event_id: int) -> list[HistoryEntry]:  # noqa: ARG001 - keys the cache
    try:
        return corrections.history(data.store(), event_id)
    except UnknownEventError:
        return []
