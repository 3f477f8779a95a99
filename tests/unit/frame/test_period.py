"""The days that a report says it is about."""

from __future__ import annotations

import pytest

from extract.lexicon.frame import HERE, period_pattern
from extract.lexicon.loader import read_table
from tests.unit.frame.framed import days, frame, when

BODY = "\n\nGunmen killed two traders at a market in the east of the town and burned its clinic to the ground.\n"


@pytest.mark.parametrize(
    ("head", "day", "first", "last"),
    [
        # a stretch of days in the title of a report
        ("Weekly bulletin | 3 - 9 March 2019", "2019-03-12", "2019-03-03", "2019-03-09"),
        ("Humanitarian update, 26 September–9 October", "2021-10-11", "2021-09-26", "2021-10-09"),
        ("Access snapshot (28 December 2021 – 10 January 2022)", "2022-01-12", "2021-12-28", "2022-01-10"),
        # on a line of its own
        ("Lake basin\n1 to 15 July 2016", "2016-07-18", "2016-07-01", "2016-07-15"),
        # a label says so
        (
            "Incidents in the valley\nPeriod covered: 2 January - 1 February 2018",
            "2018-02-03",
            "2018-01-02",
            "2018-02-01",
        ),
        ("Report no. 4. Reporting period: 4/5/2020 - 17/5/2020", "2020-05-19", "2020-05-04", "2020-05-17"),
        # a month
        ("MONTHLY REPORT - AUGUST 2017", "2017-09-04", "2017-08-01", "2017-08-31"),
        # a month without a publication day
        ("Security chronology, February 2020", None, "2020-02-01", "2020-02-29"),
    ],
)
def test_stated(head: str, day: str | None, first: str, last: str) -> None:
    period = frame(head + BODY, day).period
    assert period is not None
    assert (str(period.interval.start), str(period.interval.end)) == (first, last)
    assert period.stated
    assert days(when(head + BODY, "killed", day)) == f"{first}..{last}"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        # no report: the dates are those of what is told
        ("Fighting of 3 - 9 March 2019 remembered" + BODY, "2022-03-12"),
        # the stretch stands in the running text
        (
            "Army retakes port\n\nThe army fought for the port from 3 to 9 March and took it on the last day." + BODY,
            "2019-03-12",
        ),
        # a day is no period
        ("Situation report, 9 March 2019" + BODY, "2019-03-09"),
        # months joined in a sentence of the head
        ("Report: talks of May and June failed" + BODY, "2019-07-09"),
    ],
)
def test_none(text: str, day: str) -> None:
    assert frame(text, day).period is None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        # the lead is told of today: later paragraphs too, whatever other days it names
        (
            "Blasts in the capital\n\nTwo of today's blasts hit markets; yesterday gunmen raided a post and left."
            "\n\nIn the port, a bomb killed a guard.",
            "2013-05-06",
        ),
        # a log by the clock
        ("Wire\n\n06:10 Shells on the camp\n\n07:30 Jets over the town\n\n09:00 A bomb killed a guard", "2013-05-06"),
        # a post of the day: a part of day, and no date
        (
            "Market shelled\n\nActivists count ten dead after a shell hit the market at noon, as people ate.\n\n"
            "Gunmen killed a guard.",
            "2013-05-06",
        ),
        # the day so far
        (
            "Front update\n\nThere were 70 attacks on the line since the start of the day, the staff said.\n\n"
            "Jets killed a guard.",
            "2013-05-06",
        ),
        # a daily report
        (
            "Daily update, 6 May 2013\n\nA bomb killed a guard at the gate of the interior ministry in the port.",
            "2013-05-06",
        ),
    ],
)
def test_the_news_of_a_day(text: str, day: str) -> None:
    assert days(when(text, "killed", day)) == day


def test_a_section_outside_the_period() -> None:
    text = (
        "Protection report | 1 - 14 May 2019\n\nDevelopments after the reporting period\n\n"
        "On 16 May, soldiers shot a boy.\n\nFindings\n\n- Soldiers wounded two men.\n"
    )
    read = frame(text, "2019-05-18")
    assert read.days(text.index("shot")) is None
    assert days(when(text, "wounded", "2019-05-18")) == "2019-05-01..2019-05-14"
    assert days(when(text, "shot", "2019-05-18")) == "2019-05-16"


def test_every_pattern_has_an_example_that_holds() -> None:
    for row in read_table(HERE / "periods.tsv", ("says", "pattern", "example")):
        assert period_pattern(row["says"]).search(row["example"].lower()), row["says"]
