"""Words and numbers of the screen: dates, status, the sentence of the selection, tolls and rankings."""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd
import pytest

from dashboard.selection import Selection
from dashboard.views import overview, summary, wording
from dashboard.views.filtering import Counts
from tests.dashboard.frames import campaign, event, frame

DAYS = [
    (date(2031, 7, 13), date(2031, 7, 13), "", "13 July 2031"),
    (date(2031, 7, 1), date(2031, 7, 31), "", "1–31 July 2031"),
    (date(2031, 7, 1), date(2031, 7, 31), "month", "July 2031"),
    (date(2031, 6, 28), date(2031, 7, 3), "", "28 June – 3 July 2031"),
    (date(2030, 12, 30), date(2031, 1, 2), "", "30 December 2030 – 2 January 2031"),
    (date(2031, 1, 1), date(2031, 12, 31), "year", "2031"),
    (None, date(2031, 7, 3), "", "until 3 July 2031"),
    (date(2031, 7, 3), None, "", "from 3 July 2031"),
    (None, None, "", "undated"),
]


@pytest.mark.parametrize(("first", "last", "precision", "words"), DAYS)
def test_days_as_people_write_them(first: date | None, last: date | None, precision: str, words: str) -> None:
    assert wording.days(first, last, precision) == words


def test_short_days() -> None:
    assert wording.days(date(2031, 6, 28), date(2031, 7, 3), short=True) == "28 Jun – 3 Jul 2031"


WHO = [
    ({"status": "asserted"}, "Asserted"),
    ({"status": "claimed", "attribution": "The governor"}, "Claimed by the governor"),
    ({"status": "claimed", "attribution": "They", "attribution_actor": "Residents"}, "Claimed by Residents"),
    ({"status": "claimed", "attribution": "They"}, "Claimed by them"),
    (
        {"status": "claimed", "attribution": "the army", "attribution_party": True, "denial": "The  rebels"},
        "Claimed by the army, denied by the rebels, a party to the conflict",
    ),
    ({"status": "planned", "attribution": "the army"}, "Planned, according to the army"),
]


@pytest.mark.parametrize(("changes", "words"), WHO)
def test_who_says_so(changes: dict[str, Any], words: str) -> None:
    assert wording.who_says(next(frame(event(1, **changes)).itertuples(index=False))) == words


def test_tolls_are_ranges_and_nothing_where_nothing_is_said() -> None:
    rows = list(frame(event(1), event(2, fatalities_low=None, fatalities_high=None)).itertuples(index=False))
    assert [wording.toll(row) for row in rows] == ["12–20 killed", ""]


def test_markdown_in_a_title_stays_text() -> None:
    assert wording.safe_markdown("**a** [b](c)\n:red[d]") == r"\*\*a\*\* \[b\]\(c\) \:red\[d\]"


NAMES: dict[object, str] = {"guard": "River Guard", "tarvo": "Tarvo", 3: "A <b>report</b>"}
COUNTS = Counts(shown=34, total=52, no_place=3, no_date=1, claimed=9)


def test_the_sentence_states_the_selection() -> None:
    chosen = Selection(
        actors=("guard",), role="agent", start=date(2031, 7, 1), end=date(2031, 7, 31), include_undated=False,
        event_types=("Battles", "Riots"), places=("tarvo",), statuses=("claimed",), documents=(3,), text="river",
    )  # fmt: skip
    assert summary.sentence(COUNTS, chosen, NAMES) == (
        "34 of 52 events, 9 only claimed, 3 without a place, 1 undated: River Guard as agent; battles or riots; "
        "at Tarvo; 1–31 July 2031; claimed; in “A <b>report</b>”; mentioning “river”."
    )


def test_the_sentence_is_escaped_on_the_page() -> None:
    made = summary.sentence_html(COUNTS, Selection(documents=(3,), text="<script>"), NAMES)
    assert "<script>" not in made
    assert "&lt;b&gt;report" in made


def test_the_picture_is_named_after_what_it_shows() -> None:
    assert summary.map_title(Selection(), NAMES) == "Reported events"
    assert summary.map_title(Selection(actors=("guard",), start=date(2031, 7, 1)), NAMES).startswith("River Guard")


def test_tolls_leave_out_what_is_not_told_as_having_happened() -> None:
    table = frame(event(1), event(2, status="planned"), event(3, status="claimed", fatalities_low=1, fatalities_high=1))
    assert overview.toll(table, "fatalities") == overview.TollRange(low=13, high=21, events=2)
    assert list(overview.heaviest(table)["event_id"]) == [1, 3]
    assert overview.toll(table, "injured") == overview.TollRange(0, 0, 0)


def test_actors_are_counted_in_each_role() -> None:
    table = overview.actors(frame(event(1), event(2, targets=(), target_ids=())))
    assert table[["name", "agent", "target"]].to_numpy().tolist() == [["River Guard", 2, 0], ["Northern Army", 0, 1]]


def test_claimants_are_who_the_claims_stand_on() -> None:
    table = frame(
        event(1, status="claimed", attribution="the army", attribution_party=True),
        event(2, status="claimed", attribution="The army"),
        event(3, status="asserted", attribution="Valley News"),
    )
    assert overview.claimants(table).to_numpy().tolist() == [["The army", 2, True]]


def test_every_dated_event_is_in_one_bar() -> None:
    from dashboard.views.timeline import extent

    table = campaign(90)
    whole = extent(table)
    assert whole is not None
    bars = overview.over_time(table, whole, ["Battles"])
    assert bars["events"].sum() == int(table["start"].notna().sum())
    assert overview.over_time(frame(event(1, start=pd.NaT)), whole, [])["events"].sum() == 1
