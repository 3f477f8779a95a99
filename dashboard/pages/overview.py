"""The selection in numbers."""

from __future__ import annotations

import streamlit as st

from dashboard.components import case, messages, overview, screen, state
from dashboard.components.filters import sidebar as filters
from dashboard.views import filtering, summary
from dashboard.views.ink import ink


def page() -> None:
    sieve = case.opened(overview.listen)
    if sieve is None:
        return
    selection = state.current()
    state.write_address()
    screen.shares()
    names = filters.names(sieve.table, selection)
    st.html(summary.sentence_html(filtering.counts(sieve), selection, names))
    if sieve.kept.any():
        overview.draw(sieve.table, sieve.kept, ink(state.theme()))
    else:
        messages.no_match()


state.within_app()
page()
