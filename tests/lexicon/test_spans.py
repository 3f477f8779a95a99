"""Every row of the table of closing words: the number in its example counts nothing; it does without the word."""

from __future__ import annotations

import pytest

from extract.lexicon.spans import Closing, closings
from extract.mentions.tagging.closed import CLOSED
from extract.mentions.tagging.sentences import find_sentences
from extract.mentions.tagging.tokens import tag


@pytest.mark.parametrize("one", closings(), ids=lambda one: f"{one.kind}-{one.side}")
def test_example(one: Closing) -> None:
    at = one.example.index("[")
    text = one.example.replace("[", "").replace("]", "")
    tagged = tag(text, find_sentences(text))
    tokens, lower = tagged.countable(0)
    closed = {token.start for token, word in zip(tokens, lower, strict=True) if token.tag == CLOSED and not word}
    assert at in closed


def test_no_word_closes_two_ways() -> None:
    for side in ("before", "after"):
        words = [word for one in closings() if one.side == side for word in sorted(one.words)]
        assert len(words) == len(set(words))
