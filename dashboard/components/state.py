"""The one selection of a browser session: read from the address once, changed by widgets and clicks, written back.

Widgets never hold the truth: before they are drawn they are set to the selection, and their callbacks change it.
"""

from __future__ import annotations

import runpy
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import streamlit as st

from dashboard.address import from_query
from dashboard.selection import Selection
from dashboard.views.symbols import ThemeName

_SELECTION = "selection"
_NOTICES = "selection_notices"
_READING = "reading"
_PLAYING = "playing"
_WHOLE = "whole_run"
_IN_APP = "in_app"
_OPENED = "opened"

#: parameters of the address that belong to pages, not to the selection
PAGE_PARAMETERS = ("read", "since", "embed", "embed_options")


def begin() -> Selection:
    """The present selection; on the first run of a session it comes from the address."""
    st.session_state.pop(_WHOLE, None)  # this is a whole run
    st.session_state.pop(_PLAYING, None)  # and playback runs only the map and the timeline
    if _SELECTION not in st.session_state:
        query = {name: st.query_params.get_all(name) for name in st.query_params}
        selection, notices = from_query(query, also=PAGE_PARAMETERS)
        st.session_state[_SELECTION] = selection
        st.session_state[_NOTICES] = list(notices)
        read = query.get("read", [""])[-1]
        st.session_state[_READING] = int(read) if read.isascii() and read.isdecimal() and len(read) <= 12 else None
    return current()


def within_app() -> None:
    """Every page begins with this: a page must be run by app.py, which dresses it and catches what fails.

    Until ``st.navigation`` was called once in a server, Streamlit takes a folder named ``pages`` for its older kind of
    pages and runs the page of the first address alone: then app.py is run here, and it runs the page.
    """
    if _IN_APP not in st.session_state:
        runpy.run_path(str(Path(__file__).parents[1] / "app.py"))
        st.stop()


def unread() -> bool:
    """Has the address of this browser session not been read yet?"""
    return _SELECTION not in st.session_state


def first_run() -> bool:
    """Is this the first run of the browser session? True once."""
    if _OPENED in st.session_state:
        return False
    st.session_state[_OPENED] = True
    return True


def enter_app() -> None:
    """Called by app.py before it runs a page."""
    st.session_state[_IN_APP] = True


def current() -> Selection:
    found: Selection = st.session_state.get(_SELECTION, Selection())
    return found


def change(**changes: Any) -> None:
    """Change some fields of the selection (in a callback, or before the widgets of the run are drawn)."""
    st.session_state[_SELECTION] = replace(current(), **changes)


def put(selection: Selection) -> None:
    st.session_state[_SELECTION] = selection


def reset() -> None:
    """Drop every filter, the window and what is in focus; keep how it is drawn and where the map looks."""
    put(current().drawing())


def focus(*, places: Sequence[str] = (), events: Sequence[int] = ()) -> None:
    change(focus_places=tuple(places), focus_events=tuple(events))


def write_address(extra: Mapping[str, str] | None = None) -> None:
    """Make the address say the present selection (and a page's own ``extra`` parameters)."""
    query: dict[str, str | list[str]] = dict(current().to_query())
    query |= extra or {}
    present = {name: st.query_params.get_all(name) for name in st.query_params}
    if present != {name: value if isinstance(value, list) else [value] for name, value in query.items()}:
        st.query_params.from_dict(query)


def notices() -> list[str]:
    """What was ignored in the address (plain text); kept until dismissed."""
    found: list[str] = st.session_state.get(_NOTICES, [])
    return found


def notice(text: str) -> None:
    if text not in notices():
        st.session_state[_NOTICES] = [*notices(), text]


def dismiss_notices() -> None:
    st.session_state[_NOTICES] = []


def reading() -> int | None:
    """Document id of the report that is open."""
    found: int | None = st.session_state.get(_READING)
    return found


def read(document_id: int | None) -> None:
    st.session_state[_READING] = document_id


def whole_run() -> None:
    """Called in a callback of a fragment: what it changed is more than the fragment shows."""
    st.session_state[_WHOLE] = True


def leave_fragment() -> None:
    """Every fragment begins with this: where a callback asked for it, the whole page runs instead."""
    if st.session_state.pop(_WHOLE, False):
        st.rerun()


def playing() -> bool:
    """Does the timeline play? Then the map follows it and the rest of the page waits."""
    return bool(st.session_state.get(_PLAYING, ""))


def set_playing(on: bool, *, film: bool = False) -> None:
    """``film``: the browser moves the days by itself, so that the map must have the events of all of them."""
    st.session_state[_PLAYING] = ("film" if film else "frames") if on else ""


def filming() -> bool:
    return st.session_state.get(_PLAYING) == "film"


def theme() -> ThemeName:
    """The theme that the browser shows."""
    return "dark" if st.context.theme.type == "dark" else "light"
