"""Files made by hand, one for each way in which a reader was, or could be, led astray; and mutants of good ones."""

from __future__ import annotations

import json
import random
import zipfile
from collections.abc import Iterator

from tests.hostile.formats import GOOD, docx, mail, pages, paragraph, parts, pdf, written, zipped

_ENTITIES = "<!DOCTYPE x [<!ENTITY a 'aaaaaaaaaa'>" + "".join(
    f"<!ENTITY {chr(98 + n)} '{f'&{chr(97 + n)};' * 10}'>" for n in range(9)
)
_CATALOGUE = b"<< /Type /Catalog /Pages 2 0 R >>"
_PLAIN = b"Content-Type: text/plain\r\n\r\n"


def _nested(depth: int) -> bytes:
    data = zipped({"a.txt": GOOD.encode()})
    for number in range(depth):
        data = zipped({f"{number}.zip": data, f"{number}.txt": f"{GOOD}{number}".encode()})
    return data


def damaged_lzma() -> bytes:
    """Good, then a member whose packer's properties are nonsense, then good."""
    data = bytearray(
        zipped({"a.txt": GOOD.encode(), "b.txt": b"MARK" * 500, "c.txt": f"{GOOD}c".encode()}, zipfile.ZIP_LZMA)
    )
    at = data.find(b"b.txt") + len(b"b.txt")
    data[at + 4 : at + 9] = b"\xff" * 5
    return bytes(data)


def _flagged() -> bytes:
    """A member that says it is encrypted."""
    data = bytearray(zipped({"a.txt": GOOD.encode()}))
    data[6] |= 1
    data[data.find(b"PK\1\2") + 8] |= 1
    return bytes(data)


def _forwarded() -> bytes:
    return parts(_PLAIN + b"See below.", b"Content-Type: message/rfc822\r\n\r\n" + mail("Gunmen killed nine in Gao.\n"))


def _lines() -> bytes:
    records = [
        *(json.dumps({"id": n, "text": f"{GOOD}{n}"}) for n in (1, 1, True, "\ud800", "<script>", {"a": 1}, [1])),
        *("{", "[]", "null", "1", '{"id": NaN, "text": "a"}', "[" * 50_000, '{"a":' * 20_000, '{"id": 2}'),
        *(json.dumps({"text": f"{GOOD}{day}", "published": day}) for day in ("0001-01-01", "9999-12-31", "-1", "1e9")),
        json.dumps(
            {"text": "\ud800\x00 " + GOOD, "title": "\u202e" * 1000, "source": "\x1b[31m", "url": "javascript:1"}
        ),
    ]
    return "\n".join(records).encode("utf-8", "surrogatepass")


#: Name -> (content, how many documents are to be read; None: as many as come).
BY_HAND: dict[str, tuple[bytes, int | None]] = {
    # archives
    "nested.zip": (_nested(2), 3),
    "too-deep.zip": (_nested(6), None),
    "damaged-lzma.zip": (damaged_lzma(), 2),
    "flagged.zip": (_flagged(), 0),
    "outside.zip": (zipped({"../../up.txt": b"x", "/abs.txt": b"x", "C:\\x.txt": b"x", "ok.txt": GOOD.encode()}), 1),
    "names.zip": (zipped({"a\nb\x1b[31m.txt": GOOD.encode(), "x" * 60_000 + ".txt": b"Long.", " ": b"x"}), 2),
    "hidden.zip": (zipped({".secret/a.txt": b"x", "__MACOSX/a.txt": b"x", "a.exe": b"MZ"}), 0),
    "many.zip": (zipped({f"{n}.txt": b"x" for n in range(21_000)}), 0),
    "empty.zip": (zipped({}), 0),
    "junk.zip": (b"PK\3\4 junk", 0),
    "trailing.zip": (zipped({"a.txt": GOOD.encode()}) + b"JUNK", 1),
    # PDF
    "good.pdf": (pages(written(GOOD.strip())), 1),
    "misnamed.txt": (pages(written("Soldiers killed five rebels in Gao.")), 1),
    "own-child.pdf": (pdf([_CATALOGUE, b"<< /Type /Pages /Kids [2 0 R] /Count 1 >>"]), 0),
    "own-length.pdf": (pdf([_CATALOGUE, b"<< /Length 2 0 R >>\nstream\nabc\nendstream"]), 0),
    "deep-array.pdf": (pdf([b"<< /Pages 2 0 R /X " + b"[" * 30_000 + b"]" * 30_000 + b" >>"]), 0),
    "pages.pdf": (pages(b"", 5_001), 0),
    "junk.pdf": (b"%PDF-1.7\n%%EOF", 0),
    # Word
    "good.docx": (docx(paragraph("Rebels shelled Aden on 3 May 2018.")), 1),
    "entities.docx": (docx(paragraph("&j;"), head=_ENTITIES + "]>"), 0),
    "foreign.docx": (docx(paragraph("S:&x;"), head='<!DOCTYPE x [<!ENTITY x SYSTEM "file:///etc/hostname">]>'), None),
    "deep.docx": (docx("<w:tbl><w:tr><w:tc>" * 2_000 + paragraph("x") + "</w:tc></w:tr></w:tbl>" * 2_000), 0),
    "other.docx": (zipped({"a.txt": b"a"}), 0),
    # pages
    "deep.html": (b"<div>" * 100_000 + GOOD.encode(), 1),
    "blockquotes.html": (b"<blockquote>" * 300 + b"<p>Deep.</p>" + b"</blockquote>" * 300 + GOOD.encode(), 1),
    "entity.xhtml": (b'<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/hostname">]><p>&x; ' + GOOD.encode(), 1),
    "unclosed.html": (b"<p" * 50_000, None),
    "comments.html": (b"<!-- x -->" * 1_000, 0),
    **{
        f"charset-{name}.html": (f'<meta charset="{name}"><p>{GOOD}'.encode(), 1)
        for name in ("punycode", "idna", "rot13", "unicode_escape", "undefined", "zlib", "utf-7", "utf-8-sig")
    },
    # mails
    "good.eml": (mail(), 1),
    "forwarded.eml": (_forwarded(), 2),
    "second-text.eml": (parts(_PLAIN + b"First.", _PLAIN + GOOD.encode()), 2),
    "nameless.eml": (parts(_PLAIN + b"See it.", b"Content-Type: application/pdf\r\n\r\n" + pages(written("Gao."))), 2),
    "long-header.eml": (mail(headers="X-A: " + "a" * 5_000_000 + "\r\n"), 0),
    "day.eml": (mail().replace(b"14 May 2018", b"01 Jan 0001").replace(b"+0000", b"+2359"), 1),
    # lines and texts
    "lines.jsonl": (_lines(), None),
    "yaml.md": (
        b"---\na: &a [x]\n" + b"".join(b"b%d: [*a,*a,*a]\n" % n for n in range(99)) + b"---\n" + GOOD.encode(),
        1,
    ),
    "object.md": (b"---\n!!python/object/apply:os.system ['true']\n---\n" + GOOD.encode(), 1),
    "blank.txt": (b" \n\t" * 1_000, 0),
    "empty.txt": (b"", 0),
    "binary.txt": (random.Random(9).randbytes(3_000), 0),  # noqa: S311 - no secrets
    "marked.txt": (b"\xff\xfe" + b"abc", 0),
}

