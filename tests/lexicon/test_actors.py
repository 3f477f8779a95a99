"""Every entry of the actor tables is found in a sentence that holds it."""

from __future__ import annotations

from collections import Counter

import pytest

from extract.lexicon.actors import actor_lexicon
from extract.lexicon.actors.entries import Entry, Nation
from extract.lexicon.actors.lexicon import _HEAD_COLUMNS, _HERE, _NATION_COLUMNS, _WORD_COLUMNS, ENTRY_TABLES, _split
from extract.lexicon.loader import Row, read_table
from extract.mentions.actors import find_actors
from extract.mentions.tagging.sentences import find_sentences
from extract.mentions.tagging.tokens import tag
from extract.model import ActorKind, ActorMention
from extract.resolve.actors.catalogue import catalogue_actor
from tests.offsets import assert_offsets

_LEXICON = actor_lexicon()


def _mentions(text: str) -> tuple[ActorMention, ...]:
    mentions = find_actors(text, tag(text, find_sentences(text)))
    assert_offsets(text, mentions)
    return mentions


def _rows(table: str, columns: tuple[str, ...]) -> tuple[Row, ...]:
    return read_table(_HERE / table, columns)


@pytest.mark.parametrize("entry", _LEXICON.entries.values(), ids=lambda entry: entry.id)
def test_every_name_of_an_entry_is_found(entry: Entry) -> None:
    for name in entry.names:
        text = f"On the road to the river they met {name} at dawn."
        found = [m for m in _mentions(text) if m.text == name or name in m.text]
        assert found, name
        assert any(m.actor_id == entry.id or (not m.actor_id and m.rule == "actor:name") for m in found), (name, found)


@pytest.mark.parametrize("row", _rows("heads.tsv", _HEAD_COLUMNS), ids=lambda row: row["plural"])
def test_every_noun_is_found_in_its_example(row: Row) -> None:
    words = {row["singular"], row["plural"]} - {""}
    heads = [row["example"][m.head.start : m.head.end] for m in _mentions(row["example"]) if m.head is not None]
    assert any(head.lower() in words for head in heads), heads


@pytest.mark.parametrize("row", _rows("nations.tsv", _NATION_COLUMNS), ids=lambda row: f"{row['id']}{row['iso2']}")
def test_every_state_is_found_in_its_example(row: Row) -> None:
    assert any(m.country == row["iso2"] for m in _mentions(row["example"])), row["example"]


@pytest.mark.parametrize("nation", _LEXICON.nations.values(), ids=lambda nation: nation.id)
def test_every_adjective_names_its_nation(nation: Nation) -> None:
    for adjective in nation.adjectives:
        mentions = _mentions(f"They met {adjective} soldiers at the river.")
        ids = {m.actor_id for m in mentions if m.rule == "actor:nationality"}
        assert nation.id in ids or any(adjective in _LEXICON.nations[i].adjectives for i in ids), (adjective, mentions)


@pytest.mark.parametrize("nation", _LEXICON.nations.values(), ids=lambda nation: nation.id)
def test_every_demonym_names_a_people(nation: Nation) -> None:
    for people in nation.people:
        mentions = [m for m in _mentions(f"At the river they met {people} who fled.") if m.text == people]
        assert mentions, people
        assert mentions[0].kind is ActorKind.CIVILIANS
        assert mentions[0].plural


@pytest.mark.parametrize("row", _rows("words.tsv", _WORD_COLUMNS), ids=lambda row: row["words"][:20])
def test_every_name_word_is_used_in_its_example(row: Row) -> None:
    mentions = _mentions(row["example"])
    assert any(m.text not in ("They", "it") for m in mentions), mentions
    if row["kind"]:
        assert any(m.rule == "actor:form" and m.kind == row["kind"] for m in mentions), mentions


def test_ids_are_unique_over_the_tables() -> None:
    rows = [
        row["id"]
        for table in ENTRY_TABLES
        for row in _rows(table, ("id", "name", "aliases", "kind", "country", "parent"))
    ]
    assert [name for name, count in Counter(rows).items() if count > 1] == []


def test_every_parent_is_an_actor() -> None:
    orphans = [
        entry.id for entry in _LEXICON.entries.values() if entry.parent and catalogue_actor(entry.parent) is None
    ]
    assert orphans == []


def test_every_id_has_an_actor_in_the_catalogue() -> None:
    ids = [*_LEXICON.entries, *_LEXICON.nations]
    assert [actor_id for actor_id in ids if catalogue_actor(actor_id) is None] == []


def test_four_hundred_armed_groups_and_more() -> None:
    armed = (ActorKind.REBEL_GROUP, ActorKind.POLITICAL_MILITIA, ActorKind.IDENTITY_MILITIA)
    assert sum(entry.kind in armed for entry in _LEXICON.entries.values()) >= 400


def test_countries_are_iso_codes() -> None:
    codes = {nation.country for nation in _LEXICON.nations.values() if nation.state}
    assert {entry.country for entry in _LEXICON.entries.values()} - codes <= {""}


def test_fields_split_at_bars() -> None:
    assert _split("a| b |") == ("a", "b")
