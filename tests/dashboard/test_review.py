"""The review page, every action of it, run without a browser on the small case made by hand."""

from __future__ import annotations

import html
import io
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

import dashboard
from dashboard.components import actions
from dashboard.components import review as page
from extract.model import Role
from extract.store import corrections, review
from extract.store.correction_exchange import export_corrections
from extract.store.correction_values import TimeValue, TollValue, point, time_value
from extract.store.corrections import EventState, event_state
from extract.store.repository import Store, open_store
from tests.dashboard.cases import build

APP = Path(dashboard.__file__).parent / "app.py"
#: events of the case that deserve a look: no place; unconfirmed; no date
UNPLACED, UNCONFIRMED, UNDATED = 4, 6, 7
LATER = datetime(2040, 1, 1, tzinfo=UTC)


@dataclass
class Desk:
    """The page in a session, and the case behind it. ``clicks``, ``keys``: what the browser is about to send."""

    app: AppTest
    store: Store
    clicks: list[str] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)

    def click(self, act: str) -> None:
        """Click on something drawn as HTML."""
        assert f'data-act="{act}"' in self.markup, act
        self.clicks.append(act)
        self.run()

    def press(self, key: str) -> None:
        self.keys.append(key)
        self.run()

    def push(self, key: str) -> None:
        self.app.button(key=key).click().run()
        assert not self.app.exception

    def run(self) -> None:
        self.app.run()
        assert not self.app.exception

    @property
    def markup(self) -> str:
        return " ".join(element.proto.body for element in self.app.get("html"))

    @property
    def words(self) -> str:
        bare = re.sub(r"<style>.*?</style>|<[^>]+>", " ", self.markup, flags=re.S)
        return " ".join(html.unescape(bare).split())

    @property
    def event(self) -> int:
        """The event that is open."""
        return int(self.app.query_params["event"])

    def state(self, event_id: int = 0) -> EventState:
        return event_state(self.store, event_id or self.event)

    def has(self, key: str) -> bool:
        return any(button.key == key for button in self.app.button)


Opener = Callable[..., Desk]


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Store]:
    with open_store(build(tmp_path / "case.db")) as store:
        yield store


@pytest.fixture
def desk(case: Store, monkeypatch: pytest.MonkeyPatch) -> Opener:
    """Opens the page; ``analyst``: who it is ("": nobody yet); ``query``: the address."""
    monkeypatch.setenv("DATELINE_CASE", case.name)
    made: list[Desk] = []

    def listen(acts: Any) -> None:
        if made and made[-1].clicks:
            name, _, value = made[-1].clicks.pop(0).partition(":")
            acts[name](value)
            st.rerun()

    def keys(*, key: str, data: Any, on_pressed_change: Callable[[], None]) -> None:
        if made and made[-1].keys:
            st.session_state[key] = SimpleNamespace(pressed=made[-1].keys.pop(0))
            on_pressed_change()
            st.rerun()

    monkeypatch.setattr(actions, "listen", listen)
    monkeypatch.setattr(page, "_component", lambda: keys)

    def opened(analyst: str = "Ana", **query: str) -> Desk:
        app = AppTest.from_file(str(APP), default_timeout=60)
        for name, value in query.items():
            app.query_params[name] = value
        app.run()
        if "since" in query:  # the map's own address has none
            app.query_params["since"] = query["since"]
        app.switch_page("pages/review.py").run()
        made.append(Desk(app, case))
        if analyst:
            app.text_input(key="analyst_name").input(analyst).run()
        assert not app.exception
        return made[-1]

    return opened


def test_the_queue_says_what_deserves_a_look_and_why(desk: Opener) -> None:
    here = desk()
    assert "0 of 3 reviewed; 0 by you" in here.words
    for part in ("All 3 Not placed 1 Undated 1 Low evidence 1", "low evidence · Upper Valley", "undated · Tarvo"):
        assert part in here.words
    assert here.event == UNPLACED
    assert "It has no place, so it is not on the map." in here.words
    # the whole report, its sentence chosen and its words marked by role
    assert "Residents said the Northern Army shelled Kesh overnight." in here.words
    assert re.search(r'class="dl-told dl-is-asserted dl-chosen".*?dl-trigger[^>]*>withdrew<', here.markup)


