"""The brief as a Word document: figure, chronology as a table and in sentences, sources as numbered references.

Rows are written as WordprocessingML directly: python-docx takes minutes for the table of a few thousand events.
"""

from __future__ import annotations

import io
from typing import Any
from xml.sax.saxutils import escape

from dashboard.brief.chronology import source_words
from dashboard.brief.model import Brief, Entry
from dashboard.brief.office import describe, map_words, timeless
from dashboard.brief.text import line
from dashboard.views import wording
from dashboard.views.symbols import colour

#: sides of the page and its margins, in centimetres (A4)
PAGE = (21.0, 29.7)
MARGIN = 1.8
#: proportions of the map's picture: width to height
PICTURE = (17.2, 11.4)
FONT = "Arial"
_TWIPS = 567  # per centimetre
_COLUMNS = (
    ("", 0.9), ("Date", 2.1), ("Place", 2.5), ("What happened", 2.6), ("Who", 3.2), ("Toll", 1.7), ("Status", 3.2),
    ("Source", 1.2),
)  # fmt: skip
_LIGHT, _DARK, _MUTED = "DCDAD4", "22242A", "646770"


def document(brief: Brief, picture: bytes | None) -> bytes:
    """The file. ``picture``: PNG of the map in the proportions of `PICTURE`; ``None`` where nothing has a place."""
    from docx import Document  # heavy: only where a document is made
    from docx.shared import Cm

    made = Document()
    _page(made, brief)
    made.add_heading(brief.title, 0)
    if brief.subtitle:
        made.add_paragraph(brief.subtitle, "Subtitle")
    made.add_paragraph(brief.facts, "Caption")
    if picture:
        shape = made.add_picture(io.BytesIO(picture), width=Cm(PICTURE[0]))
        shape._inline.docPr.set("descr", map_words(brief))
        for side in ("distT", "distB", "distL", "distR"):
            shape._inline.set(side, "0")  # some programs indent a picture without
        made.paragraphs[-1].paragraph_format.keep_with_next = True
        made.add_paragraph(f"Figure 1. {brief.title}. Numbers are those of the table.", "Caption")
    for note in brief.notes:
        made.add_paragraph(note, "Caption")
    made.add_heading("Chronology", 1)
    _leave_room(made, "table")
    if brief.entries:
        made.add_heading("In sentences", 1)
        _leave_room(made, "sentences")
    if brief.sources:
        made.add_heading("Sources", 1)
        _leave_room(made, "sources")
    _last(made, brief)
    describe(made.core_properties, brief)
    out = io.BytesIO()
    made.save(out)
    parts = {
        "table": _table(brief.entries),
        "sentences": "".join(map(_sentence, brief.entries)),
        "sources": "".join(_reference(source.number, source_words(source)) for source in brief.sources),
    }
    filled = {f"<!--{name}-->".encode(): xml.encode("utf-8") for name, xml in parts.items()}
    return timeless(out.getvalue(), {"word/document.xml": filled})


def _page(made: Any, brief: Brief) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Cm, Pt

    section = made.sections[0]
    section.page_width, section.page_height = Cm(PAGE[0]), Cm(PAGE[1])
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Cm(MARGIN)
    section.header_distance = section.footer_distance = Cm(0.8)
    for part in (section.header, section.footer):
        paragraph = part.paragraphs[0]
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        run = paragraph.add_run(brief.marking)
        run.bold, run.font.size = True, Pt(9)
    _styles(made)


def _styles(made: Any) -> None:
    from docx.oxml.ns import qn
    from docx.shared import Pt, RGBColor

    looks = {
        "Normal": (10, False, _DARK, 0, 3), "Title": (20, True, _DARK, 0, 2), "Subtitle": (12, False, _DARK, 0, 2),
        "Heading 1": (13, True, _DARK, 14, 4), "Caption": (9, False, _MUTED, 0, 4),
    }  # fmt: skip
    for name, (size, bold, tint, above, below) in looks.items():
        style = made.styles[name]
        style.font.name, style.font.size, style.font.bold, style.font.italic = FONT, Pt(size), bold, False
        style.font.color.rgb = RGBColor.from_string(tint)
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for kind in [key for key in fonts.attrib if key.endswith("Theme")]:
            del fonts.attrib[kind]
        fonts.set(qn("w:cs"), FONT)
        style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(above), Pt(below)
    properties = made.styles["Title"].element.get_or_add_pPr()
    for border in properties.findall(qn("w:pBdr")):  # the template's blue line
        properties.remove(border)


