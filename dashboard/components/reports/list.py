"""The list of reports with the state of each: found by a word, ordered, a page at a time."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from dashboard.components import actions, panel, state
from dashboard.components.reports import reader
from dashboard.views import cards, wording
from extract.model import Published
from extract.store.rows import DocumentRow

#: reports on a page of the list
PAGE = 100
ORDERS = ("newest first", "in order of adding", "most events", "by title")

_AT = "reports_page"
#: the report at which the list stands: where another is read, the list goes to its page
_STANDS = "reports_stands"


def draw(rows: Sequence[DocumentRow]) -> None:
    st.html(f'<p class="dl-h">{wording.count(len(rows), "report")}</p><p class="dl-sub">{totals(rows)}</p>')
    find, order = st.columns([3, 2], gap="small")
    words = find.text_input(
        "Find", placeholder="title or source", label_visibility="collapsed", key="reports_find", on_change=_first_page
    )
    by = order.selectbox("Order", ORDERS, label_visibility="collapsed", key="reports_order", on_change=_first_page)
    listed = ordered(having(rows, words or ""), by)
    actions.listen({"open": _open, "map": panel.to_map})
    came = _stand(listed)
    at = min(st.session_state.get(_AT, 0), max(0, len(listed) - 1) // PAGE)
    shown = listed[at * PAGE : (at + 1) * PAGE]
    if not listed:
        st.html('<p class="dl-sub">No report has these words in its title or source.</p>')
    if len(listed) > PAGE:
        _pager(at, len(listed))
    elif len(listed) < len(rows):
        st.html(f'<p class="dl-sub" role="status">{len(listed):,} of {len(rows):,} reports</p>')
    with st.container(key="report_list"):
        lines = "".join(_line(row, chosen=row.id == state.reading()) for row in shown)
        st.html(f'<ol class="dl-list" start="{at * PAGE + 1}">{lines}</ol>')
    if came:
        reader.scroll_to(f"r{state.reading()}", key=f"list_{state.reading()}")


def having(rows: Sequence[DocumentRow], words: str) -> list[DocumentRow]:
    """The reports with these words, as they stand, in title, source or file name; case does not count."""
    wanted = " ".join(words.lower().split())
    return [row for row in rows if wanted in f"{row.title} {row.source} {row.name}".lower()]


def ordered(rows: Sequence[DocumentRow], by: str) -> list[DocumentRow]:
    """``by``: one of `ORDERS`; equal ones in order of adding, reports without a date after all others."""
    if by == "most events":
        return sorted(rows, key=lambda row: (-row.events, row.id))
    if by == "by title":
        return sorted(rows, key=lambda row: ((row.title or row.name).lower(), row.id))
    if by == "newest first":
        return sorted(sorted(rows, key=lambda row: row.id), key=_start, reverse=True)
    return sorted(rows, key=lambda row: row.id)


def what_became(row: DocumentRow) -> str:
    """Escaped: "4 events", "not read: Russian", "failed: ...", "not extracted yet"."""
    if row.not_read:
        return f'<span class="dl-bad">{cards.plain(row.not_read)}</span>'
    if row.state == "failed":
        return f'<span class="dl-bad">failed: {cards.plain(row.error)}</span>'
    if row.state == "pending":
        return "not extracted yet"
    return cards.plain(wording.count(row.events, "event")) if row.events else "read, no event found"


def totals(rows: Sequence[DocumentRow]) -> str:
    """Escaped: events of all reports, and how many reports failed, wait, are in no language that is read, have no
    events or no date."""
    failed = sum(row.state == "failed" for row in rows)
    pending = sum(row.state == "pending" for row in rows)
    unread = sum(bool(row.not_read) for row in rows)
    nothing = sum(row.state == "done" and not row.events for row in rows) - unread
    undated = sum(row.published is None for row in rows)
    parts = [wording.count(sum(row.events for row in rows), "event")]
    parts += [f"{nothing:,} without events"] if nothing else []
    parts += [f"{unread:,} not read for their language"] if unread else []
    parts += [f"{failed:,} failed"] if failed else []
    parts += [f"{pending:,} not extracted yet"] if pending else []
    parts += [f"{undated:,} without a publication date"] if undated else []
    return cards.plain(" · ".join(parts))


def published_day(published: Published | None) -> str:
    if published is None:
        return "publication date unknown"
    return wording.days(published.interval.start, published.interval.end)


def _line(row: DocumentRow, *, chosen: bool) -> str:
    title = cards.plain(row.title or row.name or "Untitled report")
    about = [cards.plain(part) for part in (row.source, published_day(row.published)) if part]
    now = ' class="dl-now"' if chosen else ""
    return (
        f'<li id="r{row.id}"{now} data-act="open:{row.id}">{cards.link(title, "open", row.id)}'
        f"<span>{' · '.join([*about, what_became(row)])}</span></li>"
    )


def _pager(at: int, number: int) -> None:
    last = (number - 1) // PAGE
    words, back, on = st.columns([6, 1, 1], vertical_alignment="center", gap="small")
    words.html(
        f'<p class="dl-sub" role="status">{at * PAGE + 1:,}–{min(number, (at + 1) * PAGE):,} of {number:,} reports</p>'
    )
    back.button(
        "‹", key="reports_back", help="The reports before these", disabled=at == 0, width="stretch",
        on_click=_turn, args=(at - 1,),
    )  # fmt: skip
    on.button(
        "›", key="reports_on", help="The reports after these", disabled=at == last, width="stretch",
        on_click=_turn, args=(at + 1,),
    )  # fmt: skip


def _stand(listed: Sequence[DocumentRow]) -> bool:
    """Go to the page of the report that is read where it was not chosen in this list; says whether it did."""
    reading = state.reading()
    if st.session_state.get(_STANDS) == reading:
        return False
    st.session_state[_STANDS] = reading
    place = next((at for at, row in enumerate(listed) if row.id == reading), None)
    if place is None:
        return False
    _turn(place // PAGE)
    return True


def _open(value: str) -> None:
    if value.isascii() and value.isdecimal() and len(value) <= 12:
        state.read(int(value))
        st.session_state[_STANDS] = int(value)
        state.focus()


def _turn(page: int) -> None:
    st.session_state[_AT] = page


def _first_page() -> None:
    _turn(0)


def _start(row: DocumentRow) -> str:
    start = row.published.interval.start if row.published else None
    return start.isoformat() if start else ""
