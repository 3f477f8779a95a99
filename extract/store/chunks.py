"""Long lists of ids in questions to a database: some at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

Item = TypeVar("Item")

#: Values in one IN (...): far below what SQLite and PostgreSQL allow.
CHUNK = 500


def chunks(values: Iterable[Item], size: int = CHUNK) -> Iterator[list[Item]]:
    """The values in their order, ``size`` at a time; the last part may be shorter, none is empty."""
    row = iter(values)
    while part := list(islice(row, size)):
        yield part
