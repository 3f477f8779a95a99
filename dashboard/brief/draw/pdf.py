"""Pages as PDF 1.7 (ISO 32000-1): text stays text, subsets of TrueType fonts embedded, the same pages the same bytes.

Glyphs are placed as HarfBuzz shaped them (Type 0 fonts, Identity-H); ToUnicode maps give the characters back. Clusters
of a left-to-right script that are no one glyph to a character carry their words as ActualText besides; text from right
to left does not, since the common readers (PDFium, Poppler) turn glyphs round by themselves and would turn it twice.
"""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from dashboard.brief.draw.fonts import Face, subset
from dashboard.brief.draw.scene import Clip, Item, Lines, Page, Paint, Points, Shape, Step, Words
from dashboard.brief.draw.shaping import Run

_OPERATORS = {"M": "m", "L": "l", "C": "c", "Z": "h"}


@dataclass(slots=True)
class _Used:
    """Glyphs of one face that the document draws: glyph -> characters."""

    number: int
    glyphs: dict[int, str] = field(default_factory=dict)


@dataclass(slots=True)
class _Links:
    boxes: list[tuple[float, float, float, float, str]] = field(default_factory=list)


@dataclass(slots=True)
class _Resources:
    fonts: dict[str, tuple[Face, _Used]] = field(default_factory=dict)
    alphas: dict[tuple[float, float], int] = field(default_factory=dict)

    def font(self, face: Face) -> _Used:
        if face.name not in self.fonts:
            self.fonts[face.name] = (face, _Used(len(self.fonts)))
        return self.fonts[face.name][1]

    def alpha(self, paint: Paint) -> int:
        return self.alphas.setdefault((paint.fill_alpha, paint.stroke_alpha), len(self.alphas))


def write(pages: Sequence[Page], *, properties: Mapping[str, str]) -> bytes:
    """The document. ``properties``: entries of its information dictionary ("Title", "Subject", own names)."""
    used = _Resources()
    drawn: list[tuple[Page, bytes, _Links]] = []
    for page in pages:
        links = _Links()
        content = _content(page, used, links)
        drawn.append((page, content, links))
    out = _Objects()
    catalog, tree, resources, info = out.reserve(), out.reserve(), out.reserve(), out.reserve()
    kids = []
    for page, content, links in drawn:
        stream = out.add_stream({}, content)
        annotations = " ".join(_link(out, page, box) for box in links.boxes)
        kids.append(
            out.add(
                f"<</Type/Page/Parent {tree} 0 R/MediaBox[0 0 {_n(page.width)} {_n(page.height)}]"
                f"/Resources {resources} 0 R/Contents {stream} 0 R"
                + (f"/Annots[{annotations}]" if annotations else "")
                + ">>"
            )
        )
    fonts = " ".join(f"/F{one.number} {_font(out, face, one)} 0 R" for face, one in used.fonts.values())
    states = " ".join(f"/G{n}<</ca {_n(fill)}/CA {_n(line)}>>" for (fill, line), n in used.alphas.items())
    out.put(resources, f"<</Font<<{fonts}>>/ExtGState<<{states}>>>>")
    out.put(tree, f"<</Type/Pages/Count {len(kids)}/Kids[{' '.join(f'{kid} 0 R' for kid in kids)}]>>")
    out.put(
        catalog, f"<</Type/Catalog/Pages {tree} 0 R/Lang(en)/ViewerPreferences<</DisplayDocTitle true>>/Version/1.7>>"
    )
    entries = "".join(f"/{_name(name)} {_string(value)}" for name, value in properties.items() if value)
    out.put(info, f"<<{entries}>>")
    return out.file(catalog, info)


