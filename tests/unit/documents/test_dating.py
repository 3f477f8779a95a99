"""When a report was published, and how that is known."""

from __future__ import annotations

from datetime import date

import pytest

from extract.documents.dating import date_document, parse_user_date
from extract.errors import DateFormatError
from extract.model import Published

DAY = date(2015, 7, 14)


def dated(text: str, *, title: str = "", **meta: str) -> Published:
    published = date_document(text, title=title, meta={key.replace("_", ":"): value for key, value in meta.items()})
    assert published is not None
    return published


@pytest.mark.parametrize(
    "value",
    [
        "2015-07-14",
        "2015-07-14T08:30:00+03:00",
        "14 July 2015",
        "Tue, 14 Jul 2015 10:00:00 +0200",
        "July 14, 2015",
        "20150714",
        "D:20150714103000+03'00'",
        "14 juillet 2015",
        "14.07.2015",
        "14. Juli 2015",  # German: left to dateparser
        "27 Ramadan 1436",
        "٢٣ تیر ١٣٩٤",
    ],
)
def test_metadata(value: str) -> None:
    published = dated("No date here.", date=value)
    assert (published.interval.start, published.interval.end, published.basis) == (DAY, DAY, "metadata")
    assert "date" in published.explanation


@pytest.mark.parametrize(
    "value", ["", "yesterday", "03/04/2015", "July", "2015", "31 June 2015", "3 hours ago", "x" * 9999]
)
def test_metadata_that_says_no_day(value: str) -> None:
    assert date_document("No date here.", meta={"date": value}) is None


def test_most_trusted_key_wins_and_modified_is_not_asked() -> None:
    meta = {"date": "2016-01-01", "article:published_time": "2015-07-14T08:00Z", "article:modified_time": "2019-01-01"}
    published = date_document("", meta=meta)
    assert published is not None
    assert published.interval.start == DAY


@pytest.mark.parametrize(
    ("text", "basis", "words"),
    [
        ("BAGHDAD, July 14, 2015 (Agency) - Troops advanced.", "dateline", "July 14, 2015"),
        ("Erbil, Iraq, 14 July 2015 — Troops advanced.", "dateline", "14 July 2015"),
        # the year of a dateline is taken from the text, if it names one only
        ("BAGHDAD, July 14 (Agency) - Troops advanced. It began on July 2, 2015.", "dateline", "July 14"),
        ("Troops advance\n14 July 2015\n\nThe army said so.", "header", "14 July 2015"),
        ("Date: 2015-07-14\nSitrep 4", "header", "2015-07-14"),
        ("Published on July 14, 2015 10:35\nTroops advanced.", "header", "July 14, 2015 10:35"),
    ],
)
def test_top_of_the_text(text: str, basis: str, words: str) -> None:
    published = dated(text)
    assert (published.interval.start, published.interval.end, published.basis) == (DAY, DAY, basis)
    assert published.span is not None
    assert text[published.span.start : published.span.end] == words


def test_the_first_entry_of_a_log_does_not_date_the_report() -> None:
    published = dated("12 July 2015\n\nTwo shells fell.\n\n14 July 2015\n\nQuiet.")
    assert (published.interval.start, published.interval.end, published.basis) == (DAY, None, "text")


def test_title_of_a_report() -> None:
    assert dated("Text.", title="Situation report, 14 July 2015").interval.end == DAY
    assert date_document("Text.", title="Remembering the attack of 14 July 2015") is None


def test_bounds_from_the_dates_inside() -> None:
    text = "It began on 2 July 2015. In this photo of July 14, 2015, men wait. A vote will be held on 1 March 2016."
    published = dated(text)
    assert (published.interval.start, published.interval.end, published.basis) == (DAY, None, "text")
    assert "July 14, 2015" in published.explanation


@pytest.mark.parametrize(
    "text", ["", "They came on Monday.", "In mid-June they left.", "Since 2012 it is quiet.", "7" * 500]
)
def test_nothing_known(text: str) -> None:
    assert date_document(text) is None


@pytest.mark.parametrize("value", ["2015-07-14", " 14 July 2015 ", "July 14, 2015", "14.07.2015", "14/07/2015"])
def test_user_date(value: str) -> None:
    assert parse_user_date(value) == DAY


@pytest.mark.parametrize(
    "value", ["", "Monday", "July 2015", "2015", "03/04/2015", "31/02/2015", "14 July 2015 or so", "1" * 99]
)
def test_user_date_refused(value: str) -> None:
    with pytest.raises(DateFormatError, match="YYYY-MM-DD"):
        parse_user_date(value)


#: lines at the top of a report that date it, and one that does not
HEADS = [
    ("OCHA | As of 14 July 2015\n\nShells fell on the town.", "header"),
    ("Situation Report No. 12 | 14 July 2015\n\nShells fell on the town.", "header"),
    ("Published by the Observer on 14 July 2015\n\nShells fell on the town.", "header"),
    ("10:30 AM EST, 14 July 2015\n\nShells fell on the town.", "header"),
    ("Weekly update (14 July 2015)\n\nShells fell on the town.", "header"),
    ("Last updated: 14 July 2015\n\nShells fell on the town.", "text"),  # a bound, no day
]


@pytest.mark.parametrize(("text", "basis"), HEADS)
def test_running_heads_and_labels(text: str, basis: str) -> None:
    published = dated(text)
    assert published.basis == basis
    assert published.interval.start == DAY
    assert (published.interval.end is None) == (basis == "text")


#: name of the file, what its report says, the day that is taken
NAMES = [
    ("2015-07-14_sitrep.pdf", "Shells fell on the town.", DAY),
    ("reports/sitrep 20150714.docx", "Shells fell on the town.", DAY),
    ("2015-07-14.txt", "Shells fell on 2 July 2015.", DAY),
    ("2015-07-14.txt", "Shells fell on 20 July 2015.", None),  # written later than the name says
    ("2015-07-14 to 2015-07-20.txt", "Shells fell on the town.", None),
    ("scan-120150714.txt", "Shells fell on the town.", None),
    ("2015-13-14.txt", "Shells fell on the town.", None),
]


@pytest.mark.parametrize(("name", "text", "day"), NAMES)
def test_the_name_of_the_file(name: str, text: str, day: date | None) -> None:
    published = date_document(text, name=name)
    known = published is not None and published.interval.end is not None
    assert (published.interval.start if published and known else None) == day
    assert not known or (published is not None and name.rpartition("/")[2] in published.explanation)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        # the line that names a digest dates it
        ("EVENING WIRE\nChannel digest – Friday, 14 June 2019\n\n06:10 Shells on the camp", "2019-06-14"),
        ("Situation report No. 7 as of 3 May 2018\n\nQuiet.", "2018-05-03"),
        ("Daily update, 4 June 2020, 18:00\n\nTwo men were shot.", "2020-06-04"),
    ],
)
def test_the_line_that_names_the_report_dates_it(text: str, day: str) -> None:
    found = date_document(text)
    assert found is not None
    assert (str(found.interval.start), found.basis) == (day, "header")


def test_a_headline_on_a_day_is_no_date_of_the_report() -> None:
    found = date_document("Report of the killing of ten men on 4 June 2020\n\nThey were shot.")
    assert found is None or found.basis == "text"
