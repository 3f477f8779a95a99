"""Does a text tell history, and of which year, or the news of the day that it was written?"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from extract.mentions.timex.readings import Calendar, Offset, Step
from extract.model import Published, Span, TimexMention

SPEECH = frozenset({"this", "last", "next"})  # pointers that count from the time of speaking
#: a text with a publication date is read as a story if it names this many dated years of the past, and so many more
#: for each word that points from the day of writing: one "Friday" makes news of a backgrounder with some history in it
STORY_DATES, STORY_RATIO = 4, 4
#: days before publication that a date without a year is told in news; one of longer ago is given its year
NEWS_REACH = 45
LONG_AGO = 2  # years back from which the year that a title names is the year of the whole page
_NAMING = re.compile(r"(?:\b(?:the|a|its|their|his|her|our|own)|['’]s?)\s$", re.I)
_NAMED = re.compile(r"\s(?:[A-Z][\w’'-]+\s){0,3}[a-z]{4,}")


def speech_day(published: Published | None) -> date | None:
    """The one day that the report was written on; None where only bounds are known."""
    if published is None or published.interval.start is None or published.interval.start != published.interval.end:
        return None
    return published.interval.start


def passing(text: str, mention: TimexMention) -> bool:
    """Is this a year that only names something ("the 2004 battle", "their 1994 siege"): no date that is told?"""
    reading = mention.reading
    if not isinstance(reading, Calendar) or reading.year is None or reading.month or reading.season or reading.mod:
        return False
    if _NAMING.search(text[max(0, mention.start - 12) : mention.start]) is None:
        return False
    return _NAMED.match(text, mention.end) is not None


def narrative(text: str, mentions: Sequence[TimexMention], published: Published | None) -> bool:
    """Does the text tell history rather than news? It does where dated years long before publication outnumber the
    words that point from the day of writing (weekdays, "last month", "ago"); where that day is not known, fewer dates
    will do, but weekdays and pointing words still speak for news, whose "Monday" is then left open."""
    day = speech_day(published)
    newest = day.year - 2 if day else 9999
    told = pointing = 0
    for mention in mentions:
        reading = mention.reading
        if isinstance(reading, Calendar) and reading.year is not None:
            told += (reading.bc or reading.year <= newest) and not passing(text, mention)
        elif isinstance(reading, Calendar):
            bare_day = reading.weekday is not None and reading.day is None
            pointing += bare_day or reading.pointer in SPEECH or reading.year_ref in SPEECH
        elif isinstance(reading, Step):
            pointing += reading.pointer in SPEECH and reading.unit != "T"
        elif isinstance(reading, Offset):
            pointing += reading.origin == "speech"
    if day is None:
        return told > 2 * pointing
    return told >= STORY_DATES + STORY_RATIO * pointing


def story_year(
    text: str, mentions: Sequence[TimexMention], published: Published | None, head: Sequence[Span]
) -> int | None:
    """The year of a page of history that begins with it: named in its head ("FATA timeline - 2014"), or with
    its first full dates; None for news, and where it is the year of publication.

    It takes a text in which no word points from the day of writing, and in which no date without a year may be of the
    weeks before publication.
    """
    day = speech_day(published)
    if day is None or any(_points(mention) for mention in mentions):
        return None
    read = [(mention, mention.reading) for mention in mentions if isinstance(mention.reading, Calendar)]
    read = [(mention, reading) for mention, reading in read if not _of_page(reading, day)]
    years = [
        reading.year
        for mention, reading in read
        if reading.year is not None and not reading.bc and not passing(text, mention)
    ]
    bare = [reading for _, reading in read if reading.year is None and reading.month is not None and reading.day]
    if not years or not bare or max(years) >= day.year:
        return None
    named = [
        reading.year
        for mention, reading in read
        if reading.year is not None and any(_closes(text, mention, line) for line in head)
    ]
    if named and day.year - named[0] >= LONG_AGO:
        return named[0]
    recent = sum(_recent(reading, day, 0 if named else NEWS_REACH) for reading in bare)
    if 2 * recent > len(bare) or (recent and not named):
        return None
    return named[0] if named else years[0]


def _closes(text: str, mention: TimexMention, line: Span) -> bool:
    """Does the date end the line: "the siege (2017)", "chronology of 1999"?"""
    inside = line.start <= mention.start and mention.end <= line.end
    return inside and not any(letter.isalpha() for letter in text[mention.end : line.end])


def _of_page(reading: Calendar, day: date) -> bool:
    """Is it the page's own date: "Updated 26 September 2023"?"""
    return (reading.year, reading.month, reading.day) == (day.year, day.month, day.day)


def _points(mention: TimexMention) -> bool:
    """Does it count from the day of writing?"""
    reading = mention.reading
    if isinstance(reading, Calendar):
        alone = reading.weekday is not None and reading.day is None
        return alone or reading.pointer in SPEECH or reading.year_ref in SPEECH or reading.month_ref in SPEECH
    if isinstance(reading, Step):
        return reading.pointer in SPEECH and reading.unit != "T"
    return isinstance(reading, Offset) and reading.origin == "speech"


def _recent(reading: Calendar, day: date, ahead: int) -> bool:
    """Would news of ``day`` tell it without its year: is it of the last weeks, or of the next ``ahead`` days?"""
    for year in (day.year - 1, day.year, day.year + 1):
        try:
            told = date(year, reading.month or 1, reading.day or 1)
        except ValueError:
            continue
        if -ahead <= (day - told).days <= NEWS_REACH:
            return True
    return False
