"""Actor mentions: spans, kinds, ids, types."""

from __future__ import annotations

import pytest

from extract.mentions.actors import find_actors
from extract.mentions.tagging.sentences import find_sentences
from extract.mentions.tagging.tokens import tag
from extract.model import ActorKind, ActorMention, EntityType
from tests.offsets import assert_offsets

K = ActorKind


def _find(text: str) -> tuple[ActorMention, ...]:
    mentions = find_actors(text, tag(text, find_sentences(text)))
    assert_offsets(text, mentions)
    for mention in mentions:
        assert mention.head is not None
        assert mention.start <= mention.head.start < mention.head.end <= mention.end
    return mentions


def _one(text: str, words: str) -> ActorMention:
    found = [m for m in _find(text) if m.text == words]
    assert found, [m.text for m in _find(text)]
    return found[0]


@pytest.mark.parametrize(
    ("text", "words", "kind", "actor_id"),
    [
        # state forces by rule: nationality and noun
        ("Chadian troops crossed the river.", "Chadian troops", K.STATE_FORCES, "chad-military"),
        ("Peruvian police detained two men.", "Peruvian police", K.STATE_FORCES, "peru-police"),
        ("Mali's security forces raided it.", "Mali's security forces", K.STATE_FORCES, "mali-security-forces"),
        ("South Sudanese soldiers looted shops.", "South Sudanese soldiers", K.STATE_FORCES, "south-sudan-military"),
        ("Ethiopian warplanes bombed the market.", "Ethiopian warplanes", K.STATE_FORCES, "ethiopia-air-force"),
        ("An Indian navy ship fired warning shots.", "Indian navy ship", K.STATE_FORCES, "india-navy"),
        ("U.S. Marines landed on the beach.", "U.S. Marines", K.STATE_FORCES, "united-states-marines"),
        ("Soviet paratroopers took the airport.", "Soviet paratroopers", K.STATE_FORCES, "soviet-union-special-forces"),
        ("The South African Police Service fired.", "South African Police Service", K.STATE_FORCES,
         "south-africa-police"),
        # the same army under its proper name
        ("The UPDF said it had freed the girls.", "UPDF", K.STATE_FORCES, "uganda-military"),
        # governments, officials, states, seats of government
        ("The Kenyan government denied it.", "Kenyan government", K.GOVERNMENT, "kenya-government"),
        ("Bolivian officials blamed the strikers.", "Bolivian officials", K.GOVERNMENT, "bolivia-government"),
        ("North Korea fired two missiles.", "North Korea", K.GOVERNMENT, "north-korea"),
        ("Moscow rejected the plan.", "Moscow", K.GOVERNMENT, "russia-government"),
        ("The offer was turned down by Ankara.", "Ankara", K.GOVERNMENT, "turkey-government"),
        # alias families
        ("Fighters of Daesh fled.", "Daesh", K.REBEL_GROUP, "islamic-state"),
        ("ISIL militants fled.", "ISIL militants", K.REBEL_GROUP, "islamic-state"),
        ("Al-Shabab gunmen stormed the hotel.", "Al-Shabab gunmen", K.REBEL_GROUP, "al-shabaab"),
        ("The Farabundo Martí National Liberation Front cut the road.",
         "Farabundo Martí National Liberation Front", K.REBEL_GROUP, "farabundo-marti-national-liberation-front"),
        ("The Tamil Tigers sank a boat.", "Tamil Tigers", K.REBEL_GROUP, "liberation-tigers-of-tamil-eelam"),
        # what stands beside a name belongs to it
        ("The militant group Hamas claimed it.", "militant group Hamas", K.REBEL_GROUP, "hamas"),
        ("Iranian-backed Hezbollah fighters left.", "Iranian-backed Hezbollah fighters", K.REBEL_GROUP, "hezbollah"),
        # the forces of a ruler are the state's, those of a group's leader the group's
        ("Gaddafi's troops shelled the port.", "Gaddafi's troops", K.STATE_FORCES, "libya-military"),
        ("Savimbi's rebels mined the road.", "Savimbi's rebels", K.REBEL_GROUP,
         "national-union-for-the-total-independence-of-angola"),
        # a noun shared by two nationalities
        ("Chinese and Indian soldiers brawled.", "Chinese", K.STATE_FORCES, "china-military"),
        ("Danish and Swedish officials met.", "Danish", K.GOVERNMENT, "denmark-government"),
        # who speaks for somebody
        ("A spokesman for Hamas denied it.", "spokesman for Hamas", K.REBEL_GROUP, "hamas"),
        # bodies and their soldiers
        ("NATO troops guarded the bridge.", "NATO troops", K.EXTERNAL, "nato-forces"),
        ("UN peacekeepers came under fire.", "UN peacekeepers", K.EXTERNAL, "un-peacekeepers"),
        ("The Red Cross evacuated the wounded.", "Red Cross", K.ORGANISATION, "international-red-cross"),
        ("Xinhua reported the blast.", "Xinhua", K.NEWSROOM, "xinhua"),
        # peoples
        ("Hutus fled across the lake.", "Hutus", K.CIVILIANS, "hutus"),
        ("Ethnic Albanians marched through the town.", "Ethnic Albanians", K.CIVILIANS, "ethnic-albanians"),
        ("Nigerians queued to vote.", "Nigerians", K.CIVILIANS, "nigeria-people"),
    ],
)  # fmt: skip
def test_known_actors(text: str, words: str, kind: ActorKind, actor_id: str) -> None:
    mention = _one(text, words)
    assert (mention.kind, mention.actor_id) == (kind, actor_id)


