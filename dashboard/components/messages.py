"""What the page says when there is nothing to draw or something is wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard.components import state
from dashboard.views import cards

_OPENING = "opening"


def empty(title: str, *lines: str, role: str = "status") -> None:
    """A quiet box. ``title`` and ``lines`` are plain text; words in backticks become code.

    ``role``: "alert" where something is wrong.
    """
    paragraphs = "".join(f"<p>{_code(line)}</p>" for line in lines)
    st.html(f'<div class="dl-empty" role="{role}"><h3>{cards.plain(title)}</h3>{paragraphs}</div>')


def opening() -> DeltaGenerator:
    """Says, on the first run of a session, that the case is being opened, until `opened`."""
    place: DeltaGenerator = st.empty()
    if state.first_run():
        place.html('<p class="dl-sub" role="status">Opening the case …</p>')
    st.session_state[_OPENING] = place
    return place


def opened() -> None:
    """The case is open: what the page draws from here on needs no such word."""
    if place := st.session_state.pop(_OPENING, None):
        place.empty()


@contextmanager
def progress(words: str) -> Iterator[Callable[[float], None]]:
    """Gives a function that is told how far a long step is, 0 to 1; the bar is there only if the step tells."""
    place = st.empty()

    def told(part: float) -> None:
        place.progress(min(max(part, 0.0), 1.0), text=words)

    yield told
    place.empty()


def quiet() -> AbstractContextManager[None]:
    """In the place of a spinner where nothing takes long."""
    return nullcontext()


_STEPS = (
    (
        "Add reports",
        "Text, Markdown, HTML, PDF, Word, e-mail: read on this machine; nothing is sent anywhere.",
    ),
    ("See what they tell", "Who did what to whom, where, when, and who says so: on a map, a timeline and in lists."),
    (
        "Ask where it comes from",
        "Every mark leads to the sentence that tells it; what is wrong is corrected in Review.",
    ),
    ("Take it along", "A brief as slide, document or picture; the events as tables and map files."),
)


def first_run(case: str) -> None:
    steps = "".join(f"<li><b>{cards.plain(what)}</b>{cards.plain(how)}</li>" for what, how in _STEPS)
    st.html(
        '<div class="dl-welcome"><h3>This case has no reports yet</h3>'
        f"<p>Reports in; a map, a timeline and a brief out.</p><ol>{steps}</ol></div>"
    )
    if st.button("Add reports →", key="first_reports", type="primary"):
        st.switch_page("pages/add.py")
    st.html(
        f'<p class="dl-sub">Or from a terminal: <code>dateline extract FOLDER --db {cards.plain(case)}</code>; '
        "the page shows them when it is reloaded.</p>"
    )


def no_events(reports: int, unread: int = 0) -> None:
    """``unread``: how many of the reports are in a language that is not read."""
    languages = f" {unread} could not be read for {'their' if unread != 1 else 'its'} language." if unread else ""
    empty(
        "No events were found",
        f"{reports} report{'s are' if reports != 1 else ' is'} in the case, and none of them tells a conflict event "
        f"that Dateline can find.{languages} “Reports” shows what was read, and what failed, report by report.",
    )


def no_match() -> None:
    words, reset = st.columns([4, 1.3], vertical_alignment="center", gap="small")
    words.html(
        '<p class="dl-nothing" role="status"><b>No event passes all of these filters.</b> '
        "Loosen one of the filters on the left, or reset them all.</p>"
    )
    reset.button("Reset all filters", key="reset_empty", on_click=state.reset, width="stretch")


def refused(why: str) -> None:
    """The case cannot be opened or read. ``why``: the error's words."""
    empty("The case cannot be shown", f"{why.rstrip('.')}.", role="alert")
    st.button("Try again", key="try_again")


def failed() -> None:
    empty(
        "Something went wrong on this page",
        "Your case is not harmed. The terminal in which Dateline runs says what happened.",
        "Resetting the filters often helps; if it comes back, the message in the terminal is what to report.",
        role="alert",
    )
    st.button("Reset all filters", key="reset_failed", on_click=state.reset)


def notices() -> None:
    """What was ignored in the address, until dismissed."""
    found = state.notices()
    if not found:
        return
    left, right = st.columns([9, 1], vertical_alignment="center")
    left.html("".join(f'<p class="dl-sub" role="status">⚠ {cards.plain(text)}</p>' for text in found))
    right.button("Dismiss", key="dismiss", type="tertiary", on_click=state.dismiss_notices)


def _code(line: str) -> str:
    parts = line.split("`")
    return "".join(
        f"<code>{cards.plain(part)}</code>" if odd % 2 else cards.plain(part) for odd, part in enumerate(parts)
    )
