"""The figure as files: text is text, fonts are inside, counts are the selection's, the same bytes each time, inert."""

from __future__ import annotations

import hashlib
import io
import os
import re
import subprocess
import sys
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
from lxml import etree
from PIL import Image
from pypdf import PdfReader
from pypdf.generic import DictionaryObject

from dashboard.brief import figure
from dashboard.brief.draw.scene import words_of
from dashboard.brief.model import Box, Brief, Counts, Options, Source
from dashboard.brief.sheet.page import compose
from tests.unit.brief.sheets import CROWDED, SAHEL, SCRIPTS, Shape, brief

SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = '"><script>alert(1)</script><img src=x onerror=alert(2)>]]>&lt;\x00\x0b\ud800\u202e${7*7}'


def _texts(svg: str) -> list[str]:
    root = etree.fromstring(svg.encode(), etree.XMLParser(resolve_entities=False))
    return ["".join(element.itertext()) for element in root.iter(f"{SVG}text")]


def _fonts(data: bytes) -> list[DictionaryObject]:
    found: dict[str, DictionaryObject] = {}
    for page in PdfReader(io.BytesIO(data)).pages:
        for name, font in page["/Resources"]["/Font"].items():  # type: ignore[index]
            found[name] = font.get_object()
    return list(found.values())


def test_svg_text_is_text_with_its_fonts() -> None:
    made = brief(12)
    svg = figure.svg(made)
    texts = _texts(svg)
    assert made.title in texts
    assert "Gao" in texts
    assert "24 events shown" in " ".join(texts)
    used = set(re.findall(r"'dl-([a-z]+-[a-z]+)'", "".join(re.findall(r'font-family="([^"]*)"', svg))))
    given = set(re.findall(r"@font-face\{font-family:'dl-([a-z-]+)'", svg))
    assert used == given


def test_pdf_text_is_text_with_subsets_of_its_fonts() -> None:
    made = brief(12)
    data = figure.pdf(made)
    text = PdfReader(io.BytesIO(data)).pages[0].extract_text()
    assert made.title in text
    for entry in made.entries:
        assert entry.what in text
    for font in _fonts(data):
        assert re.fullmatch(r"/[A-Z]{6}\+Noto-[a-z]+-[a-z]+", font["/BaseFont"])
        assert "/ToUnicode" in font
        inner = font["/DescendantFonts"][0].get_object()  # type: ignore[index]
        program = inner["/FontDescriptor"]["/FontFile2"].get_object().get_data()
        assert program[:4] == b"\x00\x01\x00\x00"
        assert len(program) < 120_000  # a subset: the whole faces are larger


def test_scripts_can_be_copied_out_of_the_pdf() -> None:
    data = figure.pdf(brief(30, Shape(SCRIPTS, country="", homeless=0.0)))
    text = PdfReader(io.BytesIO(data)).pages[0].extract_text()
    for name in ("Хартум", "አዲስ አበባ", "Θεσσαλονίκη"):
        assert name in text
    with closing(pypdfium2.PdfDocument(data)) as document:  # as browsers copy it
        read = document[0].get_textpage().get_text_range()
    for name in ("الفاشر", "ירושלים", "አዲስ አበባ"):
        assert name in read


def test_png_has_its_pixels_and_says_what_it_is() -> None:
    picture = Image.open(io.BytesIO(figure.png(brief(5), Options(size="960x540"))))
    assert picture.size == (960, 540)
    assert picture.text["Title"] == "Northern Mali: who struck whom"  # type: ignore[attr-defined]
    assert picture.text["Selection"] == "March 2022"  # type: ignore[attr-defined]
    assert picture.text["Case"] == "0123abcd"  # type: ignore[attr-defined]
    assert round(picture.info["dpi"][0]) == 72


def test_a4_is_300_dots_an_inch() -> None:
    picture = Image.open(io.BytesIO(figure.png(brief(3), Options(size="a4"))))
    assert picture.size == (2480, 3508)
    assert round(picture.info["dpi"][0]) == 300


