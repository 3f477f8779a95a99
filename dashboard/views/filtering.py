"""Which rows of the events table a selection keeps, and how many each choice would give. Pure: table in, table out.

The same questions can be put to the store as SQL (``extract.store.filters``); a test holds the two to one answer.
Here they are answered on the table that is already in memory, so that a click costs milliseconds and the counts beside
the choices come from the same rows as the map.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import numpy as np
import pandas as pd

from dashboard.selection import Selection

_ROLE_COLUMN = {"either": "actor_ids", "agent": "agent_ids", "target": "target_ids"}


@dataclass(frozen=True, slots=True)
class Counts:
    """``shown`` of ``total``; of the shown, how many cannot be drawn on the map or on the timeline."""

    shown: int
    total: int
    no_place: int
    no_date: int
    claimed: int


def apply(frame: pd.DataFrame, selection: Selection) -> pd.DataFrame:
    """The rows that the selection keeps, in their order."""
    return frame[mask(frame, selection)]


def mask(frame: pd.DataFrame, selection: Selection) -> pd.Series[bool]:
    keep = pd.Series(True, index=frame.index)
    for part in (
        _among(frame, "event_type", selection.event_types),
        _among(frame, "sub_event_type", selection.sub_event_types),
        _among(frame, "status", selection.statuses),
        _among(frame, "place_id", selection.places),
        _among(frame, "document_id", selection.documents),
        _among(frame, "source", selection.sources),
        _actors(frame, selection),
        _text(frame, selection.text),
        _between(frame, selection.start, selection.end, undated=selection.include_undated),
        _between(frame, *(selection.window or (None, None)), undated=False),
    ):
        if part is not None:
            keep &= part
    return keep


def undated(frame: pd.DataFrame) -> pd.Series[bool]:
    return frame["start"].isna() & frame["end"].isna()


def unplaced(frame: pd.DataFrame) -> pd.Series[bool]:
    return frame["lat"].isna() | frame["lon"].isna()


def counts(kept: pd.DataFrame, total: int) -> Counts:
    return Counts(
        shown=len(kept),
        total=total,
        no_place=int(unplaced(kept).sum()),
        no_date=int(undated(kept).sum()),
        claimed=int((kept["status"] == "claimed").sum()),
    )


def facet(frame: pd.DataFrame, selection: Selection, field: str) -> dict[object, int]:
    """How many events each choice of ``field`` (a name in ``Selection``) would give, all other filters kept."""
    open_choice: dict[str, Any] = {field: ()}
    rows = apply(frame, replace(selection, **open_choice))
    column = {
        "actors": _ROLE_COLUMN[selection.role],
        "event_types": "event_type",
        "sub_event_types": "sub_event_type",
        "statuses": "status",
        "places": "place_id",
        "documents": "document_id",
        "sources": "source",
    }[field]
    values = rows[column].explode() if field == "actors" else rows[column]
    found = values[values.notna() & (values != "")].value_counts()
    return {value: int(number) for value, number in found.items() if field != "actors" or is_actor(str(value))}


def is_actor(actor_id: str) -> bool:
    """Does the id stand for somebody? What was struck may be a town, and some words name nobody in particular."""
    return bool(actor_id) and actor_id != "unresolved" and not actor_id.startswith("place:")


def actor_names(frame: pd.DataFrame) -> dict[str, str]:
    """Actor id -> name, for every actor of the case (see `is_actor`)."""
    names: dict[str, str] = {}
    for ids, labels in (("agent_ids", "agents"), ("target_ids", "targets")):
        for actor_ids, actor_labels in zip(frame[ids], frame[labels], strict=True):
            pairs = zip(actor_ids, actor_labels, strict=False)
            names.update((actor, label) for actor, label in pairs if is_actor(actor))
    return names


def column_names(frame: pd.DataFrame, key: str, label: str) -> dict[object, str]:
    """Key -> label for two columns of the table (place ids, document ids), blank keys left out."""
    pairs = frame[[key, label]].drop_duplicates(key)
    return {k: str(v) for k, v in zip(pairs[key], pairs[label], strict=True) if not pd.isna(k) and k != ""}


def _among(frame: pd.DataFrame, column: str, values: Sequence[object]) -> pd.Series[bool] | None:
    return frame[column].isin(list(values)) if values else None


def _actors(frame: pd.DataFrame, selection: Selection) -> pd.Series[bool] | None:
    if not selection.actors:
        return None
    wanted = set(selection.actors)
    hits = np.fromiter(
        (not wanted.isdisjoint(ids) for ids in frame[_ROLE_COLUMN[selection.role]]), dtype=bool, count=len(frame)
    )
    return pd.Series(hits, index=frame.index)


def _text(frame: pd.DataFrame, text: str) -> pd.Series[bool] | None:
    """Words in the sentence, the report's title, the place's name or an actor's name."""
    words = text.lower().strip()
    if not words:
        return None
    keep = pd.Series(False, index=frame.index)
    for column in ("evidence", "document_title", "place"):
        keep |= frame[column].fillna("").str.lower().str.contains(words, regex=False)
    for column in ("agents", "targets"):
        hits = [any(words in name.lower() for name in names) for names in frame[column]]
        keep |= pd.Series(hits, index=frame.index, dtype=bool)
    return keep


def _between(frame: pd.DataFrame, start: date | None, end: date | None, *, undated: bool) -> pd.Series[bool] | None:
    """Intervals that overlap the days from ``start`` to ``end``, both inclusive; ``None`` is an open end."""
    none = frame["start"].isna() & frame["end"].isna()
    if start is None and end is None:
        return None
    keep = ~none
    if start is not None:
        keep &= frame["end"].isna() | (frame["end"] >= pd.Timestamp(start))
    if end is not None:
        keep &= frame["start"].isna() | (frame["start"] <= pd.Timestamp(end))
    return keep | none if undated else keep
