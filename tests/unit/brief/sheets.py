"""Briefs to draw: invented events at real places of several theatres."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dashboard.brief.model import Brief, Counts, Entry, Metadata, Source

#: name, latitude, longitude, precision, radius in km
Spot = tuple[str, float, float, str, float]

SAHEL: tuple[Spot, ...] = (
    ("Gao", 16.27, -0.04, "exact", 0.0),
    ("Ansongo", 15.66, 0.5, "exact", 0.0),
    ("Ménaka", 15.92, 2.4, "exact", 0.0),
    ("Kidal", 18.44, 1.41, "exact", 0.0),
    ("Timbuktu", 16.77, -3.01, "exact", 0.0),
    ("Bourem", 16.95, -0.35, "near", 20.0),
    ("Mopti", 14.6, -4.0, "province", 150.0),
    ("Mali", 17.0, -4.0, "country", 600.0),
)
#: nine places within twenty kilometres: they cannot all stand where they are
CROWDED: tuple[Spot, ...] = tuple(
    (f"Quarter {at}", 36.19 + 0.06 * (at % 3), 37.13 + 0.06 * (at // 3), "exact", 0.0) for at in range(9)
)
SCRIPTS: tuple[Spot, ...] = (
    ("الفاشر", 13.63, 25.35, "exact", 0.0),
    ("Хартум", 15.5, 32.56, "exact", 0.0),
    ("ירושלים", 31.78, 35.22, "exact", 0.0),
    ("አዲስ አበባ", 9.03, 38.74, "exact", 0.0),
    ("Θεσσαλονίκη", 40.64, 22.94, "exact", 0.0),
)
TYPES = (
    ("Battles", "Armed clash"),
    ("Explosions/Remote violence", "Air/drone strike"),
    ("Violence against civilians", "Attack"),
    ("Protests", "Peaceful protest"),
    ("Riots", "Mob violence"),
    ("Strategic developments", "Arrests"),
)
STATUSES = (
    "asserted", "asserted", "claimed", "unconfirmed", "denied", "disputed", "planned", "hypothetical", "negated",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Shape:
    """How a brief is to be: ``homeless``: share of its events that have no place."""

    spots: Sequence[Spot] = SAHEL
    country: str = "ML"
    homeless: float = 0.1
    title: str = "Northern Mali: who struck whom"
    marking: str = ""
    seed: int = 7


def brief(number: int, shape: Shape | None = None) -> Brief:
    """A brief of ``number`` events."""
    shape = shape or Shape()
    draw = random.Random(shape.seed)  # noqa: S311
    entries = tuple(_entry(at, shape, draw) for at in range(1, number + 1))
    return Brief(
        title=shape.title,
        subtitle="Events of March 2022 by type, status and source",
        marking=shape.marking,
        entries=entries,
        sources=tuple(
            Source(at, f"Agency {at}", f"Report number {at}", f"{at} March 2022", f"https://example.org/{at}")
            for at in range(1, 8)
        ),
        counts=Counts(2 * number, number, sum(not entry.placed for entry in entries)),
        period="March 2022",
        notes=("Areas are shaded where no town is named.",),
        made=date(2022, 4, 2),
        metadata=Metadata("March 2022", "from=2022-03-01&to=2022-03-31", "0123abcd", {"dateline": "0.1.0"}),
    )


def _entry(number: int, shape: Shape, draw: random.Random) -> Entry:
    spot = None if draw.random() < shape.homeless else draw.choice(shape.spots)
    kind, sub = draw.choice(TYPES)
    start = date(2022, 3, 1) + timedelta(days=draw.randrange(31)) if draw.random() > 0.1 else None
    week = start is not None and draw.random() < 0.2
    end = start + timedelta(days=6) if start is not None and week else start
    name, lat, lon, precision, radius = spot or ("", None, None, "", 0.0)
    return Entry(
        number=number,
        event_id=10 * number,
        event_type=kind,
        sub_event_type=sub,
        status=draw.choice(STATUSES),
        date_words=f"{start.day} March 2022" if start else "undated",
        place_words=name or "place not known",
        what=sub,
        who="the army → armed men of unknown allegiance",
        toll_words=draw.choice(("", "3 killed", "12–20 killed, 4 injured")),
        status_words="claimed by the governor",
        sources=tuple(sorted(draw.sample(range(1, 8), draw.choice((1, 2))))),
        start=start,
        end=end,
        time_precision="week" if week else "day",
        place=name,
        place_key=name,
        lat=lat,
        lon=lon,
        geo_precision=precision,
        radius_km=radius,
        country=shape.country if spot else "",
    )
