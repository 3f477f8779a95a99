"""The browser's half of the map, function by function: joining, words, marks, density, recency, areas, tiles."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest

from dashboard.components.map import FRONTEND, SCRIPTS
from dashboard.views.piles import Piles, thinned
from dashboard.views.sent import marks_json, styles_json
from dashboard.views.symbols import DARK, LIGHT, STATUS_STYLES
from tests.dashboard.stacks import code, piles_of, stacks
from tests.unit.dashboard.frames import ANBAR, FALLUJAH, KHARTOUM, RAMADI, events

pytestmark = pytest.mark.browser

NEAR = {**FALLUJAH, "geo_precision": "near", "radius_km": 12.0}


@pytest.fixture(scope="module")
def script(browser: Any) -> Iterator[Any]:
    """An empty page that knows the map's functions."""
    page = browser.new_page()
    whole = "\n".join((FRONTEND / name).read_text(encoding="utf-8") for name in SCRIPTS)
    page.add_script_tag(content=whole.replace("export default function (", "function draw_(").replace("export ", ""))
    page.evaluate("([styles, light, dark]) => Object.assign(window, { styles, light, dark })", [
        styles_json("light"), _colours(LIGHT), _colours(DARK),
    ])  # fmt: skip
    yield page
    page.close()


def _colours(theme: Any) -> dict[str, str]:
    return {field: getattr(theme, field) for field in theme.__dataclass_fields__}


def _sent(*rows: dict[str, Any]) -> dict[str, Any]:
    return _of(piles_of(stacks(events(*rows))))


def _of(piles: Piles, **view: Any) -> dict[str, Any]:
    sent = marks_json(thinned(piles, **({"lon": 43.0, "lat": 33.0, "zoom": 5.0} | view)))
    loaded: dict[str, Any] = json.loads(json.dumps(sent))
    return loaded


def _joined(script: Any, sent: dict[str, Any], zoom: float) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = script.evaluate(
        """([sent, zoom]) => joinStacks(readStacks(sent, styles.precisions), zoom).map((stack) => ({
            ...stack, parts: [...stack.parts], label: labelOf(stack), title: titleOf(stack),
            lines: linesOf(stack, styles), choosable: choosable(stack) }))""",
        [sent, zoom],
    )
    return found


def test_places_apart_stay_apart_and_near_ones_join(script: Any) -> None:
    sent = _sent(FALLUJAH, FALLUJAH, RAMADI, KHARTOUM)
    near = _joined(script, sent, 11)
    assert [stack["names"] for stack in near] == [["Fallujah"], ["Khartoum"], ["Ramadi"]]
    far = _joined(script, sent, 4)
    assert [(stack["label"], stack["count"]) for stack in far] == [("Fallujah, Ramadi", 3), ("Khartoum", 1)]
    assert far[0]["title"] == "Fallujah and 1 more"
    assert far[0]["keys"] == ["99454", "95446"]
    assert far[0]["position"] == [43.78, 33.35]  # the larger keeps its place
    assert far[0]["box"] == [43.3, 33.35, 43.78, 33.42]


@pytest.mark.parametrize("zoom", [0, 3.5, 7, 14])
def test_joining_loses_no_event(script: Any, zoom: float) -> None:
    rows = [{**FALLUJAH, "place_id": f"p{n}", "lat": 30 + n % 13, "lon": 40 + n / 3} for n in range(60)]
    rows += [ANBAR, NEAR]
    joined = _joined(script, _sent(*rows), zoom)
    assert sum(stack["count"] for stack in joined) == 62
    assert sum(stack["members"] for stack in joined) == 62
    assert {stack["area"] for stack in joined} == {True, False}  # an area never joins a point


def test_words_of_a_stack(script: Any) -> None:
    claim = {**FALLUJAH, "status": "claimed", "event_type": "Protests"}
    (stack,) = _joined(script, _sent(FALLUJAH, FALLUJAH, claim), 6)
    assert stack["lines"] == ["3 events, 2 May 2016", "2 Battles", "1 Protests", "2 asserted, 1 claimed"]
    (area,) = _joined(script, _sent(ANBAR), 6)
    assert area["lines"][-1] == "known only to the province"
    (near,) = _joined(script, _sent(NEAR), 6)
    assert near["label"] == "near Fallujah"
    assert near["lines"][-1] == "within about 12 km"
    assert near["choosable"]


