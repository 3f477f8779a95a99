"""The log of corrections: taken along to a colleague's case, and theirs taken in."""

from __future__ import annotations

import streamlit as st

from dashboard import review
from dashboard.views import cards, wording
from extract.errors import DatelineError
from extract.store.corrections.exchange import Imported


def draw() -> None:
    with st.popover("Corrections log", width="stretch", key="review_log"):
        orphans, conflicts = len(review.orphans()), len(review.conflicts())
        count = review.corrections_made()
        st.html(
            f'<p class="dl-sub"><b>{wording.count(count, "entry", "entries")}</b> by all who corrected this case; '
            f"{orphans:,} fit nothing at present; {wording.count(conflicts, 'conflict')} between analysts.</p>"
        )
        st.download_button(
            "Save the log as a file", review.exported, file_name="corrections.jsonl", mime="application/x-ndjson",
            key="review_export", disabled=not count, width="stretch", on_click="ignore",
        )  # fmt: skip
        given = st.file_uploader(
            "Take in a colleague’s log",
            type=["jsonl"],
            key=f"review_import_{st.session_state.get('review_imports', 0)}",
        )
        if given is not None:
            _take(given.getvalue())
        said = st.session_state.get("review_imported", "")
        if said:
            st.html(f'<p class="dl-sub" role="status">{cards.plain(said)}</p>')


def _take(content: bytes) -> None:
    """Import once, then clear the uploader."""
    before = len(review.orphans()), len(review.conflicts())
    try:
        done = review.imported(content)
    except DatelineError as error:
        st.session_state["review_imported"] = str(error)
    else:
        st.session_state["review_imported"] = _words(
            done, len(review.orphans()) - before[0], len(review.conflicts()) - before[1]
        )
    st.session_state["review_imports"] = st.session_state.get("review_imports", 0) + 1
    st.rerun()


def _words(done: Imported, orphaned: int, clashing: int) -> str:
    parts = [f"{wording.count(done.new, 'correction')} taken in"]
    if done.known:
        parts.append(f"{done.known:,} known already")
    if orphaned > 0:
        parts.append(f"{orphaned:,} fit nothing in this case at present")
    if clashing > 0:
        parts.append(f"{clashing:,} in conflict with what was said here (the later counts)")
    return "; ".join(parts) + "."
