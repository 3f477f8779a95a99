"""Parts of the sheet: ground, legend, timeline, table, panels; and that nothing in a brief breaks them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.brief import figure
from dashboard.brief.chart import marks
from dashboard.brief.chart.extent import Frame, shown
from dashboard.brief.chart.ground import disputed, ground, names
from dashboard.brief.chart.places import spots
from dashboard.brief.chart.visible import on_map
from dashboard.brief.draw.scene import Item, Lines, Words, words_of
from dashboard.brief.draw.scene import Shape as Drawn
from dashboard.brief.model import Box, Brief, Entry, Options, Source
from dashboard.brief.sheet.legend import Marks, legend
from dashboard.brief.sheet.page import compose
from dashboard.brief.sheet.panels import periods
from dashboard.brief.sheet.sources import source_block, source_words
from dashboard.brief.sheet.table import table
from dashboard.brief.sheet.timeline import spread, timeline
from dashboard.views.stacks import Part
from dashboard.views.symbols import DARK, LIGHT, STATUS_STYLES, TYPE_STYLES
from tests.unit.brief.sheets import Shape, brief

FRAME = Frame(0.0, 0.0, 500.0, 360.0)


def _words(items: tuple[Item, ...] | list[Item]) -> list[str]:
    return [words.line.text for words in words_of(items)]


def _entry(start: date | None, end: date | None = None, kind: str = "Battles", status: str = "asserted") -> Entry:
    return Entry(1, 1, kind, "Armed clash", status, start=start, end=end or start)


@pytest.mark.parametrize(
    ("box", "kinds"),
    [
        (Box(38.0, 29.0, 49.0, 38.0), {"land", "border", "admin1", "river"}),  # Iraq
        (Box(176.0, -20.0, -178.0, -15.0), {"land", "coast"}),  # Fiji, over the antimeridian
        (Box(-170.0, -50.0, 170.0, 70.0), {"land", "coast", "border"}),  # the whole earth
    ],
)
def test_ground_has_its_layers(box: Box, kinds: set[str]) -> None:
    view = shown(box, FRAME)
    items = [item for item in ground(view, LIGHT) if isinstance(item, Lines)]
    fills = {item.paint.fill for item in items if item.paint.fill}
    strokes = {item.paint.stroke for item in items if item.paint.stroke}
    assert fills == {LIGHT.water, LIGHT.land}
    wanted = {"coast": LIGHT.coast, "border": LIGHT.border, "admin1": LIGHT.admin1, "river": LIGHT.river}
    assert {wanted[kind] for kind in kinds & set(wanted)} <= strokes
    for item in items:
        for path in item.paths:
            assert np.isfinite(path).all()
            assert np.abs(path).max() < 5000  # nothing flies off to the other side of the earth


def test_disputed_borders_are_known_and_dashed() -> None:
    kashmir, iraq = shown(Box(73, 32, 80, 37), FRAME), shown(Box(41, 32, 44, 34), FRAME)
    assert disputed(kashmir)
    assert not disputed(iraq)
    dashed = [item for item in ground(kashmir, LIGHT) if isinstance(item, Lines) and item.paint.dash]
    assert dashed


def test_names_come_with_the_scale() -> None:
    near, far = shown(Box(43, 33, 44.5, 34), FRAME), shown(Box(30, 20, 60, 45), FRAME)
    assert {"Baghdad", "Tehran"} <= {name.text for name in names(far)}
    towns_near, towns_far = ({name.text for name in names(view) if name.kind == "p"} for view in (near, far))
    assert towns_near - towns_far  # small towns only where there is room for them
    assert list(names(near)) == sorted(names(near), key=lambda name: (name.rank, name.text, name.lon, name.lat))


def test_a_province_partly_outside_keeps_its_badge_inside() -> None:
    entry = Entry(
        1, 1, "Battles", "Armed clash", "asserted", place="Mali", place_key="m", lat=17.0, lon=-4.0,
        geo_precision="country", radius_km=600.0, country="ML",
    )  # fmt: skip
    view = shown(Box(-8.5, 12.0, -7.0, 13.0), FRAME)  # round Bamako, far from the country's middle
    found = on_map(spots([entry])[0], view)
    assert found is not None
    x, y = view.point(found.lon, found.lat)
    assert 14 <= x <= 486
    assert 14 <= y <= 346
    assert on_map(spots([entry])[0], shown(Box(40, 30, 44, 34), FRAME)) is None


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("kind", [*TYPE_STYLES, "Something new"])
@pytest.mark.parametrize("status", [str(status) for status in STATUS_STYLES])
def test_every_mark_is_told_without_colour(status: str, kind: str, theme: object) -> None:
    """The letter tells the type, the fill the status: no two statuses have the same drawing."""
    drawn = marks.disc(Part(kind, status, 1), 10, 10, 6.4, theme)  # type: ignore[arg-type]
    letter = TYPE_STYLES[kind].letter if kind in TYPE_STYLES else "?"
    assert _words(drawn) == [letter]
    plain = [item for item in drawn if isinstance(item, Drawn)]
    others = {
        tuple(i for i in marks.disc(Part(kind, str(other), 1), 10, 10, 6.4, theme) if isinstance(i, Drawn))  # type: ignore[arg-type]
        for other in STATUS_STYLES
        if str(other) != status
    }
    assert tuple(plain) not in others


def test_a_legend_explains_exactly_what_is_shown() -> None:
    entries = [_entry(date(2022, 3, 1)), _entry(date(2022, 3, 2), kind="Riots", status="claimed")]
    words = _words(legend(entries, Marks((), moved=False), LIGHT, 0, 0, 600).items)
    told = ["TYPE", "B", "Battles (1)", "R", "Riots (1)", "STATUS", "Asserted (1)", "Claimed (1)"]
    assert words == told
    only = _words(legend(entries[:1], Marks((), moved=True, disputed=True), LIGHT, 0, 0, 600).items)
    assert "STATUS" not in only  # nothing but asserted: nothing to explain
    assert "Moved aside: the line leads to the place" in only
    assert "Disputed border" in only


def test_a_timeline_of_one_day_or_none() -> None:
    assert timeline([], LIGHT, 0, 0, 400, 46).height == 0
    assert timeline([_entry(None)], LIGHT, 0, 0, 400, 46).height == 0
    assert spread([_entry(date(2022, 3, 1))]) == 1
    assert timeline([_entry(date(2022, 3, 1))], LIGHT, 0, 0, 400, 46).height == 46


@given(
    days=st.lists(
        st.tuples(st.dates(date(1990, 1, 1), date(2030, 12, 31)), st.integers(0, 4000)), min_size=1, max_size=60
    )
)
@settings(max_examples=60, deadline=None)
def test_a_timeline_keeps_to_its_strip(days: list[tuple[date, int]]) -> None:
    entries = [_entry(start, start + timedelta(days=length)) for start, length in days]
    strip = timeline(entries, LIGHT, 20, 100, 400, 46)
    for item in strip.items:
        if isinstance(item, Words):
            assert item.left >= 19
            assert item.left + item.width <= 421
            assert 100 <= item.y <= 146
        elif isinstance(item, Drawn):
            for step in item.steps:
                assert all(19 <= x <= 421 for x in step[1::2])
                assert all(99 <= y <= 147 for y in step[2::2])


def test_a_timeline_counts_what_it_cannot_draw() -> None:
    long = [_entry(date(2020, 1, 1), date(2021, 1, 1)) for _ in range(9)]
    words = _words(timeline([*long, _entry(None), _entry(date(2020, 5, 5))], LIGHT, 0, 0, 400, 46).items)
    assert "1 undated event; 4 of long or uncertain date not drawn" in words


@pytest.mark.parametrize("width", [200.0, 330.0, 480.0, 900.0])
def test_a_table_keeps_to_its_box(width: float) -> None:
    made = brief(60)
    found = table(made.entries, LIGHT, 10, 20, width, 300, size=6.6)
    assert 0 < found.shown < 60
    assert found.bottom <= 320
    for words in words_of(found.items):
        assert words.left >= 10 - 0.01
        assert words.left + words.width <= 10 + width + 0.6, words.line.text


def test_a_table_tells_every_field() -> None:
    made = brief(3, Shape(homeless=0.0))
    for width in (330.0, 900.0):
        words = " ".join(_words(table(made.entries, LIGHT, 0, 0, width, 500, size=6.6).items))
        for entry in made.entries:
            for text in (entry.what, entry.place, "Claimed by the governor", entry.toll_words):
                assert all(word.strip(".") in words for word in text.split()), (text, width)


@pytest.mark.parametrize(
    ("first", "last", "number", "starts"),
    [
        (date(2022, 1, 5), date(2022, 6, 20), 6, ["2022-01-01", "2022-02-01", "2022-03-01"]),  # months come out
        (date(2022, 1, 1), date(2022, 1, 9), 3, ["2022-01-01", "2022-01-04", "2022-01-07"]),  # equal stretches
        (date(2022, 1, 1), date(2022, 1, 2), 12, ["2022-01-01", "2022-01-02"]),  # no more panels than days
    ],
)
def test_periods(first: date, last: date, number: int, starts: list[str]) -> None:
    found = periods([_entry(first), _entry(last)], number)
    assert [str(part.first) for part in found][: len(starts)] == starts
    assert sum(len(part.entries) for part in found) == 2
    for one, two in pairwise(found):
        assert two.first == one.last + timedelta(days=1)


def test_panels_share_one_scale() -> None:
    maps = figure.layout(brief(60), Options(panels=6)).maps
    assert len(maps) == 6
    assert len({round(each.view.metres, 6) for each in maps}) == 1
    assert len({(each.view.frame.width, each.view.frame.height) for each in maps}) == 1


def test_sources_are_numbered_and_the_rest_is_counted() -> None:
    many = tuple(Source(at, "A paper with a name", f"Headline number {at} of the day") for at in range(1, 60))
    block = source_block(many, 0, 0, 500, LIGHT, most=3)
    words = " ".join(_words(block.items))
    assert "Headline number 1 of the day" in words
    shown_ = sum(f"number {at} of" in words for at in range(1, 60))
    assert f"And {59 - shown_} more" in words
    assert source_words(Source(1, "", "")) == "unnamed report"


_ANY = st.text(max_size=40)


@given(
    rows=st.lists(
        st.tuples(_ANY, _ANY, st.sampled_from([*TYPE_STYLES, "?"]),
                  st.sampled_from([str(s) for s in STATUS_STYLES]),
                  st.floats(-180, 180), st.floats(-90, 90),
                  st.sampled_from(["exact", "near", "province", "country", ""]), st.floats(0, 800),
                  st.sampled_from(["", "IQ", "XX", "FJ"])),
        max_size=8,
    ),
    size=st.sampled_from(["1920x1080", "a4", "480x480", "1600x480"]),
    panels=st.sampled_from([0, 3]),
)  # fmt: skip
@settings(max_examples=12, deadline=None)
def test_no_brief_breaks_the_figure(
    rows: list[tuple[str, str, str, str, float, float, str, float, str]], size: str, panels: int
) -> None:
    entries = tuple(
        Entry(
            number, number, kind, text, status, date_words=text, place_words=name, who=text, status_words=text,
            start=date(2022, 1, 1) + timedelta(days=number), place=name, place_key=name, lat=lat, lon=lon,
            geo_precision=precision, radius_km=radius, country=country,
        )
        for number, (name, text, kind, status, lon, lat, precision, radius, country) in enumerate(rows, start=1)
    )  # fmt: skip
    made = Brief(rows[0][0] if rows else "", entries)
    pages, _ = compose(made, Options(size=size, panels=panels))
    assert pages
    assert figure.pdf(made, Options(size=size, panels=panels)).startswith(b"%PDF-1.7")
    assert figure.svg(replace(made, marking="x"), Options(size=size)).startswith("<?xml")