def test_the_queue_is_filtered_by_reason(desk: Opener) -> None:
    here = desk()
    here.click("list:undated")
    assert here.event == UNDATED
    assert "1 of 1" in here.words


def test_nobody_corrects_without_a_name(desk: Opener) -> None:
    here = desk(analyst="")
    assert "Who is reviewing?" in here.words
    assert not here.has("review_accept")
    assert 'data-act="edit:' not in here.markup
    here.press("a")
    assert "Say who you are first" in here.words
    here.app.text_input(key="analyst_name").input("  Ana \x00 ").run()
    assert "You are Ana" in here.words
    here.push("analyst_forget")
    assert not here.has("review_accept")


def test_next_and_previous_by_button_link_and_key(desk: Opener) -> None:
    here = desk()
    here.push("review_next")
    assert here.event == UNCONFIRMED
    here.press("j")
    assert here.event == UNDATED
    here.press("ArrowDown")  # the last stays the last
    assert here.event == UNDATED
    here.press("k")
    assert here.event == UNCONFIRMED
    here.push("review_previous")
    assert here.event == UNPLACED
    here.click(f"open:e{UNDATED}")
    assert here.event == UNDATED


def test_accept_goes_on_and_undo_comes_back(desk: Opener) -> None:
    here = desk()
    here.push("review_accept")
    assert here.event == UNCONFIRMED
    assert "1 of 3 reviewed; 1 by you" in here.words
    assert "Accepted: non-violent transfer of territory, 10 March 2031." in here.words
    here.press("u")
    assert here.event == UNPLACED
    assert "0 of 3 reviewed" in here.words
    assert "taken back by Ana" in here.words


def test_reject_asks_why_and_restore_brings_it_back(desk: Opener) -> None:
    here = desk(event=str(UNDATED))
    here.press("r")
    here.app.text_input(key="ed_why").input("told twice").run()
    here.push("review_do")
    assert here.state(UNDATED).rejected
    assert "It is kept, but not counted." in here.words
    again = desk("Ben")
    again.click("list:rejected")
    assert again.event == UNDATED
    assert "Ana rejected it told twice" in again.words
    again.push("review_reject")
    assert not again.state(UNDATED).rejected


def test_all_reviewed_says_so(desk: Opener) -> None:
    here = desk()
    for _ in range(3):
        here.press("a")
    assert "Nothing is left to review" in here.words
    assert "3 of 3 reviewed; 3 by you" in here.words
    assert "event" not in here.app.query_params


def test_type_status_and_weapons_are_edited(desk: Opener) -> None:
    here = desk()
    here.click("edit:event_type")
    here.app.selectbox(key="ed_type").select("Other").run()
    here.push("review_do")
    assert here.state().values["event_type"] == "Other"
    here.click("edit:status")
    here.app.selectbox(key="ed_status").select("denied").run()
    here.app.text_input(key="ed_why").input("the army denies it").run()
    here.push("review_do")
    assert here.state().values["status"] == "denied"
    assert "status: denied (was asserted)" in here.words
    here.click("edit:weapons")
    here.app.multiselect(key="ed_weapons").set_value(["mortar"]).run()
    here.push("review_do")
    assert here.state().values["weapons"] == ("mortar",)


def test_the_date_is_a_day_a_stretch_or_none(desk: Opener) -> None:
    here = desk(event=str(UNDATED))
    here.press("e")  # opens what is missing
    here.push("review_do")
    assert "Give the day, or choose “Undated”" in here.words
    here.app.date_input(key="ed_day").set_value(date(2031, 5, 2)).run()
    here.push("review_do")
    assert here.state().values["time"] == time_value(date(2031, 5, 2), date(2031, 5, 2))
    here.click("edit:time")
    here.app.segmented_control(key="ed_time_kind").select("Several days").run()
    here.app.date_input(key="ed_first").set_value(date(2031, 5, 9)).run()
    here.app.date_input(key="ed_last").set_value(date(2031, 5, 2)).run()
    here.push("review_do")
    assert "is before the first" in here.words
    here.app.date_input(key="ed_last").set_value(date(2031, 5, 30)).run()
    here.push("review_do")
    time = here.state().values["time"]
    assert isinstance(time, TimeValue)
    assert (time.start, time.end, time.precision) == (date(2031, 5, 9), date(2031, 5, 30), "range")
    here.click("edit:time")
    here.app.segmented_control(key="ed_time_kind").select("Undated").run()
    here.push("review_do")
    assert here.state().values["time"] is None


