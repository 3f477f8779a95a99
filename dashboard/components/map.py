"""The map on the page: draws a pydeck spec with pydeck's own runtime in a frame that is fit for a brief.

Title, legend, scale bar, north arrow, counts and credits stand inside the frame, so that a plain screenshot of it is
complete. A click and the view are reported to Python; new data never moves the view. No request leaves the machine.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pydeck as pdk
import streamlit as st

from dashboard.views.deck import View
from dashboard.views.legend import Legend
from dashboard.views.stacks import SEPARATOR, Bounds
from dashboard.views.symbols import THEMES, ThemeName

FRONTEND = Path(__file__).parent / "map_frontend"
CREDITS = "Places: GeoNames, CC BY 4.0. Basemap: Natural Earth. Dashed borders are disputed."


@dataclass(frozen=True, slots=True)
class MapResult:
    """What the user did. ``clicked``: id of the stack clicked just now (`rows_of` gives its events), "" for a click
    on empty land, ``None`` without a click. ``view``: where the map looks, ``None`` until it was first moved."""

    clicked: str | None
    view: View | None

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of all stacks in the clicked mark; empty without a click."""
        return tuple(key for key in (self.clicked or "").split(SEPARATOR) if key)


def event_map(
    deck: pdk.Deck,
    *,
    title: str,
    subtitle: str = "",
    legend: Legend | None = None,
    note: str = "",
    theme: ThemeName = "light",
    height: int = 560,
    selected: str | None = None,
    key: str = "map",
    fit: Bounds | None = None,
    view: View | None = None,
) -> MapResult:
    """Draw ``deck`` (from `dashboard.views.deck.event_deck`) and report clicks and view.

    ``title``, ``subtitle`` (the date range), ``note`` ("34 of 37 events shown; 3 without a place"): plain text.
    ``height``: pixels. ``selected``: id of the chosen stack. ``fit``: the box that the "fit to results" button
    shows, and the first view unless ``view`` gives one; later reruns never move the view. ``key``: unique on the page.
    """
    result = _component()(
        key=key,
        data={
            "key": key,
            "spec": compact(json.loads(deck.to_json())),
            "title": title,
            "subtitle": subtitle,
            "note": note,
            "credits": CREDITS,
            "legend": legend.as_json(THEMES[theme]) if legend else [],
            "theme": _theme(theme),
            "height": int(height),
            "selected": selected or "",
            "fit": [fit.west, fit.south, fit.east, fit.north] if fit else None,
            "view": [view.lon, view.lat, view.zoom] if view else None,
        },
        default={"view": None},
        on_clicked_change=_nothing,
        on_view_change=_nothing,
    )
    clicked = result.get("clicked")
    return MapResult(clicked=clicked if isinstance(clicked, str) else None, view=read_view(result.get("view")))


def read_view(value: object) -> View | None:
    """The view as the browser sent it; ``None`` for anything that is no view."""
    if not isinstance(value, Mapping):
        return None
    try:
        corners = [(float(value[corner][0]), float(value[corner][1])) for corner in ("nw", "se")]
        return View(float(value["lon"]), float(value["lat"]), float(value["zoom"]), nw=corners[0], se=corners[1])
    except (KeyError, TypeError, ValueError, IndexError):
        return None


def compact(spec: dict[str, Any]) -> dict[str, Any]:
    """The spec with each distinct row and icon sent once, however many zoom levels show it.

    Layers with rows hold numbers into ``spec["rows"]``, rows hold numbers into ``spec["icons"]``; map.js undoes it.
    """
    rows: dict[str, int] = {}
    icons: dict[str, int] = {}
    for layer in spec.get("layers", []):
        if "zoomRange" in layer:
            for row in layer["data"]:
                row["icon"] = icons.setdefault(json.dumps(row["icon"], sort_keys=True), len(icons))
            layer["data"] = [rows.setdefault(json.dumps(row, sort_keys=True), len(rows)) for row in layer["data"]]
    spec.pop("mapStyle", None)
    return {**spec, "rows": [json.loads(row) for row in rows], "icons": [json.loads(icon) for icon in icons]}


@cache
def _component() -> Any:
    from dashboard.basemap.static import prepare

    prepare()
    return st.components.v2.component(
        "dateline_map",
        css=(FRONTEND / "map.css").read_text(encoding="utf-8"),
        js="\n".join((FRONTEND / name).read_text(encoding="utf-8") for name in ("labels.js", "frame.js", "map.js")),
        isolate_styles=False,
    )


def _theme(name: ThemeName) -> dict[str, str]:
    theme = THEMES[name]
    return {field: str(getattr(theme, field)) for field in theme.__dataclass_fields__}


def _nothing() -> None:
    """Without a callback Streamlit would not report the value."""
