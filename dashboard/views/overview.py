"""The case in numbers: events over time by type, who does most to whom, tolls as ranges, who claims what. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import altair as alt
import pandas as pd

from dashboard.views import wording
from dashboard.views.filtering import is_actor
from dashboard.views.ink import FONT, Ink
from dashboard.views.timeline import Extent, bin_name, column_ms, floor

#: bars of a ranking
MOST_BARS = 12
#: width of a bin -> the time unit of its bar
_UNITS = {"day": "utcyearmonthdate", "week": "utcyearweek", "month": "utcyearmonth", "year": "utcyear"}
#: statuses under which an event is not told as having happened: left out of tolls
NOT_TOLD = ("planned", "hypothetical", "negated", "denied")


@dataclass(frozen=True, slots=True)
class TollRange:
    """People over all events of a kind, as the reports give them. ``events``: how many give a number at all."""

    low: int
    high: int
    events: int


def over_time(frame: pd.DataFrame, whole: Extent, kinds: Sequence[str]) -> pd.DataFrame:
    """Events by bin of their first day and type: ``mid`` (UTC milliseconds), ``type``, ``events``, ``when``."""
    dated = frame.assign(first=frame["start"].fillna(frame["end"])).dropna(subset=["first"])
    dated = dated.assign(bin=floor(dated["first"], whole.step))
    table = dated.groupby(["bin", "event_type"], as_index=False).agg(events=("event_id", "nunique"))
    table["mid"] = column_ms(table["bin"])
    table["when"] = [bin_name(day.date(), whole.step) for day in table["bin"]]
    rank = {kind: place for place, kind in enumerate(kinds)}
    table["rank"] = table["event_type"].map(rank).fillna(len(rank)).astype("int64")
    return table.rename(columns={"event_type": "type"})


def actors(frame: pd.DataFrame) -> pd.DataFrame:
    """The most active actors: ``id``, ``name``, ``agent`` and ``target`` (events in that role), ``events``."""
    numbers: dict[str, dict[str, Any]] = {}
    events: Any = frame.itertuples(index=False)
    for row in events:
        for role, ids, names in (("agent", row.agent_ids, row.agents), ("target", row.target_ids, row.targets)):
            for actor, name in dict(zip(ids, names, strict=False)).items():
                if not is_actor(actor):
                    continue
                entry = numbers.setdefault(actor, {"id": actor, "name": name, "agent": 0, "target": 0})
                entry[role] += 1
    table = pd.DataFrame(list(numbers.values()), columns=["id", "name", "agent", "target"])
    table["events"] = table["agent"] + table["target"]
    return table.sort_values(["events", "name"], ascending=[False, True], ignore_index=True).head(MOST_BARS)


def toll(frame: pd.DataFrame, kind: str) -> TollRange:
    """Lowest and highest sum of ``kind`` ("fatalities", "injured") over what is told as having happened.

    Reports that tell the same deaths twice are counted twice: it is the sum of what is told, not an estimate.
    """
    told = frame[~frame["status"].isin(NOT_TOLD)].dropna(subset=[f"{kind}_low", f"{kind}_high"])
    return TollRange(int(told[f"{kind}_low"].sum()), int(told[f"{kind}_high"].sum()), len(told))


def heaviest(frame: pd.DataFrame, most: int = 8) -> pd.DataFrame:
    """The events with the highest reported number of dead, most first."""
    told = frame[~frame["status"].isin(NOT_TOLD)].dropna(subset=["fatalities_high"])
    return told.sort_values(["fatalities_high", "event_id"], ascending=[False, True]).head(most)


def statuses(frame: pd.DataFrame) -> dict[str, int]:
    """Events by status, most first."""
    return {str(status): int(number) for status, number in frame["status"].value_counts().items()}


def claimants(frame: pd.DataFrame, most: int = 8) -> pd.DataFrame:
    """Who is cited for what is only claimed: ``who`` (as the report names them), ``party``, ``events``."""
    claimed = frame[(frame["status"] == "claimed") & (frame["attribution"] != "")]
    who = claimed["attribution_actor"].where(claimed["attribution_actor"] != "", claimed["attribution"])
    table = claimed.assign(who=[wording.sentence_case(" ".join(str(name).split())) for name in who])
    counted = table.groupby("who", as_index=False).agg(
        events=("event_id", "nunique"), party=("attribution_party", lambda flags: any(flag is True for flag in flags))
    )
    return counted.sort_values(["events", "who"], ascending=[False, True], ignore_index=True).head(most)


def over_time_chart(table: pd.DataFrame, whole: Extent, palette: Mapping[str, str], ink: Ink) -> alt.Chart:
    """Stacked bars, one a bin, coloured by type in the legend's order."""
    pattern = "%-d %b %Y" if whole.days <= 120 else "%b %Y" if whole.days <= 1500 else "%Y"
    unit: Any = {"day": "utcyearmonthdate", "week": "utcyearweek", "month": "utcyearmonth", "year": "utcyear"}[
        whole.step
    ]
    chart: Any = (
        alt.Chart(table)
        .mark_bar(stroke=ink.page, strokeWidth=0.6)
        .encode(
            x=alt.X("mid:T", timeUnit=unit, axis=_axis(ink, format=pattern, tickCount=8, labelFlush=True)),
            y=alt.Y("sum(events):Q", axis=_axis(ink, tickCount=4, format="d", grid=True)),
            color=_colour(palette),
            order=alt.Order("rank:Q"),
            tooltip=[
                alt.Tooltip("when:N", title="When"),
                alt.Tooltip("type:N", title="Type"),
                alt.Tooltip("events:Q", title="Events", format=","),
            ],
        )
    )
    dressed: alt.Chart = _dressed(chart, ink, 210)
    return dressed


