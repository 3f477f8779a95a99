"""Small files that cost much time or memory. All end at a limit or are read in a moment."""

from __future__ import annotations

import zlib
from collections.abc import Callable

from tests.hostile.files import damaged_lzma
from tests.hostile.formats import GOOD, docx, mail, pages, paragraph, pdf, stream, zipped

_TABLE = "<w:tbl><w:tblGrid><w:gridCol/></w:tblGrid>{}</w:tbl>"
_MERGED = "<w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc></w:tr>"
_FIRST = '<w:tr><w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr>{}</w:tc></w:tr>'
_WIDE = '<w:tr><w:tc><w:tcPr><w:gridSpan w:val="2000000000"/></w:tcPr>{}</w:tc></w:tr>'


def _forms(width: int = 10, depth: int = 10) -> bytes:
    """Drawings that draw ten drawings each."""
    resources = b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X %d 0 R >> >> "
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources << /XObject << /X 5 0 R >> >> >>",
        stream(b"/X Do "),
    ]
    for number in range(depth):
        drawn = stream(b"/X Do " * width if number < depth - 1 else b"q Q")
        objects.append(drawn.replace(b"<< ", b"<< " + resources % (6 + number), 1))
    return pdf(objects)


def _twice_packed() -> bytes:
    packed = zlib.compress(zlib.compress(b"q Q " * 30_000_000, 1), 9)
    content = b"<< /Length %d /Filter [/FlateDecode /FlateDecode] >>\nstream\n%s\nendstream" % (len(packed), packed)
    page = b"<< /Type /Page /Parent 2 0 R /Contents 4 0 R >>"
    return pdf([b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>", page, content])


def _dictionary() -> bytes:
    """A member whose packer asks for four gigabytes."""
    data = bytearray(damaged_lzma())
    at = data.find(b"b.txt") + len(b"b.txt")
    data[at + 4] = 0x5D
    return bytes(data)


#: Name -> (makes the content, is it read whole).
QUICK: dict[str, tuple[Callable[[], bytes], bool]] = {
    "span.docx": (lambda: docx(_TABLE.format(_WIDE.format(paragraph(GOOD.strip())))), True),
    "merged.docx": (lambda: docx(_TABLE.format(_FIRST.format(paragraph("Zabid.")) + _MERGED * 5_000)), True),
    "punycode.html": (lambda: b'<meta charset="punycode">' + b"a" * 200 + b"-" + b"b" * 2_000_000, True),
    "punycode.eml": (lambda: mail("a" * 100 + "-" + "b" * 2_000_000).replace(b"utf-8", b"punycode"), True),
    "picture.html": (lambda: b'<img src="data:' + b"a" * 11_000_000 + b'"><p>' + GOOD.encode(), True),
    "attributes.html": (lambda: b"<p " + b"".join(b"a%d=1 " % n for n in range(250_000)) + b">x</p>", False),
    "pages.pdf": (lambda: pages(b"q 1 0 0 1 0 0 cm Q " * 50_000, 500, packed=True), False),
    "forms.pdf": (_forms, False),
    "dictionary.zip": (_dictionary, False),
    "zeros.zip": (lambda: zipped({"zeros.txt": b"\0" * 30_000_000, "a.txt": GOOD.encode()}), False),
}
SLOW: dict[str, tuple[Callable[[], bytes], bool]] = {
    "times.html": (lambda: b"<time datetime='2018-05-03'>3 May 2018</time> text text text " * 60_000, False),
    "blocks.html": (lambda: b"<div>a" * 3_300_000, False),
    "inline.html": (lambda: b"<span>a" * 2_000_000, False),
    "lists.html": (lambda: b"<ul><li>" * 200_000 + GOOD.encode(), False),
    "twice.pdf": (_twice_packed, False),
    "fat.docx": (lambda: docx(paragraph("abcdefghij klmno ") * 1_500_000), False),
    "fences.md": (lambda: b"---\n" * 2_000_000, True),
    "yaml.md": (lambda: b"---\n" + b"{" * 60_000 + b"\n---\nx", True),
}
