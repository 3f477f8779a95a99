from __future__ import annotations

import io
import json
import lzma
import re
import struct
import tarfile
from pathlib import Path
from typing import Any

import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.basemap import areas, shapefile
from dashboard.basemap.areas import bundled, folded
from dashboard.basemap.labels import LEVELS, plain
from dashboard.basemap.make import rounded, write, write_areas
from dashboard.basemap.static import ARCHIVE, prepare, publish, runtime_source
from dashboard.basemap.tiling import cut, tile_at, tile_bounds
from dashboard.components.map import FRONTEND
from dashboard.views.deck import BASEMAP_MAX_ZOOM, BASEMAP_URL
from dashboard.views.geometry import contains, middle_of
from extract.model import GeoPrecision


@pytest.fixture(scope="module")
def static(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return prepare(tmp_path_factory.mktemp("app") / "static")


def _tile(static: Path, zoom: int, lon: float, lat: float) -> dict[str, Any]:
    zoom, x, y = tile_at(lon, lat, zoom)
    tile: dict[str, Any] = json.loads((static / "basemap" / f"{zoom}/{x}/{y}.json").read_text(encoding="utf-8"))
    return tile


def _labels(static: Path, zoom: int, lon: float, lat: float) -> dict[str, list[Any]]:
    zoom, x, y = tile_at(lon, lat, zoom)
    labels = json.loads((static / "basemap" / f"labels/{zoom}/{x}/{y}.json").read_text(encoding="utf-8"))
    return {label[0]: label for label in labels}


def _area(
    name: str, country: str, precision: GeoPrecision, lon: float = 0.0, lat: float = 0.0, admin1: str = ""
) -> dict[str, Any] | None:
    found = bundled().find(precision, country=country, admin1=admin1, names=(name,), lon=lon, lat=lat)
    return bundled().geometry(found) if found else None


def test_archives_are_small() -> None:
    assert sum(path.stat().st_size for path in (ARCHIVE, areas.ARCHIVE)) < 8_000_000


def test_pyramid_is_complete_so_that_no_request_fails(static: Path) -> None:
    for zoom in range(BASEMAP_MAX_ZOOM + 1):
        assert len(list((static / "basemap" / str(zoom)).glob("*/*.json"))) == 4**zoom
    for zoom in LEVELS:
        assert len(list((static / "basemap" / "labels" / str(zoom)).glob("*/*.json"))) == 4**zoom
    assert (static / "basemap" / "disputed.json").exists()


def test_deck_asks_for_the_files_where_they_are_served(static: Path) -> None:
    path = BASEMAP_URL.format(z=5, x=19, y=12).removeprefix("app/static/")
    assert (static / path).exists()
    scripts = [path.read_text(encoding="utf-8") for path in sorted(FRONTEND.glob("*.js"))]
    served = re.findall(r'"app/static/([^"]+)"', "".join(scripts))
    assert served
    assert all((static / path).exists() for path in served)


def test_tiles_hold_what_the_deck_styles(static: Path) -> None:
    kinds = {feature["properties"]["l"] for feature in _tile(static, 5, 43.8, 33.4)["features"]}
    assert kinds >= {"land", "river", "admin1", "border", "shore"}
    everywhere = {feature["properties"]["l"] for feature in _tile(static, 0, 0, 0)["features"]}
    assert everywhere >= {"land", "coast", "border"}


def test_land_and_water_are_where_they_are(static: Path) -> None:
    def dry(lon: float, lat: float) -> bool:
        features = _tile(static, 5, lon, lat)["features"]
        return any(contains(item["geometry"], lon, lat) for item in features if item["properties"]["l"] == "land")

    assert dry(44.4, 33.3)  # Baghdad
    assert dry(32.5, 15.6)  # Khartoum
    assert not dry(33.0, -1.2)  # Lake Victoria
    assert not dry(19.0, 35.0)  # the Mediterranean
    assert not dry(-150.0, 0.0)  # the Pacific


def test_names_are_there_by_rank(static: Path) -> None:
    assert _labels(static, 0, 44, 33)["Baghdad"][3] == "C"
    assert _labels(static, 0, 44, 33)["Iraq"][3] == "c"
    assert "South Sudan" in {**_labels(static, 0, 30, 7), **_labels(static, 3, 30, 7)}
    later = {**_labels(static, 3, 43.8, 33.3), **_labels(static, 5, 43.8, 33.3)}
    assert later["Al-Anbar"][3] == "a"
    assert "Samarra" in later
    assert _labels(static, 0, 44, 33)["Baghdad"][4] < later["Samarra"][4]


def test_disputed_borders_are_marked(static: Path) -> None:
    paths = json.loads((static / "basemap" / "disputed.json").read_text(encoding="utf-8"))
    near_golan = [point for path in paths for point in path if 35.5 < point[0] < 36 and 32.6 < point[1] < 33.4]
    near_perekop = [point for path in paths for point in path if 33.3 < point[0] < 34.6 and 45.9 < point[1] < 46.3]
    near_kashmir = [point for path in paths for point in path if 73.5 < point[0] < 77 and 32.5 < point[1] < 35.5]
    assert near_golan
    assert near_perekop
    assert near_kashmir


def test_preparing_again_changes_nothing(static: Path) -> None:
    before = (static / "basemap" / "0/0/0.json").stat().st_mtime_ns
    prepare(static)
    assert (static / "basemap" / "0/0/0.json").stat().st_mtime_ns == before
    assert sorted(path.name for path in static.iterdir()) == ["areas", "basemap", "deck.js"]


def test_polygons_of_provinces_are_served(static: Path) -> None:
    found = bundled().find(GeoPrecision.PROVINCE, country="IQ", admin1="Anbar")
    assert found is not None
    assert found.index is not None
    served = json.loads((static / "areas" / "IQ.json").read_text(encoding="utf-8"))
    assert served[found.index][1] == bundled().geometry(found)
    assert contains(served[found.index][1], found.lon, found.lat)  # where its badge stands


def test_what_is_published_has_an_address_for_each_content(tmp_path: Path) -> None:
    first = publish("map.js", "one", static=tmp_path)
    assert publish("map.js", "one", static=tmp_path) == first
    second = publish("map.js", "two", static=tmp_path)
    assert second != first
    # both stay: another version of the program, or a page opened earlier, may still ask for the first
    assert {path.name: path.read_text() for path in tmp_path.iterdir()} == {first: "one", second: "two"}
    assert re.fullmatch(r"map-[0-9a-f]{16}\.js", first)


def test_a_country_reaches_as_far_as_the_united_nations_say() -> None:
    whole = bundled().find(GeoPrecision.COUNTRY, country="UA")
    assert whole is not None
    assert contains(bundled().geometry(whole), 34.4, 45.3)  # Crimea, whose line is drawn as disputed


def test_a_whole_country_is_found_without_a_name() -> None:
    found = bundled().find(GeoPrecision.COUNTRY, country="SD", names=("Sudan",), lon=30.0, lat=15.0)
    assert found is not None
    assert (found.country, found.index) == ("SD", None)
    assert bundled().find(GeoPrecision.DISTRICT, country="SD", names=("Sudan",)) is None
    assert bundled().find(GeoPrecision.COUNTRY, country="../x") is None


def test_a_newer_archive_replaces_the_tiles(tmp_path: Path) -> None:
    archive = tmp_path / "basemap.tar.xz"
    write({"0/0/0.json": {"first": True}, "old.json": []}, archive)
    prepare(tmp_path / "static", archive=archive)
    write({"0/0/0.json": {"first": False}}, archive)
    prepare(tmp_path / "static", archive=archive)
    assert json.loads((tmp_path / "static/basemap/0/0/0.json").read_text()) == {"first": False}
    assert not (tmp_path / "static/basemap/old.json").exists()


def test_an_archive_cannot_write_outside_its_folder(tmp_path: Path) -> None:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w") as tar:
        tar.addfile(tarfile.TarInfo("../../escaped.json"), io.BytesIO())
    (tmp_path / "bad.tar.xz").write_bytes(lzma.compress(buffer.getvalue()))
    with pytest.raises(ValueError, match="outside"):
        prepare(tmp_path / "static", archive=tmp_path / "bad.tar.xz")
    assert not (tmp_path / "escaped.json").exists()


def test_runtime_is_pydecks_own(static: Path) -> None:
    assert (static / "deck.js").read_bytes() == runtime_source().read_bytes()


def test_same_files_give_the_same_archive(tmp_path: Path) -> None:
    files = {"0/0/0.json": {"a": 1}, "labels/0/0/0.json": []}
    write(files, tmp_path / "one.tar.xz")
    write(dict(reversed(files.items())), tmp_path / "two.tar.xz")
    assert (tmp_path / "one.tar.xz").read_bytes() == (tmp_path / "two.tar.xz").read_bytes()
    write_areas({"IQ": [], "SD": [1]}, tmp_path / "one.zip")
    write_areas({"SD": [1], "IQ": []}, tmp_path / "two.zip")
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()


@pytest.mark.parametrize(
    ("shape", "inside", "outside"),
    [
        # by its name, whatever the article and the words round it
        (_area("Anbar Governorate", "IQ", GeoPrecision.PROVINCE), (42.0, 33.0), (44.4, 33.3)),
        # by the gazetteer's admin-1 name
        (_area("the north", "IQ", GeoPrecision.PROVINCE, admin1="Ninawa"), (43.1, 36.3), (44.4, 33.3)),
        # by its point, where no name fits
        (_area("El Jebel", "IQ", GeoPrecision.PROVINCE, lon=44.4, lat=33.3), (44.4, 33.3), (42.0, 33.0)),
        (_area("Sudan", "SD", GeoPrecision.COUNTRY), (32.5, 15.6), (44.4, 33.3)),
    ],
)
def test_area_of_a_place(
    shape: dict[str, Any] | None, inside: tuple[float, float], outside: tuple[float, float]
) -> None:
    assert shape is not None
    assert contains(shape, *inside)
    assert not contains(shape, *outside)


@pytest.mark.parametrize(
    "shape",
    [
        _area("Anywhere", "", GeoPrecision.PROVINCE),
        _area("Anywhere", "XX", GeoPrecision.COUNTRY),
        _area("Hawija district", "IQ", GeoPrecision.DISTRICT, lon=43.8, lat=35.3),  # no polygons of districts
        _area("../../secret", "..", GeoPrecision.PROVINCE),
    ],
)
def test_no_area_is_made_up(shape: dict[str, Any] | None) -> None:
    assert shape is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Al-Anbar", "Anbar Governorate"),
        ("Muhafazat al Anbar", "anbar"),
        ("Qādisīyah", "Qadisiyah"),
        ("Ash Shamal", "Shamal"),
    ],
)
def test_names_of_areas_are_compared_loosely(one: str, other: str) -> None:
    assert folded(one) == folded(other)


