"""The two Parquet tables of a partition: typed as the tables of a case are, so that a case can be cut out of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import sqlalchemy as sa

from extract.archive.layout import DOCUMENTS, MENTIONS
from extract.model import Document
from extract.store import rows, schema
from extract.store.packed import Packed

_ROWS = 5_000  # of a group, which is passed over where its dates or places are not asked for


def _type(column: sa.Column[Any]) -> pa.DataType:
    kinds = (
        (sa.Boolean, pa.bool_()), (sa.Integer, pa.int64()), (sa.Float, pa.float64()), (sa.Date, pa.date32()),
        (sa.LargeBinary, pa.binary()), (sa.String, pa.string()),
    )  # fmt: skip
    return next(made for kind, made in kinds if isinstance(column.type, kind))


def _fields(table: sa.Table, without: Sequence[str]) -> list[pa.Field]:
    return [pa.field(column.name, _type(column)) for column in table.c if column.name not in without]


_ACTOR = pa.struct(_fields(schema.event_actor, ("event_id", "ordinal")))
_REPORT = ("sha256", "name", "title", "source", "url", "published_start", "published_end")
#: A report: columns of ``document`` and ``extraction``; state "done" or "failed"; found: packed mentions.
DOCUMENT_SCHEMA = pa.schema(
    [
        *_fields(schema.document, ("id",)),
        *_fields(schema.extraction, ("document_id", "mentions", "events")),
        pa.field("events", pa.int64()),
        pa.field("found", pa.binary()),
    ]
)
#: A mention: columns of ``event_mention``, its report's beside it, ``month`` ("2015-07", "" where undated), its actors.
MENTION_SCHEMA = pa.schema(
    [
        pa.field("month", pa.string()),
        *(field for field in _fields(schema.document, ("id",)) if field.name in _REPORT),
        *_fields(schema.event_mention, ("id", "document_id")),
        pa.field("actors", pa.list_(_ACTOR)),
    ]
)


@dataclass(frozen=True, slots=True)
class Done:
    """What became of one report: its rows, or why there are none."""

    document: Document
    packed: Packed | None
    version: str
    error: str = ""


def write(folder: Path, done: Iterable[Done]) -> tuple[int, int]:
    """Write both tables into a folder; how many reports and mentions. The same reports give the same rows."""
    reports: list[dict[str, Any]] = []
    mentions: list[dict[str, Any]] = []
    for one in done:
        values = rows.document_values(one.document)
        packed = one.packed
        reports.append(
            {
                **values,
                "version": one.version,
                "state": "done" if packed else "failed",
                "published_key": rows.published_key(one.document.published),
                "error": packed.error if packed else one.error,
                "events": len(packed.events) if packed else 0,
                "found": packed.mentions if packed else b"",
            }
        )
        told = {name: values[name] for name in _REPORT}
        for event, actors in zip(packed.events, packed.actors, strict=True) if packed else ():
            day = event["time_start"] or event["time_end"]
            mentions.append({"month": f"{day:%Y-%m}" if day else "", **told, **event, "actors": list(actors)})
    mentions.sort(key=lambda row: (row["month"], row["sha256"], row["ordinal"]))
    for name, found, kind in ((DOCUMENTS, reports, DOCUMENT_SCHEMA), (MENTIONS, mentions, MENTION_SCHEMA)):
        table = pa.Table.from_pylist(found, schema=kind)
        pq.write_table(table, folder / name, compression="zstd", row_group_size=_ROWS)
    return len(reports), len(mentions)


def document_of(row: dict[str, Any]) -> Document:
    return rows.document_of(SimpleNamespace(**row))


def packed_of(row: dict[str, Any], mentions: Sequence[dict[str, Any]]) -> Packed:
    """The rows of a case of a report that is done, of its row and those of its mentions."""
    names = [column.name for column in schema.event_mention.c if column.name not in ("id", "document_id")]
    ordered = sorted(mentions, key=lambda one: int(one["ordinal"]))
    return Packed(
        row["sha256"],
        row["version"],
        row["published_key"],
        row["error"],
        row["found"],
        tuple({name: one[name] for name in names} for one in ordered),
        tuple(tuple({"ordinal": at, **actor} for at, actor in enumerate(one["actors"])) for one in ordered),
    )
