"""What an analyst does on the map, in a real browser on the project's own sample reports."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.e2e.conftest import context_of

pytestmark = pytest.mark.browser
expect.set_options(timeout=45_000)

READY = "section.dlm[data-ready=true]"
SENTENCE = ".dl-sentence"
#: one grey pixel
TILE = base64.b64decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==")


def _open(page: Any, url: str) -> dict[str, float]:
    page.goto(url)
    expect(page.locator(READY)).to_be_visible(timeout=60_000)
    expect(page.locator(".dlm-list button").first).to_be_attached()
    _settle(page)
    box: dict[str, float] = page.locator(".dlm-area").bounding_box()
    return box


def _settle(page: Any) -> None:
    page.wait_for_timeout(400)
    expect(page.get_by_test_id("stStatusWidget")).to_have_count(0)
    page.wait_for_timeout(300)


def test_marks_can_be_reached_and_chosen_by_keyboard(page: Any, address: str) -> None:
    _open(page, address)
    first = page.locator(".dlm-list button").first
    first.focus()
    tip = page.locator(".dlm-tip")
    expect(tip).to_be_visible()
    name = tip.locator("strong").inner_text()
    assert first.inner_text().startswith(name)
    assert re.search(r"\d+ events?, ", tip.inner_text())
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"[?&]at="))
    expect(page.locator(".st-key-panel")).to_contain_text(re.split(r" and \d", name)[0])


def test_layers_are_switched_and_told_in_the_address(page: Any, address: str) -> None:
    _open(page, address)
    page.get_by_role("button", name="Layers").click()
    page.get_by_label("Density of events").check()
    expect(page.locator(".dlm-legend")).to_contain_text("Events per hexagon")
    page.get_by_label("How recent").check()
    expect(page.locator(".dlm-legend")).to_contain_text("Latest event there")
    page.get_by_label("Events by place").uncheck()
    expect(page.locator(".dlm-legend")).not_to_contain_text("Event type")
    expect(page).to_have_url(re.compile(r"layers=uncertainty%2Cdensity%2Cheat"))
    page.goto(page.url)
    expect(page.locator(".dlm-legend")).to_contain_text("Events per hexagon")
    expect(page.locator(".dlm-legend")).not_to_contain_text("Event type")


def test_next_events_of_the_same_actors(page: Any, address: str) -> None:
    _open(page, f"{address}/?layers=stacks,arcs")
    legend = page.locator(".dlm-legend")
    expect(legend).to_contain_text("Next event of the same two actors")
    expect(legend).to_contain_text("not a movement of forces")


def test_a_drawn_box_and_a_radius_filter(page: Any, address: str) -> None:
    area = _open(page, f"{address}/?view=33.4000,43.3000,7.00")
    page.get_by_role("button", name="Filter by a box").click()
    expect(page.locator(".dlm-hint")).to_contain_text("Drag a box")
    middle = (area["x"] + area["width"] / 2, area["y"] + area["height"] / 2)
    page.mouse.move(middle[0] - 60, middle[1] - 50)
    page.mouse.down()
    page.mouse.move(middle[0] + 60, middle[1] + 50, steps=5)
    page.mouse.up()
    expect(page.locator(SENTENCE)).to_contain_text("in the box")
    expect(page).to_have_url(re.compile(r"[?&]box="))
    assert re.match(r"\d+ of \d+ events", page.locator(SENTENCE).inner_text())
    _settle(page)
    # the radius by keyboard takes the place of the box
    page.get_by_role("button", name="Filter by a radius").click()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"[?&]around="))
    expect(page).not_to_have_url(re.compile(r"[?&]box="))
    # and a box that is begun can be left
    _settle(page)
    page.get_by_role("button", name="Filter by a box").click()
    page.keyboard.press("Escape")
    expect(page.locator(".dlm-hint")).to_be_hidden()
    expect(page).not_to_have_url(re.compile(r"[?&]box="))


def test_the_view_stays_when_filters_change_until_fit_is_asked_for(page: Any, address: str) -> None:
    _open(page, f"{address}/?view=33.3000,44.3000,10.00")
    scale = page.locator(".dlm-scale span")
    expect(scale).to_have_text("5 km")
    page.get_by_role("button", name=re.compile("^Protests")).click()
    expect(page.locator(SENTENCE)).to_contain_text("of ")
    _settle(page)
    expect(scale).to_have_text("5 km")
    expect(page).to_have_url(re.compile(r"view=33\.3000%2C44\.3000%2C10\.00"))
    page.get_by_role("button", name="Fit to results").click()
    expect(scale).not_to_have_text("5 km")


def test_presentation_by_key_button_and_address(page: Any, address: str) -> None:
    _open(page, address)
    frame = page.locator("section.dlm")
    page.keyboard.press("p")
    expect(frame).to_have_attribute("data-present", "")
    box = frame.bounding_box()
    assert box["width"] / box["height"] == pytest.approx(16 / 9, rel=0.01)
    assert box["width"] == pytest.approx(1440, abs=2)
    for gone in (".stSidebar", ".stAppHeader", ".dlm-controls"):
        expect(page.locator(gone)).to_be_hidden()
    for kept in (".dlm-heading h2", ".dlm-legend", ".dlm-scale", ".dlm-north", ".dlm-foot"):
        expect(page.locator(kept)).to_be_visible()
    expect(page.locator(".dlm-foot")).to_contain_text(re.compile(r"\d+ of \d+ events shown"))
    expect(page).to_have_url(re.compile("present=yes"))
    page.keyboard.press("Escape")  # before or after the page behind has run: the last word counts
    expect(frame).not_to_have_attribute("data-present", "")
    expect(page.locator(".stSidebar")).to_be_visible()
    expect(page).not_to_have_url(re.compile("present="))
    expect(page).not_to_have_url(re.compile("view="))  # nobody moved the map

    for _ in range(3):  # quicker than the page behind can answer
        page.keyboard.press("p")
        page.keyboard.press("Escape")
    _settle(page)
    expect(page.locator(".stSidebar")).to_be_visible()
    expect(page).not_to_have_url(re.compile("present="))

    # typing is not a command
    page.locator(".stSidebar input[type=text]").first.press("p")
    expect(frame).not_to_have_attribute("data-present", "")

    page.get_by_role("button", name="Presentation").click()
    expect(frame).to_have_attribute("data-present", "")
    page.goto(f"{address}/?present=yes")
    expect(page.locator(READY)).to_be_visible(timeout=60_000)
    expect(page.locator(".stSidebar")).to_be_hidden()


@pytest.fixture
def tiled(browser: Any, address: str) -> Iterator[tuple[Any, list[str]]]:
    """A page that may ask the tile server, and what it asked of it."""
    context = context_of(browser, address, viewport={"width": 1440, "height": 900}, color_scheme="light")
    page = context.new_page()
    page.set_default_timeout(60_000)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url) if "openstreetmap" in request.url else None)
    yield page, asked
    context.close()


def test_online_tiles_only_when_switched_on(tiled: tuple[Any, list[str]], address: str) -> None:
    page, asked = tiled
    page.route(
        "https://tile.openstreetmap.org/**",
        lambda route: route.fulfill(body=TILE, content_type="image/png", headers={"Access-Control-Allow-Origin": "*"}),
    )
    _open(page, address)
    page.get_by_role("button", name="Layers").click()
    expect(page.locator(".dlm-layers")).to_contain_text("nothing leaves this computer")
    assert asked == []
    page.get_by_label("Online tiles").check()
    expect(page.locator(".dlm-foot")).to_contain_text("OpenStreetMap contributors")
    page.wait_for_timeout(1500)
    assert asked
    assert "tiles" not in page.url  # a link never switches them on for somebody else
    page.get_by_label("Online tiles").uncheck()
    expect(page.locator(".dlm-foot")).not_to_contain_text("OpenStreetMap")
    before = len(asked)
    page.get_by_role("button", name="Zoom in").click()
    page.wait_for_timeout(1500)
    assert len(asked) == before


def test_a_tile_server_that_fails_leaves_the_offline_map(tiled: tuple[Any, list[str]], address: str) -> None:
    page, _ = tiled
    page.route("https://tile.openstreetmap.org/**", lambda route: route.abort())
    _open(page, address)
    page.get_by_role("button", name="Layers").click()
    page.get_by_label("Online tiles").check()
    expect(page.locator(".dlm-message")).to_contain_text("The offline map is shown")
    page.get_by_label("Online tiles").uncheck()
    expect(page.locator(".dlm-message")).to_be_hidden()


@pytest.mark.parametrize("path", ["overview", "reports", "add"])
def test_an_address_of_another_page_opens_without_complaint(page: Any, address: str, path: str) -> None:
    page.goto(f"{address}/{path}?actor=nobody")
    expect(page.locator(".stMainBlockContainer")).to_be_visible(timeout=60_000)
    _settle(page)  # the fixture sees to it that the console stayed clean
    page.get_by_role("link", name="Map", exact=True).click()
    expect(page.locator(READY)).to_be_visible(timeout=60_000)
