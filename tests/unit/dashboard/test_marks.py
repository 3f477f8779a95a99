from __future__ import annotations

from typing import Any
from urllib.parse import unquote
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.views.marks import Mark, precision_swatch, stack_mark, status_swatch, type_swatch
from dashboard.views.stacks import Part, Stack
from dashboard.views.symbols import DARK, LIGHT, STATUS_STYLES, TYPE_STYLES, Theme
from extract.model import GeoPrecision, Status

SVG = "{http://www.w3.org/2000/svg}"


def _stack(*parts: Part, precision: GeoPrecision = GeoPrecision.EXACT) -> Stack:
    return Stack(("k",), ("Somewhere",), 0.0, 0.0, parts, precision, 0.0)


def _words(mark: Mark) -> list[str]:
    return [text.text or "" for text in ElementTree.fromstring(mark.svg).iter(f"{SVG}text")]  # noqa: S314 (ours)


def test_one_event_shows_its_letter_more_show_their_number() -> None:
    assert _words(stack_mark(_stack(Part("Riots", "asserted", 1)), LIGHT)) == ["R"]
    assert "7" in _words(stack_mark(_stack(Part("Riots", "asserted", 7)), LIGHT))


def test_ring_names_its_types_by_letter() -> None:
    words = _words(stack_mark(_stack(Part("Battles", "asserted", 3), Part("Protests", "claimed", 3)), LIGHT))
    assert {"B", "P", "6"} == set(words)


@pytest.mark.parametrize("status", STATUS_STYLES)
def test_every_status_looks_different(status: Status) -> None:
    others = [other for other in STATUS_STYLES if other is not status]
    drawn = stack_mark(_stack(Part("Battles", status, 1)), LIGHT).svg
    assert all(drawn != stack_mark(_stack(Part("Battles", other, 1)), LIGHT).svg for other in others)
    assert all(status_swatch(status, LIGHT) != status_swatch(other, LIGHT) for other in others)


def test_asserted_is_full_and_claimed_is_hollow() -> None:
    colour = TYPE_STYLES["Battles"].light
    assert f"fill='{colour}'" in stack_mark(_stack(Part("Battles", "asserted", 1)), LIGHT).svg
    assert f"fill='{colour}'" not in stack_mark(_stack(Part("Battles", "claimed", 1)), LIGHT).svg


@pytest.mark.parametrize("precision", [GeoPrecision.EXACT, GeoPrecision.PROVINCE])
def test_disputed_is_half_full(precision: GeoPrecision) -> None:
    colour = TYPE_STYLES["Battles"].light
    for count in (1, 3):
        drawn = stack_mark(_stack(Part("Battles", "disputed", count), precision=precision), LIGHT).svg
        assert f"fill='{colour}'" in drawn  # one half
        assert f"stroke='{colour}'" in drawn  # the outline of the other


def test_area_is_square() -> None:
    round_mark = stack_mark(_stack(Part("Battles", "asserted", 2)), LIGHT)
    square = stack_mark(_stack(Part("Battles", "asserted", 2), precision=GeoPrecision.PROVINCE), LIGHT)
    assert "<rect" in square.svg
    assert "<rect" not in round_mark.svg


def test_themes_are_drawn_apart() -> None:
    stack = _stack(Part("Battles", "asserted", 2))
    assert stack_mark(stack, LIGHT) != stack_mark(stack, DARK)
    assert type_swatch("Battles", LIGHT) != type_swatch("Battles", DARK)
    assert precision_swatch(area=True, theme=LIGHT) != precision_swatch(area=False, theme=LIGHT)


parts = st.tuples(
    st.sampled_from([*TYPE_STYLES, "<script>alert(1)</script>"]), st.sampled_from(list(Status)), st.integers(1, 20_000)
)


@settings(max_examples=80, deadline=None)
@given(
    st.lists(parts, min_size=1, max_size=9, unique_by=lambda part: part[:2]),
    st.sampled_from(GeoPrecision),
    st.sampled_from([LIGHT, DARK]),
)
def test_marks_are_well_formed_images(drawn: list[Any], precision: GeoPrecision, theme: Theme) -> None:
    mark = stack_mark(_stack(*(Part(*part) for part in drawn), precision=precision), theme)
    root = ElementTree.fromstring(mark.svg)  # noqa: S314 (ours)
    assert root.tag == f"{SVG}svg"
    assert "script" not in mark.svg
    assert mark.url.startswith("data:image/svg+xml")
    assert not set(mark.url) & set('"#\n')
    assert unquote(mark.url.split(",", 1)[1]) == mark.svg
