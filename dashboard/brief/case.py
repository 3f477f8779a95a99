"""What a brief says of the case that it is made from: how many events there are, and a fingerprint of it all."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import sqlalchemy as sa

from extract.store.rows import published_key
from extract.store.schema import correction, event

if TYPE_CHECKING:
    from extract.store.repository import Store


def event_count(store: Store) -> int:
    """Events of the case, without those that an analyst rejected."""
    query = sa.select(sa.func.count()).select_from(event).where(event.c.rejected.is_(False))
    with store.reading() as connection:
        return int(connection.execute(query).scalar_one())


def case_hash(store: Store) -> str:
    """Fingerprint of what the case holds, 16 hexadecimal digits: reports, their dates and rules, corrections.

    The same for two cases with the same contents, whatever the order in which they were added.
    """
    reports = sorted(f"{row.sha256} {published_key(row.published)} {row.version}" for row in store.documents())
    with store.reading() as connection:
        corrections = sorted(str(key) for key in connection.execute(sa.select(correction.c.uuid)).scalars())
    return hashlib.sha256("\n".join([*reports, *corrections]).encode()).hexdigest()[:16]
