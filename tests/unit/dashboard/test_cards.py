"""Sentences with marks, cards, whole reports: everything is shown, in order, and nothing in it is run."""

from __future__ import annotations

import html
import re

from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.views import cards
from dashboard.views.cards import KINDS, Mark, Passage
from tests.dashboard.frames import event, frame, undated, unplaced

HOSTILE = '<script>alert("x")</script><img src=x onerror=alert(1)> & "quoted" \'too\''


def _text(markup: str) -> str:
    """The text that a reader sees."""
    return html.unescape(re.sub(r"<[^<>]*>", "", markup))


def _row(**changes: object) -> object:
    return next(frame(event(1, **changes)).itertuples(index=False))


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
        status="claimed", admin1=hostile,
    )  # fmt: skip
    made = cards.card(row, [Mark(100, 160, "agent", hostile)], colour="#000000")
    made += cards.report(hostile, [Passage(0, 9, "s0", note=hostile)], [Mark(2, 5, "agent", hostile)])
    allowed = {"article", "header", "span", "h4", "blockquote", "mark", "dl", "dt", "dd", "b", "i", "footer", "div"}
    assert {tag.lower() for tag in re.findall(r"</?([a-zA-Z!?][^\s/>]*)", made)} <= allowed
    assert not re.search(r"<[^>]*\son\w+\s*=", re.sub(r'"[^"]*"', '""', made))


def test_what_reorders_or_hides_text_is_taken_out() -> None:
    assert cards.plain("kil\u202eled\x00") == "killed\ufffd"


def test_a_card_says_who_did_what_to_whom_where_when_and_who_says_so() -> None:
    words = _text(cards.card(_row(status="claimed", attribution="residents"), [], colour="#000000"))
    for part in (
        "10 March 2031", "Armed clash", "Battles", "River Guard", "Northern Army", "Tarvo",
        "Monday before publication on 12 March 2031", "Claimed by residents", "12–20 killed", "Fighting in the valley",
        "Valley News · 12 March 2031",
    ):  # fmt: skip
        assert part in words


def test_a_card_says_what_is_missing() -> None:
    table = frame(undated(1), unplaced(2), event(3, agents=(), agent_ids=(), source="", published=None))
    dateless, placeless, agentless = (
        _text(cards.card(row, [], colour="#000")) for row in table.itertuples(index=False)
    )
    assert "undated" in dateless
    assert "cannot be resolved without a publication date" in dateless
    assert "not placed" in placeless
    assert "not said → Northern Army" in agentless
    assert "publication date unknown" in agentless


def test_leading_blanks_of_a_sentence_do_not_shift_its_marks() -> None:
    row = _row(evidence="  The guard attacked.", evidence_start=10, evidence_end=31)
    marked = cards.card(row, [Mark(22, 30, "trigger")], colour="#000000")
    assert '<mark class="dl-m dl-trigger">attacked</mark>' in marked


def test_the_chosen_sentence_of_a_report_is_kept_where_sentences_overlap() -> None:
    passages = [Passage(0, 10, "s0"), Passage(5, 15, "s5", chosen=True)]
    made = cards.report("abcdefghijklmnopqrst", passages, [])
    assert 'id="s5"' in made
    assert 'id="s0"' not in made
    assert _text(made) == "abcdefghijklmnopqrst"
