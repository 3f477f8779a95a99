"""What a file holds beside the text that is read of it: everything written is read, or named with its reason.

An analyst who is told "1 read" relies on it that no note, box or passage of the report is gone without a word.
"""

from __future__ import annotations

import zipfile
from email.message import EmailMessage
from io import BytesIO

import docx
import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.annotations import FreeText

from extract.account import Account
from extract.documents.read import File, file_outcomes
from extract.intake import Readers
from extract.isolation.limits import Limits
from extract.model import Document
from tests.hostile.formats import docx as word
from tests.hostile.formats import paragraph, parts
from tests.unit.documents.pdfs import make_pdf

_WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_CHOICE = (
    '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
    "<mc:Choice><w:drawing><w:txbxContent>{0}</w:txbxContent></w:drawing></mc:Choice>"
    "<mc:Fallback><w:pict><w:txbxContent>{0}</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent>"
)


def _read(name: str, data: bytes) -> tuple[str, dict[str, str]]:
    """The text of the document, and what was passed over with its reason; the numbers add up."""
    account, texts = Account(), []
    with Readers(1, Limits(on=False)) as readers:
        for told in readers.read([File(name, data)]):
            account.add(told, named=told.part == 1)
            if isinstance(told.outcome, Document):
                texts.append(told.outcome.text)
    assert account.found == account.read + account.failed + account.passed_over
    assert account.read == len(texts)
    return "\n".join(texts), {item.name: item.reason for item in account.items}


