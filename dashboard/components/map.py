"""The map on the page: pydeck's spec, drawn by pydeck's own runtime in a frame that is fit for a brief.

Title, legend, scale bar, north arrow, counts and credits stand inside the frame, so that a plain screenshot of it is
complete. What is done on it is reported to Python; new data never moves the view. No request leaves the machine
unless the user switches online tiles on.
"""

from __future__ import annotations

import json
import os
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import streamlit as st

from dashboard.components.frontend import component
from dashboard.views.arcs import Arcs
from dashboard.views.deck import DEFAULT_LAYERS, LAYERS, View, event_deck, view_of
from dashboard.views.legend import legend_of
from dashboard.views.piles import Piles, bounds_of, thinned
from dashboard.views.sent import marks_json, styles_json
from dashboard.views.stacks import MAX_LATITUDE, SEPARATOR, Bounds
from dashboard.views.symbols import THEMES, ThemeName

FRONTEND = Path(__file__).parent / "map_frontend"
#: the parts of the browser's side, in the order in which they are read
SCRIPTS = (
    "labels.js", "frame.js", "stacks.js", "marks.js", "point.js", "layers.js", "tiles.js", "tools.js", "present.js",
    "overlay.js", "film.js", "mapframe.js", "map.js",
)  # fmt: skip
#: what is switched in the browser at once, before Python has heard of it
SWITCHES = ("layers", "present")
CREDITS = "Places: GeoNames, CC BY 4.0. Basemap: Natural Earth; dashed borders are disputed."
#: environment variables: another tile server (``{z}``, ``{x}``, ``{y}``; "" for none) and whom to credit for it
TILES_VARIABLE, TILES_CREDITS_VARIABLE = "DATELINE_TILES", "DATELINE_TILES_CREDITS"
TILES = "https://tile.openstreetmap.org/{z}/{x}/{y}.png"
TILES_CREDITS = "© OpenStreetMap contributors"
#: largest radius that can be drawn, in kilometres: a quarter of the way round the earth
MAX_RADIUS_KM = 10_000.0


