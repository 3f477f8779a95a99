"""Casualties: who counts, how many, what is no toll."""

from __future__ import annotations

import pytest

from extract.mentions.casualties import find_casualties
from extract.mentions.sentences import find_sentences
from extract.mentions.tokens import tag
from extract.model import CasualtyMention
from tests.offsets import assert_offsets


def casualties(text: str) -> tuple[CasualtyMention, ...]:
    found = find_casualties(text, tag(text, find_sentences(text)))
    assert_offsets(text, found)
    for one in found:
        assert 0 <= one.toll.low <= one.toll.best <= one.toll.high
        if one.victims is not None:
            assert 0 <= one.victims.start < one.victims.end <= len(text)
    return found


def tolls(text: str) -> list[tuple[str, int, int, int]]:
    return [(m.kind, m.toll.low, m.toll.best, m.toll.high) for m in casualties(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # active, with parts that are not added
        ("Gunmen killed 12 people, including three children.", [("killed", 12, 12, 12)]),
        # a clause of its own behind "and": neither the place nor the doers before it are counted
        ("The port was shelled by rebels and five people were killed.", [("killed", 5, 5, 5)]),
        ("Rebels shelled Kesh and Tarim and two boys, a girl and five men were killed.", [("killed", 8, 8, 8)]),
        ("Police said two soldiers and five others were killed.", [("killed", 7, 7, 7)]),
        # "civilian" as a noun, and the WHO, which is no relative pronoun
        ("Two policemen and a civilian were killed.", [("killed", 3, 3, 3)]),
        ("A civilian and two soldiers were wounded.", [("injured", 3, 3, 3)]),
        ("The WHO said ten people were killed.", [("killed", 10, 10, 10)]),
        # nobody, in each of its words
        ("No one was hurt.", [("injured", 0, 0, 0)]),
        ("Neither soldier was hurt.", [("injured", 0, 0, 0)]),
        # headlines and situation reports
        ("12 killed, 30 wounded.", [("killed", 12, 12, 12), ("injured", 30, 30, 30)]),
        ("12 dead, 30 hurt in blast.", [("killed", 12, 12, 12), ("injured", 30, 30, 30)]),
        ("3 soldiers KIA, 5 WIA.", [("killed", 3, 3, 3), ("injured", 5, 5, 5)]),
        ("The explosion wounded 4, 2 critically.", [("injured", 4, 4, 4)]),
        # ages are no tolls
        ("A man, 34, was killed.", [("killed", 1, 1, 1)]),
        ("A woman aged 40 was killed.", [("killed", 1, 1, 1)]),
        ("Two men, aged 20 and 34, were killed.", [("killed", 2, 2, 2)]),
        ("A girl, 7, and her brother, 9, were killed.", [("killed", 2, 2, 2)]),
        # who is told of twice is counted once
        ("The mayor, a doctor, was killed.", [("killed", 1, 1, 1)]),
        ("Five people, all civilians, were killed.", [("killed", 5, 5, 5)]),
        # numbers in other words
        ("Both pilots were killed.", [("killed", 2, 2, 2)]),
        ("A family of five was killed.", [("killed", 5, 5, 5)]),
        # told of
        ("Nine people were also reported killed.", [("killed", 9, 9, 9)]),
        ("Two soldiers are said to have been wounded.", [("injured", 2, 2, 2)]),
        # passive, two kinds, ellipsis
        (
            "At least twelve people were killed and 30 others wounded in the blast.",
            [("killed", 12, 12, 12), ("injured", 30, 30, 30)],
        ),
        # lists are added
        ("Militants killed a policeman and two civilians.", [("killed", 3, 3, 3)]),
        ("The blast killed the mayor, his driver and two guards.", [("killed", 4, 4, 4)]),
        ("Four soldiers and two militiamen were killed.", [("killed", 6, 6, 6)]),
        # what stands before the subject is no part of the list
        ("According to the press office, three guerrillas were killed.", [("killed", 3, 3, 3)]),
        # a relative clause between the people and what befell them
        ("Twelve people who were travelling in a bus were killed.", [("killed", 12, 12, 12)]),
        # an adjective counts nobody; a town that is captured is no captive
        ("Hundreds of displaced people demonstrated at the camp.", []),
        ("Troops captured the airport and Rutbah on Sunday.", []),
        # nothing said but a singular, a plural
        ("A priest was shot dead near his church.", [("killed", 1, 1, 1)]),
        ("The gunmen killed villagers.", [("killed", 2, 3, 9)]),
        ("Two men on a motorcycle shot a lawyer dead.", [("killed", 1, 1, 1)]),
        # vague counts as ACLED reads them
        ("Dozens were injured.", [("injured", 12, 12, 99)]),
        ("Hundreds of soldiers died in the battle.", [("killed", 100, 100, 999)]),
        ("Several people were wounded.", [("injured", 3, 3, 9)]),
        # qualifiers
        ("Nearly 100 marines were killed.", [("killed", 90, 100, 100)]),
        ("More than 40 rebels were killed.", [("killed", 40, 40, 40)]),
        ("Between 12 and 15 rebels died in the clash.", [("killed", 12, 12, 15)]),
        ("Up to 30 people died.", [("killed", 1, 30, 30)]),
        ("About 40 rebels died.", [("killed", 40, 40, 40)]),
        ("The raid killed two or three herders.", [("killed", 2, 2, 3)]),
        # number words, nouns, states
        ("Twenty-three sailors were killed.", [("killed", 23, 23, 23)]),
        ("The death toll rose to 45.", [("killed", 45, 45, 45)]),
        ("The attack left four herders dead.", [("killed", 4, 4, 4)]),
        ("The battle claimed the lives of nine marines.", [("killed", 9, 9, 9)]),
        ("Five villagers lost their lives.", [("killed", 5, 5, 5)]),
        ("The bodies of three men were found near the river.", [("killed", 3, 3, 3)]),
        # the subject is that of its own clause
        ("Fighters attacked the hamlet near the lake, and 30 people died.", [("killed", 30, 30, 30)]),
        ("Militants attacked a base in the north, and at least 30 soldiers died.", [("killed", 30, 30, 30)]),
        # headline
        ("Thirteen killed in bomb attack on market", [("killed", 13, 13, 13)]),
        # to death: active, passive, of itself
        ("Residents beat a suspected thief to death.", [("killed", 1, 1, 1)]),
        ("Two guards were stabbed to death.", [("killed", 2, 2, 2)]),
        ("Hundreds of men choked to death.", [("killed", 100, 100, 999)]),
        # other ways to say it
        ("He was fatally shot.", [("killed", 1, 1, 1)]),
        ("Militants slit the throats of four men.", [("killed", 4, 4, 4)]),
        ("Fighting left an unknown number of people dead.", [("killed", 2, 3, 9)]),
        ("A woman detonated her explosive vest at the gate.", [("killed", 1, 1, 1)]),
        # said to be none
        ("No casualties were reported.", [("killed", 0, 0, 0), ("injured", 0, 0, 0)]),
        # nobody knows: not none
        ("There was no immediate word on casualties.", []),
        ("It was not clear whether there were any casualties.", []),
        # what a toll has risen to, wherever it stands and whatever other numbers do
        ("The death toll from Monday's bombing of a crowded market in Kesh has risen to 41.", [("killed", 41, 41, 41)]),
        ("The death toll from the 12 May landslide rose from 15 to 19.", [("killed", 19, 19, 19)]),
        ("Nobody was killed.", [("killed", 0, 0, 0)]),
        ("There were no reports of injuries.", [("injured", 0, 0, 0)]),
        # other kinds
        ("Gunmen abducted 25 schoolgirls.", [("captured", 25, 25, 25)]),
        ("The fighting displaced 2,000 families.", [("displaced", 2000, 2000, 2000)]),
        # the bomber himself
        ("A man blew himself up at the gate.", [("killed", 1, 1, 1)]),
    ],
)
def test_tolls(text: str, expected: list[tuple[str, int, int, int]]) -> None:
    assert tolls(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Rebels threatened to kill the hostages.",  # not done
        "It was not clear how many people were killed.",  # not known
        "The army killed 40 cattle.",  # no people
        "The militia has 100,000 fighters.",  # strength
        "They protested against the killing of a student by police.",  # the grievance, not the toll
        "An attempted assassination of the mayor failed.",  # not done
        "The town lies 40 miles west of the capital.",  # distance
        "The 29-year-old farmer paid 300 dollars.",  # age, money
        "A tribunal sentenced nine officers to death.",  # not carried out
        "Rebels shot down an army helicopter.",  # no people
        "The blast did not kill anyone.",  # denied
        "Demonstrators demanded justice for a boy killed by police.",  # the grievance
        "A woman tried to detonate her vest.",  # not done
        "Critics killed the bill in committee.",  # no people
        "",
    ],
)
def test_no_toll(text: str) -> None:
    assert [m for m in casualties(text) if m.toll.best] == []


def test_total_over_a_period_is_marked() -> None:
    found = casualties("Some 100 villagers were killed by shells over the past three weeks, medics said.")
    assert [(m.toll.best, m.over_period) for m in found] == [(100, True)]


def test_victims_span_says_who() -> None:
    text = "Gunmen killed four herders near the well."
    (one,) = casualties(text)
    assert one.victims is not None
    assert text[one.victims.start : one.victims.end] == "four herders"
