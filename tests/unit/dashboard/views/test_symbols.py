from __future__ import annotations

import itertools

import pytest

from dashboard.views import symbols
from dashboard.views.symbols import STATUS_STYLES, THEMES, TYPE_STYLES, ThemeName, contrast, status_phrase
from extract.model import Status
from extract.standards import EVENT_TYPES

THEME_NAMES: tuple[ThemeName, ...] = ("light", "dark")


def test_every_type_and_status_has_its_style() -> None:
    assert list(TYPE_STYLES) == list(EVENT_TYPES)
    assert set(STATUS_STYLES) == set(Status)


def test_nothing_is_told_by_colour_alone() -> None:
    letters = [style.letter for style in TYPE_STYLES.values()]
    fills = [style.fill for style in STATUS_STYLES.values()]
    assert len(set(letters)) == len(letters)
    assert len(set(fills)) == len(fills)


@pytest.mark.parametrize("theme", THEME_NAMES)
def test_types_differ_in_colour(theme: ThemeName) -> None:
    for one, other in itertools.combinations(TYPE_STYLES.values(), 2):
        apart = sum(
            abs(a - b) for a, b in zip(symbols.rgb(one.colour(theme)), symbols.rgb(other.colour(theme)), strict=True)
        )
        assert apart > 60, (one.event_type, other.event_type)


@pytest.mark.parametrize("style", TYPE_STYLES.values(), ids=lambda style: style.event_type)
def test_dark_colours_stand_out_from_the_land(style: symbols.TypeStyle) -> None:
    assert contrast(style.dark, THEMES["dark"].land) >= 4.5


@pytest.mark.parametrize("theme", THEME_NAMES)
def test_words_are_legible(theme: ThemeName) -> None:
    colours = THEMES[theme]
    assert contrast(colours.ink, colours.panel) >= 7
    assert contrast(colours.muted, colours.panel) >= 4.5
    assert contrast(colours.ink, colours.disc) >= 7
    assert contrast(colours.label, colours.halo) >= 4.5


@pytest.mark.parametrize("theme", THEME_NAMES)
def test_base_is_quiet(theme: ThemeName) -> None:
    """Land, water and borders are greys: no channel far from the others."""
    colours = THEMES[theme]
    for name in ("land", "coast", "border", "admin1", "water", "area"):
        red, green, blue, _ = symbols.rgb(getattr(colours, name))
        assert max(red, green, blue) - min(red, green, blue) <= 24, name


def test_contrast_of_black_and_white() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#777777") == pytest.approx(1)


def test_unknown_type_is_shown_as_other() -> None:
    assert symbols.type_style("Cyber attack").letter == "?"
    assert symbols.type_rank("Cyber attack") > symbols.type_rank("Strategic developments")


def test_unknown_status_is_refused() -> None:
    with pytest.raises(ValueError, match="rumoured"):
        symbols.status_style("rumoured")


@pytest.mark.parametrize(
    ("status", "attribution", "denial", "phrase"),
    [
        ("asserted", "", "", "asserted"),
        ("asserted", "Reuters", "", "reported by Reuters"),  # a newsroom passes it on
        ("claimed", "", "", "claimed"),
        ("claimed", "residents", "", "claimed by residents"),
        ("claimed", "the rebels", "the army", "claimed by the rebels, denied by the army"),
        ("denied", "the rebels", "the army", "denied by the army"),
        ("denied", "", "", "denied"),
        ("disputed", "the rebels", "the army", "disputed: claimed by the rebels, denied by the army"),
        ("disputed", "", "the army", "disputed: claimed, denied by the army"),
        ("disputed", "", "", "disputed"),  # by whom is told by its mentions
        ("planned", "the ministry", "", "planned"),  # who plans is the agent, not a source
        ("negated", "", "", "said not to have happened"),
    ],
)
def test_status_in_words(status: str, attribution: str, denial: str, phrase: str) -> None:
    assert status_phrase(status, attribution=attribution, denial=denial) == phrase
