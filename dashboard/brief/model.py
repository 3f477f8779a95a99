"""What a brief holds and how it is to look. Pure data: the figure and every document are made from it alone.

Text in here is plain text (a report's own words among it): each writer escapes it for its format.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from dashboard.views.symbols import ThemeName

Order = Literal["date", "place"]
#: the whole figure, or the map alone with what a map needs (legend, scale, north, inset)
Content = Literal["figure", "map"]

#: name -> width, height in pixels and pixels per inch of the figure
SIZES: dict[str, tuple[int, int, int]] = {
    "1920x1080": (1920, 1080, 144),
    "square": (1440, 1440, 144),
    "portrait": (1440, 1800, 144),
    "a4": (2480, 3508, 300),
    "a4-landscape": (3508, 2480, 300),
}
#: bounds of the width and height of a size given in pixels, both inclusive
MIN_PIXELS, MAX_PIXELS = 480, 8000
#: most panels of small multiples
MAX_PANELS = 12
POINTS_PER_INCH = 72

#: bounds of a size given in inches, and the pixels per inch of its picture
MIN_INCHES, MAX_INCHES, INCH_PIXELS = 2.0, 30.0, 220.0

_PIXELS = re.compile(r"(\d{2,5})\s*[x×]\s*(\d{2,5})", re.IGNORECASE)
_INCHES = re.compile(r"(\d{1,2}(?:\.\d{1,3})?)\s*[x×]\s*(\d{1,2}(?:\.\d{1,3})?)\s*in", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Size:
    """A page of the figure. ``width``, ``height`` in points (1/72 inch), ``dpi``: pixels per inch of its picture."""

    width: float
    height: float
    dpi: float

    @property
    def pixels(self) -> tuple[int, int]:
        return round(self.width * self.dpi / POINTS_PER_INCH), round(self.height * self.dpi / POINTS_PER_INCH)


@dataclass(frozen=True, slots=True)
class Box:
    """A part of the earth in degrees; ``west`` > ``east`` where it spans the antimeridian."""

    west: float
    south: float
    east: float
    north: float


@dataclass(frozen=True, slots=True)
class Options:
    """How the figure is to look.

    ``size``: a name of `SIZES`, "WIDTHxHEIGHT" in pixels or "WIDTHxHEIGHTin" (see `size_of`). ``extent``: ``None`` fits
    the map to the events, a `Box` is shown whole. ``panels``: 0 for one map, 2 to 12 for small multiples by period.
    ``content``: "map" leaves title, table and timeline to the document that the picture goes into,
    without ``legend`` the legend too.
    """

    size: str = "1920x1080"
    theme: ThemeName = "light"
    extent: Box | None = None
    panels: int = 0
    order: Order = "date"
    content: Content = "figure"
    table: bool = True
    timeline: bool = True
    legend: bool = True


@dataclass(frozen=True, slots=True)
class Source:
    """One report, as numbered in the brief. ``published``: words for its date, "" where not known."""

    number: int
    publisher: str
    title: str
    published: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of the chronology: one event.

    ``number``: 1, 2, ... in the order of the table. ``start``, ``end``: days, inclusive, ``None`` where not known.
    ``lat``, ``lon``: degrees, WGS84, ``None`` where the event has no place. ``place_key``: events with the same key
    share a mark. ``country``, ``admin1``: as in the events table. ``sources``: numbers of `Source`.
    """

    number: int
    event_id: int
    event_type: str
    sub_event_type: str
    status: str
    date_words: str = ""
    place_words: str = ""
    what: str = ""
    who: str = ""
    toll_words: str = ""
    status_words: str = ""
    sources: tuple[int, ...] = ()
    sentence: str = ""  # the chronology's own sentence, made by templates
    evidence: str = ""  # the report's sentence
    start: date | None = None
    end: date | None = None
    time_precision: str = ""
    place: str = ""
    place_key: str = ""
    lat: float | None = None
    lon: float | None = None
    geo_precision: str = ""
    radius_km: float = 0.0
    country: str = ""
    admin1: str = ""

    @property
    def placed(self) -> bool:
        return self.lat is not None and self.lon is not None


