"""What an analyst may set on an event: typed values, their checks, their JSON, their words, and how they are laid over
a mention."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, cast

from extract.errors import InvalidCorrectionError
from extract.lexicon.calendar import day_in_words
from extract.model import (
    Actor,
    EventActor,
    EventMention,
    EventPlace,
    EventTime,
    GeoPrecision,
    Place,
    Role,
    Span,
    Status,
    TimeBasis,
    TimeInterval,
    TimePrecision,
    Toll,
)
from extract.standards import EVENT_TYPE_OF
from extract.store import codec

#: Fields of an event that can be edited, in the order in which they are shown.
FIELDS = ("event_type", "time", "place", "actors", "tolls", "status", "weapons")
#: Kinds of toll that can be set.
TOLL_KINDS = ("killed", "injured")
MAX_PEOPLE = 100_000_000
MAX_NAME = 300  # characters of a name that an analyst gives
_NOTHING_TOLD: Mapping[str, str] = {"time": "undated", "place": "not placed"}


@dataclass(frozen=True, slots=True)
class TimeValue:
    """Days, both inclusive, None for an open end; ``precision`` as the model's (`time_value` finds it)."""

    start: date | None
    end: date | None
    precision: TimePrecision


@dataclass(frozen=True, slots=True)
class ActorValue:
    role: Role
    actor: Actor


@dataclass(frozen=True, slots=True)
class TollValue:
    """kind: one of ``TOLL_KINDS``. toll: None where no such people are told of."""

    kind: str
    toll: Toll | None


#: By field: event_type: a sub-event type; time: TimeValue or None (undated); place: Place or None (not placed);
#: actors: all of them; tolls: those to set, the others stay; status: a Status; weapons: all names.
Value = str | TimeValue | Place | tuple[ActorValue, ...] | tuple[TollValue, ...] | tuple[str, ...] | None


def time_value(start: date | None, end: date | None) -> TimeValue:
    """The value with the precision that the days themselves give."""
    if start is None or end is None:
        return TimeValue(start, end, TimePrecision.RANGE)
    days = (end - start).days + 1
    if days == 1:
        precision = TimePrecision.DAY
    elif days == 7:
        precision = TimePrecision.WEEK
    elif start.day == 1 and (start.year, start.month) == (end.year, end.month) and days >= 28 and _ends_month(end):
        precision = TimePrecision.MONTH
    elif (start.month, start.day, end.month, end.day, start.year) == (1, 1, 12, 31, end.year):
        precision = TimePrecision.YEAR
    else:
        precision = TimePrecision.RANGE
    return TimeValue(start, end, precision)


def _ends_month(day: date) -> bool:
    return day == date.max or date.fromordinal(day.toordinal() + 1).day == 1


def point(lat: float, lon: float, *, place_name: str = "", radius_km: float = 1.0, country: str = "") -> Place:
    """The place of a spot that was pointed at on a map: degrees, WGS84; a name where it has one of its own.

    ``radius_km``: how well it was hit. ``country``: ISO 3166-1 alpha-2, "" where not known.
    """
    words = place_name or f"{abs(lat):.3f}°{'N' if lat >= 0 else 'S'} {abs(lon):.3f}°{'E' if lon >= 0 else 'W'}"
    spot = f"point:{lat:.4f},{lon:.4f}"
    return Place(words, lat, lon, country, spot, GeoPrecision.NEAR, radius_km, kind="point")


def checked(field: str, value: Any) -> Value:
    """The value as it is kept. Raises InvalidCorrectionError that says what is wrong with it."""
    if field not in _CHECKS:
        raise InvalidCorrectionError(f"There is no field {field!r} to correct. Fields: {', '.join(FIELDS)}")
    return _CHECKS[field](value)


def _event_type(value: Any) -> Value:
    if not isinstance(value, str) or value not in EVENT_TYPE_OF:
        raise InvalidCorrectionError(f"{value!r} is not a sub-event type. Choose one of ACLED's, for example 'Attack'")
    return value


def _status(value: Any) -> Value:
    if value not in list(Status):
        raise InvalidCorrectionError(f"{value!r} is not a status. One of: {', '.join(Status)}")
    return Status(value).value


