"""Cases on both back ends: what is tested of the store is tested on SQLite and on a real PostgreSQL."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest

from extract.store.repository import Store, open_store
from tests import postgres

BACKENDS = ("sqlite", "postgresql")

_NUMBERS = count()

#: Gives the address of a new case each time it is called.
NewCase = Callable[[], str]


def new_case(backend: str, folder: Path) -> NewCase:
    """Addresses of new cases of that back end; files are made in ``folder``."""
    if backend == "postgresql":
        return postgres.server().fresh
    return lambda: str(folder / f"case_{next(_NUMBERS)}.db")


@pytest.fixture(params=BACKENDS)
def new_url(request: pytest.FixtureRequest, tmp_path: Path) -> NewCase:
    return new_case(request.param, tmp_path)


@pytest.fixture
def store(new_url: NewCase) -> Iterator[Store]:
    """A new, empty case, on either back end."""
    with open_store(new_url(), create=True) as opened:
        yield opened
