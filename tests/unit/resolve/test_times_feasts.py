"""Feasts and other calendars against days that are known from elsewhere."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.mentions.timex import find_timexes
from extract.model import Published, TimeInterval
from extract.resolve.times import resolve_timexes
from extract.resolve.times.feasts import easter, hijri_day, jalali_day


@pytest.mark.parametrize(
    "day", [date(1916, 4, 23), date(1818, 3, 22), date(1943, 4, 25), date(2000, 4, 23), date(2024, 3, 31)]
)
def test_easter(day: date) -> None:
    assert easter(day.year) == day


@settings(max_examples=100, deadline=None)
@given(year=st.integers(1583, 4000))
def test_easter_is_a_sunday_in_spring(year: int) -> None:
    day = easter(year)
    assert day.isoweekday() == 7
    assert date(year, 3, 22) <= day <= date(year, 4, 25)


@pytest.mark.parametrize(
    ("persian", "day"),
    [
        ((1394, 5, 5), date(2015, 7, 27)),
        ((1399, 12, 30), date(2021, 3, 20)),  # the last day of a leap year
        ((1400, 1, 1), date(2021, 3, 21)),
        ((1357, 11, 22), date(1979, 2, 11)),  # the day of the revolution
    ],
)
def test_persian_days(persian: tuple[int, int, int], day: date) -> None:
    assert jalali_day(*persian) == day


@pytest.mark.parametrize(
    "persian", [(1398, 12, 30), (1342, 1, 1), (1473, 1, 1), (1394, 13, 1), (1394, 7, 31), (1394, 1, 0)]
)
def test_no_persian_day(persian: tuple[int, int, int]) -> None:
    assert jalali_day(*persian) is None


def test_islamic_days() -> None:
    assert hijri_day(1436, 9, 1) == date(2015, 6, 18)
    assert hijri_day(1436, 9, 31) is None
    assert hijri_day(1200, 1, 1) is None


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("The truce held during Ramadan.", date(2015, 6, 18), date(2015, 7, 16)),
        ("The truce will begin before Eid al-Adha.", date(2015, 9, 23), date(2015, 9, 26)),
        ("It fell on Easter Sunday.", date(2015, 4, 5), date(2015, 4, 5)),
    ],
)
def test_feast_of_the_news(text: str, first: date, last: date) -> None:
    day = date(2015, 7, 15)
    published = Published(TimeInterval(day, day), "analyst")
    (result,) = resolve_timexes(text, find_timexes(text), published=published)
    assert result.interval == TimeInterval(first, last)
