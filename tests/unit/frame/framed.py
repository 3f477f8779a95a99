"""A frame of a text, and the time of an event in it, for the tests of this folder."""

from __future__ import annotations

from datetime import date

from extract.events.dating.when import TimeContext
from extract.frame import Frame, read_frame
from extract.mentions.tagging.sentences import find_sentences
from extract.mentions.timex import find_timexes
from extract.model import EventTime, Published, Span, Status, TimeInterval
from extract.resolve.times import resolve_timexes


def published(day: str | None) -> Published | None:
    when = date.fromisoformat(day) if day else None
    return Published(TimeInterval(when, when), "analyst") if when else None


def frame(text: str, day: str | None = None) -> Frame:
    return read_frame(text, find_sentences(text), find_timexes(text), published=published(day))


def when(text: str, trigger: str, day: str | None = None, *, clause: str = "") -> EventTime | None:
    """The time of the event at the words ``trigger``, in the sentence (or ``clause``) that holds them."""
    sentences, times = find_sentences(text), find_timexes(text)
    read = frame(text, day)
    resolved = resolve_timexes(text, times, published=published(day), sentences=sentences, frame=read)
    at = text.index(trigger)
    if clause:
        inside = Span(text.index(clause), text.index(clause) + len(clause))
    else:
        inside = next(Span(s.start, s.end) for s in sentences if s.start <= at < s.end)
    context = TimeContext(text, sentences, resolved, published(day), read)
    return context.of(Span(at, at + len(trigger)), inside, Status.ASSERTED)


def days(time: EventTime | None) -> str:
    """ "2015-07-13" or "2015-07-13..2015-07-15"."""
    if time is None:
        return "none"
    first, last = time.interval.start, time.interval.end
    return str(first) if first == last else f"{first}..{last}"
