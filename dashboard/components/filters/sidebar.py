"""The filters in the sidebar: each says what it does and how many events each choice would leave."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import numpy as np
import streamlit as st

from dashboard import data
from dashboard.components import state
from dashboard.components.filters.picker import Choices, Numbers, picker
from dashboard.selection import Selection
from dashboard.table.columns import Names, Table
from dashboard.views import wording
from dashboard.views.filtering import Sieve
from dashboard.views.symbols import status_rank, type_rank, type_style
from extract.lexicon.actors.names import other_names
from extract.standards import EVENT_TYPE_OF

_ROLES = {"either": "either", "agent": "agent", "target": "target"}
_FIRST, _LAST = date(1, 1, 1), date(9999, 12, 31)


def sidebar(sieve: Sieve) -> None:
    """Draw the filters for the case's events. They change the selection in callbacks, before the next run."""
    selection = sieve.selection
    with st.sidebar:
        head = st.container(horizontal=True, vertical_alignment="center")
        head.html('<div class="dl-brand">Filters</div>')
        head.button("Reset all", key="reset", type="tertiary", on_click=state.reset, disabled=not selection.filtered)
        _text("text", "Words", selection.text, placeholder="in sentence, title, place or actor")
        _picked("actors", "Actor")
        _role(selection)
        _dates(selection)
        _pills("event_types", "Type", sieve, lambda kind: type_style(kind).label, type_rank)
        if selection.event_types or selection.sub_event_types:
            _picked("sub_event_types", "Sub-type")
        _pills("statuses", "Status", sieve, wording.status_label, status_rank)
        _where_from()
        left, right = st.columns(2)
        with left:
            _number("toll", "Dead, at least", selection.toll, "By the best figure that the reports give.")
        with right:
            _number(
                "origins", "Origins, at least", selection.origins, "Independent reports: copies of one text are one."
            )


def known(table: Table, selection: Selection) -> Selection:
    """The selection without choices that the case does not have; a notice says so once."""
    changes: dict[str, Any] = {}
    has: dict[str, tuple[str, Callable[[], set[Any]]]] = {
        "actors": ("an actor", lambda: set(table.actors.ids)),
        "places": ("a place", lambda: set(table.places.ids)),
        "documents": ("a report", lambda: set(table.reports.ids.tolist())),
        "sources": ("a source", lambda: set(table.sources.ids)),
    }
    for field, (words, values) in has.items():
        chosen = getattr(selection, field)
        if not chosen:
            continue
        there = values()
        kept = tuple(value for value in chosen if value in there)
        if len(kept) != len(chosen):
            changes[field] = kept
            state.notice(f"The link asks for {words} that this case does not have; ignored.")
    events = tuple(int(one) for one in table.ids[table.rows(selection.focus_events)])
    if events != selection.focus_events:
        changes["focus_events"] = events
        state.notice("The link points at an event that this case does not have.")
    places = tuple(key for key in selection.focus_places if key in table.stacks.ids)
    if places != selection.focus_places:
        changes["focus_places"] = places
        state.notice("The link points at a place that this case does not have.")
    return replace(selection, **changes) if changes else selection


def choices(sieve: Sieve, field: str) -> Choices:
    """The choices of a field with the number of events that each would give."""
    table, counts = sieve.table, sieve.facet(field)
    if field == "documents":
        return Choices(Numbers(table.reports.ids), table.reports.titles, counts)
    names: Names = getattr(table, {"sub_event_types": "sub_types"}.get(field, field))
    if field == "sub_event_types" and sieve.selection.event_types:
        mine = [EVENT_TYPE_OF.get(sub) in sieve.selection.event_types for sub in names.ids]
        counts = np.where(mine, counts, 0)
    if field == "actors":
        return Choices(names.ids, names.labels, counts, table.parent, other_names)
    return Choices(names.ids, names.labels, counts)


@st.fragment
def _picked(field: str, label: str) -> None:
    """A picker in a fragment of its own: typing in it runs nothing else."""
    state.leave_fragment()
    _picker(data.kept(state.current()), field, label)


@st.fragment
def _where_from() -> None:
    """The three pickers that follow each other, in one fragment."""
    state.leave_fragment()
    sieve = data.kept(state.current())
    _picker(sieve, "places", "Place")
    _area(sieve)
    _picker(sieve, "sources", "Source")
    _picker(sieve, "documents", "Report")


def _picker(sieve: Sieve, field: str, label: str) -> None:
    chosen = [str(one) for one in getattr(sieve.selection, field)]
    picker(field, label, choices(sieve, field), chosen, lambda ids: _take_ids(field, ids))


def _take_ids(field: str, ids: tuple[str, ...]) -> None:
    numbers = tuple(int(one) for one in ids if one.isascii() and one.isdecimal())
    state.change(**{field: numbers if field == "documents" else ids})


