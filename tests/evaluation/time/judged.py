"""Scores the second gold file: expressions judged in full (span, value, days, basis, words of the explanation).

A mark is ``[words|value|days|basis|reason]``; what is left out is not judged. ``days`` is a day, month or year,
``A..B`` (both inclusive) or ``none``; ``basis`` is the first letter of a TimeBasis; ``reason`` stands in the
explanation. ``published`` is an ISO day, null, or "dateline" where the report itself must tell it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from extract.documents.dating import date_document
from extract.mentions.tagging.sentences import find_sentences
from extract.mentions.timex import find_timexes
from extract.model import Published, ResolvedTimex, TimeInterval
from extract.resolve.times import resolve_timexes
from tests.offsets import assert_offsets

GOLD = Path(__file__).with_name("judged.jsonl")
_MARK = re.compile(r"\[([^\]|]+)\|([^\]]*)\]")


@dataclass(frozen=True, slots=True)
class Judged:
    """One expression as judged by hand; "" is not judged."""

    start: int
    end: int
    value: str
    days: str
    basis: str
    reason: str


@dataclass(frozen=True, slots=True)
class Case:
    """A short report, the day it is said to be from ("", "dateline" or ISO), and its expressions."""

    group: str
    text: str
    published: str
    expressions: tuple[Judged, ...]


def read_cases(path: Path = GOLD) -> Iterator[Case]:
    """One JSON object a line: ``group``, ``published``, ``marked``."""
    for line in path.read_text(encoding="utf-8").splitlines():
        entry = json.loads(line)
        text, judged, last = "", [], 0
        for mark in _MARK.finditer(entry["marked"]):
            text += entry["marked"][last : mark.start()]
            value, days, basis, reason = (*mark[2].split("|"), "", "", "")[:4]
            judged.append(Judged(len(text), len(text) + len(mark[1]), value, days, basis, reason))
            text += mark[1]
            last = mark.end()
        text += entry["marked"][last:]
        yield Case(entry["group"], text, entry["published"] or "", tuple(judged))


def resolve(case: Case) -> tuple[ResolvedTimex, ...]:
    """What the extractor makes of a case."""
    published = date_document(case.text) if case.published == "dateline" else None
    if case.published and case.published != "dateline":
        day = date.fromisoformat(case.published)
        published = Published(TimeInterval(day, day), "analyst")
    mentions = find_timexes(case.text)
    assert_offsets(case.text, mentions)
    return resolve_timexes(case.text, mentions, published=published, sentences=find_sentences(case.text))


def differences(case: Case) -> list[str]:
    """A line for each thing that is not as judged; none where all is right."""
    free = list(resolve(case))
    wrong: list[str] = []
    for judged in case.expressions:
        said = case.text[judged.start : judged.end]
        match = next((r for r in free if r.mention.start < judged.end and judged.start < r.mention.end), None)
        if match is None:
            wrong.append(f"[{said}] missed")
            continue
        free.remove(match)
        if (match.mention.start, match.mention.end) != (judged.start, judged.end):
            wrong.append(f"[{said}] span is [{match.mention.text}]")
        if judged.value and match.value != judged.value:
            wrong.append(f"[{said}] value {match.value}, not {judged.value}")
        if judged.days and match.interval != days(judged.days):
            wrong.append(f"[{said}] days {match.interval}, not {judged.days}")
        if judged.basis and not match.basis.value.startswith(judged.basis.lower()):
            wrong.append(f"[{said}] basis {match.basis}, not {judged.basis}")
        if judged.reason not in match.explanation:
            wrong.append(f"[{said}] because “{match.explanation}”, not “{judged.reason}”")
    return wrong + [f"[{r.mention.text}] {r.value} not wanted" for r in free]


def days(shown: str) -> TimeInterval | None:
    """The interval that the mark's third field stands for."""
    if shown == "none":
        return None
    first, _, last = shown.partition("..")
    return TimeInterval(_edge(first, last=False), _edge(last or first, last=True))


def _edge(shown: str, *, last: bool) -> date:
    parts = [int(part) for part in shown.split("-")]
    if len(parts) == 3:
        return date(*parts)
    year, month = parts[0], parts[1] if len(parts) == 2 else (12 if last else 1)
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(1) if last else date(year, month, 1)
