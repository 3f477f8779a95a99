"""Look places up by name, id or position in the compiled index: read only, safe to share between threads."""

from __future__ import annotations

import gzip
import json
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from extract.gazetteer.fold import fold, loose, native, strip_article
from extract.gazetteer.kinds import KINDS, precision
from extract.gazetteer.segment import ALTERNATE, ALTERNATE_COST, NO_ADMIN1, Segment, cell, key_hash
from extract.model import Place

EARTH_KM = 6371.0088  # mean radius, IUGG
CACHE_SIZE = 20_000  # look-ups remembered; one costs about 1 kB
SHAPES = Path(__file__).parent.parent / "lexicon" / "places" / "admin1_shapes.json.gz"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that a name may mean. ``prior`` is how well known it is: log10 of a population, or its like.

    ``exact`` is False where only the loose key fits, ``main`` False where the name is an alternate one.
    """

    place: Place
    prior: float
    main: bool = True
    exact: bool = True


@dataclass(frozen=True, slots=True)
class Entries:
    """All that the index holds under one name: candidates, best known first, and what else the name is (flags)."""

    candidates: tuple[Candidate, ...]
    flags: int = 0


NOTHING = Entries(())


def distance_km(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Great-circle distance (haversine formula) in km."""
    p, q = math.radians(lat1), math.radians(lat2)
    h = math.sin((q - p) / 2) ** 2 + math.cos(p) * math.cos(q) * math.sin(math.radians(lon2 - lon1) / 2) ** 2
    return 2 * EARTH_KM * math.asin(min(1.0, math.sqrt(h)))


class Gazetteer:
    """Several index files read as one; where they differ the earlier one wins (own places come first)."""

    def __init__(self, segments: Sequence[Segment]) -> None:
        self.segments = tuple(segments)
        self._cache: dict[str, Entries] = {}
        self._found: tuple[dict[str, Entries], dict[str, Entries]] = ({}, {})  # exactly, loosely: by name as written

    def entries(self, key: str) -> Entries:
        """Everything under a ready-made key (see ``keys_of``)."""
        found = self._cache.get(key)
        if found is None:
            found = self._read(key)
            if len(self._cache) >= CACHE_SIZE:
                self._cache.clear()
            self._cache[key] = found
        return found

    def _read(self, key: str) -> Entries:
        value = key_hash(key)
        flags = 0
        candidates: list[Candidate] = []
        for segment in self.segments:
            some, posts = segment.posts(value)
            flags |= some
            if posts:
                candidates += [self._candidate(segment, post) for post in posts[:60]]
        if not candidates:
            return NOTHING if not flags else Entries((), flags)
        if len(self.segments) > 1:
            candidates.sort(key=lambda candidate: -candidate.prior)
            best: dict[str, Candidate] = {}  # a dump repeats the towns that the base holds
            for candidate in candidates:
                best.setdefault(candidate.place.gazetteer_id, candidate)
            candidates = list(best.values())
        return Entries(tuple(candidates), flags)

    def _candidate(self, segment: Segment, post: int) -> Candidate:
        main = not post & ALTERNATE
        place, prior = self._place(segment, post & ~ALTERNATE)
        return Candidate(place, prior if main else prior - ALTERNATE_COST, main)

    def _place(self, segment: Segment, number: int) -> tuple[Place, float]:
        lat, lon, radius, prior, _, offset, population, admin1, country, kind, _ = segment.record(number)
        identifier, name = segment.texts(offset)
        division = segment.admin1[admin1] if admin1 != NO_ADMIN1 else ""
        precise = precision(KINDS[kind], radius)
        state, lat, lon, radius = country.decode().strip(), round(lat, 5), round(lon, 5), round(radius, 1)
        place = Place(name, lat, lon, state, identifier, precise, radius, division, KINDS[kind], population)
        return place, prior

    def find(self, name: str, *, loosely: bool = True) -> Entries:
        """Candidates for a name as written: exact spelling first, then without article, then the loose key."""
        known = self._found[loosely]
        found = known.get(name)
        if found is None:
            found = self._find(name, loosely)
            if len(known) >= CACHE_SIZE:
                known.clear()
            known[name] = found
        return found

    def _find(self, name: str, loosely: bool) -> Entries:
        for key in keys_of(name, loosely):
            found = self.entries(key)
            if found.candidates:
                if key[0] == "~":
                    return Entries(tuple(Candidate(c.place, c.prior - 0.5, c.main, False) for c in found.candidates))
                return found
        return NOTHING

    def lookup(self, name: str, *, limit: int = 10) -> tuple[Place, ...]:
        """Places of that name, best known first, at most ``limit`` of them."""
        return tuple(candidate.place for candidate in self.find(name).candidates[:limit])

    def place(self, gazetteer_id: str) -> Place | None:
        """The place with that id."""
        found = self.entries(f"#{gazetteer_id}").candidates
        return found[0].place if found else None

    def nearest(self, lat: float, lon: float, *, limit: int = 1, within_km: float = 150.0) -> tuple[Place, ...]:
        """Populated places and sites nearest to a point, nearest first. Degrees in, at most ``within_km`` away."""
        found: list[tuple[float, str, Place]] = []
        for ring in range(3):
            for number in _ring(lat, lon, ring):
                found += self._cell(number, lat, lon, within_km)
            if len(found) >= limit and ring:
                break
        found.sort(key=lambda item: item[:2])
        return tuple(place for _, _, place in found[:limit])

    def _cell(self, number: int, lat: float, lon: float, within_km: float) -> list[tuple[float, str, Place]]:
        result = []
        for segment in self.segments:
            for post in segment.in_cell(number):
                record = segment.record(post)
                away = distance_km(lat, lon, record[0], record[1])
                if away <= within_km and record[2] < 30:
                    place = self._place(segment, post)[0]
                    result.append((away, place.gazetteer_id, place))
        return result

    def admin1_polygon(self, gazetteer_id: str) -> list[list[tuple[float, float]]]:
        """Outer rings (longitude, latitude) of a first-order division, largest first; [] where none is known."""
        return [_decoded(ring) for ring in _shapes().get(gazetteer_id, [])]


