"""Dates in a file's properties: when they may be believed."""

from __future__ import annotations

from datetime import date

from extract.lexicon.calendar import MONTHS

_HEAD_CHARS = 3000
_SPACES = str.maketrans(dict.fromkeys(",.:;()[]|", " "))


def corroborated(day: date, text: str) -> bool:
    """Whether the text itself names that day near its beginning or end.

    The "created" property of a PDF or DOCX is the day on which the file was made: of a report printed from a web
    page years later that is the day of printing, and of a document made from a template it is the template's.
    So a property is taken for the publication date only where the report itself carries the same date.
    """
    near = (text[:_HEAD_CHARS] + "\n" + text[-_HEAD_CHARS:]).lower().translate(_SPACES)
    near = f" {' '.join(near.split())} "
    month = MONTHS[day.month - 1].lower()
    spelt: list[str] = []
    for name in (month, month[:3], month[:4]):
        spelt += [f"{day.day} {name} {day.year}", f"{name} {day.day} {day.year}", f"{day.day:02d} {name} {day.year}"]
    numbers = [f"{day.day}/{day.month}/{day.year}", f"{day.day:02d}/{day.month:02d}/{day.year}",
               f"{day.month}/{day.day}/{day.year}", f"{day.month:02d}/{day.day:02d}/{day.year}",
               f"{day.day:02d} {day.month:02d} {day.year}", day.isoformat()]  # fmt: skip
    return any(f" {words} " in near for words in (*spelt, *numbers))