@dataclass(frozen=True, slots=True)
class Counts:
    """``total``: events of the case; ``shown``: those of the selection; ``without_place``: of these, not on the map."""

    total: int
    shown: int
    without_place: int = 0

    @property
    def words(self) -> str:
        """ "34 of 87 events shown, 2 without a place"."""
        words = f"{self.shown:,} of {self.total:,} event{'' if self.total == 1 else 's'} shown"
        return words + (f", {self.without_place:,} without a place" if self.without_place else "")


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a file carries to be made again. ``versions``: name -> version of program, lexicon, gazetteer."""

    selection: str = ""  # the selection in words
    query: str = ""  # the same as the dashboard's query string or the command's options
    case_hash: str = ""
    versions: Mapping[str, str] = field(default_factory=dict)

    def items(self) -> tuple[tuple[str, str], ...]:
        """Name and value of everything known, in a fixed order: what each format writes into its own properties."""
        known = [("Selection", self.selection), ("Query", self.query), ("Case", self.case_hash)]
        known += [(f"Version of {name}", version) for name, version in sorted(self.versions.items())]
        return tuple((name, value) for name, value in known if value)


@dataclass(frozen=True, slots=True)
class Brief:
    """Everything a brief says. ``made`` is given by the caller: nothing in here asks the clock.

    ``period``: words for the days of the selection. ``notes``: what a reader must know (precision, what is not shown).
    ``credits``: whose data the map stands on. ``marking``: handling caveat at top and bottom, "" for none.
    """

    title: str
    entries: tuple[Entry, ...]
    sources: tuple[Source, ...] = ()
    counts: Counts = Counts(0, 0, 0)
    subtitle: str = ""
    marking: str = ""
    period: str = ""
    notes: tuple[str, ...] = ()
    credits: str = "Places: GeoNames (CC BY 4.0). Basemap: Natural Earth."
    made: date | None = None
    metadata: Metadata = field(default_factory=Metadata)

    @property
    def facts(self) -> str:
        """ "1–31 July 2015 · 34 of 87 events shown, 2 without a place"."""
        return " · ".join(part for part in (self.period, self.counts.words) if part)


def size_of(words: str) -> Size:
    """Size of a figure by a name of `SIZES`, in pixels or in inches ("7x5in"); ``ValueError`` says what is allowed.

    The shorter side of a size in pixels is drawn as a page of 7.5 inches (the height of a slide), so that the same
    figure comes out at any resolution.
    """
    inches = _INCHES.fullmatch(words.strip())
    if inches is not None:
        return _of_inches(words, float(inches[1]), float(inches[2]))
    known = SIZES.get(words.strip().lower())
    if known is None:
        found = _PIXELS.fullmatch(words.strip())
        if found is None:
            raise ValueError(f"no size {words!r}: give {', '.join(SIZES)} or WIDTHxHEIGHT in pixels")
        width, height = int(found[1]), int(found[2])
        if not (MIN_PIXELS <= width <= MAX_PIXELS and MIN_PIXELS <= height <= MAX_PIXELS):
            raise ValueError(f"size {words!r}: width and height are {MIN_PIXELS} to {MAX_PIXELS} pixels each")
        if max(width, height) > 4 * min(width, height):
            raise ValueError(f"size {words!r}: the longer side is at most four times the shorter")
        known = (width, height, 0)
    width, height, dpi = known
    resolution = float(dpi) if dpi else min(width, height) / 7.5
    return Size(width * POINTS_PER_INCH / resolution, height * POINTS_PER_INCH / resolution, resolution)


def _of_inches(words: str, width: float, height: float) -> Size:
    if min(width, height) < MIN_INCHES or max(width, height) > MAX_INCHES:
        raise ValueError(f"size {words!r}: width and height are {MIN_INCHES:g} to {MAX_INCHES:g} inches each")
    if max(width, height) > 4 * min(width, height):
        raise ValueError(f"size {words!r}: the longer side is at most four times the shorter")
    return Size(width * POINTS_PER_INCH, height * POINTS_PER_INCH, INCH_PIXELS)