def test_a_mark_of_very_many_places_is_looked_into(script: Any) -> None:
    rows = [{**FALLUJAH, "place_id": f"p{n}", "lat": 33 + n / 1e4} for n in range(50)]
    (stack,) = _joined(script, _sent(*rows), 3)
    assert not stack["choosable"]
    assert stack["lines"][-2:] == ["50 places, at most 1 km apart", "click to look closer"]
    assert stack["label"] == "Fallujah +49"


def test_a_badge_steps_aside_for_a_mark(script: Any) -> None:
    sent = _sent(ANBAR)
    alone = _joined(script, sent, 6)
    assert alone[0]["offset"] == [0, 0]
    middle = {**FALLUJAH, "lon": sent["lon"][0] / 1e4, "lat": sent["lat"][0] / 1e4}
    both = {stack["area"]: stack for stack in _joined(script, _sent(ANBAR, middle), 6)}
    assert both[False]["offset"] == [0, 0]
    assert max(map(abs, both[True]["offset"])) > 15


#: capitals and provinces of several wars: (name, country, latitude, longitude)
_AREAS = [
    {**ANBAR, "place_id": f"area-{n}", "place": name, "country": country, "admin1": name, "lat": lat, "lon": lon}
    for n, (name, country, lat, lon) in enumerate(
        [("Idlib", "SY", 35.9, 36.6), ("Aleppo", "SY", 36.2, 37.2), ("Homs", "SY", 34.7, 38.0),
         ("Anbar", "IQ", 32.6, 41.9), ("Nineveh", "IQ", 36.0, 42.3), ("Salah ad Din", "IQ", 34.4, 43.6)]
    )
]  # fmt: skip


@pytest.mark.parametrize("zoom", [0, 2, 4, 6, 8.5, 12])
def test_every_mark_stands_at_its_place_or_has_a_line_to_it(script: Any, zoom: float) -> None:
    rows = [{**FALLUJAH, "place_id": f"p{n}", "lat": 31 + n % 7, "lon": 36 + n % 11} for n in range(80)]
    sent = _sent(*_AREAS, *rows)
    found = script.evaluate(
        """([sent, zoom]) => {
            const ends = [];
            const rows = joinStacks(readStacks(sent, styles.precisions), zoom);
            const noted = (_, name) => (...at) => name === "arc" && ends.push(at.slice(0, 2));
            const pen = new Proxy({}, { get: noted, set: () => true });
            const marks = rows.map((row) => {
                const [x, y] = mercator(...row.position).map((share) => share * WORLD * 2 ** zoom);
                return { x: x + row.offset[0], y: y + row.offset[1], at: [x, y], row };
            });
            drawLeaders(pen, marks, light);
            const told = ({ x, y, at }) =>
                Math.min(...[[x, y], ...ends].map(([u, v]) => Math.hypot(u - at[0], v - at[1])));
            const places = new Set(sent.lon.map((lon, n) => `${lon},${sent.lat[n]}`));
            return marks.map((mark) => [told(mark), Math.hypot(...mark.row.offset),
                places.has(mark.row.position.map((degree) => Math.round(degree * 1e4)).join())]);
        }""",
        [sent, zoom],
    )
    for off_by, aside, on_a_place in found:
        assert off_by < 1e-6  # the mark itself, or the end of its line
        assert aside < 93
        assert on_a_place  # a mark of several places stands on one of them


def test_the_words_of_a_mark_of_several_places_are_true(script: Any) -> None:
    (stack,) = _joined(script, _sent(NEAR, NEAR, RAMADI), 2)
    assert stack["members"] == 2
    assert stack["lines"][-1] == "2 places, at most 45 km apart"  # never one place's radius


def test_the_largest_marks_are_named_first_and_crowds_do_not_silence_them(script: Any) -> None:
    named = script.evaluate(
        """() => {
            const context = document.createElement("canvas").getContext("2d");
            const words = [];
            context.fillText = (text) => words.push(text);
            const at = (n) => ({ x: 250 + 26 * (n % 8), y: 200 + 26 * Math.floor(n / 8), r: 12 });
            const crowd = Array.from({ length: 40 }, (_, n) => at(n));
            const marks = [{ x: 340, y: 250, r: 24 }, ...crowd].map((mark, n) => ({
                ...mark, label: `Place number ${n}`, names: [] }));
            const frame = { viewport: { zoom: 5 }, labels: [], blocked: [], theme: light, width: 800, height: 600 };
            drawLabels(context, { ...frame, marks });
            return words;
        }"""
    )
    assert named[0] == "Place number 0"


