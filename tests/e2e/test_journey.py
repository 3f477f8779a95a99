"""The journeys of an analyst in a real browser, on the project's own sample reports."""

from __future__ import annotations

import io
import re
from collections import Counter
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image
from playwright.sync_api import expect

from dashboard.views.symbols import colour, rgb

pytestmark = pytest.mark.browser
expect.set_options(timeout=45_000)

SENTENCE = ".dl-sentence"
#: the filters are put as they were left a moment after the page is there, and take room from what is beside them
_FILTERS_STAND = """() => localStorage.getItem("dateline.filters") !== "open"
    || document.querySelector(".stSidebar")?.dataset.collapsed === 'false'"""
REPORT = """---
title: Convoy hit near Hit
source: Journey Test
date: 2015-07-20
---

Islamic State fighters attacked an army convoy in Hit on Saturday, killing seven soldiers. A spokesman for the army said
the militants shelled Haditha on Sunday.
"""


def _open(page: Any, url: str) -> None:
    page.goto(url)
    expect(page.locator(SENTENCE)).to_be_visible(timeout=60_000)
    page.wait_for_function(_FILTERS_STAND)
    _settle(page)


def _settle(page: Any) -> None:
    """Wait until the server has answered and everything is drawn."""
    page.wait_for_timeout(250)
    expect(page.get_by_test_id("stStatusWidget")).to_have_count(0)
    page.wait_for_timeout(250)


def _numbers(page: Any) -> tuple[int, int]:
    """Events shown and events in the case, as the sentence says."""
    found = re.match(r"([\d,]+)(?: of ([\d,]+))? events?", page.locator(SENTENCE).inner_text())
    assert found
    shown = int(found[1].replace(",", ""))
    return shown, int(found[2].replace(",", "")) if found[2] else shown


def _picture(page: Any) -> Image.Image:
    return Image.open(io.BytesIO(page.locator(".dlm-area").screenshot())).convert("RGB")


