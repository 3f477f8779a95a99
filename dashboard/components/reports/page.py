"""The list of reports and the one that is read."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

import pandas as pd
import streamlit as st

from dashboard import data
from dashboard.components import messages, state
from dashboard.components.panel import MAP_PAGE, REVIEW_PAGE
from dashboard.components.reports import list as report_list
from dashboard.components.reports import reader
from dashboard.components.review import desk as review_desk
from dashboard.told import Told
from dashboard.views import cards, wording
from dashboard.views.symbols import colour
from extract.model import Document, Published
from extract.store.rows import DocumentRow


def draw(rows: Sequence[DocumentRow]) -> None:
    """List on the left, the chosen report on the right."""
    if state.reading() not in {row.id for row in rows}:
        if state.reading() is not None:
            state.notice("The link points at a report that this case does not have.")
        state.read(report_list.ordered(rows, report_list.ORDERS[0])[0].id)
    left, right = st.columns([36, 64], gap="medium")
    with left:
        report_list.draw(rows)
    with right:
        chosen = next(row for row in rows if row.id == state.reading())
        _reader(chosen)


def _reader(row: DocumentRow) -> None:
    report = data.document(row.id)
    if report is None:
        return messages.empty("This report is no longer in the case")
    st.html(f'<p class="dl-title">{cards.plain(row.title or row.name or "Untitled report")}</p>{_facts(row)}')
    _redate(row)
    with st.container(horizontal=True, gap="medium", key="report_ways"):
        if row.events:
            st.button(
                "Show its events on the map →", key="report_to_map", type="tertiary", on_click=_to_map, args=(row.id,)
            )
        st.button("Add an event by hand →", key="report_add", type="tertiary", on_click=_add_event, args=(row.id,))
    if row.state == "failed":
        st.html(f'<p class="dl-sub dl-bad">Could not be extracted: {cards.plain(row.error)}</p>')
        st.button("Try again", key="retry", on_click=_extract, args=(row.id,))
    if row.not_read:
        st.html(
            '<p class="dl-sub">Dateline reads reports in English. No events were looked for in this one; it is kept, '
            "found by its words, and events can be added to it by hand.</p>"
        )
    if row.state == "pending":
        st.button("Extract now", key="extract_now", on_click=_extract, args=(row.id,))
    told = data.told_in(row.id)
    if told:
        st.html(cards.legend(whole=True))
    with st.container(key="reader"):
        st.html(_text(report, told))
    focus = set(state.current().focus_events)
    chosen = next((one for one in told if one.event_id in focus), None)
    if chosen:
        reader.scroll_to(f"s{chosen.start}", key=f"scroll_{row.id}_{chosen.event_id}")
    return None


def _text(report: Document, told: Sequence[Told]) -> str:
    focus = set(state.current().focus_events)
    passages = []
    for (start, end), group in groupby(told, key=lambda one: (one.start, one.end)):
        mentions = list(group)
        statuses = {one.status for one in mentions}
        passages.append(
            cards.Passage(
                start,
                end,
                f"s{start}",
                next(iter(statuses)) if len(statuses) == 1 else "asserted",
                not focus.isdisjoint(one.event_id for one in mentions),
                tuple(colour(kind, state.theme()) for kind in dict.fromkeys(one.event_type for one in mentions)),
                "\n".join(f"{one.sub_event_type}: {wording.status_label(one.status)}" for one in mentions),
                way=f"map:{mentions[0].event_id}",
            )
        )
    return cards.report(report.text, passages, [mark for one in told for mark in one.marks])


def _facts(row: DocumentRow) -> str:
    parts = [cards.plain(row.source)] if row.source else []
    parts.append(cards.plain(_published_words(row.published)))
    parts.append(report_list.what_became(row))
    if row.url:
        parts.append(
            f'<a href="{cards.plain(row.url)}" target="_blank" rel="noopener noreferrer">{cards.plain(row.url)}</a>'
        )
    return f'<p class="dl-sub">{" · ".join(parts)}</p>'


def _redate(row: DocumentRow) -> None:
    """The analyst's own publication date: taken over a date in the file, and the report is extracted again."""
    interval = row.published.interval if row.published else None
    known = interval.start if interval and interval.start == interval.end else None
    label = "Change the publication date" if known else "Give the publication date"
    with st.expander(label, key=f"redate_{row.id}"):
        st.html(
            '<p class="dl-sub">Words like “Monday” or “last week” are read from this date. '
            "The report is extracted again with it.</p>"
        )
        left, right = st.columns([2, 3], vertical_alignment="bottom")
        day = left.date_input(
            "Published on", value=known, format="YYYY-MM-DD", label_visibility="collapsed",
            min_value=pd.Timestamp("1900-01-01").date(), max_value=pd.Timestamp("2100-12-31").date(),
            key=f"redate_day_{row.id}",
        )  # fmt: skip
        if right.button("Use this date", key=f"redate_use_{row.id}") and day != known:
            with st.spinner("Extracting again …"):
                done = data.set_published(row.id, day)
            if done.error:
                state.notice(f"With the new date the report could not be extracted: {done.error}")
            st.rerun()


def _published_words(published: Published | None) -> str:
    """The publication date with how it is known: "published 13 July 2015 (from the file's metadata)"."""
    if published is None:
        return "publication date unknown: “Monday” and its like stay undated"
    basis = {
        "analyst": "given by the analyst",
        "metadata": "from the file’s metadata",
        "dateline": "from the dateline",
        "header": "from the header",
        "text": "from the text",
    }
    return f"published {report_list.published_day(published)} ({basis.get(published.basis, published.basis)})"


def _to_map(document_id: int) -> None:
    state.reset()
    state.change(documents=(document_id,))
    st.session_state["go_to"] = MAP_PAGE


def _add_event(document_id: int) -> None:
    """Callback: the review shows this report, to choose the sentence from."""
    review_desk.open_item(f"d{document_id}")
    st.session_state["go_to"] = REVIEW_PAGE


def _extract(document_id: int) -> None:
    done = data.extract_document(document_id)
    if done.error:
        state.notice(f"The report could not be extracted: {done.error}")
