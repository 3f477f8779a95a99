"""The review: queue, report and card side by side, each scrolling for itself."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import streamlit as st

from dashboard import review
from dashboard.components import actions, analyst, messages, panel
from dashboard.components.editor import group as editor_group
from dashboard.components.frontend import component
from dashboard.components.review import act as review_act
from dashboard.components.review import card as review_card
from dashboard.components.review import desk, walk
from dashboard.components.review import queue as review_queue
from dashboard.components.review import report as review_report
from dashboard.views import cards, wording
from extract.store.corrections.calls import EventState

_MISSED = "An event that was not found can be added where its report is read, on the page “Reports”."
_SHEET = Path(__file__).with_name("review.css")


def draw() -> None:
    st.html(f"<style>{_sheet()}</style>")
    analyst.keep()
    walk.settle()
    seen = desk.look()
    left, middle, right = st.columns([21, 42, 37], gap="medium")
    with left.container(key="review_left"):
        review_queue.draw()
    with middle:
        page = st.container(key="review_page")
    with right:
        side = st.container(key="review_side")
    sentence = _open(seen, page, side)
    actions.listen(
        {
            "open": desk.open_item,
            "list": review_queue.narrow, "edit": review_act.edit, "undo": _undo, "report": _report, "at": _at,
            "sentence": _sentence, "word": _word, "map": panel.to_map,
        }
    )  # fmt: skip
    at = st.session_state.get("review_at")
    mode = "add-words" if desk.mode() == "add" and st.session_state.get("ed_sentence") else desk.mode()
    shown = f"{desk.key()} {sentence} {at} {desk.mode() == 'add'} {review_report.drawn()}"
    _component()(
        key="review_keys",
        data={
            "sentence": sentence,
            "row": f"q-{desk.key()}",
            "shown": shown,
            "mode": mode,
            "turn": f"{desk.turn()} {mode}",
        },
        on_pressed_change=review_act.pressed,
    )


def _open(seen: EventState | None, middle: Any, right: Any) -> str:
    """Report and card of what is open; returns the passage to bring into view."""
    found = review.orphans().get(desk.orphan_id() or -1)
    if found is not None:
        with middle:
            review_report.orphan(found)
        with right:
            review_card.orphan(found)
        return f"s{found.missing[0].sentence_start}"
    if (report := desk.document_id()) is not None:
        with middle:
            sentence = review_report.alone(report)
        with right:
            review_card.alone()
        return sentence
    if seen is not None:
        with middle:
            sentence = review_report.draw(seen)
        with right:
            review_card.draw(seen)
        return sentence
    with middle:
        _nothing()
    with right:
        if not analyst.current():
            analyst.ask()
        elif desk.told():
            st.html(f'<p class="rv-told" role="status">{cards.plain(desk.told())}</p>')
    return ""


def _nothing() -> None:
    queue = walk.queue()
    if queue.reviewed:
        messages.empty(
            "Nothing is left to review",
            f"{wording.count(queue.reviewed, 'event')} reviewed. What comes in, or changes after it was accepted, "
            "waits here again.",
            _MISSED,
        )
    else:
        messages.empty(
            "Nothing here asks for a second look",
            "Every event has a date, a place and a source to stand on. Any event can still be corrected: "
            "open it on the map and choose “Correct it”.",
            _MISSED,
        )


def _undo(value: str) -> None:
    if (number := _number(value)) is not None and not desk.mode():
        review_act.undo(number)


def _report(value: str) -> None:
    if (number := _number(value)) is not None:
        review_report.choose(number)
        st.session_state["review_at"] = None


def _at(value: str) -> None:
    document, _, mention = value.partition("-")
    numbers = _number(document), _number(mention)
    if numbers[0] is not None:
        review_report.choose(numbers[0])
        st.session_state["review_at"] = numbers[1]


def _sentence(value: str) -> None:
    span, document = _span(value), review_report.drawn()
    if span and document is not None:
        editor_group.pick_sentence(document, *span)


def _word(value: str) -> None:
    if span := _span(value):
        editor_group.pick_word(*span)


def _span(value: str) -> tuple[int, int] | None:
    start, _, end = value.partition("-")
    numbers = _number(start), _number(end)
    return (numbers[0], numbers[1]) if numbers[0] is not None and numbers[1] is not None else None


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= 12 else None


@cache
def _sheet() -> str:
    return _SHEET.read_text(encoding="utf-8")


@cache
def _component() -> Any:
    return component("review", ["review_frontend/review.js"])
