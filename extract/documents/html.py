"""Web pages: the article without menus and advertisements, its title, site, address and date."""

from __future__ import annotations

import re
from html import unescape
from typing import Any

from extract.documents.draft import Draft
from extract.documents.text import decode

_XML_DECLARATION = re.compile(r"\A\s*<\?xml[^>]{0,200}\?>")
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE)
_TITLE = re.compile(r"<title[^>]{0,200}>([^<]{1,500})</title", re.IGNORECASE)
_HEAD_BYTES = 4096  # HTML asks for the charset within the first 1024; some pages are later
_INLINE = frozenset(
    {
        *("a", "abbr", "b", "cite", "code", "em", "font", "i", "mark", "q", "s"),
        *("small", "span", "strong", "sub", "sup", "u"),
    }
)
#: Code points of visible text up to which a page is taken whole: of so little, what a menu is cannot be told.
_SHORT_PAGE_CHARS = 600
#: htmldate rejects later dates; its own default is today, and the same page must give the same date tomorrow.
_LAST_DATE = "2100-01-01"


def read_html(data: bytes, name: str) -> Draft:
    """A saved web page. The date is the page's own metadata (htmldate without guessing from the text)."""
    from trafilatura import bare_extraction

    page = _XML_DECLARATION.sub("", _decode(data, name))
    if not page.strip():
        return Draft("")
    whole = _all_text(page)
    if len(whole) <= _SHORT_PAGE_CHARS:
        return Draft(whole, title=_page_title(page), meta=_page_date(page))
    dates = {"extensive_search": False, "original_date": True, "max_date": _LAST_DATE}
    found: Any = bare_extraction(page, with_metadata=True, include_comments=False, date_extraction_params=dates)
    if found is None or not (found.text or "").strip():
        # no article by trafilatura's measure, but somebody chose to hand it in
        return Draft(whole, title=_page_title(page), meta=_page_date(page))
    date = found.date or ""
    return Draft(
        text=_paragraphs(found.text),
        title=found.title or "",
        source=found.sitename or found.hostname or "",
        url=found.url or "",
        meta={"published": date} if date else {},
    )


def _all_text(page: str) -> str:
    """Everything that a reader of the page would see, block by block."""
    from lxml import etree, html

    try:
        root = html.document_fromstring(page)
    except (etree.ParserError, ValueError):  # nothing but comments or blanks
        return ""
    for element in list(root.iter("script", "style", "noscript", "template", "head")):
        element.drop_tree()
    for element in root.iter():
        if isinstance(element.tag, str) and element.tag not in _INLINE:
            element.tail = "\n" + (element.tail or "")
            element.text = ("" if element.tag == "br" else "\n") + (element.text or "")
    return _paragraphs(str(root.text_content()))


def _page_title(page: str) -> str:
    found = _TITLE.search(page)
    return unescape(found.group(1)) if found else ""


def _page_date(page: str) -> dict[str, str]:
    from htmldate import find_date

    date = find_date(page, extensive_search=False, original_date=True, max_date=_LAST_DATE)
    return {"published": date} if date else {}


def _decode(data: bytes, name: str) -> str:
    declared = _CHARSET.search(data[:_HEAD_BYTES])
    if declared and not data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        try:
            return data.decode(declared.group(1).decode("ascii"))
        except (LookupError, UnicodeDecodeError):
            pass  # a wrong declaration is common: look at the bytes instead
    return decode(data, name)


def _paragraphs(text: str) -> str:
    """A blank line between what trafilatura puts on lines of their own: paragraphs, headings, list items."""
    return "\n\n".join(line.strip() for line in text.splitlines() if line.strip())
