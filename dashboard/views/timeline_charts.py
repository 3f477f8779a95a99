"""The timeline drawn with Altair: a strip of counts that is brushed, and lanes of dots and bars. Pure.

Two charts, not one: the strip always shows the whole stretch and takes the brush, the lanes show the brushed part.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import altair as alt
import pandas as pd

from dashboard.views import wording
from dashboard.views.ink import FONT, Ink
from dashboard.views.timeline import DAY_MS, Extent, bin_name, column_ms, floor, from_ms, histogram, to_ms

#: more events than this are drawn as one circle a lane and bin
MOST_MARKS = 500
#: pixels a row of marks takes, and that the names of lanes take
ROW_PX = 15
LABEL_PX = 172

#: status -> (opacity of the fill, dashes of the outline); outline in the type's colour
_FILL = {
    "asserted": 1.0,
    "claimed": 0.0,
    "unconfirmed": 0.0,
    "denied": 0.0,
    "planned": 0.0,
    "hypothetical": 0.0,
    "negated": 0.0,
}
_DASH = {
    "asserted": [1, 0],
    "claimed": [1, 0],
    "unconfirmed": [1, 0],
    "denied": [1, 0],
    "planned": [3, 2],
    "hypothetical": [3, 2],
    "negated": [1, 0],
}


def lanes_chart(
    marks: pd.DataFrame,
    *,
    within: Extent,
    palette: Mapping[str, str],
    ink: Ink,
    published: Sequence[date] = (),
    chosen: Sequence[int] = (),
) -> alt.LayerChart:
    """Lanes of dots (one day) and bars (longer): full where reported, hollow where claimed, dashed where planned.

    Clicks come back as the selections ``dot`` and ``bar``, each a list of ``event_id``.
    """
    height = (int(marks["row"].max()) + 1) * ROW_PX if len(marks) else ROW_PX
    scale_y = alt.Scale(domain=[-0.5, height / ROW_PX - 0.5], reverse=True, nice=False)
    y = alt.Y("row:Q", axis=None, scale=scale_y)
    drawn = marks[(marks["to"] > within.domain()[0]) & (marks["from"] < within.domain()[1])].copy()
    low, high = within.domain()
    drawn["from"], drawn["to"] = drawn["from"].clip(low, high), drawn["to"].clip(low, high)
    x = alt.X("mid:T", **_time_axis(within, ink))
    colour = alt.Scale(domain=list(palette), range=list(palette.values()))
    shared: dict[str, Any] = {
        "color": alt.Color("type:N", scale=colour, legend=None),
        "stroke": alt.Stroke("type:N", scale=colour, legend=None),
        "fillOpacity": alt.FillOpacity("status:N", scale=_by_status(_FILL), legend=None),
        "strokeDash": alt.StrokeDash("status:N", scale=_by_status(_DASH), legend=None),
        "tooltip": [
            alt.Tooltip("when:N", title="When"),
            alt.Tooltip("what:N", title="What"),
            alt.Tooltip("says:N", title="Status"),
            alt.Tooltip("words:N", title="Sentence"),
        ],
        "y": y,
    }
    bars = (
        alt.Chart(drawn[~drawn["point"]])
        .mark_bar(height=9, cornerRadius=4.5, strokeWidth=1.6, cursor="pointer")
        .encode(x=alt.X("from:T", **_time_axis(within, ink)), x2="to:T", **shared)
        .add_params(alt.selection_point(name="bar", fields=["event_id"], clear=False))
    )
    dots = (
        alt.Chart(drawn[drawn["point"]])
        .mark_point(filled=True, size=78, strokeWidth=1.6, cursor="pointer", shape="circle")
        .encode(x=x, **shared)
        .add_params(alt.selection_point(name="dot", fields=["event_id"], clear=False))
    )
    crossed = drawn[drawn["status"].isin(["denied", "negated"])]
    crosses = (
        alt.Chart(crossed).mark_text(text="×", fontSize=13, fontWeight="bold", color=ink.text, dy=0.5).encode(x=x, y=y)
    )
    ringed = drawn[drawn["event_id"].isin(list(chosen))]
    rings = alt.Chart(ringed).mark_point(size=230, strokeWidth=1.8, stroke=ink.text, filled=False).encode(x=x, y=y)
    return _dressed(
        alt.layer(
            *_furniture(marks, scale_y, ink),
            _published(published, within, height, x, ink),
            bars,
            dots,
            crosses,
            rings,
        ),
        ink,
        height + 10,
    )


def crowd_chart(
    marks: pd.DataFrame, *, within: Extent, palette: Mapping[str, str], ink: Ink, lanes: str = "type"
) -> alt.LayerChart:
    """When there are many: one circle a lane and bin, its area the number of events in it."""
    step = within.step
    names = list(dict.fromkeys(marks.sort_values("row")["lane"]))
    place = {name: index for index, name in enumerate(names)}
    binned = marks.assign(bin=floor(pd.to_datetime(marks["from"], unit="ms"), step))
    by = ["lane", "bin", "type"] if lanes == "type" else ["lane", "bin"]
    crowd = binned.groupby(by, as_index=False).agg(events=("event_id", "nunique"))
    crowd["mid"] = column_ms(crowd["bin"])
    crowd["row"] = crowd["lane"].map(place) * 2
    crowd["when"] = [f"{bin_name(day.date(), step)}" for day in crowd["bin"]]
    whole = marks.drop_duplicates(["lane", "event_id"]).assign(row=lambda m: m["lane"].map(place) * 2)
    scale_y = alt.Scale(domain=[-1, 2 * len(names) - 1], reverse=True, nice=False)
    y = alt.Y("row:Q", axis=None, scale=scale_y)
    x = alt.X("mid:T", **_time_axis(within, ink))
    colour: Any = alt.value(ink.bar)
    if lanes == "type":
        scale = alt.Scale(domain=list(palette), range=list(palette.values()))
        colour = alt.Color("type:N", scale=scale, legend=None)
    circles = (
        alt.Chart(crowd)
        .mark_circle(opacity=0.85)
        .encode(
            x=x,
            y=y,
            color=colour,
            size=alt.Size("events:Q", scale=alt.Scale(range=[12, 420], zero=True), legend=None),
            tooltip=[
                alt.Tooltip("when:N", title="When"),
                alt.Tooltip("lane:N", title="Lane"),
                alt.Tooltip("events:Q", title="Events", format=","),
            ],
        )
    )
    return _dressed(alt.layer(*_furniture(whole, scale_y, ink), circles), ink, 2 * len(names) * ROW_PX + 10)


def strip_chart(
    frame: pd.DataFrame, *, whole: Extent, ink: Ink, window: tuple[date, date] | None = None, height: int = 44
) -> alt.Chart:
    """Events a day, week or month over the whole stretch. Dragging across it comes back as the selection ``brush``.

    ``window`` draws the brush at the start. An interval counts once, at its first day.
    """
    low, high = whole.domain()
    bins = histogram(frame, whole)
    value: dict[str, Any] = {}
    if window is not None:
        value = {"value": {"x": [max(to_ms(window[0]), low), min(to_ms(window[1]) + DAY_MS, high)]}}
    brush = alt.selection_interval(
        name="brush",
        encodings=["x"],
        mark=alt.BrushConfig(fill=ink.accent, fillOpacity=0.18, stroke=ink.accent, strokeOpacity=0.9, cursor="move"),
        **value,
    )
    axis = _time_axis(whole, ink)
    chart: Any = (
        alt.Chart(bins)
        .mark_bar(color=ink.bar, cursor="crosshair", binSpacing=0.5)
        .encode(
            x=alt.X("from:T", **axis),
            x2="to:T",
            y=alt.Y("events:Q", axis=None, scale=alt.Scale(domainMin=0, nice=False)),
            tooltip=[alt.Tooltip("when:N", title="When"), alt.Tooltip("events:Q", title="Events", format=",")],
        )
        .properties(height=height, width="container", view=alt.ViewBackground(cursor="crosshair", stroke=None))
        .add_params(brush)
    )
    padding = {"left": LABEL_PX, "right": 14, "top": 2, "bottom": 0}
    dressed: alt.Chart = chart.properties(padding=padding, background=ink.page).configure(font=FONT)
    return dressed


def _furniture(marks: pd.DataFrame, rows: alt.Scale, ink: Ink) -> list[alt.Chart]:
    """Lane bands, and their names with the number of events, left of the picture."""
    tops = marks.groupby("lane", sort=False).agg(row=("row", "min"), events=("event_id", "nunique")).reset_index()
    tops = tops.sort_values("row")
    tops["line"] = tops["row"] - 0.5
    tops["name"] = [name if len(name) <= 25 else name[:24].rstrip() + "…" for name in tops["lane"]]
    tops["number"] = [f"{number:,}" for number in tops["events"]]
    rules = alt.Chart(tops).mark_rule(color=ink.rule, strokeWidth=1).encode(y=alt.Y("line:Q", scale=rows, axis=None))
    names = (
        alt.Chart(tops)
        .mark_text(align="right", x=-34, baseline="middle", fontSize=12, color=ink.text, fontWeight=500)
        .encode(y=alt.Y("row:Q", scale=rows, axis=None), text="name:N")
    )
    numbers = (
        alt.Chart(tops)
        .mark_text(align="right", x=-10, baseline="middle", fontSize=12, color=ink.muted)
        .encode(y=alt.Y("row:Q", scale=rows, axis=None), text="number:N")
    )
    return [rules, names, numbers]


def _published(days: Sequence[date], within: Extent, height: int, x: Any, ink: Ink) -> alt.Chart:
    """Publication dates as ticks along the lower edge."""
    low, high = within.domain()
    moments = sorted({to_ms(day) + DAY_MS // 2 for day in days})
    ticks = pd.DataFrame({"mid": [moment for moment in moments if low <= moment <= high]}, dtype="int64")
    ticks["what"] = [f"Report published {wording.day(from_ms(moment))}" for moment in ticks["mid"]]
    return (
        alt.Chart(ticks)
        .mark_rule(color=ink.muted, strokeWidth=1.2, opacity=0.9)
        .encode(x=x, y=alt.value(height + 2), y2=alt.value(height + 10), tooltip=alt.Tooltip("what:N", title="Source"))
    )


def _dressed(chart: Any, ink: Ink, height: int) -> alt.LayerChart:
    padding = {"left": LABEL_PX, "right": 14, "top": 4, "bottom": 4}
    dressed: alt.LayerChart = (
        chart.properties(height=height, width="container", padding=padding, background=ink.page)
        .configure(font=FONT)
        .configure_view(stroke=None)
    )
    return dressed


def _time_axis(span: Extent, ink: Ink) -> dict[str, Any]:
    pattern = "%-d %b" if span.days <= 100 else "%b %Y" if span.days <= 1500 else "%Y"
    if span.days <= 100 and span.first.year != span.last.year:
        pattern = "%-d %b %Y"
    axis = alt.Axis(
        title=None,
        format=pattern,
        tickCount=7,
        labelColor=ink.muted,
        labelFontSize=11,
        tickColor=ink.rule,
        domainColor=ink.rule,
        grid=True,
        gridColor=ink.rule,
        gridOpacity=0.55,
        labelFlush=True,
        labelOverlap=True,
        tickMinStep=DAY_MS if span.days <= 100 else 28 * DAY_MS if span.days <= 1500 else 365 * DAY_MS,
    )
    return {"scale": alt.Scale(type="utc", domain=span.domain(), nice=False, clamp=True), "axis": axis}


def _by_status(values: Mapping[str, Any]) -> alt.Scale:
    return alt.Scale(domain=list(values), range=list(values.values()))
