"""The figure of a brief: map, legend, timeline, chronology and sources on one sheet, as SVG, PNG and PDF.

One drawing, three writers (see draw/): the PDF is written first-hand with shaped text and embedded fonts, the picture
is that PDF drawn by PDFium, the SVG is the same items as elements. The same brief and options give the same bytes.
"""

from __future__ import annotations

from dashboard.brief.draw import pdf as pdf_writer
from dashboard.brief.draw import png as png_writer
from dashboard.brief.draw import svg as svg_writer
from dashboard.brief.draw.scene import Page
from dashboard.brief.model import Brief, Options, size_of
from dashboard.brief.sheet.page import Layout, compose
from dashboard.views.wording import day


def svg(brief: Brief, options: Options | None = None) -> str:
    """The first page as SVG; its text is text, its fonts are inside."""
    page = _pages(brief, options, more=False)[0]
    described = f"{brief.facts}. {brief.subtitle}".strip()
    return svg_writer.write(page, title=brief.title, description=described, properties=_properties(brief))


def png(brief: Brief, options: Options | None = None, *, dpi: float | None = None) -> bytes:
    """The first page as PNG. ``dpi``: instead of the one that the size has (pixels grow with it)."""
    size = size_of((options or Options()).size)
    document = pdf_writer.write(_pages(brief, options, more=False), properties={})
    resolution = dpi or size.dpi
    pixels = (round(size.width * resolution / 72), round(size.height * resolution / 72))
    return png_writer.write(document, dpi=resolution, pixels=pixels, properties=_properties(brief))


def pdf(brief: Brief, options: Options | None = None) -> bytes:
    """Every page as PDF: the figure, then the rows and sources that it has no room for."""
    return pdf_writer.write(_pages(brief, options, more=True), properties=_properties(brief))


def layout(brief: Brief, options: Options | None = None) -> Layout:
    """Where everything of the first page stands, in points."""
    return compose(brief, options or Options(), pages=False)[1]


def _pages(brief: Brief, options: Options | None, *, more: bool) -> list[Page]:
    return compose(brief, options or Options(), pages=more)[0]


def _properties(brief: Brief) -> dict[str, str]:
    """What every format carries of how it was made, under its own names."""
    made = {"Made": day(brief.made)} if brief.made else {}
    return {"Title": brief.title, "Subject": brief.facts, "Creator": "Dateline", **made} | dict(brief.metadata.items())