_MAGIC = (
    *(b"\0", b"\xff\xff\xff\xff", b"\x7f\xff\xff\xff", b"9" * 40, b"-1", b"%s%n", b"<", b"]]>", b"&", b"\r\n\r\n"),
    *(b"\xed\xa0\x80", b"\xe2\x80\xae", b"{", b"[", b"(", b"endobj", b"stream", b"1 0 R", b"NaN", b"Monday, "),
    *(b"0000-00-00", b"9999-99-99", b"PK\5\6", b"PK\3\4", b"\x1b[31m"),
)


def _seeds() -> list[tuple[str, bytes]]:
    table = '<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>' + paragraph("a") + "</w:tc></w:tr></w:tbl>"
    return [
        (".pdf", pages(written(GOOD.strip()), 3)),
        (".docx", docx(paragraph(GOOD.strip()) * 3 + table)),
        (".html", f'<html><head><meta charset="utf-8"><title>T</title></head><body><p>{GOOD * 8}</p></body>'.encode()),
        (".eml", _forwarded()),
        (".jsonl", json.dumps({"id": 1, "text": GOOD, "published": "2018-05-03", "title": "T"}).encode()),
        (".md", f"---\ntitle: T\npublished: 2018-05-03\n---\n# Head\n\n{GOOD}".encode()),
        (".zip", zipped({"a.txt": GOOD.encode(), "b.zip": zipped({"c.txt": f"{GOOD}c".encode()})})),
    ]


def mutants(count: int, seed: int = 1) -> Iterator[tuple[str, bytes]]:
    """(name, content): good files with some bytes changed, added, repeated or cut off."""
    chance = random.Random(seed)  # noqa: S311 - no secrets
    seeds = _seeds()
    for number in range(count):
        ending, data = seeds[number % len(seeds)]
        if chance.random() < 0.1:
            ending = chance.choice(seeds)[0]
        yield f"m{number:05}{ending}", _mutated(data, chance)


def _mutated(data: bytes, chance: random.Random) -> bytes:
    changed = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 5, 20))):
        at = chance.randrange(len(changed) + 1)
        what = chance.randrange(5)
        if what == 0 and at < len(changed):
            changed[at] ^= 1 << chance.randrange(8)
        elif what == 1:
            changed[at:at] = chance.choice(_MAGIC) * chance.choice((1, 1, 3, 100))
        elif what == 2:
            del changed[at : at + chance.choice((1, 8, 64, 500))]
        elif what == 3:
            start = chance.randrange(len(changed) + 1)
            changed[at:at] = changed[start : start + chance.choice((4, 32, 400))]
        elif chance.random() < 0.2:
            del changed[at:]
    return bytes(changed)
