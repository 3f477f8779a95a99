"""The home page: map and timeline of the selection, and the panel that says why."""

from __future__ import annotations

import streamlit as st

from dashboard import data
from dashboard.components import case, messages, panel, screen, share, state, timeline, tray
from dashboard.components.filters import sidebar as filters
from dashboard.components.map import MapResult, event_map
from dashboard.selection import Selection
from dashboard.table.places import NO_ARCS, arcs, keys_of, piles
from dashboard.views import filtering, summary, wording
from dashboard.views.deck import View
from dashboard.views.filtering import Sieve
from dashboard.views.stacks import Bounds
from dashboard.views.timeline import extent


def page() -> None:
    sieve = case.opened()
    if sieve is None:
        return
    selection = state.current()
    left, right = st.columns([65, 35], gap="small")
    with left:
        said, shared = st.columns([70, 22], vertical_alignment="center", gap="small")
        said.html(summary.sentence_html(filtering.counts(sieve), selection, filters.names(sieve.table, selection)))
        with shared:
            share.share(selection)
        with st.container():  # always there: what comes after keeps its place on the page, and the keyboard's focus
            if not sieve.kept.any():
                messages.no_match()
        stage()
        tray.tray(sieve)
    with right:
        screen.shares(selection, count=int(panel.in_focus(sieve, selection)[0].sum()))
        panel.panel(sieve, selection)


@st.fragment
def stage() -> None:
    """Map and timeline: playback and a moved map run these alone."""
    state.leave_fragment()
    selection = state.current()
    sieve = data.kept(selection)
    _map(sieve, selection)
    state.write_address()  # after the map, which says where it looks
    timeline.draw(sieve, selection)


def _map(sieve: Sieve, selection: Selection) -> None:
    kept = sieve.without("window") if state.filming() else sieve.kept
    span = extent(sieve.table, kept)
    drawn = selection.window or ((span.first, span.last) if span else None)
    result = event_map(
        piles(sieve.table, kept),
        title=summary.map_title(selection, filters.names(sieve.table, selection)),
        subtitle=wording.days(*drawn) if drawn else "",
        note=_note(filtering.counts(sieve)),
        theme=state.theme(),
        height=520,
        chosen=selection.focus_places or keys_of(sieve.table, selection.focus_events),
        layers=selection.layers,
        arcs=arcs(sieve.table, sieve.kept) if "arcs" in selection.layers else NO_ARCS,
        view=View(lon=selection.view[1], lat=selection.view[0], zoom=selection.view[2]) if selection.view else None,
        box=Bounds(*selection.box) if selection.box else None,
        circle=selection.around,
        present=selection.present,
        key="map",
    )
    _take(result, selection)


def _take(result: MapResult, selection: Selection) -> None:
    """What was done on the map becomes the selection; what filters or chooses runs the whole page."""
    if result.present is not None:
        state.change(present=result.present)
    if result.view is not None:
        view = result.view
        state.change(view=(round(view.lat, 4), round(view.lon, 4), round(view.zoom, 2)))
    if result.layers is not None and result.layers != selection.layers:
        state.change(layers=result.layers)
        if "arcs" in set(result.layers) - set(selection.layers):
            st.rerun(scope="app")  # they are counted only where they are shown
    if result.box or result.circle:
        state.change(box=_rounded(result.box), around=_circle(result.circle))
        st.rerun(scope="app")
    ringed = selection.focus_places or tuple(map(str, selection.focus_events))
    if result.clicked is not None and result.keys != ringed:
        state.focus(places=result.keys)
        st.rerun(scope="app")


def _rounded(box: Bounds | None) -> tuple[float, float, float, float] | None:
    """As an address keeps it, so that a copied link shows the same events."""
    if box is None:
        return None
    return round(box.west, 4), round(box.south, 4), round(box.east, 4), round(box.north, 4)


def _circle(circle: tuple[float, float, float] | None) -> tuple[float, float, float] | None:
    return (round(circle[0], 4), round(circle[1], 4), round(circle[2], 3)) if circle else None


def _note(counts: filtering.Counts) -> str:
    drawn = counts.shown - counts.no_place
    words = f"{drawn:,} of {wording.count(counts.total, 'event')} shown"
    return words + (f"; {counts.no_place:,} without a place" if counts.no_place else "")


state.within_app()
page()
