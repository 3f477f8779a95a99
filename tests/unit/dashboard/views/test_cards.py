"""Sentences with marks, cards, whole reports: everything is shown, in order, and nothing in it is run."""

from __future__ import annotations

import html
import re
from typing import Any

import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.told import Told
from dashboard.views import cards
from dashboard.views.cards import KINDS, Mark, Passage
from tests.dashboard.frames import event, frame, undated, unplaced

HOSTILE = '<script>alert("x")</script><img src=x onerror=alert(1)> & "quoted" \'too\''


def _text(markup: str) -> str:
    """The text that a reader sees."""
    return html.unescape(re.sub(r"<[^<>]*>", "", markup))


def _row(**changes: object) -> Any:
    return next(frame(event(1, **changes)).itertuples(index=False))


def _said(row: Any, *, marks: tuple[Mark, ...] = (), others: tuple[str, ...] = ()) -> Told:
    """What the report of the row says of it."""
    published = None if row.published is pd.NaT else row.published.date()
    return Told(
        row.event_id, row.event_id, row.document_id, row.document_title, row.source, published, row.evidence_start,
        row.evidence_end, row.evidence, row.event_type, row.sub_event_type, row.status, marks, others,
    )  # fmt: skip


def test_an_event_of_several_reports_says_so_and_where_they_differ() -> None:
    row = _row(
        reports=3, origins=2, parties=1,
        disagreement={
            "fatalities": [
                {"value": "12", "mentions": [1], "sources": ["Valley News"]},
                {"value": "20", "mentions": [2, 3], "sources": ["Harbour Post", ""]},
            ],
            "time": [{"value": "2031-03-10", "mentions": [1], "sources": []},
                     {"value": "2031-03-11/2031-03-12", "mentions": [2], "sources": []}],
        },
    )  # fmt: skip
    words = _text(cards.card(row, [_said(row), _said(row)], colour="#000", correct=True))
    assert "3 reports from 2 origins; 1 party to the conflict among them" in words
    assert re.search(r"dead 12 ?Valley News / 20 ?Harbour Post", words)
    assert "when 10 March 2031 / 11–12 March 2031" in words
    assert words.count(row.evidence) == 2
    assert "Correct it" in words


def test_places_that_the_words_could_have_meant_are_named() -> None:
    row = _row()
    words = _text(cards.card(row, [_said(row, others=("Tarvo, ER", "Tarvo, TD", "Tarvo, CF"))], colour="#000"))
    assert "not Tarvo, ER, Tarvo, TD or 1 more" in words


def test_marks_are_laid_where_they_stand() -> None:
    text = "The guard attacked the army."
    marked = cards.marked(text, [Mark(110, 118, "trigger", "what"), Mark(104, 109, "agent")], offset=100)
    assert '<mark class="dl-m dl-trigger" title="what">attacked</mark>' in marked
    assert '<mark class="dl-m dl-agent">guard</mark>' in marked


def test_where_marks_overlap_the_more_telling_one_wins() -> None:
    marked = cards.marked("rocket attack", [Mark(0, 13, "weapon"), Mark(7, 13, "trigger")])
    assert marked == '<mark class="dl-m dl-weapon">rocket </mark><mark class="dl-m dl-trigger">attack</mark>'


spans = st.tuples(st.integers(-5, 60), st.integers(-5, 60)).map(sorted)


@settings(max_examples=150, deadline=None)
@given(
    text=st.text(st.characters(exclude_categories=["Cs", "Cc", "Cf"]), max_size=50),
    spans=st.lists(st.tuples(spans, st.sampled_from(KINDS)), max_size=6),
)
def test_no_mark_adds_or_loses_text(text: str, spans: list[tuple[list[int], str]]) -> None:
    marks = [Mark(start, end, kind) for (start, end), kind in spans]
    assert _text(cards.marked(text, marks)) == text
    passages = [
        Passage(max(start, 0), min(end, len(text)), f"s{start}") for (start, end), _ in spans if 0 <= start < end
    ]
    kept = [passage for passage in passages if passage.start < passage.end]
    assert _text(cards.report(text, kept, marks)) == text


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=60))
def test_no_text_becomes_markup(words: str) -> None:
    hostile = words + HOSTILE
    row = _row(
        evidence=hostile, document_title=hostile, source=hostile, attribution=hostile, denial=hostile, place=hostile,
        place_explanation=hostile, time_explanation=hostile, agents=(hostile,), targets=(hostile,), weapons=(hostile,),
        status="claimed", admin1=hostile, reports=2, parties=1,
        disagreement={"place": [{"value": hostile, "mentions": [1], "sources": [hostile]}], hostile: []},
    )  # fmt: skip
    said = _said(row, marks=(Mark(100, 160, "agent", hostile),), others=(hostile,))
    made = cards.card(row, [said, said], colour="#000000", correct=True)
    made += cards.report(hostile, [Passage(0, 9, "s0", note=hostile)], [Mark(2, 5, "agent", hostile)])
    allowed = {
        "article",
        "header",
        "span",
        "h4",
        "blockquote",
        "mark",
        "dl",
        "dt",
        "dd",
        "b",
        "i",
        "footer",
        "div",
        "p",
        "button",
    }
    assert {tag.lower() for tag in re.findall(r"</?([a-zA-Z!?][^\s/>]*)", made)} <= allowed
    assert not re.search(r"<[^>]*\son\w+\s*=", re.sub(r'"[^"]*"', '""', made))


def test_what_reorders_or_hides_text_is_taken_out() -> None:
    assert cards.plain("kil\u202eled\x00") == "killed\ufffd"


def test_a_card_says_who_did_what_to_whom_where_when_and_who_says_so() -> None:
    row = _row(status="claimed", attribution="residents")
    words = _text(cards.card(row, [_said(row)], colour="#000000"))
    for part in (
        "10 March 2031", "Armed clash", "Battles", "River Guard", "Northern Army", "Tarvo",
        "Monday before publication on 12 March 2031", "Claimed by residents", "12–20 killed", "Fighting in the valley",
        "Valley News · Fighting in the valley · 12 March 2031",
    ):  # fmt: skip
        assert part in words


def test_a_card_says_what_is_missing() -> None:
    table = frame(undated(1), unplaced(2), event(3, agents=(), agent_ids=(), source="", published=None))
    dateless, placeless, agentless = (
        _text(cards.card(row, [_said(row)], colour="#000")) for row in table.itertuples(index=False)
    )
    assert "undated" in dateless
    assert "cannot be resolved without a publication date" in dateless
    assert "not placed" in placeless
    assert "not said → Northern Army" in agentless
    assert "publication date unknown" in agentless


def test_leading_blanks_of_a_sentence_do_not_shift_its_marks() -> None:
    row = _row(evidence="  The guard attacked.", evidence_start=10, evidence_end=31)
    marked = cards.card(row, [_said(row, marks=(Mark(22, 30, "trigger"),))], colour="#000000")
    assert '<mark class="dl-m dl-trigger">attacked</mark>' in marked


def test_the_chosen_sentence_of_a_report_is_kept_where_sentences_overlap() -> None:
    passages = [Passage(0, 10, "s0"), Passage(5, 15, "s5", chosen=True)]
    made = cards.report("abcdefghijklmnopqrst", passages, [])
    assert 'id="s5"' in made
    assert 'id="s0"' not in made
    assert _text(made) == "abcdefghijklmnopqrst"
