"""The filters in the sidebar: each says what it does and how many events each choice would leave."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

import pandas as pd
import streamlit as st

from dashboard.components import state
from dashboard.selection import Selection
from dashboard.views import filtering, wording
from dashboard.views.symbols import status_rank, type_rank, type_style
from extract.standards import EVENT_TYPE_OF

_ROLES = {"either": "either role", "agent": "as agent", "target": "as target"}


def sidebar(frame: pd.DataFrame) -> None:
    """Draw the filters for the case's events. They change the selection in callbacks, before the next run."""
    selection = state.current()
    with st.sidebar:
        left, right = st.columns([3, 2], vertical_alignment="center")
        left.html('<div class="dl-brand">Filters</div>')
        right.button("Reset all", key="reset", type="tertiary", on_click=state.reset, disabled=not selection.filtered)
        _text("text", "Words", selection.text, placeholder="in sentence, title, place or actor")
        names = filtering.actor_names(frame)
        _many("actors", "Actor", frame, selection, lambda actor: names.get(str(actor), str(actor)))
        _role(selection)
        _dates(selection)
        _pills("event_types", "Type", frame, selection, lambda kind: type_style(str(kind)).label, type_rank)
        if selection.event_types or selection.sub_event_types:
            _many("sub_event_types", "Sub-type", frame, selection, str)
        _pills("statuses", "Status", frame, selection, lambda word: wording.status_label(str(word)), status_rank)
        places = filtering.column_names(frame, "place_id", "place")
        _many("places", "Place", frame, selection, lambda place: places.get(place, str(place)))
        titles = filtering.column_names(frame, "document_id", "document_title")
        _many("documents", "Report", frame, selection, lambda number: titles.get(number, "") or "Untitled report")
        _many("sources", "Source", frame, selection, str)


def known(frame: pd.DataFrame, selection: Selection) -> Selection:
    """The selection without choices that the case does not have; a notice says so once."""
    changes: dict[str, Any] = {}
    has: Mapping[str, set[object]] = {
        "actors": set(filtering.actor_names(frame)),
        "places": set(frame["place_id"]),
        "documents": set(frame["document_id"]),
        "sources": set(frame["source"]),
    }
    for field, values in has.items():
        chosen = getattr(selection, field)
        kept = tuple(value for value in chosen if value in values)
        if len(kept) != len(chosen):
            changes[field] = kept
            words = {"actors": "an actor", "places": "a place", "documents": "a report", "sources": "a source"}[field]
            state.notice(f"The link asks for {words} that this case does not have; ignored.")
    here = set(frame["event_id"])
    events = tuple(event for event in selection.focus_events if event in here)
    if events != selection.focus_events:
        changes["focus_events"] = events
        state.notice("The link points at an event that this case does not have.")
    return replace(selection, **changes) if changes else selection


def _many(field: str, label: str, frame: pd.DataFrame, selection: Selection, named: Callable[[object], str]) -> None:
    numbers = filtering.facet(frame, selection, field)
    chosen = list(getattr(selection, field))
    if field == "sub_event_types" and selection.event_types:
        numbers = {k: n for k, n in numbers.items() if EVENT_TYPE_OF.get(str(k)) in selection.event_types}
    options = sorted(numbers, key=lambda value: (-numbers[value], named(value)))
    options += [value for value in chosen if value not in numbers]
    key = f"filter_{field}"
    st.session_state[key] = chosen
    st.multiselect(
        label,
        options,
        key=key,
        format_func=lambda value: f"{named(value)} · {numbers.get(value, 0):,}",
        placeholder="any",
        on_change=_take,
        args=(field,),
    )


def _pills(
    field: str,
    label: str,
    frame: pd.DataFrame,
    selection: Selection,
    named: Callable[[object], str],
    rank: Callable[[str], int],
) -> None:
    numbers = filtering.facet(frame, selection, field)
    chosen = list(getattr(selection, field))
    options = sorted({*numbers, *chosen}, key=lambda value: (rank(str(value)), str(value)))
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
    for field, label in (("start", "From"), ("end", "To")):
        key = f"filter_{field}"
        st.session_state[key] = getattr(selection, field)
        st.date_input(
            label,
            key=key,
            format="YYYY-MM-DD",
            min_value=pd.Timestamp("1900-01-01").date(),
            max_value=pd.Timestamp("2100-12-31").date(),
            on_change=_take_day,
            args=(field,),
        )
    if selection.start or selection.end:
        st.session_state["filter_include_undated"] = selection.include_undated
        st.checkbox(
            "keep events without a date", key="filter_include_undated", on_change=_take_one, args=("include_undated",)
        )


def _take(field: str) -> None:
    values: Sequence[Any] = st.session_state[f"filter_{field}"] or ()
    state.change(**{field: tuple(values)})


def _take_one(field: str) -> None:
    value = st.session_state[f"filter_{field}"]
    state.change(**{field: value.strip() if isinstance(value, str) else value})


def _take_role() -> None:
    state.change(role=st.session_state["filter_role"] or "either")


def _take_day(field: str) -> None:
    value = st.session_state[f"filter_{field}"]
    state.change(**{field: value})
    selection = state.current()
    if selection.start and selection.end and selection.start > selection.end:
        state.change(**{"end" if field == "start" else "start": value})


def names(frame: pd.DataFrame) -> dict[object, str]:
    """Actor, place and document ids -> names, for the sentence that states the selection."""
    found: dict[object, str] = {}
    found.update(filtering.actor_names(frame).items())
    found |= filtering.column_names(frame, "place_id", "place")
    found |= filtering.column_names(frame, "document_id", "document_title")
    return found
