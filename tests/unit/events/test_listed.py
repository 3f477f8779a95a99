"""Bare nouns of a list, each with a place of its own, are events of their own, at their own places."""

from __future__ import annotations

import pytest

from extract.gazetteer.lookup import open_gazetteer
from extract.model import Document, EventMention
from extract.pipeline import Extractor


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor(open_gazetteer())


def events(extractor: Extractor, text: str) -> tuple[EventMention, ...]:
    return extractor.extract(Document(text)).events


@pytest.mark.parametrize(
    ("text", "told"),
    [
        # a digest's sentence of three happenings is three rows: nobody would look for the second under the first
        (
            "After the bombing in Kano, the shooting at the Jebba bridge and the looting in Bida, schools stayed shut.",
            [
                ("Remote explosive/landmine/IED", "Kano"),
                ("Attack", "Jebba"),
                ("Looting/property destruction", "Bida"),
            ],
        ),
        # what a neighbour in the list was does not colour the others: the ambush is no abduction
        (
            "Following the ambush near Gao, the kidnapping at Menaka and the burning of the market in Ansongo, "
            "flights were suspended.",
            [
                ("Armed clash", "Gao"),
                ("Abduction/forced disappearance", "Menaka"),
                ("Looting/property destruction", "Ansongo"),
            ],
        ),
        # a place without a name is a place of its own as well
        (
            "After the ambush in the gorge and the looting in Bida, schools stayed shut.",
            [("Armed clash", ""), ("Looting/property destruction", "Bida")],
        ),
    ],
)
def test_each_where_it_was(extractor: Extractor, text: str, told: list[tuple[str, str]]) -> None:
    found = events(extractor, text)
    assert [one.sub_event_type for one in found] == [kind for kind, _ in told]
    for one, (_, name) in zip(found, told, strict=True):
        assert not name or (one.place is not None and one.place.place.name == name)


def test_one_place_is_one_happening(extractor: Extractor) -> None:
    """Two words for one happening at one place stay one row."""
    assert len(events(extractor, "Nine people were killed in shelling and bombing in Avdiivka.")) == 1


@pytest.mark.parametrize(
    ("text", "kind", "status"),
    [
        # a cut road or a closed town is what a siege looks like in a brief
        ("Rebels have severed the only road into Kidal.", "Armed clash", "asserted"),
        ("Insurgents closed the road between Mueda and Palma.", "Armed clash", "asserted"),
        ("Rebels are choking off the town of Djibo.", "Armed clash", "asserted"),
        ("Since Monday gunmen of the ADF have let nobody leave Oicha.", "Other", "asserted"),
        ("Soldiers prevented residents from leaving Jenin.", "Other", "asserted"),
        # what somebody prepares is told as a plan, not left out and not told as done
        ("The guerrillas are planning a series of bombings in Bogota.", "Remote explosive/landmine/IED", "planned"),
        ("The band plans a campaign of kidnappings in Basilan.", "Abduction/forced disappearance", "planned"),
        # who counts violations keeps no truce
        ("Monitors observed several ceasefire violations near Agdam.", "Armed clash", "asserted"),
        # who shoots back is armed, whatever people they are of
        ("Villagers exchanged fire with soldiers in Kaura Namoda.", "Armed clash", "asserted"),
        # a ship is where the aircraft came from
        ("Helicopters from HMS Albion destroyed a checkpoint near Misrata.", "Air/drone strike", "asserted"),
    ],
)
def test_told_in_other_words(extractor: Extractor, text: str, kind: str, status: str) -> None:
    assert [(one.sub_event_type, one.status.value) for one in events(extractor, text)] == [(kind, status)]


def test_who_lets_nobody_leave(extractor: Extractor) -> None:
    """The side that closes a town is its agent, though "let" looks like no past form."""
    (one,) = events(extractor, "Gunmen of the M23 have let nobody leave Goma.")
    assert [actor.actor.id for actor in one.actors][:1] == ["march-23-movement"]


def test_a_failed_attack_gives_up_no_ground(extractor: Extractor) -> None:
    """ "failed to take ... and withdrew": no transfer of territory on the map."""
    found = events(extractor, "Rebels in Goma failed to take the palace on 21 May 2012 and withdrew into the hills.")
    assert "Non-violent transfer of territory" not in {one.sub_event_type for one in found}


def test_the_battle_for_a_town_is_there(extractor: Extractor) -> None:
    """A town before a verb of saying ("claimed") is no speaker where it is fought for."""
    (one,) = events(extractor, "The 1996 battle for Grozny claimed the lives of almost 500 soldiers.")
    assert one.place is not None
    assert one.place.place.name == "Grozny"
