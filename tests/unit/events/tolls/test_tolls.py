"""Every count has one owner: its clause, its item, its side of a bracket; statistics belong to no event."""

from __future__ import annotations

from functools import cache

import pytest

from extract.model import Document, EventMention
from extract.pipeline import Extractor


@cache
def _extractor() -> Extractor:
    return Extractor()


def events(text: str) -> tuple[EventMention, ...]:
    return _extractor().extract(Document(text)).events


def _killed(text: str) -> list[tuple[str, int | None]]:
    return [
        (event.trigger.text, toll.best if toll else None) for event in events(text) for toll in [event.toll("killed")]
    ]


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        # a bracket counts for what stands before it
        (
            "Worst were the raid on Uvira on 4 May (19 traders killed) and the raid on Fizi on 6 May (7 killed).",
            [("raid", 19), ("raid", 7)],
        ),
        # an item of a log keeps its own count
        ("09:10 Kesh: jets over the market.\n09:30 Tarim: 14 dead in a road accident.", []),
        # the next sentence of the same item does not
        ("A shell hit a bus in Kesh. Ten people died.", [("shell", 10)]),
        # totals are statistics, and tell no event
        ("More than 900 people have been killed in the delta since 1997.", []),
        ("The feud has killed hundreds since March. On Friday a mine killed two monks.", [("killed", 2)]),
        ("Rebels killed 6 herders on Sunday, bringing to 70 the number of people killed this year.", [("killed", 6)]),
        # since a day of the week: one happening still
        ("At least 60 have been killed in the raid on Kesh since Friday.", [("raid", 60)]),
        # what has risen is the whole of what the sentence tells
        ("The number of people killed in the raid has risen to 33 after two of the wounded died.", [("raid", 33)]),
        # parts of the whole are not added to it
        ("The death toll of the raid on Kesh rose to 12 after a boy died.", [("raid", 12)]),
        # over a stretch that is told of: the toll of what went on for so long
        ("Shelling killed 60 villagers over the past three weeks.", [("Shelling", 60)]),
    ],
)
def test_one_owner(text: str, killed: list[tuple[str, int | None]]) -> None:
    assert _killed(text) == killed


def test_a_campaign_named_as_a_date_is_no_event() -> None:
    text = "On 9 May 2009, during the 2009 Vanni offensive, troops massacred 40 villagers in Kesh."
    (event,) = events(text)
    assert event.trigger.text == "massacred"
    assert event.time is not None
    assert event.time.interval.start is not None
    assert event.time.interval.start.isoformat() == "2009-05-09"


def test_a_battle_that_is_told_of_stays() -> None:
    assert [one.trigger.text for one in events("The 1999 battle for Kesh killed 300 soldiers.")] == ["battle"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Residents found 14 bodies in a field near Kesh.", [14]),  # whoever finds them did nothing
        ("Six bodies with bullet wounds were found near Kesh.", [6]),
        ("Firemen recovered 12 bodies from the hotel.", []),  # the toll of what was told before
    ],
)
def test_bodies_are_one_attack_of_nobody(text: str, found: list[int]) -> None:
    found_ = events(text)
    assert [one.sub_event_type for one in found_] == ["Attack"] * len(found)
    assert [toll.best for one in found_ if (toll := one.toll("killed"))] == found
    assert not any(one.actors for one in found_)


@pytest.mark.parametrize(
    ("text", "trigger", "killed"),
    [
        # what did it, behind the harm and nothing but harm
        ("A lorry blew up. Five guards were killed and two were wounded in a clash.", "clash", 5),
        ("Six traders were killed and 14 were wounded by a bomb blast.", "blast", 6),
        # another day, or another deed, between: not of the second
        ("Five guards were killed on Monday, and on Tuesday a car bomb wounded two.", "bomb", None),
        ("Two men were shot dead and police later raided a house.", "raided", None),
    ],
)
def test_the_dead_belong_to_what_did_it(text: str, trigger: str, killed: int | None) -> None:
    one = next(one for one in events(text) if trigger in one.trigger.text)
    toll = one.toll("killed")
    assert (toll.best if toll else None) == killed
