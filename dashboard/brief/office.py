"""What slide and document have in common: their properties, and the same bytes whenever they are made."""

from __future__ import annotations

import io
from collections.abc import Mapping
from datetime import datetime, time
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from dashboard.brief.model import Brief

#: the first moment that a ZIP archive can state
_EPOCH = (1980, 1, 1, 0, 0, 0)
_UNIX = 3
#: longest property that office programs show whole, and longest comment, in characters
_LONGEST, _LONGEST_COMMENT = 250, 2000


def timeless(data: bytes, filled: Mapping[str, Mapping[bytes, bytes]] | None = None) -> bytes:
    """The same archive, its members in the same order, with fixed times and rights.

    ``filled``: member -> what to put in the place of what, each once.
    """
    out = io.BytesIO()
    with ZipFile(io.BytesIO(data)) as given, ZipFile(out, "w", ZIP_DEFLATED) as made:
        for member in given.infolist():
            info = ZipInfo(member.filename, _EPOCH)
            info.compress_type = ZIP_DEFLATED
            info.create_system = _UNIX
            info.external_attr = 0o644 << 16
            content = given.read(member)
            for old, new in (filled or {}).get(member.filename, {}).items():
                content = content.replace(old, new, 1)
            made.writestr(info, content)
    return out.getvalue()


def describe(known: Any, brief: Brief) -> None:
    """Fill in a file's core properties: what it is, and from what it was made."""
    day = datetime.combine(brief.made, time()) if brief.made else datetime(*_EPOCH)  # noqa: DTZ001 - a day, no clock
    known.title, known.author, known.last_modified_by = brief.title, "Dateline", "Dateline"
    known.subject = brief.metadata.selection[:_LONGEST]
    carried = "\n".join(f"{name}: {value}" for name, value in brief.metadata.items())
    known.comments = carried[:_LONGEST_COMMENT]
    known.created = known.modified = day
    known.revision = 1


def map_words(brief: Brief) -> str:
    """The map's picture in words, for who cannot see it."""
    return " ".join(f"{part}." for part in (f"Map: {brief.title}", brief.period, brief.counts.words) if part)
