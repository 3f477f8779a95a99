"""Triggers: senses told apart by what stands around, exact words, order."""

from __future__ import annotations

from itertools import pairwise

import pytest

from extract.mentions.tagging.sentences import find_sentences
from extract.mentions.tagging.tokens import tag
from extract.mentions.triggers.finder import find_triggers
from extract.model import TriggerMention
from tests.offsets import assert_offsets


def triggers(text: str) -> tuple[TriggerMention, ...]:
    found = find_triggers(text, tag(text, find_sentences(text)))
    assert_offsets(text, found)
    return found


@pytest.mark.parametrize(
    "text",
    [
        "He died of a heart attack at the age of 80.",  # attack: illness
        "The minister launched a scathing attack on the budget.",  # attack: words
        "She lost her battle with cancer on Sunday.",  # battle: illness
        "The company launched a new product in the spring.",  # launch: product
        "The photographer captured the image at sunset.",  # capture: picture
        "The striker scored two goals as the league leaders attacked from the start.",  # sport
        "Oil major Shell reported higher profits.",  # shell: name
        "The court battle over the patent went on for years.",  # battle: law
        "A forest fire spread near the village.",  # fire: nature
        "The manager was fired after the quarterly results.",  # fire: dismiss
        "An earthquake killed 300 people in the province.",  # nature kills
        "The virus has killed hundreds since the outbreak began.",  # illness kills
        "The Joint Operations Command held a briefing.",  # a name
        "The price of copper hit a record high.",  # hit: price
        "A spokesman for the Counter Terrorism Strike Force declined to comment.",  # a name
        "He killed time at the station.",  # idiom
        "They charged a fee of ten dollars.",  # charge: money
        "The charity raised funds to fight poverty.",  # fight: figure of speech
        "The battery was charged overnight.",  # charge: electricity
        "The film captures the mood of the decade.",  # capture: mood
        "Police said that the road was open again.",  # nothing happened
        "",
        "   \n\n  ",
    ],
)
def test_other_senses_are_no_triggers(text: str) -> None:
    assert triggers(text) == ()


@pytest.mark.parametrize(
    ("text", "first", "sub_event_type"),
    [
        # light verbs carry the event of their noun
        ("Rebels carried out a raid on an arsenal.", "carried out a raid", "Armed clash"),
        ("The outpost came under mortar fire.", "came under mortar fire", "Shelling/artillery/missile attack"),
        ("The army is gearing up for an offensive.", "gearing up for an offensive", "Armed clash"),
        # an object between verb and particle is no part of the mention
        ("Saboteurs blew a pylon up.", "blew", "Remote explosive/landmine/IED"),
        # the means is context, the verb is the mention
        ("Warplanes hit the depot.", "hit", "Air/drone strike"),
        ("Tanks shelled the suburb.", "shelled", "Shelling/artillery/missile attack"),
        # strike: air, labour
        ("The coalition launched air strikes against the camp.", "launched air strikes", "Air/drone strike"),
        ("Miners went on strike over wages.", "went on strike", "Peaceful protest"),
        # headline, present tense, all capitalised words
        ("Rebels Seize Border Town", "Seize", "Non-state actor overtakes territory"),
        # verbs that the tagger may take for nouns
        ("Police shot dead a suspect.", "shot dead", "Attack"),
        ("A mob beat a thief.", "beat", "Mob violence"),
        # nouns of -ing
        ("Four died in the shelling.", "died", "Attack"),
        ("The army retook the city.", "retook", "Government regains territory"),
        # whose ground it is, and not who is captured
        ("Troops captured the last rebel stronghold.", "captured", "Non-state actor overtakes territory"),
        ("Troops captured the last rebel leader.", "captured", "Arrests"),
        ("The city fell to the rebels.", "fell to", "Non-state actor overtakes territory"),
    ],
)
def test_first_trigger(text: str, first: str, sub_event_type: str) -> None:
    found = triggers(text)
    assert (found[0].text, found[0].sub_event_type) == (first, sub_event_type)


def test_order_and_no_overlap() -> None:
    text = "Gunmen stormed a base, killed two guards and set fire to a fuel truck before troops retook it."
    found = triggers(text)
    assert len(found) >= 3
    assert all(a.end <= b.start for a, b in pairwise(found))


def test_participle_before_a_noun_is_no_event() -> None:
    assert "kidnapped" not in {m.text for m in triggers("The kidnapped girls sang a song.")}


def test_curly_quotes_inside_a_phrase() -> None:
    assert triggers("The air force used “barrel bombs” on the town.")[0].sub_event_type == "Air/drone strike"
