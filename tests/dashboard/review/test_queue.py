"""The queue: what deserves a look and why, walked, accepted and rejected."""

from __future__ import annotations

import re

import sqlalchemy as sa

from extract.store.corrections import calls as corrections
from extract.store.repository import Store
from extract.store.review import queue as review
from extract.store.schema import event
from tests.dashboard.review.desk import LATER, UNCONFIRMED, UNDATED, UNPLACED, Opener


def test_the_queue_says_what_deserves_a_look_and_why(desk: Opener) -> None:
    here = desk()
    assert "0 of 3 reviewed; 0 by you" in here.words
    for part in ("All 3 Not placed 1 Undated 1 Low evidence 1", "low evidence · Upper Valley", "undated · Tarvo"):
        assert part in here.words
    assert here.event == UNPLACED
    assert "It has no place, so it is not on the map." in here.words
    # the whole report, its sentence chosen and its words marked by role
    assert "Residents said the Northern Army shelled Kesh overnight." in here.words
    assert re.search(r'class="dl-told dl-is-asserted dl-chosen".*?dl-trigger[^>]*>withdrew<', here.markup)


def test_the_queue_is_filtered_by_reason(desk: Opener) -> None:
    here = desk()
    here.click("list:undated")
    assert here.event == UNDATED
    assert "1 of 1" in here.words


def test_nobody_corrects_without_a_name(desk: Opener) -> None:
    here = desk(analyst="")
    assert "Who is reviewing?" in here.words
    assert not here.has("review_accept")
    assert 'data-act="edit:' not in here.markup
    here.press("a")
    assert "Say who you are first" in here.words
    here.app.text_input(key="analyst_name").input("  Ana \x00 ").run()
    assert "You are Ana" in here.words
    here.push("analyst_forget")
    assert not here.has("review_accept")


def test_next_and_previous_by_button_link_and_key(desk: Opener) -> None:
    here = desk()
    here.push("review_next")
    assert here.event == UNCONFIRMED
    here.press("j")
    assert here.event == UNDATED
    here.press("ArrowDown")  # the last stays the last
    assert here.event == UNDATED
    here.press("k")
    assert here.event == UNCONFIRMED
    here.push("review_previous")
    assert here.event == UNPLACED
    here.click(f"open:e{UNDATED}")
    assert here.event == UNDATED


def test_accept_goes_on_and_undo_comes_back(desk: Opener) -> None:
    here = desk()
    here.push("review_accept")
    assert here.event == UNCONFIRMED
    assert "1 of 3 reviewed; 1 by you" in here.words
    assert "Accepted: non-violent transfer of territory, 10 March 2031." in here.words
    here.press("u")
    assert here.event == UNPLACED
    assert "0 of 3 reviewed" in here.words
    assert "taken back by Ana" in here.words


def test_reject_asks_why_and_restore_brings_it_back(desk: Opener) -> None:
    here = desk(event=str(UNDATED))
    here.press("r")
    here.app.text_input(key="ed_why").input("told twice").run()
    here.push("review_do")
    assert here.state(UNDATED).rejected
    assert "It is kept, but not counted." in here.words
    again = desk("Ben")
    again.click("list:rejected")
    assert again.event == UNDATED
    assert "Ana rejected it told twice" in again.words
    again.push("review_reject")
    assert not again.state(UNDATED).rejected


def test_all_reviewed_says_so(desk: Opener) -> None:
    here = desk()
    for _ in range(3):
        here.press("a")
    assert "Nothing is left to review" in here.words
    assert "3 of 3 reviewed; 3 by you" in here.words
    assert "event" not in here.app.query_params


def test_new_since_the_last_visit(desk: Opener, case: Store) -> None:
    review.mark_visit(case, "Ana", LATER)
    corrections.add(case, 1, 0, 3, {"event_type": "Attack"}, by="Ben", at=LATER)
    here = desk()
    assert "New since the last visit 1" in here.words
    again = desk(since=here.app.query_params["since"])  # the page loaded once more
    assert "New since the last visit 1" in again.words
    assert "New since" not in desk().words


def test_what_is_most_likely_wrong_comes_first_and_says_why(desk: Opener, case: Store) -> None:
    """An analyst with ten minutes sees the wrong rows first, with the reason in a sentence and the field to mend."""
    with case.writing() as connection:
        connection.execute(sa.update(event).where(event.c.id == 1).values(fatalities_best=2031))
    here = desk()
    assert here.event == 1
    assert "Doubtful toll 1" in here.words
    assert "Its toll is high for one event, or is that of a long time: it may be a total." in here.words
    here.push("review_accept")  # looked at, and right
    assert "Doubtful toll" not in here.words
