"""English names of the months, and a day in words, whatever the locale (``strftime`` follows it)."""

from __future__ import annotations

from datetime import date

#: January first
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip


def day_in_words(day: date) -> str:
    """ "12 July 2015"."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
