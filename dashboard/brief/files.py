"""One brief in any of its formats: which picture goes into which file, and what the file is called."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Literal, get_args

from dashboard.brief.model import Brief, Options

Kind = Literal["png", "svg", "pdf", "pptx", "docx", "html", "csv", "txt"]
#: formats that a brief is written in
KINDS: tuple[Kind, ...] = get_args(Kind)
#: what a browser is told about each
MEDIA_TYPES: dict[Kind, str] = {
    "png": "image/png",
    "svg": "image/svg+xml",
    "pdf": "application/pdf",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "html": "text/html",
    "csv": "text/csv",
    "txt": "text/plain",
}
#: longest stem of a file name, in characters
LONGEST_STEM = 90
_SEPARATORS = re.compile(r"[^a-z0-9]+")


def kind_of(name: str) -> Kind | None:
    """The format that a file name's ending asks for; ``None`` for another ending or none."""
    ending = name.rpartition(".")[2].lower() if "." in name else ""
    return ending if ending in KINDS else None


def file_name(brief: Brief, kind: Kind) -> str:
    """A name that says what the file is: "islamic-state-2015-07-01-to-2015-07-31.pdf". ASCII, safe on every system."""
    from anyascii import anyascii

    title = _SEPARATORS.sub("-", anyascii(brief.title).lower()).strip("-")[:60].strip("-")
    days = sorted(day for entry in brief.entries for day in (entry.start, entry.end) if day)
    period = "" if not days else str(days[0]) if days[0] == days[-1] else f"{days[0]}-to-{days[-1]}"
    stem = "-".join(part for part in ("brief" if not title else f"brief-{title}", period) if part)
    return f"{stem[:LONGEST_STEM]}.{kind}"


def render(brief: Brief, options: Options, kind: Kind) -> bytes:
    """The file's bytes: the same for the same brief and options. Raises ValueError for a size that is none."""
    if kind in ("csv", "txt"):
        return _plain(brief, options, kind)
    if kind in ("pptx", "docx", "html"):
        return _document(brief, options, kind)
    from dashboard.brief import figure  # heavy: only where a picture is drawn

    if kind == "png":
        return figure.png(brief, options)
    return figure.pdf(brief, options) if kind == "pdf" else figure.svg(brief, options).encode("utf-8")


def _plain(brief: Brief, options: Options, kind: Kind) -> bytes:
    from dashboard.brief import csv, text

    return csv.table(brief) if kind == "csv" else text.text(brief, order=options.order).encode("utf-8")


def _document(brief: Brief, options: Options, kind: Kind) -> bytes:
    """A document holds the map alone: its title, table and sources are words of its own."""
    from dashboard.brief import docx, figure, html, pptx

    placed = any(entry.placed for entry in brief.entries)
    options = replace(options, content="map")
    if kind == "html":
        picture = figure.svg(brief, replace(options, size=_PAGE_MAP)) if placed else ""
        element = picture[picture.index("<svg") :] if picture else ""  # no declaration inside a page
        return html.page(brief, element, theme=options.theme)
    if kind == "pptx":
        drawn = replace(options, size=_inches(*pptx.MAP[2:]), legend=False)  # the slide's legend is its own
        return pptx.slide(brief, figure.png(brief, drawn) if placed else None, theme=options.theme)
    drawn = replace(options, size=_inches(*(side / _CM_PER_INCH for side in docx.PICTURE)), theme="light")
    return docx.document(brief, figure.png(brief, drawn) if placed else None)


#: the map on the HTML page
_PAGE_MAP = "10.5x6.6in"
_CM_PER_INCH = 2.54


def _inches(width: float, height: float) -> str:
    return f"{width:.3f}x{height:.3f}in"
