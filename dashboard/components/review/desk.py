"""What lies on the review's desk in this browser session: the open event, what is being done to it, what was said last.

``seen`` is the event as the analyst reads it: every write names it, so that nobody overwrites what they have not seen.
"""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from dashboard import data, review
from dashboard.components import analyst, state
from dashboard.components.panel import REPORTS_PAGE
from extract.errors import DatelineError, StaleEditError
from extract.store.corrections.calls import EventState, Recorded

_ORPHAN, _DOCUMENT, _MODE, _SEEN = "review_orphan", "review_document", "review_mode", "review_seen"
_TURN = "review_turn"
_STALE, _WRONG, _TOLD, _MINE = "review_stale", "review_wrong", "review_told", "review_done"
#: the report chosen beside the open event
REPORT = "review_report"
#: keys of the widgets of an editor begin with this; they are forgotten when it is opened anew
EDITOR = "ed_"
NAMELESS = "Say who you are first: every correction carries a name."


# -- what is open --------------------------------------------------------------------------------------------------


def event_id() -> int | None:
    """The event that is open."""
    if orphan_id() is not None or document_id() is not None:
        return None
    return next(iter(state.current().focus_events), None)


def orphan_id() -> int | None:
    """The correction that is open, where one that fits nothing is."""
    found: int | None = st.session_state.get(_ORPHAN)
    return found


def document_id() -> int | None:
    """The report that is open without an event, so that one can be added to it."""
    found: int | None = st.session_state.get(_DOCUMENT)
    return found


def key() -> str:
    """The open item as `review.key` names it, "d3" a report; "" where none is."""
    for kind, number in (("c", orphan_id()), ("d", document_id()), ("e", event_id())):
        if number is not None:
            return f"{kind}{number}"
    return ""


def open_item(wanted: str) -> None:
    """Open an item by its key; whatever else that text may be opens nothing."""
    kind, number = wanted[:1], wanted[1:]
    if kind not in ("e", "c", "d") or not (number.isascii() and number.isdecimal() and len(number) <= 12):
        return
    leave_off()
    st.session_state[_SEEN] = None
    st.session_state.pop(REPORT, None)
    for name, of in ((_ORPHAN, "c"), (_DOCUMENT, "d")):
        st.session_state[name] = int(number) if kind == of else None
    state.focus(events=(int(number),) if kind == "e" else ())


def keep_what_is_there() -> None:
    """Before drawing: what is not in the case any more is not open any more."""
    if _DOCUMENT not in st.session_state and event_id() is None:
        open_item(f"d{st.query_params.get('read', '')}")  # the page was loaded once more
    if (report := document_id()) is not None and data.document(report) is None:
        st.session_state[_DOCUMENT] = None
    if (correction := orphan_id()) is not None and correction not in review.orphans():
        st.session_state[_ORPHAN] = None
    event = event_id()
    if event is None or review.state_of(event) is not None:
        return
    before = seen()
    found = review.now_in(before.mention_ids) if before else None
    state.focus(events=() if found is None else (found,))
    st.session_state[_SEEN] = None
    leave_off()
    told("That event is now part of another one, which is shown." if found else "That event is not in the case.")


# -- what is being done --------------------------------------------------------------------------------------------


def mode() -> str:
    """ "" for reading, "edit:place" and so on, "merge", "split", "note", "reject", "add"."""
    if document_id() is not None:
        return "add"
    found: str = st.session_state.get(_MODE, "")
    return found


def enter(wanted: str) -> None:
    _forget_editor()
    st.session_state[_MODE] = wanted
    st.session_state[_TURN] = turn() + 1
    for name in (_STALE, _WRONG, _TOLD):
        st.session_state.pop(name, None)


def turn() -> int:
    """How often something was begun or left: an editor that is opened anew has another number."""
    found: int = st.session_state.get(_TURN, 0)
    return found


def leave_off() -> None:
    """Back to reading; what was typed is dropped."""
    enter("")


def turn_back() -> None:
    """Callback: leave what is being done; from a report without an open event, to where it is read."""
    leave_off()
    if (report := document_id()) is not None:
        st.session_state[_DOCUMENT] = None
        state.read(report)
        st.session_state["go_to"] = REPORTS_PAGE


def _forget_editor() -> None:
    for name in [name for name in st.session_state if isinstance(name, str) and name.startswith(EDITOR)]:
        del st.session_state[name]


def seen() -> EventState | None:
    found: EventState | None = st.session_state.get(_SEEN)
    return found


def look() -> EventState | None:
    """The event as it is read from now on. While it is being edited it stays what it was when the editor opened."""
    event = event_id()
    if event is None:
        return None
    now, before = review.state_of(event), seen()
    if now is None:
        return None
    if before is None or before.event_id != event or (not mode() and not stale()):
        if before is not None and before.event_id == event and before.revision != now.revision:
            told("Somebody else changed this event just now: " + "; ".join(before.differences(now)) + ".")
        before = now
        st.session_state[_SEEN] = now
    elif before.revision != now.revision and not stale():
        st.session_state[_STALE] = (before.differences(now), "save")
    return before


def attempt(what: str, make: Callable[[EventState, str], Recorded], words: str) -> Recorded | None:
    """Make a correction. Where the event changed meanwhile nothing is written, and what was typed stays.

    ``what``: the action to repeat on top of what changed. ``words``: what to say when it is done.
    """
    before = seen()
    if before is None:
        return None
    try:
        return say(lambda name: make(before, name), words)
    except StaleEditError as error:
        st.session_state[_STALE] = (error.changes, what)
        return None


def say(make: Callable[[str], Recorded], words: str) -> Recorded | None:
    """Make a correction in the analyst's name; what is wrong with it is shown. Raises StaleEditError."""
    name = analyst.current()
    if not name:
        wrong(NAMELESS)
        return None
    try:
        done = make(name)
    except StaleEditError:
        raise
    except DatelineError as error:
        wrong(str(error))
        return None
    finished(done, words)
    return done


def finished(done: Recorded, words: str) -> None:
    """A correction was made: show the event that holds it."""
    leave_off()
    st.session_state[_SEEN] = None
    st.session_state.setdefault(_MINE, []).append(done.correction.id)
    told(words)
    if done.event_ids and event_id() not in done.event_ids:
        open_item(f"e{done.event_ids[0]}")
        told(words)


def mine() -> list[int]:
    """Corrections made in this session that can be taken back, the latest last."""
    found: list[int] = st.session_state.setdefault(_MINE, [])
    return found


def stale() -> tuple[tuple[str, ...], str] | None:
    """What others changed, and the action that was refused for it."""
    found: tuple[tuple[str, ...], str] | None = st.session_state.get(_STALE)
    return found


def on_top() -> None:
    """From now on the event is seen as it is; what was typed stays."""
    event = event_id()
    st.session_state.pop(_STALE, None)
    st.session_state[_SEEN] = review.state_of(event) if event is not None else None


def told(words: str | None = None) -> str:
    """What is said after an action (set with ``words``)."""
    if words is not None:
        st.session_state[_TOLD] = words
    found: str = st.session_state.get(_TOLD, "")
    return found


def wrong(words: str | None = None) -> str:
    """What is wrong with what was typed; said once."""
    if words is not None:
        st.session_state[_WRONG] = words
        return words
    found: str = st.session_state.pop(_WRONG, "")
    return found
