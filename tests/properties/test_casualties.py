"""Any text: casualty mentions lie in it, their tolls are in order; numbers are read as they were written."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from extract.lexicon.numerals import LIMIT, read_count, read_figure
from extract.lexicon.wordlist import words
from extract.mentions.tagging.sentences import find_sentences
from extract.mentions.tagging.tokens import tag
from extract.mentions.tolls.finder import find_casualties
from tests.offsets import assert_offsets

WORDS = sorted(
    words(
        """killed wounded dead people were was at least 12 two hundred and , including a soldier soldiers no casualties
        lives of the death toll missing left dozens between 15 to more than bodies found injured others by police ."""
    )
)
NUMBERS = sorted(words("12 two hundred thousand million a dozen half and to or - 1.5 twenty"))
TEXTS = st.one_of(st.text(max_size=200), st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join))


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_casualties_hold_on_any_text(text: str) -> None:
    found = find_casualties(text, tag(text, find_sentences(text)))
    assert_offsets(text, found)
    for one in found:
        assert 0 <= one.toll.low <= one.toll.figure <= one.toll.most


@settings(max_examples=100, deadline=None)
@given(st.integers(min_value=0, max_value=10**9))
def test_figures_read_back(count: int) -> None:
    assert read_figure(str(count)) == count
    assert read_figure(f"{count:,}") == count


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from(NUMBERS), max_size=8))
def test_counts_stay_in_bounds(row: list[str]) -> None:
    for i in range(len(row)):
        count = read_count(row, i)
        if count is not None:
            assert i < count[0] <= len(row)
            assert 0 <= count[1].low <= count[1].figure <= count[1].most <= LIMIT * 100
