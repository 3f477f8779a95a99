"""Quantities: counts, measures and money; dates, ages and durations are none."""

from __future__ import annotations

import pytest

from extract.mentions.quantities import find_quantities
from extract.mentions.tagging.sentences import find_sentences
from extract.mentions.tagging.tokens import tag
from tests.offsets import assert_offsets


def texts(text: str) -> list[str]:
    found = find_quantities(text, tag(text, find_sentences(text)))
    assert_offsets(text, found)
    return [m.text for m in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Two tanks and 14 trucks were destroyed.", ["Two", "14"]),  # counts
        ("The grant of $135 million was paid.", ["$135 million"]),  # money with its sign
        ("Dozens of houses burned.", ["Dozens"]),  # vague
        ("More than 300 people left.", ["300"]),  # without its qualifier
        ("The enclave covers 700 square miles.", ["700 square miles"]),  # with its measure
        ("On 12 May 2014 three boats sank.", ["three"]),  # a date is none
        ("The 29-year-old driver waited 40 minutes.", []),  # age, duration
        ("", []),
    ],
)
def test_quantities(text: str, expected: list[str]) -> None:
    assert texts(text) == expected
