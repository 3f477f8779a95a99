"""The timeline on the page: a strip to brush, lanes to click, and a plain way back to all dates."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from dashboard.components import state
from dashboard.selection import Selection
from dashboard.views import filtering, lanes, timeline, timeline_charts, wording
from dashboard.views.ink import Ink
from dashboard.views.stacks import stack_keys
from dashboard.views.symbols import TYPE_STYLES
from extract.standards import EVENT_TYPES

_LANES = {"type": "by type", "actor": "by actor"}


def draw(before: pd.DataFrame, selection: Selection, ink: Ink) -> None:
    """``before``: the events that pass every filter but the brushed window."""
    whole = timeline.extent(before)
    _head(before, selection)
    if whole is None:
        st.html('<p class="dl-sub">None of these events has a date, so there is nothing to lay out in time.</p>')
        return
    palette = {kind: style.colour(state.theme()) for kind, style in TYPE_STYLES.items()}
    _strip(before, whole, selection, ink)
    kept = filtering.apply(before, Selection(window=selection.window))
    within = timeline.Extent(*selection.window) if selection.window else whole
    if kept.empty:
        st.html('<p class="dl-sub">No event falls in the brushed days.</p>')
        return
    marks = lanes.marks(kept, within=within, lanes=selection.lanes, order=list(EVENT_TYPES))
    published = [day.date() for day in kept["published"].dropna().drop_duplicates()]
    chart = timeline_charts.lanes_chart(
        marks,
        within=within,
        palette=palette,
        ink=ink,
        published=published,
        chosen=_chosen(kept, selection),
        labels=selection.window is not None,
    )
    st.altair_chart(
        chart, width="stretch", theme=None, key="lanes", on_select=_pick,
        selection_mode=timeline_charts.selections(marks), alt=_alt(kept, within),
    )  # fmt: skip


def _head(before: pd.DataFrame, selection: Selection) -> None:
    widths = [4.3, 2.2, 2.5] if selection.window else [6.8, 2.2]
    legend, choice, *rest = st.columns(widths, vertical_alignment="center", gap="small")
    legend.html(_legend(before))
    with choice:
        st.session_state["lanes_choice"] = selection.lanes
        st.segmented_control(
            "Lanes",
            list(_LANES),
            key="lanes_choice",
            format_func=lambda lane: _LANES[lane],
            label_visibility="collapsed",
            on_change=_take_lanes,
        )
    if selection.window:
        words = wording.days(*selection.window, short=True)
        rest[0].button(f"✕ {words}", key="clear_brush", on_click=_clear, width="stretch")


def _legend(before: pd.DataFrame) -> str:
    present = set(before["status"])
    parts = ['<span><i class="full"></i>a day</span>', '<span><i class="bar"></i>several days</span>']
    if present & {"claimed", "unconfirmed"}:
        parts.append("<span><i></i>claimed</span>")
    if present & {"planned", "hypothetical"}:
        parts.append('<span><i class="dashed"></i>planned</span>')
    if present & {"denied", "negated"}:
        parts.append("<span>× denied</span>")
    parts.append('<span><i class="tick"></i>report published</span>')
    return f'<p class="dl-legend"><b class="dl-h">Timeline</b>{"".join(parts)}</p>'


def _strip(before: pd.DataFrame, whole: timeline.Extent, selection: Selection, ink: Ink) -> None:
    """The brush is drawn once for each generation of the chart, so that drawing it never fights the hand that drags."""
    generation = state.brush_generation()
    first = st.session_state.setdefault("brush_drawn", (generation, selection.window))
    if first[0] != generation:
        first = st.session_state["brush_drawn"] = (generation, selection.window)
    chart = timeline_charts.strip_chart(before, whole=whole, ink=ink, window=first[1])
    st.altair_chart(
        chart,
        width="stretch",
        theme=None,
        key=f"strip_{generation}",
        on_select=_brush,
        selection_mode="brush",
        alt=f"Events per {whole.step}, {wording.days(whole.first, whole.last)}. Drag to choose days.",
    )


def _alt(kept: pd.DataFrame, within: timeline.Extent) -> str:
    return f"Timeline of {wording.count(len(kept), 'event')}, {wording.days(within.first, within.last)}."


def _chosen(kept: pd.DataFrame, selection: Selection) -> list[int]:
    if selection.focus_events:
        return list(selection.focus_events)
    if selection.focus_places:
        return [int(event) for event in kept.loc[stack_keys(kept).isin(selection.focus_places), "event_id"]]
    return []


def _brush() -> None:
    chart = st.session_state.get(f"strip_{state.brush_generation()}")
    state.change(window=timeline.brushed(chart["selection"]) if chart else None)


def _pick() -> None:
    chart = st.session_state.get("lanes")
    events = timeline.picked(chart["selection"]) if chart else ()
    if events:
        state.focus(events=events)


def _clear() -> None:
    state.change(window=None)
    state.new_brush()


def _take_lanes() -> None:
    state.change(lanes=st.session_state["lanes_choice"] or "type")
