"""The panel: the events of what was clicked (or of the whole selection), each with its sentence and its report."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from dashboard import data
from dashboard.components import state
from dashboard.selection import Selection
from dashboard.views import cards, filtering, wording
from dashboard.views.stacks import stack_keys
from dashboard.views.symbols import colour

#: cards drawn before "show more"
PAGE = 12
MAP_PAGE, REPORTS_PAGE = "pages/map.py", "pages/reports.py"


def panel(kept: pd.DataFrame, selection: Selection) -> None:
    """Draw the cards of what is in focus; without a focus, of everything selected, newest first."""
    focus, title = in_focus(kept, selection)
    with st.container(key="panel"):
        left, right = st.columns([4, 1.5], vertical_alignment="center")
        left.html(f'<p class="dl-h">{cards.plain(title)}</p><p class="dl-sub">{cards.plain(_subtitle(focus))}</p>')
        if selection.focus_places or selection.focus_events:
            right.button("Show all", key="unfocus", type="tertiary", on_click=state.focus)
        if focus.empty:
            st.html('<p class="dl-sub">No event here passes the present filters.</p>')
            return
        st.html(cards.legend())
        most = st.session_state.setdefault("panel_most", PAGE)
        for event in focus.head(most).itertuples(index=False):
            _card(event, chosen=event.event_id in selection.focus_events)
        if len(focus) > most:
            rest = min(PAGE, len(focus) - most)
            st.button(f"Show {rest} more of {len(focus):,}", key="panel_more", on_click=_more)


def in_focus(kept: pd.DataFrame, selection: Selection) -> tuple[pd.DataFrame, str]:
    """The rows that the panel shows and its title."""
    if selection.focus_events:
        chosen = kept[kept["event_id"].isin(selection.focus_events)]
        return by_date(chosen), "The chosen event" if len(selection.focus_events) == 1 else "The chosen events"
    if selection.focus_places:
        here = kept[stack_keys(kept).isin(selection.focus_places)]
        names = list(here["place"].value_counts().index) or ["This place"]  # the one with most events first
        return by_date(here), wording.listed(names, most=2)
    return by_date(kept), "All events shown" if selection.filtered else "All events"


def by_date(frame: pd.DataFrame) -> pd.DataFrame:
    """Newest first; what has no date comes last."""
    return frame.sort_values(["start", "event_id"], ascending=[False, True], na_position="last")


def open_report(document_id: int, event_id: int | None) -> None:
    """Callback: the report page will show this report at this event's sentence."""
    state.read(document_id)
    state.focus(events=() if event_id is None else (event_id,))
    st.session_state["go_to"] = REPORTS_PAGE


def follow() -> None:
    """Go where a callback asked to go (a page cannot be changed inside one)."""
    page = st.session_state.pop("go_to", None)
    if page is not None:
        st.switch_page(page)


def _card(event: Any, *, chosen: bool) -> None:
    event_id, document_id = int(event.event_id), int(event.document_id)
    marks = data.marks(document_id).get(int(event.trigger_start), ())
    tint = colour(str(event.event_type), state.theme())
    st.html(cards.card(event, marks or cards.row_marks(event), colour=tint, chosen=chosen))
    st.button(
        "Read it in the report →",
        key=f"read_{event_id}",
        type="tertiary",
        on_click=open_report,
        args=(document_id, event_id),
    )


def _subtitle(focus: pd.DataFrame) -> str:
    if focus.empty:
        return ""
    parts = [wording.count(len(focus), "event")]
    dated = focus[~filtering.undated(focus)]
    if not dated.empty:
        first = dated["start"].fillna(dated["end"]).min().date()
        last = dated["end"].fillna(dated["start"]).max().date()
        parts.append(wording.days(first, last))
    reports = focus["document_id"].nunique()
    parts.append(f"from {wording.count(reports, 'report')}")
    return " · ".join(parts)


def _more() -> None:
    st.session_state["panel_most"] += PAGE
