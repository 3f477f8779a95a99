"""How a page on the case's events begins."""

from __future__ import annotations

import pandas as pd

from dashboard import data
from dashboard.components import filters, messages, panel, state


def opened() -> pd.DataFrame | None:
    """All events of the case, with notices and filters drawn; None where there are none and the page has said so."""
    panel.follow()
    frame = data.events()
    state.put(filters.known(frame, state.current()))
    messages.notices()
    if frame.empty:
        reports = len(data.documents())
        messages.no_events(reports) if reports else messages.first_run(data.case_name())
        return None
    filters.sidebar(frame)
    return frame