def test_pdf_carries_selection_case_and_versions() -> None:
    known = PdfReader(io.BytesIO(figure.pdf(brief(3)))).metadata
    assert known is not None
    assert known.title == "Northern Mali: who struck whom"
    assert known["/Query"] == "from=2022-03-01&to=2022-03-31"
    assert known["/Version of dateline"] == "0.1.0"
    assert "/CreationDate" not in known


def test_svg_carries_selection_case_and_versions() -> None:
    root = etree.fromstring(figure.svg(brief(3)).encode())
    text = root.findtext(f"{SVG}metadata")
    assert text is not None
    assert "Selection: March 2022" in text
    assert "Version of dateline: 0.1.0" in text


@pytest.mark.parametrize("number", [1, 30, 300])
def test_counts_are_those_of_the_selection(number: int) -> None:
    made = brief(number)
    svg = " ".join(_texts(figure.svg(made)))
    assert f"{number:,} of {2 * number:,} events shown" in svg
    if made.counts.without_place:
        assert f"{made.counts.without_place:,} without a place" in svg
    legend = [int(found.replace(",", "")) for found in re.findall(r"\(([\d,]+)\)", svg)]
    kinds = len({entry.event_type for entry in made.entries})
    assert sum(legend[:kinds]) == number


@pytest.mark.parametrize("size", ["1920x1080", "a4", "square"])
@pytest.mark.parametrize("number", [1, 30, 300])
def test_every_row_is_in_the_pdf(number: int, size: str) -> None:
    made = brief(number)
    pages, layout = compose(made, Options(size=size))
    rows = [words.line.text for page in pages for words in words_of(page.items) if words.line.style == "bold"]
    for entry in made.entries:
        assert str(entry.number) in rows
    assert (len(pages) > 1) == (layout.rows < number)
    if layout.rows < number:
        text = " ".join(words.line.text for words in words_of(pages[0].items))
        assert f"Rows 1–{layout.rows} of {number}" in text


def test_nothing_leaves_the_sheet() -> None:
    for size in ("1920x1080", "a4", "square", "portrait", "480x480", "1600x480"):
        pages, _ = compose(brief(40, Shape(marking="FOR OFFICIAL USE ONLY " * 4)), Options(size=size))
        for page in pages:
            for words in words_of(page.items):
                assert words.left >= 0, words.line.text
                assert words.left + words.width <= page.width + 0.01, words.line.text
                assert 0 <= words.y <= page.height, words.line.text


def test_a_selection_without_any_place_is_a_chronology() -> None:
    made = brief(6, Shape(homeless=1.0))
    layout = figure.layout(made)
    assert layout.maps == ()
    assert layout.rows == 6
    assert "No event of this selection has a known place" in " ".join(_texts(figure.svg(made)))
    assert figure.png(made)[:4] == b"\x89PNG"


def test_a_brief_of_nothing_is_still_a_sheet() -> None:
    empty = Brief("Nothing found", (), counts=Counts(10, 0))
    assert "0 of 10 events shown" in " ".join(_texts(figure.svg(empty)))
    assert len(PdfReader(io.BytesIO(figure.pdf(empty))).pages) == 1


def test_marking_stands_at_top_and_bottom_of_every_page() -> None:
    made = brief(80, Shape(marking="HANDLE WITH CARE"))
    pages, _ = compose(made, Options(size="a4"))
    assert len(pages) > 1
    for page in pages:
        heights = [words.y for words in words_of(page.items) if words.line.text == "HANDLE WITH CARE"]
        assert len(heights) == 2
        assert heights[0] < 30
        assert heights[1] > page.height - 30


