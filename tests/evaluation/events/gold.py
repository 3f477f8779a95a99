"""Read the gold sentences (``*.txt`` beside this file) into typed records."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from extract.model import Status, Toll
from extract.standards import EVENT_TYPE_OF

HERE = Path(__file__).parent
_TOLL = re.compile(r"([ki])=(\d+)-(\d+|\?)-(\d+|\?)")


@dataclass(frozen=True)
class GoldEvent:
    """One event as a careful reader codes it. ``trigger`` stands in the text; actors are words of the text."""

    trigger: str
    sub_event_type: str
    agents: tuple[str, ...]
    targets: tuple[str, ...]
    killed: Toll | None
    injured: Toll | None
    status: Status
    says: str


@dataclass(frozen=True)
class GoldText:
    conflict: str
    voice: str
    text: str
    events: tuple[GoldEvent, ...]


def read(name: str) -> list[GoldText]:
    """The texts of ``name`` ("blind", "open") in file order; ``ValueError`` names a line that is not of the form."""
    out: list[GoldText] = []
    for block in re.split(r"\n(?=@ )", (HERE / f"{name}.txt").read_text(encoding="utf-8")):
        if not block.startswith("@ "):
            continue
        head, *lines = block.splitlines()
        conflict, _, voice = head[2:].partition(" / ")
        text = "\n".join(line for line in lines if not line.startswith((">", "#"))).strip()
        events = tuple(_event(line[1:], text) for line in lines if line.startswith(">"))
        out.append(GoldText(conflict, voice, text, events))
    return out


def _number(figure: str) -> int | None:
    """ "?": no number is given."""
    return None if figure == "?" else int(figure)


def _event(line: str, text: str) -> GoldEvent:
    cells = [cell.strip() for cell in line.split("|")]
    if len(cells) != 6:
        raise ValueError(f"six cells are wanted: {line!r}")
    trigger, kind, agents, targets, tolls, state_cell = cells
    if kind not in EVENT_TYPE_OF:
        raise ValueError(f"{kind!r} is no sub-event type: {line!r}")
    for words in (trigger, *_list(agents), *_list(targets)):
        if words not in text:
            raise ValueError(f"{words!r} is not in the text: {line!r}")
    found = {kind: Toll(int(low), _number(best), _number(high)) for kind, low, best, high in _TOLL.findall(tolls)}
    state, _, says = state_cell.partition(":")
    return GoldEvent(
        trigger,
        kind,
        _list(agents),
        _list(targets),
        found.get("k"),
        found.get("i"),
        Status(state.strip()),
        says.strip(),
    )


def _list(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split(";") if part.strip())
