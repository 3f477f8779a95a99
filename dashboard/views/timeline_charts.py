"""The timeline drawn with Altair: a strip of counts that is brushed, and lanes of dots and bars. Pure.

Two charts, not one: the strip always shows the whole stretch and takes the brush, the lanes show the brushed part.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import altair as alt
import pandas as pd

from dashboard.views import lanes, wording
from dashboard.views.ink import FONT, Ink
from dashboard.views.lanes import GAP_PX
from dashboard.views.timeline import AHEAD, DAY_MS, Extent, from_ms, histogram, to_ms

#: pixels a row of marks takes, and that the names of lanes take
ROW_PX = 15
LABEL_PX = 205
#: height of the ticks of publication under the lanes
_TICKS_PX = 11
#: numbers on a filled mark: dark on every colour of the palette, in both themes
_ON_FILL = "#14171c"
_PADDING = {"left": 2, "right": 14, "top": 3, "bottom": 2}
_FIT = alt.AutoSizeParams(type="fit-x", contains="padding")
#: an axis of the same width whatever its labels, so that the charts share their left edge
_LEFT: Any = {
    "minExtent": LABEL_PX,
    "maxExtent": LABEL_PX,
    "ticks": False,
    "domain": False,
    "grid": False,
    "orient": "left",
}

#: status -> dashes of the outline; only what is asserted is filled
_DASH = {
    "asserted": [1, 0],
    "claimed": [1, 0],
    "unconfirmed": [1, 0],
    "denied": [1, 0],
    "disputed": [1, 0],
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
    labels: bool = True,
) -> alt.LayerChart:
    """Lanes of dots (days) and bars (longer): full where asserted, hollow where claimed, dashed where planned.

    ``labels``: whether dates stand under the lanes (the strip above has the same ones while nothing is brushed).
    Clicks come back as the selections named by `selections`, each a list of ``key``.
    """
    dot = lanes.dot_px(marks)
    step = dot + GAP_PX
    height = (int(marks["row"].max()) + 1) * step
    # below the last row, room for the ticks of publication
    scale_y = alt.Scale(domain=[-0.6, (height + _TICKS_PX) / step - 0.6], reverse=True, nice=False)
    y = alt.Y("row:Q", scale=scale_y, axis=_lane_axis(marks, ink))
    x = alt.X("mid:T", **_time_axis(within, ink, labels=labels))
    colour = alt.Scale(domain=list(palette), range=list(palette.values()))
    shared: dict[str, Any] = {
        "fill": alt.condition(
            "datum.status == 'asserted'", alt.Fill("type:N", scale=colour, legend=None), alt.value(ink.page)
        ),
        "stroke": alt.Stroke("type:N", scale=colour, legend=None),
        "tooltip": [
            alt.Tooltip("when:N", title="When"),
            alt.Tooltip("what:N", title="What"),
            alt.Tooltip("says:N", title="Status"),
            alt.Tooltip("words:N", title="Sentence"),
        ],
    }
    axis_y = _lane_axis(marks, ink)
    bars = [
        _bars(rows, name, alt.Y("over:Q", scale=scale_y, axis=axis_y), within, ink, shared)
        for name, rows in _long(marks, dot, step).items()
    ]
    points = marks[marks["point"]]
    dots = (
        alt.Chart(points)
        .mark_point(filled=True, strokeWidth=1.5, opacity=1, cursor="pointer")
        .encode(
            x=x,
            y=y,
            size=alt.condition("datum.n > 1", alt.value((dot - 0.5) ** 2), alt.value((lanes.DOT_PX - 2) ** 2)),
            strokeDash=alt.StrokeDash("status:N", scale=_by_status(_DASH), legend=None),
            **shared,
        )
        .add_params(alt.selection_point(name="dot", fields=["key"], clear=False))
    )
    heaps = marks[marks["n"] > 1]
    numbers = (
        alt.Chart(heaps)
        .mark_text(fontSize=9, fontWeight=600, baseline="middle", dy=0.5, tooltip=None)
        .encode(
            x=x,
            y=y,
            text=alt.Text("n:Q", format=","),
            color=alt.condition("datum.status == 'asserted'", alt.value(_ON_FILL), alt.value(ink.text)),
        )
    )
    crossed = marks[marks["status"].isin(["denied", "negated"]) & (marks["n"] == 1)]
    crosses = (
        alt.Chart(crossed)
        .mark_text(text="×", fontSize=dot + 2, fontWeight="bold", color=ink.text, dy=0.5)
        .encode(x=x, y=y)
    )
    ringed = marks[_holds(marks, chosen)]
    rings = (
        alt.Chart(ringed)
        .mark_point(size=(dot + 4) ** 2, strokeWidth=1.8, stroke=ink.text, filled=False, opacity=1)
        .encode(x=x, y=y)
    )
    layers = [
        _rules(marks, scale_y, _lane_axis(marks, ink), ink),
        *_published(published, within, height, x, ink),
        *bars,
        # an empty layer would have no extent
        *(
            layer
            for layer, rows in ((dots, points), (numbers, heaps), (crosses, crossed), (rings, ringed))
            if len(rows)
        ),
    ]
    dressed: alt.LayerChart = _dressed(alt.layer(*layers), ink, height + _TICKS_PX)
    return dressed


def selections(marks: pd.DataFrame) -> list[str]:
    """Names of the selections that `lanes_chart` of these marks reports clicks as."""
    return [*(["dot"] if marks["point"].any() else []), *_long(marks, 1, 1)]


def _long(marks: pd.DataFrame, dot: float, step: float) -> dict[str, pd.DataFrame]:
    """The marks that are bars, by the selection that reports them: ``bar``, ``plan`` (dashed)."""
    half = dot * 0.3 / step
    long = marks[~marks["point"]].assign(over=lambda rows: rows["row"] - half, under=lambda rows: rows["row"] + half)
    planned = long["status"].isin(AHEAD)
    return {name: rows for name, rows in (("bar", long[~planned]), ("plan", long[planned])) if len(rows)}


def _bars(rows: pd.DataFrame, name: str, y: alt.Y, within: Extent, ink: Ink, shared: dict[str, Any]) -> Any:
    """Paler than dots: an event of a day or two, some time in the months that the bar spans."""
    dashed: dict[str, Any] = {"strokeDash": [4, 3]} if name == "plan" else {}
    return (
        alt.Chart(rows)
        .mark_rect(cornerRadius=4, strokeWidth=1.4, fillOpacity=0.45, cursor="pointer", **dashed)
        .encode(
            x=alt.X("from:T", **_time_axis(within, ink, labels=False)),
            x2="to:T",
            y=y,
            y2="under:Q",
            **shared,
        )
        .add_params(alt.selection_point(name=name, fields=["key"], clear=False))
    )


def strip_chart(
    frame: pd.DataFrame, *, whole: Extent, ink: Ink, window: tuple[date, date] | None = None, height: int = 38
) -> alt.Chart:
    """Events a day, week or month over the whole stretch. Dragging across it comes back as the selection ``brush``.

    ``window`` draws the brush at the start. An interval counts once, at its first day.
    """
    low, high = whole.domain()
    bins = histogram(frame, whole).assign(none=0)
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
        .mark_rect(color=ink.bar, stroke=ink.page, strokeWidth=0.5, cursor="crosshair")
        .encode(
            x=alt.X("from:T", **axis),
            x2="to:T",
            y=alt.Y("events:Q", axis=_strip_axis(bins, whole, ink), scale=alt.Scale(domainMin=0, nice=False)),
            y2="none:Q",
            tooltip=[alt.Tooltip("when:N", title="When"), alt.Tooltip("events:Q", title="Events", format=",")],
        )
        .properties(view=alt.ViewBackground(cursor="crosshair", stroke=None))
        .add_params(brush)
    )
    dressed: alt.Chart = _dressed(chart, ink, height)
    return dressed


def _lane_axis(marks: pd.DataFrame, ink: Ink) -> alt.Axis:
    """Names of the lanes with their number of events, each at its lane's first row."""
    names = {
        f"{row:g}": f"{_cut(str(lane))}  {events:,}"
        for lane, row, events in _tops(marks).itertuples(index=False, name=None)
    }
    return alt.Axis(
        title=None,
        values=[float(row) for row in names],
        labelExpr=f"{json.dumps(names)}[datum.value]",  # a JSON object is an expression, and nothing in it is run
        labelColor=ink.text,
        labelFontSize=12,
        labelLimit=LABEL_PX - 8,
        labelPadding=8,
        **_LEFT,
    )


