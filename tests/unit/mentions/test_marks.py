"""What the forms of words are to the finders."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.mentions.tagging import marks
from extract.mentions.tagging.marks import FORMS
from extract.mentions.tagging.sentences import find_sentences
from extract.mentions.tagging.tokens import tag


@pytest.mark.parametrize(
    ("word", "mark", "has"),
    [
        ("shelled", marks.TRIGGER, True),
        ("Shelled", marks.TRIGGER, True),  # lower case decides
        ("granary", marks.TRIGGER, False),
        ("mortar", marks.WEAPON, True),
        ("granary", marks.WEAPON, False),
        ("reportedly", marks.CUE, True),
        ("granary", marks.CUE, False),
        ("forty", marks.QUANTITY, True),
        ("3,400", marks.QUANTITY, True),
        ("forty-two", marks.QUANTITY, True),
        ("well-known", marks.QUANTITY, False),
        ("village", marks.PLACE, True),
        ("Citadel", marks.PLACE, True),  # the end of a name is capitalised
        ("granary", marks.PLACE, False),
        ("Kisumu", marks.CAPITAL, True),
        ("al-Karak", marks.CAPITAL, True),
        ("granary", marks.CAPITAL, False),
        ("wounded", marks.CASUALTY, True),
        ("granary", marks.CASUALTY, False),
        ("attack", marks.OPEN, True),  # noun or verb
        ("that", marks.OPEN, True),
        ("of", marks.OPEN, False),
    ],
)
def test_mark_of_a_form(word: str, mark: int, has: bool) -> None:
    assert bool(FORMS[word].marks & mark) is has


@given(
    st.lists(st.sampled_from(["Rebels", "shelled", "two", "villages", "\n\n", ".", "and", "Oslo", "5"]), max_size=30)
)
@settings(max_examples=100, deadline=None)
def test_marked_tokens_are_those_whose_form_has_the_mark(words: list[str]) -> None:
    text = " ".join(words)
    tagged = tag(text, find_sentences(text))
    for mark in (marks.TRIGGER, marks.QUANTITY, marks.PLACE, marks.CAPITAL):
        told = dict(tagged.marked(mark))
        for number, row in enumerate(tagged.words):
            assert told.get(number, []) == [i for i, word in enumerate(row) if FORMS[word].marks & mark]
