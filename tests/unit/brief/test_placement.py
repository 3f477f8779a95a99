"""Marks, numbers and names never overlap, and every number is on the map once."""

from __future__ import annotations

import random
from collections.abc import Iterable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.brief import figure
from dashboard.brief.chart.furniture import outline
from dashboard.brief.chart.mapping import MapLayout
from dashboard.brief.chart.places import ranges, spots, tag_lines
from dashboard.brief.chart.room import Disc, Rect, Room, crosses
from dashboard.brief.model import Brief, Entry, Options
from tests.unit.brief.sheets import CROWDED, SAHEL, SCRIPTS, Shape, brief

#: boxes may share an edge: less than this is no overlap
EDGE = 1e-6


def assert_apart(layout: MapLayout) -> None:
    """No mark, number or name on another, all inside of the frame, none on scale bar or inset."""
    things: list[tuple[str, Disc | Rect]] = []
    for marker in layout.markers:
        things.append((f"mark {marker.spot.name}", marker.body))
        things.append((f"numbers {marker.spot.name}", marker.tag))
    things += [(f"name {label.line.text}", label.box) for label in layout.labels]
    things += [("furniture", box) for box in layout.furniture.boxes]
    frame = layout.view.frame
    for at, (name, thing) in enumerate(things):
        box = thing if isinstance(thing, Rect) else Rect(
            thing.x - thing.radius, thing.y - thing.radius, thing.x + thing.radius, thing.y + thing.radius
        )  # fmt: skip
        assert frame.x <= box.x0, name
        assert box.x1 <= frame.right, name
        assert frame.y <= box.y0, name
        assert box.y1 <= frame.bottom, name
        for other_name, other in things[at + 1 :]:
            assert not _meet(thing, other), f"{name} on {other_name}"


def _meet(one: Disc | Rect, two: Disc | Rect) -> bool:
    if isinstance(one, Disc):
        return Disc(one.x, one.y, one.radius - EDGE).meets(two)
    if isinstance(two, Disc):
        return _meet(two, one)
    return one.grown(-EDGE).meets(two)


def _numbers(layout: MapLayout) -> list[int]:
    return sorted(number for marker in layout.markers for number in marker.spot.numbers)


def _all_numbers(maps: Iterable[MapLayout]) -> list[int]:
    return sorted(number for each in maps for number in _numbers(each))


def _placed(made: Brief) -> list[int]:
    return [entry.number for entry in made.entries if entry.placed]


@pytest.mark.parametrize("size", ["1920x1080", "a4", "a4-landscape", "square", "portrait", "640x480"])
@pytest.mark.parametrize("number", [1, 30, 300])
def test_nothing_overlaps_and_every_event_is_there(number: int, size: str) -> None:
    made = brief(number)
    maps = figure.layout(made, Options(size=size)).maps
    for each in maps:
        assert_apart(each)
    assert _all_numbers(maps) == _placed(made)


@pytest.mark.parametrize("spots_", [CROWDED, SCRIPTS, SAHEL], ids=["crowded", "scripts", "sahel"])
@pytest.mark.parametrize("panels", [0, 4, 12])
def test_crowds_scripts_and_panels(spots_: tuple[tuple[str, float, float, str, float], ...], panels: int) -> None:
    made = brief(60, Shape(spots_, country=""))
    layout = figure.layout(made, Options(panels=panels))
    assert len(layout.maps) == panels or not panels
    for each in layout.maps:
        assert_apart(each)
    dated = [entry.number for entry in made.entries if entry.placed and (entry.start or not panels)]
    assert _all_numbers(layout.maps) == dated


def test_marks_that_moved_lead_back_to_their_place() -> None:
    layout = figure.layout(brief(40, Shape(CROWDED, country="SY"))).maps[0]
    moved = [marker for marker in layout.markers if marker.moved]
    assert moved
    for marker in moved:
        leader = marker.leader
        assert leader is not None
        assert leader[2:] == marker.home == layout.view.point(marker.spot.lon, marker.spot.lat)
    for marker in layout.markers:
        if not marker.moved:
            assert (marker.x, marker.y) == layout.view.point(marker.spot.lon, marker.spot.lat)


@given(
    points=st.lists(
        st.tuples(st.floats(29.0, 31.0), st.floats(49.0, 51.0), st.integers(1, 9)), min_size=1, max_size=80
    ),
    seed=st.integers(0, 9),
)
@settings(max_examples=25, deadline=None)
def test_any_crowd_has_room(points: list[tuple[float, float, int]], seed: int) -> None:
    entries: list[Entry] = []
    for at, (lon, lat, count) in enumerate(points):
        entries += [
            Entry(0, 0, "Battles", "Armed clash", "asserted", lon=lon, lat=lat, place_key=str(at), place=f"Place {at}")
        ] * count
    random.Random(seed).shuffle(entries)  # noqa: S311
    numbered = [
        Entry(
            at, at, e.event_type, e.sub_event_type, e.status, lon=e.lon, lat=e.lat, place_key=e.place_key, place=e.place
        )
        for at, e in enumerate(entries, start=1)
    ]
    maps = figure.layout(Brief("Crowd", tuple(numbered)), Options(content="map", size="960x720")).maps
    for each in maps:
        assert_apart(each)
    assert _all_numbers(maps) == [entry.number for entry in numbered]