def test_every_status_is_drawn_in_its_own_way(script: Any) -> None:
    looks = script.evaluate(
        """(codes) => codes.flatMap((code) => [1, 4].flatMap((count) => [true, false].map((area) => {
            const stack = { parts: new Map([[code, count]]), count, size: 16, area };
            return drawSprite(stack, { theme: light, styles, dense: 2 }).canvas.toDataURL();
        })))""",
        [code("Battles", status) for status in STATUS_STYLES],
    )
    assert len(set(looks)) == len(looks) == 4 * len(STATUS_STYLES)


def test_marks_are_kept_by_their_look(script: Any) -> None:
    drawn = script.evaluate(
        """(sent) => {
            const sprites = new Sprites();
            const stacks = readStacks(sent, styles.precisions);
            const pictures = stacks.map((stack) => sprites.of(stack, { theme: light, styles, dense: 1 }).canvas);
            return [stacks.length, new Set(pictures).size];
        }""",
        _sent(FALLUJAH, RAMADI, KHARTOUM),
    )
    assert drawn == [3, 1]


@pytest.mark.parametrize(
    ("count", "text"), [(1, "1"), (9999, "9999"), (10_000, "10k"), (987_654, "987k"), (1_260_000, "1.2M")]
)
def test_numbers_fit_in_a_mark(script: Any, count: int, text: str) -> None:
    assert script.evaluate("shortNumber", count) == text


@pytest.mark.parametrize(("lon", "lat", "km"), [(0, 0, 10), (43.8, 33.4, 50), (-75, 60, 300), (179.9, -16, 40)])
def test_circle_has_its_radius_everywhere(script: Any, lon: float, lat: float, km: float) -> None:
    found = script.evaluate(
        "([at, km]) => { const ring = circleOf(at, km); return ring.map((point) => distanceOf(at, point)); }",
        [[lon, lat], km],
    )
    assert all(value == pytest.approx(km, rel=1e-6) for value in found)


def test_extent_shades_a_province_once_and_dashes_a_radius(script: Any) -> None:
    west = {**ANBAR, "place_id": "west", "place": "western Anbar"}
    square = {"type": "Polygon", "coordinates": [[[40, 32], [42, 32], [42, 34], [40, 32]]]}
    found = script.evaluate(
        """([sent, square]) => extentOf(readStacks(sent, styles.precisions),
            { areas: { of: () => square }, selected: new Set(["west"]), theme: light }).features""",
        [_sent(ANBAR, west, NEAR, RAMADI), square],
    )
    kinds = [feature["geometry"]["type"] for feature in found]
    assert kinds == ["Polygon", "MultiLineString", "Polygon", "MultiLineString"]
    assert found[0]["geometry"] == square
    assert found[0]["properties"]["width"] == 1.8  # the chosen one of the two that name it
    assert len(found[3]["geometry"]["coordinates"]) == 36  # every other edge


def test_circles_over_each_other_are_paler_than_one_alone(script: Any) -> None:
    close = [{**NEAR, "place_id": f"n{n}", "lat": 33.35 + n / 100} for n in range(5)]
    far = {**NEAR, "place_id": "far", "lat": 30.0}
    fills = script.evaluate(
        """(sent) => extentOf(readStacks(sent, styles.precisions),
            { areas: { of: () => null }, selected: new Set(), theme: light }).features
            .filter(({ geometry }) => geometry.type === "Polygon").map(({ properties }) => properties.fill[3])""",
        _sent(*close, far),
    )
    assert len(fills) == 6
    assert fills.count(30) == 1
    assert all(0 < fill < 15 for fill in fills if fill != 30)


