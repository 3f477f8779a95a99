"""A case is read together: what one report settles as a place is that place where another leaves it open."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from extract.events.coreference.record import Where
from extract.events.coreference.together import Reading, name_key, names_in, read, settle, spot, teaches
from tests.unit.events.coreference.tellings import ANSONGO, GAO, MALI, MENAKA, telling

CLAUSE = 'in the clause of "shelled"'
EARLIER = "named in an earlier sentence and still in force"
TALATAYE = Where("gn:7", "Talataye", 16.53, 1.5, "ML", "a1:ML:gao", "exact", 2.0, CLAUSE)
HELD = Where("country:ML~talataye", "Talataye", 17.0, -4.0, "ML", "", "country", 800.0, CLAUSE)
MOPTI = replace(GAO, id="a1:ML:mopti")
KNOWN = {name_key("Talataye"): Reading(TALATAYE, 2, "Sahel Wire of Sat 7 April 2018")}


def put(where: Where, why: str) -> Where:
    return replace(where, explanation=why)


ELSEWHERE = replace(HELD, id=HELD.id.split("~")[0] + "~oum", name="Oum")
PLACED: list[tuple[str, dict[str, Any]]] = [
    ("its report has no place for it", {"where": None, "evidence": "Talataye was shelled on Friday."}),
    ("carried over from a sentence before", {"where": put(MENAKA, EARLIER), "evidence": "Shelled at Talataye."}),
    ("spelled another way", {"where": None, "evidence": "Guns shelled Talatayeh at dawn."}),
    ("only its province", {"where": put(GAO, CLAUSE), "evidence": "Guns shelled positions around Talataye in Gao."}),
    ("right behind the word", {"where": put(MENAKA, CLAUSE), "evidence": "Shelled Talataye, then Menaka."}),
    # a town that its report puts anywhere in a country tells less than the hamlet beside it
    ("beside a name known by its country", {"where": ELSEWHERE, "evidence": "Talataye, by Oum, was hit."}),
    ("unknown to the gazetteer in its own report", {"where": HELD, "evidence": "The hamlet of Talataye was shelled."}),
]  # fmt: skip
LEFT: list[tuple[str, dict[str, Any]]] = [
    ("its own clause names it", {"where": put(MENAKA, CLAUSE), "evidence": "Guns shelled Menaka, not Talataye."}),
    ("the sentence does not name it", {"where": put(MENAKA, EARLIER), "evidence": "They shelled civilians."}),
    ("another province", {"where": put(MOPTI, CLAUSE), "evidence": "Shelled in Mopti, Talataye heard."}),
    ("an analyst said where", {"where": None, "fixed": frozenset({"place"}), "evidence": "Talataye was shelled."}),
    ("lower case is no name", {"where": None, "evidence": "the talataye was shelled."}),
]  # fmt: skip


@pytest.mark.parametrize(("what", "told"), PLACED, ids=[row[0] for row in PLACED])
def test_placed_by_another_report(what: str, told: dict[str, Any]) -> None:
    record = read(telling(**told), KNOWN)
    assert record.where is not None
    assert record.where.id == TALATAYE.id
    assert "placed by Sahel Wire of Sat 7 April 2018" in record.where.explanation


@pytest.mark.parametrize(("what", "told"), LEFT, ids=[row[0] for row in LEFT])
def test_left_as_it_is(what: str, told: dict[str, Any]) -> None:
    record = telling(**told)
    assert read(record, KNOWN) == record


def test_a_computed_point_gets_the_name() -> None:
    """ "at Talataye, some 60 km north of Ansongo", and the case knows no more of Talataye than its country."""
    known = {name_key("Talataye"): Reading(HELD, 1, "Sahel Wire")}
    point = replace(put(ANSONGO, CLAUSE), id="gn:2~60-km-north-of", precision="near", radius_km=5.0)
    record = read(telling(where=point, evidence="They shelled Talataye, 60 km north of Ansongo."), known)
    assert record.where is not None
    assert (record.where.name, record.where.lat, record.where.radius_km) == ("Talataye", point.lat, 5.0)


@pytest.mark.parametrize(
    ("where", "name"),
    [
        (TALATAYE, name_key("Talataye")),
        (HELD, name_key("Talataye")),  # a village of which only the country is known
        (put(TALATAYE, EARLIER), ""),  # a guess is no lesson
        (put(GAO, CLAUSE), ""),  # a province
        (put(MALI, CLAUSE), ""),
        (replace(put(ANSONGO, CLAUSE), id="gn:2~near"), ""),  # "near Ansongo" is no name
    ],
)
def test_what_a_mention_teaches(where: Where, name: str) -> None:
    assert teaches(where) == name


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ain al-Hilweh", "Ein el-Helweh"),
        ("Sheikh Zuweid", "al-Sheikh Zuwaid"),
        ("Rashidiyeh", "Rashidieh"),
        ("Saqqez", "Saqez"),
    ],
)
def test_spellings_of_one_name(one: str, other: str) -> None:
    assert name_key(one) == name_key(other) != ""


def test_most_reports_decide() -> None:
    here, there = Reading(TALATAYE, 1, "a"), Reading(replace(TALATAYE, id="gn:8", country="NE"), 3, "b")
    assert settle([here, there]) is there is settle([there, here])
    assert settle([]) is None


def test_names_of_a_sentence() -> None:
    sentence = "On Friday troops of General Keita shelled Ain al-Hilweh near Menaka."
    assert name_key("Ain al-Hilweh") in names_in(sentence, MENAKA)
    assert name_key("Menaka") not in names_in(sentence, MENAKA)


@pytest.mark.parametrize(
    ("evidence", "trigger", "key"),
    [
        # a hamlet that no gazetteer has, in two tellings
        ("Jets bombed the hamlet of Tinzaouaten, across the river from Gao.", "bombed", "Tinzaouaten"),
        ("The bombing of Tinzaouaten on the same day cost 13 lives.", "bombing", "Tinzaouaten"),
        ("Gunmen killed nine herders at Tinzaouaten.", "killed", "Tinzaouaten"),
        # behind a comma, or an actor: says nothing of where
        ("Jets bombed a truck, officials in Tinzaouaten said.", "bombed", ""),
        ("The army attacked Tinzaouaten fighters.", "attacked", ""),
    ],
)
def test_the_name_that_says_where(evidence: str, trigger: str, key: str) -> None:
    """Two reports that name one and the same hamlet tell of one place, though nobody knows where it lies."""
    assert spot(evidence, trigger, "") == (name_key(key) if key else "")
