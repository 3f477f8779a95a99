"""Questions to an archive, through DuckDB over its Parquet files; every value is bound, none is spelt in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from extract.archive.layout import DOCUMENTS, MENTIONS, home, present
from extract.errors import ArchiveError

if TYPE_CHECKING:
    import duckdb

Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Asked:
    """Conditions on mentions, joined by *and*, the values of one by *or*. Days inclusive; undated ones are left out
    where a day is asked for. actors, places: ids or names, ignoring case; types: event or sub-event types.
    box: west, south, east, north in degrees; west > east crosses the antimeridian."""

    start: date | None = None
    end: date | None = None
    actors: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    box: Box | None = None
    sources: tuple[str, ...] = ()
    text: str = ""

    def where(self) -> tuple[str, list[Any]]:
        """SQL over ``mentions`` and its values."""
        parts: list[str] = []
        values: list[Any] = []

        def add(words: str, *given: Any) -> None:
            parts.append(words)
            values.extend(given)

        if self.start:
            add("coalesce(time_end, DATE '9999-12-31') >= ? AND time_precision IS NOT NULL", self.start)
        if self.end:
            add("coalesce(time_start, DATE '0001-01-01') <= ? AND time_precision IS NOT NULL", self.end)
        if self.actors:
            low = [name.lower() for name in self.actors]
            fits = "list_contains(?, lower(a.name)) OR list_contains(?, a.actor_id)"
            add(f"len(list_filter(actors, lambda a: {fits})) > 0", low, list(self.actors))
        if self.types:
            add(
                "(list_contains(?, event_type) OR list_contains(?, sub_event_type))", list(self.types), list(self.types)
            )
        for column, wanted in (("status", self.statuses), ("source", self.sources)):
            if wanted:
                add(f"list_contains(?, {column})", list(wanted))
        if self.places:
            add("(list_contains(?, place_id) OR list_contains(?, lower(place)))", list(self.places),
                [name.lower() for name in self.places])  # fmt: skip
        if self.box:
            west, south, east, north = self.box
            turn = "lon BETWEEN ? AND ?" if west <= east else "(lon >= ? OR lon <= ?)"
            add(f"lat BETWEEN ? AND ? AND {turn}", south, north, west, east)
        if self.text.strip():
            words = self.text.strip().lower()
            add(
                "(contains(lower(evidence), ?) OR contains(lower(title), ?) OR contains(lower(place), ?))", *[words] * 3
            )
        return " AND ".join(parts) or "true", values


@contextmanager
def opened(root: str | Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection with the views ``documents`` and ``mentions`` of the archive's present version; nothing is written.

    Raises ArchiveError where there is no archive, or nothing in it.
    """
    try:
        import duckdb
    except ModuleNotFoundError as error:
        raise ArchiveError("an archive needs duckdb: pip install 'dateline[archive]'") from error
    folder = home(Path(root), present(Path(root)))
    if not any(folder.iterdir()):
        raise ArchiveError(f"{root} holds no reports yet")
    with duckdb.connect(":memory:") as connection:
        for view, name in (("documents", DOCUMENTS), ("mentions", MENTIONS)):
            files = str(folder / "*" / name).replace("'", "''")
            connection.execute(f"CREATE VIEW {view} AS SELECT * FROM read_parquet('{files}')")  # noqa: S608 - quoted
        yield connection


def known_texts(root: Path, version: str) -> set[bytes]:
    """sha256 of every text that is finished by this version: 32 bytes each."""
    import pyarrow.parquet as pq

    found: set[bytes] = set()
    for folder in home(root, version).iterdir():
        found.update(map(bytes.fromhex, pq.read_table(folder / DOCUMENTS, columns=["sha256"])["sha256"].to_pylist()))
    return found


def count(root: str | Path, asked: Asked = Asked()) -> int:
    """How many mentions are asked for."""
    where, values = asked.where()
    with opened(root) as connection:
        (number,) = connection.execute(f"SELECT count(*) FROM mentions WHERE {where}", values).fetchone() or (0,)  # noqa: S608 - bound
    return int(number)


def mentions(root: str | Path, asked: Asked = Asked(), page: int = 5_000) -> Iterator[dict[str, Any]]:
    """The mentions asked for, by day, report and trigger, without the whole JSON of each, a page at a time."""
    where, values = asked.where()
    query = f"SELECT * EXCLUDE (mention) FROM mentions WHERE {where} ORDER BY time_start, sha256, ordinal"  # noqa: S608 - bound
    with opened(root) as connection:
        yield from _rows(connection.execute(query, values), page)


def reports(root: str | Path, asked: Asked = Asked(), page: int = 200) -> Iterator[tuple[dict[str, Any], list[Any]]]:
    """Every report that holds a mention asked for, by its content, with all of its mentions."""
    where, values = asked.where()
    with opened(root) as connection:
        query = f"SELECT DISTINCT sha256 FROM mentions WHERE {where} ORDER BY sha256"  # noqa: S608 - bound
        texts = [row[0] for row in connection.execute(query, values).fetchall()]
        for at in range(0, len(texts), page):
            wanted = [texts[at : at + page]]
            of: dict[str, list[Any]] = {}
            for row in _rows(connection.execute("SELECT * FROM mentions WHERE list_contains(?, sha256)", wanted), page):
                of.setdefault(row["sha256"], []).append(row)
            query = "SELECT * FROM documents WHERE list_contains(?, sha256) ORDER BY sha256"
            for row in list(_rows(connection.execute(query, wanted), page)):
                yield row, of.get(row["sha256"], [])


def _rows(found: Any, page: int) -> Iterator[dict[str, Any]]:
    names: Sequence[str] = [column[0] for column in found.description]
    while rows := found.fetchmany(page):
        for row in rows:
            yield dict(zip(names, row, strict=True))
