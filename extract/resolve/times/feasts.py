"""Movable feasts and dates of the Islamic calendar.

Islamic dates are converted by the Umm al-Qura calendar of Saudi Arabia (hijridate, 1343-1500 AH); sightings of the
moon may shift a real date by a day, which the explanation says. Easter by the anonymous Gregorian computus (Meeus,
Astronomical Algorithms, 1991). Nowruz is taken as 21 March, where the March equinox nearly always falls in Iran.
"""

from __future__ import annotations

from datetime import date, timedelta

from extract.mentions.timex.readings import Calendar
from extract.model import ResolvedTimex, TimeInterval, TimexMention
from extract.resolve.times.moment import of_day
from extract.resolve.times.story import Answers, Story

#: feasts of the Islamic year: id -> (month, first day, days)
_ISLAMIC = {"ramadan": (9, 1, 0), "eid al-fitr": (10, 1, 3), "eid al-adha": (12, 10, 4), "ashura": (1, 10, 1)}
FIRST_HIJRI, LAST_HIJRI = 1343, 1500
_MOON = "by the Umm al-Qura calendar; the sighting of the moon may shift it by a day"


def easter(year: int) -> date:
    """Easter Sunday of a Gregorian year >= 1583."""
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    k = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * k) // 451
    month, day = divmod(h + k - 7 * m + 114, 31)
    return date(year, month, day + 1)


def hijri_day(year: int, month: int, day: int) -> date | None:
    """The Gregorian day of an Islamic date; None outside 1343-1500 AH or for a day that the month does not have."""
    from hijridate import Hijri  # here: most texts need it not

    if not FIRST_HIJRI <= year <= LAST_HIJRI:
        return None
    try:
        found = Hijri(year, month, day).to_gregorian()
    except (ValueError, OverflowError):
        return None
    return date(found.year, found.month, found.day)


def jalali_day(year: int, month: int, day: int) -> date | None:
    """The Gregorian day of a Persian (Solar Hijri) date; None outside 1343-1472, where the 33-year rule of leap
    years is the calendar's own (Heydari-Malayeri, A concise review of the Iranian calendar, 2004)."""
    leap = year % 33 in (1, 5, 9, 13, 17, 22, 26, 30)
    longest = 31 if month <= 6 else 30 if month <= 11 or leap else 29
    if not 1343 <= year <= 1472 or not 1 <= month <= 12 or not 1 <= day <= longest:
        return None
    leaps = sum(past % 33 in (1, 5, 9, 13, 17, 22, 26, 30) for past in range(1343, year))
    before = 31 * (month - 1) if month <= 7 else 186 + 30 * (month - 7)
    return date(1964, 3, 21) + timedelta(365 * (year - 1343) + leaps + before + day - 1)


def _hijri_span(year: int, month: int, first: int, days: int) -> tuple[date, date] | None:
    start = hijri_day(year, month, first)
    if start is None:
        return None
    if days:
        return start, start + timedelta(days - 1)
    after = hijri_day(year + month // 12, month % 12 + 1, 1)
    return (start, after - timedelta(1)) if after else None


def _spans(feast: str, year: int) -> list[tuple[date, date]]:
    """The days of a feast that begin in a Gregorian year; an Islamic one may do so twice."""
    if feast == "easter":
        day = easter(year)
        return [(day, day)]
    if feast == "nowruz":
        return [(date(year, 3, 21), date(year, 3, 21))]
    month, first, days = _ISLAMIC[feast]
    about = int((year - 622) * 33 / 32)
    spans = [_hijri_span(hijri, month, first, days) for hijri in range(about - 1, about + 3)]
    return [span for span in spans if span and span[0].year == year]


def resolve_feast(story: Story, mention: TimexMention, said: Calendar) -> ResolvedTimex:
    """The result for a movable feast ("Ramadan", "Easter 1916") or an Islamic date ("12 Ramadan 1436")."""
    answers = Answers(story)
    if said.named == "jalali":
        day = jalali_day(said.year or 0, said.month or 0, said.day or 0)
        if day is None:
            return answers.symbolic(mention, "", "a Persian date outside the years that can be converted safely")
        return answers.done(mention, of_day(day), None, "a date of the Persian (Solar Hijri) calendar, converted")
    if said.named == "hijri":
        day = hijri_day(said.year or 0, said.month or 0, said.day or 0)
        if day is None:
            return answers.symbolic(mention, "", "an Islamic date outside the years that can be converted safely")
        return answers.done(mention, of_day(day), None, f"an Islamic date, converted {_MOON}")
    span, base = None, None
    if said.year is not None:
        span = next(iter(_spans(said.feast, said.year)), None) if 1583 <= said.year <= 2200 else None
    else:
        base = story.base(said.pointer if said.pointer else "this")
        anchor = base.moment.interval() if base else None
        if base is not None and anchor is not None and anchor.start is not None and anchor.start.year > 1583:
            span = _nearest(said, anchor.start, ahead=said.pointer == "next" or story.ahead(mention))
    if span is None:
        return answers.symbolic(mention, "XXXX", "of which year is not said")
    reason = f"the feast nearest to {base.name}" if base else "the feast of the year named"
    if said.feast in _ISLAMIC:
        reason += f", {_MOON}"
    result = answers.done(mention, of_day(span[0]), base, reason, tell=False)
    if span[0] == span[1]:
        return result
    value = f"{span[0]:%Y-%m-%d}/{span[1]:%Y-%m-%d}"
    return ResolvedTimex(
        mention, value, TimeInterval(*span), result.precision, result.basis, result.explanation, result.reference
    )


def _nearest(said: Calendar, day: date, *, ahead: bool) -> tuple[date, date] | None:
    spans = [span for year in (day.year - 1, day.year, day.year + 1) for span in _spans(said.feast, year)]
    if ahead:
        return next((span for span in spans if span[1] >= day), None)
    return min(spans, key=lambda span: min(abs(span[0] - day), abs(span[1] - day)), default=None)
