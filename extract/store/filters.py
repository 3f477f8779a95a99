"""One typed selection of events: bound SQL for the store and an English sentence for the reader."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Literal

from extract.lexicon.calendar import day_in_words

if TYPE_CHECKING:
    import sqlalchemy as sa

RoleChoice = Literal["either", "agent", "target"]
#: west, south, east, north in degrees; west > east crosses the antimeridian
Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Filter:
    """Conditions are joined by *and*, the values of one condition by *or*; an empty condition asks nothing.

    start, end: days, both inclusive; an event is in when its interval overlaps them, with ``within`` only when it lies
    between them. include_undated: with a start or end, keep events without a date too.
    actors: ids, names in the case or any name of the lexicon ("Daesh"), whatever their case; role: in which role they
    must stand. places: gazetteer ids.
    box, boxes: the event's point lies in one of them. around: latitude, longitude, kilometres; the event's point lies
    no farther off, along a great circle.
    documents: document ids, sources: publishers as stored; of any report of the event. text: words sought, ignoring
    case, in any report's sentence and title, the place's name and the actors' names.
    toll: at least so many dead by the best figure. origins: at least so many independent origins. 0 asks nothing.
    events: event ids. include_rejected: events that an analyst rejected too.
    """

    start: date | None = None
    end: date | None = None
    actors: tuple[str, ...] = ()
    role: RoleChoice = "either"
    event_types: tuple[str, ...] = ()
    sub_event_types: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    box: Box | None = None
    boxes: tuple[Box, ...] = ()
    around: tuple[float, float, float] | None = None
    documents: tuple[int, ...] = ()
    sources: tuple[str, ...] = ()
    text: str = ""
    include_undated: bool = False
    within: bool = False
    toll: int = 0
    origins: int = 0
    events: tuple[int, ...] = ()
    include_rejected: bool = False

    def conditions(self) -> list[sa.ColumnElement[bool]]:
        """SQL conditions over the table ``event``; every value is bound, none is spelt in."""
        from extract.store import conditions  # sqlalchemy is loaded only where it is used

        return conditions.of(self)

    @property
    def all_boxes(self) -> tuple[Box, ...]:
        return (self.box, *self.boxes) if self.box else self.boxes

    def describe(self, names: Mapping[str, str] | None = None) -> str:
        """The selection as one English sentence. ``names`` gives the name of an actor or place id."""
        known = names or {}
        parts = ["Events"]
        if self.event_types or self.sub_event_types:
            parts.append("of type " + _one_of(self.event_types + self.sub_event_types))
        if self.actors:
            preposition = {"either": "involving", "agent": "by", "target": "against"}[self.role]
            parts.append(f"{preposition} " + _one_of([known.get(actor, actor) for actor in self.actors]))
        if self.places:
            parts.append("at " + _one_of([known.get(place, place) for place in self.places]))
        if self.all_boxes:
            parts.append(
                "between " + _one_of([f"{_corner(s, w)} and {_corner(n, e)}" for w, s, e, n in self.all_boxes])
            )
        if self.around:
            lat, lon, km = self.around
            parts.append(f"within {km:g} km of {_corner(lat, lon)}")
        parts += self._describe_when()
        if self.statuses:
            parts.append("that are " + _one_of(self.statuses))
        if self.sources:
            parts.append("reported by " + _one_of(self.sources))
        if self.documents:
            count = len(self.documents)
            parts.append("in one chosen report" if count == 1 else f"in {count} chosen reports")
        if self.toll > 0:
            parts.append(f"with at least {self.toll} killed")
        if self.origins > 1:
            parts.append(f"from at least {self.origins} independent origins")
        if self.events:
            count = len(self.events)
            parts.append("chosen by hand" if count == 1 else f"among {count} chosen by hand")
        if self.text.strip():
            parts.append(f"mentioning “{self.text.strip()}”")
        if self.include_rejected:
            parts.append("with those that were rejected")
        if len(parts) == 1:
            return "All events."
        return " ".join(parts) + "."

    def _describe_when(self) -> list[str]:
        if self.start is not None and self.end is not None:
            same = self.start == self.end
            words = (
                f"on {day_in_words(self.start)}"
                if same
                else f"from {day_in_words(self.start)} to {day_in_words(self.end)}"
            )
        elif self.start is not None:
            words = f"from {day_in_words(self.start)} on"
        elif self.end is not None:
            words = f"up to {day_in_words(self.end)}"
        else:
            return []
        if self.within:
            words = f"wholly {words}"
        return [words + (" or without a date" if self.include_undated else "")]


def _one_of(values: Sequence[str]) -> str:
    if len(values) == 1:
        return values[0]
    return ", ".join(values[:-1]) + " or " + values[-1]


def _corner(lat: float, lon: float) -> str:
    return f"{abs(lat):g}°{'N' if lat >= 0 else 'S'} {abs(lon):g}°{'E' if lon >= 0 else 'W'}"