def _time(value: Any) -> Value:
    if value is None:
        return None
    if not isinstance(value, TimeValue):
        raise InvalidCorrectionError("A time is a first and a last day, or none at all")
    if value.start is None and value.end is None:
        raise InvalidCorrectionError("A time needs a first or a last day. Leave it out altogether for an undated event")
    if value.start and value.end and value.end < value.start:
        raise InvalidCorrectionError(f"The last day, {value.end}, is before the first, {value.start}")
    if value.precision is TimePrecision.DAY and value.start != value.end:
        raise InvalidCorrectionError("An event known to the day has one day; give a longer stretch as a range")
    return replace(value, precision=TimePrecision(value.precision))


def _place(value: Any) -> Value:
    if value is None:
        return None
    if not isinstance(value, Place):
        raise InvalidCorrectionError("A place is one of the gazetteer, or a point with a name, or none at all")
    if not (math.isfinite(value.lat) and -90 <= value.lat <= 90 and math.isfinite(value.lon)):
        raise InvalidCorrectionError(f"{value.lat}, {value.lon} is not on the globe: latitudes are -90 to 90 degrees")
    if not -180 <= value.lon <= 180:
        raise InvalidCorrectionError(
            f"{value.lat}, {value.lon} is not on the globe: longitudes are -180 to 180 degrees"
        )
    if not (math.isfinite(value.radius_km) and value.radius_km > 0):
        raise InvalidCorrectionError("Say how far off the point may be: a radius of more than 0 km")
    return replace(value, name=name("a place", value.name), gazetteer_id=name("a place's id", value.gazetteer_id))


def _actors(value: Any) -> Value:
    if not _all_of(value, ActorValue):
        raise InvalidCorrectionError("Actors are a list of actors with their roles")
    found = [ActorValue(Role(each.role), replace(each.actor, name=name("an actor", each.actor.name))) for each in value]
    if any(not each.actor.id for each in found):
        raise InvalidCorrectionError("An actor needs an id")
    return tuple(dict.fromkeys(found))


def _tolls(value: Any) -> Value:
    if not _all_of(value, TollValue) or not value:
        raise InvalidCorrectionError("A toll is the number of people killed, or injured, or both")
    for each in value:
        if each.kind not in TOLL_KINDS:
            raise InvalidCorrectionError(f"{each.kind!r} is no kind of toll. One of: {', '.join(TOLL_KINDS)}")
        toll = each.toll
        if toll is not None and not _rising(toll):
            raise InvalidCorrectionError(
                f"{toll.low}, {toll.best}, {toll.high}: the lowest, best and highest figure must rise, from 0 on"
            )
    if len({each.kind for each in value}) != len(value):
        raise InvalidCorrectionError("Each kind of toll is given once")
    return cast(tuple[TollValue, ...], tuple(value))


def _rising(toll: Toll) -> bool:
    """Do the figures rise, from 0 on? The best and the highest may both be missing: no number is given."""
    if toll.best is None or toll.high is None:
        return toll.best is toll.high and 0 <= toll.low <= MAX_PEOPLE
    return 0 <= toll.low <= toll.best <= toll.high <= MAX_PEOPLE


def _weapons(value: Any) -> Value:
    if not _all_of(value, str):
        raise InvalidCorrectionError("Weapons are a list of names")
    return tuple(dict.fromkeys(name("a weapon", each) for each in value))


def _all_of(value: Any, kind: type) -> bool:
    return isinstance(value, Sequence) and not isinstance(value, str) and all(isinstance(each, kind) for each in value)


def name(what: str, given: str) -> str:
    """A name that an analyst gave, on one line. Raises InvalidCorrectionError where it is none."""
    words = " ".join(given.replace("\x00", " ").split())
    if not words or len(words) > MAX_NAME:
        raise InvalidCorrectionError(f"The name of {what} has 1 to {MAX_NAME} characters")
    try:
        words.encode("utf-8")
    except UnicodeEncodeError as error:
        raise InvalidCorrectionError(f"The name of {what} holds half a surrogate pair") from error
    return words