def test_an_extent_leaves_out_what_lies_outside_and_says_so() -> None:
    made = brief(60, Shape(homeless=0.0))
    options = Options(extent=Box(-1.5, 15.0, 1.5, 17.5))
    layout = figure.layout(made, options)
    shown = {marker.spot.name for marker in layout.maps[0].markers}
    assert "Gao" in shown
    assert "Kidal" not in shown
    assert "Mali" in shown  # some of the country is seen: its badge stands there
    far = {spot[0] for spot in SAHEL} - {name.removeprefix("near ") for name in shown}
    assert layout.maps[0].outside == sum(entry.place in far for entry in made.entries) > 0
    assert f"{layout.maps[0].outside} placed events outside of this map" in " ".join(layout.notes)


def test_the_map_alone_has_no_title() -> None:
    made = brief(10)
    texts = _texts(figure.svg(made, Options(content="map")))
    assert made.title not in texts
    assert "Gao" in texts


@pytest.mark.parametrize("kind", ["svg", "pdf", "png"])
def test_same_bytes_twice_and_over_hash_seeds(kind: str) -> None:
    code = (
        "import hashlib; from dashboard.brief import figure; from tests.unit.brief.sheets import *;"
        f"data = figure.{kind}(brief(40, Shape(CROWDED, country='SY')));"
        "print(hashlib.sha256(data.encode() if isinstance(data, str) else data).hexdigest())"
    )
    root = Path(__file__).parents[3]
    seen = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed},
            cwd=root,
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    data = getattr(figure, kind)(brief(40, Shape(CROWDED, country="SY")))
    here = hashlib.sha256(data.encode() if isinstance(data, str) else data).hexdigest()
    assert {digest.strip() for digest in seen} == {here}


def _hostile() -> Brief:
    made = brief(8)
    entries = tuple(
        replace(
            entry, place=HOSTILE, place_words=HOSTILE, who=HOSTILE, what=HOSTILE, toll_words=HOSTILE,
            status_words=HOSTILE, date_words=HOSTILE, place_key=f"{HOSTILE}{entry.number}",
        )
        for entry in made.entries
    )  # fmt: skip
    sources = (Source(1, HOSTILE, HOSTILE, HOSTILE, "javascript:alert(1)"),) * 6
    return replace(made, title=HOSTILE, subtitle=HOSTILE, marking=HOSTILE, entries=entries, sources=sources)


def test_hostile_text_is_inert_in_svg() -> None:
    svg = figure.svg(_hostile())
    root = etree.fromstring(svg.encode(), etree.XMLParser(resolve_entities=False, no_network=True))
    names = {etree.QName(element).localname for element in root.iter() if isinstance(element.tag, str)}
    assert names == {"svg", "title", "desc", "metadata", "style", "rect", "path", "text", "g", "clipPath"}
    for element in root.iter():
        assert not [name for name in element.attrib if name.lower().startswith("on") or "href" in name.lower()]
    assert any("<script>" in text for text in _texts(svg))  # as words, for all to see
    style = root.findtext(f"{SVG}style")
    assert style is not None
    assert "url(data:font/ttf;base64," in style
    assert not re.search(r"url\((?!data:font/ttf;base64,)|@import|https?:", style)


def test_hostile_text_is_inert_in_pdf() -> None:
    data = figure.pdf(_hostile())
    reader = PdfReader(io.BytesIO(data))
    for page in reader.pages:
        for note in page.get("/Annots", []):
            assert note.get_object()["/A"]["/URI"].startswith(("http://", "https://"))
    root = reader.trailer["/Root"]
    assert "/OpenAction" not in root
    assert "/Names" not in root
    assert figure.png(_hostile())[:4] == b"\x89PNG"


def test_sources_link_only_to_the_web() -> None:
    made = brief(60)
    sources = (replace(made.sources[0], url="file:///etc/passwd"), *made.sources[1:])
    reader = PdfReader(io.BytesIO(figure.pdf(replace(made, sources=sources))))
    links = [note.get_object()["/A"]["/URI"] for page in reader.pages for note in page.get("/Annots", [])]
    assert len(links) == 6
    assert all(link.startswith("https://example.org/") for link in links)
