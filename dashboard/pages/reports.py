"""The reports of the case: what became of each, and the whole text with every event's sentence marked."""

from __future__ import annotations

from dashboard import data
from dashboard.components import case, state
from dashboard.components.reports import intake
from dashboard.components.reports import page as reports


def page() -> None:
    if case.has_reports():
        intake.draw()
        reports.draw(data.documents())
        reading = state.reading()
        state.write_address({"read": str(reading)} if reading is not None else {})


state.within_app()
page()
