"""Entries of the chronology -> one spot a place, with the numbers of its entries."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from dashboard.basemap.areas import bundled
from dashboard.brief.model import Entry
from dashboard.views.stacks import Part
from dashboard.views.symbols import AREA_PRECISIONS, status_rank, type_rank
from extract.model import GeoPrecision

_RANK = {precision.value: rank for rank, precision in enumerate(GeoPrecision)}
_COARSE = tuple(GeoPrecision)


@dataclass(frozen=True, slots=True)
class Spot:
    """All entries at one place, or at several that lie too close together to part on the sheet (``merged``).

    ``numbers``: of its entries, ascending. ``precision``: the coarsest of them. ``lat``, ``lon``: degrees, WGS84.
    """

    key: str
    names: tuple[str, ...]
    lon: float
    lat: float
    numbers: tuple[int, ...]
    parts: tuple[Part, ...]
    precision: GeoPrecision
    radius_km: float
    country: str = ""
    admin1: str = ""
    merged: bool = False

    @property
    def count(self) -> int:
        return len(self.numbers)

    @property
    def area(self) -> bool:
        """Known only as an area."""
        return self.precision in AREA_PRECISIONS

    @property
    def near(self) -> bool:
        return self.precision is GeoPrecision.NEAR

    @property
    def name(self) -> str:
        """ "Fallujah", "near Hit", "Tikrit and 3 more"."""
        first = self.names[0] if self.names else ""
        if self.near and first and not first.lower().startswith("near "):
            first = f"near {first}"
        return first if len(self.names) < 2 else f"{first} and {len(self.names) - 1} more"


def spots(entries: Iterable[Entry]) -> tuple[Spot, ...]:
    """One spot a place, the fullest first. Entries without a place are left out."""
    groups: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        if entry.placed:
            groups[entry.place_key or f"at:{entry.lat:.3f},{entry.lon:.3f}"].append(entry)
    made = [_spot(key, group) for key, group in groups.items()]
    return tuple(sorted(made, key=lambda spot: (-spot.count, spot.numbers)))


def join(host: Spot, guest: Spot) -> Spot:
    """Both as one, where the host stands."""
    parts: Counter[tuple[str, str]] = Counter()
    for part in (*host.parts, *guest.parts):
        parts[part.event_type, part.status] += part.count
    coarsest = max(host.precision, guest.precision, key=lambda precision: _RANK[precision.value])
    return replace(
        host,
        names=tuple(dict.fromkeys((*host.names, *guest.names))),
        numbers=tuple(sorted((*host.numbers, *guest.numbers))),
        parts=_ordered(parts),
        precision=coarsest if host.area else host.precision,
        merged=True,
    )


def ranges(numbers: Sequence[int]) -> list[str]:
    """ "1", "3–7" of ascending numbers; two that follow each other stay two."""
    words: list[str] = []
    at = 0
    while at < len(numbers):
        end = at
        while end + 1 < len(numbers) and numbers[end + 1] == numbers[end] + 1:
            end += 1
        if end - at > 1:
            words.append(f"{numbers[at]}–{numbers[end]}")
        else:
            words.extend(str(number) for number in numbers[at : end + 1])
        at = end + 1
    return words


@lru_cache(maxsize=4096)
def tag_lines(numbers: tuple[int, ...], *, longest: int = 14) -> tuple[str, ...]:
    """The ranges on one line of about ``longest`` characters, or on two; what does not fit even there is counted."""
    words = ranges(numbers)
    for most in (1, 2):
        lines = _filled(words, longest, most)
        if lines is not None:
            return lines
    for shown in range(min(longest, len(words) - 1), 1, -1):
        left = len(numbers) - sum(_count(word) for word in words[:shown])
        line = f"{', '.join(words[:shown])} +{left}"
        if len(line) <= longest:
            return (line,)
    return (f"{words[0]} +{len(numbers) - _count(words[0])}",)


def _filled(words: Sequence[str], longest: int, most: int) -> tuple[str, ...] | None:
    """The words on at most ``most`` lines, or ``None``."""
    lines = [words[0]]
    for word in words[1:]:
        if len(lines[-1]) + 2 + len(word) <= longest:
            lines[-1] += f", {word}"
        elif len(lines) < most:
            lines[-1] += ","
            lines.append(word)
        else:
            return None
    return tuple(lines)


def _count(words: str) -> int:
    first, _, last = words.partition("–")
    return int(last) - int(first) + 1 if last else 1


def _spot(key: str, group: Sequence[Entry]) -> Spot:
    first = group[0]
    rank = max(_RANK.get(entry.geo_precision, 0) for entry in group)
    precision = _COARSE[rank]
    parts = Counter((entry.event_type, entry.status) for entry in group)
    names = tuple(dict.fromkeys(entry.place for entry in group if entry.place))
    lon, lat = _lon(first.lon or 0.0), max(-90.0, min(90.0, first.lat or 0.0))
    if precision in {GeoPrecision.PROVINCE, GeoPrecision.COUNTRY}:
        area = bundled().find(precision, country=first.country, admin1=first.admin1, names=names[:1], lon=lon, lat=lat)
        if area is not None:
            lon, lat = area.lon, area.lat
    return Spot(
        key=key,
        names=names[:1],
        lon=lon,
        lat=lat,
        numbers=tuple(sorted(entry.number for entry in group)),
        parts=_ordered(parts),
        precision=precision,
        radius_km=max(entry.radius_km for entry in group),
        country=first.country,
        admin1=first.admin1,
    )


def _lon(lon: float) -> float:
    return lon if -180 <= lon <= 180 else math.remainder(lon, 360.0)


def _ordered(counts: Counter[tuple[str, str]]) -> tuple[Part, ...]:
    items = sorted(counts.items(), key=lambda item: (type_rank(item[0][0]), item[0][0], status_rank(item[0][1])))
    return tuple(Part(event_type, status, count) for (event_type, status), count in items)
