"""What the first page needs, loaded before the server answers: libraries, the case, names of places.

Not in a thread beside the server: two threads that load the same libraries wait for each other, at times for long.
"""

from __future__ import annotations

import gc
import logging
from functools import cache

from extract.errors import DatelineError


def load() -> None:
    """Ask of the case what the map page will ask; the answers stay in the caches that all sessions share."""
    import streamlit as st  # sets its loggers up

    # it remarks that no server runs yet; what it keeps in memory meanwhile is where it would keep it later
    logging.getLogger(f"{st.__name__}.runtime.caching.cache_data_api").setLevel(logging.ERROR)
    try:
        from dashboard import data
        from dashboard.components import filters, panel, timeline, tray  # noqa: F401 - imported to be ready
        from dashboard.components.map import event_map  # noqa: F401
        from dashboard.selection import Selection
        from dashboard.table.places import piles
        from dashboard.views.piles import thinned
        from dashboard.views.sent import marks_json

        sieve = data.kept(Selection())
        marks_json(thinned(piles(sieve.table, sieve.kept), lon=0.0, lat=0.0, zoom=0.0))
        settle("")
    except DatelineError:
        return  # the page says what is wrong with the case
    except Exception:  # the page must open all the same
        logging.getLogger("dateline").exception("loading ahead failed")


@cache
def settle(page: str) -> None:  # noqa: ARG001 - once for each page
    """Streamlit looks for garbage after every run of a page: not among what stays for good.

    Called when a page has run for the first time in this process, whoever opened it: what it has loaded stays.
    """
    gc.collect()
    gc.freeze()
