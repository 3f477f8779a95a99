"""The events table as CSV: one row an event, fit for a spreadsheet."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping
from typing import Any, BinaryIO

from extract.interchange.names import country_id, gazetteer_name
from extract.store.queries import EVENT_COLUMNS
from extract.store.repository import Store
from extract.store.rows import DocumentRow

#: A spreadsheet runs a cell that begins with one of these as a formula
#: (owasp.org/www-community/attacks/CSV_Injection); with an apostrophe before it, it shows the words.
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_SEPARATOR = "; "

#: Columns beside those of ``extract.store.queries.EVENT_COLUMNS``: names of the ids, and provenance.
ADDED_COLUMNS: tuple[str, ...] = (
    *("admin1_name", "country_name"),
    *("document_name", "document_sha256", "extractor_version"),
)


def write_csv(records: Iterable[Mapping[str, Any]], out: BinaryIO) -> None:
    """Rows as RFC 4180 CSV in UTF-8 with a header; dates ISO, several values joined by ``; ``, nothing for none."""
    text = io.TextIOWrapper(out, encoding="utf-8", newline="")
    names = (*EVENT_COLUMNS, *ADDED_COLUMNS)
    writer = csv.writer(text)
    writer.writerow(names)
    writer.writerows([_cell(record[name]) for name in names] for record in records)
    text.flush()
    text.detach()


def _cell(value: Any) -> str | int | float:
    if value is None:
        return ""
    if isinstance(value, tuple):
        return guarded(_SEPARATOR.join(str(part) for part in value))
    if isinstance(value, dict):
        return json.dumps(value, ensure_ascii=False, separators=(",", ":")) if value else ""
    return guarded(value) if isinstance(value, str) else value


def guarded(text: str) -> str:
    """The text as a cell that no spreadsheet takes for a formula."""
    # also after white space, which some spreadsheets strip first
    return f"'{text}" if text.lstrip().startswith(_FORMULA_STARTS) or text.startswith(_FORMULA_STARTS) else text


def _added(row: Mapping[str, Any], document: DocumentRow) -> dict[str, str]:
    return {
        "admin1_name": gazetteer_name(row["admin1"]),
        "country_name": gazetteer_name(country_id(row["country"])),
        "document_name": document.name,
        "document_sha256": document.sha256,
        "extractor_version": document.version,
    }


def records_of(store: Store, frame: Any) -> list[dict[str, Any]]:
    """Rows of an events frame as plain values: days as ISO text, no NaN (None instead), tuples kept."""
    import pandas as pd

    documents = {row.id: row for row in store.documents()}
    columns: dict[str, list[Any]] = {}
    for name in frame.columns:
        column = frame[name]
        if pd.api.types.is_datetime64_any_dtype(column.dtype):
            columns[name] = [None if pd.isna(day) else day.date().isoformat() for day in column]
        elif pd.api.types.is_float_dtype(column.dtype):
            columns[name] = [None if pd.isna(number) else _plain(number) for number in column]
        else:
            columns[name] = column.tolist()
    rows = [dict(zip(columns, values, strict=True)) for values in zip(*columns.values(), strict=True)]
    return [{**row, **_added(row, documents[row["document_id"]])} for row in rows]


def _plain(number: float) -> int | float:
    """A whole number without its ``.0``: people are counted."""
    return int(number) if number.is_integer() else round(number, 5)
