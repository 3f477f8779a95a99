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


def test_filter_brush_click_and_read(page: Any, address: str) -> None:
    _open(page, address)
    shown, total = _numbers(page)
    assert shown == total >= 40

    # filter by actor: sentence, counts, panel and address follow
    page.locator(".st-key-filter_actors input").click()
    page.keyboard.type("Islamic State")
    page.get_by_role("option", name=re.compile(r"^Islamic State · ")).click()
    page.keyboard.press("Escape")
    expect(page.locator(SENTENCE)).to_contain_text("Islamic State")
    _settle(page)
    with_actor, _ = _numbers(page)
    assert 0 < with_actor < total
    expect(page).to_have_url(re.compile(r"[?&]actor="))

    # brush the timeline: fewer events, everywhere, and a visible way back
    chart = page.locator('[class*="st-key-strip_"] .vega-embed')
    expect(chart.locator("svg")).to_be_visible()
    strip = chart.bounding_box()
    middle = strip["y"] + 18
    page.mouse.move(strip["x"] + 330, middle)
    page.mouse.down()
    page.mouse.move(strip["x"] + 380, middle, steps=4)
    page.mouse.move(strip["x"] + 430, middle, steps=4)
    page.mouse.up()
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

    page.locator(".st-key-clear_brush button").click()
    expect(page.locator(SENTENCE)).not_to_contain_text("on the timeline")
    _settle(page)
    assert _numbers(page)[0] == with_actor

    # click a mark on the timeline, read why, and go to the sentence in its report
    page.locator(".st-key-lanes svg .mark-symbol path").first.click()
    expect(page.locator(".st-key-panel .dl-h").first).to_contain_text("The chosen event")
    _settle(page)
    expect(page).to_have_url(re.compile("event="))
    assert page.locator(".st-key-panel blockquote mark.dl-trigger").count() >= 1
    sentence = page.locator(".st-key-panel blockquote").first.inner_text()
    page.get_by_role("button", name="Read it in the report").first.click()
    chosen = page.locator(".dl-report .dl-told.dl-chosen").first
    expect(chosen).to_be_in_viewport()
    assert chosen.inner_text().strip() == sentence.strip()

    # back on the map the selection is as it was
    page.get_by_role("link", name="Map", exact=True).click()
    expect(page.locator(SENTENCE)).to_contain_text("Islamic State")


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
    page.locator(".st-key-report_list button").first.click()
    expect(page.get_by_text("publication date unknown:")).to_be_visible()
    page.get_by_text("Give the publication date").click()
    page.locator('[class*="st-key-redate_day_"]').get_by_role("spinbutton").first.click()
    page.keyboard.type("20160218")
    page.keyboard.press("Escape")
    _settle(page)
    page.get_by_role("button", name="Use this date").click()
    expect(page.get_by_text("published 18 February 2016 (given by the analyst)")).to_be_visible(timeout=30_000)


def test_dark_theme_and_overview(browser: Any, address: str) -> None:
    from tests.e2e.conftest import Watch

    context = browser.new_context(viewport={"width": 1920, "height": 1080}, color_scheme="dark")
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
