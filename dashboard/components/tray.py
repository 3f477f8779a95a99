"""The tray: events without a date or a place, listed, so that nothing disappears from the screen."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from dashboard.components import state
from dashboard.components.panel import open_report
from dashboard.views import cards, filtering, wording

#: events listed in the tray at most; the rest are counted
MOST = 60


def tray(kept: pd.DataFrame) -> None:
    """List what the map or the timeline cannot show, with the reason for each."""
    no_place, no_date = filtering.unplaced(kept), filtering.undated(kept)
    hidden = kept[no_place | no_date]
    if hidden.empty:
        return
    parts = [
        f"{int(no_place.sum()):,} not on the map" if no_place.any() else "",
        f"{int(no_date.sum()):,} not on the timeline" if no_date.any() else "",
    ]
    label = f"{wording.count(len(hidden), 'event')} with something missing: " + " · ".join(p for p in parts if p)
    with st.expander(label, key="tray", expanded=False):
        for event in hidden.head(MOST).itertuples(index=False):
            _row(event)
        if len(hidden) > MOST:
            st.html(f'<p class="dl-sub">and {len(hidden) - MOST:,} more; narrow the filters to see them.</p>')


def _row(event: Any) -> None:
    missing: list[str] = []
    if pd.isna(event.lat):
        place = str(event.place or "")
        missing.append(f"no point for {place}" if place else "no place named")
    if pd.isna(event.start) and pd.isna(event.end):
        missing.append(str(event.time_explanation or "no date named"))
    words = str(event.evidence).strip()
    left, look, read = st.columns([8, 1, 1.3], vertical_alignment="center", gap="small")
    left.html(
        f'<p class="dl-sub"><b style="color:var(--dl-text)">{cards.plain(event.sub_event_type)}</b> · '
        f"{cards.plain('; '.join(missing))}<br>“{cards.plain(_short(words))}”</p>"
    )
    event_id, document_id = int(event.event_id), int(event.document_id)
    look.button("Show", key=f"tray_show_{event_id}", type="tertiary", on_click=_focus, args=(event_id,))
    read.button(
        "In the report →", key=f"tray_read_{event_id}", type="tertiary", on_click=open_report,
        args=(document_id, event_id),
    )  # fmt: skip


def _focus(event_id: int) -> None:
    state.focus(events=(event_id,))


def _short(words: str, most: int = 180) -> str:
    flat = " ".join(words.split())
    return flat if len(flat) <= most else flat[: most - 1].rsplit(" ", 1)[0] + "…"
