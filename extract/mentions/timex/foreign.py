"""Absolute dates in other languages and calendars: "14 juillet 2015", "5 июля", "14 تموز 2015", "12 Ramadan 1436".

A date is a day with a month, or a month
with a year; a month's name alone is none (it may be a person or a word).
Month names are those of the Unicode CLDR, with the Levantine Arabic ones; calendars are named by ``Calendar.named``.
"""

from __future__ import annotations

from extract.mentions.timex import words
from extract.mentions.timex.line import Line
from extract.mentions.timex.months import FOREIGN_MONTHS
from extract.mentions.timex.readings import Calendar

Parsed = tuple[int, Calendar]

_OF = frozenset({"de", "del", "do", "d", "of"})


def _month(line: Line, i: int) -> tuple[int, int, str] | None:
    """A month of another language at token ``i``: (end, number, calendar)."""
    for size in (3, 2, 1):
        name = " ".join(line.word(k) for k in range(i, i + size)).replace("’", "'")
        found = FOREIGN_MONTHS.get(name)
        if found:
            end = i + size
            if line.word(end) == "/" and (line.word(end + 1) in FOREIGN_MONTHS):
                end += 2  # Arabic often gives both of its names for a month
            return end, found[0], found[1]
    return None


def _year(line: Line, i: int, calendar: str) -> tuple[int, int] | None:
    j = i + 1 if line.word(i) in _OF or (line.word(i) == "," and line.word(i + 1).isdecimal()) else i
    shown = line.word(j)
    if len(shown) != 4 or not shown.isdecimal():
        return None
    year = int(shown)
    low, high = {"hijri": (1200, 1500), "jalali": (1200, 1500)}.get(calendar, (1000, 2199))
    return (j + 1, year) if low <= year <= high else None


def day_first(line: Line, i: int) -> Parsed | None:
    """ "14 juillet 2015", "7 de julio de 2015", "1er août", "12 Ramadan 1436"."""
    shown = line.word(i)
    if not shown.isdecimal() or len(shown) > 2 or not 1 <= int(shown) <= 31:
        return None
    j = i + 1
    if line.word(j) in ("er", "º", "°", ".") and line.glued(j):
        j += 1
    if line.word(j) in _OF:
        j += 1
    found = _month(line, j)
    if found is None:
        return None
    end, month, calendar = found
    year = _year(line, end, calendar)
    if year is None and calendar in ("hijri", "jalali"):
        return None  # without its year it cannot be converted
    end = year[0] if year else end
    if calendar == "hijri" and line.shown(end) in ("AH", "H", "هـ"):
        end += 1
    return end, Calendar(day=int(shown), month=month, year=year[1] if year else None, named=calendar)


def month_first(line: Line, i: int) -> Parsed | None:
    """ "juillet 2015", "julio de 2015", "июль 2015"."""
    found = _month(line, i)
    if found is None or found[2] in ("hijri", "jalali"):
        return None
    year = _year(line, found[0], found[2])
    return (year[0], Calendar(month=found[1], year=year[1], named=found[2])) if year else None


def feast(line: Line, i: int) -> Parsed | None:
    """Movable feasts: "Ramadan", "Easter Sunday", "Eid al-Fitr", "Ashura 2013"."""
    word = line.word(i)
    if not line.shown(i)[0].isupper():
        return None
    end, name = i + 1, word
    if word == "eid":
        rest = " ".join(line.word(k) for k in range(i + 1, i + 4)).replace("‐", "-").replace("‑", "-")
        if rest.startswith("al - fitr"):
            end, name = i + 4, "eid al-fitr"
        elif rest.startswith(("al - adha", "ul - adha")):
            end, name = i + 4, "eid al-adha"
        else:
            return None
    elif word == "easter" and line.word(end) == "sunday":
        end += 1
    elif word not in ("easter", "ramadan", "ashura", "nowruz"):
        return None
    if line.word(end)[:1].isupper() and line.word(end) not in words.AFTER_A_DATE:
        return None
    if line.shown(end)[:1].isupper() and not line.word(end).isdecimal():
        return None  # "Ramadan Shallah", "Easter Rising"
    year = _year(line, end, "")
    return (year[0], Calendar(feast=name, year=year[1])) if year else (end, Calendar(feast=name))