def _leave_room(made: Any, name: str) -> None:
    """A comment where ready-made elements go once the document is written: lxml takes minutes to move thousands in."""
    from lxml.etree import Comment  # type: ignore[import-untyped]

    made.element.body[-1].addprevious(Comment(name))


def _table(entries: tuple[Entry, ...]) -> str:
    grid = "".join(f'<w:gridCol w:w="{round(width * _TWIPS)}"/>' for _, width in _COLUMNS)
    sides = "".join(f'<w:{side} w:w="60" w:type="dxa"/>' for side in ("left", "right"))
    inner = f'<w:insideH w:val="single" w:sz="4" w:color="{_LIGHT}"/>'
    ends = f'<w:top w:val="nil"/><w:bottom w:val="single" w:sz="4" w:color="{_LIGHT}"/>{inner}'
    head = "".join(
        _cell(_run(name, bold=True, tint=_MUTED), width, f'<w:bottom w:val="single" w:sz="8" w:color="{_DARK}"/>')
        for name, width in _COLUMNS
    )
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{round(sum(w for _, w in _COLUMNS) * _TWIPS)}" w:type="dxa"/>'
        f'<w:tblBorders>{ends}</w:tblBorders><w:tblLayout w:type="fixed"/>'
        f"<w:tblCellMar>{sides}</w:tblCellMar></w:tblPr>"
        f"<w:tblGrid>{grid}</w:tblGrid><w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{head}</w:tr>"
        + "".join(map(_row, entries))
        + "</w:tbl>"
    )


def _row(entry: Entry) -> str:
    tint = colour(entry.event_type, "light")[1:].upper()
    side = f'<w:left w:val="single" w:sz="36" w:space="0" w:color="{tint}"/>'
    what = entry.what.replace("/", "/\u200b")  # a line may break there
    words = (entry.date_words, entry.place_words, what, entry.who, entry.toll_words, entry.status_words)
    cells = [_run(str(entry.number), bold=True), *(_run(text, bold=at == 2) for at, text in enumerate(words))]
    links = _run(", ").join(_link(number) for number in entry.sources)
    return (
        "<w:tr><w:trPr><w:cantSplit/></w:trPr>"
        + "".join(
            _cell(runs, width, side if at == 0 else "")
            for at, (runs, (_, width)) in enumerate(zip((*cells, links), _COLUMNS, strict=True))
        )
        + "</w:tr>"
    )


def _cell(runs: str, width: float, borders: str) -> str:
    lines = f"<w:tcBorders>{borders}</w:tcBorders>" if borders else ""
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{round(width * _TWIPS)}" w:type="dxa"/>{lines}</w:tcPr>'
        f'<w:p><w:pPr><w:spacing w:before="30" w:after="30"/></w:pPr>{runs}</w:p></w:tc>'
    )


def _run(words: str, *, bold: bool = False, tint: str = "", size: int = 16) -> str:
    """A run of text; ``size`` in half points. What reads from right to left says so, for Word."""
    tinted = f'<w:color w:val="{tint}"/>' if tint else ""
    look = f'{"<w:b/><w:bCs/>" if bold else ""}{tinted}<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{escape(words)}</w:t></w:r>'


def _link(number: int) -> str:
    return f'<w:hyperlink w:anchor="source{number}">{_run(f"[{number}]")}</w:hyperlink>'


def _sentence(entry: Entry) -> str:
    number, _, words = line(entry).partition(" ")
    hanging = '<w:pPr><w:ind w:left="454" w:hanging="454"/><w:tabs><w:tab w:val="left" w:pos="454"/></w:tabs></w:pPr>'
    return f"<w:p>{hanging}{_run(number, bold=True, size=20)}<w:r><w:tab/></w:r>{_run(words, size=20)}</w:p>"


def _reference(number: int, words: str) -> str:
    """A numbered reference with a bookmark that the table's numbers lead to."""
    hanging = '<w:pPr><w:ind w:left="567" w:hanging="567"/><w:tabs><w:tab w:val="left" w:pos="567"/></w:tabs></w:pPr>'
    mark = f'<w:bookmarkStart w:id="{number}" w:name="source{number}"/>'
    label = f'{_run(f"[{number}]", size=18)}<w:bookmarkEnd w:id="{number}"/><w:r><w:tab/></w:r>'
    return f"<w:p>{hanging}{mark}{label}{_run(words, size=18)}</w:p>"


def _last(made: Any, brief: Brief) -> None:
    when = f"Made {wording.day(brief.made)} with Dateline. " if brief.made else "Made with Dateline. "
    made.add_paragraph("")
    made.add_paragraph(when + brief.credits, "Caption")
    for name, value in brief.metadata.items():
        made.add_paragraph(f"{name}: {value}", "Caption")
