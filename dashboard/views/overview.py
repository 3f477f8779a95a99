"""The case in numbers: events over time by type, who does most to whom, tolls as ranges, who claims what. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import altair as alt
import numpy as np
import pandas as pd

from dashboard.table.columns import Bools, Ints, Longs, Table, actor_codes, day_of
from dashboard.views import wording
from dashboard.views.cards import link, plain
from dashboard.views.ink import FONT, Ink
from dashboard.views.symbols import type_rank, type_style
from dashboard.views.timeline import Extent, bin_name, bins

#: rows of a ranking
MOST_ROWS = 12
#: events that a click on somebody's claims shows
MOST_IDS = 60
#: statuses under which an event is not told as having happened: left out of tolls
NOT_TOLD = ("planned", "hypothetical", "negated", "denied")
#: width of a bin -> the time unit of its bar
_UNITS = {"day": "utcyearmonthdate", "week": "utcyearweek", "month": "utcyearmonth", "year": "utcyear"}
_DAY_MS = 86_400_000


@dataclass(frozen=True, slots=True)
class TollRange:
    """People over all events of a kind, as the reports give them. ``events``: how many give a number at all."""

    low: int
    high: int
    events: int


@dataclass(frozen=True, slots=True)
class Activity:
    """Events of an actor in each role; in ``events`` one where it is both counts once."""

    id: str
    name: str
    agent: int
    target: int
    events: int


@dataclass(frozen=True, slots=True)
class Claimant:
    """Who is cited for what is only claimed, and the first of those events."""

    who: str
    party: bool
    events: int
    ids: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Publisher:
    """``name``: "" where no source is given. ``reports``: of the case, that tell one of these events."""

    name: str
    events: int
    reports: int


def over_time(table: Table, kept: Bools, whole: Extent) -> pd.DataFrame:
    """Events by bin of their first day and type: ``mid`` (UTC milliseconds), ``from``, ``to`` (day numbers, the last
    not in the bin), ``type``, ``rank``, ``events``, ``when``."""
    made = bins(whole)
    rows = np.flatnonzero(kept & table.dated)
    first = table.first[rows]
    rows = rows[(first >= made.edges[0]) & (first < made.edges[-1])]
    width = len(table.types)
    number = np.bincount(made.of(table.first[rows]) * width + table.type[rows], minlength=len(made) * width)
    cells = np.flatnonzero(number)
    at, kind = cells // width, cells % width
    return pd.DataFrame(
        {
            "mid": made.edges[at].astype(np.int64) * _DAY_MS,
            "from": made.edges[at],
            "to": made.edges[at + 1],
            "type": [table.types.ids[code] for code in kind],
            "rank": [type_rank(table.types.ids[code]) for code in kind],
            "label": [type_style(table.types.ids[code]).label for code in kind],
            "events": number[cells],
            "when": [bin_name(day_of(int(day)), made.step) for day in made.edges[at]],
        }
    )


def actors(table: Table, kept: Bools) -> list[Activity]:
    """The most active actors, most first."""
    size = len(table.actors)
    agent, target, either = (links.counts(kept, size) for links in (table.agents, table.targets, table.actors_of))
    either = np.where(actor_codes(table), either, 0)
    ids, names = table.actors.ids, table.actors.labels
    return [
        Activity(ids[code], names[code], int(agent[code]), int(target[code]), int(either[code]))
        for code in _leading(either, names)
    ]


def toll(table: Table, kept: Bools, kind: str) -> TollRange:
    """Lowest and highest sum of ``kind`` ("killed", "injured") over what is told as having happened.

    It is the sum of what is told, not an estimate.
    """
    low: Ints = getattr(table, f"{kind}_low")
    high: Ints = getattr(table, f"{kind}_high")
    told = kept & _happened(table) & (low >= 0) & (high >= 0)
    return TollRange(int(low[told].sum(dtype=np.int64)), int(high[told].sum(dtype=np.int64)), int(told.sum()))


def heaviest(table: Table, kept: Bools, most: int = 8) -> Longs:
    """Rows of the events with the highest reported number of dead, most first."""
    rows = np.flatnonzero(kept & _happened(table) & (table.killed_high > 0))
    if rows.size > most:
        least = np.partition(table.killed_high[rows], rows.size - most)[rows.size - most]
        rows = rows[table.killed_high[rows] >= least]
    order: Longs = rows[np.lexsort((table.ids[rows], -table.killed_high[rows].astype(np.int64)))][:most]
    return order


def statuses(table: Table, kept: Bools) -> dict[str, int]:
    """Events by status, most first."""
    number = np.bincount(table.status[kept], minlength=len(table.statuses))
    return {table.statuses.ids[code]: int(number[code]) for code in _leading(number, table.statuses.ids)}


def claimants(table: Table, kept: Bools, most: int = 8) -> list[Claimant]:
    """Who is cited for what is only claimed, as the report names them, most first."""
    claimed = np.array([status == "claimed" for status in table.statuses.ids] + [False])
    spoken = np.array([bool(words) for words in table.speakers] + [False])
    rows = np.flatnonzero(kept & claimed[table.status] & spoken[table.speaker])
    names = [wording.sentence_case(" ".join(words.split())) for words in table.speakers]
    same = {name: code for code, name in reversed(list(enumerate(names)))}  # "residents" and "Residents" are one
    once = np.array([same[name] for name in names] or [0])
    who = once[table.speaker[rows]]
    number = np.bincount(who, minlength=len(names))
    found = []
    for code in _leading(number, names)[:most]:
        mine = rows[who == code]
        ids = tuple(int(one) for one in table.ids[mine[:MOST_IDS]])
        found.append(Claimant(names[code], bool((table.party[mine] == 1).any()), int(number[code]), ids))
    return found


def sources(table: Table, kept: Bools, most: int = 10) -> list[Publisher]:
    """Who reports, by events, most first; what has no source stands last."""
    number = table.sources_of.counts(kept, len(table.sources))
    told = np.flatnonzero(table.reports_of.counts(kept, len(table.reports.titles)))
    by = table.reports.source[told]
    reports = np.bincount(by[by >= 0], minlength=len(table.sources))
    found = [
        Publisher(table.sources.ids[code], int(number[code]), int(reports[code]))
        for code in _leading(number, table.sources.ids)[:most]
    ]
    if (by < 0).any():
        unnamed = np.zeros(len(table), dtype=bool)
        unnamed[table.reports_of.owners[table.reports.source[table.reports_of.values] < 0]] = True
        found.append(Publisher("", int((unnamed & kept).sum()), int((by < 0).sum())))
    return found


def over_time_chart(rows: pd.DataFrame, whole: Extent, palette: Mapping[str, str], ink: Ink) -> alt.Chart:
    """Stacked bars, one a bin, coloured by type in the legend's order; a click on one comes back as ``bin``."""
    pattern = "%-d %b %Y" if whole.days <= 120 else "%b %Y" if whole.days <= 1500 else "%Y"
    unit: Any = _UNITS[whole.step]
    chart: Any = (
        alt.Chart(rows)
        .mark_bar(stroke=ink.page, strokeWidth=0.6, cursor="pointer")
        .encode(
            x=alt.X("mid:T", timeUnit=unit, axis=_axis(ink, format=pattern, tickCount=8, labelFlush=True)),
            y=alt.Y("sum(events):Q", axis=_axis(ink, tickCount=4, format="d", grid=True)),
            color=alt.Color("type:N", scale=alt.Scale(domain=list(palette), range=list(palette.values())), legend=None),
            order=alt.Order("rank:Q"),
            tooltip=[
                alt.Tooltip("when:N", title="When"),
                alt.Tooltip("label:N", title="Type"),
                alt.Tooltip("events:Q", title="Events", format=","),
            ],
            detail=["from:Q", "to:Q"],
        )
        .add_params(alt.selection_point(name="bin", fields=["from", "to"], clear=False))
    )
    dressed: alt.Chart = _dressed(chart, ink, 210)
    return dressed


