"""Whole reports: rows with every field right and precision, repeats as false, never sink under these floors."""

from __future__ import annotations

import pytest

from tests.evaluation.rows.gold import read
from tests.evaluation.rows.score import score

#: half -> per cent of gold rows with every field right, precision with repeats as false, happenings found
FLOORS = {"open": (46.0, 91.0, 96.0), "blind": (35.0, 78.0, 89.0)}


@pytest.mark.parametrize("half", sorted(FLOORS))
def test_no_figure_sinks(half: str) -> None:
    rows, precision, found = FLOORS[half]
    reached = score(half)
    assert reached.rows_right >= rows
    assert reached.precision >= precision
    assert reached.recall >= found


def test_the_gold_is_of_many_wars_and_kinds() -> None:
    reports = [*read("open"), *read("blind")]
    assert len({report.id for report in reports}) == len(reports) >= 20
    assert len({report.kind for report in reports}) >= 12
    assert all(report.rows for report in reports)
