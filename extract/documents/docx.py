"""Word documents: paragraphs and table rows in their order."""

from __future__ import annotations

import io
import zipfile
from typing import Any

from extract.documents.draft import Draft
from extract.documents.limits import MAX_RATIO, MAX_UNPACKED_BYTES, RATIO_FROM_BYTES
from extract.documents.properties import corroborated
from extract.errors import DocumentError

_ADVICE = "Open it in a word processor and save it anew"


def read_docx(data: bytes, name: str) -> Draft:
    """A ``.docx`` file. Its "created" property counts as publication date only where the text names the same day."""
    import docx
    from docx.table import Table

    _check_package(data, name)
    try:
        document = docx.Document(io.BytesIO(data))
        blocks: list[str] = []
        for block in document.iter_inner_content():
            blocks += _rows(block) if isinstance(block, Table) else [block.text]
        properties = document.core_properties
        title, created = properties.title or "", properties.created
    except Exception as error:  # a hostile package breaks the library in many ways; each is the same to the user
        raise DocumentError(f"{name} is damaged or not a Word document. {_ADVICE}") from error
    text = "\n\n".join(block for block in blocks if block.strip())
    day = created.date() if created else None
    return Draft(text, title=title, meta={"date": day.isoformat()} if day and corroborated(day, text) else {})


def _rows(table: Any) -> list[str]:
    lines = []
    for row in table.rows:
        cells = dict.fromkeys(cell.text.strip() for cell in row.cells)  # merged cells come once for each column
        lines.append("\t".join(cell for cell in cells if cell))
    return lines


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
