"""The fonts that come with the project: which face draws which characters. Offline; nothing is sought on the machine,

so that the same brief gives the same bytes everywhere. The archive is made by make_fonts.py.
"""

from __future__ import annotations

import json
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal
from zipfile import ZipFile

if TYPE_CHECKING:
    from collections.abc import Iterable

ARCHIVE = Path(__file__).parent / "fonts.zip"

Style = Literal["regular", "bold", "italic"]
REGULAR: Style = "regular"
BOLD: Style = "bold"
ITALIC: Style = "italic"


@dataclass(frozen=True)
class Face:
    """One font of the archive. ``name`` is unique; ``starts``/``ends``: its code points as ranges, inclusive."""

    name: str
    family: str
    style: Style
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def has(self, code: int) -> bool:
        """Whether it draws the code point."""
        at = bisect_right(self.starts, code) - 1
        return at >= 0 and code <= self.ends[at]

    @cached_property
    def data(self) -> bytes:
        """The TrueType file."""
        with ZipFile(ARCHIVE) as archive:
            return archive.read(f"{self.name}.ttf")

    @cached_property
    def font(self) -> Any:
        """HarfBuzz's font, in the units of the face."""
        import uharfbuzz as hb

        return hb.Font(hb.Face(self.data))

    @cached_property
    def units(self) -> int:
        """Units of the face in one em."""
        return int(self.font.face.upem)


@cache
def faces() -> tuple[Face, ...]:
    """Every face, in the order of choice."""
    with ZipFile(ARCHIVE) as archive:
        index = json.loads(archive.read("index.json"))
    return tuple(
        Face(name, family, style, tuple(first for first, _ in ranges), tuple(last for _, last in ranges))
        for name, family, style, ranges in index
    )


@cache
def candidates(style: Style) -> tuple[Face, ...]:
    """Faces to try for a style: those that have it, then the regular ones."""
    own = [face for face in faces() if face.style == style]
    return (*own, *(face for face in faces() if face.style == REGULAR and face not in own))


@lru_cache(maxsize=65536)
def face_for(cluster: str, style: Style) -> Face | None:
    """The first face that draws every code point of ``cluster``; ``None`` where none does."""
    codes = [ord(sign) for sign in cluster]
    return next((face for face in candidates(style) if all(face.has(code) for code in codes)), None)


def subset(face: Face, *, glyphs: Iterable[int] = (), codes: Iterable[int] = ()) -> bytes:
    """A font that holds these glyphs (their numbers kept) or these code points (with what shaping needs)."""
    import uharfbuzz as hb

    chosen = hb.SubsetInput()
    numbers, points = set(glyphs), set(codes)
    flags = hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.NOTDEF_OUTLINE
    if numbers:
        chosen.sets(hb.SubsetInputSets.GLYPH_INDEX).set(numbers)
        flags |= hb.SubsetFlags.RETAIN_GIDS | hb.SubsetFlags.NO_LAYOUT_CLOSURE
        drop = chosen.sets(hb.SubsetInputSets.DROP_TABLE_TAG)
        drop.update({_tag(tag) for tag in ("GSUB", "GPOS", "GDEF", "kern", "STAT", "DSIG")})
    chosen.sets(hb.SubsetInputSets.UNICODE).set(points)
    chosen.flags = flags
    return bytes(hb.subset(hb.Face(face.data), chosen).blob.data)


def _tag(name: str) -> int:
    return int.from_bytes(name.encode("ascii"), "big")