@dataclass(frozen=True, slots=True)
class MapResult:
    """What the user did just now; ``None`` for what was not done in this run.

    ``clicked``: keys of the places in the mark that was clicked, joined by "|" (`keys` splits it); "" for a click on
    empty land. ``view``: where the map looks now. ``box``: drawn on the map. ``circle``: latitude and longitude in
    degrees and radius in kilometres, drawn on the map. ``picked``: latitude and longitude clicked while a place is
    picked. ``layers``: those that are on. ``present``: whether the presentation was entered or left.
    """

    clicked: str | None = None
    view: View | None = None
    box: Bounds | None = None
    circle: tuple[float, float, float] | None = None
    picked: tuple[float, float] | None = None
    layers: tuple[str, ...] | None = None
    present: bool | None = None

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of all places in the clicked mark; empty without a click."""
        return tuple(key for key in (self.clicked or "").split(SEPARATOR) if key)


def event_map(
    piles: Piles,
    *,
    title: str,
    subtitle: str = "",
    note: str = "",
    theme: ThemeName = "light",
    height: int = 560,
    chosen: Collection[str] = (),
    layers: Sequence[str] = DEFAULT_LAYERS,
    arcs: Arcs | None = None,
    fit: Bounds | None = None,
    view: View | None = None,
    box: Bounds | None = None,
    circle: tuple[float, float, float] | None = None,
    drawing: bool = True,
    pick: bool = False,
    picked: tuple[float, float] | None = None,
    present: bool = False,
    key: str = "map",
) -> MapResult:
    """Draw the places of a selection and say what the user does on the map.

    ``title``, ``subtitle`` (the date range), ``note`` ("34 of 37 events shown; 3 without a place"): plain text.
    ``height``: pixels. ``chosen``: keys of chosen places. ``layers``: names in `LAYERS` that are on. ``arcs``: lines
    between events (`dashboard.views.arcs`); ``None``: that layer is not offered. ``fit``: the box that the "fit to
    results" button shows (default: round all places), and the first view unless ``view`` gives one; later reruns
    move the view only to one that is new to the browser. ``box``, ``circle``: what filters now. ``drawing``: offer to
    draw them. ``pick``: a click gives a place instead of choosing; ``picked``: latitude and longitude of a pin.
    ``key``: unique on the page.
    """
    fit = fit or bounds_of(piles)
    at = view or view_of(fit)
    thin = thinned(piles, lon=at.lon, lat=at.lat, zoom=at.zoom, chosen=chosen)
    names = ("clicked", "view", "box", "circle", "picked", "layers", "present")
    heard: dict[str, float] = st.session_state.setdefault(f"{key}_heard", {})
    result = _component()(
        key=key,
        data={
            "spec": _spec(theme, at),
            "marks": marks_json(thin),
            "styles": styles_json(theme),
            "title": title,
            "subtitle": subtitle,
            "note": note,
            "credits": CREDITS,
            "legend": legend_of(piles).as_json(THEMES[theme]),
            "layerNames": list(LAYERS.items()),
            "layers": [name for name in LAYERS if name in layers],
            "arcs": arcs.as_json() if arcs else None,
            "theme": _theme(theme),
            "height": int(height),
            "chosen": list(chosen),
            "fit": [fit.west, fit.south, fit.east, fit.north] if fit else None,
            "view": [view.lon, view.lat, view.zoom] if view else None,
            "box": [box.west, box.south, box.east, box.north] if box else None,
            "circle": list(circle) if circle else None,
            "drawing": drawing,
            "pick": pick,
            "picked": list(picked) if picked else None,
            "present": present,
            "heard": dict(heard),
            "tiles": tile_server(os.environ),
        },
        **{f"on_{name}_change": _nothing for name in names},
    )
    told = {name: result.get(name) for name in names}
    return read_result(told | {name: heard_of(told[name], name, heard) for name in SWITCHES})


def read_result(told: Mapping[str, object]) -> MapResult:
    """What the browser sent, checked: whatever is not of its kind counts as not done."""
    clicked, present = told.get("clicked"), told.get("present")
    layers = told.get("layers")
    return MapResult(
        clicked=clicked if isinstance(clicked, str) else None,
        view=read_view(told.get("view")),
        box=_read_box(told.get("box")),
        circle=_read_circle(told.get("circle")),
        picked=_read_point(told.get("picked")),
        layers=tuple(name for name in LAYERS if name in layers) if isinstance(layers, list) else None,
        present=present if isinstance(present, bool) else None,
    )


def heard_of(word: object, name: str, heard: dict[str, float]) -> object:
    """What a switch in the browser was put to (``None``: it was not touched); keeps in ``heard`` when that was.

    The browser is quicker than the page: told back how much was heard, it knows which answers its user has outrun.
    """
    at = word.get("at") if isinstance(word, Mapping) else None
    if isinstance(at, bool) or not isinstance(at, int | float):
        return None
    heard[name] = max(float(at), heard.get(name, 0.0))
    return word.get("value") if isinstance(word, Mapping) else None


def read_view(value: object) -> View | None:
    """The view as the browser sent it; ``None`` for anything that is no view."""
    if not isinstance(value, Mapping):
        return None
    try:
        corners = [(float(value[corner][0]), float(value[corner][1])) for corner in ("nw", "se")]
        return View(float(value["lon"]), float(value["lat"]), float(value["zoom"]), nw=corners[0], se=corners[1])
    except (KeyError, TypeError, ValueError, IndexError):
        return None


def tile_server(environment: Mapping[str, str]) -> dict[str, str] | None:
    """Address and credits of the online tiles; ``None`` where they are not offered."""
    url = environment.get(TILES_VARIABLE, TILES)
    if not url.startswith(("https://", "http://")) or not all(part in url for part in ("{z}", "{x}", "{y}")):
        return None
    own = TILES_VARIABLE in environment
    return {"url": url, "credits": environment.get(TILES_CREDITS_VARIABLE, "") if own else TILES_CREDITS}


def _numbers(value: object, length: int) -> list[float] | None:
    if not isinstance(value, list) or len(value) != length:
        return None
    if any(isinstance(part, bool) or not isinstance(part, int | float) for part in value):
        return None
    numbers = [float(part) for part in value]
    return numbers if all(abs(number) <= MAX_RADIUS_KM for number in numbers) else None


def _read_box(value: object) -> Bounds | None:
    edges = _numbers(value, 4)
    if edges is None:
        return None
    west, south, east, north = edges
    if abs(west) > 180 or abs(east) > 180 or not -90 <= south < north <= 90 or west == east:
        return None
    return Bounds(west, max(south, -MAX_LATITUDE), east, min(north, MAX_LATITUDE))


def _read_circle(value: object) -> tuple[float, float, float] | None:
    parts = _numbers(value, 3)
    if parts is None or abs(parts[0]) > 90 or abs(parts[1]) > 180 or parts[2] <= 0:
        return None
    return parts[0], parts[1], parts[2]


def _read_point(value: object) -> tuple[float, float] | None:
    parts = _numbers(value, 2)
    if parts is None or abs(parts[0]) > 90 or abs(parts[1]) > 180:
        return None
    return parts[0], parts[1]


@cache
def _component() -> Any:
    from dashboard.basemap.static import prepare

    prepare()
    return component("map", [f"{FRONTEND.name}/{name}" for name in SCRIPTS], f"{FRONTEND.name}/map.css")


def _spec(theme: ThemeName, at: View) -> dict[str, Any]:
    """The deck's spec, which pydeck takes its time to make: once a theme, then only where it first looks differs."""
    spec = _made(theme)
    looks = {"longitude": at.lon, "latitude": at.lat, "zoom": at.zoom}
    return {**spec, "initialViewState": {**spec["initialViewState"], **looks}}


@cache
def _made(theme: ThemeName) -> dict[str, Any]:
    spec: dict[str, Any] = json.loads(event_deck(theme=theme).to_json())
    return spec


def _theme(name: ThemeName) -> dict[str, str]:
    theme = THEMES[name]
    return {field: str(getattr(theme, field)) for field in theme.__dataclass_fields__}


def _nothing() -> None:
    """Without a callback Streamlit would not report the value."""
