"""Every page, run without a browser on a small case made by hand."""

from __future__ import annotations

import html
import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.components import panel
from dashboard.components.reports import list as report_list
from dashboard.table.columns import day_number
from tests.dashboard.cases import EVENTS, UNDATED
from tests.dashboard.running import markup_of, open_page, words_of


def _sentence(app: AppTest) -> str:
    found = [element.proto.body for element in app.get("html") if "dl-sentence" in element.proto.body]
    return html.unescape(re.sub(r"<[^>]+>", "", found[0]))


def _all_data(app: AppTest, name: str) -> list[dict[str, Any]]:
    """What is sent to each of our components of that name."""
    found = [element.proto for element in app.get("bidi_component")]
    return [json.loads(proto.bytes) for proto in found if proto.component_name == f"dateline_{name}"]


def _data(app: AppTest, name: str) -> dict[str, Any]:
    (found,) = _all_data(app, name)
    return found


def test_the_map_page_states_the_selection_and_lists_its_events(case: Path) -> None:
    app = open_page()
    assert _sentence(app) == "7 events, 2 only claimed, 1 without a place, 1 undated."
    words = words_of(app)
    for part in ("River Guard", "two days before publication", "12–20 killed", "Claimed by residents", "not placed"):
        assert part in words
    assert [_data(app, name)["window"] for name in ("timeline",)] == [None]
    assert sum(_data(app, "timeline")["lanes"]["totals"]) == EVENTS - UNDATED
    assert words.count("Says who") == EVENTS


def test_a_filter_acts_on_everything_and_is_in_the_address(case: Path) -> None:
    app = open_page(actor="river-guard")
    assert _sentence(app) == "4 of 7 events, 1 only claimed, 1 undated: River Guard."
    app.segmented_control(key="filter_role").select("agent").run()
    assert _sentence(app) == "3 of 7 events, 1 undated: River Guard as agent."
    assert app.query_params["actor"] == "river-guard"
    assert app.query_params["role"] == "agent"
    assert sum(_data(app, "timeline")["lanes"]["totals"]) == 2
    app.button(key="reset").click().run()
    assert _sentence(app).startswith("7 events")
    assert "actor" not in app.query_params


def test_every_filter_narrows(case: Path) -> None:
    app = open_page(place="kesh")
    assert _sentence(app).startswith("3 of 7 events")
    app.text_input(key="filter_text").input("overnight").run()
    assert _sentence(app).startswith("1 of 7 events")
    app.text_input(key="filter_text").input("").run()
    app.number_input(key="filter_around").set_value(60).run()  # Tarvo lies some 79 km off
    assert "within 60 km of 13.90° N, 33.90° E" in _sentence(app)
    app.button(key="clear_around").click().run()
    app.number_input(key="filter_toll").set_value(5).run()
    assert _sentence(app) == "1 of 7 events: at least 5 dead."


def test_choices_have_counts_and_what_was_typed_finds_more(case: Path) -> None:
    app = open_page(status="claimed")
    pickers = {choice["label"]: choice for choice in _all_data(app, "picker")}
    assert [row[1:3] for row in pickers["Source"]["options"]] == [["Harbour Post", 1], ["Valley News", 1]]
    assert pickers["Actor"]["options"][0][:3] == ["northern-army", "Northern Army", 2]


def test_an_address_restores_the_selection(case: Path) -> None:
    app = open_page(status="claimed", **{"from": "2031-03-20", "undated": "no"})
    assert _sentence(app) == "1 of 7 events, 1 only claimed: from 20 March 2031; claimed."
    assert app.session_state["filter_statuses"] == ["claimed"]


def test_the_brushed_days_filter_and_can_be_cleared(case: Path) -> None:
    app = open_page(window="2031-03-20..2031-04-05")
    assert "2 of 7 events" in _sentence(app)
    assert "20 March – 5 April 2031 on the timeline" in _sentence(app)
    data = _data(app, "timeline")
    assert data["window"] == [day_number(date(2031, 3, 20)), day_number(date(2031, 4, 5))]
    assert sum(data["strip"]["counts"]) == EVENTS - UNDATED  # the strip shows all days
    assert sum(data["lanes"]["totals"]) == 2


def test_a_hostile_address_does_nothing_and_is_told(case: Path) -> None:
    app = open_page(status="<script>", actor="nobody-here", event="999999", colour="red", place=["x", "y"])
    assert _sentence(app).startswith("7 events")
    words = words_of(app)
    for part in ("“colour”", "“status”", "an actor that this case does not have", "an event that this case does not"):
        assert part in words
    assert "<script>" not in " ".join(element.proto.body for element in app.get("html"))
    app.button(key="dismiss").click().run()
    assert "does not have" not in words_of(app)


def test_nothing_matches_says_what_to_do(case: Path) -> None:
    app = open_page(text="no such words anywhere")
    assert "No event passes all of these filters" in words_of(app)
    app.button(key="reset_empty").click().run()
    assert _sentence(app).startswith("7 events")


def test_a_chosen_event_is_read_in_its_report(case: Path) -> None:
    app = open_page(event="2")
    assert "The chosen event" in words_of(app)
    assert 'data-act="read:1/2"' in markup_of(app)
    app = open_page("reports", event="2", read="1")
    assert re.search(r'class="dl-told dl-is-claimed dl-chosen"[^>]*>.*?shelled', markup_of(app))


