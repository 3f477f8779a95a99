"""Which two mentions are one event."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from extract.events.coreference import group
from extract.events.coreference.comparing.pairs import APART, LINK, judge
from extract.events.coreference.comparing.profile import profile
from tests.unit.events.coreference.tellings import (
    ANSONGO,
    ARMY,
    CAPITAL,
    DAY,
    GAO,
    GUNMEN,
    JNIM,
    KATIBA,
    KIDAL,
    MALI,
    MENAKA,
    OUTSKIRTS,
    VILLAGERS,
    telling,
    toll,
    turned,
)

WEEK = {"start": DAY - 5, "end": DAY + 2, "precision": "week", "basis": "inferred"}
CLASH = {"sub_event_type": "Armed clash", "trigger": "clashed"}


def points(one: dict[str, Any], other: dict[str, Any]) -> float:
    a, b = profile(telling(**one)), profile(telling(**other))
    assert judge(a, b) == judge(b, a)
    return judge(a, b)


ONE_EVENT: list[tuple[str, dict[str, Any], dict[str, Any]]] = [
    ("same day, place and type", {}, {}),
    ("the later report knows of more dead", {"killed": toll(5)}, {"killed": toll(7)}),
    ("a group, and the wing of it that did it", {"sides": (JNIM,)}, {"sides": (KATIBA,)}),
    ("gunmen, and the group that they were of", {"sides": (GUNMEN,)}, {"sides": (JNIM,)}),
    ("claimed here, denied there", {"sides": (ARMY,)}, {"sides": (ARMY,), "status": "denied"}),
    ("the attack, without a word of the means", {}, {"sub_event_type": "Attack", "trigger": "attack"}),
    ("a clash, as either side tells it", {**CLASH, "sides": (ARMY, turned(JNIM))},
     {**CLASH, "sides": (JNIM, turned(ARMY))}),
    ("fighting, and the town that was taken in it", {**CLASH, "sides": (JNIM,)},
     {"sub_event_type": "Non-state actor overtakes territory", "trigger": "captured", "sides": (JNIM,)}),
    ("suicide attack, called a bombing elsewhere", {"sub_event_type": "Suicide bomb", "trigger": "blew up"},
     {"sub_event_type": "Remote explosive/landmine/IED", "trigger": "bombing"}),
    ("an undated mention with the same toll and words", {"killed": toll(14), "sides": (JNIM,)},
     {"killed": toll(14), "sides": (JNIM,), "start": None, "end": None, "precision": "", "basis": ""}),
    ("dated to the week, but the same toll of the same hands", {"killed": toll(14), "sides": (JNIM,)},
     {**WEEK, "killed": toll(14), "sides": (JNIM,)}),
    ("both without a date, reported on the same day", {**WEEK, "sides": (JNIM,)}, {**WEEK, "sides": (JNIM,)}),
    ("named by province, with the same toll", {"killed": toll(14)}, {"where": GAO, "killed": toll(14)}),
    ("placed in the country alone, with the same toll of the same hands", {"killed": toll(14), "sides": (JNIM,)},
     {"where": MALI, "killed": toll(14), "sides": (JNIM,)}),
    ("a village within the radius of the town", {"killed": toll(4)}, {"where": OUTSKIRTS, "killed": toll(4)}),
]  # fmt: skip

TWO_EVENTS: list[tuple[str, dict[str, Any], dict[str, Any]]] = [
    ("two days running", {}, {"start": DAY + 1, "end": DAY + 1}),
    ("another town", {}, {"where": ANSONGO}),
    ("another province", {"where": GAO}, {"where": KIDAL}),
    ("a shelling and an air strike", {}, {"sub_event_type": "Air/drone strike", "trigger": "bombed"}),
    ("done by A to B, and by B to A", {"sub_event_type": "Attack", "trigger": "raided", "sides": (ARMY, turned(JNIM))},
     {"sub_event_type": "Attack", "trigger": "raided", "sides": (JNIM, turned(ARMY))}),
    ("two forces that have nothing to do with each other", {"sides": (ARMY,)}, {"sides": (JNIM,)}),
    ("planned and done", {}, {"status": "planned"}),
    ("happened and did not happen", {}, {"status": "negated"}),
    ("the siege and one day of it", {**CLASH, "trigger": "siege"}, CLASH),
    ("same town, same week, two tolls far apart", {**WEEK, "killed": toll(2)}, {**WEEK, "killed": toll(40)}),
    ("same large town, same week, and nothing else", {**WEEK, "where": CAPITAL}, {**WEEK, "where": CAPITAL}),
    ("same day, but a market here and a school there",
     {"evidence": "Shells hit a market in Menaka.", "killed": toll(2), **WEEK},
     {"evidence": "A shell landed on a school, pupils were among the dead.", "killed": toll(9), **WEEK}),
    ("both without a date, reported five days apart", {**WEEK, "sides": (JNIM,)},
     {**WEEK, "start": DAY, "end": DAY + 7, "sides": (JNIM,)}),
    ("another one, by its own words", {**WEEK}, {**WEEK, "evidence": "A second shell fell there later."}),
    ("the town taken by one side, and by the other",
     {"sub_event_type": "Government regains territory", "trigger": "took", "sides": (ARMY,)},
     {"sub_event_type": "Non-state actor overtakes territory", "trigger": "took", "sides": (JNIM,)}),
    ("undated, and nothing but the town in common", {},
     {"start": None, "end": None, "precision": "", "basis": ""}),
    ("soldiers kill, rebels kill, civilians suffer", {"sub_event_type": "Attack", "trigger": "killed",
     "sides": (ARMY, VILLAGERS)}, {"sub_event_type": "Attack", "trigger": "killed", "sides": (JNIM, VILLAGERS)}),
]  # fmt: skip


@pytest.mark.parametrize(("why", "one", "other"), ONE_EVENT, ids=[case[0] for case in ONE_EVENT])
def test_one_event(why: str, one: dict[str, Any], other: dict[str, Any]) -> None:
    assert points(one, other) >= LINK, why


@pytest.mark.parametrize(("why", "one", "other"), TWO_EVENTS, ids=[case[0] for case in TWO_EVENTS])
def test_two_events(why: str, one: dict[str, Any], other: dict[str, Any]) -> None:
    assert points(one, other) < LINK, why


def test_two_mentions_of_one_text_are_two_events_unless_all_but_the_words_is_the_same() -> None:
    first = telling("one text")
    assert judge(profile(first), profile(telling("one text", trigger_start=90, trigger_end=97))) == APART
    dead = {"killed": toll(5)}
    again = telling("one text", trigger_start=90, trigger_end=97, **dead)
    assert judge(profile(telling("one text", **dead)), profile(again)) >= LINK


def test_a_town_is_taken_once_in_a_text() -> None:
    taken: dict[str, Any] = {"sub_event_type": "Non-state actor overtakes territory", "trigger": "captured"}
    later: dict[str, Any] = {**taken, **WEEK, "trigger_start": 90, "trigger_end": 97}
    first = profile(telling("one text", **taken, sides=(JNIM,)))
    assert judge(first, profile(telling("one text", **later, sides=(JNIM,)))) >= LINK
    assert judge(first, profile(telling("one text", **later, sides=(ARMY,)))) == APART
    assert judge(first, profile(telling("one text", **later, sides=(JNIM,), where=GAO))) == APART


def test_a_quarter_of_a_town_and_a_place_west_of_it() -> None:
    """Ids of places that the gazetteer lacks, or that words move, begin with that of what holds them."""
    dead = toll(4)
    quarter = telling(where=_held("gn:1~golan", "Golan", 15.92, 2.40, 2.0), killed=dead)
    other = telling(where=_held("gn:1~market-quarter", "Market quarter", 15.92, 2.40, 2.0))
    west = telling(where=_held("gn:1~40-km-west-of", "Menaka", 15.92, 2.03, 10.0))
    assert judge(profile(quarter), profile(telling(killed=dead))) >= LINK  # the town's quarter
    assert judge(profile(quarter), profile(other)) == APART  # two names
    assert judge(profile(west), profile(telling())) == APART  # 40 km away


def test_a_vague_mention_that_fits_two_events_goes_to_neither() -> None:
    """ "Shells fell on the town this week" may be Friday's or Saturday's; with the toll of one it is that one's."""
    by = {"sides": (JNIM, turned(ARMY))}
    friday, saturday = telling(**by, killed=toll(3)), telling(**by, killed=toll(9), start=DAY + 1, end=DAY + 1)
    week = telling(**by, **WEEK)
    assert sorted(len(one.members) for one in group([friday, saturday, week])) == [1, 1, 1]
    assert sorted(len(one.members) for one in group([friday, week])) == [2]
    known = telling(**by, **WEEK, killed=toll(9))
    (pair,) = [one for one in group([friday, saturday, known]) if len(one.members) == 2]
    assert {member.record.id for member in pair.members} == {saturday.id, known.id}


def _held(place_id: str, name: str, lat: float, lon: float, radius: float) -> Any:
    return replace(MENAKA, id=place_id, name=name, lat=lat, lon=lon, radius_km=radius)
