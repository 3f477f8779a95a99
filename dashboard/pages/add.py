"""Add reports: files in, each read, dated, extracted; one that fails is named and the rest go on."""

from __future__ import annotations

from dashboard import data
from dashboard.components import messages, panel, state
from dashboard.components.reports import upload


def page() -> None:
    panel.follow()
    data.store()  # says so at once where the case cannot be opened
    messages.notices()
    upload.draw()
    state.write_address()


state.within_app()
page()
