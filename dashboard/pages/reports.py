"""The reports of the case: what became of each, and the whole text with every event's sentence marked."""

from __future__ import annotations

from dashboard import data
from dashboard.components import messages, panel, reports, state


def page() -> None:
    panel.follow()
    rows = data.documents()
    messages.notices()
    if not rows:
        return messages.first_run(data.case_name())
    reports.draw(rows)
    reading = state.reading()
    state.write_address({"read": str(reading)} if reading is not None else {})
    return None


state.within_app()
page()