def test_the_place_is_found_by_name(desk: Opener) -> None:
    here = desk()
    here.press("e")
    assert "Correct the place" in here.words
    here.push("review_do")
    assert "Choose a place first" in here.words
    here.app.text_input(key="ed_place_find").input("Khartoum").run()
    radio = here.app.radio(key="ed_place_choice")
    assert radio.value == 0
    assert radio.options[0] == "Khartoum"
    here.push("review_do")
    place: Any = here.state().values["place"]
    assert (place.name, place.country) == ("Khartoum", "SD")
    assert "The place was corrected." in here.words
    assert here.event == UNPLACED  # it stays open, though nothing asks for a look any more
    here.app.switch_page("pages/map.py").run()
    assert "Khartoum" in here.words  # at once


def test_a_name_always_means_a_place_from_now_on(desk: Opener) -> None:
    here = desk(event="1")
    here.click("edit:place")
    here.app.text_input(key="ed_place_find").input("Kesh").run()
    here.app.checkbox(key="ed_always").check().run()
    assert here.app.text_input(key="ed_always_words").value == "Tarvo"
    here.push("review_do")
    assert "“Tarvo” is always Kesh in this case from now on" in here.words
    out = io.BytesIO()
    export_corrections(here.store, out)
    edit, entry = (json.loads(line) for line in out.getvalue().splitlines())
    assert (edit["kind"], edit["field"], edit["value"]["name"]) == ("edit", "place", "Kesh")
    assert (entry["kind"], entry["target"], entry["value"]["name"]) == ("entry", {"name": "Tarvo"}, "Kesh")
    here.push("review_undo")  # the latest first
    assert "Taken back." in here.words
    assert here.has("review_accept")


def test_a_spot_of_the_map_is_a_place(desk: Opener, monkeypatch: pytest.MonkeyPatch) -> None:
    from dashboard.components import editor_place
    from dashboard.components.map import MapResult

    monkeypatch.setattr(editor_place, "event_map", lambda *_, **__: MapResult(picked=(14.25, 33.5)))
    here = desk()
    here.press("e")
    here.app.segmented_control(key="ed_place_how").select("On the map").run()
    here.app.text_input(key="ed_spot_name").input("Old mill").run()
    here.push("review_do")
    place: Any = here.state().values["place"]
    assert (place.name, place.lat, place.lon) == ("Old mill", 14.25, 33.5)
    assert place.gazetteer_id == point(14.25, 33.5).gazetteer_id


def test_actors_are_added_turned_and_removed(desk: Opener) -> None:
    here = desk(event="1")
    here.click("edit:actors")
    here.push("ed_gone_1")
    here.app.text_input(key="ed_actor_find").input("northern").run()
    assert here.app.radio(key="ed_actor_choice").options[0] == "Northern Army"
    here.push("review_do")
    assert "Add the actor whom you typed" in here.words
    here.push("ed_add_agent")
    here.app.text_input(key="ed_actor_find").input("Sons of *the* Delta").run()
    radio = here.app.radio(key="ed_actor_choice")
    radio.set_value(len(radio.options) - 1).run()
    here.app.selectbox(key="ed_kind").select("political militia").run()
    here.push("ed_add_target")
    here.app.selectbox(key="ed_role_0_river-guard").select(Role.TARGET).run()
    here.push("review_do")
    actors: Any = here.state().values["actors"]
    found = {(each.actor.id, each.role.value, each.actor.kind.value) for each in actors}
    assert found == {
        ("river-guard", "target", "rebel group"),
        ("northern-army", "agent", "state forces"),
        ("sons-of-the-delta", "target", "political militia"),
    }


def test_tolls_rise_or_are_refused(desk: Opener) -> None:
    here = desk(event="1")
    here.click("edit:tolls")
    assert here.app.number_input(key="ed_killed_high").value == 20
    here.app.number_input(key="ed_killed_high").set_value(5).run()
    here.push("review_do")
    assert "must rise" in here.words
    here.app.number_input(key="ed_killed_high").set_value(30).run()
    here.app.number_input(key="ed_injured_best").set_value(4).run()
    here.push("review_do")
    tolls: Any = here.state().values["tolls"]
    found = {
        each.kind: (each.toll.low, each.toll.best, each.toll.high) for each in tolls if isinstance(each, TollValue)
    }
    assert found == {"killed": (12, 12, 30), "injured": (4, 4, 4)}


