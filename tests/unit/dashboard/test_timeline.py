"""The timeline: what is drawn where, how marks are heaped, what brush and click mean."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.views import lanes, timeline, timeline_charts
from dashboard.views.ink import DARK, LIGHT
from dashboard.views.symbols import TYPE_STYLES
from dashboard.views.timeline import DAY_MS, Extent
from extract.standards import EVENT_TYPES
from tests.dashboard.frames import campaign, event, frame, undated

MARCH = Extent(date(2031, 3, 1), date(2031, 3, 31))
PALETTE = {kind: style.light for kind, style in TYPE_STYLES.items()}


def _ms(day: str) -> int:
    return int(pd.Timestamp(day, tz="UTC").timestamp() * 1000)


def _at(event_id: int, first: str, last: str = "", **changes: Any) -> dict[str, Any]:
    return event(event_id, start=pd.Timestamp(first), end=pd.Timestamp(last or first), **changes)


def test_the_extent_is_from_the_first_to_the_last_day() -> None:
    table = frame(_at(1, "2031-03-05", "2031-03-09"), _at(2, "2031-03-07"), undated(3))
    assert timeline.extent(table) == Extent(date(2031, 3, 5), date(2031, 3, 9))
    assert timeline.extent(frame(undated(1))) is None
    assert timeline.extent(frame()) is None


def test_a_plan_stretches_the_timeline_no_farther_than_its_first_day() -> None:
    told, plan = _at(1, "2031-03-05", "2031-03-09"), _at(2, "2031-03-20", "2032-03-19", status="planned")
    assert timeline.extent(frame(told, plan)) == Extent(date(2031, 3, 5), date(2031, 3, 20))
    assert timeline.extent(frame(plan)) == Extent(date(2031, 3, 20), date(2032, 3, 19))
    only_until = event(3, start=pd.NaT, end=pd.Timestamp("2031-05-01"), status="planned")
    assert timeline.extent(frame(only_until)) == Extent(date(2031, 5, 1), date(2031, 5, 1))


@pytest.mark.parametrize("by", ["type", "actor"])
def test_what_is_planned_has_the_last_lane(by: str) -> None:
    rows = [_at(1, "2031-03-05", "2031-03-20", status="planned"), _at(2, "2031-03-07", status="hypothetical")]
    made = lanes.marks(frame(*rows, _at(3, "2031-03-05"), _at(4, "2031-03-09", targets=())), within=MARCH, lanes=by)
    last = made[made["lane"] == lanes.PLANNED]
    assert set(last["key"]) == {"1", "2"}
    assert last["row"].min() > made.loc[made["lane"] != lanes.PLANNED, "row"].max()
    assert timeline_charts.selections(made) == ["dot", "plan"]


STEPS = [
    (date(2031, 1, 1), date(2031, 4, 30), "day"),
    (date(2031, 1, 1), date(2031, 5, 1), "week"),
    (date(2031, 1, 1), date(2033, 12, 31), "month"),
    (date(1990, 1, 1), date(2031, 12, 31), "year"),
]


@pytest.mark.parametrize(("first", "last", "step"), STEPS)
def test_bins_grow_with_the_stretch(first: date, last: date, step: str) -> None:
    assert Extent(first, last).step == step


def test_every_dated_event_is_in_one_bin() -> None:
    table = campaign(120)
    whole = timeline.extent(table)
    assert whole is not None
    bins = timeline.histogram(table, whole)
    assert bins["events"].sum() == 120 - int((table["start"].isna()).sum())
    assert ((bins["to"] - bins["from"]) == DAY_MS).all()


def test_a_day_is_drawn_from_its_midnight_to_the_next_and_both_ends_are_inclusive() -> None:
    made = lanes.marks(frame(_at(1, "2031-03-05"), _at(2, "2031-03-10", "2031-03-19")), within=MARCH)
    day, stretch = made[made["key"] == "1"].iloc[0], made[made["key"] == "2"].iloc[0]
    assert (day["from"], day["to"]) == (_ms("2031-03-05"), _ms("2031-03-06"))
    assert (stretch["from"], stretch["to"]) == (_ms("2031-03-10"), _ms("2031-03-20"))
    assert bool(day["point"])
    assert not bool(stretch["point"])


def test_marks_that_would_touch_get_rows_of_their_own() -> None:
    made = lanes.marks(frame(_at(1, "2031-03-05"), _at(2, "2031-03-05"), _at(3, "2031-03-25")), within=MARCH)
    assert made.set_index("key")["row"].to_dict() == {"1": 0, "2": 1, "3": 0}


def test_a_crowd_is_heaped_and_no_event_is_lost() -> None:
    table = campaign(400)
    whole = timeline.extent(table)
    assert whole is not None
    made = lanes.marks(table, within=whole, order=list(EVENT_TYPES))
    assert made["n"].max() > 1
    assert made["n"].sum() == int(table["start"].notna().sum())
    ids = [int(part) for key in made["key"] for part in key.split("+")]
    assert sorted(ids) == sorted(table.loc[table["start"].notna(), "event_id"])
    assert lanes.dot_px(made) == lanes.HEAP_PX


def test_only_events_of_one_status_and_type_are_heaped() -> None:
    rows = [_at(n, "2031-03-05", status="claimed" if n % 2 else "asserted") for n in range(1, 81)]
    made = lanes.marks(frame(*rows), within=MARCH)
    assert sorted(zip(made["status"], made["n"], strict=True)) == [("asserted", 40), ("claimed", 40)]
    assert set(made["says"]) == {"40 events, asserted", "40 events, claimed"}


def test_lanes_by_actor_go_by_number_and_the_unnamed_come_last() -> None:
    table = frame(
        _at(1, "2031-03-05"),
        _at(2, "2031-03-09", targets=(), target_ids=()),
        _at(3, "2031-03-12", agents=(), targets=(), agent_ids=(), target_ids=()),
    )
    made = lanes.marks(table, within=MARCH, lanes="actor")
    assert list(dict.fromkeys(made.sort_values("row")["lane"])) == ["River Guard", "Northern Army", lanes.NOBODY]


def test_many_actors_share_a_lane() -> None:
    rows = [_at(n, "2031-03-05", agents=(f"Group {n:02}",), targets=()) for n in range(1, 20)]
    made = lanes.marks(frame(*rows), within=MARCH, lanes="actor")
    assert made["lane"].nunique() == lanes.MOST_ACTORS + 1
    assert lanes.OTHERS in set(made["lane"])


def test_what_lies_outside_the_stretch_is_cut() -> None:
    made = lanes.marks(frame(_at(1, "2030-01-01", "2032-12-31"), _at(2, "2031-06-01")), within=MARCH)
    assert list(made["key"]) == ["1"]
    assert [made["from"].iloc[0], made["to"].iloc[0]] == MARCH.domain()


def test_an_open_end_is_drawn_as_its_known_day() -> None:
    made = lanes.marks(frame(event(1, start=pd.Timestamp("2031-03-05"), end=pd.NaT)), within=MARCH)
    assert (made["from"].iloc[0], made["to"].iloc[0]) == (_ms("2031-03-05"), _ms("2031-03-06"))


def test_rows_of_one_lane_never_overlap() -> None:
    table = campaign(150)
    whole = timeline.extent(table)
    assert whole is not None
    made = lanes.marks(table, within=whole, lanes="actor")
    for _, row in made[~made["point"]].groupby("row"):
        ordered = row.sort_values("from")
        assert (ordered["from"].iloc[1:].to_numpy() >= ordered["to"].iloc[:-1].to_numpy()).all()


BRUSHES = [
    ({"brush": {"from": [_ms("2031-03-05"), _ms("2031-03-07")]}}, (date(2031, 3, 5), date(2031, 3, 6))),
    # an end in the middle of a day takes the day in
    ({"brush": {"from": [_ms("2031-03-05") + 1.5, _ms("2031-03-07") + 10]}}, (date(2031, 3, 5), date(2031, 3, 7))),
    ({"brush": {"from": [_ms("2031-03-07"), _ms("2031-03-05")]}}, (date(2031, 3, 5), date(2031, 3, 6))),  # backwards
    ({"brush": {"from": [_ms("1965-01-01"), _ms("1965-01-03")]}}, (date(1965, 1, 1), date(1965, 1, 2))),  # before 1970
    ({"brush": {}}, None),
    ({}, None),
    ({"brush": {"from": ["x", "y"]}}, None),
    ({"brush": {"from": [1e300, 2e300]}}, None),
    ({"brush": {"from": [float("nan"), 1.0]}}, None),
]


@pytest.mark.parametrize(("selection", "days"), BRUSHES)
def test_a_brush_is_read_as_whole_days(selection: dict[str, Any], days: tuple[date, date] | None) -> None:
    assert timeline.brushed(selection) == days


CLICKS = [
    ({"dot": [{"key": "12"}]}, (12,)),
    ({"dot": [], "bar": [{"key": "3+4"}]}, (3, 4)),
    ({"dot": []}, ()),
    ({"dot": [{"key": "3+x"}]}, ()),
    ({"dot": ["nonsense"], "bar": [{}]}, ()),
]


@pytest.mark.parametrize(("selection", "events"), CLICKS)
def test_a_click_is_read_as_events(selection: dict[str, Any], events: tuple[int, ...]) -> None:
    assert timeline.picked(selection) == events


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=40))
def test_charts_are_valid_whatever_the_names(name: str) -> None:
    """Names reach an expression of the chart: they must stay text in it."""
    table = frame(_at(1, "2031-03-05", agents=(name or "x",)), _at(2, "2031-03-06", evidence=name, place=name))
    made = lanes.marks(table, within=MARCH, lanes="actor")
    spec = timeline_charts.lanes_chart(made, within=MARCH, palette=PALETTE, ink=DARK, chosen=[2]).to_dict()
    shown = [
        layer["encoding"]["y"]["axis"]["labelExpr"] for layer in spec["layer"] if "labelExpr" in str(layer["encoding"])
    ]
    for expression in shown:
        assert expression.endswith("[datum.value]")
        assert isinstance(json.loads(expression.removesuffix("[datum.value]")), dict)


def test_only_what_is_asserted_is_filled_and_plans_are_dashed() -> None:
    made = lanes.marks(frame(_at(1, "2031-03-05"), _at(2, "2031-03-09", status="planned")), within=MARCH)
    spec = timeline_charts.lanes_chart(made, within=MARCH, palette=PALETTE, ink=LIGHT).to_dict()
    dots = next(layer for layer in spec["layer"] if layer["mark"]["type"] == "point" and "fill" in layer["encoding"])
    condition = dots["encoding"]["fill"]
    assert condition["value"] == LIGHT.page
    assert condition["condition"]["test"] == "datum.status == 'asserted'"
    scale = dots["encoding"]["strokeDash"]["scale"]
    assert dict(zip(scale["domain"], map(tuple, scale["range"]), strict=True))["planned"] == (3, 2)


def test_the_brush_starts_where_the_address_says() -> None:
    table = campaign(50)
    whole = timeline.extent(table)
    assert whole is not None
    window = (date(2031, 4, 1), date(2031, 4, 9))
    spec = timeline_charts.strip_chart(table, whole=whole, ink=LIGHT, window=window).to_dict()
    brush = next(parameter for parameter in spec["params"] if parameter["name"] == "brush")
    assert brush["value"] == {"x": [_ms("2031-04-01"), _ms("2031-04-10")]}