def test_the_tray_lists_what_map_and_timeline_cannot_show(case: Path) -> None:
    app = open_page()
    tray = app.toggle(key="tray")
    assert tray.label == "2 events with something missing: 1 not on the map · 1 not on the timeline"
    assert "no place named" not in words_of(app)
    tray.set_value(True).run()
    assert "no place named" in words_of(app)


def test_a_view_is_saved_under_a_name_and_shown_again(case: Path) -> None:
    app = open_page(status="claimed")
    app.text_input(key="view_name").input("Only *claims*").run()
    app.button(key="reset").click().run()
    assert _sentence(app).startswith("7 events")
    app.button(key="view_0").click().run()
    assert _sentence(app) == "2 of 7 events, 2 only claimed: claimed."
    app.button(key="drop_view_0").click().run()
    assert not [button for button in app.button if button.key == "view_0"]


def test_overview(case: Path) -> None:
    app = open_page("overview")
    words = words_of(app)
    for part in (
        "7 events",
        "12–20",
        "dead as reported, in 1 event",
        "29 %",
        "only claimed (2)",
        "Residents",
        "Valley News",
    ):
        assert part in words
    assert len(app.get("vega_lite_chart")) == 1
    for act in ("actor:river-guard", "show:1", "source:Valley News", "status:claimed", "type:Battles", "events:2"):
        assert f'data-act="{act}' in markup_of(app)


def test_reports_say_what_became_of_each(case: Path) -> None:
    words = words_of(open_page("reports"))
    for part in (
        "6 reports", "7 events · 1 without events · 1 failed · 1 not extracted yet", "read, no event found",
        "failed: the page could not be read", "not extracted yet", "published 2 April 2031 (from the file’s metadata)",
    ):  # fmt: skip
        assert part in words


def test_a_report_is_shown_whole_and_escaped(case: Path) -> None:
    app = open_page("reports", read="2")
    page = " ".join(element.proto.body for element in app.get("html"))
    assert "Shells on &lt;Kesh&gt; &amp; the harbour" in page
    report = html.unescape(re.sub(r"<[^>]+>", "", page[page.index('<div class="dl-report">') :]))
    assert "The Northern Army shelled the River Guard near Kesh. A convoy was ambushed in Upper Valley." in report
    assert 'id="s0"' in page


def test_reports_can_be_found_and_opened(case: Path) -> None:
    app = open_page("reports")
    assert set(re.findall(r'data-act="(open:\d+)"', markup_of(app))) == {f"open:{number}" for number in range(1, 7)}
    app.text_input(key="reports_find").input("harvest").run()
    assert set(re.findall(r'data-act="(open:\d+)"', markup_of(app))) == {"open:4"}
    assert "1 of 6 reports" in words_of(app)
    app = open_page("reports", read="4")
    assert app.query_params["read"] == "4"
    assert "The harvest was good this year." in words_of(app)


def test_many_reports_are_listed_page_by_page(case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(report_list, "PAGE", 2)
    app = open_page("reports", read="3")  # the list stands at the page of the report that is read
    order = [int(number) for number in re.findall(r'<li id="r(\d+)"', markup_of(app))]
    assert 3 in order
    assert len(order) == 2
    app.text_input(key="reports_find").input("e").run()  # another list begins at its first page
    assert re.search(r"1–2 of \d reports", words_of(app))
    assert app.button(key="reports_back").disabled
    app.button(key="reports_on").click().run()
    assert re.search(r"3–4 of \d reports", words_of(app))
    app.text_input(key="reports_find").input("").run()
    seen = re.findall(r'<li id="r(\d+)"', markup_of(app))
    for _ in range(2):
        app.button(key="reports_on").click().run()
        seen += re.findall(r'<li id="r(\d+)"', markup_of(app))
    assert sorted(seen) == list("123456")
    assert app.button(key="reports_on").disabled


def test_adding_asks_for_nothing_before_there_are_files(case: Path) -> None:
    app = open_page("add")
    assert "nothing is sent anywhere" in words_of(app)
    assert not [button for button in app.button if button.key == "extract"]


def test_an_empty_case_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATELINE_CASE", str(tmp_path / "new.db"))
    for page in ("", "overview", "reports"):
        assert "This case has no reports yet" in words_of(open_page(page))


@pytest.mark.parametrize(
    ("place", "words"),
    [
        ("Tarvo, TD", "Tarvo, Chad"),
        ("Chad, TD", "Chad"),  # a country by its name alone
        ("Tarvo, ZZ", "Tarvo, ZZ"),  # no country of that code
        ("Tarvo", "Tarvo"),
        ("Bridge, the old", "Bridge, the old"),
    ],
)
def test_other_places_are_named_with_their_country(place: str, words: str) -> None:
    assert panel._spelt_out(place) == words


def test_a_file_that_is_no_case_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    foreign = tmp_path / "holiday.db"
    foreign.write_text("not a database, but somebody's notes")
    monkeypatch.setenv("DATELINE_CASE", str(foreign))
    app = open_page()
    assert "The case cannot be shown" in words_of(app)
    assert foreign.read_text() == "not a database, but somebody's notes"
    foreign.unlink()
    app.button(key="try_again").click().run()
    assert "This case has no reports yet" in words_of(app)
