"""The reports of the case: what became of each, and the whole text with every event's sentence marked."""

from __future__ import annotations

from dashboard import data
from dashboard.components import case, reports, state


def page() -> None:
    if case.has_reports():
        reports.draw(data.documents())
        reading = state.reading()
        state.write_address({"read": str(reading)} if reading is not None else {})


state.within_app()
page()
