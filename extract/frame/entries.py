"""Entries of dated logs and lists: "12 July: two shells fell", or a date alone on its line above what happened."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from extract.mentions.timex.readings import Calendar
from extract.model import Sentence, TimexMention

_DASHES = ("-", "–", "—")
_LINE_LEAD = 12  # a bullet, a number and brackets may stand before the date of an entry
_BEHIND = re.compile(r"[\])]?\s*(?:[:–—|-]|\n|$|,?\s*(?:at\s+)?\d{1,2}[:.]?\d\d\s*(?:Z|hrs?|h|local)?\s*[:–—|-])")


@dataclass(frozen=True, slots=True)
class Entry:
    """What the date of mention number ``mention`` stands over: from its own start to ``end`` (exclusive)."""

    mention: int
    start: int
    end: int
    heading: bool  # the date stands alone on its line


def find_entries(text: str, mentions: Sequence[TimexMention], sentences: Sequence[Sentence] = ()) -> tuple[Entry, ...]:
    """The dated entries of ``text``, in order. An entry on its own line lasts to the end of the line; a date that
    is a heading stands over all that follows, until the next entry or the next heading of ``sentences``."""
    ranges = [_opens_range(text, mentions, index) for index in range(len(mentions))]
    headings = [sentence.start for sentence in sentences if sentence.kind == "heading"]
    entries: list[Entry] = []
    for index, mention in enumerate(mentions):
        reading = mention.reading
        if not isinstance(reading, Calendar) or reading.day is None or reading.month is None or ranges[index]:
            continue
        begin = mentions[index - 1].start if index and ranges[index - 1] else mention.start
        line = text.rfind("\n", max(0, begin - _LINE_LEAD - 1), begin) + 1
        if begin - line > _LINE_LEAD or (line == 0 and begin > _LINE_LEAD):
            continue
        if any(letter.isalpha() for letter in text[line:begin]):
            continue
        if not _BEHIND.match(text, mention.end):
            continue
        stop = text.find("\n", mention.end)
        stop = len(text) if stop < 0 else stop
        alone = not text[mention.end : stop].strip(" \t:–—-.)]|")
        if alone:
            following = bisect_right(headings, mention.end)
            stop = headings[following] if following < len(headings) else len(text)
        if entries and entries[-1].heading and entries[-1].end > begin:
            entries[-1] = Entry(entries[-1].mention, entries[-1].start, begin, heading=True)
        entries.append(Entry(index, begin, stop, heading=alone))
    return tuple(entries)


def _opens_range(text: str, mentions: Sequence[TimexMention], index: int) -> bool:
    """Is it the first day of "16-20 May", whose last one stands next to it?"""
    if index + 1 >= len(mentions):
        return False
    return text[mentions[index].end : mentions[index + 1].start].strip() in _DASHES
