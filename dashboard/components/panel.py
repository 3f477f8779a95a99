"""The panel: the events of what was clicked (or of the whole selection), each with the sentences of its reports."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

import numpy as np
import streamlit as st

from dashboard import data
from dashboard.components import actions, state
from dashboard.selection import Selection
from dashboard.table.columns import OPEN_END, Bools, Longs, Table, day_of
from dashboard.table.places import at_places
from dashboard.views import cards, wording
from dashboard.views.filtering import Sieve
from dashboard.views.symbols import ThemeName, colour

#: cards drawn before "show more"
PAGE = 20
#: sentences of one event that are shown; the rest are counted
MOST_SAID = 6
#: cards kept in memory, of some kilobytes each
MOST_DRAWN = 2_000
MAP_PAGE, REPORTS_PAGE, REVIEW_PAGE = "pages/map.py", "pages/reports.py", "pages/review.py"
_REVIEW = Path(__file__).parents[1] / REVIEW_PAGE


def panel(sieve: Sieve, selection: Selection) -> None:
    """Draw the cards of what is in focus; without a focus, of everything selected, newest first."""
    focus, title = in_focus(sieve, selection)
    number = int(focus.sum())
    with st.container(key="panel"):
        left, right = st.columns([4, 1.5], vertical_alignment="center")
        about = cards.plain(_subtitle(sieve.table, focus))
        left.html(f'<p class="dl-h">{cards.plain(title)}</p><p class="dl-sub">{about}</p>')
        if selection.focus_places or selection.focus_events:
            right.button("Show all", key="unfocus", type="tertiary", on_click=state.focus)
        if not number:
            st.html('<p class="dl-sub">No event here passes the present filters.</p>')
            return
        most = st.session_state.setdefault("panel_most", PAGE)
        shown = [int(one) for one in sieve.table.ids[newest(sieve.table, focus, most)]]
        with st.spinner("Reading what the reports say …"):  # Streamlit shows it only where that takes a while
            drawn = _cards(sieve.table, shown, selection)
        st.html(cards.legend() + drawn)
        if number > most:
            rest = min(PAGE, number - most)
            st.button(f"Show {rest} more of {number:,}", key="panel_more", on_click=_more)


def in_focus(sieve: Sieve, selection: Selection) -> tuple[Bools, str]:
    """The events that the panel shows and its title."""
    table = sieve.table
    if selection.focus_events:
        chosen = np.zeros(len(table), dtype=bool)
        chosen[table.rows(selection.focus_events)] = True
        title = "The chosen event" if len(selection.focus_events) == 1 else "The chosen events"
        return chosen & sieve.kept, title
    if selection.focus_places:
        here = sieve.kept & at_places(table, selection.focus_places)
        return here, wording.listed(_names(table, here), most=2) or "This place"
    return sieve.kept, "All events shown" if selection.filtered else "All events"


def newest(table: Table, chosen: Bools, most: int) -> Longs:
    """At most ``most`` of the chosen rows, newest first; what has no date comes last."""
    rows = np.flatnonzero(chosen)
    key = np.where(table.dated[rows], -table.first[rows].astype(np.int64), OPEN_END)
    order = (key << 32) + rows  # equal days by id
    if order.size > most:
        order = order[np.argpartition(order, most)[:most]]
    newest_first: Longs = np.sort(order) & 0xFFFFFFFF
    return newest_first


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


def listen() -> None:
    """Let what is clicked in cards and lists act; once on every page that draws some."""
    actions.listen({"read": _read, "show": _show, "map": to_map, "correct": _correct})


def _cards(table: Table, ids: list[int], selection: Selection) -> str:
    at, theme = data.present(), state.theme()
    keys = [(*at, theme, one, one in selection.focus_events) for one in ids]
    drawn = _drawn().all(keys, lambda missing: _draw(table, missing))
    return "".join(drawn)


#: case, revision, theme, event id, whether it is chosen
_Card = tuple[str, int, ThemeName, int, bool]


@cache
def _drawn() -> data.Recent[_Card, str]:
    """Cards of the latest events that were looked at: most stay the same when a filter changes."""
    return data.Recent(MOST_DRAWN)


def _draw(table: Table, keys: list[_Card]) -> dict[_Card, str]:
    frame = data.rows([event for *_, event, _ in keys])
    events = {int(event.event_id): event for event in data.as_rows(frame)}
    told = data.told([one for event in events.values() for one in event.mention_ids[:MOST_SAID]])
    made = {}
    for key in keys:
        *_, theme, number, chosen = key
        event = events.get(number)
        if event is None:
            continue
        said = [
            replace(told[one], others=tuple(_spelt_out(words) for words in told[one].others))
            for one in event.mention_ids[:MOST_SAID]
            if one in told
        ]
        said.sort(key=lambda one: (one.published is None, one.published, one.mention_id))
        tint = colour(str(event.event_type), theme)
        row = table.rows((number,))
        key_of, days = _place_and_days(table, int(row[0])) if len(row) else ("", None)
        card = cards.card(
            event, said, colour=tint, chosen=chosen, correct=_REVIEW.exists(), on_map=bool(key_of)
        )  # fmt: skip
        made[key] = cards.linked(card, event=number, place=key_of, days=days)
    return made


def _place_and_days(table: Table, row: int) -> tuple[str, tuple[int, int] | None]:
    """Key of the event's mark on the map, and the days of its bar on the timeline."""
    spot = int(table.spot[row])
    stack = int(table.spots.stack[spot]) if spot >= 0 else -1
    days = (int(table.first[row]), int(table.last[row])) if table.dated[row] else None
    return (table.stacks.ids[stack] if stack >= 0 else ""), days


def _spelt_out(place: str) -> str:
    """ "Tarvo, TD" as people write it: "Tarvo, Chad"; a country by its name alone."""
    name, _, code = place.rpartition(", ")
    if not name or len(code) != 2 or not code.isupper():
        return place
    country = data.country_name(code)
    return name if name == country else f"{name}, {country}"


def _names(table: Table, here: Bools) -> list[str]:
    """Names of the places, the one with most events first."""
    spots, number = np.unique(table.spot[here], return_counts=True)
    names: dict[str, int] = {}
    for spot, count in zip(spots.tolist(), number.tolist(), strict=True):
        name = table.spots.names[spot]
        names[name] = names.get(name, 0) + count
    return sorted(names, key=lambda name: (-names[name], name))


def _subtitle(table: Table, focus: Bools) -> str:
    number = int(focus.sum())
    if not number:
        return ""
    parts = [wording.count(number, "event")]
    dated = focus & table.dated
    if dated.any():
        parts.append(wording.days(day_of(int(table.first[dated].min())), day_of(int(table.last[dated].max()))))
    reports = int((table.reports_of.counts(focus, len(table.reports.titles)) > 0).sum())
    parts.append(f"from {wording.count(reports, 'report')}")
    return " · ".join(parts)


def _read(value: str) -> None:
    document, _, event = value.partition("/")
    if _number(document) and (_number(event) or not event):
        open_report(int(document), int(event) if event else None)


def _show(value: str) -> None:
    if _number(value):
        state.focus(events=(int(value),))


def to_map(value: str) -> None:
    """Callback of a link "map:ID": the map will show this event."""
    if _number(value):
        state.focus(events=(int(value),))
        st.session_state["go_to"] = MAP_PAGE


def _correct(value: str) -> None:
    if _number(value):
        state.focus(events=(int(value),))
        st.session_state["go_to"] = REVIEW_PAGE


def _number(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) <= 12


def _more() -> None:
    st.session_state["panel_most"] += PAGE
