"""Merging by competition: what falls short of proof is one event where nothing else fits, and is not where it does."""

from __future__ import annotations

from typing import Any

import pytest

from extract.events.coreference import group
from extract.events.coreference.comparing.pairs import LINK, MAYBE, judge
from extract.events.coreference.comparing.profile import profile
from extract.events.coreference.event import event_of
from extract.events.coreference.origins import sketch
from extract.events.coreference.reasons import ALONE
from tests.unit.events.coreference.tellings import (
    ARMY,
    DAY,
    GAO,
    GUNMEN,
    JNIM,
    MENAKA,
    OUTSKIRTS,
    VILLAGERS,
    telling,
    toll,
    turned,
)

BLAST = {"sub_event_type": "Remote explosive/landmine/IED", "trigger": "blast"}
LAST_WEEK = {"start": DAY - 5, "end": DAY + 1, "precision": "week", "basis": "relative"}
KILLED = {"sub_event_type": "Attack", "trigger": "killed"}

#: What a report says of a thing, and what another says that is short of proof by itself.
NEARLY: list[tuple[str, dict[str, Any], dict[str, Any]]] = [
    ("another week, the same town", {"sides": (JNIM,)}, LAST_WEEK),
    ("the town in the one, its province in the other", {}, {"where": GAO}),
    ("a far higher toll", {"killed": toll(4), "where": OUTSKIRTS}, {"killed": toll(40)}),
    ("killed: a word for what came of it", {"killed": toll(14), "where": OUTSKIRTS}, KILLED),
]
#: A third report of another thing that the second fits as well.
RIVAL = {"start": DAY - 1, "end": DAY - 1}


@pytest.mark.parametrize(("what", "one", "other"), NEARLY, ids=[row[0] for row in NEARLY])
def test_alone_it_is_the_one_meant(what: str, one: dict[str, Any], other: dict[str, Any]) -> None:
    rows = [telling(**one), telling(**other)]
    assert MAYBE <= judge(*map(profile, rows)) < LINK
    (found,) = group(rows)
    made = event_of(found, lambda _document: sketch(""))
    assert ALONE in made.reasons[0][2]


def test_two_of_them_and_it_is_neither() -> None:
    """Shelled on the 5th and on the 6th; "the shelling of last week" in a third report."""
    rows = [telling(), telling(**RIVAL), telling(**LAST_WEEK)]
    assert sorted(len(one.members) for one in group(rows)) == [1, 1, 1]


def test_two_bombs_of_one_town_and_day_stay_two() -> None:
    """One report tells of both: whoever says only "the blast in Menaka" may mean either."""
    both = [
        telling("both", trigger_start=at, trigger_end=at + 5, evidence=words, **BLAST)
        for at, words in ((0, "A blast at the market."), (50, "A blast at the school."))
    ]
    rows = [*both, telling(where=OUTSKIRTS, evidence="A blast.", **BLAST)]
    assert sorted(len(one.members) for one in group(rows)) == [1, 1, 1]


def test_a_rival_that_fits_better_has_it() -> None:
    """The same hands on the same day outweigh a vague word."""
    sure = telling(sides=(JNIM, VILLAGERS), killed=toll(14))
    again = telling(sides=(JNIM, VILLAGERS), killed=toll(14))
    vague = telling(**LAST_WEEK, sides=(JNIM,))
    other_day = telling(**RIVAL)
    groups = [{one.record.id for one in found.members} for found in group([sure, again, vague, other_day])]
    assert any({sure.id, again.id} <= row and other_day.id not in row for row in groups)


@pytest.mark.parametrize("who", [(ARMY,), (GUNMEN,)])
def test_other_hands_are_never_enough(who: tuple[Any, ...]) -> None:
    """Nothing rivals it, and yet the army's shelling is not that of the jihadists, nor a word for them."""
    rows = [telling(sides=(JNIM,)), telling(sides=who, **LAST_WEEK)]
    assert len(group(rows)) == (1 if who == (GUNMEN,) else 2)


def test_a_killing_without_a_day_is_no_shelling() -> None:
    """A word that names no means needs a day that both state."""
    undated = {"start": DAY - 5, "end": DAY + 1, "precision": "week", "basis": "inferred"}
    assert len(group([telling(where=MENAKA), telling(**KILLED, **undated)])) == 2


#: A passage of the same report: what it adds to "JNIM shelled Menaka on 6 April, killing 14", and whether it goes on
#: about it (True) or tells of something else.
SAME_REPORT: list[tuple[str, dict[str, Any], bool]] = [
    ("a general word", {**KILLED}, True),
    ("a general word with the same toll", {**KILLED, "killed": toll(14)}, True),
    ("a denial of it", {"status": "denied"}, True),
    ("another toll", {**KILLED, "killed": toll(3)}, False),
    ("a second attack", {**KILLED, "evidence": "A second attack followed."}, False),
    ("other victims", {**KILLED, "sides": (turned(ARMY),)}, False),
    ("another town", {**KILLED, "where": GAO}, False),
    ("a day before", {**KILLED, **RIVAL}, False),
    ("a word with a means of its own", {"trigger": "shelled", "start": DAY, "end": DAY}, False),
]


@pytest.mark.parametrize(("what", "passage", "one"), SAME_REPORT, ids=[row[0] for row in SAME_REPORT])
def test_a_report_goes_on_about_it(what: str, passage: dict[str, Any], one: bool) -> None:
    first = telling("report", sides=(JNIM, VILLAGERS), killed=toll(14))
    second = telling("report", **{"trigger_start": 90, "trigger_end": 96, **passage})
    assert (len(group([first, second])) == 1) == one, what


def test_a_crowd_storms_and_somebody_else_kills() -> None:
    """Residents stormed a base on Friday; an undated killing of that week is nobody's for a word in common."""
    stormed = telling(sub_event_type="Mob violence", trigger="stormed")
    undated = {"start": DAY - 5, "end": DAY + 1, "precision": "week", "basis": "inferred"}
    assert len(group([stormed, telling(**KILLED, **undated)])) == 2
