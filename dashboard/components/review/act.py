"""What can be done in the review, by button, by link and by key: one function each, all of them callbacks."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from dashboard import review
from dashboard.components import analyst, state
from dashboard.components.editor import open as editor
from dashboard.components.panel import MAP_PAGE
from dashboard.components.review import desk, walk
from dashboard.components.review.html import MENDS
from extract.errors import DatelineError
from extract.model import Place
from extract.store.corrections.values import FIELDS, in_words

#: a line of the card by its number
KEYS_OF_FIELDS = {str(number): field for number, field in enumerate(FIELDS, 1)}


def accept() -> None:
    if desk.mode() or desk.event_id() is None:
        return
    words = f"Accepted: {_title()}."
    if desk.attempt("accept", lambda seen, by: review.accept(seen, by=by), words):
        walk.proceed()
        desk.told(words)


def reject() -> None:
    """Ask why, and reject; a rejected event is restored at once."""
    seen = desk.seen()
    if desk.mode() or seen is None:
        return
    if seen.rejected:
        desk.attempt("reject", lambda found, by: review.restore(found, by=by), "Restored.")
    elif analyst.current():
        desk.enter("reject")
    else:
        desk.wrong(desk.NAMELESS)


def reject_now() -> None:
    why = str(st.session_state.get("ed_why", ""))
    words = f"Rejected: {_title()}. It is kept, but not counted."
    if desk.attempt("save", lambda seen, by: review.reject(seen, by=by, why=why), words):
        walk.proceed()
        desk.told(words)


def edit(field: str) -> None:
    if field in FIELDS and desk.event_id() is not None and _named():
        desk.enter(f"edit:{field}")
        seen = desk.seen()
        if seen is not None:
            editor.begin(field, seen)


def edit_what_is_missing() -> None:
    """The field that the event is in the queue for, else its type."""
    reasons = next((item.reasons for item in walk.queue().items if review.key(item) == desk.key()), ())
    edit(next((MENDS[one] for one in reasons if one in MENDS), "event_type"))


def enter(mode: str) -> None:
    if desk.event_id() is not None and _named():
        desk.enter(mode)


def save() -> None:
    """Save what the open editor holds."""
    mode = desk.mode()
    try:
        if mode.startswith("edit:"):
            editor.save(mode.removeprefix("edit:"))
        elif mode == "reject":
            reject_now()
        else:
            editor.save_group(mode)
    except DatelineError as error:
        desk.wrong(str(error))


def repeat() -> None:
    """What was refused, on top of what others changed."""
    refused = desk.stale()
    desk.on_top()
    if refused is None:
        return
    if refused[1] == "accept":
        accept()
    elif refused[1] == "reject":
        reject()
    else:
        save()


def take_theirs() -> None:
    desk.on_top()
    desk.leave_off()


def undo(correction_id: int | None = None) -> None:
    """Take a correction back: that one, else the latest of this session."""
    name = analyst.current()
    wanted = correction_id if correction_id is not None else next(reversed(desk.mine()), None)
    if wanted is None or not name:
        desk.told("Nothing of this session is left to undo. The history of an event can be undone line by line.")
        return
    if wanted in desk.mine():
        desk.mine().remove(wanted)
    try:
        done = review.undo(wanted, by=name)
    except DatelineError as error:
        desk.wrong(str(error))
        return
    about = review.about(wanted)
    desk.finished(done, "Taken back.")
    desk.mine().pop()
    if about is not None and about != desk.event_id():
        desk.open_item(f"e{about}")
        desk.told("Taken back.")


def to_map() -> None:
    """The open event on the map, with filters that leave it out dropped."""
    seen = desk.seen()
    if seen is None:
        return
    place = seen.values["place"]
    state.reset()
    state.focus(events=(seen.event_id,))
    if isinstance(place, Place):
        state.change(view=(round(place.lat, 4), round(place.lon, 4), 8.0))
    st.session_state["go_to"] = MAP_PAGE


def pressed() -> None:
    """Callback of the keys."""
    key = getattr(st.session_state.get("review_keys"), "pressed", None)
    if key == "Escape":
        desk.turn_back()
    elif isinstance(key, str) and not desk.mode():
        steps = {"j": 1, "ArrowDown": 1, "ArrowRight": 1, "k": -1, "ArrowUp": -1, "ArrowLeft": -1}
        if key in steps:
            walk.step(steps[key])
        elif key in KEYS_OF_FIELDS:
            edit(KEYS_OF_FIELDS[key])
        else:
            acts: dict[str, Callable[[], None]] = {
                "a": accept, "r": reject, "e": edit_what_is_missing, "u": undo,
                "m": lambda: enter("merge"), "n": lambda: enter("add"),
            }  # fmt: skip
            if key in acts:
                acts[key]()


def _title() -> str:
    """The open event in a few words: "armed clash, 3 May 2031, Kesh"."""
    seen = desk.seen()
    if seen is None:
        return "the event"
    time, place = seen.values["time"], seen.values["place"]
    parts = [str(seen.values["event_type"]).lower(), in_words("time", time) if time else "", getattr(place, "name", "")]
    return ", ".join(part for part in parts if part)


def _named() -> bool:
    if not analyst.current():
        desk.wrong(desk.NAMELESS)
    return bool(analyst.current())
