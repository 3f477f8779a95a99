"""What only says when something else happened ("two days after the shelling") is a happening of its own."""

from __future__ import annotations

from datetime import date

import pytest

from extract.gazetteer.lookup import open_gazetteer
from extract.model import Document
from extract.pipeline import Extractor


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor(open_gazetteer())


def test_two_happenings(extractor: Extractor) -> None:
    """The priest was not killed by the shells, and not in Bria."""
    text = "Two days after the shelling of Bria, gunmen killed a priest in Bangui."
    shelled, killed = extractor.extract(Document(text)).events
    assert shelled.toll("killed") is None
    assert killed.place is not None
    assert killed.place.place.name == "Bangui"


def test_each_on_its_day(extractor: Extractor) -> None:
    """The date in the phrase is that of the raid; the town was taken a week later."""
    text = "A week after the raid on Bor on 3 May 2014, rebels took Ayod."
    raid, taken = extractor.extract(Document(text)).events
    assert [one.time.interval.start for one in (raid, taken) if one.time] == [date(2014, 5, 3), date(2014, 5, 10)]


def test_a_cause_is_no_count(extractor: Extractor) -> None:
    """ "Killed after an attack" without a length of time tells of one happening."""
    assert (
        len(extractor.extract(Document("Nine people were killed after an attack on a market in Bangui.")).events) == 1
    )


def test_a_well_known_town_of_another_country_is_placed(extractor: Extractor) -> None:
    """Kisumu has no namesake of its size: it is in Kenya, beside whatever places a digest speaks of."""
    text = "On 3 May 2014 rebels attacked Maiduguri, Bama and Gwoza in Borno. Police in Kisumu killed a protester."
    found = {toponym.mention.text: toponym.place for toponym in extractor.extract(Document(text)).toponyms}
    assert found["Kisumu"] is not None
    assert found["Kisumu"].country == "KE"