_CHECKS = {
    "event_type": _event_type,
    "time": _time,
    "place": _place,
    "actors": _actors,
    "tolls": _tolls,
    "status": _status,
    "weapons": _weapons,
}


def encode(value: Value) -> str:
    """JSON of a checked value."""
    return codec.dumps(value)


def decode(field: str, text: str) -> Value:
    """The value that ``encode`` wrote. Raises InvalidCorrectionError where it is none of that field."""
    try:
        return checked(field, _decoded(field, json.loads(text)))
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise InvalidCorrectionError(f"{text[:200]} is no value of {field}") from error


def _decoded(field: str, value: Any) -> Any:
    if value is None:
        return None
    if field == "time":
        return codec.loads_many(TimeValue, [value])[0]
    if field == "place":
        return codec.loads_many(Place, [value])[0]
    if field == "actors":
        return codec.loads_many(ActorValue, value)
    if field == "tolls":
        return codec.loads_many(TollValue, value)
    return tuple(value) if field == "weapons" else value


def same_value(field: str, one: str, other: str) -> bool:
    """Do two values, as JSON, set the same? Of a place its point counts; of tolls those that ``one`` sets."""
    first, second = json.loads(one), json.loads(other)
    if first is None or second is None:
        return first is second
    if field == "place":
        names = ("gazetteer_id", "lat", "lon", "radius_km")
        return [first[key] for key in names] == [second[key] for key in names]
    if field == "tolls":
        return all(each in second for each in first)
    return bool(first == second)


def laid_over(mention: EventMention, field: str, value: Value, words: str) -> EventMention:
    """The mention with that field set; ``words`` say who set it, and why."""
    rule = f"corrected {field}: {words}"
    rules = mention.rules if rule in mention.rules else (*mention.rules, rule)
    return replace(_set(mention, field, value, words), rules=rules)


def _set(mention: EventMention, field: str, value: Any, words: str) -> EventMention:
    if field == "event_type":
        return replace(mention, event_type=EVENT_TYPE_OF[value], sub_event_type=value)
    if field == "status":
        return replace(mention, status=Status(value))
    if field == "weapons":
        return replace(mention, weapons=value)
    if field == "time":
        time = value and EventTime(TimeInterval(value.start, value.end), value.precision, TimeBasis.ANALYST, words)
        return replace(mention, time=time)
    if field == "place":
        return replace(mention, place=value and EventPlace(value, None, words))
    if field == "tolls":
        tolls = {**dict(mention.tolls), **{each.kind: each.toll for each in value}}
        return replace(mention, tolls=tuple((kind, toll) for kind, toll in tolls.items() if toll is not None))
    told = {actor.actor.id: actor.mention for actor in reversed(mention.actors)}
    spot = Span(mention.trigger.start, mention.trigger.end)
    actors = tuple(EventActor(each.role, each.actor, told.get(each.actor.id, spot)) for each in value)
    return replace(mention, actors=actors)


def in_words(field: str, value: Value) -> str:
    """A value as a reader would say it: "12 July 2015", "Aden", "12 to 20 killed"."""
    if value is None:
        return _NOTHING_TOLD.get(field, "nothing")
    if isinstance(value, TimeValue):
        if value.start == value.end:
            return _day(value.start)
        return f"{_day(value.start)} to {_day(value.end)}"
    if isinstance(value, Place):
        return value.name
    if isinstance(value, str):
        return value
    return ", ".join(_part(each) for each in value) or "none"


def _part(each: ActorValue | TollValue | str) -> str:
    if isinstance(each, ActorValue):
        return f"{each.actor.name} ({each.role.value})"
    if isinstance(each, TollValue):
        if each.toll is None:
            return f"nobody told of as {each.kind}"
        low, high = each.toll.low, each.toll.high
        if high is None:
            return f"an unknown number {each.kind}"
        return f"{low} {each.kind}" if low == high else f"{low} to {high} {each.kind}"
    return each


def _day(day: date | None) -> str:
    return day_in_words(day) if day else "an unknown day"
