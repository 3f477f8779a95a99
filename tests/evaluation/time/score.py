"""Reads the project's own gold sentences and counts what is found: strict and relaxed spans, and values."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from extract.mentions.timex import find_timexes
from extract.model import Published, TimeInterval
from extract.resolve.times import resolve_timexes

GOLD = Path(__file__).with_name("news.jsonl")
_MARK = re.compile(r"\[([^\]|]+)\|([^\]]+)\]")


@dataclass(frozen=True, slots=True)
class GoldSentence:
    """A sentence, its publication date, and its expressions as (start, end, value)."""

    text: str
    published: Published | None
    expressions: tuple[tuple[int, int, str], ...]


def read_gold(path: Path = GOLD) -> Iterator[GoldSentence]:
    """One JSON object a line: ``published`` (ISO day or null), ``marked`` ("[words|value]" marks an expression)."""
    for line in path.read_text(encoding="utf-8").splitlines():
        entry = json.loads(line)
        text, expressions, last = "", [], 0
        for mark in _MARK.finditer(entry["marked"]):
            text += entry["marked"][last : mark.start()]
            expressions.append((len(text), len(text) + len(mark[1]), mark[2]))
            text += mark[1]
            last = mark.end()
        text += entry["marked"][last:]
        day = date.fromisoformat(entry["published"]) if entry["published"] else None
        published = Published(TimeInterval(day, day), "analyst") if day else None
        yield GoldSentence(text, published, tuple(expressions))


@dataclass(slots=True)
class Counts:
    """True positives by measure, and how many were found and wanted."""

    strict: int = 0
    relaxed: int = 0
    value: int = 0
    found: int = 0
    wanted: int = 0

    def f1(self, hits: int) -> float:
        """F1 in per cent of ``hits`` among the found and the wanted."""
        return 200.0 * hits / (self.found + self.wanted)


def score(path: Path = GOLD) -> tuple[Counts, list[str]]:
    """The counts over a gold file, and a line for each difference."""
    counts, differences = Counts(), []
    for sentence in read_gold(path):
        results = resolve_timexes(sentence.text, find_timexes(sentence.text), published=sentence.published)
        counts.found += len(results)
        counts.wanted += len(sentence.expressions)
        free = list(results)
        for start, end, value in sentence.expressions:
            match = next((r for r in free if r.mention.start < end and start < r.mention.end), None)
            if match is None:
                differences.append(f"missed [{sentence.text[start:end]}] in: {sentence.text}")
                continue
            free.remove(match)
            exact = (match.mention.start, match.mention.end) == (start, end)
            counts.relaxed += 1
            counts.strict += exact
            counts.value += match.value == value
            if not exact or match.value != value:
                said = f"[{match.mention.text}] {match.value}"
                differences.append(f"{said} for [{sentence.text[start:end]}] {value} in: {sentence.text}")
        differences += [f"not wanted [{r.mention.text}] {r.value} in: {sentence.text}" for r in free]
    return counts, differences
