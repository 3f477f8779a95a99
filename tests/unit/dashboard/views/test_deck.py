from __future__ import annotations

import json
from typing import Any

import pydeck as pdk
import pytest

from dashboard.components.map import MapResult, heard_of, read_result, read_view, tile_server
from dashboard.selection import DEFAULT_LAYERS
from dashboard.selection import LAYERS as NAMES
from dashboard.views.deck import LAYERS, View, event_deck, view_of
from dashboard.views.stacks import Bounds
from dashboard.views.symbols import LIGHT, rgb


def _layers(deck: pdk.Deck) -> list[dict[str, Any]]:
    layers: list[dict[str, Any]] = json.loads(deck.to_json())["layers"]
    return layers


def test_no_address_outside_the_machine() -> None:
    text = event_deck().to_json()
    assert "http" not in text
    assert "mapProvider" not in text


def test_spec_needs_no_class_that_the_runtime_lacks() -> None:
    kinds = [layer["@@type"] for layer in _layers(event_deck())]
    assert kinds == ["TileLayer", "GeoJsonLayer", "SolidPolygonLayer"]
    assert "Extension" not in event_deck().to_json()


def test_theme_is_a_change_of_spec() -> None:
    light, dark = _layers(event_deck())[0], _layers(event_deck(theme="dark"))[0]
    assert light["id"] != dark["id"]
    assert light["getFillColor"] == rgb(LIGHT.land)


def test_layers_of_the_map_are_those_of_the_address() -> None:
    assert set(LAYERS) == set(NAMES)
    assert set(DEFAULT_LAYERS) <= set(LAYERS)


def test_view_shows_the_whole_box() -> None:
    view = view_of(Bounds(38, 30, 46, 37), width=900, height=500)
    pixels_wide = 512 * 2**view.zoom * (46 - 38) / 360
    assert 300 < pixels_wide <= 900
    assert (view.lon, round(view.lat)) == (42, 34)
    assert view_of(Bounds(43, 33, 43, 33)).zoom == 9  # one place: no closer than its surroundings
    assert view_of(None).zoom < 2


@pytest.mark.parametrize(
    ("value", "view"),
    [
        ({"lon": 43.5, "lat": 33, "zoom": 6, "nw": [40, 35], "se": [47, 31]}, View(43.5, 33, 6, (40, 35), (47, 31))),
        (None, None),
        ({}, None),
        ({"lon": "x", "lat": 33, "zoom": 6, "nw": [40, 35], "se": [47, 31]}, None),
        ({"lon": 43.5, "lat": 33, "zoom": 6, "nw": [40], "se": [47, 31]}, None),  # half a corner
        ("43.5,33,6", None),
    ],
)
def test_view_from_the_browser_is_checked(value: object, view: View | None) -> None:
    assert read_view(value) == view


@pytest.mark.parametrize(
    ("told", "result"),
    [
        ({}, MapResult()),
        ({"clicked": "95446|99454"}, MapResult(clicked="95446|99454")),
        ({"box": [40, 30, 44, 34]}, MapResult(box=Bounds(40, 30, 44, 34))),
        ({"box": [170, -20, -170, -10]}, MapResult(box=Bounds(170, -20, -170, -10))),  # across the antimeridian
        ({"box": [40, 34, 44, 30]}, MapResult()),  # upside down
        ({"box": [40, 30, 44]}, MapResult()),
        ({"box": [400, 30, 44, 34]}, MapResult()),
        ({"box": [40, 30, 44, float("nan")]}, MapResult()),
        ({"box": "40,30,44,34"}, MapResult()),
        ({"circle": [33.3, 44.4, 25.5]}, MapResult(circle=(33.3, 44.4, 25.5))),
        ({"circle": [33.3, 44.4, 0]}, MapResult()),  # no radius
        ({"circle": [33.3, 44.4, 1e9]}, MapResult()),
        ({"circle": [93.3, 44.4, 10]}, MapResult()),
        ({"picked": [33.3, 44.4]}, MapResult(picked=(33.3, 44.4))),
        ({"picked": [33.3, True]}, MapResult()),
        ({"layers": ["heat", "stacks", "<b>", 3]}, MapResult(layers=("stacks", "heat"))),
        ({"layers": []}, MapResult(layers=())),  # everything switched off
        ({"layers": "stacks"}, MapResult()),
        ({"present": True}, MapResult(present=True)),
        ({"present": "yes"}, MapResult()),
    ],
)
def test_what_the_browser_tells_is_checked(told: dict[str, object], result: MapResult) -> None:
    assert read_result(told) == result


@pytest.mark.parametrize(
    ("word", "value", "heard"),
    [
        ({"value": True, "at": 120.5}, True, 120.5),
        ({"value": ["heat"], "at": 90}, ["heat"], 100.0),  # an older word takes nothing back
        (None, None, 100.0),  # not touched in this run
        (True, None, 100.0),
        ({"value": True}, None, 100.0),
        ({"value": True, "at": "soon"}, None, 100.0),
        ({"value": True, "at": True}, None, 100.0),
    ],
)
def test_a_switch_is_told_with_its_time(word: object, value: object, heard: float) -> None:
    known = {"present": 100.0}
    assert heard_of(word, "present", known) == value
    assert known == {"present": heard}


def test_clicked_mark_of_several_places_gives_all_keys() -> None:
    assert MapResult("95446|99454").keys == ("95446", "99454")
    assert MapResult("").keys == ()
    assert MapResult().keys == ()


@pytest.mark.parametrize(
    ("environment", "url", "credit"),
    [
        ({}, "https://tile.openstreetmap.org/{z}/{x}/{y}.png", "© OpenStreetMap contributors"),
        # an office's own server, credited as the office says
        ({"DATELINE_TILES": "http://maps.office/{z}/{x}/{y}.png"}, "http://maps.office/{z}/{x}/{y}.png", ""),
        ({"DATELINE_TILES": ""}, None, None),  # not offered
        ({"DATELINE_TILES": "javascript:alert({z}{x}{y})"}, None, None),
        ({"DATELINE_TILES": "https://maps.office/all.png"}, None, None),  # no tiles
    ],
)
def test_tile_server(environment: dict[str, str], url: str | None, credit: str | None) -> None:
    found = tile_server(environment)
    assert (found["url"] if found else None, found["credits"] if found else None) == (url, credit)
