"""One workspace: the map is the screen, list, lanes and filters fold and stay as they were left, a finger is enough."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.e2e.conftest import Watch, context_of
from tests.e2e.test_journey import _mark, _picture

pytestmark = pytest.mark.browser
expect.set_options(timeout=45_000)

READY = "section.dlm[data-ready=true]"


@pytest.fixture
def fresh(browser: Any, address: str) -> Iterator[Any]:
    """A browser that nobody has used: every share of the window is the usual one."""
    own = context_of(browser, address, viewport={"width": 1440, "height": 900})
    page = own.new_page()
    page.set_default_timeout(60_000)
    watch = Watch(page, address)
    yield page
    own.close()
    assert watch.outside == []
    assert watch.errors == []


def _open(page: Any, address: str) -> None:
    page.goto(address)
    expect(page.locator(READY)).to_be_visible(timeout=60_000)
    expect(page.locator("section.dlt[data-ready=true]")).to_be_attached()
    _settle(page)


def _settle(page: Any) -> None:
    page.wait_for_timeout(500)
    expect(page.get_by_test_id("stStatusWidget")).to_have_count(0)
    page.wait_for_timeout(300)


def _box(page: Any, part: str) -> dict[str, float]:
    found: dict[str, float] = page.locator(part).first.bounding_box()
    return found


@pytest.mark.parametrize(("width", "height"), [(1280, 720), (1440, 900), (1920, 1080)])
def test_the_map_has_half_of_the_window(fresh: Any, address: str, width: int, height: int) -> None:
    """Land and marks, without legend and credits, take half of the window; list and timeline are seen beside them."""
    fresh.set_viewport_size({"width": width, "height": height})
    _open(fresh, address)
    land = _box(fresh, ".dlm-area")
    assert land["width"] * land["height"] >= width * height / 2
    for part in (".dlt-strip", ".st-key-panel .dl-card"):
        box = _box(fresh, part)
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width
    strip = _box(fresh, ".dlt-strip")
    assert strip["y"] + strip["height"] <= height
    assert fresh.evaluate("document.documentElement.scrollWidth") <= width


def test_list_lanes_and_filters_stay_as_they_were_left(fresh: Any, address: str) -> None:
    """What an analyst folds or drags is so tomorrow; the map takes and gives the room at once."""
    _open(fresh, address)
    usual = _box(fresh, ".dlm-area")
    # the list: narrower by dragging, then folded and opened by its button
    grip = _box(fresh, ".dls-grip")
    at = (grip["x"] + 5, grip["y"] + 300)
    fresh.mouse.move(*at)
    fresh.mouse.down()
    fresh.mouse.move(at[0] - 60, at[1], steps=3)
    fresh.mouse.move(at[0] - 120, at[1], steps=3)
    fresh.mouse.up()
    _settle(fresh)
    dragged = _box(fresh, ".st-key-panel")["width"]
    assert abs(usual["width"] - 120 - _box(fresh, ".dlm-area")["width"]) < 12
    # lanes: opened in the timeline's head
    fresh.get_by_role("button", name="Show or fold the lanes").click()
    expect(fresh.locator(".dlt-shell")).to_be_visible()
    _settle(fresh)
    assert _box(fresh, ".dlm-area")["height"] < usual["height"] - 100
    legend = _box(fresh, ".dlt-legend")
    assert legend["y"] + legend["height"] <= 900
    fresh.get_by_test_id("stExpandSidebarButton").click()
    expect(fresh.get_by_role("combobox", name="Actor")).to_be_visible()
    _settle(fresh)
    fresh.goto(address)  # the next day
    _open(fresh, address)
    assert abs(_box(fresh, ".st-key-panel")["width"] - dragged) < 12
    expect(fresh.locator(".dlt-shell")).to_be_visible()
    expect(fresh.get_by_role("combobox", name="Actor")).to_be_visible()
    fresh.get_by_role("button", name="Fold the list").click()
    expect(fresh.locator(".st-key-panel")).to_be_hidden()
    _open(fresh, address)
    expect(fresh.locator(".st-key-panel")).to_be_hidden()
    # and what is chosen on the map is listed even so
    fresh.locator(".dlm-list button").first.focus()
    fresh.keyboard.press("Enter")
    expect(fresh.locator(".st-key-panel .dl-card").first).to_be_visible()


def test_the_shares_are_changed_by_keyboard(fresh: Any, address: str) -> None:
    """Grips are separators: arrows move them, Enter folds, and the focus is not lost."""
    _open(fresh, address)
    before = _box(fresh, ".st-key-panel")["width"]
    fresh.locator(".dls-grip").focus()
    for _ in range(3):
        fresh.keyboard.press("ArrowLeft")
    assert _box(fresh, ".st-key-panel")["width"] > before + 40
    fresh.keyboard.press("Enter")
    expect(fresh.locator(".st-key-panel")).to_be_hidden()
    expect(fresh.locator(".dls-fold")).to_be_focused()
    fresh.keyboard.press("Enter")
    expect(fresh.locator(".st-key-panel")).to_be_visible()
    fresh.locator(".dlt-grip").focus()
    for _ in range(4):
        fresh.keyboard.press("ArrowUp")
    expect(fresh.locator(".dlt-shell")).to_be_visible()
    fresh.keyboard.press("Enter")
    expect(fresh.locator(".dlt-shell")).to_be_hidden()


@pytest.mark.parametrize(("width", "height"), [(390, 844), (820, 1180)])
def test_phones_and_tablets_stack_and_work_by_touch(browser: Any, address: str, width: int, height: int) -> None:
    """Map, timeline, list under each other, nothing wider than the glass; a tap on a mark lists its events."""
    own = context_of(browser, address, viewport={"width": width, "height": height}, has_touch=True, is_mobile=True)
    page = own.new_page()
    page.set_default_timeout(60_000)
    _open(page, address)
    land, strip, panel = (_box(page, part) for part in (".dlm-area", ".dlt-strip", ".st-key-panel"))
    assert land["width"] >= width * 0.9
    assert land["height"] >= height * 0.45
    assert land["y"] + land["height"] <= strip["y"] < strip["y"] + strip["height"] <= panel["y"]
    assert panel["width"] >= width * 0.9
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    small = page.evaluate(
        """() => [...document.querySelectorAll(
            ".dlm-controls button, .dlt-head button, .dlt-head select, .st-key-share button")]
        .filter((part) => part.offsetParent && Math.min(part.offsetWidth, part.offsetHeight) < 30)
        .map((part) => part.title || part.textContent)"""
    )
    assert small == []  # a finger hits them
    spot = _mark(_picture(page))
    assert spot is not None
    page.touchscreen.tap(land["x"] + spot[0], land["y"] + spot[1])
    expect(page.locator(".st-key-panel .dl-h").first).not_to_have_text("All events")
    own.close()
