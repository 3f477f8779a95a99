"""One typed selection of event mentions: bound SQL for the store and an English sentence for the reader."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    import sqlalchemy as sa

RoleChoice = Literal["either", "agent", "target"]


@dataclass(frozen=True, slots=True)
class Filter:
    """Conditions are joined by *and*, the values of one condition by *or*; an empty condition asks nothing.

    start, end: days, both inclusive; an event is in when its interval overlaps them.
    include_undated: with a start or end, keep events without a date too.
    actors: actor ids; role: in which role they must stand.
    places: gazetteer ids. bbox: west, south, east, north in degrees; west > east crosses the antimeridian.
    documents: document ids. sources: publishers as stored. text: words sought, ignoring case, in the
    sentence, the report's title, the place's name and the actors' names.
    """

    start: date | None = None
    end: date | None = None
    actors: tuple[str, ...] = ()
    role: RoleChoice = "either"
    event_types: tuple[str, ...] = ()
    sub_event_types: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    bbox: tuple[float, float, float, float] | None = None
    documents: tuple[int, ...] = ()
    sources: tuple[str, ...] = ()
    text: str = ""
    include_undated: bool = False

    def conditions(self) -> list[sa.ColumnElement[bool]]:
        """SQL conditions over ``event_mention`` joined with ``document``; every value is bound, none is spelt in."""
        from extract.store.schema import document, event_mention  # sqlalchemy is loaded only where it is used

        column = event_mention.c
        found: list[sa.ColumnElement[bool]] = [*self._when(), *self._where(), *self._who(), *self._words()]
        for wanted, values in (
            (column.event_type, self.event_types),
            (column.sub_event_type, self.sub_event_types),
            (column.status, self.statuses),
            (column.place_id, self.places),
            (column.document_id, self.documents),
            (document.c.source, self.sources),
        ):
            if values:
                found.append(wanted.in_(values))
        return found

    def _when(self) -> list[sa.ColumnElement[bool]]:
        import sqlalchemy as sa

        from extract.store.schema import event_mention

        if self.start is None and self.end is None:
            return []
        column = event_mention.c
        inside: list[sa.ColumnElement[bool]] = [column.time_precision.is_not(None)]
        if self.start is not None:
            inside.append(sa.or_(column.time_end.is_(None), column.time_end >= self.start))
        if self.end is not None:
            inside.append(sa.or_(column.time_start.is_(None), column.time_start <= self.end))
        dated = sa.and_(*inside)
        return [sa.or_(dated, column.time_precision.is_(None)) if self.include_undated else dated]

    def _where(self) -> list[sa.ColumnElement[bool]]:
        import sqlalchemy as sa

        from extract.store.schema import event_mention

        if self.bbox is None:
            return []
        west, south, east, north = self.bbox
        lon = event_mention.c.lon
        across = lon.between(west, east) if west <= east else sa.or_(lon >= west, lon <= east)
        return [event_mention.c.lat.between(south, north), across]

    def _who(self) -> list[sa.ColumnElement[bool]]:
        import sqlalchemy as sa

        from extract.store.schema import event_actor, event_mention

        if not self.actors:
            return []
        inner = sa.select(event_actor.c.event_id).where(event_actor.c.actor_id.in_(self.actors))
        if self.role != "either":
            inner = inner.where(event_actor.c.role == self.role)
        return [event_mention.c.id.in_(inner)]

    def _words(self) -> list[sa.ColumnElement[bool]]:
        import sqlalchemy as sa

        from extract.store.schema import document, event_actor, event_mention

        wanted = self.text.strip().lower()
        if not wanted:
            return []
        named = sa.select(event_actor.c.event_id).where(
            sa.func.lower(event_actor.c.name).contains(wanted, autoescape=True)
        )
        spots = (event_mention.c.evidence, event_mention.c.place, document.c.title)
        return [
            sa.or_(
                *(sa.func.lower(spot).contains(wanted, autoescape=True) for spot in spots),
                event_mention.c.id.in_(named),
            )
        ]

    def describe(self, names: Mapping[str, str] | None = None) -> str:
        """The selection as one English sentence. ``names`` gives the name of an actor or place id."""
        known = names or {}
        parts = ["Event mentions"]
        if self.event_types or self.sub_event_types:
            parts.append("of type " + _one_of(self.event_types + self.sub_event_types))
        if self.actors:
            preposition = {"either": "involving", "agent": "by", "target": "against"}[self.role]
            parts.append(f"{preposition} " + _one_of([known.get(actor, actor) for actor in self.actors]))
        if self.places:
            parts.append("at " + _one_of([known.get(place, place) for place in self.places]))
        if self.bbox:
            west, south, east, north = self.bbox
            parts.append(f"between {_corner(south, west)} and {_corner(north, east)}")
        parts += self._describe_when()
        if self.statuses:
            parts.append("that are " + _one_of(self.statuses))
        if self.sources:
            parts.append("reported by " + _one_of(self.sources))
        if self.documents:
            count = len(self.documents)
            parts.append("in one chosen report" if count == 1 else f"in {count} chosen reports")
        if self.text.strip():
            parts.append(f"mentioning “{self.text.strip()}”")
        if len(parts) == 1:
            return "All event mentions."
        return " ".join(parts) + "."

    def _describe_when(self) -> list[str]:
        if self.start is not None and self.end is not None:
            same = self.start == self.end
            words = f"on {_day(self.start)}" if same else f"from {_day(self.start)} to {_day(self.end)}"
        elif self.start is not None:
            words = f"from {_day(self.start)} on"
        elif self.end is not None:
            words = f"up to {_day(self.end)}"
        else:
            return []
        return [words + (" or without a date" if self.include_undated else "")]


# not strftime: its names depend on the locale
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def _day(day: date) -> str:
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def _one_of(values: Sequence[str]) -> str:
    if len(values) == 1:
        return values[0]
    return ", ".join(values[:-1]) + " or " + values[-1]


def _corner(lat: float, lon: float) -> str:
    return f"{abs(lat):g}°{'N' if lat >= 0 else 'S'} {abs(lon):g}°{'E' if lon >= 0 else 'W'}"
