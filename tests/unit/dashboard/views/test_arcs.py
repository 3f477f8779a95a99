"""Lines to the next event of the same two actors."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.views.arcs import MOST_LINES, MOST_PAIRS, Arcs, _ordered, arcs_of

KEYS = ("north", "middle", "south")


def _arcs(*events: tuple[int, int, int, int], names: int = 1) -> Arcs:
    """Events as (first day, last day, pair, place)."""
    first, last, pair, place = zip(*events, strict=True) if events else ((), (), (), ())
    return arcs_of(
        first=first, last=last, pair=pair, place=place, names=[(f"a{n}", f"b{n}") for n in range(names)],
        keys=KEYS, lon=(43.0, 44.0, 45.0), lat=(36.0, 33.0, 30.0),
    )  # fmt: skip


def _drawn(arcs: Arcs) -> list[tuple[str, str, int]]:
    return [(line.start, line.end, line.count) for line in arcs.lines]


@pytest.mark.parametrize(
    ("events", "drawn"),
    [
        ([(1, 1, 0, 0), (5, 5, 0, 2)], [("north", "south", 1)]),
        ([(5, 5, 0, 2), (1, 1, 0, 0)], [("north", "south", 1)]),  # whatever the order of the rows
        ([(1, 1, 0, 0), (5, 5, 0, 0)], []),  # at the same place
        ([(1, 6, 0, 0), (5, 5, 0, 2)], []),  # which was first is not known
        ([(3, 3, 0, 0), (3, 3, 0, 2)], []),  # nor on one day
        ([(1, 1, 0, 0), (2, 2, 0, 1), (3, 3, 0, 0), (4, 4, 0, 1)], [("north", "middle", 2), ("middle", "north", 1)]),
        ([], []),
        ([(1, 1, 0, 0)], []),
    ],
)
def test_lines_follow_the_order_of_dates(events: list[Any], drawn: list[Any]) -> None:
    assert _drawn(_arcs(*events)) == drawn


def test_other_actors_are_other_chains() -> None:
    arcs = _arcs((1, 1, 0, 0), (2, 2, 1, 1), (3, 3, 0, 2), (4, 4, 1, 0), (6, 6, 1, 2), names=2)
    assert arcs.pairs == (("a1", "b1", 2), ("a0", "b0", 1))
    assert [(line.start, line.end, line.pair) for line in arcs.lines] == [
        ("middle", "north", 0), ("north", "south", 0), ("north", "south", 1),
    ]  # fmt: skip


def test_no_more_than_can_be_told_apart() -> None:
    events = [(day, day, pair, (day + pair) % 3) for pair in range(30) for day in range(60)]
    arcs = _arcs(*events, names=30)
    assert len(arcs.pairs) == MOST_PAIRS
    assert len(arcs.lines) <= MOST_LINES
    assert {line.pair for line in arcs.lines} <= set(range(MOST_PAIRS))


def test_as_sent() -> None:
    sent = _arcs((1, 1, 0, 0), (5, 5, 0, 2)).as_json()
    assert sent == {"pairs": [["a0", "b0", 1]], "lines": [["north", "south", 43.0, 36.0, 45.0, 30.0, 1, 0]]}


@settings(max_examples=60, deadline=None)
@given(st.integers(1, 62), st.lists(st.tuples(*[st.integers(0, 2**62)] * 3), max_size=30))
def test_rows_are_ordered_by_column_whether_they_fit_into_one_number_or_not(
    bits: int, rows: list[tuple[int, int, int]]
) -> None:
    small = [tuple(value % 2**bits - 2 ** (bits - 1) for value in row) for row in rows]
    columns = [np.array([row[at] for row in small], dtype=np.int64) for at in range(3)]
    assert list(zip(*(column.tolist() for column in _ordered(*columns)), strict=True)) == sorted(small)
