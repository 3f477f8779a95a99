from __future__ import annotations

import json
import math
from typing import Any

import pydeck as pdk
import pytest

from dashboard.components.map import MapResult, compact, read_view
from dashboard.views.deck import View, circle, event_deck, inert, label_of, lines_of, title_of, view_of
from dashboard.views.geometry import contains
from dashboard.views.legend import legend_of
from dashboard.views.stacks import Bounds, merge, stacks
from dashboard.views.symbols import LIGHT, rgb
from extract.model import GeoPrecision
from tests.unit.dashboard.frames import ANBAR, FALLUJAH, KHARTOUM, RAMADI, events

SQUARE = {"type": "Polygon", "coordinates": [[[40, 32], [42, 32], [42, 34], [40, 34], [40, 32]]]}
NEAR = {**FALLUJAH, "geo_precision": "near", "radius_km": 12.0}


def _spec(deck: pdk.Deck) -> dict[str, Any]:
    spec: dict[str, Any] = json.loads(deck.to_json())
    return spec


def _layers(deck: pdk.Deck, kind: str) -> list[dict[str, Any]]:
    return [layer for layer in _spec(deck)["layers"] if layer["@@type"] == kind]


def test_no_address_outside_the_machine() -> None:
    text = event_deck(stacks(events(FALLUJAH, ANBAR, NEAR))).to_json()
    assert "http" not in text.replace("http://www.w3.org/2000/svg", "")
    assert "mapProvider" not in text


def test_spec_needs_no_class_that_the_runtime_lacks() -> None:
    kinds = {layer["@@type"] for layer in _spec(event_deck(stacks(events(FALLUJAH, ANBAR, NEAR))))["layers"]}
    assert kinds == {"TileLayer", "GeoJsonLayer", "IconLayer"}
    assert "Extension" not in event_deck(()).to_json()


def test_only_the_level_of_the_view_is_visible() -> None:
    items = stacks(events(FALLUJAH, RAMADI, KHARTOUM))
    for zoom in (1.0, 6.5, 12.0):
        layers = _layers(event_deck(items, view=View(40, 30, zoom)), "IconLayer")
        assert len(layers) == 2
        (seen,) = [layer for layer in layers if layer["visible"]]
        low, high = seen["zoomRange"]
        assert low <= zoom < high


def test_chosen_stack_is_told_also_when_merged() -> None:
    items = stacks(events(FALLUJAH, RAMADI))
    for layer in _layers(event_deck(items, selected=["95446"]), "IconLayer"):
        assert [row["id"] for row in layer["data"] if row["selected"]] in (["95446"], ["95446|99454"])
    merged = _layers(event_deck(items, selected=["95446|99454"]), "IconLayer")[-1]
    assert all(row["selected"] for row in merged["data"])


def test_theme_is_a_change_of_spec() -> None:
    light, dark = event_deck(stacks(events(FALLUJAH))), event_deck(stacks(events(FALLUJAH)), theme="dark")
    assert {layer["id"] for layer in _spec(light)["layers"]}.isdisjoint(layer["id"] for layer in _spec(dark)["layers"])
    assert _layers(light, "TileLayer")[0]["getFillColor"] == rgb(LIGHT.land)


def test_words_of_reports_cannot_command_the_runtime() -> None:
    hostile = {**FALLUJAH, "place": "@@=globalThis.alert(1)", "place_id": "@@#GL.ONE"}
    near = {**hostile, "geo_precision": "near", "radius_km": 5.0}

    def strings(value: Any, key: str = "") -> list[str]:
        if isinstance(value, dict):
            return [word for name, item in value.items() for word in strings(item, name)]
        if isinstance(value, list):
            return [word for item in value for word in strings(item, key)]
        return [value] if isinstance(value, str) and key != "@@type" else []

    for layer in _spec(event_deck(stacks(events(hostile, near))))["layers"]:
        assert not [word for word in strings(layer.get("data")) if word.startswith("@@")]
    assert inert("@@=x") == " @@=x"
    assert inert("x @@=x") == "x @@=x"


def test_province_is_shaded_with_its_polygon_and_its_badge_stands_inside() -> None:
    deck = event_deck(stacks(events(ANBAR)), area_of=lambda stack: SQUARE if stack.names == ("Anbar",) else None)
    (layer,) = _layers(deck, "GeoJsonLayer")
    fill, outline = layer["data"]["features"]
    assert fill["geometry"] == SQUARE
    assert outline["geometry"]["type"] == "MultiLineString"
    (row,) = _layers(deck, "IconLayer")[-1]["data"]
    assert row["area"]
    assert row["position"] == [41, 33]


def test_area_without_a_polygon_is_a_circle() -> None:
    (layer,) = _layers(event_deck(stacks(events(ANBAR)), area_of=None), "GeoJsonLayer")
    (ring,) = layer["data"]["features"][0]["geometry"]["coordinates"]
    assert {round(_km(43.3, 33.42, lon, lat)) for lon, lat in ring} == {180}


def test_provinces_come_with_the_project() -> None:
    (layer,) = _layers(event_deck(stacks(events(ANBAR))), "GeoJsonLayer")
    assert contains(layer["data"]["features"][0]["geometry"], 41.0, 33.0)


