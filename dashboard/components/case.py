"""How a page on the case begins."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard import data
from dashboard.components import messages, panel, state
from dashboard.components.filters import sidebar as filters
from dashboard.views.filtering import Sieve


def mended(place: DeltaGenerator) -> None:
    """Where the rules of merging are newer than the case, its events are made anew before a page reads them.

    ``place``: where it is said how far that is.
    """
    stopped: list[BaseException] = []

    def told(part: float) -> None:
        if not stopped:
            try:
                place.progress(part, text="The rules of merging are new: the events of the case are made anew …")
            except BaseException as stop:  # a click, or the page was closed: that waits until the work is done
                stopped.append(stop)

    data.mend(told)
    if stopped:
        raise stopped[0]


def has_reports() -> bool:
    """How a page on reports begins: notices are drawn, and where the case has no report the page says so."""
    panel.follow()
    found = data.any_documents()
    messages.opened()
    messages.notices()
    if not found:
        messages.first_run(data.store().name)
    return found


def opened(listen: Callable[[], None] = panel.listen) -> Sieve | None:
    """The selection over the case, with notices and filters drawn; None where there is nothing and the page said so.

    ``listen``: lets what is clicked in the page's lists act.
    """
    panel.follow()
    with messages.progress("Reading the events of the case …") as progress:
        table = data.table(progress)
    messages.opened()
    state.put(filters.known(table, state.current()))
    messages.notices()
    if not len(table):
        reports = data.documents()
        unread = sum(bool(row.not_read) for row in reports)
        messages.no_events(len(reports), unread) if reports else messages.first_run(data.store().name)
        return None
    with st.spinner("Searching the sentences …") if state.current().text else messages.quiet():
        sieve = data.kept(state.current())
    filters.sidebar(sieve)
    listen()
    return sieve
