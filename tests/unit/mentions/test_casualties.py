"""Casualties: who counts, how many, what is no toll."""

from __future__ import annotations

import pytest

from extract.mentions.tagging.sentences import find_sentences
from extract.mentions.tagging.tokens import tag
from extract.mentions.tolls.finder import find_casualties
from extract.model import CasualtyMention
from tests.offsets import assert_offsets


def casualties(text: str) -> tuple[CasualtyMention, ...]:
    found = find_casualties(text, tag(text, find_sentences(text)))
    assert_offsets(text, found)
    for one in found:
        assert 0 <= one.toll.low <= one.toll.figure <= one.toll.most
        if one.victims is not None:
            assert 0 <= one.victims.start < one.victims.end <= len(text)
    return found


def tolls(text: str) -> list[tuple[str, int, int | None, int | None]]:
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
        ("The gunmen killed villagers.", [("killed", 1, None, None)]),
        ("Two men on a motorcycle shot a lawyer dead.", [("killed", 1, 1, 1)]),
        # vague counts as ACLED reads them
        ("Dozens were injured.", [("injured", 12, 12, 99)]),
        ("Hundreds of soldiers died in the battle.", [("killed", 100, 100, 999)]),
        ("Several people were wounded.", [("injured", 1, None, None)]),
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
        ("Fighting left an unknown number of people dead.", [("killed", 1, None, None)]),
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
def test_tolls(text: str, expected: list[tuple[str, int, int | None, int | None]]) -> None:
    assert tolls(text) == expected


