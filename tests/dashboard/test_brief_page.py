"""The page "Brief", run without a browser: what it offers, what it draws, and what it says when there is nothing."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.brief import figure
from dashboard.brief.model import Box, Brief, Options
from dashboard.components import brief as component
from tests.dashboard.cases import EVENTS
from tests.dashboard.running import open_page, words_of


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[tuple[Brief, Options]]:
    """What the figure was asked to draw; the figure itself is tested elsewhere."""
    asked: list[tuple[Brief, Options]] = []
    real = figure.png

    def png(brief: Brief, options: Options | None = None, *, dpi: float | None = None) -> bytes:
        asked.append((brief, options or Options()))
        return real(brief, options, dpi=20)

    monkeypatch.setattr(figure, "png", png)
    component._picture.clear()  # each test sees what is asked for
    return asked


def _text(app: AppTest) -> str:
    """The chronology that can be copied."""
    found: Any = app.code[0]
    return str(found.value)


def test_the_figure_is_of_the_selection(case: Path, drawn: list[tuple[Brief, Options]]) -> None:
    app = open_page("brief", actor="river-guard", role="agent")
    brief, options = drawn[-1]
    assert (brief.counts.shown, brief.counts.total) == (3, EVENTS)
    assert brief.title == "River Guard as agent"
    assert brief.metadata.query == "actor=river-guard&role=agent"
    assert options == Options()
    assert len(app.get("image")) == 1
    assert "3 of 7 events" in words_of(app)


def test_every_format_can_be_had(case: Path, drawn: list[tuple[Brief, Options]]) -> None:
    app = open_page("brief")
    labels = [button.proto.label for button in app.get("download_button")]
    assert labels == ["PNG", "SVG", "PDF", "PPTX", "DOCX", "HTML", "CSV", "TXT"]


def test_the_chronology_can_be_copied(case: Path, drawn: list[tuple[Brief, Options]]) -> None:
    words = _text(open_page("brief"))
    assert "Residents claimed that the Northern Army carried out a bombardment" in words
    assert len(re.findall(r"^\d+\. ", words, re.MULTILINE)) == EVENTS


def test_what_the_analyst_writes_and_chooses(case: Path, drawn: list[tuple[Brief, Options]]) -> None:
    app = open_page("brief")
    app.text_input(key="brief_title").input("The valley").run()
    app.text_input(key="brief_marking").input("INTERNAL").run()
    app.selectbox(key="brief_size").select("a4").run()
    app.selectbox(key="brief_panels").select(4).run()
    brief, options = drawn[-1]
    assert (brief.title, brief.marking) == ("The valley", "INTERNAL")
    assert (options.size, options.panels) == ("a4", 4)
    assert _text(app).startswith("INTERNAL\n\nThe valley\n")


def test_choices_outlive_a_visit_to_another_page(case: Path, drawn: list[tuple[Brief, Options]]) -> None:
    app = open_page("brief")
    app.text_input(key="brief_title").input("The valley").run()
    app.switch_page("pages/map.py").run()
    app.switch_page("pages/brief.py").run()
    assert app.text_input(key="brief_title").value == "The valley"
    assert drawn[-1][0].title == "The valley"


def test_the_order_is_the_analysts(case: Path, drawn: list[tuple[Brief, Options]]) -> None:
    app = open_page("brief")
    app.segmented_control(key="brief_order").select("place").run()
    assert drawn[-1][1].order == "place"
    assert "\nKesh" in _text(app)


def test_the_map_shows_the_box_that_was_drawn(case: Path, drawn: list[tuple[Brief, Options]]) -> None:
    app = open_page("brief", box="30.0000,10.0000,36.0000,18.0000")
    app.segmented_control(key="brief_extent").select("box").run()
    assert not app.exception
    extent = drawn[-1][1].extent
    assert extent is not None
    assert (extent.west, extent.south, extent.east, extent.north) == (30.0, 10.0, 36.0, 18.0)


def test_the_map_shows_a_named_place_or_the_screens_view(case: Path, drawn: list[tuple[Brief, Options]]) -> None:
    app = open_page("brief", view="14.0000,33.5000,7.00")
    control = app.segmented_control(key="brief_extent")
    assert control.options == ["All events", "The map's view", "A place"]
    control.select("view").run()
    extent = drawn[-1][1].extent
    assert extent is not None
    assert extent.west < 33.5 < extent.east
    app.segmented_control(key="brief_extent").select("place").run()
    app.text_input(key="brief_place").input("Khartoum").run()
    extent = drawn[-1][1].extent
    assert extent is not None
    assert extent.south < 15.55 < extent.north
    app.text_input(key="brief_place").input("Nowhereville-upon-Nothing").run()
    assert "No place of that name is known; all events are shown." in words_of(app)


def test_nothing_selected(case: Path, drawn: list[tuple[Brief, Options]]) -> None:
    app = open_page("brief", text="no such words")
    assert "No event passes all of these filters" in words_of(app)
    assert not drawn
    assert not app.get("download_button")


def test_without_a_place_the_figure_is_the_chronology(case: Path, drawn: list[tuple[Brief, Options]]) -> None:
    app = open_page("brief", text="withdrew")
    assert "a chronology without a map" in words_of(app)
    assert drawn[-1][0].counts.without_place == 1


def test_too_many(case: Path, drawn: list[tuple[Brief, Options]], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(component, "MOST", 2)
    assert "7 events are too many for one brief" in words_of(open_page("brief"))
    assert not drawn


@pytest.mark.parametrize(
    ("view", "across"),
    [
        ((0.0, 0.0, 0.0), 358.0),  # the whole earth
        ((14.0, 33.5, 7.0), 4.94),
        ((66.0, 179.5, 7.0), 4.94),  # over the antimeridian
    ],
)
def test_view_box(view: tuple[float, float, float], across: float) -> None:
    box: Box = component.view_box(*view)
    assert (box.east - box.west) % 360 == pytest.approx(across, abs=0.01)
    assert -90 < box.south < view[0] < box.north < 90
