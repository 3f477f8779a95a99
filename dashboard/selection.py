"""The selection: what the analyst is looking at, as one typed value that is also the page's address.

`to_query` writes the address, ``dashboard.address`` reads it: a copied link restores the selection.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

RoleChoice = Literal["either", "agent", "target"]
LaneChoice = Literal["type", "actor"]
ThemeChoice = Literal["", "light", "dark"]
PlayStep = Literal["day", "week", "month"]

#: layers that the map can draw
LAYERS = ("stacks", "uncertainty", "density", "arcs", "heat")
#: those that it draws unless told otherwise
DEFAULT_LAYERS = ("stacks", "uncertainty")


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """Filters, the brushed window and what is in focus. An empty tuple means "any"; dates are days, both inclusive.

    ``window`` is the stretch brushed on the timeline; it narrows ``start``/``end`` further and, being a stretch of
    time, leaves out what has no date. ``place`` filters by gazetteer ids; ``focus_places`` (keys of
    stacks on the map) and ``focus_events`` only say what the panel shows. ``view``: where the map looks (latitude and
    longitude of its centre in degrees, zoom); ``None``: at all results.

    ``within``: intervals must lie within the days, not only overlap them. ``box``: west, south, east, north in degrees;
    west > east crosses the antimeridian. ``around``: latitude, longitude, kilometres. ``toll``, ``origins``: at least
    so many dead by the best figure, so many independent origins; 0 asks nothing. ``play_step``, ``play_grow``: how
    playback steps, and whether its window grows. ``theme``: "" for the browser's own. ``layers``: what the map draws;
    ``present``: only the map, framed for a slide.
    """

    actors: tuple[str, ...] = ()
    role: RoleChoice = "either"
    start: date | None = None
    end: date | None = None
    include_undated: bool = True
    event_types: tuple[str, ...] = ()
    sub_event_types: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    documents: tuple[int, ...] = ()
    sources: tuple[str, ...] = ()
    text: str = ""
    within: bool = False
    box: tuple[float, float, float, float] | None = None
    around: tuple[float, float, float] | None = None
    toll: int = 0
    origins: int = 0
    window: tuple[date, date] | None = None
    lanes: LaneChoice = "type"
    focus_places: tuple[str, ...] = ()
    focus_events: tuple[int, ...] = ()
    view: tuple[float, float, float] | None = None
    layers: tuple[str, ...] = DEFAULT_LAYERS
    theme: ThemeChoice = ""
    present: bool = False
    play_step: PlayStep = "week"
    play_grow: bool = False

    @property
    def filtered(self) -> bool:
        """Does any filter narrow the case?"""
        return self.filters() != Selection()

    def filters(self) -> Selection:
        """The same filters with nothing in focus and everything about how they are drawn at its default."""
        return replace(self, **{field: getattr(_PLAIN, field) for field in DRAWING})

    def drawing(self) -> Selection:
        """How it is drawn, with every filter dropped and nothing in focus."""
        kept = {field: getattr(self, field) for field in DRAWING if not field.startswith("focus_")}
        return replace(_PLAIN, **kept)

    def without_window(self) -> Selection:
        return replace(self, window=None)

    def to_query(self) -> dict[str, list[str]]:
        """Parameters of the address, in a fixed order; what is at its default is left out."""
        query: dict[str, list[str]] = {
            "actor": list(self.actors),
            "role": [self.role] if self.role != "either" and self.actors else [],
            "from": [self.start.isoformat()] if self.start else [],
            "to": [self.end.isoformat()] if self.end else [],
            "undated": [] if self.include_undated else ["no"],
            "type": list(self.event_types),
            "subtype": list(self.sub_event_types),
            "status": list(self.statuses),
            "place": list(self.places),
            "report": [str(document) for document in self.documents],
            "source": list(self.sources),
            "text": [self.text] if self.text else [],
            "within": ["yes"] if self.within else [],
            "box": [",".join(f"{value:.4f}" for value in self.box)] if self.box else [],
            "around": ["{:.4f},{:.4f},{:.3f}".format(*self.around)] if self.around else [],
            "toll": [str(self.toll)] if self.toll else [],
            "origins": [str(self.origins)] if self.origins else [],
            "window": [f"{self.window[0].isoformat()}..{self.window[1].isoformat()}"] if self.window else [],
            "lanes": [self.lanes] if self.lanes != "type" else [],
            "at": list(self.focus_places),
            "event": [str(event) for event in self.focus_events],
            "view": ["{:.4f},{:.4f},{:.2f}".format(*self.view)] if self.view else [],
            "layers": [",".join(self.layers) or "none"] if self.layers != DEFAULT_LAYERS else [],
            "theme": [self.theme] if self.theme else [],
            "present": ["yes"] if self.present else [],
            "play": [self.play_step + (",grow" if self.play_grow else "")]
            if (self.play_step, self.play_grow) != ("week", False)
            else [],
        }
        return {name: values for name, values in query.items() if values}


#: fields that say what is looked at and how, not which events are shown
DRAWING = (
    "lanes", "focus_places", "focus_events", "view", "layers", "theme", "present", "play_step", "play_grow",
)  # fmt: skip
_PLAIN = Selection()