@pytest.mark.parametrize(
    ("text", "words", "kind", "name"),
    [
        # modifiers belong to the phrase, adjectives not to the name
        ("Masked gunmen stormed the office.", "Masked gunmen", K.POLITICAL_MILITIA, "gunmen"),
        ("A gunman shot the mayor.", "gunman", K.POLITICAL_MILITIA, "gunmen"),
        ("Local Sunni tribesmen fled.", "Local Sunni tribesmen", K.IDENTITY_MILITIA, "Sunni tribesmen"),
        ("Iraq's new Shiite militias left.", "Iraq's new Shiite militias", K.IDENTITY_MILITIA, "Iraqi Shiite militias"),
        ("Angry coffee farmers blocked the highway.", "Angry coffee farmers", K.CIVILIANS, "coffee farmers"),
        ("Thousands of university students marched.", "university students", K.CIVILIANS, "university students"),
        ("Rwandan refugees crossed the bridge.", "Rwandan refugees", K.CIVILIANS, "Rwandan refugees"),
        ("Demonstrators threw stones.", "Demonstrators", K.PROTESTERS, "demonstrators"),
        ("Unknown persons threw it.", "Unknown persons", K.POLITICAL_MILITIA, "unknown persons"),
        ("Looters emptied the warehouse.", "Looters", K.RIOTERS, "looters"),
        ("Hutu rebels burned the mission.", "Hutu rebels", K.REBEL_GROUP, "Hutu rebels"),
        ("Armed militiamen beat them.", "Armed militiamen", K.POLITICAL_MILITIA, "armed militiamen"),
        # supporters are not what they support
        ("Hamas supporters marched.", "Hamas supporters", K.CIVILIANS, "Hamas supporters"),
        # joined by "of" and "from"
        ("Residents of Kidal fled.", "Residents of Kidal", K.CIVILIANS, "residents of Kidal"),
        ("Fighters from Zintan took the depot.", "Fighters from Zintan", K.REBEL_GROUP, "fighters from Zintan"),
    ],
)  # fmt: skip
def test_actors_by_noun(text: str, words: str, kind: ActorKind, name: str) -> None:
    mention = _one(text, words)
    assert (mention.kind, mention.name, mention.actor_id) == (kind, name, "")


@pytest.mark.parametrize(
    ("text", "words", "kind"),
    [
        ("The Martyrs of Dara Brigade claimed the attack.", "Martyrs of Dara Brigade", K.REBEL_GROUP),
        ("The Front for the Liberation of Marandia said so.", "Front for the Liberation of Marandia", K.REBEL_GROUP),
        ("The People's Movement for Upper Selva disarmed.", "People's Movement for Upper Selva", K.ORGANISATION),
        ("Liwa Suqur al-Wadi held the crossing.", "Liwa Suqur al-Wadi", K.REBEL_GROUP),
        ("The Western Valleys Liberation Army attacked.", "Western Valleys Liberation Army", K.REBEL_GROUP),
        ("The Ministry of Public Works denied it.", "Ministry of Public Works", K.GOVERNMENT),
        ("Soldiers of the 7th Mountain Brigade fired.", "7th Mountain Brigade", K.STATE_FORCES),
        ("The Lakeshore Truckers Union called a strike.", "Lakeshore Truckers Union", K.ORGANISATION),
        ("The Truce Monitoring Committee met.", "Truce Monitoring Committee", K.ORGANISATION),
    ],
)
def test_unknown_groups_by_form(text: str, words: str, kind: ActorKind) -> None:
    mention = _one(text, words)
    assert (mention.rule, mention.kind, mention.actor_id) == ("actor:form", kind, "")