def _mark(picture: Image.Image) -> tuple[int, int] | None:
    """Where a mark with the colour of battles stands: a pixel of that colour in the cell that has most of them."""
    pixels = np.asarray(picture).astype(int)
    hits = (np.abs(pixels - np.array(rgb(colour("Battles", "light"))[:3])) < 8).all(axis=2)
    cells: Counter[tuple[int, int]] = Counter((x // 12, y // 12) for y, x in np.argwhere(hits).tolist())
    if not cells:
        return None
    (column, row), _ = max(cells.items(), key=lambda item: (item[1], item[0]))
    inside = [(x, y) for y, x in np.argwhere(hits).tolist() if (x // 12, y // 12) == (column, row)]
    return inside[len(inside) // 2]


def _brush(page: Any, first: float, last: float) -> None:
    """Drag over the strip of the timeline, from one share of its width to another."""
    expect(page.locator("section.dlt[data-ready=true]")).to_be_visible()
    strip = page.locator(".dlt-strip").bounding_box()
    names = int(page.locator(".dlt-strip").get_attribute("data-left"))
    left, middle = strip["x"] + names, strip["y"] + 18
    width = strip["width"] - names - 12
    page.mouse.move(left + first * width, middle)
    page.mouse.down()
    page.mouse.move(left + (first + last) / 2 * width, middle, steps=4)
    page.mouse.move(left + last * width, middle, steps=4)
    page.mouse.up()


def test_filter_brush_click_and_read(page: Any, address: str) -> None:
    _open(page, address)
    shown, total = _numbers(page)
    assert shown == total >= 40

    # filter by actor: sentence, counts, panel and address follow
    actor = page.get_by_role("combobox", name="Actor")
    actor.click()
    page.keyboard.type("islamic st")
    page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    expect(page.locator(SENTENCE)).to_contain_text("Islamic State")
    _settle(page)
    with_actor, _ = _numbers(page)
    assert 0 < with_actor < total
    expect(page).to_have_url(re.compile(r"[?&]actor="))

    # brush the timeline: fewer events, everywhere, and a visible way back
    _brush(page, 0.45, 0.7)
    expect(page.locator(SENTENCE)).to_contain_text("on the timeline")
    _settle(page)
    brushed, _ = _numbers(page)
    assert brushed < with_actor
    expect(page).to_have_url(re.compile("window="))

    # the link restores it all in a new session
    page.goto(page.url)
    expect(page.locator(SENTENCE)).to_contain_text("on the timeline", timeout=60_000)
    _settle(page)
    assert _numbers(page)[0] == brushed

    page.get_by_role("button", name="Clear the chosen days").click()
    expect(page.locator(SENTENCE)).not_to_contain_text("on the timeline")
    _settle(page)
    assert _numbers(page)[0] == with_actor

    # click a mark on the timeline, read why, and go to the sentence in its report
    page.locator(".dlt-lanes .dlt-mark circle").last.click()
    expect(page.locator(".st-key-panel .dl-h").first).to_contain_text("The chosen event")
    _settle(page)
    expect(page).to_have_url(re.compile("event="))
    assert page.locator(".st-key-panel blockquote mark.dl-trigger").count() >= 1
    sentence = page.locator(".st-key-panel blockquote").first.inner_text()
    page.locator('.st-key-panel [data-act^="read:"]').first.click()
    chosen = page.locator(".dl-report .dl-told.dl-chosen").first
    expect(chosen).to_be_in_viewport()
    assert chosen.inner_text().strip() == sentence.strip()

    # back on the map the selection is as it was
    page.get_by_role("link", name="Map", exact=True).click()
    expect(page.locator(SENTENCE)).to_contain_text("Islamic State")


def test_playback_moves_the_map_and_can_be_stopped(page: Any, address: str) -> None:
    _open(page, address)
    expect(page.locator("section.dlm[data-ready=true]")).to_be_visible(timeout=60_000)
    heading = page.locator(".dlm-heading p")
    whole = heading.inner_text()
    page.get_by_label("Step", exact=True).select_option("month")
    _settle(page)
    page.get_by_label("Speed", exact=True).select_option("5")
    page.get_by_role("button", name=re.compile("^Play")).click()
    seen: set[str] = set()
    for _ in range(60):
        seen.add(heading.inner_text())
        if len(seen) >= 4:
            break
        page.wait_for_timeout(150)
    assert len(seen) >= 4, seen  # each step names other days
    page.get_by_role("button", name="Pause").click()
    expect(page.locator(SENTENCE)).to_contain_text("on the timeline")
    expect(page).to_have_url(re.compile(r"window=\d{4}-\d\d-\d\d\.\.\d{4}-\d\d-\d\d"))
    _settle(page)
    frame = page.locator(".dlm-heading")  # the days stand in it only where some of them have events
    stood = frame.inner_text()
    page.wait_for_timeout(800)
    assert frame.inner_text() == stood  # it stands still
    # by keyboard: a step on, then all days again
    before = page.url
    page.locator(".dlt-strip").focus()
    page.keyboard.press("ArrowRight")
    expect(page).not_to_have_url(before)
    _settle(page)
    page.keyboard.press("Escape")
    expect(page.locator(SENTENCE)).not_to_contain_text("on the timeline")
    expect(heading).to_have_text(whole)


def test_playback_from_chosen_days_shows_the_places_of_the_days_that_follow(page: Any, address: str) -> None:
    _open(page, f"{address}/?window=2015-05-01..2015-05-31&play=month")
    expect(page.locator("section.dlm[data-ready=true]")).to_be_visible(timeout=60_000)
    listed = page.locator(".dlm-list button")
    first = {name.split(":")[0] for name in listed.all_inner_texts()}
    page.get_by_label("Speed", exact=True).select_option("1")
    page.get_by_role("button", name=re.compile("^Play")).click()
    expect(page.locator(".dlm-heading p")).to_contain_text("July 2015")
    page.get_by_role("button", name="Pause").click()
    expect(page).to_have_url(re.compile(r"window=2015-0[78]"))
    _settle(page)
    later = {name.split(":")[0] for name in listed.all_inner_texts()}
    assert later - first


def test_a_link_to_another_page_keeps_the_selection(page: Any, address: str) -> None:
    page.goto(f"{address}/overview?status=claimed&actor=islamic-state")
    expect(page.locator(SENTENCE)).to_contain_text("Islamic State; claimed", timeout=60_000)
    _settle(page)
    page.get_by_role("link", name="Reports", exact=True).click()
    expect(page.locator(".dl-report")).to_be_visible()
    expect(page).to_have_url(re.compile("actor=islamic-state&status=claimed"))
    page.get_by_role("link", name="Map", exact=True).click()
    expect(page.locator(SENTENCE)).to_contain_text("Islamic State; claimed")


def test_lanes_zoom_and_a_lane_is_a_filter(page: Any, address: str) -> None:
    _open(page, address)
    expect(page.locator("section.dlt[data-ready=true]")).to_be_visible()
    page.get_by_role("button", name="by actor").click()
    expect(page).to_have_url(re.compile("lanes=actor"))
    expect(page.locator(".dlt-lane").first).to_contain_text("Islamic State")
    page.get_by_role("button", name="Look closer in time").click()
    page.get_by_role("button", name="Look closer in time").click()
    expect(page.get_by_role("button", name="Show all days")).to_be_visible()
    _settle(page)
    page.get_by_role("button", name="Show all days").click()
    expect(page.get_by_role("button", name="Show all days")).to_have_count(0)
    _settle(page)
    page.locator(".dlt-lane.dlt-link").first.click()
    expect(page).to_have_url(re.compile("actor=islamic-state"))


def test_a_group_unfolds_and_is_chosen_with_its_members(page: Any, address: str) -> None:
    _open(page, address)
    actor = page.get_by_role("combobox", name="Actor")
    actor.click()
    options = page.get_by_role("option")
    before = options.count()
    page.get_by_title(re.compile(r"^Show the \d+ that belong")).first.click()
    expect(page.locator(".dlp-member").first).to_be_visible()
    assert options.count() > before
    page.get_by_title(re.compile(r"^Choose it and the \d+ that belong")).first.click()
    expect(page).to_have_url(re.compile("actor=.*actor="))
    page.keyboard.press("Escape")
    page.locator(".st-key-reset button").click()
    expect(page).not_to_have_url(re.compile("actor="))


def test_a_view_is_saved_and_shown_again(page: Any, address: str) -> None:
    _open(page, f"{address}/?status=claimed&toll=5&role=agent")
    shown = page.locator(SENTENCE).inner_text()
    assert "at least 5 dead" in shown
    page.get_by_role("button", name="Views").click()
    page.get_by_label("Save what is shown as").fill("Heavy claims")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Heavy claims")).to_be_visible()
    page.keyboard.press("Escape")
    page.locator(".st-key-reset button").click()
    expect(page.locator(SENTENCE)).not_to_contain_text("dead")
    _settle(page)
    page.get_by_role("button", name="Views").click()
    page.get_by_role("button", name="Heavy claims").click()
    expect(page.locator(SENTENCE)).to_have_text(shown)


def test_a_link_restores_everything_at_once(page: Any, address: str) -> None:
    query = (
        "actor=islamic-state&role=agent&from=2015-01-01&to=2016-12-31&undated=no&type=Battles&status=asserted&within=yes"
        "&lanes=actor&layers=stacks&theme=dark&play=month%2Cgrow&view=33.4000%2C43.3000%2C7.00"
    )
    page.goto(f"{address}/?{query}")
    expect(page.locator(SENTENCE)).to_contain_text("wholly within", timeout=60_000)
    _settle(page)
    stated = page.locator(SENTENCE).inner_text()
    for part in ("Islamic State as agent", "battles", "1 January 2015 – 31 December 2016", "asserted"):
        assert part in stated
    expect(page.locator("section.dlm[data-theme=dark]")).to_be_visible(timeout=60_000)
    assert (
        page.evaluate("() => getComputedStyle(document.querySelector('.stApp')).backgroundColor") == "rgb(20, 23, 28)"
    )
    expect(page.get_by_label("Step", exact=True)).to_have_value("month")
    expect(page.get_by_label("Window", exact=True)).to_have_value("yes")
    expect(page.get_by_role("button", name="by actor")).to_have_attribute("aria-pressed", "true")
    _settle(page)
    assert set(page.url.split("?")[1].split("&")) == set(query.split("&"))


def test_a_hostile_link_is_told_and_does_nothing(page: Any, address: str) -> None:
    page.goto(f"{address}/?box=1,2&status=%3Cscript%3E&layers=lasers&theme=url(x)&play=hour&toll=-1&evil=1")
    expect(page.get_by_text("could not be read; ignored")).to_be_visible(timeout=60_000)
    expect(page.get_by_text("does not know “evil”")).to_be_visible()
    _settle(page)
    shown, total = _numbers(page)
    assert shown == total


def test_what_is_clicked_in_the_overview_is_a_filter(page: Any, address: str) -> None:
    _open(page, address)
    page.get_by_role("link", name="Overview", exact=True).click()
    expect(page.get_by_text("Who acts, and against whom")).to_be_visible()
    page.locator('[data-act="status:claimed"]').click()
    expect(page).to_have_url(re.compile("status=claimed"))
    expect(page.locator(SENTENCE)).to_contain_text("claimed")
    page.locator('[data-act^="actor:"]').first.click()
    expect(page).to_have_url(re.compile("actor="))
    _settle(page)
    page.locator('[data-act^="events:"]').first.click()
    expect(page.locator(".st-key-panel .dl-h").first).to_contain_text("The chosen event", timeout=60_000)


def test_click_a_marker(page: Any, address: str) -> None:
    _open(page, address)
    spot, before = _mark(_picture(page)), None
    for _ in range(40):  # tiles and marks come one after the other
        if spot is not None and spot == before:
            break
        page.wait_for_timeout(700)
        spot, before = _mark(_picture(page)), spot
    assert spot, "no mark is drawn on the map"
    area = page.locator(".dlm-area").bounding_box()
    page.mouse.move(area["x"] + spot[0], area["y"] + spot[1], steps=3)
    page.wait_for_timeout(600)
    page.mouse.down()
    page.wait_for_timeout(80)
    page.mouse.up()
    expect(page.locator(".st-key-unfocus button")).to_be_visible()
    _settle(page)
    expect(page).to_have_url(re.compile("at="))
    assert page.locator(".st-key-panel .dl-card").count() >= 1
    assert page.locator(".st-key-panel blockquote mark.dl-trigger").count() >= 1
    page.locator(".st-key-unfocus button").click()
    expect(page.locator(".st-key-unfocus")).to_have_count(0)
    _settle(page)
    expect(page).not_to_have_url(re.compile("[?&]at="))


def test_a_link_restores_where_the_map_looks(page: Any, address: str) -> None:
    _open(page, f"{address}/?view=33.4000,43.6000,8.00")
    expect(page.locator("section.dlm[data-ready=true]")).to_be_visible(timeout=60_000)
    scale = page.locator(".dlm-scale span")
    expect(scale).to_have_text("20 km")
    page.get_by_role("button", name="Zoom in").click()
    expect(page).to_have_url(re.compile(r"view=33\.4000%2C43\.6000%2C9\.00"))
    expect(scale).to_have_text("10 km")
    page.goto(page.url)
    expect(page.locator("section.dlm[data-ready=true]")).to_be_visible(timeout=60_000)
    expect(scale).to_have_text("10 km")


def test_add_a_report_and_see_it(page: Any, address: str, tmp_path: Path) -> None:
    report = tmp_path / "convoy.md"
    report.write_text(REPORT, encoding="utf-8")
    nothing = tmp_path / "empty.txt"
    nothing.write_text("", encoding="utf-8")
    _open(page, address)
    before = _numbers(page)[1]

    page.get_by_role("link", name="Add reports", exact=True).click()
    page.locator('input[type="file"]').set_input_files([str(report), str(nothing)])
    expect(page.get_by_text("published 20 July 2015")).to_be_visible()
    expect(page.get_by_text("empty.txt holds no text")).to_be_visible()
    page.get_by_role("button", name="Extract 1 report").click()
    expect(page.get_by_text(re.compile(r"Done: \d+ events? in 1 report, 1 failed"))).to_be_visible(timeout=60_000)
    page.get_by_role("button", name="Show on the map").click()

    expect(page.locator(SENTENCE)).to_contain_text("Convoy hit near Hit", timeout=60_000)
    _settle(page)
    shown, after = _numbers(page)
    assert shown >= 2
    assert after == before + shown
    expect(page.locator(".st-key-panel")).to_contain_text("18 July 2015")


def test_give_an_undated_report_its_date(page: Any, address: str) -> None:
    _open(page, address)
    page.get_by_role("link", name="Reports", exact=True).click()
    expect(page.locator(".dl-report")).to_be_visible()
    page.locator(".st-key-reports_find input").fill("siege")
    page.keyboard.press("Enter")
    _settle(page)
    page.locator(".st-key-report_list").get_by_role("button", name="Notes on the siege").click()
    expect(page.get_by_text("publication date unknown:")).to_be_visible()
    page.get_by_text("Give the publication date").click()
    page.locator('[class*="st-key-redate_day_"]').get_by_role("spinbutton").first.click()
    page.keyboard.type("20160218")
    page.keyboard.press("Escape")
    _settle(page)
    page.get_by_role("button", name="Use this date").click()
    expect(page.get_by_text("published 18 February 2016 (given by the analyst)")).to_be_visible(timeout=30_000)


def test_dark_theme_and_overview(browser: Any, address: str) -> None:
    from tests.e2e.conftest import Watch, context_of

    context = context_of(browser, address, viewport={"width": 1920, "height": 1080}, color_scheme="dark")
    page = context.new_page()
    watch = Watch(page, address)
    _open(page, address)
    background = page.evaluate("() => getComputedStyle(document.querySelector('.stApp')).backgroundColor")
    assert background == "rgb(20, 23, 28)"
    page.get_by_role("link", name="Overview", exact=True).click()
    expect(page.get_by_text("Who acts, and against whom")).to_be_visible()
    expect(page.locator(".stVegaLiteChart svg").first).to_be_visible()
    context.close()
    assert watch.outside == []
    assert watch.errors == []
