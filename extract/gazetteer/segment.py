"""The index file: a sorted table of hashed names over a table of places, read through ``mmap``.

Layout (little endian): magic, length of the JSON header, header, then sections, each aligned to 8 bytes:
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
from array import array
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path
from typing import Any

from extract.errors import GazetteerError

MAGIC = b"DTLNGAZ3"
RECORD = struct.Struct("<fffffIIH2sBB")  # lat lon radius prior spare name-offset population admin1 country kind spare
ALTERNATE = 1 << 31
ALTERNATE_COST = 0.7  # taken off the prior where the name is an alternate one
NO_ADMIN1 = 0xFFFF
COMMON_WORD = 1  # flag of a key: also an English word
GIVEN_NAME = 2  # also a given name
SURNAME = 4  # also a family name
DEMONYM = 8  # also a people or the adjective of a country
SECTIONS = ("keys", "flags", "starts", "posts", "places", "cells", "cellposts", "text")


def key_hash(key: str) -> int:
    return int.from_bytes(blake2b(key.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little")


@dataclass(slots=True)
class Row:
    """One place on its way into an index. ``keys`` are ready-made look-up keys, ``True`` for a main name."""

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


def cell(lat: float, lon: float) -> int:
    """Number of the one-degree cell of a point, 0 to 64,799."""
    return min(179, max(0, int(lat + 90))) * 360 + min(359, max(0, int(lon + 180)))


def write_segment(path: Path, rows: Iterable[Row], flag_of: dict[str, int], meta: dict[str, Any]) -> int:
    """Write an index of ``rows`` to ``path`` and return the number of places. ``meta`` goes into the header."""
    import numpy as np

    from extract.gazetteer.kinds import NUMBER

    records, text = bytearray(), bytearray()
    hashes, numbers, priors, cells = array("Q"), array("I"), array("f"), array("I")
    admin1s: dict[str, int] = {}
    flags: dict[int, int] = {}
    count = 0
    for number, row in enumerate(rows):
        count = number + 1
        admin1 = admin1s.setdefault(row.admin1, len(admin1s)) if row.admin1 else NO_ADMIN1
        records += RECORD.pack(
            row.lat, row.lon, row.radius_km, row.prior, 0.0, len(text), min(row.population, 2**32 - 1),
            min(admin1, NO_ADMIN1), row.country.encode()[:2].ljust(2), NUMBER[row.kind], 0,
        )  # fmt: skip
        text += f"{row.id}\0{row.name}\0".encode("utf-8", "replace")
        cells.append(cell(row.lat, row.lon))
        for key, main in [*row.keys.items(), (f"#{row.id}", True)]:
            value = key_hash(key)
            hashes.append(value)
            numbers.append(number if main else number | ALTERNATE)
            priors.append(row.prior if main else row.prior - ALTERNATE_COST)
            if key in flag_of:
                flags[value] = flag_of[key]
    order = np.lexsort((np.frombuffer(numbers, "<u4"), -np.frombuffer(priors, "<f4"), np.frombuffer(hashes, "<u8")))
    sorted_hashes = np.frombuffer(hashes, "<u8")[order]
    keys, starts = np.unique(sorted_hashes, return_index=True)
    key_flags = np.zeros(len(keys), "u1")
    if flags:
        flagged = np.array(sorted(flags), "<u8")
        key_flags[np.searchsorted(keys, flagged)] = [flags[int(value)] for value in flagged]
    cell_numbers = np.frombuffer(cells, "<u4")
    cell_order = np.argsort(cell_numbers, kind="stable").astype("<u4")
    cell_starts = np.searchsorted(cell_numbers[cell_order], np.arange(64801)).astype("<u4")
    parts = {
        "keys": keys.tobytes(),
        "flags": key_flags.tobytes(),
        "starts": np.append(starts, len(hashes)).astype("<u4").tobytes(),
        "posts": np.frombuffer(numbers, "<u4")[order].tobytes(),
        "places": bytes(records),
        "cells": cell_starts.tobytes(),
        "cellposts": cell_order.tobytes(),
        "text": bytes(text),
    }
    _write(path, parts, {**meta, "places": count, "names": len(hashes) - count, "admin1": list(admin1s)})
    return count


def _write(path: Path, parts: dict[str, bytes], meta: dict[str, Any]) -> None:
    body = bytearray()
    sections = {}
    for name in SECTIONS:
        body += b"\0" * (-len(body) % 8)
        sections[name] = (len(body), len(parts[name]))
        body += parts[name]
    digest = blake2b(body, digest_size=16).hexdigest()
    header = json.dumps({**meta, "sections": sections, "checksum": digest}, sort_keys=True).encode()
    header += b" " * (-(len(header) + 16) % 8)
    path.write_bytes(MAGIC + struct.pack("<Q", len(header)) + header + body)


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
        self._body = view[base:]
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
        """Is the content what was written?"""
        return bool(blake2b(self._body, digest_size=16).hexdigest() == self.meta["checksum"])

    def posts(self, value: int) -> tuple[int, list[int]]:
        """Flags and place numbers (with ``ALTERNATE`` bits), best first, of a hashed key."""
        keys, count = self._keys, len(self._keys)
        guess = (value * count) >> 64  # hashes are spread evenly, so the key is not far from its share of the table
        low, high = max(0, guess - self._slack), min(count, guess + self._slack)
        if (low and keys[low] >= value) or (high < count and keys[high] < value):
            low, high = 0, count
        at = bisect_left(keys, value, low, high)
        if at == count or keys[at] != value:
            return 0, []
        return self._flags[at], self._posts[self._starts[at] : self._starts[at + 1]].tolist()

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