@pytest.mark.parametrize(
    ("text", "words", "name", "affiliation"),
    [
        # title, office, first name, apposition, saying
        ("Gen. Tomas Bern resigned.", "Gen. Tomas Bern", "Tomas Bern", ""),
        ("Ghanaian President Kwesi Adu spoke.", "Ghanaian President Kwesi Adu", "Kwesi Adu", "ghana-government"),
        ("Hamas leader Omar Tahan was killed.", "Hamas leader Omar Tahan", "Omar Tahan", "hamas"),
        ("Miguel Arrieta was abducted.", "Miguel Arrieta", "Miguel Arrieta", ""),
        ("Zarko Pilev, a miner, was beaten.", "Zarko Pilev", "Zarko Pilev", ""),
        ("It was quiet, said Oleko Bant.", "Oleko Bant", "Oleko Bant", ""),
        ("Mr. Bant agreed.", "Mr. Bant", "Bant", ""),
    ],
)
def test_persons(text: str, words: str, name: str, affiliation: str) -> None:
    mention = _one(text, words)
    assert (mention.type, mention.rule) == (EntityType.PERSON, "actor:person")
    assert (mention.name, mention.affiliation) == (name, affiliation)


def test_a_surname_is_known_after_the_full_name() -> None:
    text = "Miguel Arrieta was freed. Arrieta thanked the police."
    assert [m.text for m in _find(text) if m.rule == "actor:person"] == ["Miguel Arrieta", "Arrieta"]


@pytest.mark.parametrize(
    "text",
    [
        "The Marandia Province was quiet.",  # a province
        "The Karun River rose.",  # a river
        "The IS is not a verb; what is next?",  # "is" is no Islamic State
        "He would force them to guard the gate.",  # verbs that look like nouns
        "It rained in Man at noon.",  # a town
        "Prince Rupert Island was cut off.",  # an island
        "The well is a water source.",
        "The tanks stood idle.",  # weapons of nobody
        "Shells fell on Abu Dali camp.",  # a place that begins as a name does
        "It was quiet near Abu Dali.",
    ],
)
def test_no_organisation_or_person_by_name(text: str) -> None:
    assert [m.text for m in _find(text) if m.rule in ("actor:person", "actor:form", "actor:noun")] == []


@pytest.mark.parametrize(
    ("text", "words", "type_"),
    [
        ("Fighting went on in Sudan.", "Sudan", EntityType.LOCATION),  # where
        ("Sudan recalled its envoy.", "Sudan", EntityType.ORGANISATION),  # who
        ("A Syrian was shot.", "Syrian", EntityType.PERSON),
        ("Syrian police fled.", "Syrian", EntityType.NATIONALITY),
        ("U.S.-led forces fled.", "U.S.", EntityType.NATIONALITY),
    ],
)
def test_entity_types(text: str, words: str, type_: EntityType) -> None:
    assert _one(text, words).type is type_


def test_nationality_inside_a_force_is_nested_and_attributive() -> None:
    outer, inner = _find("Iraqi forces advanced.")
    assert (outer.text, outer.nested, outer.type) == ("Iraqi forces", False, EntityType.ORGANISATION)
    assert (inner.text, inner.nested, inner.attributive) == ("Iraqi", True, True)
    assert inner.type is EntityType.NATIONALITY


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("They shelled ISIS positions.", "ISIS"),
        ("A rebel attack failed.", "rebel"),
        ("He died in Israeli police custody.", "Israeli police"),
    ],
)
def test_actors_before_another_noun_are_attributive(text: str, words: str) -> None:
    assert _one(text, words).attributive


@pytest.mark.parametrize(
    ("text", "words", "definite"),
    [
        ("The militants fled.", "militants", True),
        ("Militants fled.", "Militants", False),
        ("They fled.", "They", True),
        ("The Iraqi army fled.", "Iraqi army", False),  # named: nothing to take back
        ("Their forces fled.", "forces", True),
    ],
)
def test_definite_mentions(text: str, words: str, *, definite: bool) -> None:
    assert _one(text, words).definite is definite


def test_a_short_name_that_the_text_defines_is_found_later() -> None:
    text = "The State Board of Old Monuments (SBOM) closed the site. The SBOM gave no reason."
    assert [m.text for m in _find(text) if m.rule in ("actor:form", "actor:short")][-1] == "SBOM"


def test_coordinated_actors_are_mentions_of_their_own() -> None:
    texts = [m.text for m in _find("Kenyan soldiers and clan militia attacked villagers.") if not m.nested]
    assert texts == ["Kenyan soldiers", "clan militia", "villagers"]


def test_in_a_sentence_of_capitals_is_and_us_are_words() -> None:
    text = "THE FMLN GUERRILLAS WHO ATTACKED THE GARRISON TOLD US THAT THE TOWN IS THEIRS."
    assert [m.actor_id for m in _find(text) if m.rule in ("actor:name", "actor:force", "actor:people")] == [
        "farabundo-marti-national-liberation-front"
    ]


def test_a_foreign_adjective_keeps_a_name_from_its_owner() -> None:
    mention = _one("The Chadian Republican Guard mutinied.", "Chadian Republican Guard")
    assert mention.actor_id != "republican-guard"
    assert mention.country == "TD"
