"""The table of events that the screen works on, made of a hand-made events table, and a plain way to filter the latter.

`reference` asks each row one question after the other, in Python; what the screen does with arrays must be the same.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from datetime import date
from typing import Any

import pandas as pd

from dashboard.selection import Selection
from dashboard.table.build import Builder
from dashboard.table.columns import Table
from dashboard.table.words import Sentences, gathered


def table_of(frame: pd.DataFrame, reports: pd.DataFrame | None = None) -> Table:
    """The columns of these events, with the reports that tell them (or those that tell the events of ``reports``)."""
    rows = frame.sort_values("event_id")
    built = Builder()
    built.events([_event(row) for row in _rows(rows)])
    built.roles([role[:3] for row in _rows(rows) for role in _roles(row)])
    built.actors([(role[2], role[3], "rebel group", "") for row in _rows(rows) for role in _roles(row)])
    told = [(row.event_id, at, number) for row in _rows(rows) for at, number in enumerate(row.document_ids)]
    built.members([(event, 100 * event + at) for event, at, _ in told])
    built.mentions([(100 * event + at, number) for event, at, number in told])
    documents = {
        number: (number, row.document_title, row.source, _iso(row.published))
        for row in _rows(frame if reports is None else reports)
        for number in row.document_ids
    }
    built.documents([documents[number] for number in sorted(documents)])
    return built.finish()


def sentences_of(frame: pd.DataFrame) -> Sentences:
    return gathered([(row.event_id, row.evidence) for row in _rows(frame)])


def reference(frame: pd.DataFrame, selection: Selection) -> list[int]:
    """Ids of the events that the selection keeps, ascending."""
    return sorted(row.event_id for row in _rows(frame) if _passes(row, selection))


def _passes(row: Any, chosen: Selection) -> bool:
    actors = {"either": row.actor_ids, "agent": row.agent_ids, "target": row.target_ids}[chosen.role]
    where = _point(row)
    return (
        (not chosen.actors or not set(chosen.actors).isdisjoint(actors))
        and (not chosen.event_types or row.event_type in chosen.event_types)
        and (not chosen.sub_event_types or row.sub_event_type in chosen.sub_event_types)
        and (not chosen.statuses or row.status in chosen.statuses)
        and (not chosen.places or row.place_id in chosen.places)
        and (not chosen.documents or not set(chosen.documents).isdisjoint(row.document_ids))
        and (not chosen.sources or not set(chosen.sources).isdisjoint(row.sources))
        and _says(row, chosen.text.lower().strip())
        and _on_days(row, chosen)
        and (chosen.window is None or _between(row, *chosen.window, within=chosen.within))
        and (chosen.box is None or (where is not None and _in_box(where, chosen.box)))
        and (chosen.around is None or (where is not None and _km(where, chosen.around[:2]) <= chosen.around[2]))
        and (not chosen.toll or row.fatalities_best >= chosen.toll)
        and (not chosen.origins or row.origins >= chosen.origins)
    )


def _says(row: Any, words: str) -> bool:
    texts = (row.evidence, row.document_title, row.place, *row.agents, *row.targets)
    return any(words in text.lower() for text in texts)


def _on_days(row: Any, chosen: Selection) -> bool:
    if chosen.start is None and chosen.end is None:
        return True
    if pd.isna(row.start) and pd.isna(row.end):
        return chosen.include_undated
    return _between(row, chosen.start, chosen.end, within=chosen.within)


def _between(row: Any, start: date | None, end: date | None, *, within: bool) -> bool:
    first = date.min if pd.isna(row.start) else row.start.date()
    last = date.max if pd.isna(row.end) else row.end.date()
    if pd.isna(row.start) and pd.isna(row.end):
        return False
    if within:
        return (start is None or first >= start) and (end is None or last <= end)
    return (start is None or last >= start) and (end is None or first <= end)


def _point(row: Any) -> tuple[float, float] | None:
    return None if pd.isna(row.lat) or pd.isna(row.lon) else (row.lat, row.lon)


def _in_box(where: tuple[float, float], box: tuple[float, float, float, float]) -> bool:
    west, south, east, north = box
    lat, lon = where
    across = west <= lon <= east if west <= east else lon >= west or lon <= east
    return south <= lat <= north and across


def _km(one: tuple[float, float], other: tuple[float, ...]) -> float:
    """Great-circle distance by the spherical law of cosines (another formula than the screen's)."""
    (lat, lon), (lat2, lon2) = ([math.radians(angle) for angle in point] for point in (one, other))
    cosine = math.sin(lat) * math.sin(lat2) + math.cos(lat) * math.cos(lat2) * math.cos(lon2 - lon)
    return 6371.0088 * math.acos(max(-1.0, min(1.0, cosine)))


def _rows(frame: pd.DataFrame) -> Iterator[Any]:
    return iter(frame.itertuples(index=False))


def _event(row: Any) -> tuple[Any, ...]:
    tolls = (row.fatalities_low, row.fatalities_best, row.fatalities_high, row.injured_low, row.injured_high)
    return (
        row.event_id, row.event_type, row.sub_event_type, row.status, _iso(row.start), _iso(row.end),
        row.time_precision or "", row.place_id or None, row.place, _none(row.lat), _none(row.lon), row.geo_precision,
        _none(row.radius_km), row.country, row.admin1, *(-1 if pd.isna(toll) else int(toll) for toll in tolls),
        row.origins, row.attribution_actor or row.attribution, int(row.attribution_party is True),
    )  # fmt: skip


def _roles(row: Any) -> list[tuple[int, int, str, str]]:
    agents = zip(row.agent_ids, row.agents, strict=False)
    targets = zip(row.target_ids, row.targets, strict=False)
    return [(row.event_id, 1, *one) for one in agents] + [(row.event_id, 0, *one) for one in targets]


def _iso(day: Any) -> str | None:
    return None if day is None or pd.isna(day) else pd.Timestamp(day).date().isoformat()


def _none(number: Any) -> Any:
    return None if number is None or pd.isna(number) else number
