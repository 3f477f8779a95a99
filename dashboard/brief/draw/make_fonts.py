"""Makes fonts.zip from the Noto fonts (SIL Open Font License 1.1). Run by hand when the list of fonts changes:

    python -m dashboard.brief.draw.make_fonts --noto DIR [DIR ...]

``--noto``: folders that hold Noto's files (Debian's fonts-noto-core, -extra and -cjk unpacked, for example). Needs
fontTools, which turns the outlines of the Han font into TrueType's. Writes the licence beside the archive, which holds:

    NAME.ttf     the font without hints, and of the Han font only the characters of national standards
    index.json   [[name, family, style, [[first, last], ...]], ...]: the code points of each, in the order of choice
"""

from __future__ import annotations

import argparse
import io
import json
from collections.abc import Iterable, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import uharfbuzz as hb

from dashboard.brief.draw.fonts import ARCHIVE, BOLD, ITALIC, REGULAR

_LATIN = "NotoSans-SemiCondensed"
#: scripts with a regular face alone, in the order of choice
_SCRIPTS = (
    "Armenian", "Georgian", "Ethiopic", "Devanagari", "Bengali", "Gurmukhi", "Gujarati", "Oriya", "Tamil", "Telugu",
    "Kannada", "Malayalam", "Sinhala", "Thai", "Lao", "Khmer", "Myanmar", "Syriac", "Thaana", "NKo", "Tifinagh",
    "Mongolian", "Adlam", "OlChiki", "MeeteiMayek", "HanifiRohingya", "Chakma", "Javanese", "Cham", "Symbols",
)  # fmt: skip
#: national standards whose characters the Han font keeps, as Python's codecs
_HAN_CODECS = ("gb2312", "shift_jis", "euc_kr")


