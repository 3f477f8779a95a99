"""The slide: a picture, and everything else native; the notes hold the chronology and its sources."""

from __future__ import annotations

import io
from typing import Any
from zipfile import ZipFile

import pytest
from lxml import etree
from pptx import Presentation
from pptx.util import Emu, Inches

from dashboard.brief import pptx
from dashboard.brief.model import Brief
from tests.dashboard.frames import campaign, event
from tests.unit.brief.briefs import SCRIPTS, brief_of, hostile, picture, usual


def opened(brief: Brief, image: bytes | None = None, **options: Any) -> Any:
    return Presentation(io.BytesIO(pptx.slide(brief, image, **options)))


def named(deck: Any) -> dict[str, Any]:
    return {shape.name: shape for shape in deck.slides[0].shapes}


def table_of(deck: Any) -> list[list[str]]:
    return [[cell.text_frame.text for cell in row.cells] for row in named(deck)["Chronology"].table.rows]


def many(number: int) -> Brief:
    rows = campaign(number).to_dict("records")
    return brief_of(*({str(key): value for key, value in row.items()} for row in rows))


def test_one_wide_slide_with_native_parts() -> None:
    deck = opened(usual(), picture())
    assert len(deck.slides) == 1
    assert (deck.slide_width, deck.slide_height) == (Inches(13.333), Inches(7.5))
    shapes = named(deck)
    assert shapes["Map"].shape_type == 13  # a picture
    assert deck.slides[0].shapes.title.text_frame.text == "River Guard"
    assert shapes["Subtitle"].text_frame.text == "First week · 10 March 2031 · 3 of 99 events shown, 1 without a place"
    assert shapes["Marking above"].text_frame.text == shapes["Marking below"].text_frame.text == "INTERNAL"
    assert "Map: River Guard" in shapes["Map"]._element._nvXxPr.cNvPr.get("descr")


def test_the_table_holds_the_chronology() -> None:
    rows = table_of(opened(usual(), picture()))
    assert rows[0] == ["No.", "Date", "Place", "What happened", "Source"]
    told = "Armed clash. River Guard → Northern Army. 12 to 20 killed. Asserted."
    assert rows[1] == ["1", "10 March 2031", "Tarvo", told, "1"]
    assert rows[2][3].endswith("Claimed by residents, denied by the ministry.")
    assert rows[2][4] == "2"
    assert len(rows) == 4


def test_the_legend_names_what_is_shown_and_only_that() -> None:
    group = named(opened(usual(), picture()))["Legend"]
    words = [shape.text_frame.text for shape in group.shapes if shape.shape_type == 17]
    assert words == ["Battles 2", "Violence against civilians 1", "Asserted 2", "Claimed 1"]


def test_the_notes_tell_every_event_and_every_source() -> None:
    brief = usual()
    notes = opened(brief, picture()).slides[0].notes_slide.notes_text_frame.text
    assert all(entry.sentence in notes for entry in brief.entries)
    assert "[2] Valley News, “Second report”, 12 March 2031. https://example.org/2" in notes
    assert "Case: c0ffee" in notes
    assert notes.count("INTERNAL") == 2


@pytest.mark.parametrize("number", [1, 30, 300])
def test_nothing_leaves_the_slide(number: int) -> None:
    brief = many(number)
    deck = opened(brief, picture())
    for shape in deck.slides[0].shapes:
        assert shape.left >= 0
        assert shape.top >= 0
        assert shape.left + shape.width <= deck.slide_width + Emu(2), shape.name
        assert shape.top + shape.height <= deck.slide_height + Emu(2), shape.name
    rows = table_of(deck)
    told = named(deck)["More"].text_frame.text if "More" in named(deck) else ""
    shown = len(rows) - 1
    assert told == (
        "" if shown == number else f"The first {shown} of {number} events; the slide's notes tell the rest."
    )
    notes = deck.slides[0].notes_slide.notes_text_frame.text
    assert all(entry.sentence in notes for entry in brief.entries)


def test_without_a_place_the_table_takes_the_slide() -> None:
    deck = opened(usual())
    shapes = named(deck)
    assert "Map" not in shapes
    assert shapes["Chronology"].width > Inches(12)


def test_properties_say_how_it_was_made() -> None:
    known = opened(usual(), picture()).core_properties
    assert (known.title, known.author) == ("River Guard", "Dateline")
    assert "Case: c0ffee" in known.comments
    assert known.created.date().isoformat() == "2031-04-01"


def test_the_same_bytes_twice_with_no_clock_in_the_archive() -> None:
    data = pptx.slide(usual(), picture())
    assert data == pptx.slide(usual(), picture())
    assert {member.date_time for member in ZipFile(io.BytesIO(data)).infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_hostile_words_are_words() -> None:
    data = pptx.slide(hostile(), picture())
    for member in ZipFile(io.BytesIO(data)).infolist():
        if member.filename.endswith((".xml", ".rels")):
            etree.fromstring(ZipFile(io.BytesIO(data)).read(member))  # well-formed
    deck = Presentation(io.BytesIO(data))
    assert "</text><script>alert(1)</script>" in deck.slides[0].notes_slide.notes_text_frame.text
    relations = [rel.target_ref for rel in deck.slides[0].part.rels.values()]
    assert not [target for target in relations if "javascript" in target]


def test_every_script_stays_as_it_is_written() -> None:
    cell = table_of(opened(brief_of(event(1, targets=SCRIPTS[:4])), picture()))[1][3]
    assert all(name in cell for name in SCRIPTS[:4])


def test_the_dark_slide_is_dark() -> None:
    deck = opened(usual(), picture(), theme="dark")
    assert str(deck.slides[0].background.fill.fore_color.rgb) == "14171C"
