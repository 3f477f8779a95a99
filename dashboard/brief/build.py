"""From the selected events to the brief: title, counts, notes, and what the files carry to be made again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from importlib.metadata import version
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from dashboard.brief.chronology import chronology, period_words
from dashboard.brief.model import Brief, Counts, Entry, Metadata, Order
from dashboard.selection import Selection
from dashboard.views import summary, wording
from dashboard.views.names import flat
from dashboard.views.symbols import AREA_PRECISIONS
from extract.interchange.names import country_id, gazetteer_name
from extract.model import GeoPrecision, Status
from extract.store.rows import DocumentRow

if TYPE_CHECKING:
    import pandas as pd

#: longest title, subtitle and marking, in characters
LONGEST_TITLE, LONGEST_SUBTITLE, LONGEST_MARKING = 160, 240, 120


@dataclass(frozen=True, slots=True)
class Words:
    """What the analyst writes on a brief; "" takes the default (no subtitle, no marking)."""

    title: str = ""
    subtitle: str = ""
    marking: str = ""


@dataclass(frozen=True, slots=True)
class Chosen:
    """The selection in words: a title for it, the whole of it, and the dashboard's address that selects it again."""

    title: str
    selection: str
    query: str

    @classmethod
    def of(cls, selection: Selection, names: Mapping[Any, str]) -> Chosen:
        """``names``: actor, place and document ids -> names."""
        conditions = "; ".join(summary.conditions(selection, names)) or "all events"
        query = urlencode(selection.filters().to_query(), doseq=True)
        return cls(summary.map_title(selection, names), conditions, query)


def build(
    events: pd.DataFrame,
    documents: Sequence[DocumentRow],
    *,
    total: int,
    chosen: Chosen,
    words: Words | None = None,
    order: Order = "date",
    made: date | None = None,
    case_hash: str = "",
) -> Brief:
    """The brief of ``events``, rows of the events table, of which the case has ``total`` in all.

    ``documents``: the case's reports. ``case_hash``: its fingerprint (``dashboard.brief.case``).
    """
    entries, sources = chronology(events, documents, order=order)
    words = words or Words()
    return Brief(
        title=flat(words.title, LONGEST_TITLE) or default_title(chosen, events),
        subtitle=flat(words.subtitle, LONGEST_SUBTITLE),
        marking=flat(words.marking, LONGEST_MARKING),
        entries=entries,
        sources=sources,
        counts=Counts(total, len(entries), sum(not entry.placed for entry in entries)),
        period=period_words(entries),
        notes=notes(entries),
        made=made,
        metadata=Metadata(
            selection=flat(chosen.selection, 1000),
            query=flat(chosen.query, 2000),
            case_hash=case_hash,
            versions=versions(documents),
        ),
    )


def default_title(chosen: Chosen, events: pd.DataFrame) -> str:
    """What the selection says, or where its events are: "Events in Anbar" where all that have a place lie there."""
    title = flat(chosen.title, LONGEST_TITLE)
    if title != summary.EVERYTHING:
        return title
    placed = events[events["lat"].notna()]
    regions = [set(placed["admin1"]), {country_id(code) for code in set(placed["country"])}]
    only = next(filter(None, (gazetteer_name(*found) for found in regions if len(found) == 1)), "")
    return f"Events in {only}" if only else title


def notes(entries: Sequence[Entry]) -> tuple[str, ...]:
    """What a reader must know: how precise the places are, what has no date, what is not asserted."""
    near = sum(entry.geo_precision == GeoPrecision.NEAR for entry in entries)
    areas = sum(entry.geo_precision in AREA_PRECISIONS for entry in entries)
    undated = sum(entry.start is None and entry.end is None for entry in entries)
    unsure = sum(entry.status != Status.ASSERTED for entry in entries)
    found = []
    if areas:
        found.append(
            f"Of {wording.count(areas, 'event')} only the district, province, region or country is known: "
            "drawn as an area, never at a point."
        )
    if near:
        found.append(f"{wording.count(near, 'event')} “near” a place: the circle is how far off the point may be.")
    if undated:
        found.append(f"{wording.count(undated, 'event')} without a date, listed last.")
    if unsure:
        found.append(
            f"{unsure:,} of {wording.count(len(entries), 'event')} not asserted, but claimed, planned, denied or "
            "otherwise in doubt: who says so stands beside each."
        )
    return tuple(found)


def versions(documents: Iterable[DocumentRow]) -> dict[str, str]:
    """Versions of the program and of the rules that extracted the reports."""
    rules = sorted({row.version for row in documents if row.version})
    return {"Dateline": version("dateline")} | ({"rules": ", ".join(rules)} if rules else {})
