"""What time expressions mean: value, days, basis, and a reason that a reader believes."""

from __future__ import annotations

from datetime import date

import pytest

from extract.mentions.timex import find_timexes
from extract.model import Published, ResolvedTimex, TimeBasis, TimeInterval
from extract.resolve.times import resolve_timexes

WEDNESDAY = date(2015, 7, 15)


def resolve(text: str, day: date | None = WEDNESDAY) -> list[ResolvedTimex]:
    published = Published(TimeInterval(day, day), "analyst") if day else None
    return list(resolve_timexes(text, find_timexes(text), published=published))


def values(text: str, day: date | None = WEDNESDAY) -> list[str]:
    return [item.value for item in resolve(text, day)]


def days(text: str) -> tuple[str, str]:
    interval = resolve(text)[-1].interval
    assert interval is not None
    return str(interval.start), str(interval.end)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # weekdays: the past looks back, the future forward, the day itself is that day
        ("They attacked on Monday.", ["2015-07-13"]),
        ("They attacked on Wednesday.", ["2015-07-15"]),
        ("Talks will resume on Friday.", ["2015-07-17"]),
        ("They left last Wednesday.", ["2015-07-08"]),
        ("The group claimed responsibility for Friday's bombing.", ["2015-07-10"]),  # "for" rules the bombing
        ("They will return next Tuesday.", ["2015-07-21"]),
        ("It ends this Sunday.", ["2015-07-19"]),
        # a reporting verb keeps its own day, whatever is to come
        ("The minister said on Monday that troops will leave.", ["2015-07-13"]),
        ("He told reporters late Tuesday he would resign.", ["2015-07-14"]),
        ("It said it would resume strikes on Friday.", ["2015-07-17"]),
        ("They plan to retake the town, he said Monday.", ["2015-07-13"]),
        ("The vote on Sunday will decide it.", ["2015-07-19"]),
        ("Talks begin Sunday in Geneva.", ["2015-07-19"]),
        ("It is forecast to land late Friday or early Saturday.", ["2015-07-17", "2015-07-18"]),
        ("They met on Saturday and Sunday.", ["2015-07-11", "2015-07-12"]),
        ("The council will be dissolved on Friday.", ["2015-07-17"]),
        ("It will report second-quarter results on July 24.", ["2015-Q2", "2015-07-24"]),
        # months
        ("It was lost in May.", ["2015-05"]),
        ("It was lost in November.", ["2014-11"]),
        ("It will begin in August.", ["2015-08"]),
        ("In mid-June they boasted.", ["2015-06"]),
        ("It fell in January of last year.", ["2014-01"]),
        # steps and offsets
        ("It fell last year, two months ago and last week.", ["2014", "2015-05", "2015-W28"]),
        ("It was hit yesterday evening and this morning.", ["2015-07-14TEV", "2015-07-15TMO"]),
        ("On 3 May they came; three days later they left.", ["2015-05-03", "2015-05-06"]),
        ("On 3 May they came; the following week they left.", ["2015-05-03", "2015-W19"]),
        ("On 3 May they came, a year after they had left.", ["2015-05-03", "2016"]),
        # parts
        ("At dawn on Monday it began.", ["2015-07-13TMO", "2015-07-13"]),
        ("At 0600 local on 3 May", ["2015-05-03T06:00", "2015-05-03"]),
        ("At 5:30 p.m. Thursday and four o'clock in the morning", ["2015-07-09T17:30", "2015-07-09T04:00"]),
        ("DTG 131500ZJUL15", ["2015-07-13T15:00Z"]),
        # lengths and sets
        ("for nearly two decades", ["P2DE"]),
        ("for several weeks", ["PXW"]),
        ("for half an hour", ["PT30M"]),
        ("every Friday", ["XXXX-WXX-5"]),
        # periods
        ("the third quarter of 2014, the 1990s, the 19th century", ["2014-Q3", "199", "18"]),
        ("in 490 BC", ["BC0490"]),
        ("the 1800s, 9/11, the Sept. 11 attacks", ["18", "2001-09-11", "2001-09-11"]),
        ("a quarter of a century ago", ["1990"]),
        ("over the weekend", ["2015-W28-WE"]),
        ("It was their best year since 2008, up from a year earlier.", ["2008", "2007"]),
        ("On Monday it hit its highest since 2008, up from a year earlier.", ["2015-07-13", "2008", "2014"]),
        # calendars
        ("on 12 Ramadan 1436", ["2015-06-29"]),
        ("۵ مرداد ۱۳۹۴", ["2015-07-27"]),
        ("Easter 1916", ["1916-04-23"]),
        # a day that no calendar has
        ("on 31 June 2015", [""]),
    ],
)
def test_value(text: str, expected: list[str]) -> None:
    assert values(text) == expected


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("in July 2014", "2014-07-01", "2014-07-31"),
        ("in early July 2014", "2014-07-01", "2014-07-10"),
        ("in the winter of 2014", "2014-12-01", "2015-02-28"),
        ("over the past two weeks", "2015-07-01", "2015-07-15"),
        ("in recent days", "2015-07-05", "2015-07-15"),
        ("last week", "2015-07-06", "2015-07-12"),
        ("in the first two months of 1939", "1939-01-01", "1939-02-28"),
        ("at the end of 2014", "2014-09-02", "2014-12-31"),
        ("in February 2012", "2012-02-01", "2012-02-29"),
    ],
)
def test_days(text: str, first: str, last: str) -> None:
    assert days(text) == (first, last)


