"""What the first page needs, loaded while the browser is still connecting: libraries, the case, names of places."""

from __future__ import annotations

import logging
import threading

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

#: seconds that a page waits for the loading at most; then it loads for itself
PATIENCE = 30.0
_OPENED = "opened"

_started: list[threading.Thread] = []


def start() -> None:
    """Begin to load in the background; once for a server."""
    if not _started:
        _started.append(threading.Thread(target=_load, name="dateline-warm", daemon=True))
        _started[0].start()


def opening() -> DeltaGenerator:
    """Wait until all is loaded; empty what this returns when the page stands.

    A page imports nothing heavy before this: two threads never load the same libraries at once. On the first run of a
    session a word stands there meanwhile.
    """
    place = st.empty()
    if _OPENED not in st.session_state:
        st.session_state[_OPENED] = True
        place.html('<p class="dl-sub" role="status">Opening the case …</p>')
    for thread in _started:
        thread.join(PATIENCE)
    return place


def _load() -> None:
    """Ask of the case what the map page will ask; the answers stay in the caches that all sessions share."""
    from extract.errors import DatelineError

    try:
        from dashboard import data
        from dashboard.components import filters, panel, timeline, tray  # noqa: F401 - imported to be ready
        from dashboard.components.map import event_map  # noqa: F401
        from dashboard.views.deck import event_deck
        from dashboard.views.stacks import stacks

        event_deck(stacks(data.events())).to_json()
        data.documents()
    except DatelineError:
        return  # the page says what is wrong with the case
    except Exception:  # the page must open all the same
        logging.getLogger("dateline").exception("loading ahead failed")
