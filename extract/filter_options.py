"""The filters of ``export`` and ``brief`` as command line options: the dashboard's filters under the same names."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar

import click

from extract.errors import DateFormatError, SelectionError
from extract.interchange.names import country_id, gazetteer_name
from extract.model import Status
from extract.standards import EVENT_TYPE_OF, EVENT_TYPES
from extract.store.filters import Box, Filter, RoleChoice

if TYPE_CHECKING:
    from extract.store.queries import PlaceRow
    from extract.store.repository import Store

_HALF_ROUND_KM = 20_100.0  # no two points on the globe are farther apart
Command = TypeVar("Command", bound=Callable[..., Any])


class DayType(click.ParamType[Any]):
    """A date as a person writes it: ``2015-07-13``, ``13 July 2015``."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        if isinstance(value, date):
            return value
        from extract.documents.dating import parse_user_date

        try:
            return parse_user_date(str(value))
        except DateFormatError as error:
            self.fail(str(error), param, ctx)


class BoxType(click.ParamType[Any]):
    """WEST,SOUTH,EAST,NORTH in degrees; west > east crosses the antimeridian."""

    name = "west,south,east,north"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[float, float, float, float]:
        if isinstance(value, tuple):
            return value
        try:
            west, south, east, north = (float(part) for part in str(value).split(","))
        except ValueError:
            self.fail(f"{value!r} is not four numbers: west,south,east,north, for example 40,30,46,35", param, ctx)
        if not (-180 <= west <= 180 and -180 <= east <= 180 and -90 <= south <= north <= 90):
            self.fail(f"{value!r} is not on the globe: longitudes -180 to 180, latitudes -90 to 90", param, ctx)
        return west, south, east, north


class CircleType(click.ParamType[Any]):
    """LAT,LON,KM: a point in degrees and how far from it."""

    name = "lat,lon,km"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[float, float, float]:
        if isinstance(value, tuple):
            return value
        try:
            lat, lon, km = (float(part) for part in str(value).split(","))
        except ValueError:
            self.fail(f"{value!r} is not three numbers: lat,lon,km, for example 33.3,44.4,50", param, ctx)
        if not (-90 <= lat <= 90 and -180 <= lon <= 180 and 0 < km <= _HALF_ROUND_KM):
            self.fail(f"{value!r}: latitudes -90 to 90, longitudes -180 to 180, more than 0 km", param, ctx)
        return lat, lon, km


@dataclass(frozen=True, slots=True)
class Choices:
    """What the user chose; names of actors and places are looked up in the case by ``selection``."""

    start: date | None
    end: date | None
    actors: tuple[str, ...]
    types: tuple[str, ...]
    statuses: tuple[str, ...]
    places: tuple[str, ...]
    bbox: tuple[Box, ...]
    sources: tuple[str, ...]
    text: str
    role: RoleChoice = "either"
    around: tuple[float, float, float] | None = None
    within: bool = False
    toll: int = 0
    origins: int = 0
    undated: bool = False

    def selection(self, store: Store) -> Filter:
        """The filter for this case. Raises click.UsageError for a name or type that is not there."""
        from extract.store.queries import actor_names, places, source_names

        if self.start and self.end and self.end < self.start:
            raise click.UsageError(f"--to {self.end} is before --from {self.start}")
        kinds = [_known(kind, (*EVENT_TYPES, *EVENT_TYPE_OF), "--type") for kind in self.types]
        return Filter(
            start=self.start,
            end=self.end,
            actors=_actor_ids(self.actors, actor_names(store)),
            role=self.role,
            event_types=tuple(kind for kind in kinds if kind in EVENT_TYPES),
            sub_event_types=tuple(kind for kind in kinds if kind not in EVENT_TYPES),
            statuses=tuple(_known(status, list(Status), "--status") for status in self.statuses),
            places=_place_ids(self.places, places(store)),
            boxes=self.bbox,
            around=self.around,
            within=self.within,
            toll=self.toll,
            origins=self.origins,
            include_undated=self.undated,
            sources=tuple(_known(source, source_names(store), "--source") for source in self.sources),
            text=self.text,
        )


def chosen(choices: Choices, store: Store) -> Filter:
    """The filter for this case, for callers that are no command. Raises SelectionError instead of a usage error."""
    try:
        return choices.selection(store)
    except click.UsageError as error:
        raise SelectionError(error.format_message().removeprefix("--")) from error