def test_explanation_is_one_a_reader_believes() -> None:
    (monday,) = resolve("They attacked on Monday.")
    assert monday.explanation == "the Monday before publication on Wed 15 July 2015"
    assert (monday.basis, monday.reference) == (TimeBasis.RELATIVE, "published")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("They attacked on Monday.", "XXXX-WXX-1"),
        ("In mid-June they boasted.", "XXXX-06"),
        ("They came last month.", "XXXX-XX"),
        ("It fell two months ago.", "XXXX-XX"),
    ],
)
def test_without_a_date_nothing_is_guessed(text: str, value: str) -> None:
    (item,) = resolve(text, None)
    assert (item.value, item.interval, item.basis) == (value, None, TimeBasis.UNKNOWN)
    assert "not" in item.explanation or "no date" in item.explanation


def test_bounds_are_no_day_to_count_from() -> None:
    text = "They attacked on Monday."
    bounds = Published(TimeInterval(date(2015, 7, 7), None), "text")
    (item,) = resolve_timexes(text, find_timexes(text), published=bounds)
    assert item.interval is None


def test_another_date_resolves_everything_anew() -> None:
    assert values("They attacked on Monday.", date(2015, 7, 22)) == ["2015-07-20"]


def test_story_moves_from_date_to_date() -> None:
    text = (
        "On 10 May 1940 the invasion began. In June the capital fell. Two days later an armistice was sought.\n"
        "The army, formed in 1921, was dissolved in July. In early 1941 resistance grew; by March it had a name."
    )
    expected = ["1940-05-10", "1940-06", "1940-XX-XX", "1921", "1940-07", "1941", "1941-03"]
    assert values(text, None) == expected


def test_a_new_section_may_go_back() -> None:
    text = (
        "In May 1918 the line held. By July it broke.\n\nThe southern front\n\n"
        "Peace had come to the south at the end of 1915. In October it was broken.\n"
    )
    assert values(text, None) == ["1918-05", "1918-07", "1915", "1915-10"]


def test_the_name_of_something_past_does_not_move_the_story() -> None:
    text = "On 2 June 1793 they met. A leader of the August 1792 revolt was jailed. On 24 June they adopted it."
    assert values(text, None) == ["1793-06-02", "1792-08", "1793-06-24"]


def test_story_is_told_apart_from_news() -> None:
    history = "In 1914 war came. In May 1915 Italy joined. In July 1916 the Somme began. In 1918 it ended in November."
    (*_, november) = resolve(history, date(2009, 12, 19))
    assert (november.value, november.reference) == ("1918-11", "narrative")


@pytest.mark.parametrize(
    ("text", "value", "said"),
    [
        ("Signed 03/04/2015.", "2015-04-03", "AMBIGUOUS"),  # nothing decides: flagged
        ("Signed 03/04/2015, sealed 25/04/2015.", "2015-04-03", "day first"),  # the document's own figures
        ("Signed 03/04/2015, sealed 04/25/2015.", "2015-03-04", "month first"),
        ("Signed 03/04/2015, after the July 7 raid.", "2015-03-04", "month first"),  # its worded dates
        ("Signed 03/09/2015.", "2015-03-09", "before publication"),  # the other order lies ahead
    ],
)
def test_ambiguous_orders(text: str, value: str, said: str) -> None:
    item = resolve(text)[0]
    assert item.value == value
    assert said in item.explanation
