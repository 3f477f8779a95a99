"""The selection in numbers."""

from __future__ import annotations

import streamlit as st

from dashboard.components import case, filters, messages, overview, state
from dashboard.views import filtering, summary
from dashboard.views.ink import ink


def page() -> None:
    frame = case.opened()
    if frame is None:
        return
    selection = state.current()
    state.write_address()
    kept = filtering.apply(frame, selection)
    st.html(summary.sentence_html(filtering.counts(kept, len(frame)), selection, filters.names(frame)))
    if kept.empty:
        messages.no_match()
    else:
        overview.draw(kept, ink(state.theme()))


state.within_app()
page()
