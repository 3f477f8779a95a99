"""Places with their events counted, what of them is sent, and their legend."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.basemap.areas import bundled
from dashboard.views.geometry import contains
from dashboard.views.legend import legend_of
from dashboard.views.piles import (
    CODES,
    NO_DAY,
    PRECISIONS,
    STATUSES,
    TYPES,
    Piles,
    bounds_of,
    thinned,
)
from dashboard.views.sent import DEGREE, marks_json, styles_json
from dashboard.views.symbols import LIGHT, TYPE_STYLES
from extract.model import GeoPrecision, Status
from tests.dashboard.stacks import bounds, code, day_number, day_of, piles_of, stacks
from tests.unit.dashboard.frames import ANBAR, FALLUJAH, KHARTOUM, RAMADI, events

NEAR = {**FALLUJAH, "geo_precision": "near", "radius_km": 12.0}
HOSTILE = {**FALLUJAH, "place_id": "x", "place": "<img src=x onerror=alert(1)>" * 9}


def _piles(*rows: dict[str, Any]) -> Piles:
    return piles_of(stacks(events(*rows)))


def _many(count: int, seed: int = 1) -> Piles:
    rng = np.random.default_rng(seed)
    words = np.array([f"p{number}" for number in range(count)], object)
    none = np.full(count, "", object)
    counts = np.zeros((count, CODES), np.int32)
    counts[np.arange(count), rng.integers(0, CODES, count)] = rng.integers(1, 50, count)
    first = rng.integers(16_000, 17_000, count).astype(np.int32)
    return Piles(
        words, words, rng.uniform(-60, 70, count), rng.uniform(-180, 180, count),
        rng.choice([0, 0, 0, 1, 3], count).astype(np.int8), rng.uniform(0, 20, count), none, none,
        first, first + 3, counts,
    )  # fmt: skip


def test_codes_name_every_type_and_status_once() -> None:
    codes = {code(kind, status) for kind in TYPES for status in STATUSES}
    assert codes == set(range(CODES))
    assert code("Cyber attack", "asserted") == code(TYPES[-1], "asserted")  # unknown types are "other"
    assert TYPES[:-1] == tuple(TYPE_STYLES)
    with pytest.raises(ValueError, match="rumoured"):
        code("Battles", "rumoured")


@pytest.mark.parametrize("day", [date(1970, 1, 1), date(2015, 7, 13), date(1, 1, 1), None])
def test_days_as_numbers(day: date | None) -> None:
    assert day_of(day_number(day)) == day


def test_piles_say_what_the_stacks_say() -> None:
    made = stacks(events(FALLUJAH, {**FALLUJAH, "status": "claimed"}, KHARTOUM, ANBAR))
    piles = piles_of(made)
    assert piles.totals.tolist() == [stack.count for stack in made]
    assert piles.keys.tolist() == [stack.id for stack in made]
    assert piles.areas.tolist() == [stack.area for stack in made]
    fallujah = piles.keys.tolist().index("99454")
    assert piles.counts[fallujah, code("Battles", "claimed")] == 1
    assert day_of(int(piles.first[fallujah])) == date(2016, 5, 2)
    assert bounds_of(piles) == bounds(made)
    assert bounds_of(_piles()) is None


def test_few_places_are_sent_as_they_are() -> None:
    thin = thinned(_piles(FALLUJAH, FALLUJAH, RAMADI), lon=43, lat=33, zoom=2, chosen=["95446"])
    assert thin.whole
    assert thin.keys == (("99454",), ("95446",))  # largest first
    assert thin.chosen.tolist() == [False, True]


@settings(max_examples=20, deadline=None)
@given(
    st.integers(1, 2500), st.integers(0, 5), st.floats(-180, 180), st.floats(-80, 80), st.floats(0, 14),
    st.integers(60, 400),
)  # fmt: skip
def test_thinning_loses_no_event(count: int, seed: int, lon: float, lat: float, zoom: float, limit: int) -> None:
    piles = _many(count, seed)
    thin = thinned(piles, lon=lon, lat=lat, zoom=zoom, limit=limit)
    assert len(thin.piles) <= max(limit, 60)
    assert thin.piles.counts.sum(axis=0).tolist() == piles.counts.sum(axis=0).tolist()
    assert thin.members.sum() == count
    assert thin.whole == (count <= limit)
    assert set(thin.piles.keys) <= set(piles.keys)  # a mark stands on a real place
    west, south, east, north = thin.boxes.T
    assert (west <= thin.piles.lon).all()
    assert (thin.piles.lon <= east).all()
    assert (south <= thin.piles.lat).all()
    assert (thin.piles.lat <= north).all()


def test_thinned_places_keep_areas_and_points_apart_and_tell_what_is_chosen() -> None:
    piles = _many(3000)
    thin = thinned(piles, lon=0, lat=0, zoom=1, chosen=["p7"])
    assert thin.piles.counts[thin.piles.areas].sum() == piles.counts[piles.areas].sum()
    assert thin.chosen.sum() == 1
    assert all(not keys or len(keys) == members for keys, members in zip(thin.keys, thin.members, strict=True))


def test_few_areas_keep_their_own_shade_among_many_places() -> None:
    piles = _many(4000)
    piles.precision[:] = 0
    piles.precision[:40] = PRECISIONS.index(GeoPrecision.PROVINCE)
    thin = thinned(piles, lon=0, lat=0, zoom=1)
    assert (thin.members[thin.piles.areas] == 1).all()
    assert thin.piles.areas.sum() == 40


def test_what_is_looked_at_is_finer_than_the_rest() -> None:
    piles = _many(20_000)
    thin = thinned(piles, lon=40, lat=30, zoom=5)
    near = (abs(thin.piles.lon - 40) < 8) & (abs(thin.piles.lat - 30) < 6)
    assert thin.members[near].mean() < thin.members[~near].mean() / 5
    deep = thinned(piles, lon=40, lat=30, zoom=11)
    assert all(len(keys) == members for keys, members in zip(deep.keys, deep.members, strict=True) if members == 2)


def test_marks_as_sent() -> None:
    sent = marks_json(thinned(_piles(FALLUJAH, {**FALLUJAH, "status": "claimed"}, NEAR, HOSTILE), lon=0, lat=0, zoom=5))
    assert json.dumps(sent)  # plain numbers and words only
    assert sent["lon"][0] == round(43.78 * DEGREE)
    assert sent["key"][0] == "99454"
    assert sent["parts"][0] == [code("Battles", "asserted"), 1, code("Battles", "claimed"), 1]
    assert {sent["radius"][row] for row in sent["radius"]} == {12.0}
    assert max(map(len, sent["name"])) <= 60
    assert sent["whole"]
    assert day_of(sent["first"][0]) == date(2016, 5, 2)
    nothing = marks_json(thinned(_piles(), lon=0, lat=0, zoom=5))
    assert nothing["lon"] == nothing["parts"] == []


def test_undated_places_are_sent_without_days() -> None:
    piles = _piles(FALLUJAH)
    piles.first[0] = piles.last[0] = NO_DAY
    sent = marks_json(thinned(piles, lon=0, lat=0, zoom=5))
    assert sent["first"] == sent["last"] == [None]


def test_badge_of_a_province_stands_inside_it() -> None:
    sent = marks_json(thinned(_piles(ANBAR), lon=0, lat=0, zoom=5))
    (country, index) = sent["area"][0]
    found = bundled().find(GeoPrecision.PROVINCE, country="IQ", admin1="Anbar")
    assert found is not None
    assert (country, index) == ("IQ", found.index)
    assert contains(bundled().geometry(found), sent["lon"][0] / DEGREE, sent["lat"][0] / DEGREE)
    assert sent["lon"][0] != round(ANBAR["lon"] * DEGREE)  # its point is the capital's


def test_a_thousand_events_at_as_many_places_are_small() -> None:
    sent = json.dumps(marks_json(thinned(_many(1000), lon=0, lat=0, zoom=2)), separators=(",", ":"))
    assert len(sent) < 90_000


def test_many_places_are_small_too() -> None:
    sent = json.dumps(marks_json(thinned(_many(30_000), lon=0, lat=0, zoom=3)), separators=(",", ":"))
    assert len(sent) < 400_000


def test_styles_follow_the_codes() -> None:
    styles = styles_json("dark")
    assert [style["letter"] for style in styles["types"]] == ["B", "E", "V", "P", "R", "S", "?"]
    assert len(styles["statuses"]) == len(Status)
    assert styles["precisions"] == [precision.value for precision in PRECISIONS]


def test_legend_shows_only_what_is_drawn() -> None:
    plain = legend_of(_piles(FALLUJAH, RAMADI))
    assert plain.types == (("Battles", 2),)
    assert plain.statuses == ()  # everything asserted: nothing to explain
    assert [group["title"] for group in plain.as_json(LIGHT)] == ["Event type"]
    full = legend_of(_piles(FALLUJAH, {**RAMADI, "status": "planned"}, NEAR, ANBAR))
    assert full.statuses == (("asserted", 3), ("planned", 1))
    assert full.precisions == (GeoPrecision.NEAR, GeoPrecision.PROVINCE)
    groups = full.as_json(LIGHT)
    assert [group["layer"] for group in groups] == ["stacks", "stacks", "uncertainty"]
    assert [entry["label"] for entry in groups[-1]["entries"]] == [
        "Near: within the circle",
        "Only the province is known",
    ]