K, INJURED = "killed", "injured"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # bodies, with words between them and their number
        ("Three bullet riddled bodies were found by a canal.", [(K, 3, 3, 3)]),
        ("Shepherds said that at least 14 bodies had been picked up.", [(K, 14, 14, 14)]),
        ("In the well lay the corpses of nine recruits.", [(K, 9, 9, 9)]),
        # the whole, of which one is told
        ("A cook was one of the six people killed in the blast.", [(K, 6, 6, 6)]),
        # ages that stand for people
        ("A 19- and a 26-year-old Kashmiri were killed.", [(K, 2, 2, 2)]),
        # an army's own words, in quotation marks
        ('The staff said it had "neutralised" some 25 insurgents.', [(K, 25, 25, 25)]),
        ('Jets hit a camp, "neutralising" 12 men.', [(K, 12, 12, 12)]),
        # two participles of one passive
        ("Two girls on their way home were set upon and killed.", [(K, 2, 2, 2)]),
        ("Four guards were abducted, tortured and murdered.", [(K, 4, 4, 4), ("captured", 4, 4, 4)]),
        # two verbs, one object
        ("A shell hit the queue, killing and wounding several.", [(K, 1, None, None), (INJURED, 1, None, None)]),
        # shorthand of logs
        ("2 x CF KIA, 3 x WIA.", [(K, 2, 2, 2), (INJURED, 3, 3, 3)]),
        ("Result: 7 x EKIA, 1x LN WIA.", [(K, 7, 7, 7), (INJURED, 1, 1, 1)]),
        ("ANA KIA: 4, no damage.", [(K, 4, 4, 4)]),
        ("He drove a Kia to town.", []),
        ("9 martyrs, 20+ hurt.", [(K, 9, 9, 9), (INJURED, 20, 20, 20)]),
        # deaths without a number
        ("The convoy hit a mine, incurring fatalities.", [(K, 1, None, None)]),
        ("There were losses on both sides.", [(K, 1, None, None)]),
        ("The bank reported losses of two million.", []),
        ("The raid was beaten off, the army said, without giving losses.", []),
        ("No losses, the ministry said.", [(K, 0, 0, 0), (INJURED, 0, 0, 0)]),
        ("Soldiers killed in ambush", [(K, 1, None, None)]),
        # lists of victims: one told twice by name, kin without an article
        ("Men shot dead a village chief, Musa Ado, his brother, cousin, a child and two guards.", [(K, 6, 6, 6)]),
        ("Gunmen killed a trader, his son and a driver.", [(K, 3, 3, 3)]),
        ("Ilan Petrov and Marko Zec were killed.", [(K, 2, 2, 2)]),
        ("A deacon was killed along with two nephews.", [(K, 3, 3, 3)]),
        ("A teacher was killed with her three pupils.", [(K, 4, 4, 4)]),
        ("Raiders killed a couple and their four children.", [(K, 6, 6, 6)]),
        # parts of a whole, before and behind the verb
        ("Twelve miners, four of them boys, were killed.", [(K, 12, 12, 12)]),
        # what the number of dead has come to
        ("The number of people killed in the raid has risen to 27.", [(K, 27, 27, 27)]),
        # the noun, not the verb
        ("Two of the wounded died.", [(K, 2, 2, 2)]),
        # reported of the doer, accused of the deed
        ("The army was reported to have massacred 33 peasants.", [(K, 33, 33, 33)]),
        ("The front was accused of executing 18 men.", [(K, 18, 18, 18)]),
        # a clause before the subject
        ("As the walls fell on the people around them, at least 16 people were wounded.", [(INJURED, 16, 16, 16)]),
        # what is no person
        ("Bandits held up 5 lorries, one driver shot dead.", [(K, 1, 1, 1)]),
        # the same victim once more
        ("A third man was beheaded in Kesh, a boy who was murdered while he slept.", [(K, 1, 1, 1)]),
        # a phrase that only says who told it; a word that counts nobody; a sign between two counts
        ("According to the first reports of the monitors, six people were killed.", [(K, 6, 6, 6)]),
        ("Nobody knew whether anyone had died.", []),
        ("5 martyrs \N{DOVE OF PEACE}, 12 hurt.", [(K, 5, 5, 5), (INJURED, 12, 12, 12)]),
        # both together, and not how many of each
        ("The blast left over 25 dead and injured.", [(K, 25, 25, 25)]),
        # a toll ends where the speaker begins
        ("The death toll rose to 33, the governor said.", [(K, 33, 33, 33)]),
        # whom an army loses, and what it does
        ("The rebels lost 14 men at Kesh.", [(K, 14, 14, 14)]),
        ("The rebels lost three posts at Kesh.", []),
        ("A car bomb killed no one but its driver.", [(K, 1, 1, 1)]),
        # as many as scores of scores
        ("Shelling killed several hundred villagers.", [(K, 200, None, None)]),
    ],
)
def test_tolls_in_other_words(text: str, expected: list[tuple[str, int, int | None, int | None]]) -> None:
    assert tolls(text) == expected


@pytest.mark.parametrize(
    ("text", "over"),
    [
        ("Some 900 people have been killed in the valley since March.", True),
        ("Since 2011 more than 5,000 have been killed.", True),
        ("The ambush brings to 52 the number of guards killed this year.", True),
        ("Tens of thousands have been killed in the war in Darfur.", True),
        # behind a comma something else is counted
        ("A judge was shot dead on Friday, the third of her family to be murdered this year.", False),
        # as short as a happening; only compares; another "since"
        ("At least 12 men were killed over the past 36 hours.", False),
        ("The deadliest attack since 2003 killed 60 people.", False),
        ("The rebels have since withdrawn from the town and killed two scouts.", False),
    ],
)
def test_over_a_period(text: str, over: bool) -> None:
    assert [one.over_period for one in casualties(text)] == [over]


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
    assert [m for m in casualties(text) if m.toll.figure] == []


def test_total_over_a_period_is_marked() -> None:
    found = casualties("Some 100 villagers were killed by shells over the past three weeks, medics said.")
    assert [(m.toll.best, m.over_period) for m in found] == [(100, True)]


def test_victims_span_says_who() -> None:
    text = "Gunmen killed four herders near the well."
    (one,) = casualties(text)
    assert one.victims is not None
    assert text[one.victims.start : one.victims.end] == "four herders"
