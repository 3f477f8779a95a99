"""Actors resolved: identity, antecedents, short names, surnames, what stays open."""

from __future__ import annotations

import pytest

from extract.mentions.actors import find_actors
from extract.mentions.tagging.sentences import find_sentences
from extract.mentions.tagging.tokens import tag
from extract.model import ActorKind, ResolvedActor
from extract.resolve.actors.catalogue import branch_of, catalogue_actor
from extract.resolve.actors.resolver import OPEN, resolve_actors
from tests.offsets import assert_offsets


def _resolve(text: str) -> tuple[ResolvedActor, ...]:
    tagged = tag(text, find_sentences(text))
    mentions = find_actors(text, tagged)
    assert_offsets(text, mentions)
    resolved = resolve_actors(text, tagged, mentions)
    assert tuple(r.mention for r in resolved) == mentions
    assert all(r.explanation and r.actor.id for r in resolved)
    return resolved


def _last(text: str, words: str) -> ResolvedActor:
    """The last mention of these very words."""
    found = [r for r in _resolve(text) if r.mention.text == words]
    assert found, [r.mention.text for r in _resolve(text)]
    return found[-1]


@pytest.mark.parametrize(
    ("text", "words", "actor_id"),
    [
        # the same noun before
        ("Oromo rebels took the post. Later the rebels left.", "rebels", "oromo-rebels"),
        # "Islamic State in Iraq" after 2013 is the group, in Iraq
        ("Jets struck Islamic State in Iraq on Friday.", "Islamic State", "islamic-state"),
        # aircraft are nobody that a column on the ground could be
        ("Iraqi troops advanced. Army helicopters flew low. A bomb hit the columns.", "columns", "iraq-military"),
        # armed people taken back to the group last named
        ("Boko Haram attacked a village. The militants burned houses.", "militants", "boko-haram"),
        ("Police fought Boko Haram. The insurgents fled.", "insurgents", "boko-haram"),
        # "the group" is a group, never the officials between
        ("Al-Shabaab shelled the base, officials said. The group said it would go on.", "group", "al-shabaab"),
        # the noun of the name alone, of a group of the lexicon and of one that only the text knows; by its acronym too
        ("The Revolutionary United Front took Bo. The Front denied it.", "Front", "revolutionary-united-front"),
        ("LTTE rebels fled. Soldiers fought the Tigers.", "Tigers", "liberation-tigers-of-tamil-eelam"),
        ("The Farabundo Falcons left. Later the Falcons returned.", "Falcons", "farabundo-falcons"),
        # rebels before militias for "the extremists"
        ("Clan militias fought al-Shabaab. The extremists fled.", "extremists", "al-shabaab"),
        # forces of a state, of one country's text
        ("Turkish troops crossed the line. The soldiers dug in.", "soldiers", "turkey-military"),
        ("Protests went on in Peru. The police fired tear gas.", "police", "peru-police"),
        ("Unrest spread in Togo. The army closed the border.", "army", "togo-military"),
        # a people that fights is its forces
        ("Georgian and Russian forces fought. The Russians advanced.", "Russians", "russia-military"),
        ("Russian poets met. The Russians read aloud.", "Russians", "russia-people"),
        # whose forces
        ("The Tuareg rebels halted. Their forces had run out of fuel.", "forces", "tuareg-rebels"),
        ("Ecuador denied it. Its forces had not crossed the river.", "forces", "ecuador-military"),
        # the state beside it, before the country named most
        ("Israel said the air force struck Hamas and Hamas rockets.", "air force", "israel-air-force"),
        # pronouns: subject first, number, person
        ("The PKK ambushed a patrol near the dam. They fled.", "They", "kurdistan-workers-party"),
        ("Rebels shelled soldiers. They had hidden in the hills.", "They", "rebels"),
        ("Miguel Arrieta met the rebels. He asked for a truce.", "He", "miguel-arrieta"),
        ("Hamas took the town; Zambian jets bombed them.", "them", "hamas"),
        ("The government met union leaders. It offered money.", "It", "government"),
    ],
)  # fmt: skip
def test_taken_back(text: str, words: str, actor_id: str) -> None:
    resolved = _last(text, words)
    assert resolved.actor.id == actor_id, resolved.explanation


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("They fled.", "They"),  # nothing before
        ("The rebels fled. “We will return,” one said.", "We"),  # whoever speaks
        ("The roof fell in. He fled.", "He"),  # no person before
    ],
)
def test_pronouns_left_open(text: str, words: str) -> None:
    resolved = _last(text, words)
    assert resolved.actor.id == OPEN
    assert "open" in resolved.explanation


