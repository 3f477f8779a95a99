"""What a PDF holds beside the text of its pages: it is named, not read."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pypdf import PdfReader

#: Kinds of annotations that hold remarks of readers.
_REMARKS = frozenset({"/Text", "/FreeText", "/Popup", "/Caret", "/Stamp"})


def left_out(reader: PdfReader, pages: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """(name, reason): pages without text where others have some, attached files, remarks, what was filled in."""
    found: list[tuple[str, str]] = []
    blank = [number for number, text in enumerate(pages, 1) if not text.strip()]
    if 0 < len(blank) < len(pages):
        found.append((_numbered(blank), "no text, maybe a scan or a picture: run text recognition (OCR) on it"))
    with suppress(Exception):  # of a damaged list nothing is known; its pages are read all the same
        attached = len(_names(reader))
        if attached:
            found.append((f"attached files ({attached})", "files within a PDF are not read: save them by themselves"))
    with suppress(Exception):
        remarks = sum(_remarks(page) for page in reader.pages)
        if remarks:
            found.append((f"remarks ({remarks})", "remarks on the pages, not the text"))
    with suppress(Exception):
        filled = sum(bool(field.get("/V")) for field in (reader.get_fields() or {}).values())
        if filled:
            found.append((f"fields of a form ({filled})", "what was filled in is not read: print it to a new PDF"))
    return tuple(found)


def _names(reader: PdfReader) -> Any:
    return list(reader.attachments)


def _remarks(page: Any) -> int:
    held = page.get("/Annots")
    listed = held.get_object() if held is not None else ()
    kinds = (each.get_object() for each in listed or ())
    return sum(each.get("/Subtype") in _REMARKS and bool(each.get("/Contents")) for each in kinds)


def _numbered(numbers: Sequence[int]) -> str:
    """At most ten of them: "page 3", "pages 3, 4 and 20 others"."""
    shown = ", ".join(map(str, numbers[:10]))
    more = f" and {len(numbers) - 10} others" if len(numbers) > 10 else ""
    return f"page {shown}" if len(numbers) == 1 else f"pages {shown}{more}"
