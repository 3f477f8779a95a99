"""Gives each time expression its value, days, precision, basis and reason, in the order of the text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extract.frame import Frame
from extract.frame.entries import find_entries
from extract.frame.narrative import narrative, speech_day
from extract.mentions.timex.readings import Calendar, DayPart, Duration, Offset, Recurrence, Step, Vague
from extract.model import Published, ResolvedTimex, Sentence, TimePrecision, TimexMention
from extract.resolve.times.dates import resolve_calendar
from extract.resolve.times.moment import Moment, of_day
from extract.resolve.times.pointing import resolve_day_part, resolve_offset, resolve_step
from extract.resolve.times.spans import resolve_duration, resolve_vague
from extract.resolve.times.speech import spoken
from extract.resolve.times.story import Answers, Story

#: code points between "two days after" and the date of the event that it is counted from
EVENT_REACH = 60
NO_FRAME = Frame()
#: between "the same day" and the date that names it
_NAMED = re.compile(r"\s?[,(–—-]+\s(?:on\s)?(?:the\s)?|\s?\(")
_ON = re.compile(r"[^.,;:!?\n]*\son\s(?:the\s)?")


def resolve_timexes(
    text: str,
    mentions: Sequence[TimexMention],
    *,
    published: Published | None,
    sentences: Sequence[Sentence] = (),
    frame: Frame = NO_FRAME,
) -> tuple[ResolvedTimex, ...]:
    """One result for each mention, in order.

    ``published``: the report's date. Only a single day is counted from; bounds ("not before 7 July") are not.
    ``frame``: gives the year of a page of history.
    ``sentences``: entries of a dated log or list begin anew: what they say is counted from the entry's own date.
    """
    history = frame.story_year is not None or narrative(text, mentions, published)
    story = Story(text, speech_day(published), history, _day_first(mentions))
    if frame.story_year is not None:
        story.told = Moment(kind="year", year=frame.story_year)
    entries = {entry.mention: entry for entry in find_entries(text, mentions, sentences)}
    results: list[ResolvedTimex] = []
    until = -1
    room = said_at = -1
    for index, mention in enumerate(mentions):
        if mention.start >= until:
            story.entry = None
        here = frame.room(mention.start)
        if here is not None and here.start != room:
            room = here.start
            if not history and not _same_day(mention):  # what stands by itself is not counted from its neighbours
                story.told = story.named = None
        story.ahead_told = _told_behind(story, mentions, index)
        if story.said is not None and story.apart(said_at, mention.start):
            story.said = None
        result = _named_behind(story, mentions, index) or _resolve(story, mention)
        results.append(result)
        if not history and result.precision is TimePrecision.DAY and result.interval and spoken(text, mention):
            story.said, said_at = result.interval.start, mention.end
        if index in entries and result.interval is not None and result.precision is TimePrecision.DAY:
            story.entry, until = result.interval.start, entries[index].end
    return tuple(results)


def _told_behind(story: Story, mentions: Sequence[TimexMention], index: int) -> Moment | None:
    """The day of the event that mention number ``index`` is counted from, told right behind it: "two days after the
    offensive began on 3 March"."""
    reading = mentions[index].reading
    if not isinstance(reading, Offset) or reading.origin != "event" or index + 1 >= len(mentions):
        return None
    following = mentions[index + 1]
    if following.start - mentions[index].end > EVENT_REACH or not isinstance(following.reading, Calendar):
        return None
    if not _ON.fullmatch(story.text, mentions[index].end, following.start):
        return None
    day = _resolve(replace(story, dates=[]), following).interval
    return of_day(day.start) if day is not None and day.start is not None and day.start == day.end else None


def _same_day(mention: TimexMention) -> bool:
    """ "on the same day", "that day": of an entry of a list, the day of the one above it."""
    reading = mention.reading
    return isinstance(reading, Step) and reading.unit == "D" and reading.pointer == "that"


def _named_behind(story: Story, mentions: Sequence[TimexMention], index: int) -> ResolvedTimex | None:
    """ "on the same day, 8 October, ...": the date that names the day right behind it; None where none does."""
    mention = mentions[index]
    if not _same_day(mention) or index + 1 >= len(mentions):
        return None
    following = mentions[index + 1]
    if not isinstance(following.reading, Calendar) or not _NAMED.fullmatch(story.text, mention.end, following.start):
        return None
    named = _resolve(replace(story, dates=[]), following)
    if named.interval is None or named.precision is not TimePrecision.DAY:
        return None
    return replace(named, mention=mention, explanation=f"named behind it: {named.explanation}")


def _resolve(story: Story, mention: TimexMention) -> ResolvedTimex:
    reading = mention.reading
    if isinstance(reading, Calendar):
        return resolve_calendar(story, mention, reading)
    if isinstance(reading, Step):
        return resolve_step(story, mention, reading)
    if isinstance(reading, Offset):
        return resolve_offset(story, mention, reading)
    if isinstance(reading, Duration):
        return resolve_duration(story, mention, reading)
    if isinstance(reading, DayPart):
        return resolve_day_part(story, mention, reading)
    if isinstance(reading, Vague):
        return resolve_vague(story, mention, reading)
    value = reading.value if isinstance(reading, Recurrence) else ""
    return Answers(story).symbolic(mention, value, "a repetition, not a date")


def _day_first(mentions: Sequence[TimexMention]) -> bool | None:
    """How the document writes its dates: by the dates in figures that can be read in one order only, else by the
    order of its worded dates ("7 July", "July 7"); None where nothing shows, or both do."""
    figures = worded = 0
    for mention in mentions:
        reading = mention.reading
        if not isinstance(reading, Calendar) or reading.day is None or reading.month is None:
            continue
        if reading.order:
            figures += 1 if reading.order == "day" else -1
        elif mention.rule != "figures":
            first = mention.text.lstrip("the ")[:1]
            worded += 1 if first.isdigit() else -1
    decisive = figures or worded
    return None if decisive == 0 else decisive > 0
