"""Clock times and numeric dates: "14:30Z", "0600 local", "5:30 p.m.", "2015-07-13", "13/07/2015", "131500ZJUL15"."""

from __future__ import annotations

import re
from datetime import date

from extract.lexicon.words import word_class
from extract.mentions.log_times import log_times
from extract.mentions.timex import words
from extract.mentions.timex.readings import Calendar, Clock
from extract.mentions.timex.years import short_year

#: military time zones that are written in date-time groups: letter -> offset (ACP 121)
_ZONES = {
    letter: f"{sign}{hours:02d}:00"
    for sign, letters in (("+", "ABCDEFGHIKLM"), ("-", "NOPQRSTUVWXY"))
    for hours, letter in enumerate(letters, 1)
} | {"Z": "Z", "J": "local"}

_ISO = re.compile(
    r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)"
    r"(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d{1,6})?)?(Z|[+-]\d\d:?\d\d)?)?(?![\d/-])"
)
_ISO_WEEK = re.compile(r"(\d{4})-W(\d{2})(?:-([1-7]))?(?!\d)")
_ISO_MONTH = re.compile(r"(\d{4})-(\d{2})(?![\d-])")
_SLASHED = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})(?![\d/])(?!\.\d)")
_DTG = re.compile(
    r"(\d{2})(\d{2})(\d{2})\s?([A-IK-Z])?\s?(JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)\s?(\d{4}|\d{2})?(?![^\W_])",
    re.I,
)
_TWELVE = re.compile(r"(\d{1,2})(?:[:.](\d{2}))?(?::(\d{2}))?\s{0,2}([ap])(?:\.\s?m\.|\.m\b|m\b)(?![^\W\d_])", re.I)
_TWENTY_FOUR = re.compile(
    r"(\d{1,2})(?::(\d{2})(?::(\d{2}))?|[.](\d{2})(?=\s?(?:hrs?|hours|h\b|GMT|UTC|local)))"
    r"(?:\s?(Z\b|GMT\b|UTC\b|hrs?\b|hours\b|h\b))?(?![\d:])"
)
#: the one day that is known by two figures
_NINE_ELEVEN = re.compile(r"9/11(?![\d/%])")
_BARE = re.compile(r"(0\d)([0-5]\d)(?![\w.,:]\w|\w)")
_BARE_AT = re.compile(r"([01]\d|2[0-3])([0-5]\d)(?![\w.,:%/-]\w|\w|\s?%)")
#: "began at 2000 and ended ...": what may follow a clock time without a sign, and seldom follows a count
_BEHIND_CLOCK = re.compile(
    r"\s?(?:[.;,)\]]|$|\n)|\s(?:and|on|when|as|after|before|to|until|but|today|yesterday)\b", re.I
)
_LEVELS = word_class("times.levels")
_MILITARY = re.compile(
    r"([01]\d|2[0-4])([0-5]\d)\s?(Z\b|(?i:(?:hrs?|hours)(?:\s(?:local|gmt|utc))?|local|gmt|utc)\b|h\b|L\b)"
)


_BEFORE_TIME = word_class("times.before_time")


