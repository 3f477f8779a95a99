from __future__ import annotations

from urllib.parse import unquote
from xml.etree import ElementTree

import pytest

from dashboard.views.marks import Mark, disc, precision_swatch, status_swatch, type_swatch
from dashboard.views.symbols import DARK, LIGHT, STATUS_STYLES, TYPE_STYLES, Theme
from extract.model import Status

SVG = "{http://www.w3.org/2000/svg}"


def _words(mark: Mark) -> list[str]:
    return [text.text or "" for text in ElementTree.fromstring(mark.svg).iter(f"{SVG}text")]  # noqa: S314 (ours)


def test_an_event_shows_its_letter() -> None:
    assert _words(disc("Riots", "asserted", LIGHT)) == ["R"]
    assert _words(disc("<script>alert(1)</script>", "asserted", LIGHT)) == ["?"]


@pytest.mark.parametrize("status", STATUS_STYLES)
def test_every_status_looks_different(status: Status) -> None:
    others = [other for other in STATUS_STYLES if other is not status]
    assert all(disc("Battles", status, LIGHT) != disc("Battles", other, LIGHT) for other in others)
    assert all(status_swatch(status, LIGHT) != status_swatch(other, LIGHT) for other in others)


def test_asserted_is_full_claimed_hollow_and_disputed_half_full() -> None:
    colour = TYPE_STYLES["Battles"].light
    full, stroke = f"fill='{colour}'", f"stroke='{colour}'"
    looks = {status: disc("Battles", status, LIGHT).svg for status in ("asserted", "claimed", "disputed")}
    assert [full in svg for svg in looks.values()] == [True, False, True]
    assert [stroke in svg for svg in looks.values()] == [False, True, True]


def test_themes_are_drawn_apart() -> None:
    assert disc("Battles", "claimed", LIGHT) != disc("Battles", "claimed", DARK)
    assert type_swatch("Battles", LIGHT) != type_swatch("Battles", DARK)
    assert precision_swatch(area=True, theme=LIGHT) != precision_swatch(area=False, theme=LIGHT)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_marks_are_well_formed_images(theme: Theme) -> None:
    marks = [disc(kind, status, theme) for kind in (*TYPE_STYLES, "<x>") for status in Status]
    marks += [status_swatch(status, theme) for status in Status]
    marks += [precision_swatch(area=area, theme=theme) for area in (True, False)]
    for mark in marks:
        assert ElementTree.fromstring(mark.svg).tag == f"{SVG}svg"  # noqa: S314 (ours)
        assert mark.url.startswith("data:image/svg+xml")
        assert not set(mark.url) & set('"#\n')
        assert unquote(mark.url.split(",", 1)[1]) == mark.svg
