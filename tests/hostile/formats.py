"""The smallest files of each format that readers take, to be bent by the tests."""

from __future__ import annotations

import io
import zipfile
import zlib

GOOD = "Rebels shelled Mocha on 3 May 2018, killing six people. On Monday police arrested ten men in Taiz.\n"
_CONTENT_TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_RELATIONS = (
    '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r1" Target="word/document.xml" Type='
    '"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"/></Relationships>'
)
_WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def zipped(members: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", method) as archive:
        for name, data in members.items():
            archive.writestr(zipfile.ZipInfo(name), data, method)  # no clock: the same bytes every day
    return target.getvalue()


def paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def docx(body: str, *, head: str = "") -> bytes:
    document = f'<?xml version="1.0"?>{head}<w:document {_WORD}><w:body>{body}</w:body></w:document>'
    parts = {"[Content_Types].xml": _CONTENT_TYPES, "_rels/.rels": _RELATIONS, "word/document.xml": document}
    return zipped({name: text.encode() for name, text in parts.items()})


def pdf(objects: list[bytes]) -> bytes:
    """Objects numbered from 1; the first is the catalogue."""
    out = io.BytesIO()
    out.write(b"%PDF-1.7\n")
    offsets = []
    for number, body in enumerate(objects, 1):
        offsets.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, body))
    start = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    out.writelines(b"%010d 00000 n \n" % offset for offset in offsets)
    out.write(b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, start))
    return out.getvalue()


def stream(data: bytes, *, packed: bool = False) -> bytes:
    kept = zlib.compress(data, 9) if packed else data
    return b"<< /Length %d %s>>\nstream\n%s\nendstream" % (len(kept), b"/Filter /FlateDecode " if packed else b"", kept)


def pages(content: bytes, count: int = 1, *, packed: bool = False) -> bytes:
    """A PDF whose pages share one content."""
    kids = b" ".join(b"%d 0 R" % (5 + number) for number in range(count))
    page = (
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 3 0 R"
        b" /Resources << /Font << /F1 4 0 R >> >> >>"
    )
    return pdf(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, count),
            stream(content, packed=packed),
            b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
            *[page] * count,
        ]
    )


def written(text: str) -> bytes:
    """A page's content that shows the text."""
    return b"BT /F1 12 Tf 72 700 Td (%s) Tj ET" % text.encode("latin-1", "replace")


def mail(body: str = GOOD, *, headers: str = "") -> bytes:
    head = "From: A <a@b.example>\r\nSubject: Report\r\nDate: Mon, 14 May 2018 10:00:00 +0000\r\n"
    kind = "MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n"
    return f"{head}{headers}{kind}{body}".encode()


def parts(*each: bytes) -> bytes:
    """A mail of several parts, each with its own head."""
    head = b'From: a@b.example\r\nSubject: Parts\r\nContent-Type: multipart/mixed; boundary="edge"\r\n\r\n'
    return head + b"".join(b"--edge\r\n" + part + b"\r\n" for part in each) + b"--edge--\r\n"
