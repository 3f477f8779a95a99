"""What a time expression says, before it is known when it was said: the parsed form that resolvers read.

Every reading is a small immutable value; nothing here knows a calendar date that the words do not give.
Codes follow TIMEX3 (ISO-TimeML): units ``D W M Y DE CE``, clock units ``H MIN S``; parts of day
``MO MI AF EV NI DT DA`` (``DA`` is dawn: TIMEX3 has no code of its own, its value is written ``MO``);
seasons ``SP SU FA WI``; weekdays 1 (Monday) to 7.
"""

from __future__ import annotations

from dataclasses import dataclass

from extract.quick import quick


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day as written. ``zone``: "" (not said), "Z", "local", or an offset like "+03:00"."""

    hour: int  # 0..24
    minute: int | None = None  # 0..59; None where only the hour is said
    second: int | None = None
    zone: str = ""


@quick
@dataclass(frozen=True, slots=True, kw_only=True)
class Calendar:
    """A date by its parts; what is not said is None, and whole units only (``month`` 1..12, ``day`` 1..31).

    ``year_ref``/``month_ref`` name a year or month by pointing: "this", "last", "next" (from the time of
    speaking), "that", "previous", "following" (from the time told of). ``pointer`` does so for the date itself:
    "last Thursday" is weekday 4, pointer "last".
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    quarter: int | None = None
    half: int | None = None
    season: str = ""
    decade: int | None = None  # first year of it: 1920
    century: int | None = None  # 19 is the nineteenth
    week: int | None = None  # ISO week
    bc: bool = False
    pointer: str = ""
    year_ref: str = ""
    month_ref: str = ""
    mod: str = ""  # "START", "MID", "END"
    part: str = ""
    clock: Clock | None = None
    feast: str = ""  # id of a movable feast: "easter", "ramadan" ...
    other_order: bool = False  # 03/04/2015: day and month can be told only from the document's own habit
    order: str = ""  # "day" or "month": which came first in a date in figures that can be read in one order only
    named: str = ""  # calendar of a date in another language: "gregorian", "jalali", "hijri"


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A whole unit pointed at: "last week", "the following month", "that day", "the end of this year"."""

    unit: str
    pointer: str  # as Calendar.year_ref
    mod: str = ""  # as Calendar.mod, or "EARLIER", "LATER": up to, or from, the day that it is counted from
    part: str = ""
    clock: Clock | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Offset:
    """A stretch counted from somewhere: "two months ago", "three days later", "a day before the offensive".

    ``count`` None is an unknown number ("a few days later"). ``origin``: "speech", "told" or "event".
    """

    unit: str
    count: float | None
    sign: int  # -1 back, +1 on
    origin: str
    part: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Duration:
    """A length of time. ``count`` None is an unknown number. ``frame`` says which stretch it is, if it says so:
    "past" ("over the past two weeks"), "next", "first", "last" (with ``of``: the period it is counted in)."""

    unit: str
    count: float | None
    frame: str = ""
    of: Calendar | Step | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Recurrence:
    """A set: "every Friday", "daily". ``value`` is the TIMEX3 value."""

    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Vague:
    """PRESENT_REF, PAST_REF or FUTURE_REF; ``unit`` bounds it where said ("recent days")."""

    value: str
    unit: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DayPart:
    """A part of day by itself: "at dawn", "overnight", "that afternoon", "last night". ``pointer`` as in Calendar."""

    part: str
    pointer: str = ""
    mod: str = ""
    clock: Clock | None = None


Reading = Calendar | Step | Offset | Duration | Recurrence | Vague | DayPart
