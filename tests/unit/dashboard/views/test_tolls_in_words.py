"""How many were killed or hurt, in words: exact, a range, and where no report gives a number."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from dashboard.views import wording
from extract.events.coreference.reasons import toll_words
from extract.model import SOME, Toll


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [
        (12, 12, "12"),
        (1200, 1400, "1,200–1,400"),
        (1, None, "an unknown number"),  # "killed several"
        (3, float("nan"), "at least 3"),  # "two men and several boys"
    ],
)
def test_people(low: float, high: float | None, words: str) -> None:
    assert wording.people(low, high) == words


def test_a_toll_without_a_number_is_told() -> None:
    event = SimpleNamespace(fatalities_low=1, fatalities_high=None, injured_low=None, injured_high=None)
    assert wording.toll(event) == "an unknown number killed"


def test_sums_keep_what_is_known() -> None:
    assert Toll(2, 2, 2) + SOME == Toll(3, None, None)
    assert (SOME.figure, SOME.most) == (1, 1)
    assert toll_words(SOME) == "some"
    assert toll_words(Toll(3, None, None)) == "3 or more"
