"""The browser's half of the timeline: zoom from years to hours, its ticks, days as stretches, marks that tell types."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

import dashboard.components
from dashboard.table.columns import day_number

pytestmark = pytest.mark.browser

FRONTEND = Path(dashboard.components.__file__).parent / "timeline_frontend"
MAY_16 = day_number(date(2015, 5, 16))


@pytest.fixture(scope="module")
def script(browser: Any) -> Iterator[Any]:
    """An empty page that knows how the timeline lays out days and marks."""
    page = browser.new_page()
    names = ("scale.js", "lanes.js")
    page.add_script_tag(content="const PAD = 12;\n" + "\n".join((FRONTEND / name).read_text("utf-8") for name in names))
    yield page
    page.close()


TICKS = [
    # a day and a half from midnight: the date stands where the day begins, hours between
    ((0.0, 1.5), ["16 May 2015", "06:00", "12:00", "18:00", "17 May 2015", "06:00"]),
    # six hours in which no day begins: the first label has the date
    ((0.25, 0.5), ["16 May 2015, 06:00", "07:00", "08:00", "09:00", "10:00", "11:00"]),
    # the first label is no midnight, and the midnight after it has its date
    ((0.75, 1.25), ["16 May 2015, 18:00", "20:00", "22:00", "17 May 2015", "02:00", "04:00"]),
    # three days and a half: noon and midnight
    ((0.5, 3.5), ["16 May 2015, 12:00", "17 May 2015", "12:00", "18 May 2015", "12:00", "19 May 2015"]),
    # days whose first is seen in part: the first label is of the day after it, and has the year
    ((0.5, 7), ["17 May 2015", "18 May", "19 May", "20 May", "21 May", "22 May"]),
    # a week: days alone
    ((0, 7), ["16 May 2015", "17 May", "18 May", "19 May", "20 May", "21 May", "22 May"]),
    # a year: months
    ((0, 366), ["Jul 2015", "Sep", "Nov", "Jan 2016", "Mar", "May"]),
]


@pytest.mark.parametrize(("view", "labels"), TICKS)
def test_ticks_from_years_to_hours(script: Any, view: tuple[float, float], labels: list[str]) -> None:
    ticks = _ticks(script, *view)
    assert [tick["label"] for tick in ticks] == labels
    for tick in ticks:  # a label of an hour stands at its hour, one of a day at its midnight
        hour = re.search(r"(\d\d):00$", tick["label"])
        assert round(tick["day"] % 1 * 24, 6) == (int(hour[1]) if hour else 0)


def test_hours_before_1970_are_those_of_their_day(script: Any) -> None:
    first = day_number(date(1969, 12, 31)) - MAY_16
    assert [tick["label"] for tick in _ticks(script, first + 0.75, first + 1.25)][:4] == [
        "31 Dec 1969, 18:00", "20:00", "22:00", "1 Jan 1970",
    ]  # fmt: skip


def _ticks(script: Any, start: float, end: float) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = script.evaluate(
        "([from, until]) => new Scale(from, until, 150, 900).ticks()", [MAY_16 + start, MAY_16 + end]
    )
    return found


def test_zoom_ends_at_six_whole_hours_and_leads_back_to_all_days(script: Any) -> None:
    views = script.evaluate(
        """([first, last]) => {
            const views = [[first, last + 1]];
            const on = (factor) => views.push(zoomed(views.at(-1), factor, first + 40.5, [first, last]));
            for (let n = 0; n < 12; n++) on(0.4);
            for (let n = 0; n < 12; n++) on(2.5);
            return views;
        }""",
        [MAY_16, MAY_16 + 399],
    )
    lengths = [until - start for start, until in views]
    assert lengths[:13] == sorted(lengths[:13], reverse=True)
    assert lengths[12] == pytest.approx(6 / 24)
    assert views[12] == pytest.approx([MAY_16 + 40 + 9 / 24, MAY_16 + 40 + 15 / 24])  # round the noon of the day
    assert views[-1] == [MAY_16, MAY_16 + 400]
    for view in views:
        assert [moment * 24 for moment in view] == pytest.approx([round(moment * 24) for moment in view], abs=1e-4)
        assert view[0] >= MAY_16
        assert view[1] <= MAY_16 + 400


def test_near_to_a_day_is_a_stretch_and_farther_a_dot(script: Any) -> None:
    near, far = (_packed(script, until, [(0, 0, 0, 0)])[0] for until in (2, 30))
    assert (near["point"], near["x0"], near["x1"]) == (False, 150, 525)
    assert far["point"] is True


def test_many_events_of_a_day_are_one_stretch_with_their_number(script: Any) -> None:
    items = _packed(script, 2, [(0, 0, 0, 0)] * 30 + [(1, 1, 0, 0)])
    assert sorted((one["n"], one["x0"], one["x1"], one["point"]) for one in items) == [
        (1, 525, 900, False), (30, 150, 525, False),
    ]  # fmt: skip


MARKS = [
    # lanes, number, status -> words, shape
    ("actor", 1, "asserted", "E", "circle"),
    ("actor", 1, "claimed", "E", "circle"),
    ("actor", 7, "asserted", "E7", "rect"),
    ("actor", 7, "planned", "E7", "rect"),
    ("type", 1, "asserted", "", "circle"),
    ("type", 7, "claimed", "7", "circle"),
]


@pytest.mark.parametrize(("by", "number", "status", "words", "shape"), MARKS)
def test_by_actor_a_mark_has_the_letter_of_its_type(
    script: Any, by: str, number: int, status: str, words: str, shape: str
) -> None:
    """Hollow, dashed and full stay what they are."""
    drawn = _drawn(script, by, number, status)
    assert drawn["words"] == words
    assert drawn["shape"] == shape
    assert drawn["fill"] == ("#e69f00" if status == "asserted" else "var(--dl-page)")
    assert bool(drawn["dash"]) is (status == "planned")


@pytest.mark.parametrize(("number", "crossed"), [(1, True), (7, True)])
def test_what_is_denied_is_crossed_behind_its_letter(script: Any, number: int, crossed: bool) -> None:
    drawn = _drawn(script, "actor", number, "denied")
    assert drawn["crossed"] is crossed
    assert drawn["last"] == "text"


def _drawn(script: Any, by: str, number: int, status: str) -> dict[str, Any]:
    found: dict[str, Any] = script.evaluate(
        """([by, n, word]) => {
            const size = sizesOf({ by, ids: ["Explosions/Remote violence"] }, 0);
            const one = { mid: 300, y: 20, x0: 296, x1: 304, size, n, point: true, type: 0, status: 0 };
            const types = [{ colour: "#e69f00", letter: "E", ink: "#16191b" }];
            const made = drawn(one, { types, statuses: [{ word }], fades: new Map() });
            const shape = made.querySelector("circle, rect");
            return {
                words: made.textContent, shape: shape.tagName, fill: shape.getAttribute("fill"),
                dash: shape.getAttribute("stroke-dasharray"), crossed: Boolean(made.querySelector(".dlt-cross")),
                last: made.lastChild.tagName,
            };
        }""",
        [by, number, status],
    )
    return found


def _packed(script: Any, until: float, events: list[tuple[int, int, int, int]]) -> list[dict[str, Any]]:
    """Marks of events (first day, last day, type, status) of one lane by actor, in a view of so many days."""
    start, end, types, statuses = (list(column) for column in zip(*events, strict=True))
    count = len(events)
    marks = {
        "id": list(range(count)), "lane": [0] * count, "from": start, "to": end, "type": types, "status": statuses,
        "vague": [0] * count, "open": [0] * count, "sub": [0] * count, "spot": [0] * count,
        "subs": ["Air/drone strike"], "spots": ["Hit"],
    }  # fmt: skip
    found: list[dict[str, Any]] = script.evaluate(
        "([lanes, until]) => packed(lanes, new Scale(0, until, 150, 900), [18]).items",
        [{"by": "actor", "ids": ["x"], "names": ["X"], "marks": marks}, until],
    )
    return found


def test_by_keyboard_from_all_days_to_hours_and_back(page: Any, address: str) -> None:
    page.goto(f"{address}/?lanes=actor")
    expect(page.locator("section.dlt[data-ready=true]")).to_be_visible(timeout=60_000)
    expect(page.locator(".dlt-lanes .dlt-letter").first).to_have_text(re.compile("^[BEVPRS]$"))
    labels = page.locator(".dlt-strip text")
    page.locator(".dlt-strip").focus()
    for _ in range(10):
        page.keyboard.press("+")
    expect(labels.filter(has_text=re.compile(r"^\d\d:00$")).first).to_be_visible()
    expect(labels.filter(has_text=re.compile(r"^\d+ [A-Z][a-z]{2} \d{4}(, \d\d:00)?$")).first).to_be_visible()
    legend = page.locator(".dlt-legend")
    expect(legend).to_contain_text("the hour is not known")
    expect(page.get_by_role("button", name="Show all days")).to_be_visible()  # the server has answered, the hours stay
    expect(labels.filter(has_text=re.compile(r"^\d\d:00$")).first).to_be_visible()
    page.locator(".dlt-strip").focus()
    for _ in range(10):
        page.keyboard.press("-")
    expect(page.get_by_role("button", name="Show all days")).to_have_count(0)
    expect(legend).not_to_contain_text("the hour is not known")
    expect(labels.filter(has_text=re.compile(r":00$"))).to_have_count(0)
