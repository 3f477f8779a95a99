"""What is found as a time expression, word for word, and what is not."""

from __future__ import annotations

import pytest

from extract.mentions.timex import find_timexes
from extract.mentions.timex.entities import temporal_entities
from extract.model import TimexType
from tests.offsets import assert_offsets

D, T, L, S = TimexType.DATE, TimexType.TIME, TimexType.DURATION, TimexType.SET


def found(text: str) -> list[str]:
    mentions = find_timexes(text)
    assert_offsets(text, mentions)
    return [mention.text for mention in mentions]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # orders and spellings of full dates
        ("It fell on 7 July 2015.", ["7 July 2015"]),
        ("It fell on July 7, 2015, at noon.", ["July 7, 2015", "noon"]),
        ("It fell on Thursday, Dec. 15.", ["Thursday, Dec. 15"]),
        ("It fell on the 3rd of June.", ["the 3rd of June"]),
        ("It fell on Sept. 11, 2001.", ["Sept. 11, 2001"]),
        ("Stamped 13/07/2015 and 2015-07-13.", ["13/07/2015", "2015-07-13"]),
        ("It fell on October 25th.", ["October 25th"]),
        ("It fell in July last year.", ["July last year"]),
        ("It fell in August of that year.", ["August of that year"]),
        # two figures of a year, behind a short month; not where they count
        ("Hit on 9 OCT 04 near Samarra.", ["9 OCT 04"]),
        ("Posted 21 Feb 19.", ["21 Feb 19"]),
        ("On 3-Mar-11 and 05JUN2012 they moved.", ["3-Mar-11", "05JUN2012"]),
        ("On 4 NOV 12 CIV died.", ["4 NOV"]),
        ("On 17 Dec 23 people died.", ["17 Dec"]),
        # days in words
        ("It fell on thirteen May 1998.", ["thirteen May 1998"]),
        ("It fell on twenty-first March 2003.", ["twenty-first March 2003"]),
        ("The first July raid failed.", ["July"]),
        # one of several people is no day
        ("He died on Monday, the third of his family.", ["Monday"]),
        # a year before what befell people, and before exact figures' things
        ("The raid on 3 May 2019 killed 12.", ["3 May 2019"]),
        ("In June 1987 rebels came.", ["June 1987"]),
        ("In June 2000 rebels came.", ["June"]),
        # "that" before a clause
        ("They said that next week troops would leave.", ["next week"]),
        # a decade, and an age
        ("In the mid-90s they left, she in her mid-40s.", ["the mid-90s"]),
        # parts of periods
        ("They left in mid-June.", ["mid-June"]),
        ("By the end of the month they left.", ["the end of the month"]),
        ("In the first half of 2015 they left.", ["the first half of 2015"]),
        ("In the late 1980s and early 2015", ["the late 1980s", "early 2015"]),
        ("In the summer of 1943 and the nineteenth century", ["the summer of 1943", "the nineteenth century"]),
        # joint dates: each member by itself
        ("between 12 and 14 July", ["12", "14 July"]),
        ("on July 13-15", ["July 13", "15"]),
        ("on 3-5 July 2015", ["3", "5 July 2015"]),
        ("from May until 2 August", ["May", "2 August"]),
        ("in 1915-17", ["1915", "17"]),
        ("on September 6 and 7, and 12, 13 and 14 May", ["September 6", "7", "12", "13", "14 May"]),
        ("fourth-quarter profit, the 1800s, 149 B.C.", ["fourth-quarter", "the 1800s", "149 B.C."]),
        ("(264 to 241 BC)", ["264", "241 BC"]),
        # clock times and parts of day
        ("at 14:30Z, 0600 local and 5:30 p.m.", ["14:30Z", "0600 local", "5:30 p.m."]),
        ("at dawn, overnight and on Thursday morning", ["dawn", "overnight", "Thursday morning"]),
        ("DTG 131500ZJUL15 follows", ["131500ZJUL15"]),
        ("on the morning of 31 January", ["the morning of 31 January"]),
        # relative expressions
        ("last Thursday, two months ago, the previous day", ["last Thursday", "two months ago", "the previous day"]),
        ("the following week, three days later", ["the following week", "three days later"]),
        ("earlier this month, over the past two weeks", ["earlier this month", "the past two weeks"]),
        ("in recent days, within days, since January", ["recent days", "days", "January"]),
        ("January of last year, this time last year", ["January of last year", "this time last year"]),
        ("A day before the offensive", ["A day before"]),
        (
            "noon Saturday, overnight Tuesday, 5 p.m. Thursday",
            ["noon Saturday", "overnight Tuesday", "5 p.m. Thursday"],
        ),
        ("at 5 p.m. on Thursday", ["5 p.m.", "Thursday"]),
        ("at four o'clock in the morning, at 0600", ["four o'clock in the morning", "0600"]),
        ("this Tuesday, July 7, 2015, photo", ["this Tuesday, July 7, 2015"]),
        ("a quarter of a century ago", ["a quarter of a century ago"]),
        ("at the same time, during this period", ["the same time", "this period"]),
        ("the March offensive in May", ["March", "May"]),
        # lengths and sets
        ("for three weeks, a 10-day siege", ["three weeks", "10-day"]),
        ("a month-long siege of more than two years", ["month-long", "more than two years"]),
        ("two and a half years, a year and a half", ["two and a half years", "a year and a half"]),
        ("every Friday, daily, twice a week", ["every Friday", "daily", "twice a week"]),
        # other languages and calendars
        ("le 14 juillet 2015", ["14 juillet 2015"]),
        ("el 7 de julio de 2015", ["7 de julio de 2015"]),
        ("5 июля 2015 года", ["5 июля 2015"]),
        ("في ١٤ تموز ٢٠١٥", ["١٤ تموز ٢٠١٥"]),
        ("on 12 Ramadan 1436 AH", ["12 Ramadan 1436 AH"]),
    ],
)
def test_found(text: str, expected: list[str]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "They may have been killed.",  # modal
        "Crowds march to Baghdad.",  # verb
        "The 1st Division advanced.",  # rank of a unit
        "Then we left.",  # no Wednesday
        "It lies 30 miles away.",
        "The March 14 Alliance spoke.",  # a movement
        "Black September claimed it.",
        "It lies on Highway 1 and the 36th parallel.",
        "Task Force 2014 arrived.",
        "A 29-year-old man, aged 40, was hurt.",
        "They lost 1800 men and 2,000 rifles.",
        "Resolution 2042 passed.",
        "He will fall; the fall of the town.",
        "A spring under the hill; they spring up.",
        "Second, they left; wait a second.",
        "The marcher said: sat down, sun, mon ami.",
        "Room 1408, page 1999",
        "Theresa May told them; Jan Smith and April Stone agreed.",  # names
        "The Long March; the march on the capital",
        "Working hours; she is in her 30s; a man of 45 years of age",
        "The Daily Herald and the Weekly Star",
        "It cost $2015 or 1999.5 or 12:345 or 7/8.",
        "2015 of them and 2000 troops",
    ],
)
def test_not_found(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("on Monday", D),
        ("on Monday morning", T),
        ("at 14:30", T),
        ("for two weeks", L),
        ("every day", S),
        ("two weeks ago", D),
        ("three hours later", T),
        ("recently", D),
    ],
)
def test_type(text: str, kind: TimexType) -> None:
    assert [mention.type for mention in find_timexes(text)] == [kind]


def test_no_expression_crosses_a_blank_line() -> None:
    assert found("It was July\n\n7 people left in 2015") == ["July", "2015"]


def test_entities_join_ranges_and_leave_vague_words_out() -> None:
    text = "On 11-13 Dec. the daily shelling stopped; now, in recent days, it is back."
    entities = temporal_entities(text, find_timexes(text))
    assert_offsets(text, entities)
    assert [entity.text for entity in entities] == ["11-13 Dec.", "recent days"]