def _strip_axis(bins: pd.DataFrame, whole: Extent, ink: Ink) -> alt.Axis:
    """What the strip counts and what it is for, in the place of numbers."""
    return alt.Axis(
        title=None,
        values=[float(bins["events"].max()) / 2],
        labelExpr=f"['Events a {whole.step}', 'drag to choose days']",
        labelColor=ink.muted,
        labelFontSize=11,
        labelLineHeight=14,
        labelPadding=8,
        **_LEFT,
    )


def _holds(marks: pd.DataFrame, chosen: Sequence[int]) -> list[bool]:
    """Which marks hold one of the chosen events."""
    wanted = {str(event) for event in chosen}
    return [not wanted.isdisjoint(key.split("+")) for key in marks["key"]]


def _rules(marks: pd.DataFrame, scale: alt.Scale, axis: alt.Axis, ink: Ink) -> alt.Chart:
    """A hairline above each lane; this layer carries the axis with the lanes' names."""
    tops = _tops(marks).assign(line=lambda table: table["row"] - 0.5)
    rules: alt.Chart = (
        alt.Chart(tops).mark_rule(color=ink.rule, strokeWidth=1).encode(y=alt.Y("line:Q", scale=scale, axis=axis))
    )
    return rules


def _tops(marks: pd.DataFrame) -> pd.DataFrame:
    tops = marks.groupby("lane", sort=False).agg(row=("row", "min"), events=("n", "sum"))
    return tops.reset_index().sort_values("row")


