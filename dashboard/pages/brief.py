"""The selection as a figure worth printing, and as slide, document, page, table and text."""

from __future__ import annotations

import streamlit as st

from dashboard import data
from dashboard.brief.build import Chosen
from dashboard.components import brief, case, messages, state
from dashboard.components.filters import sidebar as filters
from dashboard.views import filtering, summary


def page() -> None:
    sieve = case.opened()
    if sieve is None:
        return
    selection = state.current()
    state.write_address()
    names = filters.names(sieve.table, selection)
    counts = filtering.counts(sieve)
    st.html(summary.sentence_html(counts, selection, names))
    if not counts.shown:
        messages.no_match()
    elif counts.shown > brief.MOST:
        brief.too_many(counts.shown)
    else:
        kept = data.rows([int(event) for event in sieve.table.ids[sieve.rows]])
        brief.draw(kept, counts.total, Chosen.of(selection, names), selection)


state.within_app()
page()
