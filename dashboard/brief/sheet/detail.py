"""Where marks crowd on one spot of a map, a second map of that spot: overview and detail side by side."""

from __future__ import annotations

import math
from collections.abc import Sequence

from dashboard.brief.chart.extent import Frame, View
from dashboard.brief.chart.mapping import MapLayout, draw, view_of
from dashboard.brief.chart.places import Spot, spots
from dashboard.brief.draw.fonts import BOLD
from dashboard.brief.draw.scene import Item, Words
from dashboard.brief.draw.shaping import shape
from dashboard.brief.model import Entry
from dashboard.views.symbols import Theme
from dashboard.views.wording import count

#: so many places must have no mark where they are before a map is divided
CROWDED = 6
#: of the places known to the point, so many and such a share must lie in the crowd
LEAST, SHARE = 6, 0.4
#: size of the crowd's box: share of the overview's width and height
BOX = 0.22
#: the detail must be at least so much larger
LARGER = 2.2
_GAP, _TITLE = 8.0, 10.0


def divided(
    entries: Sequence[Entry], whole: MapLayout, area: Frame, theme: Theme
) -> tuple[list[Item], list[MapLayout]] | None:
    """Overview and detail in the place of one map, or ``None`` where that has room or no crowd is to be found."""
    settled = sum(not marker.moved and not marker.spot.merged for marker in whole.markers)
    if len(spots(entries)) - settled < CROWDED or whole.view.projection.world:
        return None
    left, right = _frames(area)
    overview = view_of(entries, left, None)
    crowd = _crowd([spot for spot in spots(entries) if not spot.area], overview)
    keys = {spot.key for spot in crowd}
    near = [entry for entry in entries if entry.placed and _key(entry) in keys]
    if not near:
        return None
    large = view_of(near, right, None)
    if large.metres * LARGER > overview.metres:
        return None
    inside = {spot.key for spot in spots(entries) if not spot.area and _holds(large, spot)}
    detailed = [entry for entry in entries if entry.placed and _key(entry) in inside]
    rest = [entry for entry in entries if not entry.placed or _key(entry) not in inside]
    first, first_layout = draw(rest, overview, theme, enlarged=large, detail=0.6)
    second, second_layout = draw(detailed, large, theme, inset=False)
    titles = ("Overview", f"Detail of the box: {count(len(detailed), 'event')}")
    heads: list[Item] = [
        Words(frame.x, frame.y - 3.2, shape(title, BOLD), 6.6, theme.ink)
        for frame, title in zip((left, right), titles, strict=True)
    ]
    return [*heads, *first, *second], [first_layout, second_layout]


def _frames(area: Frame) -> tuple[Frame, Frame]:
    """Side by side in a wide area, else one over the other; the detail is the larger."""
    if area.width > 1.15 * area.height:
        wide = (area.width - _GAP) * 0.44
        top, high = area.y + _TITLE, area.height - _TITLE
        rest = area.width - wide - _GAP
        return Frame(area.x, top, wide, high), Frame(area.x + wide + _GAP, top, rest, high)
    high = (area.height - 2 * _TITLE - 4.0) * 0.44
    low = area.y + _TITLE + high + _TITLE + 4.0
    return Frame(area.x, area.y + _TITLE, area.width, high), Frame(area.x, low, area.width, area.bottom - low)


def _crowd(known: Sequence[Spot], view: View) -> list[Spot]:
    """The most spots that one box holds, the nearer to each other the better; none where too few are."""
    homes = [view.point(spot.lon, spot.lat) for spot in known]
    wide, high = BOX * view.frame.width / 2, BOX * view.frame.height / 2
    best: list[Spot] = []
    closest = math.inf
    for x, y in homes:
        held = [(s, p) for s, p in zip(known, homes, strict=True) if abs(p[0] - x) <= wide and abs(p[1] - y) <= high]
        spread = sum(math.hypot(p[0] - x, p[1] - y) for _, p in held)
        if (len(held), -spread) > (len(best), -closest):
            best, closest = [spot for spot, _ in held], spread
    return best if len(best) >= max(LEAST, SHARE * len(known)) else []


def _key(entry: Entry) -> str:
    return entry.place_key or f"at:{entry.lat:.3f},{entry.lon:.3f}"


def _holds(view: View, spot: Spot) -> bool:
    x, y = view.point(spot.lon, spot.lat)
    frame = view.frame
    return frame.x + 8 <= x <= frame.right - 8 and frame.y + 8 <= y <= frame.bottom - 8