def test_leaving_off_drops_what_was_typed(desk: Opener) -> None:
    here = desk(event="1")
    here.click("edit:event_type")
    here.app.selectbox(key="ed_type").select("Other").run()
    here.press("Escape")
    assert not here.has("review_do")
    here.click("edit:event_type")
    assert here.app.selectbox(key="ed_type").value == "Armed clash"


def test_events_are_merged_and_split_again(desk: Opener) -> None:
    here = desk(event="1")
    here.press("m")
    here.push("review_do")
    assert "Tick at least one" in here.words
    here.app.text_input(key="ed_merge_find").input("Monday").run()
    here.app.checkbox(key=f"ed_same_{UNDATED}").check().run()
    here.push("review_do")
    assert "They are one event now." in here.words
    assert len(here.state().mention_ids) == 2
    assert "2 passages in 2 reports" in here.words
    here.click("report:3")  # the other report of the event
    assert "Notes from a notebook" in here.words
    here.push("review_split")
    here.app.checkbox(key=f"ed_other_{UNDATED}").check().run()
    here.push("review_do")
    assert len(here.state(1).mention_ids) == 1
    assert len(here.state(UNDATED).mention_ids) == 1


def test_a_note_changes_nothing_but_the_history(desk: Opener) -> None:
    here = desk(event="1")
    before = here.state().revision
    here.push("review_note")
    here.app.text_area(key="ed_note").input("Ask <b>the desk</b> in Kesh").run()
    here.push("review_do")
    assert here.state().revision == before
    assert "Ask &lt;b&gt;the desk&lt;/b&gt; in Kesh" in here.markup


def test_an_event_is_added_from_words_of_the_report(desk: Opener) -> None:
    here = desk(event="1")
    here.press("n")
    assert "Click the sentence that tells it" in here.words
    sentence = re.search(r'data-act="(sentence:\d+-\d+)"[^>]*>[^<]*The army withdrew', here.markup)
    assert sentence
    here.click(sentence[1])
    here.push("review_do")
    assert "Choose the sentence, then the words" in here.words
    first = re.search(r'data-act="(word:\d+-\d+)">its<', here.markup)
    last = re.search(r'data-act="(word:\d+-\d+)">camp<', here.markup)
    assert first
    assert last
    here.click(first[1])
    here.click(last[1])
    here.app.selectbox(key="ed_type").select("Headquarters or base established").run()
    here.push("review_do")
    assert here.event not in range(1, 8)
    assert here.state().values["event_type"] == "Headquarters or base established"
    assert "by hand" in here.words
    assert ">its camp<" in here.markup


def _by_ben(store: Store, event_id: int, kind: str = "denied") -> None:
    corrections.edit(store, event_state(store, event_id), "status", kind, by="Ben", at=LATER, why="saw it")


def test_a_stale_edit_is_refused_and_nothing_typed_is_lost(desk: Opener, case: Store) -> None:
    here = desk(event="1")
    here.click("edit:event_type")
    here.app.selectbox(key="ed_type").select("Other").run()
    here.app.text_input(key="ed_why").input("my reason").run()
    _by_ben(case, 1)
    here.push("review_do")
    assert "This event changed since you opened it." in here.words
    assert "status was asserted, now denied" in here.words
    assert here.state().values["event_type"] == "Armed clash"  # nothing overwritten
    assert here.app.selectbox(key="ed_type").value == "Other"
    assert here.app.text_input(key="ed_why").value == "my reason"
    here.push("review_mine")
    assert (here.state().values["event_type"], here.state().values["status"]) == ("Other", "denied")


def test_theirs_can_be_taken_instead(desk: Opener, case: Store) -> None:
    here = desk(event="1")
    here.click("edit:status")
    here.app.selectbox(key="ed_status").select("planned").run()
    _by_ben(case, 1)
    here.push("review_do")
    here.push("review_theirs")
    assert not here.has("review_do")
    assert here.state().values["status"] == "denied"