def test_density_counts_every_event_whose_place_is_known(script: Any) -> None:
    rows = [{**FALLUJAH, "place_id": f"p{n}", "lat": 30 + n % 9, "lon": 40 + n % 7} for n in range(40)]
    found = script.evaluate(
        """([sent, zoom]) => {
            const stacks = readStacks(sent, styles.precisions);
            const { shapes, ends } = densityOf(stacks, zoom, light);
            return [shapes.length, shapes.map(({ polygon }) => polygon.length), ends];
        }""",
        [_sent(*rows, ANBAR), 1],
    )
    assert found[0] < 40
    assert set(found[1]) == {6}
    assert found[2][-1] <= 40


@pytest.mark.parametrize(("most", "ends"), [(1, [1]), (4, [1, 2, 3, 4]), (100, [3, 6, 16, 40, 100])])
def test_classes_of_density(script: Any, most: int, ends: list[int]) -> None:
    assert script.evaluate("classEnds", most) == ends


def test_recency_halves_its_classes(script: Any) -> None:
    found = script.evaluate(
        """(days) => {
            const recency = recencyOf(days.map((day) => ({ first: day, last: day })));
            return [recency.newest, recency.starts, recencyColour(160, recency, dark), recencyColour(1, recency, dark)];
        }""",
        [1, 40, 160, None],
    )
    assert found[:2] == [160, [1, 81, 121, 141, 151]]
    assert found[2] != found[3]
    assert script.evaluate("() => recencyOf([{ first: null, last: null }])") is None


@pytest.mark.parametrize("colour", ["#ffffff", "#e69f00", "#0072b2", "#000000", "#56b4e9"])
def test_letters_are_legible_on_every_colour(script: Any, colour: str) -> None:
    from dashboard.views.symbols import contrast

    ink = script.evaluate("inkOn", colour)
    assert contrast(ink, colour) >= 4.4


def test_degrees_to_the_map_and_back(script: Any) -> None:
    lon, lat = script.evaluate("() => unmercator(...mercator(44.4, 33.3))")
    assert (lon, lat) == (pytest.approx(44.4), pytest.approx(33.3))


def test_the_closer_one_looks_the_more_marks(script: Any) -> None:
    rows = [
        {**FALLUJAH, "place_id": f"p{n}", "lat": -50 + n * 7 % 101, "lon": -170 + n * 13 % 341} for n in range(1500)
    ]
    counts = script.evaluate(
        """(sent) => {
            const stacks = readStacks(sent, styles.precisions);
            return [0, 2, 4, 6, 8, 10].map((zoom) => joinStacks(stacks, zoom).length);
        }""",
        _sent(*rows),
    )
    assert counts == sorted(counts)
    assert counts[-1] == 1500


def test_picking_gives_the_place_clicked_or_the_point_of_its_mark(script: Any) -> None:
    found = script.evaluate(
        """() => {
            const told = [];
            const map = { data: {}, drawSoon() {}, report: { picked: (at) => told.push(at) },
                viewport: () => ({ unproject: ([x, y]) => [181.5 + x, 33 + y / 100] }) };
            pick(map, null, [0, 25]);
            pick(map, { area: false, position: [43.3, 33.42] }, [0, 0]);
            pick(map, { area: true, position: [43.3, 33.42] }, [0, 0]);
            return [told, map.data.picked];
        }"""
    )
    assert found[0] == [[33.25, -178.5], [33.42, 43.3], [33, -178.5]]  # an area's badge is no place
    assert found[1] == [33, -178.5]  # where the pin stands


def test_a_drawn_box_may_cross_the_antimeridian(script: Any) -> None:
    shapes = script.evaluate(
        """() => ["box", "circle"].map((mode) => Sketch.prototype.shape.call(
            { mode, map: { viewport: () => ({ unproject: ([x, y]) => [x, y] }) } }, [175, -10], [185, -20]))"""
    )
    assert shapes[0] == [175, -20, -175, -10]
    assert shapes[1][:2] == [-10, 175]
    assert shapes[1][2] == pytest.approx(1540, abs=10)


def test_a_larger_picture_is_the_same_view(script: Any) -> None:
    found = script.evaluate(
        """() => {
            const at = { project: () => [960, 540], getBounds: () => [1, 2, 3, 4] };
            const real = { width: 1920, height: 1080, zoom: 6, ...at };
            const { width, height, zoom, project, getBounds } = scaledView(real, 2);
            return [width, height, zoom, project(), getBounds(), scaledView(real, 1) === real];
        }"""
    )
    assert found == [960, 540, 5, [480, 270], [1, 2, 3, 4], True]
