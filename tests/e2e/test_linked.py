"""Everything is linked both ways: card, mark, bar; and from every sentence there is a way to its mark."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.e2e.test_journey import _mark, _picture

pytestmark = pytest.mark.browser
expect.set_options(timeout=45_000)

READY = "section.dlm[data-ready=true]"
#: pixels of the map's canvas over the land in which the rings are drawn, as one number
_INK = """() => { const canvas = document.querySelector(".dlm-overlay");
    const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
    let sum = 0;
    for (let at = 0; at < data.length; at += 4) sum = (sum * 31 + data[at] + 7 * data[at + 2] + data[at + 3]) % 1e9;
    return sum; }"""


def _open(page: Any, url: str) -> None:
    page.goto(url)
    expect(page.locator(READY)).to_be_visible(timeout=60_000)
    expect(page.locator("section.dlt[data-ready=true]")).to_be_attached()
    expect(page.locator(".dl-linked").first).to_be_visible()
    _settle(page)


def _settle(page: Any) -> None:
    page.wait_for_timeout(400)
    expect(page.get_by_test_id("stStatusWidget")).to_have_count(0)
    page.wait_for_timeout(300)


def test_a_card_lights_up_its_mark_and_its_bar(page: Any, address: str) -> None:
    """By pointing and by keyboard: where is it, and when, without losing the list."""
    _open(page, address)
    before = page.evaluate(_INK)
    card = page.locator(".dl-linked[data-at]:not([data-at='']) h4").first
    card.hover()
    expect(page.locator(".dlt-lit").first).to_be_attached()
    expect(page.locator(".dlt-here")).to_be_attached()  # its days on the strip, which is there when lanes are folded
    page.wait_for_timeout(200)
    assert page.evaluate(_INK) != before
    page.locator(".dl-sentence").hover()
    expect(page.locator(".dlt-lit")).to_have_count(0)
    # pinned: the mark stays ringed, is brought into view, and the list stays what it was
    number = page.locator(".dl-linked").count()
    page.locator(".dlm-stage canvas").hover()
    for _ in range(4):
        page.get_by_role("button", name="Zoom in").click()
        page.wait_for_timeout(300)
    pin = page.locator(".dl-pin").last
    pin.focus()
    page.keyboard.press("Enter")
    expect(pin).to_have_attribute("aria-pressed", "true")
    expect(page.locator(".dl-linked.dl-pinned")).to_have_count(1)
    expect(page.locator(".dlt-here")).to_be_attached()
    assert page.locator(".dl-linked").count() == number


def test_a_mark_and_a_bar_light_up_their_cards(page: Any, address: str) -> None:
    """The way back: from the picture to what was said."""
    _open(page, address)
    spot = _mark(_picture(page))
    assert spot is not None
    area = page.locator(".dlm-area").bounding_box()
    page.mouse.move(area["x"] + spot[0], area["y"] + spot[1])
    expect(page.locator(".dlm-tip")).to_be_visible()
    expect(page.locator(".dlt-lit").first).to_be_attached()
    page.mouse.move(area["x"] + 3, area["y"] + area["height"] / 2)
    expect(page.locator(".dlt-lit")).to_have_count(0)
    days = page.locator(".dlt-mark")
    days.last.hover()
    expect(page.locator(".dlm-tip")).to_be_hidden()
    page.locator(".dlt-lanes").focus()
    for _ in range(40):
        page.keyboard.press("ArrowLeft")  # from the latest on: the list begins with it
        if page.locator(".dl-linked.dl-lit").count():
            break
    assert page.locator(".dl-linked.dl-lit").count() >= 1


def test_the_event_in_focus_is_ringed_at_every_zoom(page: Any, address: str) -> None:
    """A link to one event shows where it is, however far the map stands off, and clears with a click on the land."""
    _open(page, address)
    card = page.locator(".dl-linked[data-at]:not([data-at=''])").first
    number = card.get_attribute("data-event")
    for view in ("33.3000,43.5000,4.00", "33.3000,43.5000,6.50", "33.3000,43.5000,9.00"):
        _open(page, f"{address}/?event={number}&view={view}")
        page.wait_for_timeout(800)
        ringed = page.evaluate(
            """() => { const canvas = document.querySelector(".dlm-overlay");
            const accent = getComputedStyle(document.querySelector(".dlm")).getPropertyValue("--accent").trim();
            const [r, g, b] = [1, 3, 5].map((at) => parseInt(accent.slice(at, at + 2), 16));
            const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
            let count = 0;
            const off = (at) => Math.abs(data[at] - r) + Math.abs(data[at + 1] - g) + Math.abs(data[at + 2] - b);
            for (let at = 0; at < data.length; at += 4) if (data[at + 3] > 250 && off(at) < 6) count += 1;
            return count; }"""
        )
        assert ringed > 40, view


def test_a_sentence_of_a_report_leads_to_its_mark(page: Any, address: str) -> None:
    """In Reports every sentence that tells an event has a sign behind it that shows the event on the map."""
    page.goto(f"{address}/reports?read=1")
    sign = page.locator(".dl-onmap").first
    expect(sign).to_be_visible(timeout=60_000)
    sign.click()
    expect(page.locator(READY)).to_be_visible(timeout=60_000)
    expect(page).to_have_url(re.compile(r"[?&]event=\d+"))
    expect(page.locator(".st-key-panel .dl-h").first).to_contain_text("The chosen event")
