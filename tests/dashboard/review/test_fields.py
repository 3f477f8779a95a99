"""Each field of an event, corrected in place."""

from __future__ import annotations

import io
import json
from datetime import date
from typing import Any

import pytest

from dashboard.components.editor import place as editor_place
from dashboard.components.map import MapResult
from extract.model import Role
from extract.store.corrections.exchange import export_corrections
from extract.store.corrections.values import TimeValue, TollValue, point, time_value
from tests.dashboard.review.desk import UNDATED, UNPLACED, Opener


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


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("river", "River Guard"),  # of the case
        ("RSF", "Rapid Support Forces"),  # an alias
        ("sudanese ARMY", "Sudanese military"),  # what reports call it; all words, any case
        ("army", "Northern Army"),  # of the case before those that are only known
        ("Nígerien mílitary", "Nigerien military"),  # marks on letters do not count
    ],
)
def test_an_actor_is_found_by_any_of_its_names(words: str, expected: str, desk: Opener) -> None:
    here = desk(event="1")
    here.click("edit:actors")
    here.app.text_input(key="ed_actor_find").input(words).run()
    assert here.app.radio(key="ed_actor_choice").options[0].replace("\\", "") == expected


def test_a_line_is_opened_by_its_number(desk: Opener) -> None:
    here = desk(event="1")
    for key, label in (("2", "date"), ("5", "toll")):
        here.press(key)
        assert f"Correct the {label}" in here.words
        here.press("Escape")


def test_a_hostile_name_of_a_place_is_text_in_all_that_is_said(desk: Opener, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(editor_place, "event_map", lambda *_, **__: MapResult(picked=(14.25, 33.5)))
    here = desk()
    for key in ("j", "a", "a", "e"):  # the last that is left, so that what was done is all that is said
        here.press(key)
    here.app.segmented_control(key="ed_place_how").select("On the map").run()
    here.app.text_input(key="ed_spot_name").input("<img src=x onerror=alert(1)>").run()
    here.push("review_do")
    assert "<img" not in here.markup
    here.press("a")
    assert "Nothing is left to review" in here.words
    assert "<img" not in here.markup
    assert "<img src=x onerror=alert(1)>" in here.words
