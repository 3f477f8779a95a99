"""The examples of the tables of place words are true."""

from __future__ import annotations

import re

import pytest

from extract.gazetteer.lookup import open_gazetteer
from extract.lexicon.loader import read_table
from extract.lexicon.places import bearers, divisions
from extract.mentions.places.finder import find_toponyms
from extract.mentions.tagging.sentences import find_sentences
from extract.mentions.tagging.tokens import tag
from extract.model import ToponymMention
from tests.offsets import assert_offsets

_NAME = re.compile(r"\[(.+?)\]")
BEARERS = [row["example"] for row in read_table(bearers._TABLE, bearers._COLUMNS)]


def found(example: str) -> tuple[str, str, tuple[ToponymMention, ...]]:
    """The example without its brackets, the name in them, and the places found."""
    match = _NAME.search(example)
    assert match is not None, example
    text = _NAME.sub(r"\1", example)
    mentions = find_toponyms(text, tag(text, find_sentences(text)), open_gazetteer())
    assert_offsets(text, mentions)
    return text, match[1], mentions


@pytest.mark.parametrize("word", sorted(divisions.divisions()))
def test_name_beside_the_word_is_a_place_of_its_kind(word: str) -> None:
    division = divisions.divisions()[word]
    assert word in division.example.lower()
    _, name, mentions = found(division.example)
    kinds = {mention.text.removesuffix(" LGA"): mention.kind for mention in mentions}
    assert kinds.get(name) == division.kind


@pytest.mark.parametrize("example", BEARERS)
def test_name_of_a_ship_is_no_place(example: str) -> None:
    _, name, mentions = found(example)
    borne = [mention.rule == "toponym.borne" for mention in mentions if mention.text == name]
    assert all(borne)  # a mention without a place, or none at all
