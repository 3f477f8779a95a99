"""How much room words take, about."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.brief.fitting import cut, inches, largest


@pytest.mark.parametrize(
    ("words", "low", "high"),
    [
        # advance widths of Arial at 72 points, in inches: "illicit" 1.83, "Fallujah" 3.84, "MMMM" 3.33
        ("illicit", 1.6, 2.5),
        ("Fallujah", 3.4, 4.4),
        ("MMMM", 3.2, 3.9),
        ("北京", 2.0, 2.0),
        ("", 0.0, 0.0),
    ],
)
def test_inches(words: str, low: float, high: float) -> None:
    assert low <= inches(words, 72) <= high


def test_the_largest_size_that_fits_or_the_smallest() -> None:
    assert largest("short", 10, (24, 12, 6)) == 24
    assert largest("a title of some length", 1.6, (24, 12, 6)) == 12
    assert largest("W" * 500, 1, (24, 12, 6)) == 6


@settings(max_examples=200, deadline=None)
@given(words=st.text(max_size=200), room=st.floats(0.5, 12), bold=st.booleans())
def test_what_is_cut_fits(words: str, room: float, bold: bool) -> None:
    shown = cut(words, 10, room, bold=bold)
    assert shown == words or shown.endswith("…")
    assert inches(shown, 10, bold=bold) <= room + 1e-9
