"""The pydeck spec of the map: basemap, areas of uncertainty, density; and the view. Pure.

The spec says how layers look; their rows are made in the browser from the compact marks of `dashboard.views.sent`, so
that no shape is sent twice. deck.gl's JSON reader takes any string that begins with "@@" for a command: no word of a
report enters a spec.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import pydeck as pdk

from dashboard.selection import DEFAULT_LAYERS as DEFAULT_LAYERS
from dashboard.views.stacks import Bounds, project
from dashboard.views.symbols import THEMES, Theme, ThemeName, rgb

#: address of the tile pyramid as Streamlit serves it (see dashboard/basemap/static.py)
BASEMAP_URL = "app/static/basemap/{z}/{x}/{y}.json"
#: deepest zoom of the pyramid: deeper views stretch its tiles
BASEMAP_MAX_ZOOM = 5
#: what can be switched on the map: name -> words for the analyst
LAYERS: dict[str, str] = {
    "stacks": "Events by place",
    "uncertainty": "Extent of uncertainty",
    "density": "Density of events",
    "heat": "How recent",
    "arcs": "Next event of the same two actors",
}
#: the deepest zoom
MAX_ZOOM = 14


@dataclass(frozen=True, slots=True)
class View:
    """Where the map looks: centre in degrees; ``zoom`` of deck.gl (0: the world is 512 pixels wide)."""

    lon: float
    lat: float
    zoom: float
    nw: tuple[float, float] | None = None  # lon, lat of the north-west corner, where known
    se: tuple[float, float] | None = None


def event_deck(*, theme: ThemeName = "light", view: View | None = None, basemap_url: str = BASEMAP_URL) -> pdk.Deck:
    """The map without its marks. ``view``: where to look first; ``None``: at the world."""
    at = view or view_of(None)
    return pdk.Deck(
        layers=[basemap_layer(THEMES[theme], basemap_url), extent_layer(), density_layer()],
        views=[pdk.View(type="MapView", controller={"dragRotate": False, "touchRotate": False}, repeat=True)],
        initial_view_state=pdk.ViewState(
            longitude=at.lon, latitude=at.lat, zoom=at.zoom, min_zoom=0, max_zoom=MAX_ZOOM
        ),
        map_provider=None,
        tooltip=False,
    )


def view_of(box: Bounds | None, *, width: int = 880, height: int = 500, max_zoom: float = 9.0) -> View:
    """The view that shows a box with some air round it in a frame of ``width`` x ``height`` pixels; else the world."""
    if box is None:
        return View(lon=20.0, lat=25.0, zoom=1.2)
    west, north = project(box.west, box.north, 0)
    east, south = project(box.east, box.south, 0)
    room_x, room_y = width * 0.72, height * 0.66
    spans = (room_x / max(east - west, 1e-6), room_y / max(south - north, 1e-6))
    zoom = max(0.0, min(max_zoom, math.log2(min(spans))))
    middle = math.pi * (1 - (north + south) / 512)
    return View(lon=(box.west + box.east) / 2, lat=math.degrees(math.atan(math.sinh(middle))), zoom=zoom)


def basemap_layer(theme: Theme, url: str = BASEMAP_URL) -> pdk.Layer:
    """Land (lakes are holes in it), rivers, borders: one feature a kind a tile, ``properties.l`` names the kind."""
    lines = {
        "border": (theme.border, 1.1),
        "admin1": (theme.admin1, 0.8),
        "coast": (theme.coast, 0.8),
        "shore": (theme.coast, 0.5),
        "river": (theme.river, 1.1),
        "stream": (theme.river, 0.7),
    }
    return pdk.Layer(
        "TileLayer",
        id=f"basemap-{theme.name}",
        data=pdk.types.String(url),
        min_zoom=0,
        max_zoom=BASEMAP_MAX_ZOOM,
        tile_size=512,
        refinement_strategy=pdk.types.String("best-available"),
        filled=True,
        stroked=False,
        get_fill_color=rgb(theme.land),
        get_line_color=_choose({kind: rgb(colour) for kind, (colour, _) in lines.items()}, rgb(theme.coast)),
        get_line_width=_choose({kind: width for kind, (_, width) in lines.items()}, 0.8),
        line_width_units=pdk.types.String("pixels"),
        line_joint_rounded=True,
        line_cap_rounded=True,
        pickable=False,
    )


def extent_layer() -> pdk.Layer:
    """Shaded provinces and countries, circles of "near": under the marks."""
    return pdk.Layer(
        "GeoJsonLayer",
        id="uncertainty",
        data=[],
        filled=True,
        stroked=False,
        get_fill_color="properties.fill",
        get_line_color="properties.line",
        get_line_width="properties.width",
        line_width_units=pdk.types.String("pixels"),
        pickable=False,
    )


def density_layer() -> pdk.Layer:
    """Hexagons of one size on the screen, shaded by the number of events inside."""
    return pdk.Layer(
        "SolidPolygonLayer", id="density", data=[], get_polygon="polygon", get_fill_color="fill", pickable=False
    )


def _choose(by_kind: dict[str, Any], otherwise: Any) -> str:
    """Accessor expression of deck.gl's JSON: a value by the feature's kind."""
    chain = "".join(f"properties.l=='{kind}'?{_literal(value)}:" for kind, value in by_kind.items())
    return chain + _literal(otherwise)


def _literal(value: Any) -> str:
    return "[" + ",".join(map(str, value)) + "]" if isinstance(value, list) else str(value)
