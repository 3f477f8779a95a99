"""Events by day for other programs: iCalendar (RFC 5545) and TimelineJS (timeline.knightlab.com/docs/json-format)."""

from __future__ import annotations

import json
from datetime import date, timedelta
from html import escape
from typing import Any, BinaryIO

from extract.interchange.geo import CREDIT
from extract.interchange.tables import Selected

_UNDATED = "no date"
#: octets that a line of iCalendar may have (RFC 5545, 3.1)
_MOST_OCTETS = 75
#: the same bytes from the same case: no clock
_STAMP = "20000101T000000Z"


def write_ics(chosen: Selected, out: BinaryIO) -> dict[str, int]:
    """One all-day entry an event, from its first to its last day; what has no first day is left out, and counted."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Dateline//EN", f"X-WR-CALDESC:{_ics(chosen.description)}"]
    left = 0
    for record in chosen.records:
        days = _days(record)
        if days is None:
            left += 1
            continue
        first, last = days
        lines += [
            "BEGIN:VEVENT", f"UID:{record['document_sha256'][:16]}-{record['event_id']}@dateline", f"DTSTAMP:{_STAMP}",
            f"DTSTART;VALUE=DATE:{first:%Y%m%d}", f"DTEND;VALUE=DATE:{_after(last):%Y%m%d}",
            f"SUMMARY:{_ics(_headline(record))}", f"DESCRIPTION:{_ics(record['evidence'])}",
            f"CATEGORIES:{_ics(record['event_type'])}", f"LOCATION:{_ics(record['place'])}",
        ]  # fmt: skip
        if record["lat"] is not None:
            lines.append(f"GEO:{record['lat']:.6f};{record['lon']:.6f}")
        lines.append("END:VEVENT")
    lines.append("END:VCALENDAR")
    out.write("".join(f"{_folded(line)}\r\n" for line in lines).encode("utf-8"))
    return {_UNDATED: left} if left else {}


def write_timelinejs(chosen: Selected, out: BinaryIO) -> dict[str, int]:
    """A title and a slide an event. TimelineJS shows words as HTML, so every word of a report is escaped."""
    slides: list[dict[str, Any]] = []
    left = 0
    for record in chosen.records:
        days = _days(record)
        if days is None:
            left += 1
            continue
        first, last = days
        told = f"<p>{escape(record['evidence'])}</p><p>{escape(record['document_title'])}</p>"
        slides.append(
            {
                "start_date": _date(first),
                **({"end_date": _date(last)} if last != first else {}),
                "text": {"headline": escape(_headline(record)), "text": told},
                "group": record["event_type"],
                "unique_id": f"event-{record['event_id']}",
            }
        )
    title = {"text": {"headline": escape(chosen.description), "text": escape(CREDIT)}}
    out.write(json.dumps({"title": title, "events": slides}, ensure_ascii=False, indent=1).encode("utf-8") + b"\n")
    return {_UNDATED: left} if left else {}


def _days(record: dict[str, Any]) -> tuple[date, date] | None:
    """First and last day; one of them stands for both where the other end is open."""
    ends = [date.fromisoformat(record[end]) for end in ("start", "end") if record[end]]
    return (ends[0], ends[-1]) if record["start"] else None


def _headline(record: dict[str, Any]) -> str:
    """ "Armed clash: Iraqi army, Islamic State; Ramadi (claimed)"."""
    who = ", ".join(dict.fromkeys((*record["agents"], *record["targets"])))
    where = "; ".join(part for part in (who, record["place"]) if part)
    said = "" if record["status"] == "asserted" else f" ({record['status']})"
    return f"{record['sub_event_type']}{f': {where}' if where else ''}{said}"


def _after(day: date) -> date:
    return day + timedelta(days=1) if day < date.max else day  # DTEND is exclusive


def _date(day: date) -> dict[str, int]:
    return {"year": day.year, "month": day.month, "day": day.day}


def _ics(words: str) -> str:
    """Text of RFC 5545, 3.3.11: no control characters, line ends as \\n, what has a meaning escaped."""
    plain = "".join(char if char.isprintable() or char == "\n" else " " for char in words)
    for char in ("\\", ";", ","):
        plain = plain.replace(char, f"\\{char}")
    return plain.replace("\n", "\\n")


def _folded(line: str) -> str:
    """In pieces of at most 75 octets, each further one begun with a space, never inside a character."""
    pieces, piece, size = [], "", 0
    for char in line:
        octets = len(char.encode("utf-8"))
        if size + octets > _MOST_OCTETS:
            pieces.append(piece)
            piece, size = " ", 1
        piece, size = piece + char, size + octets
    return "\r\n".join([*pieces, piece])