def _pills(field: str, label: str, sieve: Sieve, named: Callable[[str], str], rank: Callable[[str], int]) -> None:
    names: Names = getattr(sieve.table, {"event_types": "types"}.get(field, field))
    numbers = dict(zip(names.ids, (int(number) for number in sieve.facet(field)), strict=True))
    chosen = [one for one in getattr(sieve.selection, field) if one in numbers]
    options = sorted({one for one in numbers if numbers[one] or one in chosen}, key=lambda one: (rank(one), one))
    if not options:
        return
    key = f"filter_{field}"
    st.session_state[key] = chosen
    st.pills(
        label,
        options,
        key=key,
        selection_mode="multi",
        format_func=lambda value: f"{named(value)} {numbers.get(value, 0):,}",
        on_change=_take,
        args=(field,),
    )


def _text(field: str, label: str, value: str, *, placeholder: str) -> None:
    key = f"filter_{field}"
    st.session_state[key] = value
    st.text_input(label, key=key, placeholder=placeholder, max_chars=200, on_change=_take_one, args=(field,))


def _number(field: str, label: str, value: int, words: str) -> None:
    key = f"filter_{field}"
    st.session_state[key] = value or None
    st.number_input(
        label, min_value=0, max_value=9_999_999, step=1, value=None, key=key, placeholder="any", help=words,
        on_change=_take_number, args=(field,),
    )  # fmt: skip


def _role(selection: Selection) -> None:
    if not selection.actors:
        return
    st.session_state["filter_role"] = selection.role
    st.segmented_control(
        "Role of the actor",
        list(_ROLES),
        key="filter_role",
        format_func=lambda role: _ROLES[role],
        label_visibility="collapsed",
        on_change=_take_role,
    )


def _dates(selection: Selection) -> None:
    for column, field, label in zip(st.columns(2), ("start", "end"), ("From", "To"), strict=True):
        key = f"filter_{field}"
        st.session_state[key] = getattr(selection, field)
        column.date_input(
            label, key=key, format="YYYY-MM-DD", min_value=_FIRST, max_value=_LAST, on_change=_take_day, args=(field,)
        )
    if selection.start or selection.end or selection.window:
        _check("within", "lie wholly within these days", selection.within)
    if selection.start or selection.end:
        _check("include_undated", "keep events without a date", selection.include_undated)


def _check(field: str, label: str, value: bool) -> None:
    st.session_state[f"filter_{field}"] = value
    st.checkbox(label, key=f"filter_{field}", on_change=_take_one, args=(field,))


def _area(sieve: Sieve) -> None:
    """The drawn box or circle, and a way to make a circle of a place."""
    selection = sieve.selection
    if selection.box:
        st.button("✕ the box drawn on the map", key="clear_box", type="tertiary", on_click=_clear, args=("box",))
    if selection.around:
        lat, lon, km = selection.around
        words = f"✕ within {km:g} km of {wording.point(lat, lon)}"
        st.button(words, key="clear_around", type="tertiary", on_click=_clear, args=("around",))
    point = _point(sieve)
    if point:
        st.session_state["filter_around"] = None
        st.number_input(
            "and so many km around it", min_value=1, max_value=2000, step=5, value=None, key="filter_around",
            placeholder="only the place itself", on_change=_take_around, args=point,
        )  # fmt: skip


def _point(sieve: Sieve) -> tuple[float, float] | None:
    """Where the one chosen place is."""
    if len(sieve.selection.places) != 1:
        return None
    table = sieve.table
    here = np.isin(table.spots.place, table.places.codes(sieve.selection.places)) & ~np.isnan(table.spots.lat)
    spots = np.flatnonzero(here)
    return (float(table.spots.lat[spots[0]]), float(table.spots.lon[spots[0]])) if spots.size else None


def _take(field: str) -> None:
    state.change(**{field: tuple(st.session_state[f"filter_{field}"] or ())})


def _take_one(field: str) -> None:
    value = st.session_state[f"filter_{field}"]
    state.change(**{field: value.strip() if isinstance(value, str) else value})


def _take_number(field: str) -> None:
    state.change(**{field: int(st.session_state[f"filter_{field}"] or 0)})


def _take_around(lat: float, lon: float) -> None:
    km = st.session_state["filter_around"]
    if km:
        state.change(around=(round(lat, 4), round(lon, 4), float(km)), places=())
        state.whole_run()


def _clear(field: str) -> None:
    state.change(**{field: None})
    state.whole_run()


def _take_role() -> None:
    state.change(role=st.session_state["filter_role"] or "either")


def _take_day(field: str) -> None:
    value = st.session_state[f"filter_{field}"]
    state.change(**{field: value})
    selection = state.current()
    if selection.start and selection.end and selection.start > selection.end:
        state.change(**{"end" if field == "start" else "start": value})


def names(table: Table, selection: Selection) -> dict[object, str]:
    """Chosen actor, place and document ids -> names, for the sentence that states the selection."""
    found: dict[object, str] = {}
    for names_of, chosen in ((table.actors, selection.actors), (table.places, selection.places)):
        if chosen:
            known_codes = names_of.index()
            found |= {one: names_of.labels[known_codes[one]] for one in chosen if one in known_codes}
    for document in selection.documents:
        at = np.flatnonzero(table.reports.ids == document)
        if at.size:
            found[document] = table.reports.titles[int(at[0])]
    return found
