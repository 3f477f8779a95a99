"""The selection: what the analyst is looking at, as one typed value that is also the page's address.

A copied link restores it. Whatever in an address is unknown, malformed or hostile is left out and named in a notice;
nothing that comes from an address is ever evaluated, unpickled or shown unescaped.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal, cast

from extract.model import Status
from extract.standards import EVENT_TYPE_OF, EVENT_TYPES

RoleChoice = Literal["either", "agent", "target"]
LaneChoice = Literal["type", "actor"]

#: longest value taken from an address, in characters
MAX_VALUE = 200
#: deepest zoom of the map
MAX_ZOOM = 14.0
#: most values taken for one parameter
MAX_VALUES = 100

_TRUE = {"yes", "1", "true"}
_FALSE = {"no", "0", "false"}
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_-]{0,23}")
_WINDOW = re.compile(r"(\d{4}-\d{2}-\d{2})\.\.(\d{4}-\d{2}-\d{2})")
_VIEW = re.compile(r"(-?[0-9]{1,2}\.[0-9]{1,6}),(-?[0-9]{1,3}\.[0-9]{1,6}),([0-9]{1,2}\.[0-9]{1,3})")


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """Filters, the brushed window and what is in focus. An empty tuple means "any"; dates are days, both inclusive.

    ``window`` is the stretch brushed on the timeline; it narrows ``start``/``end`` further and, being a stretch of
    time, leaves out what has no date. ``place`` filters by gazetteer ids; ``focus_places`` (keys of
    stacks on the map) and ``focus_events`` only say what the panel shows. ``view``: where the map looks (latitude and
    longitude of its centre in degrees, zoom); ``None``: at all results.
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
    window: tuple[date, date] | None = None
    lanes: LaneChoice = "type"
    focus_places: tuple[str, ...] = ()
    focus_events: tuple[int, ...] = ()
    view: tuple[float, float, float] | None = None

    @property
    def filtered(self) -> bool:
        """Does any filter narrow the case?"""
        return self.filters() != Selection()

    def filters(self) -> Selection:
        """The same filters with nothing in focus, the lanes at their default and the map wherever it looks."""
        return replace(self, lanes="type", focus_places=(), focus_events=(), view=None)

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
            "window": [f"{self.window[0].isoformat()}..{self.window[1].isoformat()}"] if self.window else [],
            "lanes": [self.lanes] if self.lanes != "type" else [],
            "at": list(self.focus_places),
            "event": [str(event) for event in self.focus_events],
            "view": ["{:.4f},{:.4f},{:.2f}".format(*self.view)] if self.view else [],
        }
        return {name: values for name, values in query.items() if values}


#: parameters that the selection reads from an address
PARAMETERS = (
    "actor", "role", "from", "to", "undated", "type", "subtype", "status", "place", "report",
    "source", "text", "window", "lanes", "at", "event", "view",
)  # fmt: skip


def from_query(query: Mapping[str, Sequence[str]], *, also: Iterable[str] = ()) -> tuple[Selection, tuple[str, ...]]:
    """Read a selection from an address. Returns it with notices (plain text, safe to show) on what was ignored.

    ``also`` names parameters that belong to somebody else on the page and are passed over silently.
    """
    reader = _Reader(query)
    known = set(PARAMETERS) | set(also)
    reader.unknown(name for name in query if name not in known)
    start, end = reader.day("from"), reader.day("to")
    if start and end and start > end:
        reader.ignore("from", "to")
        start = end = None
    selection = Selection(
        actors=reader.words("actor"),
        role=cast(RoleChoice, reader.choice("role", ("either", "agent", "target"), "either")),
        start=start,
        end=end,
        include_undated=reader.flag("undated", default=True),
        event_types=reader.among("type", EVENT_TYPES),
        sub_event_types=reader.among("subtype", EVENT_TYPE_OF),
        statuses=reader.among("status", [status.value for status in Status]),
        places=reader.words("place"),
        documents=reader.numbers("report"),
        sources=reader.words("source"),
        text=reader.word("text"),
        window=reader.window("window"),
        lanes=cast(LaneChoice, reader.choice("lanes", ("type", "actor"), "type")),
        focus_places=reader.words("at"),
        focus_events=reader.numbers("event"),
        view=reader.view("view"),
    )
    return selection, reader.notices()


