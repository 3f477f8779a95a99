"""The journeys of a review in a real browser, on a copy of the sample reports' case that may be corrected."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from extract import extract_text
from extract.store.corrections import calls as corrections
from extract.store.corrections.calls import event_state
from extract.store.queries import events_frame
from extract.store.repository import open_store
from tests.e2e.conftest import session
from tests.served import serving

pytestmark = pytest.mark.browser
expect.set_options(timeout=45_000)

HEAD = ".st-key-review_head .rv-title"


#: the sample reports place every event
NOWHERE = "Gunmen attacked an army post on 3 March 2016 and killed two soldiers."


@pytest.fixture(scope="module")
def case(seed_case: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    copy = tmp_path_factory.mktemp("review") / "review.db"
    shutil.copyfile(seed_case, copy)
    with open_store(copy) as store:
        found = extract_text(NOWHERE, title="A note without a place")
        store.save_extraction(store.add_document(found.document).document_id, found)
    return copy


@pytest.fixture(scope="module")
def here(case: Path) -> Iterator[str]:
    with serving(case) as served:
        yield served.address


@pytest.fixture
def review(browser: Any, here: str) -> Iterator[Any]:
    """The review in a fresh browser, whose analyst has given a name."""
    with session(browser, here) as page:
        page.goto(f"{here}/review")
        page.get_by_placeholder("your name").fill("Ana Example")
        page.get_by_placeholder("your name").press("Enter")
        expect(page.get_by_text("You are Ana Example")).to_be_visible()
        _settle(page)
        yield page


def _settle(page: Any) -> None:
    page.wait_for_timeout(250)
    expect(page.get_by_test_id("stStatusWidget")).to_have_count(0)
    page.wait_for_timeout(250)


def _event(page: Any) -> int:
    found = re.search(r"[?&]event=(\d+)", page.url)
    assert found
    return int(found[1])


def _open(page: Any, here: str, event_id: int) -> None:
    page.goto(f"{here}/review?event={event_id}")
    expect(page.locator(HEAD)).to_be_visible()
    expect(page.get_by_text("You are Ana Example")).to_be_visible()  # the browser kept the name
    _settle(page)


def _placed(case: Path, event_id: int) -> str:
    with open_store(case) as store:
        place: Any = event_state(store, event_id).values["place"]
        return place.name if place else ""


def test_edit_a_place_accept_undo_and_the_map_follows(review: Any, here: str, case: Path) -> None:
    review.get_by_role("button", name=re.compile("^Not placed")).click()
    _settle(review)
    expect(review.locator(".rv-reasons")).to_contain_text("it is not on the map")
    event_id = _event(review)

    review.locator("body").press("e")
    expect(review.get_by_text("Correct the place")).to_be_visible()
    field = review.locator(".st-key-ed_place_find input")
    field.fill("Tikrit")
    field.press("Enter")
    expect(review.locator(".st-key-ed_place_choice")).to_contain_text("Tikrit")
    _settle(review)
    review.locator(".st-key-ed_why input").press_sequentially("are", delay=60)  # keys do not fire while typing
    expect(review.get_by_text("Correct the place")).to_be_visible()
    review.get_by_role("button", name="Save the place").click()
    _settle(review)
    expect(review.locator(".rv-history")).to_contain_text("Ana Example")
    assert _placed(case, event_id) == "Tikrit"

    review.get_by_role("button", name="On the map", exact=True).click()
    expect(review.locator(".dl-card.dl-chosen")).to_contain_text("Tikrit")
    expect(review.locator(".dl-card.dl-chosen")).to_contain_text("corrected")
    review.locator(".dl-card.dl-chosen").get_by_role("button", name="Correct it").click()
    expect(review.locator(HEAD)).to_contain_text("Tikrit")
    _settle(review)

    review.locator("body").press("a")
    expect(review.locator(".rv-progress")).to_contain_text("1 by you")
    _settle(review)
    for _ in range(2):  # the acceptance, then the place
        review.locator("body").press("u")
        _settle(review)
    expect(review.locator(".rv-progress")).to_contain_text("0 by you")
    assert _placed(case, event_id) == ""
    review.goto(f"{here}/?event={event_id}")
    expect(review.locator(".dl-card.dl-chosen")).to_contain_text("not placed")


def test_a_second_analyst_stops_a_stale_edit(review: Any, here: str, case: Path) -> None:
    with open_store(case) as store:
        event_id = int(events_frame(store)["event_id"].iloc[3])
    _open(review, here, event_id)
    review.locator('[data-act="edit:event_type"]').click()
    expect(review.get_by_text("Correct the type")).to_be_visible()
    why = review.locator(".st-key-ed_why input")
    why.fill("as the second report has it")
    why.press("Enter")
    _settle(review)
    with open_store(case) as store:
        seen = event_state(store, event_id)
        status = "denied" if seen.values["status"] != "denied" else "planned"
        corrections.edit(store, seen, "status", status, by="Ben", at=datetime.now(UTC), why="the army says so")
    review.get_by_role("button", name="Save the type").click()
    stale = review.locator(".rv-stale")
    expect(stale).to_contain_text("changed since you opened it")
    expect(stale).to_contain_text("Ben")
    assert why.input_value() == "as the second report has it"
    with open_store(case) as store:
        assert not [one for one in corrections.history(store, event_id) if one.correction.analyst != "Ben"]
    review.get_by_role("button", name="Save mine on top").click()
    expect(stale).to_have_count(0)
    _settle(review)
    expect(review.locator(".rv-history")).to_contain_text("as the second report has it")


def test_keys_walk_the_queue_and_are_listed(review: Any) -> None:
    first = review.locator(HEAD).inner_text()
    review.locator("body").press("j")
    expect(review.locator(".rv-row.rv-now")).to_have_attribute("id", re.compile(r"^q-e\d+$"))
    expect(review.locator(".rv-row").nth(1)).to_have_class(re.compile("rv-now"))
    _settle(review)
    for _ in range(12):
        review.locator("body").press("ArrowDown")
        _settle(review)
    # the open row and the sentence of its event are in view
    for selector, box in ((".rv-row.rv-now", ".st-key-review_rows"), (".dl-told.dl-chosen", ".st-key-review_text")):
        inner, outer = review.locator(selector).first.bounding_box(), review.locator(box).bounding_box()
        assert outer["y"] - 1 <= inner["y"] < outer["y"] + outer["height"]
    for _ in range(13):
        review.locator("body").press("k")
        _settle(review)
    expect(review.locator(HEAD)).to_have_text(first)
    review.locator("body").press("?")
    expect(review.locator(".rv-keylist")).to_be_visible()
    # everything stands in one window: nothing scrolls but its three parts
    assert review.evaluate("document.querySelector('.stMain').scrollHeight <= window.innerHeight + 1")


def test_a_place_is_pointed_at_on_the_map(review: Any, here: str, case: Path) -> None:
    with open_store(case) as store:
        frame = events_frame(store)
        event_id = int(frame[frame["place"] == "Ramadi"]["event_id"].iloc[0])
    _open(review, here, event_id)
    review.locator('[data-act="edit:place"]').click()
    review.get_by_role("radio", name="On the map").click()
    shown = review.locator(".st-key-review_pick section.dlm[data-ready=true]")
    expect(shown).to_be_visible()
    box = shown.bounding_box()
    review.mouse.click(box["x"] + box["width"] * 0.6, box["y"] + box["height"] * 0.4)
    name = review.locator(".st-key-ed_spot_name input")
    name.fill("A field by the river")
    name.press("Enter")
    expect(review.locator(".st-key-ed_place_choice")).to_contain_text("A field by the river")
    _settle(review)
    review.get_by_role("button", name="Save the place").click()
    expect(review.locator(HEAD)).to_contain_text("A field by the river")
    assert _placed(case, event_id) == "A field by the river"


def _keys(page: Any, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)
        _settle(page)


def _focused(page: Any, selector: str) -> None:
    """The keyboard is there."""
    page.wait_for_function("s => document.activeElement?.closest(s)", arg=selector)


def test_a_correction_without_a_mouse(review: Any, case: Path) -> None:
    _keys(review, "j", "6")
    event_id = _event(review)
    with open_store(case) as store:
        before = event_state(store, event_id).values["status"]
    _focused(review, ".st-key-ed_status")
    review.keyboard.type("plan")  # a list of the editor that was opened has the keyboard
    expect(review.get_by_role("option", name="Planned")).to_be_visible()
    _keys(review, "Enter", "Tab")
    _focused(review, ".st-key-ed_why")
    review.keyboard.type("a man on the spot")
    _keys(review, "Control+Enter")
    expect(review.locator(".rv-history")).to_contain_text("a man on the spot")
    with open_store(case) as store:
        assert event_state(store, event_id).values["status"] == "planned"
    _keys(review, "u")
    with open_store(case) as store:
        assert event_state(store, event_id).values["status"] == before
    _keys(review, "2")
    _focused(review, ".st-key-review_editor")
    _keys(review, "Escape")
    expect(review.locator(".st-key-review_editor")).to_have_count(0)
    _keys(review, "r")
    _focused(review, ".st-key-ed_why")
    _keys(review, "Escape")
    expect(review.locator(".st-key-review_editor")).to_have_count(0)


def test_an_event_is_added_to_a_report_from_where_it_is_read(review: Any, here: str, case: Path) -> None:
    with open_store(case) as store:
        row = min(store.documents(), key=lambda row: row.events)
        before = len(events_frame(store))
    review.goto(f"{here}/reports?read={row.id}")
    review.get_by_role("button", name="Add an event by hand").click()
    expect(review.get_by_text("A new event of this report")).to_be_visible()
    _settle(review)
    review.reload()  # the address knows the report
    expect(review.get_by_text("A new event of this report")).to_be_visible()
    _focused(review, ".rv-choose")
    _keys(review, "Escape")  # and the way back to it
    expect(review).to_have_url(re.compile(rf"/reports\?read={row.id}$"))
    review.get_by_role("button", name="Add an event by hand").click()
    _focused(review, ".rv-choose")
    _keys(review, "Enter")  # the first sentence
    _focused(review, ".rv-words")
    _keys(review, "Enter")  # its first word
    review.keyboard.press("Tab")
    _keys(review, "Enter")  # up to its second
    expect(review.locator(".rv-word.rv-held")).to_have_count(2)
    chosen = review.locator(".rv-word.rv-held").all_inner_texts()
    review.get_by_role("button", name="Add the event").click()
    expect(review.get_by_text("Added. Correct below what is missing.")).to_be_visible()
    with open_store(case) as store:
        assert len(events_frame(store)) == before + 1
    trigger = review.locator(".st-key-review_card .dl-trigger")
    expect(trigger).to_contain_text(chosen[0])
    review.goto(f"{here}/?event={_event(review)}")
    expect(review.locator(".dl-card.dl-chosen")).to_contain_text(chosen[1])
