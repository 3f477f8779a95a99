"""What the words around a place say of it for an event: homes, the whole country, coordinates, unknown places."""

from __future__ import annotations

import pytest

from extract.gazetteer.lookup import open_gazetteer
from extract.model import Document, EventMention
from extract.pipeline import Extractor


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor(open_gazetteer())


def event(extractor: Extractor, text: str, word: str) -> EventMention:
    """The event whose trigger holds the word."""
    events = extractor.extract(Document(text)).events
    return next(found for found in events if word in text[found.trigger.start : found.trigger.end])


#: text, a word of the trigger, name of the place
PLACES = [
    # where the dead man is from
    ("Cpl. Ann Reed, 24, of Dayton, Ohio, was killed by a roadside bomb near Sangin.", "bomb", "Sangin"),
    ("Bombings killed 9 people across the country. Iraq mourned. Two died near Baquba.", "Bombings", "Iraq"),
    # the point in brackets is more exact than the town
    ("Troops shelled Gardez (33.602N 69.224E) and killed two.", "shelled", "33.602N 69.224E"),
    # reported from there, not said there
    ("A massacre was reported from Kafr Nabl. Others fled to Hama.", "massacre", "Kafranbel"),
    # a place that nobody knows is not where the last event was
    ("A shell hit a market in Ramadi.\n\nA car bomb killed two people in Zorbel Ruzz.", "car bomb", "Zorbel Ruzz"),
    # the town inside the name of what was attacked
    ("Gunmen fled Bosaso.\n\nSix men died in an assault on Mogadishu ministry guards.", "assault", "Mogadishu"),
    ("A bomb exploded on the Gao-Ansongo road near Labbezanga, Mali.", "bomb", "Labbezanga"),  # not an end of the road
    # what holds the place says less than the place
    ("Soldiers raided Azzun (Qalqilya) and arrested five.", "raided", "Azzun"),
    # a quarter of the place named, not whose it is
    ("Rebels took Ramadi's western quarter after a fight.", "took", "Ramadi"),
]


@pytest.mark.parametrize(("text", "word", "name"), PLACES)
def test_place(extractor: Extractor, text: str, word: str, name: str) -> None:
    place = event(extractor, text, word).place
    got = place.place.name if place is not None else ""
    assert got == name


#: text, a word of the trigger, the further places of the event
SEVERAL = [
    ("Clashes broke out in Khartoum, Omdurman and Kassala on Monday.", "Clashes", ["Omdurman", "Kassala"]),
    ("Troops shelled Ramadi and Fallujah.", "shelled", ["Fallujah"]),
    ("Troops shelled Ramadi, Iraq, on Monday.", "shelled", []),  # a chain
    ("Troops shelled Ramadi, a day after Fallujah fell.", "shelled", []),  # another event's
]


@pytest.mark.parametrize(("text", "word", "names"), SEVERAL)
def test_several_places(extractor: Extractor, text: str, word: str, names: list[str]) -> None:
    place = event(extractor, text, word).place
    assert place is not None
    assert [other.name for other, _ in place.others] == names
    assert [text[span.start : span.end] for _, span in place.others] == names
