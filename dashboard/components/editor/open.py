"""The editors of the review: one opens in the place of a line of the card, and holds what is typed until it is saved.

Each field has an editor with ``begin`` (widgets set to what stands), ``draw`` and ``value`` (what to save).
"""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from dashboard import review
from dashboard.components.editor import actors as editor_actors
from dashboard.components.editor import group as editor_group
from dashboard.components.editor import place as editor_place
from dashboard.components.editor import plain as editor_plain
from dashboard.components.review import desk
from dashboard.components.review.html import LABELS
from extract.model import Place
from extract.store.corrections.calls import EventState

_EDITORS = {
    "event_type": editor_plain.TYPE,
    "time": editor_plain.TIME,
    "tolls": editor_plain.TOLLS,
    "status": editor_plain.STATUS,
    "weapons": editor_plain.WEAPONS,
    "place": editor_place.PLACE,
    "actors": editor_actors.ACTORS,
}


def begin(field: str, seen: EventState) -> None:
    _EDITORS[field].begin(seen)


def draw(field: str, seen: EventState) -> None:
    """The editor of a field, with why, save and leave off."""
    from dashboard.components.review import act  # it opens editors

    label = LABELS[field][1]
    with st.container(key="review_editor"):
        st.html(f'<p class="rv-label">Correct the {label}</p>')
        _EDITORS[field].draw(seen)
        reason(act.save, f"Save the {label}", "Why this is right; kept in the history")


def reason(save: Callable[[], None], words: str, placeholder: str) -> None:
    """Why (nobody is asked where ``placeholder`` is ""), save and leave off: how every editor ends."""
    if placeholder:
        st.text_input("Why", key="ed_why", placeholder=placeholder, label_visibility="collapsed", max_chars=2000)
    with st.container(horizontal=True, gap="small", key="review_save"):
        st.button(words, key="review_do", type="primary", on_click=save)
        st.button("Leave off", key="review_off", type="tertiary", on_click=desk.turn_back)


def save(field: str) -> None:
    """Save what the editor holds, and what it says of names from now on. Raises InvalidCorrectionError."""
    editor = _EDITORS[field]
    value, why = editor.value(), str(st.session_state.get("ed_why", ""))
    entry = editor.entry()
    label = LABELS[field][1]
    words = f"The {label} was corrected."
    done = desk.attempt("save", lambda seen, by: review.edit(seen, field, value, by=by, why=why), words)
    if done is None or entry is None:
        return
    name, meant = entry
    kind = "place" if isinstance(meant, Place) else "actor"
    kept = review.always(kind, name, meant, by=done.correction.analyst, why=why)
    desk.mine().append(kept.correction.id)
    desk.told(f"{words} “{name}” is always {meant.name} in this case from now on.")


def save_group(mode: str) -> None:
    editor_group.SAVES[mode]()
