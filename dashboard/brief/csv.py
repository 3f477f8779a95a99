"""The chronology as CSV for a spreadsheet: the table's own words, and beside them the values that they stand for."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from typing import Any

from dashboard.brief.chronology import source_words
from dashboard.brief.model import Brief, Entry
from dashboard.views.names import MARK
from extract.interchange.tables import guarded

_COLUMNS: tuple[tuple[str, Callable[[Entry], Any]], ...] = (
    ("number", lambda entry: entry.number),
    ("date", lambda entry: entry.date_words),
    ("place", lambda entry: entry.place_words),
    ("what_happened", lambda entry: entry.what),
    ("who", lambda entry: entry.who),
    ("toll", lambda entry: entry.toll_words),
    ("status", lambda entry: entry.status_words),
    ("sources", lambda entry: ", ".join(map(str, entry.sources))),
    ("sentence", lambda entry: entry.sentence),
    ("evidence", lambda entry: entry.evidence),
    ("event_type", lambda entry: entry.event_type),
    ("sub_event_type", lambda entry: entry.sub_event_type),
    ("status_code", lambda entry: entry.status),
    ("first_day", lambda entry: entry.start.isoformat() if entry.start else ""),
    ("last_day", lambda entry: entry.end.isoformat() if entry.end else ""),
    ("time_precision", lambda entry: entry.time_precision),
    ("place_name", lambda entry: entry.place),
    ("lat", lambda entry: "" if entry.lat is None else entry.lat),
    ("lon", lambda entry: "" if entry.lon is None else entry.lon),
    ("geo_precision", lambda entry: entry.geo_precision),
    ("radius_km", lambda entry: entry.radius_km if entry.placed else ""),
    ("country", lambda entry: entry.country),
    ("event_id", lambda entry: entry.event_id),
)
#: beside these: the sources in full, and what the file was made from
COLUMNS = (*(name for name, _ in _COLUMNS), "reports", "selection", "case", "versions")


def table(brief: Brief) -> bytes:
    """RFC 4180 CSV with a header, in UTF-8 with a byte order mark, so that spreadsheets read every script."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    reports = {source.number: source_words(source) for source in brief.sources}
    known = brief.metadata
    versions = ", ".join(f"{name} {number}" for name, number in sorted(known.versions.items()))
    for entry in brief.entries:
        told_in = " | ".join(reports[number] for number in entry.sources if number in reports)
        cells = [value(entry) for _, value in _COLUMNS]
        writer.writerow(map(_cell, (*cells, told_in, known.selection, known.case_hash, versions)))
    return out.getvalue().encode("utf-8-sig")


def _cell(value: Any) -> Any:
    """Without formulas, and without the marks of direction that only lines of text need."""
    return guarded(value.replace(MARK, "")) if isinstance(value, str) else value
