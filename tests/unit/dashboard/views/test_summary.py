"""Words and numbers of the screen: dates, status, the sentence of the selection, tolls and rankings."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.selection import Selection
from dashboard.table.columns import Bools, Table
from dashboard.views import overview, summary, wording
from dashboard.views.filtering import Counts
from dashboard.views.speakers import status_words
from tests.dashboard.frames import campaign, event, frame
from tests.dashboard.tables import table_of

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
    ({"status": "claimed", "attribution": "They", "attribution_actor": "Residents"}, "Claimed by residents"),
    ({"status": "claimed", "attribution": "They"}, "Claimed by an unnamed speaker"),
    (
        {"status": "claimed", "attribution": "the army", "attribution_party": True, "denial": "The  rebels"},
        "Claimed by the army (a party to the conflict), denied by the rebels",
    ),
    ({"status": "planned", "attribution": "the army"}, "Planned, according to the army"),
]


@pytest.mark.parametrize(("changes", "words"), WHO)
def test_who_says_so(changes: dict[str, Any], words: str) -> None:
    assert status_words(next(frame(event(1, **changes)).itertuples(index=False))) == words


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
    assert summary.map_title(Selection(actors=("guard",), start=date(2031, 7, 1)), NAMES) == "River Guard"
    boxed = Selection(actors=("guard",), box=(33.0, 14.0, 34.0, 15.0))
    assert summary.map_title(boxed, NAMES) == "River Guard, in the drawn area"


def test_box_circle_toll_origins_and_lying_within_are_stated() -> None:
    chosen = Selection(
        start=date(2031, 7, 1), end=date(2031, 7, 31), within=True, include_undated=False, toll=10, origins=2,
        box=(33.0, 14.0, 34.5, 15.25), around=(14.1, -33.2, 25.0),
    )  # fmt: skip
    assert summary.conditions(chosen, {}) == [
        "wholly within 1–31 July 2031",
        "in the box from 14.00° N, 33.00° E to 15.25° N, 34.50° E",
        "within 25 km of 14.10° N, 33.20° W",
        "at least 10 dead",
        "from at least 2 independent origins",
    ]


def _all(*rows: dict[str, Any]) -> tuple[Table, Bools]:
    table = table_of(frame(*rows))
    return table, np.ones(len(table), dtype=bool)


def test_tolls_leave_out_what_is_not_told_as_having_happened() -> None:
    low = {"fatalities_low": 1, "fatalities_best": 1, "fatalities_high": 1}
    table, every = _all(event(1), event(2, status="planned"), event(3, status="claimed", **low))
    assert overview.toll(table, every, "killed") == overview.TollRange(low=13, high=21, events=2)
    assert table.ids[overview.heaviest(table, every)].tolist() == [1, 3]
    assert table.ids[overview.heaviest(table, every, most=1)].tolist() == [1]
    assert overview.toll(table, every, "injured") == overview.TollRange(0, 0, 0)


def test_actors_are_counted_in_each_role_and_once_in_all() -> None:
    both = {"agents": ("River Guard",), "targets": ("River Guard",), "agent_ids": ("river-guard",)}
    table, every = _all(event(1), event(2, targets=(), target_ids=()), event(3, target_ids=("river-guard",), **both))
    found = [(row.name, row.agent, row.target, row.events) for row in overview.actors(table, every)]
    assert found == [("River Guard", 3, 1, 3), ("Northern Army", 0, 1, 1)]


def test_claimants_are_who_the_claims_stand_on() -> None:
    table, every = _all(
        event(1, status="claimed", attribution="the army", attribution_party=True),
        event(2, status="claimed", attribution="The army"),
        event(3, status="asserted", attribution="Valley News"),
        event(4, status="claimed"),
    )
    assert overview.claimants(table, every) == [overview.Claimant("The army", True, 2, (1, 2))]


def test_sources_count_events_and_reports_and_the_unnamed_stand_last() -> None:
    other = {"document_ids": (2,), "document_id": 2, "source": "", "sources": ()}
    table, every = _all(event(1), event(2), event(3, **other), event(4, document_ids=(1,)))
    assert overview.sources(table, every) == [
        overview.Publisher("Valley News", 3, 1), overview.Publisher("", 1, 1),
    ]  # fmt: skip


def test_rankings_are_those_of_all_names_however_many() -> None:
    rows = [event(n, agents=(f"Group {n % 90:02}",), agent_ids=(f"g{n % 90:02}",)) for n in range(1, 400)]
    table, every = _all(*rows)
    found = overview.actors(table, every)
    assert [row.name for row in found][:2] == ["Northern Army", "Group 01"]  # 5 events each for 1 to 39, by name
    assert len(found) == overview.MOST_ROWS
    assert [row.events for row in found] == sorted((row.events for row in found), reverse=True)


def test_every_dated_event_is_in_one_bar() -> None:
    from dashboard.views.timeline import extent

    table = table_of(campaign(90))
    every = np.ones(len(table), dtype=bool)
    whole = extent(table, every)
    assert whole is not None
    assert overview.over_time(table, every, whole)["events"].sum() == int(table.dated.sum())


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=30))
def test_no_name_becomes_markup_in_a_ranking(name: str) -> None:
    hostile = name + '"><script>x</script>'
    table, every = _all(event(1, agents=(hostile,), agent_ids=(hostile,), place=hostile))
    made = overview.actors_html(overview.actors(table, every))
    made += overview.tolls_html(list(frame(event(1, place=hostile)).itertuples(index=False)))
    assert set(re.findall(r"</?([a-zA-Z!?][^\s/>]*)", made)) <= {"div", "span", "button", "i"}
