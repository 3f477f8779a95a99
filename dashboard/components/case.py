"""How a page on the case begins."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from dashboard import data
from dashboard.components import filters, messages, panel, state
from dashboard.views.filtering import Sieve
from extract.store.rows import DocumentRow


def reports() -> list[DocumentRow]:
    """The reports of the case, with notices drawn; none where there are none and the page said so."""
    panel.follow()
    rows = data.documents()
    messages.notices()
    if not rows:
        messages.first_run(data.case_name())
    return rows


def opened(listen: Callable[[], None] = panel.listen) -> Sieve | None:
    """The selection over the case, with notices and filters drawn; None where there is nothing and the page said so.

    ``listen``: lets what is clicked in the page's lists act.
    """
    panel.follow()
    with messages.progress("Reading the events of the case …") as progress:
        table = data.table(progress)
    state.put(filters.known(table, state.current()))
    messages.notices()
    if not len(table):
        reports = len(data.documents())
        messages.no_events(reports) if reports else messages.first_run(data.case_name())
        return None
    with st.spinner("Searching the sentences …") if state.current().text else messages.quiet():
        sieve = data.kept(state.current())
    filters.sidebar(sieve)
    listen()
    return sieve