def actors_html(rows: Sequence[Activity]) -> str:
    """One line an actor: bars of its events as agent and as target on one scale; a click keeps only that actor."""
    most = max((max(row.agent, row.target) for row in rows), default=1) or 1
    return "".join(
        _line(
            link(plain(row.name), "actor", row.id, title=f"Only events of {row.name}"),
            _bar("agent", row.agent, most) + _bar("target", row.target, most),
            f"{row.agent:,} / {row.target:,}",
        )
        for row in rows
    )


def tolls_html(events: Sequence[Any]) -> str:
    """One line an event: from the lowest to the highest number of dead; a click shows the event."""
    bounds = [(float(event.fatalities_low), event.fatalities_high) for event in events]
    most = max((low if pd.isna(high) else float(high) for low, high in bounds), default=1.0) or 1.0
    lines = []
    for event, (low, told) in zip(events, bounds, strict=True):
        high = low if pd.isna(told) else float(told)
        where = f", {event.place}" if event.place else ""
        name = f"{wording.event_date(event)}{where} · {event.sub_event_type}"
        track = (
            f'<i class="dl-range" style="left:{100 * low / most:.2f}%;width:{100 * (high - low) / most:.2f}%">'
            '<i class="dl-low"></i><i class="dl-high"></i></i>'
        )
        lines.append(_line(link(plain(name), "show", int(event.event_id)), track, wording.people(low, told)))
    return "".join(lines)


def _line(name: str, track: str, number: str) -> str:
    return (
        f'<div class="dl-line"><span class="dl-what">{name}</span><span class="dl-track">{track}</span>'
        f'<span class="dl-number">{number}</span></div>'
    )


def _bar(kind: str, number: int, most: int) -> str:
    return f'<i class="dl-bar dl-bar-{kind}" style="width:{100 * number / most:.2f}%"></i>'


def _leading(number: Longs, names: Sequence[str]) -> list[int]:
    """Codes with a number, highest first, equal ones by name; at most ``MOST_ROWS``."""
    present = np.flatnonzero(number)
    if present.size > 4 * MOST_ROWS:
        present = present[np.argpartition(-number[present], 4 * MOST_ROWS)[: 4 * MOST_ROWS]]
    ranked = sorted((int(code) for code in present), key=lambda code: (-number[code], names[code], code))
    return ranked[:MOST_ROWS]


def _happened(table: Table) -> Bools:
    told = np.array([status not in NOT_TOLD for status in table.statuses.ids] + [False])
    found: Bools = told[table.status]
    return found


def _axis(ink: Ink, **options: Any) -> alt.Axis:
    quiet: dict[str, Any] = {
        "title": None, "labelColor": ink.muted, "labelFontSize": 11, "tickColor": ink.rule, "domainColor": ink.rule,
        "grid": False, "gridColor": ink.rule, "gridOpacity": 0.6,
    }  # fmt: skip
    return alt.Axis(**(quiet | options))


def _dressed(chart: Any, ink: Ink, height: int) -> Any:
    return (
        chart.properties(
            height=height,
            width="container",
            background=ink.page,
            padding={"left": 2, "right": 8, "top": 2, "bottom": 2},
            autosize=alt.AutoSizeParams(type="fit-x", contains="padding"),
        )
        .configure(font=FONT)
        .configure_view(stroke=None)
    )