def actors_chart(table: pd.DataFrame, ink: Ink, *, agent: str, target: str) -> alt.Chart:
    """One row an actor: events as agent to the right of the names, as target after them."""
    long = table.melt(id_vars=["id", "name", "events"], value_vars=["agent", "target"], var_name="role", value_name="n")
    long["role"] = long["role"].map({"agent": "as agent", "target": "as target"})
    chart: Any = (
        alt.Chart(long)
        .mark_bar(height=11, cornerRadiusEnd=2, cursor="pointer")
        .encode(
            y=alt.Y(
                "name:N",
                sort=list(table["name"]),
                axis=_axis(
                    ink,
                    labelLimit=200,
                    labelPadding=7,
                    ticks=False,
                    domain=False,
                    labelFontSize=12,
                    labelColor=ink.text,
                ),
            ),
            x=alt.X("n:Q", axis=_axis(ink, tickCount=5, format="d", grid=True)),
            color=alt.Color(
                "role:N",
                scale=alt.Scale(domain=["as agent", "as target"], range=[agent, target]),
                legend=None,
            ),
            tooltip=[
                alt.Tooltip("name:N", title="Actor"),
                alt.Tooltip("role:N", title="Role"),
                alt.Tooltip("n:Q", title="Events", format=","),
            ],
        )
        .add_params(alt.selection_point(name="actor", fields=["id"], clear=False))
    )
    dressed: alt.Chart = _dressed(chart, ink, max(2, len(table)) * 24)
    return dressed


def toll_chart(frame: pd.DataFrame, colour: str, ink: Ink) -> alt.LayerChart:
    """Reported dead of the heaviest events: a line from the lowest to the highest number."""
    rows = pd.DataFrame(
        {
            "event_id": frame["event_id"],
            "label": [_label(event) for event in frame.itertuples(index=False)],
            "low": frame["fatalities_low"],
            "high": frame["fatalities_high"],
            "range": [wording.toll(event) for event in frame.itertuples(index=False)],
        }
    )
    y = alt.Y(
        "label:N",
        sort=list(rows["label"]),
        axis=_axis(
            ink, labelLimit=330, labelPadding=7, ticks=False, domain=False, labelFontSize=12, labelColor=ink.text
        ),
    )
    x_axis = _axis(ink, tickCount=5, format="d", grid=True)
    tips = [alt.Tooltip("label:N", title="Event"), alt.Tooltip("range:N", title="Toll")]
    pick = alt.selection_point(name="event", fields=["event_id"], clear=False)
    lines = (
        alt.Chart(rows)
        .mark_rule(color=colour, strokeWidth=3)
        .encode(y=y, x=alt.X("low:Q", axis=x_axis), x2="high:Q", tooltip=tips)
    )
    highs = (
        alt.Chart(rows)
        .mark_point(filled=True, size=70, opacity=1, color=colour, cursor="pointer")
        .encode(y=y, x=alt.X("high:Q", axis=x_axis), tooltip=tips)
        .add_params(pick)
    )
    lows = (
        alt.Chart(rows)
        .mark_point(filled=True, size=70, opacity=1, fill=ink.page, stroke=colour, strokeWidth=2)
        .encode(y=y, x=alt.X("low:Q", axis=x_axis), tooltip=tips)
    )
    chart: Any = alt.layer(lines, highs, lows)
    dressed: alt.LayerChart = _dressed(chart, ink, max(2, len(rows)) * 26)
    return dressed


def _label(event: Any) -> str:
    where = f", {event.place}" if event.place else ""
    return f"{wording.event_date(event)}{where} · {event.sub_event_type}"


def _colour(palette: Mapping[str, str]) -> alt.Color:
    return alt.Color("type:N", scale=alt.Scale(domain=list(palette), range=list(palette.values())), legend=None)


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
