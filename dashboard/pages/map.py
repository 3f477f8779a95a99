"""The home page: map and timeline of the selection, and the panel that says why."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from dashboard.components import case, filters, messages, panel, state, timeline, tray
from dashboard.components.map import event_map
from dashboard.selection import Selection
from dashboard.views import filtering, summary, wording
from dashboard.views.deck import View
from dashboard.views.ink import ink
from dashboard.views.piles import piles_of
from dashboard.views.stacks import Bounds, stacks
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
    span = extent(kept)
    result = event_map(
        piles_of(stacks(kept)),
        title=summary.map_title(selection, names),
        subtitle=wording.days(span.first, span.last) if span else "",
        note=_note(counts),
        theme=state.theme(),
        height=520,
        chosen=selection.focus_places,
        layers=selection.layers,
        view=View(lon=selection.view[1], lat=selection.view[0], zoom=selection.view[2]) if selection.view else None,
        box=Bounds(*selection.box) if selection.box else None,
        circle=selection.around,
        present=selection.present,
        key="map",
    )
    if result.view is not None:
        state.change(view=(result.view.lat, result.view.lon, result.view.zoom))
    if result.layers is not None:
        state.change(layers=result.layers)
    if result.present is not None:
        state.change(present=result.present)
    if result.box or result.circle:
        box = result.box
        state.change(box=(box.west, box.south, box.east, box.north) if box else None, around=result.circle)
        st.rerun()
    if result.clicked is not None and result.keys != selection.focus_places:
        state.focus(places=result.keys)
        st.rerun()


def _note(counts: filtering.Counts) -> str:
    drawn = counts.shown - counts.no_place
    words = f"{drawn:,} of {wording.count(counts.total, 'event')} shown"
    return words + (f"; {counts.no_place:,} without a place" if counts.no_place else "")


state.within_app()
page()
