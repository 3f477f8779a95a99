"""What a process is made to do in the tests: good work, and every way to overrun."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Any

from extract.isolation.model import Begun
from extract.model import Document


def do(task: str) -> Any:
    """By its name."""
    if task == "spin":
        while True:
            pass
    if task == "swell":
        return len(bytearray(900_000_000))
    if task == "die":
        os._exit(9)
    if task == "pour":
        return "x" * 20_000_000
    if task == "foreign":
        return os.path  # none of our values
    return task


def parts(task: str) -> Iterator[Any]:
    """One part after the other, by the letters of the task; ``!`` dies."""
    for letter in task:
        yield Begun(letter)
        if letter == "!":
            os._exit(9)
        yield Document(letter)
