"""Logs in military shorthand: lines that open with four figures, date-time groups, "IVO"."""

from __future__ import annotations

import pytest

from extract.gazetteer.lookup import open_gazetteer
from extract.mentions.log_times import log_times
from extract.mentions.timex.finder import find_timexes
from extract.model import Document
from extract.pipeline import Extractor


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor(open_gazetteer())


LOG = "Log, 3 May 2007\n0630 convoy hit by mine near Baqubah, two killed\n0745 mortars landed at Balad, one killed"


def test_four_figures_that_open_lines_are_times_and_no_tolls(extractor: Extractor) -> None:
    """ "0630 patrol" once stood in a table as 630 dead."""
    found = extractor.extract(Document(LOG)).events
    assert [(toll := one.toll("killed")) and toll.best for one in found] == [2, 1]
    assert [one.time.interval.start.isoformat() for one in found if one.time and one.time.interval.start] == [
        "2007-05-03",
        "2007-05-03",
    ]


def test_what_one_line_counts_stays_in_it(extractor: Extractor) -> None:
    """The dead of the second entry are not those of the first."""
    found = extractor.extract(
        Document("DUTY LOG 4 MAY 2009\n\n0630 IED strike on CF patrol, 2 x WIA.\n0715 Contact, 1 x EKIA.")
    ).events
    assert found[0].toll("killed") is None


@pytest.mark.parametrize(
    "text",
    [
        # a page of years opens its lines with four figures too
        "1994 The war began.\n1995 The town fell.\n1996 A truce was signed.",
        # one line is no log
        "0630 patrol hit by IED.",
        # counts are no times
        "2500 people marched.\n1890 were arrested.",
    ],
)
def test_no_log(text: str) -> None:
    assert not log_times(text)


def test_a_group_without_its_zone_is_a_date() -> None:
    """Clerks leave out the letter of the time zone."""
    (found,) = find_timexes("021530MAY07: IED strike.")
    assert found.text == "021530MAY07"


def test_in_the_vicinity_of(extractor: Extractor) -> None:
    """ "IVO" is a preposition of place: the town behind it is where, and nobody's target."""
    text = "021530MAY07: IED strike on CF patrol IVO Baqubah. 1 x CF KIA."
    (one,) = extractor.extract(Document(text)).events
    assert one.place is not None
    assert (one.place.place.name, one.place.place.geo_precision.value) == ("Baqubah", "near")
    assert "IVO" not in " ".join(text[a.mention.start : a.mention.end] for a in one.actors if a.mention)
