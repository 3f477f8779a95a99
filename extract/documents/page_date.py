"""When a web page says that it was published: candidates by where they stand, ranked by ``lexicon/page_dates.tsv``.

What says when it was changed, what dates a comment or another story beside the article, and what can be read in two
orders is no candidate: a page that says nothing else is left undated rather than dated wrongly.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from extract import lexicon
from extract.documents.dating import read_day
from extract.lexicon.loader import read_table

#: elements whose dates are not the article's
_BESIDE = frozenset({"aside", "nav", "footer", "form"})
#: words in a class or id of what stands beside the article
_BESIDE_WORDS = re.compile(
    r"comment|related|sidebar|recommend|most-?read|widget|teaser|promo|trending|latest|archive", re.I
)
_CHANGED = re.compile(r"updat|modif|chang|revis|edit(?:ed|ion)", re.I)
#: longest text of an element that can be nothing but a date and who wrote it, in characters
_MOST_WORDS = 120
#: most places of one page that are looked at; a page of so many dates tells nothing
_MOST = 2000
_COMMENT_TYPES = re.compile(r"comment|review|answer|breadcrumb|organization|person|imageobject|videoobject", re.I)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A day that the page gives for its publication. ``rank``: 0 is the most trusted; ``where``: in words."""

    rank: int
    where: str
    value: str


def published_on(root: Any) -> Candidate | None:
    """The most trusted candidate of a parsed page (lxml), the first among equals; None where there is none."""
    return min(candidates(root), key=lambda found: found.rank, default=None)


def meta_of(page: str) -> dict[str, str]:
    """What a page (its HTML) says of its publication, as ``date_document`` takes it; empty where it says nothing."""
    from lxml import etree, html  # type: ignore[import-untyped]

    try:
        found = published_on(html.document_fromstring(page))
    except (etree.ParserError, ValueError):  # nothing but comments or blanks
        return {}
    return {"published": found.value, "published in": found.where} if found else {}


def candidates(root: Any) -> Iterator[Candidate]:
    """Every candidate, in the order of the page. ``root``: an lxml element; it is not changed."""
    ranks = _ranks()
    for element in _some(root.iter("script")):
        if "ld+json" in (element.get("type") or "").lower():
            for key, value in _linked(element.text or ""):
                yield from _candidate("linked data", key, value)
    for element in _some(root.iter("meta")):
        for attribute in ("property", "name", "itemprop"):
            name = (element.get(attribute) or "").strip()
            if ("meta", name.lower()) in ranks:
                yield from _candidate("meta", name, element.get("content") or "")
    for element in _some(root.iter("time", "span", "p", "div", "abbr", "li")):
        name = _named(element, ranks)
        if name and not _beside(element):
            words = " ".join(str(element.text_content()).split())
            if len(words) <= _MOST_WORDS and not _CHANGED.search(words):
                yield from _candidate("time", name, element.get("datetime") or element.get("content") or words)


def _candidate(kind: str, name: str, value: str) -> Iterator[Candidate]:
    rank = _ranks().get((kind, name.lower()))
    if rank is not None and read_day(value.strip()[:200]) is not None:
        where = {"linked data": f"“{name}” of the page's linked data", "meta": f"the page's own “{name}”"}
        yield Candidate(rank, where.get(kind, f"the line marked “{name}” on the page"), value.strip()[:200])


def _named(element: Any, ranks: dict[tuple[str, str], int]) -> str:
    """The row's name that the element is marked with, "" for none."""
    marks = f"{element.get('itemprop') or ''} {element.get('class') or ''}".lower()
    if not marks.strip() or _CHANGED.search(marks):
        return ""
    return next((name for kind, name in ranks if kind == "time" and name in marks), "")


def _beside(element: Any) -> bool:
    """Does it stand in a comment, a sidebar, a footer or a list of other stories?"""
    while element is not None:
        marks = f"{element.get('class') or ''} {element.get('id') or ''}"
        if element.tag in _BESIDE or (element.tag != "body" and _BESIDE_WORDS.search(marks)):
            return True
        element = element.getparent()
    return False


def _linked(text: str) -> Iterator[tuple[str, str]]:
    """The dates of the page's own article in its linked data: keys and values, never those of comments inside."""
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return
    waiting = found if isinstance(found, list) else [found]
    for item in waiting[:20]:
        graph = item.get("@graph") if isinstance(item, dict) else None
        for thing in graph[:50] if isinstance(graph, list) else [item]:
            if isinstance(thing, dict) and not _COMMENT_TYPES.search(str(thing.get("@type", ""))[:200]):
                yield from ((key, value) for key, value in thing.items() if isinstance(value, str))


def _some(elements: Iterator[Any]) -> Iterator[Any]:
    for number, element in enumerate(elements):
        if number >= _MOST:
            return
        yield element


@cache
def _ranks() -> dict[tuple[str, str], int]:
    """(kind, name in lower case) -> its rank."""
    columns = ("kind", "name", "example")
    rows = read_table(Path(lexicon.__file__).parent / "page_dates.tsv", columns, required=columns)
    return {(row["kind"], row["name"].lower()): rank for rank, row in enumerate(rows)}
