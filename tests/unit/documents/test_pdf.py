"""PDF pages to running text, and which property dates are believed."""

from __future__ import annotations

from datetime import date

import pytest

from extract.documents.pdf.reader import join_pages, read_pdf
from extract.documents.properties import corroborated
from tests.unit.documents.pdfs import make_pdf

LINE = "Fighters held the road to the border until the evening of the"  # as wide as a line of the page


@pytest.mark.parametrize(
    ("page", "text"),
    [
        # a full line goes on in the next
        (f"{LINE}\nsecond day.", f"{LINE} second day."),
        # a line that ends early ends its paragraph
        (f"{LINE}\nsecond day.\n{LINE}\nthird.", f"{LINE} second day.\n\n{LINE} third."),
        # so does a blank line
        (f"{LINE}\n\n{LINE}", f"{LINE}\n\n{LINE}"),
        # page numbers are no text
        (f"{LINE}\nend.\n3", f"{LINE} end."),
        (f"{LINE}\nend.\nPage 3 of 9", f"{LINE} end."),
        ("", ""),
    ],
)
def test_lines_to_paragraphs(page: str, text: str) -> None:
    assert join_pages([page]) == text


@pytest.mark.parametrize(
    ("broken", "mended"),
    [
        ("am-\nbush", "ambush"),
        ("foreign-\nbacked", "foreign-backed"),  # the hyphen of a compound stays: before a participle,
        ("Abu-\nsayyaf", "Abu-sayyaf"),  # after a name,
        ("al-\nBab", "al-Bab"),  # before one,
        ("24-\nhours", "24-hours"),  # after a number
        ("co-\nop. The co-op", "co-op. The co-op"),  # what the page writes elsewhere decides
        ("out-\nlet. The outlet", "outlet. The outlet"),
    ],
)
def test_words_broken_at_the_end_of_a_line(broken: str, mended: str) -> None:
    assert join_pages([f"{LINE} {broken}."]) == f"{LINE} {mended}."


def test_running_heads_are_taken_off() -> None:
    pages = [f"SITUATION REPORT\n{LINE}\nnumber {number}.\nUNCLASSIFIED" for number in range(4)]
    assert join_pages(pages) == "\n\n".join(f"{LINE} number {number}." for number in range(4))


def test_a_line_that_only_two_pages_share_is_text() -> None:
    assert "SITUATION" in join_pages([f"SITUATION\n{LINE}\nx."] * 2)


@pytest.mark.parametrize(
    ("text", "believed"),
    [
        ("12 May 2013. Shells fell.", True),
        ("GOMA, May 12, 2013 - Shells fell.", True),
        ("Report of 12.05.2013: shells fell.", True),
        ("2013-05-12 Shells fell.", True),
        ("Issued 05/12/2013", True),
        ("x " * 9000 + "Issued on 12 May 2013.", True),  # at the end
        ("x " * 4000 + "12 May 2013" + " x" * 4000, False),  # somewhere inside it may be any day
        ("112 May 2013 units.", False),
        ("In May 2013 shells fell.", False),
        ("13 May 2013. Shells fell.", False),
        ("", False),
    ],
)
def test_a_property_date_needs_the_text(text: str, believed: bool) -> None:
    assert corroborated(date(2013, 5, 12), text) is believed


@pytest.mark.parametrize(
    ("created", "meta"),
    [
        ("D:20130512103000+02'00'", {"date": "2013-05-12"}),
        ("D:20200101", {}),  # printed years later
        ("yesterday", {}),  # no date at all
    ],
)
def test_the_date_of_a_pdf(created: str, meta: dict[str, str]) -> None:
    draft = read_pdf(make_pdf([["12 May 2013", "", "Shells fell."]], created=created), "a.pdf")
    assert draft.meta == meta
    assert draft.title == "A made report"
