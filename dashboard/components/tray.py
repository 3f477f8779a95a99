"""The tray: events without a date or a place, listed, so that nothing disappears from the screen."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import streamlit as st

from dashboard import data
from dashboard.views import cards, wording
from dashboard.views.filtering import Sieve

#: events listed in the tray at most; the rest are counted
MOST = 40


def tray(sieve: Sieve) -> None:
    """List what the map or the timeline cannot show, with the reason for each; read only when it is opened."""
    table, kept = sieve.table, sieve.kept
    no_place, no_date = kept & ~table.placed, kept & ~table.dated
    hidden = no_place | no_date
    number = int(hidden.sum())
    if not number:
        return
    parts = [
        f"{int(no_place.sum()):,} not on the map" if no_place.any() else "",
        f"{int(no_date.sum()):,} not on the timeline" if no_date.any() else "",
    ]
    label = f"{wording.count(number, 'event')} with something missing: " + " · ".join(part for part in parts if part)
    opened = st.toggle(label, key="tray")
    if not opened:
        return
    frame = data.rows([int(one) for one in table.ids[np.flatnonzero(hidden)[:MOST]]])
    rows = "".join(_row(event) for event in frame.itertuples(index=False))
    more = f'<p class="dl-sub">and {number - MOST:,} more; narrow the filters to see them.</p>' if number > MOST else ""
    st.html(f'<div class="dl-tray">{rows}{more}</div>')


def _row(event: Any) -> str:
    missing: list[str] = []
    if pd.isna(event.lat):
        place = str(event.place or "")
        missing.append(f"no point for {place}" if place else "no place named")
    if pd.isna(event.start) and pd.isna(event.end):
        missing.append(str(event.time_explanation or "no date named"))
    words = _short(str(event.evidence).strip())
    number, document = int(event.event_id), int(event.document_id)
    return (
        f'<p class="dl-sub"><b>{cards.plain(event.sub_event_type)}</b> · {cards.plain("; ".join(missing))}<br>'
        f"“{cards.plain(words)}” {cards.link('Show', 'show', number)} "
        f"{cards.link('In the report', 'read', f'{document}/{number}')}</p>"
    )


def _short(words: str, most: int = 180) -> str:
    flat = " ".join(words.split())
    return flat if len(flat) <= most else flat[: most - 1].rsplit(" ", 1)[0] + "…"
