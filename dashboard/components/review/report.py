"""The middle of the review: the report, readable like a page, with the open event's passages marked in it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

import streamlit as st

from dashboard import data
from dashboard.components import state
from dashboard.components.review import desk
from dashboard.told import Told
from dashboard.views import cards, wording
from dashboard.views.symbols import colour
from extract.model import Document
from extract.store.corrections.calls import EventState
from extract.store.review.queue import Orphan

_OPEN = "review_report_drawn"


def draw(seen: EventState) -> str:
    """The report of the open event; returns the id of the passage to bring into view."""
    told = data.told(seen.mention_ids)
    documents = tuple(dict.fromkeys(told[one].document_id for one in seen.mention_ids if one in told))
    lead = seen.event_id if seen.event_id in told else next(iter(told), None)
    ordered = tuple(sorted(documents, key=lambda one: one != (told[lead].document_id if lead else None)))
    chosen = st.session_state.get(desk.REPORT)
    chosen = chosen if chosen in documents else next(iter(ordered), None)
    st.session_state[_OPEN] = chosen
    report = data.document(chosen) if chosen is not None else None
    if report is None or chosen is None:
        st.html('<p class="dl-sub">The report of this event is not in the case any more.</p>')
        return ""
    _head(chosen, report, ordered)
    inside = data.told_in(chosen)
    with st.container(key="review_text"):
        if desk.mode() == "add":
            st.html(_sentences(chosen, report))
        else:
            st.html(_text(report, inside, set(seen.mention_ids)))
    mine = [one for one in inside if one.mention_id in seen.mention_ids]
    at = st.session_state.get("review_at")
    first = next((one for one in mine if one.mention_id == at), mine[0] if mine else None)
    return f"s{first.start}" if first else ""


def orphan(found: Orphan) -> None:
    """The report that a correction points at, where the case has it."""
    anchor = found.missing[0]
    row = next((row for row in data.documents() if row.sha256 == anchor.document), None)
    report = data.document(row.id) if row else None
    if row is None or report is None:
        st.html(
            '<div class="dl-empty"><h3>Its report is not in this case</h3>'
            f"<p>The correction points at the words “{cards.plain(anchor.text)}” of a report that was not added here. "
            "Add that report and it counts.</p></div>"
        )
        return
    _head(row.id, report, (row.id,))
    spot = cards.Passage(anchor.sentence_start, anchor.sentence_end, f"s{anchor.sentence_start}", chosen=True)
    mark = cards.Mark(anchor.start, anchor.end, "trigger", "what the correction points at")
    with st.container(key="review_text"):
        st.html(cards.report(report.text, [spot], [mark]))


def alone(document_id: int) -> str:
    """A report without an open event, its sentences to choose from."""
    report = data.document(document_id)
    st.session_state[_OPEN] = document_id
    if report is None:
        return ""
    _head(document_id, report, (document_id,))
    with st.container(key="review_text"):
        st.html(_sentences(document_id, report))
    held = st.session_state.get("ed_sentence")
    return f"s{held[1]}" if held else ""


def drawn() -> int | None:
    """The report that was drawn last."""
    found: int | None = st.session_state.get(_OPEN)
    return found


def choose(document_id: int) -> None:
    """Callback: another report of the open event."""
    if data.document(document_id) is not None:
        st.session_state[desk.REPORT] = document_id


def _head(document_id: int, report: Document, documents: Sequence[int]) -> None:
    day = report.published.interval.start if report.published else None
    line = " · ".join(part for part in (report.source, wording.day(day) if day else "publication date unknown") if part)
    tabs = ""
    if len(documents) > 1:
        tabs = '<p class="rv-tabs">' + " ".join(_tab(one, one == document_id) for one in documents[:12]) + "</p>"
    st.html(
        f'<p class="rv-title">{cards.plain(report.title or report.name or "Untitled report")}</p>'
        f'<p class="dl-sub">{cards.plain(line)}</p>{tabs}{cards.legend()}'
    )


def _tab(document_id: int, now: bool) -> str:
    report = data.document(document_id)
    name = (report.source or report.title or report.name) if report else ""
    words = cards.plain(name or f"report {document_id}")
    return f'<b aria-current="true">{words}</b>' if now else cards.link(words, "report", document_id)


def _text(report: Document, told: Sequence[Told], members: set[int]) -> str:
    """The passages of the open event stand out with their marks; those of others are quiet, and open on a click."""
    passages = []
    for (start, end), group in groupby(told, key=lambda one: (one.start, one.end)):
        mentions = list(group)
        mine = any(one.mention_id in members for one in mentions)
        other = next((one.event_id for one in mentions if one.mention_id not in members), None)
        statuses = {one.status for one in mentions}
        passages.append(
            cards.Passage(
                start, end, f"s{start}",
                next(iter(statuses)) if len(statuses) == 1 else "asserted",
                mine,
                tuple(colour(kind, state.theme()) for kind in dict.fromkeys(one.event_type for one in mentions)),
                "\n".join(f"{one.sub_event_type}: {wording.status_label(one.status)}" for one in mentions),
                "" if mine or other is None else f"open:e{other}",
            )
        )  # fmt: skip
    return cards.report(
        report.text, passages, [mark for one in told if one.mention_id in members for mark in one.marks]
    )


def _sentences(document_id: int, report: Document) -> str:
    """Every sentence of the report, to choose one from."""
    extraction = data.extraction(document_id)
    spans = [(one.start, one.end) for one in extraction.sentences] if extraction else []
    spans = spans or [(one.start, one.end) for one in data.told_in(document_id)] or _lines(report.text)
    held = st.session_state.get("ed_sentence")
    passages = [
        cards.Passage(start, end, f"s{start}", chosen=held == (document_id, start, end), act=f"sentence:{start}-{end}")
        for start, end in dict.fromkeys(spans)
    ]
    return f'<div class="rv-choose">{cards.report(report.text, passages, [])}</div>'


def _lines(text: str) -> list[tuple[int, int]]:
    """The lines of a text that no rule has split into sentences."""
    found, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            found.append((at, at + len(line)))
        at += len(line) + 1
    return found