def filter_options(command: Command) -> Command:
    """Give a command the filter options; they arrive as keyword arguments for ``Choices``."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


_OPTIONS = (
    click.option("--from", "start", type=DayType(), help="First day; an event is in when its dates overlap."),
    click.option("--to", "end", type=DayType(), help="Last day, inclusive."),
    click.option("--within", is_flag=True, help="An event is in only when its dates lie between --from and --to."),
    click.option("--undated", is_flag=True, help="With --from or --to: keep events without a date too."),
    click.option("--actor", "actors", multiple=True, help="An actor by name, alias or id, in either role. Repeatable."),
    click.option(
        "--role",
        type=click.Choice(["either", "agent", "target"]),
        default="either",
        show_default=True,
        help="In which role --actor must stand.",
    ),
    click.option("--type", "types", multiple=True, help="Event type or sub-event type (ACLED's names). Repeatable."),
    click.option("--status", "statuses", multiple=True, help=f"One of: {', '.join(Status)}. Repeatable."),
    click.option("--place", "places", multiple=True, help="A place, province or country, by name or id. Repeatable."),
    click.option("--bbox", type=BoxType(), multiple=True, help="Only places inside, in degrees. Repeatable."),
    click.option("--around", type=CircleType(), help="Only places within so many kilometres of a point in degrees."),
    click.option("--source", "sources", multiple=True, help="Who published the report. Repeatable."),
    click.option("--toll", type=click.IntRange(min=0), default=0, metavar="N", help="At least N killed (best figure)."),
    click.option(
        "--origins", type=click.IntRange(min=0), default=0, metavar="N", help="At least N independent origins."
    ),
    click.option("--text", default="", help="Words in the sentence, title, place or actor."),
)


def _known(value: str, known: Iterable[str], option: str) -> str:
    """The known value that ``value`` means, whatever its case."""
    options = list(known)
    for candidate in options:
        if candidate.lower() == value.strip().lower():
            return str(candidate)
    raise click.UsageError(f"{option}: there is no {value!r}.{_nearest(value, options)}")


def _actor_ids(values: Iterable[str], names: dict[str, str]) -> tuple[str, ...]:
    """Ids in this case of the actors that ``values`` name: by id, by name, or by an alias as reports use it."""
    found: dict[str, None] = {}
    for value in values:
        wanted = value.strip().lower()
        ids = [key for key, name in names.items() if wanted in (key.lower(), name.lower())]
        ids = ids or [key for key in _read_as_actor(value) if key in names][:1]
        if not ids:
            raise click.UsageError(f"--actor: there is no {value!r} in this case.{_nearest(value, names.values())}")
        found.update(dict.fromkeys(ids))
    return tuple(found)


def _read_as_actor(words: str) -> list[str]:
    """Ids of the actors that the extractor finds in the words: "Daesh" is an alias like any other."""
    from extract.mentions.actors import find_actors
    from extract.mentions.tagging.sentences import find_sentences
    from extract.mentions.tagging.tokens import tag
    from extract.resolve.actors.resolver import resolve_actors

    tagged = tag(words, find_sentences(words))
    return [resolved.actor.id for resolved in resolve_actors(words, tagged, find_actors(words, tagged))]


def _place_ids(values: Iterable[str], rows: list[PlaceRow]) -> tuple[str, ...]:
    """Gazetteer ids in this case of what ``values`` name, in any usual spelling, and of what lies in it."""
    if not values:
        return ()
    from extract.gazetteer.fold import loose

    names = {row.id: row.name for row in rows}
    for row in rows:
        for container in _containers(row):
            names.setdefault(container, gazetteer_name(container))
    found: dict[str, None] = {}
    for value in values:
        wanted = loose(value)
        meant = {key for key, name in names.items() if value == key or (wanted and loose(name) == wanted)}
        if not meant:
            raise click.UsageError(f"--place: there is no {value!r} in this case.{_nearest(value, names.values())}")
        found.update({row.id: None for row in rows if row.id in meant or not meant.isdisjoint(_containers(row))})
    return tuple(found)


def _containers(row: PlaceRow) -> list[str]:
    """Gazetteer ids of the province and the country that a place lies in."""
    return [key for key in (row.admin1, country_id(row.country)) if key]


def _nearest(value: str, known: Iterable[str]) -> str:
    from difflib import get_close_matches

    by_fold = {str(candidate).lower(): str(candidate) for candidate in known}
    near = [by_fold[fold] for fold in get_close_matches(value.lower(), by_fold, n=3, cutoff=0.6)]
    return f" Near it: {', '.join(near)}." if near else ""
