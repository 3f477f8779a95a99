"""Several processes: input order, constant memory, and a process that dies costs one input."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator

import pytest

from extract.processes import Crashed, in_order


def _square(number: int) -> int:
    if number == 13:
        os._exit(9)  # as the kernel would, when memory runs out
    time.sleep(0.02 if number % 2 else 0)
    return number * number


@pytest.mark.parametrize("jobs", [1, 2])
def test_results_come_in_the_order_of_tasks(jobs: int) -> None:
    assert list(in_order(_square, range(8), jobs=jobs)) == [(number, number * number) for number in range(8)]


def test_a_process_that_dies_costs_one_task() -> None:
    tasks = [1, 2, 13, 3, 4, 5, 6, 7, 8, 13, 9]
    found = list(in_order(_square, tasks, jobs=2))
    assert [task for task, _ in found] == tasks
    assert [task for task, result in found if isinstance(result, Crashed)] == [13, 13]
    assert all(result == task * task for task, result in found if task != 13)


def test_tasks_are_taken_as_they_are_needed() -> None:
    taken: list[int] = []

    def tasks() -> Iterator[int]:
        for number in range(0, 200, 2):
            taken.append(number)
            yield number

    results = in_order(_square, tasks(), jobs=2)
    next(results)
    assert len(taken) < 20
    results.close()
