"""The events table as CSV, JSON lines and Parquet: one row an event."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any, BinaryIO

from extract.interchange.columns import column
from extract.interchange.names import country_id, gazetteer_name
from extract.store.filters import Filter
from extract.store.members import Participant, Passage, participants, passages
from extract.store.queries import EVENT_COLUMNS, actor_names, events_frame, places
from extract.store.repository import Store
from extract.store.rows import DocumentRow

#: A spreadsheet runs a cell that begins with one of these as a formula
#: (owasp.org/www-community/attacks/CSV_Injection); with an apostrophe before it, it shows the words.
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
SEPARATOR = "; "

#: Columns beside those of ``extract.store.queries.EVENT_COLUMNS``: names of the ids, and provenance.
ADDED_COLUMNS: tuple[str, ...] = (
    *("admin1_name", "country_name"),
    *("document_name", "document_sha256", "extractor_version"),
)
COLUMNS = (*EVENT_COLUMNS, *ADDED_COLUMNS)
DAY_COLUMNS = ("published", "start", "end")

Record = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Selected:
    """The events of a selection, ready to be written.

    records: rows of the events table as plain values: days as ISO text, None for what is not known, tuples kept.
    passages, participants: by event id. description: the selection as a sentence.
    """

    records: list[dict[str, Any]]
    passages: Mapping[int, Sequence[Passage]]
    participants: Mapping[int, Sequence[Participant]]
    description: str


def selected(store: Store, selection: Filter) -> Selected:
    """The events of a case that a filter chooses, with what stands behind them."""
    records = records_of(store, events_frame(store, selection))
    ids = [record["event_id"] for record in records]
    named = {**actor_names(store), **{place.id: place.name for place in places(store)}}
    return Selected(records, passages(store, ids), participants(store, ids), selection.describe(named))


def write_csv(records: Iterable[Record], out: BinaryIO) -> None:
    """Rows as RFC 4180 CSV in UTF-8 with a header; dates ISO, several values joined by ``; ``, nothing for none."""
    write_rows(COLUMNS, ([record[name] for name in COLUMNS] for record in records), out)


def write_rows(names: Sequence[str], rows: Iterable[Sequence[Any]], out: BinaryIO) -> None:
    """Any table as CSV; no cell of words is a formula."""
    text = io.TextIOWrapper(out, encoding="utf-8", newline="")
    writer = csv.writer(text)
    writer.writerow(names)
    writer.writerows([cell(value) for value in row] for row in rows)
    text.flush()
    text.detach()


def write_jsonl(chosen: Selected, out: BinaryIO) -> None:
    """One JSON object an event: the columns of the table, its ``participants``, and the ``passages`` that tell it."""
    for record in chosen.records:
        event_id = record["event_id"]
        told = [
            {name: _plain_day(value) for name, value in asdict(passage).items()}
            for passage in chosen.passages.get(event_id, ())
        ]
        who = [asdict(participant) for participant in chosen.participants.get(event_id, ())]
        line = {**{name: record[name] for name in COLUMNS}, "participants": who, "passages": told}
        out.write(json.dumps(line, ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode("utf-8") + b"\n")


def write_parquet(chosen: Selected, out: BinaryIO) -> None:
    """The same columns typed: days as dates, several values as lists, disagreement as JSON."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    fields, arrays = [], []
    for name in COLUMNS:
        kind = _arrow_type(pa, name)
        values: list[Any] = [record[name] for record in chosen.records]
        if name in DAY_COLUMNS:
            values = [None if day is None else date.fromisoformat(day) for day in values]
        elif name == "disagreement":
            values = [json.dumps(value, ensure_ascii=False) for value in values]
        told = column(name)
        fields.append(pa.field(name, kind, metadata={"meaning": told.meaning, "unit": told.unit}))
        arrays.append(pa.array(values, type=kind))
    schema = pa.schema(fields, metadata={"description": chosen.description})
    pq.write_table(pa.Table.from_arrays(arrays, schema=schema), out, compression="zstd")


def _arrow_type(pa: Any, name: str) -> Any:
    return {
        "integer": pa.int64(),
        "number": pa.float64(),
        "text": pa.string(),
        "json": pa.string(),
        "day": pa.date32(),
        "flag": pa.bool_(),
        "texts": pa.list_(pa.string()),
        "integers": pa.list_(pa.int64()),
    }[column(name).type]


def _plain_day(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def cell(value: Any) -> str | int | float:
    """A value as a cell of a table: several joined, nothing for none, no words that a spreadsheet would run."""
    if value is None:
        return ""
    if isinstance(value, tuple):
        return guarded(SEPARATOR.join(str(part) for part in value))
    if isinstance(value, dict):
        return json.dumps(value, ensure_ascii=False, separators=(",", ":")) if value else ""
    return guarded(value) if isinstance(value, str) else value


def guarded(text: str) -> str:
    # also after white space, which some spreadsheets strip first
    return f"'{text}" if text.lstrip().startswith(_FORMULA_STARTS) or text.startswith(_FORMULA_STARTS) else text


def _added(row: Record, document: DocumentRow) -> dict[str, str]:
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
