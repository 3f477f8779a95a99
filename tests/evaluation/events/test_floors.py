"""Floors of the gold event sentences: figures that may rise and must not fall.

``blind.txt`` and ``short_blind.txt`` were written before the rules were deepened and no rule was written for them; the
rules were tried on ``open.txt`` and ``short_open.txt``. The short texts are in the voice of conflict databases and of
news of the 1980s. A floor is about one point under what was last measured. When a change raises a figure by more than
two points on both halves, raise its floors with it, in the same commit, and say so there; never lower one to let a
change pass, and never print the blind texts (``-v``) to see why one fell: find the cause on the open half.

At first sight the three sets of short texts reached, in per cent (blind half of the first; second; third): events
90.6, 78.7, 78.2; type of 25 81.2, 82.0, 83.6; type of 6 83.3, 85.2, 90.2; agent 88.1, 86.7, 88.5; target
52.9, 64.3, 69.1; anyone died 95.0, 91.5, 92.3.
"""

from __future__ import annotations

import pytest

from extract.pipeline import Extractor
from tests.evaluation.events.gold import read
from tests.evaluation.events.score import Counts, score

FLOORS = {
    "blind": {
        "events": 86.9,
        "type of 25": 86.5,
        "type of 6": 91.5,
        "status": 95.9,
        "agent": 87.2,
        "target": 73.0,
        "killed": 82.7,
        "injured": 90.7,
        "anyone died": 91.1,
    },
    "open": {
        "events": 93.3,
        "type of 25": 91.1,
        "type of 6": 93.5,
        "status": 98.4,
        "agent": 95.3,
        "target": 75.0,
        "killed": 86.4,
        "injured": 92.3,
        "anyone died": 94.3,
    },
    "short_blind": {
        "events": 89.6,
        "type of 25": 82.3,
        "type of 6": 84.4,
        "status": 88.6,
        "agent": 91.0,
        "target": 60.1,
        "killed": 86.2,
        "injured": 90.0,
        "anyone died": 94.0,
    },
    "short_open": {
        "events": 86.0,
        "type of 25": 93.5,
        "type of 6": 95.5,
        "status": 97.5,
        "agent": 92.0,
        "target": 77.5,
        "killed": 88.0,
        "injured": 86.0,
        "anyone died": 96.0,
    },
}


@pytest.fixture(scope="module")
def measured() -> dict[str, Counts]:
    extractor = Extractor()
    return {half: score(read(half), extractor) for half in FLOORS}


@pytest.mark.parametrize(
    ("half", "figure", "floor"), [(half, *item) for half, row in FLOORS.items() for item in row.items()]
)
def test_floor(measured: dict[str, Counts], half: str, figure: str, floor: float) -> None:
    assert measured[half].f1(figure) >= floor
