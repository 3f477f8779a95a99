"""The project's own gold sentences with places: figures that may rise and not fall.

``gold.jsonl`` was written for this project: traps (names of persons and organisations, common words, metonyms) and
places of some sixty countries; from place-204 on local news of the United States, world news of the 1980s, quarters and
borders. Coordinates are good to some 10 km, those of areas to a degree.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from extract.gazetteer.lookup import distance_km, open_gazetteer
from extract.mentions.places.finder import find_toponyms
from extract.mentions.tagging.sentences import find_sentences
from extract.mentions.tagging.tokens import tag
from extract.resolve.places.resolver import resolve_toponyms

GOLD = Path(__file__).parent / "gold.jsonl"
#: F1 in per cent: names found (overlapping), and found and put within 161 km and 25 km
FLOORS = {"first": (97.0, 96.5, 93.5), "later": (98.5, 97.5, 88.5)}
FIRST = 203  # sentences of the first part


@pytest.mark.parametrize("part", FLOORS)
def test_floors(part: str) -> None:
    lines = GOLD.read_text(encoding="utf-8").splitlines()
    scores = scored(lines[:FIRST] if part == "first" else lines[FIRST:])
    assert all(score >= floor for score, floor in zip(scores, FLOORS[part], strict=True)), scores


def scored(lines: list[str]) -> list[float]:
    gazetteer = open_gazetteer()
    gold_count = predicted = found = near = close = 0
    for line in lines:
        item = json.loads(line)
        text = item["text"]
        mentions = find_toponyms(text, tag(text, find_sentences(text)), gazetteer)
        results = list(resolve_toponyms(text, mentions, gazetteer))
        gold_count += len(item["toponyms"])
        predicted += len(results)
        for gold in item["toponyms"]:
            hit = next((r for r in results if r.mention.start < gold["end"] and gold["start"] < r.mention.end), None)
            if hit is None:
                continue
            results.remove(hit)
            found += 1
            if hit.place is not None:
                away = distance_km(hit.place.lat, hit.place.lon, gold["lat"], gold["lon"])
                near += away <= 161
                close += away <= 25
    return [200 * hits / (predicted + gold_count) for hits in (found, near, close)]


def test_gold_offsets_tell_the_truth() -> None:
    lines = GOLD.read_text(encoding="utf-8").splitlines()
    assert len(lines) >= 290
    for line in lines:
        item = json.loads(line)
        for toponym in item["toponyms"]:
            assert item["text"][toponym["start"] : toponym["end"]] == toponym["text"]
