"""Read the whole reports with every field of every event (``*.txt`` beside this file; the form is in ``open.txt``)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from extract.standards import EVENT_TYPE_OF

HERE = Path(__file__).parent
#: any value is fine
ANY = "?"
Spans = tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class Days:
    """Both ends inclusive; each may be off by ``slack`` days."""

    start: date
    end: date
    slack: int


@dataclass(frozen=True)
class Spot:
    """Degrees, and how many kilometres off is still right."""

    name: str
    lat: float
    lon: float
    km: float


@dataclass(frozen=True)
class Number:
    """Bounds of a toll, inclusive; ``high`` None: the text gives no upper end."""

    low: int
    high: int | None


@dataclass(frozen=True)
class Row:
    """One happening. ``spans``: its main words first. ``date``, ``place``: None where there is none; ANY. ``agents``,
    ``targets``: a regex for the names, "-" where none is given (alone: no name may be given)."""

    spans: Spans
    types: tuple[str, ...]
    statuses: tuple[str, ...]
    date: Days | None
    place: Spot | str | None
    agents: str
    targets: str
    killed: Number | None
    injured: Number | None


@dataclass(frozen=True)
class Report:
    id: str
    kind: str
    published: date | None
    text: str
    rows: tuple[Row, ...]
    aside: Spans  # words that count neither way


def read(name: str) -> list[Report]:
    """The reports of ``name`` ("open", "blind"), in file order; ``ValueError`` names a line that is not of the form."""
    blocks = re.split(r"\n(?=@ )", (HERE / f"{name}.txt").read_text(encoding="utf-8"))
    return [_report(block) for block in blocks if block.startswith("@ ")]


def _report(block: str) -> Report:
    head, _, rest = block.partition("\n")
    name, kind, published = (part.strip() for part in head[2:].split(" / "))
    text, _, lines = rest.partition("\n%%\n")
    rows, aside = [], []
    for line in lines.splitlines():
        if line.startswith("> "):
            rows.append(_row(line, text))
        elif line.startswith("~ "):
            aside += _spans(line[2:], text)
        elif line.startswith("! "):
            _spans(line[2:].split(" | ")[0], text)  # an event there is a false one, as anywhere else
        elif line.strip():
            raise ValueError(f"{name}: {line!r}")
    day = None if published == "-" else date.fromisoformat(published)
    return Report(name, kind, day, text, tuple(rows), tuple(aside))


def _row(line: str, text: str) -> Row:
    cells = [cell.strip() for cell in line[2:].split(" | ")]
    if len(cells) != 9:
        raise ValueError(f"nine cells are wanted: {line!r}")
    words, types, statuses, days, place, agents, targets, killed, injured = cells
    kinds = tuple(kind.strip() for kind in types.split(";"))
    if unknown := [kind for kind in kinds if kind not in EVENT_TYPE_OF]:
        raise ValueError(f"no sub-event type: {unknown} in {line!r}")
    return Row(
        _spans(words, text), kinds, tuple(one.strip() for one in statuses.split(";")), _days(days), _place(place),
        agents, targets, _number(killed), _number(injured),
    )  # fmt: skip


def _spans(words: str, text: str) -> Spans:
    found = []
    for part in (part.strip() for part in words.split(" + ")):
        at = text.find(part)
        if at < 0:
            raise ValueError(f"not in the text: {part!r}")
        found.append((at, at + len(part)))
    return tuple(found)


def _days(cell: str) -> Days | None:
    if cell == "-":
        return None
    days, _, slack = cell.partition("~")
    start, _, end = days.partition("..")
    return Days(date.fromisoformat(start), date.fromisoformat(end or start), int(slack or 0))


def _place(cell: str) -> Spot | str | None:
    if cell in {"-", ANY}:
        return None if cell == "-" else ANY
    name, lat, lon, km = cell.rsplit(" ", 3)
    return Spot(name, float(lat), float(lon), float(km))


def _number(cell: str) -> Number | None:
    if cell == "-":
        return None
    if cell.endswith("+"):
        return Number(int(cell[:-1]), None)
    low, _, high = cell.partition("-")
    return Number(int(low), int(high or low))
