"""The tables: frozen once released, brought forward from every released version, and fit for PostgreSQL."""

from __future__ import annotations

import sqlite3
from datetime import date
from pathlib import Path

import pytest
import sqlalchemy as sa
from sqlalchemy.dialects import postgresql
from sqlalchemy.schema import CreateIndex, CreateTable

from extract.store import queries, schema
from extract.store.filters import Filter
from extract.store.repository import open_store
from tests.unit.store.samples import document, extraction, shelling, withdrawal

HERE = Path(__file__).parent


def _tables(path: Path) -> set[str]:
    with sqlite3.connect(path) as database:
        found = {" ".join(sql.split()) for (sql,) in database.execute("SELECT sql FROM sqlite_master") if sql}
    database.close()
    return found


@pytest.mark.parametrize("version", range(1, schema.SCHEMA_VERSION + 1))
def test_a_case_of_every_released_version_opens(tmp_path: Path, version: int) -> None:
    old, new = tmp_path / "old.db", tmp_path / "new.db"
    with sqlite3.connect(old) as database:
        database.executescript((HERE / f"case_{version}.sql").read_text())
    database.close()
    with open_store(old) as store:
        assert [(row.name, row.state) for row in store.documents()] == [("aden.txt", "done"), ("second.txt", "failed")]
        assert store.document(1) == document()
        stored = store.extraction(1)
        assert stored is not None
        assert (stored.events, stored.toponyms) == ((shelling(), withdrawal()), extraction().toponyms)
        # a case from before there were events has them at once
        assert list(queries.events_frame(store)["trigger"]) == ["shelled", "leave"]
        store.save_extraction(1, extraction(version="test-2"))
    with open_store(new, create=True):
        pass
    # a change to the tables that no migration brings to older cases shows here
    assert _tables(old) == _tables(new)


def test_the_tables_are_postgresql_too() -> None:
    dialect = postgresql.dialect()  # type: ignore[no-untyped-call]
    for table in schema.metadata.sorted_tables:
        assert "CREATE TABLE" in str(CreateTable(table).compile(dialect=dialect))
        for index in table.indexes:
            assert "CREATE" in str(CreateIndex(index).compile(dialect=dialect))


def test_the_filters_are_postgresql_too() -> None:
    everything = Filter(
        *(date(2015, 1, 1), date(2015, 2, 1), ("a",), "agent", ("b",), ("c",), ("d",), ("e",)),
        *(
            (1.0, 2.0, 3.0, 4.0),
            ((1.0, 2.0, 3.0, 4.0),),
            (1.0, 2.0, 3.0),
            (1,),
            ("f",),
            "words",
            True,
            True,
            1,
            2,
            (1,),
        ),
    )
    query = sa.select(*queries._EVENT_COLUMNS).where(*everything.conditions())
    compiled = query.compile(dialect=postgresql.dialect())  # type: ignore[no-untyped-call]
    assert "words" not in str(compiled)  # every value is bound
    assert "words" in compiled.params.values()
