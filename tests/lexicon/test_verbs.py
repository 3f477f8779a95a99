"""Every line of the table of verbs: its example, and what happens to the event of its object in each mood."""

from __future__ import annotations

import pytest

from extract import extract_text
from extract.lexicon.verbs import VerbEntry, entries, forms_of
from extract.model import Status

#: mood, and the status that an event has which is as real as its verb
MOODS = (
    ("The army {past} {rest}", Status.ASSERTED),
    ("The army will {base} {rest}", Status.PLANNED),
    ("The army vowed to {base} {rest}", Status.PLANNED),
    ("The army could {base} {rest}", Status.HYPOTHETICAL),
    ("The army did not {base} {rest}", Status.NEGATED),
    ("The army refused to {base} {rest}", Status.NEGATED),
    ("The army failed to {base} {rest}", Status.NEGATED),
)


def _of(kind: str) -> list[VerbEntry]:
    return [one for one in entries() if one.kind == kind]


@pytest.mark.parametrize("one", entries(), ids=lambda one: f"{one.kind}-{one.verb}")
def test_the_example_holds_a_past_form(one: VerbEntry) -> None:
    assert one.example.split()[2] in one.forms


@pytest.mark.parametrize("one", _of("light"), ids=lambda one: one.verb)
def test_the_event_of_a_light_verb_is_as_real_as_the_verb(one: VerbEntry) -> None:
    _, _, past, rest = one.example.split(" ", 3)
    told = extract_text(one.example, published="2021-03-03").events
    for form, status in MOODS if told else ():
        text = form.format(base=one.verb, past=past, rest=rest)
        assert [event.status for event in extract_text(text, published="2021-03-03").events] == [status], text


@pytest.mark.parametrize("one", [*_of("light"), *_of("aim"), *_of("end")], ids=lambda one: one.verb)
def test_who_acts_is_the_subject(one: VerbEntry) -> None:
    for event in extract_text(one.example, published="2021-03-03").events:
        assert [actor.actor.kind.value for actor in event.actors if actor.role.value == "agent"] == ["state forces"]


def test_a_class_that_there_is_not_is_an_error() -> None:
    with pytest.raises(KeyError):
        forms_of("heavy")