@pytest.mark.parametrize(
    ("name", "country", "shown"),
    [
        ("Al Fallūjah", "IQ", "Al Fallujah"),
        ("Ḩadīthah", "IQ", "Hadithah"),
        ("Ba‘qūbah", "IQ", "Baqubah"),
        ("Muş", "TR", "Muş"),  # a letter of the language, not a transliteration
        ("Łódź", "PL", "Łódź"),
        ("Dnipró", "UA", "Dnipró"),
    ],
)
def test_names_are_shown_as_reports_write_them(name: str, country: str, shown: str) -> None:
    assert plain(name, country) == shown


@settings(max_examples=80, deadline=None)
@given(st.floats(-180, 179.99), st.floats(-85, 85), st.integers(0, 8))
def test_a_point_lies_in_its_tile(lon: float, lat: float, zoom: int) -> None:
    west, south, east, north = tile_bounds(*tile_at(lon, lat, zoom))
    assert west - 1e-9 <= lon <= east + 1e-9
    assert south - 1e-6 <= lat <= north + 1e-6


def test_cutting_covers_everything_with_a_little_overlap() -> None:
    square = shapely.box(-30, -20, 50, 60)
    parts = dict(cut(square, 3))
    assert shapely.union_all(list(parts.values())).symmetric_difference(square).area == pytest.approx(0, abs=1e-9)
    assert sum(part.area for part in parts.values()) > square.area
    for tile, part in parts.items():
        west, south, east, north = tile_bounds(*tile)
        assert shapely.box(west, south, east, north).buffer(0.5).covers(part)


