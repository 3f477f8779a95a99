"""An extraction as the rows that a case keeps of it: made where the extracting is done."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from extract.account import NOT_READ
from extract.model import Extraction
from extract.store import rows


@dataclass(frozen=True, slots=True)
class Packed:
    """Plain values throughout: it travels between processes at a tenth of what the extraction itself costs.

    events: columns of ``event_mention`` without ``id`` and ``document_id``, in the order of triggers; actors: of each
    event, columns of ``event_actor`` without ``event_id``. error: "not read: Russian" where no events were looked for.
    """

    sha256: str
    version: str
    published_key: str
    error: str
    mentions: bytes
    events: tuple[dict[str, Any], ...]
    actors: tuple[tuple[dict[str, Any], ...], ...]

    @property
    def not_read(self) -> str:
        """Name of the language, where it is one that is not read; else ""."""
        return self.error.removeprefix(NOT_READ)

    @property
    def undated(self) -> int:
        return sum(event["time_precision"] is None for event in self.events)

    @property
    def unplaced(self) -> int:
        return sum(event["place_id"] is None for event in self.events)


def pack(found: Extraction) -> Packed:
    """The rows of an extraction; the same extraction gives the same rows."""
    text = found.document.text
    return Packed(
        sha256=found.document.sha256,
        version=found.version,
        published_key=rows.published_key(found.document.published),
        error=f"{NOT_READ}{found.not_read}" if found.not_read else "",
        mentions=rows.packed_mentions(found),
        events=tuple(rows.event_values(told, text, at) for at, told in enumerate(found.events)),
        actors=tuple(tuple(rows.actor_values(told)) for told in found.events),
    )
