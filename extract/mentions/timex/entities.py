"""Time expressions as named entities: joint dates in one piece ("11-13 Dec"), words without any date left out."""

from __future__ import annotations

from collections.abc import Sequence

from extract.mentions.timex import words
from extract.mentions.timex.readings import Calendar, DayPart, Recurrence, Vague
from extract.model import EntityMention, EntityType, TimexMention


def temporal_entities(text: str, mentions: Sequence[TimexMention]) -> tuple[EntityMention, ...]:
    """The mentions that name a time ("October 25-26, 2016", "today", "two months ago"), as entities of their own.

    Left out are "now", "recently", "daily" and a bare "morning": they are time expressions, but name no time.
    """
    spans: list[tuple[int, int]] = []
    joint = False
    for mention in mentions:
        reading = mention.reading
        if isinstance(reading, Recurrence) or (isinstance(reading, Vague) and not reading.unit):
            continue
        if isinstance(reading, DayPart) and not reading.clock and not reading.pointer and not reading.mod:
            continue
        dated = isinstance(reading, Calendar)
        if joint and dated and spans and text[spans[-1][1] : mention.start].strip() in words.DASHES:
            spans[-1] = (spans[-1][0], mention.end)
        else:
            spans.append((mention.start, mention.end))
        joint = dated
    return tuple(EntityMention(start, end, text[start:end], "timex", EntityType.TEMPORAL) for start, end in spans)
