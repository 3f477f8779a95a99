"""Web pages: the article without menus and advertisements, its title, site, address and date."""

from __future__ import annotations

import logging
import re
from typing import Any

from extract.documents.draft import Draft
from extract.documents.page_date import meta_of
from extract.documents.text import decode

for _library in ("trafilatura", "htmldate"):  # their warnings are not for the user: ours are
    logging.getLogger(_library).addHandler(logging.NullHandler())

_XML_DECLARATION = re.compile(r"\A\s*<\?xml[^>]{0,200}\?>")
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE)
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")  # lxml refuses a page with these
_HEAD_BYTES = 4096  # HTML asks for the charset within the first 1024; some pages are later
_INLINE = frozenset(
    {
        *("a", "abbr", "b", "cite", "code", "em", "font", "i", "mark", "q", "s"),
        *("small", "span", "strong", "sub", "sup", "u"),
    }
)
#: Elements that hold no report, whatever is in them.
_ASIDE = ("script", "style", "noscript", "template", "head", "nav", "footer", "aside", "form", "button", "select")
#: Code points of visible text up to which a page is taken whole: of so little, trafilatura may drop half.
_SHORT_PAGE_CHARS = 600
#: The date that trafilatura finds is not used (it takes changes and readers' comments for publication): the least work.
_DATES = {"extensive_search": False, "original_date": True, "max_date": "2100-01-01"}


def read_html(data: bytes, name: str) -> Draft:
    """A saved web page. The date is what the page says of its publication (page_date.py)."""
    from trafilatura import bare_extraction
    from trafilatura.metadata import extract_metadata

    page = _NOT_XML.sub(" ", _XML_DECLARATION.sub("", _decode(data, name)))
    if not page.strip():
        return Draft("")
    whole = _all_text(page)
    found: Any = None
    if len(whole) > _SHORT_PAGE_CHARS:
        found = bare_extraction(page, with_metadata=True, include_comments=False, date_extraction_params=_DATES)
    text = _paragraphs(found.text or "") if found is not None else ""
    about: Any = found if text else extract_metadata(page, date_config=_DATES)
    return Draft(
        text=text or whole,
        title=about.title or "",
        source=about.sitename or about.hostname or "",
        url=about.url or "",
        meta=meta_of(page),
    )


def _all_text(page: str) -> str:
    """What a reader of the page sees, block by block."""
    from lxml import etree, html  # type: ignore[import-untyped]

    try:
        root = html.document_fromstring(page)
    except (etree.ParserError, ValueError):  # nothing but comments or blanks
        return ""
    for element in list(root.iter(*_ASIDE)):
        element.drop_tree()
    for element in root.iter():
        if isinstance(element.tag, str) and element.tag not in _INLINE:
            element.text = "\n" + (element.text or "")
            element.tail = "\n" + (element.tail or "")
    return _paragraphs(str(root.text_content()))


def _decode(data: bytes, name: str) -> str:
    declared = _CHARSET.search(data[:_HEAD_BYTES])
    if declared and not data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        try:
            return data.decode(declared.group(1).decode("ascii"))
        except (LookupError, UnicodeDecodeError):
            pass  # a wrong declaration is common: look at the bytes instead
    return decode(data, name)


def _paragraphs(text: str) -> str:
    """A blank line between what stands on lines of its own: paragraphs, headings, list items."""
    return "\n\n".join(" ".join(line.split()) for line in text.splitlines() if line.strip())