def test_a_stale_accept_is_refused_too(desk: Opener, case: Store) -> None:
    here = desk(event="1")
    _by_ben(case, 1)
    here.push("review_accept")
    assert "This event changed since you opened it." in here.words
    assert review.progress(case).accepted == 0
    here.push("review_mine")
    assert review.progress(case).accepted == 1


def test_analysts_who_differ_are_shown(desk: Opener, case: Store) -> None:
    seen = event_state(case, 1)
    _by_ben(case, 1)
    # two cases that exchanged their logs: Cem had not seen what Ben said
    entry = corrections.edit(case, event_state(case, 1), "event_type", "Other", by="Cem", at=LATER)
    assert entry.event_ids == (1,)
    assert seen.values["status"] == "asserted"
    here = desk(event="1")
    assert "Ben status: denied (was asserted) saw it" in here.words
    assert "Cem type: Other (was Armed clash)" in here.words


def test_what_fits_nothing_is_shown_and_taken_back(desk: Opener, case: Store, tmp_path: Path) -> None:
    with open_store(build(tmp_path / "other.db")) as other:
        from extract.model import Document

        number = other.add_document(Document("Gunmen burned a mill at dawn.", "Mill", name="mill.txt")).document_id
        added = corrections.add(other, number, 7, 13, {"event_type": "Attack"}, by="Ben", at=LATER)
        out = io.BytesIO()
        export_corrections(other, out)
    from extract.store.correction_exchange import import_corrections

    import_corrections(case, out.getvalue().splitlines())
    here = desk()
    here.click("list:orphaned correction")
    assert "Ben added it by hand" in here.words
    assert "Its report is not in this case" in here.words
    assert "“burned”" in here.words
    here.push("review_orphan_undo")
    assert review.orphaned(case) == []
    assert added.correction.uuid


def test_a_colleagues_log_is_taken_in(desk: Opener, tmp_path: Path) -> None:
    with open_store(build(tmp_path / "other.db")) as other:
        _by_ben(other, 1)
        out = io.BytesIO()
        export_corrections(other, out)
    here = desk(event="1")
    for said in ("1 correction taken in.", "0 corrections taken in; 1 known already."):
        here.app.file_uploader[0].set_value(("theirs.jsonl", out.getvalue(), "application/x-ndjson")).run()
        assert not here.app.exception
        assert said in here.words
    assert here.state(1).values["status"] == "denied"
    assert "1 entry by all who corrected this case" in here.words
    here.app.file_uploader[0].set_value(("notes.jsonl", b"no log <b>at all</b>", "text/plain")).run()
    assert "line 1: not a correction" in here.words
    assert "<b>at all" not in here.markup


def test_new_since_the_last_visit(desk: Opener, case: Store) -> None:
    review.mark_visit(case, "Ana", LATER)
    corrections.add(case, 1, 0, 3, {"event_type": "Attack"}, by="Ben", at=LATER)
    here = desk()
    assert "New since the last visit 1" in here.words
    again = desk(since=here.app.query_params["since"])  # the page loaded once more
    assert "New since the last visit 1" in again.words
    assert "New since" not in desk().words


def test_a_link_to_an_event_that_is_gone_says_so(desk: Opener) -> None:
    here = desk(event="4711")
    assert here.event == UNPLACED
    assert "points at an event that this case does not have" in here.words


def test_on_the_map(desk: Opener) -> None:
    here = desk(event="1", status="claimed")
    here.push("review_map")
    assert "The chosen event" in here.words
    assert "Tarvo, Sudan" in here.words
    assert 'data-act="correct:1"' in here.markup


def test_a_hostile_click_does_nothing(desk: Opener) -> None:
    here = desk()
    for act in (
        "open:e99999999999999",
        "open:<b>",
        "edit:rowid",
        "undo:x",
        "at:1-",
        "report:999",
        "word:1-2",
        "sentence:0-9",
    ):
        here.clicks.append(act)
        here.run()
    assert here.event == UNPLACED
    assert not here.has("review_do")


def test_a_case_without_reports_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATELINE_CASE", str(tmp_path / "new.db"))
    app = AppTest.from_file(str(APP), default_timeout=60).run()
    app.switch_page("pages/review.py").run()
    assert "This case has no reports yet" in " ".join(element.proto.body for element in app.get("html"))