def _valid(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def numeric(text: str, at: int) -> tuple[int, Calendar] | None:
    """A date in figures at code point ``at``: (end code point, reading). Impossible dates are none."""
    match = _ISO.match(text, at)
    if match:
        year, month, day = int(match[1]), int(match[3]), int(match[4])
        if 1000 <= year <= 2199 and _valid(year, month, day):
            clock = None
            if match[5]:
                hour, minute = int(match[5]), int(match[6])
                if hour < 25 and minute < 60:
                    clock = Clock(hour, minute, int(match[7]) if match[7] else None, match[8] or "")
            return match.end(), Calendar(year=year, month=month, day=day, clock=clock)
        return None
    match = _ISO_WEEK.match(text, at)
    if match and 1 <= int(match[2]) <= 53:
        return match.end(), Calendar(
            year=int(match[1]), week=int(match[2]), weekday=int(match[3]) if match[3] else None
        )
    match = _ISO_MONTH.match(text, at)
    if match and 1900 <= int(match[1]) <= 2199 and 1 <= int(match[2]) <= 12:
        return match.end(), Calendar(year=int(match[1]), month=int(match[2]))
    match = _NINE_ELEVEN.match(text, at)
    if match:
        return match.end(), Calendar(year=2001, month=9, day=11)
    return _slashed(text, at)


def _slashed(text: str, at: int) -> tuple[int, Calendar] | None:
    match = _SLASHED.match(text, at)
    if not match:
        return None
    first, second, separator = int(match[1]), int(match[3]), match[2]
    year = int(match[4]) if len(match[4]) == 4 else short_year(int(match[4]))
    if not 1000 <= year <= 2199 or (
        len(match[4]) == 2 and separator != "/" and not (len(match[1]) == len(match[3]) == 2)
    ):
        return None
    day_first, month_first = _valid(year, second, first), _valid(year, first, second)
    if day_first and month_first and first != second:
        if separator == ".":  # points are written in countries that write the day first
            return match.end(), Calendar(year=year, month=second, day=first)
        return match.end(), Calendar(year=year, month=second, day=first, other_order=True)
    if day_first:
        return match.end(), Calendar(year=year, month=second, day=first, order="day" if first > 12 else "")
    if month_first:
        return match.end(), Calendar(year=year, month=first, day=second, order="month")
    return None


def date_time_group(text: str, at: int) -> tuple[int, Calendar] | None:
    """A military date-time group (ACP 121): "131500ZJUL15"; day, hour, minute, zone, month and year."""
    match = _DTG.match(text, at)
    if not match:
        return None
    day, hour, minute = int(match[1]), int(match[2]), int(match[3])
    if not 1 <= day <= 31 or hour > 24 or minute > 59:
        return None
    year = None
    if match[6]:
        year = int(match[6]) if len(match[6]) == 4 else short_year(int(match[6]))
    month = words.MONTHS[match[5].lower()]
    if not _valid(year or 2000, month, day):
        return None
    clock = Clock(hour, minute, None, _ZONES[match[4].upper()] if match[4] else "")
    return match.end(), Calendar(year=year, month=month, day=day, clock=clock)


def clock(text: str, at: int) -> tuple[int, Clock] | None:
    """A time of day in figures at code point ``at``."""
    match = _TWELVE.match(text, at)
    if match:
        hour, minute = int(match[1]), int(match[2]) if match[2] else None
        if not 1 <= hour <= 12 or (minute or 0) > 59:
            return None
        hour = hour % 12 + (12 if match[4].lower() == "p" else 0)
        return match.end(), Clock(hour, minute, int(match[3]) if match[3] else None)
    match = _MILITARY.match(text, at)
    if match:
        return match.end(), Clock(int(match[1]), int(match[2]), None, _zone(match[3]))
    match = _TWENTY_FOUR.match(text, at)
    if match:
        hour, minute = int(match[1]), int(match[2] or match[4])
        second = int(match[3]) if match[3] else None
        if hour > 24 or minute > 59 or (second or 0) > 59:
            return None
        return match.end(), Clock(hour, minute, second, _zone(match[5]))
    return None


def bare_military(text: str, at: int, before: str, verb: str) -> tuple[int, Clock] | None:
    """ "at 0600", "BEGAN AT 2000": four figures are a time without more only behind a word of time, and with a nought
    before or behind "at"; ``before`` and ``verb`` are the two words before it, in lower case."""
    if at in log_times(text):
        return at + 4, Clock(int(text[at : at + 2]), int(text[at + 2 : at + 4]))
    match = _BARE_AT.match(text, at) if before == "at" and verb not in _LEVELS else None
    if match is None or not (match[1].startswith("0") or _BEHIND_CLOCK.match(text, match.end())):
        timed = before in _BEFORE_TIME or before.endswith("ed")
        match = _BARE.match(text, at) if timed else None
    return (match.end(), Clock(int(match[1]), int(match[2]))) if match else None


def _zone(word: str | None) -> str:
    if not word:
        return ""
    return {"z": "Z", "gmt": "Z", "utc": "Z", "local": "local", "l": "local"}.get(word.lower().split()[-1], "")
