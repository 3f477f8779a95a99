"""The selection in numbers."""

from __future__ import annotations

import streamlit as st

from dashboard import data
from dashboard.components import filters, messages, overview, panel, state
from dashboard.views import filtering, summary
from dashboard.views.ink import ink


def page() -> None:
    panel.follow()
    frame = data.events()
    state.put(filters.known(frame, state.current()))
    messages.notices()
    if frame.empty:
        reports = len(data.documents())
        return messages.no_events(reports) if reports else messages.first_run(data.case_name())
    filters.sidebar(frame)
    selection = state.current()
    state.write_address()
    kept = filtering.apply(frame, selection)
    st.html(summary.sentence_html(filtering.counts(kept, len(frame)), selection, filters.names(frame)))
    if kept.empty:
        messages.no_match()
    else:
        overview.draw(kept, ink(state.theme()))
    return None


state.within_app()
page()