def _ring(lat: float, lon: float, ring: int) -> list[int]:
    cells = set()
    for i in range(-ring, ring + 1):
        for j in range(-ring, ring + 1):
            if max(abs(i), abs(j)) == ring and -90 <= lat + i <= 90:
                cells.add(cell(lat + i, (lon + j + 180) % 360 - 180))
    return sorted(cells)


@lru_cache(maxsize=1)
def _shapes() -> dict[str, list[list[int]]]:
    shapes: dict[str, list[list[int]]] = json.loads(gzip.decompress(SHAPES.read_bytes()))
    return shapes


def _decoded(line: list[int]) -> list[tuple[float, float]]:
    points, x, y = [], 0, 0
    for dx, dy in zip(line[::2], line[1::2], strict=True):
        x, y = x + dx, y + dy
        points.append((x / 100, y / 100))
    return points


def is_acronym(name: str) -> bool:
    """Capitals (and dots) only, five letters at most: matched as it stands, so that "us" is not the "US"."""
    if not name.isupper():
        return False
    letters = name.replace(".", "")
    return 1 < len(letters) <= 5 and letters.isascii() and letters.isalpha()


def keys_of(name: str, loosely: bool = True) -> Iterator[str]:
    """Look-up keys of a name as written, best first; made one at a time because the first mostly is enough. Four
    capitals or more may also be a name in a heading."""
    acronym = is_acronym(name)
    if acronym:
        yield f"={name.replace('.', '')}"
    elif not (name.isascii() and name[:1].isalpha()) and not any(c.isalpha() and ord(c) < 0x250 for c in name):
        if name.strip():
            yield native(name)
        return
    key = fold(name)
    if len(key) < 2 or (acronym and ("." in name or len(key) < 4)):
        return
    yield key
    bare = strip_article(key)
    if bare != key:
        yield bare
    if key.startswith("the ") and len(key) > 6:
        yield key[4:]
    if loosely and not acronym and len(key) > 3:
        yield "~" + loose(name)


@lru_cache(maxsize=4)
def _open(paths: tuple[Path, ...]) -> Gazetteer:
    return Gazetteer([Segment(path) for path in paths])


def open_gazetteer(path: Path | None = None) -> Gazetteer:
    """The gazetteer of this machine, built into the user's cache where it is not there yet; or the index at ``path``.

    Raises GazetteerError where it can neither be read nor built.
    """
    if path is not None:
        return _open((path,))
    from extract.gazetteer.build import index_paths

    return _open(index_paths())