def main(arguments: list[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description="Make the archive of fonts from the Noto fonts.")
    parser.add_argument("--noto", type=Path, nargs="+", required=True)
    parser.add_argument("--licence", type=Path, required=True, help="text of the SIL Open Font License")
    parser.add_argument("--out", type=Path, default=ARCHIVE)
    options = parser.parse_args(arguments)
    files = {path.name: path for folder in options.noto for path in sorted(folder.rglob("Noto*"))}
    faces: list[tuple[str, str, str, bytes]] = []
    for style, suffix in ((REGULAR, ""), (BOLD, "Bold"), (ITALIC, "Italic")):
        faces.append((f"latin-{style}", "Latin", style, small(files[f"{_LATIN}{suffix}.ttf"].read_bytes())))
    for script in ("Arabic", "Hebrew"):
        for style in (REGULAR, BOLD):
            data = small(files[f"NotoSans{script}-{style.capitalize()}.ttf"].read_bytes())
            faces.append((f"{script.lower()}-{style}", script, style, data))
    for script in _SCRIPTS:
        data = small(files[f"NotoSans{script}-Regular.ttf"].read_bytes())
        faces.append((f"{script.lower()}-{REGULAR}", script, REGULAR, data))
    tibetan = small(files["NotoSerifTibetan-Regular.ttf"].read_bytes())
    faces.append((f"tibetan-{REGULAR}", "Tibetan", REGULAR, tibetan))
    faces.append((f"han-{REGULAR}", "Han", REGULAR, han(files["NotoSansCJK-Regular.ttc"].read_bytes())))
    write(faces, options.licence.read_text(encoding="utf-8"), options.out)


def small(font: bytes) -> bytes:
    """The font without hints."""
    face = hb.Face(font)
    chosen = hb.SubsetInput()
    chosen.sets(hb.SubsetInputSets.UNICODE).set(set(face.unicodes))
    chosen.flags = hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.NOTDEF_OUTLINE
    return bytes(hb.subset(face, chosen).blob.data)


def han(collection: bytes) -> bytes:
    """The Simplified Chinese face, cut to the national standards, its cubic outlines turned into quadratic ones."""
    face = hb.Face(collection, 2)
    wanted = {code for codec in _HAN_CODECS for code in _codec_points(codec)} & set(face.unicodes)
    chosen = hb.SubsetInput()
    chosen.sets(hb.SubsetInputSets.UNICODE).set(wanted)
    chosen.sets(hb.SubsetInputSets.LAYOUT_FEATURE_TAG).clear()  # no vertical forms, no other regions' forms
    chosen.flags = hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.NOTDEF_OUTLINE | hb.SubsetFlags.DESUBROUTINIZE
    return small(_quadratic(bytes(hb.subset(face, chosen).blob.data)))


def _codec_points(codec: str) -> Iterable[int]:
    """Code points of a standard, above what the Latin face has."""
    for code in range(0x2E80, 0x10000):
        if 0xD800 <= code < 0xE000:
            continue
        try:
            chr(code).encode(codec)
        except UnicodeEncodeError:
            continue
        yield code


def _quadratic(font: bytes) -> bytes:
    from fontTools.pens.cu2quPen import Cu2QuPen
    from fontTools.pens.ttGlyphPen import TTGlyphPen
    from fontTools.ttLib import TTFont, newTable

    loaded = TTFont(io.BytesIO(font))
    glyphs = loaded.getGlyphSet()
    drawn: dict[str, Any] = {}
    for name in loaded.getGlyphOrder():
        pen = TTGlyphPen(glyphs)
        glyphs[name].draw(Cu2QuPen(pen, max_err=2.0, reverse_direction=True))
        drawn[name] = pen.glyph()
    loaded["loca"] = newTable("loca")
    table = loaded["glyf"] = newTable("glyf")
    table.glyphOrder, table.glyphs = loaded.getGlyphOrder(), drawn
    for tag in ("CFF ", "VORG", "vhea", "vmtx", "BASE"):
        if tag in loaded:
            del loaded[tag]
    loaded["maxp"].tableVersion = 0x00010000
    for name in ("TwilightPoints", "Storage", "FunctionDefs", "InstructionDefs", "StackElements"):
        setattr(loaded["maxp"], f"max{name}", 0)
    loaded["maxp"].maxZones, loaded["maxp"].maxSizeOfInstructions, loaded["maxp"].maxComponentElements = 1, 0, 0
    loaded["post"].formatType = 3.0
    loaded.sfntVersion = "\x00\x01\x00\x00"
    loaded.recalcTimestamp = False
    out = io.BytesIO()
    loaded.save(out)
    return out.getvalue()


def write(faces: Sequence[tuple[str, str, str, bytes]], licence: str, out: Path) -> None:
    """Archive and licence; the same fonts give the same bytes."""
    index = [[name, family, style, _ranges(hb.Face(data).unicodes)] for name, family, style, data in faces]
    with ZipFile(out, "w", ZIP_DEFLATED, compresslevel=9) as archive:
        _add(archive, "index.json", json.dumps(index, separators=(",", ":")).encode())
        for name, _, _, data in faces:
            _add(archive, f"{name}.ttf", data)
    notices = sorted({hb.Face(data).get_name(hb.OTNameIdPredefined.COPYRIGHT, "en") for *_, data in faces})
    terms = licence[licence.index("This Font Software") :]
    about = "The fonts in fonts.zip are Noto fonts (https://notofonts.github.io), cut to fewer characters:"
    out.with_name("OFL.txt").write_text("\n".join([about, "", *notices, "", terms]), encoding="utf-8")


def _add(archive: ZipFile, name: str, data: bytes) -> None:
    info = ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
    info.compress_type = ZIP_DEFLATED
    archive.writestr(info, data)


def _ranges(points: Iterable[int]) -> list[list[int]]:
    runs = (list(run) for _, run in groupby(enumerate(sorted(points)), key=lambda item: item[1] - item[0]))
    return [[run[0][1], run[-1][1]] for run in runs]


if __name__ == "__main__":
    main()
