"""Calendar dates to moments: the year that "July" or "the 20th" leaves to the reader, and which Monday "Monday" is."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from extract.frame.narrative import SPEECH
from extract.mentions.timex.readings import Calendar
from extract.model import ResolvedTimex, TimeBasis, TimexMention
from extract.resolve.times import feasts, words
from extract.resolve.times.moment import (
    SEASON_MONTHS,
    Moment,
    make_day,
    of_day,
    shifted,
    time_suffix,
    with_time,
)
from extract.resolve.times.story import Answers, Base, Story

#: a story that has come to November and goes on "in March" is told of the next year: months back that mean so
ROLLOVER = 8
#: after this month, "the winter" of a story is the one that ends in the next year
WINTER_TOLD = 3
#: before a month, these say that the story looks back, and has not moved on into another year
_LOOKS_BACK = re.compile(r"\bhad\b[^.;]*$|\b(?:since|from|between)\s+(?:early |late |mid-? ?)?$", re.I)


def resolve_calendar(story: Story, mention: TimexMention, said: Calendar) -> ResolvedTimex:
    """The result for a date said by its parts."""
    answers = Answers(story)
    if said.decade is not None:
        moment = Moment(kind="decade", year=-said.decade if said.bc else said.decade)
        return answers.done(mention, moment, None, "the words give the decade", mod=said.mod, tell=False)
    if said.century is not None:
        first = (said.century - 1) * 100
        moment = Moment(kind="century", year=-max(first, 1) if said.bc else first)
        return answers.done(mention, moment, None, "the words give the century", mod=said.mod, tell=False)
    if said.feast or said.named in ("hijri", "jalali"):
        return feasts.resolve_feast(story, mention, said)
    if said.weekday is not None and said.day is None and said.week is None:
        return _weekday(story, mention, said, said.weekday)
    said, flag = _ordered(story, said)
    if said.year is not None:
        moment_or_none = built(story, said, -said.year if said.bc else said.year)
        reason = flag or "the words give the date"
        return _finish(answers, mention, said, moment_or_none, None, reason)
    if said.day is not None and said.month is None and not said.month_ref and not said.year_ref and story.told is None:
        return _day_of_month(story, mention, said, said.day)
    year, base, reason = year_of(story, mention, said)
    if year is None:
        return answers.symbolic(
            mention, _without_year(said), "the year is not said, and no date is known to count from"
        )
    return _finish(answers, mention, said, built(story, said, year), base, reason)


def _day_of_month(story: Story, mention: TimexMention, said: Calendar, number: int) -> ResolvedTimex:
    """ "the 12th" before any date is told: the last one from publication, or the next where the words look ahead."""
    answers = Answers(story)
    base = story.published()
    span = base.moment.interval() if base else None
    if base is None or span is None or span.start is None:
        return answers.symbolic(
            mention, _without_year(said), "the month is not said, and no date is known to count from"
        )
    day, side, step = span.start, "last", 0
    if story.ahead(mention):
        side, step = "next", int(number < day.day)
    elif number > day.day:
        step = -1
    index = day.year * 12 + day.month - 1 + step
    moment = make_day(index // 12, index % 12 + 1, number)
    moment = with_time(moment, said.part, said.clock) if moment else None
    return _finish(answers, mention, said, moment, base, f"the {side} one from {base.name}")


def _finish(
    answers: Answers, mention: TimexMention, said: Calendar, moment: Moment | None, base: Base | None, reason: str
) -> ResolvedTimex:
    if moment is None:
        return answers.symbolic(mention, "", "no such day in the calendar")
    implied = bool(said.season) and base is not None
    return answers.done(mention, moment, base, reason, mod=said.mod, tell=not implied)


def _ordered(story: Story, said: Calendar) -> tuple[Calendar, str]:
    """Day first or month first, by the habit of the document; said openly where nothing shows it."""
    if not said.other_order or said.month is None or said.day is None or said.year is None:
        return said, ""
    swapped = replace(said, month=said.day, day=said.month)
    if story.day_first is not None:
        order = "day first" if story.day_first else "month first"
        return (said if story.day_first else swapped), f"read {order}, as the document writes its other dates"
    if story.speech is not None:
        plain, other = date(said.year, said.month, said.day), date(said.year, said.day, said.month)
        if (plain > story.speech) != (other > story.speech):
            return (swapped if plain > story.speech else said), "read in the order that puts it before publication"
    other_day = words.day(date(said.year, said.day, said.month))
    return said, f"AMBIGUOUS: read day first; month first it is {other_day}, and nothing in the document decides"


def built(story: Story, said: Calendar, year: int) -> Moment | None:
    """The moment of a date in ``year`` (negative before Christ); None for a day that the calendar does not have."""
    if said.week is not None:
        if said.weekday is None:
            return Moment(kind="week", year=year, number=said.week)
        try:
            return of_day(date.fromisocalendar(year, said.week, said.weekday))
        except ValueError:
            return None
    month = said.month
    if month is None and said.day is not None and story.told is not None:
        month = story.told.month or None
    if month is not None and said.day is not None:
        day = make_day(year, month, said.day)
        return with_time(day, said.part, said.clock) if day else None
    if said.day is not None:
        return None
    if month is not None:
        return Moment(kind="month", year=year, month=month, part=said.part)
    if said.season:
        ends = said.season == "WI" and said.year is None and not said.year_ref and story.history
        return Moment(kind="season", year=year, season=said.season, number=int(ends))
    if said.quarter:
        return Moment(kind="quarter", year=year, number=said.quarter)
    return Moment(kind="half", year=year, number=said.half) if said.half else Moment(kind="year", year=year)


def year_of(story: Story, mention: TimexMention, said: Calendar) -> tuple[int | None, Base | None, str]:
    """The year that is pointed at or left unsaid, what it was counted from, and why."""
    if said.year_ref:
        base = story.base(said.year_ref)
        if base is None:
            return None, None, ""
        return base.moment.year + words.SHIFT[said.year_ref], base, f"the year counted from {base.name}"
    if said.month_ref:
        base = story.base(said.month_ref)
        moved = shifted(base.moment, "M", words.SHIFT[said.month_ref]) if base and base.moment.month else None
        if base is None or moved is None:
            return None, None, ""
        story.told = moved
        return moved.year, base, f"the month counted from {base.name}"
    told = story.told
    pointed = said.pointer in ("previous", "following", "that")
    earlier = told is not None and (story.speech is None or told.year < story.speech.year) and story.near(mention)
    if told is not None and (pointed or ((story.history or earlier) and (said.pointer not in SPEECH or story.history))):
        return _story_year(story, mention, said, told)
    return _news_year(story, mention, said)


def _story_year(story: Story, mention: TimexMention, said: Calendar, told: Moment) -> tuple[int, Base | None, str]:
    base = story.story()
    beside = story.beside(mention) if said.pointer == "" else None
    if beside is not None:
        return beside.year, base, f"the year named beside it, {words.moment(beside)}"
    year, told_month = told.year, told.story_month() or (12 if story.told_late else 0)
    month = said.month or SEASON_MONTHS.get(said.season, 0)
    own = month or told_month
    if said.pointer in ("previous", "last"):
        year -= told_month > 0 and own >= told_month
    elif said.pointer in ("following", "next"):
        year += told_month > 0 and own <= told_month
    elif said.season == "SP" and said.pointer == "" and story.told_late:
        year += 1  # "by the end of 1943 ... in the spring"
    elif said.season == "WI":
        year += told_month > WINTER_TOLD  # a story goes on into the winter that ends in the next year
    elif month and not said.season and said.pointer == "" and own <= told_month - ROLLOVER:
        year += not _LOOKS_BACK.search(story.text[max(0, mention.start - 60) : mention.start])
    return year, base, f"the year of the date told before it, {words.moment(told)}"


def _news_year(story: Story, mention: TimexMention, said: Calendar) -> tuple[int | None, Base | None, str]:
    """From publication: the last one, or the next where the words speak of what is to come."""
    base = story.published()
    span = base.moment.interval() if base else None
    if base is None or span is None or span.start is None:
        return None, None, ""
    day = span.start
    month = said.month or SEASON_MONTHS.get(said.season, 0) or (3 * said.quarter - 2 if said.quarter else day.month)
    candidate, here = (month, said.day or 0), (day.month, day.day if said.day else 0)
    year, side = day.year, "last"
    if said.quarter and not said.pointer:
        year -= candidate > here and not story.ahead(mention)  # results of a quarter are told in or right after it
    elif said.pointer == "next" or (said.pointer == "" and story.ahead(mention)):
        side = "next"
        year += candidate < here or (said.pointer == "next" and candidate <= here)
    elif said.pointer == "last":
        year -= candidate >= here
    elif said.pointer == "":
        year -= candidate > here
    return year, base, f"the {side} one from {base.name}"


def _without_year(said: Calendar) -> str:
    """The symbolic value of a date without a year."""
    if said.day:
        month = f"{said.month:02d}" if said.month else "XX"
        return f"XXXX-{month}-{said.day:02d}{time_suffix(said.part, said.clock)}"
    if said.month:
        return f"XXXX-{said.month:02d}"
    if said.season:
        return f"XXXX-{said.season}"
    return f"XXXX-Q{said.quarter}" if said.quarter else "XXXX"


def _weekday(story: Story, mention: TimexMention, said: Calendar, weekday: int) -> ResolvedTimex:
    """The day that a weekday's name means: that same day, the last or the next one."""
    answers = Answers(story)
    name = words.WEEKDAY_NAMES[weekday]
    base = story.published()
    if story.history or said.pointer in ("that", "previous", "following"):
        told = story.story()
        base = told if told is not None and told.moment.kind == "day" else (None if story.history else base)
    span = base.moment.interval() if base else None
    if base is None or span is None or span.start is None:
        value = f"XXXX-WXX-{weekday}{time_suffix(said.part, said.clock)}"
        return answers.symbolic(mention, value, f"which {name} is not said, and the report's date is not known")
    partner = story.partner(mention)
    if partner is not None:  # "Friday or early Saturday": the second follows the first
        shift = (weekday - partner.isoweekday()) % 7
        moment = of_day(partner + timedelta(shift), part=said.part, clock=said.clock)
        return answers.done(mention, moment, base, f"the {name} right after {words.day(partner)}", mod=said.mod)
    shift, side = _days_to(story, mention, said, (span.start.isoweekday() - weekday) % 7, base)
    moment = of_day(span.start + timedelta(shift), part=said.part, clock=said.clock)
    return answers.done(mention, moment, base, f"the {name} {side} {base.name}", mod=said.mod)


def _days_to(story: Story, mention: TimexMention, said: Calendar, back: int, base: Base) -> tuple[int, str]:
    """Days from the base to the weekday meant, ``back`` days being the way back to the last one."""
    if said.pointer in ("next", "following"):
        return 7 - back, "after"
    if said.pointer in ("last", "previous"):
        return -(back or 7), "before"
    if back == 0:
        return 0, "of"
    if base.basis is TimeBasis.ANAPHORIC and base.reference != "entry":
        return 7 - back, "after"
    if said.pointer == "this" and story.speech is not None and back >= story.speech.isoweekday():
        return 7 - back, "of the same week, after"
    if said.pointer == "" and story.ahead(mention):
        return 7 - back, "after"
    return -back, "before"
