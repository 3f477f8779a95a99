"""The index file: a sorted table of hashed names over a table of places, read through ``mmap``. Written by
``segment_write``.

Layout (little endian): magic, length of the JSON header, header, then sections, each aligned to 8 bytes:
``filter`` a bitmap by checksum of the names that are there (and of the first two words of those of three and more), so
that most of those that are not cost nothing more;
``keys`` u64 sorted hashes; ``flags`` u8 a key; ``starts`` u32 into ``posts`` (one more than keys); ``posts`` u32, place
number with bit 31 set where the name is an alternate one, best place first; ``places`` records; ``cells`` u32 and
``cellposts`` u32, places by one-degree cell for reverse look-up; ``text`` names and ids as UTF-8.
Two names have the same 64-bit hash with a probability below 1e-6 among five million names.
"""

from __future__ import annotations

import json
import math
import mmap
import struct
import sys
from bisect import bisect_left
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path
from typing import Any

from extract.errors import GazetteerError

MAGIC = b"DTLNGAZ4"
RECORD = struct.Struct("<fffffIIH2sBB")  # lat lon radius prior spare name-offset population admin1 country kind spare
ALTERNATE = 1 << 31
MOST_POSTS = 60  # places of one name that are ever looked at
ALTERNATE_COST = 0.7  # taken off the prior where the name is an alternate one
NO_ADMIN1 = 0xFFFF
COMMON_WORD = 1  # flag of a key: also an English word
GIVEN_NAME = 2  # also a given name
SURNAME = 4  # also a family name
DEMONYM = 8  # also a people or the adjective of a country
SECTIONS = ("filter", "keys", "flags", "starts", "posts", "places", "cells", "cellposts", "text")


PRIOR = struct.Struct("<f")
PRIOR_AT = 12  # bytes into a record


def key_bytes(key: str) -> bytes:
    return key.encode("utf-8", "surrogatepass")


def start_of(key: str) -> str:
    """Key of the first two words of a key of more; in the filter alone."""
    first, second, *_ = key.split(" ", 2)
    return f"^{first} {second}"


def key_hash(key: bytes) -> int:
    """64-bit hash of a key's bytes."""
    return int.from_bytes(blake2b(key, digest_size=8).digest(), "little")


@dataclass(slots=True)
class Row:
    """One place on its way into an index. ``keys`` are ready-made look-up keys, ``True`` for a main name.

    ``city``: key of the city that a quarter lies in, and is never taken for, or "".
    """

    id: str
    name: str
    lat: float
    lon: float
    country: str
    kind: str
    population: int = 0
    radius_km: float = 0.0
    prior: float = 0.0
    admin1: str = ""
    keys: dict[str, bool] = field(default_factory=dict)
    city: str = ""


def cell(lat: float, lon: float) -> int:
    """Number of the one-degree cell of a point, 0 to 64,799."""
    return min(179, max(0, int(lat + 90))) * 360 + min(359, max(0, int(lon + 180)))


class Segment:
    """One index file, open for reading. Safe to share between threads."""

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            with path.open("rb") as file:
                self._map = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        except (OSError, ValueError) as error:
            raise GazetteerError(f"cannot read the place index {path}: {error}") from error
        if self._map[:8] != MAGIC or sys.byteorder != "little":
            raise GazetteerError(f"{path} is no place index of this version: run `dateline gazetteer build`")
        length = struct.unpack("<Q", self._map[8:16])[0]
        self.meta: dict[str, Any] = json.loads(self._map[16 : 16 + length])
        view = memoryview(self._map)
        base = 16 + length
        parts = {}
        for name, (start, size) in self.meta["sections"].items():
            parts[name] = view[base + start : base + start + size]
        self._body_start = base
        self._filter = parts["filter"]
        self._filter_mask = 8 * len(self._filter) - 1
        self._keys = parts["keys"].cast("Q")
        self._slack = 2 * math.isqrt(len(self._keys)) + 1  # four standard deviations
        self._flags = parts["flags"]
        self._starts = parts["starts"].cast("I")
        self._posts = parts["posts"].cast("I")
        self._places = parts["places"]
        self._cells = parts["cells"].cast("I")
        self._cellposts = parts["cellposts"].cast("I")
        self._text = parts["text"]
        self._text_start = base + self.meta["sections"]["text"][0]
        self.admin1: list[str] = self.meta["admin1"]

    def verify(self) -> bool:
        """Is the content what was written? Read from the file, so that the mapping does not fill the memory."""
        digest = blake2b(digest_size=16)
        with self.path.open("rb") as file:
            file.seek(self._body_start)
            while piece := file.read(1 << 20):
                digest.update(piece)
        return bool(digest.hexdigest() == self.meta["checksum"])

    def may_hold(self, checksum: int) -> bool:
        """May a key with this CRC-32 be there? False is certain."""
        bit = checksum & self._filter_mask
        return bool(self._filter[bit >> 3] >> (bit & 7) & 1)

    def posts(self, value: int, limit: int = MOST_POSTS) -> tuple[int, list[int]]:
        """Flags and place numbers (with ``ALTERNATE`` bits), best first, at most ``limit``, of a hashed key."""
        keys, count = self._keys, len(self._keys)
        guess = (value * count) >> 64  # hashes are spread evenly, so the key is not far from its share of the table
        low, high = max(0, guess - self._slack), min(count, guess + self._slack)
        if (low and keys[low] >= value) or (high < count and keys[high] < value):
            low, high = 0, count
        at = bisect_left(keys, value, low, high)
        if at == count or keys[at] != value:
            return 0, []
        start = self._starts[at]
        return self._flags[at], self._posts[start : min(self._starts[at + 1], start + limit)].tolist()

    def prior(self, number: int) -> float:
        """How well known a place is."""
        return float(PRIOR.unpack_from(self._places, number * RECORD.size + PRIOR_AT)[0])

    def record(self, number: int) -> tuple[Any, ...]:
        """(lat, lon, radius, prior, -, text offset, population, admin1 number, country, kind number, -)."""
        return RECORD.unpack_from(self._places, number * RECORD.size)

    def texts(self, offset: int) -> tuple[str, str]:
        """Id and name of a place from its text offset."""
        start = self._text_start + offset
        end = self._map.find(b"\0", self._map.find(b"\0", start) + 1)
        identifier, _, name = self._map[start:end].decode().partition("\0")
        return identifier, name

    def in_cell(self, number: int) -> list[int]:
        """Places in a one-degree cell."""
        return self._cellposts[self._cells[number] : self._cells[number + 1]].tolist()
