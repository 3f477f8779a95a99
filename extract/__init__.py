"""Dateline: reports in, dated, placed, attributed conflict events out, each with the words it stands on.

    >>> import extract
    >>> found = extract.extract_text("Rebels shelled Aden on Monday.", published="2015-03-25")
    >>> [(event.trigger.text, event.time.interval.start.isoformat()) for event in found.events]
    [('shelled', '2015-03-23')]

Public: ``extract_text`` and ``read``, ``Extractor``, ``Document``, ``Extraction`` (what goes in and comes out; the
rest of the words are in ``extract.model``), ``open_case`` (a case's events, by the names that people use: ``Case``,
``Events``, ``CaseEvent``), ``open_store``, ``Store``, ``Filter`` and ``events_frame`` (closer to the file),
``annotation`` (an extraction as plain JSON values), ``DatelineError`` (base of every error raised on purpose).
Each is loaded when it is first used.
"""

from __future__ import annotations

from datetime import date
from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from extract.case.api import Case, CaseEvent, Events, open_case
    from extract.documents.read import read_path as read
    from extract.errors import DatelineError
    from extract.interchange.annotation import annotation
    from extract.model import Document, Extraction
    from extract.pipeline import Extractor
    from extract.store.filters import Filter
    from extract.store.queries import events_frame
    from extract.store.repository import Store, open_store

_HOMES = {
    "Case": "extract.case.api:Case",
    "CaseEvent": "extract.case.api:CaseEvent",
    "DatelineError": "extract.errors:DatelineError",
    "Document": "extract.model:Document",
    "Events": "extract.case.api:Events",
    "Extraction": "extract.model:Extraction",
    "Extractor": "extract.pipeline:Extractor",
    "Filter": "extract.store.filters:Filter",
    "Store": "extract.store.repository:Store",
    "annotation": "extract.interchange.annotation:annotation",
    "events_frame": "extract.store.queries:events_frame",
    "open_case": "extract.case.api:open_case",
    "open_store": "extract.store.repository:open_store",
    "read": "extract.documents.read:read_path",
}

__all__ = [
    "Case",
    "CaseEvent",
    "DatelineError",
    "Document",
    "Events",
    "Extraction",
    "Extractor",
    "Filter",
    "Store",
    "annotation",
    "events_frame",
    "extract_text",
    "open_case",
    "open_store",
    "read",
]


def extract_text(text: str, *, title: str = "", published: str | date | None = None) -> Extraction:
    """Everything found in one text.

    published: the day on which it was published, which relative dates are counted from; where it is not given, it
    is looked for in the text. Raises DateFormatError for a date that cannot be read.
    """
    from extract.corpus import extractor
    from extract.documents.dating import date_document, parse_user_date
    from extract.documents.draft import storable
    from extract.model import Document, Published, TimeInterval

    kept = storable(text)
    if published is None:
        known = date_document(kept, title=title)
    else:
        day = parse_user_date(published) if isinstance(published, str) else published
        known = Published(TimeInterval(day, day), "analyst")
    return extractor().extract(Document(kept, title=title, published=known))


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    module, attribute = _HOMES[name].split(":")
    return getattr(import_module(module), attribute)


def __dir__() -> list[str]:
    return sorted(__all__)
