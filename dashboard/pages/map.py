"""The home page: map and timeline of the selection, and the panel that says why."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from dashboard.components import case, filters, messages, panel, state, timeline, tray
from dashboard.components.map import event_map
from dashboard.selection import Selection
from dashboard.views import filtering, summary, wording
from dashboard.views.deck import View, event_deck
from dashboard.views.ink import ink
from dashboard.views.legend import legend_of
from dashboard.views.stacks import SEPARATOR, bounds, stacks
from dashboard.views.timeline import extent


def page() -> None:
    frame = case.opened()
    if frame is None:
        return
    selection = state.current()
    kept = filtering.apply(frame, selection)
    counts = filtering.counts(kept, len(frame))
    names = filters.names(frame)
    left, right = st.columns([65, 35], gap="small")
    with left:
        st.html(summary.sentence_html(counts, selection, names))
        if kept.empty:
            messages.no_match()
        _map(kept, selection, counts, names)
        state.write_address()  # after the map, which says where it looks
        timeline.draw(filtering.apply(frame, selection.without_window()), selection, ink(state.theme()))
        tray.tray(kept)
    with right:
        panel.panel(kept, selection)


def _map(kept: pd.DataFrame, selection: Selection, counts: filtering.Counts, names: dict[object, str]) -> None:
    piles = stacks(kept)
    span = extent(kept)
    chosen = SEPARATOR.join(selection.focus_places)
    result = event_map(
        event_deck(piles, theme=state.theme(), selected=selection.focus_places),
        title=summary.map_title(selection, names),
        subtitle=wording.days(span.first, span.last) if span else "",
        legend=legend_of(piles),
        note=_note(counts),
        theme=state.theme(),
        height=520,
        selected=chosen,
        fit=bounds(piles),
        view=View(lon=selection.view[1], lat=selection.view[0], zoom=selection.view[2]) if selection.view else None,
        key="map",
    )
    if result.view is not None:
        state.change(view=(result.view.lat, result.view.lon, result.view.zoom))
    if result.clicked is not None and result.keys != selection.focus_places:
        state.focus(places=result.keys)
        st.rerun()


def _note(counts: filtering.Counts) -> str:
    drawn = counts.shown - counts.no_place
    words = f"{drawn:,} of {wording.count(counts.total, 'event')} shown"
    return words + (f"; {counts.no_place:,} without a place" if counts.no_place else "")


state.within_app()
page()
