"""The right side of the review: the open event, line by line, each edited where it stands."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import streamlit as st

from dashboard import data, review
from dashboard.components import analyst, state
from dashboard.components.editor import group as editor_group
from dashboard.components.editor import open as editor
from dashboard.components.editor.place import candidates
from dashboard.components.review import act, desk, walk
from dashboard.components.review import html as views
from dashboard.told import Told
from dashboard.views import cards, wording
from dashboard.views.symbols import colour
from extract.model import Place
from extract.store.corrections.calls import EventState
from extract.store.corrections.values import FIELDS
from extract.store.review.queue import Orphan

#: passages of one event that are listed; the rest are counted
MOST_PASSAGES = 30


def draw(seen: EventState) -> None:
    """The card of the open event; while another one is added, that."""
    if desk.mode() == "add":
        return alone()
    event: Any = data.as_rows(data.rows([seen.event_id]))[0]
    with st.container(key="review_head"):
        _head(event)
        _notices()
        if analyst.current():
            _actions(seen)
        else:
            analyst.ask()
    with st.container(key="review_card"):
        _stale()
        _group(seen)
        _clashes(seen)
        _facts(event, seen)
        _told(event, seen)
    return None


def alone() -> None:
    """An event that is added to the report."""
    with st.container(key="review_head"):
        st.html('<p class="rv-title">A new event of this report</p><p class="rv-reasons">One that was not found.</p>')
        _notices()
        if not analyst.current():
            analyst.ask()
    if analyst.current():
        with st.container(key="review_card"):
            _, words, placeholder = editor_group.GROUPS["add"]
            _editor(lambda: editor_group.add(None), words, placeholder)


def orphan(found: Orphan) -> None:
    """A correction that fits nothing: it can wait, or be taken back."""
    with st.container(key="review_head"):
        st.html('<p class="rv-title">A correction without its event</p>')
        _notices()
    st.html(views.orphan(found))
    if analyst.current():
        st.button("Take it back", key="review_orphan_undo", on_click=act.undo, args=(found.correction.id,))
    else:
        analyst.ask()


def _head(event: Any) -> None:
    tint = colour(str(event.event_type), state.theme())
    flags = [
        words
        for words, holds in (
            ("rejected", event.rejected),
            ("corrected", event.corrected),
            ("by hand", event.by_hand),
        )
        if holds
    ]
    marks = "".join(f'<span class="dl-flag">{words}</span>' for words in flags)
    reasons = next((item.reasons for item in walk.queue().items if review.key(item) == desk.key()), ())
    place = f" · {cards.plain(event.place)}" if event.place else ""
    st.html(
        f'<p class="rv-title"><i class="dl-dot" style="background:{tint}"></i>{cards.plain(event.sub_event_type)}'
        f'<span class="rv-soft"> {cards.plain(wording.event_date(event))}{place}</span> {marks}</p>'
        + views.reasons(reasons, str(event.status))
    )


def _notices() -> None:
    wrong, told = desk.wrong(), desk.told()
    if wrong:
        st.html(f'<p class="dl-sub dl-bad" role="alert">{cards.plain(wrong)}.</p>'.replace("..", "."))
    elif told:
        st.html(f'<p class="rv-told" role="status">{cards.plain(told)}</p>')


def _actions(seen: EventState) -> None:
    busy = bool(desk.mode())
    with st.container(horizontal=True, gap="small", key="review_actions", vertical_alignment="center"):
        st.button("Accept", key="review_accept", type="primary", on_click=act.accept, disabled=busy or seen.rejected)
        st.button("Restore" if seen.rejected else "Reject", key="review_reject", on_click=act.reject, disabled=busy)
        for mode, label in (("merge", "Merge"), ("split", "Split"), ("note", "Note"), ("add", "Add event")):
            disabled = busy or (mode == "split" and len(seen.mention_ids) < 2)
            st.button(label, key=f"review_{mode}", type="tertiary", on_click=act.enter, args=(mode,), disabled=disabled)
        st.button("Undo", key="review_undo", type="tertiary", on_click=act.undo, disabled=busy or not desk.mine())
        placed = isinstance(seen.values["place"], Place)
        st.button("On the map", key="review_map", type="tertiary", on_click=act.to_map, disabled=not placed)


def _stale() -> None:
    refused = desk.stale()
    if refused is None:
        return
    st.html(views.stale(refused[0]))
    with st.container(horizontal=True, gap="small", key="review_stale"):
        mine = {"accept": "Accept it as it is now", "reject": "Go on as it is now"}.get(refused[1], "Save mine on top")
        st.button(mine, key="review_mine", type="primary", on_click=act.repeat)
        st.button("Take theirs", key="review_theirs", on_click=act.take_theirs)


def _clashes(seen: EventState) -> None:
    """Where analysts differ on this event."""
    if clashes := [one for one in review.conflicts() if one.event_id == seen.event_id]:
        st.html("".join(map(views.conflict, clashes)))


def _group(seen: EventState) -> None:
    mode = desk.mode()
    if mode not in editor_group.GROUPS:
        return
    draw_it, words, placeholder = editor_group.GROUPS[mode]
    _editor(lambda: draw_it(seen), words, placeholder)


def _editor(draw_it: Callable[[], None], words: str, placeholder: str) -> None:
    with st.container(key="review_editor"):
        draw_it()
        editor.reason(act.save, words, placeholder)


def _facts(event: Any, seen: EventState) -> None:
    named = bool(analyst.current())
    others = [f"{one.name}, {review.surroundings(one)}" for one in candidates(seen)]
    lines = views.facts(event, seen.values, others[1:] if seen.values["place"] else others, editable=named)
    open_field = desk.mode().removeprefix("edit:")
    made: list[str] = []
    for field in FIELDS:
        if field != open_field:
            made.append(lines[field])
            continue
        _lines(made)
        editor.draw(field, seen)
    _lines(made)


def _lines(made: list[str]) -> None:
    if made:
        st.html(f'<dl class="rv-facts">{"".join(made)}</dl>')
        made.clear()


def _told(event: Any, seen: EventState) -> None:
    told = data.told(seen.mention_ids)
    found = [told[one] for one in seen.mention_ids if one in told]
    origins = f" from {wording.count(int(event.origins), 'origin')}" if event.reports > 1 else ""
    head = f"{wording.count(len(found), 'passage')} in {wording.count(int(event.reports), 'report')}{origins}"
    passages = "".join(map(_passage, found[:MOST_PASSAGES]))
    more = f'<p class="dl-sub">and {len(found) - MOST_PASSAGES:,} more</p>' if len(found) > MOST_PASSAGES else ""
    st.html(f'<p class="rv-section">{head}</p>{passages}{more}{_why_one(seen, told)}')
    st.html(
        '<p class="rv-section">History</p>'
        + views.history(review.history(seen.event_id), editable=bool(analyst.current()))
    )


def _passage(one: Told) -> str:
    day = wording.day(one.published) if one.published else "publication date unknown"
    source = cards.plain(" · ".join(part for part in (one.source, one.title or "Untitled report", day) if part))
    lead = one.start + len(one.sentence) - len(one.sentence.lstrip())
    quote = cards.marked(one.sentence.strip(), one.marks, offset=lead)
    way = cards.link(source, "at", f"{one.document_id}-{one.mention_id}", title="Read it in the report")
    way += " " + cards.link("On the map", "map", one.event_id)
    return f'<div class="rv-passage"><q>{quote}</q><p class="dl-source">{way}</p></div>'


def _why_one(seen: EventState, told: dict[int, Told]) -> str:
    if len(seen.mention_ids) < 2:
        return ""
    lines = []
    for one, other, words in review.reasons_of(seen.event_id)[:MOST_PASSAGES]:
        names = [told[each].source or told[each].title or "a report" for each in (one, other) if each in told]
        lines.append(f"<li>{cards.plain(' and '.join(names))}: {cards.plain(words)}</li>")
    return (
        f'<p class="rv-section">Why these are one event</p><ul class="rv-list">{"".join(lines)}</ul>' if lines else ""
    )
