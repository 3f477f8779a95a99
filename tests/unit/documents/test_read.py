"""Every kind of file to documents; one that cannot be read is one failure and stops nothing."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable
from datetime import date, datetime
from email.message import EmailMessage
from pathlib import Path

import docx
import pytest

from extract.documents import archive, limits, read
from extract.documents.read import EXTENSIONS, Failure, read_bytes, read_path
from extract.errors import EmptyDocumentError, UnsupportedFormatError
from extract.model import Document, Published, TimeInterval
from tests.unit.documents.pdfs import make_pdf

REPORT = "Shells fell on the market of Goma on Sunday, a nurse said."
PAGE = f"""<!doctype html><html><head><meta charset="utf-8"><title>Market shelled</title>
<meta property="og:site_name" content="Lake Wire"><link rel="canonical" href="https://example.org/goma">
<meta property="article:published_time" content="2013-05-14T10:00:00Z"></head>
<body><nav><a href="/">Home</a> <a href="/w">World</a></nav><article><h1>Market shelled</h1>
<p>{REPORT}</p><p>A second paragraph follows here, so that the article is long enough to be taken for one.</p>
</article><footer>Cookies and terms</footer><script>alert(1)</script></body></html>"""


def _word(created: datetime, text: str = REPORT) -> bytes:
    document = docx.Document()
    document.add_heading("Weekly note", 0)
    document.add_paragraph(text)
    table = document.add_table(rows=1, cols=2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Goma", "3 killed"
    document.core_properties.created = created
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _mail(attachment: tuple[str, bytes] | None = None, *, html: bool = False) -> bytes:
    message = EmailMessage()
    message["Subject"], message["From"] = "Note from Goma", "Field Office <field@example.org>"
    message["Date"] = "Tue, 14 May 2013 23:30:00 -0500"
    message.set_content(PAGE if html else REPORT, subtype="html" if html else "plain")
    if attachment:
        name, data = attachment
        message.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    return message.as_bytes()


def _zip(members: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in members.items():
            packed.writestr(name, data)
    return out.getvalue()


def _documents(name: str, data: bytes) -> list[Document]:
    found = list(read_bytes(name, data))
    assert all(isinstance(one, Document) for one in found), found
    return [one for one in found if isinstance(one, Document)]


def _one(name: str, data: bytes) -> Document:
    (found,) = _documents(name, data)
    return found


def _failure(name: str, data: bytes) -> Failure:
    (found,) = read_bytes(name, data)
    assert isinstance(found, Failure), found
    return found


def _day(document: Document) -> date | None:
    published = document.published
    return published.interval.start if published and published.basis == "metadata" else None


def test_plain_text() -> None:
    found = _one("reports/goma-note.txt", REPORT.encode())
    assert (found.text, found.name, found.title) == (REPORT, "reports/goma-note.txt", "goma-note")


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Market shelled\n\nShells fell.", "Market shelled"),  # a headline stands alone
        ("# Market shelled\n\nShells fell.", "Market shelled"),
        ("Shells fell.\n\nMore fell.", "note"),  # a sentence is no headline
        ("Shells fell\non the market.\n", "note"),  # nor is a wrapped line
        (f"{'word ' * 60}\n\nText.", "note"),  # nor a long one
    ],
)
def test_the_title_of_a_plain_text(text: str, title: str) -> None:
    assert _one("note.txt", text.encode()).title == title


def test_web_page() -> None:
    found = _one("page.html", PAGE.encode())
    assert REPORT in found.text
    assert not any(word in found.text for word in ("Cookies", "Home", "alert"))
    assert (found.title, found.source, found.url) == ("Market shelled", "Lake Wire", "https://example.org/goma")
    assert _day(found) == date(2013, 5, 14)


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ("<p>Shells fell.</p>", "Shells fell."),  # too short for an article
        ("<div>One.<br>Two.</div><p>Three.</p>", "One.\n\nTwo.\n\nThree."),
        ("<html><script>x()</script><style>p{}</style><p>Shells fell.", "Shells fell."),
        (
            "<p>Shells \x01\ufffe fell on the town of Goma, in the east.</p>",
            "Shells fell on the town of Goma, in the east.",
        ),  # what XML has no place for
        ('<?xml version="1.0" encoding="utf-8"?><html><body><p>Shells fell.</p></body></html>', "Shells fell."),
    ],
)
def test_scraps_of_pages(page: str, text: str) -> None:
    assert _one("scrap.html", page.encode()).text == text


def test_a_page_in_its_declared_encoding() -> None:
    page = "<html><head><meta charset=windows-1251></head><body><p>Обстрел города.</p></body></html>"
    assert _one("page.htm", page.encode("cp1251")).text == "Обстрел города."


def test_word_document_with_its_table() -> None:
    found = _one("note.docx", _word(datetime(2013, 5, 12), f"12 May 2013. {REPORT}"))  # noqa: DTZ001
    assert found.text == f"Weekly note\n\n12 May 2013. {REPORT}\n\nGoma\t3 killed"
    assert _day(found) == date(2013, 5, 12)


def test_a_property_date_that_the_text_does_not_bear_out_is_not_believed() -> None:
    assert _one("note.docx", _word(datetime(2013, 5, 12))).published is None  # noqa: DTZ001


def test_pdf_lines_become_paragraphs() -> None:
    lines = ["Militia fighters shelled the market of Goma on Sunday morn-", "ing, killing two people, a nurse said."]
    found = _one("note.pdf", make_pdf([[*lines, "", "Nobody was held."]]))
    assert "Sunday morning, killing two" in found.text


def test_a_pdf_under_a_wrong_name_is_read_as_what_it_is() -> None:
    assert "Shells fell" in _one("note.txt", make_pdf([["Shells fell."]])).text


def test_mail() -> None:
    found = _one("note.eml", _mail())
    assert (found.text.strip(), found.title, found.source) == (REPORT, "Note from Goma", "Field Office")
    assert _day(found) == date(2013, 5, 14)  # the sender's day


def test_mail_in_html() -> None:
    assert REPORT in _one("note.eml", _mail(html=True)).text


def test_attachments_are_reports_too() -> None:
    message, attached = _documents("note.eml", _mail(("annex.docx", _word(datetime(2013, 5, 12)))))  # noqa: DTZ001
    assert message.name == "note.eml"
    assert attached.name == "note.eml/annex.docx"


def test_json_lines() -> None:
    lines = [
        json.dumps({"id": 7, "text": REPORT, "title": "A", "source": "Wire", "published": "2013-05-12"}),
        "",
        "{broken",
        json.dumps(["no object"]),
        json.dumps({"id": "x", "text": 3}),
        json.dumps({"text": "Last one."}),
    ]
    found = list(read_bytes("in.jsonl", "\n".join(lines).encode()))
    names = [one.name for one in found]
    assert names == ["in.jsonl#7", "in.jsonl:3", "in.jsonl:4", "in.jsonl:5", "in.jsonl:6"]
    assert [isinstance(one, Failure) for one in found] == [False, True, True, True, False]
    first = found[0]
    assert isinstance(first, Document)
    assert (first.title, first.source, _day(first)) == ("A", "Wire", date(2013, 5, 12))


def test_archive_members_go_through_the_same_readers() -> None:
    packed = {"b/two.txt": b"Two fell.", "a.html": PAGE.encode(), "__MACOSX/a.html": b"x", ".hidden.txt": b"x"}
    inner = _zip({"three.txt": b"Three fell."})
    found = _documents("r.zip", _zip({**packed, "inner.zip": inner}))
    assert [one.name for one in found] == ["r.zip/b/two.txt", "r.zip/a.html", "r.zip/inner.zip/three.txt"]


def test_a_broken_member_stops_nothing() -> None:
    found = list(read_bytes("r.zip", _zip({"bad.pdf": b"%PDF-junk", "empty.txt": b" ", "good.txt": b"Good."})))
    assert [type(one) for one in found] == [Failure, Failure, Document]


@pytest.mark.parametrize("name", ["/etc/passwd.txt", "../up.txt", "a/../../up.txt", "C:\\x.txt", "..\\up.txt"])
def test_a_member_that_leads_out_is_refused(name: str) -> None:
    (found,) = read_bytes("r.zip", _zip({name: b"Text."}))
    assert isinstance(found, Failure)
    assert "leads out" in str(found.error)


@pytest.mark.parametrize(
    ("limit", "value", "words"),
    [
        ("MAX_RATIO", 10, "times its size"),
        ("MAX_FILE_BYTES", 1000, "larger than"),
    ],
)
def test_a_bomb_of_one_member_is_not_unpacked(
    monkeypatch: pytest.MonkeyPatch, limit: str, value: int, words: str
) -> None:
    monkeypatch.setattr(archive, limit, value)
    monkeypatch.setattr(archive, "RATIO_FROM_BYTES", 1_000)
    found = list(read_bytes("r.zip", _zip({"bomb.txt": b"0123456789" * 500, "good.txt": b"Good."})))
    assert words in str(found[0].error if isinstance(found[0], Failure) else "")
    assert isinstance(found[1], Document)


def test_a_bomb_of_many_members_is_not_unpacked() -> None:
    budget = archive.Budget(unpacked=1_000_000)
    with pytest.raises(Exception, match="was not unpacked"):
        list(archive.members(_zip({f"{n}.txt": b"0" * 20_000 for n in range(60)}), "r.zip", budget))


def test_archives_in_archives_have_an_end() -> None:
    data = _zip({"deep.txt": b"Deep."})
    for _ in range(limits.MAX_DEPTH + 1):
        data = _zip({"inner.zip": data})
    assert "archives" in str(_failure("outer.zip", data).error)


def test_an_archive_shares_one_budget_with_those_inside(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(read, "Budget", lambda: archive.Budget(members=4))
    inner = _zip({"1.txt": b"1", "2.txt": b"2"})
    found = list(read_bytes("r.zip", _zip({"a.zip": inner, "b.zip": inner})))
    assert [isinstance(one, Failure) for one in found] == [False, False, True]


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("a.doc", b"\xd0\xcf\x11\xe0", "Save it as .docx"),
        ("a.xyz", b"text", "no reader"),
        ("noextension", b"text", "no reader"),
        ("a.docx", b"no zip", "not a Word document"),
        ("a.docx", _zip({"x": b"y"}), "damaged or not a Word document"),
        ("a.pdf", b"%PDF-1.7 junk", "damaged or not a PDF"),
        ("a.pdf", b"hello", "damaged or not a PDF"),
        ("a.zip", b"PK\x03\x04 junk", "damaged or not a ZIP"),
        ("a.txt", b"", "holds no text"),
        ("a.zip", _zip({}), "holds no files"),
        ("a.eml", b"Subject: x\n\n", "holds no text"),
        ("a.eml", b"Subject: " + b"=?utf-8?q?a?= " * 5000 + b"\n\nText.", "longer headers"),
        ("a.eml", b"Content-Type: multipart/mixed; boundary=x\n\n" + b"--x\n\n" * 9000, "more parts"),
        ("a.html", b"<html><body></body></html>", "holds no text"),
        ("a.pdf", make_pdf([[]]), "may be a scan"),
        ("a.pdf", make_pdf([["Secret."]], password="sesame"), "protected by a password"),
    ],
)
def test_what_cannot_be_read_is_named_with_advice(name: str, data: bytes, words: str) -> None:
    failure = _failure(name, data)
    assert words in str(failure.error)
    assert failure.name == name
    assert name in str(failure.error)


def test_kinds_of_failure_are_told_apart() -> None:
    assert isinstance(_failure("a.txt", b" \n").error, EmptyDocumentError)
    assert isinstance(_failure("a.exe", b"MZ").error, UnsupportedFormatError)
    assert _failure("a.exe", b"MZ").unsupported


def test_what_no_database_can_hold_is_replaced_one_for_one() -> None:
    line = b'{"text": "half \\ud800 pair, nul \\u0000."}'
    assert _one("in.jsonl", line).text == "half \ufffd pair, nul \ufffd."


@pytest.mark.parametrize("url", ["javascript:1", "file:///etc/passwd", "https://a b", 'https://x/"><script>', "x"])
def test_no_hostile_address_is_kept(url: str) -> None:
    assert _one("in.jsonl", json.dumps({"text": "T.", "url": url}).encode()).url == ""


def test_names_and_titles_are_one_printable_line() -> None:
    record = {"id": "a\nb\x1b[31m", "text": "T.", "title": "two\nlines\u202e", "source": "s\r\nt"}
    found = _one("in.jsonl", json.dumps(record).encode())
    assert (found.name, found.title, found.source) == ("in.jsonl#a b [31m", "two lines", "s t")


def test_the_analysts_date_goes_before_the_files(tmp_path: Path) -> None:
    day = date(2014, 1, 2)
    given = Published(TimeInterval(day, day), "analyst")
    (tmp_path / "a.html").write_text(PAGE)
    (found,) = read_path(tmp_path / "a.html", published=given)
    assert isinstance(found, Document)
    assert found.published == given


def test_a_folder_in_the_order_of_names(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.txt", "c.txt", "README.md", ".git/x.txt", "photo.jpg"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(f"In {name}.")
    found = list(read_path(tmp_path))
    names = [Path(one.name).relative_to(tmp_path).as_posix() for one in found]
    assert names == ["a/z.txt", "b.txt", "c.txt", "photo.jpg"]
    assert [one.name for one in found if isinstance(one, Failure) and one.unsupported] == [str(tmp_path / "photo.jpg")]


def _loop(folder: Path) -> None:
    (folder / "loop").symlink_to(folder)


def test_an_empty_folder_is_named(tmp_path: Path) -> None:
    (found,) = read_path(tmp_path)
    assert isinstance(found, Failure)
    assert "holds no files" in str(found.error)


def test_a_mail_of_nothing_but_an_attachment() -> None:
    message = EmailMessage()
    message.add_attachment(b"Shells fell.", maintype="text", subtype="x", filename="a.txt")
    assert [one.name for one in _documents("note.eml", message.as_bytes())] == ["note.eml/a.txt"]


def test_a_link_in_a_circle_ends(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("One.")
    _loop(tmp_path)
    assert [Path(one.name).name for one in read_path(tmp_path)] == ["a.txt"]


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda path: path.unlink(missing_ok=True), "no such file"),
        (lambda path: path.write_bytes(b"x" * 2000), "larger than"),
    ],
)
def test_paths_that_cannot_be_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, make: Callable[[Path], None], words: str
) -> None:
    monkeypatch.setattr(read, "MAX_FILE_BYTES", 1000)
    path = tmp_path / "a.txt"
    make(path)
    (found,) = read_path(path)
    assert isinstance(found, Failure)
    assert words in str(found.error)


def test_an_overlong_line_is_one_failure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from extract.documents import jsonl

    monkeypatch.setattr(jsonl, "MAX_LINE_BYTES", 100)
    path = tmp_path / "in.jsonl"
    path.write_text(json.dumps({"text": "x" * 500}) + "\n" + json.dumps({"text": "Short."}) + "\n")
    found = list(read_path(path))
    assert [type(one) for one in found] == [Failure, Document]


def test_every_extension_has_a_reader() -> None:
    for extension in EXTENSIONS:
        (found, *_) = [*read_bytes(f"a{extension}", b""), None]
        assert not (isinstance(found, Failure) and found.unsupported)
