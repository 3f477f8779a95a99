"""The left side of the review: how far it has got, what waits and why, page by page; the log; the keys."""

from __future__ import annotations

from typing import Any

import streamlit as st

from dashboard import data, review
from dashboard.components import analyst, state
from dashboard.components.review import desk, walk
from dashboard.components.review import html as views
from dashboard.components.review import log as review_log
from dashboard.views import wording
from dashboard.views.symbols import colour
from extract.store.review.queue import QueueItem

#: items on a page of the queue
PAGE = 40


def draw() -> None:
    name = analyst.current()
    queue = walk.queue()
    st.html(views.progress(queue.reviewed, queue.total, review.by(name), name))
    lists = _lists(queue)
    if walk.chosen() not in lists:
        walk.choose(walk.ALL)
    st.html(views.lists([(key, label, count, key == walk.chosen()) for key, (label, count) in lists.items()]))
    items = walk.items()
    _steps(items)
    with st.container(key="review_rows"):
        st.html(views.queue(_rows(items)) if items else '<p class="dl-sub">Nothing is left in this list.</p>')
    with st.container(key="review_foot"):
        review_log.draw()
        analyst.who()
        st.html(views.keys())


def _steps(items: tuple[QueueItem, ...]) -> None:
    keys = [review.key(item) for item in items]
    there = desk.key() in keys
    at = f"{walk.index() + 1:,} of {len(items):,}" if there else f"{len(items):,} waiting"
    with st.container(horizontal=True, gap="small", vertical_alignment="center", key="review_steps"):
        st.button(
            "← Previous", key="review_previous", type="tertiary", on_click=walk.step, args=(-1,), disabled=not items
        )
        st.html(f'<p class="dl-sub">{at}</p>')
        st.button("Next →", key="review_next", type="tertiary", on_click=walk.step, args=(1,), disabled=not items)


def _rows(items: tuple[QueueItem, ...]) -> list[views.Row]:
    """The page of the queue that holds the open item."""
    first = walk.index() // PAGE * PAGE
    shown = items[first : first + PAGE]
    ids = [item.event_id for item in shown if item.event_id is not None]
    found: list[Any] = data.as_rows(data.rows(ids)) if ids else []
    events = {int(row.event_id): row for row in found}
    return [_row(item, events) for item in shown if item.event_id is None or item.event_id in events]


def _row(item: QueueItem, events: dict[int, Any]) -> views.Row:
    key, words = review.key(item), tuple(str(reason) for reason in item.reasons)
    if item.event_id is None:
        found = review.orphans().get(item.correction_id or 0)
        made = wording.iso_days(found.correction.made_at[:10]) if found else ""
        what = f"{found.correction.analyst}: {views.said(found.correction)}" if found else "Correction"
        return views.Row(key, made, what, "", words, now=key == desk.key())
    event = events[item.event_id]
    return views.Row(
        key,
        wording.days(wording.as_day(event.start), wording.as_day(event.end), event.time_precision or "", short=True),
        str(event.sub_event_type),
        str(event.place or ""),
        words,
        colour(str(event.event_type), state.theme()),
        key == desk.key(),
    )


def _lists(queue: review.Queue) -> dict[str, tuple[str, int]]:
    """What the queue can be narrowed to: the words of a reason -> its label and how many there are."""
    found = {walk.ALL: ("All", len(queue.items))}
    found |= {reason.value: (wording.sentence_case(reason.value), count) for reason, count in queue.counts.items()}
    if rejected := len(review.rejected()):
        found[walk.REJECTED] = ("Rejected", rejected)
    return found


def narrow(to: str) -> None:
    """Callback of a click on one of the lists: it begins at its first item."""
    if to in _lists(walk.queue()):
        walk.choose(to)
        if items := walk.items():
            desk.open_item(review.key(items[0]))
