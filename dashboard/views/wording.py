"""Words of the screen: dates as people write them, counts that agree with their nouns, status as an analyst says it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Any

import pandas as pd

from dashboard.views.symbols import status_phrase
from extract.lexicon.calendar import MONTHS, day_in_words

_MONTH = re.compile("|".join(MONTHS))

GEO_PRECISION: dict[str, str] = {
    "exact": "",
    "near": "near this point",
    "district": "somewhere in the district",
    "province": "somewhere in the province",
    "region": "somewhere in the region",
    "country": "somewhere in the country",
}

BASIS: dict[str, str] = {
    "explicit": "date in the text",
    "relative": "from the publication date",
    "anaphoric": "from another event in the text",
    "inferred": "from where the passage stands",
    "unknown": "no date known",
}

#: 13 July 2015
day = day_in_words


def days(start: date | None, end: date | None, precision: str = "", *, short: bool = False) -> str:
    """A stretch of days, both ends inclusive, as brief as can be without loss; ``short``: months cut to three."""
    if short:
        words = days(start, end, precision)
        return _MONTH.sub(lambda month: month[0][:3], words)
    if start is None and end is None:
        return "undated"
    if start is None:
        return f"until {day(end)}" if end else "undated"
    if end is None:
        return f"from {day(start)}"
    if start == end:
        return day(start)
    if precision == "year" and start.year == end.year:
        return str(start.year)
    if precision == "month" and (start.year, start.month) == (end.year, end.month):
        return f"{MONTHS[start.month - 1]} {start.year}"
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day}–{end.day} {MONTHS[end.month - 1]} {end.year}"
    if start.year == end.year:
        return f"{start.day} {MONTHS[start.month - 1]} – {day(end)}"
    return f"{day(start)} – {day(end)}"


def as_day(value: Any) -> date | None:
    """A date out of a cell of the events table (``NaT``, ``None`` and floats become ``None``)."""
    if value is None or value is pd.NaT or isinstance(value, float):
        return None
    return pd.Timestamp(value).date()


def event_date(event: Any) -> str:
    """Date of one row of the events table."""
    return days(as_day(event.start), as_day(event.end), event.time_precision or "")


def count(number: int, noun: str, plural: str = "") -> str:
    """ "1 event", "1,204 events"."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def listed(names: Sequence[str], *, most: int = 4, last: str = "and") -> str:
    """ "A, B and C"; beyond ``most`` the rest is counted."""
    shown = list(names[:most])
    if len(names) > most:
        shown.append(f"{len(names) - most} more")
    if not shown:
        return ""
    return shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} {last} {shown[-1]}"


def status_label(status: str) -> str:
    """ "Asserted", "Claimed", "Said not to have happened"."""
    return sentence_case(status_phrase(status))


def sentence_case(words: str) -> str:
    return words[:1].upper() + words[1:]


def toll(event: Any) -> str:
    """ "12–20 killed, 3 injured"; empty where the report gives none."""
    return ", ".join(f"{people(low, high)} {label}" for label, low, high in tolls(event))


def tolls(event: Any) -> list[tuple[str, int, int | None]]:
    """("killed", 12, 20), ("injured", 1, None): those that some report gives, lowest and highest number, inclusive;
    no highest where the reports give no number."""
    bounds = [
        (label, getattr(event, f"{kind}_low"), getattr(event, f"{kind}_high"))
        for kind, label in (("fatalities", "killed"), ("injured", "injured"))
    ]
    return [(label, int(low), None if pd.isna(high) else int(high)) for label, low, high in bounds if not pd.isna(low)]


def people(low: float, high: float | None, *, to: str = "–") -> str:
    """ "1,200", "12–20"; without a highest number "an unknown number", "at least 3"."""
    if high is None or pd.isna(high):
        return "an unknown number" if low <= 1 else f"at least {int(low):,}"
    return f"{int(low):,}" if int(low) == int(high) else f"{int(low):,}{to}{int(high):,}"


def iso_days(words: str) -> str:
    """ "2015-07-13" or "2015-07-13/2015-07-15" as people write it; other words as they are."""
    try:
        days_of = [date.fromisoformat(part) if part else None for part in words.split("/")]
    except ValueError:
        return words
    return days(days_of[0], days_of[-1]) if len(days_of) <= 2 else words


def point(lat: float, lon: float) -> str:
    """33.35° N, 43.78° E."""
    return f"{abs(lat):.2f}° {'N' if lat >= 0 else 'S'}, {abs(lon):.2f}° {'E' if lon >= 0 else 'W'}"


def safe_markdown(text: str) -> str:
    """Text for a place where Streamlit reads Markdown: every character that could be markup is escaped."""
    flat = " ".join(text.split())
    return "".join(f"\\{char}" if char in "\\`*_{}[]()<>#+-.!|~$:^&@" else char for char in flat)
