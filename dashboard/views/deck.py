"""Stacks + theme -> the pydeck spec of the map: basemap, uncertainty, marks, selection. Pure.

deck.gl's JSON reader takes any string that begins with "@@" for a command, wherever it stands; every string that
comes from a report or a case goes through `inert` before it enters a spec.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import pydeck as pdk

from dashboard.basemap.areas import bundled
from dashboard.views.geometry import middle_of, polygons_of
from dashboard.views.marks import SCALE, stack_mark
from dashboard.views.stacks import SEPARATOR, Bounds, Level, Stack, bounds, levels, offsets, project
from dashboard.views.symbols import THEMES, Theme, ThemeName, rgb, status_style, type_style
from extract.model import GeoPrecision

#: address of the tile pyramid as Streamlit serves it (see dashboard/basemap/static.py)
BASEMAP_URL = "app/static/basemap/{z}/{x}/{y}.json"
#: deepest zoom of the pyramid: deeper views stretch its tiles
BASEMAP_MAX_ZOOM = 5
STACK_LAYER = "stacks"

Geometry = dict[str, Any]
#: geometry of the area a stack stands for, as a GeoJSON geometry, or ``None`` where none is known
AreaProvider = Callable[[Stack], Geometry | None]

_EARTH_KM = 6371.0088  # mean radius, IUGG


@dataclass(frozen=True, slots=True)
class View:
    """Where the map looks: centre in degrees; ``zoom`` of deck.gl (0: the world is 512 pixels wide)."""

    lon: float
    lat: float
    zoom: float
    nw: tuple[float, float] | None = None  # lon, lat of the north-west corner, where known
    se: tuple[float, float] | None = None


def inert(text: str) -> str:
    """``text`` so that deck.gl's JSON reader takes it as plain text."""
    return f" {text}" if text.startswith("@@") else text


def _bundled_area(stack: Stack) -> Geometry | None:
    return bundled().area_of(stack)


