"""The screen from 1280 to 2560 pixels wide: nothing is cut, and the keyboard goes on from where it was."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser
expect.set_options(timeout=45_000)

SIZES = [(1280, 720), (1440, 900), (1920, 1080), (2560, 1440)]
READY = "section.dlm[data-ready=true]"

#: elements whose words stand wider than they are, though nothing says that they are cut
_CUT = """(chosen) => [...document.querySelectorAll(chosen)]
    .filter((part) => part.offsetParent && part.textContent.trim() && part.scrollWidth > part.clientWidth + 1)
    .map((part) => part.textContent.trim().slice(0, 60))"""


def _settle(page: Any) -> None:
    page.wait_for_timeout(500)
    expect(page.get_by_test_id("stStatusWidget")).to_have_count(0)
    page.wait_for_timeout(300)


def test_map_timeline_and_panel_fit_every_width(page: Any, address: str) -> None:
    page.goto(address)
    expect(page.locator(READY)).to_be_visible(timeout=60_000)
    expect(page.locator("section.dlt[data-ready=true]")).to_be_visible()
    for width, height in SIZES:
        page.set_viewport_size({"width": width, "height": height})
        _settle(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        frame, strip, panel = (
            page.locator(part).bounding_box() for part in ("section.dlm", ".dlt-strip", ".st-key-panel")
        )
        assert frame["y"] + frame["height"] <= height
        assert strip["y"] + strip["height"] <= height
        assert frame["x"] + frame["width"] <= panel["x"]
        assert panel["x"] + panel["width"] <= width
        assert panel["width"] <= 600  # a line that is read with ease
        assert page.evaluate(_CUT, ".dlm-heading h2, .dlm-legend span, .dlm-foot span, .dlt-head .dlt-button") == []
        # every lane is named in whole
        names = page.locator(".dlt-lane").all_text_contents()
        assert names
        assert not [name for name in names if "…" in name]


@pytest.mark.parametrize("path", ["overview", "reports", "add"])
def test_other_pages_fit_every_width(page: Any, address: str, path: str) -> None:
    page.goto(f"{address}/{path}")
    expect(page.locator(".stMainBlockContainer .stHtml:visible").first).to_be_visible(timeout=60_000)
    for width, height in SIZES:
        page.set_viewport_size({"width": width, "height": height})
        _settle(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert page.evaluate(_CUT, ".dl-table td, .dl-line span, .dl-list .dl-link, .dl-h") == []


def test_reports_are_walked_by_keyboard(page: Any, address: str) -> None:
    page.goto(f"{address}/reports")
    rows = page.locator(".dl-list .dl-link")
    expect(rows.first).to_be_visible(timeout=60_000)
    _settle(page)
    rows.nth(2).focus()
    title = rows.nth(2).inner_text()
    page.keyboard.press("Enter")
    expect(page.locator(".dl-title")).to_have_text(title)
    expect(page).to_have_url(re.compile(r"[?&]read=\d+"))
    expect(page.locator(".dl-list .dl-now")).to_contain_text(title)
    _settle(page)
    expect(rows.nth(2)).to_be_focused()  # the list was drawn anew meanwhile
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator(".dl-title")).to_have_text(rows.nth(3).inner_text())


def test_a_lane_is_a_filter_by_keyboard(page: Any, address: str) -> None:
    page.goto(address)
    expect(page.locator("section.dlt[data-ready=true]")).to_be_visible(timeout=60_000)
    _settle(page)
    lane = page.locator(".dlt-lane.dlt-link").first
    assert re.fullmatch(r"Show only Battles: \d+ on the timeline", lane.get_attribute("aria-label"))
    lane.focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("type=Battles"))
    expect(page.locator(".dl-sentence")).to_contain_text("battles")