class _Objects:
    """The numbered objects of a file."""

    def __init__(self) -> None:
        self._objects: list[bytes] = []

    def reserve(self) -> int:
        self._objects.append(b"null")
        return len(self._objects)

    def put(self, number: int, body: str) -> None:
        self._objects[number - 1] = body.encode("latin-1")

    def add(self, body: str) -> int:
        self._objects.append(body.encode("latin-1"))
        return len(self._objects)

    def add_stream(self, entries: Mapping[str, str], data: bytes) -> int:
        packed = zlib.compress(data, 6)
        head = "".join(f"/{name} {value}" for name, value in entries.items())
        self._objects.append(
            f"<<{head}/Filter/FlateDecode/Length {len(packed)}>>\nstream\n".encode("latin-1") + packed + b"\nendstream"
        )
        return len(self._objects)

    def file(self, catalog: int, info: int) -> bytes:
        parts, offsets, at = [b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"], [], 15
        for number, body in enumerate(self._objects, start=1):
            text = f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
            offsets.append(at)
            at += len(text)
            parts.append(text)
        mark = hashlib.md5(b"".join(parts), usedforsecurity=False).hexdigest()
        table = "".join(f"{offset:010d} 00000 n \n" for offset in offsets)
        size = len(offsets) + 1
        parts.append(
            f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer\n<</Size {size}/Root {catalog} 0 R/Info {info} 0 R"
            f"/ID[<{mark}><{mark}>]>>\nstartxref\n{at}\n%%EOF\n".encode("latin-1")
        )
        return b"".join(parts)


def _content(page: Page, used: _Resources, links: _Links) -> bytes:
    parts = [f"1 0 0 -1 0 {_n(page.height)} cm"]
    if page.background:
        parts.append(f"{_colour(page.background)} rg 0 0 {_n(page.width)} {_n(page.height)} re f")
    parts.extend(_items(page.items, used, links))
    return "\n".join(parts).encode("latin-1")


def _items(items: Iterable[Item], used: _Resources, links: _Links) -> Iterable[str]:
    for item in items:
        if isinstance(item, Clip):
            yield f"q {_n(item.x)} {_n(item.y)} {_n(item.width)} {_n(item.height)} re W n"
            yield from _items(item.items, used, links)
            yield "Q"
        elif isinstance(item, Words):
            yield from _words(item, used, links)
        else:
            yield _painted(item, used)


def _painted(item: Lines | Shape, used: _Resources) -> str:
    paint = item.paint
    path = _lines(item.paths, item.closed) if isinstance(item, Lines) else _steps(item)
    parts = ["q"]
    if (paint.fill_alpha, paint.stroke_alpha) != (1.0, 1.0):
        parts.append(f"/G{used.alpha(paint)} gs")
    if paint.fill:
        parts.append(f"{_colour(paint.fill)} rg")
    if paint.stroke:
        parts.append(f"{_colour(paint.stroke)} RG {_n(paint.width)} w {'1 J' if paint.round else '0 J'} 1 j")
        if paint.dash:
            parts.append(f"[{' '.join(map(_n, paint.dash))}] 0 d")
    operator = {(True, True): "B*", (True, False): "f*", (False, True): "S", (False, False): "n"}
    parts += [path, operator[bool(paint.fill), bool(paint.stroke)], "Q"]
    return "\n".join(parts)


def _lines(paths: Sequence[Points], closed: bool) -> str:
    return "\n".join(polyline(path, "m", "l") + (" h" if closed else "") for path in paths)


def polyline(path: Points, move: str, line: str) -> str:
    """The numbers of a line with an operator behind each point (to two digits: 0.01 points is 3.5 micrometres)."""
    flat = np.round(path, 2).ravel().tolist()
    pairs = [f"{x:g} {y:g}" for x, y in zip(flat[::2], flat[1::2], strict=True)]
    return f"{pairs[0]} {move} " + " ".join(f"{pair} {line}" for pair in pairs[1:])


def _steps(shape: Shape) -> str:
    return " ".join(" ".join((*map(_n, step[1:]), _OPERATORS[step[0]])) for step in shape.steps)


def _words(item: Words, used: _Resources, links: _Links) -> Iterable[str]:
    if not item.line.runs:
        return
    if item.halo:
        yield _halo(item)
    x, size = item.left, item.size
    yield f"BT {_colour(item.colour)} rg" + (f" {_n(item.spacing)} Tc" if item.spacing else "")
    told = 0
    for run in item.line.runs:
        number = used.font(run.face)
        for glyph in run.glyphs:
            if glyph.text or glyph.number not in number.glyphs:
                number.glyphs.setdefault(glyph.number, glyph.text)
        joined = not run.backwards and any(len(glyph.text) != 1 for glyph in run.glyphs)
        start = x + run.x * size + told * item.spacing
        if joined:
            yield f"/Span<</ActualText {_string(run.text)}>>BDC"
        yield f"/F{number.number} {_n(size)} Tf 1 0 0 -1 {_n(start)} {_n(item.y)} Tm"
        yield from _shown(run, size)
        if joined:
            yield "EMC"
        told += len(run.glyphs)
    yield "0 Tc ET" if item.spacing else "ET"
    if item.link:
        links.boxes.append((x, item.y - 0.8 * size, x + item.width, item.y + 0.25 * size, item.link))


def _shown(run: Run, size: float) -> Iterable[str]:
    """Glyphs of a run: each stands where HarfBuzz put it, whatever the widths in the font say."""
    parts: list[str] = []
    pen, rise = 0.0, 0.0
    for glyph in run.glyphs:
        if glyph.y != rise:
            if parts:
                yield f"[{''.join(parts)}] TJ"
                parts = []
            rise = glyph.y
            yield f"{_n(rise * size)} Ts"
        shift = round((pen - glyph.x) * 1000)
        if shift:
            parts.append(_n(shift))
        parts.append(f"<{glyph.number:04x}>")
        pen = glyph.x + _advance(run.face.name, glyph.number, run.face)
        if shift:  # what rounding left over
            pen += (round((pen - glyph.x) * 1000) - (pen - glyph.x) * 1000) / 1e6
    if parts:
        yield f"[{''.join(parts)}] TJ"
    if rise:
        yield "0 Ts"


_ADVANCES: dict[tuple[str, int], float] = {}


def _advance(name: str, number: int, face: Face) -> float:
    """Width of a glyph in ems as the font has it."""
    found = _ADVANCES.get((name, number))
    if found is None:
        found = _ADVANCES[name, number] = float(face.font.get_glyph_h_advance(number)) / face.units
    return found


def _halo(item: Words) -> str:
    """The outlines of the letters, stroked: as a path and no text, so that nothing is found or copied twice."""
    paths = []
    for run in item.line.runs:
        scale = item.size / run.face.units
        for glyph in run.glyphs:
            x = item.left + (run.x + glyph.x) * item.size
            y = item.y - glyph.y * item.size
            for step in outline(run.face, glyph.number):
                numbers = [
                    f"{x + v * scale:.2f}" if n % 2 == 0 else f"{y - v * scale:.2f}" for n, v in enumerate(step[1:])
                ]
                paths.append(" ".join((*numbers, _OPERATORS[step[0]])))
    return f"q {_colour(item.halo)} RG {_n(2 * item.halo_width)} w 1 J 1 j\n{' '.join(paths)} S Q"


def outline(face: Face, glyph: int) -> tuple[Step, ...]:
    """Outline of a glyph in the face's units, y upwards, as steps with cubic curves."""
    key = (face.name, glyph)
    if key not in _OUTLINES:
        pen = _Pen()
        face.font.draw_glyph_with_pen(glyph, pen)
        _OUTLINES[key] = tuple(pen.steps)
    return _OUTLINES[key]


_OUTLINES: dict[tuple[str, int], tuple[Step, ...]] = {}


class _Pen:
    """Takes what HarfBuzz draws."""

    def __init__(self) -> None:
        self.steps: list[Step] = []
        self._at = (0.0, 0.0)

    def moveTo(self, to: tuple[float, float]) -> None:  # noqa: N802 (the protocol of pens)
        self.steps.append(("M", *to))
        self._at = to

    def lineTo(self, to: tuple[float, float]) -> None:  # noqa: N802
        self.steps.append(("L", *to))
        self._at = to

    def qCurveTo(self, by: tuple[float, float], to: tuple[float, float]) -> None:  # noqa: N802
        (x0, y0), (x1, y1), (x2, y2) = self._at, by, to
        first = (x0 + 2 / 3 * (x1 - x0), y0 + 2 / 3 * (y1 - y0))
        second = (x2 + 2 / 3 * (x1 - x2), y2 + 2 / 3 * (y1 - y2))
        self.curveTo(first, second, to)

    def curveTo(self, one: tuple[float, float], two: tuple[float, float], to: tuple[float, float]) -> None:  # noqa: N802
        self.steps.append(("C", *one, *two, *to))
        self._at = to

    def closePath(self) -> None:  # noqa: N802
        self.steps.append(("Z",))

    def endPath(self) -> None:  # noqa: N802
        """Nothing to do: an open path ends where it ends."""


def _link(out: _Objects, page: Page, box: tuple[float, float, float, float, str]) -> str:
    left, top, right, bottom, address = box
    corners = " ".join(map(_n, (left, page.height - bottom, right, page.height - top)))
    uri = _string(address)
    return f"{out.add(f'<</Type/Annot/Subtype/Link/Rect[{corners}]/Border[0 0 0]/A<</S/URI/URI {uri}>>>>')} 0 R"


def _font(out: _Objects, face: Face, used: _Used) -> int:
    numbers = sorted(used.glyphs)
    data = subset(face, glyphs=numbers)
    tag = "".join(
        chr(65 + byte % 26) for byte in hashlib.sha256(repr((face.name, numbers)).encode("ascii")).digest()[:6]
    )
    name = f"{tag}+Noto-{face.name}"
    file = out.add_stream({"Length1": str(len(data))}, data)
    extents = face.font.get_font_extents("ltr")
    per = 1000 / face.units
    descriptor = out.add(
        f"<</Type/FontDescriptor/FontName/{name}/Flags 4/FontBBox[-1000 {_n(extents.descender * per)} 3000 "
        f"{_n(extents.ascender * per)}]/ItalicAngle {'-12' if face.style == 'italic' else '0'}"
        f"/Ascent {_n(extents.ascender * per)}/Descent {_n(extents.descender * per)}/CapHeight 714/StemV "
        f"{'140' if face.style == 'bold' else '80'}/FontFile2 {file} 0 R>>"
    )
    widths = " ".join(f"{number}[{_n(face.font.get_glyph_h_advance(number) * per)}]" for number in numbers)
    inner = out.add(
        f"<</Type/Font/Subtype/CIDFontType2/BaseFont/{name}/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)"
        f"/Supplement 0>>/FontDescriptor {descriptor} 0 R/DW 1000/W[{widths}]/CIDToGIDMap/Identity>>"
    )
    unicode = out.add_stream({}, _to_unicode(used.glyphs))
    return out.add(
        f"<</Type/Font/Subtype/Type0/BaseFont/{name}/Encoding/Identity-H/DescendantFonts[{inner} 0 R]"
        f"/ToUnicode {unicode} 0 R>>"
    )


def _to_unicode(glyphs: Mapping[int, str]) -> bytes:
    rows = [f"<{number:04x}> <{text.encode('utf-16-be').hex()}>" for number, text in sorted(glyphs.items()) if text]
    blocks = [rows[at : at + 100] for at in range(0, len(rows), 100)]
    body = "\n".join(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks)
    return (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo <</Registry (Adobe) /Ordering "
        "(UCS) /Supplement 0>> def\n/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n1 begincodespacerange\n"
        f"<0000> <ffff>\nendcodespacerange\n{body}\nendcmap\nCMapName currentdict /CMap defineresource pop\nend\nend"
    ).encode("ascii")


def _string(text: str) -> str:
    """A text string as hexadecimal UTF-16: no character of a report can end it."""
    return f"<feff{text.encode('utf-16-be', 'replace').hex()}>"


def _name(text: str) -> str:
    return "".join(sign if sign.isascii() and sign.isalnum() else f"#{ord(sign) & 255:02x}" for sign in text)


def _colour(hex_colour: str) -> str:
    value = int(hex_colour[1:], 16)
    return " ".join(_n(channel / 255, 4) for channel in (value >> 16, value >> 8 & 255, value & 255))


def _n(value: float, digits: int = 3) -> str:
    """A number as PDF writes them: no exponent, no needless zeros."""
    number = round(value, digits)
    if number == int(number):
        return str(int(number))
    text = repr(number)
    return text if "e" not in text else f"{number:.{digits}f}"