def test_thousands_of_places_share_marks() -> None:
    draw = random.Random(3)  # noqa: S311
    many = tuple((f"Village {at}", draw.uniform(10, 24), draw.uniform(-11, 4), "exact", 0.0) for at in range(1500))
    made = brief(3000, Shape(many))
    maps = figure.layout(made).maps
    for each in maps:
        assert_apart(each)
    assert _all_numbers(maps) == _placed(made)
    assert any(marker.spot.merged for each in maps for marker in each.markers)
    assert "share a mark" in " ".join(figure.layout(made).notes)


def test_a_crowd_on_a_wide_map_has_a_detail_of_its_own() -> None:
    wide = tuple((f"Town {at}", 31.0 + at, 36.0 + 1.2 * at, "exact", 0.0) for at in range(5))
    made = brief(80, Shape((*CROWDED, *CROWDED, *wide), country="SY", homeless=0.0))
    maps = figure.layout(made).maps
    assert len(maps) == 2
    overview, detail = maps
    assert detail.view.metres * 2.2 < overview.view.metres
    assert {marker.spot.name.split()[0] for marker in detail.markers} == {"Quarter"}
    assert "Town" in {marker.spot.name.split()[0] for marker in overview.markers}
    assert _all_numbers(maps) == _placed(made)
    for each in maps:
        assert_apart(each)
    # what the detail shows larger is left free on the overview
    box = outline(detail.view, overview.view)
    (x0, y0), (x1, y1) = box.min(axis=0), box.max(axis=0)
    for marker in overview.markers:
        assert not (x0 < marker.x < x1 and y0 < marker.y < y1)


@pytest.mark.parametrize(
    ("numbers", "words"),
    [
        ((1,), ["1"]),
        ((3, 4), ["3", "4"]),  # two are no range
        ((3, 4, 5, 6, 7), ["3–7"]),
        ((1, 3, 4, 5, 9), ["1", "3–5", "9"]),
    ],
)
def test_ranges(numbers: tuple[int, ...], words: list[str]) -> None:
    assert ranges(numbers) == words


@given(numbers=st.sets(st.integers(1, 5000), min_size=1, max_size=60))
@settings(max_examples=200, deadline=None)
def test_numbers_that_have_no_room_are_counted(numbers: set[int]) -> None:
    lines = tag_lines(tuple(sorted(numbers)))
    words, _, more = " ".join(lines).partition(" +")
    told = 0
    for part in words.replace(" ", "").strip(",").split(","):
        first, _, last = part.partition("–")
        told += int(last) - int(first) + 1 if last else 1
    assert told + int(more or 0) == len(numbers)
    assert len(lines) <= 2


def test_a_province_is_a_badge_inside_of_it_and_no_dot() -> None:
    found = {spot.name: spot for spot in spots(brief(200).entries)}
    assert found["Mopti"].area
    assert found["Mali"].area
    assert not found["Gao"].area
    assert found["near Bourem"].near


def test_a_country_and_a_province_in_one_spot_stay_two_badges() -> None:
    both: tuple[tuple[str, float, float, str, float], ...] = (
        ("Utopia", 17.0, 2.0, "country", 600.0),
        ("Mopti", 17.01, 2.01, "region", 90.0),
        *SAHEL[:5],
    )
    markers = figure.layout(brief(60, Shape(both, country="", homeless=0.0))).maps[0].markers
    assert {"Utopia", "Mopti"} <= {marker.spot.name for marker in markers}


def test_a_leader_through_a_box_is_seen() -> None:
    box = Rect(10, 10, 20, 20)
    assert crosses(box, 0, 15, 30, 15)
    assert crosses(box, 12, 12, 13, 13)
    assert not crosses(box, 0, 0, 30, 5)
    assert not crosses(box, 0, 25, 9, 9)


def test_a_room_knows_its_edges() -> None:
    from dashboard.brief.chart.extent import Frame

    room = Room(Frame(0, 0, 100, 50))
    assert not room.free(Rect(-1, 10, 5, 20))
    assert room.free(Rect(10, 10, 20, 20))
    room.take(Disc(15, 15, 5))
    assert not room.free(Rect(10, 10, 20, 20))
    assert not room.free(Disc(22, 15, 3))
