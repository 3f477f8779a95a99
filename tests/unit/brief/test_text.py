"""The plain chronology."""

from __future__ import annotations

from dashboard.brief.text import line, text
from tests.dashboard.frames import event, unplaced
from tests.unit.brief.briefs import brief_of, hostile, usual


def test_the_whole_text() -> None:
    lines = text(usual()).splitlines()
    assert lines[:3] == ["INTERNAL", "", "River Guard"]
    assert lines[3:5] == ["First week", "10 March 2031 · 3 of 99 events shown, 1 without a place"]
    assert lines[6] == (
        "1. 10 March 2031, Tarvo: The River Guard fought the Northern Army (“attacked”), with 12 to 20 killed. [1]"
    )
    assert lines[7].startswith("2. 10 March 2031, place not known: Residents claimed that the River Guard fought")
    assert lines[7].endswith("; denied by the ministry. [2]")
    assert lines[8].startswith("3. undated, Tarvo: An attack hit the Northern Army")
    assert lines[10:13] == [
        "Sources",
        "[1] Valley News, “Report 1”, 12 March 2031.",
        "[2] Valley News, “Second report”, 12 March 2031. https://example.org/2",
    ]
    assert lines[-1] == "INTERNAL"


def test_by_place_each_place_is_a_heading() -> None:
    brief = brief_of(event(1), event(2), unplaced(3), order="place")
    lines = text(brief, order="place").splitlines()
    assert lines[3] == "Tarvo"
    assert lines[4].startswith("1. 10 March 2031: The River Guard")
    assert lines[7] == "place not known"


def test_every_event_is_a_line_and_a_line_is_one_line() -> None:
    brief = hostile()
    told = [line(entry) for entry in brief.entries]
    assert [words.count("\n") for words in told] == [0]
    assert text(brief).count("\n1. ") == 1
