"""The Word document: figure, table, sentences, and sources that the table's numbers lead to."""

from __future__ import annotations

import io
from typing import Any
from zipfile import ZipFile

from docx import Document
from docx.oxml.ns import qn
from lxml import etree

from dashboard.brief import docx
from dashboard.brief.model import Brief
from tests.dashboard.frames import event
from tests.unit.brief.briefs import SCRIPTS, brief_of, hostile, picture, usual


def opened(brief: Brief, image: bytes | None = None) -> Any:
    return Document(io.BytesIO(docx.document(brief, image)))


def rows_of(made: Any) -> list[list[str]]:
    return [
        ["".join(text.text or "" for text in cell.iter(qn("w:t"))) for cell in row.iter(qn("w:tc"))]
        for row in made.tables[0]._tbl.iter(qn("w:tr"))
    ]


def test_the_table_holds_the_chronology() -> None:
    rows = rows_of(opened(usual(), picture()))
    assert rows[0] == ["", "Date", "Place", "What happened", "Who", "Toll", "Status", "Source"]
    assert rows[1] == [
        "1", "10 March 2031", "Tarvo", "Armed clash", "River Guard → Northern Army", "12 to 20 killed", "Asserted",
        "[1]",
    ]  # fmt: skip
    assert len(rows) == 4


def test_sentences_and_sources_follow() -> None:
    brief = usual()
    made = opened(brief, picture())
    words = [paragraph.text for paragraph in made.paragraphs]
    assert [style.text for style in made.paragraphs if style.style.name == "Heading 1"] == [
        "Chronology", "In sentences", "Sources",
    ]  # fmt: skip
    for entry in brief.entries:
        assert sum(entry.sentence in text for text in words) == 1
    assert "[2]\tValley News, “Second report”, 12 March 2031. https://example.org/2" in words


def test_the_tables_numbers_lead_to_the_sources() -> None:
    body = opened(usual(), picture()).element.body
    asked = {link.get(qn("w:anchor")) for link in body.iter(qn("w:hyperlink"))}
    given = {mark.get(qn("w:name")) for mark in body.iter(qn("w:bookmarkStart"))}
    assert asked == given == {"source1", "source2"}


def test_the_figure_has_words_for_it_and_is_left_out_without_a_place() -> None:
    made = opened(usual(), picture())
    assert [shape._inline.docPr.get("descr")[:17] for shape in made.inline_shapes] == ["Map: River Guard."]
    assert len(opened(usual()).inline_shapes) == 0


def test_marking_stands_in_header_and_footer() -> None:
    section = opened(usual()).sections[0]
    assert [part.paragraphs[0].text for part in (section.header, section.footer)] == ["INTERNAL", "INTERNAL"]


def test_properties_say_how_it_was_made() -> None:
    known = opened(usual()).core_properties
    assert (known.title, known.author) == ("River Guard", "Dateline")
    assert "Selection: Events involving River Guard." in known.comments
    assert known.modified.date().isoformat() == "2031-04-01"


def test_the_same_bytes_twice_with_no_clock_in_the_archive() -> None:
    data = docx.document(usual(), picture())
    assert data == docx.document(usual(), picture())
    assert {member.date_time for member in ZipFile(io.BytesIO(data)).infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_hostile_words_are_words() -> None:
    data = docx.document(hostile(), picture())
    archive = ZipFile(io.BytesIO(data))
    for member in archive.infolist():
        if member.filename.endswith((".xml", ".rels")):
            etree.fromstring(archive.read(member))  # well-formed
    made = Document(io.BytesIO(data))
    assert any("</text><script>alert(1)</script>" in paragraph.text for paragraph in made.paragraphs)
    assert not [rel for rel in made.part.rels.values() if "javascript" in str(rel.target_ref)]


def test_every_script_stays_as_it_is_written() -> None:
    who = rows_of(opened(brief_of(event(1, targets=SCRIPTS[:4]))))[1][4]
    assert all(name in who for name in SCRIPTS[:4])
