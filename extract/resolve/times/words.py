"""How dates are told to the reader of an explanation, and how far pointing words point."""

from __future__ import annotations

from datetime import date

from extract.lexicon.calendar import MONTHS, day_in_words
from extract.lexicon.words import word_numbers
from extract.resolve.times.moment import Moment

WEEKDAY_NAMES = ("", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_SEASON_NAMES = {"SP": "spring", "SU": "summer", "FA": "autumn", "WI": "winter"}

SHIFT = word_numbers("times.shift")

#: TIMEX3 values of a unit that is not known
UNKNOWN_STEP = {"D": "XXXX-XX-XX", "W": "XXXX-WXX", "WE": "XXXX-WXX-WE", "M": "XXXX-XX", "Q": "XXXX-QX", "Y": "XXXX"}


def day(value: date) -> str:
    """ "Wed 15 July 2015", in English whatever the locale."""
    return f"{WEEKDAY_NAMES[value.isoweekday()][:3]} {day_in_words(value)}"


def moment(value: Moment) -> str:
    """A moment in words, as fine as it is known."""
    year = f"{-value.year} BC" if value.year < 0 else str(value.year)
    if value.kind == "day":
        return f"{value.day} {MONTHS[value.month - 1]} {year}"
    if value.kind == "month":
        return f"{MONTHS[value.month - 1]} {year}"
    if value.kind == "season":
        return f"{_SEASON_NAMES[value.season]} {year}"
    if value.kind in ("week", "weekend", "quarter", "half"):
        return f"{value.kind} {value.number} of {year}"
    return {"decade": f"the {year}s", "century": f"the {year}s"}.get(value.kind, year)


def unknown_step(unit: str, base: Moment) -> str:
    """The value of a day, week or month that cannot be counted because ``base`` is known too coarsely."""
    year = f"{base.year:04d}" if base.year >= 0 else f"BC{-base.year:04d}"
    return {"D": f"{year}-XX-XX", "NI": f"{year}-XX-XX", "W": f"{year}-WXX", "M": f"{year}-XX"}.get(unit, year)


def step(said: str, base: str) -> str:
    """Why an expression that points means what it means."""
    short = said if len(said) <= 60 else said[:57] + "..."
    return f"“{' '.join(short.split())}” counted from {base}"
