"""Write an index file in little memory: what is long goes to files beside it while the rows are read."""

from __future__ import annotations

import json
import struct
import tempfile
from array import array
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack
from hashlib import blake2b
from pathlib import Path
from typing import IO, Any
from zlib import crc32

from extract.gazetteer.kinds import NUMBER
from extract.gazetteer.segment import (
    ALTERNATE,
    ALTERNATE_COST,
    MAGIC,
    NO_ADMIN1,
    RECORD,
    SECTIONS,
    Row,
    cell,
    key_bytes,
    key_hash,
    start_of,
)

BUCKETS = 64  # of names, by the upper bits of their hash: sorted one at a time
BATCH = 1 << 19  # names kept in memory before they are given to their buckets
PIECE = 1 << 20  # bytes
CELLS = 64_800
WIDEST_FILTER, BITS_A_NAME = 1 << 28, 16  # bits; one wrong "may be" in sixteen


def write_segment(path: Path, rows: Iterable[Row], flag_of: dict[str, int], meta: dict[str, Any]) -> int:
    """Write an index of ``rows`` to ``path`` and return the number of places. ``meta`` goes into the header.

    Needs free space beside ``path`` for the index twice over. Raises OSError.
    """
    import numpy as np

    with ExitStack() as stack:
        files = {name: stack.enter_context(temporary(path.parent)) for name in SECTIONS}
        names = Names(stack, path.parent, flag_of)
        cells = array("I")
        admin1s: dict[str, int] = {}
        count = 0
        for number, row in enumerate(rows):
            count = number + 1
            admin1 = admin1s.setdefault(row.admin1, len(admin1s)) if row.admin1 else NO_ADMIN1
            record = RECORD.pack(
                row.lat, row.lon, row.radius_km, row.prior, 0.0, files["text"].tell(), min(row.population, 2**32 - 1),
                min(admin1, NO_ADMIN1), row.country.encode()[:2].ljust(2), NUMBER[row.kind], 0,
            )  # fmt: skip
            files["places"].write(record)
            files["text"].write(f"{row.id}\0{row.name}\0".encode("utf-8", "replace"))
            cells.append(cell(row.lat, row.lon))
            for key, main in row.keys.items():
                names.add(key, number, row.prior, main=main)
            names.add(f"#{row.id}", number, row.prior, main=True)
        files["filter"].write(names.filter())
        names.write(files)
        cell_numbers = np.frombuffer(cells, "<u4")
        order = np.argsort(cell_numbers, kind="stable").astype("<u4")
        files["cellposts"].write(order.data)
        starts = np.searchsorted(cell_numbers[order], np.arange(CELLS + 1)).astype("<u4")
        files["cells"].write(starts.data)
        join(path, files, {**meta, "places": count, "names": names.count - count, "admin1": list(admin1s)})
    return count


def temporary(folder: Path) -> IO[bytes]:
    """A file without a name in a folder, gone when it is closed."""
    return tempfile.TemporaryFile(dir=folder, prefix="dateline-")


