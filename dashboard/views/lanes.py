"""The lanes of the timeline: for each event, or each heap of events too close to tell apart, a lane and a row. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd

from dashboard.views import wording
from dashboard.views.filtering import is_actor, undated
from dashboard.views.symbols import type_style
from dashboard.views.timeline import AHEAD, DAY_MS, Extent, column_ms

#: most lanes by actor; the rest share one
MOST_ACTORS = 8
#: width in pixels that marks are laid out for, the height that lanes keep to, and the gap between rows
CHART_PX = 520
MOST_PX = 240
GAP_PX = 2
#: width in pixels of a day's mark: while each event has one, and where they are heaped
DOT_PX = 10
HEAP_PX = 14
#: more intervals than this are heaped like days
MOST_BARS = 120
#: ids of one heap that a click carries
MOST_IDS = 60

PLANNED = "Planned or possible"
OTHERS = "Others"
NOBODY = "Nobody named"

#: columns of ``marks``
COLUMNS = ("key", "lane", "row", "from", "to", "mid", "point", "status", "type", "n", "what", "when", "says", "words")


def marks(frame: pd.DataFrame, *, within: Extent, lanes: str = "type", order: Sequence[str] = ()) -> pd.DataFrame:
    """One row a mark, ``COLUMNS``: ``key`` (ids of its events joined by "+"), ends in UTC milliseconds, ``n`` events.

    Each event gets a mark of its own while the lanes stay low enough; else events of one lane, type and status that
    would touch are heaped into one mark with their number. An event with several actors stands in each of their lanes.
    ``order``: lanes by type follow it; lanes by actor go by number of events, most first.
    """
    base = _base(frame, within, lanes)
    if base.empty:
        return pd.DataFrame(columns=list(COLUMNS))
    names = _ordered(base, lanes, order)
    low, high = within.domain()
    dot = round((high - low) / CHART_PX * DOT_PX)
    made = _single(base, dot) if len(base) <= MOST_PX else base.head(0)
    packed = _packed(made, names, gap=dot, least=2) if len(made) else made
    if packed.empty or (int(packed["row"].max()) + 1) * (DOT_PX + GAP_PX) > MOST_PX:
        dot = round((high - low) / CHART_PX * HEAP_PX)
        packed = _packed(_heaped(base, dot, low), names, gap=dot)
    return _worded(packed, frame)


def dot_px(made: pd.DataFrame) -> int:
    """Width in pixels that the marks were laid out for."""
    return HEAP_PX if len(made) and int(made["n"].max()) > 1 else DOT_PX


def _base(frame: pd.DataFrame, within: Extent, lanes: str) -> pd.DataFrame:
    """One row an event and lane, cut to the stretch that is drawn."""
    dated = frame[~undated(frame)]
    low, high = within.domain()
    base = pd.DataFrame(
        {
            "event_id": dated["event_id"].to_numpy(),
            "lane": _lanes(dated, lanes).to_numpy(),
            "from": np.clip(column_ms(dated["start"].fillna(dated["end"])), low, high),
            "to": np.clip(column_ms(dated["end"].fillna(dated["start"])) + DAY_MS, low, high),
            "status": dated["status"].astype(object).to_numpy(),
            "type": dated["event_type"].astype(object).to_numpy(),
        }
    )
    base.loc[base["status"].isin(AHEAD), "lane"] = PLANNED
    base["mid"] = (base["from"] + base["to"]) // 2
    return base[base["to"] > base["from"]].explode("lane", ignore_index=True)


def _single(base: pd.DataFrame, dot: int) -> pd.DataFrame:
    point = base["to"] - base["from"] <= max(DAY_MS, dot)
    return base.assign(key=base["event_id"].astype(str), n=1, point=point)


def _heaped(base: pd.DataFrame, dot: int, low: int) -> pd.DataFrame:
    """Days heaped by the column of pixels they fall in, equal intervals into one bar."""
    point = base["to"] - base["from"] <= max(DAY_MS, dot)
    if (~point).sum() > MOST_BARS:
        point |= True
    column = (base["mid"] - low) // dot
    spot = [np.where(point, column, base["from"]), np.where(point, -1, base["to"])]
    grouped = base.assign(point=point, a=spot[0], b=spot[1]).groupby(["lane", "type", "status", "point", "a", "b"])
    made = grouped.agg(
        **{"from": ("from", "min"), "to": ("to", "max")},
        mid=("mid", "mean"),
        n=("event_id", "nunique"),
        key=("event_id", lambda ids: "+".join(map(str, sorted(set(ids))[:MOST_IDS]))),
    ).reset_index()
    return made.assign(mid=made["mid"].round().astype("int64"))


def _packed(base: pd.DataFrame, lanes: Sequence[str], *, gap: int, least: int = 1) -> pd.DataFrame:
    """Give each mark a row: lanes in order, inside a lane the first row free for ``gap`` milliseconds around.

    ``least``: rows that a lane takes, so that its name fits.
    """
    placed = []
    top = 0
    for lane in lanes:
        inside = base[base["lane"] == lane].sort_values(["point", "from", "to", "key"])
        free: list[list[tuple[int, int]]] = []  # taken stretches of each row
        rows = []
        for mid, first, last, point in zip(inside["mid"], inside["from"], inside["to"], inside["point"], strict=True):
            left, right = (mid - gap // 2, mid + gap // 2) if point else (first, max(last, first + gap))
            row = next((i for i, taken in enumerate(free) if all(right <= a or left >= b for a, b in taken)), len(free))
            if row == len(free):
                free.append([])
            free[row].append((left, right))
            rows.append(row)
        placed.append(inside.assign(row=np.array(rows) + top))
        top += max(len(free), least)
    return pd.concat(placed, ignore_index=True)


def _worded(packed: pd.DataFrame, frame: pd.DataFrame) -> pd.DataFrame:
    """What a pointer on each mark reads."""
    events = frame.set_index("event_id", drop=False)
    words = [
        _one(events.loc[int(key)]) if n == 1 else _several(events.loc[[int(part) for part in key.split("+")]], n)
        for key, n in zip(packed["key"], packed["n"], strict=True)
    ]
    told = pd.DataFrame(words, columns=["when", "what", "says", "words"], index=packed.index)
    return pd.concat([packed, told], axis=1)[list(COLUMNS)]


def _one(event: Any) -> tuple[str, str, str, str]:
    what = str(event.sub_event_type) + (f", {event.place}" if event.place else "")
    return wording.event_date(event), what, wording.who_says(event), _short(event.evidence)


def _several(events: pd.DataFrame, n: int) -> tuple[str, str, str, str]:
    first = events["start"].fillna(events["end"]).min().date()
    last = events["end"].fillna(events["start"]).max().date()
    kinds = events["sub_event_type"].value_counts()
    what = wording.listed([f"{number} × {kind}" for kind, number in kinds.items()], most=3)
    places = [str(place) for place in dict.fromkeys(events["place"]) if place]
    status = wording.status_label(str(events["status"].iloc[0]))
    return wording.days(first, last), what, f"{n:,} events, {status.lower()}", wording.listed(places, most=5)


def _lanes(dated: pd.DataFrame, lanes: str) -> pd.Series[Any]:
    if lanes != "actor":
        return dated["event_type"].map({kind: type_style(kind).label for kind in set(dated["event_type"])})
    events: Any = dated.itertuples(index=False)
    everyone = [
        tuple(dict.fromkeys((*_actors(event.agent_ids, event.agents), *_actors(event.target_ids, event.targets))))
        or (NOBODY,)
        for event in events
    ]
    numbers = pd.Series([name for names in everyone for name in names], dtype=object).value_counts()
    ranked = sorted((name for name in numbers.index if name != NOBODY), key=lambda name: (-numbers[name], name))
    kept = set(ranked if len(ranked) <= MOST_ACTORS + 1 else ranked[:MOST_ACTORS]) | {NOBODY}
    folded = [tuple(dict.fromkeys(name if name in kept else OTHERS for name in names)) for names in everyone]
    return pd.Series(folded, index=dated.index, dtype=object)


def _actors(ids: Sequence[str], names: Sequence[str]) -> list[str]:
    return [name for actor, name in zip(ids, names, strict=False) if is_actor(actor)]


def _ordered(base: pd.DataFrame, lanes: str, order: Sequence[str]) -> list[str]:
    numbers = base.groupby("lane")["event_id"].nunique()
    if lanes == "type":
        known = [lane for lane in (type_style(kind).label for kind in order) if lane in numbers.index]
        return known + sorted(set(numbers.index) - {*known, PLANNED}) + [PLANNED] * (PLANNED in numbers.index)
    last = {OTHERS: 1, NOBODY: 2, PLANNED: 3}
    return sorted(numbers.index, key=lambda lane: (last.get(lane, 0), -numbers[lane], lane))


def _short(words: str, most: int = 160) -> str:
    flat = " ".join(str(words).split())
    return flat if len(flat) <= most else flat[: most - 1].rsplit(" ", 1)[0] + "…"
