"""The table of words: each word once, each class with its meaning and asked by somebody; no list beside it in code."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from extract.lexicon.loader import LexiconError, read_table
from extract.lexicon.words import meanings, read_words, word_class, word_numbers, word_row, word_values
from tests.lexicon.words_in_code import ROOT, lists, places

_LEFT = Path(__file__).with_name("words_in_code.tsv")


def _left() -> dict[tuple[str, str], int]:
    rows = read_table(_LEFT, ("file", "in", "count", "why"), required=("file", "in", "count", "why"))
    return {(row["file"], row["in"]): int(row["count"]) for row in rows}


# Whoever adds a word relies on its being in one place: two lists of light verbs once differed by half.
def test_no_new_list_of_words_stands_in_code() -> None:
    left = _left()
    more = {place: count for place, count in places().items() if count > left.get(place, 0)}
    assert not more, "words belong in extract/lexicon/words/en.tsv (see CONTRIBUTING.md)"


# The list of exceptions only shrinks: what has been moved may not come back unseen.
def test_no_exception_is_out_of_date() -> None:
    there = places()
    assert {place: count for place, count in _left().items() if there[place] != count} == {}


@pytest.mark.parametrize(
    "source",
    [
        'X = {"raid", "siege", "ambush", "assault", "attack", "strike"}',
        'X = frozenset(("raid", "siege", "ambush", "assault", "attack", "strike"))',
        'X = words("raid siege ambush assault attack strike")',
        'X = "raid siege ambush assault attack strike".split()',
        'X = {"raid": 1, "siege": 2, "ambush": 3, "assault": 4, "attack": 5, "strike": 6}',
        'X = {"noun": "raid siege ambush assault attack strike"}',
        'X = re.compile(r"\\b(?:raid|siege|ambush|assault|attack|strike)s?")',
    ],
)
def test_a_list_in_any_dress_is_seen(source: str) -> None:
    assert list(lists(source)) == ["X"]
    assert list(lists(f"def asks(word):\n    {source}\n")) == ["asks"]


def test_few_words_and_sentences_for_people_are_no_list() -> None:
    source = 'X = ("raid", "siege", "ambush")\ny = f"{X} was read from the words beside the date"\n'
    assert not list(lists(f'"""Raid, siege, ambush, assault, attack, strike."""\n{source}'))


# A class that nobody asks is a word list that somebody keeps for nothing; one that is not there would stop the program.
def test_every_class_is_asked_in_the_engine() -> None:
    files = (ROOT / "extract").rglob("*.py")
    asked = {
        name
        for path in files
        for name in re.findall(r'word_(?:class|row|values|numbers)\(\s*"([^"]+)"', path.read_text(encoding="utf-8"))
    }
    assert asked == set(meanings())


def test_what_a_class_gives() -> None:
    assert word_numbers("times.months")["march"] == 3
    assert word_values("times.seasons")["autumn"] == "FA"
    assert "ambushed" in word_class("coding.small_arms")
    lengths = [len(word) for word in word_row("names.articles")]
    assert lengths == sorted(lengths, reverse=True)  # as alternatives of a pattern "ash-" must stand before "as-"


@pytest.mark.parametrize(
    ("rows", "why"),
    [
        ("siege\tevents.noun\nsiege\tevents.noun\n", "en.tsv:3: 'siege' stands twice"),
        ("siege\tevents.nuon\n", "en.tsv:2: class 'events.nuon' is not in classes.tsv"),
        ("siege\tevents.noun events.noun=2\n", "en.tsv:2: 'siege' is of class 'events.noun' twice"),
        ("siege\n", "en.tsv:2: column 'classes' is empty"),
        ("", "no word is of class 'events.noun'"),
    ],
)
def test_a_mistake_is_named_with_file_and_line(tmp_path: Path, rows: str, why: str) -> None:
    (tmp_path / "en.tsv").write_text(f"word\tclasses\n{rows}", encoding="utf-8")
    with pytest.raises(LexiconError, match=re.escape(why)):
        read_words(tmp_path / "en.tsv", {"events.noun": "a noun of an event"})
