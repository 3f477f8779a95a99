"""Closed spans: what is no count, what stays one, and what the readers of a sentence see of a time."""

from __future__ import annotations

import pytest

from extract.mentions.tagging.closed import CLOSED, TIME, TIME_MODIFIER
from extract.mentions.tagging.sentences import find_sentences
from extract.mentions.tagging.tokens import Tagged, tag
from extract.mentions.timex import find_timexes
from extract.mentions.tolls.finder import find_casualties


def _tagged(text: str) -> Tagged:
    return tag(text, find_sentences(text), find_timexes(text))


def _best(text: str, kind: str = "killed") -> int | None:
    return next((one.toll.best for one in find_casualties(text, _tagged(text)) if one.kind == kind), None)


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        # a date before its comma, and one without
        ("On 9 July 2016, 12 herders were killed near Zaria.", 12),
        ("In 2009, 45 people were killed by a mine.", 45),
        ("On April 3 2018 6 guards were killed.", 6),
        ("On 4 March a miner was killed.", 1),
        # a date between the happening and its verb
        ("The raid on 5 May 2001 killed 7 monks.", 7),
        ("The blast on October 2, 1999 killed four.", 4),
        # a clock time, an hour, a length
        ("At 07.45 a.m. three boys were killed.", 3),
        ("By 21:30 9 sailors had been killed.", 9),
        ("After 40 days of siege 3 nurses were killed.", 3),
        # measures, calibres, money, names with a number, notes, items
        ("A 107 mm rocket killed two cooks.", 2),
        ("Shells fell 15 km from Homs, killing 5.", 5),
        ("On Route 7 a mine killed six farmers.", 6),
        ("Raiders who had asked for 2000 dollars killed the owner.", 1),
        ("1. A sniper killed a baker.", 1),
        ("The raid [14] killed two.", 2),
        # a number that only looks closed
        ("In Kalo District 12 people were killed.", 12),
        ("A mine killed 30 metal workers.", 30),
    ],
)
def test_a_closed_number_is_no_toll(text: str, killed: int) -> None:
    assert _best(text) == killed


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("On 3 May 2022 the rebels left.", "3 May 2022", TIME),  # by itself
        ("Gunmen on Tuesday shot a guard.", "Tuesday", TIME),
        ("The failed 1991 coup cost 20 lives.", "1991", TIME_MODIFIER),  # before its noun
        ("A Tuesday raid failed.", "Tuesday", TIME_MODIFIER),
        ("In 1987 rebels took the town.", "1987", TIME),  # no article: the noun is another's
    ],
)
def test_times_have_tags_of_their_own(text: str, words: str, expected: str) -> None:
    start = text.index(words)
    inside = [t for row in _tagged(text).tokens for t in row if start <= t.start < start + len(words)]
    assert {token.tag for token in inside} == {expected}


def test_what_is_closed_keeps_its_place() -> None:
    text = "On 3 May 2022 rebels 12 km from Kesh killed 4."
    tagged = _tagged(text)
    tokens, lower = tagged.countable(0)
    assert [(t.start, t.end) for t in tokens] == [(t.start, t.end) for t in tagged.tokens[0]]
    assert [t.text for t in tokens if t.tag == CLOSED] == ["3", "May", "2022", "12", "km"]
    assert [word for word in lower if word] == ["on", "rebels", "from", "kesh", "killed", "4", "."]
