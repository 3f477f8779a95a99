"""The timeline: what is counted and drawn where, and what the browser may report."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.table.columns import day_number, day_of
from dashboard.views import lanes, timeline
from dashboard.views.symbols import contrast
from dashboard.views.timeline import Extent
from tests.dashboard.frames import campaign, event, frame, undated
from tests.dashboard.tables import table_of

MARCH = Extent(date(2031, 3, 1), date(2031, 3, 31))
FIFTH = day_number(date(2031, 3, 5))


def _at(event_id: int, first: str, last: str = "", **changes: Any) -> dict[str, Any]:
    return event(event_id, start=pd.Timestamp(first), end=pd.Timestamp(last or first), **changes)


def _extent(*rows: dict[str, Any]) -> Extent | None:
    table = table_of(frame(*rows))
    return timeline.extent(table, np.ones(len(table), dtype=bool))


def _lanes(rows: pd.DataFrame, by: str = "type", within: Extent = MARCH) -> tuple[Any, lanes.Lanes]:
    table = table_of(rows)
    return table, lanes.lanes(table, np.ones(len(table), dtype=bool), within, by)


def test_the_extent_is_from_the_first_to_the_last_day() -> None:
    days = _extent(_at(1, "2031-03-05", "2031-03-09"), _at(2, "2031-03-07"), undated(3))
    assert days == Extent(date(2031, 3, 5), date(2031, 3, 9))
    assert _extent(undated(1)) is None
    assert _extent() is None


def test_a_plan_stretches_the_timeline_no_farther_than_its_first_day() -> None:
    told, plan = _at(1, "2031-03-05", "2031-03-09"), _at(2, "2031-03-20", "2032-03-19", status="planned")
    assert _extent(told, plan) == Extent(date(2031, 3, 5), date(2031, 3, 20))
    assert _extent(plan) == Extent(date(2031, 3, 20), date(2032, 3, 19))
    only_until = event(3, start=pd.NaT, end=pd.Timestamp("2031-05-01"), status="planned")
    assert _extent(only_until) == Extent(date(2031, 5, 1), date(2031, 5, 1))


def test_one_event_of_long_ago_does_not_squeeze_the_rest() -> None:
    rows = [_at(n, f"2031-03-{n % 28 + 1:02}") for n in range(1, 90)]
    table = table_of(frame(*rows, _at(99, "1994-05-01")))
    every = np.ones(len(table), dtype=bool)
    whole = timeline.extent(table, every)
    assert whole is not None
    shown = timeline.busy(table, every, whole)
    assert whole.first == date(1994, 5, 1)
    assert shown.first >= date(2031, 2, 20)
    assert shown.last == whole.last


#: days of events recalled from long before, days of the fortnight that is told; whether the fortnight fills the view
OPENED = [
    (["2004-11-08", "2014-06-10", "2014-06-12"], 15, True),  # two reports that recall two older battles
    (["2004-11-08"], 7, True),
    (["2004-11-08", "2006-02-01", "2008-03-04", "2009-05-06", "2011-07-08", "2014-06-10"], 9, False),  # a chronicle
    (["2015-06-10"], 15, False),  # not far off
]


@pytest.mark.parametrize(("recalled", "told", "fills"), OPENED)
def test_the_timeline_opens_where_the_events_are(recalled: list[str], told: int, fills: bool) -> None:
    days = [*recalled, *(f"2015-07-{1 + n % 14:02}" for n in range(told))]
    table = table_of(frame(*(_at(n, day) for n, day in enumerate(days, start=1))))
    every = np.ones(len(table), dtype=bool)
    whole = timeline.extent(table, every)
    assert whole is not None
    shown = timeline.busy(table, every, whole)
    assert (shown.first >= date(2015, 6, 25)) == fills
    assert fills or shown == whole


def test_a_few_events_are_all_shown_however_far_apart() -> None:
    table = table_of(frame(_at(1, "1994-05-01"), _at(2, "2031-03-05")))
    every = np.ones(2, dtype=bool)
    whole = timeline.extent(table, every)
    assert whole is not None
    assert timeline.busy(table, every, whole) == whole


STEPS = [
    (date(2031, 1, 1), date(2031, 4, 30), "day"),
    (date(2031, 1, 1), date(2031, 5, 1), "week"),
    (date(2031, 1, 1), date(2033, 12, 31), "month"),
    (date(1990, 1, 1), date(2031, 12, 31), "year"),
]


@pytest.mark.parametrize(("first", "last", "step"), STEPS)
def test_bins_grow_with_the_stretch(first: date, last: date, step: str) -> None:
    assert Extent(first, last).step == step


@settings(max_examples=80, deadline=None)
@given(st.dates(date(2, 1, 1), date(9990, 1, 1)), st.integers(0, 30_000))
def test_bins_cover_every_day_once_and_begin_where_people_begin_them(first: date, days: int) -> None:
    span = Extent(first, day_of(min(day_number(first) + days, day_number(date(9998, 1, 1)))))
    made = timeline.bins(span)
    low, high = span.numbers
    assert made.edges[0] <= low
    assert made.edges[-1] > high
    assert (np.diff(made.edges) > 0).all()
    starts = [day_of(int(edge)) for edge in made.edges[:-1]]
    if span.step == "week":
        assert {day.weekday() for day in starts} == {0}
    if span.step in ("month", "year"):
        assert {day.day for day in starts} == {1}
    if span.step == "year":
        assert {day.month for day in starts} == {1}
    for day, found in zip((low, high), made.of(np.array([low, high], dtype=np.int32)).tolist(), strict=True):
        assert made.edges[found] <= day < made.edges[found + 1]


def test_every_dated_event_is_in_one_bin() -> None:
    table = table_of(campaign(120))
    every = np.ones(len(table), dtype=bool)
    whole = timeline.extent(table, every)
    assert whole is not None
    assert timeline.by_type(table, every, timeline.bins(whole)).sum() == int(table.dated.sum())


@pytest.mark.parametrize("by", ["type", "actor"])
def test_what_is_planned_has_the_last_lane(by: str) -> None:
    rows = [_at(1, "2031-03-05", "2031-03-20", status="planned"), _at(2, "2031-03-07", status="hypothetical")]
    _, found = _lanes(frame(*rows, _at(3, "2031-03-05"), _at(4, "2031-03-09", targets=(), target_ids=())), by)
    assert found.names[-1] == lanes.PLANNED
    assert found.ids[-1] == ""
    assert lanes.totals(found)[-1] == 2


def test_a_mark_tells_its_days_and_whether_its_ends_are_known() -> None:
    rows = frame(
        _at(1, "2031-03-05"),
        _at(2, "2031-03-10", "2031-03-19", time_precision="range"),
        _at(3, "2031-03-01", "2031-03-31", time_precision="month"),
        event(4, start=pd.Timestamp("2031-03-05"), end=pd.NaT),
        event(5, start=pd.NaT, end=pd.Timestamp("2031-03-05")),
    )
    table, found = _lanes(rows)
    made = lanes.marks(table, found)
    by_id = {one: at for at, one in enumerate(made["id"])}
    days = {one: (made["from"][at] - FIFTH, made["to"][at] - FIFTH) for one, at in by_id.items()}
    assert days == {1: (0, 0), 2: (5, 14), 3: (-4, 26), 4: (0, 0), 5: (0, 0)}
    assert {one: made["vague"][at] for one, at in by_id.items()} == {1: 0, 2: 0, 3: 1, 4: 0, 5: 0}
    assert {one: made["open"][at] for one, at in by_id.items()} == {1: 0, 2: 0, 3: 0, 4: 2, 5: 1}


def test_lanes_by_actor_go_by_number_and_the_unnamed_come_last() -> None:
    _, found = _lanes(
        frame(
            _at(1, "2031-03-05"),
            _at(2, "2031-03-09", targets=(), target_ids=()),
            _at(3, "2031-03-12", agents=(), targets=(), agent_ids=(), target_ids=()),
        ),
        "actor",
    )
    assert found.names == ("River Guard", "Northern Army", lanes.NOBODY)
    assert lanes.totals(found) == [2, 1, 1]


def test_many_actors_share_a_lane_and_an_event_of_two_of_them_stands_in_it_once() -> None:
    rows = [
        _at(n, "2031-03-05", agents=(f"Group {n:02}",), agent_ids=(f"g{n}",), targets=(), target_ids=())
        for n in range(1, 20)
    ]
    rows.append(
        _at(99, "2031-03-05", agents=("Group 18", "Group 19"), agent_ids=("g18", "g19"), targets=(), target_ids=())
    )
    _, found = _lanes(frame(*rows), "actor")
    assert len(found.names) == lanes.MOST_ACTORS + 1
    assert found.names[-1] == lanes.OTHERS
    assert len(set(zip(found.rows.tolist(), found.lane.tolist(), strict=True))) == len(found.rows)
    assert set(found.rows.tolist()) == set(range(20))


def test_what_lies_outside_the_stretch_is_left_out_and_what_reaches_in_is_not() -> None:
    table, found = _lanes(frame(_at(1, "2030-01-01", "2032-12-31"), _at(2, "2031-06-01")))
    assert table.ids[found.rows].tolist() == [1]


@pytest.mark.parametrize("by", ["type", "actor"])
def test_counts_lose_no_event(by: str) -> None:
    rows = campaign(300)
    table = table_of(rows)
    every = np.ones(len(table), dtype=bool)
    whole = timeline.extent(table, every)
    assert whole is not None
    found = lanes.lanes(table, every, whole, by)
    cells = np.array(lanes.counts(table, found, whole)["cells"]).reshape(-1, 5)
    assert [int(cells[cells[:, 0] == lane, 4].sum()) for lane in range(len(found.names))] == lanes.totals(found)
    assert set(found.rows.tolist()) == set(np.flatnonzero(table.dated).tolist())


def test_what_began_earlier_makes_no_first_day_of_many() -> None:
    table, found = _lanes(frame(_at(1, "2031-02-20", "2031-03-04"), _at(2, "2031-03-01"), _at(3, "2031-03-02")))
    made = lanes.counts(table, found, MARCH)
    assert made["earlier"] == [1]
    assert [made["cells"][at : at + 5][4] for at in range(0, len(made["cells"]), 5)] == [1, 1]


def test_publication_days_are_those_of_the_reports_that_tell_the_kept_events() -> None:
    table = table_of(
        frame(_at(1, "2031-03-05"), _at(2, "2031-03-06", document_id=2, document_ids=(2,), published=None))
    )
    every = np.ones(2, dtype=bool)
    assert lanes.published(table, every, MARCH) == [day_number(date(2031, 3, 12))]
    assert lanes.published(table, np.array([False, True]), MARCH) == []


WINDOWS = [
    ([FIFTH, FIFTH + 2], (date(2031, 3, 5), date(2031, 3, 7))),
    ([FIFTH + 2, FIFTH], (date(2031, 3, 5), date(2031, 3, 7))),  # backwards
    ([-1828, -1827], (date(1964, 12, 30), date(1964, 12, 31))),  # before 1970
    ([], None),
    (None, None),
    (["x", "y"], None),
    ([1e300, 2e300], None),
    ([float("nan"), 1.0], None),
    ([1], None),
    ("12", None),
]


@pytest.mark.parametrize(("value", "days"), WINDOWS)
def test_a_brush_is_read_as_days(value: object, days: tuple[date, date] | None) -> None:
    assert timeline.read_window(value) == days


VIEWS = [
    ([FIFTH + 0.25, FIFTH + 0.5], (FIFTH + 0.25, FIFTH + 0.5), MARCH.first + timedelta(4), 1),  # six hours of a day
    ([FIFTH + 0.75, FIFTH + 1.25], (FIFTH + 0.75, FIFTH + 1.25), MARCH.first + timedelta(4), 2),  # over midnight
    ([FIFTH, FIFTH + 2], (FIFTH, FIFTH + 2), MARCH.first + timedelta(4), 2),  # until the end of the sixth
    ([-0.5, 0], (-0.5, 0), date(1969, 12, 31), 1),  # before 1970
]


@pytest.mark.parametrize(("value", "view", "first", "days"), VIEWS)
def test_a_view_of_hours_shows_the_days_that_have_a_part_in_it(
    value: Any, view: tuple[float, float], first: date, days: int
) -> None:
    assert timeline.read_view(value) == view
    assert timeline.days_of(view) == Extent(first, first + timedelta(days - 1))


@pytest.mark.parametrize(
    "value", [[], None, "12", [1], ["x", "y"], [2, 1], [3, 3], [3, 3.001], [1e300, 2e300], [float("nan"), 1.0]]
)
def test_a_view_that_is_none_is_not_taken(value: Any) -> None:
    assert timeline.read_view(value) is None


def test_the_ink_on_a_type_is_legible() -> None:
    table = table_of(campaign(60))
    for theme in ("light", "dark"):
        for style in lanes.palette(table, theme):
            assert len(style["letter"]) == 1
            assert contrast(style["ink"], style["colour"]) >= 4.5, style


def test_clicks_and_playback_are_read_or_ignored() -> None:
    assert timeline.read_ids([3, 4]) == (3, 4)
    assert timeline.read_ids(["3", -1, None, 2.5, True and 7]) == (7,)
    assert timeline.read_ids("34") == ()
    assert timeline.read_play({"step": "month", "grow": True}) == ("month", True)
    assert timeline.read_play({"step": "hour"}) is None
    assert timeline.read_play([]) is None