def test_a_definite_phrase_without_antecedent_is_an_actor_of_its_own() -> None:
    resolved = _last("The kidnappers asked for money.", "kidnappers")
    assert (resolved.actor.id, resolved.actor.name) == ("kidnappers", "kidnappers")


def test_the_army_of_no_country_in_a_text_of_two_is_nobodys() -> None:
    resolved = _last("Talks between Chad and Sudan failed. The army was put on alert.", "army")
    assert resolved.actor.id == "army"


@pytest.mark.parametrize(
    ("text", "words", "actor_id"),
    [
        # a short name defined in the text, of a group that no list knows and of one that a list knows
        ("The Front for Open Valleys (FOV) hid arms. The FOV denied it.", "FOV", "front-for-open-valleys"),
        ("The Allied Democratic Forces (ADF) fled into Congo. ADF fighters followed.", "ADF fighters",
         "allied-democratic-forces"),
        # a commander of such a group
        ("The Front for Open Valleys (FOV) fled. An FOV commander was shot.", "FOV commander",
         "front-for-open-valleys"),
        # a name of several groups: the country decides
        ("The SLA left south Lebanon. The SLA had fought in Lebanon for years.", "SLA", "south-lebanon-army"),
        ("The SLA raided a town in Sudan. Sudan blamed rebels.", "SLA", "sudan-liberation-movement-army"),
        # a newsroom before an army where no country is named
        ("AFP reported the blast.", "AFP", "agence-france-presse"),
    ],
)  # fmt: skip
def test_short_names(text: str, words: str, actor_id: str) -> None:
    assert _last(text, words).actor.id == actor_id


def test_surname_after_the_full_name() -> None:
    text = "Said Miguel Arrieta, a farmer: they burned it. Arrieta fled."
    assert _last(text, "Arrieta").actor.name == "Miguel Arrieta"


def test_a_text_s_own_person_goes_before_a_famous_one_of_the_surname() -> None:
    assert _last("Javier Ortega, a miner, was shot. Ortega died.", "Ortega").actor.id == "javier-ortega"


def test_apposition_gives_the_person_and_his_group() -> None:
    text = "Zarko Pilev, a commander in the Badr Organization, was killed."
    person, role = _last(text, "Zarko Pilev").actor, _last(text, "commander").actor
    assert person == role
    assert person.parent == "badr-organization"


def test_one_nationless_and_one_national_phrase_are_one_actor() -> None:
    text = "Iraqi Shiite militias took the bridge. Shiite militias burned shops."
    assert _last(text, "Shiite militias").actor.id == "iraqi-shiite-militias"


@pytest.mark.parametrize(
    ("actor_id", "name", "kind", "country", "parent"),
    [
        ("iraq-military", "Iraqi military", ActorKind.STATE_FORCES, "IQ", "iraq"),
        ("united-states-marines", "U.S. Marines", ActorKind.STATE_FORCES, "US", "united-states-military"),
        ("kenya-government", "Kenyan government", ActorKind.GOVERNMENT, "KE", "kenya"),
        ("nato-forces", "NATO forces", ActorKind.EXTERNAL, "", "nato"),
        ("nigeria-people", "Nigerians", ActorKind.CIVILIANS, "NG", ""),
        ("al-qassam-brigades-of-nowhere", None, None, None, None),
    ],
)
def test_catalogue(
    actor_id: str, name: str | None, kind: ActorKind | None, country: str | None, parent: str | None
) -> None:
    actor = catalogue_actor(actor_id)
    found = (actor.name, actor.kind, actor.country, actor.parent) if actor else (None, None, None, None)
    assert found == (name, kind, country, parent)


def test_branch_of_a_country_is_of_the_state_of_today() -> None:
    assert branch_of("RU", "military") == "russia-military"
    assert branch_of("", "military") == ""


def test_a_noun_of_a_name_is_no_group_before_one_is_named_so() -> None:
    found = {r.mention.text for r in _resolve("The Tigers won 3-1. Fans of the Front line cheered.")}
    assert found.isdisjoint({"Tigers", "Front"})
