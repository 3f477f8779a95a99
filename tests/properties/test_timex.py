"""Any text at all: no exception, offsets that tell the truth, the same answer twice, and work that is linear."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.documents.dating import date_document
from extract.events.dating.when import TimeContext
from extract.mentions.tagging.sentences import find_sentences
from extract.mentions.timex import find_timexes
from extract.mentions.timex.entities import temporal_entities
from extract.model import Published, Span, Status, TimeInterval
from extract.resolve.times import resolve_timexes
from tests.offsets import assert_offsets

_PIECES = st.sampled_from(
    [
        "July",
        "May",
        "March",
        "7",
        "31",
        "99",
        "2015",
        "1999",
        "0",
        "the",
        "of",
        "a",
        "an",
        "two",
        "several",
        "half",
        "days",
        "weeks",
        "years",
        "ago",
        "later",
        "before",
        "last",
        "next",
        "this",
        "end",
        "early",
        "late",
        "mid",
        "-",
        "–",
        "/",
        ":",
        ".",
        "'",
        "BC",
        "AD",
        "Monday",
        "Sat",
        "morning",
        "dawn",
        "every",
        "per",
        "14:30",
        "131500ZJUL15",
        "12/13/14",
        "03/04/2015",
        "century",
        "1920s",
        "summer",
        "winter",
        "Ramadan",
        "1436",
        "juillet",
        "июля",
        "تموز",
        "آب",
        "٧",
        "²",
        "\n",
        "\n\n",
        "first",
        "twenty",
        "-",
        "one",
        "and",
        "to",
        "more than",
        "Easter",
        "decade",
        "9999",
        "2199",
        "P",
        "T",
        "quarter",
        "weekend",
        "time",
        "period",
    ]
)
_NOISE = st.text(max_size=8)
_TEXTS = st.lists(st.one_of(_PIECES, _NOISE), max_size=30).map(" ".join) | st.lists(_PIECES, max_size=30).map("".join)
_DAYS = st.none() | st.dates(date(1, 1, 1), date(9999, 12, 31))


@settings(max_examples=400, deadline=None)
@given(text=_TEXTS | st.text(), day=_DAYS)
def test_any_text(text: str, day: date | None) -> None:
    mentions = find_timexes(text)
    assert_offsets(text, mentions)
    ends = [0, *(mention.end for mention in mentions)]
    assert all(mention.start >= end for mention, end in zip(mentions, ends, strict=False))
    published = Published(TimeInterval(day, day), "analyst") if day else None
    results = resolve_timexes(text, mentions, published=published)
    assert [result.mention for result in results] == list(mentions)
    assert results == resolve_timexes(text, find_timexes(text), published=published)
    for result in results:
        interval = result.interval
        if interval is not None and interval.start is not None and interval.end is not None:
            assert interval.start <= interval.end
        assert result.explanation


@settings(max_examples=150, deadline=None)
@given(text=_TEXTS, day=_DAYS)
def test_dating_and_event_dates_of_any_text(text: str, day: date | None) -> None:
    mentions = find_timexes(text)
    assert_offsets(text, temporal_entities(text, mentions))
    published = Published(TimeInterval(day, day), "analyst") if day else date_document(text)
    sentences = find_sentences(text)
    results = resolve_timexes(text, mentions, published=published, sentences=sentences)
    context = TimeContext(text, sentences, results, published)
    for sentence in sentences:
        trigger = Span(sentence.start, min(sentence.start + 3, sentence.end))
        time = context.of(trigger, Span(sentence.start, sentence.end), Status.ASSERTED)
        if time is not None and time.interval.start is not None and time.interval.end is not None:
            assert time.interval.start <= time.interval.end


@pytest.mark.parametrize(
    "unit", ["July 7 ", "7 ", "2015-", "12, 13 and ", "the the ", "early ", "mid-", "(1999", "a year ", "\n", "may "]
)
def test_long_lines_are_read_to_the_end(unit: str) -> None:
    text = unit * (100_000 // len(unit)) + " and on 7 July 2015"
    assert find_timexes(text)[-1].text.endswith("July 2015")
    assert resolve_timexes(text, find_timexes(text), published=None)
