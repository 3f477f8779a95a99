"""What the tables of ACLED and of UCDP share: which events either may code, and how a table of them is written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any, BinaryIO

from extract.interchange.tables import Record, Selected, write_rows
from extract.model import Status
from extract.store.members import Participant, Passage

_NOT_HAPPENED = (Status.PLANNED, Status.HYPOTHETICAL, Status.NEGATED, Status.DENIED)
#: record, who took part, the passages that tell it -> the cells of its row by column
Row = Callable[[Record, Sequence[Participant], Sequence[Passage]], Mapping[str, Any]]


def write_coded(
    columns: Sequence[str], chosen: Selected, out: BinaryIO, *, left_out: Callable[[Record], str], row: Row
) -> Counter[str]:
    """Rows as CSV; why some events were left out comes back, with how many for each reason.

    ``left_out``: the reason why an event has no row, or "". A column that ``row`` does not name stays empty.
    """
    left: Counter[str] = Counter()
    rows = []
    for record in chosen.records:
        reason = left_out(record)
        if reason:
            left[reason] += 1
            continue
        event_id = record["event_id"]
        cells = row(record, chosen.participants.get(event_id, ()), chosen.passages.get(event_id, ()))
        rows.append([cells.get(name, "") for name in columns])
    write_rows(columns, rows, out)
    return left


def not_coded(record: Record) -> str:
    """Why neither would code the event: it did not happen, or nobody knows when it began or ended. "" otherwise."""
    if record["status"] in _NOT_HAPPENED:
        return "planned, hypothetical, negated or denied"
    return "" if record["start"] and record["end"] else "no date, or one that is open on a side"


def days_of(record: Record) -> int:
    """How many days the event's dates span, both ends counted; for records that have both."""
    return (date.fromisoformat(record["end"]) - date.fromisoformat(record["start"])).days + 1
