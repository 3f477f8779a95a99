"""Events as a whole: merged, split, noted, added by hand."""

from __future__ import annotations

import re

from tests.dashboard.review.desk import UNDATED, Opener


def test_events_are_merged_and_split_again(desk: Opener) -> None:
    here = desk(event="1")
    here.press("m")
    here.push("review_do")
    assert "Tick at least one" in here.words
    here.app.text_input(key="ed_merge_find").input("Monday").run()
    here.app.checkbox(key=f"ed_same_{UNDATED}").check().run()
    here.push("review_do")
    assert "They are one event now." in here.words
    assert len(here.state().mention_ids) == 2
    assert "2 passages in 2 reports" in here.words
    here.click("report:3")  # the other report of the event
    assert "Notes from a notebook" in here.words
    here.push("review_split")
    here.app.checkbox(key=f"ed_other_{UNDATED}").check().run()
    here.push("review_do")
    assert len(here.state(1).mention_ids) == 1
    assert len(here.state(UNDATED).mention_ids) == 1


def test_a_note_changes_nothing_but_the_history(desk: Opener) -> None:
    here = desk(event="1")
    before = here.state().revision
    here.push("review_note")
    here.app.text_area(key="ed_note").input("Ask <b>the desk</b> in Kesh").run()
    here.push("review_do")
    assert here.state().revision == before
    assert "Ask &lt;b&gt;the desk&lt;/b&gt; in Kesh" in here.markup


def test_an_event_is_added_from_words_of_the_report(desk: Opener) -> None:
    here = desk(event="1")
    here.press("n")
    assert "Choose the sentence that tells it" in here.words
    sentence = re.search(r'data-act="(sentence:\d+-\d+)"[^>]*>[^<]*The army withdrew', here.markup)
    assert sentence
    here.click(sentence[1])
    here.push("review_do")
    assert "Choose the sentence, then the words" in here.words
    first = re.search(r'data-act="(word:\d+-\d+)">its<', here.markup)
    last = re.search(r'data-act="(word:\d+-\d+)">camp<', here.markup)
    assert first
    assert last
    here.click(first[1])
    here.click(last[1])
    here.app.selectbox(key="ed_type").select("Headquarters or base established").run()
    here.push("review_do")
    assert here.event not in range(1, 8)
    assert here.state().values["event_type"] == "Headquarters or base established"
    assert "by hand" in here.words
    assert ">its camp<" in here.markup


def test_an_event_is_added_to_a_report_that_tells_none(desk: Opener) -> None:
    here = desk(read="4")
    assert "A new event of this report" in here.words
    assert here.app.query_params["read"] == "4"
    here.push("review_off")  # back where the report is read
    assert "read, no event found" in here.words
    here.app.switch_page("pages/reports.py").run()
    here.push("report_add")
    here.app.switch_page("pages/review.py").run()
    sentence = re.search(r'data-act="(sentence:\d+-\d+)"[^>]*>The harvest was good', here.markup)
    assert sentence
    here.click(sentence[1])
    word = re.search(r'data-act="(word:\d+-\d+)">good<', here.markup)
    assert word
    here.click(word[1])
    here.app.selectbox(key="ed_type").select("Agreement").run()
    here.push("review_do")
    assert "Added. Correct below what is missing." in here.words
    assert here.state().values["event_type"] == "Agreement"
    assert "read" not in here.app.query_params


def test_a_report_that_waits_for_an_event_opens_again_when_the_page_is_loaded_anew(desk: Opener) -> None:
    here = desk(analyst="", read="2")
    assert "A new event of this report" in here.words
    assert "Who is reviewing?" in here.words
    assert not here.has("review_do")
    here.press("Escape")
    assert "Shells on <Kesh> & the harbour" in here.words
    assert not desk(read="4711").has("review_do")  # no such report: the first of the queue