def _with(data: bytes, members: dict[str, str]) -> bytes:
    """A package with further members."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as given, zipfile.ZipFile(out, "w") as package:
        for name in given.namelist():
            package.writestr(name, given.read(name))
        for name, content in members.items():
            package.writestr(name, content)
    return out.getvalue()


def test_text_boxes_and_inserted_text_of_word_are_read_once_where_they_stand() -> None:
    box = f"<w:p><w:r><w:t>Hargeisa fell.</w:t></w:r><w:r>{_CHOICE.format(paragraph('A box.'))}</w:r></w:p>"
    inserted = (
        '<w:p><w:r><w:t xml:space="preserve">Two </w:t></w:r><w:ins><w:r><w:t>or three</w:t></w:r></w:ins>'
        "<w:sdt><w:sdtContent><w:r><w:t xml:space='preserve"
        "'> men fled.</w:t></w:r></w:sdtContent></w:sdt></w:p>"
    )
    assert _read("a.docx", word(box + inserted + paragraph("End."))) == (
        "Hargeisa fell.\n\nA box.\n\nTwo or three men fled.\n\nEnd.",
        {},
    )


def test_notes_of_word_are_read_after_the_text() -> None:
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    said = paragraph("The bridge was blown up.")
    plain = word(said)
    with zipfile.ZipFile(BytesIO(plain)) as package:
        types = package.read("[Content_Types].xml").decode()
    notes = paragraph("It had been mined since May.")
    line = f'<w:footnote w:id="0" w:type="separator">{paragraph("----")}</w:footnote>'
    relation = f'<Relationship Id="n" Target="footnotes.xml" Type="{_OFFICE}/footnotes"/>'
    members = {
        "word/document.xml": f"<w:document {_WORD}><w:body>{said}</w:body></w:document>",
        "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="r1" Target="word/document.xml" Type="{_OFFICE}/officeDocument"/></Relationships>',
        "[Content_Types].xml": types.replace(
            "</Types>", f'<Override PartName="/word/footnotes.xml" ContentType="{kind}"/></Types>'
        ),
        "word/_rels/document.xml.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
        f'relationships">{relation}</Relationships>',
        "word/footnotes.xml": f'<w:footnotes {_WORD}>{line}<w:footnote w:id="1">{notes}</w:footnote></w:footnotes>',
    }
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name, content in members.items():
            package.writestr(name, content)
    assert _read("a.docx", out.getvalue()) == ("The bridge was blown up.\n\nIt had been mined since May.", {})


def test_what_is_not_read_of_a_word_document_is_named() -> None:
    text = paragraph("Shells fell.") + "<w:p><w:del><w:r><w:delText>Nobody died.</w:delText></w:r></w:del></w:p>"
    header = f"<w:hdr {_WORD}>{paragraph('Confidential')}</w:hdr>"
    data = _with(
        word(text),
        {
            "word/header1.xml": header,
            "word/header2.xml": f"<w:hdr {_WORD}><w:p/></w:hdr>",
            "word/comments.xml": f"<w:comments {_WORD}>{paragraph('Sure?')}</w:comments>",
            "word/media/a.png": "x",
            "word/media/b.png": "x",
            "word/embeddings/list.xlsx": "x",
            "word/afchunk1.htm": "<p>More.</p>",
            "word/vbaProject.bin": "x",
            "word/styles.xml": "<a/>",
        },
    )
    text_read, named = _read("a.docx", data)
    assert text_read == "Shells fell."
    assert {name.removeprefix("a.docx: ") for name in named} == {
        *("deleted text", "headers and footers", "comments", "pictures (2)", "embedded files", "imported text"),
        "macros and settings",
    }
    assert all(named.values())


def test_a_plain_word_document_has_nothing_left_out() -> None:
    document, out = docx.Document(), BytesIO()
    document.add_paragraph("Shells fell.")
    document.save(out)
    assert _read("a.docx", out.getvalue()) == ("Shells fell.", {})


_ARTICLE = "".join(
    f"<p>The {number}th convoy left the port of Beira in the morning and reached the camp at noon.</p>"
    for number in range(4, 20)
)


def test_passages_outside_the_article_of_a_page_are_named() -> None:
    note = "I was at the market that day and I saw two soldiers who were carried away by their own."
    page = (
        f"<html><head><title>Convoys</title></head><body><nav><a href=x>Home</a></nav><article>{_ARTICLE}</article>"
        f'<div id="comments" class="comments"><ol class="comment-list"><li class="comment"><p>{note}</p></ol></div>'
        "<footer>All rights reserved.</footer></body></html>"
    )
    text, named = _read("a.html", page.encode())
    assert "19th convoy" in text
    assert note in text or list(named) == [f"a.html: 1 passage ({len(note)} characters)"]
    assert note not in text
    plain = page.replace(note, "")
    assert _read("a.html", plain.encode())[1] == {}  # menus and feet are no passages


@pytest.mark.parametrize(
    "page",
    [
        "<p>Shells fell on Beira.",
        "<html></html><p>Shells fell on Beira.</p>",
        "<html><body></body></html>Shells fell on Beira.",
        "<form id=aspnetForm><div>Shells fell on Beira.</div></form>",
        "<a href=x>Skip</a><form><table><tr><td>Shells fell on Beira.</table></form>",
        "<footer>Shells fell on Beira.</footer>",
        "<noscript>Shells fell on Beira.</noscript>",
    ],
)
def test_a_page_that_is_built_in_no_usual_way_is_read(page: str) -> None:
    assert "Shells fell on Beira." in _read("a.html", page.encode())[0]


def test_what_comes_after_the_end_of_a_page_is_read() -> None:
    assert _read("a.html", b"<html><body><p>One.</p></body></html><p>Two.</p>")[0] == "One.\n\nTwo."


def test_text_around_the_parts_of_a_mail_is_named_but_for_the_usual_notice() -> None:
    data = parts(b"Content-Type: text/plain\r\n\r\nShells fell.")
    assert _read("a.eml", data) == ("Shells fell.", {})
    notice = data.replace(b"\r\n\r\n--edge", b"\r\n\r\nThis is a message of several parts.\r\n--edge", 1)
    assert _read("a.eml", notice)[1] == {}
    (name,) = _read("a.eml", data + b"Hidden. " * 100)[1]
    assert name == "a.eml: 800 characters outside its parts"


def test_a_mail_that_says_it_has_parts_and_has_none_is_read_as_text() -> None:
    text, named = _read("a.eml", b"Subject: x\r\nContent-Type: multipart/mixed\r\n\r\nShells fell on Beira.\r\n")
    assert "Shells fell on Beira." in text
    assert named == {}


def test_a_message_within_a_message_is_read_and_what_it_carries_is_named() -> None:
    inner, outer = EmailMessage(), EmailMessage()
    inner["Subject"] = "Inner"
    inner.set_content("Shells fell on Beira.")
    inner.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="map.png")
    outer["Subject"] = "Outer"
    outer.set_content("See below.")
    outer.add_attachment(inner)
    text, named = _read("a.eml", outer.as_bytes())
    assert "See below." in text
    assert "Shells fell on Beira." in text
    assert [name.rpartition("/")[2] for name in named] == ["map.png"]


def test_what_is_not_read_of_a_pdf_is_named() -> None:
    writer = PdfWriter(PdfReader(BytesIO(make_pdf([["Shells fell."], ["Again."]]))))
    writer.add_blank_page(200, 200)
    writer.add_attachment("list.csv", b"a,b")
    writer.add_annotation(0, FreeText(text="Sure?", rect=(10, 10, 90, 30)))
    out = BytesIO()
    writer.write(out)
    text, named = _read("a.pdf", out.getvalue())
    assert text == "Shells fell.\n\nAgain."
    assert set(named) == {"a.pdf: page 3", "a.pdf: attached files (1)", "a.pdf: remarks (1)"}


def test_what_is_left_out_of_a_member_is_counted_with_its_archive() -> None:
    packed = _with(word(paragraph("Shells fell.")), {"word/media/a.png": "x"})
    archive = BytesIO()
    with zipfile.ZipFile(archive, "w") as made:
        made.writestr("one.docx", packed)
        made.writestr("two.txt", "Two fell.")
    assert _read("r.zip", archive.getvalue())[1] == {"r.zip/one.docx: pictures": "pictures are not read"}
    again = File("r.zip", archive.getvalue(), skip=2)  # taken up after the first member: its parts keep their numbers
    assert [type(each).__name__ for each in file_outcomes(again)] == ["Begun", "Document"]
