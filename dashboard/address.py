"""An address read as a selection. Whatever in it is unknown, malformed or hostile is left out and named in a notice.

Nothing that comes from an address is ever evaluated, unpickled or shown unescaped.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import cast

from dashboard.selection import DEFAULT_LAYERS, LAYERS, LaneChoice, PlayStep, RoleChoice, Selection, ThemeChoice
from extract.model import Status
from extract.standards import EVENT_TYPE_OF, EVENT_TYPES

#: longest value taken from an address, in characters
MAX_VALUE = 200
#: decimals of degrees that an address keeps: some ten metres
PLACES = 4
#: deepest zoom of the map
MAX_ZOOM = 14.0
#: widest radius of a filter, in kilometres: half the way round the Earth
MAX_KM = 20_038
#: most values taken for one parameter
MAX_VALUES = 100

_TRUE = {"yes", "1", "true"}
_FALSE = {"no", "0", "false"}
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_-]{0,23}")
_WINDOW = re.compile(r"(\d{4}-\d{2}-\d{2})\.\.(\d{4}-\d{2}-\d{2})")
_NUMBER = r"-?[0-9]{1,3}(?:\.[0-9]{1,6})?"
_BOX = re.compile(rf"({_NUMBER}),({_NUMBER}),({_NUMBER}),({_NUMBER})")
_AROUND = re.compile(rf"({_NUMBER}),({_NUMBER}),([0-9]{{1,5}}(?:\.[0-9]{{1,3}})?)")
_PLAY = re.compile(r"(day|week|month)(?:,(grow))?")
_VIEW = re.compile(r"(-?[0-9]{1,2}\.[0-9]{1,6}),(-?[0-9]{1,3}\.[0-9]{1,6}),([0-9]{1,2}\.[0-9]{1,3})")

#: parameters that the selection reads from an address
PARAMETERS = (
    "actor", "role", "from", "to", "undated", "type", "subtype", "status", "place", "report",
    "source", "text", "within", "box", "around", "toll", "origins", "window", "lanes", "at", "event", "view",
    "layers", "theme", "present", "play",
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
    step, grow = reader.play("play")
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
        within=reader.flag("within", default=False),
        box=reader.box("box"),
        around=reader.around("around"),
        toll=reader.number("toll"),
        origins=reader.number("origins"),
        window=reader.window("window"),
        lanes=cast(LaneChoice, reader.choice("lanes", ("type", "actor"), "type")),
        focus_places=reader.words("at"),
        focus_events=reader.numbers("event"),
        view=reader.view("view"),
        layers=reader.layers("layers"),
        theme=cast(ThemeChoice, reader.choice("theme", ("light", "dark"), "")),
        present=reader.flag("present", default=False),
        play_step=cast(PlayStep, step),
        play_grow=grow,
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

    def number(self, name: str) -> int:
        """A whole number from 0 to 9,999,999."""
        value = self.word(name)
        if value and not (value.isascii() and value.isdecimal() and len(value) <= 7):
            self.ignore(name)
            return 0
        return int(value or 0)

    def box(self, name: str) -> tuple[float, float, float, float] | None:
        found = self._match(name, _BOX)
        if found is None:
            return None
        west, south, east, north = found
        if max(abs(west), abs(east)) > 180 or max(abs(south), abs(north)) > 90 or south > north:
            self.ignore(name)
            return None
        return west, south, east, north

    def around(self, name: str) -> tuple[float, float, float] | None:
        found = self._match(name, _AROUND)
        if found is None:
            return None
        lat, lon, km = found
        if abs(lat) > 90 or abs(lon) > 180 or not 0.001 <= km <= MAX_KM:
            self.ignore(name)
            return None
        return lat, lon, round(km, 3)

    def layers(self, name: str) -> tuple[str, ...]:
        value = self.word(name)
        if not value:
            return DEFAULT_LAYERS
        if value == "none":
            return ()
        given = value.split(",")
        if not set(given) <= set(LAYERS):
            self.ignore(name)
        return tuple(layer for layer in LAYERS if layer in given) or DEFAULT_LAYERS

    def play(self, name: str) -> tuple[str, bool]:
        value = self.word(name)
        match = _PLAY.fullmatch(value)
        if value and not match:
            self.ignore(name)
        return (match[1], bool(match[2])) if match else ("week", False)

    def _match(self, name: str, pattern: re.Pattern[str]) -> tuple[float, ...] | None:
        value = self.word(name)
        match = pattern.fullmatch(value)
        if value and not match:
            self.ignore(name)
        return tuple(round(float(part), PLACES) for part in match.groups()) if match else None

    def view(self, name: str) -> tuple[float, float, float] | None:
        value = self.word(name)
        if not value:
            return None
        match = _VIEW.fullmatch(value)
        lat, lon, zoom = (round(float(part), PLACES) for part in match.groups()) if match else (91.0, 0.0, 0.0)
        if abs(lat) > 90 or abs(lon) > 180 or zoom > MAX_ZOOM:
            self.ignore(name)
            return None
        return lat, lon, round(zoom, 2)


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
