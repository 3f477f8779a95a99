"""Ways in and out of the review; what is not there, and what a hostile browser sends."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.dashboard.review.desk import UNPLACED, Opener
from tests.dashboard.running import APP


def test_a_link_to_an_event_that_is_gone_says_so(desk: Opener) -> None:
    here = desk(event="4711")
    assert here.event == UNPLACED
    assert "points at an event that this case does not have" in here.words


def test_on_the_map(desk: Opener) -> None:
    here = desk(event="1", status="claimed")
    here.push("review_map")
    assert "The chosen event" in here.words
    assert "Tarvo, Sudan" in here.words
    assert 'data-act="correct:1"' in here.markup


def test_a_hostile_click_does_nothing(desk: Opener) -> None:
    here = desk()
    for act in (
        "open:e99999999999999",
        "open:<b>",
        "edit:rowid",
        "undo:x",
        "at:1-",
        "report:999",
        "word:1-2",
        "sentence:0-9",
    ):
        here.clicks.append(act)
        here.run()
    assert here.event == UNPLACED
    assert not here.has("review_do")


def test_a_case_without_reports_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATELINE_CASE", str(tmp_path / "new.db"))
    app = AppTest.from_file(str(APP), default_timeout=60).run()
    app.switch_page("pages/review.py").run()
    assert "This case has no reports yet" in " ".join(element.proto.body for element in app.get("html"))
