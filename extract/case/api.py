"""A case in Python: ``open_case(path).events(actor="Daesh", since="2015-07-01")``, for notebooks and scripts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

from extract.errors import DatelineError, SelectionError

if TYPE_CHECKING:
    import pandas as pd

    from extract.store.filters import Filter, RoleChoice
    from extract.store.repository import Store

Words = str | Sequence[str]
Day = str | date


@dataclass(frozen=True, slots=True)
class CaseEvent:
    """One event of a case: the merged view of every report of it.

    start, end: days, both inclusive, None where not known. lat, lon: degrees (WGS84), None where not placed;
    radius_km: how far off the point it may be, 0 where exact. Tolls: the lowest, likeliest and highest number told,
    None where none is. evidence: the sentence of the report shown first, trigger its word; rules: why, as identifiers.
    mentions, reports, origins, parties: counts. Other text: "" where there is none.
    """

    event_id: int
    event_type: str
    sub_event_type: str
    status: str
    attribution: str
    start: date | None
    end: date | None
    time_precision: str
    time_basis: str
    time_explanation: str
    place: str
    lat: float | None
    lon: float | None
    country: str
    geo_precision: str
    radius_km: float | None
    agents: tuple[str, ...]
    targets: tuple[str, ...]
    weapons: tuple[str, ...]
    fatalities_low: int | None
    fatalities_best: int | None
    fatalities_high: int | None
    injured_low: int | None
    injured_best: int | None
    injured_high: int | None
    mentions: int
    reports: int
    origins: int
    sources: tuple[str, ...]
    document_title: str
    published: date | None
    trigger: str
    evidence: str
    rules: tuple[str, ...]
    corrected: bool


class Case:
    """A case that is open for reading. Use it as a context manager, or call `close`."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def __enter__(self) -> Case:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._store.close()

    def events(
        self,
        *,
        actor: Words = (),
        role: str = "either",
        since: Day | None = None,
        until: Day | None = None,
        within: bool = False,
        undated: bool = False,
        type: Words = (),  # noqa: A002 - the word of the command and of the address
        status: Words = (),
        place: Words = (),
        source: Words = (),
        text: str = "",
        killed: int = 0,
    ) -> Events:
        """The events of a selection, by report and order in it; conditions are joined by *and*, values by *or*.

        actor: names, aliases or ids ("ISIL", "Daesh"); role: "agent", "target" or "either". since, until: days,
        inclusive; an event is in when its dates overlap them, with ``within`` only when they lie between; ``undated``
        keeps events without a date too. type: ACLED's event types or sub-event types. place: places, provinces or
        countries, with what lies in them. source: publishers. text: words in sentence, title, place or actor.
        killed: at least so many by the best figure. Raises SelectionError for a name, type or status that the case has
        not, DateFormatError for a day that is none.
        """
        from extract.filter_options import Choices, chosen

        choices = Choices(
            start=_day(since), end=_day(until), actors=_words(actor), types=_words(type), statuses=_words(status),
            places=_words(place), bbox=(), sources=_words(source), text=text, role=_role(role), within=within,
            toll=killed, undated=undated,
        )  # fmt: skip
        return Events(self._store, chosen(choices, self._store))


class Events:
    """The events of a selection: iterate over `CaseEvent`, or take them as a table."""

    def __init__(self, store: Store, selection: Filter) -> None:
        self._store, self._selection = store, selection

    def __iter__(self) -> Iterator[CaseEvent]:
        columns = {name: list(values) for name, values in self.to_frame().items()}
        names = [field.name for field in fields(CaseEvent)]
        for row in zip(*(columns[name] for name in names), strict=True):
            yield CaseEvent(**{name: _plain(name, value) for name, value in zip(names, row, strict=True)})

    def __len__(self) -> int:
        return len(self.to_frame())

    def to_frame(self) -> pd.DataFrame:
        """A pandas table, one row an event; its columns are those of `extract.store.queries.events_frame`."""
        from extract.store.queries import events_frame

        return events_frame(self._store, self._selection)

    def to_geoframe(self) -> Any:
        """A geopandas table of the events that have a place: points in WGS84 (EPSG:4326), the columns of `to_frame`.

        Raises DatelineError where geopandas is not installed.
        """
        try:
            import geopandas
        except ImportError as error:
            raise DatelineError("to_geoframe() needs geopandas: pip install 'dateline[gis]'") from error
        placed = self.to_frame().dropna(subset=["lat", "lon"])
        points = geopandas.points_from_xy(placed["lon"], placed["lat"])
        return geopandas.GeoDataFrame(placed, geometry=points, crs="EPSG:4326")


def open_case(path: str | Path) -> Case:
    """Open a case file, or a case database by its URL. Raises StoreError for what is none; nothing is made."""
    from extract.store.repository import open_store

    return Case(open_store(path))


def _words(value: Words) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value)


def _day(value: Day | None) -> date | None:
    from extract.documents.dating import parse_user_date

    return value if value is None or isinstance(value, date) else parse_user_date(value)


def _role(value: str) -> RoleChoice:
    from extract.store.filters import RoleChoice

    for role in get_args(RoleChoice):
        if role == value:
            found: RoleChoice = role
            return found
    raise SelectionError(f"role: there is no {value!r}; it is one of {', '.join(get_args(RoleChoice))}.")


def _plain(name: str, value: Any) -> Any:
    """A value of the table as Python's own: no NaN and no NaT, days as days."""
    if isinstance(value, (tuple, str, bool)):
        return value
    if value is None or value != value:  # NaN and NaT differ from themselves
        return None
    if name in {"start", "end", "published"}:
        return value.date()
    if name in {"lat", "lon", "radius_km"}:
        return float(value)
    return bool(value) if name == "corrected" else int(value)