def test_numbers_are_short_and_slivers_go() -> None:
    path = shapely.LineString([(1.00041, 2), (1.00043, 2.00004), (5.12345, 7)])
    assert rounded(path, 5) == {"type": "MultiLineString", "coordinates": [[[1, 2], [5.123, 7]]]}
    assert rounded(shapely.box(0, 0, 1e-5, 1e-5), 5) is None


def test_middle_lies_inside_also_of_a_crescent() -> None:
    crescent = shapely.Point(0, 0).buffer(4).difference(shapely.Point(2, 0).buffer(4))
    shape = json.loads(shapely.to_geojson(crescent))
    assert contains(shape, *middle_of(shape))
    assert middle_of({"type": "Polygon", "coordinates": [[[0, 0], [4, 0], [4, 2], [0, 2], [0, 0]]]}) == (2, 1)


def test_hole_is_outside() -> None:
    ring = [[0, 0], [9, 0], [9, 9], [0, 9], [0, 0]]
    hole = [[3, 3], [6, 3], [6, 6], [3, 6], [3, 3]]
    shape = {"type": "Polygon", "coordinates": [ring, hole]}
    assert contains(shape, 1, 1)
    assert not contains(shape, 4, 4)
    assert not contains(shape, 10, 4)


def _shapefile(folder: Path, contents: list[bytes], names: list[str]) -> Path:
    """A shapefile as its specification has it: header, records told by the index, a dBASE table of one column."""
    body, index, at = b"", b"", 100
    for number, content in enumerate(contents):
        record = struct.pack(">2i", number + 1, len(content) // 2) + content
        index += struct.pack(">2i", at // 2, len(content) // 2)
        body, at = body + record, at + len(record)
    (folder / "x.shp").write_bytes(bytes(100) + body)
    (folder / "x.shx").write_bytes(bytes(100) + index)
    field = b"NAME".ljust(11, b"\0") + b"C" + bytes(4) + bytes([12]) + bytes(15)
    head = struct.pack("<4xIHH20x", len(names), 32 + 32 + 1, 13) + field + b"\r"
    rows = b"".join(b" " + name.encode("cp1252").ljust(12) for name in names)
    (folder / "x.dbf").write_bytes(head + rows)
    return folder / "x.shp"


def test_shapefile_reader(tmp_path: Path) -> None:
    def parts(kind: int, *rings: list[tuple[float, float]]) -> bytes:
        points = [point for ring in rings for point in ring]
        starts = [sum(len(ring) for ring in rings[:index]) for index in range(len(rings))]
        head = struct.pack("<i4d2i", kind, 0, 0, 0, 0, len(rings), len(points))
        return (
            head + struct.pack(f"<{len(starts)}i", *starts) + b"".join(struct.pack("<2d", *point) for point in points)
        )

    outer = [(0.0, 0.0), (0.0, 9.0), (9.0, 9.0), (9.0, 0.0), (0.0, 0.0)]
    hole = [(3.0, 3.0), (6.0, 3.0), (6.0, 6.0), (3.0, 6.0), (3.0, 3.0)]
    contents = [
        struct.pack("<i2d", 1, 44.4, 33.3),
        parts(3, [(0.0, 0.0), (1.0, 1.0)], [(2.0, 2.0), (3.0, 3.0)]),
        parts(5, outer, hole),
        struct.pack("<i", 0),  # a null shape
    ]
    read = shapefile.read(_shapefile(tmp_path, contents, ["Baghdad", "road", "Lérida", "nothing"]))
    assert [row["name"] for _, row in read] == ["Baghdad", "road", "Lérida"]
    point, line, polygon = (shape for shape, _ in read)
    assert (point.x, point.y) == (44.4, 33.3)
    assert len(shapely.get_parts(line)) == 2
    assert polygon.area == 81 - 9


def test_frontend_asks_no_other_host_and_writes_no_markup() -> None:
    for name in ("labels.js", "frame.js", "map.js", "map.css"):
        text = (FRONTEND / name).read_text(encoding="utf-8")
        assert set(re.findall(r"https?://[^\s\"'`]+", text)) <= {"http://www.w3.org/2000/svg"}
        assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|@import", text)
