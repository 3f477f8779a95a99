"""From the selection to a brief in a real browser: written on, chosen, downloaded, copied, opened by itself."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from PIL import Image
from playwright.sync_api import expect

from dashboard.brief.files import KINDS

pytestmark = pytest.mark.browser
expect.set_options(timeout=60_000)

IMAGE = ".st-key-brief_preview img"


@pytest.fixture
def brief(page: Any, address: str) -> Any:
    """The page "Brief" on July 2015, come to from the map."""
    page.goto(f"{address}/?from=2015-07-01&to=2015-07-31&undated=no")
    expect(page.locator(".dl-sentence")).to_be_visible()
    page.get_by_role("link", name="Brief").click()
    expect(page.locator(IMAGE)).to_be_visible()
    expect(page.get_by_test_id("stStatusWidget")).to_have_count(0)  # what stands below the picture is there too
    return page


@pytest.fixture
def alone(browser: Any) -> Iterator[tuple[Any, list[str]]]:
    """A page without a network, and what it asked for or complained about."""
    context = browser.new_context(viewport={"width": 1400, "height": 1000}, offline=True)
    opened = context.new_page()
    heard: list[str] = []
    opened.on("console", lambda message: heard.append(message.text))
    opened.on(
        "request", lambda asked: heard.append(asked.url) if not asked.url.startswith(("file:", "data:")) else None
    )
    yield opened, heard
    context.close()


def _redrawn(page: Any, act: Any) -> None:
    """Do something and wait for another preview."""
    before = page.locator(IMAGE).get_attribute("src")
    act()
    expect(page.locator(IMAGE)).not_to_have_attribute("src", before)


def _download(page: Any, name: str, folder: Path) -> Path:
    with page.expect_download() as waiting:
        page.get_by_role("button", name=name, exact=True).click()
    path = folder / waiting.value.suggested_filename
    waiting.value.save_as(path)
    return path


def test_write_on_it_and_take_it_away(brief: Any, tmp_path: Path) -> None:
    shown = re.match(r"(\d+) of (\d+) events", brief.locator(".dl-sentence").inner_text())
    assert shown
    title = brief.get_by_role("textbox", name="Title", exact=True)
    expect(title).to_have_attribute("placeholder", "Events in Anbar")
    _redrawn(brief, lambda: (title.fill("West of Baghdad"), brief.keyboard.press("Enter")))
    marking = brief.get_by_role("textbox", name="Marking", exact=True)
    _redrawn(brief, lambda: (marking.fill("EXERCISE"), brief.keyboard.press("Enter")))
    files = {kind: _download(brief, kind.upper(), tmp_path) for kind in KINDS}
    assert {path.name.partition("2015")[0] for path in files.values()} == {"brief-west-of-baghdad-"}
    assert Image.open(files["png"]).size == (1920, 1080)
    assert files["pdf"].read_bytes().startswith(b"%PDF")
    for kind in ("pptx", "docx"):
        assert ZipFile(files[kind]).testzip() is None
    told = files["txt"].read_text(encoding="utf-8")
    assert told.startswith("EXERCISE\n\nWest of Baghdad\n")
    assert f"{shown[1]} of {shown[2]} events shown" in told
    assert f"\n{shown[1]}. " in told
    assert f"\n{int(shown[1]) + 1}. " not in told


def test_it_can_be_worked_by_keyboard_and_copied(brief: Any) -> None:
    brief.context.grant_permissions(["clipboard-read", "clipboard-write"])
    brief.get_by_role("textbox", name="Title", exact=True).focus()
    reached = set()
    for _ in range(24):
        brief.keyboard.press("Tab")
        reached.add(brief.evaluate("() => document.activeElement.closest('[class*=st-key-brief_]')?.className ?? ''"))
    passed = " ".join(reached)
    wanted = ("subtitle", "marking", "size", "extent", "panels", "order", "theme", *(f"get_{kind}" for kind in KINDS))
    assert [name for name in wanted if f"st-key-brief_{name}" not in passed] == []
    brief.get_by_text("Chronology as text, to copy").click()
    brief.locator("[data-testid=stCode]").hover()
    brief.get_by_role("button", name="Copy to clipboard").click()
    brief.wait_for_timeout(300)
    copied = brief.evaluate("() => navigator.clipboard.readText()")
    assert copied.startswith("Events in Anbar\n")
    assert "claimed" in copied


def test_another_size_is_another_figure(brief: Any) -> None:
    def upright() -> None:
        brief.get_by_role("combobox", name="Size").click()
        brief.get_by_role("option", name="A4 page, 300 dpi", exact=True).click()

    _redrawn(brief, upright)
    expect(brief.locator(IMAGE)).to_have_js_property("complete", True)
    wide, high = brief.locator(IMAGE).evaluate("image => [image.naturalWidth, image.naturalHeight]")
    assert high > wide


def test_page_and_drawing_stand_alone(brief: Any, alone: tuple[Any, list[str]], tmp_path: Path) -> None:
    page, heard = alone
    page.goto(_download(brief, "HTML", tmp_path).as_uri())
    expect(page.locator("h1")).to_have_text("Events in Anbar")
    expect(page.locator("figure svg")).to_be_visible()
    row = page.locator("#e1 summary")
    expect(page.locator("#e1 .more")).to_be_hidden()
    row.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#e1 .more")).to_be_visible()
    page.locator("#e1 .refs a").first.click()
    assert page.url.endswith("#s1")
    page.set_viewport_size({"width": 390, "height": 800})
    assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")
    page.goto(_download(brief, "SVG", tmp_path).as_uri())
    assert page.evaluate("() => document.querySelectorAll('text').length") > 50
    drawn = Image.open(io.BytesIO(page.screenshot())).convert("RGB").getcolors(maxcolors=1 << 24)
    assert drawn is not None
    assert len(drawn) > 100
    assert heard == []
