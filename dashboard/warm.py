"""What the first page needs, loaded before the server answers: libraries, the case, names of places.

Not in a thread beside the server: two threads that load the same libraries wait for each other, at times for long.
"""

from __future__ import annotations

import gc
import logging
import sys
import time
from collections.abc import Callable
from functools import cache
from typing import Any

from extract.errors import DatelineError

#: a case that is read in less time is not worth a word
_PATIENCE_S = 1.0


def load() -> None:
    """Ask of the case what the map page will ask; the answers stay in the caches that all sessions share."""
    import streamlit as st  # sets its loggers up

    # it remarks that no server runs yet; what it keeps in memory meanwhile is where it would keep it later
    logging.getLogger(f"{st.__name__}.runtime.caching.cache_data_api").setLevel(logging.ERROR)
    try:
        from dashboard import data
        from dashboard.components import panel, timeline, tray  # noqa: F401 - imported to be ready
        from dashboard.components.filters import sidebar as filters  # noqa: F401 - imported to be ready
        from dashboard.components.map import event_map  # noqa: F401
        from dashboard.selection import Selection
        from dashboard.table.places import piles
        from dashboard.views.piles import thinned
        from dashboard.views.sent import marks_json

        data.table(_console())
        sieve = data.kept(Selection())
        marks_json(thinned(piles(sieve.table, sieve.kept), lon=0.0, lat=0.0, zoom=0.0))
        settle("")
    except DatelineError:
        return  # the page says what is wrong with the case
    except Exception:  # the page must open all the same
        logging.getLogger("dateline").exception("loading ahead failed")


def _console() -> Callable[[float], None]:
    """Says in the terminal that a large case is being read, and how far that is where somebody looks."""
    began = time.monotonic()
    bar: Any = None

    def told(part: float) -> None:
        nonlocal bar
        if bar is None and time.monotonic() - began > _PATIENCE_S:
            words = "Reading the events of the case"
            if not sys.stderr.isatty():
                print(f"{words} ...", file=sys.stderr, flush=True)
            from tqdm import tqdm

            layout = "{desc}: {percentage:3.0f}%|{bar}| {elapsed}"
            bar = tqdm(desc=words, total=100, bar_format=layout, disable=not sys.stderr.isatty())
        if bar is not None:
            bar.update(round(100 * part) - bar.n)
            if part >= 1.0:
                bar.close()

    return told


@cache
def settle(page: str) -> None:  # noqa: ARG001 - once for each page
    """Streamlit looks for garbage after every run of a page: not among what stays for good.

    Called when a page has run for the first time in this process, whoever opened it: what it has loaded stays.
    """
    gc.collect()
    gc.freeze()
