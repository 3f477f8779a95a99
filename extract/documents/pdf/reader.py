"""PDF: the text of every page, lines joined to paragraphs again."""

from __future__ import annotations

import io
import logging
import re
from collections import Counter
from datetime import date
from typing import TYPE_CHECKING

from extract.documents.draft import Draft
from extract.documents.limits import MAX_PDF_PAGES, MAX_TEXT_CHARS
from extract.documents.pdf.parts import left_out
from extract.documents.properties import corroborated
from extract.errors import DocumentError, EmptyDocumentError

if TYPE_CHECKING:
    from pypdf import PdfReader

logging.getLogger("pypdf").addHandler(logging.NullHandler())  # its warnings are not for the user: ours are

#: A line shorter than this share of the page's usual line ends its paragraph.
_FULL_LINE = 0.75
#: Words that a hyphen at a line's end belongs to: "Iran-backed", not "Iranbacked".
_COMPOUND = frozenset(
    {
        *("backed", "based", "held", "led", "controlled", "run", "ruled", "allied", "aligned", "armed", "trained"),
        *("made", "owned", "funded", "linked", "wing", "scale", "range", "fire", "born", "speaking"),
        *("old", "year", "day", "week", "month", "long", "term", "time"),
        *("north", "south", "east", "west", "eastern", "western"),
    }
)
_BROKEN = re.compile(r"\b(\w+)-\n(\w+)")
_PAGE_NUMBER = re.compile(r"(?:page\s+)?\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?", re.IGNORECASE)


def read_pdf(data: bytes, name: str) -> Draft:
    """A ``.pdf`` file. Its "created" property counts as publication date only where the text names the same day.

    Raises EmptyDocumentError for a scan, DocumentError for one that is protected, damaged or too long.
    """
    from pypdf import PdfReader
    from pypdf.errors import DependencyError, PyPdfError

    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise DocumentError(f"{name} is protected by a password. Save a copy without one and try again")
        pages = _pages(reader, name)
        left = left_out(reader, pages)
        title, day = _properties(reader)
    except DependencyError as error:
        raise DocumentError(f"{name} is protected. Save a copy without protection and try again") from error
    except (DocumentError, MemoryError):
        raise
    except (PyPdfError, Exception) as error:  # a broken file breaks the library in many ways
        raise DocumentError(f"{name} is damaged or not a PDF. Open it in a viewer and print it to a new PDF") from error
    text = join_pages(pages)
    if not text.strip():
        raise EmptyDocumentError(f"{name} holds no text, it may be a scan. Run text recognition (OCR) on it first")
    meta = {"date": day.isoformat()} if day and corroborated(day, text) else {}
    return Draft(text, title=title, meta=meta, left=left)


def _pages(reader: PdfReader, name: str) -> list[str]:
    if len(reader.pages) > MAX_PDF_PAGES:
        raise DocumentError(f"{name} has more than {MAX_PDF_PAGES:,} pages: split it into several reports")
    pages: list[str] = []
    length = 0
    for page in reader.pages:
        pages.append(page.extract_text())
        length += len(pages[-1])
        if length > MAX_TEXT_CHARS:
            raise DocumentError(f"{name} holds more than {MAX_TEXT_CHARS:,} characters: split it into several reports")
    return pages


def _properties(reader: PdfReader) -> tuple[str, date | None]:
    """Title and day of creation; a date that breaks the format's rules is none."""
    found = reader.metadata
    if found is None:
        return "", None
    try:
        created = found.creation_date
    except ValueError:
        created = None
    return str(found.title or ""), created.date() if created else None


def join_pages(pages: list[str]) -> str:
    """Pages to one text: running heads and page numbers off, lines to paragraphs, a blank line between these."""
    split = [[line.rstrip() for line in page.splitlines()] for page in pages]
    repeated = _running_lines(split)
    lines = [line for page in split for line in (*(line for line in page if not _is_furniture(line, repeated)), "")]
    joined = "\n".join(lines)
    known = Counter(re.findall(r"[\w-]+", joined.lower()))
    joined = _BROKEN.sub(lambda found: _mend(found, known), joined)
    return _paragraphs(joined.split("\n"))


def _running_lines(pages: list[list[str]]) -> frozenset[str]:
    """First and last lines that stand on at least three pages and on half of them: heads and feet."""
    edges = Counter(line.strip() for page in pages for line in {*page[:1], *page[-1:]} if line.strip())
    return frozenset(line for line, count in edges.items() if count >= max(3, len(pages) / 2))


def _is_furniture(line: str, repeated: frozenset[str]) -> bool:
    stripped = line.strip()
    return stripped in repeated or (bool(stripped) and _PAGE_NUMBER.fullmatch(stripped) is not None)


def _mend(found: re.Match[str], known: Counter[str]) -> str:
    """A word broken at a line's end: without its hyphen, unless the hyphen belongs to the word."""
    left, right = found.groups()
    whole, compound = left + right, f"{left}-{right}"
    if known[whole.lower()]:
        return whole
    keeps = right.lower() in _COMPOUND or right[0].isupper() or left[-1].isdigit() or left[0].isupper()
    return compound if keeps or known[compound.lower()] else whole


def _paragraphs(lines: list[str]) -> str:
    lengths = sorted(len(line) for line in lines if line.strip())
    usual = lengths[int(len(lengths) * 0.8)] if lengths else 0
    paragraphs: list[list[str]] = [[]]
    for line in lines:
        if line.strip():
            paragraphs[-1].append(line.strip())
        if len(line) < _FULL_LINE * usual and paragraphs[-1]:
            paragraphs.append([])
    return "\n\n".join(" ".join(paragraph) for paragraph in paragraphs if paragraph)
