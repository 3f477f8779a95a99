"""The place where it happened, not the speaker's, the actor's or the newsroom's."""

from __future__ import annotations

import pytest

from extract.events.placing.where import PlaceContext
from extract.frame import read_frame
from extract.gazetteer.lookup import Gazetteer, open_gazetteer
from extract.mentions.places.finder import find_toponyms
from extract.mentions.tagging.sentences import find_sentences
from extract.mentions.tagging.tokens import tag
from extract.model import EventPlace, Span
from extract.resolve.places.resolver import resolve_toponyms


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return open_gazetteer()


def place_of(text: str, trigger: str, gazetteer: Gazetteer, actors: tuple[str, ...] = ()) -> EventPlace | None:
    sentences = find_sentences(text)
    mentions = find_toponyms(text, tag(text, sentences), gazetteer)
    context = PlaceContext(text, sentences, resolve_toponyms(text, mentions, gazetteer), read_frame(text, sentences))
    start = text.index(trigger)
    clause = next(s for s in sentences if s.start <= start < s.end)
    spans = [Span(text.index(actor), text.index(actor) + len(actor)) for actor in actors]
    return context.of(Span(start, start + len(trigger)), Span(clause.start, clause.end), spans)


@pytest.mark.parametrize(
    ("text", "trigger", "name"),
    [
        ("Speaking in Baghdad, the minister said fighting continued in Ramadi.", "fighting", "Ramadi"),
        ("BEIRUT (AP) - Rebels shelled the city of Aleppo on Friday.", "shelled", "Aleppo"),
        ("The Raqqa-based group attacked Kobani.", "attacked", "Kobani"),
        ("Rockets were fired from Gaza at Sderot.", "fired", "Sderot"),  # origin and target
        ("Washington said it would retake Mosul.", "retake", "Mosul"),  # metonym
        ("Anbar tribal fighters attacked Hit.", "attacked", "Hit"),  # an actor's home
        ("Fallujah came under fire. Ten people were killed.", "killed", "Fallujah"),  # still in force
        ("A spokesman said in Kyiv that shelling of Kharkiv had stopped.", "shelling", "Kharkiv"),
        ("The army retook Manbij on Friday.", "retook", "Manbij"),
        ("A strike hit Nabatieh. Lebanon's health ministry said two men were killed.", "killed", "Nabatiye et Tahta"),
        ("Baghdad's airport was shelled.", "shelled", "Baghdad"),  # whose it is, is where it is
        ("Troops left Nyala. Gunmen stormed Tabiriko village.", "stormed", "Tabiriko"),  # in no gazetteer
        ("A bomb went off in Tabiriko, officials in Nyala said.", "bomb", "Tabiriko"),
        ("Shells fell 10 km north of Tabiriko. Troops left Nyala.", "fell", "Tabiriko"),
    ],
)
def test_place(gazetteer: Gazetteer, text: str, trigger: str, name: str) -> None:
    found = place_of(text, trigger, gazetteer)
    assert found is not None
    assert found.place.name == name
    assert found.mention is not None
    assert found.explanation


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        # a village that the gazetteer lacks is not where the last event was
        ("Jets hit Nyala and Goma.\n\nGunmen burned huts in the village of Tabiriko.", "burned"),
        ("Jets hit Nyala and Goma.\n\nGunmen stormed Tabiriko village.", "stormed"),
        # who did it
        ("Air defences shot down 21 drones launched by Russia.", "shot down"),
    ],
)
def test_no_place(gazetteer: Gazetteer, text: str, trigger: str) -> None:
    assert place_of(text, trigger, gazetteer) is None


def test_a_quarter_without_a_place_lies_in_the_town_told_of(gazetteer: Gazetteer) -> None:
    found = place_of("Troops entered Nyala. They shot two men in the Tabiriko quarter.", "shot", gazetteer)
    assert found is not None
    assert found.place.gazetteer_id.startswith("gn:369004")


def test_place_inside_an_actor_is_not_where_it_happened(gazetteer: Gazetteer) -> None:
    found = place_of("Iran forces shelled Erbil.", "shelled", gazetteer, actors=("Iran forces",))
    assert found is not None
    assert found.place.country == "IQ"


def test_relative_place_of_the_verb_wins_over_another_town(gazetteer: Gazetteer) -> None:
    text = "Commanders mean to besiege the city 30 km south of Mosul, and say that in Tikrit they waited too long."
    found = place_of(text, "besiege", gazetteer)
    assert found is not None
    assert found.place.gazetteer_id.endswith("~30-km-south-of")
    assert 35.9 < found.place.lat < 36.2


def test_in_a_list_without_end_the_names_around_the_trigger_count(gazetteer: Gazetteer) -> None:
    text = "Paris, " * 120 + "in Homs fighting in Aleppo, " + "Paris, " * 120
    found = place_of(text, "fighting", gazetteer)
    assert found is not None
    assert found.place.name == "Aleppo"


def test_town_not_its_unknown_quarter_stays_in_force(gazetteer: Gazetteer) -> None:
    found = place_of("A bomb went off in the Zorkabad quarter of Mosul. Ten people were killed.", "killed", gazetteer)
    assert found is not None
    assert found.place.name == "Mosul"


def test_relative_place_is_moved(gazetteer: Gazetteer) -> None:
    found = place_of("Fighting broke out 50 km west of Baghdad.", "Fighting", gazetteer)
    assert found is not None
    assert found.place.lon < 44.0
    assert "50 km west of Baghdad" in found.explanation


def test_farther_from_the_place_in_force(gazetteer: Gazetteer) -> None:
    found = place_of("Shells fell on Baghdad. A convoy was ambushed 40 miles farther west.", "ambushed", gazetteer)
    assert found is not None
    assert 43.4 < found.place.lon < 44.0
    assert "farther west" in found.explanation


def test_no_place_named(gazetteer: Gazetteer) -> None:
    assert place_of("Fighting broke out at dawn.", "Fighting", gazetteer) is None


def test_empty_document() -> None:
    assert PlaceContext("", (), ()).of(Span(0, 1), Span(0, 1)) is None


@pytest.mark.parametrize(
    ("text", "trigger", "name"),
    [
        # an item takes no place from its neighbour: what the list is of, or the heading
        ("News from Kachin\n\n- Jets bombed Laiza.\n- Two men died when a mine went off.", "mine", "Kachin"),
        (
            "In Syria, three attacks were staged:\n- Near Raqqa, a mine hit a bus.\n- Gunmen shot a judge.",
            "shot",
            "Syria",
        ),
        # within one item it stays in force
        ("- Jets bombed Laiza. Two men died when a mine went off.\n- Gunmen shot a judge.", "mine", "Laiza"),
    ],
)
def test_a_place_stays_in_its_item(gazetteer: Gazetteer, text: str, trigger: str, name: str) -> None:
    found = place_of(text, trigger, gazetteer)
    assert found is not None
    assert found.place.name == name
