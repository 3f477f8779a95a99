"""Briefs made by hand for tests: rows of the events table and the reports behind them, and a picture of nothing."""

from __future__ import annotations

import struct
import zlib
from datetime import date
from typing import Any

from dashboard.brief.build import Chosen, Words, build
from dashboard.brief.model import Brief, Order
from extract.model import Published, TimeInterval
from extract.store.rows import DocumentRow
from tests.dashboard.frames import event, frame, undated, unplaced

#: what hostile reports try, one a format: markup, a formula, what XML forbids, a link that runs, an endless word
HOSTILE = "=1+1</text><script>alert(1)</script>]]>\x00\x0b\ufffe\u202e&\"'{s}%s " + "W" * 3000
#: names that need shaping, other fonts or other directions
SCRIPTS = ("الفلوجة", "Мариуполь", "北京軍", "שדרות", "မန္တလေး", "አዲስ አበባ", "Đắk Lắk")


def report(number: int, **changes: Any) -> DocumentRow:
    day = TimeInterval(date(2031, 3, 12), date(2031, 3, 12))
    values: dict[str, Any] = {
        "id": number,
        "sha256": f"{number:064x}",
        "name": f"{number}.txt",
        "title": f"Report {number}",
        "source": "Valley News",
        "url": "",
        "published": Published(day, "metadata"),
        "length": 100,
        "state": "done",
        "version": "rules-1",
        "events": 1,
        "error": "",
    }
    return DocumentRow(**values | changes)


def brief_of(
    *rows: dict[str, Any], reports: tuple[DocumentRow, ...] = (), order: Order = "date", words: Words | None = None,
    total: int = 99, made: date | None = date(2031, 4, 1),
) -> Brief:  # fmt: skip
    """The brief of these rows (see ``tests.dashboard.frames``)."""
    table = frame(*rows)
    known = reports or tuple(report(number) for number in sorted({row["document_id"] for row in rows}))
    chosen = Chosen("River Guard", "Events involving River Guard.", "actor=river-guard")
    return build(table, known, total=total, chosen=chosen, words=words, order=order, made=made, case_hash="c0ffee")


def usual() -> Brief:
    """Three events of two reports: one placed, one without a place, one without a date."""
    return brief_of(
        event(1),
        unplaced(2, document_id=2, document_ids=(2,), status="claimed", attribution="Residents", denial="The ministry"),
        undated(
            3,
            document_id=2,
            document_ids=(2,),
            sub_event_type="Attack",
            event_type="Violence against civilians",
            agents=(),
        ),
        reports=(report(1), report(2, title="Second report", url="https://example.org/2")),
        words=Words(subtitle="First week", marking="INTERNAL"),
    )


def hostile() -> Brief:
    """Every text of a report and of the analyst is what an attacker would write."""
    fields = ("evidence", "trigger", "attribution", "attribution_actor", "denial", "place", "document_title", "source")
    changes: dict[str, Any] = dict.fromkeys(fields, HOSTILE)
    changes |= {"agents": (HOSTILE,), "targets": SCRIPTS, "status": "claimed", "url": "javascript:alert(1)"}
    bad = report(1, title=HOSTILE, source=HOSTILE, name=HOSTILE, url="javascript:alert(1)//" + HOSTILE)
    return brief_of(event(1, **changes), reports=(bad,), words=Words(HOSTILE, f"\ud800{HOSTILE}", HOSTILE))


def picture() -> bytes:
    """A PNG of one grey pixel."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0\x99")) + chunk(b"IEND", b"")
