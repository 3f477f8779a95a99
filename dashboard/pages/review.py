"""The review: what deserves a look, its report beside it, corrected in place by a named analyst."""

from __future__ import annotations

from dashboard import data
from dashboard.components import messages, panel, review, review_desk, state


def page() -> None:
    panel.follow()
    rows = data.documents()
    messages.notices()
    if not rows:
        return messages.first_run(data.case_name())
    review.draw()
    since = review_desk.since()
    state.write_address({"since": str(since)} if since is not None else {})
    return None


state.within_app()
page()
