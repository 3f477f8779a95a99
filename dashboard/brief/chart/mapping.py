"""The map of a brief, whole: ground, areas, marks with numbers, names, furniture. In: entries and a frame."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.basemap.areas import bundled
from dashboard.brief.chart.extent import Frame, View, fitted, shown
from dashboard.brief.chart.furniture import Furniture, arrange, locator, outline, scale_and_north
from dashboard.brief.chart.ground import disputed, ground, ring_round, shaded
from dashboard.brief.chart.marks import mark
from dashboard.brief.chart.naming import base_labels, capitals, drawn, town_dots
from dashboard.brief.chart.placement import (
    LEADING,
    NUMBER_PT,
    Label,
    Marker,
    name_labels,
    place,
)
from dashboard.brief.chart.places import Spot, spots
from dashboard.brief.chart.room import Rect, Room
from dashboard.brief.chart.visible import on_map
from dashboard.brief.draw.scene import Clip, Item, Lines, Paint, Points, Words, circle, rectangle, rule
from dashboard.brief.model import Box, Entry
from dashboard.views.symbols import Theme
from extract.model import GeoPrecision

#: free points between the outermost events and the edge of the map
MARGIN = 38.0
#: what of an area's radius the map must hold, in kilometres at most
AREA_REACH_KM = 60.0


@dataclass(frozen=True, slots=True)
class MapLayout:
    """Where everything of one map stands, in points of the sheet. ``outside``: entries that its extent leaves out."""

    view: View
    markers: tuple[Marker, ...]
    labels: tuple[Label, ...]
    furniture: Furniture
    numbers: frozenset[int]
    outside: int
    disputed: bool = False

    @property
    def leaders(self) -> tuple[tuple[float, float, float, float], ...]:
        return tuple(marker.leader for marker in self.markers if marker.leader is not None)


def view_of(entries: Sequence[Entry], frame: Frame, extent: Box | None) -> View:
    """The part of the earth that the map shows: ``extent``, or what holds every event with some ground round it."""
    if extent is not None:
        return shown(extent, frame)
    known = spots(entries)
    margin = min(MARGIN, 0.16 * min(frame.width, frame.height))
    wide = {GeoPrecision.COUNTRY, GeoPrecision.REGION}
    # what is known to the point decides; of a province some must be seen; a country counts only where all else fails
    points = [spot for spot in known if not spot.area]
    areas = [spot for spot in known if spot.area and spot.precision not in wide]
    chosen = points or areas or list(known)
    view = fitted([_reach(spot) for spot in chosen], frame, margin=margin)
    unseen = [spot for spot in areas if points and on_map(spot, view) is None]
    return fitted([_reach(spot) for spot in (*chosen, *unseen)], frame, margin=margin) if unseen else view


def _reach(spot: Spot) -> tuple[float, float, float]:
    """What of a place the map must hold: longitude, latitude, kilometres round it."""
    return spot.lon, spot.lat, min(spot.radius_km, AREA_REACH_KM) if spot.area else 0.0


def draw(
    entries: Sequence[Entry],
    view: View,
    theme: Theme,
    *,
    inset: bool = True,
    detail: float = 1.0,
    others: Sequence[Entry] = (),
    scale: bool = True,
    enlarged: View | None = None,
) -> tuple[list[Item], MapLayout]:
    """The map. ``others``: entries shown as faint dots, for comparison. ``detail``: share of the usual towns.

    ``enlarged``: what another map shows larger, as a box in which nothing of this one stands.
    """
    frame = view.frame
    inside = [found for spot in spots(entries) if (found := on_map(spot, view)) is not None]
    homes = [view.point(spot.lon, spot.lat) for spot in inside]
    furniture = arrange(view, homes, inset=inset) if scale else Furniture(None, None, None, ())
    room = Room(Frame(frame.x + 2, frame.y + 2, frame.width - 4, frame.height - 4))
    for box in furniture.boxes:
        room.take(box)
    window = outline(enlarged, view) if enlarged is not None else None
    if window is not None:
        room.take(Rect(*(float(value) for value in (*window.min(axis=0), *window.max(axis=0)))))
    first, first_dots = capitals(view, inside, room)
    markers = place(inside, view, room)
    labels = name_labels(markers, room)
    names, dots = base_labels(view, inside, room, detail=detail)
    names, dots = [*first, *names], [*first_dots, *dots]
    items = [
        *ground(view, theme),
        *_areas(inside, view, theme),
        *_circles(markers, view, theme),
        *town_dots(dots, theme),
        *drawn(names, theme),
        *_faint(others, view, theme),
        *_window(window, theme),
        *_leaders(markers, theme),
        *(item for marker in markers for item in mark(marker.spot, marker.x, marker.y, theme)),
        *drawn(labels, theme),
        *_tags(markers, theme),
    ]
    edge = rectangle(frame.x, frame.y, frame.width, frame.height, Paint(stroke=theme.border, width=0.5))
    if furniture.inset is not None:
        items += locator(view, furniture.inset, theme)
    items += scale_and_north(furniture, theme)
    numbers = frozenset(number for marker in markers for number in marker.spot.numbers)
    placed = sum(1 for entry in entries if entry.placed)
    layout = MapLayout(view, markers, (*labels, *names), furniture, numbers, placed - len(numbers), disputed(view))
    clip = Clip(frame.x, frame.y, frame.width, frame.height, tuple(items))
    return ([clip] if view.projection.world else [clip, edge]), layout


def _areas(found: Sequence[Spot], view: View, theme: Theme) -> list[Item]:
    """Provinces and countries that are all that is known of a place: shaded, the wider the fainter."""
    items: list[Item] = []
    seen: set[tuple[str, int | None]] = set()
    for spot in sorted(found, key=lambda spot: spot.precision is not GeoPrecision.COUNTRY):
        if not spot.area:
            continue
        country = spot.precision is GeoPrecision.COUNTRY
        shade = Paint(
            fill=theme.area, fill_alpha=0.04 if country else 0.085,
            stroke=theme.area, stroke_alpha=0.5, width=0.8,
        )  # fmt: skip
        area = bundled().find(
            spot.precision, country=spot.country, admin1=spot.admin1, names=spot.names, lon=spot.lon, lat=spot.lat
        )
        if area is not None:
            if (area.country, area.index) in seen:
                continue
            seen.add((area.country, area.index))
            if country:  # its provinces' inner borders would be drawn: the fill alone tells it
                shade = Paint(fill=theme.area, fill_alpha=0.04)
            drawing = shaded(bundled().geometry(area), view, shade)
            if drawing is not None:
                items.append(drawing)
        elif spot.radius_km > 0:  # no polygon: the circle that the place index gives
            ring = ring_round(view, spot.lon, spot.lat, spot.radius_km)
            items.append(Lines((ring,), shade, closed=True))
    return items


def _circles(markers: Sequence[Marker], view: View, theme: Theme) -> list[Item]:
    """How far off a place "near" another may be."""
    pen = Paint(fill=theme.area, fill_alpha=0.07, stroke=theme.area, stroke_alpha=0.75, width=0.7, dash=(2.4, 1.6))
    return [
        Lines((ring_round(view, marker.spot.lon, marker.spot.lat, marker.spot.radius_km),), pen, closed=True)
        for marker in markers
        if marker.spot.near and marker.spot.radius_km > 0 and not view.projection.world
    ]


def _window(window: Points | None, theme: Theme) -> list[Item]:
    """The box of what another map shows larger."""
    if window is None:
        return []
    return [Lines((window,), Paint(fill=theme.accent, fill_alpha=0.07, stroke=theme.accent, width=0.9), closed=True)]


def _faint(others: Sequence[Entry], view: View, theme: Theme) -> list[Item]:
    items: list[Item] = []
    for spot in spots(others):
        if not spot.area and on_map(spot, view) is not None:
            x, y = view.point(spot.lon, spot.lat)
            items.append(circle(x, y, 1.7, Paint(fill=theme.muted, fill_alpha=0.35)))
    return items


def _leaders(markers: Sequence[Marker], theme: Theme) -> list[Item]:
    items: list[Item] = []
    for marker in markers:
        leader = marker.leader
        if leader is None:
            continue
        items.append(rule(*leader, Paint(stroke=theme.halo, width=2.2)))
        items.append(rule(*leader, Paint(stroke=theme.ink, width=0.6)))
        if not marker.spot.area:
            items.append(circle(*marker.home, 1.4, Paint(fill=theme.ink, stroke=theme.halo, width=0.5)))
    return items


def _tags(markers: Sequence[Marker], theme: Theme) -> list[Item]:
    items: list[Item] = []
    for marker in markers:
        for at, line in enumerate(marker.tag_lines):
            y = marker.tag.y0 + LEADING * (at + 1) - 0.26 * NUMBER_PT
            x, anchor = (marker.tag.x1, "end") if marker.side == "left" else (marker.tag.x0, "start")
            items.append(
                Words(x, y, line, NUMBER_PT, theme.ink, "end" if anchor == "end" else "start", theme.halo, 1.1)
            )
    return items
