"""Look places up by name, id or position in the compiled index: read only, safe to share between threads."""

from __future__ import annotations

import gzip
import json
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import overload
from zlib import crc32

from extract.gazetteer.fold import fold, loose, native, strip_article
from extract.gazetteer.kinds import KINDS, precision
from extract.gazetteer.segment import ALTERNATE, ALTERNATE_COST, NO_ADMIN1, Segment, cell, key_bytes, key_hash, start_of
from extract.model import Place

EARTH_KM = 6371.0088  # mean radius, IUGG
CACHE_SIZE = 20_000  # look-ups remembered; one costs about 1 kB
LOOSE_COST = 0.5  # taken off the prior where only the loose key fits
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


class Candidates(Sequence[Candidate]):
    """The places of one name, best known first; each is read from the index when it is first asked for.

    ``posts``: index file and place number (with its ``ALTERNATE`` bit) of each.
    """

    __slots__ = ("_exact", "_made", "_posts")

    def __init__(self, posts: Sequence[tuple[Segment, int]] = (), *, exact: bool = True) -> None:
        self._posts = posts
        self._exact = exact
        self._made: list[Candidate | None] = [None] * len(posts)

    def __len__(self) -> int:
        return len(self._posts)

    @overload
    def __getitem__(self, at: int) -> Candidate: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[Candidate, ...]: ...
    def __getitem__(self, at: int | slice) -> Candidate | tuple[Candidate, ...]:
        found = self._made[at]
        if found.__class__ is Candidate:
            return found
        if found is None:
            return self._make(at)  # type: ignore[arg-type]  # a slice is a list
        numbers = range(*at.indices(len(self._made)))  # type: ignore[union-attr]
        return tuple([self._made[i] or self._make(i) for i in numbers])

    def __iter__(self) -> Iterator[Candidate]:
        for i, found in enumerate(self._made):
            yield found or self._make(i)

    def _make(self, at: int) -> Candidate:
        segment, post = self._posts[at]
        place, prior = read_place(segment, post & ~ALTERNATE)
        main = not post & ALTERNATE
        prior -= (0.0 if main else ALTERNATE_COST) + (0.0 if self._exact else LOOSE_COST)
        made = self._made[at] = Candidate(place, prior, main, self._exact)
        return made

    def loosely(self) -> Candidates:
        """The same, found under a loose key only."""
        return Candidates(self._posts, exact=False)


@dataclass(frozen=True, slots=True)
class Entries:
    """All that the index holds under one name: candidates, best known first, and what else the name is (flags)."""

    candidates: Candidates
    flags: int = 0


NOTHING = Entries(Candidates())


def read_place(segment: Segment, number: int) -> tuple[Place, float]:
    """A place of an index file and how well known it is."""
    lat, lon, radius, prior, _, offset, population, admin1, country, kind, _ = segment.record(number)
    identifier, name = segment.texts(offset)
    division = segment.admin1[admin1] if admin1 != NO_ADMIN1 else ""
    precise = precision(KINDS[kind], radius)
    state, lat, lon, radius = country.decode().strip(), round(lat, 5), round(lon, 5), round(radius, 1)
    place = Place(name, lat, lon, state, identifier, precise, radius, division, KINDS[kind], population)
    return place, prior


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
        self._starts: dict[str, bool] = {}
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
        data = key_bytes(key)
        checksum = crc32(data)
        holding = [segment for segment in self.segments if segment.may_hold(checksum)]
        if not holding:
            return NOTHING
        value = key_hash(data)
        flags, found = 0, []
        for segment in holding:
            some, posts = segment.posts(value)
            flags |= some
            found += [(segment, post) for post in posts]
        if not found:
            return NOTHING if not flags else Entries(Candidates(), flags)
        if found[0][0] is not found[-1][0]:
            found = merged(found)
        return Entries(Candidates(found), flags)

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
        if name.isalpha() and name.isascii() and not name.isupper():  # a plain word: its first key, without ado
            found = self.entries(name.lower())
            if found.candidates:
                return found
        for key in keys_of(name, loosely):
            found = self.entries(key)
            if found.candidates:
                if key[0] == "~":
                    return Entries(found.candidates.loosely())
                return found
        return NOTHING

    def may_start(self, words: str) -> bool:
        """May a name of three words and more start with these two? False is certain."""
        known = self._starts.get(words)
        if known is None:
            if len(self._starts) >= CACHE_SIZE:
                self._starts.clear()
            known = self._starts[words] = self._may_start(words)
        return known

    def _may_start(self, words: str) -> bool:
        key = fold(words)
        if (
            not words.isascii()
            or " " not in key
            or key.startswith("the ")
            or strip_article(f"{key} xxx") != f"{key} xxx"
        ):
            return True
        checksum = crc32(key_bytes(start_of(f"{key} ")))
        return any(segment.may_hold(checksum) for segment in self.segments)

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
                    place = read_place(segment, post)[0]
                    result.append((away, place.gazetteer_id, place))
        return result

    def admin1_polygon(self, gazetteer_id: str) -> list[list[tuple[float, float]]]:
        """Outer rings (longitude, latitude) of a first-order division, largest first; [] where none is known."""
        return [_decoded(ring) for ring in _shapes().get(gazetteer_id, [])]


def merged(found: list[tuple[Segment, int]]) -> list[tuple[Segment, int]]:
    """Places of one name from several files, best known first; a dump repeats the towns that the base holds, and the
    better known of two with one id stays."""

    def prior(post: tuple[Segment, int]) -> float:
        known = post[0].prior(post[1] & ~ALTERNATE)
        return known - ALTERNATE_COST if post[1] & ALTERNATE else known

    best: dict[str, tuple[Segment, int]] = {}
    for post in sorted(found, key=prior, reverse=True):
        segment, number = post
        best.setdefault(segment.texts(segment.record(number & ~ALTERNATE)[5])[0], post)
    return list(best.values())


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
