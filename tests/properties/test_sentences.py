"""Sentences and tokens of any text."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from extract.mentions.tagging.sentences import find_sentences
from extract.mentions.tagging.tokens import tag

_PIECES = st.sampled_from(
    [
        "Gen. ",
        "No. 5 ",
        "U.S. ",
        "“We won.” ",
        "killed ",
        "the ",
        "\n",
        "\n\n",
        "- ",
        "(AP Photo)",
        "BAGHDAD (AP) - ",
        "’s ",
        "...",
        "é",
    ]
)
_TEXT = st.one_of(st.text(max_size=200), st.lists(_PIECES, max_size=30).map("".join))


@settings(max_examples=200, deadline=None)
@given(_TEXT)
def test_every_visible_character_lies_in_exactly_one_sentence(text: str) -> None:
    sentences = find_sentences(text)
    seen = [0] * len(text)
    for sentence in sentences:
        assert text[sentence.start : sentence.end].strip() == text[sentence.start : sentence.end] != ""
        for i in range(sentence.start, sentence.end):
            seen[i] += 1
    assert all(seen[i] == 1 or (seen[i] == 0 and char.isspace()) for i, char in enumerate(text))
    assert list(sentences) == sorted(sentences)


@settings(max_examples=200, deadline=None)
@given(_TEXT)
def test_tokens_tell_the_truth_and_do_not_overlap(text: str) -> None:
    tagged = tag(text, find_sentences(text))
    assert len(tagged.tokens) == len(tagged.sentences)
    for sentence, row in zip(tagged.sentences, tagged.tokens, strict=True):
        last = sentence.start
        for token in row:
            assert last <= token.start < token.end <= sentence.end
            assert text[token.start : token.end] == token.text
            assert token.tag
            last = token.end
