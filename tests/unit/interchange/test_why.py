"""Every event says why it is coded as it is, in words that point at the text."""

from __future__ import annotations

import json

import pytest

from extract.interchange.annotation import annotation
from extract.interchange.why import resolutions, why
from extract.lexicon.rules import located, meanings, plain, read_rule
from extract.lexicon.triggers import ROLES, SLOTS
from extract.model import Document, Extraction, Span
from extract.pipeline import Extractor
from tests.evaluation.events.gold import read

TEXT = (
    "The army shelled Jalalabad with rockets on 3 May 2019, killing 12 people, residents said. "
    "The governor denied the shelling. Rebels vowed to retake the town."
)


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor()


@pytest.fixture(scope="module")
def found(extractor: Extractor) -> Extraction:
    return extractor.extract(Document(TEXT))


@pytest.mark.parametrize(
    ("rule", "spans"),
    [
        ("role:subj=agent", ()),  # nothing to point at
        ("status:plan vowed", (Span(3, 9),)),
        ("coding:target-armed", (Span(3, 9), Span(12, 20))),
        ("weapon:a@b 1-2", (Span(0, 1),)),  # an id may hold the mark itself
    ],
)
def test_located_and_read_are_inverse(rule: str, spans: tuple[Span, ...]) -> None:
    assert read_rule(located(rule, spans)) == (rule, spans)


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ("role:subj=agent@4-8", "does it: the subject of the verb"),  # whole id, spans off
        ("status:plan vowed", "“vowed” says that it is intended"),  # a kind and its word
        ("fold:result:kill.v", "what came of it"),  # a kind and its entry
        ("trigger:shell_with", "entry “shell_with”"),  # the first part, and the rest
        ("weapon:rocket", "named beside the trigger: rocket"),
        ("status:reportedly", "“reportedly” stands with the verb"),
        ("attribution:say said", "the subject of “said”"),
    ],
)
def test_plain_words(rule: str, words: str) -> None:
    assert words in plain(rule)


def test_unknown_rules_have_no_words() -> None:
    assert plain("nonsense:1") == ""
    assert plain("coding:nonsense") == ""


def test_roles_of_all_slots_have_words() -> None:
    assert all(plain(f"role:{slot}={role}") for slot in SLOTS for role in ROLES)


def test_every_rule_of_the_gold_texts_has_words(extractor: Extractor) -> None:
    texts = [item.text for half in ("open", "blind", "short_open", "short_blind") for item in read(half)]
    events = [event for text in texts for event in extractor.extract(Document(text)).events]
    assert len(events) > 400
    unknown = {read_rule(rule)[0] for event in events for rule in event.rules if not plain(rule)}
    assert not unknown


def test_every_field_has_its_reasons(found: Extraction) -> None:
    first = why(found.events[0], TEXT, resolutions(found))
    told = {name: [(one["rule"], [s["text"] for s in one["spans"]]) for one in first[name]] for name in first
            if name != "actors"}  # fmt: skip
    assert told["trigger"] == [("trigger:shell_with", ["shelled"])]
    assert told["type"] == [("coding:means-trigger", ["shelled", "rockets"])]
    assert told["status"] == [("status:told by", ["residents"])]
    assert told["attribution"] == [("attribution:say said", ["residents", "said"])]
    assert told["time"] == [("time:explicit", ["3 May 2019"])]
    assert told["place"][0][1] == ["Jalalabad"]
    assert told["toll"] == [("casualty:active", ["killing 12 people"])]
    assert told["weapons"] == [("weapon:rocket", ["rockets"])]
    assert ("fold:result:kill.v", ["killing"]) in told["also"]
    assert [actor["role"] for actor in first["actors"]] == [a.role.value for a in found.events[0].actors]
    assert all(actor["reasons"] for actor in first["actors"])


def test_a_plan_points_at_its_word(found: Extraction) -> None:
    last = why(found.events[-1], TEXT, resolutions(found))
    assert [s["text"] for one in last["status"] for s in one["spans"]] == ["vowed"]


def test_spans_tell_the_truth(extractor: Extractor) -> None:
    for item in read("open")[:60]:
        extraction = extractor.extract(Document(item.text))
        for event in extraction.events:
            _check(why(event, item.text, resolutions(extraction)), item.text)


def _check(node: object, text: str) -> None:
    if isinstance(node, dict):
        if "start" in node:
            assert text[node["start"] : node["end"]] == node["text"] != ""
        for value in node.values():
            _check(value, text)
    elif isinstance(node, list):
        for value in node:
            _check(value, text)


def test_without_the_flag_nothing_is_added(found: Extraction) -> None:
    plain_record, explained = annotation(found), annotation(found, explain=True)
    assert all("why" not in event for event in plain_record["events"])
    bare = [{key: value for key, value in event.items() if key != "why"} for event in explained["events"]]
    assert json.dumps({**explained, "events": bare}) == json.dumps(plain_record)


def test_every_meaning_is_used_by_an_id_of_its_form() -> None:
    kinds = {key.partition(":")[0] for key in meanings()}
    assert kinds == {
        "trigger", "weapon", "coding", "status", "attribution", "role", "fold", "casualty", "toll", "time", "place",
    }  # fmt: skip