def event_deck(
    stacks: Sequence[Stack],
    *,
    theme: ThemeName = "light",
    selected: Collection[str] = (),
    view: View | None = None,
    area_of: AreaProvider | None = _bundled_area,
    basemap_url: str = BASEMAP_URL,
    marks: bool = True,
    uncertainty: bool = True,
) -> pdk.Deck:
    """The map of the stacks.

    ``selected``: keys of chosen stacks (see `Stack.keys`; a clicked id split at "|"). ``view``: where to look first;
    without it, all stacks are in view. ``area_of``: gives the polygon of a province or country; where it knows none (or
    is ``None``), a circle of the stack's radius stands for it. ``marks``/``uncertainty``: layers to draw.
    """
    colours = THEMES[theme]
    chosen = {key for item in selected for key in item.split(SEPARATOR)}
    at = view or view_of(bounds(stacks))
    layers = [basemap_layer(colours, basemap_url)]
    shapes = {stack.id: area_of(stack) for stack in stacks if stack.area} if area_of else {}
    if uncertainty:
        layers += uncertainty_layers(stacks, colours, chosen, shapes)
    if marks:
        layers += stack_layers(
            levels([centred(stack, shapes.get(stack.id)) for stack in stacks]), colours, chosen, at.zoom
        )
    return pdk.Deck(
        layers=layers,
        views=[pdk.View(type="MapView", controller={"dragRotate": False, "touchRotate": False}, repeat=True)],
        initial_view_state=pdk.ViewState(longitude=at.lon, latitude=at.lat, zoom=at.zoom, min_zoom=0, max_zoom=14),
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


def uncertainty_layers(
    stacks: Sequence[Stack], theme: Theme, chosen: Collection[str], shapes: Mapping[str, Geometry | None]
) -> list[pdk.Layer]:
    """Shaded provinces and countries, dashed circles of "near": one layer, under the marks."""
    features = []
    shaded: list[Geometry] = []
    chosen_first = sorted(stacks, key=lambda item: (not any(key in chosen for key in item.keys), -item.radius_km))
    for stack in chosen_first:
        near = stack.precision is GeoPrecision.NEAR and stack.radius_km > 0
        if not stack.area and not near:
            continue
        shape = shapes.get(stack.id)
        if shape is not None:
            if any(shape is other for other in shaded):
                continue  # "western Anbar" after "Anbar": one shade, not twice as dark
            shaded.append(shape)
        lit = any(key in chosen for key in stack.keys)
        alpha = (14 if stack.precision in {GeoPrecision.COUNTRY, GeoPrecision.REGION} else 30) + (22 if lit else 0)
        style = {
            "id": inert(stack.id),
            "fill": rgb(theme.area, alpha),
            "line": rgb(theme.area, 235 if lit else 150),
            "width": 1.8 if lit else 1.1,
        }
        if shape is None and stack.radius_km > 0:
            ring = circle(stack.lon, stack.lat, stack.radius_km)
            shape, outline = {"type": "Polygon", "coordinates": [ring]}, dashes(ring)
        elif shape is not None:
            outline = outline_of(shape) if stack.precision is GeoPrecision.PROVINCE else {}
        else:
            continue
        features += [{"type": "Feature", "geometry": part, "properties": style} for part in (shape, outline) if part]
    if not features:
        return []
    return [
        pdk.Layer(
            "GeoJsonLayer",
            id="uncertainty",
            data={"type": "FeatureCollection", "features": features},
            filled=True,
            stroked=False,
            get_fill_color="properties.fill",
            get_line_color="properties.line",
            get_line_width="properties.width",
            line_width_units=pdk.types.String("pixels"),
            pickable=False,
        )
    ]


def stack_layers(by_zoom: Sequence[Level], theme: Theme, chosen: Collection[str], zoom: float) -> list[pdk.Layer]:
    """One icon layer a level; only that of ``zoom`` is visible, the map component shows the others as one zooms."""
    layers = []
    for index, level in enumerate(by_zoom):
        # they come largest first, so that none is hidden under a larger one
        shifts = offsets(level)
        rows = [_row(stack, theme, chosen, shifts.get(stack.id, (0, 0))) for stack in level.stacks]
        layers.append(
            pdk.Layer(
                "IconLayer",
                id=f"{STACK_LAYER}-{index}-{theme.name}",
                data=rows,
                get_position="position",
                get_icon="icon",
                get_size="size",
                get_pixel_offset="offset",
                size_units=pdk.types.String("pixels"),
                pickable=True,
                visible=level.min_zoom <= zoom < level.max_zoom,
                zoom_range=[max(level.min_zoom, -1), min(level.max_zoom, 99)],
            )
        )
    return layers


def centred(stack: Stack, shape: Geometry | None) -> Stack:
    """An area's badge stands in the middle of its polygon, not on the capital that gazetteers give as its point."""
    if shape is None:
        return stack
    lon, lat = middle_of(shape)
    return replace(stack, lon=lon, lat=lat)


def dashes(ring: list[list[float]]) -> dict[str, Any]:
    """A ring as dashes: every other edge. (pydeck's runtime holds no dash extension.)"""
    return {"type": "MultiLineString", "coordinates": [ring[at : at + 2] for at in range(0, len(ring) - 1, 2)]}


def outline_of(shape: dict[str, Any]) -> dict[str, Any]:
    """The rings of a GeoJSON (Multi)Polygon as lines."""
    return {"type": "MultiLineString", "coordinates": [ring for polygon in polygons_of(shape) for ring in polygon]}


def circle(lon: float, lat: float, radius_km: float, *, points: int = 72) -> list[list[float]]:
    """Closed ring of ``[lon, lat]`` at ``radius_km`` round a point on the sphere (great-circle destination formula)."""
    angle = min(radius_km / _EARTH_KM, math.pi / 2)
    phi = math.radians(lat)
    ring = []
    for step in range(points):
        bearing = math.tau * step / points
        there = math.asin(math.sin(phi) * math.cos(angle) + math.cos(phi) * math.sin(angle) * math.cos(bearing))
        shift = math.atan2(
            math.sin(bearing) * math.sin(angle) * math.cos(phi), math.cos(angle) - math.sin(phi) * math.sin(there)
        )
        ring.append([round(lon + math.degrees(shift), 4), round(math.degrees(there), 4)])
    return [*ring, ring[0]]


def _row(stack: Stack, theme: Theme, chosen: Collection[str], shift: tuple[float, float]) -> dict[str, Any]:
    mark = stack_mark(stack, theme)
    pixels = round(mark.side * SCALE)
    return {
        "id": inert(stack.id),
        "name": inert(title_of(stack)),
        "names": [inert(name) for name in stack.names],
        "label": inert(label_of(stack)),
        "position": [round(stack.lon, 5), round(stack.lat, 5)],
        "count": stack.count,
        "area": stack.area,
        "wide": stack.precision in {GeoPrecision.COUNTRY, GeoPrecision.REGION},
        "selected": any(key in chosen for key in stack.keys),
        "size": mark.side,
        "offset": list(shift),
        "icon": {"url": mark.url, "width": pixels, "height": pixels, "anchorX": pixels // 2, "anchorY": pixels // 2},
        "lines": [inert(line) for line in lines_of(stack)],
    }


def label_of(stack: Stack) -> str:
    """What stands beside its mark: "Fallujah", "Fallujah, Karma", or "Fallujah +2" where merged."""
    names = stack.names
    if len(names) == 2 and len(names[0]) + len(names[1]) <= 22:
        return ", ".join(names)
    return names[0] + (f" +{len(names) - 1}" if len(names) > 1 else "")


def title_of(stack: Stack) -> str:
    """Its name: "Fallujah", or "Fallujah and 2 more" where merged."""
    more = len(stack.names) - 1
    return stack.names[0] + (f" and {more} more" if more > 0 else "")


def lines_of(stack: Stack) -> list[str]:
    """The short text of a stack: how many, of what type, of what status, how precisely. Plain text, no markup."""
    events = "1 event" if stack.count == 1 else f"{stack.count:,} events"
    lines = [events + _dates(stack)]
    lines += [f"{count} {type_style(kind).label}" for kind, count in stack.by_type.items()]
    told = [f"{count} {status_style(status).phrase}" for status, count in stack.by_status.items()]
    lines.append(", ".join(told))
    if stack.area:
        lines.append(f"known only to the {stack.precision.value}")
    elif stack.radius_km > 0:
        lines.append(f"within about {stack.radius_km:,.0f} km")
    return lines


def _dates(stack: Stack) -> str:
    if stack.first is None or stack.last is None:
        return ""
    first, last = (f"{day.day} {day:%B %Y}" for day in (stack.first, stack.last))
    return f", {first}" if first == last else f", {first} to {last}"


def _choose(by_kind: dict[str, Any], otherwise: Any) -> str:
    """Accessor expression of deck.gl's JSON: a value by the feature's kind."""
    chain = "".join(f"properties.l=='{kind}'?{_literal(value)}:" for kind, value in by_kind.items())
    return chain + _literal(otherwise)


def _literal(value: Any) -> str:
    return "[" + ",".join(map(str, value)) + "]" if isinstance(value, list) else str(value)
