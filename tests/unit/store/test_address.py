"""How a case is named to people: never with what opens it."""

from __future__ import annotations

import pytest

from extract.errors import StoreError
from extract.store.database.address import shown
from extract.store.database.connection import sqlite_path


@pytest.mark.parametrize(
    ("db", "words"),
    [
        # paths stay as they are typed
        ("case.db", "case.db"),
        ("/srv/cases/2031 north.db", "/srv/cases/2031 north.db"),
        ("sqlite:///case.db", "sqlite:///case.db"),
        # no password, nothing to hide
        ("postgresql+psycopg://ana@db.example/base", "postgresql+psycopg://ana@db.example/base"),
        ("postgresql://ana:hush@db.example:5433/base", "postgresql://ana:***@db.example:5433/base"),
        # characters that an address writes as percent signs
        ("postgresql://ana:h%40u%2Fsh@db.example/base", "postgresql://ana:***@db.example/base"),
        # libpq takes a password as a parameter too
        ("postgresql://db.example/base?user=ana&password=hush", "postgresql://db.example/base?password=***&user=ana"),
        ("postgresql://db.example/base?PASSWORD=hush", "postgresql://db.example/base?PASSWORD=***"),
        ("postgresql://db.example/base?sslpassword=hush", "postgresql://db.example/base?sslpassword=***"),
        # not readable as an address
        ("postgresql://ana:hush@db.example:port/base", "postgresql://***"),
        ("://ana:hush@db.example", "://***"),
    ],
)
def test_a_case_is_named_without_its_password(db: str, words: str) -> None:
    assert shown(db) == words


@pytest.mark.parametrize("db", ["mysql://ana:hush@db/base", "://ana:hush@db/base", "postgresql://ana:hush@db:port/b"])
def test_a_refusal_does_not_tell_the_password(db: str) -> None:
    with pytest.raises(StoreError) as refusal:
        sqlite_path(db)
    assert "hush" not in str(refusal.value)
