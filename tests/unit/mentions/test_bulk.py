"""Many objects at once are the same as one by one."""

from __future__ import annotations

import pytest

from extract.mentions.bulk import make
from extract.model import ResolvedActor, Span, Token


def test_same_as_one_by_one() -> None:
    # fields of the base class come first
    assert make(Token, [0, 4], [3, 9], ["The", "units"], ["DT", "NNS"]) == [
        Token(0, 3, "The", "DT"),
        Token(4, 9, "units", "NNS"),
    ]


def test_none() -> None:
    assert make(Span, [], []) == []


@pytest.mark.parametrize("columns", [([1],), ([1], [2], [3])], ids=["too few", "too many"])
def test_a_column_a_field(columns: tuple[list[int], ...]) -> None:
    with pytest.raises(ValueError, match="zip"):
        make(Span, *columns)


def test_frozen_and_hashable() -> None:
    made = make(Span, [1], [2])[0]
    assert hash(made) == hash(Span(1, 2))
    with pytest.raises(AttributeError):
        made.start = 3  # type: ignore[misc]


def test_fields_with_defaults_are_asked_for() -> None:
    with pytest.raises(ValueError, match="zip"):
        make(ResolvedActor, [None], [None])
