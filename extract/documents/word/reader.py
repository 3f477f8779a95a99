"""Word documents: paragraphs and table rows in their order, text boxes where they hang, notes at the end."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import Any

from extract.documents.draft import Draft
from extract.documents.limits import MAX_RATIO, MAX_TEXT_CHARS, MAX_UNPACKED_BYTES, RATIO_FROM_BYTES
from extract.documents.properties import corroborated
from extract.documents.word.parts import left_out, notes
from extract.errors import DocumentError

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_P, _TABLE, _ROW, _CELL = (_WORD + tag for tag in ("p", "tbl", "tr", "tc"))
_HOLDERS = (_P, _TABLE, *(_WORD + tag for tag in ("sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo")))
_CELL_PROPERTIES, _SPAN, _MERGE, _VALUE = (_WORD + tag for tag in ("tcPr", "gridSpan", "vMerge", "val"))
_NOTE_TAGS, _KIND, _BOX = (_WORD + "footnote", _WORD + "endnote"), _WORD + "type", _WORD + "txbxContent"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_TEXT = _WORD + "t"
_SPACES = {
    _WORD + "tab": "\t",
    _WORD + "ptab": "\t",
    _WORD + "br": "\n",
    _WORD + "cr": "\n",
    _WORD + "noBreakHyphen": "-",
}
#: In a paragraph, but no words of it: properties, what was deleted or moved away, and boxes, which come by themselves.
_NOT_WRITTEN = frozenset({*(_WORD + tag for tag in ("pPr", "rPr", "del", "moveFrom")), _BOX, _FALLBACK})
_MOST_DIGITS = 12  # of a number of columns
_ADVICE = "Open it in a word processor and save it anew"


def read_docx(data: bytes, name: str) -> Draft:
    """A ``.docx`` file. Its "created" property counts as publication date only where the text names the same day."""
    import docx

    _check_package(data, name)
    try:
        document = docx.Document(io.BytesIO(data))
        blocks = list(_bounded(_all_blocks(document), name))
        left = left_out(data)
        properties = document.core_properties
        title, created = properties.title or "", properties.created
    except (DocumentError, MemoryError):
        raise
    except Exception as error:  # a hostile package breaks the library in many ways; each is the same to the user
        raise DocumentError(f"{name} is damaged or not a Word document. {_ADVICE}") from error
    text = "\n\n".join(block for block in blocks if block.strip())
    day = created.date() if created else None
    meta = {"date": day.isoformat()} if day and corroborated(day, text) else {}
    return Draft(text, title=title, meta=meta, left=left)


def _all_blocks(document: Any) -> Iterator[str]:
    """The body, then footnotes and endnotes: what the author wrote, each once."""
    yield from _blocks(document.element.body)
    for root in notes(document):
        for note in root.iterchildren(*_NOTE_TAGS):
            if note.get(_KIND, "normal") == "normal":  # else the line between the text and its notes
                yield from _blocks(note)


def _bounded(blocks: Iterator[str], name: str) -> Iterator[str]:
    """A merged cell comes in every row that it spans: a small file can hold a very long text."""
    length = 0
    for block in blocks:
        length += len(block)
        if length > MAX_TEXT_CHARS:
            raise DocumentError(f"{name} holds more than {MAX_TEXT_CHARS:,} characters: split it into several reports")
        yield block


def _blocks(parent: Any) -> Iterator[str]:
    """Paragraphs and table rows in their order, those in content controls (forms, cover pages) too."""
    for element in parent.iterchildren(*_HOLDERS):
        if element.tag == _P:
            yield "".join(_text(element))
            for box in _boxes(element):
                yield from _blocks(box)
        elif element.tag == _TABLE:
            yield from _rows(element)
        else:
            yield from _blocks(element)


def _text(element: Any) -> Iterator[str]:
    """What is written in a paragraph, whatever holds it: links, fields, content controls, what was inserted later."""
    for child in element.iterchildren("*"):
        if child.tag == _TEXT:
            yield child.text or ""
        elif child.tag in _SPACES:
            yield _SPACES[child.tag]
        elif child.tag not in _NOT_WRITTEN:
            yield from _text(child)


def _boxes(paragraph: Any) -> Iterator[Any]:
    """The text boxes that hang on a paragraph, but not those in them, nor the same in an older form."""
    for box in paragraph.iter(_BOX):
        above = (each for each in box.iterancestors(_FALLBACK, _BOX, _P))
        if next(above, None) is paragraph:
            yield box


def _rows(table: Any) -> Iterator[str]:
    """Rows with a tab between cells; a cell that is merged over rows stands in each, as it does for a reader.

    The library's own way over a table walks a grid, in which a cell may claim to be two thousand million columns wide.
    """
    above: dict[int, str] = {}  # column -> text of the cell that began there last
    for row in table.iterchildren(_ROW):
        column = 0
        cells: dict[str, None] = {}
        for cell in row.iter(_CELL):
            if next(cell.iterancestors(_ROW)) is not row:
                continue  # of a table within a cell: it comes with that cell
            width, continued = _merged(cell)
            if not (continued and column in above):
                above[column] = "\n".join(_blocks(cell)).strip()
            cells[above[column]] = None
            column += width
        yield "\t".join(cell for cell in cells if cell)


def _merged(cell: Any) -> tuple[int, bool]:
    """How many columns wide a cell says it is, and whether it goes on from the row above."""
    properties = cell.find(_CELL_PROPERTIES)
    if properties is None:
        return 1, False
    span, merge = properties.find(_SPAN), properties.find(_MERGE)
    digits = span.get(_VALUE, "") if span is not None else ""
    width = int(digits) if digits.isascii() and digits.isdigit() and len(digits) <= _MOST_DIGITS else 1
    return max(width, 1), merge is not None and merge.get(_VALUE, "continue") == "continue"


def _check_package(data: bytes, name: str) -> None:
    """A .docx is a zip archive: refuse a bomb before it is unpacked."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            sizes = [(info.file_size, info.compress_size) for info in package.infolist()]
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise DocumentError(f"{name} is not a Word document (.docx). {_ADVICE}") from error
    bomb = any(size > RATIO_FROM_BYTES and size > MAX_RATIO * max(packed, 1) for size, packed in sizes)
    if bomb or sum(size for size, _ in sizes) > MAX_UNPACKED_BYTES:
        raise DocumentError(f"{name} unpacks to far more than it should and was not opened")