class _Reader:
    """Takes typed values out of an address and remembers what it had to refuse."""

    def __init__(self, query: Mapping[str, Sequence[str]]) -> None:
        self._query = query
        self._refused: list[str] = []
        self._unknown: list[str] = []

    def notices(self) -> tuple[str, ...]:
        found = []
        if self._unknown:
            found.append(f"This page does not know {_listed(self._unknown)} in the link; ignored.")
        if self._refused:
            found.append(f"The link's value for {_listed(self._refused)} could not be read; ignored.")
        return tuple(found)

    def unknown(self, names: Iterable[str]) -> None:
        # a name that does not look like one is never echoed
        self._unknown.extend(f"“{name}”" if _NAME.fullmatch(name) else "an unreadable parameter" for name in names)

    def ignore(self, *names: str) -> None:
        self._refused.extend(f"“{name}”" for name in names)

    def words(self, name: str) -> tuple[str, ...]:
        given = list(self._query.get(name, ()))
        kept = [value for value in given[:MAX_VALUES] if _clean(value)]
        if len(kept) != len(given):
            self.ignore(name)
        return tuple(dict.fromkeys(value.strip() for value in kept))

    def word(self, name: str) -> str:
        return next(iter(self.words(name)), "")

    def among(self, name: str, allowed: Iterable[str]) -> tuple[str, ...]:
        known = set(allowed)
        given = self.words(name)
        if any(value not in known for value in given):
            self.ignore(name)
        return tuple(value for value in given if value in known)

    def choice(self, name: str, allowed: Sequence[str], default: str) -> str:
        return next(iter(self.among(name, allowed)), default)

    def numbers(self, name: str) -> tuple[int, ...]:
        given = self.words(name)
        kept = [value for value in given if value.isascii() and value.isdecimal() and len(value) <= 12]
        if len(kept) != len(given):
            self.ignore(name)
        return tuple(int(value) for value in kept)

    def flag(self, name: str, *, default: bool) -> bool:
        value = self.word(name).lower()
        if value in _TRUE | _FALSE:
            return value in _TRUE
        if value:
            self.ignore(name)
        return default

    def day(self, name: str) -> date | None:
        value = self.word(name)
        if not value:
            return None
        found = _day(value)
        if found is None:
            self.ignore(name)
        return found

    def window(self, name: str) -> tuple[date, date] | None:
        value = self.word(name)
        if not value:
            return None
        match = _WINDOW.fullmatch(value)
        first, last = (_day(match[1]), _day(match[2])) if match else (None, None)
        if first is None or last is None or first > last:
            self.ignore(name)
            return None
        return first, last

    def view(self, name: str) -> tuple[float, float, float] | None:
        value = self.word(name)
        if not value:
            return None
        match = _VIEW.fullmatch(value)
        lat, lon, zoom = (float(part) for part in match.groups()) if match else (91.0, 0.0, 0.0)
        if abs(lat) > 90 or abs(lon) > 180 or zoom > MAX_ZOOM:
            self.ignore(name)
            return None
        return lat, lon, zoom


def _clean(value: str) -> bool:
    """Short, not blank, and free of control, surrogate and invisible formatting characters."""
    return (
        0 < len(value.strip()) <= MAX_VALUE
        and len(value) <= MAX_VALUE
        and all(unicodedata.category(char) not in {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"} for char in value)
    )


def _day(value: str) -> date | None:
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
        return None
    try:
        return date.fromisoformat(value)
    except ValueError:
        return None


def _listed(names: Sequence[str]) -> str:
    unique = list(dict.fromkeys(names))
    shown = unique[:4] + (["others"] if len(unique) > 4 else [])
    return shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} and {shown[-1]}"
