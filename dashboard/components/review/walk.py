"""The way through the review: the queue as it is narrowed, and where in it the open item stands."""

from __future__ import annotations

import streamlit as st

from dashboard import review
from dashboard.components import analyst, state
from dashboard.components.review import desk
from extract.errors import DatelineError
from extract.store.review.queue import QueueItem
from extract.store.review.reasons import Reason

_INDEX, _LIST, _SINCE = "review_index", "review_list", "review_since"
#: choices of the queue that are no reasons
ALL, REJECTED = "all", "rejected"


def since() -> int | None:
    """What is new to this analyst: passages above this number. It stays the same while the page is open."""
    if _SINCE not in st.session_state:
        given = st.query_params.get("since", "")  # the page was loaded once more
        if given.isascii() and given.isdecimal() and len(given) <= 12:
            st.session_state[_SINCE] = int(given)
        elif name := analyst.current():
            try:
                st.session_state[_SINCE] = review.visit(name)
            except DatelineError:  # a case that may only be read keeps no visits
                st.session_state[_SINCE] = None
    found: int | None = st.session_state.get(_SINCE)
    return found


def queue() -> review.Queue:
    return review.queue(since())


def items() -> tuple[QueueItem, ...]:
    """The queue as it is narrowed, or what was rejected."""
    if chosen() == REJECTED:
        return review.rejected()
    return queue().only(next((reason for reason in Reason if reason.value == chosen()), None))


def chosen() -> str:
    """The list that is shown: the words of a reason, `ALL` or `REJECTED`."""
    found: str = st.session_state.get(_LIST, ALL)
    return found


def choose(wanted: str) -> None:
    st.session_state[_LIST] = wanted
    st.session_state[_INDEX] = 0


def settle() -> None:
    """Before drawing: open the first of the queue where nothing is open, and remember where in the queue we are."""
    desk.keep_what_is_there()
    waiting = items()
    if not desk.key() and waiting:
        desk.open_item(review.key(waiting[min(index(), len(waiting) - 1)]))
    keys = [review.key(item) for item in waiting]
    if desk.key() in keys:
        st.session_state[_INDEX] = keys.index(desk.key())


def index() -> int:
    """Where in the filtered queue the open item stands, or stood."""
    found: int = st.session_state.get(_INDEX, 0)
    return found


def step(by: int) -> None:
    """Callback: the next (1) or the previous (-1) of the queue."""
    waiting = [review.key(item) for item in items()]
    if not waiting:
        return
    there = desk.key() in waiting
    at = waiting.index(desk.key()) + by if there else index() + (0 if by > 0 else -1)
    st.session_state[_INDEX] = min(max(at, 0), len(waiting) - 1)
    desk.open_item(waiting[index()])


def proceed() -> None:
    """After a decision: the item that has come to where the decided one stood; nothing where none is left."""
    waiting = [review.key(item) for item in items()]
    if desk.key() in waiting:
        step(1)
    elif waiting:
        desk.open_item(waiting[min(index(), len(waiting) - 1)])
    else:
        desk.open_item("e0")
        state.focus()
