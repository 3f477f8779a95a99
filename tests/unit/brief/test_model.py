"""Sizes of a figure, and what a brief carries."""

from __future__ import annotations

import pytest

from dashboard.brief.model import SIZES, Metadata, size_of


@pytest.mark.parametrize(
    ("words", "pixels", "points"),
    [
        ("1920x1080", (1920, 1080), (960, 540)),  # a slide of 13.3 by 7.5 inches
        ("a4", (2480, 3508), (595.2, 841.9)),
        ("A4-landscape", (3508, 2480), (841.9, 595.2)),
        ("square", (1440, 1440), (720, 720)),
        ("3840x2160", (3840, 2160), (960, 540)),  # twice the pixels, the same page
        ("800 × 600", (800, 600), (720, 540)),
    ],
)
def test_sizes(words: str, pixels: tuple[int, int], points: tuple[float, float]) -> None:
    size = size_of(words)
    assert size.pixels == pixels
    assert (size.width, size.height) == pytest.approx(points, abs=0.1)


@pytest.mark.parametrize("words", ["", "poster", "100x100", "9000x9000", "4000x500", "1920", "0x0", "1920x1080x3"])
def test_a_size_that_is_none_says_what_is_allowed(words: str) -> None:
    with pytest.raises(ValueError, match="size"):
        size_of(words)


def test_named_sizes_are_all_good() -> None:
    assert all(size_of(name).pixels == (width, height) for name, (width, height, _) in SIZES.items())


def test_metadata_leaves_out_what_is_not_known() -> None:
    known = Metadata(selection="July", versions={"b": "2", "a": "1"})
    assert known.items() == (("Selection", "July"), ("Version of a", "1"), ("Version of b", "2"))
