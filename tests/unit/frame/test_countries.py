"""Which countries a text is about, by its own words."""

from __future__ import annotations

import pytest

from extract.frame import Frame, read_frame
from extract.lexicon.frame import HERE, country_weights
from extract.lexicon.loader import read_table
from extract.mentions.tagging.sentences import find_sentences


def frame(text: str, title: str = "") -> Frame:
    return read_frame(text, find_sentences(text), title=title)


@pytest.mark.parametrize(
    ("text", "title", "first"),
    [
        # named outright, and where
        ("Clashes broke out in northern Mozambique on Monday.", "", "MZ"),
        # a heading counts for more than words further down
        ("Mali: week in review\n\nA French officer said that jets from France had landed.", "", "ML"),
        # the title does as well, though it is not in the text
        ("Shells hit the market. A French aid worker was hurt.", "Sudan daily brief", "SD"),
        # divisions and regions of one country only
        ("Fighting went on in Kachin and Sagaing.", "", "MM"),
        # a flag in a channel's name
        ("EVENING WIRE 🇸🇩\n\nJets over the market.", "", "SD"),
        # those who send jets are not where they strike
        ("US jets struck a camp in Yemen.", "", "YE"),
    ],
)
def test_the_country_a_text_is_about(text: str, title: str, first: str) -> None:
    assert frame(text, title).about()[0] == first


@pytest.mark.parametrize(
    ("text", "absent"),
    [
        # an acronym that the text explains as another body's
        ("A driver of the Danish Refugee Council (DRC) was killed in Ethiopia. The DRC mourned him.", "CD"),
        # a division's name that is a common word
        ("Troops moved West and North.", "CM"),
        # a name that several countries share
        ("Two men were killed in Punjab.", "PK"),
        # part of another word
        ("Romanians and Nigeriens met.", "NG"),
    ],
)
def test_no_evidence_of_a_country(text: str, absent: str) -> None:
    assert absent not in {found.country for found in frame(text).countries}


def test_evidence_points_at_its_words() -> None:
    text = "Calm in Chad.\n\nChadian troops met traders from Niger."
    found = frame(text).countries
    assert found[0].country == "TD"
    assert [text[span.start : span.end] for _, span in found[0].grounds] == ["Chad", "Chadian"]
    assert sum(one.share for one in found) == pytest.approx(1, abs=0.001)


def test_every_ground_has_an_example_that_holds() -> None:
    for row in read_table(HERE / "countries.tsv", ("ground", "weight", "example")):
        text, _, country = row["example"].partition(" => ")
        text = text.replace("[", "").replace("]", "")
        assert frame(text).about() == (country,), row["ground"]
    assert set(country_weights()) == {"name", "located", "division", "demonym", "flag"}


def test_an_empty_text_is_about_nothing() -> None:
    assert frame("").countries == ()
