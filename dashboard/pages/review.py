"""The review: what deserves a look, its report beside it, corrected in place by a named analyst."""

from __future__ import annotations

from dashboard.components import case, state
from dashboard.components.review import desk as review_desk
from dashboard.components.review import page as review
from dashboard.components.review import walk as review_walk


def page() -> None:
    if case.has_reports():
        review.draw()
        own = {"since": review_walk.since(), "read": review_desk.document_id()}
        state.write_address({name: str(number) for name, number in own.items() if number is not None})


state.within_app()
page()
