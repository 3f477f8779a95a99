"""Every entry of the trigger lexicon finds itself in its own example; the data are whole and current."""

from __future__ import annotations

from pathlib import Path

import pytest

from extract.lexicon.loader import LexiconError, read_table, read_word_sets
from extract.lexicon.triggers import COLUMNS, TriggerEntry, entries, entry, inflect, word_sets
from extract.lexicon.triggers.pattern import INFLECTIONS, parse_conditions, parse_patterns
from extract.mentions.tagging.sentences import find_sentences
from extract.mentions.tagging.tokens import tag
from extract.mentions.triggers.finder import find_triggers
from extract.standards import EVENT_TYPE_OF
from tests.offsets import assert_offsets


@pytest.mark.parametrize("one", entries(), ids=lambda one: one.id)
def test_example_holds_the_trigger_with_its_type(one: TriggerEntry) -> None:
    found = find_triggers(one.example, tag(one.example, find_sentences(one.example)))
    assert_offsets(one.example, found)
    assert (one.id, one.sub_event_type) in {(m.entry, m.sub_event_type) for m in found}


def test_every_sub_event_type_has_triggers() -> None:
    assert {one.sub_event_type for one in entries()} == set(EVENT_TYPE_OF)


def test_lexicon_is_broad() -> None:
    assert len(entries()) >= 500


def test_every_entry_says_who_stands_where() -> None:
    assert all(one.frame for one in entries())
    assert entry("shell.v").role("subj") == "agent"
    assert entry("shell.v").role("obj") == "target"
    assert entry("shell.v").role("poss") == ""


def test_inflections_are_current() -> None:
    assert INFLECTIONS.read_text(encoding="utf-8") == inflect.table()


def test_unknown_id_is_an_error() -> None:
    with pytest.raises(KeyError):
        entry("no.such.entry")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("id\tpattern\n", "columns are"),  # another header
        ("", "no header"),  # an empty file
        ("\t".join(COLUMNS) + "\n" + "x\t" * 9 + "\n", "fields for"),  # too many fields
        ("\t".join(COLUMNS) + "\nx\n", "is empty"),  # a required field is missing
    ],
)
def test_a_bad_table_is_named_with_its_line(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "bad.tsv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(LexiconError, match=message):
        read_table(path, COLUMNS, required=("id", "pattern"))


@pytest.mark.parametrize(
    "pattern",
    [
        "~ attack/n",  # begins with a gap
        "attack/x",  # unknown part of speech
        "@nosuchset/n",  # unknown set
        "up? blow/v",  # begins with what may be missing
        "^jet/n",  # nothing is the mention
        "a||",  # an empty alternative
    ],
)
def test_bad_patterns_are_refused(pattern: str) -> None:
    with pytest.raises(LexiconError):
        parse_patterns(pattern, word_sets())


@pytest.mark.parametrize("condition", ["3!x", "-1?x", "s!", "s!@nosuchset"])
def test_bad_conditions_are_refused(condition: str) -> None:
    with pytest.raises(LexiconError):
        parse_conditions(condition, word_sets())


@pytest.mark.parametrize("text", ["a = 1\n", 'a = "Upper"\n'])
def test_bad_word_sets_are_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "sets.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(LexiconError):
        read_word_sets(path)
