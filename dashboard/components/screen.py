"""How the window is shared out between map, timeline, list and filters; the browser keeps what its user chose.

The map takes what the others leave (``style.css``). The list is dragged and folds here, the lanes in the timeline's own
head; both stay as they were left, and so do the filters.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from dashboard.components.frontend import component
from dashboard.selection import Selection


def shares(selection: Selection | None = None, *, count: int = 0) -> None:
    """Draw the grip and the fold of the list, in the list's column; without ``selection`` only keep the filters.

    ``count``: events in the list, which the folded list says. What is chosen in ``selection`` opens a folded list.
    """
    chosen = [*selection.focus_places, *map(str, selection.focus_events)] if selection else []
    data = {"list": selection is not None, "count": f"{count:,}", "asked": "|".join(chosen)[:400]}
    _component()(key="screen", data=data)


@cache
def _component() -> Any:
    return component("screen", ["screen_frontend/linked.js", "screen_frontend/screen.js"], "screen_frontend/screen.css")