class Names:
    """The names of the places on their way into an index: hash, place number and prior, in files by hash."""

    def __init__(self, stack: ExitStack, folder: Path, flag_of: dict[str, int]) -> None:
        self._files = [stack.enter_context(temporary(folder)) for _ in range(BUCKETS)]
        self._hashes, self._numbers, self._priors = array("Q"), array("I"), array("f")
        self._bits = bytearray(WIDEST_FILTER >> 3)
        self._flag_of = flag_of
        self._flags: dict[int, int] = {}
        self.count = 0

    def add(self, key: str, number: int, prior: float, *, main: bool) -> None:
        data = key_bytes(key)
        self._mark(data)
        if key.count(" ") > 1:
            self._mark(key_bytes(start_of(key)))
        value = key_hash(data)
        self._hashes.append(value)
        self._numbers.append(number if main else number | ALTERNATE)
        self._priors.append(prior if main else prior - ALTERNATE_COST)
        if key in self._flag_of:
            self._flags[value] = self._flag_of[key]
        self.count += 1
        if len(self._hashes) >= BATCH:
            self._spill()

    def _mark(self, data: bytes) -> None:
        bit = crc32(data) & (WIDEST_FILTER - 1)
        self._bits[bit >> 3] |= 1 << (bit & 7)

    def _spill(self) -> None:
        import numpy as np

        batch = np.empty(len(self._hashes), [("hash", "<u8"), ("number", "<u4"), ("prior", "<f4")])
        batch["hash"], batch["number"], batch["prior"] = self._hashes, self._numbers, self._priors
        batch = batch[np.argsort(batch["hash"])]
        edges = np.searchsorted(batch["hash"], [(at << 64) // BUCKETS for at in range(BUCKETS)]).tolist()
        for file, start, end in zip(self._files, edges, [*edges[1:], len(batch)], strict=True):
            file.write(batch[start:end].data)
        self._hashes, self._numbers, self._priors = array("Q"), array("I"), array("f")

    def filter(self) -> bytes:
        """The bitmap, folded down to some bits for each name."""
        import numpy as np

        bits = np.frombuffer(self._bits, "u1")
        while len(bits) * 8 >= 2 * BITS_A_NAME * max(64, self.count):
            half = len(bits) // 2
            bits = bits[:half] | bits[half:]
        return bits.tobytes()

    def write(self, files: Mapping[str, IO[bytes]]) -> None:
        """Fill the sections of keys, flags, starts and posts: by hash, the best known place of a name first."""
        import numpy as np

        self._spill()
        flagged = np.array(sorted(self._flags), "<u8")
        flag_values = np.array([self._flags[int(value)] for value in flagged], "u1")
        written = 0
        for file in self._files:
            file.seek(0)
            names = np.frombuffer(file.read(), [("hash", "<u8"), ("number", "<u4"), ("prior", "<f4")])
            names = names[np.lexsort((names["number"], -names["prior"], names["hash"]))]
            keys, starts = np.unique(names["hash"], return_index=True)
            flags = np.zeros(len(keys), "u1")
            if len(keys):
                here = (flagged >= keys[0]) & (flagged <= keys[-1])
                flags[np.searchsorted(keys, flagged[here])] = flag_values[here]
            files["keys"].write(keys.data)
            files["flags"].write(flags.data)
            files["starts"].write((starts + written).astype("<u4").data)
            files["posts"].write(np.ascontiguousarray(names["number"]).data)
            written += len(names)
        files["starts"].write(struct.pack("<I", written))


def join(path: Path, files: Mapping[str, IO[bytes]], meta: dict[str, Any]) -> None:
    """Put the sections into one file behind a header that says where they are."""
    sections, at = {}, 0
    for name in SECTIONS:
        at += -at % 8
        size = files[name].tell()
        sections[name] = (at, size)
        at += size
    digest = blake2b(digest_size=16)
    with path.open("wb") as out:
        out.write(header({**meta, "sections": sections, "checksum": digest.hexdigest()}))
        written = 0
        for name in SECTIONS:
            for piece in (b"\0" * (-written % 8), *pieces(files[name])):
                digest.update(piece)
                out.write(piece)
                written += len(piece)
        out.seek(0)
        out.write(header({**meta, "sections": sections, "checksum": digest.hexdigest()}))


def header(meta: dict[str, Any]) -> bytes:
    """Magic, length and JSON; as long for any checksum."""
    packed = json.dumps(meta, sort_keys=True).encode()
    packed += b" " * (-(len(packed) + 16) % 8)
    return MAGIC + struct.pack("<Q", len(packed)) + packed


def pieces(file: IO[bytes]) -> Iterator[bytes]:
    file.seek(0)
    while piece := file.read(PIECE):
        yield piece