def test_one_province_told_in_two_ways_is_shaded_once() -> None:
    west = {**ANBAR, "place_id": "west", "place": "western Anbar", "admin1": "Anbar"}
    (layer,) = _layers(event_deck(stacks(events(ANBAR, west)), selected=["west"]), "GeoJsonLayer")
    assert {feature["properties"]["id"] for feature in layer["data"]["features"]} == {"west"}


def test_known_places_have_no_shade_and_layers_can_be_left_out() -> None:
    assert not _layers(event_deck(stacks(events(FALLUJAH))), "GeoJsonLayer")
    assert not _layers(event_deck(stacks(events(NEAR)), uncertainty=False), "GeoJsonLayer")
    assert not _layers(event_deck(stacks(events(NEAR)), marks=False), "IconLayer")


@pytest.mark.parametrize(("lon", "lat", "km"), [(0, 0, 10), (43.8, 33.4, 50), (-75, 60, 300), (179.9, -16, 40)])
def test_circle_has_its_radius_everywhere(lon: float, lat: float, km: float) -> None:
    ring = circle(lon, lat, km)
    assert ring[0] == ring[-1]
    assert all(_km(lon, lat, x, y) == pytest.approx(km, rel=0.005) for x, y in ring)


def _km(lon: float, lat: float, x: float, y: float) -> float:
    """Great-circle distance (haversine)."""
    one, other = math.radians(lat), math.radians(y)
    half = math.sin((other - one) / 2) ** 2
    half += math.cos(one) * math.cos(other) * math.sin(math.radians(x - lon) / 2) ** 2
    return 2 * 6371.0088 * math.asin(math.sqrt(half))


def test_view_shows_the_whole_box() -> None:
    view = view_of(Bounds(38, 30, 46, 37), width=900, height=500)
    pixels_wide = 512 * 2**view.zoom * (46 - 38) / 360
    assert 300 < pixels_wide <= 900
    assert (view.lon, round(view.lat)) == (42, 34)
    assert view_of(Bounds(43, 33, 43, 33)).zoom == 9  # one place: no closer than its surroundings
    assert view_of(None).zoom < 2


def test_short_text_says_how_many_what_and_how_sure() -> None:
    claim = {**FALLUJAH, "status": "claimed", "event_type": "Protests"}
    (stack,) = stacks(events(FALLUJAH, FALLUJAH, claim))
    assert lines_of(stack) == ["3 events, 2 May 2016", "2 Battles", "1 Protests", "2 asserted, 1 claimed"]
    (area,) = stacks(events(ANBAR))
    assert lines_of(area)[-1] == "known only to the province"
    (near,) = stacks(events(NEAR))
    assert lines_of(near)[-1] == "within about 12 km"


def test_title_of_merged_stacks_says_how_many_more() -> None:
    (merged,) = merge(stacks(events(FALLUJAH, FALLUJAH, RAMADI)), 2)
    assert title_of(merged) == "Fallujah and 1 more"


def test_label_names_both_of_two_and_a_place_once() -> None:
    near = {**RAMADI, "geo_precision": "near", "lat": 33.5}
    (merged,) = merge(stacks(events(FALLUJAH, FALLUJAH, RAMADI, near)), 2)
    assert label_of(merged) == "Fallujah, Ramadi"


def test_legend_shows_only_what_is_drawn() -> None:
    plain = legend_of(stacks(events(FALLUJAH, RAMADI)))
    assert plain.types == (("Battles", 2),)
    assert plain.statuses == ()  # everything asserted: nothing to explain
    assert [group["title"] for group in plain.as_json(LIGHT)] == ["Event type"]
    full = legend_of(stacks(events(FALLUJAH, {**RAMADI, "status": "planned"}, NEAR, ANBAR)))
    assert full.statuses == (("asserted", 3), ("planned", 1))
    assert full.precisions == (GeoPrecision.NEAR, GeoPrecision.PROVINCE)
    labels = [entry["label"] for entry in full.as_json(LIGHT)[-1]["entries"]]
    assert labels == ["Near: within the circle", "Only the province is known"]


def test_each_row_and_icon_is_sent_once() -> None:
    deck = event_deck(stacks(events(FALLUJAH, RAMADI, KHARTOUM)))
    whole = _spec(deck)
    sent = compact(_spec(deck))
    icons, rows = sent["icons"], sent["rows"]
    assert len(icons) == 2  # one event and two events; three places of one event look alike
    back = [
        [{**rows[index], "icon": icons[rows[index]["icon"]]} for index in layer["data"]]
        for layer in sent["layers"]
        if "zoomRange" in layer
    ]
    assert back == [layer["data"] for layer in whole["layers"] if "zoomRange" in layer]


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


def test_clicked_merged_stack_gives_all_keys() -> None:
    assert MapResult("95446|99454", None).keys == ("95446", "99454")
    assert MapResult("", None).keys == ()
    assert MapResult(None, None).keys == ()


def test_stack_is_drawn_where_it_is() -> None:
    (row,) = _layers(event_deck(stacks(events(KHARTOUM))), "IconLayer")[0]["data"]
    assert row["position"] == [32.53, 15.55]
