"""The year of a page of history that was put up years later."""

from __future__ import annotations

import pytest

from tests.unit.frame.framed import days, frame, when


@pytest.mark.parametrize(
    ("text", "day", "trigger", "told"),
    [
        # the first full date gives the year of those behind it
        (
            "The siege began on 3 March 2016.\n\nOn 9 March, shells hit a hospital.",
            "2023-09-26",
            "shells",
            "2016-03-09",
        ),
        # a bare year does as well
        (
            "The operation was fought in 2014. On 5 June, rebels shelled the port.",
            "2023-09-26",
            "shelled",
            "2014-06-05",
        ),
        # the page's own date is no year of the story
        (
            "Updated 26 September 2023\n\nIt began on 3 March 2016.\n\nOn 9 May, shells hit a hospital.",
            "2023-09-26",
            "shells",
            "2016-05-09",
        ),
        # an anniversary, with the year in the title
        (
            "Timeline: the siege (2017)\n\n23 May: Raiders burned a jail.\n25 May: Jets struck.\n9 June: It ended.",
            "2021-05-23",
            "burned",
            "2017-05-23",
        ),
        # twenty years on, with the year at the end of the title
        (
            "The war: chronology of 1999\n\nOn 4 September a bomb went off. Flats were shelled on 21 September.",
            "2019-10-02",
            "shelled",
            "1999-09-21",
        ),
        # the heading of a timeline
        ("Delta timeline - 2017\n\nMarch 2\n\nA house was burned down.", "2021-11-02", "burned", "2017-03-02"),
        # the year before publication, told month by month
        ("The war began on 3 March 2019. On 9 May, shells hit a hospital.", "2020-12-01", "shells", "2019-05-09"),
    ],
)
def test_story(text: str, day: str, trigger: str, told: str) -> None:
    assert frame(text, day).story_year is not None
    assert days(when(text, trigger, day)) == told


@pytest.mark.parametrize(
    ("text", "day", "trigger", "told"),
    [
        # news with a look back: the date is of the last weeks
        ("The group was founded in 2014. On 5 June, its men shelled the port.", "2023-06-10", "shelled", "2023-06-05"),
        # a word points from the day of writing
        ("The group was founded in 2014. On 5 March, its men shelled the port. It denied it on Monday.", "2023-06-10",
         "shelled", "2023-03-05"),
        # the year of publication is named as well
        ("The war began in 2014. On 5 March 2023 it ended. On 9 March, mines killed two.", "2023-06-10", "killed",
         "2023-03-09"),
    ],
)  # fmt: skip
def test_news(text: str, day: str, trigger: str, told: str) -> None:
    assert frame(text, day).story_year is None
    assert days(when(text, trigger, day)) == told


def test_a_page_of_history_tells_no_news_of_the_week() -> None:
    text = "The siege began on 3 March 2016.\n\nOn 9 March, shells fell.\n\nTen men were shot in the camp."
    assert when(text, "shot", "2023-09-26") is None
