"""Views of a case that an analyst gave a name: kept in the case, so that they travel with it.

A view is the text of an address' query. It changes nothing that is extracted or shown, so saving one counts no
revision: what other sessions have read stays good.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import sqlalchemy as sa

from extract.errors import StoreError
from extract.store.database.connection import translated
from extract.store.repository import Store
from extract.store.schema import case_info

#: longest name and longest query, in characters
MOST_NAME, MOST_QUERY = 80, 8_000
#: views in a case
MOST_VIEWS = 200
_PREFIX = "view:"


def named_views(store: Store) -> dict[str, str]:
    """Name -> query of every view of the case, by name."""
    query = sa.select(case_info.c.key, case_info.c.value).where(case_info.c.key.startswith(_PREFIX))
    with store.reading() as connection:
        found = {str(row.key)[len(_PREFIX) :]: str(row.value) for row in connection.execute(query)}
    return dict(sorted(found.items()))


def save_view(store: Store, name: str, query: str) -> None:
    """Keep ``query`` under ``name``, in the place of what stood there. Raises StoreError for a name or query that is
    empty or too long, or where there are too many."""
    if not name.strip() or len(name) > MOST_NAME or len(query) > MOST_QUERY:
        raise StoreError(f"A view needs a name of 1 to {MOST_NAME} characters and an address of at most {MOST_QUERY}")
    known = named_views(store)
    if name not in known and len(known) >= MOST_VIEWS:
        raise StoreError(f"This case has {MOST_VIEWS} views already; remove one first")
    with _writing(store) as connection:
        connection.execute(sa.delete(case_info).where(case_info.c.key == _PREFIX + name))
        connection.execute(sa.insert(case_info).values(key=_PREFIX + name, value=query))


def drop_view(store: Store, name: str) -> None:
    """Forget a view; nothing happens where there is none of that name."""
    with _writing(store) as connection:
        connection.execute(sa.delete(case_info).where(case_info.c.key == _PREFIX + name))


@contextmanager
def _writing(store: Store) -> Iterator[sa.Connection]:
    """One transaction that counts no revision."""
    engine = store._engine
    with translated(store.name), engine.connect().execution_options(write=True) as connection, connection.begin():
        yield connection
