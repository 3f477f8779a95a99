"""The events table as an Excel workbook, with a sheet of the sources behind it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any, BinaryIO

from extract.interchange.tables import COLUMNS, DAY_COLUMNS, Selected, cell

#: rows that a sheet of Excel has, its head among them
MOST_ROWS = 1_048_576
#: characters that a cell holds
MOST_CHARS = 32_767
_SOURCE_COLUMNS = (
    "event_id", "document_id", "title", "source", "url", "published", "status", "attribution", "evidence",
    "evidence_start", "evidence_end", "sha256",
)  # fmt: skip
#: the same bytes from the same case: no clock
_MADE = datetime(2000, 1, 1)  # noqa: DTZ001 - a workbook's times have no zone


def write_excel(chosen: Selected, out: BinaryIO) -> dict[str, int]:
    """Sheets Events (columns of the CSV), Sources (a row a passage) and About (the selection in words, the credit).

    Days are dates, words are words: nothing is a formula or a link. What a sheet has no room for is counted.
    """
    import xlsxwriter

    from extract.interchange.geo import CREDIT

    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(out, options) as book:
        book.set_properties({"title": "Dateline", "comments": chosen.description, "created": _MADE})
        formats = {"head": book.add_format({"bold": True}), "day": book.add_format({"num_format": "yyyy-mm-dd"})}
        rows = ([record[name] for name in COLUMNS] for record in chosen.records)
        left = _sheet(book, "Events", COLUMNS, rows, formats)
        told = (
            [event_id, *(getattr(passage, name) for name in _SOURCE_COLUMNS[1:])]
            for event_id in (record["event_id"] for record in chosen.records)
            for passage in chosen.passages.get(event_id, ())
        )
        left_sources = _sheet(book, "Sources", _SOURCE_COLUMNS, told, formats)
        about = book.add_worksheet("About")
        for row, line in enumerate((chosen.description, CREDIT)):
            about.write_string(row, 0, line[:MOST_CHARS])
    reasons = {"a sheet of Excel has no more rows": left, "the sheet of sources has no more rows": left_sources}
    return {reason: count for reason, count in reasons.items() if count}


def _sheet(book: Any, name: str, columns: Sequence[str], rows: Iterable[Sequence[Any]], formats: dict[str, Any]) -> int:
    """Write a sheet with a head that stays in view; how many rows had no room comes back."""
    sheet = book.add_worksheet(name)
    sheet.freeze_panes(1, 0)
    for column, words in enumerate(columns):
        sheet.write_string(0, column, words, formats["head"])
    days = {column for column, words in enumerate(columns) if words in DAY_COLUMNS}
    left = 0
    for row, values in enumerate(rows, start=1):
        if row >= MOST_ROWS:
            left += 1
            continue
        for column, value in enumerate(values):
            _write(sheet, row, column, value, formats["day"] if column in days else None)
    sheet.autofilter(0, 0, 0, len(columns) - 1)
    return left


def _write(sheet: Any, row: int, column: int, value: Any, day: Any) -> None:
    if day is not None and value:
        moment = value if isinstance(value, date) else date.fromisoformat(value)
        if moment.year >= 1900:  # Excel's calendar begins there
            sheet.write_datetime(row, column, datetime(moment.year, moment.month, moment.day), day)  # noqa: DTZ001
        else:
            sheet.write_string(row, column, moment.isoformat())
    elif isinstance(value, bool):
        sheet.write_boolean(row, column, value)
    elif isinstance(value, (int, float)):
        sheet.write_number(row, column, value)
    else:
        words = str(cell(value))[:MOST_CHARS]
        if words:
            sheet.write_string(row, column, words)
