"""Web pages: the article without menus and advertisements, its title, site, address and date."""

from __future__ import annotations

import logging
import re
from typing import Any

from extract.documents.draft import Draft
from extract.documents.page_date import meta_of
from extract.documents.page_rest import passages_left
from extract.documents.text import decode, decode_as
from extract.errors import DocumentError

for _library in ("trafilatura", "htmldate"):  # their warnings are not for the user: ours are
    logging.getLogger(_library).addHandler(logging.NullHandler())

_XML_DECLARATION = re.compile(r"\A\s*<\?xml[^>]{0,200}\?>")
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE)
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")  # lxml refuses a page with these
_LIMIT = re.compile(r"depth|limit|huge", re.IGNORECASE)  # of the parser's message where it gave up
#: Tags of elements that hold others: all but those whose content is no text, or which end by themselves.
_GROUPING = re.compile(r"</?(?!(?:script|style|head|title|meta|link|body|html|p|br)\b)[a-z][^<>]*>", re.IGNORECASE)
_HEAD_BYTES = 4096  # HTML asks for the charset within the first 1024; some pages are later
_INLINE = frozenset(
    {
        *("a", "abbr", "b", "cite", "code", "em", "font", "i", "mark", "q", "s"),
        *("small", "span", "strong", "sub", "sup", "u"),
    }
)
#: Elements whose content nobody sees.
_UNSEEN = ("script", "style", "template", "head")
#: Elements that hold no report, unless there is nothing else.
_ASIDE = ("noscript", "nav", "footer", "aside", "form", "button", "select")
#: Ends that HTML lets a page leave out. The parser takes what comes after them for nothing.
_ENDS = re.compile(r"</(?:html|body)\s*>", re.IGNORECASE)
#: Code points of visible text up to which a page is taken whole: of so little, trafilatura may drop half.
_SHORT_PAGE_CHARS = 600
#: The date that trafilatura finds is not used (it takes changes and readers' comments for publication): the least work.
_DATES = {"extensive_search": False, "original_date": True, "max_date": "2100-01-01"}


def read_html(data: bytes, name: str) -> Draft:
    """A saved web page. The date is what the page says of its publication (page_date.py).

    Raises DocumentError for a page that no parser reads to its end.
    """
    page = _ENDS.sub("", _NOT_XML.sub(" ", _XML_DECLARATION.sub("", _decode(data, name))))
    if not page.strip():
        return Draft("")
    whole, page, huge = _all_text(page, name)
    found = _article(page, huge=huge) if len(whole) > _SHORT_PAGE_CHARS else None
    text = _paragraphs(found.text or "") if found is not None else ""
    about: Any = found if text else _about(page, huge=huge)
    return Draft(
        text=text or whole,
        title=about.title or "",
        source=about.sitename or about.hostname or "",
        url=about.url or "",
        meta=meta_of(page),
        left=passages_left(whole, text) if text else (),
    )


def _article(page: str, *, huge: bool) -> Any:
    from trafilatura import bare_extraction

    given = _tree(page) if huge else page
    try:
        return bare_extraction(given, with_metadata=True, include_comments=False, date_extraction_params=_DATES)
    except RecursionError:  # a page that nests like no page: the whole text is taken
        return None


def _about(page: str, *, huge: bool) -> Any:
    from trafilatura.metadata import extract_metadata

    return extract_metadata(_tree(page) if huge else page, date_config=_DATES)


def _tree(page: str) -> Any:
    """As trafilatura parses a page, but of any size."""
    from lxml import html  # type: ignore[import-untyped]

    parser = html.HTMLParser(huge_tree=True, collect_ids=False, remove_comments=True, remove_pis=True)
    return html.document_fromstring(page, parser=parser)


def _all_text(page: str, name: str) -> tuple[str, str, bool]:
    """What a reader of the page sees, block by block; the page, and whether it takes a parser without limits.

    The parser ends without a word where an element nests too deep or is too large: its limits are lifted then, and
    where it nests deeper still, the elements that only group others are taken out.
    """
    from lxml import etree, html

    for huge, tried in ((False, page), (True, page), (True, _GROUPING.sub("<br>", page))):
        parser = html.HTMLParser(huge_tree=huge)
        try:
            root = html.document_fromstring(tried, parser=parser)
        except (etree.ParserError, ValueError):  # nothing but comments or blanks
            return "", tried, huge
        if not _cut(parser.error_log):
            return _visible(root), tried, huge
    raise DocumentError(f"{name} nests deeper than a page can be read. Save it as plain text and try again")


def _cut(log: Any) -> bool:
    """Whether the parser gave up before the end of the page."""
    return any(entry.level_name == "FATAL" and _LIMIT.search(entry.message) for entry in log)


def _visible(root: Any) -> str:
    """Without menus, forms and feet, unless the page holds nothing else, or all of it lies in one form."""
    for element in list(root.iter(*_UNSEEN)):
        element.drop_tree()
    for element in root.iter():
        if isinstance(element.tag, str) and element.tag not in _INLINE:
            element.text = "\n" + (element.text or "")
            element.tail = "\n" + (element.tail or "")
    everything = str(root.text_content())
    aside = [each for each in root.iter(*_ASIDE) if each.tag != "form" or not _most(each, everything)]
    for element in aside:
        element.drop_tree()
    return _paragraphs(str(root.text_content())) or _paragraphs(everything)


def _most(element: Any, everything: str) -> bool:
    """Is it more than half of what the page shows? Some programs put the whole page into a form."""
    return len(str(element.text_content()).split()) * 2 > len(everything.split())


def _decode(data: bytes, name: str) -> str:
    declared = _CHARSET.search(data[:_HEAD_BYTES])
    if declared and not data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        found = decode_as(data, declared.group(1).decode("ascii"))
        if found is not None:
            return found  # a wrong declaration is common: then look at the bytes instead
    return decode(data, name)


def _paragraphs(text: str) -> str:
    """A blank line between what stands on lines of its own: paragraphs, headings, list items."""
    return "\n\n".join(" ".join(line.split()) for line in text.splitlines() if line.strip())
