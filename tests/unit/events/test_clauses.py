"""Verb groups with their subjects, objects, voice and links."""

from __future__ import annotations

import pytest

from extract.events.syntax.clauses import Syntax, Verb
from tests.unit.events.reading import read


def _words(syntax: Syntax, chunks: list[int]) -> list[str]:
    return [" ".join(t.text for t in syntax.tokens[syntax.chunks[c].start : syntax.chunks[c].end]) for c in chunks]


def _verb(syntax: Syntax, word: str) -> Verb:
    return next(verb for verb in syntax.verbs if syntax.word(verb.chunk) == word)


@pytest.mark.parametrize(
    ("text", "verb", "subject", "objects"),
    [
        ("Rebels attacked the post.", "attacked", ["Rebels"], ["the post"]),
        # coordinated subjects, objects
        ("Soldiers and militiamen burned huts and stores.", "burned", ["Soldiers", "militiamen"], ["huts", "stores"]),
        ("Soldiers, police and guards left.", "left", ["Soldiers", "police", "guards"], []),
        # a shared subject
        ("Gunmen stormed the bank and killed a guard.", "killed", ["Gunmen"], ["a guard"]),
        # "and" between clauses, not between nouns
        ("Rebels attacked the town and villagers fled.", "fled", ["villagers"], []),
        ("Rebels attacked the town and villagers fled.", "attacked", ["Rebels"], ["the town"]),
        # the head of a long subject
        ("The leader of the group in the north fled.", "fled", ["The leader"], []),
        # relative clauses
        ("Gunmen who killed a judge fled.", "killed", ["Gunmen"], ["a judge"]),
        ("Gunmen who killed a judge fled.", "fled", ["Gunmen"], []),
        ("The town which rebels captured burned.", "captured", ["rebels"], ["The town"]),
        # participles
        ("Two guards killed in the raid were buried.", "buried", ["Two guards"], []),
        ("Gunmen attacked a bus, killing nine people.", "killing", ["Gunmen"], ["nine people"]),
        # what somebody did where it happened harmed nobody; what happened there may have
        ("A mine blew up as herders walked by, killing nine men.", "killing", ["A mine"], ["nine men"]),
        ("A mayor died as rebels shelled the port, killing nine men.", "killing", ["rebels"], ["nine men"]),
        # a gerund between a subject and its verb
        ("A mine blew up as a bus carrying guards passed.", "passed", ["a bus"], []),
        # a subject before its apposition
        ("Musa, the leader of the rebels, ordered the raid.", "ordered", ["Musa"], ["the raid"]),
        # infinitives: the subject's and the object's
        ("Rebels vowed to attack the port.", "attack", ["Rebels"], ["the port"]),
        ("The general ordered troops to attack the port.", "attack", ["troops"], ["the port"]),
        # a speaker after the verb
        ("“We won,” said the mayor.", "said", ["the mayor"], []),
        # a clause without "that"
        ("Officials said rebels attacked the port.", "attacked", ["rebels"], ["the port"]),
        # time words are no subjects
        ("Israel on Friday closed the road.", "closed", ["Israel"], ["the road"]),
    ],
)
def test_subjects_and_objects(text: str, verb: str, subject: list[str], objects: list[str]) -> None:
    syntax = read(text)
    found = _verb(syntax, verb)
    assert _words(syntax, found.subject) == subject
    assert _words(syntax, found.objects) == objects


@pytest.mark.parametrize(
    ("text", "verb", "passive", "modal", "negated"),
    [
        ("The post was attacked by rebels.", "attacked", True, "", False),
        ("The post has been attacked.", "attacked", True, "", False),
        ("Rebels had attacked the post.", "attacked", False, "", False),
        ("Rebels will attack the post.", "attack", False, "will", False),
        ("Rebels did not attack the post.", "attack", False, "", True),
        ("Rebels won't attack the post.", "attack", False, "will", True),
        ("The post could be attacked.", "attacked", True, "could", False),
        # an aside without a verb of its own; one with it
        ("Nine men, some of them beheaded, lay in the road.", "beheaded", True, "", False),
        ("Nine men came; some of them beheaded a goat.", "beheaded", False, "", False),
    ],
)
def test_voice_modality_negation(text: str, verb: str, passive: bool, modal: str, negated: bool) -> None:
    found = _verb(read(text), verb)
    assert (found.passive, found.modal, found.negated) == (passive, modal, negated)


@pytest.mark.parametrize(
    ("text", "verb", "link", "parent"),
    [
        ("Officials said that rebels attacked the port.", "attacked", "that", "said"),
        ("Rebels attacked the port, officials said.", "said", "parataxis", "attacked"),
        ("If rebels attack the port, trade will stop.", "attack", "if", None),
        ("Trade will stop if rebels attack the port.", "attack", "if", "stop"),
        ("Rebels vowed to attack the port.", "attack", "inf", "vowed"),
    ],
)
def test_links(text: str, verb: str, link: str, parent: str | None) -> None:
    syntax = read(text)
    found = _verb(syntax, verb)
    assert found.link == link
    assert (syntax.word(found.parent.chunk) if found.parent else None) == parent
