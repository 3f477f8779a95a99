"""Read the gold reports (``blind.txt``, ``open.txt``; the form is described there) into typed records."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from extract.model import Document, Published, Span, TimeInterval

HERE = Path(__file__).parent
_MARK = re.compile(r"\[([^\]]+)\]\{([a-z0-9_]+)\}")


@dataclass(frozen=True)
class GoldReport:
    """``events``: (where the words stand in the document's text, label of the event with its scenario)."""

    document: Document
    events: tuple[tuple[Span, str], ...]


def read(half: str) -> list[GoldReport]:
    """The reports of "blind", "open", "together_blind" or "together_open" in file order.

    Raises ValueError naming a line that is not of the form.
    """
    out: list[GoldReport] = []
    scenario = ""
    for block in re.split(r"\n(?=@ |== )", (HERE / f"{half}.txt").read_text(encoding="utf-8")):
        head, _, body = block.partition("\n")
        if head.startswith("== "):
            scenario = head[3:].strip()
        elif head.startswith("@ "):
            out.append(_report(head[2:], body, scenario))
        elif not head.startswith("#"):
            raise ValueError(f"neither a report nor a scenario: {head!r}")
    return out


def _report(head: str, body: str, scenario: str) -> GoldReport:
    cells = [cell.strip() for cell in head.split("|")]
    if len(cells) != 3:
        raise ValueError(f"three cells are wanted: {head!r}")
    marked = "\n".join(line for line in body.splitlines() if not line.startswith("#")).strip()
    text, events, at = f"{cells[2]}\n\n" if cells[2] else "", [], 0
    for mark in _MARK.finditer(marked):
        text += marked[at : mark.start()]
        events.append((Span(len(text), len(text) + len(mark[1])), f"{scenario}: {mark[2]}"))
        text += mark[1]
        at = mark.end()
    text += marked[at:] + "\n"
    day = date.fromisoformat(cells[0])
    published = Published(TimeInterval(day, day), "metadata")
    return GoldReport(Document(text, cells[2], cells[1], published=published), tuple(events))