def _cut(name: str, most: int = 31) -> str:
    return name if len(name) <= most else name[: most - 1].rstrip() + "…"


def _published(days: Sequence[date], within: Extent, height: int, x: Any, ink: Ink) -> list[alt.Chart]:
    """Publication dates as ticks along the lower edge."""
    low, high = within.domain()
    moments = sorted({to_ms(day) + DAY_MS // 2 for day in days})
    ticks = pd.DataFrame({"mid": [moment for moment in moments if low <= moment <= high]}, dtype="int64")
    ticks["what"] = [f"Report published {wording.day(from_ms(moment))}" for moment in ticks["mid"]]
    ruled: alt.Chart = (
        alt.Chart(ticks)
        .mark_rule(color=ink.muted, strokeWidth=1.2, opacity=0.9)
        .encode(
            x=x,
            y=alt.value(height + 3),
            y2=alt.value(height + _TICKS_PX),
            tooltip=alt.Tooltip("what:N", title="Source"),
        )
    )
    return [ruled] if len(ticks) else []


def _dressed(chart: Any, ink: Ink, height: int) -> Any:
    return (
        chart.properties(height=height, width="container", background=ink.page, padding=_PADDING, autosize=_FIT)
        .configure(font=FONT)
        .configure_view(stroke=None)
    )


def _time_axis(span: Extent, ink: Ink, *, labels: bool = True) -> dict[str, Any]:
    pattern = "%-d %b" if span.days <= 100 else "%b %Y" if span.days <= 1500 else "%Y"
    if span.days <= 100 and span.first.year != span.last.year:
        pattern = "%-d %b %Y"
    axis = alt.Axis(
        title=None,
        format=pattern,
        labels=labels,
        ticks=labels,
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
    return {"scale": alt.Scale(type="utc", domain=_fixed(span.domain()), nice=False, clamp=True), "axis": axis}


def _by_status(values: Mapping[str, Any]) -> alt.Scale:
    return alt.Scale(domain=list(values), range=list(values.values()))


def _fixed(domain: Sequence[int]) -> alt.ExprRef:
    """A domain that reads the same on every channel (plain numbers are dates for x and numbers for x2)."""
    return alt.ExprRef(expr=f"[{domain[0]}, {domain[1]}]")
