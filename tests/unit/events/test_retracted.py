"""A claim taken back: its event does not stand any more, in its own report nor beside the reports that made it."""

from __future__ import annotations

import pytest

from extract.events.coreference import group
from extract.events.coreference.event import event_of
from extract.events.coreference.origins import sketch
from extract.model import Document, Status
from extract.pipeline import Extractor
from tests.unit.events.coreference.tellings import JNIM, telling


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor()


TAKEN_BACK = [
    ("The army withdrew its statement that its troops had recaptured Makeni on Monday.", "The army"),
    ("The rebels retracted their claim that they had captured Kitgum on Sunday.", "The rebels"),
    ("The ministry took back its announcement that militants had attacked a school in Jaffna.", "The ministry"),
    ("A spokesman recanted his claim that rebels had shelled Bunia.", "A spokesman"),
    ("The agency retracted a report of an attack on Gulu on Friday.", "The agency"),
    ("The agency said its report that rebels had shelled Bunia on Monday was wrong.", "The agency"),
    ("The army admitted that its claim to have captured Bunia on Monday was untrue.", "The army"),
    ("The militia has withdrawn an earlier statement that it had bombed the bridge at Mostar.", "The militia"),
    ("The command rescinded its claim of an air strike on Gori.", "The command"),
    ("The governor withdrew a claim that gunmen had killed six people in Aden.", "The governor"),
]
NOT_TAKEN_BACK = [
    "The army said in a statement that its troops had recaptured Makeni on Monday.",
    "The army withdrew its troops from Kitgum on Sunday after rebels attacked the town.",
    "The agency stood by its report that rebels had shelled Bunia on Monday.",
    "The rebels withdrew from Makeni after they attacked it, a report said.",
    "The claim that rebels had shelled Bunia angered the army.",
    "The court said its report of an attack on Gulu was ready.",
]


@pytest.mark.parametrize(("text", "who"), TAKEN_BACK)
def test_taken_back(extractor: Extractor, text: str, who: str) -> None:
    events = extractor.extract(Document(text)).events
    assert events
    assert events[-1].status is Status.NEGATED
    assert events[-1].denial is not None
    assert events[-1].denial.text == who
    assert any(rule.startswith("status:retract") for rule in events[-1].rules)


@pytest.mark.parametrize("text", NOT_TAKEN_BACK)
def test_not_taken_back(extractor: Extractor, text: str) -> None:
    events = extractor.extract(Document(text)).events
    assert events
    assert all(not rule.startswith("status:retract") for event in events for rule in event.rules)


def test_a_withdrawn_claim_stands_as_withdrawn() -> None:
    """Claimed in one report, taken back in another: one event, negated, with who took it back."""
    claim = telling(sides=(JNIM,), status="claimed")
    back = telling(sides=(JNIM,), status="negated", denial="JNIM", source="Bamako Wire")
    (found,) = group([claim, back])
    made = event_of(found, lambda document: sketch(f"Text {document}."))
    assert (made.status, made.denial) == ("negated", "JNIM")
    assert {value.value: value.sources for value in made.disagreement["status"]}["negated"] == ("Bamako Wire",)


def test_two_who_saw_it_outweigh_the_withdrawal() -> None:
    rows = [telling(), telling(), telling(status="negated", denial="the army")]
    made = event_of(group(rows)[0], lambda document: sketch(f"Words of their own in text {document}, all others."))
    assert made.status == "asserted"


def test_what_is_said_not_to_have_happened_is_no_withdrawal() -> None:
    """ "failed to take the town": nobody takes anything back."""
    assert len(group([telling(), telling(status="negated")])) == 2
